// @ts-check
/**
 * One compiled WebAssembly.Module, and one glue per page, whatever asks for them.
 *
 * Must stay true: every failure has a named cause; a failure is not remembered, except the page's own verdict about
 * wasm, so that a strict policy is reported once; nothing here touches the page's content.
 */
import { Fault } from './faults.js';

/** How long a server may take to begin its answer, in ms; the rest of the answer may take three times that. */
const PATIENCE = 20_000;
/** Waits before the second and the third attempt, in ms. */
const PAUSES = [400, 1_600];

/**
 * What is to be loaded.
 * @typedef {object} Code
 * @property {string} wasm                              its absolute address
 * @property {(again: string) => Promise<any>} glue     imports the glue; `again` ends the address of another attempt
 * @property {string[]} files                           the absolute addresses of both, as far as they have any
 */

/**
 * @typedef {object} Engine
 * @property {WebAssembly.Module} module
 * @property {() => any} createInstance  a fresh, independent wasm-bindgen glue
 * @property {string} [build]            the build that the glue belongs to
 * @property {string[]} marks            the files it came from, as they stand in a stack
 */

/** @type {Map<string, Promise<any>>} */
const memo = new Map();

/** @template T @param {string} key @param {() => Promise<T>} make @returns {Promise<T>} */
function once(key, make) {
  const known = memo.get(key);
  if (known) return known;
  const made = make();
  memo.set(key, made);
  made.catch(() => memo.delete(key));
  return made;
}

/** @type {Fault | null | undefined} */
let verdict;

/** Throws unless the page lets wasm and Yew work. */
export function testPage() {
  // Once only: what has worked is not condemned for what the page does later.
  if (verdict === undefined) verdict = findObstacle();
  if (verdict) throw verdict;
}

/** @returns {Fault | null} */
function findObstacle() {
  try {
    // Yew asks these; a page that has replaced them would get a widget that looks alive and is deaf.
    if (!new TextEncoder() || !(document.createElement('i') instanceof Element) || !(window instanceof Window)) throw 0;
    if (!WebAssembly.instantiate) throw 0;
  } catch (error) {
    return new Fault('wasm-unsupported', error);
  }
  try {
    // The empty module: only a policy can refuse it, and asking now saves the download.
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch (error) {
    return new Fault('csp', error);
  }
  return null;
}

/** @template T @param {(attempt: number) => Promise<T>} act @returns {Promise<T>} */
async function persistently(act) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await act(attempt);
    } catch (error) {
      const pause = PAUSES[attempt];
      if (pause === undefined || !(error instanceof Fault && error.again)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/**
 * What the browser has kept may be what is wrong, and it does not ask again for a name that holds a hash.
 * @param {number} attempt @returns {RequestCache}
 */
const cacheFor = (attempt) => (attempt ? 'reload' : 'default');

/**
 * @template T
 * @param {string} url @param {(response: Response, attempt: number) => Promise<T>} read
 */
function get(url, read) {
  return persistently(async (attempt) => {
    const abort = new AbortController();
    const stop = () => abort.abort();
    let timer = setTimeout(stop, PATIENCE);
    try {
      const response = await fetch(url, { signal: abort.signal, cache: cacheFor(attempt) });
      if (!response.ok) throw new Fault('wasm-http', response.status, response.status >= 500);
      clearTimeout(timer);
      timer = setTimeout(stop, 3 * PATIENCE);
      return await read(response, attempt);
    } catch (error) {
      throw error instanceof Fault ? error : new Fault('wasm-network', error, !abort.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  });
}

/** @param {Response} response @param {number} [attempt] @returns {Promise<WebAssembly.Module>} */
export async function compile(response, attempt = 0) {
  // Streaming accepts this type alone, without parameters; anything else is read whole and judged by its bytes.
  const streams = /^\s*application\/wasm\s*$/i.test(response.headers.get('content-type') ?? '');
  try {
    if (streams) return await WebAssembly.compileStreaming(response);
    const module = await WebAssembly.compile(await response.arrayBuffer());
    console.warn('yongxian: wasm-mime: serve .wasm as application/wasm', response.url);
    return module;
  } catch (error) {
    if (/** @type {any} */ (error)?.name === 'CompileError') throw new Fault('wasm-invalid', error, !attempt);
    throw error;
  }
}

/** @param {Code['glue']} load @param {string} [url] @returns {Promise<any>} */
function imported(load, url) {
  return persistently(async (attempt) => {
    let timer;
    try {
      const renewed = attempt && url ? fetch(url, { cache: cacheFor(attempt) }).catch(() => {}) : Promise.resolve();
      return await Promise.race([
        // Browsers may remember a failed import by its address; the fragment makes it another one.
        renewed.then(() => load(attempt ? `#${attempt}` : '')),
        new Promise((_, reject) => (timer = setTimeout(reject, PATIENCE))),
      ]);
    } catch (error) {
      throw new Fault('wasm-network', error, !!error);
    } finally {
      clearTimeout(timer);
    }
  });
}

/** @param {Code} code @returns {Promise<Engine>} */
export function loadEngine({ wasm, glue, files }) {
  return once(wasm, async () => {
    testPage();
    const [module, { createInstance, build }] = await Promise.all([get(wasm, compile), imported(glue, files[1])]);
    return { module, createInstance, build, marks: files };
  });
}
