// @ts-check
/**
 * The buttons that the shell answers, not the wasm: they work before it has come and after it has died.
 *
 * Must stay true: one listener, on what the widget stands in; what answers is fetched with the first press, or with a state that
 * asks for it; a button whose answer did not come says so, and another press asks again.
 */

/**
 * @typedef {object} Place
 * @property {HTMLElement} root  the widget's
 * @property {string} fragment   the state
 * @property {string} [site]     the folder of the published site, absolute; none where the document is somebody else's
 * @property {string} [text]     the document, if it has come
 * @property {() => string[] | undefined} [listed]  the ids of the models that the list shows, while a document of the host's is live
 * @property {boolean} [own]     whether the page is ours, and not in a frame
 * @property {boolean} [linked]  whether the state is that of the page's address
 * @property {(fragment: string) => void} request  sets the state
 */

let failures = 0;

/**
 * @param {HTMLElement | ShadowRoot} scope             what the widget's root stands in
 * @param {(act: string, again: string) => Promise<any>} load  imports the answer; `again` ends the address of another attempt
 * @param {() => Place} place
 * @returns {() => void}  to be called after each change, for what the state asks for without a press
 */
export function answerActs(scope, load, place) {
  // Browsers may remember a failed import by its address; the fragment makes it another one.
  const asked = (/** @type {string} */ act) => load(act, failures ? `#${failures}` : '');
  let compares = false;
  scope.addEventListener('click', ({ target }) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest('[data-act]'));
    const act = button?.dataset.act;
    if (!act) return;
    asked(act).then(
      (acts) => {
        delete button.dataset.failed;
        acts[act](button, scope, place(), place);
      },
      () => {
        failures++;
        button.dataset.failed = '';
      },
    );
  });
  return () => {
    compares ||= /(^|&)compare=/.test(place().fragment);
    if (compares) asked('compare').then(({ follow }) => follow(scope, place), () => void failures++);
  };
}
