/**
 * Which texts contain a text: for every letter, and for every two ASCII letters in a row, the set of texts that have them.
 *
 * Must stay true: the answer is that of `includes`. One letter and two ASCII letters are answered by their sets; for longer ones the sets
 * leave few texts to look at. The sets are made in slices while nothing else happens, and at once if somebody asks before.
 */
import { all, keep, members, none } from './bits.js';

/** How long a slice may keep the page from answering, in ms. */
const SLICE = 6;
/** Texts between two looks at the clock. */
const AT_ONCE = 256;
const ASCII = 128;
const NEWLINE = 10;

export class Letters {
  #size;
  #textOf;
  /** @type {string[]} */ #texts = [];
  /** By UTF-16 unit. @type {Uint32Array[]} */ #units = new Array(0x10000);
  /** By two ASCII letters in a row. @type {Uint32Array[]} */ #pairs = new Array(ASCII * ASCII);
  /** What has been found for the beginnings of the needle, the longest last. @type {{ needle: string, bits: Uint32Array }[]} */ #found = [];
  #members;

  /** @param {number} size @param {(n: number) => string} textOf a folded text, its parts on lines of their own */
  constructor(size, textOf) {
    this.#size = size;
    this.#textOf = textOf;
    this.#members = new Uint32Array(size);
    this.#later();
  }

  /** The texts that contain a needle; not to be changed. @param {string} needle @returns {Uint32Array} */
  having(needle) {
    if (needle === '') return all(this.#size);
    this.#read(Infinity);
    const found = this.#found;
    while (found.length > 0 && !needle.startsWith(found.at(-1).needle)) found.pop();
    const last = found.at(-1);
    if (last?.needle === needle) return last.bits;
    const bits = this.#search(needle, last?.bits);
    found.push({ needle, bits });
    return bits;
  }

  /** @param {string} needle @param {Uint32Array | undefined} within */
  #search(needle, within) {
    const bits = within ? within.slice() : all(this.#size);
    let isExact = needle.length === 1;
    for (let n = 0; n < needle.length; n++) {
      const [unit, next] = [needle.charCodeAt(n), needle.charCodeAt(n + 1)];
      const isPair = unit < ASCII && next < ASCII;
      const set = isPair ? this.#pairs[unit * ASCII + next] : this.#units[unit];
      if (!set) return none(this.#size);
      // The second of two letters is in their set already.
      if (isPair || n === 0 || unit >= ASCII || needle.charCodeAt(n - 1) >= ASCII) keep(bits, set);
      isExact ||= isPair && needle.length === 2;
    }
    if (!isExact) {
      const many = members(bits, this.#members);
      for (let n = 0; n < many; n++) {
        const member = this.#members[n];
        if (!this.#texts[member].includes(needle)) bits[member >>> 5] &= ~(1 << (member & 31));
      }
    }
    return bits;
  }

  #later() {
    setTimeout(() => {
      this.#read(performance.now() + SLICE);
      if (this.#texts.length < this.#size) this.#later();
    });
  }

  /** Goes on reading texts until all are read or it is time to stop. @param {number} end */
  #read(end) {
    while (this.#texts.length < this.#size && performance.now() < end) {
      const stop = Math.min(this.#texts.length + AT_ONCE, this.#size);
      for (let n = this.#texts.length; n < stop; n++) this.#take(n, this.#textOf(n));
    }
  }

  /** @param {number} n @param {string} text */
  #take(n, text) {
    this.#texts.push(text);
    const [word, bit] = [n >>> 5, 1 << (n & 31)];
    let before = NEWLINE;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit !== NEWLINE) {
        const set = (this.#units[unit] ??= none(this.#size));
        set[word] |= bit;
        if (unit < ASCII && before < ASCII && before !== NEWLINE) {
          const pair = (this.#pairs[before * ASCII + unit] ??= none(this.#size));
          pair[word] |= bit;
        }
      }
      before = unit;
    }
  }
}
