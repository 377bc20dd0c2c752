// @ts-check
/**
 * A document from the host: by address, as text, or as an object. What leaves here is JSON text within the limits.
 *
 * Must stay true: nothing of the host's is called more than once and nothing after this; limits are counted while
 * reading, so that what is too much is never held whole; every fault names the place and what would be right. A place is spelt
 * out for a fault alone: a large document has millions.
 */
import { Fault } from './faults.js';

export const LIMITS = { bytes: 64_000_000, depth: 32, values: 6_000_000, items: 100_000 };
/** How long an answer may take, in ms. */
const PATIENCE = 30_000;

/** @param {string} code @param {string} path @param {string} wrong */
const fault = (code, path, wrong) => new Fault(code, new Error(`${path}: ${wrong}`));

/** @param {string} path @param {string} wrong */
const tooMuch = (path, wrong) => fault('data-limit', path, `${wrong}; publish it in smaller documents`);

/** The document at an address, as clean text. @param {string} src @returns {Promise<string>} */
export async function fetched(src) {
  let url;
  try {
    url = new URL(src, document.baseURI);
    if (!/^https?:$/.test(url.protocol)) throw 0;
  } catch {
    throw fault('data-http', src, 'this is no web address; write one that begins with https://');
  }
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const response = await fetch(url, { credentials: 'omit', signal: abort.signal });
    if (!response.ok) throw fault('data-http', src, `the server answered ${response.status}`);
    return cleanText(await readUpTo(response, src));
  } catch (error) {
    if (error instanceof Fault) throw error;
    const why = abort.signal.aborted ? 'no answer within 30 seconds' : 'no answer';
    throw fault('data-http', src, `${why}; another origin must send Access-Control-Allow-Origin (${error})`);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Response} response @param {string} src */
async function readUpTo(response, src) {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; ; ) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > LIMITS.bytes) {
      reader?.cancel();
      throw tooMuch(src, `more than ${LIMITS.bytes} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** A document given by the host, as clean text. @param {unknown} data text or plain data */
export const given = (data) => (typeof data === 'string' ? cleanText(data) : clean(data));

/** @param {string} text */
function cleanText(text) {
  // No character is more than three bytes for each of its units.
  if (text.length > LIMITS.bytes || text.length * 3 > LIMITS.bytes && new TextEncoder().encode(text).length > LIMITS.bytes)
    throw tooMuch('$', `more than ${LIMITS.bytes} bytes`);
  let value;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw fault('data-parse', '$', `not JSON: ${/** @type {any} */ (error).message}`);
  }
  // What comes out of JSON is plain data. Where it is also within the limits, the text is as good as a copy.
  return isClean(value) ? text : clean(value);
}

/** Counts what is read, and knows where it is. */
class Reading {
  #values = 0;
  #size = 0;
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
    if (++this.#values > LIMITS.values) throw tooMuch(this.path, `more than ${LIMITS.values} values`);
    if (this.#steps.length > LIMITS.depth) throw tooMuch(this.path, `nested more than ${LIMITS.depth} deep, or within itself`);
  }

  /** @param {string} text */
  take(text) {
    if ((this.#size += text.length) > LIMITS.bytes) throw tooMuch(this.path, `more than ${LIMITS.bytes} bytes`);
  }

  /** @param {number} value */
  finite(value) {
    if (!Number.isFinite(value)) throw this.not(`${value}`);
    return value;
  }

  /** @param {unknown[]} list */
  items(list) {
    if (list.length > LIMITS.items) throw tooMuch(this.path, `more than ${LIMITS.items} items`);
    return list.length;
  }

  /** Reads what is one step further. @template T @param {string | number} step @param {() => T} read */
  within(step, read) {
    this.#steps.push(step);
    const result = read();
    this.#steps.pop();
    return result;
  }
}

/** A lone half of a surrogate pair would make the whole text unreadable. */
const LONE = /\p{Cs}/gu;
/** @param {any} text a string @returns {string} */
const wellFormed = (text) => text.toWellFormed?.() ?? text.replace(LONE, '\uFFFD');

/** Whether what came out of JSON needs no copy. @param {unknown} value @throws {Fault} where it is too much */
function isClean(value) {
  const reading = new Reading();
  /** @param {string} text */
  const isSound = (text) => {
    reading.take(text);
    return wellFormed(text) === text;
  };
  /** @param {unknown} value @returns {boolean} */
  const look = (value) => {
    reading.count();
    if (typeof value === 'string') return isSound(value);
    if (typeof value === 'number') return reading.finite(value) === value;
    if (typeof value !== 'object' || !value) return true;
    if (Array.isArray(value)) {
      const length = reading.items(value);
      for (let n = 0; n < length; n++) if (!reading.within(n, () => look(value[n]))) return false;
      return true;
    }
    return Object.keys(value).every((key) => isSound(key) && reading.within(key, () => look(/** @type {any} */ (value)[key])));
  };
  return look(value);
}

/** @param {unknown} value */
function clean(value) {
  const reading = new Reading();
  /** @param {string} text */
  const counted = (text) => {
    reading.take(text);
    return wellFormed(text);
  };
  /** @param {unknown} value @returns {unknown} */
  const copy = (value) => {
    reading.count();
    if (typeof value === 'string') return counted(value);
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'number') return reading.finite(value);
    if (typeof value !== 'object') throw reading.not(`a ${typeof value}`);
    if (Array.isArray(value)) {
      const length = reading.items(value);
      /** @type {unknown[]} */
      const items = [];
      for (let n = 0; n < length; n++) items[n] = reading.within(n, () => copy(value[n]));
      return items;
    }
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind === 'Date') return counted(new Date(+(/** @type {Date} */ (value))).toISOString().slice(0, 10));
    if (kind !== 'Object') throw reading.not(`a ${kind}`);
    /** @type {Record<string, unknown>} */
    const made = Object.create(null);
    for (const key of Object.keys(value)) {
      const field = /** @type {any} */ (value)[key];
      // What is undefined is absent, as it is everywhere in JSON.
      if (field !== undefined) made[counted(key)] = reading.within(key, () => copy(field));
    }
    return made;
  };
  try {
    return JSON.stringify(copy(value));
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw fault('data-schema', '$', `reading it failed (${error}); give plain JSON data`);
  }
}
