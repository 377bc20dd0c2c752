// JSON text of a host's, cut at the items of its long lists as it comes: from the network in parts of any size.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Cutter } from '../../www/shell/cutter.js';
import { Pace } from '../../www/shell/pace.js';
import { given } from '../../www/shell/untrusted.js';

/** Strings that look like what surrounds them, lists within items, and keys that are written in odd ways. */
const TEXT = JSON.stringify({
  schema: 1,
  models: [{ 'a"}': 'say "}" now', b: ['\\', '\\"', '],', {}] }, { c: '[{\\\\"', d: [[], [{ e: '中"😀' }]] }, {}],
  other: [{ models: [1] }, 'models'],
  events: [],
  sources: ['"', '\\', '{'],
}).replace('"models":[{', '"\\u006dodels" : [ {');

/** How many values a value is with all that is in it. */
const valuesIn = (value) => 1 + (value && typeof value === 'object' ? Object.values(value).reduce((all, one) => all + valuesIn(one), 0) : 0);

/** What comes of a text in parts: each list's items in one, what stands around, and how deep it is. @param {string[]} parts @param {number} size */
function taken(parts, size) {
  const cutter = new Cutter(size);
  const lists = {};
  let depth = 0;
  for (const part of parts)
    for (const cut of cutter.push(part)) {
      (lists[cut.list] ??= []).push(...(cut.count ? [cut.text] : []));
      assert.equal(JSON.parse(`[${cut.text}]`).length, cut.count, cut.text);
      assert.equal(cut.count && cut.values, JSON.parse(`[${cut.text}]`).reduce((all, item) => all + valuesIn(item), 0), cut.text);
      depth = Math.max(depth, cut.depth);
    }
  return { frame: cutter.frame, lists: Object.fromEntries(Object.entries(lists).map(([name, texts]) => [name, texts.join()])), depth };
}

test('however a text is parted on its way, the same is taken out of it', () => {
  for (const size of [0, 40, Infinity]) {
    const whole = taken([TEXT], size);
    assert.deepEqual(Object.keys(whole.lists), ['models', 'events', 'sources']);
    const { frame, lists } = whole;
    const again = { ...JSON.parse(frame), ...Object.fromEntries(Object.entries(lists).map(([name, text]) => [name, JSON.parse(`[${text}]`)])) };
    assert.deepEqual(again, JSON.parse(TEXT));
    assert.deepEqual(taken([...TEXT], size), whole, 'character by character');
    for (let first = 0; first <= TEXT.length; first++)
      for (let second = first; second <= TEXT.length; second += 7)
        assert.deepEqual(taken([TEXT.slice(0, first), TEXT.slice(first, second), TEXT.slice(second)], size), whole, `parted at ${first} and ${second}`);
  }
});

test('an object comes in pieces of few values, however short they are', async () => {
  const models = Array.from({ length: 300 }, () => Array.from({ length: 3_100 }, () => ({})));
  const rests = [];
  const pace = new Pace(undefined, undefined, async () => {});
  pace.rest = async ({ loaded }) => void rests.push(loaded);
  const manuscript = await given({ schema: 1, models }, pace);
  const most = { add: 0, count: 0 };
  const app = {
    add(list, text) {
      const items = JSON.parse(text);
      most.count += items.length;
      most.add = Math.max(most.add, valuesIn(items) - 1);
    },
    prepare: () => false,
  };
  await manuscript.into({ open: () => app }, () => false, pace);
  assert.equal(most.count, models.length);
  assert.ok(most.add < 8_000, `${most.add} values in a piece`);
  assert.ok(rests.length > 100, `${rests.length} rests`);
});
