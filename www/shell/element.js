// @ts-check
/**
 * `<yongxian-explainer>`, and `mount` for those who want no element. The one module that embedders know.
 *
 * Must stay true: importing it twice, in two versions, or where the name is taken throws nothing; an element that is
 * moved goes on, one that is removed is gone. The types are in `element.d.ts`.
 */
import { version } from './built.js';
import { Mount } from './mount.js';

const NAME = 'yongxian-explainer';
/** Attributes, and the settings they stand for. @type {Record<string, keyof import('./mount.js').Settings>} */
const ATTRIBUTES = {
  lang: 'lang',
  view: 'view',
  theme: 'theme',
  state: 'state',
  src: 'src',
  group: 'group',
  'sync-url': 'syncUrl',
};
/** An element that comes back within this time, in ms, was moved. */
const MOVE = 100;
/** What stands before the state in the page's hash if the host names nothing. */
const PREFIX = 'yongxian:';

/** Where there is no page, as in a server's renderer, there is nothing to define and nothing to break. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

class Explainer extends Base {
  static version = version;
  static observedAttributes = Object.keys(ATTRIBUTES);
  #mount;
  /** @type {unknown} */ #data;
  /** @type {number | undefined} */ #leaving;
  #begun = false;

  constructor() {
    super();
    // A declarative shadow root holds the text already; attaching another one would empty it.
    const shadow = this.attachInternals().shadowRoot ?? this.attachShadow({ mode: 'open' });
    if (!shadow.firstChild) shadow.append(document.createElement('slot'));
    this.#mount = new Mount(this, shadow, {});
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    if (this.#begun) return;
    this.#begun = true;
    this.#takeTemplate();
    for (const name of /** @type {const} */ (['data', 'state'])) {
      // Set before this module came.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      /** @type {any} */ (this)[name] = value;
    }
    this.#mount.begin();
  }

  disconnectedCallback() {
    clearTimeout(this.#leaving);
    this.#leaving = window.setTimeout(() => {
      this.#begun = false;
      this.#mount.end();
    }, MOVE);
  }

  /** Where browsers can move an element without removing it, nothing is to be done. */
  connectedMoveCallback() {}

  adoptedCallback() {
    this.#mount.set({});
  }

  /** @param {string} name @param {string | null} _ @param {string | null} value */
  attributeChangedCallback(name, _, value) {
    const setting = ATTRIBUTES[name];
    if (!setting) return;
    const said = setting === 'syncUrl' && value === '' ? PREFIX : (value ?? undefined);
    if (setting === 'state' && !this.#begun) this.#mount.state = (said ?? '').replace(/^#/, '');
    this.#mount.set({ [setting]: said });
  }

  get ready() {
    return this.#mount.ready.then(() => this);
  }

  get state() {
    return this.#mount.state;
  }

  set state(fragment) {
    this.#mount.request(String(fragment ?? ''));
  }

  cancel() {
    this.#mount.cancel();
  }

  get data() {
    return this.#data;
  }

  set data(data) {
    this.#data = data;
    this.#mount.set({ data: data ?? undefined });
  }

  /** Markup put in by a script keeps its template as an element. */
  #takeTemplate() {
    const template = /** @type {HTMLTemplateElement | null} */ (this.querySelector(':scope > template[shadowrootmode]'));
    if (!template || !this.shadowRoot || this.shadowRoot.querySelector('.yongxian')) return;
    this.shadowRoot.replaceChildren(template.content);
    template.remove();
  }
}

/**
 * Shows an explainer in an element of the page.
 * @param {Element} target @param {import('./mount.js').Settings} [settings]
 */
export function mount(target, settings = {}) {
  const host = document.createElement('div');
  host.lang = settings.lang ?? '';
  if (!host.lang) host.removeAttribute('lang');
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.append(document.createElement('slot'));
  target.append(host);
  const mounted = new Mount(host, shadow, settings);
  mounted.begin();
  return {
    host,
    get ready() {
      return mounted.ready;
    },
    get state() {
      return mounted.state;
    },
    set state(fragment) {
      mounted.request(String(fragment ?? ''));
    },
    get count() {
      return mounted.count;
    },
    /** @param {Partial<import('./mount.js').Settings>} changed */
    set(changed) {
      mounted.set(changed);
    },
    /** @param {string} event @param {(detail: any) => void} listener */
    on(event, listener) {
      const hear = (/** @type {Event} */ told) => listener(/** @type {CustomEvent} */ (told).detail);
      host.addEventListener(`yongxian-${event}`, hear);
      return () => host.removeEventListener(`yongxian-${event}`, hear);
    },
    cancel() {
      mounted.cancel();
    },
    destroy() {
      mounted.end();
      host.remove();
    },
  };
}

export { version };

/** Defines the element under its name; under one with the version if somebody else has that. */
function define() {
  if (!globalThis.customElements) return;
  const taken = /** @type {any} */ (customElements.get(NAME));
  if (!taken) return customElements.define(NAME, Explainer);
  // A second copy of ours steps back in silence.
  if (typeof taken.version === 'string' && taken.observedAttributes?.includes('sync-url')) return;
  const name = `${NAME}-${version.replaceAll('.', '-')}`;
  console.warn(`yongxian: <${NAME}> is taken on this page; use <${name}>`);
  if (!customElements.get(name)) customElements.define(name, Explainer);
}

define();
