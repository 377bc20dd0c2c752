// @ts-check
/**
 * The page of our own: the explainer as a whole, with all that it can do beside the text.
 *
 * Must stay true: nothing is stored but by offline.js, once it is known how this has ended; nothing is asked of another
 * origin. Without this file the page is complete to read.
 */
import { codeAt } from './addressed.js';
import { loadEngine } from './module.js';
import { comeAlive } from './whole.js';

const root = document.getElementById('yongxian');
/** The browser's offer to install the page, which may come before there is anybody to take it. @type {any} */
let invitation;

if (root) {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    invitation = event;
  });
  const { site, doctor = '', figures = '', search = '', share = '', whole = '', offline } = root.dataset;
  /** @param {string} url */
  const absolute = (url) => new URL(url, document.baseURI).href;
  const folder = absolute(site || './');
  const taking = codeAt(root.dataset.wasm, root.dataset.glue);
  const drawing = codeAt(root.dataset.drawing, root.dataset.drawingGlue);
  const panels = (again = '') => import(absolute(share) + again);
  let isKept = false;
  comeAlive({
    root,
    site: folder,
    whole: absolute(whole),
    engine: () => loadEngine(taking),
    drawing: () => loadEngine(drawing),
    figures: () => import(absolute(figures)),
    search: (again) => import(absolute(search) + again),
    acts: (act, again) => import(absolute(root.dataset[act] ?? '') + again),
    onState(state, widget, code) {
      if (state !== 'loading' && offline && !isKept) {
        isKept = true;
        import(absolute(offline)).then(({ goOffline }) => goOffline({ site: folder, widget, invitation, panels })).catch(() => {});
      }
      if (state !== 'loading' && /[?&]yongxian-doctor\b/.test(location.search))
        import(absolute(doctor)).then(({ report }) => report({ host: root, state, code, files: taking.files }));
    },
  });
}
