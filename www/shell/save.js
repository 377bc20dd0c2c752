// @ts-check
/**
 * Hands the reader the one-file edition, with the state in it that is shown at the moment.
 *
 * Must stay true: what is handed out is whole and ours, or nothing is; from the one-file edition itself it is made without
 * any request. Fetched on demand.
 */
import { download, withoutLang } from './link.js';
import { ownSource } from './source.js';

/** How long the file may take, in ms. */
const PATIENCE = 120_000;

/** The place for the state, at the very beginning of the file. See www/single.html. */
const PLACE = /^(<!doctype html>\s*<html [^>]*data-file="yongxian" data-state=")[^"]*/;
const WHOLE = /<\/html>\s*$/;

const FILE = 'yongxian.html';
const BRANDS = { zh: '涌现', en: 'Yongxian' };

/**
 * Fails with one of two messages: `save-network` (it could not be had) or `save-foreign` (the answer is not our file).
 * @param {object} what
 * @param {string} what.site      the folder of the site, as the widget's `data-site` has it
 * @param {'zh' | 'en'} what.lang  the language shown, which has an edition of its own
 * @param {string} what.fragment  the state, without `#`
 */
export async function save({ site, lang, fragment }) {
  const source = ownSource() ?? (await fetched(new URL(`${site}${lang === 'en' ? 'en/' : ''}${FILE}`, document.baseURI).href));
  if (!PLACE.test(source) || !WHOLE.test(source)) throw new Error('save-foreign');
  const home = /^[^>]*>\s*<html lang="en/.test(source) ? 'en' : 'zh';
  // The edition itself has but one file to hand out, whatever language it shows.
  const state = [withoutLang(fragment), home === lang ? '' : `lang=${lang}`].filter(Boolean).join('&');
  const text = source.replace(PLACE, (_, before) => before + escaped(state));
  download(new Blob([text], { type: 'text/html' }), nameOf(source, BRANDS[home]));
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

/** The brand and the first clause of the title, without what some system refuses in a name. @param {string} source @param {string} brand */
function nameOf(source, brand) {
  const title = /<title>([^<]*)/.exec(source)?.[1] ?? '';
  const clause = (title.split(/[，。？！：；,.?!:;]/)[0] ?? '').replace(/[\\/*"|&\p{Cc}]/gu, '').trim();
  return `${[brand, clause].filter(Boolean).join('-')}.html`;
}
