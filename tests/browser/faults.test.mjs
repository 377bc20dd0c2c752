// Whatever fails, every text stays readable, and the widget is alive again or says plainly that it is not.
import assert from 'node:assert/strict';
import test from 'node:test';
import { SEARCH, begin, isReadable, listOf, reaches, shows, tick, type } from './support/chromium.mjs';
import { content, matching } from './support/content.mjs';
import { DOM_FAULTS, MARKUP_FAULTS } from './support/sabotage.mjs';

const { server, browser, open } = await begin(test);
test.afterEach(async () => {
  server.heal();
  for (const context of browser.contexts()) await context.close();
});

const WASM = /yongxian-[^/]*\.wasm$/;
const GLUE = /yongxian-glue-.*\.js$/;
const PAGE = /\/$/;
/** Changes the document that the page carries. */
const carried = (change) => (html) =>
  html.replace(/(<script[^>]*id="yongxian-document">)([\s\S]*?)(<\/script>)/, (_, open, json, close) => open + change(json) + close);
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** What lives in the page: the explainer and its figures. */
const LIVES = 1 + content.figures.length;

/** At most one warning of ours for each life; what the browser logs about a request or a policy, and Yew before a panic, is not ours. */
function isQuiet(page, lives = 1) {
  const foreign = /^(Failed to load (resource|module)|failed to (insert|append)|.*violates the following Content Security)/;
  const ours = page.problems.filter((text) => !foreign.test(text));
  assert.ok(ours.length <= lives, ours.join('\n'));
  assert.ok(ours.every((text) => text.startsWith('yongxian:')), ours.join('\n'));
}

async function isFailed(page, code) {
  await reaches(page, 'failed');
  assert.equal(await page.getAttribute('#yongxian', 'data-error'), code);
  await isReadable(page);
  assert.equal(await page.locator('#yongxian [data-notice]').isVisible(), true, 'it says so');
  // What the shell answers is alive all the same.
  for (const control of await page.locator('#yongxian').locator('input, select, button:not([data-act])').all()) {
    assert.equal(await control.isVisible(), false, `a dead control: ${await control.evaluate((one) => one.outerHTML)}`);
  }
  isQuiet(page);
}

async function isAlive(page, lives = 1) {
  await reaches(page, 'live');
  await isReadable(page);
  await tick(page, 'org_type', 'startup');
  await shows(page, matching({ text: '', choices: { org_type: ['startup'] } }).length);
  isQuiet(page, lives);
}

// What cannot be loaded. The page is as it was, and labelled.
for (const [name, fault, code] of [
  ['the wasm is missing', { path: WASM, status: 404 }, 'wasm-http'],
  ['the wasm is refused for good', { path: WASM, status: 503 }, 'wasm-http'],
  ['the wasm is a page', { path: WASM, mime: 'text/html', rewrite: () => '<!doctype html><p>sign in' }, 'wasm-invalid'],
  ['the wasm is truncated', { path: WASM, truncate: 100_000 }, 'wasm-invalid'],
  ['the wasm is empty', { path: WASM, truncate: 0 }, 'wasm-invalid'],
  ['the connection breaks each time', { path: WASM, cut: 50_000 }, 'wasm-network'],
  ['the glue is missing', { path: GLUE, status: 404 }, 'wasm-network'],
  ['the glue is a page', { path: GLUE, mime: 'text/html', rewrite: () => '<!doctype html>' }, 'wasm-network'],
  ['the policy forbids wasm', { path: PAGE, csp: POLICY }, 'csp'],
  ['the document is taken out of the page', { path: PAGE, rewrite: (html) => html.replace(/<script[^>]*id="yongxian-document"[\s\S]*?<\/script>/, '') }, 'data-parse'],
  ['the document is cut off', { path: PAGE, rewrite: carried((json) => json.slice(0, 5_000)) }, 'data-parse'],
  ['the document is empty', { path: PAGE, rewrite: carried(() => '') }, 'data-parse'],
  ['the document is another one', { path: PAGE, rewrite: carried(() => '{"schema": 1}') }, 'data-schema'],
]) {
  test(`${name}: all is readable and labelled ${code}`, async () => {
    server.fault(fault);
    await isFailed(await open({ state: null }), code);
  });
}

test('the text typed before a failure is kept, and the next visit is well', async () => {
  let go;
  server.fault({ path: WASM, hold: new Promise((resolve) => (go = resolve)), status: 404 });
  const page = await open({ state: 'loading' });
  await type(page, '通义');
  go();
  await isFailed(page, 'wasm-http');
  assert.equal(await page.inputValue(SEARCH), '通义');
  server.heal();
  await page.reload();
  await reaches(page, 'live');
});

// What passes by itself. Nobody notices.
for (const [name, fault] of [
  ['the wasm has another MIME type', { path: WASM, mime: 'application/octet-stream' }],
  ['the wasm has a parameter in its type', { path: WASM, mime: 'application/wasm; charset=binary' }],
  ['the wasm is served as HTML, with the right bytes', { path: WASM, mime: 'text/html' }],
  ['the server stumbles twice', { path: WASM, status: 503, times: 2 }],
  ['the connection breaks once', { path: WASM, cut: 50_000, times: 1 }],
  ['the glue fails once', { path: GLUE, status: 500, times: 1 }],
]) {
  test(`${name}: alive`, async () => {
    server.fault(fault);
    await isAlive(await open());
  });
}

test('a server that never answers is given up; until then all is readable', async () => {
  server.fault({ path: WASM, never: true });
  const page = await open({ state: null, before: (page) => page.clock.install() });
  await page.clock.runFor(2_000);
  await reaches(page, 'loading');
  await isReadable(page);
  await page.clock.runFor(21_000);
  await isFailed(page, 'wasm-network');
});

// A page that lacks what the widget needs.
for (const [name, sabotage] of [
  ['no WebAssembly', () => delete window.WebAssembly],
  ['no TextEncoder', () => delete window.TextEncoder],
  ['a foreign Element', () => (window.Element = function Element() {})],
]) {
  test(`${name}: readable and labelled wasm-unsupported`, async () => {
    const page = await open({ state: null, before: (page) => page.addInitScript(sabotage) });
    await isFailed(page, 'wasm-unsupported');
  });
}

// Markup that somebody has altered, on the way here.
for (const [name, rewrite] of Object.entries(MARKUP_FAULTS)) {
  test(`markup altered before: ${name}: alive`, async () => {
    server.fault({ path: PAGE, rewrite });
    const page = await open({ path: '#q=%E6%96%87' });
    await shows(page, matching({ text: '文', choices: {} }).length);
    await page.goto('about:blank');
    page.problems = [];
    await page.goto(server.url);
    await isAlive(page, LIVES);
  });
}

// Markup that somebody alters while it is alive, and methods of the DOM that fail under it.
for (const [name, sabotage] of Object.entries(DOM_FAULTS)) {
  test(`after going live: ${name}: alive again, with the text and the choices`, async () => {
    const page = await open();
    await type(page, '大');
    await shows(page, matching({ text: '大', choices: {} }).length);
    await page.evaluate(sabotage);
    await tick(page, 'org_type', 'startup');
    await shows(page, matching({ text: '大', choices: { org_type: ['startup'] } }).length);
    const { state, typed, ticked } = await listOf(page);
    assert.deepEqual([state, typed, ticked], ['live', '大', ['org_type=startup']]);
    // And it goes on working.
    await tick(page, 'org_type', 'startup');
    await shows(page, matching({ text: '大', choices: {} }).length);
    await page.locator(SEARCH).fill('');
    await isAlive(page);
  });
}

const METHODS = {
  insertBefore: 'Node', appendChild: 'Node', removeChild: 'Node', setAttribute: 'Element', removeAttribute: 'Element',
  createElement: 'Document', createTextNode: 'Document', addEventListener: 'EventTarget', createElementNS: 'Document',
};

for (const [method, owner] of Object.entries(METHODS)) {
  for (const when of ['once', 'for ever']) {
    for (const error of ['an error', 'a string']) {
      test(`${method} throws ${error} ${when}: alive or labelled, readable either way`, async () => {
        const page = await open();
        await type(page, '大');
        await shows(page, matching({ text: '大', choices: {} }).length);
        await page.evaluate(
          ({ owner, method, when, error }) => {
            const home = window[owner].prototype;
            const real = home[method];
            // Only what reaches the list: the page's own tools need the method too.
            home[method] = function (...args) {
              if (when === 'once') home[method] = real;
              throw error === 'a string' ? 'thrown by the page' : new Error('not today');
            };
          },
          { owner, method, when, error },
        );
        await page.evaluate(() => document.querySelector('fieldset[data-facet=org_type] input').click());
        // Either of the two ends, and it stays there.
        await page.waitForFunction(() => {
          const { yongxian } = document.querySelector('#yongxian').dataset;
          return yongxian === 'failed' || (yongxian === 'live' && location.hash.includes('org_type='));
        });
        if ((await listOf(page)).state === 'failed') {
          await isReadable(page);
          assert.match(await page.getAttribute('#yongxian', 'data-error'), /^(panic|trap|js-exception)$/);
          assert.equal(when, 'for ever', 'one fault alone is recovered from');
        }
        assert.equal(await page.inputValue(SEARCH), '大');
        // What fails for ever fails figures and instruments too.
        if (error === 'an error') isQuiet(page, when === 'once' ? 1 : LIVES);
      });
    }
  }
}

test('a fault on every render ends labelled, and does not go round for ever', async () => {
  const page = await open();
  await page.evaluate(() => {
    window.__renders = 0;
    Document.prototype.createElement = () => {
      window.__renders += 1;
      throw new Error('never again');
    };
    document.querySelector('fieldset[data-facet=org_type] input').click();
    location.hash = 'q=x';
  });
  await isFailed(page, 'panic');
  assert.ok((await page.evaluate(() => window.__renders)) < 10);
});

test('place and focus outlive a restart', async () => {
  const page = await open({ reducedMotion: 'reduce' });
  await type(page, '大模型');
  await page.evaluate((selector) => document.querySelector(selector).setSelectionRange(1, 2), SEARCH);
  const details = page.locator('#yongxian details').first();
  await details.evaluate((one) => (one.open = true));
  const before = await page.evaluate(() => scrollY);
  await page.evaluate(DOM_FAULTS['insertBefore fails once'] ?? Object.values(DOM_FAULTS)[0]);
  await page.evaluate(() => (location.hash = 'q=%E5%A4%A7%E6%A8%A1%E5%9E%8B&org_type=startup'));
  await shows(page, matching({ text: '大模型', choices: { org_type: ['startup'] } }).length);
  const after = await page.evaluate(() => {
    const { type, selectionStart, selectionEnd } = document.activeElement;
    return { type, selectionStart, selectionEnd, scroll: scrollY };
  });
  assert.deepEqual(after, { type: 'search', selectionStart: 1, selectionEnd: 2, scroll: before });
  assert.equal(await page.locator('#yongxian details').first().evaluate((one) => one.open), true);
});
