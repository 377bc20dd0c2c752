// @ts-check
/**
 * Models side by side: what is known of each, item by item, and the table of it.
 *
 * Must stay true: all of it comes from the document, whatever that is about; what is not known says so; whether an item differs
 * is decided by what the document holds and not by how it reads in a language.
 */
import { say } from './content.js';
import { make } from './make.js';

/**
 * An item: what it is called, and for each model what the document holds and how that is said.
 * @typedef {{ label: string, differs: boolean, cells: Node[] }} Item
 * @typedef {import('./bilingual.js').Model} Model
 */

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A date as precise as it is known, as src/domain/date.rs says it. @param {string} date @param {'zh' | 'en'} lang */
export function dateInWords(date, lang) {
  const [year = '', month, day] = date.split('-');
  if (lang === 'zh') return `${+year}年${month ? `${+month}月` : ''}${day ? `${+day}日` : ''}`;
  return [day && +day, month && MONTHS[+month - 1], +year].filter(Boolean).join(' ');
}

/** A number of parameters in billions, as src/domain/quantity.rs says it. @param {number} billion @param {'zh' | 'en'} lang */
export function sizeInWords(billion, lang) {
  const [amount, unit] = lang === 'zh'
    ? billion >= 1000 ? [billion / 1000, '万亿'] : [billion * 10, '亿']
    : billion >= 1000 ? [billion / 1000, ' trillion'] : billion < 1 ? [billion * 1000, ' million'] : [billion, ' billion'];
  return Math.round(amount * 1000) / 1000 + unit;
}

/** As src/domain/address.rs decides it. @param {string} url */
const isWebAddress = (url) => /^https?:\/\/[^/?#@]+([/?#]|$)/i.test(url) && !/[\0- \\\x7f]/.test(url);

/**
 * All items, in the order of the list's rows and then of the document.
 * @param {Model[]} models @param {import('./bilingual.js').Document} document
 * @param {'zh' | 'en'} lang @param {import('./compare-words.js').Words} words
 * @returns {Item[]}
 */
export function items(models, document, lang, words) {
  /** @type {Item[]} */
  const all = [];
  /** @template T @param {string} label @param {(model: Model) => T} held @param {(value: NonNullable<T>) => Node} told @param {string} [absent] */
  const add = (label, held, told, absent = words.none) => {
    const values = models.map(held);
    const isNothing = (/** @type {any} */ value) => value == null || value.length === 0;
    const keys = values.map((value) => (isNothing(value) ? '' : JSON.stringify(value)));
    const cells = values.map((value) =>
      isNothing(value) ? make('span', { class: 'unknown' }, absent) : told(/** @type {NonNullable<typeof value>} */ (value)),
    );
    all.push({ label, differs: new Set(keys).size > 1, cells });
  };
  /** Items that a document need not have are left out where no model has them. @param {'also' | 'note' | 'after'} name @param {(value: any) => string} told */
  const addNote = (name, told) => {
    const held = (/** @type {Model} */ model) => /** @type {any} */ (model[name]);
    if (models.some((model) => held(model) && held(model).length !== 0)) add(words[name], held, (value) => text(told(value)));
  };
  const text = (/** @type {string} */ value) => window.document.createTextNode(value);
  const date = (/** @type {string} */ value) => make('time', { datetime: value }, dateInWords(value, lang));
  const said = (/** @type {import('./bilingual.js').Text} */ value) => say(value, lang);

  add(words.org, ({ org }) => org, (org) => make('span', { translate: 'no' }, said(org)));
  add(words.announced, ({ announced }) => announced, date, words.unknown);
  add(words.opened, ({ opened }) => opened, date, words.unknown);
  add(words.size, ({ params }) => params, ({ billion, by }) => {
    const amount = make('span', { translate: 'no' }, sizeInWords(billion, lang));
    return make('div', {}, amount, ...(by ? [make('small', {}, said(by))] : []));
  }, words.undisclosed);
  for (const { field, label, values } of document.facets) {
    const chosen = (/** @type {Model} */ model) => (field === 'confidence' ? [model.confidence] : (model.facets[field] ?? []));
    const inOrder = (/** @type {Model} */ model) => values.map(({ value }) => value).filter((value) => chosen(model).includes(value));
    const named = (/** @type {string[]} */ held) => values.filter(({ value }) => held.includes(value)).map((one) => said(one.label));
    add(said(label), inOrder, (held) => text(named(held).join(words.comma)));
  }
  addNote('also', (names) => names.map(said).join(words.comma));
  addNote('note', said);
  addNote('after', said);
  const sources = new Map(document.sources.map((source) => [source.id, source]));
  add(words.sources, (model) => model.sources.filter((id) => sources.has(id)).sort(), (ids) => {
    const links = ids.flatMap((id) => sources.get(id) ?? []).map(({ title, url }) => {
      return make('li', {}, url && isWebAddress(url) ? make('a', { href: url, rel: 'noopener noreferrer nofollow', target: '_blank' }, said(title)) : said(title) + words.noAddress);
    });
    return make('ul', {}, ...links);
  });
  return all;
}

/**
 * The table: a column a model, a row an item.
 * @param {Model[]} models @param {Item[]} items @param {'zh' | 'en'} lang @param {import('./compare-words.js').Words} words
 */
export function table(models, items, lang, words) {
  const heads = models.map(({ name }) => {
    const [own, other] = [say(name, lang), say(name, lang === 'zh' ? 'en' : 'zh')];
    const second = own === other ? [] : [make('small', {}, make('bdi', { lang: lang === 'zh' ? 'en' : 'zh-Hans' }, other))];
    return make('th', { scope: 'col', translate: 'no' }, make('bdi', {}, own), ...second);
  });
  const rows = items.map(({ label, differs, cells }) => {
    const head = make('th', { scope: 'row' }, label, ...(differs ? [make('span', { class: 'mark' }, words.differs)] : []));
    return make('tr', differs ? { class: 'differs' } : {}, head, ...cells.map((cell) => make('td', {}, cell)));
  });
  const names = models.map(({ name }) => say(name, lang)).join(words.comma);
  return make(
    'table', {},
    make('caption', {}, words.caption(names)),
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, words.item), ...heads)),
    make('tbody', {}, ...rows),
  );
}
