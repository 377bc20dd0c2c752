// @ts-check
/**
 * Links of a widget that stands in somebody else's page: the page stays, and its address too.
 *
 * Must stay true: one listener, on the widget's own root; a click that the widget has taken is left alone.
 */

/**
 * @param {ShadowRoot | HTMLElement} scope  what the widget's root stands in, or is
 * @param {(link: HTMLAnchorElement) => boolean} takes  whether somebody else on the page shows what a link leads to
 */
export function keepPage(scope, takes) {
  scope.addEventListener('click', (event) => {
    const link = /** @type {HTMLAnchorElement | undefined} */ (
      event.composedPath().find((node) => /** @type {Element} */ (node).localName === 'a')
    );
    const href = link?.getAttribute('href');
    if (!link || !href || event.defaultPrevented) return;
    if (href.startsWith('#')) {
      event.preventDefault();
      const target = /** @type {HTMLElement | null} */ (scope.querySelector(`#${CSS.escape(href.slice(1))}`));
      target?.scrollIntoView();
      target?.focus({ preventScroll: true });
    } else if (takes(link)) {
      event.preventDefault();
    } else if (!link.target) {
      link.target = '_blank';
      link.rel += ' noopener';
    }
  });
}
