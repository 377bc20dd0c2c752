// @ts-check
/**
 * Text broken into lines, in Chinese and in Latin letters, with any measure of width.
 *
 * Must stay true: pure; nothing of the text is lost but blanks at the ends of lines; no line begins with a mark that closes or
 * ends with one that opens; a Latin word or a number stays whole as long as a line can hold it.
 */

/** How wide a text is. @typedef {(text: string) => number} Measure */

/** What must not begin a line, and what must not end one. */
const CLOSING = /^[，。、；：？！…—～·％%°℃’”」』）》〉】〕\])},.;:!?]/u;
const OPENING = /[‘“「『（《〈【〔[({$￥#]$/u;
/** What may be parted from its neighbours without a blank between them. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;

/** @type {any} */
const Segmenter = /** @type {any} */ (Intl).Segmenter;
/** @param {'grapheme' | 'word'} granularity @param {string} text @returns {string[]} */
function segments(granularity, text) {
  if (!Segmenter) return [...text];
  return Array.from(new Segmenter('zh', { granularity }).segment(text), (/** @type {any} */ one) => one.segment);
}

/**
 * The pieces of a text that are never broken; a line may end after each.
 * @param {string} text @param {boolean} [words] whether Chinese words stay whole too, where the browser knows them: for headlines
 */
export function pieces(text, words = false) {
  /** @type {string[]} */
  const all = [];
  for (const next of segments(words ? 'word' : 'grapheme', text.replace(/\s+/gu, ' ').trim())) {
    const before = all.at(-1);
    if (before !== undefined && holds(before, next)) all[all.length - 1] = before + next;
    else all.push(next);
  }
  return all;
}

/** Whether no line may end between the two. @param {string} before @param {string} next */
function holds(before, next) {
  if (next === ' ' || OPENING.test(before)) return true;
  if (before.endsWith(' ')) return CLOSING.test(next) && !/^[—…]/u.test(next);
  return CLOSING.test(next) || !(IDEOGRAPH.test(before.slice(-1)) || IDEOGRAPH.test(next.charAt(0)));
}

/**
 * The lines of a text. A piece that is wider than a line is broken anywhere.
 * @param {string} text @param {number} width @param {Measure} measure @param {boolean} [words]
 * @returns {string[]}
 */
export function lines(text, width, measure, words = false) {
  /** @type {string[]} */
  const all = [];
  let line = '';
  const end = () => {
    if (line.trim()) all.push(line.trim());
    line = '';
  };
  for (const piece of pieces(text, words)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    end();
    if (measure(piece.trimEnd()) <= width) {
      line = piece;
      continue;
    }
    for (const letter of segments('grapheme', piece)) {
      if (line && measure(line + letter) > width && !CLOSING.test(letter)) end();
      line += letter;
    }
  }
  end();
  return all;
}

/** The clauses of a Chinese text, each with the mark that ends it. @param {string} text */
const clauses = (text) => text.match(/[^，。？！：；]+[，。？！：；]*/gu) ?? [];

/**
 * A headline's lines: whole clauses where each fits, as a reader pauses there; else the same number of lines, as even as they
 * can be.
 * @param {string} text @param {number} width @param {Measure} measure
 */
export function balanced(text, width, measure) {
  const parts = clauses(text);
  if (parts.length > 1 && parts.every((part) => measure(part) <= width)) {
    return parts.reduce((all, part) => {
      const joined = (all.at(-1) ?? '') + part;
      return measure(joined) <= width ? [...all.slice(0, -1), joined] : [...all, part];
    }, /** @type {string[]} */ ([]));
  }
  const greedy = lines(text, width, measure, true);
  let [least, most] = [width / 2, width];
  // A pixel more or less is not seen.
  while (most - least > 1) {
    const middle = (least + most) / 2;
    if (lines(text, middle, measure, true).length > greedy.length) least = middle;
    else most = middle;
  }
  return lines(text, most, measure, true);
}
