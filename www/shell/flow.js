// @ts-check
/**
 * Texts, rules and boxes one below the other, as a list of things with their places.
 *
 * Must stay true: pure, with any measure of width; all lengths are CSS pixels; nothing of a text is lost.
 */
import { balanced, lines } from './lines.js';

/**
 * @typedef {{ kind: 'text', text: string, x: number, y: number, font: string, color: string }
 *   | { kind: 'rule', x: number, y: number, width: number, height: number, color: string, opacity?: number }
 *   | { kind: 'drawing' | 'code', x: number, y: number, width: number, height: number }} Item  y of a text is its baseline
 *
 * @typedef {object} Type
 * @property {string} font    a CSS font without its size, as `700 # serif`
 * @property {number} size
 * @property {number} leading the height of a line
 * @property {string} color
 */

/** Things one below the other. */
export class Flow {
  /** @type {Item[]} */ items = [];
  y = 0;
  #measure;
  #margin;
  #inner;

  /**
   * @param {(text: string, font: string) => number} measure  the width of a text in a CSS font
   * @param {number} margin what is left free on either side @param {number} inner what lies between
   */
  constructor(measure, margin, inner) {
    this.#measure = measure;
    this.#margin = margin;
    this.#inner = inner;
  }

  /** @param {number} height */
  gap(height) {
    this.y += height;
  }

  /** @param {string} text @param {Type} type @param {{ x?: number, width?: number, headline?: boolean }} [how] */
  text(text, { font: face, size, leading, color }, { x = this.#margin, width = this.#inner, headline = false } = {}) {
    const font = face.replace('#', `${size}px`);
    for (const line of (headline ? balanced : lines)(text, width, (one) => this.#measure(one, font))) {
      // A line's letters stand in its middle; their baseline is a third of their size below that.
      this.items.push({ kind: 'text', text: line, x, y: this.y + leading / 2 + size * 0.35, font, color });
      this.y += leading;
    }
  }

  /** @param {number} height @param {string} color @param {{ x?: number, width?: number }} [how] */
  rule(height, color, { x = this.#margin, width = this.#inner } = {}) {
    this.items.push({ kind: 'rule', x, y: this.y, width, height, color });
    this.y += height;
  }

  /** @param {'drawing' | 'code'} kind @param {number} height @param {number} [width] */
  box(kind, height, width = this.#inner) {
    this.items.push({ kind, x: this.#margin, y: this.y, width, height });
    this.y += height;
  }

  /** Puts another flow below. @param {Flow} other */
  add(other) {
    this.items.push(...other.items.map((item) => ({ ...item, y: item.y + this.y })));
    this.y += other.y;
  }
}
