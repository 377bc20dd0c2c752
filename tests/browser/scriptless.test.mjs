// With scripts off the page is complete to read, and shows nothing that would not work.
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGS, begin, pathOf } from './support/chromium.mjs';
import { content, plain, textsOf } from './support/content.mjs';

const { open } = await begin(test);
const still = (lang) => open({ path: pathOf(lang), javaScriptEnabled: false, state: 'static' });

/** Playwright evaluates even where the page's own scripts are off. */
const idsOf = (page, attribute) =>
  page.$$eval(`#yongxian li[data-${attribute}], #yongxian article[data-${attribute}], #yongxian section[data-${attribute}]`, (all, name) => all.map((one) => one.dataset[name]), attribute);

for (const lang of Object.keys(LANGS)) {
  test(`every point, model and event stands there in order: ${lang}`, async () => {
    const page = await still(lang);
    assert.deepEqual(await idsOf(page, 'point'), ['industry', 'strengths', 'data', 'necessity']);
    assert.deepEqual((await idsOf(page, 'event')), content.events.map((event) => event.id));
    const models = await idsOf(page, 'model');
    assert.equal(models.length, content.models.length);
    assert.deepEqual([...models].sort(), content.models.map((model) => model.id).sort());
    await page.context().close();
  });

  // What must be read where: the texts of one thing, in order, in the text of the page.
  const claims = Object.fromEntries(content.claims.map((claim) => [claim.id, claim]));
  const things = [
    ['the opening', [content.article.opening.title, content.article.opening.text, ...content.article.opening.claims.map((id) => claims[id].statement)]],
    ...content.article.points.map((point) => [
      `the point ${point.id}`,
      [point.title, point.claim, point.lead, point.then, point.now, ...point.claims.map((id) => claims[id].statement)],
    ]),
    ['the events', content.events.flatMap((event) => [event.title, event.summary])],
    ['the method', [content.article.method.title, ...content.article.method.paragraphs]],
  ];
  test(`the text is whole: ${lang}`, async () => {
    const page = await still(lang);
    const text = plain(await page.$eval('#yongxian', (root) => root.textContent));
    for (const [name, texts] of things) {
      let at = 0;
      for (const one of textsOf(texts, lang).map(plain)) {
        const found = text.indexOf(one, at);
        assert.ok(found >= 0, `${name}: “${one}” is missing, or out of order`);
        at = found + one.length;
      }
    }
    // Every claim wherever it stands, with who said it and what checking found; every model with its notes; every source.
    const anywhere = [
      ...content.claims.flatMap((claim) => [claim.statement, claim.said_by, claim.finding]),
      ...content.models.flatMap((model) => [model.name, model.org, model.note, model.after]),
      ...content.sources.map((source) => source.title),
    ];
    for (const one of textsOf(anywhere, lang).map(plain)) assert.ok(text.includes(one), `“${one}” is missing`);
    await page.context().close();
  });

  test(`no control is visible that would do nothing: ${lang}`, async () => {
    const page = await still(lang);
    const dead = page.locator('#yongxian').locator('input, select, button, textarea');
    for (const control of await dead.all()) {
      assert.equal(await control.isVisible(), false, await control.evaluate((one) => one.outerHTML));
    }
    const links = await page.$$eval('#yongxian a[href^="#"]', (all) =>
      all.filter((link) => !document.getElementById(link.hash.slice(1))).map((link) => link.outerHTML),
    );
    assert.deepEqual(links, [], 'a link inside the page leads somewhere');
    await page.context().close();
  });
}
