// A reader types as Chinese is typed, finds what they mean, and sees why it was found.
import assert from 'node:assert/strict';
import test from 'node:test';
import { FETCHING, ONCE, SEARCH, becomes, begin, pathOf, quiet, shows } from './support/chromium.mjs';
import { content, fitting, matching } from './support/content.mjs';

const { open } = await begin(test);
const firstOn = (page) => page.locator('#yongxian li[data-model]:not([hidden])').first().getAttribute('data-model');
/** What is marked, in the order of the page. */
const marksOn = (page) =>
  page.evaluate(() => {
    const ranges = [...(CSS.highlights.get('yongxian-found') ?? [])];
    return ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(String);
  });
const rowOf = (page, id) => page.locator(`#yongxian li[data-model="${id}"]`);
const marksIn = (page, id) =>
  rowOf(page, id).evaluate((row) => [...(CSS.highlights.get('yongxian-found') ?? [])].filter((range) => row.contains(range.startContainer)).map(String));

/** What the article names, as a reader may type it, and what has to stand first. */
const GOLDEN = {
  'tongyi-qianwen': ['通义千问', 'tongyiqianwen', 'tong yi', 'tyqw', '通義', 'TYQW', 'ｔｙｑｗ', '阿里巴巴', 'zhangyong', 'zhoujingren', 'Daniel Zhang'],
  'ernie-bot': ['文心一言', 'wenxinyiyan', 'wxyy', '文xin', 'ernie bot', 'liyanhong', '李彦宏', 'feijiang', 'klx'],
  pangu: ['盘古大模型', '盤古大模型', 'pangudamoxing', 'pgdmx', 'tianqi', 'shengteng310', 'ModelArts'],
  sensechat: ['商量', 'shangliang', 'shang liang', 'SenseChat'],
  sensenova: ['日日新', 'ririxin', 'rrx', 'SenseCore'],
  'jd-yanxi': ['言犀', 'yanxi', 'chatjd'],
  'light-year-beyond': ['光年之外', 'guangnianzhiwai', 'gnzw', 'wanghuiwen', '王慧文'],
  baichuan: ['百川大模型', 'baichuandamoxing', 'bcdmx', 'wangxiaochuan', 'wxc'],
  chatgpt: ['ChatGPT', 'chat gpt'],
};

for (const lang of ['zh', 'en']) {
  test(`whatever the article names is found by characters, Pinyin and initials, and first: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang) });
    await page.locator(SEARCH).focus();
    for (const [id, texts] of Object.entries(GOLDEN))
      for (const text of texts) {
        await page.locator(SEARCH).fill(text);
        await becomes(() => firstOn(page), id, text);
        await shows(page, matching({ text, choices: {}, lang }).length);
      }
    quiet(page);
    await page.context().close();
  });
}

test('what was found is marked, by its sound too, and nothing in the page changes for it', async () => {
  const page = await open();
  const row = rowOf(page, 'tongyi-qianwen');
  const before = await row.evaluate((one) => one.outerHTML);
  await page.locator(SEARCH).fill('tyqw');
  await becomes(() => marksIn(page, 'tongyi-qianwen'), ['通义千问']);
  assert.equal(await row.evaluate((one) => one.outerHTML), before);
  await page.locator(SEARCH).fill('文xin');
  await becomes(async () => (await marksIn(page, 'ernie-bot'))[0], '文心');
  await page.locator(SEARCH).fill('百度 文心');
  await becomes(async () => (await marksIn(page, 'ernie-bot')).slice(0, 2).sort(), ['文心', '百度']);
  await page.locator(SEARCH).fill('1800亿');
  await becomes(async () => (await marksOn(page)).includes('1800亿'), true);
  await page.locator(SEARCH).fill('');
  await becomes(() => marksOn(page), []);
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
  await page.context().close();
});

test('what is marked is seen: its ground has another colour', ONCE, async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open({ path: pathOf('zh', 'q=tyqw'), colorScheme });
    await becomes(() => marksIn(page, 'tongyi-qianwen'), ['通义千问']);
    const name = rowOf(page, 'tongyi-qianwen').locator('.name');
    const found = await name.screenshot();
    await page.evaluate(() => CSS.highlights.clear());
    assert.notDeepEqual(await name.screenshot(), found, colorScheme);
    await page.context().close();
  }
});

test('a link with a search by sound shows what it finds, the best match first', async () => {
  const page = await open({ path: pathOf('zh', 'q=wenxin') });
  const expected = fitting(matching({ text: 'wenxin', choices: {} }), 'wenxin').map(({ id }) => id);
  await becomes(() => page.$$eval('#yongxian li[data-model]:not([hidden])', (rows) => rows.map((row) => row.dataset.model)), expected);
  assert.equal(await page.locator('#yongxian-sort').inputValue(), 'fit');
  assert.equal(await page.locator('#yongxian-sort option:checked').textContent(), '最相符的在前');
  await page.selectOption('#yongxian-sort', 'date');
  await page.waitForFunction(() => location.hash === '#q=wenxin&sort=date');
  await page.context().close();
});

test('what it takes to search by sound is fetched by who searches, and by nobody else', FETCHING, async () => {
  const page = await open();
  const asked = () => page.requests.filter((url) => /\/search-[^/]*\.js/.test(url)).length;
  await page.locator('#yongxian fieldset input').first().check();
  assert.equal(asked(), 0);
  await page.locator(SEARCH).focus();
  await becomes(async () => asked(), 1);
  await page.locator(SEARCH).fill('tyqw');
  const [{ field, values: [{ value }] }] = content.facets;
  await shows(page, matching({ text: '通义千问', choices: { [field]: [value] } }).length);
  assert.equal(asked(), 1);
  await page.context().close();
});

test('where it does not come, characters are found all the same, and sound as soon as it comes', FETCHING, async () => {
  let isGone = true;
  const before = (page) => page.route(/\/search-[^/]*\.js/, (route) => (isGone ? route.abort() : route.continue()));
  const page = await open({ before });
  await page.locator(SEARCH).fill('通义千问');
  await becomes(() => firstOn(page), 'tongyi-qianwen');
  await page.locator(SEARCH).fill('tyqw');
  await shows(page, 0);
  isGone = false;
  await page.locator(SEARCH).fill('tyqwen');
  await page.locator(SEARCH).fill('tyqw');
  await shows(page, matching({ text: '通义千问', choices: {} }).length);
  await page.context().close();
});

test('each text of the content is found by each of its names', ONCE, async () => {
  const page = await open();
  for (const { id, name } of content.models)
    for (const text of new Set([name.zh, name.en])) {
      await page.locator(SEARCH).fill(text);
      await becomes(() => rowOf(page, id).count(), 1, text);
    }
  await page.context().close();
});
