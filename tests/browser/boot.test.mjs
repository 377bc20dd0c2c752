// The page comes alive, in three engines, and nobody notices but by its working.
import assert from 'node:assert/strict';
import test from 'node:test';
import { DESKTOP, LANGS, PHONE, begin, pathOf, quiet, sameText, textOf } from './support/chromium.mjs';
import { ENGINES, until } from './support/engines.mjs';

const { server, open } = await begin(test);

const isLive = () => document.querySelector('#yongxian').dataset.yongxian === 'live';
const rowCount = () => document.querySelectorAll('#yongxian li[data-model]:not([hidden])').length;

for (const [name, start] of Object.entries(ENGINES)) {
  test(`${name}: both pages go live, answer, and say nothing in the console`, { skip: !start }, async () => {
    const engine = await start(server);
    try {
      for (const lang of Object.keys(LANGS)) {
        const page = await engine.open(server.url + pathOf(lang));
        await until(page, isLive);
        const before = await page.evaluate(rowCount);
        await page.evaluate(() => document.querySelector('#yongxian fieldset[data-facet=org_type] input').click());
        await until(page, (count) => document.querySelectorAll('#yongxian li[data-model]:not([hidden])').length < count, before);
        assert.match(await page.evaluate(() => location.hash), /^#org_type=/);
        assert.deepEqual(await page.problems(), []);
        await page.close();
      }
    } finally {
      await engine.close();
    }
  });

  test(`${name}: a panic in a component is survived, without a word but one warning`, { skip: !start }, async () => {
    const engine = await start(server);
    try {
      const page = await engine.open(server.url);
      await until(page, isLive);
      await page.evaluate(() => {
        // What a translator does; the next change of the list then meets nodes that are not where they were.
        for (const name of ['insertBefore', 'appendChild', 'removeChild']) {
          const real = Node.prototype[name];
          Node.prototype[name] = function (...args) {
            Node.prototype[name] = real;
            throw new DOMException('moved', 'NotFoundError');
          };
        }
        document.querySelector('#yongxian fieldset[data-facet=org_type] input').click();
      });
      await until(page, () => location.hash.startsWith('#org_type='));
      await until(page, isLive);
      await page.evaluate(() => document.querySelector('#yongxian fieldset[data-facet=org_type] input').click());
      await until(page, () => document.querySelectorAll('#yongxian li[data-model]:not([hidden])').length > 70);
      // Yew says so itself before it panics; the rest is one warning.
      const problems = (await page.problems()).filter((text) => !text.startsWith('failed to insert node'));
      assert.ok(problems.length === 1 && problems[0].startsWith('yongxian: panic'), problems.join('\n'));
    } finally {
      await engine.close();
    }
  });
}

for (const [device, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  for (const lang of Object.keys(LANGS)) {
    test(`nothing moves while the page comes alive: ${device}, ${lang}`, async () => {
      const page = await open({ path: pathOf(lang), viewport });
      const shift = await page.evaluate(
        () =>
          new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += entry.value;
            }).observe({ type: 'layout-shift', buffered: true });
            // Two frames after going live everything that could move has moved.
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 100)));
          }),
      );
      assert.equal(shift, 0);
      quiet(page);
      await page.context().close();
    });
  }
}

for (const lang of Object.keys(LANGS)) {
  test(`the text is the same before and after: ${lang}`, async () => {
    const still = await open({ path: pathOf(lang), javaScriptEnabled: false, state: 'static' });
    const live = await open({ path: pathOf(lang) });
    sameText(await textOf(live), await textOf(still), 'live and static');
    assert.deepEqual(await live.evaluate(() => [document.title, document.documentElement.lang]), [
      await still.title(),
      lang === 'zh' ? 'zh-Hans' : 'en',
    ]);
    await still.context().close();
    await live.context().close();
  });
}

test('no request leaves the origin, nothing is stored but the page itself and what was seen, no global is left', async () => {
  const page = await open({ before: (page) => page.addInitScript(() => (window.__before = Object.keys(window))) });
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'nothing before the reader acts');
  await page.locator('#yongxian fieldset[data-facet] input').first().click();
  const strangers = page.requests.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'));
  assert.deepEqual(strangers, []);
  assert.deepEqual(await page.context().cookies(), []);
  assert.ok(server.log.every((request) => request.cookie === undefined));
  const left = await page.evaluate(async () => ({
    // Then the hashes of what has been seen, by which the next visit knows what has changed.
    local: Object.keys(localStorage).filter((key) => !/^yongxian http.* seen \w+$/.test(key)),
    session: sessionStorage.length,
    caches: (await caches.keys()).filter((name) => !name.startsWith('yongxian http')),
    databases: await indexedDB.databases(),
    globals: Object.keys(window).filter((name) => !window.__before.includes(name) && name !== '__before'),
  }));
  assert.deepEqual(left, { local: [], session: 0, caches: [], databases: [], globals: [] });
  await page.context().close();
});

test('the wasm and the glue are fetched once', async () => {
  const page = await open();
  for (const kind of [/yongxian-\w+\.wasm$/, /yongxian-glue/]) {
    assert.equal(page.requests.filter((url) => kind.test(url)).length, 1, String(kind));
  }
  await page.context().close();
});
