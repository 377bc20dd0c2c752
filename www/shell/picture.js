// @ts-check
/**
 * What is shown as one long picture, for messengers that carry no links.
 *
 * Must stay true: drawn by our own hand on a canvas, text by text and shape by shape; in the colours of the theme shown; no larger
 * than what phones hold.
 */
import { compose } from './composition.js';
import { contentOf } from './content.js';
import { fileName } from './link.js';
import { blank, cover, lookOf, saved, written } from './paint.js';

/** How many pixels a canvas may have on any phone: an iPhone's limit, which is the lowest. */
const MOST_PIXELS = 16_000_000;
/** Pixels for a CSS pixel: sharp where that fits, still readable where it does not. */
const [FINE, COARSE] = [3, 2];

/**
 * @typedef {object} Picture
 * @property {HTMLCanvasElement} canvas
 * @property {Blob} file
 * @property {string} name   of the file
 * @property {string} text   all that is written in it
 * @property {number} left   how much had no room
 */

/** @param {import('./share.js').Shown} shown @param {import('./code.js').Code} [code] @returns {Promise<Picture>} */
export async function picture(shown, code) {
  const { explainer, words } = shown;
  const content = contentOf(shown);
  const sheet = blank(explainer.lang);
  const look = lookOf(explainer);
  const made = compose(content, { ...look, more: words.more }, sheet.measure, MOST_PIXELS / (390 * COARSE * COARSE));
  const scale = made.width * made.height * FINE * FINE <= MOST_PIXELS ? FINE : COARSE;
  cover(sheet, made, scale, look.paper, { svg: content.svg, code });
  const { canvas } = sheet;
  const file = await saved(canvas);
  return { canvas, file, name: fileName([words.brand, content.asked || content.title], 'png'), text: written(made.items), left: made.left };
}
