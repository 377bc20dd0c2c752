/** What the build knows and writes into the module: one for the site, one for bundlers. */

/** The version of the package. */
export const version: string;
/** The style sheet. */
export const css: string;
/** The address of the wasm. */
export const wasm: string;
/** The module that makes instances: its address, or a function that imports it. */
export const glue: string | (() => Promise<any>);
/** The module that writes reports: likewise. */
export const doctor: string | (() => Promise<any>);
/** The folder of the published site. */
export const site: string;
/** The published page of each view, as `zh/full`. */
export const pages: Record<string, string>;
