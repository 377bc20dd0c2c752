// @ts-check
/**
 * What a host has given, value by value: counted, judged, copied.
 *
 * Must stay true: limits are counted while reading, so that what is too much is never held whole; every fault names the place and what
 * would be right. A place is spelt out for a fault alone: a large document has millions.
 */
import { Fault } from './faults.js';

export const LIMITS = { bytes: 64_000_000, depth: 32, values: 6_000_000, items: 100_000 };

/** @param {string} code @param {string} path @param {string} wrong */
export const fault = (code, path, wrong) => new Fault(code, new Error(`${path}: ${wrong}`));

/** @param {string} path @param {string} wrong */
export const tooMuch = (path, wrong) => fault('data-limit', path, `${wrong}; publish it in smaller documents`);

/** Counts what is read, and knows where it is. */
export class Reading {
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

  /** What a host's own code has thrown while it was read. @param {unknown} error */
  broken(error) {
    let why = 'no reason given';
    try {
      why = String(error);
    } catch {
      // Not even that can be read.
    }
    return fault('data-schema', this.path, `reading it failed (${why}); give plain JSON data`);
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
export function isClean(value, reading) {
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
    if (typeof value === 'number') {
      // As JSON says it, it has no end; only what is kept of it has.
      if (!Number.isFinite(value)) throw fault('data-schema', reading.path, 'this number is too large to be read; write one below 1e308');
      return;
    }
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
export function copier(reading) {
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
      // A field may be what throws.
      reading.enter(key);
      const field = /** @type {any} */ (value)[key];
      // What is undefined is absent, as it is everywhere in JSON.
      if (field !== undefined) made[counted(key)] = copy(field);
      reading.back();
    }
    return made;
  };
  return Object.assign(copy, { counted, special });
}
