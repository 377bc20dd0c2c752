// @ts-check
/**
 * Keeps what a reader has acted on where it stands on the screen, while what stands above it grows or shrinks for that.
 *
 * Browsers do so only where what they hold on to stays in the page and keeps its size: not where that is a row which goes or gets others
 * before it, not where rows come that are laid out only near the window, and WebKit not at all.
 *
 * Must stay true: a reader who goes elsewhere is never taken back; nothing is laid out that the same frame would not lay out anyway;
 * it makes no difference which box scrolls, nor how smoothly the host would have it. In a frame that is as high as what is in it nothing
 * does: what is left is said by an event, and whoever answers for the page around it (`frame.js`) hears of each pixel once.
 */

/** So long what was asked for may take, in ms, and so long what has come may go on changing its height: other guests follow the list later. */
const COMES_WITHIN = 5_000;
const SETTLES_WITHIN = 1_000;

/** What may scroll an element, from the inside out, through shadow roots. @param {Element} element @returns {Generator<Element>} */
function* scrollersOf(element) {
  for (let at = /** @type {any} */ (element); (at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host); )
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) yield at;
  const { scrollingElement } = element.ownerDocument;
  if (scrollingElement) yield scrollingElement;
}

/** Whether a reader who is at work in an element goes elsewhere with this. @param {any} event @param {Element} held */
function leaves(event, held) {
  const { type, key, defaultPrevented } = event;
  const path = event.composedPath();
  const [target] = path;
  const isWork = path.includes(held) && !target.closest('a');
  if (type === 'pointerdown' || type === 'focusin') return !isWork;
  if (type === 'keydown' && isWork && (key === 'Enter' || key === ' ' || (key !== 'Tab' && target.matches('input, select')))) return false;
  // A pointer is cancelled where a finger has begun to scroll.
  return !defaultPrevented;
}

export class Hold {
  /** Rows that are laid out only now change the height of it all before that is drawn. */ #sizes = new ResizeObserver(() => this.#put());
  /** @type {Element | undefined} */ #held;
  #top = 0;
  #until = 0;
  #ears = new AbortController();

  /**
   * What is asked for next is the reader's doing, in an element that is to stay; where it is not on the screen, nothing is held.
   * @param {Element} held @param {Element} whole what both that and most of what changes are in
   */
  take(held, whole) {
    this.#until = performance.now() + COMES_WITHIN;
    // Who acts again before all is settled has it where it was before.
    if (held === this.#held) return;
    this.end();
    const { top, bottom } = held.getBoundingClientRect();
    if (bottom <= 0 || top >= innerHeight) return;
    this.#held = held;
    this.#top = top;
    this.#ears = new AbortController();
    const { signal } = this.#ears;
    for (const type of ['wheel', 'keydown', 'focusin', 'pointerdown', 'pointercancel'])
      addEventListener(type, (event) => leaves(event, held) && this.end(), { signal, passive: true });
    this.#sizes.observe(whole);
    const follow = () => {
      if (signal.aborted) return;
      this.#put();
      if (held.isConnected && performance.now() < this.#until) requestAnimationFrame(follow);
      else this.end();
    };
    requestAnimationFrame(follow);
  }

  /** What was asked for has been drawn. */
  settle() {
    this.#until = Math.min(this.#until, performance.now() + SETTLES_WITHIN);
  }

  end() {
    this.#held = undefined;
    this.#ears.abort();
    this.#sizes.disconnect();
  }

  #put() {
    if (!this.#held?.isConnected) return;
    let off = this.#held.getBoundingClientRect().top - this.#top;
    if (Math.abs(off) < 1) return;
    for (const box of scrollersOf(this.#held)) {
      const before = box.scrollTop;
      box.scrollBy({ top: off, behavior: 'instant' });
      off -= box.scrollTop - before;
      if (Math.abs(off) < 1) return;
    }
    const left = new CustomEvent('yongxian-shift', { detail: off, bubbles: true, cancelable: true });
    if (!this.#held.dispatchEvent(left)) this.#top += off;
  }
}
