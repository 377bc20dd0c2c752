// A host's document of thousands of models: few of them are in the page, and the reader never notices.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { becomes, quiet } from './support/chromium.mjs';
import { ELEMENT, article, beginHost, hearAll, hears, threeLines } from './support/embedded.mjs';
import { parseCsv } from './support/formats.mjs';
import { long } from './support/long.mjs';

const { server, browser, host, visit } = await beginHost(test);
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const COUNT = 2_000;
const src = () => host.put({ html: JSON.stringify(long(COUNT)), type: 'application/json', headers: { 'access-control-allow-origin': '*' } }, 'long.json');
const begin = async (state = '', options = {}, view = 'models') => {
  const page = await visit(article(threeLines(server.url, `lang="en" view="${view}" src="${src()}" state="${state}"`)), { before: hearAll, ...options });
  await hears(page, 'ready');
  return page;
};
const rows = (page) => page.locator(`${ELEMENT} li[data-model]:not([hidden])`);
const ids = (page) => rows(page).evaluateAll((all) => all.map((one) => one.dataset.model));
const nodes = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('yongxian-explainer').shadowRoot, NodeFilter.SHOW_ALL);
    let count = 0;
    while (walker.nextNode()) count++;
    return count;
  });
/** What stands in the window from top to bottom: rows that touch it, or blanks. */
const onScreen = (page) =>
  page.evaluate(() => {
    const list = document.querySelector('yongxian-explainer').shadowRoot.querySelector('.model-list');
    return [...list.children]
      .map((one) => ({ id: one.dataset.model ?? 'blank', box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.bottom > 1 && box.top < innerHeight - 1)
      .map(({ id }) => id);
  });
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
/** Scrolls to a part of the list, as a dragged scroll bar does: at once. */
async function dragTo(page, part) {
  for (let n = 0; n < 3; n++) {
    await page.evaluate((part) => {
      const list = document.querySelector('yongxian-explainer').shadowRoot.querySelector('.model-list').getBoundingClientRect();
      scrollTo(0, scrollY + list.top + (list.height - innerHeight) * part);
    }, part);
    await settled(page);
  }
}
const noBlank = async (page, why) => {
  const seen = await onScreen(page);
  assert.ok(!seen.includes('blank'), `${why}: ${seen}`);
  assert.ok(seen.length > 1, `${why}: ${seen}`);
};
const inOrder = (all) => all.every((id, n) => id === `made-${Number(all[0].slice(5)) + n}`);

for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }])
  test(`wherever one scrolls there are rows, in order, and few nodes: ${viewport.width} px`, async () => {
    const page = await begin('', { viewport });
    assert.equal(await page.locator(`${ELEMENT} output[data-count]`).getAttribute('data-count'), `${COUNT}`);
    for (const part of [0, 0.5, 1, 0.25, 0]) {
      await dragTo(page, part);
      await noBlank(page, `at ${part}`);
      const shown = await ids(page);
      assert.ok(inOrder(shown) && shown.length <= 40, shown.join());
      assert.ok((await nodes(page)) < 3_000, `${await nodes(page)} nodes`);
      if (part === 1) assert.equal(shown.at(-1), `made-${COUNT - 1}`);
      if (part === 0) assert.equal(shown[0], 'made-0');
    }
    quiet(page, (text) => /favicon|404/.test(text));
  });

test('turning the wheel, down and up again, nothing jumps', async () => {
  const page = await begin();
  await dragTo(page, 0.3);
  await page.mouse.move(800, 400);
  const tops = () => rows(page).evaluateAll((all) => all.map((one) => [one.dataset.model, one.getBoundingClientRect().top + scrollY]));
  for (const turn of [...Array(12).fill(300), ...Array(24).fill(-300)]) {
    const before = new Map(await onTop(page));
    const from = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, turn);
    await becomes(async () => Math.abs((await page.evaluate(() => scrollY)) - from) > 50, true);
    await settled(page);
    await noBlank(page, `${turn}`);
    assert.ok((await tops()).length <= 40);
    // What was seen and is still seen has moved by the turn of the wheel, not by more.
    for (const [id, top] of await onTop(page)) if (before.has(id)) assert.ok(Math.abs(before.get(id) - top) < 301, `${id} moved by ${before.get(id) - top}`);
  }
});
const onTop = (page) => rows(page).evaluateAll((all) => all.map((one) => [one.dataset.model, one.getBoundingClientRect().top]));

test('keys lead to the end, back, and from row to row with the focus kept', async () => {
  const page = await begin();
  await rows(page).first().locator('summary').focus();
  const focused = () => page.evaluate(() => document.querySelector('yongxian-explainer').shadowRoot.activeElement?.closest('[data-model]')?.dataset.model);
  for (let n = 0; n < 60; n++) {
    assert.equal(await focused(), `made-${n}`);
    // Past the button of the next row, to its sources.
    for (let stop = 0; stop < 2; stop++) await page.keyboard.press('Tab');
    await settled(page);
  }
  await page.keyboard.press('End');
  await becomes(async () => (await onScreen(page)).includes('blank'), false);
  await page.keyboard.press('Home');
  await becomes(async () => (await ids(page))[0], 'made-0');
});

test('a model far away is shown where a link leads to it, and takes the focus; scrolled away from, it does not call back', async () => {
  const page = await begin('', {}, 'full');
  await page.locator(`${ELEMENT} a.chip`).first().click();
  await becomes(async () => (await onScreen(page)).includes('made-1500'), true);
  assert.equal(await page.evaluate(() => document.querySelector('yongxian-explainer').shadowRoot.activeElement?.dataset.model), 'made-1500');
  await noBlank(page, 'revealed');
  // The drawing above comes later, and moves nothing that is read.
  const top = () => page.locator(`${ELEMENT} #model-made-1500`).evaluate((one) => Math.round(one.getBoundingClientRect().top));
  assert.ok((await top()) < 40, `${await top()}`);
  await page.locator(`${ELEMENT} [data-slot=scatter] [data-yongxian=live]`).waitFor({ timeout: 4_000 }).catch(() => {});
  assert.ok((await top()) < 40, `${await top()}`);
  await dragTo(page, 0.1);
  await noBlank(page, 'away');
  await dragTo(page, 0.75);
  await noBlank(page, 'back');
  assert.notEqual(await page.evaluate(() => document.querySelector('yongxian-explainer').shadowRoot.activeElement?.dataset.model), 'made-1500');
});

test('a search from the middle of the list shows what fits; cleared, all are there again', async () => {
  const page = await begin();
  await dragTo(page, 0.5);
  const field = page.locator(`${ELEMENT} input[type=search]`);
  await field.fill('No. 199');
  const count = () => page.locator(`${ELEMENT} output[data-count]`).getAttribute('data-count').then(Number);
  await becomes(async () => (await count()) < 200 && (await rows(page).count()) === (await count()), true);
  assert.equal(await page.locator(`${ELEMENT} .blank`).count(), 0, 'a short list is whole');
  await field.fill('');
  await becomes(async () => (await page.locator(`${ELEMENT} .blank`).count()) === 2, true);
  // The rows come first that were seen before, and as soon as these are laid out, all that the screen has room for.
  await becomes(async () => (await onScreen(page)).includes('blank'), false);
  await noBlank(page, 'cleared');
  await dragTo(page, 1);
  assert.equal((await ids(page)).at(-1), `made-${COUNT - 1}`);
});

test('rows that come while one scrolls are marked too', async () => {
  const page = await begin();
  await page.locator(`${ELEMENT} input[type=search]`).click();
  await page.locator(`${ELEMENT} input[type=search]`).fill('No. 1');
  const marked = () => page.evaluate(() => [...(CSS.highlights?.get('yongxian-found') ?? [])].map((range) => range.startContainer.parentElement.closest('[data-model]')?.dataset.model));
  await becomes(async () => (await marked()).length > 0, true);
  await dragTo(page, 0.6);
  await becomes(async () => {
    const all = new Set(await marked());
    return (await onScreen(page)).every((id) => all.has(id));
  }, true);
});

test('the table that is taken along has every model, in the order shown', async () => {
  const page = await begin('sort=-date');
  await page.locator(`${ELEMENT} [data-act=share]`).click();
  const panel = page.locator(`${ELEMENT} [data-panel] dialog`);
  await panel.waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'Save list', exact: true }).click()]);
  const taken = parseCsv(readFileSync(await file.path(), 'utf8')).map(({ id }) => id);
  assert.deepEqual(taken, Array.from({ length: COUNT }, (_, n) => `made-${COUNT - 1 - n}`));
});

test('a screen reader hears which of how many a row is', async () => {
  const page = await begin();
  await dragTo(page, 0.5);
  const told = await rows(page).evaluateAll((all) => all.map((one) => [one.dataset.model, one.ariaPosInSet, one.ariaSetSize]));
  assert.ok(told.length > 5);
  for (const [id, nth, all] of told) assert.deepEqual([id, all], [`made-${nth - 1}`, `${COUNT}`]);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run('yongxian-explainer', { runOnly: ['wcag2a', 'wcag2aa'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
});

test('paper has the first 500 rows and says so', async () => {
  const page = await begin();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await settled(page);
  assert.equal(await rows(page).count(), 500);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator(`${ELEMENT} .on-paper`).innerText(), 'Only the first 500 are printed.');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await settled(page);
  assert.ok((await rows(page).count()) <= 40);
});
