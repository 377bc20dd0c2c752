// @ts-check
/**
 * The page: finds the widget's root, starts it when the first paint is done, and keeps address, history, language, theme
 * and title in step with it.
 *
 * Must stay true: nothing is stored but the page itself, by offline.js, once it is known how this has ended; nothing is asked
 * of another origin. Without this file the page is complete to read.
 */
import { Address } from './address.js';
import { loadEngine } from './module.js';
import { Widget } from './widget.js';

const html = document.documentElement;
const title = document.title;
const root = document.getElementById('yongxian');

/** @type {Widget | undefined} */
let widget;

if (root) {
  const address = new Address('', (fragment) => widget?.request(fragment, true));
  for (const type of ['pointerdown', 'keydown', 'focusin'])
    root.addEventListener(type, () => start(root, address), { once: true, passive: true, capture: true });
  // A page in the background draws no frame, and fetches nothing yet.
  requestAnimationFrame(() => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => start(root, address), { timeout: 1_000 });
    else setTimeout(() => start(root, address), 1);
  });
}

/** @param {HTMLElement} root @param {Address} address */
function start(root, address) {
  const { lang = 'zh', site = '', glue = '', wasm = '', doctor = '', offline } = root.dataset;
  /** @param {string} url */
  const absolute = (url) => new URL(url, document.baseURI).href;
  const files = [absolute(wasm), absolute(glue)];
  widget ??= new Widget({
    root,
    setting: { lang, site },
    fragment: address.current,
    linked: true,
    engine: () => loadEngine({ wasm: absolute(wasm), glue: (again) => import(absolute(glue) + again), files }),
    text: async () => document.getElementById('yongxian-document')?.textContent ?? '',
    onChange(change) {
      dress(change.lang, change.theme, change.title);
      address.record(change.fragment, change.step);
    },
    onState(state, code) {
      // The static text is in the page's own language.
      if (state !== 'loading' && offline) keep(absolute(offline), absolute(`${site}sw.js`));
      if (state === 'failed') dress(lang, html.dataset.theme ?? 'auto', title);
      if (state !== 'loading' && /[?&]yongxian-doctor\b/.test(location.search))
        import(absolute(doctor)).then(({ report }) => report({ host: root, state, code, files }));
    },
  });
}

let isKept = false;

/** @param {string} module @param {string} worker */
function keep(module, worker) {
  if (isKept) return;
  isKept = true;
  import(module).then(({ goOffline }) => goOffline(worker, widget)).catch(() => {});
}

/** @param {string} lang @param {string} theme @param {string} title */
function dress(lang, theme, title) {
  const tag = lang === 'zh' ? 'zh-Hans' : lang;
  // Setting what is set already would style the whole page again.
  if (html.lang !== tag) html.lang = tag;
  if (html.dataset.theme !== theme) html.dataset.theme = theme;
  if (document.title !== title) document.title = title;
}
