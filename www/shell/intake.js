// @ts-check
/**
 * JSON text of a host's, taken in as it comes: what leaves here is text within the limits, in pieces. Whether all of it is JSON, its first
 * reader says, so that nothing is parsed twice.
 *
 * Must stay true: what is no JSON is named with the place where it goes wrong first, in words of the host's own; the page has its turn
 * while that is looked for.
 */
import { Cutter } from './cutter.js';
import { Fault } from './faults.js';
import { Manuscript, PIECE } from './manuscript.js';
import { LIMITS, Reading, copier, fault, isClean } from './reading.js';

/** @typedef {import('./pace.js').Pace} Pace */
/** @typedef {import('./cutter.js').Cut} Cut */
/** @typedef {import('./manuscript.js').Piece} Piece */

/** Takes JSON text in, and checks each piece as it is cut. */
export class Intake {
  #cutter = new Cutter();
  #reading = new Reading();
  /** @type {Piece[]} */ #pieces = [];
  #pace;

  /** @param {Pace} pace */
  constructor(pace) {
    this.#pace = pace;
  }

  /** @param {string} text what has come @param {import('./pace.js').Progress} progress how far that is */
  async take(text, progress) {
    for (const cut of this.#cutter.push(text)) {
      if (!cut.from) this.#drop(cut.list);
      if (cut.count) this.#pieces.push({ ...cut, text: this.#isPlain(cut) ? cut.text : this.#checked(cut) });
      if (cut.end === '}') throw (await this.#firstUnsound()) ?? misclosed(cut);
      await this.#pace.rest(progress);
    }
    await this.#pace.rest(progress);
  }

  /** Of two lists of one name the later one counts. Nobody will read the other, which must be JSON all the same. @param {string} name */
  #drop(name) {
    const wrong = this.#pieces.filter(({ list }) => list === name).map(unsound).find(Boolean);
    if (wrong) throw wrong;
    this.#pieces = this.#pieces.filter(({ list }) => list !== name);
  }

  async end() {
    const { frame } = this.#cutter;
    let value;
    try {
      value = JSON.parse(frame);
    } catch (error) {
      throw (await this.#firstUnsound()) ?? this.#endless() ?? this.#around(/** @type {SyntaxError} */ (error));
    }
    // What comes out of JSON is plain data. Where it is also within the limits, the text is as good as a copy.
    return new Manuscript(isClean(value, this.#reading) ? frame : JSON.stringify(copier(new Reading())(value)), this.#pieces, wrongIn);
  }

  /** What is no JSON for what stands around the lists may be so for a bracket in an item, far before. */
  async #firstUnsound() {
    for (const [loaded, piece] of this.#pieces.entries()) {
      const wrong = unsound(piece);
      if (wrong) return wrong;
      await this.#pace.rest({ phase: 'check', loaded, total: this.#pieces.length });
    }
    return undefined;
  }

  /** The list that has no end. */
  #endless() {
    const { open } = this.#cutter;
    if (!open) return undefined;
    const at = open.from + soundItems(open);
    return fault('data-parse', `$.${open.list}[${at}]`, `not JSON: "${open.list}" has no end: something is wrong here, or the text breaks off${after(open.list, at)}`);
  }

  /** What is wrong around the lists, without words that stand together only where a list was taken out. @param {SyntaxError} error */
  #around({ message }) {
    if (!this.#pieces.length) return fault('data-parse', '$', `not JSON: ${message}`);
    const lists = this.#cutter.before;
    const next = lists.findIndex(({ text }) => !parsed(`${text}]}`));
    const last = lists.at(next < 0 ? -1 : next - 1)?.list;
    const where = [...(next && last ? [`after "${last}"${this.#ending(last)}`] : []), ...(next < 0 ? [] : [`before "${lists[next]?.list}"`])];
    return fault('data-parse', '$', `not JSON: ${message.replace(/(,? (\.{3})?".* is not valid JSON| (in JSON )?at (position|line) .*)$/s, '')}, ${where.join(' and ')}`);
  }

  /** @param {string} list */
  #ending(list) {
    const { from = 0, count = 0 } = this.#pieces.filter((piece) => piece.list === list).at(-1) ?? {};
    return count ? `, whose last item is $.${list}[${from + count - 1}],` : '';
  }

  /** Whether a piece is within the limits, and sound if it is JSON, as far as that can be seen without parsing it. @param {Cut} cut */
  #isPlain({ text, from, count, values, depth }) {
    const isPlain =
      /** @type {any} */ (text).isWellFormed?.() && !text.includes('\\u') &&
      Math.max(from + count, values) <= LIMITS.items && depth <= LIMITS.depth && this.#reading.values + values <= LIMITS.values;
    if (isPlain) this.#reading.values += values;
    return isPlain;
  }

  /** @param {Cut} cut @returns {string} */
  #checked(cut) {
    const { list, text, from, count } = cut;
    const items = parsed(`[${text}]`);
    if (items?.length !== count) throw unsound(cut);
    const reading = this.#reading;
    let isSound = true;
    reading.enter(list);
    reading.items(from + count);
    for (const [n, item] of items.entries()) isSound = reading.within(from + n, () => isClean(item, reading)) && isSound;
    reading.back();
    return isSound ? text : JSON.stringify(copier(new Reading())(items)).slice(1, -1);
  }
}

/** What is wrong with a piece that is no JSON, and where. @param {Piece} piece @returns {Fault | undefined} */
function unsound({ list, text, from = 0, count }) {
  if (parsed(`[${text}]`)?.length === count) return undefined;
  const at = from + soundItems({ list, text });
  return fault('data-parse', `$.${list}[${at}]`, `not JSON: something is wrong here, or just before${after(list, at)}`);
}

/** What is wrong with a piece that was refused. @param {Piece} piece @returns {Fault | undefined} */
function wrongIn(piece) {
  const wrong = unsound(piece);
  if (wrong) return wrong;
  const reading = new Reading();
  reading.enter(piece.list);
  try {
    for (const [n, item] of parsed(`[${piece.text}]`).entries()) reading.within((piece.from ?? 0) + n, () => isClean(item, reading));
  } catch (error) {
    if (error instanceof Fault) return error;
  }
  return undefined;
}

/** A list that ends as an object does. @param {Cut} cut */
function misclosed({ list, from, count }) {
  const last = from + count - 1;
  return fault('data-parse', `$.${list}${last < 0 ? '' : `[${last}]`}`, 'not JSON: just after this stands "}", which ends no list; take it out, or write "]" before it');
}

/** @param {string} list @param {number} at */
const after = (list, at) => (at ? `; the last sound item is $.${list}[${at - 1}]` : '');

/** @param {string} text @returns {any} nothing if it is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How many items before one that is none. @param {{ list: string, text: string }} piece */
function soundItems({ list, text }) {
  let sound = 0;
  // All but the last item of a piece end before it is long enough, and a last one without end may be all that follows.
  const near = text.length > PIECE ? text.slice(0, PIECE) : `${text}]}`;
  for (const item of new Cutter(0).push(`{"${list}":[${near}`)) {
    if (parsed(`[${item.text}]`)?.length !== 1) break;
    sound++;
  }
  return sound;
}
