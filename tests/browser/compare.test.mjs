// Two to four models side by side: what differs is marked, and the table says what the content says; in every form, also where
// the wasm is dead.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { FETCHING, IS_FILE, LANGS, ONCE, PHONE, SEARCH, becomes, pathOf, quiet } from './support/chromium.mjs';
import { content } from './support/content.mjs';
import { ELEMENT, article, beginHost, threeLines } from './support/embedded.mjs';
import { ENGINES, until } from './support/engines.mjs';

const { server, browser, open, visit } = await beginHost(test);
test.afterEach(async () => {
  server.heal();
  for (const context of browser.contexts()) await context.close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const modelOf = (id) => content.models.find((model) => model.id === id);
const nameOf = (id, lang = 'zh') => modelOf(id).name[lang];
const pick = (scope, id) => scope.locator(`li[data-model="${id}"] [data-act=compare]`);
const bar = (scope) => scope.locator('[data-tray] .bar');
const dialog = (scope) => scope.locator('[data-tray] dialog');
const says = (scope, text) => bar(scope).locator('[role=status]').filter({ hasText: text }).waitFor();
const start = (scope, lang = 'zh') => bar(scope).getByRole('button', { name: lang === 'zh' ? '对比' : 'Compare', exact: true });
const chosen = (scope) => bar(scope).locator('.chip').allTextContents();
const hashIs = (page, wanted) => becomes(() => page.evaluate(() => location.hash), wanted);
const orderOf = (page) => page.locator('li[data-model]:not([hidden])').evaluateAll((all) => all.map((one) => one.dataset.model));
const pressed = (scope) =>
  scope.locator('[data-model]:not([hidden]) [data-act=compare][aria-pressed=true]').evaluateAll((all) => all.map((one) => one.closest('[data-model]')?.dataset.model));

/** The table as it is read: what heads each column, and of each row its name, whether it says that it differs, and the cells. */
const tableOf = (scope) =>
  dialog(scope).locator('table').evaluate((table) => {
    const plain = (text) => text.replace(/\s+/g, ' ').trim();
    return {
      heads: [...table.querySelectorAll('thead th[scope=col] > bdi')].map((one) => plain(one.textContent)),
      rows: [...table.tBodies[0].rows].map((row) => {
        const head = row.querySelector('th[scope=row]');
        return {
          name: plain(head.firstChild.textContent),
          marked: head.querySelector('.mark')?.textContent ?? '',
          shown: row.checkVisibility(),
          cells: [...row.querySelectorAll('td')].map((cell) => plain(cell.innerText)),
        };
      }),
    };
  });

const WORDS = {
  zh: { org: '机构', announced: '公布', opened: '对公众开放', size: '参数', also: '相关', note: '原文怎么说', after: '后来', sources: '来源', unknown: '不详', undisclosed: '未公布', none: '没有记录', differs: '不同', comma: '、' },
  en: { org: 'Maker', announced: 'Announced', opened: 'Open to the public', size: 'Parameters', also: 'Related', note: 'In the article', after: 'Later', sources: 'Sources', unknown: 'unknown', undisclosed: 'undisclosed', none: 'nothing recorded', differs: 'differs', comma: ', ' },
};

/** What the rows have to be, worked out from the content by itself: name, what is held of each model, and how a cell reads. */
function expected(ids, lang) {
  const words = WORDS[lang];
  const models = ids.map(modelOf);
  const date = (text) => {
    if (!text) return words.unknown;
    const [year, month, day] = text.split('-').map(Number);
    if (lang === 'zh') return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
    const parts = { year: 'numeric', ...(month && { month: 'long' }), ...(day && { day: 'numeric' }) };
    return new Intl.DateTimeFormat('en-GB', parts).format(new Date(year, (month || 1) - 1, day || 1));
  };
  const rows = [[words.org, ({ org }) => org, ({ org }) => org[lang]]];
  rows.push([words.announced, ({ announced }) => announced, ({ announced }) => date(announced)]);
  rows.push([words.opened, ({ opened }) => opened, ({ opened }) => date(opened)]);
  rows.push([words.size, ({ params }) => params, undefined]);
  for (const { field, label, values } of content.facets) {
    const of = (model) => (field === 'confidence' ? [model.confidence] : (model.facets[field] ?? []));
    const labels = (model) => values.filter(({ value }) => of(model).includes(value)).map((one) => one.label[lang]);
    rows.push([label[lang], (model) => [...of(model)].sort(), (model) => labels(model).join(words.comma) || words.none]);
  }
  for (const name of ['also', 'note', 'after'])
    if (models.some((model) => [model[name] ?? []].flat().length))
      rows.push([words[name], (model) => [model[name] ?? []].flat(), (model) => [model[name] ?? []].flat().map((one) => one[lang]).join(words.comma) || words.none]);
  rows.push([words.sources, ({ sources }) => [...sources].sort(), undefined]);
  return rows.map(([name, held, told]) => ({
    name,
    marked: new Set(models.map((model) => JSON.stringify(held(model) ?? null))).size > 1 ? words.differs : '',
    cells: told && models.map((model) => told(model).replace(/\s+/g, ' ').trim()),
  }));
}

/** Holds the table that is open against the content and against the rows of the list. */
async function isRight(scope, ids, lang) {
  const { heads, rows } = await tableOf(scope);
  assert.deepEqual(heads, ids.map((id) => nameOf(id, lang)));
  const wanted = expected(ids, lang);
  assert.deepEqual(rows.map(({ name, marked }) => [name, marked]), wanted.map(({ name, marked }) => [name, marked]));
  for (const [nth, { name, cells }] of wanted.entries()) if (cells) assert.deepEqual(rows[nth].cells, cells, name);
  for (const [nth, id] of ids.entries()) {
    const cell = (name) => rows.find((row) => row.name === WORDS[lang][name]).cells[nth];
    const row = scope.locator(`li[data-model="${id}"]`);
    const facts = (await row.locator('.facts dd').allTextContents()).map((text) => text.replace(/\s+/g, ''));
    assert.deepEqual(['announced', 'opened', 'size'].map((name) => cell(name).replace(/\s+/g, '')), facts, `${id} as its row has it`);
    const titles = modelOf(id).sources.map((source) => content.sources.find((one) => one.id === source).title[lang].replace(/\s+/g, ''));
    const listed = cell('sources').replace(/\s+/g, '');
    for (const title of titles) assert.ok(listed.includes(title), title);
  }
}

const PAIRS = [['cpm-bee', 'chatgpt', 'doubao', 'yuan-2'], ['ernie-bot', 'glm-130b'], ['pangu-sigma', 'moss', 'm6']];
for (const [nth, lang] of Object.keys(LANGS).entries())
  test(`a link opens the comparison, and every item is what the content has, those marked that differ: ${lang}`, async () => {
    for (const ids of PAIRS.slice(nth)) {
      const page = await open({ path: pathOf(lang, `compare=${ids.join(',')}`) });
      await dialog(page).locator('table').waitFor();
      await isRight(page, ids, lang);
      assert.deepEqual(await pressed(page), (await orderOf(page)).filter((id) => ids.includes(id)));
      const links = await dialog(page).locator('td a').evaluateAll((all) => all.map((one) => [one.getAttribute('href'), one.rel]));
      const urls = ids.flatMap((id) => [...modelOf(id).sources].sort().map((source) => content.sources.find((one) => one.id === source).url)).filter(Boolean);
      assert.deepEqual(links, urls.map((url) => [url, 'noopener noreferrer nofollow']));
      await hashIs(page, `#compare=${ids.join(',')}`);
      if (IS_FILE) assert.deepEqual(page.requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
      quiet(page);
      await page.context().close();
    }
  });

for (const [name, begun] of Object.entries(ENGINES))
  test(`${name}: a link opens it, and it can be closed, chosen from and opened again`, { skip: !begun || (IS_FILE && 'tried with the page') }, async () => {
    const engine = await begun(server);
    try {
      const page = await engine.open(`${server.url}#compare=internlm-7b,internlm-20b`);
      await until(page, () => document.querySelector('[data-tray]')?.shadowRoot.querySelector('dialog').open);
      const differing = expected(['internlm-7b', 'internlm-20b'], 'zh').filter(({ marked }) => marked).length;
      await until(page, (count) => document.querySelector('[data-tray]').shadowRoot.querySelectorAll('.differs .mark').length === count, differing);
      await page.evaluate(() => document.querySelector('[data-tray]').shadowRoot.querySelector('.close').click());
      await page.evaluate(() => document.querySelector('li[data-model=kimi] [data-act=compare]').click());
      await until(page, () => location.hash === '#compare=internlm-7b,internlm-20b,kimi');
      await until(page, () => document.querySelectorAll('[data-act=compare][aria-pressed=true]').length === 3);
      await until(page, () => document.querySelector('[data-tray]').shadowRoot.querySelectorAll('.chip').length === 3);
      await page.evaluate(() => document.querySelector('[data-tray]').shadowRoot.querySelector('.first').click());
      await until(page, () => document.querySelector('[data-tray]').shadowRoot.querySelectorAll('dialog[open] thead th').length === 4);
      assert.deepEqual((await page.problems()) ?? [], []);
    } finally {
      await engine.close();
    }
  });

test('chosen in the list: the bar says how many, the link has them in their order, a fifth is refused with a sentence', async () => {
  const page = await open();
  assert.equal(await bar(page).count(), 0);
  await pick(page, 'moss').click();
  await says(page, `已选${nameOf('moss')}，共1个。再选一个就能对比。`);
  assert.equal(await start(page).count(), 0, 'one alone cannot be compared');
  for (const id of ['ernie-bot', 'kimi', 'doubao']) await pick(page, id).click();
  await says(page, `已选${nameOf('doubao')}，共4个。`);
  await hashIs(page, '#compare=moss,ernie-bot,kimi,doubao');
  await pick(page, 'hunyuan').click();
  await says(page, `最多对比4个。要加上${nameOf('hunyuan')}，请先去掉一个。`);
  assert.equal(await pick(page, 'hunyuan').getAttribute('aria-pressed'), 'false');
  await hashIs(page, '#compare=moss,ernie-bot,kimi,doubao');
  await bar(page).getByRole('button', { name: `不再对比${nameOf('ernie-bot')}` }).click();
  await hashIs(page, '#compare=moss,kimi,doubao');
  await pick(page, 'moss').click();
  await hashIs(page, '#compare=kimi,doubao');
  assert.deepEqual(await chosen(page), [nameOf('kimi'), nameOf('doubao')]);
  await start(page).click();
  await isRight(page, ['kimi', 'doubao'], 'zh');
  await dialog(page).locator('.close').click();
  await bar(page).getByRole('button', { name: '全部去掉' }).click();
  await hashIs(page, '');
  assert.deepEqual(await pressed(page), []);
  quiet(page);
});

test('what is chosen outlives a search, rows that go and come, and the other language', async () => {
  const page = await open();
  for (const id of ['kimi', 'moss']) await pick(page, id).click();
  await page.fill(SEARCH, 'moss');
  await hashIs(page, '#q=moss&compare=kimi,moss');
  assert.deepEqual(await pressed(page), ['moss']);
  await page.fill(SEARCH, '');
  await becomes(async () => (await pressed(page)).sort(), ['kimi', 'moss']);
  await page.click('a[hreflang=en]');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await becomes(async () => (await pressed(page)).sort(), ['kimi', 'moss']);
  await becomes(() => pick(page, 'kimi').getAttribute('aria-label'), `Compare: ${nameOf('kimi', 'en')}`);
  await becomes(() => chosen(page), [nameOf('kimi', 'en'), nameOf('moss', 'en')]);
  await start(page, 'en').click();
  await isRight(page, ['kimi', 'moss'], 'en');
});

test('the language may change while it is open, and what is compared too', async () => {
  const page = await open({ path: '#compare=kimi,moss' });
  await dialog(page).locator('table').waitFor();
  await page.evaluate(() => (location.hash = 'compare=kimi,moss,m6&lang=en'));
  await becomes(async () => (await tableOf(page)).heads, ['kimi', 'moss', 'm6'].map((id) => nameOf(id, 'en')));
  await page.locator('.pending').waitFor({ state: 'hidden' });
  await becomes(async () => (await tableOf(page)).rows.map(({ marked }) => marked), expected(['kimi', 'moss', 'm6'], 'en').map(({ marked }) => marked));
  await isRight(page, ['kimi', 'moss', 'm6'], 'en');
  await page.evaluate(() => (location.hash = 'compare=kimi&lang=en'));
  await dialog(page).waitFor({ state: 'hidden' });
});

test('only what differs is shown to who asks for that, and the sentence says how much', async () => {
  const ids = ['internlm-7b', 'internlm-20b'];
  const page = await open({ path: `#compare=${ids}` });
  await dialog(page).locator('table').waitFor();
  const wanted = expected(ids, 'zh');
  const differing = wanted.filter(({ marked }) => marked);
  assert.ok(differing.length > 1 && differing.length < wanted.length);
  const sentence = () => dialog(page).locator('[role=status]').textContent();
  assert.equal(await sentence(), `共${wanted.length}项，其中${differing.length}项不同，标有“不同”。`);
  await dialog(page).getByRole('switch', { name: '只看不同的' }).check();
  assert.equal(await sentence(), `只显示不同的${differing.length}项，共${wanted.length}项。`);
  const shown = async () => (await tableOf(page)).rows.filter((row) => row.shown).map(({ name }) => name);
  assert.deepEqual(await shown(), differing.map(({ name }) => name));
  await dialog(page).getByRole('switch').uncheck();
  assert.equal((await shown()).length, wanted.length);
});

/** What has the focus, in whichever shadow root. */
const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at.getAttribute('aria-label') ?? (at.className || at.textContent);
  });

test('by keyboard alone: choose, go to the bar, compare, scroll, close, and come back', async () => {
  const page = await open({ viewport: PHONE });
  for (const id of ['ernie-bot', 'pangu']) {
    await pick(page, id).focus();
    await page.keyboard.press('Enter');
    await says(page, nameOf(id));
  }
  assert.equal(await focused(page), `对比：${nameOf('pangu')}`, 'the focus stays on the button');
  const stops = ['first', 'clear', ...[nameOf('ernie-bot'), nameOf('pangu')].map((name) => `不再对比${name}`)];
  for (const stop of stops) {
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), stop);
  }
  for (let n = 1; n < stops.length; n++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await dialog(page).locator('table').waitFor();
  assert.equal(await focused(page), 'scroll');
  const places = () => dialog(page).locator('.scroll').evaluate(({ scrollLeft, scrollTop }) => [scrollLeft > 0, scrollTop > 0]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await becomes(places, [true, true]);
  const heads = await dialog(page).evaluate((box) => {
    const { left, top } = box.querySelector('.scroll').getBoundingClientRect();
    const at = (selector) => box.querySelector(selector).getBoundingClientRect();
    return [at('tbody tr:nth-child(3) th').left - left, at('thead th').top - top].map(Math.round);
  });
  assert.deepEqual(heads, [0, 0], 'names of rows and columns stay in view');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  assert.equal(await focused(page), 'first', 'back on the button that opened it');
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), `对比：${nameOf('pangu')}`);
  await page.keyboard.press('Tab');
  for (let n = 0; n < 4; n++) await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('[data-model]')?.dataset.model === 'pangu'), 'and on from there');
  quiet(page);
});

for (const [lang, colorScheme, viewport] of [['zh', 'dark', PHONE], ['en', 'light', { width: 1280, height: 800 }], ['zh', 'light', { width: 320, height: 640 }], ['en', 'dark', PHONE]])
  test(`axe finds nothing, closed and open: ${lang}, ${colorScheme}, ${viewport.width} px`, ONCE, async () => {
    const page = await open({ path: pathOf(lang, 'compare=kimi,moss,m6,chatgpt'), colorScheme, viewport });
    await dialog(page).locator('table').waitFor();
    await page.evaluate(axe);
    const findings = () => page.evaluate(async () => (await window.axe.run(document)).violations.map((one) => `${one.id} ${one.nodes.map(({ html }) => html)}`));
    assert.deepEqual(await findings(), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page itself does not scroll sideways');
    await page.keyboard.press('Escape');
    assert.deepEqual(await findings(), []);
  });

test('before the wasm has come and after it has died, and without scripts there is no such button', FETCHING, async () => {
  server.fault({ path: /yongxian-[^/]*\.wasm$/, status: 404 });
  const page = await open({ state: 'failed' });
  for (const id of ['kimi', 'moss']) await pick(page, id).click();
  await start(page).click();
  await isRight(page, ['kimi', 'moss'], 'zh');
  assert.deepEqual((await pressed(page)).sort(), ['kimi', 'moss']);
  const linked = await open({ path: '#compare=kimi,nobody,moss', state: 'failed' });
  await dialog(linked).locator('table').waitFor();
  assert.deepEqual((await tableOf(linked)).heads, ['kimi', 'moss'].map((id) => nameOf(id)));
  server.heal();
  const still = await open({ javaScriptEnabled: false, state: 'static' });
  assert.equal(await pick(still, 'kimi').isVisible(), false);
});

test('a press while the wasm is on its way is not lost', FETCHING, async () => {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  const before = (page) => page.route(/yongxian-[^/]*\.wasm$/, async (route) => (await held, route.continue()));
  const page = await open({ state: 'loading', before });
  for (const id of ['kimi', 'moss']) await pick(page, id).click();
  await becomes(() => chosen(page), ['kimi', 'moss'].map((id) => nameOf(id)));
  go();
  await page.locator('#yongxian[data-yongxian=live]').waitFor();
  await hashIs(page, '#compare=kimi,moss');
  assert.deepEqual((await pressed(page)).sort(), ['kimi', 'moss']);
});

test('fetched by who compares, and by nobody else; a failed fetch is tried again with the next press', FETCHING, async () => {
  const asked = (page) => page.requests.filter((url) => /\/compare-[^/]*\.js/.test(url)).length;
  // A worker would have fetched it in advance.
  const page = await open({ path: '#q=GLM&sort=-date', before: (page) => page.addInitScript(() => delete Navigator.prototype.serviceWorker) });
  assert.equal(asked(page), 0);
  server.fault({ path: /compare-[^/]*\.js$/, status: 404 });
  const button = pick(page, 'glm-130b');
  await button.click();
  await becomes(() => button.getAttribute('data-failed'), '');
  server.heal();
  await button.click();
  await says(page, nameOf('glm-130b'));
  assert.deepEqual(page.requests.filter((url) => /document-[^/]*\.json/.test(url)), [], 'the page has the document');
});

test('on paper an open comparison stands after all else, as long as it is', async () => {
  const page = await open({ path: '#compare=kimi,moss' });
  await dialog(page).locator('table').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const seen = await dialog(page).evaluate((box) => {
    const inside = box.querySelector('.scroll');
    return [getComputedStyle(box).position, box.getBoundingClientRect().top >= document.querySelector('#yongxian').getBoundingClientRect().bottom, inside.scrollHeight <= inside.clientHeight + 1];
  });
  assert.deepEqual(seen, ['static', true, true]);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.ok(await dialog(page).evaluate((box) => box.matches(':modal')));
});

test('in somebody else’s page: the bar stays within the element, the address is left alone, nothing opens by itself', ONCE, async () => {
  const page = await visit(article(threeLines(server.url, 'view="models" lang="en" state="compare=kimi,moss"'), { head: '<link rel="icon" href="data:,">' }));
  const element = page.locator(ELEMENT);
  await becomes(() => chosen(element), ['kimi', 'moss'].map((id) => nameOf(id, 'en')));
  assert.equal(await dialog(element).isVisible(), false);
  await pick(element, 'm6').click();
  await becomes(() => page.evaluate((tag) => document.querySelector(tag).state, ELEMENT), 'compare=kimi,moss,m6');
  await start(element, 'en').click();
  await isRight(element, ['kimi', 'moss', 'm6'], 'en');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => location.hash), '');
  const within = await page.evaluate((tag) => {
    const host = document.querySelector(tag);
    const box = host.shadowRoot.querySelector('[data-tray]').shadowRoot.querySelector('.bar').getBoundingClientRect();
    const around = host.getBoundingClientRect();
    return box.top >= around.top && box.bottom <= around.bottom + 1 && box.left >= around.left && box.right <= around.right + 1;
  }, ELEMENT);
  assert.ok(within);
  quiet(page);
});

test('in somebody else’s page a link to it opens it, where the address is kept in step', ONCE, async () => {
  const page = await visit(article(threeLines(server.url, 'view="models" lang="zh" sync-url="x-" state=""')));
  await page.evaluate(() => (location.hash = 'x-compare=kimi,moss'));
  await dialog(page.locator(ELEMENT)).locator('table').waitFor();
});

test('of widgets that share a state, only the one with the list has the bar', ONCE, async () => {
  const both = ['models', 'timeline'].map((view) => `<yongxian-explainer lang="zh" group="g" view="${view}"></yongxian-explainer>`).join('');
  const page = await visit(article(`<script type="module" src="${server.url}yongxian.js"></script>${both}`), { live: 1 });
  const [list, timeline] = ['models', 'timeline'].map((view) => page.locator(`${ELEMENT}[view=${view}]`));
  await timeline.scrollIntoViewIfNeeded();
  for (const id of ['kimi', 'moss']) await pick(list, id).click();
  await becomes(() => timeline.evaluate((one) => one.state), 'compare=kimi,moss');
  assert.equal(await chosen(list).then(({ length }) => length), 2);
  assert.deepEqual(await chosen(timeline), []);
  assert.equal(await dialog(list).isVisible(), false);
});

test('a document of another subject is compared by its own facets', ONCE, async () => {
  const page = await visit(`${server.url}examples/other-subject.html`);
  const element = page.locator(ELEMENT);
  const other = JSON.parse(readFileSync(new URL('../../www/examples/image-generators.json', import.meta.url), 'utf8'));
  const lang = (await element.locator('.explainer').getAttribute('lang')).slice(0, 2);
  const ids = other.models.slice(0, 2).map(({ id }) => id);
  for (const id of ids) await pick(element, id).click();
  await start(element, lang).click();
  const { heads, rows } = await tableOf(element);
  assert.deepEqual(heads, other.models.slice(0, 2).map(({ name }) => name[lang]));
  for (const { label } of other.facets) assert.ok(rows.some(({ name }) => name === label[lang]), label[lang]);
});

test('in a frame as high as all that is in it, bar and dialog stand where the reader pressed', ONCE, async () => {
  const tag = `<iframe src="${server.url}embed/models/" title="Models" width="100%" height="600" sandbox="allow-scripts"></iframe><script async src="${server.url}embed.js"></script>`;
  const page = await visit(article(tag), { live: 0 });
  const inside = page.frameLocator('iframe');
  await inside.locator('#yongxian[data-yongxian=live]').waitFor();
  await page.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 8_000);
  const order = await orderOf(inside);
  const ids = [order[40], order[42]];
  for (const id of ids) await pick(inside, id).click();
  await becomes(() => chosen(inside), ids.map((id) => nameOf(id)));
  const top = async (what) => (await what.boundingBox()).y;
  assert.ok(Math.abs((await top(bar(inside))) - (await top(pick(inside, ids[1])))) < 120);
  await start(inside).click();
  await dialog(inside).locator('table').waitFor();
  const box = await dialog(inside).boundingBox();
  assert.ok(box.y > -400 && box.y < 900, `the dialog is at ${box.y}, the screen begins at 0`);
});
