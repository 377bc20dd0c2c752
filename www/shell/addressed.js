// @ts-check
/**
 * Code at addresses that a page of ours has written down.
 *
 * Must stay true: a module of its own, which no page of a host's has: bundlers warn of an import whose address they cannot read.
 */

/** @param {string} [wasm] @param {string} [glue] its glue's address @returns {import('./module.js').Code} */
export function codeAt(wasm = '', glue = '') {
  const files = [wasm, glue].map((url) => new URL(url, document.baseURI).href);
  return { wasm: files[0] ?? '', glue: (again) => import(files[1] + again), files };
}
