// Figures wherever an explainer stands: in the element, in a group, and in a document that is the host's own.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PATIENCE, quiet } from './support/chromium.mjs';
import { content, plain } from './support/content.mjs';
import { areLive, article, beginHost, threeLines } from './support/embedded.mjs';
import { KINDS, figure, writtenBy } from './support/figures.mjs';

const { server, browser, host, visit } = await beginHost(test);
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
