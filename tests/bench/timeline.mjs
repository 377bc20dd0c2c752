// `cargo xtask bench timeline`: the timeline beside other people's, on this machine, as a table for a person to read. No test, since nothing
// about time can be asserted on a machine that others use too.
//
// Must stay true: contestants take turns, so that what else the machine does hits all alike; each visit has a fresh context, in which
// nothing moves by itself; one that hangs or dies is a line in the table and ends nothing.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { CHROMIUM, FLAGS, SITE } from '../browser/support/chromium.mjs';
import { both, median, number, ratio, within } from './support/numbers.mjs';
import { serve } from './support/server.mjs';
import { CATEGORIES, work } from './support/trace.mjs';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['40', '400', '4000', '40000'] },
    only: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
    limit: { type: 'string', default: '60' },
    out: { type: 'string' },
  },
});
const NAMES = { widget: 'this widget', vis: 'vis-timeline', timelinejs: 'TimelineJS3', hand: 'by hand, SVG' };
const names = Object.keys(NAMES).filter((name) => options.only.length === 0 || options.only.includes(name));
const documents = process.env.YONGXIAN_DOCUMENTS ?? '';
const limit = Number(options.limit) * 1000;
/** Steps of each kind in a visit, and the ms between two. */
const [STEPS, PACE] = [10, 60];

/** Headlines of eight to fourteen letters, days anywhere in six years: the same for the same size, always. @param {number} size */
async function written(size) {
  const base = JSON.parse(await readFile(join(documents, '40.json'), 'utf8'));
  let seed = 0x9e3779b9;
  const chance = (/** @type {number} */ most) => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % most;
  const points = base.facets.find(({ field }) => field === 'points')?.values ?? [];
  const days = Array.from({ length: size }, () => Date.parse('2020-01-01') + chance(2192) * 864e5).sort((a, b) => a - b);
  base.events = days.map((day, n) => ({
    id: `event-${n}`, date: new Date(day).toISOString().slice(0, 10),
    title: { zh: `第${n}件编出来的事情发生了变化`.slice(0, 8 + chance(7)), en: `Made-up event ${n}` },
    summary: { zh: '由程序生成，并没有发生。', en: 'Generated; it never happened.' },
    facets: points.length ? { points: [points[chance(points.length)].value] } : {}, models: [], confidence: 'high', sources: ['generator'],
  }));
  base.models = [];
  const name = `events-${size}.json`;
  await writeFile(join(documents, name), JSON.stringify(base));
  return `/documents/${name}`;
}

/** @param {import('playwright-core').Browser} browser @param {Awaited<ReturnType<typeof serve>>} server @param {string} name @param {string} src */
async function visit(browser, server, name, src) {
  const found = { zoom: [], pan: [] };
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block', reducedMotion: 'reduce' });
  const page = await context.newPage();
  try {
    await page.goto(server.url);
    await page.waitForFunction(() => 'bench' in window);
    server.begin();
    found.ready = await within(page.evaluate(([name, src]) => window.bench.begin(name, src), [name, src]), limit, `not drawn within ${limit / 1000} s`);
    found.bytes = server.weight();
    await page.waitForTimeout(500);
    found.nodes = await page.evaluate(() => window.bench.nodes());
    await browser.startTracing(page, { categories: CATEGORIES });
    const end = Date.now() + limit;
    for (const what of ['zoom', 'pan'])
      for (let n = 0; n < STEPS; n++) {
        if (Date.now() > end) throw new Error('too slow for all steps');
        const step = await within(page.evaluate((what) => window.bench.step(what), what), limit, `no step within ${limit / 1000} s`);
        if (!step.changed) found.gaveUp = `a ${what} step changes nothing`;
        found[what].push(step);
        await page.waitForTimeout(PACE);
      }
  } catch (error) {
    found.gaveUp = String(error.message).split('\n')[0].slice(0, 160);
  }
  const trace = await within(browser.stopTracing(), limit, 'no trace').catch(() => undefined);
  if (trace) {
    const done = work(trace);
    [...found.zoom, ...found.pan].forEach((step, n) => Object.assign(step, done[n]));
  }
  await within(context.close(), 10_000, 'does not end').catch(() => {});
  return found;
}

const HEADS = ['', 'bytes, KB', 'drawn, ms', 'zoom, ms', '× this', 'script, ms', 'pan, ms', '× this', 'script, ms', 'elements', ''];

/** @param {number} size @param {Map<string, any[]>} visits */
function table(size, visits) {
  const all = new Map([...visits].map(([name, some]) => [name, {
    ...Object.fromEntries(['zoom', 'pan'].flatMap((what) => [[what, some.flatMap((one) => one[what].map(({ paint }) => paint))], [`${what}Script`, some.flatMap((one) => one[what].map(({ script }) => script))]])),
    ...Object.fromEntries(['bytes', 'ready', 'nodes'].map((what) => [what, median(some.map((one) => one[what]))])),
    gaveUp: [...new Set(some.map((one) => one.gaveUp).filter(Boolean))].join('; '),
  }]));
  const against = (what, one) => ratio(median(one[what]), median(all.get('widget')?.[what] ?? []));
  const rows = [...all].map(([name, one]) => [
    NAMES[name], number(one.bytes && one.bytes / 1000), number(one.ready), both(one.zoom), against('zoom', one), both(one.zoomScript),
    both(one.pan), against('pan', one), both(one.panScript), one.nodes?.toString() ?? '–', one.gaveUp,
  ]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [`## ${size.toLocaleString('en')} events`, '', line(HEADS), line(HEADS.map((_, n) => (n % (HEADS.length - 1) ? '---:' : '---'))), ...rows.map(line), ''].join('\n');
}

await mkdir(documents, { recursive: true });
const here = fileURLToPath(new URL('timeline', import.meta.url));
const server = await serve({ here, site: SITE, documents });
const launch = () => chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, '--js-flags=--max-old-space-size=4096'] });
let browser = await launch();
const rounds = Number(options.rounds);
const head = `${cpus()[0]?.model} × ${cpus().length}, Chromium ${browser.version()}, ${rounds} rounds of ${STEPS} steps each; median / 95th percentile. From a step
to the paint that shows it; “script”: how long script was at work for it. Bytes: what is fetched until it is drawn, after brotli 11.\n`;
console.log(head);
const tables = [];
for (const size of options.size.map(Number)) {
  const src = await written(size);
  const visits = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
      const before = visits.get(name);
      if (before.some(({ ready }) => ready === undefined)) continue;
      process.stderr.write(`${size} events, round ${round + 1}: ${name}\n`);
      before.push(await visit(browser, server, name, src));
      if (before.at(-1).gaveUp) {
        await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
        browser = await launch();
      }
    }
  tables.push(table(size, visits));
  console.log(tables.at(-1));
}
if (options.out) await writeFile(options.out, [`# Timelines beside one another\n\n${head}`, ...tables].join('\n'));
await browser.close();
server.close();
