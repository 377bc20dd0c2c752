// @ts-check
/**
 * The code that embeds what somebody chose.
 *
 * Must stay true: whatever a value holds, it ends neither its attribute nor its element; defaults are left out.
 */

export const ELEMENT_NAME = 'yongxian-explainer';

/**
 * @typedef {object} Choice
 * @property {string} site the site's address, with a slash at its end
 * @property {string} form `element`, `line` or `frame`
 * @property {'zh' | 'en'} lang
 * @property {string} view
 * @property {string} theme
 * @property {string} title what it is called in that language
 * @property {string} state a fragment without `#`
 * @property {boolean} font whether it takes the page's font
 * @property {boolean} sync whether the page's address holds the state
 * @property {[string, string][]} colours custom properties and their values
 */

/** @param {Choice} choice */
export function written(choice) {
  if (choice.form === 'line') return line(choice);
  return choice.form === 'frame' ? frame(choice) : element(choice);
}

/** The folder of a frame, seen from the site. @param {Pick<Choice, 'lang' | 'view'>} choice */
export const folder = ({ lang, view }) => `embed/${lang === 'en' ? 'en/' : ''}${view === 'full' ? '' : `${view}/`}`;

/** The address of a frame. @param {Pick<Choice, 'site' | 'lang' | 'view' | 'theme'>} choice @param {string} state */
export const frameAddress = (choice, state) =>
  `${choice.site}${folder(choice)}${choice.theme === 'auto' ? '' : `?theme=${choice.theme}`}${state ? `#${state}` : ''}`;

/** What a frame may do. */
export const SANDBOX = 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox';

/** @param {Choice} choice */
function element({ site, lang, view, theme, title, state, font, sync, colours }) {
  const given = attributes([
    ['lang', lang],
    ['view', view === 'full' ? '' : view],
    ['theme', theme === 'auto' ? '' : theme],
    ['state', state],
  ]);
  const rules = colours.map(([name, value]) => `  ${name}: ${value};\n`).join('');
  return [
    `<script type="module" src="${escaped(site)}yongxian.js"></script>`,
    ...(rules ? [`<style>\n${ELEMENT_NAME} {\n${rules}}\n</style>`] : []),
    `<${ELEMENT_NAME}${given}${font ? ' inherit-font' : ''}${sync ? ' sync-url' : ''}>`,
    `  <a href="${escaped(site)}${lang === 'en' ? 'en/' : ''}">${escaped(title)}</a>`,
    `</${ELEMENT_NAME}>`,
  ].join('\n');
}

/** @param {Choice} choice */
function line({ site, lang, view, theme, title, state }) {
  const given = attributes([
    ['data-lang', lang],
    ['data-view', view],
    ['data-theme', theme === 'auto' ? '' : theme],
    ['data-state', state],
    ['data-title', title],
  ]);
  return `<script async src="${escaped(site)}embed.js"${given}></script>`;
}

/** @param {Choice} choice */
function frame(choice) {
  const given = attributes([
    ['src', frameAddress(choice, choice.state)],
    ['title', choice.title],
    ['width', '800'],
    ['height', '900'],
    ['loading', 'lazy'],
    ['sandbox', SANDBOX],
    ['referrerpolicy', 'strict-origin-when-cross-origin'],
    ['style', 'width:100%;border:0'],
  ]);
  return `<iframe${given}></iframe>`;
}

/** Those that have a value. @param {[string, string][]} pairs */
const attributes = (pairs) => pairs.map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : '')).join('');

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
