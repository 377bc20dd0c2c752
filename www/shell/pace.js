// @ts-check
/**
 * Long work in slices, between which the page has its turn, and can say that it is enough.
 *
 * Must stay true: between two slices timers, input and drawing come first, in a hidden page too; what was cancelled does not go on
 * for another slice.
 */
import { Fault } from './faults.js';

/** How long a slice is, in ms, and what is told at its end can make it longer: a frame of 60 a second has room for both. */
const SLICE = 8;

/**
 * How far it has come. `loaded` and `total` are to be compared with one another only; a `total` of 0 is not known.
 * @typedef {{ phase: 'fetch' | 'check' | 'read', loaded: number, total: number }} Progress
 */

/** @type {MessageChannel | undefined} */
let channel;
/** @type {(() => void)[]} */
const waiting = [];

/**
 * Lets everything else have a turn. A message waits in one line with timers and input: `scheduler.yield` would go before the timers of
 * the page around, for as long as there is anything to read, and a timer of ours would wait 4 ms each time.
 * @returns {Promise<void>}
 */
export function turn() {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  const { port2 } = channel;
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(0);
  });
}

export class Pace {
  #until = performance.now() + SLICE;
  #tell;
  #turn;

  /**
   * @param {AbortSignal} [signal] says that it is enough @param {(progress: Progress) => void} [tell]
   * @param {() => Promise<void>} [rest] ends when there is time for the next slice
   */
  constructor(signal, tell, rest = turn) {
    this.signal = signal;
    this.#tell = tell;
    this.#turn = rest;
  }

  /** Throws if it is enough. */
  check() {
    if (this.signal?.aborted) throw new Fault('data-cancelled', new Error('reading was cancelled'));
  }

  /** To be called after every small piece of work. @param {Progress} progress @throws {Fault} once it is enough */
  async rest(progress) {
    this.check();
    if (performance.now() < this.#until) return;
    this.#tell?.(progress);
    await this.#turn();
    this.#until = performance.now() + SLICE;
    this.check();
  }
}
