// @ts-check
/**
 * The explainer in a frame: comes to life, and tells the page around it how high it is and what it shows.
 *
 * Must stay true: messages are believed only from the page around and only in the shapes below; none of them navigates;
 * the history is left alone. Works with an opaque origin, without storage.
 *
 * Told to the parent: `{ type: 'yongxian:height', v: 1, height }`, `{ type: 'yongxian:change', v: 1, state, count }`,
 * `{ type: 'yongxian:error', v: 1, code }`, `{ type: 'yongxian:shift', v: 1, by }` by how much what the reader has just acted on
 * was moved (see `hold.js`), and the height once more for AMP and for pym.js.
 * Heard from the parent: `{ type: 'yongxian:set', v: 1, state?, theme? }`, and pym.js's question for the height.
 */
import { answerActs } from './acts.js';
import { codeAt } from './addressed.js';
import { keepPage } from './links.js';
import { loadEngine } from './module.js';
import { openOnPaper } from './paper.js';
import { Widget } from './widget.js';

/** Heights closer than this, in px, are the same: a page whose height depends on ours must come to rest. */
const SAME = 1;
const THEMES = ['auto', 'light', 'dark'];

const query = new URLSearchParams(location.search);
const root = document.getElementById('yongxian');
/** @type {Widget | undefined} */
let widget;
/** The state that was asked for before there was a widget to tell. @type {string | undefined} */
let asked;
let height = 0;
let follow = () => {};

const absolute = (/** @type {string} */ url) => new URL(url, document.baseURI).href;

if (root) {
  setTheme(query.get('theme'));
  keepPage(document.body, () => false);
  openOnPaper(document);
  const { site } = root.dataset;
  follow = answerActs(document.body, (act, again) => import(absolute(root.dataset[act] ?? '') + again), () => ({
    root: widget?.root ?? root,
    fragment: widget?.fragment ?? asked ?? location.hash.slice(1),
    site: absolute(site || './'),
    text: widget?.text,
    request,
  }));
  addEventListener('message', hear);
  document.body.addEventListener('yongxian-shift', (event) => {
    event.preventDefault();
    tell({ type: 'yongxian:shift', v: 1, by: /** @type {CustomEvent<number>} */ (event).detail });
  });
  new ResizeObserver(() => tellHeight(false)).observe(document.body);
  requestAnimationFrame(() => start(root));
}

/** @param {HTMLElement} root */
function start(root) {
  const { lang = 'zh', view, site = '', doctor = '', figures = '', search = '', whole = '' } = root.dataset;
  const taking = codeAt(root.dataset.wasm, root.dataset.glue);
  const drawing = codeAt(root.dataset.drawing, root.dataset.drawingGlue);
  widget = new Widget({
    root,
    setting: { lang, view, site },
    fragment: asked ?? location.hash.slice(1),
    engine: () => loadEngine(taking),
    drawing: () => loadEngine(drawing),
    text: async () => document.getElementById('yongxian-document')?.textContent ?? '',
    whole: absolute(whole),
    figures: () => import(absolute(figures)),
    search: (again) => import(absolute(search) + again),
    onRoot: () => setTheme(query.get('theme')),
    onChange({ fragment, count, lang }) {
      follow();
      document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : lang;
      tell({ type: 'yongxian:change', v: 1, state: fragment, count });
    },
    onState(state, code) {
      tellHeight(false);
      if (state === 'failed') {
        follow();
        tell({ type: 'yongxian:error', v: 1, code });
      }
      if (state !== 'loading' && query.has('yongxian-doctor'))
        import(absolute(doctor)).then(({ report }) => report({ host: root, state, code, files: taking.files }));
    },
  });
}

/** @param {string} fragment */
function request(fragment) {
  asked = fragment;
  widget?.request(fragment);
}

/** @param {unknown} theme */
function setTheme(theme) {
  const known = THEMES.find((one) => one === theme);
  const root = widget?.root ?? document.getElementById('yongxian');
  if (known && root) root.dataset.theme = document.documentElement.dataset.theme = known;
}

/** @param {MessageEvent} event */
function hear({ source, data }) {
  if (source !== parent || source === window) return;
  if (typeof data === 'string' && /^pymxPYMx.*xPYMx(width|height)xPYMx/.test(data)) tellHeight(true);
  if (data?.type !== 'yongxian:set' || data.v !== 1) return;
  if (typeof data.state === 'string') {
    request(data.state);
  }
  setTheme(data.theme);
  tellHeight(true);
}

/** @param {boolean} asked whether it is told even if it is the same */
function tellHeight(asked) {
  const now = Math.ceil(document.body.getBoundingClientRect().height);
  if (!asked && Math.abs(now - height) <= SAME) return;
  height = now;
  tell({ type: 'yongxian:height', v: 1, height });
  tell({ sentinel: 'amp', type: 'embed-size', height });
  const child = query.get('childId');
  if (child) tell(`pymxPYMx${child}xPYMxheightxPYMx${height}`);
}

/** Heights and states are no secret, and the page around may be anybody's. @param {unknown} message */
function tell(message) {
  if (parent !== window) parent.postMessage(message, '*');
}
