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
  zh: '这里的内容没能载入。刷新页面可以再试一次。',
  en: 'What belongs here could not be loaded. Reloading the page tries again.',
};

const MISTAKE = {
  zh: '这里的文档有错误，没能显示。',
  en: 'The document that belongs here has a mistake and cannot be shown.',
};

const CANCELLED = {
  zh: '载入已取消。刷新页面可以再试一次。',
  en: 'Loading was cancelled. Reloading the page tries again.',
};

/** So much of a message is for who looks at the page; the event has all of it. */
const LINES = 5;
const LETTERS = 600;

/** @param {string} code @param {any} error @returns {Problem} */
export function problem(code, error) {
  const cause = error instanceof Fault ? error.cause : error;
  return { code, message: String((/** @type {any} */ (cause))?.message ?? cause ?? code) };
}

/** What stands where nothing could be shown. @param {Problem} problem @param {'zh' | 'en'} lang */
export function apology({ code, message }, lang) {
  // Reloading brings the same document: its author is who can do something, and looks at the page too.
  const isMistaken = /^data-(parse|schema|limit)$/.test(code);
  const words = isMistaken ? MISTAKE : code === 'data-cancelled' ? CANCELLED : NO_DOCUMENT;
  const told = message.split('\n', LINES).join('\n').slice(0, LETTERS);
  const inside = isMistaken ? [make('small', { lang: 'en' }, told)] : [];
  return make('p', { class: 'host-notice', role: 'status', lang: lang === 'zh' ? 'zh-Hans' : 'en' }, words[lang], ...inside);
}
