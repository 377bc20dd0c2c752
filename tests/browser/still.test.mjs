// What the page holds as markup and the wasm leaves alone: kept as it came, redrawn for another language, never lost.
import assert from 'node:assert/strict';
import test from 'node:test';
import { FETCHING, LANGS, PHONE, becomes, begin, isIn, pathOf } from './support/chromium.mjs';

const { open } = await begin(test);
const OTHER = { zh: 'en', en: 'zh' };

/** What a person could read, part by part; folded sources included. Menus offer the same in both pages. */
const textOf = (page) =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll('h1, .summary, .byline, .rush, .contents, .opening, .point, .model, .event, .method')];
    return parts.map((part) => part.textContent.replace(/\s+/g, ' ').trim());
  });

async function choose(page, lang) {
  await page.locator(`#yongxian a[hreflang^=${lang}]`).click();
  await isIn(page, lang);
}

for (const lang of Object.keys(LANGS)) {
  test(`the other language, and back, give each page’s own text: from ${lang}`, async () => {
    const own = await open({ path: pathOf(lang) });
    const other = await open({ path: pathOf(OTHER[lang]) });
    const [ownText, otherText] = [await textOf(own), await textOf(other)];
    assert.ok(ownText.length > 150 && ownText.length === otherText.length);
    await choose(own, OTHER[lang]);
    // Figures follow in their own time.
    await becomes(() => textOf(own), otherText);
    await choose(own, lang);
    await becomes(() => textOf(own), ownText);
    assert.deepEqual(own.problems, []);
    await own.context().close();
    await other.context().close();
  });

  test(`where the other language cannot be had, the page says so, loses nothing, and tries again when asked: from ${lang}`, FETCHING, async () => {
    // What the worker answers cannot be refused here.
    const page = await open({ path: pathOf(lang, 'q=GLM') });
    const before = await textOf(page);
    const whole = (url) => /\/document-\w+\.json$/.test(url.pathname);
    await page.route(whole, (route) => route.abort());
    await page.locator(`#yongxian a[hreflang^=${OTHER[lang]}]`).click();
    await page.locator('.pending').waitFor();
    await page.waitForFunction(() => document.querySelector('#yongxian').dataset.yongxian === 'live');
    assert.equal(await page.locator('h1').textContent(), await page.evaluate(() => document.title));
    assert.equal((await textOf(page)).length, before.length);
    await choose(page, lang);
    await becomes(() => textOf(page), before);
    await page.unroute(whole);
    await choose(page, OTHER[lang]);
    const other = await open({ path: pathOf(OTHER[lang], 'q=GLM') });
    await becomes(() => textOf(page), await textOf(other));
    await page.context().close();
    await other.context().close();
  });

  test(`rows that were filtered out come back whole: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang) });
    const before = await textOf(page);
    await page.locator('input[type=search]').fill('zzzz');
    await page.locator('output[data-count="0"]').waitFor();
    await page.locator('input[type=search]').fill('');
    await page.locator('output[data-count="79"]').waitFor();
    assert.deepEqual(await textOf(page), before);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

test('a translator may rewrite what the wasm left alone, and the widget goes on', async () => {
  const page = await open({});
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('.finding, .model .note, .event-body > p')) {
      const font = document.createElement('font');
      font.textContent = 'translated';
      one.replaceChildren(font);
    }
  });
  await page.locator('input[type=search]').fill('通义');
  await page.locator('output[data-count]:not([data-count="79"])').waitFor();
  await choose(page, 'en');
  assert.equal(await page.locator('font').count(), 0);
  assert.equal(await page.locator('#yongxian').getAttribute('data-yongxian'), 'live');
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

for (const target of ['models', 'timeline', 'sources', 'model-baichuan-7b', 'point-necessity'])
  test(`a jump past rows that were never laid out ends at its target, and stays there: #${target}`, async () => {
    const page = await open({ viewport: PHONE });
    await page.evaluate((target) => {
      const link = Object.assign(document.createElement('a'), { href: `#${target}` });
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
    // It arrives when the rows on its way have been laid out, which takes as many frames as it takes.
    await page.waitForFunction((target) => {
      const { top } = document.getElementById(target).getBoundingClientRect();
      return top >= -2 && top < 120;
    }, target);
    const tops = [];
    for (let look = 0; look < 4; look++) {
      await page.waitForTimeout(150);
      tops.push(await page.evaluate((target) => document.getElementById(target).getBoundingClientRect().top, target));
    }
    assert.ok(tops.every((top) => Math.abs(top - tops[0]) < 2), `moved: ${tops}`);
    assert.ok(tops[0] >= -2 && tops[0] < 120, `stands at ${tops[0]}`);
    await page.context().close();
  });
