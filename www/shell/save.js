// @ts-check
/**
 * Hands the reader the one-file edition, with the state in it that is shown at the moment.
 *
 * Must stay true: what is handed out is whole and ours, or nothing is; from the one-file edition itself it is made without
 * any request. Fetched on demand.
 */
import { ownSource } from './source.js';

/** How long the file may take, in ms; and how long a browser may take to begin reading what it was handed. */
const PATIENCE = 120_000;
const HANDED_OVER = 60_000;

/** The place for the state, at the very beginning of the file. See www/single.html. */
const PLACE = /^(<!doctype html>\s*<html [^>]*data-file="yongxian" data-state=")[^"]*/;
const WHOLE = /<\/html>\s*$/;

const FOLDERS = { zh: '', en: 'en/' };
const FILE = 'yongxian.html';
const BRANDS = { zh: '涌现', en: 'Yongxian' };

/**
 * Fails with one of two messages: `save-network` (it could not be had) or `save-foreign` (the answer is not our file).
 * @param {object} what
 * @param {string} what.site      the folder of the site, as the widget's `data-site` has it
 * @param {string} what.lang      which language's edition; the one-file edition hands out itself
 * @param {string} what.fragment  the state, without `#`
 */
export async function save({ site, lang, fragment }) {
  const language = lang === 'en' ? 'en' : 'zh';
  const source = ownSource() ?? (await fetched(new URL(`${site}${FOLDERS[language]}${FILE}`, document.baseURI).href));
  if (!PLACE.test(source) || !WHOLE.test(source)) throw new Error('save-foreign');
  const text = source.replace(PLACE, (_, before) => before + escaped(fragment));
  hand(new Blob([text], { type: 'text/html' }), nameOf(source, language));
}

/** @param {string} url */
async function fetched(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) return await response.text();
  } catch (cause) {
    throw new Error('save-network', { cause });
  }
  throw new Error('save-network');
}

/** As it stands between double quotes. @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The brand and the first clause of the title, without what some system refuses in a name. @param {string} source @param {'zh' | 'en'} language */
function nameOf(source, language) {
  const title = /<title>([^<]*)/.exec(source)?.[1] ?? '';
  const clause = (title.split(/[，。？！：；,.?!:;]/)[0] ?? '').replace(/[\\/*"|&\p{Cc}]/gu, '').trim();
  return `${[BRANDS[language], clause].filter(Boolean).join('-')}.html`;
}

/** @param {Blob} file @param {string} name */
function hand(file, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HANDED_OVER);
}
