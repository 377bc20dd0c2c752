// The published example pages: each does what it shows, asks nobody else for anything, and leaves its page alone.
//
// Must stay true: the pages are opened as they are published; a page that is added must be named here.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { PHONE, becomes, begin, quiet } from './support/chromium.mjs';
import { matching } from './support/content.mjs';
import { ELEMENT, areLive, hearAll, seen, told } from './support/embedded.mjs';
import { look, looksAs } from './support/look.mjs';

const { server, browser, open } = await begin(test);
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const FOLDER = fileURLToPath(new URL('../../www/examples/', import.meta.url));
const source = (name) => readFileSync(FOLDER + name, 'utf8');
/** Every page, and how many explainers and frames come alive in it. */
const PAGES = {
  'index.html': {},
  'article.html': { widgets: 1 },
  'hostile-css.html': { widgets: 1 },
  'strict-csp.html': { widgets: 1 },
  'frame.html': { frames: 2 },
  'group.html': { widgets: 2 },
  'twenty.html': { widgets: 20 },
  'other-subject.html': { widgets: 1 },
};

/** What of a page an embedder would not want changed. */
const surroundings = (page) =>
  page.evaluate(() => ({
    title: document.title, url: location.href, history: history.length, state: history.state, lang: document.documentElement.lang,
    styles: document.documentElement.getAttributeNames().concat(document.body.getAttributeNames()), focus: document.activeElement?.localName,
    stored: localStorage.length + sessionStorage.length + document.cookie.length,
  }));

/** Opens an example; `page.before` is how it was before any script of the page ran. */
async function example(name, options = {}) {
  const page = await open({
    path: `examples/${name}`,
    state: null,
    before: async (page) => {
      await hearAll(page);
      await page.addInitScript(() => {
        if (window !== window.top) return;
        window.__names = Object.getOwnPropertyNames(window);
        window.__refused = [];
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => window.__refused.push(`${violatedDirective} ${blockedURI}`));
        window.__changed = [];
        const observer = new MutationObserver((records) => {
          for (const { target, attributeName, type } of records) window.__changed.push(`${type} ${target.nodeName} ${attributeName ?? ''}`);
        });
        // While it is read, the page grows; when this is told it has been read, and none of its modules has begun.
        document.addEventListener('readystatechange', () => {
          if (document.readyState === 'interactive') observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        });
      });
    },
    ...options,
  });
  page.before = await surroundings(page);
  return page;
}

/** Passes by every explainer and frame, as each waits for its reader, until all are alive. */
async function wakes(page, { widgets = 0, frames = 0 }) {
  for (let n = 0; n < widgets; n++) {
    await page.evaluate((n) => document.querySelectorAll('yongxian-explainer')[n].scrollIntoView(), n);
    await areLive(page, n + 1);
  }
  for (let n = 0; n < frames; n++) {
    await page.locator('iframe').nth(n).scrollIntoViewIfNeeded();
    await page.frameLocator('iframe').nth(n).locator('#yongxian[data-yongxian=live]').waitFor();
  }
}

test('every page is named here and in the list, and every link in the list leads somewhere', async () => {
  assert.deepEqual(readdirSync(FOLDER).filter((name) => name.endsWith('.html')).sort(), Object.keys(PAGES).sort());
  const page = await example('index.html');
  const links = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const examples = links.filter((link) => !link.startsWith('..'));
  assert.deepEqual(examples.sort(), Object.keys(PAGES).filter((name) => name !== 'index.html').sort());
  for (const link of links) assert.equal((await fetch(new URL(link, page.url()))).status, 200, link);
});

for (const [name, alive] of Object.entries(PAGES)) {
  test(`${name}: alive, quiet, by itself, and as it was`, async () => {
    const page = await example(name);
    await wakes(page, alive);
    assert.deepEqual([(await seen(page)).length, await page.locator('iframe').count()], [alive.widgets ?? 0, alive.frames ?? 0]);
    quiet(page);
    assert.deepEqual(page.requests.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:')), [], 'nobody else is asked');
    assert.deepEqual(await told(page, 'error'), []);
    assert.deepEqual(await surroundings(page), page.before);
    const left = await page.evaluate(() => ({
      refused: window.__refused,
      // A window has its frames by number.
      globals: Object.getOwnPropertyNames(window).filter((one) => !window.__names.includes(one) && !/^__|^\d+$/.test(one)),
      changed: [...new Set(window.__changed)],
    }));
    assert.deepEqual([left.refused, left.globals], [[], []]);
    // The frames are made by a line of the page and grow; the output is the page's own.
    if (name !== 'frame.html') assert.deepEqual(left.changed, []);
    assert.deepEqual(await page.context().cookies(), []);
  });
}

test('on a phone no page scrolls sideways', async () => {
  for (const name of Object.keys(PAGES)) {
    const page = await example(name, { viewport: PHONE });
    const { widgets = 0, frames = 0 } = PAGES[name];
    await wakes(page, { widgets: Math.min(widgets, 2), frames });
    const [inside, wide] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(inside <= wide, `${name}: ${inside} px`);
    await page.context().close();
  }
});

test('the article holds the README’s three lines', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, lines] = /```html\n([^`]*<yongxian-explainer[^`]*)```/.exec(readme);
  assert.ok(source('article.html').includes(lines.replaceAll('https://your.host/path/', '../')), lines);
});

/** The widget as the others are shown it: one part and one state, in the same place to the pixel. */
async function lookOf(name) {
  const page = await example(name, { colorScheme: 'light' });
  await areLive(page);
  await page.evaluate(async () => {
    const element = document.querySelector('yongxian-explainer');
    for (const [attribute, value] of Object.entries({ lang: 'zh', view: 'models', state: 'q=GLM' })) element.setAttribute(attribute, value);
    const place = document.createElement('div');
    element.before(place);
    place.append(element);
    // Past every policy and over every rule of the page.
    for (const [one, styles] of [
      // A widget ends between two pixels, where the page shines through.
      [document.documentElement, { margin: '0', padding: '0', background: 'white' }],
      [document.body, { margin: '0', padding: '0', background: 'white', 'max-width': 'none', position: 'static' }],
      [place, { display: 'block', position: 'absolute', inset: '0 0 auto', 'z-index': '9', width: '1200px', margin: '0', padding: '0', border: '0' }],
      [element, { margin: '0' }],
    ]) for (const [property, value] of Object.entries(styles)) one.style.setProperty(property, value, 'important');
    await element.ready;
  });
  const [widget] = await seen(page);
  assert.deepEqual([widget.status, widget.view, widget.lang, widget.typed], ['live', 'models', 'zh-Hans', 'GLM']);
  return { page, look: await look(page) };
}

test('under hostile style sheets and under a strict policy the explainer looks as in the article', async () => {
  const article = await lookOf('article.html');
  for (const name of ['hostile-css.html', 'strict-csp.html']) {
    const other = await lookOf(name);
    await looksAs(other.page, other.look, article.look);
  }
});

test('the hostile style sheets do reach the page around, and the strict policy does refuse', async () => {
  const hostile = await example('hostile-css.html');
  const styles = await hostile.evaluate(() => {
    const { fontSize, direction } = getComputedStyle(document.querySelector('button'));
    return { fontSize, direction, root: getComputedStyle(document.documentElement).fontSize };
  });
  assert.deepEqual(styles, { fontSize: '26px', direction: 'rtl', root: '10px' });
  const strict = await example('strict-csp.html');
  await strict.evaluate(() => {
    document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }), new Image());
    document.querySelector('img').src = '../icon.png';
    try {
      document.createElement('p').innerHTML = '<b>';
    } catch (error) {
      window.__refused.push(error.name);
    }
  });
  await strict.waitForFunction(() => ['style-src', 'img-src', 'TypeError'].every((one) => window.__refused.some((text) => text.startsWith(one))));
});

test('the bare frame’s listener believes the frame alone', async () => {
  const page = await example('frame.html');
  await wakes(page, PAGES['frame.html']);
  const said = page.locator('#said');
  // It grows when it comes alive, and then rests.
  await page.waitForFunction(() => {
    const height = Number(/\d+/.exec(document.getElementById('said').value)?.[0]);
    return height > 700 && document.getElementById('models').getBoundingClientRect().height === height;
  });
  const [first, second] = ['points', 'models'].map((view) => page.frames().find((one) => one.url().includes(`/embed/en/${view}/`)));
  await becomes(
    async () => Number(/\d+/.exec(await said.textContent())),
    await second.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)),
  );
  const before = await said.textContent();
  // The page itself is another window, and so is the other frame.
  await page.evaluate(() => postMessage({ type: 'yongxian:height', v: 1, height: 5 }, '*'));
  const tell = (frame, data) => frame.evaluate((data) => parent.postMessage(data, '*'), data);
  await tell(first, { type: 'yongxian:height', v: 1, height: 6 });
  await tell(second, { type: 'yongxian:height', v: 2, height: 7 });
  await tell(second, { type: 'yongxian:height', v: 1, height: '8' });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  assert.equal(await said.textContent(), before);
  await tell(second, { type: 'yongxian:height', v: 1, height: 1234 });
  await page.waitForFunction(() => document.getElementById('models').height === '1234');
});

test('the group shares what the reader chooses and what the page’s buttons set', async () => {
  const page = await example('group.html');
  await wakes(page, PAGES['group.html']);
  const states = () => page.evaluate(() => [...document.querySelectorAll('yongxian-explainer')].map((one) => one.state));
  const shows = (state, count) =>
    page.waitForFunction(
      ([state, count]) =>
        [...document.querySelectorAll('yongxian-explainer')].every((one) => one.state === state) &&
        document.querySelector('yongxian-explainer[view=models]').shadowRoot.querySelectorAll('li[data-model]:not([hidden])').length === count &&
        document.getElementById('changed').value === `“${state}”, ${count} models`,
      [state, count],
    ).catch(async (error) => assert.fail(`${error.message} ${await states()} ${await page.locator('#changed').textContent()}`));

  await page.locator(`${ELEMENT}[view=models] fieldset[data-facet=org_type] input[value=telecom]`).click();
  await shows('org_type=telecom', matching({ text: '', choices: { org_type: ['telecom'] } }).length);
  const counts = {
    'org_type=startup': matching({ text: '', choices: { org_type: ['startup'] } }).length,
    'openness=open-weights&sort=-size': matching({ text: '', choices: { openness: ['open-weights'] } }).length,
    'event=first-approvals': matching({ text: '', choices: {} }).length,
    '': matching({ text: '', choices: {} }).length,
  };
  const buttons = page.locator('button[data-state]');
  assert.equal(await buttons.count(), Object.keys(counts).length);
  for (const [state, count] of Object.entries(counts)) {
    await page.locator(`button[data-state="${state}"]`).click();
    await shows(state, count);
  }
  assert.equal(new URL(page.url()).hash, '');
});

test('the twenty are mixed, and the code is fetched once', async () => {
  const page = await example('twenty.html');
  await wakes(page, PAGES['twenty.html']);
  const all = await seen(page);
  assert.ok(all.every(({ status }) => status === 'live'));
  for (const [what, kinds] of [['view', 4], ['lang', 2]]) assert.equal(new Set(all.map((one) => one[what])).size, kinds, what);
  assert.equal(new Set(await page.locator(ELEMENT).evaluateAll((each) => each.map((one) => one.getAttribute('theme')))).size, 3);
  for (const kind of [/yongxian-\w+\.wasm$/, /yongxian-glue/, /yongxian\.js$/]) assert.equal(page.requests.filter((url) => kind.test(url)).length, 1, String(kind));
});

test('the other subject shows its own title and models, and nothing of ours', async () => {
  const page = await example('other-subject.html');
  await wakes(page, PAGES['other-subject.html']);
  const document = JSON.parse(source('image-generators.json'));
  assert.equal((await page.locator(`${ELEMENT} h1`).textContent()).trim(), document.article.title.en);
  const [{ models, events }] = await seen(page);
  assert.deepEqual([models, events], [document.models.length, document.events.length]);
  assert.equal(page.requests.filter((url) => url.endsWith('/examples/image-generators.json')).length, 1);
});

test('the other subject has a figure of its own, with its own makers, numbers and steps', async () => {
  const page = await example('other-subject.html', { reducedMotion: 'reduce' });
  await wakes(page, PAGES['other-subject.html']);
  const { figures, claims, models } = JSON.parse(source('image-generators.json'));
  const figure = page.locator(`${ELEMENT} [data-figure=${figures[0].kind}]`);
  await page.locator(`${ELEMENT} [data-slot=${figures[0].kind}]`).evaluate((slot) => slot.scrollIntoView({ block: 'center' }));
  await page.locator(`${ELEMENT} [data-figure][data-yongxian=live]`).waitFor();
  assert.equal(await page.locator(`${ELEMENT} [data-figure]`).count(), figures.length);
  assert.equal((await figure.locator('h3').textContent()).trim(), figures[0].title.en);
  for (const [index, { settings, text }] of figures[0].steps.entries()) {
    await figure.locator('.figure-show li button').nth(index).click();
    await figure.locator('.figure-step').filter({ hasText: text.en }).waitFor();
    const makers = settings.split('.').map((piece) => figures[0].makers.find(({ id }) => id === piece.slice(1)));
    await becomes(() => figure.locator('.layers thead th').allTextContents(), makers.map(({ name }) => name.en));
    const shown = await figure.locator('.layers').innerText();
    for (const maker of makers) {
      for (const id of maker.models) assert.ok(shown.includes(models.find((model) => model.id === id).name.en), id);
      for (const { claim } of figures[0].numbers.filter((number) => number.maker === maker.id)) assert.ok(shown.includes(claims.find(({ id }) => id === claim).figure.value.en), claim);
    }
    assert.equal(await figure.locator('[data-layer=applications]').count(), 0, 'a row that the document knows nothing of is not there');
  }
  quiet(page);
});
