// @ts-check
/**
 * Which models the list shows, in which order, and what was asked of it: the one place that reads this off the page.
 *
 * Must stay true: all models of the list or an error, never a part of them in silence. Of a long list only some rows are in the
 * page, so the widget is asked; the count beside the list is held against either answer.
 */
import { say } from './content.js';
import { decoded } from './fragment.js';

/**
 * What was asked of the list, by the ids of the document.
 * @typedef {object} Asked
 * @property {string} text
 * @property {Record<string, string[]>} choices  by field
 * @property {{ date?: string, size?: string }} spans  as a link has them: months; billions of parameters
 * @property {string} order  as a link has it; `document` where nothing has sorted the list
 */

/**
 * The ids of the models shown, in their order; nothing where no list is shown.
 * @param {Element} explainer @param {import('./acts.js').Place} place @throws {Error} where models are missing
 * @returns {string[] | undefined}
 */
export function shownIds(explainer, place) {
  const list = explainer.querySelector('.model-list');
  if (!list) return undefined;
  const rows = /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[data-model]:not([hidden])'));
  const ids = (list.matches('.is-long') && place.listed?.()) || [...rows].map(({ dataset }) => dataset.model ?? '');
  const count = /** @type {HTMLElement | null} */ (explainer.querySelector('.models output[data-count]'))?.dataset.count;
  if (Number(count) !== ids.length) throw new Error(`the list has ${ids.length} rows of ${count}`);
  return ids;
}

/** The model that is marked. @param {Element} explainer */
export const markedId = (explainer) => /** @type {HTMLElement | null} */ (explainer.querySelector('.model-list .is-chosen'))?.dataset.model;

/**
 * Whether the list follows the state. Static text shows every model in the document's order, whatever the controls say.
 * @param {import('./acts.js').Place} place
 */
export const isAnswering = ({ root }) => root.dataset.yongxian === 'live';

/** @param {import('./acts.js').Place} place @param {import('./bilingual.js').Facet[]} facets the document's */
export function askedOf(place, facets) {
  /** @type {Asked} */
  const asked = { text: '', choices: {}, spans: {}, order: 'document' };
  if (!isAnswering(place)) return asked;
  asked.order = 'fit';
  for (const part of place.fragment.split('&')) {
    const [key = '', value = ''] = part.split(/=(.*)/s);
    const facet = facets.find(({ field }) => field === decoded(key));
    if (key === 'q') asked.text = decoded(value).trim();
    else if (key === 'sort') asked.order = decoded(value);
    else if (key === 'date' || key === 'size') asked.spans[key] = value;
    else if (facet) {
      const wanted = value.split(',').map(decoded);
      const known = facet.values.map((one) => one.value).filter((one) => wanted.includes(one));
      if (known.length) asked.choices[facet.field] = known;
    }
  }
  return asked;
}

/** Spans of time and of size in words. @type {Record<'zh' | 'en', ((from: string, to: string) => string)[]>} */
const SPANS = {
  zh: [(from, to) => `公布于${from}至${to}`, (from, to) => `参数${+from * 10}亿至${+to * 10}亿`],
  en: [(from, to) => `announced ${from} to ${to}`, (from, to) => `${from} to ${to} billion parameters`],
};

/** What was asked in words; empty if nothing was. @param {Asked} asked @param {import('./bilingual.js').Facet[]} facets @param {'zh' | 'en'} lang */
export function inWords({ text, choices, spans }, facets, lang) {
  const [colon, comma, semicolon] = lang === 'zh' ? ['：', '、', '；'] : [': ', ', ', '; '];
  const parts = facets.flatMap(({ field, label, values }) => {
    const chosen = values.filter(({ value }) => choices[field]?.includes(value));
    return chosen.length ? [say(label, lang) + colon + chosen.map((one) => say(one.label, lang)).join(comma)] : [];
  });
  const spanned = SPANS[lang].flatMap((say, nth) => {
    const ends = (nth ? spans.size : spans.date)?.split('..');
    return ends ? [say(ends[0] ?? '', ends[1] ?? '')] : [];
  });
  return [...(text ? [`“${text}”`] : []), ...parts, ...spanned].join(semicolon);
}
