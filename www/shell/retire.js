// @ts-check
/**
 * The kill switch: published in the place of the worker, it ends the worker and deletes what that had kept.
 *
 * Must stay true: it answers nothing, so that everything comes from the network; no cache but our own is deleted.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

async function retire() {
  const ours = `yongxian ${worker.registration.scope} `;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
  await worker.registration.unregister();
}

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(retire()));
