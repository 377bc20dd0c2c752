/** This widget, as a host puts it into a page: the element with a document of the host's, steered with its keys. */

/** @param {HTMLElement} place @param {string} text */
export default async (place, text) => {
  await import('/site/yongxian.js');
  const element = Object.assign(document.createElement('yongxian-explainer'), { lang: 'zh' });
  element.setAttribute('view', 'timeline');
  element.data = text;
  const failed = new Promise((_, reject) => element.addEventListener('yongxian-error', ({ detail }) => reject(new Error(`refused: ${detail.code}`))));
  place.append(element);
  await Promise.race([element.ready, failed]);
  const root = element.shadowRoot;
  const drawing = () => root.querySelector('[data-guest=axis][data-yongxian=live] .axis-drawing');
  while (!drawing()) await new Promise((resolve) => setTimeout(resolve, 4));
  const press = (/** @type {string} */ key) => drawing().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  const turns = (/** @type {string[]} */ keys) => () => press((keys = [...keys.slice(1), keys[0]])[0]);
  return {
    zoom: turns(['-', '+']),
    pan: turns(['PageUp', 'PageDown']),
    sign: () => `${drawing()?.querySelector('.window')?.outerHTML} ${drawing()?.querySelectorAll('.moment').length}`,
    nodes: () => root.querySelectorAll('*').length,
  };
};
