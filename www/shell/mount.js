// @ts-check
/**
 * One explainer in somebody else's page, in a shadow root, with or without the custom element around it.
 *
 * Must stay true: nothing outside the host element is changed; nothing is fetched before it comes near the viewport; what
 * was shown stays until there is something better; when it ends, nothing is left. Callbacks of the page run from a task
 * of their own, never inside the wasm.
 */
import { answerActs } from './acts.js';
import { Address } from './address.js';
import { compare, css, drawing, figures, pages, search, share as sharing, site, taking, whole } from './built.js';
import { diagnose } from './diagnosis.js';
import { codeOf } from './faults.js';
import { holder, join, leave, share } from './group.js';
import { keepPage } from './links.js';
import { Loading } from './loading.js';
import { loadEngine } from './module.js';
import { prerendered } from './prerendered.js';
import { apology, problem } from './problem.js';
import { fetched, given } from './untrusted.js';
import { Widget } from './widget.js';

/**
 * @typedef {object} Settings
 * @property {string} [lang]      BCP 47
 * @property {string} [view]      full, points, models or timeline
 * @property {string} [theme]     auto, light or dark
 * @property {string} [state]     the state to begin with, a fragment
 * @property {string} [src]       the address of another document
 * @property {unknown} [data]     another document; goes before `src`
 * @property {string} [group]     shares the state with others of this name
 * @property {string} [syncUrl]   what the page's hash begins with where it holds the state; absent: the address is left alone
 */

/** @typedef {{ loading: Loading, text: Promise<import('./manuscript.js').Manuscript> }} Coming */

const VIEWS = ['full', 'points', 'models', 'timeline'];
/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/** @param {string | undefined} tag @returns {'zh' | 'en'} */
const langOf = (tag = '') => (!tag || /^(zh|cmn|yue|wuu|nan|hak|gan)\b/i.test(tag) ? 'zh' : 'en');

export class Mount {
  /** The state as shown, a fragment. */ state = '';
  /** How many models are shown, when live. */ count = 0;
  /** @type {Promise<void>} */ ready;
  view = 'full';
  #host;
  #shadow;
  /** @type {Settings} */ #settings;
  /** @type {Widget | undefined} */ #widget;
  /** @type {Address | undefined} */ #address;
  /** @type {IntersectionObserver | undefined} */ #near;
  /** @type {{ resolve: () => void, reject: (error: unknown) => void } | undefined} */ #settle;
  /** What was begun last; what began before it is over. */ #turn = 0;
  /** A document of the host's that is on its way. @type {Loading | undefined} */ #loading;
  /** One that was taken in before the explainer begins with it. @type {Coming | undefined} */ #coming;
  /** Whether nothing has begun yet but, at most, a document of the host's, which neither lives nor has failed. */ #isFirst = true;
  /** Whether the last document did not come to be shown. */ #isLost = false;
  #revealed = 0;
  /** What the page was told last. */ #told = '';
  #isLive = false;
  #follow;

  /** @param {HTMLElement} host gets the events @param {ShadowRoot} shadow @param {Settings} settings */
  constructor(host, shadow, settings) {
    this.#host = host;
    this.#shadow = shadow;
    this.#settings = { ...settings };
    this.state = settings.state ?? '';
    this.ready = this.#promise();
    keepPage(shadow, (link) => this.#takes(link));
    this.#follow = answerActs(shadow, (act, again) => (act === 'share' ? sharing : compare)(again), () => this.#acted());
  }

  /** What the buttons are pressed in. @returns {import('./acts.js').Place} */
  #acted() {
    const widget = this.#widget;
    return {
      root: /** @type {HTMLElement} */ (widget?.root ?? this.#rootInPlace()),
      fragment: widget?.fragment ?? this.state,
      site: this.#isForeign() ? undefined : site,
      // A long one is put together for who asks.
      get text() {
        return widget?.text;
      },
      listed: widget?.listed,
      linked: this.#settings.syncUrl !== undefined,
      request: (fragment) => this.request(fragment),
    };
  }

  /** Waits until the host element is near, then comes to life. */
  begin() {
    // One that is still waited for is kept by what begins now.
    if (!this.#settle) this.ready = this.#promise();
    this.#dress();
    this.#near = new IntersectionObserver((entries) => entries.some((one) => one.isIntersecting) && this.#boot(), {
      rootMargin: '100% 0px',
    });
    this.#near.observe(this.#host);
  }

  /** Frees everything and empties the shadow root; what was shown can be begun again. */
  end() {
    this.#stop();
    this.#shadow.replaceChildren(document.createElement('slot'));
  }

  /** Frees everything; what can be read stays. */
  #stop() {
    this.#turn++;
    this.cancel();
    this.#met(this.#loading);
    this.#near?.disconnect();
    this.#address?.end();
    if (this.#settings.group) leave(this.#settings.group, this);
    this.#widget?.destroy();
    this.#near = this.#address = this.#widget = this.#coming = undefined;
    this.#isLive = false;
    this.#isFirst = true;
  }

  /** Changes settings. @param {Partial<Settings>} changed */
  set(changed) {
    const before = this.#settings;
    const settings = (this.#settings = { ...before, ...changed });
    if (!this.#near) return;
    if ('state' in changed) this.request(settings.state ?? '');
    const isOther = (/** @type {(keyof Settings)[]} */ ...names) => names.some((name) => before[name] !== settings[name]);
    const again = isOther('lang', 'view', 'group', 'syncUrl');
    // The same once more is another attempt where the last one was lost.
    const isAnew = this.#isLost && (changed.src ?? changed.data) !== undefined;
    const other = isOther('src', 'data') || isAnew;
    if (again || (other && !this.#isForeign())) this.#again(before);
    else if (other) this.#isKept ? void this.#replace() : this.#restart();
    this.#dress();
  }

  /** Sets the state. @param {string} fragment @param {boolean} [reveal] whether to bring what it points at into view */
  request(fragment, reveal) {
    this.state = fragment.replace(/^#/, '');
    this.#widget?.request(this.state, reveal);
  }

  /** Calls off the document that is on its way, if there is one: what is shown stays. */
  cancel() {
    this.#loading?.cancel();
  }

  #promise() {
    const promise = new Promise((resolve, reject) => (this.#settle = { resolve: () => resolve(undefined), reject }));
    // Nobody need listen; the event tells too.
    promise.catch(() => {});
    return promise;
  }

  /** Whether what is in place has begun by itself and can be read, so that it stays until another document is there to see. */
  get #isKept() {
    return !this.#isFirst && !!this.#rootInPlace()?.firstElementChild;
  }

  #isForeign() {
    return this.#settings.data !== undefined || !!this.#settings.src;
  }

  /** @param {Settings} before */
  #again(before) {
    if (before.group) leave(before.group, this);
    // The language is said by the attribute now.
    if (before.lang !== this.#settings.lang) this.state = this.state.replace(/(^|&)lang=[^&]*/, '').replace(/^&/, '');
    const { group } = this.#settings;
    this.#settings.group = undefined;
    this.end();
    this.#settings.group = group;
    this.begin();
  }

  /** Begins again with another document, as if it had been the first one. */
  #restart() {
    this.#stop();
    for (const root of this.#shadow.querySelectorAll('.yongxian:empty')) root.remove();
    this.begin();
    // What is given is copied before the host can change it; what is at an address comes when this is near.
    if (this.#settings.data !== undefined) this.#coming = this.#expect();
  }

  /** Style and theme; both follow the host element wherever it goes. */
  #dress() {
    const { ownerDocument } = this.#host;
    let sheet = sheets.get(ownerDocument);
    if (!sheet) {
      sheet = new (/** @type {any} */ (ownerDocument.defaultView).CSSStyleSheet)();
      /** @type {CSSStyleSheet} */ (sheet).replaceSync(css);
      sheets.set(ownerDocument, /** @type {CSSStyleSheet} */ (sheet));
    }
    this.#shadow.adoptedStyleSheets = [/** @type {CSSStyleSheet} */ (sheet)];
    const { theme = 'auto' } = this.#settings;
    const root = this.#widget?.root ?? this.#rootInPlace();
    if (root) root.dataset.theme = theme;
  }

  /** @returns {HTMLElement | null} */
  #rootInPlace() {
    return this.#shadow.querySelector('.yongxian');
  }

  async #boot() {
    if (this.#widget || !this.#near) return;
    this.#near.disconnect();
    const turn = ++this.#turn;
    const { group, syncUrl } = this.#settings;
    this.view = VIEWS.find((view) => view === this.#settings.view) ?? 'full';
    const lang = this.#lang();
    if (group) this.state = join(group, this) ?? this.state;
    if (syncUrl !== undefined) {
      this.#address = new Address(syncUrl, (fragment, reveal) => this.request(fragment, reveal));
      this.state = this.#address.current || this.state;
    }
    const foreign = this.#isForeign();
    const coming = foreign ? (this.#coming ?? this.#expect()) : undefined;
    const loading = coming?.loading;
    this.#coming = undefined;
    this.#isFirst = foreign;
    this.#isLost = false;
    const engine = loadEngine(foreign ? drawing : taking);
    engine.catch(() => {});
    try {
      const text = await coming?.text;
      const page = foreign ? undefined : await prerendered(pages[`${lang}/${this.view}`] ?? '');
      if (turn !== this.#turn) return this.#met(loading);
      const root = this.#rootFor(page?.root);
      root.lang = lang === 'zh' ? 'zh-Hans' : 'en';
      this.#widget = new Widget({
        root,
        setting: { lang, view: this.view, site: foreign ? undefined : site },
        fragment: this.state,
        engine: () => engine,
        drawing: () => loadEngine(drawing),
        text: async () => page?.text ?? text ?? '',
        pace: loading?.pace,
        whole: foreign ? undefined : whole,
        figures,
        search,
        onChange: (change) => this.#changed(change),
        onState: (state, code, cause) => {
          if (state !== 'loading') this.#met(loading);
          queueMicrotask(() => turn === this.#turn && this.#entered(state, code, cause));
        },
        onRoot: () => this.#dress(),
      });
      this.#dress();
    } catch (error) {
      // Where the code cannot come either, that says more about the page.
      this.#met(loading);
      const cause = foreign ? error : await engine.then(() => error, (worse) => worse);
      if (turn === this.#turn) this.#failed(codeOf(cause), cause);
    }
  }

  /** The root that stands in the shadow root by now: the one that came with the page, a copy, or an empty one. @param {HTMLElement} [copied] */
  #rootFor(copied) {
    let root = this.#rootInPlace();
    if (root && copied) return root;
    root = /** @type {HTMLElement} */ (copied ? this.#host.ownerDocument.importNode(copied, true) : document.createElement('div'));
    root.className = 'yongxian';
    // Until somebody else's document is there to see, what the page has put into the element stays.
    if (copied) this.#shadow.replaceChildren(root);
    else this.#shadow.append(root);
    return root;
  }

  #lang() {
    return langOf(this.#settings.lang ?? this.#host.closest('[lang]')?.getAttribute('lang') ?? undefined);
  }

  /**
   * Another document is on its way; one that was before it is not wanted any more.
   * @param {import('./manuscript.js').Manuscript} [come] one that has come already @returns {Coming}
   */
  #expect(come) {
    this.cancel();
    this.#isLost = false;
    const place = () => {
      const root = this.#widget?.root ?? this.#rootInPlace();
      const shown = /** @type {HTMLElement | null | undefined} */ (root?.querySelector('.explainer'));
      const { theme = 'auto' } = this.#settings;
      return { scope: this.#shadow, root, lang: shown ? langOf(shown.lang) : this.#lang(), theme: shown?.dataset.theme ?? theme };
    };
    const loading = (this.#loading = new Loading(place, (told) => this.#tell('progress', told)));
    const text = come ? Promise.resolve(come) : this.#document(loading);
    text.catch(() => {});
    return { loading, text };
  }

  /** @param {Loading | undefined} loading it has come, or never will */
  #met(loading) {
    loading?.end();
    if (this.#loading === loading) this.#loading = undefined;
  }

  /** @param {Loading} loading */
  #document({ pace, hear }) {
    const { data, src = '' } = this.#settings;
    return data === undefined ? fetched(src, pace, hear) : given(data, pace);
  }

  /** Shows another document in place of the present one, if it is one. */
  async #replace() {
    const { loading, text } = this.#expect();
    try {
      const come = await text;
      // What is in place comes to life first, or cannot.
      await this.ready.catch(() => {});
      if (this.#loading !== loading) return;
      loading.pace.check();
      if (this.#widget && this.#widget.state !== 'failed') return await this.#widget.replace(come, loading.pace);
      // What can be read goes for what can be drawn alone.
      await loadEngine(drawing);
      if (this.#loading !== loading) return;
      loading.pace.check();
      this.#again(this.#settings);
      this.#coming = this.#expect(come);
    } catch (error) {
      if (this.#loading !== loading) return;
      this.#isLost = true;
      this.#tell('error', problem(codeOf(error), error));
    } finally {
      this.#met(loading);
    }
  }

  /** @param {import('./instance.js').Change} change */
  #changed(change) {
    const { fragment, count, step, reveal, revealed } = change;
    this.state = fragment;
    this.count = count;
    this.#address?.record(fragment, step);
    this.#follow();
    const { group } = this.#settings;
    if (group) share(group, this, fragment, revealed > this.#revealed ? reveal : undefined);
    this.#revealed = Math.max(this.#revealed, revealed);
    // Not compared with the state: what the page or the group has set is the state already, and is news all the same.
    if (this.#isLive && this.#told !== this.#news()) this.#tell('change', { state: fragment, count });
  }

  #news() {
    return `${this.count} ${this.state}`;
  }

  /** @param {string} state @param {string} [code] @param {unknown} [cause] */
  #entered(state, code = '', cause = undefined) {
    if (state === 'failed') return this.#failed(code, cause);
    diagnose(this.#host, state, code);
    if (state !== 'live' || this.#isLive) return;
    this.#isLive = true;
    this.#isFirst = false;
    for (const one of [...this.#shadow.children])
      if (one !== this.#widget?.root && one.matches('slot, .host-notice, .yongxian')) one.remove();
    this.#settle?.resolve();
    this.#settle = undefined;
    this.#tell('ready', { state: this.state, count: this.count });
  }

  /** @param {string} code @param {unknown} cause */
  #failed(code, cause) {
    const detail = problem(code, cause);
    diagnose(this.#host, 'failed', code);
    const root = this.#rootInPlace() ?? this.#rootFor();
    // Text that came with the page says itself that its controls are dead.
    if (!this.#widget) Object.assign(root.dataset, { yongxian: 'failed', error: code });
    const isEmpty = !root.firstElementChild && !this.#host.childElementCount && !this.#host.textContent?.trim();
    if (isEmpty) {
      this.#shadow.querySelector('.host-notice')?.remove();
      this.#shadow.append(apology(detail, this.#lang()));
    }
    this.#follow();
    this.#isFirst = false;
    this.#isLost = true;
    this.#settle?.reject(Object.assign(new Error(detail.message), { code }));
    this.#settle = undefined;
    this.#tell('error', detail);
  }

  /** @param {HTMLAnchorElement} link */
  #takes(link) {
    const { group } = this.#settings;
    const part = /[#&]event=/.test(link.hash) ? 'timeline' : 'models';
    return !!group && link.classList.contains('chip') && holder(group, part) !== undefined;
  }

  /** @param {'ready' | 'change' | 'error' | 'progress'} what @param {object} detail */
  #tell(what, detail) {
    if (what === 'ready' || what === 'change') this.#told = this.#news();
    this.#host.dispatchEvent(new CustomEvent(`yongxian-${what}`, { detail, bubbles: true, composed: true }));
  }
}
