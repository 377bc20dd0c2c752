// @ts-check
/**
 * The page's side of the worker: registers it once the page is live, and tells of a new version, also of one that may be
 * alive where this one has failed.
 *
 * Must stay true: the page works as well where there is no worker, and is never loaded anew but by the reader's wish; what
 * the reader chose and typed survives that. Fetched on demand.
 */
import { Notice } from './notice.js';

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
 * @param {Pick<import('./widget.js').Widget, 'fragment' | 'request' | 'state'>} widget
 */
export async function goOffline(url, widget) {
  lookUpShared(widget);
  const { serviceWorker } = navigator;
  // Not there in private windows of some browsers and without encryption; and whoever saves data gets nothing in advance.
  if (!serviceWorker || /** @type {any} */ (navigator).connection?.saveData) return;
  // What does not work here is not kept; what is kept already must be able to go.
  if (widget.state === 'failed' && !serviceWorker.controller) return;
  const notice = new Notice();
  let isControlled = !!serviceWorker.controller;
  let wants = false;
  /** @type {ServiceWorkerRegistration} */
  let registration;

  const renew = () => {
    wants = true;
    // The address may lag behind what was typed last.
    const state = widget.fragment;
    try {
      history.replaceState({ ...history.state, yongxian: state }, '', location.pathname + location.search + (state && `#${state}`));
    } catch {
      // Too many in a short time; the address is an older one then.
    }
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
  // Registering waits for a version that is on its way, so there is either a waiting one by now or one to be found later.
  offer();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));

  let asked = performance.now();
  const ask = () => {
    asked = performance.now();
    registration.update().catch(() => {});
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && performance.now() - asked >= SELDOM) ask();
  });
  // To return to a page that the browser has put aside is a visit, and nothing else would ask then.
  addEventListener('pageshow', ({ persisted }) => persisted && ask());
}

/** A word that another app has shared with the installed page comes in the address. @param {Pick<import('./widget.js').Widget, 'request'>} widget */
function lookUpShared(widget) {
  const word = new URLSearchParams(location.search).get('q')?.trim();
  if (!word) return;
  const fragment = `q=${encodeURIComponent(word)}`;
  history.replaceState({ ...history.state, yongxian: fragment }, '', `${location.pathname}#${fragment}`);
  widget.request(fragment, true);
}
