/** What the build knows and writes into what is behind the button “Share”. */

/** The style sheet. */
export const css: string;
/** What makes QR codes; fetched when it is first called. */
export const qrEngine: () => Promise<import('./module.js').Engine>;
/** The address of the document in both languages; empty where that stands in the page. */
export const whole: string;
