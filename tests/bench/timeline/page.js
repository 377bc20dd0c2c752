/**
 * In the page: begins one contestant, and takes the time from a step to the paint that shows it.
 *
 * Must stay true: all are measured alike. A step is the contestant's own way to do what a reader's key or button does, without motion;
 * the clock stops after the frame in which what is drawn changed last. A frame is over when a message that was posted in its
 * `requestAnimationFrame` arrives.
 *
 * @typedef {object} Axis what a contestant returns once it stands
 * @property {() => void} zoom one step in, or out again: they take turns
 * @property {() => void} pan one step on, or back again
 * @property {() => string} sign something that changes whenever the drawing does, cheap to ask
 * @property {() => number} nodes how many elements it has
 *
 * A contestant is a module whose default export begins it: `(place, text) => Axis`.
 */
import { painted, settled } from '/support/frames.js';

const place = document.querySelector('.place');
/** @type {Axis} */
let axis;

const bench = {
  /** How long it takes from the document's text to the first drawing, in ms. @param {string} name @param {string} src */
  async begin(name, src) {
    const text = await (await fetch(src)).text();
    await painted();
    const start = performance.now();
    const { default: begin } = await import(`./contestants/${name}.js`);
    axis = await begin(place, text);
    return (await settled(axis.sign)) - start;
  },

  /** One step, in ms to the paint that shows it; whether anything changed. @param {'zoom' | 'pan'} what */
  async step(what) {
    const before = axis.sign();
    performance.mark('bench:start');
    const start = performance.now();
    axis[what]();
    const paint = (await settled(axis.sign)) - start;
    return { paint, changed: axis.sign() !== before };
  },

  nodes: () => axis.nodes(),
};
Object.assign(window, { bench });
