// The content as the editors wrote it, and the plainest possible filter over it, to compare the page with.
//
// Must stay true: shares no code with the product and takes no short cut; every model is looked at by itself.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../www/content/', import.meta.url);
export const content = Object.assign(
  {},
  ...readdirSync(fileURLToPath(folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
);

/** Letter case and full width do not matter; spaces are all alike and do not count at the ends. */
export function fold(text) {
  const half = text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  return half.replace(/\s/g, ' ').toLowerCase().trim();
}

const valuesOf = (model, field) => (field === 'confidence' ? [model.confidence] : (model.facets[field] ?? []));

const hasText = (model, text) =>
  [model.name, model.org, model.note, model.after].some(
    (pair) => pair && [pair.zh, pair.en].some((one) => fold(one).includes(fold(text))),
  );

const hasChoices = (model, choices, except) =>
  Object.entries(choices).every(
    ([field, values]) =>
      field === except || values.length === 0 || valuesOf(model, field).some((value) => values.includes(value)),
  );

/** The models that fit, in the document's order. @param {{ text: string, choices: Record<string, string[]> }} query */
export const matching = ({ text, choices }) =>
  content.models.filter((model) => hasText(model, text) && hasChoices(model, choices));

/** The number beside a value: what fits the text and all other fields, and has the value. */
export const countBeside = ({ text, choices }, field, value) =>
  content.models.filter(
    (model) => hasText(model, text) && hasChoices(model, choices, field) && valuesOf(model, field).includes(value),
  ).length;

const pinyin = new Intl.Collator('zh-u-co-pinyin');
const byCodePoint = (a, b) => {
  const [x, y] = [[...a], [...b]].map((text) => text.map((c) => c.codePointAt(0)));
  const at = x.findIndex((point, index) => point !== y[index]);
  return at < 0 ? x.length - y.length : (x[at] ?? -1) - (y[at] ?? -1);
};
const byText = (pick, lang) =>
  lang === 'zh' ? (a, b) => pinyin.compare(pick(a).zh, pick(b).zh) : (a, b) => byCodePoint(fold(pick(a).en), fold(pick(b).en));
/** A month stands at its start, and so does a year. */
const dateKey = (date) => date && date.padEnd(10, '-00');

/** Models in an order of the menu (`date`, `-size`, …); what is unknown comes last both ways, ties stay as they are. */
export function sorted(models, order, lang) {
  const key = order.replace('-', '');
  const compare = {
    date: (a, b) => (dateKey(a.announced) < dateKey(b.announced) ? -1 : +(dateKey(a.announced) > dateKey(b.announced))),
    size: (a, b) => a.params.billion - b.params.billion,
    name: byText((model) => model.name, lang),
    org: byText((model) => model.org, lang),
  }[key];
  const known = (model) => ({ date: model.announced, size: model.params })[key] !== null;
  const sign = order.startsWith('-') ? -1 : 1;
  return [...models.filter(known).sort((a, b) => sign * compare(a, b)), ...models.filter((model) => !known(model))];
}

/** Every text under a key of the content, in one language, in order. */
export function textsOf(value, lang) {
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, lang));
  if (!value || typeof value !== 'object') return [];
  if (typeof value.zh === 'string' && typeof value.en === 'string') return [value[lang]];
  return Object.values(value).flatMap((one) => textsOf(one, lang));
}

/** What a reader can compare: without differences in space. */
export const plain = (text) => text.replace(/\s+/g, '');
