// The frame: as high as what is in it, whoever asks; believes nobody but the page around it; works in a sandbox.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { SITE, becomes } from './support/chromium.mjs';
import { article, beginHost } from './support/embedded.mjs';
import { ENGINES, until } from './support/engines.mjs';

const { server, browser, host, visit } = await beginHost(test);
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const SANDBOX = 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox';
const frame = (path, attributes = `sandbox="${SANDBOX}"`) =>
  `<iframe src="${server.url}${path}" title="Models" width="100%" height="600" style="border:0" ${attributes}></iframe>`;
const keeper = `<script async src="${server.url}embed.js"></script>`;
const open = (inside, how) => visit(article(inside), { live: 0, ...how });
const inFrame = (page) => page.frames().find((one) => one.url().includes('/embed/'));
const live = (page) => page.frameLocator('iframe').first().locator('#yongxian[data-yongxian=live]').waitFor();
const heights = (page) =>
  page.evaluate(() => [...document.querySelectorAll('iframe')].map((one) => one.getBoundingClientRect().height));
const heightInside = (page) => inFrame(page).evaluate(() => document.body.getBoundingClientRect().height);

for (const [name, start] of Object.entries(ENGINES)) {
  test(`${name}: the frame takes its height, and follows it`, { skip: !start }, async () => {
    const engine = await start(server);
    try {
      const page = await engine.open(host.put(article(frame('embed/models/#q=GLM') + keeper, { head: '<link rel="icon" href="data:,">' })));
      await until(page, () => document.querySelector('iframe').getBoundingClientRect().height > 1_000);
      assert.equal(await page.evaluate(() => location.hash), '');
      await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage({ type: 'yongxian:set', v: 1, state: '' }, '*'));
      await until(page, () => document.querySelector('iframe').getBoundingClientRect().height > 8_000);
    } finally {
      await engine.close();
    }
  });
}

test('no scroll bar inside, and no message more than needed', async () => {
  const page = await open(frame('embed/timeline/') + keeper, {
    before: (page) => page.addInitScript(() => { window.__messages = []; addEventListener('message', ({ data }) => window.__messages.push(data)); }),
  });
  await live(page);
  await becomes(async () => (await heights(page))[0] === Math.ceil(await heightInside(page)), true);
  assert.ok((await heights(page))[0] > 2_000);
  await page.waitForTimeout(500);
  const [outside] = await heights(page);
  assert.equal(outside, Math.ceil(await heightInside(page)));
  const told = await page.evaluate(() => window.__messages.filter((one) => one.type === 'yongxian:height'));
  assert.ok(told.length <= 4, JSON.stringify(told));
});

test('one line puts the frame there', async () => {
  const page = await open(`<script async src="${server.url}embed.js" data-view="models" data-lang="en" data-theme="dark" data-state="q=GLM"></script>`);
  await live(page);
  const inside = inFrame(page);
  assert.equal(await inside.evaluate(() => document.querySelector('.explainer').lang), 'en');
  assert.equal(await inside.evaluate(() => document.querySelector('output').dataset.count), '5');
  assert.equal(await inside.evaluate(() => document.querySelector('#yongxian').dataset.theme), 'dark');
  await page.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 700);
});

test('AMP and pym.js are told in their own words', async () => {
  const page = await open(frame('embed/points/?childId=7'), {
    before: (page) => page.addInitScript(() => { window.__messages = []; addEventListener('message', ({ data }) => window.__messages.push(data)); }),
  });
  await live(page);
  await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage('pymxPYMx7xPYMxwidthxPYMx900', '*'));
  await page.waitForFunction(() => window.__messages.filter((one) => typeof one === 'string').length >= 2);
  const all = await page.evaluate(() => window.__messages);
  assert.ok(all.some((one) => one.sentinel === 'amp' && one.type === 'embed-size' && one.height > 500));
  assert.match(all.find((one) => typeof one === 'string'), /^pymxPYMx7xPYMxheightxPYMx\d+$/);
});

test('forged messages change nothing, on either side', async () => {
  const forger = host.put('<script>onmessage = () => 0; setInterval(() => { for (const to of [parent, ...parent.frames]) { to.postMessage({ type: "yongxian:height", v: 1, height: 9 }, "*"); to.postMessage({ type: "yongxian:shift", v: 1, by: 9 }, "*"); to.postMessage({ type: "yongxian:set", v: 1, state: "q=forged" }, "*"); } }, 20)</script>');
  const page = await open(`${frame('embed/models/')}<iframe id="forger" src="${forger}" height="100"></iframe>${keeper}`);
  await live(page);
  await page.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 8_000);
  await page.waitForTimeout(300);
  assert.equal((await heights(page))[1], 100 + 4, 'the forger keeps its own height');
  assert.equal(await page.evaluate(() => scrollY), 0, 'and scrolls nothing');
  assert.equal(await inFrame(page).evaluate(() => document.querySelector('output').dataset.count), '79');
  // From the right window, but not what was agreed upon.
  for (const data of [{ type: 'yongxian:height', v: 2, height: 5 }, { type: 'yongxian:height', v: 1, height: '5' }, { type: 'yongxian:height', v: 1, height: NaN }, { type: 'yongxian:shift', v: 1, by: '9' }, { type: 'yongxian:shift', v: 1 }])
    await inFrame(page).evaluate((data) => parent.postMessage(data, '*'), data);
  await inFrame(page).evaluate(() => parent.postMessage({ type: 'yongxian:height', v: 1, height: 1e9 }, '*'));
  await page.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height === 20_000);
});

for (const [name, around] of Object.entries({
  'in the page': (inside) => `<p style="height: 400px">Before.</p>${inside}<p style="height: 2000px">After.</p>`,
  'in a box that scrolls': (inside) => `<section style="height: 700px; overflow-y: auto"><p style="height: 400px">Before.</p>${inside}</section>`,
}))
  test(`what is pressed in the timeline of a frame stays where it is while the list above shrinks and grows: ${name}`, async () => {
    const page = await open(around(frame('embed/')) + keeper);
    await live(page);
    const inside = page.frameLocator('iframe').first();
    await inside.locator('[data-slot=axis]').scrollIntoViewIfNeeded();
    await inside.locator('[data-guest=axis][data-yongxian=live]').waitFor();
    const button = inside.locator('.axis-follow');
    const rows = () => inside.locator('li[data-model]:not([hidden])').count();
    await button.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    // A frame is never higher than 20,000 px: at first it scrolls inside, until the list is so short that it ends before that.
    for (const press of [1, 2, 3]) {
      const [before, count] = [(await button.boundingBox()).y, await rows()];
      await button.click();
      await becomes(async () => (await rows()) !== count, true);
      // As long as a hold may last.
      await page.waitForTimeout(1_500);
      const after = (await button.boundingBox()).y;
      assert.ok(Math.abs(after - before) <= 4, `${after - before} px away after press ${press}`);
    }
  });

test('the page around may set state and theme, and hears what changes', async () => {
  const page = await open(frame('embed/models/'), {
    before: (page) => page.addInitScript(() => { window.__messages = []; addEventListener('message', ({ data }) => window.__messages.push(data)); }),
  });
  await live(page);
  await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage({ type: 'yongxian:set', v: 1, state: 'q=GLM', theme: 'dark' }, '*'));
  await page.waitForFunction(() => window.__messages.some((one) => one.type === 'yongxian:change' && one.state === 'q=GLM' && one.count === 5));
  assert.equal(await inFrame(page).evaluate(() => document.querySelector('#yongxian').dataset.theme), 'dark');
});

test('what the page around sets before the frame has begun is shown once it has', async () => {
  const page = await open(frame('embed/models/#q=GPT'), {
    // Frames are not drawn out of sight, and begin with their first drawing.
    before: (page) =>
      page.addInitScript(() => {
        if (window === top) return;
        const draw = requestAnimationFrame;
        window.requestAnimationFrame = (act) => (addEventListener('message', () => draw(act), { once: true }), 0);
      }),
  });
  await page.frameLocator('iframe').locator('#yongxian').waitFor();
  await page.waitForLoadState('load');
  await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage({ type: 'yongxian:set', v: 1, state: 'q=GLM' }, '*'));
  await live(page);
  assert.equal(await inFrame(page).locator('output').getAttribute('data-count'), '5');
});

test('history and address stay, inside and outside', async () => {
  const page = await open(frame('embed/models/') + keeper);
  await live(page);
  const before = await page.evaluate(() => history.length);
  // By key: the frame may still be growing, and a pointer would miss.
  await page.frameLocator('iframe').locator('fieldset[data-facet=org_type] input').first().press('Space');
  await page.frameLocator('iframe').locator('output[data-count]:not([data-count="79"])').waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => history.length), before);
  assert.equal(new URL(inFrame(page).url()).hash, '');
});

test('without scripts the frame has its text, and its links leave it', async () => {
  const page = await open(frame('embed/en/models/', 'sandbox="allow-popups"'));
  const root = page.frameLocator('iframe').locator('#yongxian');
  assert.equal(await root.locator('li[data-model]:not([hidden])').count(), 79);
  assert.equal(await inFrame(page).evaluate(() => document.querySelector('base')?.target ?? 'none').catch(() => 'no scripts'), '_blank');
});

test('a page that isolates itself may have it too', async () => {
  const html = article(frame('embed/points/', ''));
  const page = await visit({ html, headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' } }, { live: 0 });
  await live(page);
});

test('the page itself may not be framed, so that nobody clicks what they do not see', async () => {
  const page = await open(`<iframe src="${server.url}"></iframe>`);
  await page.waitForTimeout(300);
  assert.ok(!page.frames().some((one) => one.url() === server.url));
});

test('a frame of somebody else’s that speaks as ours do, from an address that is none, breaks nothing', async () => {
  const strangers = ['', 'src="http://["', 'src="about:blank"', 'src="javascript:0"', 'srcdoc="<p>x"'].map((attribute) => `<iframe class="stranger" ${attribute}></iframe>`).join('');
  const page = await open(`${keeper}${strangers}`, {
    before: (page) => page.addInitScript(() => { window.__errors = []; addEventListener('error', ({ message }) => window.__errors.push(message)); }),
  });
  await page.waitForLoadState();
  const before = await heights(page);
  await page.evaluate(() => {
    for (const { contentWindow } of document.querySelectorAll('.stranger'))
      if (contentWindow.origin === origin) contentWindow.eval('parent.postMessage({ type: "yongxian:height", v: 1, height: 777 }, "*")');
  });
  await page.waitForTimeout(300);
  assert.deepEqual(await page.evaluate(() => window.__errors), []);
  assert.deepEqual(await heights(page), before);
});

test('embed.js is under 2 KB', () => {
  const script = readFileSync(join(SITE, 'embed.js'));
  // A build for work on it is not minified.
  assert.ok(Math.min(script.length, brotliCompressSync(script).length) < 2_000, String(script.length));
});
