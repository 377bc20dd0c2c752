// The figures: right before any wasm, moved by mouse, touch and keys, one state and one link, and each dies alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { FETCHING, LANGS, ONCE, PATIENCE, PHONE, SITE, begin, pathOf, quiet } from './support/chromium.mjs';
import { plain } from './support/content.mjs';
import { KINDS, SAMPLES, dice, figure, reach, said } from './support/figures.mjs';

const { server, browser, open, addressOf } = await begin(test);
test.afterEach(async () => {
  server.heal();
  for (const context of browser.contexts()) await context.close();
});
const hashHas = (page, part) => page.waitForFunction((part) => location.hash.includes(part), part);
const until = (page, act, arg) => page.waitForFunction(act, arg, { timeout: PATIENCE });
const statusOf = (page) => page.evaluate(() => document.querySelector('#yongxian').dataset.yongxian);
const listSays = (page, count) => page.locator(`#yongxian output[data-count="${count}"]`).waitFor();

for (const lang of Object.keys(LANGS)) {
  test(`without scripts each figure is drawn, says its reading and offers nothing to press: ${lang}`, async () => {
    const still = await open({ path: pathOf(lang), javaScriptEnabled: false, state: null });
    const live = await open({ path: pathOf(lang) });
    for (const kind of KINDS) {
      const before = still.locator(`[data-figure="${kind}"]`);
      assert.ok((await said(before)).length > 20, kind);
      assert.ok((await before.locator('svg, table').count()) > 0, kind);
      assert.equal(await before.locator('.control:visible').count(), 0, `${kind} looks alive`);
      const after = await reach(live, kind);
      assert.equal(plain(await after.textContent()), plain(await before.textContent()), `${kind} says something else when live`);
    }
    quiet(live);
  });

  test(`the reading is what the numbers give, for any settings: ${lang}`, async () => {
    const page = await open({ path: pathOf(lang) });
    const random = dice(lang === 'zh' ? 7 : 11);
    for (const kind of KINDS.filter((kind) => SAMPLES[kind])) {
      const found = await reach(page, kind);
      for (let n = 0; n < 12; n++) {
        const { settings, said: pieces } = SAMPLES[kind](random, lang);
        const before = await said(found);
        await page.evaluate((hash) => (location.hash = hash), `${kind}=${settings}`);
        const reading = found.locator('.reading');
        for (const piece of pieces)
          await until(page, ({ kind, piece }) => document.querySelector(`[data-figure="${kind}"] .reading`).textContent.includes(piece), { kind, piece }).catch(async () =>
            assert.fail(`${settings}: “${await reading.innerText()}” lacks “${piece}” (was “${before}”)`),
          );
      }
    }
    quiet(page);
  });
}

test('the wasm takes the still over, and comes once for all figures, when a reader comes near', FETCHING, async () => {
  const page = await open({
    viewport: PHONE,
    before: (page) =>
      page.addInitScript(() => {
        addEventListener('DOMContentLoaded', () => {
          for (const one of document.querySelectorAll('[data-figure] :is(h3, .reading)')) one.isOld = true;
        });
      }),
  });
  const last = KINDS.at(-1);
  const fetched = () => page.requests.filter((url) => /figures-[^/]*\.wasm$/.test(url)).length;
  assert.equal(await page.locator(`[data-figure="${last}"]`).getAttribute('data-yongxian'), 'static', 'far away nothing happens');
  for (const kind of KINDS) {
    const found = await reach(page, kind);
    assert.ok(await found.evaluate((one) => [...one.querySelectorAll('h3, .reading')].every((node) => node.isOld)), `${kind} was drawn anew`);
  }
  assert.equal(fetched(), 1);
  quiet(page);
});

test('pointer, finger and keys move the same thing; the link follows at rest and the history does not grow', async () => {
  for (const hasTouch of [false, true]) {
    const page = await open({ viewport: hasTouch ? PHONE : { width: 1280, height: 900 }, hasTouch });
    const found = await reach(page, 'emergence');
    const entries = await page.evaluate(() => history.length);
    const chart = found.locator('.chart');
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    if (hasTouch) {
      await page.touchscreen.tap(box.x + box.width * 0.2, box.y + 100);
    } else {
      await page.mouse.move(box.x + box.width * 0.7, box.y + 100);
      await page.mouse.down();
      for (let step = 1; step <= 10; step++) await page.mouse.move(box.x + box.width * (0.7 - step * 0.05), box.y + 100);
      await page.mouse.up();
    }
    const slider = found.locator('input[type=range]').first();
    await until(page, () => Math.abs(document.querySelector('[data-figure=emergence] input[type=range]').value - 800) <= 3);
    const there = Number(await slider.inputValue());
    await hashHas(page, `emergence=n${there}.`);
    await slider.press('ArrowRight');
    await hashHas(page, `emergence=n${there + 1}.`);
    await slider.press('End');
    await hashHas(page, 'emergence=n1200.');
    await found.locator('input[type=radio]').nth(1).press(' ');
    await hashHas(page, '.stokens');
    assert.equal(await page.evaluate(() => history.length), entries);
    assert.equal(await page.evaluate(() => document.querySelectorAll('li[data-model]:not([hidden])').length), 79);
    quiet(page);
    await page.context().close();
  }
});

test('dragging redraws nothing of the list, and goes with what else is set', async () => {
  const page = await open({ path: '#org_type=startup' });
  const found = await reach(page, 'scaling');
  await page.evaluate(() => {
    window.__drawn = 0;
    // What is only announced comes when the page has rested.
    const isSeen = ({ target }) => !(target.parentElement ?? target).closest('[role=status]') && !target.matches?.('[role=status]');
    const watch = new MutationObserver((records) => (window.__drawn += records.filter(isSeen).length));
    for (const part of document.querySelectorAll('.models, .timeline, .masthead')) watch.observe(part, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await found.locator('input[type=range]').first().press('ArrowRight');
  await hashHas(page, 'scaling=n1001.');
  assert.match(await page.evaluate(() => location.hash), /^#org_type=startup&scaling=/);
  assert.equal(await page.evaluate(() => window.__drawn), 0);
  await page.reload();
  await reach(page, 'scaling');
  assert.equal(await page.locator('[data-figure=scaling] input[type=range]').first().inputValue(), '1001');
  quiet(page);
});

test('another language redraws every figure, keeps what was set, and comes back', async () => {
  const page = await open({ path: '#emergence=n777.l3.sexact' });
  const first = plain(await said(await reach(page, 'emergence')));
  await page.locator('#yongxian a[hreflang=en]').click();
  for (const kind of KINDS) await page.locator(`[data-figure="${kind}"] .figure-body[lang=en]`).waitFor({ state: 'attached' });
  assert.match(await said(page.locator('[data-figure=emergence]')), /three-token/);
  assert.equal(await page.evaluate(() => location.hash), '#emergence=n777.l3.sexact&lang=en');
  await page.locator('#yongxian a[hreflang^=zh]').click();
  await page.locator('[data-figure=emergence] .figure-body[lang^=zh]').waitFor();
  assert.equal(plain(await said(page.locator('[data-figure=emergence]'))), first);
  quiet(page);
});

test('what is moved before the wasm has come is not lost', FETCHING, async () => {
  let come;
  server.fault({ path: /figures-[^/]*\.wasm$/, hold: new Promise((resolve) => (come = resolve)) });
  const page = await open();
  const slider = page.locator('[data-figure=emergence] input[type=range]').first();
  await slider.press('End');
  await page.locator('[data-figure=emergence] input[type=radio]').nth(1).press(' ');
  come();
  await reach(page, 'emergence');
  await hashHas(page, 'emergence=n1200.l8.stokens');
  assert.equal(await slider.inputValue(), '1200');
});

for (const [name, at] of [['a step', 2], ['“show me”', 0]])
  test(`${name} that is pressed before the wasm has come is shown once it has`, FETCHING, async () => {
    let come;
    server.fault({ path: /figures-[^/]*\.wasm$/, hold: new Promise((resolve) => (come = resolve)) });
    const page = await open();
    const found = page.locator('[data-figure=stack]');
    await found.scrollIntoViewIfNeeded();
    await page.locator('[data-figure=stack][data-yongxian=loading]').waitFor();
    await found.locator('.figure-show button').nth(at && at + 1).click();
    come();
    await reach(page, 'stack');
    const { text } = figure('stack').steps[at];
    await until(page, (wanted) => document.querySelector('[data-figure=stack] .figure-step').textContent === wanted, text.zh);
    quiet(page);
  });

/** What is kept but the hashes of what has been seen. */
const guesses = () => Object.keys(localStorage).filter((key) => !/ seen \w+$/.test(key));

test('a guess is drawn before anything is given away, goes into the link, and is kept only by who ticks the box', async () => {
  const page = await open();
  const found = await reach(page, 'outcomes');
  const chart = found.locator('.chart');
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  await page.mouse.move(box.x + box.width * 0.06, box.y + 250);
  await page.mouse.down();
  for (let step = 1; step <= 30; step++) await page.mouse.move(box.x + box.width * (0.06 + 0.03 * step), box.y + 250 - step * 5);
  await page.mouse.up();
  assert.equal(await found.locator('.count, .fates circle').count(), 0, 'nothing is given away');
  await hashHas(page, 'outcomes=sguess.g');
  const typed = await found.locator('input[type=number]').evaluateAll((all) => all.map((one) => Number(one.value)));
  assert.ok(typed.every((value, index) => value > 0 && (index === 0 || value >= typed[index - 1])), String(typed));
  // Who would rather type opens what is folded, by keyboard as by hand.
  await found.locator('.by-month').waitFor({ state: 'hidden' });
  await found.locator('summary').first().press('Enter');
  await found.locator('input[type=number]').last().fill('250');
  await hashHas(page, (250).toString(36).padStart(2, '0'));
  assert.deepEqual(await page.evaluate(guesses), []);
  await found.locator('[data-keep]').check();
  await found.locator('.onward button').first().click();
  await found.locator('.count').first().waitFor();
  assert.equal(await found.locator('.count').count(), await found.locator('.counted li').count());
  assert.ok((await found.locator('.count').count()) > 5);
  await page.goto(addressOf());
  const again = await reach(page, 'outcomes');
  await again.locator('.count').first().waitFor();
  assert.match(await said(again), /250/);
  assert.ok(await again.locator('[data-keep]').isChecked());
  await again.locator('[data-keep]').uncheck();
  assert.deepEqual(await page.evaluate(guesses), []);
  quiet(page);
});

test('“guess again” forgets the guess on the device too; a link that has none leaves it there', async () => {
  const page = await open({ path: '#outcomes=sguess.g0u1o2g3c4g5a6e7s9g.p30' });
  const found = await reach(page, 'outcomes');
  await found.locator('[data-keep]').check();
  const [key] = await page.evaluate(guesses);
  assert.ok(key, 'it is kept');
  const isEmpty = () => until(page, () => [...document.querySelectorAll('[data-figure=outcomes] input[type=number]')].every((one) => one.value === ''));
  await page.evaluate(() => (location.hash = ''));
  await isEmpty();
  assert.deepEqual(await page.evaluate(guesses), [key]);
  // Nor does one that comes while what was set last still waits to be written into the link.
  await page.goBack();
  await until(page, () => document.querySelector('[data-figure=outcomes] input[type=number]').value === '30');
  await page.evaluate(() => (location.hash = ''));
  await isEmpty();
  assert.deepEqual(await page.evaluate(guesses), [key], 'a link that is quicker');
  await page.reload();
  const again = await reach(page, 'outcomes');
  await until(page, () => document.querySelector('[data-figure=outcomes] input[type=number]').value === '30');
  await again.locator('.onward button').nth(1).click();
  await until(page, () => document.querySelector('[data-figure=outcomes] input[type=number]').value === '');
  assert.deepEqual(await page.evaluate(guesses), []);
  assert.equal(await again.locator('[data-keep]').isChecked(), false);
  await page.goto(server.url);
  await reach(page, 'outcomes');
  assert.deepEqual(await again.locator('input[type=number]').evaluateAll((all) => all.map((one) => one.value).join('')), '');
  quiet(page);
});

for (const [lang, width] of [['en', 390], ['en', 320], ['zh', 390], ['en', 1280]])
  test(`no maker’s name is cut or runs into its neighbour: ${lang}, ${width} px`, async () => {
    const page = await open({ path: pathOf(lang), viewport: { width, height: 844 }, reducedMotion: 'reduce' });
    const found = await reach(page, 'customers');
    const names = figure('customers').makers.map(({ name }) => name[lang]);
    const slider = found.locator('input[type=range]');
    for (const month of [4, 8, 12]) {
      await slider.fill(String(month));
      await until(page, (month) => document.querySelector('[data-figure=customers] input[type=range]').value === month, String(month));
      const shown = await found.locator('.mark:not(.is-absent)').evaluateAll((marks) =>
        marks.map((mark) => {
          const texts = [...mark.querySelectorAll('text')].filter((one) => getComputedStyle(one).display !== 'none');
          // What is wider than its group is cut off there.
          const room = mark.width.baseVal.value - 18;
          const lines = texts.flatMap((one) => [...one.childNodes].filter((line) => line.textContent.trim() !== ''));
          const long = lines.map((line) => {
            const range = document.createRange();
            range.selectNodeContents(line);
            return range.getBoundingClientRect().width;
          });
          return { said: lines.map((line) => line.textContent).join(''), texts: texts.length, over: Math.max(...long) - room };
        }),
      );
      assert.ok(shown.length > 5);
      for (const { said, texts, over } of shown) {
        assert.equal(texts, 1, said);
        assert.ok(names.some((name) => name.replaceAll(' ', '') === said.replaceAll(' ', '')), said);
        assert.ok(over <= 0, `${said} is ${over} px too long`);
      }
    }
    quiet(page);
  });

for (const reducedMotion of ['reduce', 'no-preference'])
  test(`“show me” plays the point in three steps and can be stopped: motion ${reducedMotion}`, async () => {
    const page = await open({ reducedMotion });
    const found = await reach(page, 'emergence');
    const steps = figure('emergence').steps;
    const text = found.locator('.figure-step');
    await found.locator('.figure-play').click();
    await until(page, (wanted) => document.querySelector('[data-figure=emergence] .figure-step').textContent === wanted, steps[0].text.zh);
    await hashHas(page, `emergence=${steps[0].settings}`);
    await found.locator('.figure-play').click();
    assert.equal(await text.getAttribute('role'), 'status');
    for (const [index, step] of steps.entries()) {
      await found.locator('.figure-show li button').nth(index).click();
      await until(page, (wanted) => document.querySelector('[data-figure=emergence] .figure-step').textContent === wanted, step.text.zh);
      await hashHas(page, `emergence=${step.settings}`);
    }
    // A hand on a control ends it, and the first words come back.
    await found.locator('input[type=range]').first().press('Home');
    await until(page, (wanted) => document.querySelector('[data-figure=emergence] .figure-step').textContent === wanted, figure('emergence').lead.zh);
    quiet(page);
  });

test('a figure that dies comes back with what was set; its neighbours and the page do not notice', async () => {
  const page = await open();
  for (const kind of KINDS) await reach(page, kind);
  const found = await reach(page, 'scaling');
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('[data-figure], #yongxian')) one.isOld = true;
    const victim = document.querySelector('[data-figure=scaling]');
    const real = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (...args) {
      if (!victim.contains(this)) return real.apply(this, args);
      Element.prototype.setAttribute = real;
      throw new DOMException('broken', 'InvalidStateError');
    };
  });
  await found.locator('input[type=range]').first().press('ArrowRight');
  await until(page, () => {
    const one = document.querySelector('[data-figure=scaling]');
    return one.dataset.yongxian === 'live' && !one.isOld;
  });
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('[data-figure]:not([data-figure=scaling]), #yongxian')].every((one) => one.isOld)));
  assert.equal(await statusOf(page), 'live');
  await page.locator('[data-figure=scaling] input[type=range]').first().press('End');
  await hashHas(page, 'scaling=n1300.');
  await page.locator('#yongxian input[type=search]').fill('zzzz');
  await listSays(page, 0);
});

test('when the explainer around them dies, figures move house and stay as they are', async () => {
  const page = await open();
  const found = await reach(page, 'emergence');
  await found.locator('input[type=range]').first().press('End');
  await hashHas(page, 'emergence=n1200.');
  await page.evaluate(() => {
    const old = document.querySelector('#yongxian');
    old.isOld = document.querySelector('[data-figure=emergence] .chart').isOld = true;
    const real = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function (...args) {
      // A figure that comes alive meanwhile is not meant.
      if (!old.contains(this) || this.closest('[data-guest]')) return real.apply(this, args);
      Node.prototype.insertBefore = real;
      throw new DOMException('moved', 'NotFoundError');
    };
  });
  await page.locator('fieldset[data-facet=org_type] input').first().click();
  await page.locator('fieldset[data-facet=org_type] input').first().click();
  await until(page, () => {
    const root = document.querySelector('#yongxian');
    return root.dataset.yongxian === 'live' && !root.isOld;
  });
  assert.ok(await page.evaluate(() => document.querySelector('[data-figure=emergence] .chart').isOld), 'the figure is the same');
  await page.locator('[data-figure=emergence] input[type=range]').first().press('Home');
  await hashHas(page, 'emergence=n700.');
});

test('where the figures’ wasm cannot be had, their stills stay, and the rest of the page lives', FETCHING, async () => {
  server.fault({ path: /figures-[^/]*\.wasm$/, status: 404 });
  const page = await open();
  const found = page.locator('[data-figure=emergence]');
  await found.scrollIntoViewIfNeeded();
  await page.locator('[data-figure=emergence][data-yongxian=failed]').waitFor();
  assert.equal(await found.locator('.control:visible').count(), 0);
  assert.ok((await said(found)).length > 20);
  await page.locator('#yongxian input[type=search]').fill('zzzz');
  await listSays(page, 0);
});

test('the worker keeps what figures need', FETCHING, () => {
  const worker = readFileSync(join(SITE, 'sw.js'), 'utf8');
  for (const file of [/assets\/figures-\w+\.js/, /assets\/figures-glue-\w+\.js/, /assets\/figures-\w+\.wasm/]) assert.match(worker, file);
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
for (const [lang, colorScheme, width] of [['zh', 'light', 320], ['en', 'dark', 1280]])
  test(`axe finds nothing in live figures: ${lang}, ${colorScheme}, ${width} px`, ONCE, async () => {
    const page = await open({ path: pathOf(lang), colorScheme, viewport: { width, height: 800 } });
    for (const kind of KINDS) {
      const found = await reach(page, kind);
      for (const details of await found.locator('summary').all()) await details.click();
    }
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await window.axe.run('.slot', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] });
      return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
    });
    assert.deepEqual(found, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the screen');
  });
