/** AG Grid Community, as one script: a grid that has only the rows in view. */
import { compare, fits, read } from './parts/records.js';
import { script } from './parts/script.js';

/** @param {HTMLElement} place @param {string} text @param {any} hands */
export default async (place, text, hands) => {
  await script('/node_modules/ag-grid-community/dist/ag-grid-community.min.js');
  const { facets, records } = read(text);
  hands.facets(facets);
  const element = place.appendChild(document.createElement('div'));
  element.style.height = '800px';
  let chosen = {};
  const shown = ['name', 'org', 'announced', 'size', 'kinds'].map((field) => ({ field, flex: 1, getQuickFilterText: () => '' }));
  Object.assign(shown[2], { sort: 'asc', comparator: compare });
  const grid = window.agGrid.createGrid(element, {
    rowData: records,
    columnDefs: [...shown, { field: 'text', hide: true }],
    getRowId: ({ data }) => data.id,
    cacheQuickFilter: true,
    includeHiddenColumnsInQuickFilter: true,
    animateRows: false,
    isExternalFilterPresent: () => Object.keys(chosen).length > 0,
    doesExternalFilterPass: ({ data }) => fits(chosen, data.facets),
  });
  return {
    search: (typed) => grid.setGridOption('quickFilterText', typed),
    choose: (choices) => ((chosen = choices), grid.onFilterChanged()),
    count: () => grid.getDisplayedRowCount(),
    first: () => Array.from({ length: Math.min(10, grid.getDisplayedRowCount()) }, (_, n) => grid.getDisplayedRowAtIndex(n).data.id),
  };
};
