// @ts-check
/**
 * The page: finds the widget's root, starts it when the first paint is done, and keeps address, history, language, theme
 * and title in step with it.
 *
 * Must stay true: nothing is stored, nothing is asked of another origin; the history is written only for the widget's
 * own states, and plain anchors (no `=`) are the browser's. Without this file the page is complete to read.
 */
import { loadEngine } from './module.js';
import { Widget } from './widget.js';

/** Writing the history for each letter would hit the browser's limits; ms. */
const QUIET = 200;

const html = document.documentElement;
const title = document.title;
const root = document.getElementById('yongxian');

/** @type {Widget | undefined} */
let widget;
/** The fragment that this entry of the history stands for, or will when the timer has run. @type {string | undefined} */
let current = asked();
/** @type {number | undefined} */
let timer;

if (root) {
  for (const type of ['pointerdown', 'keydown', 'focusin'])
    root.addEventListener(type, () => start(root), { once: true, passive: true, capture: true });
  // A page in the background draws no frame, and fetches nothing yet.
  requestAnimationFrame(() => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => start(root), { timeout: 1_000 });
    else setTimeout(() => start(root), 1);
  });
  // A step in the history fires both, a new hash by hand too; the second one finds nothing to do.
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
}

/** @param {HTMLElement} root */
function start(root) {
  const { lang = 'zh', glue = '', wasm = '' } = root.dataset;
  /** @param {string} url */
  const absolute = (url) => new URL(url, document.baseURI).href;
  widget ??= new Widget({
    root,
    lang,
    fragment: current,
    engine: () => loadEngine({ glue: absolute(glue), wasm: absolute(wasm) }),
    text: async () => document.getElementById('yongxian-document')?.textContent ?? '',
    onChange(change) {
      dress(change.lang, change.theme, change.title);
      record(change.fragment, change.step);
    },
    onState(state) {
      // The static text is in the page's own language.
      if (state === 'failed') dress(lang, html.dataset.theme ?? 'auto', title);
    },
  });
}

/** @param {string} lang @param {string} theme @param {string} title */
function dress(lang, theme, title) {
  const tag = lang === 'zh' ? 'zh-Hans' : lang;
  // Setting what is set already would style the whole page again.
  if (html.lang !== tag) html.lang = tag;
  if (html.dataset.theme !== theme) html.dataset.theme = theme;
  if (document.title !== title) document.title = title;
}

/** The state that this entry of the history stands for; undefined for a plain anchor that the reader followed. */
function asked() {
  // An entry with an anchor in its address may have been left for a state; it was marked then.
  const mark = history.state?.yongxian;
  // Where text fragments are unknown, they are left in the hash.
  const fragment = location.hash.slice(1).replace(/:~:.*$/s, '');
  return typeof mark === 'string' ? mark : !fragment || fragment.includes('=') ? fragment : undefined;
}

function follow() {
  const fragment = asked();
  if (fragment === undefined || fragment === current) return;
  clearTimeout(timer);
  timer = undefined;
  current = fragment;
  widget?.request(fragment);
}

/** @param {string} fragment @param {string} step */
function record(fragment, step) {
  if (fragment === (current ?? '')) return;
  if (step === 'push') {
    // The entry that is left behind keeps its address, and what was typed last belongs to it.
    if (timer === undefined) write('replaceState', location.href);
    else write('replaceState');
    current = fragment;
    write('pushState');
  } else {
    current = fragment;
    clearTimeout(timer);
    timer = window.setTimeout(() => write('replaceState'), QUIET);
  }
}

/** @param {'pushState' | 'replaceState'} verb @param {string} [url] */
function write(verb, url) {
  const fragment = current ?? '';
  clearTimeout(timer);
  timer = undefined;
  try {
    history[verb]({ yongxian: fragment }, '', url ?? location.pathname + location.search + (fragment && `#${fragment}`));
  } catch {
    // Too many in a short time, or a page that has no history of its own; the next change writes again.
  }
}
