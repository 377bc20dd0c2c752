// What changed since the last visit: told once, by name, and from what stays on the device.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { changesSince, readSeen, seenIn } from '../../www/shell/changes.js';
import { PATIENCE, SITE, begin } from './support/chromium.mjs';

const { server, browser } = await begin(test);
const published = JSON.parse(readFileSync(join(SITE, 'document.json'), 'utf8'));

test('what is new, what is worded anew and what is gone are told apart; an order is no change', () => {
  const seen = seenIn(published, '2026-01-01');
  const now = structuredClone(published);
  assert.deepEqual(changesSince(now, seen), { since: '2026-01-01', found: [], gone: { claims: 0, models: 0, events: 0 } });
  now.models.forEach((model, n) => (model.pinyin_order = [n, n]));
  now.claims[3].finding.en += ' Corrected.';
  now.events.push({ ...now.events[0], id: 'brand-new', title: { zh: '新事', en: 'News' } });
  now.models.shift();
  const { found, gone } = changesSince(now, readSeen(JSON.stringify(seen)));
  assert.deepEqual(
    found.map(({ kind, isNew, id }) => [kind, isNew, id]),
    [['claims', false, now.claims[3].id], ['events', true, 'brand-new']],
  );
  assert.deepEqual(gone, { claims: 0, models: 1, events: 0 });
});

test('what others have left under our name is taken for nothing', () => {
  for (const text of [null, '', '{', '1', 'null', '[]', '{"on":"x"}', '{"on":1,"hashes":{}}', '{"on":"x","hashes":{"claims":1,"models":{},"events":{}}}'])
    assert.equal(readSeen(text), undefined, String(text));
});

let reader;
test.beforeEach(async () => {
  reader = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
  reader.setDefaultTimeout(PATIENCE);
});
test.afterEach(async () => {
  server.heal();
  await reader.close();
});
async function visit(path = '') {
  const page = await reader.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  await page.goto(server.url + path);
  await page.locator('#yongxian[data-yongxian=live]').waitFor();
  return page;
}
const memory = (page) => page.evaluate(() => Object.entries(localStorage));
/** Until what comes after the page is live has come. */
const isSettled = (page) => page.locator('section[role=status]').waitFor({ state: 'attached' });
const bar = (page) => page.locator('section[role=status]');

/** Something plain that the page says of an entry, so that the page can be made to say more. */
const plain = (entries, of) => {
  const entry = entries.find((one) => of(one) && !/[&<>"\\]/.test(of(one)) && entries.filter((other) => of(other) === of(one)).length === 1);
  return [entry, of(entry)];
};
/** Corrections of a page in its language, and what they are about. */
function corrected(lang) {
  const [claim, finding] = plain(published.claims, ({ finding }) => finding[lang]);
  const [model, after] = plain(published.models, ({ after }) => after?.[lang]);
  const [event, summary] = plain(published.events, ({ summary }) => summary[lang]);
  const rewrite = (text) => [finding, after, summary].reduce((all, part) => all.replaceAll(part, `${part} (*)`), text);
  return { claim, model, event, fault: { path: /^\/(en\/)?$/, rewrite } };
}

test('nothing is stored before the reader acts, and a first visit is told nothing', async () => {
  const page = await visit();
  await isSettled(page);
  await page.evaluate(() => scrollTo(0, 2000));
  assert.deepEqual(await memory(page), []);
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => localStorage.length === 1);
  const [[key]] = await memory(page);
  assert.equal(key, `yongxian ${server.url} seen zh`);
  assert.equal(await bar(page).textContent(), '');
});

test('a corrected page says what changed, leads to each place, and says it once', async () => {
  const first = await visit();
  await isSettled(first);
  await first.keyboard.press('Tab');
  await first.waitForFunction(() => localStorage.length === 1);
  await first.close();

  const { claim, model, event, fault } = corrected('zh');
  server.fault(fault);
  const page = await visit();
  await bar(page).getByText('自您上次来访以来，1条查证、1个模型和1件事有改动。').waitFor();
  await bar(page).getByRole('button', { name: '看改了什么' }).click();
  const panel = page.locator('dialog');
  await panel.waitFor();
  const texts = await panel.locator('a').allTextContents();
  assert.deepEqual(texts, [claim.statement.zh, model.name.zh, event.title.zh]);

  await panel.locator('a').nth(0).click();
  await panel.waitFor({ state: 'detached' });
  await page.waitForFunction((id) => document.activeElement?.dataset.claim === id, claim.id);
  assert.ok(await page.locator(`[data-claim="${claim.id}"]`).first().evaluate((card) => card.getBoundingClientRect().top < innerHeight));
  assert.deepEqual(page.problems, []);

  const again = await visit();
  await isSettled(again);
  await again.locator('body').press('Tab');
  assert.equal(await bar(again).textContent(), '', 'told once');
});

test('a model and an event of the list open in their places, in English too; later is an answer', async () => {
  const first = await visit('en/');
  await isSettled(first);
  await first.keyboard.press('Tab');
  await first.waitForFunction(() => localStorage.length === 1);
  const { model, fault } = corrected('en');
  server.fault(fault);
  const page = await visit('en/');
  await bar(page).getByText('Changed since your last visit: 1 claim, 1 model and 1 event.').waitFor();
  const other = await visit('en/');
  await bar(other).getByRole('button', { name: 'Dismiss' }).click();
  await bar(page).getByRole('button', { name: 'Show what' }).click();
  await page.locator('dialog a').nth(1).click();
  await page.waitForFunction((id) => location.hash === `#model=${id}`, model.id);
  await page.locator('dialog').waitFor({ state: 'detached' });
  const last = await visit('en/');
  await isSettled(last);
  assert.equal(await bar(last).textContent(), '');
});

test('a device that refuses storage costs nothing', async () => {
  await reader.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } }));
  const page = await visit();
  await isSettled(page);
  await page.keyboard.press('Tab');
  await page.locator('input[type=search]').fill('GLM');
  await page.locator('output[data-count="5"]').waitFor();
  assert.deepEqual(page.problems, []);
});
