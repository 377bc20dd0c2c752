// @ts-check
/**
 * One of our drawings on a canvas, at another width: shape by shape, in the colours it has on the page.
 *
 * Must stay true: no picture is loaded, so that no policy can forbid it and the canvas can always be saved; percentages are of the
 * width given, as in the drawing itself.
 */

/**
 * @param {CanvasRenderingContext2D} paper @param {SVGElement} svg
 * @param {number} width @param {number} height  CSS pixels
 */
export function drawSvg(paper, svg, width, height) {
  const stretch = stretchOf(svg, width, height);
  for (const child of svg.children) draw(paper, /** @type {SVGElement} */ (child), width, height, stretch);
}

/** By how much a drawing stretches what is in it; the lines keep their strength. @param {SVGElement} svg @param {number} width @param {number} height */
export function stretchOf(svg, width, height) {
  const [, , wide = 0, high = 0] = svg.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
  return wide && high ? new DOMMatrix([width / wide, 0, 0, height / high, 0, 0]) : undefined;
}

/** @param {CanvasRenderingContext2D} paper @param {SVGElement} shape @param {number} width @param {number} height @param {DOMMatrix} [stretch] of paths */
function draw(paper, shape, width, height, stretch) {
  const style = getComputedStyle(shape);
  if (style.display === 'none') return;
  paper.save();
  const matrix = /** @type {SVGGraphicsElement} */ (shape).transform?.baseVal.consolidate()?.matrix;
  if (matrix) paper.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
  paper.globalAlpha *= Number(style.opacity);
  const [x, y] = [
    (/** @type {string} */ name) => length(shape, name, width),
    (/** @type {string} */ name) => length(shape, name, height),
  ];
  switch (shape.localName) {
    case 'g':
      drawSvg(paper, shape, width, height);
      break;
    case 'svg':
      paper.translate(x('x'), y('y'));
      drawSvg(paper, shape, x('width') || width, y('height') || height);
      break;
    case 'text':
      write(paper, shape, style, x('x') + x('dx'), y('y') + y('dy'));
      break;
    default: {
      const outline = outlineOf(shape, x, y, stretch);
      if (outline) fill(paper, outline, style);
    }
  }
  paper.restore();
}

/** A length of a shape; a percentage is of a whole. @param {SVGElement} shape @param {string} name @param {number} whole */
export function length(shape, name, whole) {
  const value = shape.getAttribute(name) ?? '';
  const number = Number.parseFloat(value) || 0;
  return value.trim().endsWith('%') ? (number / 100) * whole : number;
}

/** @param {SVGElement} shape @param {(name: string) => number} x @param {(name: string) => number} y @param {DOMMatrix} [stretch] */
function outlineOf(shape, x, y, stretch) {
  const outline = new Path2D();
  if (shape.localName === 'circle') outline.arc(x('cx'), y('cy'), x('r'), 0, 2 * Math.PI);
  else if (shape.localName === 'rect' && x('rx') && outline.roundRect) outline.roundRect(x('x'), y('y'), x('width'), y('height'), x('rx'));
  else if (shape.localName === 'rect') outline.rect(x('x'), y('y'), x('width'), y('height'));
  else if (shape.localName === 'path') outline.addPath(new Path2D(shape.getAttribute('d') ?? ''), stretch);
  else if (shape.localName === 'line') {
    outline.moveTo(x('x1'), y('y1'));
    outline.lineTo(x('x2'), y('y2'));
  } else return undefined;
  return outline;
}

/** @param {CanvasRenderingContext2D} paper @param {Path2D} outline @param {CSSStyleDeclaration} style */
function fill(paper, outline, style) {
  if (style.visibility === 'hidden') return;
  if (style.fill !== 'none') {
    const alpha = paper.globalAlpha;
    paper.fillStyle = style.fill;
    paper.globalAlpha *= Number(style.fillOpacity);
    paper.fill(outline);
    paper.globalAlpha = alpha;
  }
  if (style.stroke === 'none') return;
  paper.strokeStyle = style.stroke;
  paper.lineWidth = Number.parseFloat(style.strokeWidth) || 1;
  paper.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map(Number.parseFloat));
  paper.stroke(outline);
}

/** @type {Record<string, CanvasTextAlign>} */
const ALIGN = { middle: 'center', end: 'right' };

/** @param {CanvasRenderingContext2D} paper @param {SVGElement} text @param {CSSStyleDeclaration} style @param {number} x @param {number} y */
function write(paper, text, style, x, y) {
  if (style.visibility === 'hidden') return;
  paper.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  paper.fillStyle = style.fill;
  paper.textAlign = ALIGN[style.textAnchor] ?? 'left';
  const letters = (text.textContent ?? '').trim();
  // What keeps letters apart from lines behind them.
  if (style.stroke !== 'none') {
    paper.strokeStyle = style.stroke;
    paper.lineWidth = Number.parseFloat(style.strokeWidth) || 1;
    paper.lineJoin = 'round';
    paper.strokeText(letters, x, y);
  }
  paper.fillText(letters, x, y);
}
