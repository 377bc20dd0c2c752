// @ts-check
/**
 * Wasm that a page carries within itself, in a block of data: gzip in base64.
 *
 * Must stay true: no request is made. A browser too old to unpack it (before Chromium 80, Firefox 113, Safari 16.4) is told
 * from one in which the data is damaged.
 */
import { Fault } from './faults.js';
import { compile, testPage } from './module.js';

/** @param {string} id the block's @param {() => any} createInstance @param {string} [build] @returns {Promise<import('./module.js').Engine>} */
export async function unpacked(id, createInstance, build) {
  testPage();
  try {
    const text = document.getElementById(id)?.textContent ?? '';
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const module = await compile(new Response(stream, { headers: { 'content-type': 'application/wasm' } }));
    return { module, createInstance, build, marks: [location.href.replace(/#.*/s, '')] };
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('DecompressionStream' in window ? 'wasm-invalid' : 'wasm-unsupported', error);
  }
}
