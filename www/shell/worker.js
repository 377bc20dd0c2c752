// @ts-check
/**
 * The service worker: keeps one whole version of the page on the device, and answers from it.
 *
 * Must stay true: a version is kept whole or not at all, each file checked by its hash; frames, other folders and other hosts
 * are not touched; a new version waits until the reader wants it; no cache but our own is ever deleted.
 */
import { OURS, ourCaches, worker } from './kept.js';
import { files, version } from './list.js';

const { scope } = worker.registration;
const MINE = OURS + version;

/** @param {string} path */
const addressOf = (path) => new URL(path, scope).href;
/** Hashes by address. */
const hashes = new Map(Object.entries(files).map(([path, hash]) => [addressOf(path), hash]));
const ASSETS = addressOf('assets/');
/** How long the site is waited for where there is something to show without it, in ms. */
const SOON = 5_000;

/** All our caches but the present one. */
async function others() {
  return (await ourCaches()).filter((name) => name !== MINE);
}

/** What another version has under an address. @param {string} url @returns {Promise<Response | undefined>} */
async function fromOthers(url) {
  for (const name of await others()) {
    const found = await (await caches.open(name)).match(url, { ignoreVary: true });
    if (found) return found;
  }
}

/** A file of this version, checked. @param {string} url @param {RequestCache} cache */
async function checked(url, cache) {
  const response = await fetch(url, { integrity: hashes.get(url) ?? '', cache });
  if (!response.ok || response.redirected) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** Whether all of this version is here. @param {Cache} cache */
const isWhole = async (cache) => (await cache.keys()).length >= hashes.size;

/** The page has just fetched the assets: they come from the browser's cache, unless that is spoilt. @param {string} url */
const fetched = (url) =>
  url.startsWith(ASSETS) ? checked(url, 'default').catch(() => checked(url, 'reload')) : checked(url, 'no-cache');

/**
 * Fetches what this version lacks; what is in its cache has been checked already.
 * @param {Cache} cache @returns {Promise<unknown>} why something is still missing, if it is
 */
async function complete(cache) {
  // All have to be over before the cache may go, or the last ones would write into nowhere.
  const results = await Promise.allSettled(
    [...hashes.keys()].map(async (url) => {
      if (await cache.match(url, { ignoreVary: true })) return;
      // A name that holds its hash says that the content is the same.
      const known = url.startsWith(ASSETS) ? await fromOthers(url) : undefined;
      await cache.put(url, known ?? (await fetched(url)));
    }),
  );
  const failed = results.find((result) => result.status === 'rejected');
  return failed?.reason;
}

async function keepAll() {
  const reason = await complete(await caches.open(MINE));
  if (!reason) return;
  await caches.delete(MINE);
  throw reason;
}

/** Old versions go when no window may still need a file of theirs, and none is on its way. */
async function tidy() {
  const { installing, waiting } = worker.registration;
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!installing && !waiting && windows.length <= 1) await Promise.all((await others()).map((name) => caches.delete(name)));
}

/** What the site says now, if it says so soon. @param {Request} request @returns {Promise<Response | undefined>} */
async function asked(request) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), SOON);
  try {
    const response = await fetch(request, { cache: 'no-cache', signal: abort.signal });
    return response.ok ? response : undefined;
  } catch {
    // Nobody there.
  } finally {
    clearTimeout(timer);
  }
}

/** @param {FetchEvent} event @param {string} url */
async function answer(event, url) {
  const isPage = event.request.mode === 'navigate';
  // A device may refuse all storage; the network is there for that.
  const cache = await caches.open(MINE).catch(() => undefined);
  const find = async () => cache?.match(url, { ignoreVary: true });
  const kept = await find().catch(() => undefined);
  // A device may also take back single files. If the site has another version by now, they are nowhere any more, and the page
  // that is kept would never come alive: then the site's own page goes first. Without network, the text is still here.
  if (isPage && cache && !(await isWhole(cache).catch(() => false))) {
    event.waitUntil(complete(cache).catch(() => {}));
    const fresh = await asked(event.request);
    if (fresh) return fresh;
  }
  if (kept) {
    if (isPage) event.waitUntil(tidy().catch(() => {}));
    return kept;
  }
  if (hashes.has(url)) {
    try {
      const response = await fetched(url);
      const copy = response.clone();
      event.waitUntil((async () => cache?.put(url, copy))().catch(() => {}));
      return response;
    } catch {
      // Offline, or another version by now.
    }
  }
  const old = await fromOthers(url).catch(() => undefined);
  if (old) return old;
  try {
    return await fetch(event.request);
  } catch (error) {
    // The page in another language is more than the browser's error.
    for (const page of isPage ? hashes.keys() : []) {
      const other = page.endsWith('/') && (await cache?.match(page, { ignoreVary: true }).catch(() => undefined));
      if (other) return other;
    }
    throw error;
  }
}

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));

worker.addEventListener('activate', (event) => {
  // The page that is open at the first visit has this very version.
  event.waitUntil(others().then((names) => (names.length ? undefined : worker.clients.claim())));
});

worker.addEventListener('message', ({ data }) => {
  if (data === 'yongxian:take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.hash = '';
  if (request.mode === 'navigate') {
    url.search = '';
    url.pathname = url.pathname.replace(/\/index\.html$/, '/');
  }
  const isOurs = hashes.has(url.href) || (url.href.startsWith(ASSETS) && request.mode !== 'navigate');
  if (request.method === 'GET' && isOurs) event.respondWith(answer(event, url.href));
});
