/** DataTables: a table that turns pages, twenty-five rows each. */
import { fits, read } from './parts/records.js';
import DataTable from '../node_modules/datatables.net/js/dataTables.min.mjs';

/** @param {HTMLElement} place @param {string} text @param {any} hands */
export default (place, text, hands) => {
  const { facets, records } = read(text);
  hands.facets(facets);
  const element = place.appendChild(document.createElement('table'));
  const shown = ['name', 'org', 'announced', 'size', 'kinds'].map((data) => ({ data, title: data, searchable: false }));
  const table = new DataTable(element, {
    data: records,
    columns: [...shown, { data: 'text', visible: false }],
    order: [[2, 'asc']],
    pageLength: 25,
    deferRender: true,
    autoWidth: false,
    rowId: 'id',
    layout: { topStart: null, topEnd: null },
  });
  let chosen = {};
  table.search.fixed('boxes', (_, row) => fits(chosen, row.facets));
  return {
    search: (typed) => table.search(typed, { smart: false }).draw(),
    choose: (choices) => ((chosen = choices), table.draw()),
    count: () => table.page.info().recordsDisplay,
    first: () => [...(element.tBodies[0]?.rows ?? [])].map(({ id }) => id).filter(Boolean),
  };
};
