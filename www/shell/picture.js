// @ts-check
/**
 * What is shown as one long picture, for messengers that carry no links.
 *
 * Must stay true: drawn by our own hand on a canvas, text by text and shape by shape; in the colours of the theme shown; no larger
 * than what phones hold.
 */
import { QUIET } from './code.js';
import { compose } from './composition.js';
import { contentOf } from './content.js';
import { drawSvg } from './drawing.js';
import { fileName } from './link.js';

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
  const canvas = document.createElement('canvas');
  canvas.lang = explainer.lang;
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('this browser has no canvas to draw on');
  const measure = (/** @type {string} */ text, /** @type {string} */ font) => {
    paper.font = font;
    return paper.measureText(text).width;
  };
  const look = lookOf(explainer);
  const made = compose(content, { ...look, more: words.more }, measure, MOST_PIXELS / (390 * COARSE * COARSE));
  const scale = made.width * made.height * FINE * FINE <= MOST_PIXELS ? FINE : COARSE;
  canvas.width = made.width * scale;
  canvas.height = made.height * scale;
  paper.scale(scale, scale);
  paper.fillStyle = look.paper;
  paper.fillRect(0, 0, made.width, made.height);
  for (const item of made.items) {
    paper.save();
    if (item.kind === 'text') {
      paper.font = item.font;
      paper.fillStyle = item.color;
      paper.fillText(item.text, item.x, item.y);
    } else if (item.kind === 'rule') {
      paper.fillStyle = item.color;
      paper.fillRect(item.x, item.y, item.width, item.height);
    } else {
      paper.translate(item.x, item.y);
      if (item.kind === 'drawing' && content.svg) drawSvg(paper, content.svg, item.width, item.height);
      if (item.kind === 'code' && code) drawCode(paper, code, item.width);
    }
    paper.restore();
  }
  const file = await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))), 'image/png'),
  );
  const text = made.items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join('\n');
  return { canvas, file, name: fileName([words.brand, content.asked || content.title], 'png'), text, left: made.left };
}

/** @param {CanvasRenderingContext2D} paper @param {import('./code.js').Code} code @param {number} edge */
function drawCode(paper, { size, path }, edge) {
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, edge, edge);
  paper.scale(edge / (size + 2 * QUIET), edge / (size + 2 * QUIET));
  paper.translate(QUIET, QUIET);
  paper.fillStyle = '#000';
  paper.fill(new Path2D(path));
}

/** The colours and fonts that the reader sees. @param {HTMLElement} explainer */
function lookOf(explainer) {
  const whole = getComputedStyle(explainer);
  const probe = explainer.ownerDocument.createElement('i');
  probe.hidden = true;
  explainer.append(probe);
  /** @param {string} token */
  const color = (token) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const heading = explainer.querySelector('h1, h2');
  const look = {
    paper: color('--paper'),
    ink: color('--ink'),
    soft: color('--ink-soft'),
    faint: color('--ink-faint'),
    line: color('--line'),
    sans: whole.fontFamily,
    serif: heading ? getComputedStyle(heading).fontFamily : whole.fontFamily,
  };
  probe.remove();
  return look;
}
