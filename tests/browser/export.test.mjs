// The list that is shown leaves as a table and as data, and what is shown as a citation; in every form, also where the wasm is dead.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { FETCHING, IS_FILE, LANGS, ONCE, PHONE, SEARCH, fileOf, listOf, quiet, reaches, shows } from './support/chromium.mjs';
import { content, matching, sorted } from './support/content.mjs';
import { article, beginHost, threeLines } from './support/embedded.mjs';
import { ENGINES, until } from './support/engines.mjs';
import { parseBibtex, parseCsv, parseRis, rowOf } from './support/formats.mjs';

const { server, browser, open, visit } = await beginHost(test);
test.afterEach(async () => {
  server.heal();
  for (const context of browser.contexts()) await context.close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WORDS = {
  zh: { save: '保存列表', copy: '复制列表', cite: '复制引文', what: '引用什么', text: '引用', list: '导出列表' },
  en: { save: 'Save list', copy: 'Copy list', cite: 'Copy citation', what: 'What to cite', text: 'Cite', list: 'Export the list' },
};
const panel = (scope) => scope.locator('[data-panel] dialog');
const status = (scope) => panel(scope).locator('[role=status]');
const button = (scope, name) => panel(scope).getByRole('button', { name, exact: true });
const listText = (scope, lang = 'zh') => panel(scope).getByRole('textbox', { name: WORDS[lang].list, exact: true });
const citation = (scope, lang = 'zh') => panel(scope).getByRole('textbox', { name: WORDS[lang].text, exact: true });
const cited = (scope, lang = 'zh') => panel(scope).getByRole('combobox', { name: WORDS[lang].what });
const says = (scope, text) => status(scope).filter({ hasText: text }).waitFor();
/** Where the links lead: the file does not know where it was tried. */
const homeOf = (page) => (IS_FILE ? page.getAttribute('#yongxian', 'data-site') : server.url);

async function opened(scope) {
  await scope.locator('[data-act=share]').click();
  await panel(scope).waitFor();
}
const choose = (scope, form) => panel(scope).getByRole('radio', { name: form, exact: true }).check();

/** What the browser saves when a button is pressed. */
async function saved(page, name, scope = page) {
  const [file] = await Promise.all([page.waitForEvent('download'), button(scope, name).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}
async function savedData(page, lang = 'zh', scope = page) {
  await choose(scope, lang === 'zh' ? '数据（JSON）' : 'Data (JSON)');
  return JSON.parse((await saved(page, WORDS[lang].save, scope)).text);
}

for (const lang of Object.keys(LANGS)) {
  test(`the table has every model shown, in both languages, and nothing is guessed: ${lang}`, async () => {
    const page = await open({ path: LANGS[lang] });
    const home = (await homeOf(page)) + LANGS[lang];
    const { models } = await listOf(page);
    await opened(page);
    const { name, text } = await saved(page, WORDS[lang].save);
    assert.equal(name, lang === 'zh' ? '涌现 模型列表.csv' : 'Yongxian The models.csv');
    const rows = parseCsv(text);
    assert.deepEqual(rows.map(({ id }) => id), models);
    for (const row of rows) assert.deepEqual(row, rowOf(content.models.find(({ id }) => id === row.id), home));
    if (IS_FILE) assert.deepEqual(page.requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
    quiet(page);
  });
}

test('filtered and sorted: rows, data and words are those of the page, and the link shows them again', async () => {
  const choices = { openness: ['open-weights', 'api'], confidence: ['high'] };
  const wanted = sorted(matching({ text: '智谱', choices }), '-date', 'zh').filter(({ announced }) => /^202[0-4]-/.test(announced ?? ''));
  assert.ok(wanted.length > 1 && wanted.length < 9, `${wanted.length}`);
  const page = await open({ path: '#q=智谱&openness=open-weights,api&confidence=high&date=2020-01..2024-12&sort=-date' });
  await shows(page, wanted.length);
  await opened(page);
  const { name, text } = await saved(page, WORDS.zh.save);
  assert.match(name, /^涌现 “智谱”；.*\.csv$/);
  assert.deepEqual(parseCsv(text).map(({ id }) => id), wanted.map(({ id }) => id));
  const data = await savedData(page);
  assert.equal(data.facts_until, content.article.facts_until);
  assert.deepEqual([data.count, data.of, data.order], [wanted.length, content.models.length, '-date']);
  assert.deepEqual(data.filter, {
    text: '智谱',
    choices,
    spans: { date: '2020-01..2024-12' },
    words: {
      zh: '“智谱”；开放方式：开放权重、接口服务；查证把握：高；公布于2020-01至2024-12',
      en: '“智谱”; Access: Open weights, API; How well checked: High; announced 2020-01 to 2024-12',
    },
  });
  assert.deepEqual(data.models, wanted.map((model) => ({ ...model, also: model.also ?? [], note: model.note ?? null, after: model.after ?? null, params: model.params && { billion: model.params.billion, by: model.params.by ?? null } })));
  const used = new Set(wanted.flatMap(({ sources }) => sources));
  assert.deepEqual(data.sources, content.sources.filter(({ id }) => used.has(id)));
  assert.deepEqual(data.facets, content.facets);
  assert.deepEqual(data.title, content.article.title);
  const again = await open(IS_FILE ? { url: fileOf(new URL(data.link).hash) } : { url: data.link });
  await shows(again, wanted.length);
  assert.deepEqual((await listOf(again)).models, data.models.map(({ id }) => id));
});

test('what the reader types and in which language they read is followed', async () => {
  const page = await open();
  await page.fill(SEARCH, 'GLM');
  await page.click('a[hreflang=en]');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  const wanted = matching({ text: 'GLM', choices: {} });
  await shows(page, wanted.length);
  await opened(page);
  await panel(page).getByText(`The ${wanted.length} models shown now`).waitFor();
  const rows = parseCsv((await saved(page, WORDS.en.save)).text);
  assert.equal(rows.length, wanted.length);
  const home = await homeOf(page);
  for (const row of rows) assert.deepEqual(row, rowOf(content.models.find(({ id }) => id === row.id), `${home}en/`));
  assert.match(await citation(page, 'en').inputValue(), /^Yongxian\. China’s rush .*: The models \(“GLM”\)\[DB\/OL\]/);
});

test('where nothing fits there is no file, and the view can still be cited', async () => {
  const page = await open({ path: '#q=nobody-has-this' });
  await shows(page, 0);
  await opened(page);
  await panel(page).getByText('现在没有模型符合条件').waitFor();
  assert.equal(await button(page, WORDS.zh.save).count(), 0);
  assert.equal(await cited(page).count(), 0);
  assert.match(await citation(page).inputValue(), /模型列表（“nobody-has-this”）\[DB\/OL\]/);
});

test('where the wasm is dead: all that the static text shows, in the document’s order, and a link to that', async () => {
  if (!IS_FILE) server.fault({ path: /yongxian-[^/]*\.wasm$/, status: 404 });
  const before = (page) => page.addInitScript(() => delete window.DecompressionStream);
  const page = await open({ path: '#q=GLM&sort=-date', state: 'failed', ...(IS_FILE && { before }) });
  const { models } = await listOf(page);
  assert.equal(models.length, content.models.length);
  await opened(page);
  assert.deepEqual(parseCsv((await saved(page, WORDS.zh.save)).text).map(({ id }) => id), models);
  const data = await savedData(page);
  assert.deepEqual(data.models.map(({ id }) => id), models);
  assert.deepEqual([data.link, data.order, data.filter.text], [await homeOf(page), 'document', '']);
  assert.doesNotMatch(await citation(page).inputValue(), /GLM/);
});

test('a list that has lost rows on the page is not handed out as if it were whole', async () => {
  const page = await open();
  await page.evaluate(() => {
    document.querySelector('#yongxian li[data-model]:not([hidden])').remove();
    document.querySelector('[data-act=share]').click();
  });
  await panel(page).getByText('列表没有显示完整').waitFor();
  assert.equal(await button(page, WORDS.zh.save).count(), 0);
});

/** With a day that does not pass. */
const onTheDay = (page) => page.clock.setFixedTime(new Date(2026, 2, 4, 12));

for (const [lang, author, date] of [['zh', '涌现', '事实截至'], ['en', 'Yongxian', 'Facts up to']]) {
  test(`the view is cited in three forms that others can read: ${lang}`, async () => {
    const page = await open({ path: LANGS[lang], before: onTheDay });
    const title = content.article.title[lang];
    const facts = content.article.facts_until;
    const url = (await homeOf(page)) + LANGS[lang];
    await opened(page);
    assert.equal(await citation(page, lang).inputValue(), `${author}. ${title}[EB/OL]. (${facts})[2026-03-04]. ${url}\n`);
    await choose(page, 'BibTeX');
    const bib = await saved(page, lang === 'zh' ? '保存 .bib' : 'Save .bib');
    assert.equal(bib.name, 'yongxian-2026.bib');
    assert.equal(bib.text, await citation(page, lang).inputValue());
    assert.deepEqual(parseBibtex(bib.text), {
      kind: 'online',
      key: 'yongxian-2026',
      fields: { author, title, year: '2026', month: 'feb', note: `${date} ${facts}`, url, urldate: '2026-03-04' },
    });
    await choose(page, 'RIS');
    const ris = await saved(page, lang === 'zh' ? '保存 .ris' : 'Save .ris');
    assert.equal(ris.name, 'yongxian-2026.ris');
    assert.deepEqual(parseRis(ris.text), {
      TY: 'ELEC', AU: author, TI: title, Y1: '2026/02//', Y2: '2026/03/04/', UR: url, LA: lang, N1: `${date} ${facts}`, ER: '',
    });
  });
}

test('any model shown can be cited, the marked one first, by a link that marks it', async () => {
  const page = await open({ path: '#q=GLM&model=chatglm-6b' });
  await shows(page, matching({ text: 'GLM', choices: {} }).length);
  const { models } = await listOf(page);
  await opened(page);
  const options = await cited(page).locator('option').evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(options, ['', 'chatglm-6b', ...models.filter((id) => id !== 'chatglm-6b')]);
  await cited(page).selectOption(models.at(-1));
  const { name, org } = content.models.find(({ id }) => id === models.at(-1));
  const url = `${await homeOf(page)}#model=${models.at(-1)}`;
  const text = await citation(page).inputValue();
  assert.ok(text.includes(`: ${name.zh}（${org.zh}）[DB/OL]`) && text.endsWith(`. ${url}\n`), text);
  await choose(page, 'BibTeX');
  assert.equal(parseBibtex(await citation(page).inputValue()).key, `yongxian-2026-${models.at(-1)}`);
  const again = await open(IS_FILE ? { url: fileOf(new URL(url).hash) } : { url });
  await again.locator(`#yongxian li.is-chosen[data-model="${models.at(-1)}"]`).waitFor();
});

/** A document of somebody's who means no good, or writes in TeX. */
const NASTY = ['=1+1', '+49', '-x', '@SUM(A1)', '＝1', '\tx', '\r\n=x', ' =x', 'a,b "c"; d', 'Lots_of {odd} & 100% #1 ~ ^ \\end $x', '中文，逗号', '{', 'one\ntwo'];

test('a host’s document: no cell is a formula, no name breaks a citation, and nobody is named as its author', ONCE, async () => {
  const other = JSON.parse(readFileSync(new URL('../../www/examples/image-generators.json', import.meta.url), 'utf8'));
  const [model] = other.models;
  other.models = NASTY.map((name, n) => ({ ...model, id: `nasty-${n}`, name: { zh: name, en: name }, announced: null }));
  other.events.forEach((event) => (event.models = []));
  other.sources[0].url = 'javascript:alert(1)';
  other.models[0].sources = [other.sources[0].id];
  const data = JSON.stringify(other).replaceAll('<', '\\u003c');
  const page = await visit(article(`${threeLines(server.url, 'lang="en" id="one"')}<script>document.querySelector("#one").data = ${data}</script>`));
  await opened(page);
  const rows = parseCsv((await saved(page, WORDS.en.save)).text);
  const harmless = (text) => (/^\s*[=+\-@＝]|^[\t\r\n]/.test(text) ? `'${text}` : text);
  assert.deepEqual(rows.map((row) => row.name_en).sort(), NASTY.map(harmless).sort());
  for (const cell of rows.flatMap(Object.values)) assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠]/);
  assert.ok(rows.every(({ announced, link }) => announced === '' && link === page.url()));
  const { sources, sources_without_address_en: without } = rows.find(({ id }) => id === 'nasty-0');
  assert.deepEqual([sources, without], ['', other.sources[0].title.en]);
  for (const [n, name] of NASTY.entries()) {
    await cited(page, 'en').selectOption(`nasty-${n}`);
    const flat = name.replace(/\s+/g, ' ').trim();
    const title = `${other.article.title.en}: ${flat} (${model.org.en})`.replace(/\s+/g, ' ').replace('( ', '(');
    const spaceless = (text) => text.replace(/\s/g, '');
    await choose(page, 'BibTeX');
    const { fields } = parseBibtex(await citation(page, 'en').inputValue());
    assert.equal(spaceless(fields.title), spaceless(title));
    assert.ok(!('author' in fields) && fields.url === page.url());
    await choose(page, 'RIS');
    const tags = parseRis(`${(await saved(page, 'Save .ris')).text}`);
    assert.equal(spaceless(tags.TI), spaceless(title));
    assert.ok(!('AU' in tags));
    await choose(page, 'GB/T 7714');
    assert.match(await citation(page, 'en').inputValue(), /^.+\[DB\/OL\]\. \([\d-]+\)\[[\d-]{10}\]\. \S+\n$/);
  }
  assert.equal((await savedData(page, 'en')).title.en, other.article.title.en);
});

test('copied, the table is pasted into a spreadsheet cell by cell, and the data and citations as they are', ONCE, async () => {
  const page = await open({ path: '#q=GLM' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await shows(page, matching({ text: 'GLM', choices: {} }).length);
  await opened(page);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await button(page, WORDS.zh.copy).click();
  await says(page, '可以直接粘贴');
  const [head, ...rows] = (await clipboard()).trimEnd().split('\n').map((line) => line.split('\t'));
  const { models } = await listOf(page);
  assert.deepEqual(rows.map(([id]) => id), models);
  assert.ok(rows.every((row) => row.length === head.length));
  await choose(page, '数据（JSON）');
  await button(page, WORDS.zh.copy).click();
  await says(page, '数据已复制');
  assert.deepEqual(JSON.parse(await clipboard()).models.map(({ id }) => id), models);
  await button(page, WORDS.zh.cite).click();
  await says(page, '引文已复制');
  assert.equal(await clipboard(), await citation(page).inputValue());
});

test('by keyboard alone: the form, what to save, what to cite', ONCE, async () => {
  const page = await open({ path: '#q=GLM' });
  await page.focus('[data-act=share]');
  await page.keyboard.press('Enter');
  await panel(page).waitFor();
  const focused = () => page.evaluate(() => {
    const { shadowRoot } = document.activeElement;
    const one = shadowRoot?.activeElement;
    return one?.value || one?.textContent;
  });
  const tabTo = async (what) => {
    for (let n = 0; (await focused()) !== what; n++) {
      assert.ok(n < 12, `${what} is not reached`);
      await page.keyboard.press('Tab');
    }
  };
  await tabTo('csv');
  await page.keyboard.press('ArrowRight');
  await tabTo(WORDS.zh.save);
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  assert.equal(file.suggestedFilename(), '涌现 “GLM”.json');
  await says(page, '列表已交给浏览器保存');
  await tabTo('gbt');
  await page.keyboard.press('ArrowLeft');
  await tabTo('保存 .ris');
  const [ris] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  parseRis(readFileSync(await ris.path(), 'utf8'));
});

test('nothing a tool finds is wrong with it, in both languages, light and dark, on a phone', ONCE, async () => {
  for (const [lang, path] of Object.entries(LANGS))
    for (const colorScheme of ['light', 'dark']) {
      const page = await open({ path, colorScheme, viewport: PHONE });
      await opened(page);
      await button(page, WORDS[lang].copy).click();
      await listText(page, lang).waitFor();
      await page.evaluate(axe);
      const findings = await page.evaluate(async () => (await window.axe.run(document)).violations.map((one) => `${one.id} ${one.nodes.map(({ html }) => html)}`));
      assert.deepEqual(findings, []);
      const wide = await panel(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
      assert.equal(wide, 0, 'nothing sticks out');
    }
});

test('data that does not come is said so, and asked for again', FETCHING, async () => {
  // A worker would have fetched it in advance.
  const page = await open();
  await opened(page);
  server.fault({ path: /document-[^/]*\.json$/, status: 404 });
  await button(page, WORDS.zh.save).click();
  await says(page, '数据没能取全');
  // The citation needs no more than the page has.
  assert.match(await citation(page).inputValue(), /^涌现\. /);
  server.heal();
  assert.equal(parseCsv((await saved(page, WORDS.zh.save)).text).length, content.models.length);
});

test('after one visit it works with the server gone', FETCHING, async () => {
  const page = await open({ serviceWorkers: 'allow' });
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  server.stop();
  try {
    await page.reload();
    await reaches(page, 'live');
    await opened(page);
    assert.equal(parseCsv((await saved(page, WORDS.zh.save)).text).length, content.models.length);
  } finally {
    await server.resume();
  }
});

test('in a strict page of somebody else’s, the element hands out what it shows', ONCE, async () => {
  const policy = `default-src 'none'; script-src ${server.url} 'wasm-unsafe-eval'; connect-src ${server.url}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const html = article(threeLines(server.url, 'lang="en" view="models" state="q=GLM"'), { head: '<link rel="icon" href="data:,">' });
  const page = await visit({ html, headers: { 'content-security-policy': policy } });
  await opened(page);
  const wanted = matching({ text: 'GLM', choices: {} }).map(({ id }) => id);
  const rows = parseCsv((await saved(page, WORDS.en.save)).text);
  assert.deepEqual(rows.map(({ id }) => id).sort(), wanted.sort());
  assert.ok(rows.every(({ id, link }) => link === `${server.url}en/#model=${id}`));
  assert.match(await citation(page, 'en').inputValue(), /The models \(“GLM”\)\[DB\/OL\].* http:\S+\/en\/#q=GLM\n$/);
});

test('in a part without a list there is no list to take, and the part can be cited', ONCE, async () => {
  const page = await visit(article(threeLines(server.url, 'lang="zh" view="timeline"')));
  await opened(page);
  await citation(page).waitFor();
  assert.equal(await panel(page).getByRole('heading', { name: WORDS.zh.list }).count(), 0);
  assert.match(await citation(page).inputValue(), new RegExp(`^涌现\\. ${content.article.title.zh}\\[EB/OL\\].*#timeline\\n$`));
});

for (const [what, sandbox] of [['may save', 'allow-scripts allow-downloads'], ['may not save', 'allow-scripts']])
  test(`in a sandboxed frame that ${what} the list can be had`, ONCE, async () => {
    const page = await visit(article(`<iframe src="${server.url}embed/models/#q=GLM" title="x" width="390" height="700" sandbox="${sandbox}"></iframe>`), { live: 0 });
    const frame = page.frameLocator('iframe');
    await frame.locator('#yongxian[data-yongxian=live]').waitFor();
    await opened(frame);
    const wanted = matching({ text: 'GLM', choices: {} }).map(({ id }) => id).sort();
    if (what === 'may save') {
      assert.deepEqual(parseCsv((await saved(page, WORDS.zh.save, frame)).text).map(({ id }) => id).sort(), wanted);
      assert.deepEqual((await savedData(page, 'zh', frame)).models.map(({ id }) => id).sort(), wanted);
      return;
    }
    await button(frame, WORDS.zh.save).click();
    await says(frame, '请改用“复制列表”');
    await choose(frame, '数据（JSON）');
    await button(frame, WORDS.zh.copy).click();
    await says(frame, /已(复制|选中)/);
    assert.deepEqual(JSON.parse(await listText(frame).inputValue()).models.map(({ id }) => id).sort(), wanted);
  });

for (const [name, start] of Object.entries(ENGINES).filter(([name]) => name !== 'Chromium'))
  test(`${name}: the table and the citations are written`, { skip: (IS_FILE && ONCE.skip) || !start }, async () => {
    const engine = await start(server);
    try {
      const page = await engine.open(`${server.url}#q=GLM`);
      await until(page, () => document.querySelector('#yongxian').dataset.yongxian === 'live');
      await page.evaluate(() => document.querySelector('[data-act=share]').click());
      await until(page, () => !!document.querySelector('[data-panel]'));
      await page.evaluate(() => [...document.querySelector('[data-panel]').shadowRoot.querySelectorAll('button')].find((one) => one.textContent === '复制列表').click());
      const texts = () => [...document.querySelector('[data-panel]').shadowRoot.querySelectorAll('textarea')].map((one) => one.value);
      await until(page, () => !!document.querySelector('[data-panel]').shadowRoot.querySelector('textarea').value);
      const written = await page.evaluate(texts);
      assert.equal(written.find((text) => text.startsWith('id\t')).trimEnd().split('\n').length, 1 + matching({ text: 'GLM', choices: {} }).length);
      assert.ok(written.some((text) => /^涌现\. .*\[DB\/OL\]/.test(text)), written.join('\n'));
      assert.deepEqual((await page.problems()).filter((text) => !/favicon/.test(text)), []);
    } finally {
      await engine.close();
    }
  });
