/** What the build writes into `compare.js`. */

/** The style sheet. */
export const css: string;
