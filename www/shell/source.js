// @ts-check
/**
 * The file that a page was opened from, where the page is the one-file edition: it cannot ask for itself a second time.
 *
 * Must stay true: taken before anything has changed the page, so that a copy of a copy is the same file; elsewhere there
 * is none.
 */

/** @type {string | undefined} */
let kept;

/** Keeps the page as it was parsed. */
export function keepSource() {
  kept = `<!doctype html>\n${document.documentElement.outerHTML}`;
}

/** The page's own file, if it is the one-file edition. */
export function ownSource() {
  return kept;
}
