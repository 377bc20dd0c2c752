// @ts-check
/**
 * When a text is being composed with an input method (Pinyin), nothing under it may change.
 *
 * Must stay true: listens to the widget's roots only; a composition that began before this script did is noticed at
 * its next letter; one that ends by losing focus ends too.
 */

export class Calm {
  #composing = false;
  /** @type {(() => void)[]} */ #waiting = [];

  /** Starts listening to a root. @param {Element} root */
  hear(root) {
    const hear = (/** @type {Event} */ { type }) => {
      this.#composing = /start|update/.test(type);
      // The last events of a composition come after its end, in an order that differs between browsers.
      if (!this.#composing) setTimeout(() => this.#waiting.splice(0).forEach((go) => go()));
    };
    try {
      for (const type of ['compositionstart', 'compositionupdate', 'compositionend', 'focusout'])
        root.addEventListener(type, hear);
    } catch {} // A page that has broken the DOM's methods gets the rest all the same.
  }

  /** Resolves when nothing is being composed. @returns {Promise<void>} */
  now() {
    return this.#composing ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }
}
