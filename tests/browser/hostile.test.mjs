// Pages that are strict, hostile or odd: the widget lives in them as in any other, or its text stays and says so.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { content, plain, textsOf } from './support/content.mjs';
import { ELEMENT, article, beginHost, hearAll, hears, seen, threeLines } from './support/embedded.mjs';
import { GLOBALS, STYLES } from './support/hostile.mjs';

const { server, browser, host, visit } = await beginHost(test);
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const CDN = new URL(server.url).origin;
const snippet = await (await fetch(`${server.url}embed/points/snippet.html`)).text();
// A snippet is built for the published address.
const prerendered = snippet.replaceAll(/https:\/\/yongxian\.example\//g, server.url);
const element = threeLines(server.url, 'view="points" lang="zh"');
const READABLE = textsOf(content.article.points.map(({ title, claim, lead, then, now }) => [title, claim, lead, then, now]), 'zh').map(plain);

async function isReadable(page) {
  const text = plain(await page.locator(`${ELEMENT} .yongxian`).evaluate((root) => root.textContent));
  for (const one of READABLE) assert.ok(text.includes(one), `“${one}” is lost`);
}

const STRICT = `default-src 'self'; script-src 'self' ${CDN} 'wasm-unsafe-eval'; connect-src 'self' ${CDN}; style-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
const nonced = (html) => html.replaceAll('<script', '<script nonce="R"');

for (const [name, policy, html, status, code] of [
  ['everything but what it needs is forbidden', STRICT, element, 'live'],
  ['the same, with its text in the page', STRICT, prerendered, 'live'],
  ['scripts need a nonce', "script-src 'nonce-R' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'", nonced(element), 'live'],
  ['wasm is forbidden', "script-src 'nonce-R' 'strict-dynamic'; object-src 'none'; base-uri 'none'", nonced(element), 'failed', 'csp'],
  ['nothing may be fetched', `script-src ${CDN} 'wasm-unsafe-eval'; connect-src 'none'`, prerendered, 'failed', 'wasm-network'],
  ['scripts are forbidden', `script-src 'none'; style-src ${CDN}`, prerendered, 'static'],
  ['the page is in a sandbox', `sandbox allow-scripts; script-src ${CDN} 'wasm-unsafe-eval'; connect-src ${CDN}`, element, 'live'],
]) {
  test(`policy: ${name}: ${status}`, async () => {
    const page = await visit({ html: article(html), headers: { 'content-security-policy': policy } }, { live: +(status === 'live'), before: hearAll });
    if (status === 'failed') assert.equal((await hears(page, 'error')).code, code);
    const [widget] = await seen(page);
    assert.equal(widget.status, status);
    await isReadable(page);
    // Chromium's own word about what it refused is the page's; ours is one line at most.
    const ours = page.problems.filter((text) => text.startsWith('yongxian:') || text.startsWith('uncaught'));
    assert.ok(ours.length <= (status === 'failed' ? 1 : 0), ours.join('\n'));
    if (status === 'live' || status === 'static') {
      const size = await page.locator(`${ELEMENT} h1`).evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
      assert.ok(size > 40, `styled: ${size}`);
    }
  });
}

test('policy: frames only: the frame is live', async () => {
  const html = article(`<iframe src="${server.url}embed/points/" width="900" height="600"></iframe>`);
  const page = await visit({ html, headers: { 'content-security-policy': `script-src 'none'; frame-src ${CDN}` } }, { live: 0 });
  await page.frameLocator('iframe').locator('#yongxian[data-yongxian=live]').waitFor();
});

/** What a reader would see of a widget: the picture, and every computed property of what carries its look. */
async function look(page) {
  const styles = await page.evaluate(() => {
    const root = document.querySelector('yongxian-explainer').shadowRoot;
    const parts = ['.explainer', '.wordmark', 'h2', 'output', 'label', 'input[type=search]', 'select', 'legend', '.facet li', 'h3', '.org', 'dt', 'dd', '.note', 'summary', '.footing', 'a'];
    return parts.flatMap((part) => {
      const element = root.querySelector(part);
      if (!element) return [];
      const style = getComputedStyle(element);
      return [...style].filter((name) => !name.startsWith('--')).map((name) => `${part} ${name}: ${style.getPropertyValue(name)}`);
    });
  });
  const picture = await page.locator(`${ELEMENT} .explainer`).screenshot({ animations: 'disabled' });
  return { styles, picture };
}

/** In how many places two pictures are further apart than a shade, all if they are not of one size. */
const apart = (page, ...pictures) =>
  page.context().newPage().then((blank) => blank.evaluate(async (encoded) => {
    const [a, b] = await Promise.all(encoded.map(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      paper.drawImage(bitmap, 0, 0);
      return paper.getImageData(0, 0, bitmap.width, bitmap.height);
    }));
    if (a.width !== b.width || a.height !== b.height) return a.data.length;
    return a.data.reduce((sum, level, at) => sum + (Math.abs(level - b.data[at]) > 24), 0);
  }, pictures.map((picture) => picture.toString('base64'))));

const shown = threeLines(server.url, 'lang="zh" view="models" state="q=GLM"');
// The same place on the page, to the pixel, so that pictures can be compared.
const reset =
  '<style>html, body { margin: 0 } #place { display: block !important; position: absolute !important; inset: 0 0 auto !important; z-index: 9 !important; width: 1200px !important; margin: 0 !important; padding: 0 !important; border: 0 !important; }</style>';
let plainLook;
test.before(async () => {
  const page = await visit(article(shown, { head: reset }));
  plainLook = await look(page);
  await page.context().close();
});

for (const [name, { css = '', htmlAttributes, doctype = true }] of Object.entries(STYLES)) {
  test(`styles: ${name}: it looks as in a plain page`, async () => {
    const html = article(shown, { head: `<style>${css}</style>${reset}`, htmlAttributes });
    const page = await visit(doctype ? html : html.replace('<!doctype html>', ''));
    const { styles, picture } = await look(page);
    const differing = styles.filter((line, n) => line !== plainLook.styles[n]);
    assert.deepEqual(differing.slice(0, 8), []);
    assert.equal(styles.length, plainLook.styles.length);
    // Round corners are blended anew in each page; anything that moved or has another colour shows more than that.
    if ((await apart(page, picture, plainLook.picture)) > 200) {
      writeFileSync(join(tmpdir(), 'yongxian-plain.png'), plainLook.picture);
      writeFileSync(join(tmpdir(), 'yongxian-hostile.png'), picture);
      assert.fail(`the pictures differ; see yongxian-*.png in ${tmpdir()}`);
    }
  });
}

for (const [name, { script, ends = 'live' }] of Object.entries(GLOBALS)) {
  test(`scripts: ${name}: ${ends}`, async () => {
    const html = article(element, { head: `<script>${script}</script>` });
    const page = await visit(html, { live: 0 });
    const root = page.locator(`${ELEMENT} .yongxian`);
    await root.and(page.locator(':is([data-yongxian=live], [data-yongxian=failed])')).waitFor({ timeout: 20_000 });
    assert.equal(await root.getAttribute('data-yongxian'), ends);
    await isReadable(page);
    if (ends !== 'live') return;
    await page.locator(`${ELEMENT} a[hreflang=en]`).click();
    await page.locator(`${ELEMENT} .explainer[lang=en]`).waitFor();
    assert.deepEqual(page.problems.filter((text) => text.startsWith('uncaught') || text.startsWith('yongxian')), []);
  });
}
