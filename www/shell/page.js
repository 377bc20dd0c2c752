// @ts-check
/**
 * The page: its code comes from files beside it, and once it is live it is kept for offline use.
 *
 * Must stay true: nothing is stored but the page itself, by offline.js; nothing is asked of another origin. Without this file the page is complete to read.
 */
import { loadEngine } from './module.js';
import { comeAlive } from './whole.js';

const root = document.getElementById('yongxian');

if (root) {
  const { site = '', glue = '', wasm = '', doctor = '', share = '', offline } = root.dataset;
  /** @param {string} url */
  const absolute = (url) => new URL(url, document.baseURI).href;
  const files = [absolute(wasm), absolute(glue)];
  let isKept = false;
  comeAlive({
    root,
    site: absolute(site || './'),
    engine: () => loadEngine({ wasm: absolute(wasm), glue: (again) => import(absolute(glue) + again), files }),
    acts: (again) => import(absolute(share) + again),
    onState(state, widget, code) {
      if (state === 'live' && offline && !isKept) {
        isKept = true;
        import(absolute(offline)).then(({ goOffline }) => goOffline(absolute(`${site}sw.js`), widget)).catch(() => {});
      }
      if (state !== 'loading' && /[?&]yongxian-doctor\b/.test(location.search))
        import(absolute(doctor)).then(({ report }) => report({ host: root, state, code, files }));
    },
  });
}
