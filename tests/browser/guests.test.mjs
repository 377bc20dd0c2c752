// Figures wherever an explainer stands: in the element, in a group, and in a document that is the host's own; and what a reader has
// pressed in one stays on the screen, whatever that does to the lists above.
import assert from 'node:assert/strict';
import test from 'node:test';
import { DESKTOP, PATIENCE, PHONE, becomes, quiet } from './support/chromium.mjs';
import { content, plain } from './support/content.mjs';
import { areLive, article, beginHost, threeLines } from './support/embedded.mjs';
import { ENGINES, until } from './support/engines.mjs';
import { KINDS, figure, writtenBy } from './support/figures.mjs';

const { server, browser, host, open, visit } = await beginHost(test);
test.afterEach(async () => {
  server.heal();
  for (const context of browser.contexts()) await context.close();
});
const noise = (text) => /favicon|404/.test(text);

/** A figure of the nth widget of a page, once it is live. */
async function reach(page, kind, nth = 0) {
  const found = page.locator('yongxian-explainer').nth(nth).locator(`[data-figure="${kind}"]`);
  // A place for a figure has no height as long as nothing is in it.
  await page.locator('yongxian-explainer').nth(nth).locator(`[data-slot="${kind}"]`).evaluate((slot) => slot.scrollIntoView({ block: 'center' }));
  await page.locator('yongxian-explainer').nth(nth).locator(`[data-figure="${kind}"][data-yongxian=live]`).waitFor({ timeout: PATIENCE });
  return found;
}
const stateIs = (page, wanted, nth = 0) =>
  page
    .waitForFunction(([wanted, nth]) => document.querySelectorAll('yongxian-explainer')[nth].state === wanted, [wanted, nth], { timeout: PATIENCE })
    .catch(async () => assert.equal(await page.evaluate((nth) => document.querySelectorAll('yongxian-explainer')[nth].state, nth), wanted));
/** Until the figure says something. @param {import('playwright-core').Locator} found */
const says = (found, part, wanted) => found.locator(part).filter({ hasText: wanted }).waitFor({ timeout: PATIENCE });

for (const lang of ['zh', 'en'])
  test(`in the element, each figure comes alive, plays its steps, says so beside, and is a part of the state: ${lang}`, async () => {
    const page = await visit(article(threeLines(server.url, `lang="${lang}"`)), { reducedMotion: 'reduce' });
    for (const kind of KINDS) {
      const found = await reach(page, kind);
      const step = figure(kind).steps.find(({ settings }) => writtenBy(settings) !== figure(kind).settings);
      const before = await found.locator('.reading').innerText();
      await found.locator('.figure-show li button').nth(figure(kind).steps.indexOf(step)).click();
      await says(found, '.figure-step', step.text[lang]);
      await page.waitForFunction((part) => document.querySelector('yongxian-explainer').state.split('&').includes(part), `${kind}=${writtenBy(step.settings)}`, { timeout: PATIENCE });
      assert.notEqual(await found.locator('.reading').innerText(), before, kind);
    }
    assert.equal(new URL(page.url()).hash, '', 'the host’s address stays as it was');
    quiet(page, noise);
  });

test('in the element, “show me” plays from the first step, and what the host sets is drawn', async () => {
  const page = await visit(article(threeLines(server.url, 'lang="en" state="emergence=n777.l3.sexact"')), { reducedMotion: 'reduce' });
  const found = await reach(page, 'emergence');
  await says(found, '.reading', 'three-token');
  const { steps, lead } = figure('emergence');
  await found.locator('.figure-play').click();
  await says(found, '.figure-step', steps[0].text.en);
  await stateIs(page, `emergence=${steps[0].settings}`);
  await page.evaluate(() => (document.querySelector('yongxian-explainer').state = 'emergence=n1200.l8.stokens&q=GLM'));
  await says(found, '.figure-step', lead.en);
  assert.equal(await found.locator('input[type=range]').first().inputValue(), '1200');
  await found.locator('input[type=range]').first().press('ArrowLeft');
  await stateIs(page, 'q=GLM&emergence=n1199.l8.stokens');
  quiet(page, noise);
});

test('in a group, what is set in a figure here is set in the same figure there, and neither hears itself', async () => {
  const lines = (attributes) => `<section>${threeLines(server.url, `view="points" group="a" ${attributes}`)}</section>`;
  const page = await visit(article(lines('lang="en"') + lines('lang="zh"')), { live: 0, reducedMotion: 'reduce' });
  for (const n of [0, 1]) {
    await page.locator('yongxian-explainer').nth(n).scrollIntoViewIfNeeded();
    await areLive(page, n + 1);
  }
  const there = await reach(page, 'scaling', 1);
  const here = await reach(page, 'scaling', 0);
  const step = figure('scaling').steps[1];
  await here.locator('.figure-show li button').nth(1).click();
  for (const n of [0, 1]) await stateIs(page, `scaling=${step.settings}`, n);
  // Its own steps are not played there, what they set is.
  const value = (found) => found.locator('input[type=range]').first().inputValue();
  assert.deepEqual([await value(here), await value(there)], ['1200', '1200']);
  await says(here, '.figure-step', step.text.en);
  await says(there, '.figure-step', figure('scaling').lead.zh);
  await there.locator('input[type=range]').first().press('Home');
  for (const n of [0, 1]) await stateIs(page, `scaling=${step.settings.replace('n1200', 'n900')}`, n);
  assert.equal(await value(here), '900');
  await says(here, '.figure-step', figure('scaling').lead.en);
  quiet(page, noise);
});

/** A document of the host's, with the figures of some kinds, whose heading is its own. */
const own = (...kinds) => {
  const made = structuredClone(content);
  delete made.$schema;
  made.figures = made.figures.filter(({ kind }) => kinds.includes(kind));
  for (const one of made.figures) one.title = { zh: `另一张${one.kind}`, en: `Another ${one.kind}` };
  return made;
};

test('in a host’s own document its own figures stand, come alive and go into the state; another document brings others', async () => {
  const src = host.put({ html: JSON.stringify(own('emergence', 'stack')), type: 'application/json', headers: { 'access-control-allow-origin': '*' } }, 'own.json');
  const page = await visit(article(threeLines(server.url, `lang="en" src="${src}"`)), { reducedMotion: 'reduce' });
  const slots = () => page.locator('yongxian-explainer [data-slot]').evaluateAll((all) => all.map((one) => one.dataset.slot));
  assert.deepEqual(await slots(), ['emergence', 'stack', 'scatter', 'table', 'axis']);
  for (const kind of ['emergence', 'stack']) {
    const found = await reach(page, kind);
    assert.equal(plain(await found.locator('h3').innerText()), `Another${kind}`);
    const { settings, text } = figure(kind).steps[2];
    await found.locator('.figure-show li button').nth(2).click();
    await says(found, '.figure-step', text.en);
    await page.waitForFunction((part) => document.querySelector('yongxian-explainer').state.split('&').includes(part), `${kind}=${settings}`, { timeout: PATIENCE });
  }
  await page.evaluate((data) => (document.querySelector('yongxian-explainer').data = data), own('scaling'));
  await page.locator('yongxian-explainer [data-slot=scaling]').waitFor({ state: 'attached', timeout: PATIENCE });
  const found = await reach(page, 'scaling');
  assert.deepEqual(await slots(), ['scaling', 'scatter', 'table', 'axis'], 'the others are gone');
  await found.locator('input[type=range]').first().press('End');
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').state.includes('scaling=n1300.'));
  quiet(page, noise);
});

test('in a host’s own document, and in a part that is shown alone, the instruments come alive and steer the state', async () => {
  const src = host.put({ html: JSON.stringify(own('stack')), type: 'application/json', headers: { 'access-control-allow-origin': '*' } }, 'steered.json');
  for (const more of [`src="${src}"`, 'view="models"']) {
    const page = await visit(article(threeLines(server.url, `lang="en" ${more}`)));
    const chart = page.locator('yongxian-explainer [data-guest=scatter]');
    await page.locator('yongxian-explainer [data-slot=scatter]').evaluate((slot) => slot.scrollIntoView({ block: 'center' }));
    await chart.and(page.locator('[data-yongxian=live]')).waitFor({ timeout: PATIENCE });
    await chart.locator('input[type=range]').first().press('End');
    await page.waitForFunction(() => /date=2023-11\.\.2023-11/.test(document.querySelector('yongxian-explainer').state));
    const count = Number(await page.locator('yongxian-explainer output[data-count]').getAttribute('data-count'));
    assert.equal(count, content.models.filter(({ announced }) => announced?.startsWith('2023-11')).length, more);
    quiet(page, noise);
  }
});

/** What is pressed in the timeline, for which the list becomes shorter and then long again. */
const NARROWING = ['.axis-follow', '.legend li:nth-child(3) .lights'];

/** In the page: brings a button of the live timeline to the middle, and says whether it is there and nothing moves any more. @param {string} part */
function isAtHand(part) {
  const root = document.querySelector('yongxian-explainer')?.shadowRoot ?? document;
  root.querySelector('[data-slot=axis]').scrollIntoView({ block: 'center', behavior: 'instant' });
  const button = root.querySelector(`[data-guest=axis][data-yongxian=live] ${part}`);
  button?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const before = button?.getBoundingClientRect().top;
  return new Promise((resolve) => setTimeout(() => resolve(!!button && Math.abs(button.getBoundingClientRect().top - before) < 1), 200));
}

/**
 * In the page: watches a button from now on until 30 frames after the list has another length. What it becomes is how far from its
 * place the button was drawn in any frame. @param {string} part
 */
function watch(part) {
  const root = document.querySelector('yongxian-explainer')?.shadowRoot ?? document;
  const place = () => root.querySelector(`[data-guest=axis] ${part}`).getBoundingClientRect().top;
  const rows = () => root.querySelectorAll('li[data-model]:not([hidden])').length;
  const [from, count] = [place(), rows()];
  window.__watched = new Promise((resolve) => {
    let [farthest, rested] = [0, 0];
    // A new observer is told last of all before a frame is drawn, when whatever else is to be in it is there.
    const look = () => {
      const drawn = new ResizeObserver(() => {
        drawn.disconnect();
        farthest = Math.max(farthest, Math.abs(place() - from));
        rested += Number(rows() !== count);
        if (rested < 30) requestAnimationFrame(look);
        else resolve(farthest);
      });
      drawn.observe(document.body);
    };
    requestAnimationFrame(look);
  });
}
const watched = () => window.__watched;

/** A line of text in the guest itself may have other digits, no more. */
const SLIGHTLY = 4;

for (const [name, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE }))
  for (const part of NARROWING)
    test(`what is pressed in the timeline stays where it is while the lists above shrink and grow: ${name}, ${part}`, async () => {
      const page = await open({ viewport });
      await until(page, isAtHand, part);
      for (const way of ['on', 'off', 'on', 'off']) {
        await page.evaluate(watch, part);
        await page.locator(`[data-guest=axis] ${part}`).click();
        const farthest = await page.evaluate(watched);
        assert.ok(farthest <= SLIGHTLY, `${way}: ${farthest} px away`);
      }
      quiet(page);
    });

test('in a box of the host’s that scrolls, and smoothly, what is pressed stays too', async () => {
  const box = (inside) => `<section style="height: 700px; overflow-y: auto; scroll-behavior: smooth">${inside}</section>`;
  const page = await visit(article(box(`<p style="height: 400px">Before.</p>${threeLines(server.url)}`), { head: '<style>html { scroll-behavior: smooth }</style>' }));
  for (const part of NARROWING) {
    await until(page, isAtHand, part);
    for (const way of ['on', 'off']) {
      await page.evaluate(watch, part);
      await page.locator(`[data-guest=axis] ${part}`).click();
      const farthest = await page.evaluate(watched);
      assert.ok(farthest <= SLIGHTLY, `${part}, ${way}: ${farthest} px away`);
    }
  }
  quiet(page, noise);
});

test('who scrolls on after a press is not taken back, and what a link says holds no place', async () => {
  const page = await open();
  const [part] = NARROWING;
  await until(page, isAtHand, part);
  const button = page.locator(`[data-guest=axis] ${part}`);
  const place = () => button.evaluate((one) => one.getBoundingClientRect().top);
  for (const way of ['on', 'off']) {
    const [wanted, count] = [(await place()) - 240, await page.locator('li[data-model]:not([hidden])').count()];
    await button.click();
    await page.waitForFunction((count) => document.querySelectorAll('li[data-model]:not([hidden])').length !== count, count);
    await page.mouse.wheel(0, 240);
    const isThere = ([part, wanted]) => Math.abs(document.querySelector(`[data-guest=axis] ${part}`).getBoundingClientRect().top - wanted) < 5;
    await page.waitForFunction(isThere, [part, wanted]);
    // And is there as many frames later as a hold might last.
    await page.evaluate(async () => {
      for (let n = 0; n < 60; n++) await new Promise(requestAnimationFrame);
    });
    assert.ok(await page.evaluate(isThere, [part, wanted]), `${way}: at ${await place()} instead of ${wanted}`);
    await until(page, isAtHand, part);
  }
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await page.evaluate(() => (location.hash = 'points=data'));
  await page.waitForFunction(() => document.querySelectorAll('li[data-model]:not([hidden])').length < 40);
  const head = () => page.locator('#models').evaluate((one) => one.getBoundingClientRect().top);
  await becomes(async () => (await head()) >= 0 && (await head()) < 60, true, 'a link that narrows the list leads there');
  quiet(page);
});

for (const [name, start] of Object.entries(ENGINES).filter(([name]) => name !== 'Chromium'))
  test(`${name}: what is pressed in the timeline stays where it is`, { skip: !start }, async () => {
    const engine = await start(server);
    try {
      const page = await engine.open(server.url);
      for (const part of NARROWING) {
        await until(page, isAtHand, part);
        for (const way of ['on', 'off']) {
          await page.evaluate(watch, part);
          await page.evaluate((part) => document.querySelector(`[data-guest=axis] ${part}`).click(), part);
          const farthest = await page.evaluate(watched);
          assert.ok(farthest <= SLIGHTLY, `${part}, ${way}: ${farthest} px away`);
        }
      }
      assert.deepEqual(await page.problems(), []);
    } finally {
      await engine.close();
    }
  });
