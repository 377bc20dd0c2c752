// What is saved is the one-file edition with the state that was shown, from wherever it is saved, or nothing.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SEARCH, fileOf, quiet, shows } from './support/chromium.mjs';
import { content, matching } from './support/content.mjs';
import { article, beginHost, threeLines } from './support/embedded.mjs';

const { server, open, visit } = await beginHost(test);
const folder = mkdtempSync(join(tmpdir(), 'yongxian-'));
test.after(() => rmSync(folder, { recursive: true }));
test.afterEach(() => server.heal());
const published = (path = '') => readFileSync(fileURLToPath(fileOf(path)), 'utf8');
const WORDS = { zh: ['分享', '保存文件', '文件没能取到'], en: ['Share', 'Save file', 'could not be fetched'] };
const stateless = (text) => text.replace(/ data-state="[^"]*"/, '');
const stateIn = (text) => / data-state="([^"]*)"/.exec(text)[1].replaceAll('&amp;', '&');

/** Presses “Share” and then what saves. */
async function press(page, lang) {
  await page.locator('[data-act=share]').click();
  await page.getByRole('button', { name: WORDS[lang][1] }).click();
}

/** Saves as a reader does; what was saved, by name, address and text. */
async function saved(page, lang = 'zh') {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, lang)]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return { name: file.suggestedFilename(), url: pathToFileURL(path).href, text: readFileSync(path, 'utf8') };
}

test('from the page: the file, whole, with the state, under a name that says what it is', async () => {
  const page = await open({ path: '#q=GLM&openness=open-weights&theme=dark' });
  const { name, url, text } = await saved(page);
  assert.equal(name, '涌现-大模型一拥而上.html');
  assert.equal(stateIn(text), 'q=GLM&openness=open-weights&theme=dark');
  assert.equal(stateless(text), stateless(published()));
  const copy = await open({ url });
  await shows(copy, matching({ text: 'GLM', choices: { openness: ['open-weights'] } }).length);
  assert.equal(await copy.inputValue(SEARCH), 'GLM');
  assert.equal(await copy.evaluate(() => document.documentElement.dataset.theme), 'dark');
  quiet(copy);
  for (const one of [page, copy]) await one.context().close();
});

test('in another language than the page’s own: the file in that language', async () => {
  const page = await open({ path: '#q=GLM&lang=en' });
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  const { name, text } = await saved(page, 'en');
  assert.equal(name, 'Yongxian-China’s rush of large models.html');
  assert.equal(stateIn(text), 'q=GLM');
  assert.equal(stateless(text), stateless(published('en/')));
  await page.context().close();
});

test('from somebody else’s page at another origin', async () => {
  const page = await visit(article(threeLines(server.url, 'lang="zh" state="q=GLM"')));
  const { text } = await saved(page);
  assert.equal(stateIn(text), 'q=GLM');
  assert.equal(stateless(text), stateless(published()));
  await page.context().close();
});

test('from the file itself, without any request; a copy of a copy is the same', async () => {
  const page = await open({ url: fileOf('#q=GLM') });
  const first = await saved(page);
  assert.equal(stateIn(first.text), 'q=GLM');
  // Empty attributes can be written in two ways, and a browser has its own.
  assert.equal(stateless(first.text).replaceAll('=""', ''), stateless(published()).replaceAll('=""', ''));
  assert.deepEqual(page.requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
  quiet(page);
  await page.context().close();

  const copy = await open({ url: first.url });
  await shows(copy, matching({ text: 'GLM', choices: {} }).length);
  await copy.locator('#yongxian a[hreflang=en]').click();
  await copy.waitForFunction(() => document.documentElement.lang === 'en');
  const second = await saved(copy, 'en');
  // The file is the Chinese one; the language is part of the state.
  assert.equal(stateIn(second.text), 'q=GLM&lang=en');
  assert.equal(stateless(second.text), stateless(first.text));
  await copy.context().close();

  const last = await open({ url: second.url });
  await last.waitForFunction((title) => document.title === title, content.article.title.en);
  await shows(last, matching({ text: 'GLM', choices: {} }).length);
  await last.context().close();
});

const FILE = /\/yongxian\.html$/;
for (const [what, fault] of Object.entries({
  'is not there': { path: FILE, status: 404 },
  'is something else': { path: FILE, rewrite: () => '<!doctype html><html><title>Sign in</title></html>' },
  'comes half': { path: FILE, rewrite: (text) => text.slice(0, text.length / 2) },
  'is cut off on its way': { path: FILE, cut: 10_000 },
})) {
  test(`a file that ${what} is not handed out, and the panel says so`, async () => {
    const page = await open();
    let downloads = 0;
    page.on('download', () => (downloads += 1));
    server.fault(fault);
    await press(page, 'zh');
    await page.getByText(WORDS.zh[2]).waitFor();
    assert.equal(downloads, 0);
    await page.context().close();
  });
}
