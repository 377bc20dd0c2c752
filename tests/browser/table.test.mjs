// The list as a table: real heads, rows and cells, sorted by its heads, with details in place; the list again on a phone and where it cannot come.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { DESKTOP, FETCHING, LANGS, ONCE, PHONE, begin, listOf, pathOf, quiet, shows } from './support/chromium.mjs';
import { content, matching, sorted } from './support/content.mjs';

const { server, open } = await begin(test);
test.afterEach(() => server.heal());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TABLE = '[data-guest=table] table';
const WORDS = { zh: { list: '模型列表', button: '表格', size: '参数', name: '模型' }, en: { list: 'The models', button: 'Table', size: 'Parameters', name: 'Model' } };
const rows = (page) => page.locator(`${TABLE} tbody[data-model]`).evaluateAll((all) => all.map(({ dataset }) => dataset.model));
const ids = (models) => models.map(({ id }) => id);

/** The page with its table alive. */
async function tabled(path, options = {}) {
  const page = await open({ path, viewport: DESKTOP, ...options });
  await page.locator(TABLE).waitFor();
  return page;
}
const becomes = async (page, wanted) => {
  for (const end = Date.now() + 10_000; Date.now() < end; await page.waitForTimeout(50)) if ((await rows(page)).join() === wanted.join()) return;
  assert.deepEqual(await rows(page), wanted);
};

for (const lang of Object.keys(LANGS))
  test(`the button shows all models as a table with heads, and pressed again the list: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang), viewport: DESKTOP });
    const button = page.getByRole('button', { name: WORDS[lang].button, exact: true });
    await button.click();
    const table = page.getByRole('table', { name: WORDS[lang].list });
    await table.waitFor();
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    assert.equal(await page.locator('.model-list').isVisible(), false);
    const { models } = await listOf(page);
    assert.deepEqual(await rows(page), models);
    assert.equal(await table.getAttribute('aria-rowcount'), `${models.length + 1}`);
    const glm = content.models.find(({ id }) => id === 'glm-130b');
    const cells = await table.getByRole('row', { name: /GLM-130B/ }).getByRole('cell').allTextContents();
    assert.deepEqual(cells.slice(0, 3), [glm.org[lang], glm.announced, glm.opened]);
    assert.match(new URL(page.url()).hash, /as=table/);
    await page.evaluate(axe);
    assert.deepEqual(await page.evaluate(async () => (await window.axe.run('[data-slot=table]')).violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`)), []);
    await button.click();
    await page.locator('.model-list').waitFor();
    await table.waitFor({ state: 'hidden' });
    quiet(page);
  });

test('a head sorts by its column and says so, and the other way when pressed again; the list and its link follow', async () => {
  const page = await tabled('#as=table');
  const head = page.getByRole('columnheader', { name: WORDS.zh.size });
  assert.equal(await head.getAttribute('aria-sort'), null);
  for (const [code, said] of [['-size', 'descending'], ['size', 'ascending']]) {
    await head.getByRole('button').press('Enter');
    await becomes(page, ids(sorted(content.models, code, 'zh')));
    assert.equal(await head.getAttribute('aria-sort'), said);
    assert.equal(await page.locator('[aria-sort]').count(), 1);
    await page.waitForFunction((code) => location.hash.includes(`sort=${code}`), code);
    assert.equal(await page.locator('#yongxian-sort').inputValue(), code);
    assert.deepEqual((await listOf(page)).models, await rows(page));
  }
});

test('the table keeps to what is asked of the list, and is gone where nothing fits', async () => {
  const page = await tabled('#as=table&q=GLM');
  await shows(page, matching({ text: 'GLM', choices: {} }).length);
  await becomes(page, (await listOf(page)).models);
  await page.fill('input[type=search]', '没有这样的模型');
  await shows(page, 0);
  await page.locator(TABLE).waitFor({ state: 'hidden' });
});

test('what is sought is marked in the table as in the list, also once it is sorted, and no more when nothing is sought', async () => {
  const page = await tabled('#as=table&q=baidu');
  const marked = () => page.evaluate((table) => [...(CSS.highlights.get('yongxian-found') ?? [])]
    .filter(({ startContainer }) => document.querySelector(table)?.contains(startContainer))
    .map((range) => `${range.startContainer.parentElement?.closest('[data-model]')?.dataset.model}: ${range}`), TABLE);
  const comes = async (holds) => {
    for (const end = Date.now() + 10_000; Date.now() < end; await page.waitForTimeout(50)) if (holds(await marked())) return;
    assert.fail((await marked()).join(', '));
  };
  const theirs = ids(content.models.filter(({ org }) => org.zh.includes('百度')));
  const areMarked = (found) => theirs.every((id) => found.includes(`${id}: 百度`));
  assert.ok(theirs.length > 1);
  await comes(areMarked);
  const before = await rows(page);
  const head = page.getByRole('columnheader', { name: WORDS.zh.name });
  // One of the two orders moves the rows.
  for (const code of ['name', '-name']) {
    await head.getByRole('button').press('Enter');
    await becomes(page, ids(sorted(content.models.filter(({ id }) => before.includes(id)), code, 'zh')));
    await comes(areMarked);
  }
  await page.getByRole('searchbox').fill('');
  await comes((found) => !found.length);
  quiet(page);
});

test('a line opens in place with what else is known, its sources and how well it is checked; and sorting keeps it open', async () => {
  const page = await tabled('#as=table');
  const { id, name, after, sources } = content.models.find((model) => model.after && model.sources.length > 1);
  const opener = page.locator(`${TABLE} [data-model="${id}"]`).getByRole('button').first();
  await opener.click();
  assert.equal(await opener.getAttribute('aria-expanded'), 'true');
  const more = page.locator(`${TABLE} [data-model="${id}"] .more`);
  assert.ok((await more.textContent()).includes(after.zh), name.zh);
  await more.locator('summary').click();
  assert.equal(await more.locator('.sources li').count(), sources.length);
  await page.getByRole('columnheader', { name: WORDS.zh.name }).getByRole('button').click();
  await page.waitForFunction(() => location.hash.includes('sort=name'));
  await more.waitFor();
});

test('on a phone there is the list alone, whatever the link says', async () => {
  const page = await open({ path: '#as=table', viewport: PHONE });
  await page.locator('.model-list').waitFor();
  assert.equal(await page.locator(TABLE).isVisible(), false);
  assert.equal(await page.getByRole('button', { name: WORDS.zh.button, exact: true }).isVisible(), false);
});

test('where the table cannot come, the list stays', FETCHING, async () => {
  server.fault({ path: /figures-[^/]*\.wasm$/, status: 404 });
  const page = await open({ path: '#as=table', viewport: DESKTOP });
  await page.waitForTimeout(1_000);
  assert.ok(await page.locator('.model-list').isVisible());
});

test('its heads stay in sight while its rows go by', ONCE, async () => {
  const page = await tabled('#as=table');
  await page.locator(`${TABLE} tbody`).nth(40).scrollIntoViewIfNeeded();
  const { y } = await page.getByRole('columnheader', { name: WORDS.zh.name }).boundingBox();
  assert.ok(y >= 0 && y < 60, `${y} px from the top`);
});

test('another language, and the table speaks it', async () => {
  const page = await tabled('#as=table');
  await page.locator('#yongxian a[hreflang=en]').click();
  await page.getByRole('columnheader', { name: 'Parameters' }).waitFor();
});
