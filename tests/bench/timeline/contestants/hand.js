/** A timeline as one writes it by hand: every event a circle and a word in one SVG, set anew for each step, rows where there is room. */

const [FROM, TO] = [Date.parse('2020-01-01'), Date.parse('2026-01-01')];
const SVG = 'http://www.w3.org/2000/svg';
const ROWS = 20;

/** @param {HTMLElement} place @param {string} text */
export default (place, text) => {
  const events = JSON.parse(text).events.map(({ date, title }) => ({ time: Date.parse(date), title: title.zh }));
  events.sort((a, b) => a.time - b.time);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('width', '100%');
  svg.setAttribute('height', '560');
  place.append(svg);
  const marks = events.map(({ title }) => {
    const group = document.createElementNS(SVG, 'g');
    const [dot, word] = ['circle', 'text'].map((name) => document.createElementNS(SVG, name));
    dot.setAttribute('r', '5');
    word.setAttribute('dx', '9');
    word.setAttribute('dy', '4');
    word.textContent = title;
    group.append(dot, word);
    svg.append(group);
    return group;
  });
  let [from, to] = [Date.parse('2023-01-01'), Date.parse('2024-01-01')];
  const draw = () => {
    const { width } = svg.getBoundingClientRect();
    const ends = new Array(ROWS).fill(-Infinity);
    events.forEach(({ time, title }, n) => {
      const x = ((time - from) / (to - from)) * width;
      const free = ends.findIndex((end) => end <= x);
      const row = free < 0 ? n % ROWS : free;
      ends[row] = x + 20 + title.length * 16;
      const mark = marks[n];
      mark.setAttribute('transform', `translate(${x} ${20 + row * 26})`);
      mark.setAttribute('visibility', x > -200 && x < width ? 'visible' : 'hidden');
    });
  };
  draw();
  let [closer, later] = [false, false];
  return {
    zoom() {
      const by = ((to - from) * ((closer = !closer) ? 1 / 1.5 : 1.5)) / 2;
      const middle = (from + to) / 2;
      [from, to] = [Math.max(FROM, middle - by), Math.min(TO, middle + by)];
      draw();
    },
    pan() {
      const by = (to - from) * ((later = !later) ? 0.75 : -0.75);
      [from, to] = [from + by, to + by];
      draw();
    },
    sign: () => `${from} ${to}`,
    nodes: () => place.querySelectorAll('*').length,
  };
};
