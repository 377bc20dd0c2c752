/**
 * In a page: when a frame is over, and when what is drawn has come to rest.
 *
 * Must stay true: a frame is over when a message that was posted in its `requestAnimationFrame` arrives.
 */

/** Frames without a change after which an answer is taken for finished. */
const STILL = 3;

/** The end of the frame that comes next. @returns {Promise<number>} */
export const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(0);
    });
  });

/** When the frame was over in which something changed last; the next one if nothing changes. @param {() => string} sign what changes whenever it does */
export async function settled(sign) {
  let end = await painted();
  let shown = sign();
  for (let still = 0; still < STILL; still++) {
    const over = await painted();
    if (sign() === shown) continue;
    [shown, end, still] = [sign(), over, -1];
  }
  return end;
}
