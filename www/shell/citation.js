// @ts-check
/**
 * A page or a model of it as a citation: GB/T 7714—2015, BibTeX, RIS.
 *
 * Must stay true: nobody is named who has not put a name to it, so the author is the project or left out; each form is one
 * that reference managers read, whatever a title holds.
 */

/**
 * @typedef {object} Work
 * @property {string} author   a body, not a person; empty where that is not known
 * @property {string} title
 * @property {boolean} isData  whether it is cited as data and not as a text
 * @property {string} facts    the date up to which its facts go, as precise as known
 * @property {string} factsUntil  the words for that
 * @property {string} visited  the day it was read, as a date
 * @property {string} url
 * @property {string} key      what BibTeX calls it
 * @property {'zh' | 'en'} lang
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What TeX acts upon. BibTeX counts braces even behind a backslash, so these are written as words. */
const TEX = /** @type {Record<string, string>} */ ({
  '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
});
const tex = (/** @type {string} */ text) => text.replace(/[\\{}~^&%$#_]/g, (letter) => TEX[letter] ?? `\\${letter}`);

/** In one line. @param {string} text */
const flat = (text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
/** An address that no form of citation can break. @param {string} url */
const bare = (url) => url.replace(/[\\{}^|<>"\s]/g, (letter) => encodeURIComponent(letter));

/** @param {Work} work */
export function gbt7714({ author, title, isData, facts, visited, url }) {
  const kind = isData ? 'DB/OL' : 'EB/OL';
  return `${author ? `${flat(author)}. ` : ''}${flat(title)}[${kind}]. (${facts})[${visited}]. ${bare(url)}\n`;
}

/** @param {Work} work */
export function bibtex({ author, title, facts, factsUntil, visited, url, key }) {
  const [year, month] = facts.split('-');
  const fields = [
    // Two braces: a body's name has no first and last part, and a title keeps its capitals.
    ...(author ? [`author = {{${tex(flat(author))}}}`] : []),
    `title = {{${tex(flat(title))}}}`,
    `year = {${year}}`,
    ...(month ? [`month = ${MONTHS[Number(month) - 1]}`] : []),
    `note = {${tex(`${factsUntil} ${facts}`)}}`,
    `url = {${bare(url)}}`,
    `urldate = {${visited}}`,
  ];
  return `@online{${key},\n  ${fields.join(',\n  ')}\n}\n`;
}

/** @param {Work} work */
export function ris({ author, title, facts, factsUntil, visited, url, lang }) {
  const slashed = (/** @type {string} */ date) => [0, 1, 2].map((n) => date.split('-')[n] ?? '').join('/') + '/';
  const lines = [
    ['TY', 'ELEC'],
    ...(author ? [['AU', flat(author)]] : []),
    ['TI', flat(title)],
    ['Y1', slashed(facts)],
    ['Y2', slashed(visited)],
    ['UR', bare(url)],
    ['LA', lang],
    ['N1', `${factsUntil} ${facts}`],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}
