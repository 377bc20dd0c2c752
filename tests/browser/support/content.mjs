// The content as the editors wrote it, and the plainest possible filter over it, to compare the page with.
//
// Must stay true: shares no code with the product and takes no short cut; every model is looked at by itself, every way of
// typing too.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

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

/** How Chinese is read and written, as the site has it: that is data, and what follows from it is worked out here anew. */
const site = process.env.YONGXIAN_SITE ?? fileURLToPath(new URL('../../../dist', import.meta.url));
const script = readdirSync(join(site, 'assets')).find((name) => /^search-.*\.js$/.test(name));
const { lexicon } = await import(pathToFileURL(join(site, 'assets', script)).href);
const [syllables, forms] = lexicon.split('\n');
const readings = syllables.split(' ').map((one) => /^([a-z]+)(.*)$/u.exec(one));
const soundsOf = (letter) => readings.filter(([, , letters]) => letters.includes(letter)).map(([, syllable]) => syllable);
const simplified = new Map([...forms.matchAll(/(.)(.)/gu)].map(([, from, to]) => [from, to]));
const plainly = (text) => [...fold(text)].map((letter) => simplified.get(letter) ?? letter).join('');
/** Without what does not count. */
const close = (text) => plainly(text).replace(/[ \-‐·・]/g, '');

/** Whether letters can be used up from the beginning of a text, each Chinese one by itself or by its sound; and if so, whether all of it is used. */
function uses(letters, text) {
  if (!letters) return text.length ? 'beginning' : 'whole';
  const [first, ...rest] = text;
  if (first === undefined) return undefined;
  const ways = soundsOf(first).flatMap((sound) => [sound, sound[0], ...(/^[zcs]h/.test(sound) ? [sound.slice(0, 2)] : []), ...(sound.startsWith(letters) ? [letters] : [])]);
  const ends = [first, ...ways].filter((way) => letters.startsWith(way)).map((way) => uses(letters.slice(way.length), rest));
  return ends.includes('whole') ? 'whole' : ends.find(Boolean);
}

/** How well letters fit a name. @returns {'whole' | 'beginning' | 'within' | undefined} */
function fitOf(letters, name) {
  const text = [...close(name)];
  return uses(letters, text) ?? (text.some((_, at) => uses(letters, text.slice(at))) ? 'within' : undefined);
}

const UNITS = { 万亿: 1000, 千亿: 100, 百亿: 10, 亿: 0.1, billion: 1, bn: 1, b: 1, trillion: 1000, million: 0.001, m: 0.001 };
/** The number of parameters that a text names, in billions. */
function sizeIn(text) {
  const [, number, unit] = /^([\d.]+)\s*(万亿|千亿|百亿|亿|billion|bn|b|trillion|million|m)$/.exec(plainly(text)) ?? [];
  return number && Math.round(Number(number) * UNITS[unit] * 1e6) / 1e6;
}

/** From 0, a name, to 4, a word somewhere; nothing where letters are nowhere. */
function rankOfLetters(model, letters, lang) {
  const names = [model.name, ...(model.also ?? [])].flatMap((pair) => [pair.zh, pair.en]);
  const fits = names.map((name, at) => (at < 2 ? { whole: 0, beginning: 1, within: 2 } : { whole: 0, beginning: 3, within: 4 })[fitOf(letters, name)]);
  const makers = [model.org.zh, model.org.en].map((name) => fitOf(letters, name) && 3);
  const notes = [model.note, model.after].map((pair) => pair && close(pair[lang]).includes(letters) && 4);
  const all = [...fits, ...makers, ...notes].filter((rank) => typeof rank === 'number');
  return all.length ? Math.min(...all) : undefined;
}

/** How well a model fits a text in a page of a language: 0 is best. @returns {number | undefined} */
export function rankOf(model, text, lang) {
  if (!close(text)) return 0;
  const size = model.params && model.params.billion === sizeIn(text) ? 3 : undefined;
  const whole = [rankOfLetters(model, close(text), lang), size].filter((rank) => rank !== undefined);
  if (whole.length) return Math.min(...whole);
  const words = plainly(text).split(' ').map(close).filter(Boolean);
  const ranks = words.map((word) => rankOfLetters(model, word, lang));
  return words.length > 1 && !ranks.includes(undefined) ? Math.max(...ranks) : undefined;
}

const kept = new Map();
/** The same question is asked for every value of every facet. */
function hasText(model, text, lang) {
  const key = `${model.id} ${lang} ${text}`;
  if (!kept.has(key)) kept.set(key, rankOf(model, text, lang) !== undefined);
  return kept.get(key);
}

const hasChoices = (model, choices, except) =>
  Object.entries(choices).every(
    ([field, values]) =>
      field === except || values.length === 0 || valuesOf(model, field).some((value) => values.includes(value)),
  );

/** The models that fit, in the document's order. @param {{ text: string, choices: Record<string, string[]>, lang?: 'zh' | 'en' }} query */
export const matching = ({ text, choices, lang = 'zh' }) =>
  content.models.filter((model) => hasText(model, text, lang) && hasChoices(model, choices));

/** The number beside a value: what fits the text and all other fields, and has the value. */
export const countBeside = ({ text, choices, lang = 'zh' }, field, value) =>
  content.models.filter(
    (model) => hasText(model, text, lang) && hasChoices(model, choices, field) && valuesOf(model, field).includes(value),
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

/** Models as the list has them until an order is chosen: what fits a text best first. @param {string} text */
export function fitting(models, text, lang = 'zh') {
  const ranks = new Map(models.map((model) => [model, rankOf(model, text, lang)]));
  return sorted(models, 'date').sort((a, b) => ranks.get(a) - ranks.get(b));
}

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
