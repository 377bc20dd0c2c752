// The axis of the timeline: mouse, fingers, keys and native controls reach every part of it and every moment; what is in view and what is
// chosen is in the link; the page scrolls as ever.
import assert from 'node:assert/strict';
import test from 'node:test';
import { AXIS, DRAWING, between, control, days, inView, moves, part, steered as steer } from './support/axis.mjs';
import { ONCE, PHONE, becomes, begin, pathOf, quiet, shows } from './support/chromium.mjs';
import { content, plain } from './support/content.mjs';
import { until } from './support/engines.mjs';

const { open } = await begin(test);
const steered = (path, options) => steer(open, path, options);

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
  const told = () => events.find(({ title }) => plain(title.zh) === plain(halted))?.id;
  await becomes(() => part(page, 'event'), told());
  const entries = await page.evaluate(() => history.length);
  await control(page, '下一件').click();
  await until(page, (halted) => document.querySelector('.axis-card h3').innerText !== halted, halted);
  await becomes(() => part(page, 'event') !== told(), true);
  await control(page, '上一件').click();
  await page.locator('.axis-card h3', { hasText: halted }).waitFor();
  await becomes(() => part(page, 'event'), told());
  assert.equal(await page.evaluate(() => history.length), entries, 'who goes back leaves the tour at once');
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
