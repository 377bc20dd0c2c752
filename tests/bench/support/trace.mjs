// What the page's main thread did for each question, from Chromium's trace.
//
// Must stay true: times are those in which the thread had a processor; a question's work is all that begins between its own mark, with
// the task around it, and the next one's.

export const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute', 'toplevel', 'blink.user_timing'];
const SCRIPT = ['EventDispatch', 'FunctionCall', 'EvaluateScript', 'v8.run', 'RunMicrotasks', 'TimerFire', 'FireAnimationFrame'];

/** Script and all work for each mark, in ms. @param {Buffer} trace @returns {{ script: number, all: number }[]} */
export function work(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const marks = traceEvents.filter(({ name }) => name === 'bench:start').sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (!first) return [];
  const own = traceEvents
    .filter((one) => one.ph === 'X' && one.pid === first.pid && one.tid === first.tid)
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const found = marks.map(() => ({ script: 0, all: 0 }));
  let [question, task, script] = [-1, 0, 0];
  for (const { name, ts, dur, tdur = dur } of own) {
    if (name === 'RunTask' && ts >= task) {
      task = ts + dur;
      while (question + 1 < marks.length && marks[question + 1].ts < task) question++;
      if (question >= 0) found[question].all += tdur / 1000;
    } else if (SCRIPT.includes(name) && ts >= script && ts < task) {
      script = ts + dur;
      if (question >= 0) found[question].script += tdur / 1000;
    }
  }
  return found;
}
