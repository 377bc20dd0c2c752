// A document from the host: shown if it is one; if not, the error names place and cure, and what was shown stays.
import assert from 'node:assert/strict';
import test from 'node:test';
import { becomes, quiet } from './support/chromium.mjs';
import { content } from './support/content.mjs';
import { ELEMENT, areLive, article, beginHost, hearAll, hears, seen, threeLines, told } from './support/embedded.mjs';

const { server, browser, host, visit } = await beginHost(test);
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

/** A small document: the first models, events and claims, and the sources they name. */
const small = (change = () => {}) => {
  const made = structuredClone(content);
  delete made.$schema;
  made.models = made.models.slice(0, 3);
  made.events = made.events.slice(0, 2).map((event) => ({ ...event, models: [] }));
  made.article.title = { zh: '另一份文档', en: 'Another document' };
  change(made);
  return made;
};
const CORS = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };
const lines = (attributes = '') => threeLines(server.url, `lang="en" view="models" ${attributes}`);
const give = (page, data) => page.evaluate((data) => void (document.querySelector('yongxian-explainer').data = data), data);
const names = (page) => page.locator(`${ELEMENT} li[data-model]:not([hidden]) h3`).allTextContents();

test('src: another document by address, with the same controls', async () => {
  const src = host.put({ html: JSON.stringify(small()), type: 'application/json', headers: CORS }, 'small.json');
  const page = await visit(article(lines(`src="${src}"`)), { before: hearAll });
  assert.equal((await hears(page, 'ready')).count, 3);
  assert.equal(await page.locator(`${ELEMENT} h1`).textContent(), 'Another document');
  await page.locator(`${ELEMENT} input[type=search]`).pressSequentially('CPM');
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').state === 'q=CPM');
  assert.equal(page.requests.filter((url) => /\/embed\//.test(url)).length, 0, 'our own document is not fetched');
  quiet(page, (text) => /favicon|404/.test(text));
});

test('data: a document as an object or as text; filter, typing and focus stay', async () => {
  const page = await visit(article(lines()), { before: hearAll });
  await page.locator(`${ELEMENT} input[type=search]`).pressSequentially('CPM');
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').state === 'q=CPM');
  await give(page, small());
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').shadowRoot.querySelector('output').textContent.includes('of 3 '));
  const field = page.locator(`${ELEMENT} input[type=search]`);
  assert.equal(await field.inputValue(), 'CPM');
  assert.equal(await field.evaluate((one) => one.getRootNode().activeElement === one), true);
  await page.keyboard.type('-1');
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').state === 'q=CPM-1');
  await give(page, JSON.stringify(small((one) => (one.models = one.models.slice(0, 1)))));
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').shadowRoot.querySelector('output').textContent.includes('of 1 '));
  await page.evaluate(() => (document.querySelector('yongxian-explainer').data = undefined));
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').shadowRoot.querySelector('output')?.textContent.includes('of 79 '));
  assert.deepEqual(await told(page, 'error'), []);
});

test('of many documents given at once the last one counts, and what was given is not looked at again', async () => {
  const page = await visit(article(lines()), { before: hearAll });
  await page.evaluate((documents) => {
    const element = document.querySelector('yongxian-explainer');
    for (const one of documents) {
      element.data = one;
      one.models.length = 0;
    }
  }, [3, 2, 1, 3, 2].map((count) => small((one) => (one.models = one.models.slice(0, count)))));
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').shadowRoot.querySelectorAll('li[data-model]:not([hidden])').length === 2);
  await page.waitForTimeout(500);
  assert.equal((await names(page)).length, 2);
  assert.deepEqual(await told(page, 'error'), []);
});

// What is no document. Built inside the page, since some of it cannot travel.
for (const [name, make, code, message] of [
  ['text that is not JSON', () => '{"schema": 1,}', 'data-parse', /JSON/],
  ['an empty text', () => '', 'data-parse', /JSON/],
  ['something else', () => ({ hello: 1 }), 'data-schema', /"article" is missing; add it/],
  ['a wrong field', (ok) => ((ok.models[1].name = 7), ok), 'data-schema', /\$\.models\[1\]\.name: .*write/],
  ['the same id twice', (ok) => ((ok.models[1].id = ok.models[0].id), ok), 'data-schema', /\$\.models\[1\]\.id/],
  ['another version of the format', (ok) => ((ok.schema = 99), ok), 'data-schema', /\$\.schema/],
  ['an object within itself', (ok) => ((ok.more = ok), ok), 'data-limit', /nested/],
  ['nesting without end', (ok) => { let at = ok; for (let n = 0; n < 1e5; n++) at = at.more = {}; return ok; }, 'data-limit', /nested/],
  ['a list without end', (ok) => ((ok.models = new Array(2 ** 32 - 1)), ok), 'data-limit', /\$\.models/],
  ['too many values', (ok) => ((ok.more = new Array(70).fill(new Array(90_000).fill(0))), ok), 'data-limit', /values/],
  ['too long a text', (ok) => ((ok.more = 'x'.repeat(65e6)), ok), 'data-limit', /bytes/],
  ['65 MB of JSON text', () => `"${'x'.repeat(65e6)}"`, 'data-limit', /bytes/],
  ['a getter that throws', (ok) => Object.defineProperty(ok, 'models', { enumerable: true, get() { throw new Error('mine'); } }), 'data-schema', /mine/],
  ['a revoked proxy', () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; }, 'data-schema', /JSON data/],
  ['a getter far within that throws', (ok) => (Object.defineProperty(ok.models[1], 'name', { enumerable: true, get() { throw new Error('mine'); } }), ok), 'data-schema', /\$\.models\[1\]\.name: .*mine.*give plain JSON/],
  ['a getter that throws what nobody can read', (ok) => (Object.defineProperty(ok, 'events', { enumerable: true, get() { throw Object.create(null); } }), ok), 'data-schema', /\$\.events: .*give plain JSON/],
  ['a revoked proxy far within', (ok) => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); ok.models[2] = proxy; return ok; }, 'data-schema', /\$\.models\[2\]: .*JSON data/],
  ['a date that is none', (ok) => ((ok.models[2].announced = new Date(NaN)), ok), 'data-schema', /\$\.models\[2\]\.announced: .*RangeError/],
  ['a number in a text that is beyond all', (ok) => JSON.stringify(ok).replace('"schema":1', '"schema":1,"zzz":1e400'), 'data-schema', /\$\.zzz: this number is too large/],
  ['such a number in a model', (ok) => ((ok.models[2].params = { billion: 7.25e99, by: { zh: 'x', en: 'x' } }), JSON.stringify(ok).replace('7.25e+99', '1e400')), 'data-schema', /\$\.models\[2\]\.params\.billion: this number is too large/],
  ['a function', (ok) => ((ok.models[0].id = () => 1), ok), 'data-schema', /\$\.models\[0\]\.id.*function/],
  ['a map', (ok) => ((ok.models[0].facets = new Map()), ok), 'data-schema', /\$\.models\[0\]\.facets.*Map/],
  ['a number beyond all', (ok) => ((ok.models[0].params = { billion: Infinity }), ok), 'data-schema', /Infinity/],
  ['a big integer', (ok) => ((ok.schema = 1n), ok), 'data-schema', /\$\.schema.*bigint/],
  ['an element', () => document.body, 'data-schema', /HTMLBodyElement/],
]) {
  test(`data: ${name}: ${code}, and what was shown stays`, async () => {
    const page = await visit(article(lines('state="q=GLM"')), { before: hearAll });
    const before = await names(page);
    await page.evaluate(
      ({ make, ok }) => {
        document.querySelector('yongxian-explainer').data = new Function(`return ${make}`)()(ok);
      },
      { make: String(make), ok: small() },
    );
    const error = await hears(page, 'error');
    assert.equal(error.code, code);
    assert.match(error.message, message);
    assert.deepEqual(await names(page), before);
    assert.equal((await seen(page))[0].status, 'live');
    await page.locator(`${ELEMENT} a[hreflang=zh-Hans]`).click();
    await page.locator(`${ELEMENT} .explainer[lang=zh-Hans]`).waitFor();
  });
}

test('odd but sound: half a surrogate pair, a date object, what is undefined, polluted prototypes', async () => {
  const page = await visit(article(lines()), { before: hearAll });
  await page.evaluate((data) => {
    Object.prototype.note = { zh: 'polluted', en: 'polluted' };
    data.models[0].name.en = 'A\ud800B';
    data.models[0].announced = new Date('2020-11-14T00:00:00Z');
    data.models[1].opened = undefined;
    document.querySelector('yongxian-explainer').data = data;
  }, small());
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').shadowRoot.querySelectorAll('li[data-model]:not([hidden])').length === 3);
  const text = await page.locator(`${ELEMENT} .model-list`).textContent();
  assert.ok(text.includes('A\ufffdB') && !text.includes('polluted'), text.slice(0, 200));
  assert.deepEqual(await told(page, 'error'), []);
});

const JSON_TYPE = { type: 'application/json' };
for (const [name, src, code] of [
  ['missing', () => `${host.url}none.json`, 'data-http'],
  ['of another origin that does not allow it', () => host.put({ html: JSON.stringify(small()), ...JSON_TYPE }), 'data-http'],
  ['a page', () => host.put({ html: '<!doctype html>', headers: CORS }), 'data-parse'],
  ['too large', () => host.put({ html: ' '.repeat(65e6), ...JSON_TYPE, headers: CORS }), 'data-limit'],
  ['an error of its server', () => host.put({ html: JSON.stringify(small()), status: 500, ...JSON_TYPE, headers: CORS }), 'data-http'],
  ['moved to another origin that does not allow it', () => host.put({ html: '', status: 302, headers: { ...CORS, location: `${server.url}build.json` } }), 'data-http'],
  ['without end', () => host.put({ html: ' '.repeat(100_000), endless: true, ...JSON_TYPE, headers: CORS }), 'data-limit'],
  ['not of the web', () => 'file:///etc/passwd', 'data-http'],
  ['a script', () => 'javascript:window.__pwned=1', 'data-http'],
]) {
  test(`src: ${name}: ${code}; a later one is shown`, async () => {
    // The frame's origin differs from the host's own files, which need no permission.
    const url = src().replace('127.0.0.1', code === 'data-http' ? 'localhost' : '127.0.0.1');
    const page = await visit(article(threeLines(server.url, `lang="en" view="models" src="${url}"`, '<p id="fallback">Read it here.</p>')), { live: 0, before: hearAll });
    assert.equal((await hears(page, 'error')).code, code);
    assert.equal(await page.locator('#fallback').isVisible(), true);
    assert.equal(await page.evaluate(() => window.__pwned), undefined);
    // What is on its way between the two is not read any more.
    assert.ok(host.sent() < 200_000_000, `${host.sent()} bytes were sent`);
    const good = host.put({ html: JSON.stringify(small()), ...JSON_TYPE, headers: CORS });
    await page.evaluate((good) => document.querySelector('yongxian-explainer').setAttribute('src', good), good);
    await areLive(page);
    assert.equal((await seen(page))[0].models, 3);
    assert.equal(await page.locator('#fallback').isVisible(), false);
  });
}

test('src: never answered: data-http after half a minute, and what stood there stays', async () => {
  const url = host.put({ html: '', never: true });
  const finished = [];
  const page = await visit(article(threeLines(server.url, `lang="en" view="models" src="${url}"`, '<p id="fallback">Read it here.</p>')), {
    live: 0,
    before: async (page) => {
      page.on('requestfinished', (request) => finished.push(request.url()));
      await hearAll(page);
      await page.clock.install();
    },
  });
  // The code is there before the clock is put forward, or it would be late as well.
  await becomes(async () => page.requests.includes(url) && [/\.wasm$/, /glue/].every((kind) => finished.some((one) => kind.test(one))), true);
  assert.equal(await page.locator('#fallback').isVisible(), true);
  await page.clock.runFor(31_000);
  const { code, message } = await hears(page, 'error');
  assert.equal(code, 'data-http');
  assert.match(message, /30 seconds/);
  assert.equal(await page.locator('#fallback').isVisible(), true);
});

test('without anything to fall back on, it says in plain words that it could not be loaded', async () => {
  const page = await visit(article(lines('src="none.json"')), { live: 0, before: hearAll });
  await hears(page, 'error');
  assert.match(await page.locator(`${ELEMENT} [role=status]`).textContent(), /could not be loaded/);
});

for (const [lang, mistake, again] of [
  ['en', /has a mistake/, /Reloading the page tries again/],
  ['zh', /有错误/, /刷新页面/],
])
  test(`with nothing to fall back on, a document's mistake is named with place and cure, in the language of the page around: ${lang}`, async () => {
    const wrong = host.put({ html: JSON.stringify(small((one) => (one.models[1].name = 7))), type: 'application/json', headers: CORS });
    for (const [src, sentence, not, message] of [
      [wrong, mistake, again, /\$\.models\[1\]\.name: this is a number; write/],
      [host.put({ html: '{bad', type: 'application/json', headers: CORS }), mistake, again, /not JSON/],
      ['/none.json', again, mistake, null],
    ]) {
      const page = await visit(article(threeLines(server.url, `view="models" src="${src}"`), { htmlAttributes: `lang="${lang}"` }), { live: 0, before: hearAll });
      const { code } = await hears(page, 'error');
      const notice = page.locator(`${ELEMENT} .host-notice[role=status]`);
      assert.match(await notice.textContent(), sentence);
      assert.doesNotMatch(await notice.textContent(), not);
      if (message) assert.match(await notice.locator('small').innerText(), message);
      else assert.equal(await notice.locator('small').count(), 0);
      const { status, error } = (await seen(page))[0];
      assert.deepEqual([status, error], ['failed', code], 'the root says so too');
    }
  });

test('only the first lines of a long message stand on the page, as text', async () => {
  const wrong = small((one) => (one.models = Array.from({ length: 40 }, () => ({ '<img src=x onerror=window.__pwned=1>': 1 }))));
  const page = await visit(article(threeLines(server.url, `lang="en" src="${host.put({ html: JSON.stringify(wrong), type: 'application/json', headers: CORS })}"`)), { live: 0, before: hearAll });
  const { message } = await hears(page, 'error');
  const shown = await page.locator(`${ELEMENT} .host-notice small`).textContent();
  assert.ok(message.startsWith(shown) && shown.length < message.length && shown.split('\n').length <= 5, shown);
  assert.equal(await page.locator(`${ELEMENT} .host-notice img`).count(), 0);
});

test('a snippet with another document shows its own text until that is there, and then nothing else', async () => {
  const snippet = (await (await fetch(`${server.url}embed/en/models/snippet.html`)).text()).replaceAll(/https:\/\/yongxian\.example\//g, server.url);
  const begun = snippet.replace('<yongxian-explainer', `<yongxian-explainer src="${host.put({ html: '', never: true })}"`);
  assert.notEqual(begun, snippet);
  const page = await visit(article(begun), { live: 0, before: hearAll });
  await page.locator(`${ELEMENT} [part=loading]`).waitFor({ state: 'attached' });
  assert.equal((await names(page)).length, 79);
  await page.evaluate((src) => document.querySelector('yongxian-explainer').setAttribute('src', src), host.put({ html: JSON.stringify(small()), type: 'application/json', headers: CORS }));
  assert.equal((await hears(page, 'ready')).count, 3);
  assert.equal(await page.locator(`${ELEMENT} .yongxian`).count(), 1);
  assert.equal((await names(page)).length, 3);
  assert.deepEqual(await told(page, 'error'), []);
});

test('what goes wrong after a document has come is not said to be its server’s fault', async () => {
  const page = await visit(article(lines()), { before: hearAll });
  await page.evaluate((src) => {
    TextDecoder.prototype.decode = () => { throw new TypeError('mine'); };
    document.querySelector('yongxian-explainer').setAttribute('src', src);
  }, host.put({ html: JSON.stringify(small()), type: 'application/json', headers: CORS }));
  const { code, message } = await hears(page, 'error');
  assert.equal(code, 'js-exception');
  assert.match(message, /mine/);
  assert.doesNotMatch(message, /Access-Control/);
});

// Every field of a document, as a stranger might fill it.
const PAYLOADS = [
  '<img src=x onerror=window.__pwned=1>', '<script>window.__pwned=1</script>', '"><svg onload=window.__pwned=1>',
  "' autofocus onfocus=window.__pwned=1 '", '</script><script>window.__pwned=1</script>', '<!--<img src=x onerror=window.__pwned=1>-->',
  '{{constructor.constructor("window.__pwned=1")()}}', '<iframe srcdoc="<script>parent.__pwned=1</script>">', 'javascript:window.__pwned=1//',
];

/** Fills every text of a document; ids and what is checked as a number or date stay. */
function poisoned(value, payload) {
  if (Array.isArray(value)) return value.map((one) => poisoned(one, payload));
  if (!value || typeof value !== 'object') return value;
  if (typeof value.zh === 'string' && typeof value.en === 'string') return { zh: payload, en: payload };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'url' ? payload : poisoned(one, payload)]));
}

test('markup in any field, by property, attribute and address, is text and nothing else', async () => {
  const page = await visit(article(threeLines(server.url, 'lang="en"')), { before: hearAll });
  for (const payload of PAYLOADS) {
    await give(page, poisoned(small(), payload));
    await page.waitForFunction((payload) => document.querySelector('yongxian-explainer').shadowRoot.querySelector('h1').textContent === payload, payload);
    const found = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('yongxian-explainer');
      const all = [...shadowRoot.querySelectorAll('*')];
      return {
        pwned: window.__pwned,
        strange: all.filter((one) => /^(img|script|iframe|object|embed|form|base|meta|link|style)$/.test(one.localName)).length,
        handlers: all.flatMap((one) => one.getAttributeNames().filter((name) => /^on|^srcdoc|^style$/.test(name))),
        links: all.flatMap((one) => ['href', 'src', 'action', 'xlink:href'].map((name) => one.getAttribute(name))).filter((url) => url && !/^(https?:|#)/.test(url)),
      };
    });
    assert.deepEqual(found, { pwned: undefined, strange: 0, handlers: [], links: [] }, payload);
  }
  for (const name of ['state', 'lang', 'theme', 'view', 'group', 'sync-url']) {
    await page.evaluate(({ name, payload }) => document.querySelector('yongxian-explainer').setAttribute(name, payload), { name, payload: PAYLOADS[2] });
    await page.waitForTimeout(50);
  }
  await areLive(page);
  assert.equal(await page.evaluate(() => window.__pwned), undefined);
  assert.deepEqual(page.requests.filter((url) => !url.startsWith(server.url) && !url.startsWith(host.url)), []);
});
