// `cargo xtask bench figures`: what it costs to move each figure, on this machine, as a table for a person to read. No test,
// since nothing about time can be asserted on a machine that others use too.
//
// Must stay true: the mouse is a real one and goes sixty steps; a frame is all that the page does from one picture to the next;
// its times are those in which the page's main thread had a processor, as Chromium traces them: what else runs on the
// machine is not counted, though it may cool caches.
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { CHROMIUM, FLAGS, SITE } from '../browser/support/chromium.mjs';
import { KINDS, reach } from '../browser/support/figures.mjs';
import { serve } from '../browser/support/server.mjs';

const STEPS = 60;
/** What a screen gives a page between two pictures, in ms. */
const FRAME = 1000 / 60;
/** Between two steps, in ms: more than a frame, so that each has one. */
const PACE = 40;
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute', 'toplevel'];
const SCRIPT = ['EventDispatch', 'FunctionCall', 'EvaluateScript', 'RunMicrotasks', 'TimerFire', 'FireAnimationFrame'];

/** Moves the mouse over a part of the figure from left to right, pressed; `rise` is how far up it goes on the way, in pixels. */
const drag = (part, rise = 0) => async (found) => {
  const { mouse } = found.page();
  const target = found.locator(part).first();
  const box = await target.boundingBox();
  const at = (way) => /** @type {const} */ ([box.x + box.width * (0.04 + 0.92 * way), box.y + box.height / 2 + rise * (0.5 - way)]);
  return {
    async begin() {
      await mouse.move(...at(0));
      await mouse.down();
    },
    step: (n) => mouse.move(...at(n / STEPS)),
    end: () => mouse.up(),
  };
};

/** Picks one after the other; what cannot be put away just then stays. */
const pick = (part) => async (found) => {
  const { mouse } = found.page();
  await found.locator(part).first().scrollIntoViewIfNeeded();
  const boxes = await found.locator(part).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  const step = (n) => {
    const { x, y, width, height } = boxes[n % boxes.length];
    return mouse.click(x + width / 2, y + height / 2);
  };
  return { begin: async () => {}, step, end: async () => {} };
};

/** The main handle of each kind, and the events by which its steps are known. */
const HANDLES = {
  emergence: { act: drag('.chart'), event: 'pointermove', what: 'the chart' },
  customers: { act: drag('.chart'), event: 'pointermove', what: 'the months' },
  stack: { act: pick('.picks label'), event: 'click', what: 'makers, one by one' },
  scaling: { act: drag('.chart'), event: 'pointermove', what: 'the chart' },
  outcomes: { act: drag('.chart', 160), event: 'pointermove', what: 'a guess, drawn' },
};
/** What is moved by a slider has that besides. */
const SLIDERS = { emergence: 'the first slider', scaling: 'the first slider' };

/** The main thread's work for each frame, and its script's, in ms. @param {Buffer} trace */
function frames(trace, event) {
  const { traceEvents } = JSON.parse(trace.toString());
  const { pid, tid } = traceEvents.find(({ name, args }) => name === 'EventDispatch' && args?.data?.type === event);
  const own = traceEvents.filter((one) => one.ph === 'X' && one.pid === pid && one.tid === tid).sort((a, b) => a.ts - b.ts);
  const found = [];
  let frame = { script: 0, all: 0 };
  let [task, script] = [0, 0];
  for (const { name, ts, dur, tdur = dur } of own) {
    if (name === 'RunTask') {
      // What comes after the task in which a picture was handed over belongs to the next one.
      if (frame.isOver) {
        found.push(frame);
        frame = { script: 0, all: 0 };
      }
      frame.all += tdur / 1000;
      task = ts + dur;
    } else if (SCRIPT.includes(name) && ts >= script && ts < task) {
      frame.script += tdur / 1000;
      script = ts + dur;
    } else if (name === 'Commit') frame.isOver = true;
  }
  return found;
}

const shown = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return [at(0.5), at(0.95), sorted.at(-1)].map((one) => one.toFixed(1).padStart(6)).join(' ');
};

const server = await serve(SITE);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
console.log(`${cpus()[0].model}, Chromium ${browser.version()}: ms of the main thread for a frame, over ${STEPS} steps\n`);
console.log(`${' '.repeat(30)}  script              all, with style, layout and paint`);
console.log(`${' '.repeat(30)}median    p95    max    median    p95    max    over ${FRAME.toFixed(1)}`);
const rows = KINDS.flatMap((kind) => {
  const { what, ...handle } = HANDLES[kind];
  const slider = SLIDERS[kind] && { kind, name: SLIDERS[kind], act: drag('input[type=range]'), event: 'input' };
  return [{ kind, name: what, ...handle }, ...(slider ? [slider] : [])];
});
for (const { kind, name, act, event } of rows) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  await page.goto(server.url);
  const found = await reach(page, kind);
  const hand = await act(found);
  // Neighbours may come alive meanwhile.
  await pause(1_000);
  await hand.begin();
  await browser.startTracing(page, { categories: CATEGORIES });
  for (let n = 1; n <= STEPS; n++) {
    await hand.step(n);
    await pause(PACE);
  }
  const trace = await browser.stopTracing();
  await hand.end();
  const all = frames(trace, event);
  const over = all.filter((one) => one.all > FRAME).length;
  console.log(`${kind.padEnd(10)} ${name.padEnd(18)} ${shown(all.map((one) => one.script))}    ${shown(all.map((one) => one.all))}    ${String(over).padStart(9)} of ${all.length}`);
  await page.close();
}
await browser.close();
server.close();
