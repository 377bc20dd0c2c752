// @ts-check
/**
 * A document from the host: by address, as text, or as an object. What leaves here is text within the limits, in pieces; whether all of
 * it is JSON, its first reader says, so that nothing is parsed twice.
 *
 * Must stay true: nothing of the host's is called more than once and nothing after this; limits are counted while
 * reading, so that what is too much is never held whole; every fault names the place and what would be right. A place is spelt
 * out for a fault alone: a large document has millions. However large it is, the page has its turn all along; a small object is
 * copied before the host can change it.
 */
import { Cutter } from './cutter.js';
import { Fault } from './faults.js';
import { LISTS, Manuscript, PIECE } from './manuscript.js';

export const LIMITS = { bytes: 64_000_000, depth: 32, values: 6_000_000, items: 100_000 };
/** How long an answer, and then more of it, may take, in ms. */
const PATIENCE = 30_000;
/** So many values of an object are copied at once, as the manual for embedders says; a desktop takes 5 ms for them. */
const AT_ONCE = 20_000;
/** Text is cut in so large parts, in UTF-16 units: it is only looked through for that. */
const PART = 262_144;
/** So many items at most make a piece, however short they are. */
const ITEMS = 500;

/** @typedef {import('./pace.js').Pace} Pace */
/** @typedef {import('./cutter.js').Cut} Cut */

/** @param {string} code @param {string} path @param {string} wrong */
const fault = (code, path, wrong) => new Fault(code, new Error(`${path}: ${wrong}`));

/** @param {string} path @param {string} wrong */
const tooMuch = (path, wrong) => fault('data-limit', path, `${wrong}; publish it in smaller documents`);

/**
 * The document at an address.
 * @param {string} src @param {Pace} pace @param {(progress: import('./pace.js').Progress) => void} tell
 * @returns {Promise<Manuscript>}
 */
export async function fetched(src, pace, tell) {
  let url;
  try {
    url = new URL(src, document.baseURI);
    if (!/^https?:$/.test(url.protocol)) throw 0;
  } catch {
    throw fault('data-http', src, 'this is no web address; write one that begins with https://');
  }
  const abort = new AbortController();
  const stop = () => abort.abort();
  pace.signal?.addEventListener('abort', stop);
  /** @template T @param {Promise<T>} answer @returns {Promise<T>} */
  const awaited = async (answer) => {
    const timer = setTimeout(stop, PATIENCE);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    const response = await awaited(fetch(url, { credentials: 'omit', signal: abort.signal }));
    if (!response.ok) throw fault('data-http', src, `the server answered ${response.status}`);
    const total = lengthOf(response);
    const reader = (response.body ?? new Blob().stream()).getReader();
    const decoder = new TextDecoder();
    const intake = new Intake(pace);
    for (let bytes = 0; ; ) {
      const { done, value } = await awaited(reader.read());
      await intake.take(decoder.decode(value, { stream: !done }), { phase: 'fetch', loaded: bytes += value?.length ?? 0, total });
      if (done) return await intake.end();
      if (bytes > LIMITS.bytes) throw tooMuch(src, `more than ${LIMITS.bytes} bytes`);
      tell({ phase: 'fetch', loaded: bytes, total });
    }
  } catch (error) {
    pace.check();
    if (error instanceof Fault) throw error;
    const why = abort.signal.aborted ? 'no answer within 30 seconds' : 'no answer';
    throw fault('data-http', src, `${why}; another origin must send Access-Control-Allow-Origin (${error})`);
  } finally {
    stop();
    pace.signal?.removeEventListener('abort', stop);
  }
}

/** How many bytes will come; 0 where nobody can say, since what is packed on the way is counted as it is packed. @param {Response} response */
function lengthOf({ headers, type }) {
  return type === 'basic' && !headers.has('content-encoding') ? Number(headers.get('content-length')) || 0 : 0;
}

/** A document given by the host. @param {unknown} data text or plain data @param {Pace} pace @returns {Promise<Manuscript>} */
export const given = (data, pace) => (typeof data === 'string' ? ofText(data, pace) : copied(data, pace));

/** @param {string} text @param {Pace} pace */
async function ofText(text, pace) {
  const intake = new Intake(pace);
  // No character is more than three bytes for each of its units.
  const room = text.length * 3 > LIMITS.bytes && new Uint8Array(PART * 3);
  if (text.length > LIMITS.bytes) throw tooMuch('$', `more than ${LIMITS.bytes} bytes`);
  const encoder = new TextEncoder();
  let bytes = 0;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += PART) {
    const part = text.slice(at, at + PART);
    if (room && (bytes += encoder.encodeInto(part, room).written) > LIMITS.bytes) throw tooMuch('$', `more than ${LIMITS.bytes} bytes`);
    await intake.take(part, { phase: 'check', loaded: at, total: text.length });
  }
  return intake.end();
}

/** Takes JSON text in, and checks each piece as it is cut. */
class Intake {
  #cutter = new Cutter();
  #reading = new Reading();
  /** @type {import('./manuscript.js').Piece[]} */ #pieces = [];
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
      const { message } = /** @type {SyntaxError} */ (error);
      // Without what was taken out of it, places are others.
      throw fault('data-parse', '$', `not JSON: ${this.#pieces.length ? message.replace(/ (in JSON )?at (position|line) .*/s, '') : message}`);
    }
    // What comes out of JSON is plain data. Where it is also within the limits, the text is as good as a copy.
    return new Manuscript(isClean(value, this.#reading) ? frame : JSON.stringify(copier(new Reading())(value)), this.#pieces, unsound);
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
    const items = parsedItems(text);
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

/** What is wrong with a piece that is no JSON, and where. @param {import('./manuscript.js').Piece} piece @returns {Fault | undefined} */
function unsound({ list, text, from = 0, count }) {
  if (parsedItems(text)?.length === count) return undefined;
  return fault('data-parse', `$.${list}[${from + soundItems(list, text)}]`, 'not JSON: something is wrong here, or just before');
}

/** @param {string} text items with commas between @returns {unknown[] | undefined} */
function parsedItems(text) {
  try {
    return JSON.parse(`[${text}]`);
  } catch {
    return undefined;
  }
}

/** How many items before one that is none. @param {string} list @param {string} text */
function soundItems(list, text) {
  let sound = 0;
  for (const item of new Cutter(0).push(`{"${list}":[${text}]}`)) {
    if (parsedItems(item.text)?.length !== 1) break;
    sound++;
  }
  return sound;
}

/** Counts what is read, and knows where it is. */
class Reading {
  values = 0;
  size = 0;
  /** The way to the present value. @type {(string | number)[]} */
  #steps = [];

  get path() {
    return `$${this.#steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
  }

  /** @param {string} what */
  not(what) {
    return fault('data-schema', this.path, `this is ${what}; give plain JSON data`);
  }

  /** One more value. */
  count() {
    if (++this.values > LIMITS.values) throw tooMuch(this.path, `more than ${LIMITS.values} values`);
    if (this.#steps.length > LIMITS.depth) throw tooMuch(this.path, `nested more than ${LIMITS.depth} deep, or within itself`);
  }

  /** @param {string} text */
  take(text) {
    if ((this.size += text.length) > LIMITS.bytes) throw tooMuch(this.path, `more than ${LIMITS.bytes} bytes`);
  }

  /** @param {number} value */
  finite(value) {
    if (!Number.isFinite(value)) throw this.not(`${value}`);
    return value;
  }

  /** @param {number} length that of a list */
  items(length) {
    if (length > LIMITS.items) throw tooMuch(this.path, `more than ${LIMITS.items} items`);
    return length;
  }

  /** Goes one step further, until it goes `back`. @param {string | number} step */
  enter(step) {
    this.#steps.push(step);
  }

  back() {
    this.#steps.pop();
  }

  /** Reads what is one step further. @template T @param {string | number} step @param {() => T} read */
  within(step, read) {
    this.enter(step);
    const result = read();
    this.back();
    return result;
  }
}

/** A lone half of a surrogate pair would make the whole text unreadable. */
const LONE = /\p{Cs}/gu;
/** @param {any} text a string @returns {string} */
const wellFormed = (text) => text.toWellFormed?.() ?? text.replace(LONE, '\uFFFD');

/** Whether what came out of JSON needs no copy. All of it is counted. @param {unknown} value @param {Reading} reading @throws {Fault} where it is too much */
function isClean(value, reading) {
  let clean = true;
  /** @param {string} text */
  const see = (text) => {
    reading.take(text);
    clean &&= /** @type {any} */ (text).isWellFormed?.() ?? wellFormed(text) === text;
  };
  /** @param {unknown} value */
  const look = (value) => {
    reading.count();
    if (typeof value === 'string') return see(value);
    if (typeof value === 'number') return void reading.finite(value);
    if (typeof value !== 'object' || !value) return;
    if (Array.isArray(value)) {
      const length = reading.items(value.length);
      for (let n = 0; n < length; n++) step(n, value[n]);
      return;
    }
    for (const key of Object.keys(value)) {
      see(key);
      step(key, /** @type {any} */ (value)[key]);
    }
  };
  /** Without a function for each of a million values. @param {string | number} to @param {unknown} value */
  const step = (to, value) => {
    reading.enter(to);
    look(value);
    reading.back();
  };
  look(value);
  return clean;
}

/** What copies plain data and throws where something is none, or too much. @param {Reading} reading */
function copier(reading) {
  /** @param {string} text */
  const counted = (text) => {
    reading.take(text);
    return wellFormed(text);
  };
  /** What is no list: a date as text, or nothing where it has fields. @param {object} value */
  const special = (value) => {
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind === 'Date') return counted(new Date(+(/** @type {Date} */ (value))).toISOString().slice(0, 10));
    if (kind !== 'Object') throw reading.not(`a ${kind}`);
    return undefined;
  };
  /** @param {unknown} value @returns {unknown} */
  const copy = (value) => {
    reading.count();
    if (typeof value === 'string') return counted(value);
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'number') return reading.finite(value);
    if (typeof value !== 'object') throw reading.not(`a ${typeof value}`);
    if (Array.isArray(value)) {
      const length = reading.items(value.length);
      /** @type {unknown[]} */
      const items = [];
      for (let n = 0; n < length; n++) items[n] = reading.within(n, () => copy(value[n]));
      return items;
    }
    const text = special(value);
    if (text !== undefined) return text;
    /** @type {Record<string, unknown>} */
    const made = Object.create(null);
    for (const key of Object.keys(value)) {
      const field = /** @type {any} */ (value)[key];
      // What is undefined is absent, as it is everywhere in JSON.
      if (field !== undefined) made[counted(key)] = reading.within(key, () => copy(field));
    }
    return made;
  };
  return Object.assign(copy, { counted, special });
}

/** An object of the host's, copied: what it has in its long lists in pieces. @param {unknown} data @param {Pace} pace */
async function copied(data, pace) {
  const reading = new Reading();
  const copy = copier(reading);
  /** @type {import('./manuscript.js').Piece[]} */
  const pieces = [];
  /** @param {string} list @param {unknown[]} items */
  const put = (list, items) => items.length && pieces.push({ list, text: JSON.stringify(items).slice(1, -1) });
  try {
    if (typeof data !== 'object' || !data || Array.isArray(data)) return new Manuscript(JSON.stringify(copy(data)));
    reading.count();
    const text = copy.special(data);
    if (text !== undefined) return new Manuscript(JSON.stringify(text));
    /** @type {Record<string, unknown>} */
    const frame = Object.create(null);
    for (const key of Object.keys(data)) {
      const field = /** @type {any} */ (data)[key];
      if (field === undefined) continue;
      const name = copy.counted(key);
      if (!LISTS.includes(key) || !Array.isArray(field)) {
        frame[name] = reading.within(key, () => copy(field));
        continue;
      }
      frame[name] = [];
      reading.enter(key);
      reading.count();
      const length = reading.items(field.length);
      /** @type {unknown[]} */
      let items = [];
      for (let n = 0, before = reading.size; n < length; n++) {
        items.push(reading.within(n, () => copy(field[n])));
        if (reading.size - before < PIECE && items.length < ITEMS) continue;
        put(key, items);
        items = [];
        before = reading.size;
        if (reading.values > AT_ONCE) await pace.rest({ phase: 'check', loaded: n, total: length });
      }
      put(key, items);
      reading.back();
    }
    return new Manuscript(JSON.stringify(frame), pieces);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw fault('data-schema', '$', `reading it failed (${error}); give plain JSON data`);
  }
}
