// Kept on the device: whole or not at all; works with the server gone; a new version waits until it is wanted.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { chromium } from 'playwright-core';
import { CHROMIUM, FLAGS, SEARCH, SITE, becomes, shows } from './support/chromium.mjs';
import { content } from './support/content.mjs';
import { ENGINES, until } from './support/engines.mjs';
import { writtenBy } from './support/figures.mjs';
import { asksForUpdate, bar, beginReader, isKept, isLive, isOffered, isSecond, ourCaches, press } from './support/reader.mjs';
import { secondVersion } from './support/versions.mjs';

const { server, visit, offline, reader } = await beginReader(test);
const second = await secondVersion(SITE);
test.after(() => second.remove());

test('Chromium finds nothing that would keep the page from being installed', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'yongxian-profile-'));
  const own = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: FLAGS });
  try {
    const page = await own.newPage();
    await page.goto(server.url);
    await page.locator('#yongxian[data-yongxian=live]').waitFor();
    const session = await own.newCDPSession(page);
    assert.deepEqual((await session.send('Page.getInstallabilityErrors')).installabilityErrors, []);
    const { errors } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const { icons, screenshots, shortcuts } = await (await fetch(`${server.url}manifest.webmanifest`)).json();
    assert.deepEqual(screenshots.map(({ form_factor }) => form_factor), ['narrow', 'wide']);
    for (const { src, sizes } of [...icons, ...screenshots].filter(({ type }) => type === 'image/png')) {
      const edges = await page.evaluate(async (src) => {
        const { width, height } = await createImageBitmap(await (await fetch(src)).blob());
        return `${width}x${height}`;
      }, src);
      assert.equal(edges, sizes);
    }
    assert.equal(shortcuts.length, 4);
    for (const { url } of shortcuts) assert.equal(await page.locator(new URL(url, server.url).hash).count(), 1, url);
  } finally {
    await own.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

for (const [name, start] of Object.entries(ENGINES).filter(([name]) => name !== 'WebKitGTK')) {
  test(`${name}: after one visit everything works with the server gone`, { skip: !start }, async () => {
    const engine = await start(server);
    const live = () => document.querySelector('#yongxian').dataset.yongxian === 'live';
    const rows = () => document.querySelectorAll('#yongxian li[data-model]:not([hidden])').length;
    try {
      const first = await engine.open(server.url);
      await until(first, live);
      await until(first, () => !!navigator.serviceWorker.controller);
      await offline(async () => {
        const page = await engine.open(`${server.url}?utm_source=x#q=GLM`);
        await until(page, live);
        await until(page, () => document.querySelectorAll('#yongxian li[data-model]:not([hidden])').length === 5);
        assert.equal(await page.evaluate(() => document.querySelector('input[type=search]').value), 'GLM');
        // The language changes in place as well.
        await page.evaluate(() => document.querySelector('#yongxian a[hreflang=en]').click());
        await until(page, () => document.documentElement.lang === 'en' && document.querySelector('#yongxian .explainer').lang === 'en');
        assert.equal(await page.evaluate(() => document.querySelectorAll('#yongxian [data-point][id]').length), 4);

        const english = await engine.open(`${server.url}en/index.html#event=first-approvals`);
        await until(english, live);
        assert.equal(await english.evaluate(() => document.documentElement.lang), 'en');
        assert.equal(await english.evaluate(rows), 79);
        // A deep link leads to its event, which the timeline shows.
        await until(english, () => {
          const { top, bottom } = document.querySelector('#yongxian li[data-event=first-approvals]').getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        });
        assert.equal(await english.evaluate(() => document.querySelectorAll('#yongxian li[data-event]:not([hidden])').length), 62);
        await english.evaluate(() => document.querySelector('fieldset[data-facet=org_type] input').click());
        await until(english, () => document.querySelectorAll('#yongxian li[data-model]:not([hidden])').length < 79);

        for (const { kind, steps } of content.figures) {
          await english.evaluate((kind) => document.querySelector(`[data-slot=${kind}]`).scrollIntoView(), kind);
          await until(english, (kind) => document.querySelector(`[data-figure=${kind}]`).dataset.yongxian === 'live', kind);
          await english.evaluate((kind) => [...document.querySelectorAll(`[data-figure=${kind}] .figure-show li button`)].at(-1).click(), kind);
          const { text, settings } = steps.at(-1);
          await until(english, ([kind, text]) => document.querySelector(`[data-figure=${kind}] .figure-step`).textContent === text, [kind, text.en]);
          await until(english, (part) => location.hash.includes(part), `${kind}=${writtenBy(settings)}`);
        }

        const diagnosed = await engine.open(`${server.url}?yongxian-doctor`);
        await until(diagnosed, () => / live\b/.test(document.querySelector('aside')?.shadowRoot.querySelector('textarea').value));
        const report = await diagnosed.evaluate(() => document.querySelector('aside').shadowRoot.querySelector('textarea').value);
        assert.equal(report.match(/^file +200 /gm)?.length, 2, report);
        assert.deepEqual((await english.problems()).filter((text) => !/favicon/.test(text)), []);
      });
    } finally {
      await engine.close();
    }
  });
}

test('a new version waits; one window takes it and keeps what was typed, the other goes on and says what to do', async () => {
  const one = await visit();
  await isKept(one);
  const other = await visit('en/');
  server.publish(second.folder);
  await asksForUpdate(one);
  await bar(one).waitFor();
  assert.equal(await bar(one).textContent(), '有新版本。');
  assert.equal(await bar(other).textContent(), 'A new version is ready.');
  assert.equal(await isSecond(one), false, 'nothing is loaded anew by itself');
  assert.equal(await one.evaluate(() => document.activeElement.localName), 'body', 'the notice takes no focus');

  await other.locator(SEARCH).fill('Baidu');
  await one.locator(SEARCH).pressSequentially('GLM');
  await Promise.all([one.waitForEvent('load'), press(one, '用新版')]);
  await isLive(one);
  assert.equal(await isSecond(one), true);
  assert.equal(await one.inputValue(SEARCH), 'GLM');
  await shows(one, 5);

  await other.getByText('Another window has taken the new version').waitFor();
  assert.equal(await other.inputValue(SEARCH), 'Baidu');
  await other.locator(SEARCH).fill('GLM');
  await shows(other, 5);
  assert.equal(await isSecond(other), false);
  await Promise.all([other.waitForEvent('load'), press(other, 'Use it here too')]);
  await isLive(other);
  assert.equal(await isSecond(other), true);
  assert.equal(await other.inputValue(SEARCH), 'GLM');
  assert.deepEqual([...one.problems, ...other.problems], []);

  await other.close();
  // At one of the next visits: the browser may count a window for a while after it has gone.
  await becomes(async () => {
    await one.reload();
    await isLive(one);
    return (await ourCaches(one)).length;
  }, 1);
  await offline(async () => {
    await one.reload();
    await isLive(one);
    assert.equal(await isSecond(one), true);
  });
});

test('a window that no worker answers for is offered the new version as well, and can take it', async () => {
  const [page, loadedPast] = [await visit(), await visit()];
  await isKept(page);
  const session = await loadedPast.context().newCDPSession(loadedPast);
  await Promise.all([loadedPast.waitForEvent('load'), session.send('Page.reload', { ignoreCache: true })]);
  await isLive(loadedPast);
  assert.equal(await loadedPast.evaluate(() => navigator.serviceWorker.controller), null);
  server.publish(second.folder);
  await asksForUpdate(page);
  await bar(loadedPast).waitFor();
  await Promise.all([loadedPast.waitForEvent('load'), press(loadedPast, '用新版')]);
  await isLive(loadedPast);
  assert.equal(await isSecond(loadedPast), true);
});

test('later means later: the page stays, and is asked again at the next visit', async () => {
  const page = await visit();
  await isKept(page);
  server.publish(second.folder);
  await asksForUpdate(page);
  await bar(page).waitFor();
  await press(page, '以后再说');
  await bar(page).waitFor({ state: 'detached' });
  await page.reload();
  await isLive(page);
  assert.equal(await isSecond(page), false);
  await bar(page).waitFor();
});

const WRONG = {
  'is missing': { status: 404 },
  'is a page': { rewrite: () => '<!doctype html><p>Sign in</p>' },
  'is cut off': { truncate: 900 },
  'breaks off': { cut: 900 },
};
for (const [how, fault] of Object.entries(WRONG)) {
  test(`a version of which one file ${how} is not kept, and the old one is as it was`, async () => {
    const page = await visit();
    await isKept(page);
    const before = await ourCaches(page);
    server.publish(second.folder);
    server.fault({ path: /yongxian-second0000\.css$/, ...fault });
    server.log.length = 0;
    await asksForUpdate(page);
    await becomes(async () => server.log.some(({ isFaulty }) => isFaulty), true);
    await until(page, async (before) => !(await navigator.serviceWorker.getRegistration()).installing && (await caches.keys()).join() === before, before.join());
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting), null);
    await offline(async () => {
      await page.reload();
      await isLive(page);
      assert.equal(await isSecond(page), false);
    });
    // Healed, it arrives.
    server.heal();
    await isOffered(page);
  });
}

test('a first version that cannot be kept whole leaves nothing, and the page works', async () => {
  server.fault({ path: /doctor-[^/]*\.js$/, status: 404 });
  server.log.length = 0;
  const page = await visit();
  await becomes(async () => server.log.some(({ isFaulty }) => isFaulty), true);
  await until(page, async () => !(await navigator.serviceWorker.getRegistration()) && (await caches.keys()).length === 0);
  await page.locator(SEARCH).fill('GLM');
  await shows(page, 5);
});

for (const [how, fault] of Object.entries({
  'is missing': { status: 404 },
  'fails': { status: 500 },
  'is a page': { mime: 'text/html' },
  'is no JavaScript': { rewrite: () => 'syntax(' },
})) {
  test(`the page works if the worker ${how}`, async () => {
    server.fault({ path: /^\/sw\.js$/, ...fault });
    const page = await visit();
    await becomes(async () => page.told.some((text) => text.startsWith('yongxian: not kept for offline use')), true);
    await page.locator(SEARCH).fill('GLM');
    await shows(page, 5);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) === undefined), true);
    assert.deepEqual(page.problems.filter((text) => text.startsWith('uncaught')), []);
  });
}

test('what the device has lost is fetched again; without network the rest is shown', async () => {
  const page = await visit();
  await isKept(page);
  const forget = (pattern) =>
    page.evaluate(async (pattern) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const { url } of await cache.keys()) if (new RegExp(pattern).test(url)) await cache.delete(url);
      }
    }, pattern);
  const has = (pattern) => until(page, async (pattern) => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).some(({ url }) => new RegExp(pattern).test(url))))).some(Boolean), pattern);

  await forget('yongxian-\\w+.wasm$');
  await page.reload();
  await isLive(page);
  await has('yongxian-\\w+.wasm$');

  await forget('yongxian-\\w+.wasm$');
  // The browser's own cache may have it as well.
  const session = await reader().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await offline(async () => {
    await page.reload();
    await page.locator('#yongxian[data-yongxian=failed][data-error=wasm-network]').waitFor();
    assert.ok((await page.locator('#yongxian').textContent()).includes('百度'));
  });

  await forget('/$');
  await page.evaluate(async () => {
    const [name] = await caches.keys();
    await (await caches.open(name)).put(new URL('en/', location.href), new Response('<!doctype html><title>kept</title>', { headers: { 'content-type': 'text/html' } }));
  });
  await session.send('Network.clearBrowserCache');
  await offline(async () => {
    await page.reload();
    assert.equal(await page.title(), 'kept', 'another page of ours is better than none');
  });
});

test('frames, examples, other folders and other people’s caches are not the worker’s', async () => {
  const page = await visit();
  await isKept(page);
  await page.evaluate(async () => void (await caches.open('somebody else’s')));
  server.log.length = 0;
  for (const path of ['embed/', 'embed/en/models/', 'builder/', 'examples/', 'document.json', 'yongxian.js'])
    await page.evaluate(async (path) => void (await fetch(path, { cache: 'no-store' })), path);
  assert.equal(server.log.length, 6, 'each is asked of the server');
  server.log.length = 0;
  await page.goto(`${server.url}embed/`);
  assert.ok(server.log.some(({ path }) => path === '/embed/'));
  server.publish(second.folder);
  const again = await visit();
  await asksForUpdate(again);
  await bar(again).waitFor();
  await page.close();
  await Promise.all([again.waitForEvent('load'), press(again, '用新版')]);
  await isLive(again);
  assert.ok((await again.evaluate(() => caches.keys())).includes('somebody else’s'));
});

test('the kill switch ends the worker, deletes our caches alone, and the network answers', async () => {
  const page = await visit();
  await isKept(page);
  await page.evaluate(async () => void (await caches.open('somebody else’s')));
  const retiring = await (await fetch(`${server.url}sw-retire.js`)).text();
  server.fault({ path: /^\/sw\.js$/, rewrite: () => retiring });
  await asksForUpdate(page);
  await until(page, async () => !(await navigator.serviceWorker.getRegistration()) && (await caches.keys()).join() === 'somebody else’s');
  server.publish(second.folder);
  server.fault({ path: /^\/sw\.js$/, status: 404 });
  await page.reload();
  await isLive(page);
  assert.equal(await isSecond(page), true);
});

test('a device without room keeps nothing and loses nothing', async () => {
  const page = await reader().newPage();
  const session = await reader().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(server.url).origin, quotaSize: 200_000 });
  await page.goto(server.url);
  await isLive(page);
  await until(page, async () => !(await navigator.serviceWorker.getRegistration()) && (await caches.keys()).length === 0);
  await page.locator(SEARCH).fill('GLM');
  await shows(page, 5);
});

test('to keep the page costs no second download of what the page has fetched already', async () => {
  server.log.length = 0;
  const page = await visit();
  await isKept(page);
  for (const kind of [/yongxian-\w+\.wasm$/, /yongxian-glue-\w+\.js$/, /page-\w+\.js$/, /\.css$/])
    assert.equal(server.log.filter(({ path }) => kind.test(path)).length, 1, String(kind));
});

test('a word that another app shares is looked up', async () => {
  const page = await visit('?q=GLM%20');
  await page.waitForFunction(() => location.hash === '#q=GLM' && location.search === '');
  assert.equal(await page.inputValue(SEARCH), 'GLM');
  await shows(page, 5);
});

test('a reader who saves data gets nothing in advance', async () => {
  await reader().addInitScript(() => Object.defineProperty(navigator.connection, 'saveData', { get: () => true }));
  const page = await visit();
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) === undefined), true);
});
