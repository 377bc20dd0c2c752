/**
 * In the page: begins one contestant, gives it field and boxes, and takes the time from an event to the paint that answers it.
 *
 * Must stay true: all are measured alike. The clock starts with the time stamp of the first event that the browser dispatches for a
 * key or a click, so that waiting counts; it stops after the frame in which what is shown changed last. A frame is over when a
 * message that was posted in its `requestAnimationFrame` arrives.
 *
 * @typedef {object} List what a contestant returns once its list stands
 * @property {(text: string) => void} [search]
 * @property {(choices: Record<string, string[]>) => void} [choose] by field: the values that are ticked, if any
 * @property {() => number} count how many models are shown, cheap to ask
 * @property {() => string[]} first the ids of the first models shown, at least ten where there are so many
 *
 * A contestant is a module whose default export begins it: `(place, text, hands) => List`, where `hands.facets(facets)` makes the boxes and
 * `hands.count(field, value, count)` writes how many models one would give. One with field and boxes of its own exports `isOwn`.
 */
import { painted, settled } from '/support/frames.js';

const STARTS = ['keydown', 'beforeinput', 'pointerup', 'click'];

const controls = document.querySelector('.controls');
const place = document.querySelector('.place');
const field = controls.querySelector('input');
const output = controls.querySelector('output');
/** @type {List} */
let list;

const sign = () => `${list.count()} ${list.first()[0]}`;

/** Boxes as a plain page would have them. @param {any[]} facets */
function boxes(facets) {
  const counts = new Map();
  const fields = facets.map((facet) => {
    const set = document.createElement('fieldset');
    set.dataset.facet = facet.field;
    for (const { value, label } of facet.values) {
      const [row, box, name, count] = ['label', 'input', 'span', 'span'].map((tag) => document.createElement(tag));
      Object.assign(box, { type: 'checkbox', value });
      name.textContent = label.en;
      count.className = 'count';
      row.append(box, name, count);
      set.append(row);
      counts.set(`${facet.field} ${value}`, { count, shown: -1 });
    }
    return set;
  });
  controls.querySelector('.facets').append(...fields);
  return counts;
}

/** @returns {Record<string, string[]>} */
function choices() {
  const chosen = {};
  for (const box of controls.querySelectorAll('fieldset input')) {
    if (!box.checked) continue;
    const name = box.closest('fieldset').dataset.facet;
    (chosen[name] ??= []).push(box.value);
  }
  return chosen;
}

const bench = {
  /** Begins a contestant with a document; how long that took, from the document's text to the list on the screen. @param {string} name @param {string} src */
  async begin(name, src) {
    const text = await (await fetch(src)).text();
    await painted();
    const start = performance.now();
    const { default: begin, isOwn } = await import(`./contestants/${name}.js`);
    let slots = new Map();
    const hands = {
      facets(facets) {
        slots = boxes(facets);
      },
      count(field, value, count) {
        const slot = slots.get(`${field} ${value}`);
        if (slot.shown !== count) slot.count.textContent = `${count}`;
        slot.shown = count;
      },
    };
    controls.hidden = !!isOwn;
    list = await begin(place, text, hands);
    if (!isOwn) {
      const tell = () => (output.textContent = `${list.count()} models`);
      field.addEventListener('input', () => (list.search(field.value), tell()));
      controls.addEventListener('change', () => (list.choose(choices()), tell()));
      tell();
    }
    return (await settled(sign)) - start;
  },

  /** Waits for a key or a click, and says afterwards how long its answer took. */
  arm() {
    const heard = new AbortController();
    bench.answer = new Promise((resolve) => {
      for (const type of STARTS)
        addEventListener(type, async (event) => {
          if (heard.signal.aborted) return;
          heard.abort();
          performance.mark('bench:start');
          resolve((await settled(sign)) - event.timeStamp);
        }, { capture: true, signal: heard.signal });
    });
  },

  /** @type {Promise<number> | undefined} ms */
  answer: undefined,

  shown: () => ({ count: list.count(), first: list.first().slice(0, 10) }),
};
Object.assign(window, { bench });
