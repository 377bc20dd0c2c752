// @ts-check
/**
 * Models as data, with all that is needed to read them: what was asked, the facets, the sources, up to when the facts go.
 *
 * Must stay true: models are as the document has them, whole and in both languages; what is unknown is null.
 */
import { inWords } from './shown.js';

/**
 * @param {object} what
 * @param {import('./bilingual.js').Document} what.document
 * @param {import('./bilingual.js').Model[]} what.models  those shown, in their order
 * @param {import('./shown.js').Asked} what.asked
 * @param {string} what.link
 * @param {string} what.taken  the day, as a date
 */
export function dataset({ document, models, asked, link, taken }) {
  const { article, facets, sources } = document;
  const { text, choices, spans, order } = asked;
  const used = new Set(models.flatMap((model) => model.sources));
  const data = {
    title: article.title,
    facts_until: article.facts_until,
    taken,
    link,
    filter: { text, choices, spans, words: { zh: inWords(asked, facets, 'zh'), en: inWords(asked, facets, 'en') } },
    order,
    count: models.length,
    of: document.models.length,
    facets,
    models: models.map(written),
    sources: sources.filter(({ id }) => used.has(id)),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** A model with every field there is, less what only the build needs. @param {import('./bilingual.js').Model} model */
function written({ pinyin_order: _, also = [], params, note = null, after = null, ...model }) {
  return { ...model, also, params: params && { ...params, by: params.by ?? null }, note, after };
}
