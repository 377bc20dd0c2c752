// @ts-check
/**
 * A document of the host's on its way: how far it is, for the page and for the reader, who can call it off.
 *
 * Must stay true: what comes within a moment shows nothing; what is shown moves nothing that is read; it goes up only, is said once,
 * and takes no focus; it leaves with what it is about, and a focus on it goes back to the explainer.
 */
import { make } from './make.js';
import { Pace } from './pace.js';

/** After so long, in ms, it is worth saying; and so often at most it is said anew. */
const MOMENT = 300;
const AGAIN = 100;

const WORDS = {
  zh: { reading: '正在读取文档…', cancel: '取消' },
  en: { reading: 'Reading the document…', cancel: 'Cancel' },
};

/**
 * @typedef {import('./pace.js').Progress} Progress
 * @typedef {Progress & { done: number | null }} Told  with the part of all the work that is done, as far as that is known
 */

export class Loading {
  #abort = new AbortController();
  #begun = performance.now();
  #last = 0;
  #done = 0;
  /** @type {Told} */ #now = { phase: 'check', loaded: 0, total: 0, done: null };
  #timer;
  #isOver = false;
  #place;
  #tell;
  /** @type {{ bar: HTMLElement, words: HTMLElement, gauge: HTMLProgressElement } | undefined} */ #shown;

  /**
   * @param {() => { scope: ShadowRoot, root: HTMLElement | null, lang: 'zh' | 'en', theme: string }} place where it is shown
   * @param {(told: Told) => void} tell
   */
  constructor(place, tell) {
    this.#place = place;
    this.#tell = tell;
    this.pace = new Pace(this.#abort.signal, this.hear);
    this.#timer = window.setTimeout(this.#say, MOMENT);
  }

  /** @param {Progress} progress */
  hear = ({ phase, loaded, total }) => {
    // What comes over the net is looked through as it comes, and read once it is there: half of the way each.
    const part = total ? (phase === 'read' ? 1 + loaded / total : loaded / total) / 2 : 0;
    this.#done = Math.max(this.#done, Math.min(part, 1));
    this.#now = { phase, loaded, total, done: total ? this.#done : null };
    const now = performance.now();
    if (now - this.#begun >= MOMENT && now - this.#last >= AGAIN) this.#say();
  };

  /** Calls it off. */
  cancel = () => this.#abort.abort();

  /** It has come, or never will. */
  end() {
    clearTimeout(this.#timer);
    const { bar } = this.#shown ?? {};
    const { scope, root } = this.#place();
    const hadFocus = !!bar?.contains(scope.activeElement);
    bar?.remove();
    this.#shown = undefined;
    this.#isOver = true;
    if (!hadFocus || !root) return;
    root.tabIndex = -1;
    root.focus({ preventScroll: true });
  }

  #say = () => {
    if (this.#isOver || this.#abort.signal.aborted) return;
    this.#last = performance.now();
    const { lang } = this.#place();
    const { phase, loaded, done } = this.#now;
    const { words, gauge } = (this.#shown ??= this.#show());
    const amount = done !== null ? `${Math.floor(done * 100)}%` : phase === 'fetch' && loaded ? `${(loaded / 1e6).toFixed(1)} MB` : '';
    words.textContent = `${WORDS[lang].reading} ${amount}`.trim();
    if (done === null) gauge.removeAttribute('value');
    else gauge.value = done;
    this.#tell({ ...this.#now });
  };

  #show() {
    const { scope, root, lang, theme } = this.#place();
    const { reading, cancel } = WORDS[lang];
    const words = make('span', { id: 'yongxian-reading' });
    const gauge = make('progress', { max: '1', 'aria-labelledby': 'yongxian-reading' });
    const button = make('button', { type: 'button' }, cancel);
    button.onclick = this.cancel;
    const status = make('span', { role: 'status' });
    const box = make('div', {}, words, gauge, button, status);
    const bar = make('section', { class: 'host-loading', part: 'loading', lang: lang === 'zh' ? 'zh-Hans' : 'en', 'aria-label': reading, 'data-theme': theme }, box);
    // Beside something to read it takes no room.
    bar.toggleAttribute('data-over', !!root?.firstElementChild);
    scope.prepend(bar);
    // There before anything is said in it: only then is it heard.
    setTimeout(() => (status.textContent = reading));
    return { bar, words, gauge };
  }
}
