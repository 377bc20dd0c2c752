// axe finds nothing in any state, and everything can be done with the keyboard alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { ALL, FETCHING, IS_FILE, LANGS, ONCE, SEARCH, begin, pathOf, reaches, shows } from './support/chromium.mjs';
import { content, matching } from './support/content.mjs';

const { server, open } = await begin(test);
test.afterEach(() => server.heal());
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, one line each. Run by the browser's protocol, so the page's policy stays as it is. */
async function findings(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
  }, TAGS);
}

const STATES = {
  live: {},
  filtered: { fragment: 'q=大&org_type=startup&sort=-size' },
  empty: { fragment: 'q=zzz&org_type=telecom' },
  marked: { fragment: 'model=ernie-bot' },
};

/** Eight corners of language, scheme and width; two that are opposite meet each value of all three. */
const CORNERS = Object.keys(LANGS).flatMap((lang) =>
  ['light', 'dark'].flatMap((colorScheme) => [320, 1280].map((width) => ({ lang, colorScheme, width }))),
);
for (const [corner, { lang, colorScheme, width }] of CORNERS.entries()) {
  // Each state at one pair of opposite corners: so every two of state, language, scheme and width meet.
  const isHere = (_, nth) => ALL || nth % 4 === Math.min(corner, 7 - corner);
  const states = [...Object.entries(STATES), ['static', {}]].filter(isHere);
  test(`axe finds nothing: ${lang}, ${colorScheme}, ${width} px, ${states.map(([state]) => state).join(' and ')}`, ONCE, async () => {
    for (const [state, { fragment = '' }] of states) {
      if (state === 'static' && IS_FILE) continue;
      // As static as without scripts, which axe itself needs: it waits by timers.
      if (state === 'static') server.fault({ path: /page-[^/]*\.js$/, status: 404 });
      const page = await open({ path: pathOf(lang, fragment), colorScheme, viewport: { width, height: 800 }, state: state === 'static' ? 'static' : 'live' });
      assert.deepEqual(await findings(page), [], state);
      await page.context().close();
    }
  });
}

for (const [row, lang] of Object.keys(LANGS).entries())
  test(`axe finds nothing when the wasm is missing, or one theme is chosen against the system: ${lang}`, FETCHING, async () => {
    server.fault({ path: /\.wasm$/, status: 404 });
    const failed = await open({ path: pathOf(lang), state: 'failed' });
    assert.deepEqual(await findings(failed), [], 'failed');
    server.heal();
    for (const [theme, colorScheme] of [['dark', 'light'], ['light', 'dark']].filter((_, nth) => ALL || nth === row)) {
      const page = await open({ path: pathOf(lang, `theme=${theme}`), colorScheme });
      assert.deepEqual(await findings(page), [], theme);
      await page.context().close();
    }
    await failed.context().close();
  });

/** What has the focus, as a reader with a keyboard would name it. */
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const style = getComputedStyle(at);
    const label = at.closest('label') && getComputedStyle(at.closest('label'));
    return {
      tag: at.localName,
      type: at.type ?? '',
      value: at.value ?? '',
      seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
      ringed: [style, label].some((one) => one && (one.outlineStyle !== 'none' || one.boxShadow !== 'none')) || !!at.querySelector(':scope > *'),
      name: `${at.localName} ${at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 20)}`,
    };
  });

for (const width of [320, 1280]) {
  test(`Tab visits everything in the order of the page and never gets caught: ${width} px`, async () => {
    const page = await open({ viewport: { width, height: 800 } });
    const total = await page.$$eval('a[href], button, input, select, summary, [tabindex="0"]', (all) =>
      all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled).length,
    );
    const order = [];
    for (let n = 0; n < total + 20; n++) {
      await page.keyboard.press('Tab');
      const at = await focused(page);
      if (at.tag === 'body') break;
      assert.ok(at.seen, `${at.name} has the focus and cannot be seen`);
      order.push(
        await page.evaluate(() => {
          const all = [...document.querySelectorAll('*')];
          return all.indexOf(document.activeElement);
        }),
      );
    }
    assert.deepEqual(order, [...order].sort((a, b) => a - b), 'the order is that of the page');
    // Radio buttons of one group are one stop.
    const radios = await page.$$eval('input[type=radio]', (all) => all.length - new Set(all.map((one) => one.name)).size);
    assert.ok(order.length >= total - radios - 1, `${order.length} of ${total} stops`);
    await page.context().close();
  });
}

const tabTo = async (page, found) => {
  for (let n = 0; n < 600; n++) {
    await page.keyboard.press('Tab');
    if (found(await focused(page))) return;
  }
  assert.fail('never reached');
};

test('search, tick, sort, theme, language and chips work without a mouse', async () => {
  const page = await open();
  await tabTo(page, (at) => at.type === 'search');
  await page.keyboard.type('大');
  await shows(page, matching({ text: '大', choices: {} }).length);
  await page.keyboard.press('Escape');
  await shows(page, content.models.length);

  const fold = page.locator('button[aria-controls="yongxian-facets"]');
  if (await fold.isVisible()) {
    await tabTo(page, (at) => at.tag === 'button');
    await page.keyboard.press('Enter');
  }
  await tabTo(page, (at) => at.type === 'checkbox' && at.value === 'startup');
  await page.keyboard.press('Space');
  await shows(page, matching({ text: '', choices: { org_type: ['startup'] } }).length);
  assert.equal((await focused(page)).value, 'startup', 'the focus stays on the box');

  await page.focus('#yongxian-sort');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => location.hash.includes('sort=-date'));

  await page.focus('fieldset[data-switch=theme] input:checked');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => location.hash.includes('theme=light'));

  await page.focus('#yongxian a[hreflang=en]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.documentElement.lang === 'en');

  const chip = page.locator('#yongxian a.chip').first();
  const href = await chip.getAttribute('href');
  await chip.focus();
  await page.keyboard.press('Enter');
  const wanted = new URLSearchParams(href.slice(1));
  await page.waitForFunction((key) => location.hash.includes(key), [...wanted.keys()][0]);
  assert.notEqual((await focused(page)).tag, 'body', 'the focus goes where the chip leads');
  await page.context().close();
});

test('a filter that is dropped leaves the focus in the widget', async () => {
  const page = await open({ path: '#org_type=startup&openness=api' });
  const tags = page.locator('#yongxian .filter-tags button');
  while (await tags.count()) {
    const before = await tags.count();
    await tags.first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (count) => document.querySelectorAll('#yongxian .filter-tags button').length < count,
      before,
    );
    assert.notEqual((await focused(page)).tag, 'body');
  }
  await page.context().close();
});

test('the result is announced once typing rests, and the region is there from the start', async () => {
  const still = await open({ javaScriptEnabled: false, state: 'static' });
  assert.ok((await still.locator('#yongxian [role=status], #yongxian output').count()) >= 1);
  const page = await open();
  await page.focus(SEARCH);
  await page.keyboard.type('大');
  const count = matching({ text: '大', choices: {} }).length;
  await page.waitForFunction(
    (wanted) => document.querySelector('#yongxian .models [role=status]').textContent.includes(String(wanted)),
    count,
  );
  await still.context().close();
  await page.context().close();
});

test('it obeys a wish for less motion, and stands in forced colours', async () => {
  const page = await open({ reducedMotion: 'reduce', forcedColors: 'active' });
  await page.locator('#yongxian a.chip').first().click();
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  assert.deepEqual(await findings(page), []);
  await reaches(page, 'live');
  await page.context().close();
});
