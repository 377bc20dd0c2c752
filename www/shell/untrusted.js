// @ts-check
/**
 * A document from the host: by address, as text, or as an object. What leaves here is JSON text within the limits.
 *
 * Must stay true: nothing of the host's is called more than once and nothing after this; limits are counted while
 * reading, so that what is too much is never held whole; every fault names the place and what would be right.
 */
import { Fault } from './faults.js';

export const LIMITS = { bytes: 5_000_000, depth: 32, values: 200_000, items: 20_000 };
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
  return clean(value);
}

/** @param {unknown} value */
function clean(value) {
  let values = 0;
  let size = 0;
  /** @param {string} path @param {string} what */
  const not = (path, what) => fault('data-schema', path, `this is ${what}; give plain JSON data`);

  /** @param {unknown} value @param {string} path @param {number} depth @returns {unknown} */
  const copy = (value, path, depth) => {
    if (++values > LIMITS.values) throw tooMuch(path, `more than ${LIMITS.values} values`);
    if (depth > LIMITS.depth) throw tooMuch(path, `nested more than ${LIMITS.depth} deep, or within itself`);
    if (typeof value === 'string') return counted(value, path);
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw not(path, `${value}`);
      return value;
    }
    if (typeof value !== 'object') throw not(path, `a ${typeof value}`);
    if (Array.isArray(value)) {
      if (value.length > LIMITS.items) throw tooMuch(path, `more than ${LIMITS.items} items`);
      /** @type {unknown[]} */
      const items = [];
      for (let n = 0; n < value.length; n++) items[n] = copy(value[n], `${path}[${n}]`, depth + 1);
      return items;
    }
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind === 'Date') return counted(new Date(+(/** @type {Date} */ (value))).toISOString().slice(0, 10), path);
    if (kind !== 'Object') throw not(path, `a ${kind}`);
    /** @type {Record<string, unknown>} */
    const made = Object.create(null);
    for (const key of Object.keys(value)) {
      const field = /** @type {any} */ (value)[key];
      // What is undefined is absent, as it is everywhere in JSON.
      if (field !== undefined) made[counted(key, path)] = copy(field, `${path}.${key}`, depth + 1);
    }
    return made;
  };
  /** A lone half of a surrogate pair would make the whole text unreadable. @param {string} text @param {string} path */
  const counted = (text, path) => {
    if ((size += text.length) > LIMITS.bytes) throw tooMuch(path, `more than ${LIMITS.bytes} bytes`);
    return text.replace(/\p{Cs}/gu, '\uFFFD');
  };
  try {
    return JSON.stringify(copy(value, '$', 0));
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw fault('data-schema', '$', `reading it failed (${error}); give plain JSON data`);
  }
}
