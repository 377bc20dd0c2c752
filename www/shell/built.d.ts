/** What the build knows and writes into the module: one for the site, one for bundlers. */

/** The version of the package. */
export const version: string;
/** The style sheet. */
export const css: string;
/** What takes over a page of ours. */
export const taking: import('./module.js').Code;
/** What also draws. */
export const drawing: import('./module.js').Code;
/** Imports the module that writes reports. */
export const doctor: () => Promise<any>;
/** Imports what is behind the button “Share”; `again` ends the address of another attempt. */
export const share: (again: string) => Promise<any>;
/** Imports what compares models. */
export const compare: (again: string) => Promise<any>;
/** Imports the module that looks after figures. */
export const figures: () => Promise<any>;
/** Imports what searching takes besides the wasm. */
export const search: (again: string) => Promise<any>;
/** The address of the document in both languages; pages bring it in their own. */
export const whole: string;
/** The folder of the published site. */
export const site: string;
/** The published page of each view, as `zh/full`. */
export const pages: Record<string, string>;
