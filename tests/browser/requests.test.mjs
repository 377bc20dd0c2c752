// The n-th request fails, once and from then on: at a first visit, at a second one, and while a new version arrives.
//
// Must stay true: a request fails as requests do: no answer, the server's error, or a connection that breaks in the middle.
// Sampled here; whole with `cargo xtask test --all`.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ALL, SITE, becomes, isReadable, shows } from './support/chromium.mjs';
import { answers, asksForUpdate, bar, beginReader, endsWell, halves, isKept, isLive, isOffered, isSecond, isSettled, notesLostScript, press } from './support/reader.mjs';
import { secondVersion } from './support/versions.mjs';

const { server, visit, another } = await beginReader(test);
const second = await secondVersion(SITE, { all: true });
test.after(() => second.remove());
const FOLDERS = [SITE, second.folder];

const FAILURES = { 'gets no answer': { dead: true }, 'gets an error': { status: 500 }, 'breaks off': { cut: 700 } };
/** Every way in which one of so many requests can fail; a part of them, spread over all. */
function ways(requests) {
  const all = Object.keys(FAILURES).flatMap((how) => [false, true].flatMap((forever) => Array.from({ length: requests }, (_, at) => ({ how, forever, at }))));
  // Prime to the number of failures, so that each of them is met.
  return ALL ? all : all.filter((_, n) => n % 11 === 3);
}
const fault = ({ how, forever, at }) => ({ path: /./, skip: at, ...FAILURES[how], ...(forever ? {} : { times: 1 }) });
const named = ({ how, forever, at }) => `request ${at} ${how} ${forever ? 'from then on' : 'once'}`;
const isMet = () => server.log.some(({ isFaulty }) => isFaulty);
const limit = { timeout: ALL ? 3_600_000 : 300_000 };

/** Tries each way; all that went wrong is told at the end. */
async function sweep(t, requests, act) {
  const ends = {};
  const wrong = [];
  for (const way of ways(requests)) {
    try {
      const end = await act(way);
      ends[end] = (ends[end] ?? 0) + 1;
    } catch (error) {
      wrong.push(`${named(way)}: ${error.message}`);
    }
  }
  t.diagnostic(`${requests} requests; ${Object.entries(ends).map(([end, times]) => `${end} ${times}`).join(', ')}`);
  assert.deepEqual(wrong, []);
}

test('at a first visit', limit, async (t) => {
  server.log.length = 0;
  await isKept(await visit());
  const requests = server.log.length;
  assert.ok(requests >= 10, `${requests} requests`);
  await sweep(t, requests, async (way) => {
    await another();
    server.fault(fault(way));
    server.log.length = 0;
    const page = await visit('', { live: false, before: notesLostScript }).catch(() => undefined);
    const isPageLost = server.log[0]?.isFaulty;
    let end = 'no page';
    if (!isPageLost) {
      end = await endsWell(page);
      // The failure has been met, or the browser has asked again by itself and all has arrived.
      await becomes(async () => isMet() || (await page.evaluate(() => !!navigator.serviceWorker.controller)), true);
      await isSettled(page);
      await becomes(() => halves(page, FOLDERS), []);
    }
    server.heal();
    const again = await visit();
    await answers(again);
    await isKept(again);
    assert.deepEqual(await halves(again, FOLDERS), []);
    return end;
  });
});

test('at a second visit', limit, async (t) => {
  await isKept(await visit());
  // The page is on the device: the worker is all that is asked for.
  for (const way of Object.keys(FAILURES).map((how) => ({ how, forever: true, at: 0 }))) {
    server.fault(fault(way));
    const page = await visit('#q=GLM');
    await shows(page, 5);
    await answers(page);
    await isReadable(page);
    await isSettled(page);
    assert.deepEqual(await halves(page, FOLDERS), [], named(way));
    server.heal();
    await page.close();
  }
});

test('while a new version arrives', limit, async (t) => {
  /** A reader who has the first version, when the second one is published. */
  const begin = async () => {
    await another();
    server.publish(SITE);
    const page = await visit();
    await isKept(page);
    server.publish(second.folder);
    server.log.length = 0;
    return page;
  };
  const first = await begin();
  await asksForUpdate(first);
  await bar(first).waitFor();
  const requests = server.log.length;
  assert.ok(requests > 8, `${requests} requests`);
  await sweep(t, requests, async (way) => {
    const page = await begin();
    server.fault(fault(way));
    await asksForUpdate(page);
    await becomes(async () => isMet() || (await bar(page).count()) > 0, true);
    await isSettled(page);
    await becomes(() => halves(page, FOLDERS), []);
    const waits = await page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration()).waiting);
    assert.equal(await isSecond(page), false, 'nothing is loaded anew by itself');
    await answers(page);
    await page.reload();
    assert.equal(await endsWell(page), 'live');
    assert.equal(await isSecond(page), false, 'the old version until the new one is wanted');
    server.heal();
    await isOffered(page);
    await Promise.all([page.waitForEvent('load'), press(page, '用新版')]);
    await isLive(page);
    await becomes(() => isSecond(page), true);
    assert.deepEqual(await halves(page, FOLDERS), []);
    return waits ? 'arrived' : 'put off';
  });
});
