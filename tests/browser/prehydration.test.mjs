// What a reader did before the wasm came is kept, and wins over the link for the same thing.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PHONE, SEARCH, begin, listOf, quiet, reaches, shows, type } from './support/chromium.mjs';
import { matching } from './support/content.mjs';

const { server, open } = await begin(test);
test.afterEach(() => server.heal());

/** Opens a page whose wasm comes only when told. */
async function early(how = {}) {
  let arrive;
  server.fault({ path: /\.wasm$/, hold: new Promise((resolve) => (arrive = resolve)) });
  const page = await open({ ...how, state: 'loading' });
  return { page, arrive };
}

const tickEarly = (page, field, value) =>
  page.evaluate(({ field, value }) => document.querySelector(`fieldset[data-facet="${field}"] input[value="${value}"]`).click(), { field, value });

for (const [name, { fragment = '', text = '', ticks = [] }, query] of [
  ['typed', { text: '通义' }, { text: '通义', choices: {} }],
  ['ticked', { ticks: [['org_type', 'startup'], ['org_type', 'vertical'], ['openness', 'api']] }, { text: '', choices: { org_type: ['startup', 'vertical'], openness: ['api'] } }],
  ['typed and ticked', { text: '大', ticks: [['region', 'cn']] }, { text: '大', choices: { region: ['cn'] } }],
  ['typed over a link', { fragment: 'q=x&org_type=startup', text: '大' }, { text: '大', choices: { org_type: ['startup'] } }],
  ['ticked over a link', { fragment: 'q=大&org_type=startup', ticks: [['org_type', 'vertical']] }, { text: '大', choices: { org_type: ['vertical'] } }],
  ['letters with a meaning in links', { text: '&=#+% ,' }, { text: '&=#+% ,', choices: {} }],
]) {
  test(`${name}: kept`, async () => {
    const { page, arrive } = await early({ path: fragment && `#${fragment}` });
    if (text) await type(page, text);
    for (const [field, value] of ticks) await tickEarly(page, field, value);
    arrive();
    await reaches(page, 'live');
    await shows(page, matching(query).length);
    const { typed, ticked } = await listOf(page);
    assert.equal(typed, query.text);
    assert.deepEqual(ticked.sort(), Object.entries(query.choices).flatMap(([field, values]) => values.map((value) => `${field}=${value}`)).sort());
    await page.waitForFunction(() => location.hash !== '');
    quiet(page);
    await page.context().close();
  });
}

test('the caret stays where it was, and typing goes on', async () => {
  const { page, arrive } = await early();
  await type(page, 'abcd');
  await page.evaluate((selector) => document.querySelector(selector).setSelectionRange(2, 2), SEARCH);
  arrive();
  await reaches(page, 'live');
  await page.keyboard.type('X');
  assert.equal(await page.inputValue(SEARCH), 'abXcd');
  await page.context().close();
});

test('order and theme chosen early are kept', async () => {
  const { page, arrive } = await early();
  await page.evaluate(() => {
    document.querySelector('#yongxian-sort').value = '-size';
    document.querySelector('fieldset[data-switch=theme] input[value=dark]').checked = true;
  });
  arrive();
  await reaches(page, 'live');
  await page.waitForFunction(() => location.hash === '#sort=-size&theme=dark');
  assert.equal(await page.inputValue('#yongxian-sort'), '-size');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await page.context().close();
});

test('what was opened stays open, what was scrolled stays there', async () => {
  const { page, arrive } = await early({ viewport: PHONE });
  const opened = await page.$$eval('#yongxian details', (all) => {
    const some = all.filter((_, index) => index % 7 === 3);
    for (const one of some) one.open = true;
    return all.map((one) => one.open);
  });
  await page.evaluate(() => scrollTo(0, 2000));
  const scrolled = await page.evaluate(() => scrollY);
  arrive();
  await reaches(page, 'live');
  assert.deepEqual(await page.$$eval('#yongxian details', (all) => all.map((one) => one.open)), opened);
  assert.equal(await page.evaluate(() => scrollY), scrolled);
  await page.context().close();
});

test('a touch of the widget brings the wasm at once, and a page in the background fetches nothing', async () => {
  const page = await open({
    state: null,
    before: (page) =>
      page.addInitScript(() => {
        window.requestIdleCallback = () => 0;
      }),
  });
  await page.waitForLoadState('load');
  assert.equal(await page.getAttribute('#yongxian', 'data-yongxian'), 'static');
  assert.equal(page.requests.some((url) => url.endsWith('.wasm')), false);
  await page.locator('#yongxian h1').click();
  await reaches(page, 'live');
  await page.context().close();
});
