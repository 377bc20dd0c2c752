/**
 * The list as well as one can write it by hand: models numbered in the order shown, all that can be asked kept as sets of bits, and only
 * the rows in view.
 *
 * Must stay true: a number is a place in the list's order, so that whatever is found is in order already.
 */
import { common, keep, members, none, union } from './parts/bits.js';
import { Letters } from './parts/letters.js';
import { fold, values, words } from './parts/records.js';
import { Rows } from './parts/rows.js';

/** What lower case alone does not fold; a line break is ours. */
const ODD = /[^\S\n ]|[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const WIDE = /[\uff01-\uff5e]/g;
/** Comes after every date. */
const UNKNOWN = 99_999_999;

/** @param {any} model */
function folded(model) {
  const lines = words(model);
  const text = lines.join('\n');
  if (ODD.test(text)) return lines.map(fold).join('\n');
  return text.replace(WIDE, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).toLowerCase();
}

/** Models as numbers, by date; one number holds date and place, so that numbers are sorted and nothing is called. @param {any[]} models */
function byDate(models) {
  const keys = Float64Array.from(models, ({ announced }, place) => {
    const date = announced ? +announced.slice(0, 4) * 10_000 + +announced.slice(5, 7) * 100 + +announced.slice(8, 10) : UNKNOWN;
    return date * models.length + place;
  });
  return Uint32Array.from(keys.sort(), (key) => key % models.length);
}

/** For each value of each field, the set of models that have it. @param {any[]} facets @param {any[]} models @param {Uint32Array} order */
function sets(facets, models, order) {
  return new Map(
    facets.map(({ field, values: declared }) => {
      const of = new Map(declared.map(({ value }) => [value, none(models.length)]));
      order.forEach((model, n) => {
        for (const value of values(models[model], field)) {
          const set = of.get(value);
          if (set) set[n >>> 5] |= 1 << (n & 31);
        }
      });
      return [field, of];
    }),
  );
}

/** @param {HTMLElement} place @param {string} text @param {any} hands */
export default (place, text, hands) => {
  const { facets, models } = JSON.parse(text);
  const size = models.length;
  const order = byDate(models);
  const having = sets(facets, models, order);
  const letters = new Letters(size, (n) => folded(models[order[n]]));
  const names = new Map(facets.flatMap(({ values }) => values).map((one) => [one.value, one.label.en]));
  const shown = new Uint32Array(size);
  let needle = '';
  let chosen = {};

  hands.facets(facets);
  const rows = new Rows(place, (n) => {
    const model = models[order[n]];
    const kinds = ['org_type', 'openness', 'industries'].flatMap((field) => values(model, field));
    const { id, name, org, announced, params } = model;
    return { id, cells: [`${name.zh} ${name.en}`, `${org.zh} ${org.en}`, announced ?? '', params ? `${params.billion}B` : '', kinds.map((one) => names.get(one)).join(', ')] };
  });

  const show = () => {
    const found = letters.having(needle);
    const picked = Object.entries(chosen).map(([field, wanted]) => ({
      field,
      bits: union(wanted.map((value) => having.get(field)?.get(value) ?? none(size)), size),
    }));
    const without = (left) => {
      const bits = found.slice();
      for (const { field, bits: set } of picked) if (field !== left) keep(bits, set);
      return bits;
    };
    const fitting = without('');
    for (const [field, of] of having) {
      const base = chosen[field] ? without(field) : fitting;
      for (const [value, set] of of) hands.count(field, value, common(base, set));
    }
    const many = members(fitting, shown);
    rows.show(many, (n) => shown[n]);
  };

  // Before the first key everything fits, and no letter needs to be known.
  show();
  return {
    search: (typed) => ((needle = fold(typed)), show()),
    choose: (choices) => ((chosen = choices), show()),
    count: () => rows.count,
    first: () => rows.first(),
  };
};
