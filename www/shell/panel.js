// @ts-check
/**
 * The dialog for whatever the shell has to show: the ways to take the explainer along, what changed since the last visit.
 *
 * Must stay true: modal, closed by Esc, by its button and beside it; the focus goes back to where it came from; nothing of
 * the page's styles gets in; every action ends with a sentence in the one status line.
 */
import { make } from './make.js';
import { css } from './parts.js';

/** @type {CSSStyleSheet | undefined} */
let sheet;

export class Panel {
  #host = make('div', { 'data-panel': '' });
  #dialog;
  #body = make('div', { class: 'body' });
  #status = make('p', { role: 'status' });
  #words;

  /**
   * @param {{ title: string, close: string, failed: string }} words
   * @param {{ lang: string, scheme: string, framed: boolean }} look
   */
  constructor(words, { lang, scheme, framed }) {
    this.#words = words;
    sheet ??= new CSSStyleSheet();
    sheet.replaceSync(css);
    const shadow = this.#host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet];
    Object.assign(this.#host.dataset, { scheme, framed });
    this.#host.lang = lang;
    const close = make('button', { type: 'button', class: 'close', 'aria-label': words.close }, '×');
    const head = make('header', {}, make('h2', { id: 'title' }, words.title), close);
    // In a frame that is as high as all that is in it, the foot of the panel may be off the screen.
    const order = framed ? [head, this.#status, this.#body] : [head, this.#body, this.#status];
    this.#dialog = make('dialog', { 'aria-labelledby': 'title' }, ...order);
    shadow.append(this.#dialog);
    close.onclick = () => this.#dialog.close();
    // The dialog itself is hit only where it shows through: beside what is in it.
    this.#dialog.onclick = ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    };
  }

  /** Puts something into the panel. @param {Node[]} parts */
  add(...parts) {
    this.#body.append(...parts);
  }

  /** A way: what it is called, what it is for, and what to press. @param {string} title @param {string} text @param {Node[]} inside */
  way(title, text, ...inside) {
    const section = make('section', {}, make('h3', {}, title), make('p', {}, text), make('div', { class: 'buttons' }, ...inside));
    this.add(section);
    return section;
  }

  /** A button; what its act resolves with is said. @param {string} label @param {() => Promise<string> | string} act */
  button(label, act) {
    const button = make('button', { type: 'button' }, label);
    button.onclick = async () => {
      button.setAttribute('aria-busy', 'true');
      try {
        this.say(await act());
      } catch (error) {
        console.warn('yongxian:', error);
        this.say(this.#words.failed);
      }
      button.removeAttribute('aria-busy');
    };
    return button;
  }

  close() {
    this.#dialog.close();
  }

  /** @param {string} sentence */
  say(sentence) {
    this.#status.textContent = sentence;
  }

  /** @param {HTMLElement | ShadowRoot} scope where it belongs @param {() => HTMLElement | null} opener what gets the focus afterwards */
  open(scope, opener) {
    const leave = () => this.#dialog.close();
    // What is shown may be another state from then on.
    addEventListener('popstate', leave);
    this.#dialog.onclose = () => {
      removeEventListener('popstate', leave);
      this.#host.remove();
      opener()?.focus({ preventScroll: true });
    };
    scope.append(this.#host);
    if (typeof this.#dialog.showModal === 'function') this.#dialog.showModal();
    else this.#dialog.setAttribute('open', '');
    // By hand: browsers block `autofocus` in frames, with a warning.
    /** @type {HTMLElement | null} */ (this.#body.querySelector('.first'))?.focus();
  }
}

/** A choice of one. @param {string} label @param {string} name @param {Record<string, string>} options @param {() => void} changed */
export function choice(label, name, options, changed) {
  const boxes = Object.entries(options).map(([value, text], nth) => {
    const box = make('input', { type: 'radio', name, value, ...(nth ? {} : { checked: '' }) });
    return make('label', {}, box, make('span', {}, text));
  });
  const element = make('fieldset', { 'aria-label': label }, ...boxes);
  element.onchange = changed;
  return { element, chosen: () => /** @type {HTMLInputElement} */ (element.querySelector(':checked')).value };
}
