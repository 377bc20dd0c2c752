// The explainer in a page that is a Yew app itself: two apps, each in a wasm of its own, one inside the other.
//
// Must stay true: the page is examples/yew, which does nothing for the explainer's sake; what happens in the explainer
// reaches the page exactly as what happens in a box of the page's own does.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { quiet } from './support/chromium.mjs';
import { ELEMENT, areLive, beginHost, hearAll, hears, seen, told } from './support/embedded.mjs';
import { serve } from './support/server.mjs';

const EXAMPLES = process.env.YONGXIAN_EXAMPLES ?? fileURLToPath(new URL('../../target/examples', import.meta.url));

const { server, browser, visit } = await beginHost(test);
const host = await serve(`${EXAMPLES}/yew`);
host.fault({ path: /^\/$/, rewrite: (html) => html.replace('https://yongxian.example/', server.url) });
test.after(() => host.close());
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const news = () => visit(host.url, { before: hearAll });

/** How often the page's handlers have run: those around the explainer, and those of buttons elsewhere. */
const heard = (page) =>
  page.evaluate(() => {
    const [clicks, inputs, topics] = ['clicks', 'inputs', 'topics'].map((id) => Number(document.getElementById(id).textContent));
    return { clicks, inputs, topics };
  });

/** What the page hears of an act, after a rendering of its own. */
async function hearing(page, act) {
  const before = await heard(page);
  await act();
  // Yew renders in a microtask; two tasks later it has.
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => setTimeout(resolve))));
  const after = await heard(page);
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - before[name]]));
}

const box = (page) => page.locator(`${ELEMENT} fieldset[data-facet=org_type] input`).first();
const search = (page) => page.locator(`${ELEMENT} input[type=search]`);
const stateIs = (page, state) => page.waitForFunction((state) => document.querySelector('yongxian-explainer').state === state, state);

test('a Yew page hears a click and an input in the explainer as it hears its own, and each handler only its own', async () => {
  const page = await news();
  const plain = await hearing(page, () => page.locator('#plain').click());
  assert.deepEqual(plain, { clicks: 1, inputs: 1, topics: 0 });

  assert.deepEqual(await hearing(page, () => box(page).click()), plain, 'a box in the explainer');
  await stateIs(page, 'org_type=internet-giant');
  assert.ok((await hears(page, 'change')).count < 79);
  assert.equal((await told(page, 'change')).length, 1);

  assert.deepEqual(await hearing(page, () => search(page).click()), { clicks: 1, inputs: 0, topics: 0 }, 'the field');
  assert.deepEqual(await hearing(page, () => page.keyboard.type('b')), { clicks: 0, inputs: 1, topics: 0 }, 'a letter');
  await stateIs(page, 'q=b&org_type=internet-giant');
  assert.equal((await seen(page))[0].status, 'live');
  quiet(page);
});

test('a Yew page that renders anew leaves the explainer and its reader alone', async () => {
  const page = await news();
  await search(page).click();
  await page.keyboard.type('GLM');
  await stateIs(page, 'q=GLM');
  const [before] = await seen(page);
  await page.evaluate(() => (window.__root = document.querySelector('yongxian-explainer').shadowRoot.querySelector('.yongxian')));

  // The page's own field, then a click which the page writes into an attribute of the element.
  await page.locator('#headline').fill('Other news');
  await page.locator('#plain').click();
  await page.waitForFunction(() => document.querySelector('yongxian-explainer').dataset.clicks !== '0');
  assert.equal(await page.locator('h1').first().textContent(), 'Other news');
  assert.deepEqual((await seen(page))[0], before);
  const isSame = await page.evaluate(
    () => window.__root === document.querySelector('yongxian-explainer').shadowRoot.querySelector('.yongxian'),
  );
  assert.ok(isSame, 'the same markup still stands there');

  await search(page).fill('');
  await stateIs(page, '');
  quiet(page);
});

test('what a Yew page takes away is gone, and what it puts back begins anew', async () => {
  const page = await news();
  await page.evaluate(() => (window.__gone = document.querySelector('yongxian-explainer')));
  const isEmpty = () => page.waitForFunction(() => !window.__gone.isConnected && !window.__gone.shadowRoot.querySelector('.yongxian'));

  await page.locator('#toggle').click();
  await isEmpty();
  assert.equal(await page.locator(ELEMENT).count(), 0);
  await page.locator('#toggle').click();
  await areLive(page);
  assert.equal((await hears(page, 'ready', 2)).count, 79);
  await box(page).click();
  await stateIs(page, 'org_type=internet-giant');

  await page.evaluate(() => (window.__gone = document.querySelector('yongxian-explainer')));
  await page.locator('#stop').click();
  await isEmpty();
  assert.equal(await page.locator('#news').evaluate((one) => one.childNodes.length), 0);
  assert.deepEqual(await told(page, 'error'), []);
  quiet(page);
});
