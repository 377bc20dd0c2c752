// @ts-check
/**
 * The one-file edition: all of its code is in the file, and so may be a state that somebody has saved with it.
 *
 * Must stay true: no request is made, not even for the file itself; a state in the address comes before the saved one. A
 * browser that cannot unpack the wasm has the text, as one without wasm has.
 */
import { compare, follow } from './compare.js';
import { host } from './figures.js';
import { build, createInstance } from './glue.js';
import { unpacked } from './packed.js';
import { openOnPaper } from './paper.js';
import { lexicon, marker } from './search.js';
import { share } from './share.js';
import { keepSource } from './source.js';
import { comeAlive } from './whole.js';

const root = document.getElementById('yongxian');

if (root) {
  keepSource();
  openSaved(document.documentElement.dataset.state);
  openOnPaper(document);
  comeAlive({
    root,
    site: root.dataset.site ?? '',
    engine: () => unpacked('yongxian-wasm', { createInstance, build }),
    figures: async () => ({
      /** @type {(...all: Parameters<typeof host>) => ReturnType<typeof host>} */
      host: (explainer, Kind) => host(explainer, Kind, async ({ wasm, glue }) => unpacked(wasm, await glue(''))),
    }),
    search: async () => ({ lexicon, marker }),
    acts: async () => ({ share, compare, follow }),
  });
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
