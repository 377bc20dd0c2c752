/** What the build writes into `search.js`. */

/** Readings and forms of Chinese characters; see `src/domain/lexicon.rs`. */
export const lexicon: string;
