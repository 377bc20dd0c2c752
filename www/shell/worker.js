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

/** The page has just fetched the assets: they come from the browser's cache, unless that is spoilt. @param {string} url */
const fetched = (url) =>
  url.startsWith(ASSETS) ? checked(url, 'default').catch(() => checked(url, 'reload')) : checked(url, 'no-cache');

async function keepAll() {
  const cache = await caches.open(MINE);
  // All have to be over before the cache goes, or the last ones would write into nowhere.
  const results = await Promise.allSettled(
    [...hashes.keys()].map(async (url) => {
      // A name that holds its hash says that the content is the same.
      const known = url.startsWith(ASSETS) ? await fromOthers(url) : undefined;
      await cache.put(url, known ?? (await fetched(url)));
    }),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return;
  await caches.delete(MINE);
  throw failed.reason;
}

/** Old versions go when no window may still need a file of theirs, and none is on its way. */
async function tidy() {
  const { installing, waiting } = worker.registration;
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!installing && !waiting && windows.length <= 1) await Promise.all((await others()).map((name) => caches.delete(name)));
}

/** @param {FetchEvent} event @param {string} url */
async function answer(event, url) {
  const isPage = event.request.mode === 'navigate';
  // A device may refuse all storage; the network is there for that.
  const cache = await caches.open(MINE).catch(() => undefined);
  const find = async () => cache?.match(url, { ignoreVary: true });
  const kept = await find().catch(() => undefined);
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
