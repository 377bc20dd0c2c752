/** What the build knows and writes into `figures.js`: one for the site, one for bundlers. */

/** What names this pair of wasm and document. */
export const build: string;
/** The address of the figures' wasm. */
export const wasm: string;
/** Imports the module that makes its instances. */
export const glue: import('./module.js').Code['glue'];
/** The addresses of both, as far as a bundler has left them any. */
export const files: string[];
/** The styles of what no page brings along as a still. */
export const css: string;
/** The part `figures` of the document, as JSON, which pages name but do not hold. */
export const figures: string;
