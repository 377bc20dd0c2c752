/** TimelineJS3, without its slides’ media and without motion; it is no module. */

/** @param {HTMLElement} place @param {string} text */
export default async (place, text) => {
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/node_modules/@knight-lab/timelinejs/dist/css/timeline.css' });
  document.head.append(sheet);
  await new Promise((resolve) => (sheet.onload = resolve));
  const script = Object.assign(document.createElement('script'), { src: '/node_modules/@knight-lab/timelinejs/dist/js/timeline.js' });
  document.head.append(script);
  await new Promise((resolve) => (script.onload = resolve));
  const { events } = JSON.parse(text);
  const day = (/** @type {string} */ date) => {
    const [year, month, day] = date.split('-');
    return { year, month, day };
  };
  const { TL } = /** @type {any} */ (window);
  const data = { events: events.map(({ id, date, title, summary }) => ({ unique_id: id, start_date: day(date), text: { headline: title.zh, text: summary.zh } })) };
  place.id = 'timeline';
  const timeline = new TL.Timeline(place, data, { duration: 0, hash_bookmark: false, ga_measurement_id: null, soundcite: false, language: 'en', default_bg_color: 'white' });
  await new Promise((resolve) => timeline.on('ready', resolve));
  let [closer, later] = [false, false];
  return {
    zoom: () => ((closer = !closer) ? timeline.zoomIn() : timeline.zoomOut()),
    pan: () => ((later = !later) ? timeline.goToNext() : timeline.goToPrev()),
    sign: () => `${place.querySelector('.tl-timenav-slider')?.getAttribute('style')} ${place.querySelector('.tl-timemarker')?.getAttribute('style')} ${timeline.current_id}`,
    nodes: () => place.querySelectorAll('*').length,
  };
};
