// What the list shows is what a naive filter over the content finds, for any question.
import assert from 'node:assert/strict';
import test from 'node:test';
import { IS_FILE, ONCE, PHONE, SEARCH, becomes, begin, isIn, pathOf, shows } from './support/chromium.mjs';
import { content, countBeside, fitting, matching, sorted } from './support/content.mjs';

const { open } = await begin(test);
const COMBINATIONS = IS_FILE ? 20 : 200;
const SEED = Number(process.env.YONGXIAN_SEED ?? 20230417);
/** Unless something is searched for, what fits best is what was announced first. */
const ORDERS = ['fit', '-date', 'name', '-name', 'org', '-org', 'size', '-size'];

/** A small generator of its own (mulberry32), so that a failure can be had again. */
function randomFrom(seed) {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let t = Math.imul(at ^ (at >>> 15), at | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(SEED);
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];

/** A text as readers search: part of a name, maker or note, in any case and width; sometimes nothing, or nonsense. */
function someText() {
  const kind = random();
  if (kind < 0.35) return '';
  if (kind < 0.42) return pick(['zzz', '不存在', '(', '\\', '%', '&=', '+', '<b>', '"', '  ', '，', '.']);
  const model = pick(content.models);
  const pair = pick([model.name, model.name, model.org, model.note, model.after].filter(Boolean));
  const letters = [...pair[pick(['zh', 'en'])].slice(0, 90)];
  const from = below(letters.length);
  let text = letters.slice(from, from + 1 + below(5)).join('');
  if (random() < 0.3) text = random() < 0.5 ? text.toUpperCase() : text.toLowerCase();
  if (random() < 0.2) text = text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  return text;
}

function someChoices() {
  const choices = {};
  for (let n = pick([0, 0, 1, 1, 1, 2, 2, 3]); n > 0; n--) {
    const facet = pick(content.facets);
    const values = facet.values.map((value) => value.value).filter(() => random() < 2 / facet.values.length);
    if (values.length) choices[facet.field] = values;
  }
  return choices;
}

/** Sets the page to a question as a reader would: writes the text, clicks the boxes that differ. */
const ask = (page, { text, choices }) =>
  page.evaluate(
    ({ selector, text, choices }) => {
      const box = document.querySelector(selector);
      if (box.value !== text) {
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      for (const input of document.querySelectorAll('#yongxian fieldset[data-facet] input')) {
        const wanted = choices[input.closest('fieldset').dataset.facet]?.includes(input.value) ?? false;
        if (input.checked !== wanted) input.click();
      }
    },
    { selector: SEARCH, text, choices },
  );

/** What stands beside each value. */
const countsOn = (page) =>
  page.$$eval('#yongxian fieldset[data-facet] input', (boxes) =>
    boxes.map((box) => [
      box.closest('fieldset').dataset.facet,
      box.value,
      Number(box.closest('label').textContent.match(/(\d+)\s*$/)[1]),
    ]),
  );

const idsOn = (page) => page.$$eval('#yongxian li[data-model]:not([hidden])', (rows) => rows.map((row) => row.dataset.model));
const ids = (models) => models.map((model) => model.id);

for (const lang of ['zh', 'en']) {
  test(`${COMBINATIONS / 2} random questions, the set and every count: ${lang}, seed ${SEED}`, async () => {
    const page = await open({ path: pathOf(lang) });
    for (let n = 0; n < COMBINATIONS / 2; n++) {
      const query = { text: someText(), choices: someChoices(), lang };
      const expected = matching(query);
      const told = JSON.stringify(query);
      await ask(page, query);
      await shows(page, expected.length).catch((error) => assert.fail(`${told}: not ${expected.length} rows: ${error}`));
      // As many rows may have stood there before.
      await becomes(() => idsOn(page), ids(fitting(expected, query.text, lang)), told);
      await becomes(
        () => countsOn(page),
        content.facets.flatMap((facet) =>
          facet.values.map(({ value }) => [facet.field, value, countBeside(query, facet.field, value)]),
        ),
        told,
      );
    }
    await page.context().close();
  });

  test(`each order, whole and filtered: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang) });
    const offered = await page.$$eval('#yongxian-sort option', (options) => options.map((option) => option.value));
    assert.deepEqual([...offered].sort(), [...ORDERS].sort());
    for (const query of [{ text: '', choices: {} }, { text: '', choices: { openness: ['api', 'open-weights'] } }]) {
      const expected = matching(query);
      await ask(page, query);
      await shows(page, expected.length);
      for (const order of ORDERS) {
        await page.selectOption('#yongxian-sort', order);
        await becomes(() => idsOn(page), ids(sorted(expected, order.replace('fit', 'date'), lang)), order);
      }
    }
    await page.context().close();
  });
}

test('a link with every facet gives the same as clicking', ONCE, async () => {
  for (const facet of content.facets) {
    const choices = { [facet.field]: facet.values.slice(0, 2).map((value) => value.value) };
    const page = await open({ path: pathOf('zh', `${facet.field}=${choices[facet.field].join(',')}`) });
    assert.deepEqual((await idsOn(page)).sort(), ids(matching({ text: '', choices })).sort(), facet.field);
    await page.context().close();
  }
});

test('what fits nothing says which part to drop, and dropping it shows what it promised', async () => {
  const page = await open({ path: pathOf('zh', 'q=通义&org_type=telecom') });
  await shows(page, 0);
  const buttons = page.locator('#yongxian [data-relax] button, #yongxian .empty button');
  assert.ok((await buttons.count()) >= 1, 'it offers to drop a part');
  const promised = Number((await buttons.first().textContent()).match(/(\d+)/)[1]);
  await buttons.first().click();
  await shows(page, promised);
  await page.context().close();
});

test('where others are ticked, “only” takes them back, and the keyboard stays at the value', async () => {
  const page = await open({ path: pathOf('zh', 'openness=api,open-weights') });
  const values = page.locator('#yongxian fieldset[data-facet=openness] li');
  const alone = page.locator('#yongxian fieldset[data-facet=audience] .only');
  assert.equal(await alone.count(), 0, 'none where nothing is ticked');
  const api = values.filter({ has: page.locator('input[value=api]') });
  await api.getByRole('button', { name: '只看 接口服务' }).press('Enter');
  const expected = matching({ text: '', choices: { openness: ['api'] } });
  await shows(page, expected.length);
  await becomes(() => idsOn(page), ids(sorted(expected, 'date', 'zh')));
  assert.equal(await api.locator('.only').count(), 0, 'it is alone now');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'api');
  await page.waitForFunction(() => location.hash === '#openness=api');
  await page.context().close();
});

test('what takes buttons away leaves the keyboard at the field, and one of several at the next', async () => {
  const page = await open({ path: pathOf('zh', 'q=GLM&openness=open-weights') });
  const focused = () => page.evaluate(() => document.activeElement.type === 'search' ? 'search' : document.activeElement.textContent.trim());
  const tags = page.locator('#yongxian .tags button');
  await tags.first().press('Enter');
  await becomes(focused, '去掉条件：开放权重×');
  await tags.first().press('Enter');
  await becomes(focused, 'search');
  await page.keyboard.type('没有这个');
  await shows(page, 0);
  await page.locator('#yongxian .empty button').first().press('Enter');
  await shows(page, content.models.length);
  await becomes(focused, 'search');
  await page.locator('#yongxian fieldset[data-facet=openness] input').first().check();
  await page.locator('#yongxian fieldset[data-facet=audience] input').first().check();
  await page.locator('#yongxian .tags .clear').press('Enter');
  await shows(page, content.models.length);
  await becomes(focused, 'search');
  await page.context().close();
});

test('a link to a model that its own filter leaves out says so, and shows it after all', async () => {
  const page = await open({ path: pathOf('en', 'q=Kimi&model=glm-130b') });
  await isIn(page, 'en');
  const note = page.locator('#yongxian .hidden-model');
  await note.getByText('“GLM-130B” is not in the list').waitFor();
  await becomes(() => note.evaluate((one) => one === document.activeElement), true);
  await note.getByRole('button').click();
  await shows(page, content.models.length);
  await becomes(() => page.evaluate(() => document.activeElement.id), 'model-glm-130b');
  assert.equal(await note.isVisible(), false);
  await page.context().close();
});

test('who filters out the model that a link led to is told nothing, and goes on typing', async () => {
  const page = await open({ path: pathOf('zh', 'model=glm-130b') });
  await becomes(() => page.evaluate(() => document.activeElement.id), 'model-glm-130b');
  await page.locator(SEARCH).focus();
  await page.keyboard.type('Kimi');
  await shows(page, matching({ text: 'Kimi', choices: {} }).length);
  assert.equal(await page.locator('#yongxian .hidden-model').isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
  assert.equal(await page.inputValue(SEARCH), 'Kimi');
  await page.context().close();
});

test('on a phone a tick moves no other box, and a way to what it leaves is always on the screen', async () => {
  const page = await open({ viewport: PHONE, hasTouch: true, isMobile: true });
  await page.locator('#yongxian .fold').tap();
  const boxes = () => page.$$eval('#yongxian fieldset[data-facet=industries] label', (all) => all.map((one) => Math.round(one.getBoundingClientRect().top + scrollY)));
  await page.locator('#yongxian input[value=healthcare]').scrollIntoViewIfNeeded();
  const before = await boxes();
  await page.locator('#yongxian input[value=healthcare]').tap();
  const left = matching({ text: '', choices: { industries: ['healthcare'] } }).length;
  await shows(page, left);
  assert.deepEqual(await boxes(), before);
  const leave = page.getByRole('button', { name: `查看 ${left} 个模型` });
  const box = await leave.boundingBox();
  assert.ok(box.y > 0 && box.y + box.height <= PHONE.height && box.height >= 44, JSON.stringify(box));
  await leave.tap();
  await becomes(() => page.locator('#yongxian li[data-model]:not([hidden])').first().evaluate((row) => row.getBoundingClientRect().top > 0 && row.getBoundingClientRect().top < innerHeight / 2), true);
  assert.equal(await page.locator('#yongxian .facets').isVisible(), false);
  await page.context().close();
});

test('a row that a filter hides is neither seen nor read nor printed, and comes back as the reader left it', async () => {
  const page = await open({});
  const row = page.locator('#model-moss');
  await row.locator('summary').first().click();
  const headings = () => row.getByRole('heading').count();
  assert.equal(await headings(), 1);
  await page.fill(SEARCH, '文心一言');
  await becomes(() => row.isVisible(), false);
  assert.equal(await headings(), 0, 'out of the accessibility tree');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await row.isVisible(), false, 'on paper');
  await page.emulateMedia({ media: 'screen' });
  await page.fill(SEARCH, '');
  await shows(page, content.models.length);
  assert.ok(await row.locator('details').first().evaluate((details) => details.open), 'open again');
  assert.deepEqual(await idsOn(page), ids(sorted(content.models, 'date', 'zh')), 'in its place');
  await page.context().close();
});

test('the timeline follows the list', async () => {
  const page = await open({ path: pathOf('zh', 'points=data') });
  const shown = await page.$$eval('#yongxian li[data-event]:not([hidden])', (items) =>
    items.filter((item) => item.checkVisibility()).map((item) => item.dataset.event),
  );
  assert.ok(shown.length > 0 && shown.length < content.events.length, `${shown.length} events`);
  const order = content.events.map((event) => event.id);
  assert.deepEqual(shown, order.filter((id) => shown.includes(id)), 'in the order of time');
  await page.context().close();
});
