/** vis-timeline, with what it recommends for many items: stacked, and clusters where there is no room. */
import '/node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js';

/** @param {HTMLElement} place @param {string} text */
export default (place, text) => {
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/node_modules/vis-timeline/styles/vis-timeline-graph2d.css' });
  document.head.append(sheet);
  const { events } = JSON.parse(text);
  const { vis } = /** @type {any} */ (window);
  const items = events.map(({ id, date, title }) => ({ id, start: date, content: title.zh }));
  const timeline = new vis.Timeline(place, new vis.DataSet(items), {
    start: '2023-01-01', end: '2024-01-01', min: '2020-01-01', max: '2026-01-01', height: 560,
    cluster: { maxItems: 3 },
  });
  let [closer, later] = [false, false];
  const still = { animation: false };
  return {
    zoom: () => ((closer = !closer) ? timeline.zoomIn(0.4, still) : timeline.zoomOut(0.4, still)),
    pan() {
      const { start, end } = timeline.getWindow();
      const by = (+end - +start) * ((later = !later) ? 0.75 : -0.75);
      timeline.setWindow(+start + by, +end + by, still);
    },
    sign: () => `${+timeline.getWindow().start} ${+timeline.getWindow().end} ${place.querySelectorAll('.vis-item').length}`,
    nodes: () => place.querySelectorAll('*').length,
  };
};
