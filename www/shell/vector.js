// @ts-check
/**
 * A picture as an SVG file that stands by itself: every colour, letter and length written out, as no style sheet goes with it.
 *
 * Must stay true: lengths are CSS pixels and no percentages, so that programs that draw can take it apart; text stays text; no
 * script, no address of anything outside.
 */
import { length, stretchOf } from './drawing.js';

const SVG = 'http://www.w3.org/2000/svg';
/** The lengths of each shape, along the width and along the height. @type {Record<string, [string[], string[]]>} */
const LENGTHS = {
  circle: [['cx', 'r'], ['cy']],
  line: [['x1', 'x2'], ['y1', 'y2']],
  rect: [['x', 'width', 'rx'], ['y', 'height']],
  path: [[], []],
};

/** @param {string} name @param {Record<string, string | number>} attributes */
function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${typeof value === 'number' ? rounded(value) : value}`);
  return element;
}

/** A hundredth of a pixel is not seen. @param {number} value */
const rounded = (value) => Math.round(value * 100) / 100;

/** @type {CanvasRenderingContext2D | null | undefined} */
let palette;

/** A colour as every program reads it. @param {string} color as a browser computes it, in whatever space */
function plain(color) {
  palette ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  if (!palette) return color;
  palette.clearRect(0, 0, 1, 1);
  palette.fillStyle = color;
  palette.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = palette.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? `rgb(${red},${green},${blue})` : `rgba(${red},${green},${blue},${rounded(alpha / 255)})`;
}

/**
 * @param {{ width: number, height: number, items: import('./flow.js').Item[] }} made
 * @param {{ svg: SVGElement, ground: string, title: string, lang: string }} inside
 */
export function vector({ width, height, items }, { svg, ground, title, lang }) {
  const root = shape('svg', { width, height, viewBox: `0 0 ${width} ${height}`, lang });
  const name = shape('title', {});
  name.textContent = title;
  root.append(name, shape('rect', { width, height, fill: plain(ground) }));
  for (const item of items) {
    if (item.kind === 'text') {
      const [, weight = '400', size = '16', family = 'sans-serif'] = /^(\S+) ([\d.]+)px (.*)$/.exec(item.font) ?? [];
      const text = shape('text', { x: item.x, y: item.y, fill: plain(item.color), 'font-family': family, 'font-size': size, 'font-weight': weight });
      text.textContent = item.text;
      root.append(text);
    } else if (item.kind === 'rule') {
      root.append(shape('rect', { x: item.x, y: item.y, width: item.width, height: item.height, fill: plain(item.color), ...seen({ opacity: item.opacity ?? 1 }) }));
    } else {
      const group = shape('g', { transform: `translate(${item.x} ${rounded(item.y)})` });
      group.append(...copies(svg, item.width, item.height));
      root.append(group);
    }
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

/** @param {SVGElement} from @param {number} width @param {number} height */
function copies(from, width, height) {
  const stretch = stretchOf(from, width, height);
  return [...from.children].flatMap((one) => copy(/** @type {SVGElement} */ (one), width, height, stretch));
}

/** A path of straight lines by their ends, stretched. @param {string} d @param {DOMMatrix} stretch */
const stretched = (d, { a, d: down }) =>
  d.replace(/([MHV])\s*([-\d.]+)(?:[\s,]+([-\d.]+))?/g, (_, letter, first, second) =>
    letter + (second === undefined ? `${rounded(first * (letter === 'V' ? down : a))}` : `${rounded(first * a)} ${rounded(second * down)}`));

/** A shape with what it inherits; nothing where nothing is seen. @param {SVGElement} from @param {number} width @param {number} height @param {DOMMatrix} [stretch] @returns {Element[]} */
function copy(from, width, height, stretch) {
  const style = getComputedStyle(from);
  if (style.display === 'none') return [];
  const name = from.localName;
  if (name === 'g') {
    const group = shape('g', { ...seen(style), ...written(from, 'transform') });
    group.append(...copies(from, width, height));
    return group.childElementCount ? [group] : [];
  }
  if (name === 'svg') {
    const [x, y] = [length(from, 'x', width), length(from, 'y', height)].map(rounded);
    const group = shape('g', { ...seen(style), ...(x || y ? { transform: `translate(${x} ${y})` } : {}) });
    group.append(...copies(from, length(from, 'width', width) || width, length(from, 'height', height) || height));
    return group.childElementCount ? [group] : [];
  }
  if (style.visibility === 'hidden') return [];
  const lengths = LENGTHS[name];
  if (name === 'text') {
    const text = shape('text', {
      x: length(from, 'x', width) + length(from, 'dx', width),
      y: length(from, 'y', height) + length(from, 'dy', height),
      'font-family': style.fontFamily, 'font-size': Number.parseFloat(style.fontSize), 'font-weight': style.fontWeight,
      ...(style.textAnchor === 'start' ? {} : { 'text-anchor': style.textAnchor }),
      ...(style.stroke === 'none' ? {} : { 'paint-order': 'stroke', 'stroke-linejoin': 'round' }),
      ...inked(style), ...seen(style),
    });
    text.textContent = (from.textContent ?? '').trim();
    return [text];
  }
  if (!lengths) return [];
  const { d } = written(from, 'd');
  const made = shape(name, { ...(d && { d: stretch ? stretched(d, stretch) : d }), ...inked(style), ...seen(style) });
  for (const [names, whole] of /** @type {[string[], number][]} */ ([[lengths[0], width], [lengths[1], height]]))
    for (const one of names) if (from.hasAttribute(one)) made.setAttribute(one, `${rounded(length(from, one, whole))}`);
  // What a shape is called when it is pointed at, it is called here too.
  const title = from.querySelector(':scope > title');
  if (title) made.append(Object.assign(shape('title', {}), { textContent: title.textContent }));
  return [made];
}

/** @param {Element} from @param {string} name @returns {Record<string, string>} */
const written = (from, name) => (from.hasAttribute(name) ? { [name]: from.getAttribute(name) ?? '' } : {});

/** @param {{ opacity: string | number }} style @returns {Record<string, number>} */
const seen = ({ opacity }) => (Number(opacity) === 1 ? {} : { opacity: Number(opacity) });

/** @param {CSSStyleDeclaration} style @returns {Record<string, string | number>} */
function inked({ fill, fillOpacity, stroke, strokeWidth, strokeDasharray }) {
  return {
    fill: fill === 'none' ? fill : plain(fill),
    ...(fillOpacity === '1' ? {} : { 'fill-opacity': Number(fillOpacity) }),
    ...(stroke === 'none' ? {} : { stroke: plain(stroke), 'stroke-width': Number.parseFloat(strokeWidth) || 1 }),
    ...(stroke === 'none' || strokeDasharray === 'none' ? {} : { 'stroke-dasharray': strokeDasharray.replaceAll('px', '') }),
  };
}
