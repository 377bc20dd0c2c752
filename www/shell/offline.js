// @ts-check
/**
 * What makes our own page stay on a device, fetched once the page is live or has failed: registers the worker, tells of a new
 * version (also of one that may be alive where this one has failed) and of what the page says anew, offers to be installed,
 * and hears what an installed page is opened with.
 *
 * Must stay true: the page works as well where there is no worker, and is never loaded anew but by the reader's wish; what
 * the reader chose and typed survives that.
 */
import { tellChanges } from './changes.js';
import { offerInstall } from './install.js';
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
 * @typedef {object} Page
 * @property {string} site    the folder of the site, absolute
 * @property {Pick<import('./widget.js').Widget, 'fragment' | 'request' | 'state'>} widget
 * @property {import('./install.js').Invitation} [invitation]  what the browser has offered by now
 * @property {() => Promise<any>} panels  imports what is behind “Share”, with the panel of changes beside it
 */

/** @param {Page} page */
export async function goOffline({ site, widget, invitation, panels }) {
  const notice = new Notice();
  openOnPaper(document);
  hearLaunches(widget);
  offerInstall(invitation);
  const kept = keep(`${site}sw.js`, widget, notice);
  tellChanges(site, notice, (changes) => void panels().then(({ showChanges }) => showChanges(changes)));
  await kept;
}

/** @param {string} url the worker's @param {Page['widget']} widget @param {Notice} notice */
async function keep(url, widget, notice) {
  const { serviceWorker } = navigator;
  // Not there in private windows of some browsers and without encryption; and whoever saves data gets nothing in advance.
  if (!serviceWorker || /** @type {any} */ (navigator).connection?.saveData) return;
  // What does not work here is not kept; what is kept already must be able to go.
  if (widget.state === 'failed' && !serviceWorker.controller) return;
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
    if (!waiting) return renew();
    // No worker answers for a window that was opened just as the first one began, or was loaded past it; none will change.
    if (!serviceWorker.controller) waiting.addEventListener('statechange', renew);
    waiting.postMessage('yongxian:take-over');
  };
  const offer = () => {
    // Without an active one, what waits is the first version, for a moment.
    if (registration.waiting && registration.active) notice.show({ about: 'version', words: WORDS.fresh, accept });
  };

  serviceWorker.addEventListener('controllerchange', () => {
    if (wants) renew();
    else if (isControlled) notice.show({ about: 'version', words: WORDS.elsewhere, accept: renew });
    isControlled = true;
  });
  try {
    registration = await serviceWorker.register(trusted(url), { updateViaCache: 'none' });
  } catch (error) {
    return console.info('yongxian: not kept for offline use', error);
  }
  // Another window may have asked before this one: a new version waits by now, is on its way, or is found later.
  const watch = () => registration.installing?.addEventListener('statechange', offer);
  offer();
  watch();
  registration.addEventListener('updatefound', watch);

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

/** A shortcut, a link or a shared word that opens the installed page. @param {Page['widget']} widget */
function hearLaunches(widget) {
  lookUpShared(location.href, widget);
  /** @type {any} */ (window).launchQueue?.setConsumer((/** @type {{ targetURL?: string }} */ { targetURL }) => {
    if (!targetURL || lookUpShared(targetURL, widget)) return;
    // A window that was open already is given the focus and nothing else: going there is up to the page.
    const { hash } = new URL(targetURL);
    if (hash && hash !== location.hash) location.hash = hash;
    else if (hash && !hash.includes('=')) document.getElementById(hash.slice(1))?.scrollIntoView();
  });
}

/**
 * A word that another app has shared with the installed page comes in the address.
 * @param {string} address @param {Page['widget']} widget @returns {boolean} whether there was one
 */
function lookUpShared(address, widget) {
  const word = new URL(address).searchParams.get('q')?.trim();
  if (!word) return false;
  const fragment = `q=${encodeURIComponent(word)}`;
  history.replaceState({ ...history.state, yongxian: fragment }, '', `${location.pathname}#${fragment}`);
  widget.request(fragment, true);
  return true;
}
