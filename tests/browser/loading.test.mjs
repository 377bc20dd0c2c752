// A large document of a host's on its way: it is said how far it is, the page answers all along, and it can be called off.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { COUNT, JSON_TYPE, TEXT, addresses, bar, count, isShown, setSrc, small } from './support/arriving.mjs';
import { becomes } from './support/chromium.mjs';
import { ELEMENT, areLive, article, beginHost, hearAll, hears, seen, threeLines, told } from './support/embedded.mjs';
import { ENGINES, until } from './support/engines.mjs';
import { long } from './support/long.mjs';

const { server, browser, host, visit } = await beginHost(test);
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { large, silent } = addresses(host);
const begin = (attributes = 'lang="en" view="models"', options = {}) => visit(article(threeLines(server.url, attributes)), { before: hearAll, ...options });
const give = (page, data) => page.evaluate((data) => void (document.querySelector('yongxian-explainer').data = data), data);
const cancel = (page, name = 'Cancel') => page.locator(ELEMENT).getByRole('button', { name, exact: true });

/** Keeps what the bar says and shows, whenever that changes. */
const watch = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector('yongxian-explainer');
    window.__seen = [];
    new MutationObserver(() => {
      const bar = shadowRoot.querySelector('[part=loading]');
      const gauge = bar?.querySelector('progress');
      const now = bar && { text: bar.querySelector('span').textContent, part: gauge.position, said: bar.querySelector('[role=status]').textContent, button: bar.querySelector('button').textContent };
      if (JSON.stringify(now) !== JSON.stringify(window.__seen.at(-1))) window.__seen.push(now);
    }).observe(shadowRoot, { childList: true, subtree: true, characterData: true, attributes: true });
  });

for (const [lang, reading, button] of [['en', 'Reading the document…', 'Cancel'], ['zh', '正在读取文档…', '取消']])
  test(`how far a large document is, is said in the page's language and only goes up: ${lang}`, async () => {
    const page = await begin(`lang="${lang}" view="models"`);
    await watch(page);
    await setSrc(page, large());
    await isShown(page, COUNT);
    await bar(page).waitFor({ state: 'detached' });
    const shown = (await page.evaluate(() => window.__seen)).filter(Boolean);
    assert.ok(shown.length > 2, JSON.stringify(shown));
    for (const one of shown) assert.ok(one.text.startsWith(reading) && one.button === button, JSON.stringify(one));
    assert.deepEqual([...new Set(shown.map(({ said }) => said))].filter(Boolean), [reading], 'said once, without numbers');
    const parts = shown.map(({ part }) => part).filter((part) => part >= 0);
    assert.ok(parts.length > 1 && parts.every((part, n) => n === 0 || part >= parts[n - 1]) && parts[0] < parts.at(-1), parts.join());
    const progress = await told(page, 'progress');
    assert.ok(progress.every(({ phase, loaded, total }) => ['fetch', 'check', 'read'].includes(phase) && loaded >= 0 && (!total || loaded <= total)), JSON.stringify(progress));
    const done = progress.map((one) => one.done).filter((one) => one !== null);
    assert.ok(done.length > 1 && done.every((one, n) => one <= 1 && (n === 0 || one >= done[n - 1])), done.join());
    assert.equal(progress.at(-1).phase, 'read');
  });

test('while it is read, clicks, keys and timers are answered, and what was typed meanwhile stays', async (t) => {
  const page = await begin();
  const src = large();
  await page.evaluate(() => {
    Object.assign(window, { turns: 0, clicks: 0, long: 0 });
    addEventListener('yongxian-progress', () => (window.begun = true));
    document.querySelector('#before').onclick = () => window.begun && window.clicks++;
    const tick = () => {
      if (window.begun && !window.over) window.turns++;
      setTimeout(tick);
    };
    tick();
    addEventListener('yongxian-change', ({ detail }) => (window.over ||= detail.count > 100));
    new PerformanceObserver((list) => (window.long += list.getEntries().length)).observe({ type: 'longtask' });
  });
  await setSrc(page, src);
  await page.waitForFunction(() => window.begun);
  await page.locator('#before').click();
  await page.locator(`${ELEMENT} input[type=search]`).fill('GLM');
  assert.ok(await page.evaluate(() => !window.over), 'it is still being read');
  assert.equal(await page.evaluate(() => window.clicks), 1);
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').state === 'q=GLM');
  await page.waitForFunction(() => window.over, undefined, { timeout: 40_000 });
  assert.equal(await page.locator(`${ELEMENT} input[type=search]`).inputValue(), 'GLM');
  // As many as there are slices, of which no machine makes fewer than this.
  assert.ok((await page.evaluate(() => window.turns)) > 20, `${await page.evaluate(() => window.turns)} turns`);
  t.diagnostic(`${await page.evaluate(() => window.long)} tasks over 50 ms from the first word of it on`);
});

test('it is read by the instance that shows it, and by no other', async () => {
  const page = await begin('lang="en" view="timeline"', {
    before: async (page) => {
      await hearAll(page);
      await page.addInitScript(() => {
        window.__drawing = 0;
        const { Instance } = WebAssembly;
        WebAssembly.Instance = class extends Instance {
          constructor(module, imports) {
            super(module, imports);
            // Only what draws the explainer can say what a long list shows.
            if (this.exports.explainer_listed) window.__drawing++;
          }
        };
      });
    },
  });
  assert.equal(await page.evaluate(() => window.__drawing), 0);
  await give(page, JSON.stringify(small(300)));
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').shadowRoot.querySelector('h1').textContent === 'A small one');
  assert.equal(await page.evaluate(() => window.__drawing), 1);
});

for (const colorScheme of ['light', 'dark'])
  test(`the bar can be reached by keyboard and read, and moves nothing: ${colorScheme}`, async () => {
    const page = await begin('lang="en" view="models"', { colorScheme });
    const row = page.locator(`${ELEMENT} li[data-model]:not([hidden])`).nth(20);
    await row.scrollIntoViewIfNeeded();
    await row.locator('summary').focus();
    const top = () => row.evaluate((one) => Math.round(one.getBoundingClientRect().top));
    // What comes alive above and below, and rows that are laid out for the first time, have come to rest.
    let before;
    await becomes(async () => {
      const last = before;
      await page.waitForTimeout(300);
      return last === (before = await top());
    }, true);
    await setSrc(page, silent());
    await page.locator(ELEMENT).getByRole('progressbar', { name: /^Reading the document…/ }).waitFor();
    assert.equal(await top(), before, 'nothing moves');
    assert.ok(await cancel(page).evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight && one.getBoundingClientRect().top >= 0), 'it is where the reader is');
    assert.equal(await page.evaluate(() => document.querySelector('yongxian-explainer').shadowRoot.activeElement?.localName), 'summary', 'it takes no focus');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run({ fromShadowDom: ['yongxian-explainer', '[part=loading]'] }, { runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    await page.locator('#before').evaluate((one) => Object.assign(one, { tabIndex: 0 }).focus({ preventScroll: true }));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.querySelector('yongxian-explainer').shadowRoot.activeElement?.textContent), 'Cancel', 'it is the first stop in the explainer');
    await page.keyboard.press('Enter');
    assert.equal((await hears(page, 'error')).code, 'data-cancelled');
    await bar(page).waitFor({ state: 'detached' });
    assert.equal(await top(), before, 'nor when it goes');
    assert.ok(await page.evaluate(() => document.activeElement?.localName === 'yongxian-explainer'), 'the focus stays in the explainer');
    assert.equal(await count(page), 79);
  });

test('called off while it is read, what was shown stays and answers; a later one is shown', async () => {
  const page = await begin('lang="en" view="models" state="q=GLM"');
  const before = await count(page);
  await page.evaluate(() => addEventListener('yongxian-progress', ({ detail }) => detail.phase === 'read' && document.querySelector('yongxian-explainer').cancel()));
  await give(page, TEXT);
  const error = await hears(page, 'error');
  assert.equal(error.code, 'data-cancelled');
  assert.match(error.message, /cancelled/);
  await bar(page).waitFor({ state: 'detached' });
  assert.equal(await count(page), before);
  await page.locator(`${ELEMENT} input[type=search]`).fill('');
  await becomes(() => count(page), 79);
  await give(page, small(50));
  await isShown(page, 50);
  assert.equal((await told(page, 'error')).length, 1);
});

test('called off before anything is shown: ready is rejected, and what the page has put there stays', async () => {
  const page = await visit(article(threeLines(server.url, `lang="en" view="models" src="${silent()}"`, '<p id="fallback">Read it here.</p>')), { live: 0, before: hearAll });
  await cancel(page).click();
  const code = await page.evaluate(() => document.querySelector('yongxian-explainer').ready.then(() => 'ready', (error) => error.code));
  assert.equal(code, 'data-cancelled');
  assert.equal((await told(page, 'error')).at(-1).code, 'data-cancelled');
  assert.equal(await page.locator('#fallback').isVisible(), true);
  await bar(page).waitFor({ state: 'detached' });
  await setSrc(page, large());
  await areLive(page);
  assert.equal(await count(page), COUNT);
});

test('with nothing to fall back on, a document that was called off leaves a sentence', async () => {
  const page = await visit(article(threeLines(server.url, `lang="en" src="${silent()}"`)), { live: 0, before: hearAll });
  await cancel(page).click();
  await hears(page, 'error');
  assert.match(await page.locator(`${ELEMENT} .host-notice`).textContent(), /was cancelled/);
});

test('of two documents the later one calls the earlier off, without a word', async () => {
  const page = await begin();
  await setSrc(page, large());
  await hears(page, 'progress');
  await give(page, small(50));
  await isShown(page, 50);
  await bar(page).waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
  assert.equal(await count(page), 50);
  assert.deepEqual(await told(page, 'error'), []);
});

test('an element that is taken off the page reads no further', async () => {
  const page = await begin();
  await setSrc(page, large());
  await hears(page, 'progress');
  await page.evaluate(() => document.querySelector('yongxian-explainer').remove());
  await page.waitForTimeout(300);
  const before = (await told(page, 'progress')).length;
  await page.waitForTimeout(500);
  assert.equal((await told(page, 'progress')).length, before);
  assert.deepEqual(await told(page, 'error'), []);
});

test('a large object is looked at once, item by item', async () => {
  const page = await begin();
  await page.evaluate(async (text) => {
    const data = JSON.parse(text);
    window.__asked = {};
    const asked = (of, name) => (window.__asked[`${of}.${String(name)}`] = (window.__asked[`${of}.${String(name)}`] ?? 0) + 1);
    const spied = (of, value) => new Proxy(value, { get: (target, name) => (asked(of, name), target[name]), ownKeys: (target) => (asked(of, 'keys'), Reflect.ownKeys(target)) });
    data.models = spied('models', data.models);
    document.querySelector('yongxian-explainer').data = spied('data', data);
  }, TEXT);
  await isShown(page, COUNT);
  const often = await page.evaluate(() => Object.entries(window.__asked).filter(([, times]) => times > 1));
  assert.deepEqual(often, []);
  assert.ok((await page.evaluate(() => Object.keys(window.__asked).length)) > COUNT);
});

/** The document with no bracket at the end of its models. */
const endless = () => {
  const { models, ...rest } = JSON.parse(TEXT);
  return `{"models":${JSON.stringify(models).slice(0, -1)},${JSON.stringify(rest).slice(1)}`;
};

for (const [name, change, code, message] of [
  ['a wrong name', (text) => text.replace(/("id":"made-15000","name":)\{[^}]*\}/, '$17'), 'data-schema', /\$\.models\[15000\]\.name: this is a number/],
  ['an id that is taken far before', (text) => text.replace('"id":"made-15000"', '"id":"made-7"'), 'data-schema', /\$\.models\[15000\]\.id: .* by \$\.models\[7\]/],
  ['a comma too many', (text) => text.replace('{"id":"made-15000"', ',{"id":"made-15000"'), 'data-parse', /\$\.models\[15000\].*JSON/],
  ['a list that is no JSON the first time it stands', (text) => text.replace('{', '{"models":[1,,2],'), 'data-parse', /\$\.models\[1\].*JSON/],
  ['the end missing', (text) => text.slice(0, -5_000), 'data-parse', /\$\.sources\[\d+\]: not JSON: "sources" has no end.*last sound item is \$\.sources\[\d+\]/],
  ['a brace missing', (text) => text.replace('},{"id":"made-15001"', ',{"id":"made-15001"'), 'data-parse', /\$\.models\[15000\]: not JSON.*last sound item is \$\.models\[14999\]/],
  ['a brace missing in the first one', (text) => text.replace('},{"id":"made-1"', ',{"id":"made-1"'), 'data-parse', /\$\.models\[0\]: not JSON/],
  ['a brace too many', (text) => text.replace('},{"id":"made-15001"', '}},{"id":"made-15001"'), 'data-parse', /\$\.models\[15000\]: not JSON: just after this stands "}"/],
  ['an opening brace too many', (text) => text.replace('{"id":"made-15000"', '{{"id":"made-15000"'), 'data-parse', /\$\.models\[15000\]: not JSON/],
  ['a bracket too many', (text) => text.replace('},{"id":"made-15001"', '}],{"id":"made-15001"'), 'data-parse', /after "models", whose last item is \$\.models\[15000\]/],
  ['a list without its bracket', () => endless(), 'data-parse', /\$\.models\[60000\]: not JSON.*last sound item is \$\.models\[59999\]/],
  ['a comma too many at the end of all', (text) => text.replace(/\}$/, ',}'), 'data-parse', /\$: not JSON: .*after "sources"/],
  ['a comma too many before the lists', (text) => text.replace('"schema":1', '"schema":1,'), 'data-parse', /\$: not JSON: [^.]*, before "events"$/],
  ['a number beyond all', (text) => text.replace('"id":"made-15000"', '"id":"made-15000","zzz":[1e400]'), 'data-schema', /\$\.models\[15000\]\.zzz\[0\]: this number is too large to be read; write/],
  ['a list within a list without end', (text) => text.replace('"id":"made-15000"', `"id":"made-15000","x":${'['.repeat(40)}${']'.repeat(40)}`), 'data-limit', /\$\.models\[15000\]\.x.*nested/],
])
  test(`a mistake far within is named with its place: ${name}`, async () => {
    const page = await begin();
    const src = host.put({ html: change(TEXT), ...JSON_TYPE });
    await setSrc(page, src);
    const error = await hears(page, 'error');
    assert.equal(error.code, code);
    assert.match(error.message, message);
    assert.doesNotMatch(error.message, /\.{3}|…|\[\}|\[\]/, 'no words that stand nowhere in the document');
    assert.equal(await count(page), 79);
    assert.equal((await seen(page))[0].status, 'live');
    await bar(page).waitFor({ state: 'detached' });
  });

test('lists that stand twice, keys with escapes, halves of surrogate pairs: as the whole would be read', async () => {
  const page = await begin();
  const { models, ...rest } = small(30);
  models[3].name.en = 'A\ud800B';
  const twice = `{"models":[1,2,{"x":[]}],${JSON.stringify(rest).slice(1, -1)},"m\\u006fdels":${JSON.stringify(models)}}`;
  await give(page, twice);
  await isShown(page, 30);
  assert.ok((await page.locator(`${ELEMENT} li[data-model]:not([hidden])`).allTextContents()).some((one) => one.includes('A\ufffdB')));
  assert.deepEqual(await told(page, 'error'), []);
});

test('what stands beside the list reads the large document too, and follows the search', async () => {
  const page = await begin();
  await setSrc(page, large());
  await isShown(page, COUNT);
  await page.locator(`${ELEMENT} [data-slot=scatter]`).scrollIntoViewIfNeeded();
  await page.locator(`${ELEMENT} [data-slot=scatter] [data-yongxian=live]`).waitFor();
  const out = () => page.locator(`${ELEMENT} [data-slot=scatter] circle.is-out`).count();
  assert.equal(await out(), 0);
  await page.locator(`${ELEMENT} input[type=search]`).fill('No. 1999');
  await becomes(async () => (await out()) > 0, true);
});

for (const [name, start] of Object.entries(ENGINES))
  test(`${name}: a large document is read in pieces and shown`, { skip: !start }, async () => {
    const engine = await start(server);
    try {
      const src = host.put({ html: JSON.stringify(long(3_000)), ...JSON_TYPE }, 'for-all.json');
      const page = await engine.open(host.put(article(threeLines(server.url, `lang="en" view="models" src="${src}"`), { head: '<link rel="icon" href="data:,">' })));
      await until(page, () => document.querySelector('yongxian-explainer').shadowRoot?.querySelector('output[data-count]')?.dataset.count === '3000');
      assert.deepEqual((await page.problems()) ?? [], []);
    } finally {
      await engine.close();
    }
  });
