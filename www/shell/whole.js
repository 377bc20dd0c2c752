// @ts-check
/**
 * A page that is the explainer's own: starts the widget when the first paint is done, and keeps address, history, language,
 * theme and title in step with it.
 *
 * Must stay true: knows neither where the code comes from nor what else there is on the page; that is for the entries.
 */
import { answerActs } from './acts.js';
import { Address } from './address.js';
import { Widget } from './widget.js';

const html = document.documentElement;
const title = document.title;

/**
 * @typedef {object} Whole
 * @property {HTMLElement} root
 * @property {string} site                             the folder of the published site, absolute
 * @property {string} [whole]                          the address of the document in both languages, where the page has it in one
 * @property {() => Promise<any>} figures              imports what looks after figures
 * @property {(again: string) => Promise<any>} search  imports what searching takes
 * @property {() => Promise<import('./module.js').Engine>} engine
 * @property {() => Promise<import('./module.js').Engine>} [drawing]  see `widget.js`
 * @property {(act: string, again: string) => Promise<any>} acts  imports what a button of the shell does
 * @property {(state: import('./widget.js').State, widget: Widget, code?: string) => void} [onState]
 */

/** @param {Whole} whole */
export function comeAlive({ root, site: folder, whole, engine, drawing, figures, search, acts, onState }) {
  /** @type {Widget | undefined} */
  let widget;
  const { lang = 'zh', site = '' } = root.dataset;
  const address = new Address('', (fragment, reveal) => widget?.request(fragment, reveal));
  const follow = answerActs(document.body, acts, () => ({
    root: widget?.root ?? root,
    fragment: widget?.fragment ?? address.current ?? '',
    site: folder,
    own: true,
    request: (fragment) => (start(), widget?.request(fragment)),
  }));

  const start = () => {
    widget ??= new Widget({
      root,
      setting: { lang, site },
      fragment: address.current,
      linked: address.reveals(),
      engine,
      drawing,
      figures,
      search,
      text: async () => document.getElementById('yongxian-document')?.textContent ?? '',
      whole,
      onChange(change) {
        dress(change.lang, change.theme, change.title);
        address.record(change.fragment, change.step);
        follow();
      },
      onState(state, code) {
        // The static text is in the page's own language.
        if (state === 'failed') {
          dress(lang, html.dataset.theme ?? 'auto', title);
          follow();
        }
        if (widget) onState?.(state, widget, code);
      },
    });
  };

  for (const type of ['pointerdown', 'keydown', 'focusin'])
    root.addEventListener(type, start, { once: true, passive: true, capture: true });
  // A page in the background draws no frame, and fetches nothing yet.
  requestAnimationFrame(() => {
    if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 1_000 });
    else setTimeout(start, 1);
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
