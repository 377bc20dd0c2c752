// @ts-check
/**
 * The one-file edition: all of its code is in the file, and so may be a state that somebody has saved with it.
 *
 * Must stay true: no request is made, not even for the file itself; a state in the address comes before the saved one. A
 * browser too old to unpack the wasm (before Chromium 80, Firefox 113, Safari 16.4) has the text, as one without wasm has.
 */
import { Fault } from './faults.js';
import { build, createInstance } from './glue.js';
import { compile, testPage } from './module.js';
import { keepSource } from './source.js';
import { comeAlive } from './whole.js';

const root = document.getElementById('yongxian');

if (root) {
  keepSource();
  openSaved(document.documentElement.dataset.state);
  comeAlive({ root, engine: unpacked });
}

/** @returns {Promise<import('./module.js').Engine>} */
async function unpacked() {
  testPage();
  try {
    const text = document.getElementById('yongxian-wasm')?.textContent ?? '';
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const module = await compile(new Response(stream, { headers: { 'content-type': 'application/wasm' } }));
    return { module, createInstance, build, marks: [location.href.replace(/#.*/s, '')] };
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('DecompressionStream' in window ? 'wasm-invalid' : 'wasm-unsupported', error);
  }
}

/** Puts the saved state where a link has it, unless there is one or this entry of the history has its own. @param {string} [saved] */
function openSaved(saved) {
  if (!saved || location.hash || history.state?.yongxian !== undefined) return;
  try {
    history.replaceState({ ...history.state, yongxian: saved }, '', `#${saved}`);
  } catch {
    // A file may have no history of its own to write.
    location.hash = saved;
  }
}
