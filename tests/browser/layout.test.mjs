// The page fits: from small phones to wide screens, and without a style attribute.
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGS, begin, pathOf } from './support/chromium.mjs';

const { open } = await begin(test);
const WIDTHS = [320, 360, 390, 480, 600, 768, 900, 1024, 1280, 1440, 1600];

/** What stands out of the page to the side; what scrolls in a box of its own may. */
const overflowing = (page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} > ${clientWidth}`, ...out.slice(0, 8).map((one) => `${one.localName}.${one.className}`)];
  });

for (const lang of Object.keys(LANGS)) {
  test(`nothing sticks out at any width: ${lang}`, async () => {
    for (const [state, fragment] of [['whole', ''], ['filtered', 'q=大&org_type=startup,internet-giant&openness=api'], ['empty', 'q=zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz']]) {
      const page = await open({ path: pathOf(lang, fragment) });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await overflowing(page), [], `${state}, ${width} px`);
      }
      await page.context().close();
    }
    const still = await open({ path: pathOf(lang), javaScriptEnabled: false, state: 'static' });
    for (const width of WIDTHS) {
      await still.setViewportSize({ width, height: 800 });
      assert.deepEqual(await overflowing(still), [], `scripts off, ${width} px`);
    }
    await still.context().close();
  });

  test(`text twice as large, and the spacing that readers may ask for, cut nothing off: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang), viewport: { width: 640, height: 800 } });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('html { font-size: 200% } * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }');
      document.adoptedStyleSheets = [sheet];
    });
    assert.deepEqual(await overflowing(page), []);
    await page.context().close();
  });

  test(`no element has a style attribute, and no policy was broken: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang) });
    await page.locator('#yongxian a.chip').first().click();
    assert.equal(await page.locator('[style]').count(), 0);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
