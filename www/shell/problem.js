// @ts-check
/**
 * A failure in somebody else's page, as it is told: to that page, and to a reader who would see nothing else.
 *
 * Must stay true: what a host has thrown, or written into its document, is only ever text.
 */
import { Fault } from './faults.js';
import { make } from './make.js';

/** @typedef {{ code: string, message: string }} Problem */

const NO_DOCUMENT = {
  zh: '\u8fd9\u91cc\u7684\u5185\u5bb9\u6ca1\u80fd\u8f7d\u5165\u3002\u5237\u65b0\u9875\u9762\u53ef\u4ee5\u518d\u8bd5\u4e00\u6b21\u3002',
  en: 'What belongs here could not be loaded. Reloading the page tries again.',
};

const CANCELLED = {
  zh: '\u8f7d\u5165\u5df2\u53d6\u6d88\u3002\u5237\u65b0\u9875\u9762\u53ef\u4ee5\u518d\u8bd5\u4e00\u6b21\u3002',
  en: 'Loading was cancelled. Reloading the page tries again.',
};

/** @param {string} code @param {any} error @returns {Problem} */
export function problem(code, error) {
  const cause = error instanceof Fault ? error.cause : error;
  return { code, message: String((/** @type {any} */ (cause))?.message ?? cause ?? code) };
}

/** What stands where nothing could be shown. @param {Problem} problem @param {'zh' | 'en'} lang */
export function apology({ code }, lang) {
  return make('p', { class: 'host-notice', role: 'status' }, (code === 'data-cancelled' ? CANCELLED : NO_DOCUMENT)[lang]);
}
