// “Share”: the link of what is shown, its QR code, a long picture, one file, print; in every form, and where the wasm is dead.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { PHONE, SEARCH, quiet, reaches, shows } from './support/chromium.mjs';
import { content, matching } from './support/content.mjs';
import { article, beginHost, threeLines } from './support/embedded.mjs';
import { ENGINES, until } from './support/engines.mjs';

const { server, browser, host, open, visit } = await beginHost(test);
test.afterEach(async () => {
  server.heal();
  for (const context of browser.contexts()) await context.close();
});

const SHARE = '[data-act=share]';
const panel = (page) => page.locator('[data-panel] dialog');
const status = (page) => page.locator('[data-panel] [role=status]');
const field = (page) => page.locator('[data-panel] .link input');
const button = (page, name) => panel(page).getByRole('button', { name, exact: true });

/** Presses the button and waits for the panel with its code. */
async function opened(page, { code = true } = {}) {
  await page.locator(SHARE).click();
  await field(page).waitFor();
  if (code) await panel(page).getByRole('img').waitFor();
  return field(page).inputValue();
}

const library = (path) => readFileSync(createRequire(import.meta.url).resolve(path), 'utf8');
const [axe, reader] = ['axe-core/axe.min.js', 'jsqr'].map(library);

/** What a phone would read off a picture, which may have a code at its foot. @param {Buffer | string} png bytes or a data: address */
async function scanned(png) {
  const blank = await (await browser.newContext()).newPage();
  await blank.evaluate(reader);
  const found = await blank.evaluate(async (encoded) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))]));
    const { width, height } = bitmap;
    const seen = Math.min(height, 800);
    const paper = new OffscreenCanvas(width, seen).getContext('2d');
    paper.drawImage(bitmap, 0, seen - height);
    return { text: window.jsQR(paper.getImageData(0, 0, width, seen).data, width, seen)?.data, width, height };
  }, typeof png === 'string' ? png.split(',')[1] : png.toString('base64'));
  await blank.context().close();
  return found;
}

const codeOf = async (page) => (await scanned(await panel(page).getByRole('img').first().screenshot())).text;

/** Makes the picture; its address, and all that is written in it. */
async function pictureOf(page, name = '生成长图') {
  await button(page, name).click();
  const image = panel(page).locator('.preview img');
  await image.waitFor();
  return { src: await image.getAttribute('src'), text: await image.getAttribute('alt') };
}

for (const [lang, title, path] of [['zh', '分享与保存', ''], ['en', 'Share and keep', 'en/']]) {
  test(`the panel has the link and the code of what is shown: ${lang}`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open({ path: `${path}#q=GLM`, viewport: PHONE, colorScheme });
      await page.fill(SEARCH, '通义');
      await shows(page, matching({ text: '通义', choices: {} }).length);
      const link = await opened(page);
      assert.equal(link, new URL(`${path}#q=通义`, server.url).href);
      assert.equal(await codeOf(page), link);
      assert.equal(await panel(page).getAttribute('aria-labelledby'), 'title');
      assert.equal(await panel(page).locator('h2').textContent(), title);
      await page.evaluate(axe);
      const findings = await page.evaluate(async () => (await window.axe.run(document)).violations.map((one) => `${one.id} ${one.nodes.map(({ html }) => html)}`));
      assert.deepEqual(findings, []);
      quiet(page);
    }
  });
}

test('a language chosen on the page is shared as the page in that language', async () => {
  const page = await open({ path: '#q=GLM' });
  await page.click('a[hreflang=en]');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  assert.equal(await opened(page), `${server.url}en/#q=GLM`);
  assert.equal(await panel(page).locator('h2').textContent(), 'Share and keep');
});

test('by keyboard alone: open, copy, close; the focus goes in, stays, and comes back', async () => {
  const page = await open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.focus(SHARE);
  await page.keyboard.press('Enter');
  await field(page).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent);
  assert.equal(await focused(), '复制链接');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[data-panel]').shadowRoot.querySelector('[role=status]').textContent);
  assert.equal(await status(page).textContent(), '链接已复制。');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), server.url);
  for (let n = 0; n < 8; n++) {
    await page.keyboard.press('Tab');
    // Between its last and its first stop is the browser's own bar.
    assert.ok(await page.evaluate(() => ['BODY'].includes(document.activeElement.tagName) || document.activeElement.matches('[data-panel]')));
  }
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
  assert.ok(await page.evaluate(() => document.activeElement.matches('[data-act=share]')));
});

test('it closes beside itself, by its button, and when the reader steps back', async () => {
  const page = await open();
  await page.fill(SEARCH, 'GLM');
  await page.waitForFunction(() => location.hash === '#q=GLM');
  for (const close of [() => page.mouse.click(5, 450), () => panel(page).locator('.close').click(), () => page.goBack()]) {
    await opened(page);
    await close();
    await panel(page).waitFor({ state: 'detached' });
  }
});

test('where copying is forbidden the link is selected, and the panel says so', async () => {
  const page = await open({
    before: (page) =>
      page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('forbidden', 'NotAllowedError'));
        document.execCommand = () => false;
      }),
  });
  await opened(page);
  await button(page, '复制链接').click();
  await status(page).filter({ hasText: '链接已选中' }).waitFor();
  assert.equal(await page.evaluate(() => getSelection().toString() || 'nothing'), server.url);
});

test('the system shares where it can, and what became of it is said', async () => {
  const page = await open({
    before: (page) =>
      page.addInitScript(() => {
        window.__shared = [];
        navigator.canShare = () => true;
        navigator.share = async (data) => {
          window.__shared.push({ ...data, files: data.files?.map(({ name, type, size }) => ({ name, type, size })) });
          if (window.__refuse) throw new DOMException('no', window.__refuse);
        };
      }),
  });
  await opened(page);
  await button(page, '分享…').click();
  await status(page).filter({ hasText: '已交给系统分享。' }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.__shared[0].url), server.url);
  for (const [refusal, said] of [['AbortError', '没有分享出去。'], ['NotAllowedError', '请改用“复制链接”']]) {
    await page.evaluate((name) => (window.__refuse = name), refusal);
    await button(page, '分享…').click();
    await status(page).filter({ hasText: said }).waitFor();
  }
  await page.evaluate(() => (window.__refuse = ''));
  await pictureOf(page);
  await button(page, '分享图片…').click();
  await status(page).filter({ hasText: '已交给系统分享。' }).waitFor();
  const [file] = await page.evaluate(() => window.__shared.at(-1).files);
  assert.equal(file.type, 'image/png');
  assert.ok(file.size > 50_000, `${file.size}`);
});

test('the picture holds what is filtered, the source and the link, and is saved under a telling name', async () => {
  const fitting = matching({ text: 'GLM', choices: {} });
  const page = await open({ path: '#q=GLM', viewport: PHONE });
  await shows(page, fitting.length);
  const link = await opened(page);
  const { src, text } = await pictureOf(page);
  const { text: code, width, height } = await scanned(src);
  assert.equal(code, link);
  assert.equal(width, 390 * 3);
  assert.ok(height > 2_000 && height < 5_000, `${height}`);
  const lines = text.split('\n');
  for (const wanted of ['GLM', `79 个模型中的 ${fitting.length} 个`, ...fitting.map((model) => model.name.zh)]) assert.ok(lines.includes(wanted), `${wanted}\n${text}`);
  const { source } = content.article;
  for (const wanted of [source.author.zh, '事实截至']) assert.ok(text.replaceAll('\n', '').includes(wanted), wanted);
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, '保存图片').click()]);
  assert.equal(file.suggestedFilename(), '涌现 GLM.png');
  quiet(page);
});

test('without a filter the picture holds the points and the drawing, in the theme shown', async () => {
  const page = await open({ path: 'en/#theme=dark', viewport: PHONE });
  await opened(page);
  const { src, text } = await pictureOf(page, 'Make a picture');
  for (const point of content.article.points) assert.ok(text.replace(/\s+/g, ' ').includes(point.claim.en.split(',')[0]), point.claim.en);
  const colors = await page.evaluate(async (src) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(src.split(',')[1]), (letter) => letter.charCodeAt(0))]));
    const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    paper.drawImage(bitmap, 0, 0);
    const { data } = paper.getImageData(0, 0, bitmap.width, bitmap.height);
    const found = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const color = `${data[at]},${data[at + 1]},${data[at + 2]}`;
      found.set(color, (found.get(color) ?? 0) + 1);
    }
    return Object.fromEntries(found);
  }, src);
  const [ground] = Object.entries(colors).sort((a, b) => b[1] - a[1])[0];
  assert.equal(ground, '20,22,26');
  // Dots of models that the article does not name, and one of those that it names.
  for (const dot of ['86,91,102', '255,150,128']) assert.ok(colors[dot] > 500, `${dot}: ${colors[dot]}`);
});

test('a list that is too long for a picture says how much is left out', async () => {
  const page = await visit(article(threeLines(server.url, 'view="models" lang="en"')));
  await opened(page);
  const { text } = await pictureOf(page, 'Make a picture');
  assert.ok(text.replace(/\s+/g, ' ').includes(`and ${content.models.length - 40} more`), text);
  assert.ok(text.replace(/\s+/g, ' ').includes(content.article.source.author.en), 'the source comes from the document');
});

test('it works where the wasm is missing, and where the policy refuses it', async () => {
  server.fault({ path: /yongxian-[^/]*\.wasm$/, status: 404 });
  const dead = await open({ path: '#q=GLM', state: 'failed' });
  const link = await opened(dead);
  assert.equal(link, `${server.url}#q=GLM`);
  assert.equal(await codeOf(dead), link);
  server.heal();
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types cn-explainer";
  server.fault({ path: /^\/$/, csp: policy });
  const strict = await open({ state: 'failed' });
  assert.equal(await opened(strict, { code: false }), server.url);
  await panel(strict).getByText('二维码没能画出').waitFor();
  await button(strict, '生成长图').click();
  // Pictures from addresses of that kind are refused too.
  await panel(strict).locator('.preview canvas').waitFor();
});

test('what cannot be fetched is said on the button, and asked for again', async () => {
  // A worker would have fetched it in advance.
  const page = await open({ before: (page) => page.addInitScript(() => delete Navigator.prototype.serviceWorker) });
  server.fault({ path: /share-[^/]*\.js$/, status: 404 });
  await page.click(SHARE);
  await page.locator(`${SHARE}[data-failed]`).waitFor();
  assert.match(await page.evaluate(() => getComputedStyle(document.querySelector('[data-act]'), '::after').content), /再试一次/);
  server.heal();
  await opened(page);
  assert.equal(await page.locator(`${SHARE}[data-failed]`).count(), 0);
});

test('nothing of it is fetched before the first press', async () => {
  const page = await open({ before: (page) => page.addInitScript(() => delete Navigator.prototype.serviceWorker) });
  assert.deepEqual(page.requests.filter((url) => /share-|qr-/.test(url)), []);
});

const POLICY = (site) => `default-src 'none'; script-src ${site} 'wasm-unsafe-eval'; connect-src ${site}; require-trusted-types-for 'script'; trusted-types 'none'`;

test('in a strict page of somebody else, the element shares the page of the site and never the host’s', async () => {
  const html = article(threeLines(server.url, 'lang="en" theme="dark" state="q=GLM"'), { head: '<link rel="icon" href="data:,">' });
  const page = await visit({ html, headers: { 'content-security-policy': POLICY(server.url) } }, { viewport: PHONE });
  const link = await opened(page);
  assert.equal(link, `${server.url}en/#q=GLM`);
  assert.equal(await codeOf(page), link);
  assert.equal(await panel(page).evaluate((dialog) => getComputedStyle(dialog).backgroundColor), 'rgb(28, 31, 37)');
  await button(page, 'Make a picture').click();
  await panel(page).locator('.preview canvas').waitFor();
  assert.equal(await panel(page).locator('a').getAttribute('href'), link, 'printing is done from the page itself');
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.querySelector('yongxian-explainer').shadowRoot.activeElement.dataset.act), 'share');
  assert.equal(page.url().includes('#'), false);
});

test('the styles of a page do not reach the panel', async () => {
  const hostile = '* { all: unset !important; color: red !important; font-size: 40px !important } dialog { display: none !important }';
  const rules = async (head) => {
    const page = await visit(article(threeLines(server.url, 'lang="en"'), { head }));
    await opened(page);
    return panel(page).evaluate((dialog) => ['h2', 'button', 'section > p', 'input'].map((part) => {
      const { color, fontSize, fontFamily, display, backgroundColor } = getComputedStyle(dialog.querySelector(part));
      return { color, fontSize, fontFamily, display, backgroundColor };
    }));
  };
  assert.deepEqual(await rules(`<style>${hostile}</style>`), await rules(''));
});

test('with a document of the host’s it shares the host’s page', async () => {
  const other = JSON.parse(readFileSync(new URL('../../www/examples/image-generators.json', import.meta.url), 'utf8'));
  const page = await visit(article(threeLines(server.url, 'lang="en" id="one"') + '<script>document.querySelector("#one").data = ' + JSON.stringify(other).replaceAll('<', '\\u003c') + '</script>'));
  assert.equal(await opened(page), page.url());
  assert.equal(await button(page, 'Save file').count(), 0);
  const { text } = await pictureOf(page, 'Make a picture');
  for (const { en } of [other.article.title, other.article.source.author]) assert.ok(text.replace(/\s+/g, ' ').includes(en), text);
});

test('one file is handed over with the state in it; if it does not come, the panel says what to do', async () => {
  const page = await open({ path: '#q=GLM&theme=dark' });
  // The file itself has tests of its own.
  const file = '<!doctype html>\n<html lang="zh-Hans" data-file="yongxian" data-state=""><title>x</title></html>\n';
  await page.route('**/yongxian.html', (route) => route.fulfill({ contentType: 'text/html', body: file }));
  await opened(page);
  const [saved] = await Promise.all([page.waitForEvent('download'), button(page, '保存文件').click()]);
  assert.equal(readFileSync(await saved.path(), 'utf8'), file.replace('data-state=""', 'data-state="q=GLM&amp;theme=dark"'));
  await status(page).filter({ hasText: '文件已交给浏览器保存' }).waitFor();
  await page.route('**/yongxian.html', (route) => route.abort());
  await button(page, '保存文件').click();
  await status(page).filter({ hasText: '请检查网络后再试' }).waitFor();
});

test('on paper there is no panel', async () => {
  const page = await open({ before: (page) => page.addInitScript(() => (window.print = () => (window.__printed = true))) });
  await opened(page);
  await button(page, '打印').click();
  assert.equal(await page.evaluate(() => window.__printed), true);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await panel(page).isVisible(), false);
});

test('in a sandboxed frame it copies, shows the code and saves', async () => {
  const sandbox = 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox';
  const page = await visit(article(`<iframe src="${server.url}embed/models/#q=GLM" title="x" width="390" height="700" sandbox="${sandbox}"></iframe>`), { live: 0 });
  const frame = page.frameLocator('iframe');
  await frame.locator('#yongxian[data-yongxian=live]').waitFor();
  const link = await opened(frame);
  assert.equal(link, `${server.url}#q=GLM`);
  assert.equal(await codeOf(frame), link);
  await button(frame, '复制链接').click();
  await status(frame).filter({ hasText: /链接已(复制|选中)/ }).waitFor();
  await button(frame, '生成长图').click();
  await frame.locator('[data-panel] .preview :is(img, canvas)').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), button(frame, '保存图片').click()]);
  assert.equal(file.suggestedFilename(), '涌现 GLM.png');
});

test('after one visit all of it works with the server gone', async () => {
  const page = await open({ serviceWorkers: 'allow' });
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  server.stop();
  try {
    await page.reload();
    await reaches(page, 'live');
    const link = await opened(page);
    assert.equal(await codeOf(page), link);
    assert.equal((await scanned((await pictureOf(page)).src)).text, link);
  } finally {
    await server.resume();
  }
});

for (const [name, start] of Object.entries(ENGINES).filter(([name]) => name !== 'Chromium')) {
  test(`${name}: the panel opens with its code, and the picture is drawn`, { skip: !start }, async () => {
    const engine = await start(server);
    try {
      const page = await engine.open(`${server.url}#q=GLM`);
      await until(page, () => document.querySelector('#yongxian').dataset.yongxian === 'live');
      await page.evaluate(() => document.querySelector('[data-act=share]').click());
      await until(page, () => !!document.querySelector('[data-panel]')?.shadowRoot.querySelector('svg'));
      assert.equal(await page.evaluate(() => document.querySelector('[data-panel]').shadowRoot.querySelector('input').value), `${server.url}#q=GLM`);
      await page.evaluate(() => [...document.querySelector('[data-panel]').shadowRoot.querySelectorAll('button')].find((one) => one.textContent === '生成长图').click());
      await until(page, () => document.querySelector('[data-panel]').shadowRoot.querySelector('.preview img')?.naturalWidth === 1_170);
      const src = await page.evaluate(() => document.querySelector('[data-panel]').shadowRoot.querySelector('.preview img').src);
      assert.equal((await scanned(src)).text, `${server.url}#q=GLM`);
      assert.deepEqual((await page.problems()).filter((text) => !/favicon/.test(text)), []);
    } finally {
      await engine.close();
    }
  });
}
