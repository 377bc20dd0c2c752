/** Tabulator: a table that has only the rows in view. */
import { TabulatorFull } from '../node_modules/tabulator-tables/dist/js/tabulator_esm.min.mjs';
import { compare, fits, read } from './parts/records.js';
import { sheet } from './parts/script.js';

/** @param {HTMLElement} place @param {string} text @param {any} hands */
export default async (place, text, hands) => {
  await sheet('/node_modules/tabulator-tables/dist/css/tabulator.min.css');
  const { facets, records } = read(text);
  hands.facets(facets);
  const table = new TabulatorFull(place.appendChild(document.createElement('div')), {
    data: records,
    index: 'id',
    height: 800,
    layout: 'fitColumns',
    columns: ['name', 'org', 'announced', 'size', 'kinds'].map((field) => ({ title: field, field, sorter: compare })),
    initialSort: [{ column: 'announced', dir: 'asc' }],
    rowFormatter: (row) => (row.getElement().dataset.id = row.getData().id),
  });
  await new Promise((resolve) => table.on('tableBuilt', resolve));
  let needle = '';
  let chosen = {};
  const show = () =>
    table.setFilter([
      ...(needle ? [{ field: 'text', type: 'like', value: needle }] : []),
      ...(Object.keys(chosen).length ? [{ field: (one) => fits(chosen, one.facets) }] : []),
    ]);
  return {
    search: (typed) => ((needle = typed), show()),
    choose: (choices) => ((chosen = choices), show()),
    count: () => table.getDataCount('active'),
    first: () => [...place.querySelectorAll('.tabulator-row')].map((row) => row.dataset.id ?? ''),
  };
};
