/** MiniSearch, a full-text index, with a hand-written list before it, since it has none; it counts nothing for the boxes. */
import MiniSearch from '../node_modules/minisearch/dist/es/index.js';
import { byDate, fits, read } from './parts/records.js';
import { Rows } from './parts/rows.js';

/** @param {HTMLElement} place @param {string} text @param {any} hands */
export default (place, text, hands) => {
  const { facets, records } = read(text);
  records.sort(byDate);
  hands.facets(facets);
  const index = new MiniSearch({ fields: ['text'], idField: 'n' });
  index.addAll(records.map(({ text }, n) => ({ n, text })));
  const rows = new Rows(place, (n) => {
    const { id, name, org, announced, size, kinds } = records[n];
    return { id, cells: [name, org, announced, size, kinds] };
  });
  let needle = '';
  let chosen = {};
  const show = () => {
    const has = ({ id }) => fits(chosen, records[id].facets);
    const found = index.search(needle.trim() === '' ? MiniSearch.wildcard : needle, { prefix: true, combineWith: 'AND', filter: has });
    const shown = Uint32Array.from(found, ({ id }) => id).sort();
    rows.show(shown.length, (n) => shown[n]);
  };
  show();
  return {
    search: (typed) => ((needle = typed), show()),
    choose: (choices) => ((chosen = choices), show()),
    count: () => rows.count,
    first: () => rows.first(),
  };
};
