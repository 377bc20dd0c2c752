// What hands do in the figures that is easily misunderstood: following steps with a guess of one's own, typing what cannot be,
// scrolling over a drawing, picking one too many.
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGS, PATIENCE, PHONE, begin, pathOf, quiet } from './support/chromium.mjs';
import { KINDS, figure, reach, said } from './support/figures.mjs';

const { browser, open } = await begin(test);
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
const hashHas = (page, part) => page.waitForFunction((part) => location.hash.includes(part), part, { timeout: PATIENCE });
const until = (page, act, arg) => page.waitForFunction(act, arg, { timeout: PATIENCE });

test('a step shows an example to who has not guessed, keeps none of it, and leaves a guess as it is', async () => {
  const page = await open();
  const found = await reach(page, 'outcomes');
  const step = (nth) => found.locator('.figure-show li button').nth(nth);
  const label = found.locator('.chart .said');
  assert.equal(await label.textContent(), '', 'nothing is called a guess before there is one');
  // Sentence, drawing, slider and boxes show one example, and none of them calls it the reader's.
  await step(0).click();
  await until(page, () => document.querySelector('[data-figure=outcomes] .chart .said').textContent === '示例 140');
  const slider = found.locator('input[type=range]');
  assert.match(await said(found), /^示例：2023年底有140个大模型，26家厂商里有80%/);
  assert.deepEqual([await slider.inputValue(), await slider.getAttribute('aria-valuetext'), await found.locator('.slider strong').textContent()], ['80', '示例 80%', '示例 80%']);
  const boxes = await found.locator('input[type=number]').evaluateAll((all) => all.map((/** @type {HTMLInputElement} */ one) => one.placeholder + one.value));
  assert.deepEqual([boxes[0], boxes.at(-1)], ['30', '140']);
  assert.equal(await found.locator('input[type=number]').first().inputValue(), '', 'and nothing is entered');
  await step(1).click();
  await hashHas(page, 'outcomes=scounts');
  assert.match(await said(found), /^示例：/);
  assert.match(await label.textContent(), /^示例 140$/);
  await found.locator('[data-keep]').check();
  assert.equal(await page.evaluate(() => location.hash), '#outcomes=scounts');
  assert.deepEqual(await page.evaluate(() => Object.values(localStorage).filter((kept) => /\.g/.test(kept))), []);
  await found.locator('[data-keep]').uncheck();
  await found.locator('.onward button').first().click();
  await hashHas(page, 'outcomes=sfates');
  assert.match(await said(found), /^你没有猜。/);
  await page.evaluate(() => (location.hash = 'outcomes=sguess.g0u1o2g3c4g5a6e7s9g.p30'));
  await until(page, () => document.querySelector('[data-figure=outcomes] .reading').textContent.startsWith('你猜'));
  for (const [nth, stage] of ['guess', 'counts', 'fates'].entries()) {
    await step(nth).click();
    await hashHas(page, `outcomes=s${stage}.g0u1o2g3c4g5a6e7s9g.p30`);
    assert.match(await said(found), /^你猜2023年底有340个/);
  }
  quiet(page);
});

test('a box shows what the figure took, and an emptied one what it stands at', async () => {
  const page = await open();
  const found = await reach(page, 'outcomes');
  const box = found.locator('input[type=number]').last();
  await found.locator('summary').first().click();
  for (const [typed, taken] of [['5000', '400'], ['-3', '0'], ['250', '250'], ['', '250']]) {
    await box.fill(typed);
    await box.blur();
    assert.equal(await box.inputValue(), taken, typed);
    await hashHas(page, Number(taken).toString(36).padStart(2, '0'));
  }
  const months = await found.locator('input[type=number]').evaluateAll((all) => all.map((one) => Number(one.value)));
  assert.deepEqual(months, [30, 57, 85, 112, 140, 167, 195, 222, 250], 'one line to what was typed last, not to what came before');
  const scaling = await reach(page, 'scaling');
  const kept = scaling.locator('.sieve input').first();
  await kept.press('Home');
  assert.equal(await kept.inputValue(), '30', 'the thumb stops where the figure does');
  await hashHas(page, '.c30.');
  quiet(page);
});

test('a finger that scrolls over a chart sets nothing; one that goes sideways draws, and one that taps sets', async () => {
  const page = await open({ viewport: PHONE, hasTouch: true });
  const found = await reach(page, 'outcomes');
  const chart = found.locator('.chart');
  await chart.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const cdp = await page.context().newCDPSession(page);
  const drag = async (points) => {
    const touch = (type, touchPoints) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [points[0]]);
    for (const point of points.slice(1)) await touch('touchMove', [point]);
    await touch('touchEnd', []);
  };
  const along = (from, to) => Array.from({ length: 13 }, (_, n) => ({ x: from.x + ((to.x - from.x) * n) / 12, y: from.y + ((to.y - from.y) * n) / 12 }));
  const boxes = () => found.locator('input[type=number]').evaluateAll((all) => all.map((one) => one.value).filter(Boolean).length);
  let box = await chart.boundingBox();
  const before = await page.evaluate(() => scrollY);
  await drag(along({ x: box.x + box.width / 2, y: box.y + 200 }, { x: box.x + box.width / 2 + 4, y: box.y + 60 }));
  await page.waitForFunction((before) => scrollY > before, before);
  assert.equal(await boxes(), 0, 'it scrolled');
  await chart.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  box = await chart.boundingBox();
  await drag(along({ x: box.x + 40, y: box.y + 200 }, { x: box.x + box.width - 40, y: box.y + 190 }));
  await hashHas(page, 'outcomes=sguess.g');
  assert.equal(await boxes(), 9);
  // A page that a finger has moved may glide on for a while.
  for (let y; y !== box.y; await page.waitForTimeout(100)) [y, box] = [box.y, await chart.boundingBox()];
  // Above the name of a month lies that month; a pixel is one model and a half.
  const august = await found.locator('.chart .month', { hasText: '8月' }).boundingBox();
  await page.touchscreen.tap(august.x + august.width / 2, box.y + 18 + 130);
  await until(page, () => Math.abs(document.querySelectorAll('[data-figure=outcomes] input[type=number]')[4].value - 200) <= 3);
  quiet(page);
});

test('of four makers the first makes room and is named; the last two say why they stay, and who came to two by a link has done nothing', async () => {
  const page = await open({ path: '#stack=ahuawei.bbaidu.csensetime' });
  const found = await reach(page, 'stack');
  await found.locator('.picks input[value=alibaba]').check();
  await until(page, () => document.querySelector('[data-figure=stack] .note').textContent === '最多并排三家，华为已换下。');
  await hashHas(page, 'stack=abaidu.bsensetime.calibaba');
  await found.locator('.picks input[value=alibaba]').uncheck();
  await until(page, () => document.querySelector('[data-figure=stack] .note').textContent === '至少并排两家。');
  // In the order of the buttons, not of the picks.
  assert.deepEqual(await found.locator('thead th').allTextContents(), ['百度', '商汤']);
  await found.locator('.figure-show li button').first().click();
  await until(page, () => document.querySelector('[data-figure=stack] .note').textContent === '');
  assert.equal(await found.locator('thead th').count(), 2);
  quiet(page);
});

test('months go on one by one and back to the first, and a maker is picked and let go', async () => {
  const page = await open();
  const found = await reach(page, 'customers');
  const next = found.locator('.later');
  for (let month = 5; month <= 12; month++) {
    assert.equal(await next.innerText(), '下个月');
    await next.click();
    await hashHas(page, `customers=m${month}`);
  }
  assert.equal(await next.innerText(), '回到4月');
  await found.locator('.figure-pick summary').click();
  await found.locator('.figure-pick input[value=alibaba]').press(' ');
  const said = found.locator('.looked-at [role=status]');
  await until(page, () => document.querySelector('[data-figure=customers] .looked-at [role=status]').textContent === '阿里云已在2023年9月13日向公众开放。');
  // In sight for who has gone down to the list, and at the head of the board for who has not.
  const isSeen = async () => {
    const box = await said.boundingBox();
    return box.y >= 0 && box.y + box.height <= page.viewportSize().height;
  };
  await found.locator('.figure-pick label').last().evaluate((one) => one.scrollIntoView({ block: 'end' }));
  assert.ok(await isSeen(), 'it is seen from the list');
  await found.locator('.headline').evaluate((one) => one.scrollIntoView({ block: 'start' }));
  const [headline, saying, board] = await Promise.all(['.headline', '.looked-at', '.groups'].map((part) => found.locator(part).boundingBox()));
  assert.ok(headline.y + headline.height <= saying.y && saying.y + saying.height <= board.y, 'it stands between the bold line and the board');
  await found.locator('.figure-pick input').first().press(' ');
  await until(page, () => document.querySelector('[data-figure=customers] .looked-at [role=status]').textContent === '');
  assert.ok(await found.locator('.looked-at .control').isVisible(), 'how to look at one');
  quiet(page);
});

test('on a phone a tapped maker is answered in sight, from the lowest mark as from the highest, and the board stays where it is', async () => {
  const page = await open({ path: '#customers=m12', viewport: PHONE, hasTouch: true });
  const found = await reach(page, 'customers');
  for (const name of ['腾讯', '知乎', '华为云']) {
    const mark = found.locator('.mark:not(.is-absent)', { hasText: name });
    await mark.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    const before = await found.locator('.marks').boundingBox();
    await mark.locator('circle').tap();
    await until(page, (name) => document.querySelector('[data-figure=customers] .looked-at [role=status]').textContent.startsWith(name), name);
    const saying = await found.locator('.looked-at').boundingBox();
    assert.ok(saying.y >= 0 && saying.y + saying.height <= PHONE.height, `${name}: at ${saying.y}`);
    assert.deepEqual(await found.locator('.marks').boundingBox(), before);
  }
  // What a hollow mark is stands between the numbers and the marks.
  const [numbers, key, marks] = await Promise.all(['.groups', '.groups + .key', '.marks'].map((part) => found.locator(part).boundingBox()));
  assert.ok(numbers.y + numbers.height <= key.y && key.y + key.height <= marks.y);
  quiet(page);
});

for (const [lang, width] of [['zh', 320], ['en', 320], ['zh', 390], ['en', 390], ['en', 1280]])
  test(`words in the drawings meet neither one another nor a line, whatever is set: ${lang}, ${width} px`, async () => {
    const page = await open({ path: pathOf(lang), viewport: { width, height: 844 }, reducedMotion: 'reduce' });
    const drawings = {
      scaling: [2100, 2150, 2200, 2300, 2376, 2450, 2600].flatMap((b) => ['t1150.c30.l30.i30', 't1200.c50.l50.i50', 't1300.c100.l100.i100', 't1400.c90.l80.i70'].flatMap((data) => [`n1000.${data}.mbudget.b${b}`, `n${900 + Math.round((b - 2100) * 0.8)}.${data}.mfree.b2376`])),
      outcomes: ['0u191o232n2x373h3w', '0u0u0u0u0u0u0u0u0u', '0u1o2g3c4g5a6e7s9g', 'b4a08w7s6o5k4g3c28', '2s2s2s2s2s2s2s2s2s', '000000000000000000', '2a2b2c2d2e2f2g2h2i'].map((guess) => `scounts.g${guess}`),
    };
    for (const [kind, all] of Object.entries(drawings)) {
      const found = await reach(page, kind);
      for (const settings of all) {
        await page.evaluate((hash) => (location.hash = hash), `${kind}=${settings}`);
        await page.waitForFunction(
          ({ kind, settings }) => {
            const values = (part) => [...document.querySelectorAll(`[data-figure=${kind}] ${part}`)].map((one) => Number(/** @type {HTMLInputElement} */ (one).value));
            const shown = () => {
              if (kind === 'outcomes') return `scounts.g${values('input[type=number]').map((one) => one.toString(36).padStart(2, '0')).join('')}`;
              const [[size], [raw, ...kept]] = [values('.model-side input[type=range]'), values('.data-side input')];
              const { mode } = /** @type {HTMLElement} */ (document.querySelector('.scaling')).dataset;
              return `${mode === 'free' ? `n${size}` : 'n1000'}.t${raw}.c${kept[0]}.l${kept[1]}.i${kept[2]}.m${mode}.b${mode === 'free' ? 2376 : size}`;
            };
            return shown() === settings && new Promise((resolve) => requestAnimationFrame(() => resolve(true)));
          },
          { kind, settings },
        );
        const met = await found.evaluate((figure) => {
          const chart = figure.querySelector('.chart');
          const isSeen = (one) => getComputedStyle(one).visibility === 'visible' && one.textContent !== '';
          const words = [...chart.querySelectorAll('.said, .name, .turn text, .count text')].filter(isSeen).map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }));
          const edge = chart.getBoundingClientRect();
          const found = [];
          words.forEach(({ text, box }, n) => {
            if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push(`${text} is cut off`);
            for (const { text: other, box: there } of words.slice(n + 1))
              if (box.left < there.right && there.left < box.right && box.top < there.bottom && there.top < box.bottom) found.push(`${text} lies on ${other}`);
            for (const path of chart.querySelectorAll('path')) {
              const [matrix, length] = [path.getScreenCTM(), path.getTotalLength()];
              for (let at = 0; at <= length; at += 4) {
                const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
                // The letters stand inside their box, with some room above and below.
                if (x > box.left && x < box.right && y > box.top + 2 && y < box.bottom - 2) return void found.push(`a line leads through ${text}`);
              }
            }
          });
          return found;
        });
        assert.deepEqual(met, [], settings);
      }
    }
    quiet(page);
  });

test('on a phone the months stand straight above the board that they move, and both are seen at once', async () => {
  const page = await open({ viewport: PHONE, hasTouch: true });
  const found = await reach(page, 'customers');
  await found.locator('.figure-pick summary').click();
  const [slider, board] = await Promise.all(['.slider', '.marks'].map((part) => found.locator(part).boundingBox()));
  assert.ok(board.y > slider.y && board.y + board.height - slider.y < PHONE.height, `${board.y + board.height - slider.y} px`);
  quiet(page);
});

for (const lang of ['zh', 'en'])
  test(`what leads on stays under the thumb, and what it brings to light is seen right below it: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang), viewport: PHONE, hasTouch: true });
    const found = await reach(page, 'outcomes');
    const next = found.locator('.onward button').first();
    const again = found.locator('.again');
    await found.locator('summary').first().click();
    await found.locator('input[type=number]').last().fill('150');
    await found.locator('.share input').fill('40');
    await hashHas(page, '.p40');
    await next.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    const at = async () => [await next.boundingBox(), await again.boundingBox()];
    const before = await at();
    const names = new Set([await next.innerText()]);
    for (const [stage, result] of [['counts', '.counted h4'], ['fates', '.fates h4']]) {
      await next.tap();
      await hashHas(page, `outcomes=s${stage}.`);
      assert.deepEqual(await at(), before, stage);
      const [verdict, first] = await Promise.all(['.verdict', result].map((part) => found.locator(part).first().boundingBox()));
      assert.ok(verdict.y > before[0].y + before[0].height && verdict.y + verdict.height < first.y && first.y < PHONE.height, `${stage}: at ${verdict.y} and ${first.y}`);
      assert.match(await found.locator('.verdict').innerText(), stage === 'counts' ? /200.*150/ : /54%.*96%.*40%/);
      names.add(await next.innerText());
    }
    assert.equal(names.size, 3, 'each time it says what it does');
    // Who presses once more begins nothing anew.
    const hash = await page.evaluate(() => location.hash);
    await next.tap({ force: true });
    await page.waitForTimeout(400);
    assert.equal(await page.evaluate(() => location.hash), hash);
    assert.ok(await found.locator('.share input').isDisabled(), 'a guess is no guess any more');
    quiet(page);
  });

test('a share that nobody has guessed does not look set, and its middle can be guessed too', async () => {
  const page = await open();
  const found = await reach(page, 'outcomes');
  const [slider, said] = [found.locator('.share input'), found.locator('.share strong')];
  const look = () => slider.evaluate((one) => getComputedStyle(one).appearance);
  assert.deepEqual([await said.innerText(), await slider.getAttribute('aria-valuetext'), await look()], ['未猜', '未猜', 'none']);
  await found.locator('.share span').click();
  assert.equal(await said.innerText(), '未猜', 'who presses its name has guessed nothing');
  await slider.click();
  await hashHas(page, 'outcomes=sguess.p50');
  assert.deepEqual([await said.innerText(), await look()], ['50%', 'auto']);
  quiet(page);
});

for (const lang of ['zh', 'en'])
  test(`from step to step the buttons stay where they are, in every figure: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang), viewport: PHONE, reducedMotion: 'reduce' });
    for (const kind of KINDS) {
      const found = await reach(page, kind);
      const buttons = found.locator('.figure-show');
      await buttons.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      const before = await buttons.boundingBox();
      for (const [nth, { text }] of figure(kind).steps.entries()) {
        await buttons.locator('li button').nth(nth).click();
        await until(page, ({ kind, words }) => document.querySelector(`[data-figure="${kind}"] .figure-step`).textContent === words, { kind, words: text[lang] });
        assert.deepEqual(await buttons.boundingBox(), before, `${kind}, step ${nth + 1}`);
      }
    }
    quiet(page);
  });

test('which time is looked at and how many there are stands above the board', async () => {
  const page = await open({ viewport: PHONE });
  const found = await reach(page, 'customers');
  await found.locator('.later').click();
  await until(page, () => /^2023年5月底：28家里\d+家有产品/.test(document.querySelector('[data-figure=customers] .headline').textContent));
  const [headline, board] = await Promise.all(['.headline', '.groups'].map((part) => found.locator(part).boundingBox()));
  assert.ok(headline.y + headline.height <= board.y);
  quiet(page);
});

for (const lang of Object.keys(LANGS))
  test(`what a step says in numbers is what its drawing ends on, or one before it did: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang), viewport: PHONE, reducedMotion: 'reduce' });
    const found = await reach(page, 'scaling');
    const drawn = [];
    for (const [nth, step] of figure('scaling').steps.entries()) {
      await found.locator('.figure-show li button').nth(nth).click();
      await hashHas(page, `scaling=${step.settings}`);
      assert.equal(await found.locator('.figure-step').innerText(), step.text[lang]);
      const now = (await found.locator('.chart :is(.said, .name)').allTextContents()).join(' ').match(/\d\.\d\d/g);
      drawn.push(...now);
      for (const number of step.text[lang].match(/\d\.\d\d/g)) assert.ok(drawn.includes(number), `${number} is not among ${drawn}`);
      for (const number of now) assert.ok(step.text[lang].includes(number), `${number} is drawn and not said`);
    }
    quiet(page);
  });

test('one step that is asked for leaves the button as it is; all of them can be stopped', async () => {
  const page = await open();
  const found = await reach(page, 'emergence');
  const button = found.locator('.figure-play');
  const names = await button.evaluate((one) => {
    const names = (window.__names = new Set([one.textContent.trim()]));
    new MutationObserver(() => names.add(one.textContent.trim())).observe(one, { subtree: true, childList: true, characterData: true });
    return [...names];
  });
  await found.locator('.figure-show li button').nth(1).click();
  await hashHas(page, `emergence=${figure('emergence').steps[1].settings}`);
  assert.deepEqual(await page.evaluate(() => [...window.__names]), names);
  await button.click();
  await until(page, () => window.__names.size === 2);
  quiet(page);
});
