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
