// @ts-check
/**
 * A text as a QR code.
 *
 * Must stay true: dark on white with a quiet zone of 4 modules, whatever the theme: scanners read nothing else for sure.
 */
import { qrEngine } from './parts.js';

/** The white around a code, in modules. */
export const QUIET = 4;
const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {{ size: number, path: string }} Code  its side in modules, and the dark ones as an SVG path, one unit a module */

/** @param {string} text @returns {Promise<Code | undefined>} nothing if the text is too long to be scanned off a screen */
export async function codeOf(text) {
  const { module, createInstance } = await qrEngine();
  const wasm = createInstance();
  wasm.initSync({ module });
  /** @type {string | undefined} */
  const drawn = wasm.qr(text);
  if (!drawn) return undefined;
  const gap = drawn.indexOf(' ');
  return { size: Number(drawn.slice(0, gap)), path: drawn.slice(gap + 1) };
}

/** @param {Code} code @param {string} label */
export function codeDrawing({ size, path }, label) {
  const whole = size + 2 * QUIET;
  const make = (/** @type {string} */ name, /** @type {Record<string, string>} */ attributes) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const svg = make('svg', { viewBox: `${-QUIET} ${-QUIET} ${whole} ${whole}`, role: 'img', 'aria-label': label });
  const ground = make('rect', { x: `${-QUIET}`, y: `${-QUIET}`, width: `${whole}`, height: `${whole}`, fill: '#fff' });
  svg.append(ground, make('path', { d: path, fill: '#000', 'shape-rendering': 'crispEdges' }));
  return svg;
}
