// One state, one link: it can be copied, walked back and forth, and no link can break the page.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ONCE, SEARCH, becomes, begin, isIn, listOf, pathOf, quiet, reaches, sameText, shows, textOf, tick, type } from './support/chromium.mjs';
import { content, matching } from './support/content.mjs';

const { open } = await begin(test);
const fragmentOf = (page) => page.evaluate(() => location.hash);
const hashIs = (page, hash) => page.waitForFunction((wanted) => location.hash === wanted, hash);
const ALL = content.models.length;

test('a copied link shows the same elsewhere', async () => {
  const page = await open();
  await type(page, '大模型');
  await tick(page, 'org_type', 'internet-giant');
  await page.selectOption('#yongxian-sort', '-date');
  await page.waitForFunction(() => /q=.*org_type=.*sort=-date/.test(location.hash));
  const link = page.url();
  const here = await listOf(page);
  const elsewhere = await open({ url: link });
  assert.deepEqual(await listOf(elsewhere), here);
  assert.equal(await elsewhere.inputValue('#yongxian-sort'), '-date');
  assert.equal(elsewhere.url(), link, 'the link is already in its shortest form');
  await page.context().close();
  await elsewhere.context().close();
});

test('back and forth walk through the views, and typing is one step', async () => {
  const page = await open();
  const at = (choices, text = '') => matching({ text, choices }).length;
  await tick(page, 'org_type', 'startup');
  await hashIs(page, '#org_type=startup');
  await tick(page, 'openness', 'api');
  await hashIs(page, '#org_type=startup&openness=api');
  await type(page, 'a');
  await page.waitForFunction(() => location.hash.startsWith('#q=a&'));
  await type(page, 'i');
  await page.waitForFunction(() => location.hash.startsWith('#q=ai&'));
  const both = { org_type: ['startup'], openness: ['api'] };
  for (const [go, count] of [
    ['goBack', at(both)],
    ['goBack', at({ org_type: ['startup'] })],
    ['goBack', ALL],
    ['goForward', at({ org_type: ['startup'] })],
    ['goForward', at(both)],
    ['goForward', at(both, 'ai')],
  ]) {
    await page[go]();
    await shows(page, count);
  }
  assert.equal(await page.inputValue(SEARCH), 'ai');
  quiet(page);
  await page.context().close();
});

test('a link that narrows the list opens at the list; who comes back to it stands where they stood', async () => {
  const page = await open({ path: pathOf('zh', 'org_type=startup&theme=dark') });
  const top = () => page.locator('#models').evaluate((one) => Math.round(one.getBoundingClientRect().top));
  await becomes(async () => (await top()) >= 0 && (await top()) < 60, true);
  await page.mouse.wheel(0, 500);
  await becomes(async () => (await top()) < -300, true);
  const stood = await page.evaluate(() => scrollY);
  await page.reload();
  await reaches(page, 'live');
  await becomes(async () => Math.abs((await page.evaluate(() => scrollY)) - stood) < 5, true);
  // A step in the history is no link: what is looked at stays.
  await page.locator('#yongxian fieldset[data-facet=audience] input').first().check();
  await page.waitForFunction(() => location.hash.includes('audience='));
  const before = await page.evaluate(() => scrollY);
  await page.goBack();
  await hashIs(page, '#org_type=startup&theme=dark');
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - before) < 5);
  await page.context().close();
  const plain = await open({ path: pathOf('zh', 'theme=dark') });
  assert.equal(await plain.evaluate(() => scrollY), 0, 'a link that narrows nothing opens at the top');
  await plain.context().close();
});

test('who searches before the page is alive is left where they are', ONCE, async () => {
  const page = await open({ state: null, before: (page) => page.route(/\.wasm/, async (route) => (await new Promise((done) => setTimeout(done, 400)), route.continue())) });
  await page.locator(SEARCH).fill('GLM');
  const before = await page.evaluate(() => scrollY);
  await reaches(page, 'live');
  await page.waitForFunction(() => location.hash === '#q=GLM');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
  assert.equal(await page.evaluate(() => scrollY), before);
  await page.context().close();
});

test('language and theme change without a reload', async () => {
  const page = await open();
  await page.evaluate(() => (window.__same = true));
  await page.locator('#yongxian a[hreflang=en]').click();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await isIn(page, 'en');
  assert.equal(await page.title(), await page.evaluate(() => document.title));
  const english = await open({ path: 'en/' });
  sameText(await textOf(page), await textOf(english), 'switched, and the English page');
  assert.equal(await page.title(), await english.title());
  for (const theme of ['dark', 'light', 'auto']) {
    await page.locator(`#yongxian fieldset[data-switch=theme] label:has(input[value=${theme}])`).click();
    await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
  }
  await page.goBack();
  assert.equal(await page.evaluate(() => window.__same), true);
  await page.context().close();
  await english.context().close();
});

test('every chip of every point is a link that holds', ONCE, async () => {
  const page = await open();
  const chips = await page.$$eval('#yongxian a.chip', (all) => all.map((chip) => chip.getAttribute('href')));
  assert.ok(chips.length > 8, `${chips.length} chips`);
  for (const href of new Set(chips)) {
    await page.evaluate((hash) => (location.hash = hash), href);
    await page.waitForFunction(() => !document.querySelector('#yongxian').matches('[data-yongxian=failed]'));
    const { count, models } = await listOf(page);
    assert.equal(models.length, count, href);
    assert.ok(count > 0 || /event=/.test(href), `${href} shows something`);
  }
  quiet(page);
  await page.context().close();
});

test('plain anchors and text fragments are the browser’s', async () => {
  for (const hash of ['models', 'no-such-place', ':~:text=2023']) {
    const page = await open({ path: `#${hash}` });
    const { count, typed } = await listOf(page);
    assert.deepEqual([count, typed], [ALL, ''], hash);
    assert.ok(['', `#${hash}`].includes(await fragmentOf(page)), hash);
    await page.context().close();
  }
  const page = await open({ path: '#org_type=startup' });
  const { count } = await listOf(page);
  await page.evaluate(() => (location.hash = 'models'));
  await tick(page, 'openness', 'api');
  await hashIs(page, '#org_type=startup&openness=api');
  await page.goBack();
  await shows(page, count);
  assert.equal(await fragmentOf(page), '#models', 'the anchor is where it was');
  await page.context().close();
});

// Anything can be in a link. It shows what it can, and writes what it understood.
const HOSTILE = [
  ['q=%E0%A4%A', null],
  ['%', null],
  ['q=%zz', null],
  ['=&==&&', null],
  ['q=', ''],
  ['junk=1&org_type=startup,nonsense&org_type', '#org_type=startup'],
  ['openness=api&org_type=startup', '#org_type=startup&openness=api'],
  ['sort=sideways&lang=xx&theme=neon&event=none&model=none', ''],
  ['q=<img src=x onerror=window.__pwned=1>', null],
  ['q=javascript:window.__pwned=1', null],
  ['__proto__=polluted&constructor=x', ''],
  ['q=通义', '#q=%E9%80%9A%E4%B9%89'],
  [`q=${'长'.repeat(20_000)}`, null],
  [`q=${'a'.repeat(2_000_000)}`, ''],
];

for (const [fragment, canonical] of HOSTILE) {
  test(`a hostile or odd link does no harm: #${fragment.slice(0, 60)}`, ONCE, async () => {
    const page = await open({ path: `#${fragment}` });
    const { count, models } = await listOf(page);
    assert.equal(models.length, count);
    if (canonical !== null) await hashIs(page, canonical);
    assert.equal(await page.evaluate(() => window.__pwned ?? {}.polluted), undefined);
    assert.equal(await page.locator('#yongxian img[src=x]').count(), 0);
    quiet(page);
    await page.context().close();
  });
}

test('a history that refuses does not stop the page', async () => {
  const page = await open({
    before: (page) =>
      page.addInitScript(() => {
        history.pushState = history.replaceState = () => {
          throw new DOMException('too many', 'SecurityError');
        };
      }),
  });
  await tick(page, 'org_type', 'startup');
  await shows(page, matching({ text: '', choices: { org_type: ['startup'] } }).length);
  quiet(page);
  await page.context().close();
});

for (const [how, pause] of [['fast', 20], ['within one frame', 0]]) {
  test(`letters typed ${how} make one entry in the history, and few calls`, async () => {
    const page = await open({
      before: (page) =>
        page.addInitScript(() => {
          window.__calls = [];
          for (const verb of ['pushState', 'replaceState']) {
            const real = history[verb];
            history[verb] = function (...args) {
              window.__calls.push(verb);
              return real.apply(this, args);
            };
          }
        }),
    });
    const before = await page.evaluate(() => window.__calls.length);
    await page.locator(SEARCH).focus();
    // Typed from within: from without, a busy machine types slowly, and a rest is what the last letter waits for.
    const rests = await page.evaluate(async (pause) => {
      let [long, last] = [0, performance.now()];
      for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
        document.execCommand('insertText', false, letter);
        if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
        if (performance.now() - last > 150) long += 1;
        last = performance.now();
      }
      return long;
    }, pause);
    await page.waitForFunction(() => location.hash === '#q=abcdefghijklmnopqrstuvwxyz');
    const calls = (await page.evaluate(() => window.__calls)).slice(before);
    assert.equal(calls.filter((verb) => verb === 'pushState').length, 1, calls.join());
    // The entry left behind, the new one, and its last address.
    assert.ok(calls.length <= 3 + rests, `${calls.join()} with ${rests} rests`);
    await page.goBack();
    await hashIs(page, '');
    await page.waitForFunction((box) => document.querySelector(box).value === '', SEARCH);
    await page.context().close();
  });
}

test('the page comes back from another one as it was left', async () => {
  const page = await open();
  await tick(page, 'org_type', 'startup');
  await hashIs(page, '#org_type=startup');
  const left = await listOf(page);
  await page.goto('about:blank');
  await page.goBack();
  await reaches(page, 'live');
  await shows(page, left.count);
  assert.deepEqual(await listOf(page), left);
  await page.context().close();
});

test('a link with a theme colours the whole page, against the reader’s system too', async () => {
  for (const [theme, colorScheme] of [['dark', 'light'], ['light', 'dark']]) {
    const page = await open({ path: `#theme=${theme}`, colorScheme });
    await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, theme);
    const grounds = await page.evaluate(() => [document.documentElement, document.querySelector('.explainer')].map((one) => getComputedStyle(one).backgroundColor));
    const wanted = theme === 'dark' ? 'rgb(20, 22, 26)' : 'rgb(251, 249, 244)';
    assert.deepEqual(grounds, [wanted, wanted]);
    await page.context().close();
  }
});
