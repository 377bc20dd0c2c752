// What a screen reader is told of each figure, and what is drawn of it, in every telling state: as it was when somebody last
// looked at it. See `support/golden.mjs`.
import test from 'node:test';
import { LANGS, ONCE, PHONE, begin, pathOf, quiet } from './support/chromium.mjs';
import { KINDS, reach } from './support/figures.mjs';
import { asGolden, drawn, picture, through } from './support/golden.mjs';

const { open } = await begin(test);

for (const lang of Object.keys(LANGS))
  for (const kind of KINDS) {
    /** @type {[state: string, tree: string][]} */ const trees = [];
    /** @type {[state: string, drawing: Awaited<ReturnType<typeof drawn>>][]} */ const drawings = [];

    test(`a screen reader is told of ${kind} what it was told, in every state: ${lang}`, ONCE, async () => {
      const page = await open({ path: pathOf(lang), viewport: PHONE, colorScheme: 'light', reducedMotion: 'reduce' });
      const found = await reach(page, kind);
      await through(found, kind, lang, async (state) => {
        trees.push([state, await found.ariaSnapshot()]);
        drawings.push([state, await drawn(found)]);
      });
      // What is folded says the same as the drawing, in a table.
      for (const summary of await found.locator('summary:visible').all()) await summary.click();
      trees.push(['unfolded', await found.ariaSnapshot()]);
      quiet(page);
      await page.context().close();
      asGolden(`${kind}.${lang}.yml`, trees.map(([state, tree]) => `${state}:\n${tree.replace(/^/gm, '  ')}\n`).join(''));
    });

    test(`${kind} is drawn as it was, in every state: ${lang}`, ONCE, () => asGolden(`${kind}.${lang}.svg`, picture(drawings)));
  }

/** What is in view and told: a year, two months with an event, a week, all years with a cluster open. */
const VIEWS = { year: '', months: 'zoom=2023-03-01..2023-04-30&event=gpt-4', week: 'zoom=2023-04-10..2023-04-16', all: 'zoom=2020-01-01..2025-12-31' };

for (const lang of Object.keys(LANGS))
  test(`the timeline says and draws what it did, at any zoom: ${lang}`, ONCE, async () => {
    const page = await open({ path: pathOf(lang), viewport: PHONE, colorScheme: 'light', reducedMotion: 'reduce' });
    const found = page.locator('[data-guest=axis]');
    await found.scrollIntoViewIfNeeded();
    await page.locator('[data-guest=axis][data-yongxian=live]').waitFor();
    /** @type {string[]} */ const trees = [];
    /** @type {[state: string, drawing: Awaited<ReturnType<typeof drawn>>][]} */ const drawings = [];
    for (const [name, hash] of Object.entries(VIEWS)) {
      await page.evaluate((hash) => (location.hash = hash), hash);
      const [from] = (new URLSearchParams(hash).get('zoom') ?? '2023-01-01..').split('..');
      await page.waitForFunction(([from, told]) => document.querySelector('.axis-ends input').value === from && !document.querySelector('.axis-card').hidden === told, [from, hash.includes('event=')]);
      if (name === 'all') await found.locator('.events-track .cluster').last().click();
      if (name === 'all') await found.locator('.axis-card li').first().waitFor();
      // What has been said is said once it has rested.
      await page.waitForTimeout(700);
      trees.push(`${name}:\n${(await found.ariaSnapshot()).replace(/^/gm, '  ')}\n`);
      drawings.push([name, await drawn(found)]);
    }
    quiet(page);
    asGolden(`axis.${lang}.yml`, trees.join(''));
    asGolden(`axis.${lang}.svg`, picture(drawings));
  });
