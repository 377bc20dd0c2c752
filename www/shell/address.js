// @ts-check
/**
 * The state in the page's address and history.
 *
 * Must stay true: the history is written only for the widget's own states, plain anchors (no `=`) are the browser's, and
 * what others keep in the history's state is kept.
 */

/** Writing the history for each letter would hit the browser's limits; ms. */
const QUIET = 200;

export class Address {
  /** The fragment that this entry of the history stands for, or will when the timer has run. @type {string | undefined} */
  current;
  #prefix;
  #onFollow;
  /** @type {number | undefined} */ #timer;

  /**
   * @param {string} prefix what our fragments begin with
   * @param {(fragment: string, reveal: boolean) => void} onFollow hears a fragment, and whether what it points at is to come into view
   */
  constructor(prefix, onFollow) {
    this.#prefix = prefix;
    this.#onFollow = onFollow;
    this.current = this.#asked();
    // A step in the history fires both, a new hash by hand too; the second one finds nothing to do.
    addEventListener('popstate', this.#follow);
    addEventListener('hashchange', this.#follow);
  }

  /**
   * Whether what the present fragment points at is to come into view. After a reload or a step in the history the browser knows where the
   * reader stood, and only one thing that is pointed at is more than that.
   * @param {boolean} [isNew] whether the reader came by a link
   */
  reveals(isNew = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType('navigation')[0])?.type === 'navigate') {
    return isNew || /(^|&)(model|event)=/.test(this.current ?? '');
  }

  /** Lets the history go. */
  end() {
    clearTimeout(this.#timer);
    removeEventListener('popstate', this.#follow);
    removeEventListener('hashchange', this.#follow);
  }

  /** @param {string} fragment @param {string} step */
  record(fragment, step) {
    if (fragment === (this.current ?? '')) return;
    if (step === 'push') {
      // The entry that is left behind keeps its address, and what was typed last belongs to it.
      if (this.#timer === undefined) this.#write('replaceState', location.href);
      else this.#write('replaceState');
      this.current = fragment;
      this.#write('pushState');
    } else {
      this.current = fragment;
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#write('replaceState'), QUIET);
    }
  }

  /** The state that this entry of the history stands for; undefined for a plain anchor that the reader followed. */
  #asked() {
    // An entry with an anchor in its address may have been left for a state; it was marked then.
    const mark = history.state?.yongxian;
    if (typeof mark === 'string') return mark;
    // Where text fragments are unknown, they are left in the hash.
    const hash = location.hash.slice(1).replace(/:~:.*$/s, '');
    const fragment = hash.startsWith(this.#prefix) ? hash.slice(this.#prefix.length) : '';
    return !hash || fragment.includes('=') ? fragment : undefined;
  }

  #follow = () => {
    const fragment = this.#asked();
    if (fragment === undefined || fragment === this.current) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.current = fragment;
    this.#onFollow(fragment, this.reveals(history.state?.yongxian === undefined));
  };

  /** @param {'pushState' | 'replaceState'} verb @param {string} [url] */
  #write(verb, url) {
    const fragment = this.current ?? '';
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      history[verb](
        { ...history.state, yongxian: fragment },
        '',
        url ?? location.pathname + location.search + (fragment && `#${this.#prefix}${fragment}`),
      );
    } catch {
      // Too many in a short time, or a page that has no history of its own; the next change writes again.
    }
  }
}
