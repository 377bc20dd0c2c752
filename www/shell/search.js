// @ts-check
/**
 * What searching takes besides the wasm: how Chinese is read and written, so that `tyqw` finds 通义千问, and the marking of what
 * was found. Fetched when somebody searches.
 *
 * Must stay true: nothing in the page's tree is changed; what is marked is what the wasm says; where a browser cannot mark
 * ranges of text, it only does not mark. Ranges are used again: each one that was ever made is kept up to date by the browser at every change of
 * the page until it is collected.
 */
import { lexicon } from './lexicon.js';

export { lexicon };

/** The name under which the style sheet knows what was found. */
const NAME = 'yongxian-found';
/** Where names stand, which may be found by their sound, and where sentences. */
const NAMES = '[data-model]:not([hidden]) :is(.name, .other-name, .org, .also), [data-event]:not([hidden]) h3';
const SENTENCES = '[data-model]:not([hidden]) :is(.amount, .note:not(.also)), [data-event]:not([hidden]) .event-body > p';

/** @typedef {(search: string, lines: string, bySound: boolean) => ArrayLike<number>} Places */

/**
 * Marks in one widget; the result is to be told what the root holds after each change, and at the end nothing.
 * @returns {(root?: HTMLElement, fragment?: string, places?: Places) => void}
 */
export function marker() {
  const { highlights } = /** @type {any} */ (CSS);
  /** @type {Range[]} */
  let marked = [];
  // A long list draws rows as the reader scrolls to them, and the table, a guest, when it has heard what is searched.
  const drawn = new MutationObserver(() => again());
  let again = () => {};
  /** @type {(root?: HTMLElement, fragment?: string, places?: Places) => void} */
  const mark = (root, fragment = '', places) => {
    if (!highlights) return;
    drawn.disconnect();
    for (const range of marked) highlights.get(NAME)?.delete(range);
    const spare = marked;
    marked = [];
    const search = new URLSearchParams(fragment).get('q');
    if (root && search && places) {
      for (const [selector, bySound] of /** @type {const} */ ([[NAMES, true], [SENTENCES, false]]))
        marked.push(...found(textsIn(root, selector), (lines) => places(search, lines, bySound), spare));
      if (!highlights.has(NAME)) highlights.set(NAME, new /** @type {any} */ (window).Highlight());
      for (const range of marked) highlights.get(NAME).add(range);
    }
    if (!highlights.get(NAME)?.size) highlights.delete(NAME);
    again = () => mark(root, fragment, places);
    if (!root || !search) return;
    for (const drawer of root.querySelectorAll('.model-list.is-long, [data-slot=table]'))
      drawn.observe(drawer, { childList: true, subtree: drawer.matches('[data-slot]') });
  };
  return mark;
}

/** Every piece of text in what a selector finds. @param {HTMLElement} root @param {string} selector */
function textsIn(root, selector) {
  const texts = [];
  for (const element of root.querySelectorAll(selector)) {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  }
  return texts;
}

/**
 * The ranges in some texts, which are asked for at once, a line each.
 * @param {Text[]} texts @param {(lines: string) => ArrayLike<number>} places @param {Range[]} spare ranges that nobody needs any more
 */
function found(texts, places, spare) {
  const told = Array.from(places(texts.map(({ data }) => data.replace(/\n/g, ' ')).join('\n')));
  const ranges = [];
  let begin = 0;
  for (const text of texts) {
    for (let [from = Infinity, to = 0] = told; from < begin + text.length; [from = Infinity, to = 0] = told) {
      told.splice(0, 2);
      const range = spare.pop() ?? text.ownerDocument.createRange();
      range.setStart(text, from - begin);
      range.setEnd(text, to - begin);
      ranges.push(range);
    }
    begin += text.length + 1;
  }
  return ranges;
}
