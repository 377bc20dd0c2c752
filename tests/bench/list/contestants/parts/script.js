/** Fetches what a library was published as: a script that leaves a global, or a style sheet. */

/** @param {string} src */
export const script = (src) => added(Object.assign(document.createElement('script'), { src }));

/** @param {string} href */
export const sheet = (href) => added(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));

/** @param {HTMLElement} element @returns {Promise<void>} */
const added = (element) =>
  new Promise((resolve, reject) => {
    element.onload = () => resolve();
    element.onerror = () => reject(new Error('a file of the library is missing'));
    document.head.append(element);
  });
