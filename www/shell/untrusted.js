// @ts-check
/**
 * A document from the host: by address, as text, or as an object.
 *
 * Must stay true: nothing of the host's is called more than once and nothing after this; however large it is, the page has its turn all
 * along; a small object is copied before the host can change it.
 */
import { Fault } from './faults.js';
import { Intake } from './intake.js';
import { LISTS, Manuscript, PIECE } from './manuscript.js';
import { LIMITS, Reading, copier, fault, tooMuch } from './reading.js';

/** How long an answer, and then more of it, may take, in ms. */
const PATIENCE = 30_000;
/** So many values of an object are copied at once, as the manual for embedders says; a desktop takes 5 ms for them. */
const AT_ONCE = 20_000;
/** Text is cut in so large parts, in UTF-16 units: it is only looked through for that. */
const PART = 262_144;
/** So many values of an object at most make a piece, and one item more, however short they are. */
const VALUES = 4_000;

/** @typedef {import('./pace.js').Pace} Pace */

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
  /** What comes over the net, or why it does not. @template T @param {Promise<T>} answer @returns {Promise<T>} */
  const awaited = async (answer) => {
    const timer = setTimeout(stop, PATIENCE);
    try {
      return await answer;
    } catch (error) {
      pace.check();
      const why = abort.signal.aborted ? 'no answer within 30 seconds' : 'no answer';
      throw fault('data-http', src, `${why}; another origin must send Access-Control-Allow-Origin (${error})`);
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

/** An object of the host's, copied: what it has in its long lists in pieces. @param {unknown} data @param {Pace} pace */
async function copied(data, pace) {
  const reading = new Reading();
  const copy = copier(reading);
  /** @type {import('./manuscript.js').Piece[]} */
  const pieces = [];
  /** @param {string} list @param {unknown[]} items */
  const put = (list, items) => items.length && pieces.push({ list, text: JSON.stringify(items).slice(1, -1) });
  /**
   * Copies a list; between two pieces there is time for a rest, which a small object must not have: its host may change it.
   * @param {string} name @param {unknown[]} field @returns {Generator<import('./pace.js').Progress, void>}
   */
  function* list(name, field) {
    reading.count();
    const length = reading.items(field.length);
    /** @type {unknown[]} */
    let items = [];
    for (let n = 0, { size, values } = reading; n < length; n++) {
      items.push(reading.within(n, () => copy(field[n])));
      if (reading.size - size < PIECE && reading.values - values < VALUES) continue;
      put(name, items);
      items = [];
      ({ size, values } = reading);
      if (values > AT_ONCE) yield { phase: 'check', loaded: n, total: length };
    }
    put(name, items);
  }
  try {
    if (typeof data !== 'object' || !data || Array.isArray(data)) return new Manuscript(JSON.stringify(copy(data)));
    reading.count();
    const text = copy.special(data);
    if (text !== undefined) return new Manuscript(JSON.stringify(text));
    /** @type {Record<string, unknown>} */
    const frame = Object.create(null);
    for (const key of Object.keys(data)) {
      // A field may be what throws.
      reading.enter(key);
      const field = /** @type {any} */ (data)[key];
      if (field !== undefined && LISTS.includes(key) && Array.isArray(field)) {
        frame[copy.counted(key)] = [];
        for (const progress of list(key, field)) await pace.rest(progress);
      } else if (field !== undefined) frame[copy.counted(key)] = copy(field);
      reading.back();
    }
    return new Manuscript(JSON.stringify(frame), pieces);
  } catch (error) {
    throw error instanceof Fault ? error : reading.broken(error);
  }
}
