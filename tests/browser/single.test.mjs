// The one-file edition, opened from disk, does what the page does, and asks nobody for anything.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

// What is claimed of the page as well is tried with it in `disk-list` and `disk-page`.
process.env.YONGXIAN_FORM = 'file';
const { LANGS, SEARCH, begin, fileOf, listOf, quiet, sameText, shows } = await import('./support/chromium.mjs');
const { content, matching } = await import('./support/content.mjs');
const { ENGINES, until } = await import('./support/engines.mjs');

const { server, open } = await begin(test);
const source = readFileSync(fileURLToPath(fileOf()), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'yongxian-'));
test.after(() => rmSync(folder, { recursive: true }));
let written = 0;

/** Another file, from the edition's text. @param {string} text */
function fileWith(text) {
  const path = join(folder, `${(written += 1)}.html`);
  writeFileSync(path, text);
  return pathToFileURL(path).href;
}

/** With a state in it, as save.js puts it there. @param {string} state */
const saved = (state) => source.replace('data-state=""', `data-state="${state.replaceAll('&', '&amp;')}"`);

const idsFor = (text, choices = {}) => matching({ text, choices }).map((model) => model.id).sort();
const showsModels = (wanted) => {
  const shown = [...document.querySelectorAll('#yongxian li[data-model]:not([hidden])')].map((row) => row.dataset.model).sort();
  return document.querySelector('#yongxian').dataset.yongxian === 'live' && shown.join() === wanted.join();
};

/** What stays folded away where the rules for paper hold. */
const foldedOnPaper = () => {
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) if (rule instanceof CSSMediaRule && rule.conditionText === 'print') rule.media.mediaText = 'all';
  // As a browser says before it prints: older ones need to be told what to open.
  dispatchEvent(new Event('beforeprint'));
  const folded = [...document.querySelectorAll('#yongxian details li')].filter((item) => !item.closest('[hidden]') && !item.checkVisibility());
  dispatchEvent(new Event('afterprint'));
  return folded.map((item) => item.textContent);
};

for (const [name, start] of Object.entries(ENGINES)) {
  test(`${name}: from disk it filters, has links, a history, both languages, themes and figures, and makes no request`, { skip: !start }, async () => {
    const engine = await start(server);
    try {
      const page = await engine.open(fileOf('#q=GLM'));
      await until(page, showsModels, idsFor('GLM'));

      const companies = idsFor('GLM', { org_type: ['ai-company'] });
      await page.evaluate(() => document.querySelector('#yongxian fieldset[data-facet=org_type] input[value=ai-company]').click());
      await until(page, showsModels, companies);
      await until(page, () => location.hash === '#q=GLM&org_type=ai-company');
      const events = await page.evaluate(() => document.querySelectorAll('#yongxian li[data-event]:not([hidden])').length);
      assert.ok(events > 0 && events < content.events.length, `${events} events`);

      await page.evaluate(() => history.back());
      await until(page, showsModels, idsFor('GLM'));
      await page.evaluate(() => history.forward());
      await until(page, showsModels, companies);

      await page.evaluate(() => document.querySelector('#yongxian a[hreflang=en]').click());
      await until(page, (title) => document.title === title, content.article.title.en);
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
      await page.evaluate(() => document.querySelector('#yongxian input[name=yongxian-theme][value=dark]').click());
      await until(page, () => document.documentElement.dataset.theme === 'dark');
      await until(page, () => location.hash === '#q=GLM&org_type=ai-company&lang=en&theme=dark');

      await page.evaluate(() => document.querySelector('[data-slot=emergence]').scrollIntoView());
      await until(page, () => document.querySelector('[data-figure=emergence]').dataset.yongxian === 'live');
      await page.evaluate(() => {
        const scale = document.querySelector('[data-figure=emergence] input[type=range]');
        scale.value = scale.max;
        scale.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await until(page, () => document.querySelector('[data-figure=emergence] .reading').textContent.includes('1 trillion'));
      await until(page, () => location.hash.includes('emergence='));

      assert.deepEqual(await page.evaluate(foldedOnPaper), [], 'on paper everything is open');
      assert.deepEqual((await page.requests()).filter((url) => !url.startsWith('data:')), []);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    } finally {
      await engine.close();
    }
  });
}

test('what is behind “Share” is in the file too: the code, the picture, a link to the site', async () => {
  const page = await open({ path: '#q=GLM' });
  await page.locator('[data-act=share]').click();
  await page.getByRole('img').first().waitFor();
  await page.getByRole('button', { name: '生成长图' }).click();
  await page.locator('[data-panel] .preview img').waitFor();
  const home = await page.getAttribute('link[rel=canonical]', 'href');
  assert.equal(await page.locator('[data-panel] .link input').inputValue(), `${home}#q=GLM`);
  assert.deepEqual(page.requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
  quiet(page);
  await page.context().close();
});

test('a saved state is shown, and from then on is a state like any other', async () => {
  const url = fileWith(saved('q=GLM&org_type=ai-company'));
  const page = await open({ url });
  const companies = idsFor('GLM', { org_type: ['ai-company'] });
  await shows(page, companies.length);
  assert.equal(await page.evaluate(() => location.hash), '#q=GLM&org_type=ai-company', 'it can be copied from the address');
  await page.locator('#yongxian .tags .clear').click();
  await shows(page, content.models.length);
  // What the reader made of it is not undone by opening the page once more, nor by going back.
  await page.reload();
  await shows(page, content.models.length);
  await page.goBack();
  await shows(page, companies.length);
  quiet(page);
  await page.context().close();
});

test('a link comes before the saved state', async () => {
  const page = await open({ url: `${fileWith(saved('q=GLM'))}#q=ERNIE` });
  await shows(page, matching({ text: 'ERNIE', choices: {} }).length);
  assert.equal(await page.inputValue(SEARCH), 'ERNIE');
  await page.context().close();
});

test('a hostile state is text like any other', async () => {
  const page = await open({ url: fileWith(saved('q=&quot;><script>window.__pwned=1</script>')) });
  const { count, models } = await listOf(page);
  assert.equal(models.length, count);
  assert.equal(await page.evaluate(() => window.__pwned), undefined);
  await page.context().close();
});

for (const lang of Object.keys(LANGS)) {
  test(`a browser that has read the file would write the same again: ${lang}`, async () => {
    // Parsed, and no script of the file has run yet.
    const watch = (page) =>
      page.addInitScript(() =>
        document.addEventListener('readystatechange', () => {
          window.__text ??= `<!doctype html>\n${document.documentElement.outerHTML}`;
        }),
      );
    const page = await open({ path: LANGS[lang], before: watch });
    const file = readFileSync(fileURLToPath(fileOf(LANGS[lang])), 'utf8');
    // Empty attributes can be written in two ways.
    const [again, before] = [await page.evaluate(() => window.__text), file].map((text) => text.replaceAll('=""', ''));
    sameText(again, before, 'so that a copy of a copy is the same');
    await page.context().close();
  });
}

test('a script that was altered does not run, and the text stays', async () => {
  const at = source.lastIndexOf('<script type="module">') + '<script type="module">'.length;
  const page = await open({ url: fileWith(`${source.slice(0, at)};${source.slice(at)}`), state: 'static' });
  assert.ok(page.problems.some((text) => /Content Security Policy/.test(text)), page.problems.join('\n'));
  assert.equal(await page.locator('#yongxian li[data-model]:not([hidden])').count(), content.models.length);
  await page.context().close();
});

test('wasm that was damaged leaves the text, and says that the rest did not start', async () => {
  const at = source.indexOf('id="yongxian-wasm">') + 5_000;
  const page = await open({ url: fileWith(`${source.slice(0, at)}AAAAAAAA${source.slice(at + 8)}`), state: 'failed' });
  assert.equal(await page.getAttribute('#yongxian', 'data-error'), 'wasm-invalid');
  assert.ok(await page.locator('[data-notice]').isVisible());
  await page.context().close();
});

test('a browser that cannot unpack the wasm has the text', async () => {
  const before = (page) => page.addInitScript(() => delete window.DecompressionStream);
  const page = await open({ before, state: 'failed' });
  assert.equal(await page.getAttribute('#yongxian', 'data-error'), 'wasm-unsupported');
  await page.context().close();
});

test('half of the file is a text to read', async () => {
  const page = await open({ url: fileWith(source.slice(0, source.length / 2)), state: 'static' });
  const point = content.article.points.at(-1);
  assert.ok((await page.textContent('#yongxian')).includes(point.claim.zh));
  assert.ok(await page.getByText(point.claim.zh).first().isVisible());
  quiet(page);
  await page.context().close();
});

test('its links lead to the published site, or to a place in the file', async () => {
  const page = await open({ javaScriptEnabled: false, state: 'static' });
  const home = await page.getAttribute('link[rel=canonical]', 'href');
  const links = await page.$$eval('a[href]', (all) => all.map((link) => link.getAttribute('href')));
  assert.deepEqual(links.filter((href) => !/^(https?:\/\/|#)/.test(href)), []);
  for (const lang of Object.keys(LANGS)) assert.ok(links.includes(home + LANGS[lang]), `the ${lang} page`);
  await page.context().close();
});
