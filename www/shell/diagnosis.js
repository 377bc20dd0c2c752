// @ts-check
/**
 * The report for a newsroom's ticket, asked for with `?yongxian-doctor` in the page's address.
 *
 * Must stay true: without those words in the address nothing is fetched and nothing is kept.
 */
import { doctor, taking, version } from './built.js';

/** Asked for once: imports of the same module may arrive in another order. @type {Promise<any> | undefined} */
let module;

/** @param {HTMLElement} host @param {string} state @param {string} code */
export function diagnose(host, state, code) {
  if (!/[?&]yongxian-doctor\b/.test(location.search)) return;
  module ??= doctor();
  module.then(
    ({ report }) => report({ host, state, code, version, files: taking.files }),
    (/** @type {unknown} */ error) => console.warn('yongxian: no report', error),
  );
}
