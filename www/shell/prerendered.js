// @ts-check
/**
 * The published page of a view in a language, from which a widget elsewhere takes text and document.
 *
 * Must stay true: the browser's own parser reads it, which runs no script of it and needs no permission for markup from
 * text; one request for each page, whatever asks; all links in it are absolute.
 */
import { Fault } from './faults.js';

/** How long an answer may take, in ms. */
const PATIENCE = 30_000;

/**
 * @typedef {object} Prerendered
 * @property {HTMLElement} root  to be cloned
 * @property {string} text       the document
 */

/** @type {Map<string, Promise<Prerendered>>} */
const memo = new Map();

/** @param {string} url absolute @returns {Promise<Prerendered>} */
export function prerendered(url) {
  const known = memo.get(url);
  if (known) return known;
  const made = load(url);
  memo.set(url, made);
  made.catch(() => memo.delete(url));
  return made;
}

/** @param {string} url @returns {Promise<Prerendered>} */
async function load(url) {
  const page = await parsed(url);
  const root = page.getElementById('yongxian');
  const text = page.getElementById('yongxian-document')?.textContent;
  if (!root || !text) throw new Fault('data-http', new Error(`${url} is no page of ours`));
  for (const link of root.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (!href.startsWith('#')) link.setAttribute('href', new URL(href, url).href);
  }
  return { root, text };
}

/** @param {string} url @returns {Promise<Document>} */
const parsed = (url) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    /** @param {string} why */
    const refuse = (why) => () => reject(new Fault('data-http', new Error(`${url}: ${why}`)));
    request.open('GET', url);
    request.responseType = 'document';
    // Bundlers give it another ending, and servers know types by endings.
    request.overrideMimeType('text/html;charset=utf-8');
    request.timeout = PATIENCE;
    request.onload = () =>
      request.status === 200 && request.responseXML ? resolve(request.responseXML) : refuse(`status ${request.status}`)();
    request.onerror = refuse('no answer; connect-src must allow it, and the server send Access-Control-Allow-Origin');
    request.ontimeout = refuse('no answer in time');
    request.send();
  });
