// A reader with a device: a profile of their own, any number of windows, and a site that comes and goes.
//
// Must stay true: what is kept is looked at in the browser's own storage, file by file; nothing here waits for a time.
import assert from 'node:assert/strict';
import { PATIENCE, SEARCH, SITE, becomes, begin, isReadable, shows } from './chromium.mjs';
import { until } from './engines.mjs';
import { listOf } from './versions.mjs';

export const isLive = (page) => page.locator('#yongxian[data-yongxian=live]').waitFor();
/** Until the version is kept, and answers for this page. */
export const isKept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller);
export const ourCaches = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('yongxian ')));
export const isSecond = (page) => page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--version') === '2');
export const asksForUpdate = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update().catch(() => {})));
/** Until a new version is offered: what was asked while the network failed may have swallowed the first question. */
export const isOffered = (page) =>
  becomes(async () => {
    await asksForUpdate(page);
    return (await bar(page).count()) > 0;
  }, true);
export const bar = (page) => page.locator('section[role=status] p');
export const press = (page, name) => page.locator('section[role=status] button').filter({ hasText: name }).click();

/** Starts site and browser around the tests of a file; each test has a reader of its own. @param {typeof import('node:test')} test */
export async function beginReader(test) {
  const { server, browser } = await begin(test);
  const start = async (options) => {
    const reader = await browser.newContext({ locale: 'zh-CN', ...options });
    reader.setDefaultTimeout(PATIENCE);
    return reader;
  };
  let reader;
  test.beforeEach(async () => {
    server.publish(SITE);
    reader = await start();
  });
  test.afterEach(async () => {
    server.heal();
    await reader.close();
  });

  /** Opens a window. @param {string} [path] @param {{ live?: boolean, before?: (page) => unknown }} [how] */
  async function visit(path = '', { live = true, before } = {}) {
    const page = await reader.newPage();
    page.problems = [];
    page.told = [];
    page.on('console', (message) => {
      page.told.push(message.text());
      if (['error', 'warning'].includes(message.type())) page.problems.push(message.text());
    });
    page.on('pageerror', (error) => page.problems.push(`uncaught: ${error}`));
    await before?.(page);
    await page.goto(server.url + path);
    if (live) await isLive(page);
    return page;
  }

  /** Does something while the server is gone. */
  async function offline(act) {
    server.stop();
    try {
      await act();
    } finally {
      await server.resume();
    }
  }

  /** Another reader in the place of this one. */
  async function another(options) {
    await reader.close();
    return (reader = await start(options));
  }
  return { server, browser, visit, offline, another, reader: () => reader };
}

/** Tries what a reader would: the list follows what is typed, and comes back. */
export async function answers(page) {
  await page.locator(SEARCH).fill('GLM');
  await shows(page, 5);
  await page.locator(SEARCH).fill('');
  await shows(page, 79);
  // The address follows what is drawn: who reloads before it has, finds the filter of a moment ago.
  await page.waitForFunction(() => !location.hash.includes('q='));
}

/** Tells the page to note when its script does not come or cannot be read: what then stands there stays as it is. */
export const notesLostScript = (page) =>
  page.addInitScript(() => {
    const isPage = (url) => /\/assets\/page-/.test(url ?? '');
    addEventListener('error', ({ target, filename }) => (window.__scriptless ||= isPage(target?.src) || isPage(filename)), true);
  });

/** What an open page has come to; in any case all of its text is there, and nothing looks alive that is dead. */
export async function endsWell(page) {
  const end = await page
    .waitForFunction(() => {
      const { yongxian } = document.querySelector('#yongxian').dataset;
      return (/live|failed/.test(yongxian) && yongxian) || (window.__scriptless && 'static');
    })
    .then((handle) => handle.jsonValue());
  await isReadable(page);
  if (end === 'live') await answers(page);
  else {
    const dead = await page.evaluate(() => {
      // Controls without a script give themselves up after a while; that while is over now, in rows out of sight too.
      for (const row of document.querySelectorAll('.model, .event')) row.style.contentVisibility = 'visible';
      document.body.getBoundingClientRect();
      for (const animation of document.getAnimations()) animation.finish();
      const isSeen = (one) => one.checkVisibility({ visibilityProperty: true });
      // Where the styles are lost too, the sentence that says so is seen.
      if (isSeen(document.querySelector('#yongxian [data-notice]'))) return [];
      return [...document.querySelectorAll('#yongxian :is(input, select, button)')].filter(isSeen).map((one) => one.outerHTML);
    });
    assert.deepEqual(dead, [], `dead controls in a page that is ${end}`);
  }
  return end;
}

/** Whether what the device holds of each version is all of it and as it was published; what is wrong, if anything. */
export async function halves(page, folders) {
  const lists = Object.fromEntries((await Promise.all(folders.map(listOf))).map(({ version, files }) => [version, files]));
  return page.evaluate(async (lists) => {
    const wrong = [];
    for (const name of (await caches.keys()).filter((one) => one.startsWith('yongxian '))) {
      const files = lists[name.split(' ').at(-1)];
      if (!files) wrong.push(`${name} is nobody’s`);
      const cache = await caches.open(name);
      for (const [path, hash] of Object.entries(files ?? {})) {
        const kept = await cache.match(new URL(path, document.baseURI.replace(/en\/[^/]*$/, '').replace(/[?#].*/, '')), { ignoreVary: true });
        if (!kept) {
          wrong.push(`${name}: ${path} is missing`);
          continue;
        }
        const digest = await crypto.subtle.digest('SHA-256', await kept.arrayBuffer());
        const found = `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
        if (found !== hash) wrong.push(`${name}: ${path} is another`);
      }
    }
    return wrong;
  }, lists);
}

/** Until no version is on its way any more. */
export const isSettled = (page) => until(page, async () => !(await navigator.serviceWorker.getRegistration())?.installing);
