// `cargo xtask bench list`: the list of models beside other people's lists, on this machine, as a table for a person to read. No test,
// since nothing about time can be asserted on a machine that others use too.
//
// Must stay true: contestants take turns, so that what else the machine does hits all alike; each visit has a fresh context; one that
// refuses, hangs or dies is a line in the table and ends nothing.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { CHROMIUM, FLAGS, SITE } from '../browser/support/chromium.mjs';
import { oracle } from './list/questions.mjs';
import { table } from './list/report.mjs';
import { visit } from './list/visit.mjs';
import { serve } from './support/server.mjs';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['40'] },
    only: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
    limit: { type: 'string', default: '60' },
    out: { type: 'string' },
  },
});
const documents = process.env.YONGXIAN_DOCUMENTS ?? '';
const folder = fileURLToPath(new URL('list/contestants', import.meta.url));
const known = (await readdir(folder)).filter((file) => file.endsWith('.js')).map((file) => file.slice(0, -3));
/** Ours first, then other people's, then what bounds them. */
const ORDER = ['widget', 'unlimited', 'listjs', 'datatables', 'tabulator', 'aggrid', 'minisearch', 'naive', 'tuned', 'floor'];
const names = known.filter((name) => options.only.length === 0 || options.only.includes(name)).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
const unknown = options.only.filter((name) => !known.includes(name));
if (unknown.length) throw new Error(`there is no ${unknown.join(', ')}; there are ${known.join(', ')}`);

const launch = () => chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, '--js-flags=--max-old-space-size=4096'] });
const here = fileURLToPath(new URL('list', import.meta.url));
const server = await serve({ here, site: SITE, documents });
let browser = await launch();
const limit = Number(options.limit) * 1000;
const rounds = Number(options.rounds);

const head = `${cpus()[0]?.model} × ${cpus().length}, Chromium ${browser.version()}, ${rounds} rounds; median / 95th percentile. “All keys”: from a key to the paint that
answers it; “script” and “thread”: how long script and the main thread as a whole were at work for it. “Cleared”: from a search to the
whole list. “Box”: a facet’s value ticked. Bytes: what a list fetches, after brotli 11, libraries as published.\n`;
console.log(head);
const tables = [];
for (const size of options.size.map(Number)) {
  const right = oracle(JSON.parse(await readFile(join(documents, `${size}.json`), 'utf8')));
  const visits = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // Another one begins each time.
    for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
      const before = visits.get(name);
      // Who did not stand once will not the next time.
      if (before.some(({ ready }) => ready === undefined)) continue;
      process.stderr.write(`${size} models, round ${round + 1}: ${name}\n`);
      const one = await visit(browser, { server, name, size, limit, right });
      before.push(one);
      if (one.gaveUp) {
        // What hangs may go on working beside the next one.
        await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
        browser = await launch();
      }
    }
  }
  tables.push(table(size, visits));
  console.log(tables.at(-1));
}
if (options.out) await writeFile(options.out, [`# Lists beside one another\n\n${head}`, ...tables].join('\n'));
await browser.close();
server.close();
