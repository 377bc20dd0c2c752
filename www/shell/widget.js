// @ts-check
/**
 * The life of one widget: static, loading, live, and back to static when it dies; on a page of ours or in another's.
 *
 * Must stay true: hydrate, else render anew, else the static text: never a blank, never a control that looks alive and is
 * dead. One wasm instance per attempt; the root of a dead one, with listeners that cannot be removed, leaves with it. The
 * reader's text, ticks, place and state outlive any instance, and no composition (IME) is ever broken.
 *
 * A page of ours brings wasm that can only take over what the page holds. What draws as well is fetched by who needs it: for the
 * other language, for another document, and where the markup was altered. Who has died once over sound markup takes its
 * copy over; where what draws cannot be had, what is shown stays, and it is asked for again by the next who needs it.
 */
import { Calm } from './calm.js';
import { Fault, codeOf, unwatch, watch } from './faults.js';
import { Instance } from './instance.js';
import { caretIn, isWhole, pristine, showIn, succeed, withControls } from './keep.js';
import { loadEngine } from './module.js';

/** A widget that was healthy for so long, in ms, may be restarted again as often as at first; and so often in all. */
const HEALTHY_AFTER = 10_000;
const RENDERS = 2;
const RESTARTS = 12;

/**
 * @typedef {import('./instance.js').Change} Change
 * @typedef {import('./manuscript.js').Manuscript} Manuscript
 * @typedef {'loading' | 'live' | 'failed'} State
 * @typedef {object} Options
 * @property {HTMLElement} root      holds the prerendered markup; replaced by its equal on a restart, see `Widget.root`
 * @property {import('./instance.js').Setting} setting  where it stands; its language is that of the markup
 * @property {string} [fragment]     the state to begin with
 * @property {boolean} [linked]      whether the reader came by a link to that state; who has done something meanwhile is left alone
 * @property {() => Promise<import('./module.js').Engine>} engine     what takes the markup over, and draws if nothing else does
 * @property {() => Promise<import('./module.js').Engine>} [drawing]  what draws
 * @property {() => Promise<string | Manuscript>} text  the document
 * @property {import('./pace.js').Pace} [pace]        how it is read the first time
 * @property {string} [whole]        the address of the document in both languages, where `text` has it in that of the markup
 * @property {() => Promise<any>} [figures]           imports the module that looks after figures, if there may be any
 * @property {(again: string) => Promise<any>} [search]  imports what searching takes besides the wasm
 * @property {(root: HTMLElement) => void} [onRoot]   another root has taken the place of the one before
 * @property {(change: Change) => void} [onChange]    after every change, and once when live
 * @property {(state: State, code?: string, cause?: unknown) => void} [onState]
 */

export class Widget {
  /** @type {string[]} */ marks = [];
  /** @type {State | undefined} */ state;
  #options;
  #snapshot;
  /** The state as last shown or asked for. */ #fragment;
  /** The state that the controls on the page were last made to show. @type {string | undefined} */ #seen;
  /** @type {import('./module.js').Engine | undefined} */ #engine;
  /** What draws, once it was needed. @type {import('./module.js').Engine | undefined} */ #drawing;
  /** The document, and what reads another one. @type {string | Manuscript} */ document = '';
  /** @type {Instance | undefined} */ #reader;
  /** Counts the documents that have been shown; the same one in more languages is the same. */ edition = 0;
  /** @type {Promise<void>} */ #loaded;
  /** The instance that is on the page, and the latest, which may be on its way. @type {Instance | undefined} */ #shown;
  /** @type {Instance | undefined} */ #life;
  #calm = new Calm();
  #liveSince = 0;
  #left = RENDERS;
  #restarts = 0;
  #gone = false;
  #hurt = false;
  /** How the present attempt to replace the document ends. @type {{ done: () => void, undo: (fault: Fault) => void } | undefined} */
  #replacing;
  #warned = false;
  #completing = false;
  /** What looks after the figures in here. @type {((change?: Change) => void) | undefined} */ #guests;
  /** @type {Change | undefined} */ #latest;
  /** What searching takes, once it has come. @type {typeof import('./search.js') | undefined} */ #search;
  /** @type {ReturnType<typeof import('./search.js').marker> | undefined} */ #mark;
  #seeking = false;
  #sought = 0;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
    this.#fragment = options.fragment ?? '';
    this.#snapshot = pristine(options.root);
    this.root = options.root;
    this.#hear(this.root);
    watch(this);
    this.#enter('loading');
    this.#loaded = this.#load();
  }

  /** Sets the state. @param {string} fragment @param {boolean} [reveal] whether to bring what it points at into view */
  request(fragment, reveal) {
    this.#fragment = fragment;
    if (this.state === 'live') this.#shown?.tell(fragment, reveal);
    else if (this.#seen !== undefined) showIn(this.root, (this.#seen = fragment));
  }

  get hurt() {
    return this.#hurt || [this.#shown, this.#life].some((life) => life?.panic !== undefined);
  }

  /** The document as text, once it has come; a long one is put together for that. */
  get text() {
    return typeof this.document === 'string' ? this.document : this.document.text;
  }

  /** The state as last shown or asked for, with what the reader has done since. Asking changes nothing: what was not heard yet still will be. */
  get fragment() {
    // What was asked for and is not shown yet, the controls do not say; nor do those of the dead.
    return this.state === 'live' && this.#shown?.pending !== false ? this.#fragment : this.#wished();
  }

  /** The ids of the models that the list shows, in its order; nothing while it does not answer. */
  listed = () => (this.state === 'live' ? this.#shown?.listed(this.fragment) : undefined);

  get setting() {
    return this.#options.setting;
  }

  /** What searching takes, to be fetched. */
  get search() {
    return this.#options.search;
  }

  /**
   * Shows another document, once it is known to be one; until then, and if it is not, what was shown stays.
   * @param {string | Manuscript} text @param {import('./pace.js').Pace} [pace] @throws {Fault}
   */
  async replace(text, pace) {
    await this.#loaded;
    await this.#take(text, { ...this.#options.setting, site: undefined }, undefined, 1, pace);
  }

  /**
   * Has a document read, and shown by the instance that has read it.
   * @param {string | Manuscript} text @param {import('./instance.js').Setting} setting @param {string | undefined} whole
   * @param {number} more how many documents it is further on: 0 is the same in more languages
   * @param {import('./pace.js').Pace} [pace] @throws {Fault}
   */
  async #take(text, setting, whole, more, pace) {
    if (this.#gone || !this.#engine) return;
    const { edition } = this;
    const life = (this.#reader = this.#born());
    await life.read(await this.#drawn(this.#engine), text, pace);
    if (life.fault) throw life.fault;
    // Meanwhile the host may have given another one, of which this is no language.
    if (this.#gone || (!more && edition !== this.edition)) return life.end();
    const before = { text: this.document, edition: this.edition, setting: this.#options.setting, whole: this.#options.whole };
    this.document = text;
    this.edition += more;
    Object.assign(this.#options, { setting, whole });
    // Of two attempts the later one counts, and the earlier ends with it.
    const earlier = this.#replacing;
    await new Promise((resolve, reject) => {
      this.#replacing = {
        done: () => (earlier?.done(), resolve(undefined)),
        undo: (fault) => {
          earlier?.undo(fault);
          this.document = before.text;
          this.edition = before.edition;
          Object.assign(this.#options, { setting: before.setting, whole: before.whole });
          reject(fault);
        },
      };
      this.#start('render', life);
    });
  }

  /** @returns {Instance} */
  #born() {
    const life = new Instance({ onChange: (c) => this.#heard(life, c), onDeath: (...why) => this.#died(life, ...why) });
    return life;
  }

  /** Something was thrown that may have killed this widget: finds out. */
  doubt() {
    for (const life of new Set([this.#shown, this.#life]))
      life?.doubt(() => life !== this.#shown || isWhole(this.root)).then(() => this.#catchUp(life));
  }

  /**
   * An exception on an event's way leaves the instance alive, but deaf to that event: what the controls say and it did
   * not hear is told again.
   * @param {Instance} life
   */
  async #catchUp(life) {
    await this.#calm.now();
    const known = this.#fragment;
    if (life === this.#shown && this.state === 'live' && !life.pending && this.#hearReader() !== known) void life.tell(this.#fragment);
  }

  /** Frees everything. The markup stays as it is. */
  destroy() {
    this.#gone = true;
    unwatch(this);
    this.#guests?.();
    this.#mark?.();
    for (const life of [this.#shown, this.#life, this.#reader]) life?.end();
    this.#shown = this.#life = this.#reader = undefined;
  }

  async #load() {
    try {
      [this.#engine, this.document] = await Promise.all([this.#options.engine(), this.#options.text()]);
    } catch (error) {
      return this.#fail(codeOf(error), error);
    }
    this.marks = this.#engine.marks;
    const { build } = this.#engine;
    this.#start(!build || build === this.root.dataset.build ? 'hydrate' : 'render');
  }

  /** What draws; comes with the first need of it. @param {import('./module.js').Engine} engine @throws {Fault} */
  async #drawn(engine) {
    this.#drawing ??= (await this.#options.drawing?.()) ?? engine;
    this.marks = [...engine.marks, ...this.#drawing.marks];
    return this.#drawing;
  }

  /** @param {'hydrate' | 'render'} how @param {Instance} [reader] what has read the document already */
  #start = (how, reader) => void this.#tryTo(how, reader).catch((error) => this.#fail(codeOf(error), error));

  /** @param {'hydrate' | 'render'} how @param {Instance} [reader] */
  async #tryTo(how, reader) {
    await this.#calm.now();
    if (this.#gone || !this.#engine) return;
    const engine = how === 'hydrate' ? this.#engine : await this.#drawn(this.#engine);
    if (this.#gone) return;
    const root = how === 'hydrate' ? this.root : /** @type {HTMLElement} */ (this.root.cloneNode(false));
    const life = (this.#life = reader ?? this.#born());
    if (!reader) await life.read(engine, this.document, this.#options.pace);
    this.#options.pace = undefined;
    if (this.#search) life.learn(this.#search.lexicon);
    await this.#calm.now();
    if (life !== this.#life) return;
    // Hydration resets the boxes, so what was ticked is taken down before it; they then say what the markup says.
    this.#hearReader();
    if (how === 'hydrate') this.#seen = undefined;
    const putCaret = caretIn(this.root);
    let change = await life.begin(how, root, this.#options.setting, this.root);
    // To draw, and to lay out what was drawn, are a task each.
    if (root !== this.root) await new Promise((resolve) => setTimeout(resolve));
    // Once it has begun, a hydrated root hears its reader itself; the static one beside a fresh root never does.
    for (let told = change.fragment, deaf = true; ; deaf = root !== this.root) {
      await this.#calm.now();
      if (life !== this.#life) return;
      const wanted = deaf ? this.#hearReader() : this.#fragment;
      if (wanted === told) break;
      this.#fragment = told = wanted;
      change = await life.tell(wanted, this.#options.linked && wanted === (this.#options.fragment ?? ''));
      this.#options.linked = false;
    }
    if (root !== this.root) this.#swap(root);
    else putCaret();
    const before = this.#shown;
    this.#shown = life;
    if (before !== life) before?.end();
    // Nobody has rendered such a document before: what stands now is what there is to go back to.
    if (this.#options.setting.site === undefined) this.#snapshot = pristine(root);
    this.#liveSince = performance.now();
    this.#enter('live');
    this.#heard(life, change);
    this.#replacing?.done();
    this.#replacing = undefined;
  }

  /** The state with what the controls say, where that is not what they were made to show. */
  #wished() {
    return withControls(this.#fragment, this.root, this.#seen);
  }

  /** Takes what the reader did to the controls into the state. */
  #hearReader() {
    this.#fragment = this.#wished();
    if (this.#seen !== undefined) this.#seen = this.#fragment;
    return this.#fragment;
  }

  /** @param {Instance} life @param {Change} change */
  #heard(life, change) {
    if (life !== this.#shown || this.state !== 'live') return;
    this.#seen = change.fragment;
    if (!life.pending) this.#fragment = change.fragment;
    // Where rows were moved or taken away by others, Yew draws into nowhere and nothing is thrown.
    if (!isWhole(this.root)) this.doubt();
    this.#options.onChange?.(change);
    if (change.lang !== this.#latest?.lang && change.lang !== this.#options.setting.lang) void this.#complete();
    this.#latest = change;
    if (/(^|&)q=/.test(change.fragment)) void this.#seek();
    this.#mark?.(this.root, change.fragment, life.places);
    if (this.#guests) this.#guests(change);
    else if (this.#options.figures && this.root.querySelector('[data-slot]')) void this.#invite(this.#options.figures);
  }

  /** Fetches the document in both languages; until it comes, texts stay in the one they are in, and the page says so. */
  async #complete() {
    const { whole, setting } = this.#options;
    if (!whole || this.#completing) return;
    this.#completing = true;
    try {
      const drawing = this.#drawn(/** @type {import('./module.js').Engine} */ (this.#engine));
      drawing.catch(() => {});
      const response = await fetch(whole);
      if (!response.ok) throw new Fault('data-http', response.status);
      const text = await response.text();
      // Meanwhile the host may have given another one.
      if (whole === this.#options.whole) await this.#take(text, setting, undefined, 0);
    } catch (error) {
      this.#warn(codeOf(error), error);
    }
    this.#completing = false;
  }

  /** @param {HTMLElement} root */
  #hear(root) {
    this.#calm.hear(root);
    root.addEventListener('focusin', ({ target }) => /** @type {Element} */ (target).matches('[type=search]') && this.#seek());
  }

  /** Somebody searches: what that takes comes now; where it cannot, only sound and marks are missing. */
  async #seek() {
    if (this.#seeking || !this.#options.search) return;
    this.#seeking = true;
    // Browsers may remember a failed import by its address; the fragment makes it another one.
    this.#search = await this.#options.search(this.#sought ? `#${this.#sought}` : '').catch(() => {});
    this.#sought++;
    this.#seeking = !!this.#search;
    if (this.#gone || !this.#search) return;
    this.#mark = this.#search.marker();
    for (const life of new Set([this.#shown, this.#life])) life?.learn(this.#search.lexicon);
  }

  /** Figures come when all else is there; where they cannot, the page keeps what it brought. @param {() => Promise<any>} figures */
  async #invite(figures) {
    this.#guests = () => {};
    const { host } = await figures().catch(() => ({}));
    if (this.#gone || !host) return;
    this.#guests = host(this, Widget, loadEngine);
    this.#guests?.(this.#latest);
  }

  /**
   * The static text at once, then a new instance, as long as there is hope.
   * @param {Instance} life @param {string} code @param {unknown} cause @param {boolean} hopeless
   */
  async #died(life, code, cause, hopeless) {
    if (life === this.#shown) this.#shown = undefined;
    if (life !== this.#life) return;
    this.#life = this.#shown;
    const { undo } = this.#replacing ?? {};
    this.#replacing = undefined;
    undo?.(new Fault(code, cause));
    // What was to take its place has died; it has not, and stays.
    if (this.#shown) return;
    this.#hurt = true;
    this.#warn(code, cause);
    await this.#calm.now();
    if (this.#gone) return;
    const wasLive = this.state === 'live';
    if (wasLive) {
      if (performance.now() - this.#liveSince >= HEALTHY_AFTER) this.#left = RENDERS;
      // What was typed or ticked last may not have reached the dead, nor what it was told from outside.
      this.#hearReader();
    }
    const still = /** @type {HTMLElement} */ (this.#snapshot.cloneNode(true));
    showIn(still, (this.#seen = this.#fragment));
    this.#enter('loading');
    this.#swap(still);
    const isFirst = this.#left === RENDERS;
    if (hopeless || this.#left-- <= 0 || this.#restarts++ >= RESTARTS) this.#fail(code, cause);
    else this.#start(wasLive && isFirst && !this.#drawing && this.#options.drawing ? 'hydrate' : 'render');
  }

  /** @param {string} code @param {unknown} cause */
  #fail(code, cause) {
    if (this.#gone) return;
    this.#warn(code, cause);
    this.root.dataset.error = code;
    this.#enter('failed', code, cause);
  }

  /** One line for whoever looks after the page. @param {string} code @param {any} cause */
  #warn(code, cause) {
    if (!this.#warned) console.warn('yongxian:', code, cause?.cause ?? cause);
    this.#warned = true;
  }

  /** @param {State} state @param {string} [code] @param {unknown} [cause] */
  #enter(state, code, cause) {
    this.state = this.root.dataset.yongxian = state;
    this.#options.onState?.(state, code, cause);
  }

  /** Puts another root in the place of the present one. @param {HTMLElement} next */
  #swap(next) {
    next.dataset.yongxian = /** @type {State} */ (this.state);
    succeed(this.root, next);
    this.root = next;
    this.#hear(next);
    this.#options.onRoot?.(next);
  }
}
