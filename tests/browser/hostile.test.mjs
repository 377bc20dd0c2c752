// Pages that are strict, hostile or odd: the widget lives in them as in any other, or its text stays and says so.
import assert from 'node:assert/strict';
import test from 'node:test';
import { content, plain, textsOf } from './support/content.mjs';
import { ELEMENT, article, beginHost, hearAll, hears, seen, threeLines } from './support/embedded.mjs';
import { GLOBALS, STYLES } from './support/hostile.mjs';
import { look, looksAs } from './support/look.mjs';

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
    await looksAs(page, await look(page), plainLook);
  });
}

for (const [name, { script, ends = 'live' }] of Object.entries(GLOBALS)) {
  test(`scripts: ${name}: ${ends}`, async () => {
    const html = article(element, { head: `<script>${script}</script>` });
    const page = await visit(html, { live: 0 });
    const root = page.locator(`${ELEMENT} .yongxian`);
    await root.and(page.locator(':is([data-yongxian=live], [data-yongxian=failed])')).waitFor();
    assert.equal(await root.getAttribute('data-yongxian'), ends);
    await isReadable(page);
    if (ends !== 'live') return;
    await page.locator(`${ELEMENT} a[hreflang=en]`).click();
    await page.locator(`${ELEMENT} .explainer[lang=en]`).waitFor();
    assert.deepEqual(page.problems.filter((text) => text.startsWith('uncaught') || text.startsWith('yongxian')), []);
  });
}
