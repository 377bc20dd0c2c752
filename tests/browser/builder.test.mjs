// The page where one chooses how to embed: what it shows, what it writes, and what that does in somebody else's page.
//
// Must stay true: code is taken from the page as a person would take it, and tried on another origin.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { quiet } from './support/chromium.mjs';
import { ELEMENT, areLive, article, beginHost, seen } from './support/embedded.mjs';

const { browser, server, visit } = await beginHost(test);
const AXE = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const PATHS = { zh: 'builder/', en: 'en/builder/' };
const builder = (lang, how) => visit(`${server.url}${PATHS[lang]}`, how);
const choose = (page, name, value) => page.locator(`[name=${name}]${value === undefined ? '' : `[value=${value}]`}`).check();
const code = (page) => page.locator('#code').inputValue();
const paint = (page, name, scheme, value) => page.locator(`[name=${name}][data-scheme=${scheme}]`).fill(value);

/** What a frame of ours shows, seen from inside. */
async function framed(page) {
  const element = await page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  await frame.waitForSelector('.yongxian[data-yongxian=live]');
  return frame.evaluate(() => {
    const root = document.querySelector('.yongxian');
    const { view } = root.querySelector('.explainer').dataset;
    return { view, lang: root.querySelector('.explainer').lang, theme: root.dataset.theme, count: root.querySelector('output[data-count]')?.dataset.count };
  });
}

for (const [lang, bcp47] of [['zh', 'zh-Hans'], ['en', 'en']]) {
  test(`${lang}: the preview is alive in its language, and the code does the same elsewhere`, async () => {
    const page = await builder(lang);
    assert.equal((await seen(page))[0].lang, bcp47);
    quiet(page);
    const there = await visit(article(await code(page)));
    const [{ view, lang: shown, models }] = await seen(there);
    assert.deepEqual([view, shown, models], ['full', bcp47, 79]);
  });
}

test('part, language, theme and colours show at once and stand in the code', async () => {
  const page = await builder('zh');
  await choose(page, 'view', 'models');
  await choose(page, 'lang', 'en');
  await choose(page, 'theme', 'dark');
  await paint(page, 'paper', 'dark', '#102030');
  const ground = (on) =>
    on.waitForFunction((name) => {
      const explainer = document.querySelector(name)?.shadowRoot?.querySelector('.explainer');
      return explainer?.dataset.view === 'models' && getComputedStyle(explainer).backgroundColor === 'rgb(16, 32, 48)';
    }, ELEMENT);
  await ground(page);
  const there = await visit(article(await code(page)));
  await ground(there);
  const [{ lang, models, points }] = await seen(there);
  assert.deepEqual([lang, models, points], ['en', 79, 0]);

  await page.locator('[data-reset]').click();
  assert.ok(!(await code(page)).includes('--yongxian'), 'the original colours need no code');
});

test('the code begins as the preview stands, when that is wanted', async () => {
  const page = await builder('en');
  await page.locator(`${ELEMENT} input[type=search]`).fill('a"<b>&');
  await choose(page, 'begin');
  await page.waitForFunction(() => document.querySelector('#code').value.includes('state="q='));
  const typed = async (on) => (await seen(on))[0].typed;
  assert.equal(await typed(await visit(article(await code(page)))), 'a"<b>&');

  await page.locator(`${ELEMENT} input[type=search]`).fill('GLM');
  await page.waitForFunction(() => document.querySelector('#code').value.includes('state="q=GLM"'));
  for (const form of ['line', 'frame']) {
    await choose(page, 'form', form);
    await framed(page);
    const there = await visit(article(await code(page)), { live: 0 });
    const { count } = await framed(there);
    assert.ok(Number(count) > 0 && Number(count) < 79, `${form}: ${count}`);
  }
});

for (const form of ['line', 'frame']) {
  test(`a ${form}: part, language and theme are those of the preview`, async () => {
    const page = await builder('zh');
    await choose(page, 'form', form);
    await choose(page, 'view', 'timeline');
    await choose(page, 'lang', 'en');
    await choose(page, 'theme', 'dark');
    assert.equal(await page.locator('[data-reset]').isVisible(), false, 'colours do not reach into a frame');
    const wanted = await framed(page);
    assert.deepEqual([wanted.view, wanted.lang, wanted.theme], ['timeline', 'en', 'dark']);
    quiet(page);
    const there = await visit(article(await code(page)), { live: 0 });
    assert.deepEqual(await framed(there), wanted);
  });
}

test('colours that cannot be read are named', async () => {
  const page = await builder('en');
  const status = page.locator('.contrast');
  assert.equal(await status.textContent(), '');
  await paint(page, 'ink', 'light', '#cccccc');
  assert.match(await status.textContent(), /^Light: “Text” on “Ground” has a contrast of only 1\.5\./);
  assert.doesNotMatch(await status.textContent(), /Dark:/);
});

test('the code is copied, and if the browser refuses, it is selected', async () => {
  const page = await builder('zh');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('[data-copy]').click();
  await page.getByText('已复制').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code(page));
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('no'))));
  await page.locator('[data-copy]').click();
  await page.getByText('代码已选中').waitFor();
  const selected = await page.evaluate(() => {
    const { selectionStart, selectionEnd, value } = document.querySelector('#code');
    return value.slice(selectionStart, selectionEnd);
  });
  assert.equal(selected, await code(page));
});

test('without scripts the default code stands there, and works', async () => {
  const still = await builder('en', { live: 0, javaScriptEnabled: false });
  const text = await still.locator('#code').inputValue();
  assert.equal(await still.locator('form').isVisible(), false);
  assert.match(await still.locator('noscript').innerText(), /works as it is/);
  const live = await code(await builder('en'));
  const site = text.match(/src="(.*)yongxian\.js"/)[1];
  assert.equal(text.replaceAll(site, server.url), live);
});

for (const [lang, width] of [['zh', 390], ['en', 1280]]) {
  test(`axe finds nothing, and nothing is wider than the page: ${lang}, ${width} px`, async () => {
    const page = await builder(lang, { live: 0, viewport: { width, height: 900 }, bypassCSP: true });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => window.axe.run({ exclude: ['#preview'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
  });
}

test('the page of the explainer leads there, in its own language', async () => {
  for (const [home, lang] of [['', 'zh-Hans'], ['en/', 'en']]) {
    const page = await visit(`${server.url}${home}`, { live: 0 });
    await page.locator('body > footer a[href="builder/"]').click();
    await page.waitForURL(`${server.url}${home}builder/`);
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
  }
});
