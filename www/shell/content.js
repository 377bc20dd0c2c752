// @ts-check
/**
 * What the long picture says: read from what the widget shows, whatever document that is.
 *
 * Must stay true: nothing but what a reader sees; the one exception, the source where only a part is shown that does not name
 * it, is taken from the document.
 */

/**
 * A text of the document; in the language it has, where a page has brought it in one only.
 * @param {Record<string, string>} text @param {string} lang
 */
export const say = (text, lang) => text[lang] ?? Object.values(text)[0] ?? '';

/** Text as it is read, without what is only announced. @param {Element | null | undefined} element */
export function said(element) {
  if (!element || element.hasAttribute('hidden')) return '';
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const silent of copy.querySelectorAll('.visually-hidden, [hidden], [aria-hidden="true"]')) silent.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** @param {Element} row a model or an event @param {'zh' | 'en'} lang */
function rowOf(row, lang) {
  const facts = [...row.querySelectorAll('.facts div:first-child, .facts .size')].map((pair) => labelled(pair, lang)).join(' · ');
  return {
    name: said(row.querySelector('.name') ?? row.querySelector('h3')),
    other: said(row.querySelector('.other-name')),
    details: [said(row.querySelector('.org') ?? row.querySelector('time')), facts].filter(Boolean),
  };
}

/** A term with what it is, and who counted. @param {Element} pair @param {'zh' | 'en'} lang */
function labelled(pair, lang) {
  const counter = said(pair.querySelector('.counted-by'));
  const value = `${said(pair.querySelector('dt'))} ${said(pair.querySelector('.amount, .unknown, time'))}`;
  if (!counter) return value;
  return lang === 'zh' ? `${value}（${counter}）` : `${value} (${counter})`;
}

/** @param {Element} point @param {number} nth */
function pointOf(point, nth) {
  const kicker = point.querySelector('.kicker');
  return {
    number: `${nth + 1}`,
    kicker: said(kicker),
    claim: said(point.querySelector('h2')),
    color: kicker ? getComputedStyle(kicker).color : '',
  };
}

/**
 * @param {import('./share.js').Shown} shown
 * @returns {import('./composition.js').Content & { svg: SVGSVGElement | null }}
 */
export function contentOf({ explainer, words, title, place, lang, link }) {
  const find = (/** @type {string} */ what) => explainer.querySelector(what);
  const all = (/** @type {string} */ what) => [...explainer.querySelectorAll(what)];
  const asked = all('.tags:not([hidden]) .tag').map((tag) => said(tag));
  const chosen = all('.models .is-chosen, .timeline .is-chosen');
  const list = find('.models') ?? find('.timeline');
  const isList = !find('[data-point][id]') || asked.length > 0;
  const rows = isList ? [...(list?.querySelectorAll(':is(li[data-model], li[data-event]):not([hidden])') ?? [])] : chosen;
  const svg = isList || chosen.length ? null : /** @type {SVGSVGElement | null} */ (find('.rush-drawing'));
  return {
    title,
    summary: said(find('.summary')),
    asked: asked.join(lang === 'zh' ? '，' : ', '),
    count: isList ? said(list?.querySelector('output, .amount')) : '',
    rows: rows.map((row) => rowOf(row, lang)),
    points: isList || chosen.length ? [] : all('[data-point][id]').map(pointOf),
    drawing: svg ? { height: svg.getBoundingClientRect().height, caption: said(find('.rush figcaption')) } : undefined,
    svg,
    foot: [words.scan, ...sources(explainer, place.text, lang), ...(place.site === undefined ? [] : [new URL(link).host])],
  };
}

/** @param {Element} explainer @param {string | undefined} document @param {'zh' | 'en'} lang */
function sources(explainer, document, lang) {
  const byline = [...explainer.querySelectorAll('.byline > div')].map((pair) => `${said(pair.querySelector('dt'))} ${said(pair.querySelector('dd'))}`);
  if (byline.length) return byline;
  const until = said(explainer.querySelector('.footing p:last-child'));
  try {
    const { source } = JSON.parse(document ?? '').article;
    return [`${say(source.author, lang)} · ${say(source.outlet, lang)} · ${source.written}`, until];
  } catch {
    // It has not come; the date of the facts is on the page.
    return until ? [until] : [];
  }
}
