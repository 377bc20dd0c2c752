// `<yongxian-explainer>` in somebody else's page: the README's lines, attributes, properties, events, moving, leaving.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { quiet } from './support/chromium.mjs';
import { matching } from './support/content.mjs';
import { ELEMENT, areLive, article, beginHost, hearAll, hears, seen, threeLines, told } from './support/embedded.mjs';
import { ENGINES, until } from './support/engines.mjs';

const { server, browser, host, visit } = await beginHost(test);
test.afterEach(async () => {
  server.heal();
  for (const context of browser.contexts()) await context.close();
});

const startups = matching({ text: '', choices: { org_type: ['startup'] } }).length;
const box = (value) => `${ELEMENT} fieldset[data-facet=org_type] input[value=${value}]`;
const heard = { before: hearAll };

/** The lines that the README tells to copy. */
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const LINES = /```html\n([^`]*<yongxian-explainer[^`]*)```/.exec(README)?.[1] ?? '';

for (const [name, start] of Object.entries(ENGINES)) {
  test(`${name}: the README's lines, in a page of another origin, work`, { skip: !start }, async () => {
    const engine = await start(server);
    try {
      const lines = LINES.replaceAll('https://your.host/path/', server.url);
      assert.ok(lines.trim().split('\n').length === 3 && lines.includes(server.url), LINES);
      const page = await engine.open(host.put(article(lines, { head: '<link rel="icon" href="data:,">' })));
      await until(page, () => !!document.querySelector('yongxian-explainer').shadowRoot?.querySelector('[data-yongxian=live]'));
      await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('yongxian-explainer');
        shadowRoot.querySelector('fieldset[data-facet=org_type] input[value=startup]').click();
      });
      await until(
        page,
        (count) => document.querySelector('yongxian-explainer').shadowRoot.querySelectorAll('li[data-model]:not([hidden])').length === count,
        startups,
      );
      assert.equal(await page.evaluate(() => location.hash), '');
      assert.deepEqual((await page.problems()) ?? [], []);
    } finally {
      await engine.close();
    }
  });
}

for (const [view, shown] of Object.entries({
  full: { models: 79, events: 62, points: 4 },
  points: { models: 0, events: 0, points: 4 },
  models: { models: 79, events: 0, points: 0 },
  timeline: { models: 0, events: 62, points: 0 },
})) {
  test(`view="${view}" shows its part, in the language that is said`, async () => {
    for (const [lang, tag] of [['zh-CN', 'zh-Hans'], ['en-GB', 'en']]) {
      const page = await visit(article(threeLines(server.url, `view="${view}" lang="${lang}"`)));
      const [{ models, events, points, ...rest }] = await seen(page);
      assert.deepEqual({ models, events, points }, shown);
      assert.deepEqual([rest.view, rest.lang], [view, tag]);
      quiet(page, (text) => /favicon|404/.test(text));
    }
  });
}

test('without lang it speaks as the page around it does', async () => {
  for (const [attributes, lang] of [['lang="en"', 'en'], ['lang="zh-Hant"', 'zh-Hans'], ['', 'zh-Hans'], ['lang="de"', 'en']]) {
    const page = await visit(article(threeLines(server.url, 'view="timeline"'), { htmlAttributes: attributes }));
    assert.equal((await seen(page))[0].lang, lang, attributes);
  }
});

test('theme: the host decides, until the reader does', async () => {
  const page = await visit(article(threeLines(server.url, 'theme="dark" view="models"')), { colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.querySelector('yongxian-explainer').shadowRoot.querySelector('.explainer')).backgroundColor);
  const dark = await ground();
  await page.evaluate(() => document.querySelector('yongxian-explainer').setAttribute('theme', 'light'));
  const light = await ground();
  assert.notEqual(dark, light);
  await page.locator(`${ELEMENT} input[value=dark]`).click({ force: true });
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').state === 'theme=dark');
  assert.equal(await ground(), dark);
});

test('it tells when it is ready and what changes, and can be told', async () => {
  const page = await visit(article(threeLines(server.url, 'lang="en" state="#q=GLM"')), heard);
  const { state, count } = await hears(page, 'ready');
  assert.deepEqual([state, count], ['q=GLM', matching({ text: 'GLM', choices: {} }).length]);
  await page.locator(box('startup')).click();
  const changed = await hears(page, 'change');
  assert.equal(changed.state, 'q=GLM&org_type=startup');
  await page.evaluate(() => (document.querySelector('yongxian-explainer').state = 'org_type=startup'));
  assert.deepEqual(await hears(page, 'change', 2), { name: 'change', state: 'org_type=startup', count: startups });
  assert.equal(await page.evaluate(async () => (await document.querySelector('yongxian-explainer').ready).localName), ELEMENT);
  await page.evaluate(() => document.querySelector('yongxian-explainer').setAttribute('state', ''));
  assert.equal((await hears(page, 'change', 3)).count, 79);
});

test('the language and the view can be changed, and what the reader asked for stays', async () => {
  const page = await visit(article(threeLines(server.url, 'lang="zh"')), heard);
  await page.locator(box('startup')).click();
  await hears(page, 'change');
  await page.evaluate(() => {
    const element = document.querySelector('yongxian-explainer');
    element.setAttribute('lang', 'en');
    element.setAttribute('view', 'models');
  });
  await hears(page, 'ready', 2);
  const [{ lang, view, models }] = await seen(page);
  assert.deepEqual({ lang, view, models }, { lang: 'en', view: 'models', models: startups });
});

test('properties set before the module came are taken over', async () => {
  const lines = `<yongxian-explainer id="early" view="models"></yongxian-explainer>
    <script>document.getElementById('early').state = 'org_type=startup';</script>
    <script type="module" src="${server.url}yongxian.js"></script>`;
  const page = await visit(article(lines));
  assert.equal((await seen(page))[0].models, startups);
});

test('moved, it goes on; removed, it is gone; put back, it is as it was', async () => {
  const page = await visit(article(threeLines(server.url, 'view="models"')), heard);
  await page.locator(box('startup')).click();
  await hears(page, 'change');
  await page.evaluate(() => {
    const element = (window.__element = document.querySelector('yongxian-explainer'));
    window.__root = element.shadowRoot.querySelector('.yongxian');
    document.getElementById('after').after(element);
  });
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => window.__root.isConnected && window.__root.dataset.yongxian), 'live');
  await page.locator(box('internet-giant')).click();
  await hears(page, 'change', 2);
  assert.equal((await told(page, 'ready')).length, 1, 'it was not started again');

  await page.evaluate(() => window.__element.remove());
  await page.waitForFunction(() => !window.__element.shadowRoot.querySelector('.yongxian'));
  assert.equal(await page.evaluate(() => window.__root.isConnected), false);
  await page.evaluate(() => document.body.append(window.__element));
  await hears(page, 'ready', 2);
  assert.equal(await page.evaluate(() => window.__element.state), 'org_type=internet-giant,startup');
});

test('removed at any moment of its beginning, nothing is left and nothing is said', async () => {
  const page = await visit(article(threeLines(server.url)), heard);
  await page.evaluate(async () => {
    for (let wait = 0; wait < 400; wait += 25) {
      const element = document.createElement('yongxian-explainer');
      document.getElementById('place').prepend(element);
      await new Promise((resolve) => setTimeout(resolve, wait));
      element.remove();
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  assert.deepEqual(await told(page, 'error'), []);
  quiet(page, (text) => /favicon|404/.test(text));
});

test('N23: a site that forgets to allow other origins is named by its code, and the browser names the header', async () => {
  server.fault({ path: /\.wasm$/, headers: { 'access-control-allow-origin': undefined, 'cross-origin-resource-policy': undefined } });
  const page = await visit(article(threeLines(server.url, 'view="points"')), { live: 0, ...heard });
  assert.equal((await hears(page, 'error')).code, 'wasm-network');
  const [{ status, points }] = await seen(page);
  assert.deepEqual([status, points], ['failed', 4]);
  assert.ok(page.problems.some((text) => /Access-Control-Allow-Origin/.test(text)), page.problems.join('\n'));
  assert.equal(page.problems.filter((text) => text.startsWith('yongxian')).length, 1);
  server.heal();
  await page.reload();
  await areLive(page);
});

test('far below, nothing is fetched until the reader comes near', async () => {
  const page = await visit(article(`<div style="height: 6000px"></div>${threeLines(server.url)}`), { live: 0 });
  await page.waitForFunction(() => customElements.get('yongxian-explainer'));
  await page.waitForTimeout(300);
  assert.deepEqual(page.requests.filter((url) => url.startsWith(server.url)), [`${server.url}yongxian.js`]);
  await page.evaluate(() => scrollTo(0, 5000));
  await areLive(page);
});

test('hidden, it waits; shown, it comes', async () => {
  const page = await visit(article(`<details><summary>more</summary>${threeLines(server.url, 'view="timeline"')}</details>`), { live: 0 });
  await page.waitForTimeout(300);
  assert.equal(page.requests.filter((url) => url.endsWith('.wasm')).length, 0);
  await page.locator('summary').first().click();
  await areLive(page);
});

test('a group shares one state, and a chip here shows the list there', async () => {
  const inside = ['points', 'models', 'timeline']
    .map((view) => `<section>${threeLines(server.url, `lang="en" view="${view}" group="a"`)}</section>`)
    .join('<p>text</p>');
  const page = await visit(article(inside), { live: 3 });
  await page.locator(`${ELEMENT}[view=models] fieldset[data-facet=org_type] input[value=startup]`).click();
  await page.waitForFunction(() => document.querySelector('[view=timeline]').state === 'org_type=startup');
  await page.locator(`${ELEMENT}[view=points] a.chip`).first().click();
  await page.waitForFunction(() => {
    const list = document.querySelector('[view=models]');
    const heading = list.shadowRoot.querySelector('#models');
    const { top } = heading.getBoundingClientRect();
    return list.state === document.querySelector('[view=points]').state && top >= -1 && top < innerHeight && list.shadowRoot.activeElement === heading;
  });
  assert.equal(browser.contexts()[0].pages().length, 1, 'no tab was opened');
  assert.equal(new URL(page.url()).hash, '');
});

test('alone, a chip of the points leads to the whole in a tab of its own', async () => {
  const page = await visit(article(threeLines(server.url, 'lang="en" view="points"')));
  const chip = page.locator(`${ELEMENT} a.chip`).first();
  const [tab] = await Promise.all([page.context().waitForEvent('page'), chip.click()]);
  assert.match(tab.url(), new RegExp(`^${server.url}en/#.+=`));
});

test('links inside scroll inside; links outside leave the page alone', async () => {
  const page = await visit(article(threeLines(server.url, 'lang="en"')));
  await page.locator(`${ELEMENT} a[href="#timeline"]`).click();
  await page.waitForFunction(() => {
    const { top } = document.querySelector('yongxian-explainer').shadowRoot.querySelector('#timeline').getBoundingClientRect();
    return top > -1 && top < 100;
  });
  assert.equal(new URL(page.url()).hash, '');
  const link = page.locator(`${ELEMENT} .method a[download], ${ELEMENT} .all-sources a`).first();
  assert.equal(await link.evaluate((one) => one.href.startsWith('http')), true);
});

test('sync-url keeps the state in the page’s hash, under a name', async () => {
  const html = article(threeLines(server.url, 'lang="en" view="models" sync-url="list:"'));
  const url = host.put(html);
  const page = await visit(`${url}#list:org_type=startup`);
  assert.equal((await seen(page))[0].models, startups);
  await page.locator(box('internet-giant')).click();
  await page.waitForFunction(() => location.hash === '#list:org_type=internet-giant,startup');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').state === 'org_type=startup');
});

test('mount works without the element, and destroy leaves nothing', async () => {
  const page = await visit(article(''), { live: 0 });
  const result = await page.evaluate(async (site) => {
    const { mount, version } = await import(`${site}yongxian.js`);
    const place = document.getElementById('place');
    const states = [];
    const explainer = mount(place, { lang: 'en', view: 'models', state: 'q=GLM' });
    const stop = explainer.on('change', ({ state }) => states.push(state));
    await explainer.ready;
    explainer.state = 'org_type=startup';
    while (!states.length) await new Promise((resolve) => setTimeout(resolve, 20));
    stop();
    const { count } = explainer;
    explainer.destroy();
    return { states, count, left: place.childNodes.length, version };
  }, server.url);
  assert.deepEqual(result, { states: ['org_type=startup'], count: startups, left: 0, version: result.version });
  assert.match(result.version, /^\d+\.\d+\.\d+$/);
});

test('imported twice, in two copies, or where the name is taken, nothing is thrown', async () => {
  const twice = threeLines(server.url, 'view="timeline"') + threeLines(server.otherUrl, 'view="timeline"');
  const page = await visit(article(twice), { live: 2 });
  quiet(page, (text) => /favicon|404/.test(text));
  const taken = await visit(
    article(`<script>customElements.define('yongxian-explainer', class extends HTMLElement {})</script>${threeLines(server.url)}`),
    { live: 0 },
  );
  await taken.waitForFunction(() => customElements.get('yongxian-explainer-0-1-0'));
  assert.deepEqual(taken.problems.filter((text) => !/favicon|404/.test(text)).length, 1);
  await taken.evaluate(() => document.body.append(document.createElement('yongxian-explainer-0-1-0')));
  await areLive(taken);
});
