// The axis of the timeline: what is drawn is in the data; mouse, fingers, keys and native controls reach every part of it and every
// moment; what is in view and what is chosen is in the link; the page scrolls as ever.
import assert from 'node:assert/strict';
import test from 'node:test';
import { DESKTOP, FETCHING, LANGS, ONCE, PHONE, begin, pathOf, quiet, shows } from './support/chromium.mjs';
import { content } from './support/content.mjs';
import { ENGINES, until } from './support/engines.mjs';

const { open, server } = await begin(test);
const AXIS = '[data-guest=axis]';
const DRAWING = '.axis-drawing';

/** The page with its axis alive and standing still. */
async function steered(path, options = {}) {
  const page = await open({ path, reducedMotion: 'reduce', ...options });
  await page.locator(AXIS).scrollIntoViewIfNeeded();
  await page.locator(`${AXIS}[data-yongxian=live]`).waitFor();
  await until(page, () => !document.querySelector('[data-guest][data-yongxian=loading]'));
  await page.locator(DRAWING).evaluate((drawing) => drawing.scrollIntoView({ block: 'center' }));
  return page;
}

const part = (page, key) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(key);
/** What is in view, as the link says it. */
const inView = (page) => (part(page, 'zoom') ?? '2023-01-01..2023-12-31').split('..');
const days = ([from, to]) => (Date.parse(to) - Date.parse(from)) / 864e5 + 1;
const control = (page, name) => page.locator(AXIS).getByRole('button', { name, exact: true });
/** Until the link has another part in view. */
async function moves(page, act) {
  const before = part(page, 'zoom');
  await act();
  await page.waitForFunction((before) => new URLSearchParams(location.hash.slice(1)).get('zoom') !== before, before);
  // As long as a drag goes on, a busy machine may rest on the way.
  for (let before = ''; before !== page.url(); await page.waitForTimeout(400)) before = page.url();
  return inView(page);
}

/** What happened between two days, told from the data alone; what is known to the month counts with all its days. */
function between(from, to) {
  const touches = (date) => date && date.padEnd(10, '-01').slice(0, 10) <= to && `${date}-31`.slice(0, 10) >= from;
  const events = content.events.filter(({ date }) => touches(date)).length;
  const models = content.models.flatMap(({ announced, opened }) => (announced === opened ? [announced] : [announced, opened])).filter(touches).length;
  return { events, models };
}

/** What the drawing has in view: moments by themselves, and those in clusters. */
const drawn = (page) =>
  page.locator(DRAWING).evaluate((drawing) => {
    const clusters = [...drawing.querySelectorAll('.cluster text')].map((one) => Number(one.textContent.split('/').at(-1)));
    return { marks: drawing.querySelectorAll('.moment').length, clustered: clusters.reduce((sum, count) => sum + count, 0) };
  });

/** No word of a lane stands on another, and none is cut off. */
const collisions = (page) =>
  page.locator(DRAWING).evaluate((drawing) => {
    const room = drawing.getBoundingClientRect();
    const words = [...drawing.querySelectorAll(':is(.moment, .span) text, .cluster rect, .fine text, .coarse text')].map((one) => [one.textContent || 'cluster', one.getBoundingClientRect()]);
    const odd = words.filter(([, box]) => box.left < room.left - 1 || box.right > room.right + 1).map(([text]) => `${text} is cut off`);
    for (const [n, [text, a]] of words.entries())
      for (const [other, b] of words.slice(n + 1))
        if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 4 && b.top < a.bottom - 4) odd.push(`${text} meets ${other}`);
    return odd;
  });

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

test('buttons zoom and move, and the link says what is in view', async () => {
  const page = await steered(pathOf('en'));
  const closer = await moves(page, () => control(page, 'Zoom in').click());
  assert.ok(days(closer) < 365 && days(closer) > 150);
  const later = await moves(page, () => control(page, 'Later').click());
  assert.ok(later[0] > closer[0] && Math.abs(days(later) - days(closer)) <= 1);
  assert.deepEqual(await moves(page, () => control(page, 'All years').click()), ['2020-01-01', '2025-12-31']);
  await moves(page, () => control(page, '2023').click());
  assert.equal(part(page, 'zoom'), null, 'the year that the document begins with needs no saying');
  quiet(page);
});

test('a drag moves the axis by as much as the pointer, and ends in no click', async () => {
  const page = await steered(pathOf('zh', 'zoom=2023-03-01..2023-05-31'));
  const box = await page.locator(DRAWING).boundingBox();
  const y = box.y + box.height - 60;
  await page.mouse.move(box.x + box.width * 0.8, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, y, { steps: 8 });
  const [from] = await moves(page, () => page.mouse.up());
  assert.ok(Math.abs(days(['2023-03-01', from]) - 1 - 46) <= 1, from);
  assert.equal(await page.locator('.axis-card:not([hidden])').count(), 0);
});

test('a drag shifts what is drawn, and draws nothing anew as long as that will do; at rest nothing stands beside what is in view', async () => {
  const page = await steered(pathOf('zh', 'zoom=2023-03-01..2023-05-31'));
  const box = await page.locator(DRAWING).boundingBox();
  const y = box.y + box.height - 60;
  await page.mouse.move(box.x + 600, y);
  await page.mouse.down();
  await page.mouse.move(box.x + 560, y, { steps: 4 });
  await page.locator(DRAWING).evaluate((drawing) => {
    window.drawn = [];
    const sheet = drawing.querySelector('.sheet');
    new MutationObserver((all) => window.drawn.push(...all.map(({ type, attributeName }) => attributeName ?? type))).observe(sheet, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const left = () => page.locator(`${DRAWING} .sheet .moment rect`).first().evaluate((mark) => mark.getBoundingClientRect().left);
  const before = await left();
  await page.mouse.move(box.x + 360, y, { steps: 10 });
  assert.ok(Math.abs(before - (await left()) - 200) < 2, 'it goes with the pointer');
  assert.deepEqual(await page.evaluate(() => window.drawn), []);
  await moves(page, () => page.mouse.up());
  await until(page, () => {
    const { left, right } = document.querySelector('.axis-drawing').getBoundingClientRect();
    return [...document.querySelectorAll('.axis-drawing .moment rect')].every((mark) => mark.getBoundingClientRect().right >= left && mark.getBoundingClientRect().left <= right);
  });
});

test('a wheel scrolls the page, until somebody has clicked into the drawing; with Ctrl it zooms around the pointer', async () => {
  const page = await steered(pathOf('zh'));
  const box = await page.locator(DRAWING).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const top = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 60);
  await page.waitForFunction((top) => scrollY > top, top);
  assert.equal(part(page, 'zoom'), null);
  await page.keyboard.down('Control');
  const zoomed = await moves(page, () => page.mouse.wheel(0, -400));
  await page.keyboard.up('Control');
  assert.ok(days(zoomed) < 200);
  const middle = (Date.parse(zoomed[0]) + Date.parse(zoomed[1])) / 2;
  assert.ok(Math.abs(middle - Date.parse('2023-07-02')) < 5 * 864e5, zoomed.join());
  await page.locator(DRAWING).focus();
  const held = await page.evaluate(() => scrollY);
  await moves(page, () => page.mouse.wheel(0, -100));
  assert.equal(await page.evaluate(() => scrollY), held);
  const level = inView(page);
  const moved = await moves(page, () => page.mouse.wheel(200, 0));
  assert.ok(moved[0] > level[0]);
});

test('two fingers zoom, one goes along, and one that goes down scrolls the page', async () => {
  const page = await steered(pathOf('zh'), { viewport: PHONE, hasTouch: true, isMobile: true });
  const client = await page.context().newCDPSession(page);
  const { x, y, width, height } = await page.locator(DRAWING).boundingBox();
  const touch = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px, py], id) => ({ x: x + width * px, y: y + height * py, id })) });
  const pinched = await moves(page, async () => {
    await touch('touchStart', [0.45, 0.8]);
    await touch('touchStart', [0.45, 0.8], [0.55, 0.8]);
    for (const step of [0.1, 0.2, 0.3]) await touch('touchMove', [0.45 - step, 0.8], [0.55 + step, 0.8]);
    await touch('touchEnd');
  });
  assert.ok(days(pinched) < 120, pinched.join());
  const along = await moves(page, async () => {
    await touch('touchStart', [0.8, 0.8]);
    for (const step of [0.1, 0.3, 0.5]) await touch('touchMove', [0.8 - step, 0.8]);
    await touch('touchEnd');
  });
  assert.ok(along[0] > pinched[0]);
  const top = await page.evaluate(() => scrollY);
  await touch('touchStart', [0.5, 0.9]);
  for (const step of [0.05, 0.2, 0.4, 0.6]) await touch('touchMove', [0.5, 0.9 - step]);
  await touch('touchEnd');
  await page.waitForFunction((top) => scrollY > top, top);
  assert.deepEqual(inView(page), along);
});

test('the strip above: a click goes there, a drag of what is in view moves it, a drag beside marks another part', async () => {
  const page = await steered(pathOf('zh'));
  const box = await page.locator(DRAWING).boundingBox();
  const at = (year) => box.x + ((Date.parse(year) - Date.parse('2020-01-01')) / 864e5 / 2192) * box.width;
  const clicked = await moves(page, () => page.mouse.click(at('2021-07-02'), box.y + 20));
  assert.ok(Math.abs(Date.parse(clicked[0]) - Date.parse('2021-01-01')) < 4 * 864e5, clicked.join());
  const drag = async (a, b) => {
    await page.mouse.move(at(a), box.y + 20);
    await page.mouse.down();
    await page.mouse.move(at(b), box.y + 20, { steps: 6 });
    await page.mouse.up();
  };
  const dragged = await moves(page, () => drag('2021-07-01', '2022-07-01'));
  assert.ok(Math.abs(Date.parse(dragged[0]) - Date.parse('2022-01-01')) < 8 * 864e5, dragged.join());
  const marked = await moves(page, () => drag('2023-07-01', '2024-01-01'));
  assert.ok(Math.abs(days(marked) - 184) < 8, marked.join());
});

test('two native fields set what is in view, without a drag', async () => {
  const page = await steered(pathOf('en'));
  await page.getByLabel('From').last().fill('2023-03-01');
  await moves(page, () => page.getByLabel('To').last().fill('2023-04-30'));
  assert.deepEqual(inView(page), ['2023-03-01', '2023-04-30']);
});

test('keys go from moment to moment and say which, change the track, zoom, and open what is looked at', async () => {
  const page = await steered(pathOf('zh', 'zoom=2023-04-01..2023-04-30'));
  const drawing = page.locator(DRAWING);
  const says = (text) => page.locator(`${AXIS} [role=status]`, { hasText: text }).waitFor();
  const events = content.events.filter(({ date }) => date.startsWith('2023-04'));
  await drawing.press('ArrowRight');
  await says(`第 1 件，共 ${events.length} 件`);
  await says(events[0].title.zh);
  await drawing.press('ArrowRight');
  await says(events[1].title.zh);
  await drawing.press('Enter');
  await page.locator('.axis-card', { hasText: events[1].summary.zh }).waitFor();
  await until(page, (id) => location.hash.includes(`event=${id}`), events[1].id);
  await page.locator(`[data-event="${events[1].id}"].is-chosen`).waitFor();
  await drawing.press('Escape');
  await until(page, () => !location.hash.includes('event='));
  await drawing.press('ArrowUp');
  await says('公布');
  const closer = await moves(page, () => drawing.press('+'));
  assert.ok(days(closer) < 30);
  assert.ok(days(await moves(page, () => drawing.press('-'))) > days(closer));
  const before = inView(page);
  assert.ok((await moves(page, () => drawing.press('PageDown')))[0] > before[0]);
  assert.equal((await moves(page, () => drawing.press('Home')))[0], '2020-01-01');
  assert.equal((await moves(page, () => drawing.press('End')))[1], '2025-12-31');
});

test('every moment is reached with the keys alone, one after the other', ONCE, async () => {
  const page = await steered(pathOf('zh', 'zoom=2020-01-01..2025-12-31'));
  await page.locator(DRAWING).focus();
  const seen = new Set();
  for (let n = 0; n < content.events.length; n++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((size) => document.querySelectorAll('.axis-drawing .is-looked-at').length >= (size ? 0 : 0), seen.size);
    await page.keyboard.press('Enter');
    const id = await page.waitForFunction((last) => { const id = new URLSearchParams(location.hash.slice(1)).get('event'); return id && id !== last && id; }, [...seen].at(-1)).then((handle) => handle.jsonValue());
    seen.add(id);
  }
  assert.equal(seen.size, content.events.length);
});

test('what the card tells is heard, the keys go on being heard beside it, and it is closed from within with the focus in the drawing', async () => {
  const page = await steered(pathOf('zh'));
  const drawing = page.locator(DRAWING);
  const says = (text) => page.locator(`${AXIS} [role=status]`, { hasText: text }).waitFor();
  const events = content.events.filter(({ date }) => date.startsWith('2023'));
  await drawing.press('ArrowRight');
  await says(events[0].title.zh);
  await drawing.press('Enter');
  await says(events[0].summary.zh);
  await drawing.press('ArrowRight');
  await says(events[1].title.zh);
  const card = page.locator('.axis-card');
  await card.getByRole('button', { name: '收起' }).focus();
  await page.keyboard.press('Escape');
  await until(page, () => document.querySelector('.axis-card').hidden);
  assert.ok(await drawing.evaluate((drawing) => document.activeElement === drawing));
  // What is looked at is in sight, if only as a part of a cluster.
  for (let n = 0; n < 12; n++) {
    await drawing.press('ArrowRight');
    await page.locator('.axis-drawing .is-looked-at').first().waitFor();
  }
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

test('a cluster opens as a list, each of it can be opened, and there is a way to make room', async () => {
  const page = await steered(pathOf('zh', 'zoom=2020-01-01..2025-12-31'));
  const cluster = page.locator('.axis-drawing .events-track .cluster').last();
  const count = Number(await cluster.locator('text').textContent());
  await cluster.click();
  const items = page.locator('.axis-card .axis-list li');
  await items.first().waitFor();
  assert.equal(await items.count(), count);
  const closer = await moves(page, () => page.locator('.axis-card').getByRole('button', { name: '放大到这几件' }).click());
  assert.ok(days(closer) < 2192);
  await page.locator('.axis-read summary').click();
  const read = page.locator('.axis-read li');
  await read.first().waitFor();
  const { events, models } = between(...closer);
  assert.ok(Math.abs((await read.count()) - events - models) <= 2, 'what is in view, within the days that it touches');
  await read.first().getByRole('button').click();
  await page.locator('.axis-card :is(article)').waitFor();
});

test('the list follows what is in view for as long as that is wanted', async () => {
  const page = await steered(pathOf('zh', 'zoom=2023-03-01..2023-04-30'));
  const follow = control(page, '列表只留这几个月');
  await follow.click();
  const inMonths = (from, to) => content.models.filter(({ announced }) => announced?.slice(0, 7) >= from && announced.slice(0, 7) <= to).length;
  await shows(page, inMonths('2023-03', '2023-04'));
  assert.equal(await follow.getAttribute('aria-pressed'), 'true');
  await page.locator('.axis-ends input').first().fill('2023-04-01');
  await shows(page, inMonths('2023-04', '2023-04'));
  await follow.click();
  await shows(page, content.models.length);
});

test('a key point is lit: its events stay, the others fade, and the list keeps its models', async () => {
  const page = await steered(pathOf('zh'));
  const point = content.article.points[1];
  await page.locator(AXIS).getByRole('button', { name: point.title.zh }).click();
  await shows(page, content.models.filter(({ facets }) => facets.points?.includes(point.id)).length);
  const lit = await page.locator('.axis-drawing .events-track .moment:not(.is-out)').evaluateAll((all) => all.map(({ dataset }) => dataset.accent));
  assert.ok(lit.length > 0 && lit.every((accent) => accent === point.id));
  assert.ok((await page.locator('.axis-drawing .events-track .moment.is-out').count()) > 0);
});

test('a link to an event brings it into view, with its card', async () => {
  const event = content.events.find(({ date }) => date.startsWith('2021'));
  const page = await steered(pathOf('en', `event=${event.id}`));
  await page.locator('.axis-card', { hasText: event.summary.en }).waitFor();
  await page.locator(`.axis-drawing [data-spot="${event.id}"]`).waitFor();
  await until(page, () => location.hash.includes('zoom='));
  const [from, to] = inView(page).map((date) => date.slice(0, 7));
  assert.ok(from <= event.date.slice(0, 7) && event.date.slice(0, 7) <= to);
});

test('the year plays by itself: it goes from event to event, can be halted, and goes step by step', async () => {
  const page = await steered(pathOf('zh'));
  const events = content.events.filter(({ date }) => date.startsWith('2023'));
  const card = page.locator('.axis-card h3');
  await control(page, '播放这一年').click();
  await page.locator('.axis-card h3', { hasText: events[0].title.zh }).waitFor();
  await page.locator('.axis-card h3', { hasText: events[1].title.zh }).waitFor({ timeout: 15_000 });
  await control(page, '暂停').click();
  const halted = await card.innerText();
  await control(page, '下一件').click();
  await until(page, (halted) => document.querySelector('.axis-card h3').innerText !== halted, halted);
  await control(page, '上一件').click();
  await page.locator('.axis-card h3', { hasText: halted }).waitFor();
});

test('what a model did has a card too, which leads to its row', async () => {
  const page = await steered(pathOf('en', 'zoom=2023-03-01..2023-03-31'));
  const mark = page.locator('.axis-drawing .models .moment').first();
  const id = await mark.getAttribute('data-spot');
  await mark.locator('rect').click();
  await page.locator('.axis-card').getByRole('button', { name: 'Show in the list' }).click();
  await page.locator(`[data-model="${id}"].is-chosen`).waitFor();
});

test('wheel and keys that belong to the host stay with the host', ONCE, async () => {
  const page = await steered(pathOf('zh'));
  await page.locator('input[type=search]').focus();
  for (const key of ['ArrowRight', 'Home', 'PageDown', '+']) await page.keyboard.press(key);
  assert.equal(part(page, 'zoom'), null);
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
