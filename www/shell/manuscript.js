// @ts-check
/**
 * A document of a host's as it is read: what stands around its long lists, and the items of these in pieces.
 *
 * Must stay true: it is text within the limits, and JSON once an instance has read it; its pieces never change, so that whoever reads
 * it again (another instance, a guest) need not look through it again; the text as a whole is put together for who asks for it, and then kept.
 */
import { Fault } from './faults.js';
import { Pace } from './pace.js';

/** The lists that are cut: those that the wasm takes in pieces, see `src/domain/draft.rs`. */
export const LISTS = ['models', 'events', 'sources'];
/** How long a piece is at least, in UTF-16 units: a slow phone reads it within two frames. An item is never cut. */
export const PIECE = 32_768;

/** @typedef {{ list: string, text: string, from?: number, count?: number }} Piece  items of a list, with commas between */

export class Manuscript {
  #pieces;
  #judge;
  /** @type {string | undefined} */ #text;

  /**
   * @param {string} frame all but the items of the lists that are cut, which are empty in it @param {Piece[]} [pieces] in order
   * @param {(piece: Piece) => Fault | undefined} [judge] what is wrong with a piece that an instance has refused, if that is no JSON
   */
  constructor(frame, pieces = [], judge = () => undefined) {
    this.frame = frame;
    this.#pieces = pieces;
    this.#judge = judge;
    this.length = pieces.reduce((length, { text }) => length + text.length, frame.length);
  }

  /** All of it: of a list that stands twice, the later one counts. */
  get text() {
    if (this.#text !== undefined) return this.#text;
    const lists = LISTS.flatMap((name) => {
      const items = this.#pieces.filter(({ list }) => list === name).map(({ text }) => text);
      return items.length ? [`,"${name}":[${items.join()}]`] : [];
    });
    return (this.#text = lists.length ? `${this.frame.slice(0, this.frame.lastIndexOf('}'))}${lists.join('')}}` : this.frame);
  }

  /**
   * Has a fresh instance read it, piece by piece.
   * @param {any} Explainer the instance's class @param {() => boolean} isOver whether nobody needs it any more @param {Pace} [pace]
   * @returns {Promise<any>} what has read it
   */
  async into(Explainer, isOver, pace = new Pace()) {
    const app = Explainer.open(this.frame);
    let loaded = this.frame.length;
    const rest = async () => {
      await pace.rest({ phase: 'read', loaded, total: this.length });
      if (isOver()) throw new Fault('data-cancelled');
    };
    try {
      await rest();
      for (const piece of this.#pieces) {
        const { list, text } = piece;
        try {
          app.add(list, `[${text}]`);
        } catch (error) {
          throw this.#judge(piece) ?? error;
        }
        loaded += text.length;
        await rest();
      }
      while (app.prepare()) await rest();
    } catch (error) {
      try {
        app.free();
      } catch {
        // It has died of it.
      }
      throw error;
    }
    return app;
  }
}
