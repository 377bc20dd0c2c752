/**
 * A document as plain records, the way somebody would hand it to a library of lists.
 *
 * Must stay true: every contestant that is no reader of documents itself gets its models from here, in the document's order.
 */

/**
 * @typedef {object} Plain
 * @property {string} id
 * @property {string} name in both languages
 * @property {string} org in both languages
 * @property {string} announced in a form that sorts; what is unknown comes last
 * @property {string} size
 * @property {string} kinds
 * @property {string} text all that is searched, folded
 * @property {Record<string, string[]>} facets
 */

const UNKNOWN = '9999';
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Folds what a search should not tell apart. @param {string} text */
export const fold = (text) =>
  text.replace(INVISIBLE, '').replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\s/g, ' ').trim().toLowerCase();

/** What is searched: names in both languages, notes in the page's, which can be seen. @param {any} model */
export const words = ({ name, org, note, after }) => [name.zh, name.en, org.zh, org.en, ...[note, after].filter(Boolean).map(({ zh }) => zh)];

/** @param {any} model @returns {string[]} the values of a field, which may be the model's own */
export const values = (model, field = '') => model.facets[field] ?? (field === 'confidence' ? [model.confidence] : []);

/** @param {string} text @returns {{ facets: any[], records: Plain[] }} */
export function read(text) {
  const { facets, models } = JSON.parse(text);
  const names = Object.fromEntries(facets.flatMap(({ values }) => values).map((one) => [one.value, one.label.en]));
  const records = models.map((model) => ({
    id: model.id,
    name: `${model.name.zh} ${model.name.en}`,
    org: `${model.org.zh} ${model.org.en}`,
    announced: model.announced ?? UNKNOWN,
    size: model.params ? `${model.params.billion}B` : '',
    kinds: [...values(model, 'org_type'), ...values(model, 'openness'), ...values(model, 'industries')].map((one) => names[one]).join(', '),
    text: words(model).map(fold).join('\n'),
    facets: { ...model.facets, confidence: [model.confidence] },
  }));
  return { facets, records };
}

/** @param {string} a @param {string} b */
export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** @param {Plain} a @param {Plain} b */
export const byDate = (a, b) => compare(a.announced, b.announced);

/** Whether a record has one of the chosen values in each field. @param {Record<string, string[]>} chosen @param {Record<string, string[]>} has */
export const fits = (chosen, has) => Object.entries(chosen).every(([field, wanted]) => has[field]?.some((value) => wanted.includes(value)));
