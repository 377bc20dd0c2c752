// What draws comes to who needs it: for the other language, for an altered page, for a document of the host's; and to nobody else.
import assert from 'node:assert/strict';
import test from 'node:test';
import { FETCHING, SEARCH, becomes, isIn, isReadable, listOf, pathOf, reaches, sameText, shows, tick, type } from './support/chromium.mjs';
import { content, matching } from './support/content.mjs';
import { areLive, article, beginHost, hearAll, hears, seen, threeLines } from './support/embedded.mjs';
import { DOM_FAULTS, MARKUP_FAULTS } from './support/sabotage.mjs';

const { server, browser, open, visit } = await beginHost(test);
test.afterEach(async () => {
  server.heal();
  for (const context of browser.contexts()) await context.close();
});

const TAKES = /\/yongxian-(glue-)?\w{10}\.(wasm|js)$/;
const DRAWS = /\/drawing-(glue-)?\w{10}\.(wasm|js)$/;
/** How many files of a kind the page has asked for itself; the worker asks for all of them. */
const asked = (page, kind) => page.requests.filter((url) => kind.test(url)).length;
/** The page without its worker, which would have everything at hand. */
const alone = (how = {}) => open(how);
const choose = (page, lang) => page.locator(`#yongxian a[hreflang^=${lang}]`).click();

/** All that there is to read but the figures, which come in their own time. */
const textOf = (page) =>
  page.evaluate(() => {
    const copy = document.querySelector('#yongxian').cloneNode(true);
    for (const guest of copy.querySelectorAll('[data-slot], [role=status]')) guest.remove();
    return copy.textContent.replace(/\s+/g, '');
  });

/** Waits until a page reads so, and shows only where it does not. */
async function reads(page, wanted) {
  for (const end = Date.now() + 10_000; Date.now() < end && (await textOf(page)) !== wanted; ) await page.waitForTimeout(100);
  sameText(await textOf(page), wanted, 'it reads');
}

/** Filters rows away, asks for all of them again, and sees every text that there was. */
async function comesAndGoes(page) {
  const before = await textOf(page);
  await type(page, '通义');
  await tick(page, 'org_type', 'startup');
  await shows(page, matching({ text: '通义', choices: { org_type: ['startup'] } }).length);
  await tick(page, 'org_type', 'startup');
  await page.locator(SEARCH).fill('');
  await shows(page, content.models.length);
  await reads(page, before);
}

test('whoever reads and filters a page of ours asks for nothing that draws', FETCHING, async () => {
  const page = await alone();
  await comesAndGoes(page);
  await page.evaluate((id) => (location.hash = `event=${id}`), content.events[5].id);
  await page.locator('li[data-event][aria-current=true]').waitFor();
  assert.deepEqual([asked(page, TAKES), asked(page, DRAWS)], [2, 0]);
});

test('the other language takes what draws once, however often one goes back and forth', FETCHING, async () => {
  const page = await alone();
  for (const lang of ['en', 'zh', 'en']) {
    await choose(page, lang);
    await isIn(page, lang);
  }
  assert.deepEqual([asked(page, TAKES), asked(page, DRAWS)], [2, 2]);
  const english = await alone({ path: 'en/' });
  await reads(page, await textOf(english));
});

for (const [name, path] of Object.entries({ wasm: /drawing-\w+\.wasm$/, glue: /drawing-glue/ }))
  test(`where the ${name} of what draws cannot be had, the text stays in its language, says so, and asks again when asked`, FETCHING, async () => {
    const page = await alone({ path: pathOf('zh', 'q=GLM') });
    const before = await textOf(page);
    const rows = (await listOf(page)).models;
    server.fault({ path, status: 404 });
    await choose(page, 'en');
    await page.locator('.pending').waitFor();
    await becomes(async () => page.problems.some((text) => /^yongxian: wasm-/.test(text)), true);
    const { state, models, typed } = await listOf(page);
    assert.deepEqual({ state, models, typed }, { state: 'live', models: rows, typed: 'GLM' });
    assert.ok((await page.locator('.point .lead').first().textContent()).includes(content.article.points[0].lead.zh));
    await page.locator(SEARCH).fill('');
    await shows(page, content.models.length);
    await page.locator(SEARCH).fill('GLM');
    await shows(page, rows.length);
    await choose(page, 'zh');
    await reads(page, before);
    server.heal();
    await choose(page, 'en');
    await isIn(page, 'en');
    assert.equal(await page.inputValue(SEARCH), 'GLM');
  });

test('who has died over sound markup is back without any network, with text and choices, and whole', FETCHING, async () => {
  const page = await alone();
  await type(page, '大');
  await shows(page, matching({ text: '大', choices: {} }).length);
  server.fault({ path: /./, dead: true });
  await page.evaluate(DOM_FAULTS['insertBefore fails once']);
  await tick(page, 'org_type', 'startup');
  await shows(page, matching({ text: '大', choices: { org_type: ['startup'] } }).length);
  const { state, typed, ticked } = await listOf(page);
  assert.deepEqual([state, typed, ticked], ['live', '大', ['org_type=startup']]);
  assert.equal(asked(page, DRAWS), 0);
  await tick(page, 'org_type', 'startup');
  await page.locator(SEARCH).fill('');
  await shows(page, content.models.length);
  await isReadable(page);
});

test('who dies again soon is drawn, and so is who dies in the other language', FETCHING, async () => {
  const page = await alone();
  for (const draws of [0, 2]) {
    await page.locator(SEARCH).fill('大');
    await shows(page, matching({ text: '大', choices: {} }).length);
    await page.evaluate(DOM_FAULTS['insertBefore fails once']);
    // Rows go back to their places, which is what fails.
    await page.locator(SEARCH).fill('');
    await becomes(async () => asked(page, DRAWS), draws);
    await shows(page, content.models.length);
    await reaches(page, 'live');
  }
  await page.locator(SEARCH).fill('');
  await isReadable(page);
  await choose(page, 'en');
  await isIn(page, 'en');
});

test('an altered page that cannot be drawn is a text, labelled, with what was typed; the next visit is well', FETCHING, async () => {
  const fault = { path: /\/$/, rewrite: MARKUP_FAULTS['texts wrapped in <font> by a translator'] };
  server.fault(fault, { path: /drawing-\w+\.wasm$/, status: 404 });
  const page = await alone({ path: pathOf('zh', 'q=GLM'), state: 'failed' });
  assert.equal(await page.getAttribute('#yongxian', 'data-error'), 'wasm-http');
  await isReadable(page);
  assert.equal(await page.inputValue(SEARCH), 'GLM');
  server.fault(fault);
  await page.reload();
  await reaches(page, 'live');
  await shows(page, matching({ text: 'GLM', choices: {} }).length);
  assert.equal(await page.locator('.point .lead font').count(), 0);
});

/** A small document of a host's. */
const other = () => {
  const { $schema, ...made } = structuredClone(content);
  return { ...made, models: made.models.slice(0, 3), events: [], figures: [] };
};
const give = (page, data) => page.evaluate((data) => void (document.querySelector('yongxian-explainer').data = data), data);
const lines = (attributes = '') => threeLines(server.url, `lang="en" ${attributes}`);

test('a host’s document takes what draws and nothing else; our own text in an element, the reverse', async () => {
  const page = await visit(article(''), { live: 0, before: hearAll });
  await page.evaluate(async ({ url, data }) => {
    const { mount } = await import(url);
    mount(document.getElementById('place'), { lang: 'en', data });
  }, { url: `${server.url}yongxian.js`, data: other() });
  await areLive(page);
  assert.deepEqual([asked(page, TAKES), asked(page, DRAWS)], [0, 2]);
  assert.equal((await seen(page))[0].models, 3);

  const own = await visit(article(lines('view="models"')), { before: hearAll });
  assert.deepEqual([asked(own, TAKES), asked(own, DRAWS)], [2, 0]);
  await give(own, other());
  await becomes(async () => (await seen(own))[0].models, 3);
  assert.deepEqual([asked(own, TAKES), asked(own, DRAWS)], [2, 2]);
});

test('a host’s document that cannot be drawn leaves what was shown, says why, and is drawn when it is given again', async () => {
  const page = await visit(article(lines('view="models" state="q=GLM"')), { before: hearAll });
  const before = (await seen(page))[0];
  server.fault({ path: /drawing-\w+\.wasm$/, status: 404 });
  await give(page, other());
  // An answer without the headers that another origin needs cannot be read at all.
  assert.match((await hears(page, 'error')).code, /^wasm-(http|network)$/);
  assert.deepEqual((await seen(page))[0], before);
  server.heal();
  await give(page, other());
  await becomes(async () => Number(await page.locator('yongxian-explainer output[data-count]').getAttribute('data-count')) < before.models, true);
  assert.equal((await seen(page))[0].status, 'live');
});

for (const view of ['points', 'models', 'timeline'])
  test(`a part alone in a frame needs nothing that draws, until the other language: ${view}`, FETCHING, async () => {
    const page = await alone({ path: `embed/${view}/` });
    assert.deepEqual([asked(page, TAKES), asked(page, DRAWS)], [2, 0]);
    await choose(page, 'en');
    await isIn(page, 'en');
    const english = await alone({ path: `embed/en/${view}/` });
    await reads(page, await textOf(english));
    assert.deepEqual([asked(page, TAKES), asked(page, DRAWS)], [2, 2]);
  });

test('a page inside a Yew app, and one that forbids markup from text, pass over numbers without drawing', FETCHING, async () => {
  // Yew’s own number on an element above makes the shell use up the numbers before it.
  const page = await open({ before: (page) => page.addInitScript(() => addEventListener('DOMContentLoaded', () => (document.body.__yew_subtree_id = 3))) });
  assert.deepEqual(page.problems, []);
  await comesAndGoes(page);
});
