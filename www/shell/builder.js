// @ts-check
/**
 * The page where one chooses how to embed, sees it and copies the code.
 *
 * Must stay true: the preview is what the code would show; the code holds only what differs from the defaults, with every
 * value escaped; without this script the page's code stands there as it is.
 */
import { contrast } from './contrast.js';
import { ELEMENT_NAME, SANDBOX, folder, frameAddress, written } from './written.js';

/** @typedef {import('./written.js').Choice} Choice */

/** Text below this contrast with its ground is hard to read; WCAG 2.2, success criterion 1.4.3. */
const ENOUGH = 4.5;
const GROUNDS = ['paper', 'card'];

const main = /** @type {HTMLElement} */ (document.getElementById('builder'));
const form = /** @type {HTMLFormElement} */ (main.querySelector('form'));
const code = /** @type {HTMLTextAreaElement} */ (document.getElementById('code'));
const preview = /** @type {HTMLElement} */ (document.getElementById('preview'));
const snippet = /** @type {HTMLAnchorElement} */ (document.getElementById('snippet'));
const warning = /** @type {HTMLElement} */ (form.querySelector('.contrast'));
const copy = /** @type {HTMLButtonElement} */ (main.querySelector('[data-copy]'));
const copied = /** @type {HTMLOutputElement} */ (document.getElementById('copied'));
const colours = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('input[type=color]'))];
const site = new URL(main.dataset.site ?? '.', location.href).href;

/** The state that the preview shows. */
let shown = '';
/** What the preview was made for: all that cannot be changed in place. */
let made = '';

/** @returns {Choice} */
function choice() {
  const values = new FormData(form);
  const text = (/** @type {string} */ name) => String(values.get(name) ?? '');
  const lang = text('lang') === 'en' ? 'en' : 'zh';
  return {
    site,
    lang,
    title: (lang === 'en' ? main.dataset.titleEn : main.dataset.titleZh) ?? '',
    form: text('form'),
    view: text('view'),
    theme: text('theme'),
    state: values.has('begin') ? shown : '',
    font: values.has('font'),
    sync: values.has('sync'),
    colours: changedColours(),
  };
}

/** The pairs of which one colour was changed. @returns {[string, string][]} */
function changedColours() {
  const names = [...new Set(colours.map((input) => input.name))];
  return names.flatMap((name) => {
    const pair = colours.filter((input) => input.name === name);
    if (pair.every((input) => input.value === input.defaultValue)) return [];
    return [/** @type {[string, string]} */ ([`--yongxian-${name}`, `light-dark(${pair.map((input) => input.value).join(', ')})`])];
  });
}

function update() {
  const now = choice();
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-only]'))) part.hidden = part.dataset.only !== now.form;
  code.value = written(now);
  copied.value = '';
  snippet.href = `${site}${folder(now)}snippet.html`;
  show(now);
  warn();
}

/** Brings the preview to what is chosen. @param {Choice} now */
function show(now) {
  const { lang, view, theme } = now;
  const wanted = now.form === 'element' ? 'element' : `frame ${lang} ${view} ${theme}`;
  if (wanted !== made) {
    made = wanted;
    preview.replaceChildren(now.form === 'element' ? element() : frame(now));
  }
  const widget = preview.querySelector(ELEMENT_NAME);
  if (!(widget instanceof HTMLElement)) return;
  const attributes = { lang, view, theme };
  for (const [name, value] of Object.entries(attributes)) if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  widget.toggleAttribute('inherit-font', now.font);
  const chosen = new Map(now.colours);
  for (const { name } of colours) {
    const property = `--yongxian-${name}`;
    const value = chosen.get(property);
    if (value) widget.style.setProperty(property, value);
    else widget.style.removeProperty(property);
  }
}

function element() {
  const widget = document.createElement(ELEMENT_NAME);
  widget.setAttribute('state', shown);
  return widget;
}

/** The frame that the code would put there. @param {Choice} now */
function frame(now) {
  const made = document.createElement('iframe');
  made.src = frameAddress(now, shown);
  made.title = now.title;
  made.setAttribute('sandbox', SANDBOX);
  return made;
}

/** Says which chosen colours cannot be read on one another. */
function warn() {
  const lines = [];
  for (const scheme of ['light', 'dark']) {
    const of = (/** @type {string} */ name) => colours.find((input) => input.name === name && input.dataset.scheme === scheme);
    for (const text of colours.filter((input) => input.dataset.scheme === scheme && !GROUNDS.includes(input.name)))
      for (const ground of GROUNDS.map(of)) {
        const ratio = ground ? contrast(text.value, ground.value) : Infinity;
        if (!ground || ratio >= ENOUGH) continue;
        const words = { scheme: text.dataset.schemeName, text: text.dataset.label, ground: ground.dataset.label, ratio: ratio.toFixed(1) };
        lines.push((warning.dataset.text ?? '').replace(/\{(\w+)\}/g, (_, name) => words[/** @type {keyof words} */ (name)] ?? ''));
      }
  }
  const text = lines.join('\n');
  if (warning.textContent !== text) warning.textContent = text;
}

/** @param {unknown} state */
function follow(state) {
  if (typeof state !== 'string' || state === shown) return;
  shown = state;
  if (choice().state) update();
}

form.addEventListener('input', update);
form.addEventListener('submit', (event) => event.preventDefault());
form.querySelector('[data-reset]')?.addEventListener('click', () => {
  for (const input of colours) input.value = input.defaultValue;
  update();
});
copy.addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(code.value);
    copied.value = copy.dataset.done ?? '';
  } catch {
    code.select();
    copied.value = copy.dataset.refused ?? '';
  }
});
preview.addEventListener('yongxian-change', (event) => follow(/** @type {CustomEvent} */ (event).detail?.state));
addEventListener('message', ({ source, data }) => {
  const from = preview.querySelector('iframe')?.contentWindow;
  if (from && source === from && data?.type === 'yongxian:change' && data.v === 1) follow(data.state);
});
update();
