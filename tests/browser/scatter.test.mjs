// The models by date and size: what is drawn is in the data, what is marked narrows the list, and what the list is asked dims the rest.
import assert from 'node:assert/strict';
import test from 'node:test';
import { FETCHING, begin, isIn, pathOf, shows } from './support/chromium.mjs';
import { content } from './support/content.mjs';
import { until } from './support/engines.mjs';

const { open } = await begin(test);
const CHART = '[data-guest=scatter]';

/** The models that a link leaves, told from the data alone. */
function leftBy({ date, size }) {
  const within = (value, [from, to]) => value !== undefined && from <= value && value <= to;
  const month = (model) => (model.announced?.length >= 7 ? model.announced.slice(0, 7) : undefined);
  return content.models.filter(
    (model) => (!date || within(month(model), date)) && (!size || (model.params && size[0] <= model.params.billion && model.params.billion < size[1])),
  );
}

/** The page with its chart alive. */
async function charted(path) {
  const page = await open({ path });
  await page.locator(CHART).scrollIntoViewIfNeeded();
  await page.locator(`${CHART}[data-yongxian=live]`).waitFor();
  // What comes alive above it may move it.
  await until(page, () => !document.querySelector('[data-guest][data-yongxian=loading]'));
  return page;
}

/** Drags from one place of the chart to another: fractions of its width, pixels from its top. */
async function drag(page, from, to) {
  const chart = page.locator('.scatter-drawing');
  const { width } = await chart.boundingBox();
  // Once it stands still: what comes alive above it may be higher than it was.
  await chart.hover({ position: { x: from[0] * width, y: from[1] } });
  const box = await chart.boundingBox();
  await page.mouse.down();
  await page.mouse.move(box.x + to[0] * width, box.y + to[1], { steps: 6 });
  await page.mouse.up();
  // A busy machine may rest in the middle of a drag; what the link says then is not yet all.
  for (let before = ''; before !== page.url(); await page.waitForTimeout(300)) before = page.url();
}

const fragmentOf = (page) => new URLSearchParams(new URL(page.url()).hash.slice(1));
const idsShown = (page) => page.locator('.model-list [data-model]:not([hidden])').evaluateAll((rows) => rows.map(({ dataset }) => dataset.model).sort());
const ids = (models) => models.map(({ id }) => id).sort();

for (const [query, asked] of [
  ['date=2023-03..2023-04', { date: ['2023-03', '2023-04'] }],
  ['size=5..20', { size: [5, 20] }],
  ['date=2021-01..2022-12&size=100..2000', { date: ['2021-01', '2022-12'], size: [100, 2000] }],
])
  test(`a link with ${query} shows just those models, with a chip for each span that drops it`, async () => {
    const page = await open({ path: pathOf('zh', query) });
    const left = leftBy(asked);
    assert.ok(left.length > 1 && left.length < content.models.length);
    await shows(page, left.length);
    assert.deepEqual(await idsShown(page), ids(left));
    await page.locator('.tags .tag').first().click();
    await shows(page, leftBy({ ...asked, [Object.keys(asked)[0]]: undefined }).length);
  });

test('before any wasm there is a dot for each model with a known month', FETCHING, async () => {
  const page = await open({ path: pathOf('zh'), javaScriptEnabled: false, state: null });
  const dated = content.models.filter(({ announced }) => announced?.length >= 7);
  assert.equal(await page.locator(`${CHART} .dots circle`).count(), dated.length);
  assert.match(await page.locator(`${CHART} .hint`).first().innerText(), new RegExp(`另有 ${content.models.length - dated.length} 个`));
});

test('a drag across months and sizes leaves the models that lie there', async () => {
  const page = await charted(pathOf('en'));
  await drag(page, [0.55, 110], [0.8, 250]);
  await until(page, () => location.hash.includes('date=') && location.hash.includes('size='));
  const [date, size] = ['date', 'size'].map((key) => fragmentOf(page).get(key).split('..'));
  const left = leftBy({ date, size: size.map(Number) });
  assert.ok(left.length > 0);
  await shows(page, left.length);
  assert.deepEqual(await idsShown(page), ids(left));
  assert.equal(await page.locator(`${CHART} .dots circle:not(.is-out)`).count(), left.length, 'the others are dimmed');
});

test('a drag over the bars of months narrows the time alone', async () => {
  const page = await charted(pathOf('zh'));
  await drag(page, [0.62, 20], [0.7, 24]);
  await until(page, () => location.hash.includes('date='));
  assert.equal(fragmentOf(page).get('size'), null);
  await shows(page, leftBy({ date: fragmentOf(page).get('date').split('..') }).length);
});

test('sliders do what a drag does, and at both ends nothing is narrowed', async () => {
  const page = await charted(pathOf('zh'));
  const first = page.locator(`${CHART} .span`).first().locator('input').first();
  await first.press('ArrowRight');
  await until(page, () => location.hash.includes('date='));
  const left = leftBy({ date: fragmentOf(page).get('date').split('..') });
  await shows(page, left.length);
  assert.match(await page.locator(`${CHART} .span`).first().innerText(), new RegExp(`${left.length} 个模型`));
  await first.press('ArrowLeft');
  await shows(page, content.models.length);
  await until(page, () => !location.hash.includes('date='));
});

test('what is searched for is drawn full and the rest hollow, by its sound too', async () => {
  const page = await charted(pathOf('zh'));
  await page.locator('input[type=search]').fill('tyqw');
  // Before the lexicon has come, nothing sounds like that.
  await until(page, () => /^[1-9]$/.test(document.querySelector('output[data-count]').dataset.count));
  const count = Number(await page.locator('output[data-count]').getAttribute('data-count'));
  await until(page, (count) => document.querySelectorAll('[data-guest=scatter] .dots circle:not(.is-out)').length === count, count);
});

test('dots are looked at one by one with the arrow keys, and Enter goes to the model in the list', async () => {
  const page = await charted(pathOf('en'));
  await page.locator('.scatter-drawing').press('ArrowRight');
  const earliest = [...content.models].filter(({ announced }) => announced).sort((a, b) => (a.announced < b.announced ? -1 : 1))[0];
  await page.locator(`${CHART} .looked-at`, { hasText: earliest.name.en }).waitFor();
  await page.locator('.scatter-drawing').press('Enter');
  await page.locator(`[data-model="${earliest.id}"].is-chosen`).waitFor();
  await until(page, (id) => Math.abs(document.querySelector(`[data-model="${id}"]`).getBoundingClientRect().top) < innerHeight, earliest.id);
  await until(page, (id) => location.hash.includes(`model=${id}`), earliest.id);
});

test('a drag looks at no dot, not even where it ends on one', async () => {
  const page = await charted(pathOf('zh'));
  const { width } = await page.locator('.scatter-drawing').boundingBox();
  const [x, y] = await page.locator('.scatter-drawing circle').nth(40).evaluate((dot) => [parseFloat(dot.getAttribute('cx')) / 100, Number(dot.getAttribute('cy'))]);
  await drag(page, [Math.max(0, x - 0.2), Math.max(70, y - 60)], [x, y]);
  assert.ok(fragmentOf(page).has('date'), page.url());
  assert.match(await page.locator(`${CHART} [role=status]`).innerText(), /^点一个点/);
  await page.mouse.click((await page.locator('.scatter-drawing').boundingBox()).x + x * width, (await page.locator('.scatter-drawing').boundingBox()).y + y);
  assert.doesNotMatch(await page.locator(`${CHART} [role=status]`).innerText(), /^点一个点/);
  await page.context().close();
});

test('a dot that is filtered out leads to a word about that, and from there to its model', async () => {
  const page = await charted(pathOf('zh', 'openness=api'));
  const out = page.locator('.scatter-drawing .is-out').first();
  const { x, y, width, height } = await out.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.getByRole('button', { name: '在列表里看' }).click();
  const note = page.locator('.hidden-model');
  await note.getByText('不符合现在的条件').waitFor();
  await note.getByRole('button').click();
  await shows(page, content.models.length);
  await until(page, () => document.activeElement.matches('li[data-model].is-chosen'));
  await page.context().close();
});

test('an end of a span that meets the other takes it along, and nothing moves when something is left out', async () => {
  const page = await charted(pathOf('zh'));
  const sliders = page.locator(`${CHART} .span`).first().locator('input');
  const tops = () => page.locator(`${CHART} .slider`).evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top - one.closest('.scatter').getBoundingClientRect().top)));
  const before = await tops();
  await sliders.first().focus();
  await page.keyboard.press('ArrowRight');
  await until(page, () => location.hash.startsWith('#date='));
  assert.deepEqual(await tops(), before);
  await sliders.first().press('End');
  await until(page, () => /^#date=(\S+)\.\.\1$/.test(location.hash));
  assert.deepEqual(await sliders.evaluateAll((both) => both.map(({ value, max }) => value === max)), [true, true]);
  await page.keyboard.press('ArrowLeft');
  await until(page, () => !/^#date=(\S+)\.\.\1$/.test(location.hash));
  assert.deepEqual(await sliders.evaluateAll((both) => both.map(({ value, max }) => max - value)), [1, 0]);
  await page.context().close();
});

test('the chart speaks the language of the page when that is changed', async () => {
  const page = await charted(pathOf('zh'));
  await page.locator('#yongxian a[hreflang=en]').click();
  await page.locator(`${CHART} .instrument-body[lang=en]`).waitFor();
  assert.match(await page.locator(`${CHART} h3`).innerText(), /When/);
});
