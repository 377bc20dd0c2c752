// @ts-check
/**
 * Models as a table: for spreadsheets as a file, and for pasting into one.
 *
 * Must stay true: columns keep their names and order, because other people's scripts read them; what is unknown is an empty
 * cell; no cell is ever a formula, whoever wrote the document.
 */

/** What spreadsheets take for the start of a formula, in Chinese and Japanese ones also at full width. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const LANGS = /** @type {const} */ (['zh', 'en']);

/** The same address in Rust: src/domain/address.rs. @param {string | null} url @returns {url is string} */
export const isWebAddress = (url) => !!url && /^https?:\/\/[^/?#@\s]+(?:[/?#]|$)/i.test(url) && !/[\s\\\u007f]/.test(url);

/**
 * Rows of cells, the names of the columns first; see docs/data.md.
 * @param {import('./bilingual.js').Model[]} models @param {import('./bilingual.js').Document} document
 * @param {(id: string) => string} linkTo  where a model is shown
 * @returns {string[][]}
 */
export function table(models, document, linkTo) {
  // Each model has its own confidence, whether it can be filtered by or not.
  const facets = document.facets.filter(({ field }) => field !== 'confidence');
  const both = (/** @type {string} */ name) => LANGS.map((lang) => `${name}_${lang}`);
  const head = [
    'id', ...both('name'), ...both('org'), ...both('also'), 'announced', 'opened', 'params_billion', ...both('params_by'),
    ...facets.flatMap(({ field }) => both(field)), ...both('note'), ...both('after'),
    'confidence', 'sources', ...both('sources_without_address'), 'link',
  ];
  const said = (/** @type {import('./bilingual.js').Text | null | undefined} */ text) => LANGS.map((lang) => text?.[lang] ?? '');
  const listed = (/** @type {import('./bilingual.js').Text[]} */ texts) => LANGS.map((lang) => texts.map((text) => text[lang]).join('; '));
  const rows = models.map((model) => {
    const sources = model.sources.flatMap((id) => document.sources.find((source) => source.id === id) ?? []);
    const unlinked = sources.filter(({ url }) => !isWebAddress(url));
    return [
      model.id, ...said(model.name), ...said(model.org), ...listed(model.also ?? []), model.announced ?? '', model.opened ?? '',
      model.params ? `${model.params.billion}` : '', ...said(model.params?.by),
      ...facets.flatMap((facet) => labels(facet, model)), ...said(model.note), ...said(model.after),
      model.confidence, sources.flatMap(({ url }) => (isWebAddress(url) ? [url] : [])).join(' '),
      ...LANGS.map((lang) => unlinked.map(({ title }) => title[lang]).join('; ')), linkTo(model.id),
    ];
  });
  return [head, ...rows];
}

/** The names of a model's values, in the order of the facet. @param {import('./bilingual.js').Facet} facet @param {import('./bilingual.js').Model} model */
function labels({ field, values }, model) {
  const own = values.filter(({ value }) => model.facets[field]?.includes(value));
  return LANGS.map((lang) => own.map(({ label }) => label[lang]).join('; '));
}

/** A spreadsheet takes the apostrophe as: what follows is text. @param {string} cell */
const harmless = (cell) => (FORMULA.test(cell) ? `'${cell}` : cell);

/** @param {string} cell */
const quoted = (cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** @param {string[][]} rows @param {string} comma @param {string} end */
const joined = (rows, comma, end) => rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(comma) + end).join('');

/** A file after RFC 4180. By the mark at its start Excel knows UTF-8. @param {string[][]} rows */
export const csv = (rows) => `\ufeff${joined(rows, ',', '\r\n')}`;

/** What spreadsheets put into their cells when it is pasted. @param {string[][]} rows */
export const pasted = (rows) => joined(rows, '\t', '\n');
