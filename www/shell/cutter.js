// @ts-check
/**
 * Cuts JSON text at the items of its long lists, while it comes.
 *
 * Must stay true: it knows strings and depth, counts, and judges nothing: what is no JSON is none in what stands around the
 * lists, or in one of the pieces. Whatever it is given, each character is looked at once.
 */
import { LISTS, PIECE } from './manuscript.js';

/** No character of JSON's space comes after it. */
const SPACE = 32;
const [QUOTE, COMMA, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = [...'",[\\]{}'].map((one) => one.charCodeAt(0));

/**
 * Items of a list. A list that stands a second time begins with `from` 0 again.
 * @typedef {object} Cut
 * @property {string} list
 * @property {string} text   the items, with commas between
 * @property {number} from   the place of the first one in the list
 * @property {number} count  how many there should be
 * @property {number} values how many values these are with all that is in them
 * @property {string} end    the bracket that ends the list with it, whatever kind that is; nothing if more is to come
 * @property {number} depth  how deep lists and objects lie in one another at most, from the document's own on
 */

/** The name that a string in JSON stands for. @param {string} raw what is between the quotes */
function named(raw) {
  try {
    return raw.includes('\\') ? JSON.parse(`"${raw}"`) : raw;
  } catch {
    return '';
  }
}

export class Cutter {
  #size;
  #depth = 0;
  #isQuoted = false;
  #isEscaped = false;
  /** Whether what came before ends so that a closing bracket would find nothing within. */ #isBare = false;
  /** Whether all of it is an object. */ #isObject = false;
  /** What stands around the lists, in parts. @type {string[]} */ #frame = [];
  /** How many of these parts stand before a list. @type {Map<string, number>} */ #opened = new Map();
  /** The last string that is neither in a list nor in an object of its own. */ #word = '';
  /** The list that is being cut; what has come of the present piece; where that begins, and how many items lie before its end. */
  #list = '';
  /** @type {string[]} */ #piece = [];
  #length = 0;
  #from = 0;
  #count = 0;
  /** What of the present piece has been counted. */
  #values = 0;
  #deepest = 0;

  /** @param {number} [size] how long a piece is at least */
  constructor(size = PIECE) {
    this.#size = size;
  }

  /** Takes in more of the text; gives each piece as it is complete. @param {string} text @returns {Generator<Cut, void>} */
  *push(text) {
    /** Where what was put nowhere yet begins, and the string that is to be known by name. */
    let rest = 0;
    let word = this.#isQuoted && this.#depth === 1 ? 0 : -1;
    for (let at = 0; at < text.length; at++) {
      if (this.#list && this.#depth > 2) at = this.#pass(text, at);
      if (at >= text.length) break;
      const code = text.charCodeAt(at);
      if (this.#isQuoted) {
        at = this.#close(text, at);
        if (this.#isQuoted) break;
        if (word >= 0) this.#word += text.slice(word, at);
        word = -1;
      } else if (code === QUOTE) {
        this.#isQuoted = true;
        if (this.#depth === 1) {
          this.#word = '';
          word = at + 1;
        }
      } else if (code === COMMA) {
        if (this.#list && this.#depth === 2) {
          this.#count++;
          if (this.#length + at - rest >= this.#size) {
            yield this.#cut(text.slice(rest, at));
            rest = at + 1;
            continue;
          }
        }
        this.#values++;
      } else if (code === OPEN || code === OPEN_LIST) {
        if (!this.#depth) this.#isObject = code === OPEN;
        const name = this.#depth === 1 && this.#isObject && code === OPEN_LIST ? named(this.#word) : '';
        this.#depth++;
        // What holds something holds one value more than there are commas.
        this.#values++;
        if (this.#depth > this.#deepest) this.#deepest = this.#depth;
        if (!LISTS.includes(name)) continue;
        this.#opened.delete(name);
        this.#opened.set(name, this.#frame.push(text.slice(rest, at + 1)));
        rest = at + 1;
        this.#list = name;
        this.#from = this.#count = this.#length = this.#values = this.#deepest = 0;
      } else if (code === CLOSE || code === CLOSE_LIST) {
        this.#depth--;
        if (this.#isEmpty(text, at)) this.#values--;
        if (!this.#list || this.#depth !== 1) continue;
        const last = this.#piece.join('') + text.slice(rest, at);
        this.#piece = [];
        // Nothing between the brackets is no item; nothing after a comma is one too few.
        if (this.#from || this.#count || last.trim()) this.#count++;
        yield this.#cut(last, text[at]);
        rest = at;
        this.#list = '';
      }
    }
    if (word >= 0) this.#word += text.slice(word);
    (this.#list ? this.#piece : this.#frame).push(text.slice(rest));
    this.#length += text.length - rest;
    this.#isBare = this.#isEmpty(text, text.length);
  }

  /**
   * Goes through what lies within an item of a list, which is nearly all of a large document. What it counts stands in no field
   * meanwhile: that takes half the time.
   * @param {string} text @param {number} from @returns {number} where the item goes on, or the text ends
   */
  #pass(text, from) {
    let [at, depth, values, deepest] = [from, this.#depth, this.#values, this.#deepest];
    if (this.#isQuoted) at = this.#close(text, at) + 1;
    for (; depth > 2 && at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.#isQuoted = true;
        at = this.#close(text, at + 1);
      } else if (code === COMMA) values++;
      else if (code === OPEN || code === OPEN_LIST) {
        depth++;
        values++;
        if (depth > deepest) deepest = depth;
      } else if (code === CLOSE || code === CLOSE_LIST) {
        depth--;
        if (this.#isEmpty(text, at)) values--;
      }
    }
    [this.#depth, this.#values, this.#deepest] = [depth, values, deepest];
    return at;
  }

  /** Whether nothing but space stands between the bracket that opened last and a place. @param {string} text @param {number} at */
  #isEmpty(text, at) {
    while (at > 0) {
      const code = text.charCodeAt(--at);
      if (code > SPACE) return code === OPEN || code === OPEN_LIST;
    }
    return this.#isBare;
  }

  /** Looks for the end of the string that is open. @param {string} text @param {number} from @returns {number} the place of its quote, or where the text ends */
  #close(text, from) {
    const begin = this.#isEscaped ? from + 1 : from;
    for (let at = begin; ; at++) {
      const quote = text.indexOf('"', at);
      at = quote < 0 ? text.length : quote;
      let first = at;
      while (first > begin && text.charCodeAt(first - 1) === BACKSLASH) first--;
      this.#isEscaped = (at - first) % 2 === 1;
      if (quote >= 0 && this.#isEscaped) continue;
      this.#isQuoted = quote < 0;
      return at;
    }
  }

  /** What stands around the lists, once all has come. */
  get frame() {
    // A list that does not end makes no JSON.
    return [...this.#frame, ...this.#piece].join('');
  }

  /** The list that has no end, once all has come, from its last piece on. */
  get open() {
    return this.#list ? { list: this.#list, from: this.#from, text: this.#piece.join('') } : undefined;
  }

  /** What stands before each list, where it stands last, up to its first item. */
  get before() {
    return [...this.#opened].map(([list, parts]) => ({ list, text: this.#frame.slice(0, parts).join('') }));
  }

  /** @param {string} last @param {string} [end] @returns {Cut} */
  #cut(last, end = '') {
    const text = this.#piece.join('') + last;
    const cut = { list: this.#list, text, from: this.#from, count: this.#count, values: this.#values + 1, end, depth: this.#deepest };
    this.#from += this.#count;
    this.#count = this.#length = this.#values = this.#deepest = 0;
    this.#piece = [];
    return cut;
  }
}
