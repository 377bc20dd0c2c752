// The table: one a size, a line a contestant.
//
// Must stay true: times are medians over all rounds, with the 95th percentile after a slash; ratios are of the medians before them, to
// the page that only writes a line and to the hand-tuned list; who is wrong, refuses or gives up is in the table and says so.
import { both, median, number, ratio } from '../support/numbers.mjs';
import { QUERIES } from './questions.mjs';

const NAMES = {
  widget: 'this widget',
  unlimited: 'this widget, no limits',
  listjs: 'List.js',
  datatables: 'DataTables',
  tabulator: 'Tabulator',
  aggrid: 'AG Grid Community',
  minisearch: 'MiniSearch, list by hand',
  naive: 'by hand, naive',
  tuned: 'by hand, tuned',
  floor: 'floor: one line a key',
};

const kilobytes = (bytes) => (bytes === undefined ? '–' : number(bytes / 1000));

/** One contestant's visits together. @param {import('./visit.mjs').Visit[]} visits */
function summed(visits) {
  const keys = visits.flatMap((one) => one.keys);
  const ticks = visits.flatMap((one) => one.ticks);
  const typed = keys.filter((one) => one.query !== 'cleared');
  const wrong = Object.assign({}, ...visits.map((one) => one.wrong));
  const asked = new Set(visits.flatMap((one) => [...one.asked]));
  return {
    bytes: median(visits.map((one) => one.bytes)),
    ready: median(visits.map((one) => one.ready)),
    byQuery: QUERIES.map(({ name }) => keys.filter((one) => one.query === name).map((one) => one.paint)),
    typed: typed.map((one) => one.paint),
    script: typed.map((one) => one.script),
    work: typed.map((one) => one.all),
    cleared: keys.filter((one) => one.query === 'cleared').map((one) => one.paint),
    ticks: ticks.map((one) => one.paint),
    tickScript: ticks.map((one) => one.script),
    memory: median(visits.map((one) => one.memory)),
    nodes: median(visits.map((one) => one.nodes)),
    verdict: [
      ...Object.entries(wrong).map(([question, what]) => `wrong (${question}: ${what})`),
      ...new Set(visits.map((one) => one.gaveUp).filter(Boolean)),
    ].join('; ') || (asked.size ? 'right' : '–'),
  };
}

const HEADS = [
  '', 'bytes, KB', 'ready, ms', ...QUERIES.map(({ name }) => `${name}, ms`), 'all keys, ms', '× floor', '× tuned', 'script, ms', '× floor', '× tuned',
  'thread, ms', 'cleared, ms', 'box, ms', 'script, ms', 'memory, MB', 'nodes', 'answers',
];

/** @param {number} size @param {Map<string, import('./visit.mjs').Visit[]>} visits by contestant */
export function table(size, visits) {
  const sums = new Map([...visits].map(([name, some]) => [name, summed(some)]));
  const against = (what, sum) => ['floor', 'tuned'].map((name) => ratio(median(sum[what]), median(sums.get(name)?.[what] ?? [])));
  const rows = [...sums].map(([name, sum]) => {
    const verdict = name === 'floor' ? '–' : sum.verdict;
    return [
      NAMES[name] ?? name, kilobytes(sum.bytes), number(sum.ready), ...sum.byQuery.map(both), both(sum.typed), ...against('typed', sum),
      both(sum.script), ...against('script', sum), both(sum.work), both(sum.cleared), both(sum.ticks), both(sum.tickScript),
      number(sum.memory && sum.memory / 1e6), sum.nodes?.toString() ?? '–', verdict,
    ];
  });
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [`## ${size.toLocaleString('en')} models`, '', line(HEADS), line(HEADS.map((_, n) => (n === 0 || n === HEADS.length - 1 ? '---' : '---:'))), ...rows.map(line), ''].join('\n');
}
