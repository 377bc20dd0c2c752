// What the timeline draws: all that the data say is in view, where its day is, with words that meet nothing; at rest, in a drag, after a
// link, at 400 % and in forced colours, in each browser.
import assert from 'node:assert/strict';
import test from 'node:test';
import { AXIS, DRAWING, between, collisions, days, drawn, moves, steered as steer } from './support/axis.mjs';
import { DESKTOP, FETCHING, LANGS, ONCE, PHONE, begin, pathOf, quiet } from './support/chromium.mjs';
import { content } from './support/content.mjs';
import { ENGINES, until } from './support/engines.mjs';

const { open, server } = await begin(test);
const steered = (path, options) => steer(open, path, options);

test('before any wasm the year is drawn, and what is in view is said', FETCHING, async () => {
  const page = await open({ path: pathOf('zh'), javaScriptEnabled: false, state: null });
  const { marks, clustered } = await drawn(page);
  const { events, models } = between('2023-01-01', '2023-12-31');
  assert.equal(marks + clustered, events + models);
  assert.match(await page.locator(`${AXIS} .hint`).first().innerText(), new RegExp(`${models} 次，事件 ${events} 件`));
  assert.deepEqual(await collisions(page), []);
});

for (const [width, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP }))
  for (const lang of Object.keys(LANGS))
    test(`whatever is in view, everything is there and no word meets another: ${width}, ${lang}`, async () => {
      const page = await steered(pathOf(lang), { viewport });
      for (const zoom of ['2020-01-01..2025-12-31', '2023-01-01..2023-12-31', '2023-04-11..2023-06-22', '2023-10-13..2024-10-12', '2023-08-03..2024-08-02', '2023-03-01..2023-05-31', '2023-04-01..2023-04-30', '2023-04-10..2023-04-16']) {
        await page.evaluate((zoom) => (location.hash = `zoom=${zoom}`), zoom);
        await until(page, ([from]) => document.querySelector('.axis-ends input').value === from, zoom.split('..'));
        assert.deepEqual(await collisions(page), [], zoom);
        const { marks, clustered } = await drawn(page);
        const { events, models } = between(...zoom.split('..'));
        assert.equal(marks + clustered, events + models, zoom);
      }
      quiet(page);
    });

test('a drag shifts what is drawn, and draws nothing anew as long as that will do; at rest nothing stands beside what is in view', async () => {
  const page = await steered(pathOf('zh', 'zoom=2023-03-01..2023-05-31'));
  const box = await page.locator(DRAWING).boundingBox();
  const y = box.y + box.height - 60;
  const mark = page.locator(`${DRAWING} .events-track .moment:not(.is-unsure) rect`).last();
  const left = () => mark.evaluate((mark) => mark.getBoundingClientRect().left);
  await page.locator(DRAWING).evaluate((drawing) => {
    window.drawn = [];
    const sheet = drawing.querySelector('.sheet');
    new MutationObserver((all) => window.drawn.push(...all.map(({ type, attributeName }) => attributeName ?? type))).observe(sheet, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await page.mouse.move(box.x + 700, y);
  await page.mouse.down();
  // A busy machine may leave the axis so long between two moves that it rests, and is drawn for that.
  const drags = [];
  for (let x = 660; x >= 360; x -= 100) {
    await page.mouse.move(box.x + x + 100, y);
    const before = await left();
    await page.evaluate(() => (window.drawn.length = 0));
    await page.mouse.move(box.x + x, y, { steps: 5 });
    drags.push({ far: before - (await left()), drawn: await page.evaluate(() => window.drawn.length) });
  }
  const undisturbed = drags.filter(({ drawn }) => drawn === 0);
  assert.ok(undisturbed.length > 0, JSON.stringify(drags));
  for (const { far } of undisturbed) assert.ok(Math.abs(far - 100) < 2, `it goes with the pointer: ${JSON.stringify(drags)}`);
  await moves(page, () => page.mouse.up());
  await until(page, () => {
    const { left, right } = document.querySelector('.axis-drawing').getBoundingClientRect();
    return [...document.querySelectorAll('.axis-drawing .moment rect')].every((mark) => mark.getBoundingClientRect().right >= left && mark.getBoundingClientRect().left <= right);
  });
});

test('the words on a long mark stay in view while it is dragged past an end', async () => {
  const page = await steered(pathOf('zh', 'zoom=2023-03-10..2023-05-20'));
  const box = await page.locator(DRAWING).boundingBox();
  const words = () => page.locator('.axis-drawing .span text').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  const before = await words();
  assert.ok(before.length > 0);
  await page.mouse.move(box.x + 700, box.y + box.height - 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 640, box.y + box.height - 60, { steps: 3 });
  for (const left of await words()) assert.ok(left >= box.x, `${left}`);
  assert.ok((await words()).length >= before.length - 1);
  await page.mouse.up();
});

test('at 400 % and in forced colours, marks, words and controls are all there', async () => {
  const page = await steered(pathOf('zh', 'zoom=2023-03-01..2023-04-30'), { viewport: { width: 320, height: 256 }, forcedColors: 'active' });
  assert.deepEqual(await collisions(page), []);
  const outside = await page.locator(AXIS).evaluate((axis) =>
    [...axis.querySelectorAll('button, input, summary')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML),
  );
  assert.deepEqual(outside, []);
  const seen = await page.locator(DRAWING).evaluate((drawing) =>
    [...drawing.querySelectorAll('.moment rect, .cluster rect, :is(.moment, .span) text')].every((one) => {
      const { fill, stroke } = getComputedStyle(one);
      return [fill, stroke].some((colour) => colour !== 'none' && colour !== getComputedStyle(document.body).backgroundColor);
    }),
  );
  assert.ok(seen, 'nothing has the colour of its ground alone');
});

/** How far the marks of what is known to the day stand from where the data say, in CSS pixels; with how much is in view. */
const astray = (engine, dates) =>
  engine.evaluate((dates) => {
    const drawing = document.querySelector('.axis-drawing');
    const room = drawing.getBoundingClientRect();
    const [from, to] = [...document.querySelectorAll('.axis-ends input')].map(({ value }) => Date.parse(value));
    const marks = [...drawing.querySelectorAll('.events-track .moment:not(.is-unsure)')];
    const far = marks.map((mark) => {
      const place = (Date.parse(dates[mark.dataset.spot]) - from) / (to + 864e5 - from);
      return Math.abs(mark.querySelector('rect').getBoundingClientRect().left - room.left - place * room.width);
    });
    return { days: (to - from) / 864e5 + 1, count: marks.length, far: Math.max(...far) };
  }, dates);

for (const [name, start] of Object.entries(ENGINES))
  test(`${name}: after a link and after a step, each mark stands where its day is`, { skip: ONCE.skip || !start }, async () => {
    const engine = await start(server);
    try {
      const page = await engine.open(`${server.url}#zoom=2023-03-01..2023-06-30`);
      await until(page, () => document.querySelector('#yongxian').dataset.yongxian === 'live');
      await until(page, () => {
        document.querySelector('.axis-drawing').scrollIntoView({ block: 'center' });
        return document.querySelector('.axis-ends input')?.value === '2023-03-01';
      });
      const dates = Object.fromEntries(content.events.map(({ id, date }) => [id, date]));
      const before = await astray(page, dates);
      assert.ok(before.count > 5 && before.far < 1.5, JSON.stringify(before));
      await page.evaluate(() => document.querySelector('.axis-drawing').dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true })));
      await until(page, () => document.querySelector('.axis-ends input').value > '2023-03-01');
      const after = await astray(page, dates);
      assert.ok(after.days < before.days && after.count > 3, JSON.stringify(after));
      // Days are what the fields say, so that there may be one more or less than is in view.
      assert.ok(after.far < (2 * 1280) / after.days, JSON.stringify(after));
    } finally {
      await engine.close();
    }
  });
