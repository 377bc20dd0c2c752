/**
 * The list as one writes it first: every key looks at every model, counts what each box would give, and makes all rows anew.
 */
import { byDate, fits, fold, read } from './parts/records.js';

/** @param {HTMLElement} place @param {string} text @param {any} hands */
export default (place, text, hands) => {
  const { facets, records } = read(text);
  records.sort(byDate);
  hands.facets(facets);
  const list = place.appendChild(document.createElement('ol'));
  let needle = '';
  let chosen = {};
  let shown = records;

  const row = ({ id, name, org, announced, size, kinds }) => {
    const item = document.createElement('li');
    item.className = 'row';
    item.dataset.id = id;
    for (const [n, text] of [name, org, announced, size, kinds].entries()) {
      const cell = document.createElement(n === 0 ? 'b' : 'span');
      cell.textContent = text;
      item.append(cell);
    }
    return item;
  };
  const show = () => {
    const found = records.filter((one) => one.text.includes(needle));
    shown = found.filter((one) => fits(chosen, one.facets));
    for (const { field, values } of facets) {
      const { [field]: _, ...others } = chosen;
      const base = found.filter((one) => fits(others, one.facets));
      for (const { value } of values) hands.count(field, value, base.filter((one) => one.facets[field]?.includes(value)).length);
    }
    list.replaceChildren(...shown.map(row));
  };
  show();
  return {
    search: (typed) => ((needle = fold(typed)), show()),
    choose: (choices) => ((chosen = choices), show()),
    count: () => shown.length,
    first: () => shown.slice(0, 10).map(({ id }) => id),
  };
};
