// On paper: black on white, everything open, every link a number in the list at the end, only what the filter shows.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { LANGS, fileOf, pathOf, shows } from './support/chromium.mjs';
import { content, matching, plain } from './support/content.mjs';
import { article, beginHost, threeLines } from './support/embedded.mjs';

const { server, open, visit } = await beginHost(test);
const BLACK = 'rgb(0, 0, 0)';
const NOTHING = 'rgba(0, 0, 0, 0)';
const titles = (things, lang) => things.map((thing) => thing.title[lang]);

/** The text of a document in its order, without spaces, if there is a tool on this machine that can tell. */
async function paper(page, t) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  try {
    return plain(execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, maxBuffer: 1 << 26 }).toString());
  } catch (error) {
    t.diagnostic(`pdftotext is not there, so the text was not read: ${error.message}`);
    return undefined;
  }
}

/** Hyphens and page ends come between longer texts; names and short labels stand whole. */
function holds(text, wanted) {
  for (const one of wanted) assert.ok(text.includes(plain(one)), `“${one}” is not on paper`);
}

for (const lang of Object.keys(LANGS)) {
  test(`the whole text is there, on A4, with the source and the date of the facts: ${lang}`, async (t) => {
    const page = await open({ path: pathOf(lang) });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    // 210 and 297 mm, in points.
    assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    const text = await paper(page, t);
    const { source, points } = content.article;
    const [year] = content.article.facts_until.split('-');
    if (text) holds(text, [...titles(points, lang), ...content.models.map((model) => model.org[lang]), source.author[lang], year]);
    await page.context().close();
  });

  test(`each source of anything is its number in the list at the end, which has the addresses: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang) });
    await page.emulateMedia({ media: 'print' });
    const found = await page.evaluate(() => {
      const all = [...document.querySelectorAll('#yongxian .all-sources li')];
      const wrong = [...document.querySelectorAll('#yongxian .sources li')].filter(
        (item) =>
          !item.checkVisibility() ||
          item.firstElementChild.checkVisibility() ||
          getComputedStyle(item, '::before').content === 'none' ||
          all[item.value - 1]?.textContent !== item.textContent,
      );
      const links = [...document.querySelectorAll('#yongxian .all-sources a')];
      return {
        wrong: wrong.map((item) => item.outerHTML),
        folded: all.filter((item) => !item.checkVisibility()).length,
        without: links.filter((link) => getComputedStyle(link, '::after').content === 'none').length,
        count: all.length,
      };
    });
    assert.deepEqual(found, { wrong: [], folded: 0, without: 0, count: content.sources.length });
    await page.context().close();
  });

  test(`only what the filter shows, and the filter in words: ${lang}`, async (t) => {
    const choices = { org_type: ['internet-giant', 'startup'], openness: ['api'] };
    const wanted = matching({ text: '', choices });
    const page = await open({ path: pathOf(lang, 'org_type=internet-giant,startup&openness=api') });
    await shows(page, wanted.length);
    const text = await paper(page, t);
    if (text) {
      const facet = (field) => content.facets.find((one) => one.field === field);
      const value = (field, wanted) => facet(field).values.find((one) => one.value === wanted).label[lang];
      const colon = lang === 'zh' ? '：' : ':';
      const said = `${facet('org_type').label[lang]}${colon}${value('org_type', 'internet-giant')}/${value('org_type', 'startup')}`;
      holds(text, [`${said}·${facet('openness').label[lang]}${colon}${value('openness', 'api')}`]);
      holds(text, wanted.map((model) => model.name[lang]));
    }
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('#yongxian .tags').isVisible());
    assert.equal(await page.locator('#yongxian .tags .clear').isVisible(), false);
    await page.context().close();
  });
}

for (const lang of Object.keys(LANGS))
  for (const javaScriptEnabled of [true, false])
    test(`who cannot guess reads on paper what became of the models: ${lang}, ${javaScriptEnabled ? 'live' : 'without scripts'}`, async () => {
      const page = await open({ path: pathOf(lang), javaScriptEnabled, state: javaScriptEnabled ? 'live' : null });
      const found = page.locator('[data-figure=outcomes]');
      const paper = found.locator('.on-paper');
      assert.equal(await paper.isVisible(), false, 'nothing is given away on the screen');
      await page.emulateMedia({ media: 'print' });
      const { fates } = content.figures.find(({ kind }) => kind === 'outcomes');
      const named = fates.map(({ models }) => models.length);
      named[named.length - 1] = content.models.length - named.reduce((sum, one) => sum + one, 0);
      const rows = await paper.locator('li').evaluateAll((all) => all.map((one) => one.innerText.split('\n').join('')));
      assert.deepEqual(rows.map(plain), fates.map(({ label }, n) => plain(label[lang] + named[n])));
      const widths = await paper.locator('rect').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
      assert.deepEqual(widths.map((width) => Math.round((width / Math.max(...widths)) * Math.max(...named))), named);
      assert.ok(await paper.isVisible());
      assert.equal(await found.locator('.chart, .reading').filter({ visible: true }).count(), 0, 'no empty chart and no question');
      await page.context().close();
    });

test('a guess that has been drawn is printed, beside what became of the models', async () => {
  const page = await open({ path: '#outcomes=sguess.g0u1o2g3c4g5a6e7s9g.p30' });
  await page.locator('[data-figure=outcomes] .reading').filter({ hasText: '340' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.chart', '.reading', '.on-paper']) assert.ok(await page.locator(`[data-figure=outcomes] ${part}`).isVisible(), part);
  await page.context().close();
});

test('controls are left off the paper', async () => {
  const page = await open();
  await page.emulateMedia({ media: 'print' });
  for (const control of await page.locator('#yongxian').locator('input, select, button').all()) {
    assert.equal(await control.isVisible(), false, await control.evaluate((one) => one.outerHTML));
  }
  await page.context().close();
});

for (const [form, how] of Object.entries({
  page: { path: '#theme=dark' },
  file: { url: `${fileOf()}#theme=dark` },
  frame: { url: `${server.url}embed/?theme=dark#theme=dark` },
})) {
  test(`what is dark on the screen is black on white on paper: ${form}`, async () => {
    const page = await open({ ...how, colorScheme: 'dark' });
    await page.waitForFunction(() => document.querySelector('.explainer').dataset.theme === 'dark');
    await page.emulateMedia({ media: 'print' });
    const colours = await page.evaluate(() =>
      ['html', 'body', '.explainer'].map((one) => {
        const { color, backgroundColor, colorScheme } = getComputedStyle(document.querySelector(one));
        return one === '.explainer' ? [color, backgroundColor] : [backgroundColor, colorScheme];
      }),
    );
    assert.deepEqual([colours[0][0], colours[1][0], ...colours[2]], [NOTHING, NOTHING, BLACK, NOTHING]);
    assert.ok(!colours[0][1].includes('dark'), colours[0][1]);
    await page.context().close();
  });
}

test('in somebody’s article it is printed whole with the article, whatever colours that gives it', async (t) => {
  const head = '<style>body { background: #000; color: #fff } yongxian-explainer { --yongxian-ink: #fff; --yongxian-paper: #000 }</style>';
  const page = await visit(article(threeLines(server.url), { head }));
  const text = await paper(page, t);
  if (text) {
    holds(text, [...titles(content.article.points, 'zh'), ...titles(content.events, 'zh')]);
    const [before, after] = ['Textbefore.', 'Textafter.'].map((one) => text.indexOf(one));
    assert.ok(before >= 0 && before < text.indexOf(plain(content.article.title.zh)) && after > text.indexOf(plain(content.events.at(-1).title.zh)));
  }
  await page.emulateMedia({ media: 'print' });
  const explainer = page.locator('yongxian-explainer .explainer');
  assert.deepEqual(await explainer.evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]), [BLACK, NOTHING]);
  await page.context().close();
});

test('a part that is shown alone has its sources with their addresses, and the date of the facts', async () => {
  const page = await open({ url: `${server.url}embed/models/` });
  await page.emulateMedia({ media: 'print' });
  const hidden = await page.$$eval('#yongxian .sources li a', (links) =>
    links.filter((link) => !link.checkVisibility() || getComputedStyle(link, '::after').content === 'none').map((link) => link.href),
  );
  assert.deepEqual(hidden, []);
  assert.ok(await page.locator('#yongxian .footing time').isVisible());
  await page.context().close();
});

for (const [form, how] of Object.entries({ page: {}, file: { url: fileOf() }, frame: { url: `${server.url}embed/` } })) {
  test(`where style sheets cannot open what is folded, it is open while the page is printed: ${form}`, async () => {
    // As browsers were until lately.
    const before = (page) => page.addInitScript(() => (CSS.supports = () => false));
    const page = await open({ ...how, before });
    const folded = () => page.evaluate(() => [...document.querySelectorAll('#yongxian details')].filter((one) => !one.open).length);
    await page.locator('#yongxian .claim details').first().evaluate((one) => (one.open = true));
    const [all, found] = [await page.locator('#yongxian details').count(), await folded()];
    assert.equal(found, all - 1);
    await page.waitForFunction(() => {
      dispatchEvent(new Event('beforeprint'));
      return ![...document.querySelectorAll('#yongxian details')].some((one) => !one.open);
    });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await folded(), found, 'as it was');
    await page.context().close();
  });
}
