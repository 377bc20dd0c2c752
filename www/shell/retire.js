// @ts-check
/**
 * The kill switch: published in the place of the worker, it ends the worker and deletes what that had kept.
 *
 * Must stay true: it answers nothing, so that everything comes from the network; no cache but our own is deleted.
 */
import { ourCaches, worker } from './kept.js';

async function retire() {
  try {
    await Promise.all((await ourCaches()).map((name) => caches.delete(name)));
  } finally {
    // A device whose storage fails needs it most.
    await worker.registration.unregister();
  }
}

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(retire()));
