// @ts-check
/**
 * The page's side of the worker: registers it once the page is live, and tells of a new version.
 *
 * Must stay true: the page works as well where there is no worker, and is never loaded anew but by the reader's wish; what
 * the reader chose and typed survives that. Fetched on demand.
 */
import { Notice } from './notice.js';
import { openOnPaper } from './paper.js';

/** How often a page that stays open asks for a new version, in ms. */
const SELDOM = 3_600_000;

const WORDS = {
  fresh: {
    zh: { text: '有新版本。', accept: '用新版', later: '以后再说' },
    en: { text: 'A new version is ready.', accept: 'Use it now', later: 'Later' },
  },
  elsewhere: {
    zh: { text: '另一个窗口已换成新版本，这个窗口照常能用。', accept: '这里也换', later: '以后再说' },
    en: { text: 'Another window has taken the new version; this one goes on working.', accept: 'Use it here too', later: 'Later' },
  },
};

/** @param {string} url */
function trusted(url) {
  const policies = /** @type {any} */ (window).trustedTypes;
  const policy = policies?.createPolicy('cn-explainer', { createScriptURL: (/** @type {string} */ asked) => (asked === url ? url : '') });
  return policy?.createScriptURL(url) ?? url;
}

/**
 * @param {string} url the worker's, absolute
 * @param {Pick<import('./widget.js').Widget, 'fragment' | 'request'>} widget
 */
export async function goOffline(url, widget) {
  lookUpShared(widget);
  openOnPaper(document);
  const { serviceWorker } = navigator;
  // Not there in private windows of some browsers and without encryption; and whoever saves data gets nothing in advance.
  if (!serviceWorker || /** @type {any} */ (navigator).connection?.saveData) return;
  const notice = new Notice();
  let isControlled = !!serviceWorker.controller;
  let wants = false;
  /** @type {ServiceWorkerRegistration} */
  let registration;

  const renew = () => {
    wants = true;
    // The address may lag behind what was typed last.
    const state = widget.fragment;
    history.replaceState({ ...history.state, yongxian: state }, '', location.pathname + location.search + (state && `#${state}`));
    location.reload();
  };
  const accept = () => {
    wants = true;
    const { waiting } = registration;
    if (waiting) waiting.postMessage('yongxian:take-over');
    else renew();
  };
  const offer = () => {
    if (registration.waiting && serviceWorker.controller) notice.show(WORDS.fresh, accept);
  };

  serviceWorker.addEventListener('controllerchange', () => {
    if (wants) renew();
    else if (isControlled) notice.show(WORDS.elsewhere, renew);
    isControlled = true;
  });
  try {
    registration = await serviceWorker.register(trusted(url), { updateViaCache: 'none' });
  } catch (error) {
    return console.info('yongxian: not kept for offline use', error);
  }
  offer();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));

  let asked = performance.now();
  const ask = () => {
    if (document.visibilityState === 'hidden' || performance.now() - asked < SELDOM) return;
    asked = performance.now();
    registration.update().catch(() => {});
  };
  document.addEventListener('visibilitychange', ask);
  addEventListener('pageshow', ask);
}

/** A word that another app has shared with the installed page comes in the address. @param {Pick<import('./widget.js').Widget, 'request'>} widget */
function lookUpShared(widget) {
  const word = new URLSearchParams(location.search).get('q')?.trim();
  if (!word) return;
  const fragment = `q=${encodeURIComponent(word)}`;
  history.replaceState({ ...history.state, yongxian: fragment }, '', `${location.pathname}#${fragment}`);
  widget.request(fragment, true);
}
