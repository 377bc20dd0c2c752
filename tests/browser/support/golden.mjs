// Every telling state of each figure, and what it is held against: files under `golden`, which are read and not thought up.
//
// A drawing is held against a drawing and not against a screenshot. Its shapes are written down as an SVG of its own: where
// each stands in pixels of the drawing, and the colours that the style sheets give it. Antialiasing, the version of a font
// or of a compositor change no line of that, it needs no tolerance that something could slip through, a difference is a
// line that can be read, and any browser shows the file as a picture. A word is written with the point that it is anchored
// to, and how wide it came out is nobody's business. Of what is not SVG, such as the tokens of an answer, it holds the
// colours in their order.
//
// Must stay true: one file a figure and language, with all states in the order in which they are reached; nothing in it
// depends on a font, on a time or on where the page was scrolled to.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { figure } from './figures.mjs';

const FOLDER = fileURLToPath(new URL('../golden/', import.meta.url));
/** Whether what is seen is to be what was expected: `YONGXIAN_GOLDEN=write`. */
const WRITES = process.env.YONGXIAN_GOLDEN === 'write';

/** What readers do in a figure of guesses after its steps, which show an example to who has made none and lead who has. */
const GUESS = 'g0u1o2g3c4g5a6e7s9g.p30';
/** What a step leaves in the link: its own guess is an example, and not the reader's. @param {string} [guess] the reader's */
const after = (kind, settings, guess) => (kind === 'outcomes' ? settings.replace(/\.g.*$/, '') + (guess ? `.${guess}` : '') : settings);
const SET = { outcomes: { guessed: `sguess.${GUESS}`, counted: `scounts.${GUESS}`, 'looked at': `sfates.${GUESS}.vernie-bot` } };

/**
 * Leads a live figure through its states; `seen` is called in each.
 * @param {import('playwright-core').Locator} found @param {(state: string) => Promise<void>} seen
 */
export async function through(found, kind, lang, seen) {
  const page = found.page();
  const { lead, steps, settings: own } = figure(kind);
  /** Until the figure shows these settings, with these words above, nothing plays, and what it says has been said aloud. */
  const rests = (settings, words) =>
    page.waitForFunction(
      ({ kind, settings, words }) => {
        const one = document.querySelector(`[data-figure="${kind}"]`);
        const said = (part) => one.querySelector(part).textContent;
        const part = location.hash.slice(1).split('&').find((part) => part.startsWith(`${kind}=`)) ?? '';
        return (
          part === settings && said('.figure-step') === words && said('.reading') === said('.reading + [role=status]') && !one.querySelector('.figure-play path[d^="M1 1h8"]')
        );
      },
      { kind, settings: settings === own ? '' : `${kind}=${settings}`, words },
    );

  /** @param {string} state @param {number} index @param {string} [guess] */
  const step = async (state, index, guess) => {
    const { settings, text } = steps[index];
    await found.locator('.figure-show li button').nth(index).click();
    await page.waitForFunction(({ kind, words }) => document.querySelector(`[data-figure="${kind}"] .figure-step`).textContent === words, { kind, words: text[lang] });
    await rests(after(kind, settings, guess), text[lang]);
    await seen(state);
  };

  await seen('first');
  for (const index of steps.keys()) await step(`step ${index + 1}`, index);
  for (const [state, settings] of Object.entries(SET[kind] ?? {})) {
    await page.evaluate((hash) => (location.hash = hash), `${kind}=${settings}`);
    await rests(settings, lead[lang]);
    await seen(state);
  }
  if (SET[kind]) await step('step 2, guessed', 1, GUESS);
}

/** The drawing of a figure as lines of SVG. @param {import('playwright-core').Locator} found */
export const drawn = (found) =>
  found.evaluate((figure) => {
    // What lies between two tenths falls to the same side, whatever the page's scrolling leaves of it.
    const tenths = (number) => String(Math.round((number + 0.001) * 10) / 10 || 0);
    const shade = (colour, alpha = 1) => {
      const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      // Mixed colours come as fractions.
      const whole = colour.startsWith('rgb') ? [r, g, b] : [r, g, b].map((one) => Math.round(one * 255));
      const hex = whole.map((one) => one.toString(16).padStart(2, '0')).join('');
      return colour === 'none' || a * alpha === 0 ? 'none' : `#${hex}${a * alpha < 1 ? Math.round(a * alpha * 255).toString(16).padStart(2, '0') : ''}`;
    };
    const SIZES = { circle: ['cx', 'cy'], rect: ['x', 'y', 'width', 'height'], line: ['x1', 'x2', 'y1', 'y2'], path: [], text: [] };
    const lines = [];

    /** @param {SVGElement} shape @param {SVGSVGElement} within */
    const written = (shape, within) => {
      const style = getComputedStyle(shape);
      let opacity = 1;
      for (let one = shape; one !== within; one = one.parentElement) opacity *= getComputedStyle(one).opacity;
      if (opacity === 0 || style.visibility !== 'visible' || style.display === 'none') return;
      const to = within.getScreenCTM().inverse().multiply(shape.getScreenCTM());
      const attributes = {};
      const stretched = to.a !== 1 || to.d !== 1;
      const at = (name, number) => (attributes[name] = tenths(number));
      for (const name of SIZES[shape.localName]) at(name, shape[name].baseVal.value + (stretched ? 0 : { x: to.e, y: to.f }[name.match(/[xy]/)?.[0]] ?? 0));
      if (shape.localName === 'circle') at('r', parseFloat(style.r));
      if (shape.localName === 'path') attributes.d = shape.getAttribute('d');
      if (shape.localName === 'text') {
        const [x, y, dx, dy] = ['x', 'y', 'dx', 'dy'].map((name) => shape[name].baseVal[0]?.value ?? 0);
        at('x', x + dx + to.e);
        at('y', y + dy + to.f);
        if (style.textAnchor !== 'start') attributes['text-anchor'] = style.textAnchor;
      }
      if (stretched) {
        attributes.transform = `matrix(${to.a.toFixed(4)} 0 0 ${to.d.toFixed(4)} ${tenths(to.e)} ${tenths(to.f)})`;
        attributes['vector-effect'] = style.vectorEffect;
      }
      if (shape.localName !== 'line') attributes.fill = shade(style.fill, style.fillOpacity * opacity);
      const stroke = shade(style.stroke, style.strokeOpacity * opacity);
      // What words are set off with is no part of them.
      if (stroke !== 'none' && shape.localName !== 'text') {
        Object.assign(attributes, { stroke, 'stroke-width': parseFloat(style.strokeWidth) });
        if (style.strokeDasharray !== 'none') attributes['stroke-dasharray'] = style.strokeDasharray.replaceAll('px', '');
      }
      const text = shape.localName === 'text' ? shape.textContent.replace(/[<&]/g, (one) => `&#${one.charCodeAt(0)};`) : '';
      const listed = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`).join('');
      lines.push(`  <${shape.localName}${listed}${text ? `>${text}</text>` : '/>'}`);
    };

    let top = 0;
    for (const svg of figure.querySelectorAll('svg')) {
      if (svg.parentElement.closest('svg, button') || !svg.checkVisibility()) continue;
      lines.push(` <g class="${svg.getAttribute('class') ?? svg.parentElement.className}" transform="translate(0 ${tenths(top)})">`);
      for (const shape of svg.querySelectorAll(Object.keys(SIZES).join())) written(shape, svg);
      lines.push(' </g>');
      top += svg.height.baseVal.value + 8;
    }
    // A row of the text is a row here, in its order: where a mark stands in it depends on the font.
    let [row, nth] = [/** @type {Element | null} */ (null), 0];
    for (const mark of figure.querySelectorAll('.token, .layers li, .layers .is-empty, .rules li, .groups span')) {
      if (!mark.checkVisibility()) continue;
      const now = mark.closest('.answers li, tr, ol');
      if (now !== row) [row, nth, top] = [now, 0, top + 11];
      const before = getComputedStyle(mark, '::before');
      const { backgroundColor, borderInlineStartColor, borderInlineStartWidth, color } = before.content === 'none' || before.display === 'none' ? getComputedStyle(mark) : before;
      const edge = parseFloat(borderInlineStartWidth) > 0 ? borderInlineStartColor : color;
      lines.push(` <circle cx="${nth++ * 11 + 5}" cy="${tenths(top)}" r="4" fill="${shade(backgroundColor)}" stroke="${shade(edge)}"/>`);
    }
    return { lines, width: tenths(figure.querySelector('.figure-body, .instrument-body').getBoundingClientRect().width), height: top };
  });

/** One file of drawings, one below the other. @param {[state: string, drawing: Awaited<ReturnType<typeof drawn>>][]} all */
export function picture(all) {
  let top = 0;
  const parts = all.flatMap(([state, { lines, height }]) => {
    const part = [`<g transform="translate(0 ${top})">`, ` <title>${state}</title>`, ...lines, '</g>'];
    top += Math.ceil(height) + 24;
    return part;
  });
  const [, { width }] = all[0];
  return [`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" font-family="sans-serif" font-size="12">`, ...parts, '</svg>', ''].join('\n');
}

/** Compares a text with a file, and shows the lines that differ. @param {string} name @param {string} text */
export function asGolden(name, text) {
  const path = FOLDER + name;
  if (WRITES) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, text);
    return;
  }
  const golden = readFileSync(path, 'utf8');
  if (text === golden) return;
  assert.fail(`tests/browser/golden/${name} differs; where it is meant to, write it anew with YONGXIAN_GOLDEN=write:\n${differing(golden.split('\n'), text.split('\n'))}`);
}

/** The lines that only one of two texts has, each with its number there. @param {string[]} before @param {string[]} after */
function differing(before, after) {
  const found = [];
  let [a, b] = [0, 0];
  const count = (lines) => lines.reduce((counts, line) => counts.set(line, (counts.get(line) ?? 0) + 1), new Map());
  while ((a < before.length || b < after.length) && found.length < 60) {
    if (before[a] === after[b]) [a, b] = [a + 1, b + 1];
    // A line that does not come any more there is gone here.
    else if (a < before.length && !count(after.slice(b)).has(before[a])) found.push(`${a + 1} - ${before[a++]}`);
    else if (b < after.length) found.push(`${b + 1} + ${after[b++]}`);
    else found.push(`${a + 1} - ${before[a++]}`);
  }
  return found.join('\n');
}
