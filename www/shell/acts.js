// @ts-check
/**
 * The buttons that the shell answers, not the wasm: they work before it has come and after it has died.
 *
 * Must stay true: one listener, on what the widget stands in; what answers is fetched with the first press; a button whose
 * answer did not come says so, and another press asks again.
 */

/**
 * @typedef {object} Place
 * @property {HTMLElement} root  the widget's
 * @property {string} fragment   the state
 * @property {string} [site]     the folder of the published site, absolute; none where the document is somebody else's
 * @property {string} [text]     the document, if it has come
 * @property {() => string[] | undefined} [listed]  the ids of the models that the list shows, while a document of the host's is live
 * @property {boolean} [own]     whether the page is ours, and not in a frame
 */

let failures = 0;

/**
 * @param {HTMLElement | ShadowRoot} scope             what the widget's root stands in
 * @param {(again: string) => Promise<any>} load       imports the answers; `again` ends the address of another attempt
 * @param {() => Place} place
 */
export function answerActs(scope, load, place) {
  scope.addEventListener('click', ({ target }) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest('[data-act]'));
    const act = button?.dataset.act;
    if (!act) return;
    // Browsers may remember a failed import by its address; the fragment makes it another one.
    load(failures ? `#${failures}` : '').then(
      (acts) => {
        delete button.dataset.failed;
        acts[act](button, scope, place());
      },
      () => {
        failures++;
        button.dataset.failed = '';
      },
    );
  });
}
