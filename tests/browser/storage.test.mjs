// The n-th call of the browser's storage fails, once and from then on, in the page and in its worker: the page is alive all the
// same, what is kept is kept whole, and the next visit with a sound device keeps it.
//
// Must stay true: a call fails as browsers let it fail, by a rejected promise or a thrown exception of the right name; the
// worker is the published one with a few lines before it, since nobody can reach into a worker from outside.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ALL, SITE, becomes } from './support/chromium.mjs';
import { until } from './support/engines.mjs';
import { answers, asksForUpdate, bar, beginReader, endsWell, halves, isKept, isLive, isSettled, ourCaches, press } from './support/reader.mjs';

const { server, visit, another } = await beginReader(test);
const limit = { timeout: ALL ? 3_600_000 : 300_000 };
const ERRORS = ['QuotaExceededError', 'SecurityError'];

/** Makes a call fail. Runs in the page and, as text, at the head of the worker. */
function sabotage({ at, forever, error }) {
  const plan = { calls: 0, names: [] };
  const wrap = (home, names) => {
    for (const name of names) {
      const real = home?.[name];
      if (typeof real !== 'function') continue;
      home[name] = function (...args) {
        plan.names.push(name);
        const call = plan.calls++;
        if (call !== at && !(forever && call > at)) return real.apply(this, args);
        const failure = new DOMException(`call ${call} (${name})`, error);
        if (home === globalThis.Storage?.prototype) throw failure;
        return Promise.reject(failure);
      };
    }
  };
  const { prototype: none } = class {};
  const homeOf = (name) => globalThis[name]?.prototype ?? none;
  wrap(homeOf('CacheStorage'), ['open', 'match', 'has', 'delete', 'keys']);
  wrap(homeOf('Cache'), ['match', 'matchAll', 'add', 'addAll', 'put', 'delete', 'keys']);
  wrap(homeOf('StorageManager'), ['persist', 'persisted', 'estimate', 'getDirectory']);
  wrap(homeOf('Storage'), ['getItem', 'setItem', 'removeItem', 'clear', 'key']);
  wrap(homeOf('ServiceWorkerContainer'), ['register', 'getRegistration', 'getRegistrations']);
  wrap(homeOf('ServiceWorkerRegistration'), ['update', 'unregister']);
  wrap(homeOf('Clients'), ['matchAll', 'claim', 'get']);
  globalThis.__plan = plan;
}
const NEVER = { at: Infinity, forever: false, error: ERRORS[0] };
const named = ({ at, forever, error }) => `call ${at}: ${error} ${forever ? 'from then on' : 'once'}`;
const ways = (calls, stride) => {
  const all = [false, true].flatMap((forever) => Array.from({ length: calls }, (_, at) => ({ at, forever, error: ERRORS[at % 2] })));
  return ALL ? all : all.filter(({ at }, n) => n % stride === 2 || at === 0);
};

async function sweep(t, calls, stride, act) {
  const wrong = [];
  let tried = 0;
  for (const way of ways(calls, stride)) {
    tried += 1;
    await act(way).catch((error) => wrong.push(`${named(way)}: ${error.message}`));
  }
  t.diagnostic(`${calls} calls; tried ${tried}`);
  assert.deepEqual(wrong, []);
}

test('in the page', limit, async (t) => {
  const first = await visit('', { before: (page) => page.addInitScript(sabotage, NEVER) });
  await isKept(first);
  const calls = await first.evaluate(() => window.__plan.calls);
  await sweep(t, Math.max(calls, 1), 3, async (way) => {
    await another();
    const page = await visit('', { live: false, before: (page) => page.addInitScript(sabotage, way) });
    assert.equal(await endsWell(page), 'live');
    assert.deepEqual(page.problems.filter((text) => /^(uncaught|yongxian)/.test(text)), []);
    const healed = await visit();
    await answers(healed);
    await isKept(healed);
    await becomes(() => halves(healed, [SITE]), []);
  });
});

test('in the worker', limit, async (t) => {
  const WORKER = /^\/sw\.js$/;
  const broken = (way) => ({ path: WORKER, rewrite: (text) => `(${sabotage})(${JSON.stringify(way).replace('null', 'Infinity')});
    addEventListener('message', ({ data, ports }) => data === 'calls' && ports[0].postMessage(__plan.calls));\n${text}` });
  server.fault(broken(NEVER));
  const first = await visit();
  await isKept(first);
  await first.reload();
  await isLive(first);
  const calls = await first.evaluate(() => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    navigator.serviceWorker.controller.postMessage('calls', [port2]);
  }));
  assert.ok(calls > 20, `${calls} calls`);
  await sweep(t, calls, 17, async (way) => {
    await another();
    server.fault(broken(way));
    const page = await visit();
    await until(page, async () => navigator.serviceWorker.controller || !(await navigator.serviceWorker.getRegistration())?.installing);
    await isSettled(page);
    const isThere = await page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.active);
    // Where to delete fails as well, something may be left; it serves nobody.
    if (isThere) assert.deepEqual(await halves(page, [SITE]), []);
    await page.reload();
    assert.equal(await endsWell(page), 'live');
    server.heal();
    // The sound worker is another script of the same version.
    await asksForUpdate(page);
    await page.reload();
    await isLive(page);
    await until(page, async () => (await navigator.serviceWorker.getRegistration())?.waiting || navigator.serviceWorker.controller);
    await isSettled(page);
    if (await page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration()).waiting)) {
      await bar(page).waitFor();
      await Promise.all([page.waitForEvent('load'), press(page, '用新版')]);
      await isLive(page);
    }
    await becomes(() => halves(page, [SITE]), []);
    assert.equal((await ourCaches(page)).length, 1);
  });
});
