// One visit: a fresh context, one contestant with one document, every question asked once.
//
// Must stay true: keys and clicks are the browser's own; whoever does not stand or answer in time is left, and what was measured
// until then is kept; a visit never fails the whole.
import { setTimeout as pause } from 'node:timers/promises';
import { within } from '../support/numbers.mjs';
import { judge, QUERIES, TICKS } from './questions.mjs';
import { CATEGORIES, work } from '../support/trace.mjs';

const VIEWPORT = { width: 1280, height: 900 };
/** Between two questions, in ms, so that none waits for the one before. */
const PACE = 40;
/** After a list stands, so that what it puts off is done. */
const REST = 500;

/**
 * @typedef {object} Visit
 * @property {number} [ready] ms from the document's text to the list on the screen
 * @property {{ query: string, paint: number, script?: number, all?: number }[]} keys
 * @property {{ paint: number, script?: number, all?: number }[]} ticks
 * @property {Record<string, string>} wrong by question: in what an answer was wrong
 * @property {Set<string>} asked the questions that were answered to the end
 * @property {number} [memory] bytes
 * @property {number} [nodes]
 * @property {number} [bytes] fetched, after brotli
 * @property {string} [gaveUp]
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{ server: any, name: string, size: number, limit: number, right: ReturnType<import('./questions.mjs').oracle> }} how
 * @returns {Promise<Visit>}
 */
export async function visit(browser, { server, name, size, limit, right }) {
  /** @type {Visit} */
  const found = { keys: [], ticks: [], wrong: {}, asked: new Set() };
  const context = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(limit);
  try {
    await page.goto(server.url);
    await page.waitForFunction(() => 'bench' in window);
    server.begin();
    const began = page.evaluate(([name, src]) => window.bench.begin(name, src), [name, `/documents/${size}.json`]);
    found.ready = await within(began, limit, `not ready within ${limit / 1000} s`);
    found.bytes = server.weight();
    await pause(REST);
    Object.assign(found, await within(weighed(context, page), limit, `no answer within ${limit / 1000} s`));
    await browser.startTracing(page, { categories: CATEGORIES });
    const end = Date.now() + limit;
    await within(ask(page, found, right, end), limit * 1.5, `no answer within ${limit / 1000} s`);
  } catch (error) {
    found.gaveUp = said(error);
  }
  const trace = await within(browser.stopTracing(), limit, 'no trace').catch(() => undefined);
  if (trace) attribute(trace, found);
  await within(context.close(), 10_000, 'does not end').catch((error) => (found.gaveUp ??= said(error)));
  return found;
}

/** A mistake in one line. */
const said = (error) => String(error.message).split('\n')[0].replace(/^page\.\w+: (Error: )?/, '').slice(0, 160);

/** What the page holds when it rests: JavaScript, DOM, and what lies outside of their heaps, such as a wasm's memory. */
async function weighed(context, page) {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const heap = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { memory: heap.usedSize + (heap.embedderHeapUsedSize ?? 0) + (heap.backingStorageSize ?? 0), nodes };
}

async function ask(page, found, right, end) {
  const timely = () => {
    if (Date.now() > end) throw new Error('too slow for all questions');
  };
  const answered = async (act) => {
    timely();
    await page.evaluate(() => window.bench.arm());
    await act();
    const paint = await page.evaluate(() => window.bench.answer);
    await pause(PACE);
    return paint;
  };
  const check = async (question, expected) => {
    const wrong = judge(await page.evaluate(() => window.bench.shown()), expected);
    found.asked.add(question);
    if (wrong) found.wrong[question] = wrong;
  };
  await check('all', right(''));
  const field = page.locator('input[type=search]:visible');
  await field.focus();
  for (const { name, text, byHand } of QUERIES) {
    for (const letter of text) {
      const act = () => (byHand ? page.keyboard.press(letter) : page.keyboard.insertText(letter));
      found.keys.push({ query: name, paint: await answered(act) });
    }
    await check(name, right(text));
    await page.keyboard.press('Control+A');
    await pause(PACE);
    found.keys.push({ query: 'cleared', paint: await answered(() => page.keyboard.press('Delete')) });
  }
  for (const [n, [facet, value]] of [...TICKS, ...TICKS].entries()) {
    const box = page.locator(`fieldset[data-facet="${facet}"] input[value="${value}"]`);
    await box.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await box.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await pause(PACE);
    found.ticks.push({ paint: await answered(() => page.mouse.click(x + width / 2, y + height / 2)) });
    if (n === TICKS.length - 1) await check('boxes', right('', TICKS));
  }
}

/** Adds to each question what the main thread did for it. @param {Buffer} trace @param {Visit} found */
function attribute(trace, found) {
  const done = work(trace);
  [...found.keys, ...found.ticks].forEach((one, n) => Object.assign(one, done[n]));
}
