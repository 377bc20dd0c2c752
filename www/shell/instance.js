// @ts-check
/**
 * One wasm instance, from its making to its death.
 *
 * Must stay true: what wasm tells is copied at once and acted upon later, never inside its call; death is told once, and
 * the dead are never called again; what was asked of the dead is never answered.
 */
import { Fault, codeOf } from './faults.js';

/** How long it may take to do what it was told, and only to answer, in ms. */
const ACT_WITHIN = 5_000;
const ANSWER_WITHIN = 500;
/** A timer that is later than this, in ms, tells of a busy page, where an answer may be late as well. */
const BUSY = 100;

/**
 * @typedef {{ fragment: string, step: string, count: number, lang: string, theme: string, title: string, token: number,
 *   reveal: string, revealed: number }} Change
 * @typedef {object} Setting
 * @property {string} lang    the language of the place
 * @property {string} [view]  what is shown of the explainer; all of it if it is not said
 * @property {string} [site]  the folder of the published site, unless the document is somebody else's
 * @typedef {object} Ears
 * @property {(change: Change) => void} onChange  every change, after the questions it answers
 * @property {(code: string, cause: unknown, hopeless: boolean) => void} onDeath
 */

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Yew tells its apps apart by a number on their elements, and each instance counts from 1. A page that is a Yew app
 * itself would take events from in here for its own, so the numbers above are passed over.
 * @param {Node} root
 */
function highestAbove(root) {
  let highest = 0;
  for (let at = /** @type {any} */ (root).parentNode; at; at = at.parentNode ?? at.host)
    highest = Math.max(highest, Number(at.__yew_subtree_id) || 0);
  return Math.min(highest, 1_000);
}

export class Instance {
  /** Whether it was told something that the last change does not show yet. */ pending = false;
  /** @type {string | undefined} */ panic;
  /** @type {any} */ #app;
  #ears;
  #token = 0;
  /** @type {((change: Change) => void)[]} */ #asking = [];
  #begun = false;
  #doubted = false;
  #dead = false;
  /** Why it died. @type {Fault | undefined} */ fault;

  /** @param {Ears} ears */
  constructor(ears) {
    this.#ears = ears;
  }

  /**
   * Reads the document. Resolves in a task of its own, so that a slow phone can do something else in between.
   * @param {import('./module.js').Engine} engine @param {string | import('./manuscript.js').Manuscript} text the document
   * @param {import('./pace.js').Pace} [pace] how one that comes in pieces is read
   */
  async read(engine, text, pace) {
    try {
      const wasm = engine.createInstance();
      wasm.initSync({ module: engine.module });
      wasm.on_failure((/** @type {string} */ message) => {
        this.panic = message;
        queueMicrotask(() => this.#die());
      });
      try {
        const { Explainer } = wasm;
        this.#app = typeof text === 'string' ? new Explainer(text) : await text.into(Explainer, () => this.#dead, pace);
      } catch (error) {
        if (this.panic !== undefined || error instanceof Fault) throw error;
        throw new Fault(typeof text !== 'string' || isJson(text) ? 'data-schema' : 'data-parse', error);
      }
    } catch (error) {
      this.#die(error);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }

  /**
   * Comes to life on a root; resolves with the first change.
   * @param {'hydrate' | 'render'} how @param {HTMLElement} root @param {Setting} setting
   * @param {HTMLElement} [among] where the root will stand, if it does not yet
   * @returns {Promise<Change>}
   */
  begin(how, root, { lang, view = '', site }, among = root) {
    this.#begun = true;
    return this.#wait(ACT_WITHIN, () => {
      for (let n = highestAbove(among); n > 0; n--) this.#app.skip(document.createElement('div'));
      this.#app.place(lang, view, site);
      this.#app[how](root, (/** @type {Change} */ change) => {
        const told = { ...change };
        queueMicrotask(() => this.#heard(told));
      });
    });
  }

  /**
   * Sets the state; resolves with a change that was made after it.
   * @param {string} fragment @param {boolean} [reveal] whether to bring what it points at into view
   * @returns {Promise<Change>}
   */
  async tell(fragment, reveal = false) {
    this.pending = true;
    const change = await this.#wait(ACT_WITHIN, () => {
      this.#app.request(fragment, reveal);
      this.#app.ping(++this.#token);
    });
    this.pending = false;
    return change;
  }

  /** Teaches it how Chinese is read and written; a change follows where it has begun. @param {string} lexicon */
  learn(lexicon) {
    if (this.#begun) {
      void this.#wait(ACT_WITHIN, () => {
        this.#app.learn(lexicon);
        this.#app.ping(++this.#token);
      });
    } else this.#try(() => this.#app.learn(lexicon));
  }

  /**
   * Where a text stands in lines, as pairs of a beginning and an end.
   * @type {(search: string, lines: string, bySound: boolean) => ArrayLike<number>}
   */
  places = (search, lines, bySound) => this.#try(() => this.#app.places(search, lines, bySound)) ?? [];

  /** The ids of the models that the list shows with a state, in its order. @param {string} fragment @returns {string[]} */
  listed = (fragment) => (this.#try(() => this.#app.listed(fragment)) ?? '').split('\n').filter(Boolean);

  /** Something happened that may have killed it: asks, and looks whether it is whole. @param {() => boolean} isWhole */
  async doubt(isWhole) {
    if (this.#doubted || !this.#begun) return;
    this.#doubted = true;
    // Later, since an error may have been thrown inside a call from wasm.
    await Promise.resolve();
    await this.#wait(ANSWER_WITHIN, () => this.#app.ping(++this.#token));
    this.#doubted = false;
    if (!isWhole()) this.#die('the markup was altered');
  }

  /** Frees everything. */
  end() {
    if (this.#dead) return;
    this.#dead = true;
    try {
      this.#app?.destroy();
      this.#app?.free();
    } catch {
      // It was dead already.
    }
  }

  /** @param {number} limit @param {() => void} act @returns {Promise<Change>} */
  #wait(limit, act) {
    return new Promise((resolve) => {
      // A hidden page is slowed down by the browser; that is no death.
      const late = () => (document.hidden || performance.now() - armed > limit + BUSY ? arm() : this.#die());
      /** @type {number} */ let timer;
      let armed = 0;
      const arm = () => {
        armed = performance.now();
        timer = window.setTimeout(late, limit);
      };
      arm();
      this.#asking.push((change) => {
        clearTimeout(timer);
        resolve(change);
      });
      this.#try(act);
    });
  }

  /** @template T @param {() => T} act */
  #try(act) {
    try {
      if (!this.#dead) return act();
    } catch (error) {
      this.#die(error);
    }
  }

  /** @param {Change} change */
  #heard(change) {
    if (this.#dead) return;
    if (change.token >= this.#token) for (const answer of this.#asking.splice(0)) answer(change);
    this.#ears.onChange(change);
  }

  /** @param {unknown} [error] */
  #die(error) {
    if (this.#dead) return;
    this.#dead = true;
    const code = this.panic === undefined ? codeOf(error) : 'panic';
    this.fault = error instanceof Fault ? error : new Fault(code, this.panic ?? error);
    this.#ears.onDeath(code, this.panic ?? error, error instanceof Fault);
  }
}
