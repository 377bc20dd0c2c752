// @ts-check
/**
 * One of the drawings of the list as a picture by itself: with its title, what was asked of the list, a key, and where it is from.
 *
 * Must stay true: what leaves is what the state shows, or nothing; wider than a phone, whoever takes it along, and in the
 * theme shown.
 */
import { contentOf, said } from './content.js';
import { Flow } from './flow.js';
import { fileName } from './link.js';
import { blank, cover, lookOf, saved, written } from './paint.js';
import { vector } from './vector.js';

/** The drawings there are, in the order in which they are offered. */
const DRAWINGS = { scatter: '.scatter-drawing', axis: '.axis-drawing', rush: '.rush-drawing' };
/** CSS pixels; and how many pixels of a PNG one of them has. */
const [WIDTH, MARGIN] = [960, 32];
const FINE = 2;
/** How long a drawing may take that nobody has been near, and how often it is looked for, in ms. */
const PATIENCE = 15_000;
const AGAIN = 50;

/** @typedef {keyof typeof DRAWINGS} Kind */
/** @typedef {{ text: string, color: string, ring?: string, opacity: number }} Swatch what a sign of the key looks like: filled, and perhaps ringed */

/** @param {Element} explainer @param {Kind} kind */
const find = (explainer, kind) => /** @type {SVGSVGElement | null} */ (explainer.querySelector(DRAWINGS[kind]));

/** The drawings that are shown. @param {Element} explainer */
export const chartsIn = (explainer) =>
  /** @type {Kind[]} */ (Object.keys(DRAWINGS)).filter((kind) => find(explainer, kind)?.getClientRects().length);

/**
 * A drawing as the state has it. What nobody has come near is still as the page brought it, and is asked to come.
 * @param {import('./share.js').Shown} shown @param {Kind} kind @param {boolean} isAsked whether the list is narrowed
 */
async function arrived({ explainer, place }, kind, isAsked) {
  const slot = find(explainer, kind)?.closest('[data-slot]');
  const isAlive = () => /** @type {HTMLElement | null} */ (slot?.querySelector('[data-guest]'))?.dataset.yongxian === 'live';
  const mayCome = isAsked && place.root.dataset.yongxian === 'live';
  for (const end = Date.now() + PATIENCE; slot && mayCome && !isAlive() && Date.now() < end; ) {
    slot.dispatchEvent(new Event('yongxian-come'));
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  }
  const svg = find(explainer, kind);
  if (!svg || (slot && isAsked && !isAlive())) throw new Error(`the drawing ${kind} has not come`);
  return svg;
}

/** What the colours of a drawing mean. @param {Element} around @returns {Swatch[]} */
const swatches = (around) =>
  [...around.querySelectorAll('.legend li')].map((item) => {
    const { backgroundColor: color, boxShadow, opacity } = getComputedStyle(item, '::before');
    const [ring] = /^\w+\([^)]*\)/.exec(boxShadow) ?? [];
    return { text: said(item), color, opacity: Number(opacity), ...(ring && { ring }) };
  });

/** What is said of a drawing beside it, without its key. @param {Element} around */
const notesOf = (around) =>
  [...around.querySelectorAll('.hint, .caption, figcaption')]
    .filter((note) => !note.closest('.span'))
    .flatMap(({ childNodes }) => [...childNodes].filter((one) => !(one instanceof HTMLUListElement)))
    .map(({ textContent }) => textContent?.trim())
    .filter(Boolean)
    .join(' ');

/**
 * @param {import('./share.js').Shown} shown @param {Kind} kind @param {'png' | 'svg'} form
 * @returns {Promise<{ canvas: HTMLCanvasElement, file: Blob, name: string, text: string }>}
 */
export async function chart(shown, kind, form) {
  const { explainer, words, place, link } = shown;
  const { title, asked, count, foot } = contentOf(shown);
  // The picture of the opening shows every model, whatever is asked of the list, so nothing of that stands on it.
  const isWhole = kind === 'rush';
  const about = isWhole ? '' : asked;
  const svg = await arrived(shown, kind, !!asked);
  const around = svg.closest('figure') ?? svg;
  const sheet = blank(explainer.lang);
  const look = lookOf(explainer);
  const { serif, sans, ink, soft, faint, line } = look;
  const flow = new Flow(sheet.measure, MARGIN, WIDTH - 2 * MARGIN);
  flow.gap(24);
  flow.text(words.charts[kind], { font: `700 # ${serif}`, size: 26, leading: 36, color: ink });
  if (about)
    flow.text([words.chartAsked(about), ...(kind === 'scatter' && count ? [count] : [])].join(' · '), { font: `400 # ${sans}`, size: 16, leading: 26, color: soft });
  flow.gap(24);
  flow.box('drawing', svg.getBoundingClientRect().height);
  flow.gap(12);
  key(flow, swatches(around), sheet.measure, { font: `400 # ${sans}`, size: 14, leading: 24, color: soft });
  const notes = notesOf(around);
  if (notes) flow.text(notes, { font: `400 # ${sans}`, size: 13, leading: 20, color: faint });
  flow.gap(20);
  flow.rule(1, line);
  flow.gap(12);
  // The first line of the foot invites to scan a code, of which there is none here; so the address stands in full.
  const address = isWhole ? link.replace(/#.*/s, '') : link;
  const from = place.site === undefined ? foot.slice(1) : [...foot.slice(1, -1), decodeURI(address)];
  for (const fact of [title, ...from]) flow.text(fact, { font: `400 # ${sans}`, size: 13, leading: 20, color: soft });
  flow.gap(20);

  const made = { width: WIDTH, height: Math.ceil(flow.y), items: flow.items };
  cover(sheet, made, FINE, look.paper, { svg });
  const { canvas } = sheet;
  const file = form === 'png' ? await saved(canvas) : new Blob([vector(made, { svg, ground: look.paper, title: words.charts[kind], lang: explainer.lang })], { type: 'image/svg+xml' });
  return { canvas, file, name: fileName([words.brand, words.charts[kind], ...(about ? [about] : [])], form), text: written(made.items) };
}

/**
 * A key in rows: a square of each colour before what it means.
 * @param {Flow} flow @param {Swatch[]} all @param {(text: string, font: string) => number} measure @param {import('./flow.js').Type} type
 */
function key(flow, all, measure, type) {
  const [SQUARE, GAP, BETWEEN, RING] = [10, 8, 24, 2];
  let x = MARGIN;
  for (const { text, color, ring, opacity } of all) {
    const width = SQUARE + GAP + measure(text, type.font.replace('#', `${type.size}px`));
    if (x > MARGIN && x + width > WIDTH - MARGIN) {
      flow.gap(type.leading);
      x = MARGIN;
    }
    const y = flow.y + (type.leading - SQUARE) / 2;
    const square = (/** @type {string} */ color, inset = 0) =>
      flow.items.push({ kind: 'rule', x: x + inset, y: y + inset, width: SQUARE - 2 * inset, height: SQUARE - 2 * inset, color, opacity });
    if (ring) square(ring);
    square(color, ring ? RING : 0);
    const top = flow.y;
    flow.text(text, type, { x: x + SQUARE + GAP, width: WIDTH - MARGIN - x });
    flow.y = top;
    x += width + BETWEEN;
  }
  if (all.length) flow.gap(type.leading + 4);
}
