// @ts-check
/**
 * Entry, fetched when somebody compares: the models chosen, in a bar at the foot of the widget, and side by side in a dialog.
 *
 * Must stay true: what is chosen is a part of the state and of its link, and nothing of it is kept here that a link does not
 * have; it needs no wasm of the widget's; nothing in the widget's tree is changed but what its own buttons say of themselves,
 * however often rows come and go. A dialog opens by itself only for who came by a link that asks for it.
 */
import { atHand, inBoth } from './bilingual.js';
import { WORDS } from './compare-words.js';
import { css } from './compared.js';
import { items, table } from './comparison.js';
import { say } from './content.js';
import { decoded, partOf, withParts } from './fragment.js';
import { make } from './make.js';

/** As `MAX_COMPARED` in src/domain/state.rs. */
const MOST = 4;
/** How long a region has to be there before what it says is announced, in ms. */
const NOTICED = 120;

/** @typedef {import('./acts.js').Place} Place */

/** @type {WeakMap<Node, Comparison>} */
const comparisons = new WeakMap();

/** @param {HTMLElement | ShadowRoot} scope @param {() => Place} now */
function comparisonIn(scope, now) {
  const comparison = comparisons.get(scope) ?? new Comparison(scope, now);
  comparisons.set(scope, comparison);
  return comparison;
}

/**
 * A row's button was pressed.
 * @param {HTMLElement} button @param {HTMLElement | ShadowRoot} scope @param {Place} _ @param {() => Place} now the place, as it is whenever it is asked for
 */
export const compare = (button, scope, _, now) => comparisonIn(scope, now).toggle(button);

/** The state has changed, or the page has come with one. @param {HTMLElement | ShadowRoot} scope @param {() => Place} now */
export const follow = (scope, now) => comparisonIn(scope, now).follow();

/** The ids that a fragment compares. @param {string} fragment */
function idsIn(fragment) {
  const ids = partOf(fragment, 'compare').split(',').map(decoded).filter(Boolean);
  return [...new Set(ids)].slice(0, MOST);
}

/** A fragment that compares other ids. @param {string} fragment @param {string[]} ids */
const comparing = (fragment, ids) => withParts(fragment, ['compare'], ids.length ? `compare=${ids.map(encodeURIComponent).join(',')}` : '');

/** @param {Element | null | undefined} row */
const nameOf = (row) => row?.querySelector('.name')?.textContent ?? '';

class Comparison {
  #scope;
  /** @type {() => Place} */ #now;
  /** @type {string[]} */ #ids = [];
  /** The models of them that the document knows. @type {import('./bilingual.js').Model[]} */ #models = [];
  /** @type {{ text?: string, lang: string, come: Promise<import('./bilingual.js').Document> } | undefined} */ #read;
  #turn = 0;
  /** The model whose button was pressed last: the bar stands after it for who goes by keyboard. */ #origin = '';
  #lang = /** @type {'zh' | 'en'} */ ('zh');
  #host = make('div', { 'data-tray': '' });
  #where = new CSSStyleSheet();
  #title = make('h2', { id: 'bar' });
  #list = make('ul');
  #status = make('p', { role: 'status' });
  #open = make('button', { type: 'button', class: 'first' });
  #clear = make('button', { type: 'button', class: 'clear' });
  #bar = make('section', { class: 'bar', 'aria-labelledby': 'bar' }, this.#title, make('div', { class: 'buttons' }, this.#open, this.#clear), this.#list, this.#status);
  #heading = make('h2', { id: 'title' });
  #only = make('input', { type: 'checkbox', role: 'switch' });
  #onlyText = make('span');
  #close = make('button', { type: 'button', class: 'close' }, '×');
  #found = make('p', { role: 'status' });
  #scroll = make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': 'title' });
  #dialog = make('dialog', { 'aria-labelledby': 'title' }, make('header', {}, this.#heading, make('label', {}, this.#only, this.#onlyText), this.#close), this.#found, this.#scroll);

  /** @param {HTMLElement | ShadowRoot} scope what the widget's root stands in @param {() => Place} now */
  constructor(scope, now) {
    this.#scope = scope;
    this.#now = now;
    const shadow = this.#host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet, this.#where];
    shadow.append(this.#bar, this.#dialog);
    this.#open.onclick = () => this.#show();
    this.#clear.onclick = () => {
      this.#choose([], this.#words.cleared);
      this.#buttonOf(this.#origin)?.focus();
    };
    this.#only.onchange = () => this.#filter();
    this.#close.onclick = () => this.#dialog.close();
    // The dialog itself is hit only where it shows through: beside what is in it.
    this.#dialog.onclick = ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    };
    this.#dialog.onclose = () => {
      // It may be closed only to be opened in another way, see `#spread`.
      if (!this.#dialog.open) (this.#open.hidden ? this.#buttonOf(this.#origin) : this.#open)?.focus({ preventScroll: true });
    };
    this.#bar.onkeydown = (event) => this.#leave(event);
    scope.addEventListener('keydown', (event) => this.#enter(/** @type {KeyboardEvent} */ (event)));
    scope.addEventListener('focusin', ({ target }) => this.#uncover(/** @type {Element} */ (target)));
    addEventListener('beforeprint', () => this.#spread(true));
    addEventListener('afterprint', () => this.#spread(false));
    // Rows come and go: with the language, with scrolling, with another instance of the wasm.
    new MutationObserver(() => this.#mark()).observe(scope, { childList: true, subtree: true });
  }

  get #words() {
    return WORDS[this.#lang];
  }

  /** Takes a model in or out. @param {HTMLElement} button */
  toggle(button) {
    const row = /** @type {HTMLElement | null} */ (button.closest('[data-model]'));
    const id = row?.dataset.model;
    if (!id) return;
    const { fragment } = this.#settle();
    this.#origin = id;
    const ids = (this.#ids = idsIn(fragment));
    const name = nameOf(row);
    if (ids.includes(id)) return this.#choose(ids.filter((one) => one !== id), name);
    if (ids.length >= MOST) return this.#say(this.#words.full(name, MOST));
    return this.#choose([...ids, id], name);
  }

  /** Shows the state. */
  follow() {
    const place = this.#settle();
    const before = this.#ids;
    // A part without a list, which may share its state with one, has nothing to do with it.
    this.#ids = place.root.querySelector('.model-list') ? idsIn(place.fragment) : [];
    const isAsked = !before.length && this.#ids.length > 1 && !!(place.own || place.linked);
    return this.#draw(isAsked);
  }

  /** Takes its place in the widget, as that is now. */
  #settle() {
    const place = this.#now();
    const explainer = /** @type {HTMLElement} */ (place.root.querySelector('.explainer') ?? place.root);
    this.#lang = explainer.lang.startsWith('zh') ? 'zh' : 'en';
    this.#host.lang = explainer.lang;
    this.#host.dataset.scheme = getComputedStyle(explainer).colorScheme;
    // As high as all that is in it, a frame has no foot that one could see.
    const { scrollHeight } = document.documentElement;
    this.#host.dataset.framed = `${parent !== window && scrollHeight <= innerHeight + 1}`;
    if (!this.#host.isConnected) this.#scope.append(this.#host);
    return place;
  }

  /** @param {string[]} ids @param {string} told the name of the model that makes the difference, or a sentence */
  #choose(ids, told) {
    const { added, removed, more } = this.#words;
    const isMore = ids.length > this.#ids.length;
    this.#ids = ids;
    const { fragment, request } = this.#now();
    request(comparing(fragment, ids));
    const sentence = isMore ? added(told, ids.length) : ids.length ? removed(told, ids.length) : told;
    this.#say(isMore && ids.length === 1 ? `${sentence}${this.#lang === 'zh' ? '' : ' '}${more}` : sentence);
    return this.#draw(false);
  }

  /** Said once the region is there, or it would not be heard. @param {string} sentence */
  #say(sentence) {
    setTimeout(() => (this.#status.textContent = sentence), NOTICED);
  }

  /** @param {boolean} opens whether to open the dialog then */
  async #draw(opens) {
    const turn = ++this.#turn;
    this.#mark();
    const words = this.#words;
    try {
      const known = this.#ids.length ? await this.#document() : undefined;
      if (turn !== this.#turn) return;
      this.#models = this.#ids.flatMap((id) => known?.models.find((model) => model.id === id) ?? []);
    } catch (error) {
      console.warn('yongxian:', error);
      if (turn === this.#turn) this.#say(words.missing);
      return;
    }
    const count = this.#models.length;
    this.#bar.classList.toggle('is-empty', !count);
    this.#title.textContent = words.bar(count);
    this.#list.replaceChildren(...this.#models.map((model) => make('li', {}, this.#chip(model))));
    this.#open.textContent = words.compare;
    this.#clear.textContent = words.clear;
    this.#open.hidden = count < 2;
    this.#clear.hidden = !count;
    this.#where.replaceSync(`:host { --at: ${Math.round(this.#foot())}px }`);
    if (count < 2 && this.#dialog.open) this.#dialog.close();
    else if (opens) await this.#show();
    else if (this.#dialog.open) await this.#fill();
  }

  /** @param {import('./bilingual.js').Model} model */
  #chip({ id, name }) {
    const own = say(name, this.#lang);
    const chip = make('button', { type: 'button', class: 'chip', 'aria-label': this.#words.remove(own) }, make('span', { translate: 'no' }, own));
    chip.onclick = async () => {
      const at = this.#ids.indexOf(id);
      await this.#choose(this.#ids.filter((one) => one !== id), own);
      // The next one has taken its place.
      const chips = /** @type {NodeListOf<HTMLElement>} */ (this.#list.querySelectorAll('button'));
      (chips[Math.min(at, chips.length - 1)] ?? this.#buttonOf(this.#origin))?.focus();
    };
    return chip;
  }

  /** The document in the language shown. */
  #document() {
    const place = this.#now();
    const lang = this.#lang;
    if (this.#read?.lang !== lang || this.#read.text !== place.text) {
      const here = atHand(place);
      const come = here && (here.only ?? lang) === lang ? Promise.resolve(here) : inBoth(place).catch((error) => here ?? Promise.reject(error));
      this.#read = { text: place.text, lang, come };
      // What did not come is asked for again.
      come.catch(() => (this.#read = undefined));
    }
    return this.#read.come;
  }

  async #show() {
    await this.#fill();
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#scroll.focus();
  }

  async #fill() {
    const words = this.#words;
    const all = items(this.#models, await this.#document(), this.#lang, words);
    this.#heading.textContent = words.title;
    this.#onlyText.textContent = words.only;
    this.#close.setAttribute('aria-label', words.close);
    const { scrollLeft, scrollTop } = this.#scroll;
    this.#scroll.replaceChildren(table(this.#models, all, this.#lang, words));
    this.#scroll.scrollTo(scrollLeft, scrollTop);
    this.#filter();
  }

  /** Shows the rows that are wanted, and says how many. */
  #filter() {
    const rows = [.../** @type {NodeListOf<HTMLElement>} */ (this.#scroll.querySelectorAll('tbody tr'))];
    const differing = rows.filter((row) => row.classList.contains('differs'));
    for (const row of rows) row.hidden = this.#only.checked && !differing.includes(row);
    const { found, foundOnly } = this.#words;
    this.#found.textContent = (this.#only.checked ? foundOnly : found)(rows.length, differing.length);
  }

  /** On paper what is open stands after all else, as no dialog can. @param {boolean} onPaper */
  #spread(onPaper) {
    if (!this.#dialog.open || !this.#host.isConnected) return;
    const focused = /** @type {HTMLElement | null | undefined} */ (this.#host.shadowRoot?.activeElement);
    this.#dialog.close();
    if (onPaper) this.#dialog.setAttribute('open', '');
    else {
      this.#dialog.showModal();
      (focused ?? this.#scroll).focus();
    }
  }

  /** What the rows' buttons say of themselves. */
  #mark() {
    for (const button of this.#buttons()) {
      const row = /** @type {HTMLElement | null} */ (button.closest('[data-model]'));
      const isIn = this.#ids.includes(row?.dataset.model ?? '');
      const said = { 'aria-pressed': `${isIn}`, 'aria-label': this.#words.rowButton(nameOf(row)) };
      for (const [name, value] of Object.entries(said)) if (button.getAttribute(name) !== value) button.setAttribute(name, value);
    }
  }

  /** @returns {NodeListOf<HTMLElement>} */
  #buttons() {
    return this.#scope.querySelectorAll('[data-act="compare"]');
  }

  /** A row's button, if it is there. @param {string} id */
  #buttonOf(id) {
    return [...this.#buttons()].find((button) => /** @type {HTMLElement | null} */ (button.closest('[data-model]'))?.dataset.model === id);
  }

  /** Beneath what was pressed last, or at the head of the list; px from the top of the page. */
  #foot() {
    const at = this.#buttonOf(this.#origin) ?? this.#scope.querySelector('.models .section-head');
    return (at?.getBoundingClientRect().bottom ?? 0) + scrollY;
  }

  /** From the button pressed last, Tab leads into the bar. @param {KeyboardEvent} event */
  #enter(event) {
    const button = /** @type {Element} */ (event.target).closest('[data-act="compare"]');
    if (event.key !== 'Tab' || event.shiftKey || !button || button !== this.#buttonOf(this.#origin) || !this.#models.length) return;
    event.preventDefault();
    this.#stops()[0]?.focus();
  }

  /** And back from its ends. @param {KeyboardEvent} event */
  #leave(event) {
    const button = this.#buttonOf(this.#origin);
    const stops = this.#stops();
    const end = event.shiftKey ? stops[0] : stops.at(-1);
    const ends = event.key === 'Tab' && /** @type {ShadowRoot} */ (this.#host.shadowRoot).activeElement === end;
    if (!button || !(ends || event.key === 'Escape')) return;
    // Forwards, the browser goes on from there by itself.
    if (event.shiftKey || event.key === 'Escape') event.preventDefault();
    event.stopPropagation();
    button.focus();
  }

  #stops() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.#bar.querySelectorAll('button:not([hidden])'))];
  }

  /** What has the focus must not be under the bar. @param {Element} target */
  #uncover(target) {
    if (target === this.#host || !this.#models.length || this.#dialog.open) return;
    const bar = this.#bar.getBoundingClientRect();
    const { top, bottom } = target.getBoundingClientRect();
    if (Math.abs(bar.bottom - innerHeight) < 2 && bottom > bar.top && top < bar.bottom) scrollBy({ top: bottom - bar.top + 8, behavior: 'instant' });
  }
}
