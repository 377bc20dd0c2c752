// @ts-check
/**
 * What the worker and the one that retires it agree upon: the worker's own scope, and by which names caches are ours.
 *
 * Must stay true: the name holds the scope, since other applications and other copies of this one may live at the same origin.
 */
export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
export const OURS = `yongxian ${worker.registration.scope} `;

/** The names of all caches that are ours. */
export async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}
