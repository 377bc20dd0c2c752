// A chart leaves the page by itself, as an image and as vectors: as the state has it, with its key, source and link; in every form.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { FETCHING, IS_FILE, LANGS, ONCE, PHONE, pathOf, quiet, shows } from './support/chromium.mjs';
import { content, matching } from './support/content.mjs';
import { article, beginHost } from './support/embedded.mjs';
import { ENGINES, until } from './support/engines.mjs';

const { server, browser, open, visit } = await beginHost(test);
test.afterEach(async () => {
  server.heal();
  for (const context of browser.contexts()) await context.close();
});

const WORDS = {
  zh: { save: '保存图表', svg: '矢量图（SVG）', scatter: '模型何时公布，有多大', axis: '事件时间线', rush: '模型公布的月份' },
  en: { save: 'Save chart', svg: 'Vectors (SVG)', scatter: 'When models came, and how large', axis: 'Timeline of events', rush: 'When models were announced' },
};
const panel = (scope) => scope.locator('[data-panel] dialog');
const radio = (scope, name) => panel(scope).getByRole('radio', { name, exact: true });
const keep = (scope, lang = 'zh') => panel(scope).getByRole('button', { name: WORDS[lang].save, exact: true });

async function opened(scope) {
  await scope.locator('[data-act=share]').click();
  await panel(scope).waitFor();
}

/** What the browser saves of a chart. */
async function saved(page, scope = page, lang = 'zh') {
  const [file] = await Promise.all([page.waitForEvent('download'), keep(scope, lang).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** What an SVG file says and shows, as a browser reads it that has nothing else. */
async function read(svg) {
  const page = await (await browser.newContext()).newPage();
  const found = await page.evaluate(async (text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    await image.decode();
    const all = [...root.querySelectorAll('*')];
    return {
      name: root.localName, width: image.naturalWidth, height: image.naturalHeight, title: root.querySelector('title').textContent,
      texts: [...root.querySelectorAll('text')].map((one) => one.textContent),
      dots: [...root.querySelectorAll('circle, rect[rx]')].map((dot) => dot.getAttribute('fill') !== 'none'),
      ground: root.querySelector('rect').getAttribute('fill'),
      odd: all.filter((one) => /script|image|style|use|foreignObject/.test(one.localName) || [...one.attributes].some(({ name, value }) => /^(class|style|href|on)/.test(name) || /%|var\(|url\(/.test(value))).map((one) => one.outerHTML),
    };
  }, svg);
  await page.context().close();
  return found;
}

const dated = (models) => models.filter(({ announced }) => /^\d{4}-\d\d/.test(announced ?? '')).length;

for (const [lang, path] of Object.entries(LANGS)) {
  test(`the scatter as vectors has the dots, the key, what was asked, and where it is from: ${lang}`, async () => {
    const page = await open({ path: `${path}#date=2023-03..2023-06` });
    await opened(page);
    await radio(page, WORDS[lang].svg).check();
    const { name, bytes } = await saved(page, page, lang);
    assert.match(name, new RegExp(`${WORDS[lang].scatter}.*\\.svg$`));
    const chart = await read(bytes.toString());
    assert.deepEqual(chart.odd, [], 'stands by itself');
    assert.equal(chart.title, WORDS[lang].scatter);
    assert.equal(chart.width, 960);
    assert.equal(chart.dots.length, dated(content.models));
    const inSpan = content.models.filter(({ announced }) => announced?.slice(0, 7) >= '2023-03' && announced.slice(0, 7) <= '2023-06');
    assert.equal(chart.dots.filter(Boolean).length, dated(inSpan));
    const said = chart.texts.join('\n');
    const facet = content.facets.find(({ field }) => field === 'org_type');
    for (const { label } of facet.values) assert.ok(said.includes(label[lang]), `${label[lang]} in the key`);
    assert.match(said, lang === 'zh' ? /2023年3月—2023年6月/ : /March 2023 – June 2023/);
    assert.ok(said.includes(content.article.title[lang]) && /2026/.test(said) && said.includes('date=2023-03..2023-06'), said);
    quiet(page);
  });
}

test('as an image it is sharp, as wide as a column, and says the same', async () => {
  const page = await open({ path: '#models', viewport: PHONE });
  await opened(page);
  const { name, bytes } = await saved(page);
  assert.match(name, /\.png$/);
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  assert.equal(bytes.readUInt32BE(16), 1920);
  const image = panel(page).locator('.take .preview img');
  assert.match(await image.getAttribute('alt'), /模型何时公布，有多大/);
  quiet(page);
});

test('a chart that nobody has been near follows the filter all the same', async () => {
  const page = await open({ path: '#q=GLM' });
  await shows(page, matching({ text: 'GLM', choices: {} }).length);
  await page.evaluate(() => scrollTo(0, 0));
  await opened(page);
  await radio(page, WORDS.zh.svg).check();
  const chart = await read((await saved(page)).bytes.toString());
  assert.equal(chart.dots.filter(Boolean).length, dated(matching({ text: 'GLM', choices: {} })));
});

test('where the drawing cannot come, none is handed out that shows something else', FETCHING, async () => {
  server.fault({ path: /figures-[^/]*\.wasm$/, status: 404 });
  const page = await open();
  await page.fill('input[type=search]', 'GLM');
  await shows(page, matching({ text: 'GLM', choices: {} }).length);
  await opened(page);
  await keep(page).click();
  await panel(page).locator('[role=status]').filter({ hasText: '还没有按现在的筛选画好' }).waitFor({ timeout: 30_000 });
});

test('each drawing that is shown can be had, in the theme shown; a part alone offers its own', async () => {
  const page = await open({ path: '', colorScheme: 'dark' });
  await opened(page);
  await radio(page, WORDS.zh.svg).check();
  for (const [kind, dots] of [['axis', 12], ['rush', dated(content.models)]]) {
    await radio(page, WORDS.zh[kind]).check();
    const chart = await read((await saved(page)).bytes.toString());
    assert.equal(chart.title, WORDS.zh[kind]);
    assert.deepEqual(chart.odd, []);
    assert.ok(chart.dots.length >= dots, `${chart.dots.length} dots`);
    const [red] = /\d+/.exec(chart.ground);
    assert.ok(Number(red) < 80, `a dark ground: ${chart.ground}`);
  }
  quiet(page);
});

test('the drawing that always has all models says nothing of a filter', async () => {
  const page = await open({ path: pathOf('zh', 'q=GLM') });
  await opened(page);
  await radio(page, WORDS.zh.svg).check();
  await radio(page, WORDS.zh.rush).check();
  const { name, bytes } = await saved(page);
  assert.doesNotMatch(`${name} ${bytes}`, /GLM/);
  assert.ok((await read(bytes.toString())).dots.length >= dated(content.models));
});

test('in a page of somebody else’s, the part with the timeline hands out its drawing and no other', ONCE, async () => {
  const page = await visit(article(`<script type="module" src="${server.url}yongxian.js"></script><yongxian-explainer view="timeline"></yongxian-explainer>`));
  const widget = page.locator('yongxian-explainer');
  await opened(widget);
  assert.equal(await panel(widget).getByRole('radio', { name: WORDS.zh.scatter }).count(), 0);
  await radio(widget, WORDS.zh.svg).check();
  const chart = await read((await saved(page, widget)).bytes.toString());
  assert.equal(chart.title, WORDS.zh.axis);
});

for (const [name, start] of Object.entries(ENGINES).filter(([name]) => name !== 'Chromium'))
  test(`${name}: the chart is written as vectors`, { skip: (IS_FILE && ONCE.skip) || !start }, async () => {
    const engine = await start(server);
    try {
      const page = await engine.open(`${server.url}#q=GLM`);
      await until(page, () => document.querySelector('#yongxian').dataset.yongxian === 'live');
      await page.evaluate(() => {
        window.__files = [];
        const real = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          blob.text().then((text) => window.__files.push(text));
          return real.call(URL, blob);
        };
        document.querySelector('[data-act=share]').click();
      });
      await until(page, () => !!document.querySelector('[data-panel]'));
      await page.evaluate(() => {
        const svg = document.querySelector('[data-panel]').shadowRoot.querySelector('input[value=svg]');
        svg.click();
        svg.closest('section').querySelector('.buttons button').click();
      });
      await until(page, () => window.__files.some((text) => text.includes('<svg')));
      const dots = await page.evaluate(() => window.__files.find((text) => text.includes('<svg')).match(/<circle[^>]*>/g));
      assert.equal(dots.filter((dot) => !dot.includes('fill="none"')).length, dated(matching({ text: 'GLM', choices: {} })));
    } finally {
      await engine.close();
    }
  });
