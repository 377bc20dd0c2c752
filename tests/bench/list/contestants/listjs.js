/** List.js: the search field of many small pages, fifty rows at a time. */
import { byDate, fits, read } from './parts/records.js';
import { script } from './parts/script.js';

/** @param {HTMLElement} place @param {string} text @param {any} hands */
export default async (place, text, hands) => {
  await script('/node_modules/list.js/dist/list.min.js');
  const { facets, records } = read(text);
  hands.facets(facets);
  place.append(Object.assign(document.createElement('div'), { className: 'list' }));
  const names = ['name', 'org', 'announced', 'size', 'kinds'];
  const item = `<div class="row">${names.map((name) => `<span class="${name}"></span>`).join('')}</div>`;
  const list = new window.List(place, { valueNames: [{ data: ['id'] }, ...names], item, page: 50 }, records);
  list.sort('announced', { sortFunction: (a, b) => byDate(a.values(), b.values()) });
  return {
    search: (typed) => list.search(typed, ['text']),
    choose: (chosen) => list.filter((one) => fits(chosen, one.values().facets)),
    count: () => list.matchingItems.length,
    first: () => list.visibleItems.slice(0, 10).map((one) => one.values().id),
  };
};
