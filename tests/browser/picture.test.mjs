// The layout of the long picture, without a browser: lines as Chinese and English are set, and what has no room is counted.
import assert from 'node:assert/strict';
import test from 'node:test';
import { MAX_ROWS, WIDTH, compose } from '../../www/shell/composition.js';
import { balanced, lines } from '../../www/shell/lines.js';
import { content, textsOf } from './support/content.mjs';

/** Full width is one em, all else half of one. */
const ems = (text) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2000 ? 1 : 0.5), 0);
const measure = (text, font) => ems(text) * Number(/(\d+)px/.exec(font)[1]);

test('lines in Chinese begin with no closing mark and end with no opening one', () => {
  const text = '“涌现”（emergence）这个词，在2023年春天到处都是：百度、阿里巴巴、华为……“谁都不想落下”。';
  for (let width = 3; width < 40; width++) {
    const set = lines(text, width, ems);
    assert.equal(set.join('').replace(/\s/g, ''), text.replace(/\s/g, ''), `${width} ems`);
    for (const line of set) {
      assert.doesNotMatch(line, /^[，。、：）”…]/u, `${width} ems: ${set.join(' | ')}`);
      if (width > 6) assert.doesNotMatch(line, /[（“]$/u, `${width} ems: ${set.join(' | ')}`);
    }
  }
});

test('words and numbers stay whole where a line can hold them, and are broken where not', () => {
  assert.deepEqual(lines('参数1300亿的GLM-130B开放下载', 5.5, ems), ['参数1300亿', '的GLM-130B', '开放下载']);
  assert.deepEqual(lines('large models were emerging', 6, ems), ['large models', 'were', 'emerging']);
  assert.deepEqual(lines('abcdefgh ij', 2, ems), ['abcd', 'efgh', 'ij']);
  assert.deepEqual(lines('', 9, ems), []);
});

test('every text of the document keeps within its width and loses nothing', () => {
  for (const lang of ['zh', 'en'])
    for (const text of textsOf(content, lang).filter(Boolean)) {
      const set = lines(text, 20, ems);
      assert.equal(set.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
      // A mark that closes may hang over by itself; no letter does.
      for (const line of set) assert.ok(ems(line) <= 21.5, line);
    }
});

test('a headline breaks after its clauses, or evenly', () => {
  assert.deepEqual(balanced('大模型一拥而上，后来呢？', 9, ems), ['大模型一拥而上，', '后来呢？']);
  assert.deepEqual(balanced('大模型一拥而上，后来呢？', 12, ems), ['大模型一拥而上，后来呢？']);
  const even = balanced('one two three four five six seven', 14, ems);
  assert.equal(even.length, 2);
  assert.ok(Math.abs(ems(even[0]) - ems(even[1])) < 4, even.join(' | '));
});

const LOOK = { serif: 'serif', sans: 'sans', ink: '#000', soft: '#111', faint: '#222', line: '#333', more: (count) => `${count} more` };
const row = (n) => ({ name: `Model ${n}`, other: '', details: ['Maker', 'Announced 2023'] });
const made = (rows, highest) =>
  compose(
    { title: '标题', summary: '摘要', asked: 'GLM', count: '5 of 79', rows: Array.from({ length: rows }, (_, n) => row(n)), points: [], foot: ['Scan', 'Source', '2026'] },
    LOOK,
    measure,
    highest,
  );
const texts = ({ items }) => items.filter((item) => item.kind === 'text').map((item) => item.text);

test('all rows that fit are there in their order, within the picture; the rest is counted', () => {
  const few = made(5);
  assert.equal(few.left, 0);
  assert.deepEqual(texts(few).filter((text) => /^Model/.test(text)), [0, 1, 2, 3, 4].map((n) => `Model ${n}`));
  const many = made(79);
  assert.equal(many.left, 79 - MAX_ROWS);
  assert.ok(texts(many).includes(`${79 - MAX_ROWS} more`));
  for (const { items, height, width } of [few, many]) {
    assert.equal(width, WIDTH);
    for (const item of items) assert.ok(item.x >= 0 && item.y >= 0 && item.y + (item.height ?? 0) <= height, JSON.stringify(item));
  }
});

test('the foot with code, source and date is there however little room there is', () => {
  const low = made(79, 1_000);
  assert.ok(low.height <= 1_000, `${low.height}`);
  assert.ok(low.left > 70);
  const after = low.items.findIndex((item) => item.kind === 'code');
  assert.ok(after > 0);
  for (const wanted of ['Scan', 'Source', '2026', `${low.left} more`]) assert.ok(texts(low).includes(wanted), wanted);
  assert.equal(made(3, 10).left, 3, 'even if there is none');
});
