// @ts-check
/**
 * The life of one widget: static, loading, live, and back to static when it dies; on a page of ours or in another's.
 *
 * Must stay true: hydrate, else render anew, else the static text: never a blank, never a control that looks alive and is
 * dead. One wasm instance per attempt; the root of a dead one, with listeners that cannot be removed, leaves with it. The
 * reader's text, ticks, place and state outlive any instance, and no composition (IME) is ever broken.
 */
import { Calm } from './calm.js';
import { codeOf, unwatch, watch } from './faults.js';
import { Instance } from './instance.js';
import { caretIn, isWhole, pristine, showIn, succeed, withControls } from './keep.js';

/** A widget that was healthy for so long, in ms, may be restarted again as often as at first; and so often in all. */
const HEALTHY_AFTER = 10_000;
const RENDERS = 2;
const RESTARTS = 12;

/**
 * @typedef {import('./instance.js').Change} Change
 * @typedef {'loading' | 'live' | 'failed'} State
 * @typedef {object} Options
 * @property {HTMLElement} root      holds the prerendered markup; replaced by its equal on a restart, see `Widget.root`
 * @property {string} lang           the language of that markup
 * @property {string} [fragment]     the state to begin with
 * @property {() => Promise<import('./module.js').Engine>} engine
 * @property {() => Promise<string>} text             the document
 * @property {(change: Change) => void} [onChange]    after every change, and once when live
 * @property {(state: State, code?: string) => void} [onState]
 */

export class Widget {
  /** @type {string[]} */ marks = [];
  /** @type {State | undefined} */ state;
  #options;
  #snapshot;
  /** The state as last shown or asked for. */ #fragment;
  /** The state that the controls on the page were last made to show. @type {string | undefined} */ #seen;
  /** @type {import('./module.js').Engine | undefined} */ #engine;
  #text = '';
  /** @type {Instance | undefined} */ #life;
  #calm = new Calm();
  #liveSince = 0;
  #left = RENDERS;
  #restarts = 0;
  #gone = false;
  #hurt = false;
  #warned = false;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
    this.#fragment = options.fragment ?? '';
    this.#snapshot = pristine(options.root);
    this.root = options.root;
    this.#calm.hear(this.root);
    watch(this);
    this.#enter('loading');
    this.#load();
  }

  /** Sets the state. @param {string} fragment */
  request(fragment) {
    this.#fragment = fragment;
    if (this.state === 'live') this.#life?.tell(fragment);
    else if (this.#seen !== undefined) showIn(this.root, (this.#seen = fragment));
  }

  get hurt() {
    return this.#hurt || this.#life?.panic !== undefined;
  }

  /** Something was thrown that may have killed this widget: finds out. */
  doubt() {
    this.#life?.doubt(() => this.state !== 'live' || isWhole(this.root));
  }

  /** Frees everything. The markup stays as it is. */
  destroy() {
    this.#gone = true;
    unwatch(this);
    this.#life?.end();
    this.#life = undefined;
  }

  async #load() {
    try {
      [this.#engine, this.#text] = await Promise.all([this.#options.engine(), this.#options.text()]);
    } catch (error) {
      return this.#fail(codeOf(error), error);
    }
    this.marks = this.#engine.marks;
    const { build } = this.#engine;
    this.#start(!build || build === this.root.dataset.build ? 'hydrate' : 'render');
  }

  /** @param {'hydrate' | 'render'} how */
  #start = (how) => void this.#tryTo(how).catch((error) => this.#fail(codeOf(error), error));

  /** @param {'hydrate' | 'render'} how */
  async #tryTo(how) {
    await this.#calm.now();
    const engine = this.#engine;
    if (this.#gone || !engine) return;
    const root = how === 'hydrate' ? this.root : /** @type {HTMLElement} */ (this.root.cloneNode(false));
    /** @type {Instance} */
    const life = new Instance({ onChange: (c) => this.#heard(life, c), onDeath: (...why) => this.#died(life, ...why) });
    this.#life = life;
    await life.read(engine, this.#text);
    await this.#calm.now();
    if (life !== this.#life) return;
    // Hydration resets the boxes, so what was ticked is taken down before it.
    this.#hearReader();
    const putCaret = caretIn(this.root);
    let change = await life.begin(how, root, this.#options.lang);
    // Once it has begun, a hydrated root hears its reader itself; the static one beside a fresh root never does.
    for (let told = change.fragment, deaf = true; ; deaf = root !== this.root) {
      await this.#calm.now();
      if (life !== this.#life) return;
      const wanted = deaf ? this.#hearReader() : this.#fragment;
      if (wanted === told) break;
      this.#fragment = told = wanted;
      change = await life.tell(wanted);
    }
    if (root !== this.root) this.#swap(root);
    else putCaret();
    this.#liveSince = performance.now();
    this.#enter('live');
    this.#heard(life, change);
  }

  /** Takes what the reader did to the controls into the state. */
  #hearReader() {
    this.#fragment = withControls(this.#fragment, this.root, this.#seen);
    if (this.#seen !== undefined) this.#seen = this.#fragment;
    return this.#fragment;
  }

  /** @param {Instance} life @param {Change} change */
  #heard(life, change) {
    if (life !== this.#life || this.state !== 'live') return;
    this.#seen = change.fragment;
    if (!life.pending) this.#fragment = change.fragment;
    // Where rows were moved or taken away by others, Yew draws into nowhere and nothing is thrown.
    if (!isWhole(this.root)) this.doubt();
    this.#options.onChange?.(change);
  }

  /**
   * The static text at once, then a new instance, as long as there is hope.
   * @param {Instance} life @param {string} code @param {unknown} cause @param {boolean} hopeless
   */
  async #died(life, code, cause, hopeless) {
    if (life !== this.#life) return;
    this.#life = undefined;
    this.#hurt = true;
    this.#warn(code, cause);
    await this.#calm.now();
    if (this.#gone) return;
    if (this.state === 'live') {
      if (performance.now() - this.#liveSince >= HEALTHY_AFTER) this.#left = RENDERS;
      // What was typed or ticked last may not have reached the dead, nor what it was told from outside.
      this.#hearReader();
    }
    const still = /** @type {HTMLElement} */ (this.#snapshot.cloneNode(true));
    showIn(still, (this.#seen = this.#fragment));
    this.#enter('loading');
    this.#swap(still);
    if (hopeless || this.#left-- <= 0 || this.#restarts++ >= RESTARTS) this.#fail(code, cause);
    else this.#start('render');
  }

  /** @param {string} code @param {unknown} cause */
  #fail(code, cause) {
    if (this.#gone) return;
    this.#warn(code, cause);
    this.root.dataset.error = code;
    this.#enter('failed', code);
  }

  /** One line for whoever looks after the page. @param {string} code @param {any} cause */
  #warn(code, cause) {
    if (!this.#warned) console.warn('yongxian:', code, cause?.cause ?? cause);
    this.#warned = true;
  }

  /** @param {State} state @param {string} [code] */
  #enter(state, code) {
    this.state = this.root.dataset.yongxian = state;
    this.#options.onState?.(state, code);
  }

  /** Puts another root in the place of the present one. @param {HTMLElement} next */
  #swap(next) {
    next.dataset.yongxian = /** @type {State} */ (this.state);
    succeed(this.root, next);
    this.root = next;
    this.#calm.hear(next);
  }
}
