/** This widget, as a host puts it into a page: the element with a document of the host's. */

export const isOwn = true;

/** @param {HTMLElement} place @param {string} text @param {string} site the folder of the site */
export async function begin(place, text, site) {
  await import(`${site}yongxian.js`);
  const element = Object.assign(document.createElement('yongxian-explainer'), { lang: 'zh' });
  element.setAttribute('view', 'models');
  element.data = text;
  const failed = new Promise((_, reject) =>
    element.addEventListener('yongxian-error', (event) => {
      const { code, message } = event.detail;
      reject(new Error(`refused: ${code} (${message})`));
    }),
  );
  place.append(element);
  await Promise.race([element.ready, failed]);
  const root = element.shadowRoot;
  return {
    count: () => Number(root.querySelector('output[data-count]')?.getAttribute('data-count')),
    first: () => {
      const ids = [];
      for (let row = root.querySelector('li[data-model]'); row && ids.length < 10; row = row.nextElementSibling)
        if (!row.hidden) ids.push(row.getAttribute('data-model') ?? '');
      return ids;
    },
  };
}

/** @param {HTMLElement} place @param {string} text */
export default (place, text) => begin(place, text, '/site/');
