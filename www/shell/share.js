// @ts-check
/**
 * Entry, fetched when it is first wanted: all ways to take the explainer along, in one panel, and the panel of what changed.
 *
 * Must stay true: it shares what is shown, in the language and theme shown; what cannot be done here is not offered, or says
 * what to do instead; it needs no wasm of the widget's, so that it works where that has died.
 */
import { showChanges } from './changed.js';
import { chart, chartsIn } from './chart.js';
import { codeDrawing, codeOf } from './code.js';
import { addCitation, addList } from './export.js';
import { canShare, copied, download, linkTo, shared, withoutLang } from './link.js';
import { make } from './make.js';
import { WORDS } from './panel-words.js';
import { Panel, choice } from './panel.js';
import { picture } from './picture.js';
import { save } from './save.js';

export { showChanges };

/**
 * @typedef {object} Shown
 * @property {import('./acts.js').Place} place
 * @property {HTMLElement} explainer  what the reader sees
 * @property {'zh' | 'en'} lang
 * @property {string} title
 * @property {string} link
 * @property {import('./panel-words.js').Words} words
 */

/** @param {HTMLElement} button @param {HTMLElement | ShadowRoot} scope @param {import('./acts.js').Place} place */
export function share(button, scope, place) {
  const explainer = /** @type {HTMLElement} */ (place.root.querySelector('.explainer') ?? place.root);
  // A second press may have come before the first one was answered.
  if (scope.querySelector('[data-panel]')) return;
  const lang = explainer.lang.startsWith('zh') ? 'zh' : 'en';
  const words = WORDS[lang];
  const title = explainer.querySelector('h1')?.textContent ?? document.title;
  const link = linkTo(place, lang, explainer.dataset.view);
  const { colorScheme } = getComputedStyle(explainer);
  const panel = new Panel(words, { lang: explainer.lang, scheme: colorScheme, framed: parent !== window });
  /** @type {Shown} */
  const shown = { place, explainer, lang, title, link, words };
  const code = codeOf(link);
  addLink(panel, shown, code);
  addPicture(panel, shown, code);
  addCharts(panel, shown);
  addList(panel, shown);
  addCitation(panel, shown);
  if (place.site !== undefined) addFile(panel, shown, place.site);
  addPrint(panel, shown);
  // Where the page can be installed, install.js knows, and adds that way.
  if (place.own) dispatchEvent(new CustomEvent('yongxian:panel', { detail: panel }));
  panel.open(scope, () => (button.isConnected ? button : scope.querySelector('[data-act="share"]')));
}

/** What became of something that was handed to the system. @param {ShareData} data @param {import('./panel-words.js').Words} words */
async function handed(data, words) {
  const became = await shared(data);
  return { shared: words.sent, cancelled: words.cancelled, refused: words.refused }[became];
}

/** @param {Panel} panel @param {Shown} shown @param {Promise<import('./code.js').Code | undefined>} drawing */
function addLink(panel, { link, title, words, place }, drawing) {
  const field = make('input', { type: 'text', readonly: '', value: link, 'aria-label': words.link, spellcheck: 'false', dir: 'ltr' });
  field.onfocus = () => field.select();
  const copy = panel.button(words.copy, async () => ((await copied(field)) ? words.copied : words.selected));
  copy.className = 'first';
  const data = { title, url: link };
  const send = panel.button(words.send, () => handed(data, words));
  const code = make('figure', {}, make('figcaption', {}, words.codeHint));
  const hint = place.site === undefined ? words.linkToHost : words.linkTo;
  const section = panel.way(title, hint, copy, ...(canShare(data) ? [send] : []));
  section.className = 'link';
  section.insertBefore(field, section.lastChild);
  section.prepend(code);
  drawing.then(
    (drawn) => {
      if (drawn) code.prepend(codeDrawing(drawn, words.code));
      else code.replaceChildren(make('p', {}, words.codeTooLong));
    },
    () => code.replaceChildren(make('p', {}, words.codeMissing)),
  );
}

/** @param {Panel} panel @param {Shown} shown @param {Promise<import('./code.js').Code | undefined>} drawing */
function addPicture(panel, shown, drawing) {
  const { words, title } = shown;
  const draw = panel.button(words.draw, async () => {
    const made = await picture(shown, await drawing.catch(() => undefined)).catch((error) => console.warn('yongxian:', error));
    if (!made) return words.noPicture;
    const { canvas, file, name, text, left } = made;
    const image = make('img', { alt: text, src: canvas.toDataURL() });
    // A policy that forbids such addresses does not forbid the canvas.
    image.onerror = () => image.replaceWith(canvas);
    const save = panel.button(words.save, () => {
      download(file, name);
      return origin === 'null' ? words.savedMaybe : words.saved;
    });
    const data = { files: [new File([file], name, { type: file.type })], title };
    const send = panel.button(words.sendPicture, () => handed(data, words));
    preview.replaceChildren(image);
    draw.replaceWith(...(canShare(data) ? [send] : []), save);
    save.focus();
    return left ? words.drawnPart(left) : words.drawn;
  });
  const preview = make('div', { class: 'preview' });
  panel.way(words.picture, words.pictureHint, draw).append(preview);
}

/** @param {Panel} panel @param {Shown} shown */
function addCharts(panel, shown) {
  const { words } = shown;
  const kinds = chartsIn(shown.explainer);
  const first = kinds[0];
  if (!first) return;
  const preview = make('div', { class: 'preview' });
  const changed = () => preview.replaceChildren();
  const what = kinds.length > 1 ? choice(words.chart, 'chart', Object.fromEntries(kinds.map((kind) => [kind, words.charts[kind]])), changed) : undefined;
  const form = choice(words.form, 'chart-form', { png: words.formPng, svg: words.formSvg }, changed);
  const keep = panel.button(words.chartSave, async () => {
    const kind = /** @type {import('./chart.js').Kind} */ (what?.chosen() ?? first);
    const made = await chart(shown, kind, /** @type {'png' | 'svg'} */ (form.chosen())).catch((error) => console.warn('yongxian:', error));
    if (!made) return words.chartMissing;
    const { canvas, file, name, text } = made;
    const image = make('img', { alt: text, src: canvas.toDataURL() });
    image.onerror = () => image.replaceWith(canvas);
    preview.replaceChildren(image);
    download(file, name);
    return parent === window ? words.chartSaved : words.savedMaybe;
  });
  const section = panel.way(words.chart, words.chartHint, keep);
  section.classList.add('take');
  section.lastElementChild?.before(...(what ? [what.element] : []), form.element);
  section.append(preview);
}

/** @param {Panel} panel @param {Shown} shown @param {string} site */
function addFile(panel, { place, lang, words }, site) {
  const keep = panel.button(words.keep, async () => {
    try {
      await save({ site, lang, fragment: withoutLang(place.fragment) });
      return origin === 'null' ? words.keptMaybe : words.kept;
    } catch (error) {
      console.warn('yongxian:', error);
      return words.notKept;
    }
  });
  panel.way(words.file, words.fileHint, keep);
}

/** @param {Panel} panel @param {Shown} shown */
function addPrint(panel, { link, words, place }) {
  // In somebody else's page the browser would print all of that.
  if (!place.own && place.site !== undefined) {
    panel.way(words.print, words.printElsewhereHint, make('a', { href: link, target: '_blank', rel: 'noopener' }, words.printElsewhere));
    return;
  }
  const print = panel.button(words.print, () => {
    window.print();
    return words.printed;
  });
  panel.way(words.print, words.printHint, print);
}
