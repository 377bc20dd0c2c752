// The network at its worst, and two versions of the site in one reader's way: the text stays, the page is alive or says that it
// is not, nothing is loaded anew by itself, and the next good answer heals it all.
//
// Must stay true: the server is really stopped, and the second version has really no file of the first one.
import assert from 'node:assert/strict';
import test from 'node:test';
import puppeteer from 'puppeteer-core';
import { CHROMIUM, FLAGS, PATIENCE, SEARCH, SITE, becomes, isReadable, reaches, shows } from './support/chromium.mjs';
import { until } from './support/engines.mjs';
import { answers, asksForUpdate, bar, beginReader, endsWell, halves, isKept, isLive, isSecond, notesLostScript, ourCaches, press } from './support/reader.mjs';
import { listOf, secondVersion } from './support/versions.mjs';

const { server, visit, offline, another, reader } = await beginReader(test);
const second = await secondVersion(SITE, { all: true });
test.after(() => second.remove());

const HOME = /^\/$/;
const WASM = /\.wasm$/;
const askedFor = (path) => server.log.filter((one) => path.test(one.path)).length;
/** What the page would lose by being loaded anew. */
const marks = (page) => page.evaluate(() => void (window.__same = true));
const isSame = (page) => page.evaluate(() => window.__same === true);
const lose = (page, pattern) =>
  page.evaluate(async (pattern) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) if (new RegExp(pattern).test(url)) await cache.delete(url, { ignoreVary: true });
    }
  }, pattern.source);

test('N09: on a slow network the text is there at first, and nothing moves when the rest comes', async () => {
  const page = await visit('', { live: false, before: async (page) => {
    const session = await reader().newCDPSession(page);
    await session.send('Network.enable');
    // 400 ms there and back, 400 kbit/s: what operators call slow 3G.
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  } });
  assert.match(await page.getAttribute('#yongxian', 'data-yongxian'), /static|loading/);
  await isReadable(page);
  assert.equal(await page.locator(SEARCH).isVisible(), true, 'what will work stands where it will stand');
  await isLive(page);
  const shift = await page.evaluate(() => new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (sum += value))).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 100)));
  }));
  assert.equal(shift, 0);
  await answers(page);
});

test('N10: a first visit without network leaves nothing behind, and the next one begins cleanly', async () => {
  const lost = await reader().newPage();
  await offline(() => assert.rejects(lost.goto(server.url)));
  const page = await visit();
  await isKept(page);
  assert.deepEqual(await halves(page, [SITE]), []);
});

test('N12: a page whose files have gone from the server goes on, with every part that it has not fetched yet', async () => {
  const page = await visit();
  await isKept(page);
  await marks(page);
  server.publish(second.folder);
  for (const path of Object.keys((await listOf(SITE)).files).filter((path) => /^assets\/.*(js|css|wasm)$/.test(path)))
    assert.equal((await fetch(server.url + path)).status, 404, `${path} has gone`);
  await asksForUpdate(page);
  await bar(page).waitFor();
  assert.equal(await bar(page).textContent(), '有新版本。');

  const goesOn = async () => {
    const { files } = await listOf(SITE);
    const lost = await page.evaluate(async (files) => {
      const wrong = [];
      for (const [path, integrity] of Object.entries(files)) if (path) await fetch(path, { integrity }).catch(() => wrong.push(path));
      for (const path of Object.keys(files).filter((one) => /\/(?!page-)[^/]*\.js$/.test(one))) await import(new URL(path, document.baseURI)).catch((error) => wrong.push(`${error}`));
      return wrong;
    }, Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith('assets/'))));
    assert.deepEqual(lost, []);
    await answers(page);
    assert.equal(await isSame(page), true, 'it was not loaded anew');
    assert.equal(await isSecond(page), false);
  };
  await goesOn();
  // And when another window has taken the new version, so that another worker answers.
  const other = await visit();
  await Promise.all([other.waitForEvent('load'), press(other, '用新版')]);
  await isLive(other);
  assert.equal(await isSecond(other), true);
  await bar(page).filter({ hasText: '另一个窗口' }).waitFor();
  await goesOn();
  assert.deepEqual([...page.problems, ...other.problems], []);
});

// A page that comes from a cache on the way, and files that have gone from behind it. It is not loaded anew by itself: the cache
// that has sent the old page would send it again; a reader who has begun to read or type would lose the place; and in a
// private window nothing could remember that it was tried. The text is whole, says so, and a reload by hand asks anew.
for (const [name, stays] of [
  ['nothing of it is left', /^$/],
  ['only what the browser has kept itself is left', /^\/assets\/(page|yongxian)-\w+\.(js|css)$/],
]) {
  test(`N13: an old page on a new server, and ${name}: readable, never loaded anew by itself`, async () => {
    server.publish(second.folder);
    server.fault({ path: HOME, from: SITE }, { path: stays, from: SITE });
    server.log.length = 0;
    const page = await visit('', { live: false, before: notesLostScript });
    await marks(page);
    const end = await endsWell(page);
    assert.equal(end, stays.source === '^$' ? 'static' : 'failed');
    if (end === 'failed') assert.match(await page.getAttribute('#yongxian', 'data-error'), /^wasm-(http|network)$/);
    await page.waitForLoadState('networkidle');
    assert.deepEqual([askedFor(HOME), await isSame(page)], [1, true]);
    server.heal();
    await page.reload();
    await isLive(page);
    assert.equal(await isSecond(page), true);
    await answers(page);
  });
}

test('N14: a new page while only the old files are there yet: readable, and alive with the first whole answer', async () => {
  server.fault({ path: HOME, from: second.folder });
  const page = await visit('', { live: false, before: notesLostScript });
  assert.equal(await endsWell(page), 'static');
  // The new script with the old wasm and glue under names that are not there.
  server.fault({ path: HOME, from: second.folder }, { path: /assets\/(page|yongxian)-second0000\.(js|css)$/, from: second.folder });
  await page.reload();
  assert.equal(await endsWell(page), 'failed');
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) === undefined), true, 'what fails here is not kept');
  server.publish(second.folder);
  server.heal();
  await page.reload();
  await isLive(page);
  await isKept(page);
  assert.deepEqual(await halves(page, [second.folder]), []);
});

test('N17: what a device has lost and no server has any more does not keep the page from coming alive', async () => {
  const page = await visit();
  await isKept(page);
  await lose(page, WASM);
  server.publish(second.folder);
  await page.reload();
  await isLive(page);
  assert.equal(await isSecond(page), true, 'half of the old version is not shown while there is a whole new one');
  await answers(page);
});

test('N17: a version that has lost files is whole again after a visit, with those that the page did not ask for', async () => {
  const page = await visit();
  await isKept(page);
  await lose(page, /\/$|doctor|offline|css$|manifest/);
  await page.reload();
  await isLive(page);
  await becomes(() => halves(page, [SITE]), []);
  await offline(async () => {
    await page.reload();
    await isLive(page);
  });
});

test('N17: a device that has lost everything begins anew, with or without its worker', async () => {
  const page = await visit();
  await isKept(page);
  await page.evaluate(async () => void (await Promise.all((await caches.keys()).map((name) => caches.delete(name)))));
  await page.reload();
  await isLive(page);
  await becomes(() => halves(page, [SITE]), []);
  assert.equal((await ourCaches(page)).length, 1);
});

test('N28: without network, a version that has lost its wasm is still the text, at once', async () => {
  const page = await visit();
  await isKept(page);
  await lose(page, WASM);
  await (await reader().newCDPSession(page)).send('Network.clearBrowserCache');
  await offline(async () => {
    await page.reload();
    assert.equal(await endsWell(page), 'failed');
  });
  await page.reload();
  await isLive(page);
});

/** What a browser does that lets a page store nothing. */
const forbidStorage = (page) =>
  page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('not here', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB', 'cookieStore']) Object.defineProperty(window, name, { get: refuse });
    for (const name of ['serviceWorker', 'storage', 'locks']) Object.defineProperty(Navigator.prototype, name, { get: refuse });
    Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
  });
const SANDBOX = "sandbox allow-scripts; default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
for (const [name, before, csp] of [
  ['N18: a browser that refuses all storage', forbidStorage],
  ['N18: a page in a sandbox, of no origin', () => {}, SANDBOX],
  ['N19: a private window without workers', (page) => page.addInitScript(() => delete Navigator.prototype.serviceWorker)],
]) {
  test(`${name}: it works, and claims nothing about being kept`, async () => {
    if (csp) server.fault({ path: HOME, csp });
    const page = await visit('#q=GLM', { before });
    await shows(page, 5);
    await answers(page);
    await page.locator('#yongxian a[hreflang=en]').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    assert.equal(await bar(page).count(), 0);
    // What the browser itself says of the sandbox and its manifest is not ours.
    assert.deepEqual(page.problems.filter((text) => /^(uncaught|yongxian)/.test(text)), []);
  });
}

test('N21: the kill switch ends an old version and a waiting one alike, and nobody’s page is loaded anew', async () => {
  const page = await visit();
  await isKept(page);
  await marks(page);
  server.publish(second.folder);
  await asksForUpdate(page);
  await bar(page).waitFor();
  assert.equal((await ourCaches(page)).length, 2);
  const retiring = await (await fetch(`${server.url}sw-retire.js`)).text();
  server.fault({ path: /^\/sw\.js$/, rewrite: () => retiring });
  await asksForUpdate(page);
  await until(page, async () => !(await navigator.serviceWorker.getRegistration()) && (await caches.keys()).length === 0);
  await answers(page);
  assert.equal(await isSame(page), true);
  await page.reload();
  await isLive(page);
  assert.equal(await isSecond(page), true);
});

test('N21: the kill switch works where storage does not', async () => {
  const page = await visit();
  await isKept(page);
  const retiring = await (await fetch(`${server.url}sw-retire.js`)).text();
  const broken = 'for (const one of ["open", "keys", "delete", "match", "has"]) CacheStorage.prototype[one] = async () => { throw new DOMException("no", "UnknownError"); };\n';
  server.fault({ path: /^\/sw\.js$/, rewrite: () => broken + retiring });
  await asksForUpdate(page);
  await until(page, async () => !(await navigator.serviceWorker.getRegistration()));
  server.publish(second.folder);
  await page.reload();
  await isLive(page);
  assert.equal(await isSecond(page), true);
});

// The page does not ask for the wasm by hash: it comes from the same origin as the script that would ask, under a name that holds
// its hash, and browsers compile what they check only when the last byte is there, which a phone would wait for. What is
// kept is checked; what is spoilt on its way is refused by the compiler, or dies and is replaced by the text.
for (const place of [0.0001, 0.02, 0.3, 0.6, 0.9])
  test(`N22: wasm with a spoilt byte at ${place}: alive or labelled, and never kept`, async () => {
    server.fault({ path: WASM, flip: place });
    const page = await visit('', { live: false, before: notesLostScript });
    await endsWell(page);
    await until(page, async () => !(await navigator.serviceWorker.getRegistration()) && (await caches.keys()).length === 0);
    server.heal();
    // The browser has kept the spoilt file, under a name that it does not ask for again within a year.
    await page.reload();
    await isLive(page);
    await answers(page);
  });

test('N06: glue that is cut off, and kept so by the browser: labelled, and well again', async () => {
  server.fault({ path: /glue-\w+\.js$/, truncate: 900 });
  const page = await visit('', { live: false, before: notesLostScript });
  assert.equal(await endsWell(page), 'failed');
  server.heal();
  await page.reload();
  await isLive(page);
  await answers(page);
});

test('N24: a body that is not packed as its header says: labelled, and well again', async () => {
  server.fault({ path: WASM, headers: { 'content-encoding': 'br' } });
  const page = await visit('', { live: false });
  await reaches(page, 'failed');
  assert.equal(await page.getAttribute('#yongxian', 'data-error'), 'wasm-network');
  assert.equal(await endsWell(page), 'failed');
  server.heal();
  await page.reload();
  await isLive(page);
});

for (const [name, headers, disabled] of [
  ['a proxy that lets nothing be kept', { 'cache-control': 'no-store' }, false],
  ['a browser whose cache is off', {}, true],
]) {
  test(`N26: ${name}: alive, and kept for offline use all the same`, async () => {
    server.fault({ path: /./, headers });
    const page = await visit('', { before: async (page) => {
      const session = await reader().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.setCacheDisabled', { cacheDisabled: disabled });
    } });
    await answers(page);
    await isKept(page);
    assert.deepEqual(await halves(page, [SITE]), []);
    await offline(async () => {
      const again = await visit();
      await answers(again);
    });
  });
}

test('N27: a version that is on its way when a window opens is told in that window too', async () => {
  const page = await visit();
  await isKept(page);
  server.publish(second.folder);
  let arrive;
  server.fault({ path: /second0000\.css$/, hold: new Promise((resolve) => (arrive = resolve)) });
  await asksForUpdate(page);
  await until(page, async () => (await navigator.serviceWorker.getRegistration()).installing);
  const other = await visit('en/');
  await other.waitForFunction(() => document.querySelector('body > div:last-of-type')?.shadowRoot?.querySelector('[role=status]'));
  arrive();
  await bar(other).waitFor();
  await bar(page).waitFor();
});

test('a kept version that cannot come alive here is not for ever: the next one is offered to its reader', async () => {
  const page = await visit();
  await isKept(page);
  server.publish(second.folder);
  await page.addInitScript(() => delete window.WebAssembly);
  await page.reload();
  await reaches(page, 'failed');
  await bar(page).waitFor();
  await Promise.all([page.waitForEvent('load'), press(page, '用新版')]);
  await becomes(() => isSecond(page), true);
});

for (const [name, years] of [['behind', -20], ['ahead', 20]])
  test(`N30: a clock that is ${Math.abs(years)} years ${name} spoils nothing`, async () => {
    await another();
    const now = new Date(Date.now() + years * 31_557_600_000);
    const page = await visit('', { before: (page) => page.clock.setFixedTime(now) });
    await answers(page);
    await isKept(page);
    await offline(async () => {
      await page.reload();
      await isLive(page);
      await answers(page);
    });
    server.publish(second.folder);
    await asksForUpdate(page);
    await bar(page).waitFor();
  });

test('N29: a page that was put aside comes back as it was left, and asks for a new version', async () => {
  // The other driver switches this cache off.
  const browser = await puppeteer.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.evaluateOnNewDocument(() => addEventListener('pageshow', ({ persisted }) => (window.__persisted = persisted)));
    await page.goto(server.url);
    await page.waitForSelector('#yongxian[data-yongxian=live]');
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.type(SEARCH, 'GLM');
    await page.waitForFunction(() => location.hash === '#q=GLM');
    await page.evaluate(() => (window.__same = true));
    for (const elsewhere of [`${server.otherUrl}examples/`, `${server.url}builder/`]) {
      await page.goto(elsewhere);
      if (elsewhere.startsWith(server.url)) server.publish(second.folder);
      server.log.length = 0;
      await page.goBack();
      assert.deepEqual(await page.evaluate(() => [window.__persisted, window.__same]), [true, true]);
      assert.equal(await page.$eval(SEARCH, (box) => box.value), 'GLM');
      await becomes(async () => askedFor(/^\/sw\.js$/) > 0, true);
    }
    await page.waitForFunction(() => [...document.querySelectorAll('body > div')].some((one) => one.shadowRoot?.querySelector('[role=status] p')));
    await page.$eval(SEARCH, (box) => box.select());
    await page.type(SEARCH, '通义');
    await page.waitForFunction(() => document.querySelectorAll('#yongxian li[data-model]:not([hidden])').length < 5);
  } finally {
    await browser.close();
  }
});
