// @ts-check
/**
 * A list of texts, rules, drawings and codes on a canvas, in the colours and letters that the reader sees.
 *
 * Must stay true: drawn by our own hand, so that no policy can forbid it and the canvas can always be saved.
 */
import { QUIET } from './code.js';
import { drawSvg } from './drawing.js';

/** A fresh canvas with what writes on it, and how wide a text is there. @param {string} lang */
export function blank(lang) {
  const canvas = document.createElement('canvas');
  canvas.lang = lang;
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('this browser has no canvas to draw on');
  const measure = (/** @type {string} */ text, /** @type {string} */ font) => {
    paper.font = font;
    return paper.measureText(text).width;
  };
  return { canvas, paper, measure };
}

/**
 * Things on a ground of one colour, at so many pixels for a CSS pixel.
 * @param {{ canvas: HTMLCanvasElement, paper: CanvasRenderingContext2D }} sheet
 * @param {{ width: number, height: number, items: import('./flow.js').Item[] }} made @param {number} scale
 * @param {string} ground @param {Parameters<typeof paint>[2]} inside
 */
export function cover({ canvas, paper }, made, scale, ground, inside) {
  canvas.width = made.width * scale;
  canvas.height = made.height * scale;
  paper.scale(scale, scale);
  paper.fillStyle = ground;
  paper.fillRect(0, 0, made.width, made.height);
  paint(paper, made.items, inside);
}

/** All that is written among things. @param {import('./flow.js').Item[]} items */
export const written = (items) => items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join('\n');

/**
 * @param {CanvasRenderingContext2D} paper @param {import('./flow.js').Item[]} items
 * @param {{ svg?: SVGElement | null, code?: import('./code.js').Code }} inside what drawings and codes are
 */
function paint(paper, items, { svg, code }) {
  for (const item of items) {
    paper.save();
    if (item.kind === 'text') {
      paper.font = item.font;
      paper.fillStyle = item.color;
      paper.fillText(item.text, item.x, item.y);
    } else if (item.kind === 'rule') {
      paper.globalAlpha = item.opacity ?? 1;
      paper.fillStyle = item.color;
      paper.fillRect(item.x, item.y, item.width, item.height);
    } else {
      paper.translate(item.x, item.y);
      if (item.kind === 'drawing' && svg) drawSvg(paper, svg, item.width, item.height);
      if (item.kind === 'code' && code) drawCode(paper, code, item.width);
    }
    paper.restore();
  }
}

/** What is on a canvas, as a file. @param {HTMLCanvasElement} canvas @returns {Promise<Blob>} */
export const saved = (canvas) =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))), 'image/png'),
  );

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
export function lookOf(explainer) {
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
