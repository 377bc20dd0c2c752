// @ts-check
/**
 * Where everything stands in the long picture.
 *
 * Must stay true: pure, with any measure of width; all lengths are CSS pixels of a phone; the foot with code, source and date
 * is always there, and what had no room is counted.
 */
import { Flow } from './flow.js';

/** The width of a phone, and the margin at either side. */
export const WIDTH = 390;
const MARGIN = 24;
const INNER = WIDTH - 2 * MARGIN;
/** The most rows; what is longer is a page, not a picture. */
export const MAX_ROWS = 40;
/** The edge of the QR code, with its quiet zone. */
const CODE = 132;

/**
 * What the picture says.
 * @typedef {object} Content
 * @property {string} title
 * @property {string} summary
 * @property {string} [asked]   the filter in words
 * @property {string} [count]   how many of how many are shown
 * @property {{ name: string, other: string, details: string[] }[]} rows
 * @property {{ number: string, kicker: string, claim: string, color: string }[]} points
 * @property {{ height: number, caption: string }} [drawing]
 * @property {string[]} foot    what stands beside the code: an invitation, then source and dates
 *
 * @typedef {object} Look
 * @property {string} serif  font families
 * @property {string} sans
 * @property {string} ink    colours
 * @property {string} soft
 * @property {string} faint
 * @property {string} line
 * @property {(count: number) => string} more  “and so many more”
 */

/**
 * @param {Content} content @param {Look} look
 * @param {(text: string, font: string) => number} measure  the width of a text in a CSS font
 * @param {number} [highest]                                the most height there is
 * @returns {{ width: number, height: number, items: import('./flow.js').Item[], left: number }}  `left`: how many rows or points had no room
 */
export function compose(content, look, measure, highest = Infinity) {
  const { serif, sans, ink, soft, faint, line } = look;
  const flow = new Flow(measure, MARGIN, INNER);
  const fresh = () => new Flow(measure, MARGIN, INNER);
  flow.gap(22);
  flow.text('涌现 Yongxian', { font: `700 # ${serif}`, size: 15, leading: 22, color: ink });
  flow.gap(10);
  flow.rule(1, line);
  flow.gap(28);
  flow.text(content.title, { font: `700 # ${serif}`, size: 34, leading: 43, color: ink }, { headline: true });
  flow.gap(14);
  flow.text(content.summary, { font: `400 # ${sans}`, size: 16, leading: 27, color: soft });

  if (content.drawing) {
    flow.gap(24);
    flow.box('drawing', content.drawing.height);
    flow.gap(8);
    flow.text(content.drawing.caption, { font: `400 # ${sans}`, size: 12, leading: 18, color: faint });
  }
  if (content.count) {
    flow.gap(32);
    flow.rule(3, ink);
    flow.gap(14);
    if (content.asked) flow.text(content.asked, { font: `700 # ${sans}`, size: 20, leading: 29, color: ink }, { headline: true });
    flow.text(content.count, { font: `400 # ${sans}`, size: 14, leading: 22, color: soft });
    flow.gap(14);
  }

  const foot = fresh();
  foot.gap(32);
  foot.rule(3, ink);
  foot.gap(20);
  const beside = fresh();
  const [invitation = '', ...facts] = content.foot;
  const column = { x: MARGIN + CODE + 18, width: INNER - CODE - 18 };
  beside.text(invitation, { font: `700 # ${sans}`, size: 16, leading: 24, color: ink }, column);
  for (const fact of facts) {
    beside.gap(5);
    beside.text(fact, { font: `400 # ${sans}`, size: 12, leading: 18, color: soft }, column);
  }
  const start = foot.y;
  foot.box('code', CODE, CODE);
  foot.y = start;
  foot.add(beside);
  foot.y = Math.max(start + CODE, foot.y) + 28;

  const parts = [
    ...content.points.map(({ number, kicker, claim, color }) => {
      const part = fresh();
      part.gap(28);
      part.rule(3, color);
      part.gap(12);
      part.text(`${number}  ${kicker}`, { font: `600 # ${sans}`, size: 14, leading: 22, color });
      part.gap(2);
      part.text(claim, { font: `700 # ${serif}`, size: 20, leading: 30, color: ink }, { headline: true });
      return part;
    }),
    ...content.rows.map(({ name, other, details }) => {
      const part = fresh();
      part.rule(1, line);
      part.gap(10);
      part.text(name, { font: `700 # ${sans}`, size: 17, leading: 25, color: ink });
      if (other) part.text(other, { font: `400 # ${sans}`, size: 13, leading: 20, color: faint });
      for (const detail of details) part.text(detail, { font: `400 # ${sans}`, size: 14, leading: 22, color: soft });
      part.gap(10);
      return part;
    }),
  ];
  // The line that says how many are left out needs room too.
  const NOTE = 48;
  let drawn = 0;
  for (const part of parts) {
    if (drawn >= MAX_ROWS || flow.y + part.y + NOTE + foot.y > highest) break;
    flow.add(part);
    drawn++;
  }
  const left = parts.length - drawn;
  if (left) {
    flow.rule(1, line);
    flow.gap(12);
    flow.text(look.more(left), { font: `600 # ${sans}`, size: 14, leading: 22, color: ink });
  }
  flow.add(foot);
  return { width: WIDTH, height: Math.ceil(flow.y), items: flow.items, left };
}
