/** What the build puts into the script of the one-file edition: wasm-bindgen's glue, as a function. */

/** A fresh, independent glue. */
export const createInstance: import('./module.js').Engine['createInstance'];
/** The build that it belongs to. */
export const build: string;
