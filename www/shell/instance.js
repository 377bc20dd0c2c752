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
const ANSWER_WITHIN = 1_000;

/**
 * @typedef {{ fragment: string, step: string, count: number, lang: string, theme: string, title: string, token: number }} Change
 * @typedef {object} Ears
 * @property {(change: Change) => void} onChange  every change, after the questions it answers
 * @property {(code: string, cause: unknown, hopeless: boolean) => void} onDeath
 */

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

  /** @param {Ears} ears */
  constructor(ears) {
    this.#ears = ears;
  }

  /**
   * Reads the document. Resolves in a task of its own, so that a slow phone can do something else in between.
   * @param {import('./module.js').Engine} engine @param {string} text the document
   */
  async read(engine, text) {
    try {
      const wasm = engine.createInstance();
      wasm.initSync({ module: engine.module });
      wasm.on_failure((/** @type {string} */ message) => {
        this.panic = message;
        queueMicrotask(() => this.#die());
      });
      try {
        this.#app = new wasm.Explainer(text);
      } catch (error) {
        throw this.panic === undefined ? new Fault('data-parse', error) : error;
      }
    } catch (error) {
      this.#die(error);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }

  /**
   * Comes to life on a root; resolves with the first change.
   * @param {'hydrate' | 'render'} how @param {HTMLElement} root @param {string} lang @returns {Promise<Change>}
   */
  begin(how, root, lang) {
    this.#begun = true;
    return this.#wait(ACT_WITHIN, () => {
      this.#app[how](root, lang, (/** @type {Change} */ change) => {
        const { fragment, step, count, lang, theme, title, token } = change;
        queueMicrotask(() => this.#heard({ fragment, step, count, lang, theme, title, token }));
      });
    });
  }

  /** Sets the state; resolves with a change that was made after it. @param {string} fragment @returns {Promise<Change>} */
  async tell(fragment) {
    this.pending = true;
    const change = await this.#wait(ACT_WITHIN, () => {
      this.#app.request(fragment);
      this.#app.ping(++this.#token);
    });
    this.pending = false;
    return change;
  }

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
      const late = () => (document.hidden ? arm() : this.#die());
      /** @type {number} */ let timer;
      const arm = () => void (timer = window.setTimeout(late, limit));
      arm();
      this.#asking.push((change) => {
        clearTimeout(timer);
        resolve(change);
      });
      try {
        if (!this.#dead) act();
      } catch (error) {
        this.#die(error);
      }
    });
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
    this.#ears.onDeath(code, this.panic ?? error, error instanceof Fault);
  }
}
