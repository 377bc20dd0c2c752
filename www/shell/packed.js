// @ts-check
/**
 * Code that travels within the page: wasm as gzip in base64, each in a block of data of its own.
 *
 * Must stay true: nothing is fetched; each block is unpacked once; a browser too old to unpack (before Chromium 80, Firefox
 * 113, Safari 16.4) is told from a file that is damaged.
 */
import { Fault } from './faults.js';
import { compile, testPage } from './module.js';

/** @type {Map<string, Promise<WebAssembly.Module>>} */
const memo = new Map();

/**
 * @param {string} id  the block's
 * @param {{ createInstance: () => any, build?: string }} glue
 * @returns {Promise<import('./module.js').Engine>}
 */
export async function unpacked(id, { createInstance, build }) {
  testPage();
  const module = memo.get(id) ?? unpack(id);
  memo.set(id, module);
  return { module: await module, createInstance, build, marks: [location.href.replace(/#.*/s, '')] };
}

/** @param {string} id */
async function unpack(id) {
  try {
    const text = document.getElementById(id)?.textContent ?? '';
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return await compile(new Response(stream, { headers: { 'content-type': 'application/wasm' } }));
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('DecompressionStream' in window ? 'wasm-invalid' : 'wasm-unsupported', error);
  }
}
