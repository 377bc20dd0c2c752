// @ts-check
/**
 * Opens on paper what is folded, for browsers whose style sheets cannot (before Chromium 131, Firefox 143, Safari 18.4).
 *
 * Must stay true: after printing the page is as it was; on a page of somebody else's nobody listens.
 */

/** @param {ParentNode} scope */
export function openOnPaper(scope) {
  if (CSS.supports('selector(::details-content)')) return;
  /** @type {HTMLDetailsElement[]} */
  const opened = [];
  addEventListener('beforeprint', () => {
    for (const details of scope.querySelectorAll('details')) {
      if (details.open) continue;
      details.open = true;
      opened.push(details);
    }
  });
  addEventListener('afterprint', () => {
    for (const details of opened.splice(0)) details.open = false;
  });
}
