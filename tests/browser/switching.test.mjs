// Another document is set while the first one is on its way, or after one was lost: what comes then is all that counts.
import assert from 'node:assert/strict';
import test from 'node:test';
import { JSON_TYPE, addresses, bar, count, isShown, setSrc, small } from './support/arriving.mjs';
import { ELEMENT, areLive, article, beginHost, hearAll, hears, seen, told } from './support/embedded.mjs';

const { server, browser, host, visit } = await beginHost(test);
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
const { large, silent } = addresses(host);

/** An element whose first document is on its way, as its page would make one. */
const first = (page, src, inside = '') =>
  page.evaluate(
    ({ src, inside }) => {
      const element = Object.assign(document.createElement('yongxian-explainer'), { lang: 'en', innerHTML: inside });
      element.setAttribute('view', 'models');
      if (src) element.setAttribute('src', src);
      document.querySelector('#before').after(element);
      window.__settled = [];
      element.ready.then(
        () => window.__settled.push('ready'),
        ({ code }) => window.__settled.push(code),
      );
    },
    { src, inside },
  );
const settled = (page) => page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(window.__settled), 300)));
const empty = () => visit(article(`<script type="module" src="${server.url}yongxian.js"></script>`), { live: 0, before: hearAll });
const reads = (page) => page.waitForFunction(() => window.__told.some(({ phase }) => phase === 'read'), undefined, { timeout: 40_000 });
const isTold = async (page, code) => {
  await hears(page, 'error');
  assert.deepEqual((await told(page, 'error')).map((one) => one.code), [code]);
};

test('of documents that are set while the first one is on its way the last is the first: ready, told, without what stood there', async () => {
  const page = await empty();
  const [middle, last] = [20_000, 50].map((count) => host.put({ html: JSON.stringify(small(count)), ...JSON_TYPE }));
  for (const pauses of [[50, 20], [0, 0], [300, 100]]) {
    await first(page, large(), '<p>Read it here.</p>');
    await page.evaluate(
      async ({ pauses, sources }) => {
        const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        for (const [n, src] of sources.entries()) {
          await pause(pauses[n]);
          document.querySelector('yongxian-explainer').setAttribute('src', src);
        }
      },
      { pauses, sources: [middle, last] },
    );
    await isShown(page, 50);
    await page.waitForFunction(() => window.__settled.length);
    assert.deepEqual(await settled(page), ['ready'], `${pauses}`);
    assert.deepEqual((await told(page, 'ready')).map((one) => one.count), [50], `${pauses}`);
    assert.equal(await page.locator(`${ELEMENT} p`, { hasText: 'Read it here.' }).isVisible(), false);
    assert.deepEqual(await told(page, 'error'), []);
    await page.locator(`${ELEMENT} input[type=search]`).fill('No. 7');
    await hears(page, 'change');
    await page.evaluate(() => {
      document.querySelector('yongxian-explainer').remove();
      window.__told = [];
    });
  }
});

for (const [name, src, wait, later, code] of [
  ['the first is being read', large, reads, { data: '{bad' }, 'data-parse'],
  ['the first is being read, and the later one is at no address', large, reads, { src: '/nope' }, 'data-http'],
  ['the first has not been answered', silent, () => {}, { src: '/nope' }, 'data-http'],
  ['our own text is on its way', () => '', () => {}, { src: '/nope' }, 'data-http'],
])
  test(`a later document that is none fails as a first one does: ${name}`, async () => {
    const page = await empty();
    await first(page, src());
    await page.waitForTimeout(100);
    await wait(page);
    await page.evaluate((later) => {
      const element = document.querySelector('yongxian-explainer');
      if (later.src) element.setAttribute('src', later.src);
      else element.data = later.data;
    }, later);
    await hears(page, 'error');
    // Our own text may have been in time; then it stays.
    if (!src() && (await seen(page))[0].models) {
      await areLive(page);
      assert.deepEqual(await settled(page), ['ready']);
    } else {
      assert.deepEqual(await settled(page), [code]);
      assert.ok((await page.locator(`${ELEMENT} .host-notice`).boundingBox()).height > 20);
    }
    await isTold(page, code);
    await bar(page).waitFor({ state: 'detached' });
    await page.evaluate(() => (document.querySelector('yongxian-explainer').data = undefined));
    await setSrc(page, host.put({ html: JSON.stringify(small(50)), ...JSON_TYPE }));
    await isShown(page, 50);
    await page.evaluate(() => document.querySelector('yongxian-explainer').ready);
    assert.equal(await page.locator(`${ELEMENT} .host-notice`).count(), 0);
  });

test('our own text that can be read already stays when a document that is none is set while it comes to life', async () => {
  const page = await visit(article(`<script type="module" src="${server.url}yongxian.js"></script>`), {
    live: 0,
    before: async (page) => {
      await hearAll(page);
      // The code comes late, so that the text is there alone for a while.
      await page.route(/\.wasm$/, async (route) => (await new Promise((resolve) => setTimeout(resolve, 1_500)), route.continue()));
    },
  });
  await first(page);
  await page.locator(`${ELEMENT} li[data-model]`).first().waitFor();
  await setSrc(page, '/nope');
  await hears(page, 'ready');
  assert.deepEqual(await settled(page), ['ready']);
  await isTold(page, 'data-http');
  assert.equal(await count(page), 79);
});

test('a promise that was taken before the language was changed, or an object given, is kept by what comes then', async () => {
  const page = await empty();
  await first(page, silent());
  await page.waitForTimeout(200);
  await page.evaluate((data) => {
    const element = document.querySelector('yongxian-explainer');
    element.setAttribute('lang', 'zh');
    element.data = data;
    // It is copied at once.
    data.models.length = 0;
  }, small(50));
  await isShown(page, 50);
  assert.deepEqual(await settled(page), ['ready']);
  assert.equal((await seen(page))[0].lang, 'zh-Hans');
});

test('after a load that failed or was called off, the same value is another attempt, and only then', async () => {
  const page = await empty();
  let answers = 0;
  const path = host.put({ html: JSON.stringify(small(50)), ...JSON_TYPE });
  await page.route(path, (route) => (answers++ ? route.continue() : route.fulfill({ status: 500, headers: JSON_TYPE.headers })));
  await first(page, path);
  assert.equal((await hears(page, 'error')).code, 'data-http');
  await setSrc(page, path);
  await isShown(page, 50);
  await setSrc(page, path);
  await page.waitForTimeout(300);
  assert.equal(answers, 2, 'what is shown is not fetched again');
  await page.evaluate((text) => {
    const element = document.querySelector('yongxian-explainer');
    window.__text = text;
    element.data = text;
    element.cancel();
  }, JSON.stringify(small(70)));
  await hears(page, 'error', 2);
  assert.equal(await count(page), 50);
  await page.evaluate(() => (document.querySelector('yongxian-explainer').data = window.__text));
  await isShown(page, 70);
  assert.deepEqual((await told(page, 'error')).map((one) => one.code), ['data-http', 'data-cancelled']);
});
