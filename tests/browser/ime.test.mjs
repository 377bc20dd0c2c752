// Typing Chinese: nothing is filtered, replaced or chosen while an input method composes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { FETCHING, SEARCH, begin, listOf, reaches, shows } from './support/chromium.mjs';
import { content, matching } from './support/content.mjs';

const { server, open } = await begin(test);
const ALL = content.models.length;
const WENXIN = matching({ text: '文心', choices: {} }).length;

/** The keys of an input method, as the browser's own protocol gives them. */
async function keyboard(page) {
  const cdp = await page.context().newCDPSession(page);
  return {
    compose: (text) => cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text) => cdp.send('Input.insertText', { text }),
    cancel: () => cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 }),
    enter: () =>
      cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }),
  };
}

const settled = (page) => page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))));

test('half-typed Pinyin filters nothing; what is committed filters once', async () => {
  const page = await open();
  const keys = await keyboard(page);
  await page.focus(SEARCH);
  for (const text of ['w', 'we', 'wen', 'wen x', 'wen xin']) {
    await keys.compose(text);
    await settled(page);
    const { count, typed } = await listOf(page);
    assert.deepEqual([count, typed], [ALL, text]);
    assert.equal(await page.evaluate(() => location.hash), '');
  }
  await keys.commit('文心');
  await shows(page, WENXIN);
  assert.equal(await page.inputValue(SEARCH), '文心');
  await page.context().close();
});

test('a cancelled composition leaves the list as it was', async () => {
  const page = await open();
  const keys = await keyboard(page);
  await page.focus(SEARCH);
  await keys.compose('wen');
  await keys.cancel();
  await settled(page);
  assert.equal((await listOf(page)).count, ALL);
  await page.context().close();
});

test('the Enter that commits chooses nothing and goes nowhere', async () => {
  const page = await open();
  const keys = await keyboard(page);
  await page.focus(SEARCH);
  await keys.compose('wen xin');
  await keys.enter();
  await keys.commit('文心');
  await page.keyboard.press('Enter');
  await shows(page, WENXIN);
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
  assert.match(await page.evaluate(() => location.hash), /^#q=[^&]*$/, 'only the search is in the link');
  await page.context().close();
});

test('a composition that runs while the wasm arrives is not broken', FETCHING, async () => {
  let arrive;
  server.fault({ path: /\.wasm$/, hold: new Promise((resolve) => (arrive = resolve)) });
  const page = await open({ state: null });
  const keys = await keyboard(page);
  await reaches(page, 'loading');
  await page.focus(SEARCH);
  await keys.compose('wen');
  const fetched = page.waitForResponse(/\.wasm$/);
  arrive();
  await (await fetched).finished();
  await settled(page);
  await keys.compose('wen xin');
  const { state, typed } = await listOf(page);
  assert.deepEqual([state, typed], ['loading', 'wen xin'], 'it waits');
  await keys.commit('文心');
  await reaches(page, 'live');
  await shows(page, WENXIN);
  assert.equal(await page.inputValue(SEARCH), '文心');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
  server.heal();
  await page.context().close();
});

test('a composition survives the death of the widget under it', async () => {
  const page = await open();
  const keys = await keyboard(page);
  await page.focus(SEARCH);
  await keys.compose('wen');
  await page.evaluate(() => {
    const real = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function () {
      Node.prototype.insertBefore = real;
      throw new DOMException('moved', 'NotFoundError');
    };
    location.hash = 'org_type=startup';
  });
  await settled(page);
  await keys.compose('wen xin');
  assert.equal(await page.inputValue(SEARCH), 'wen xin');
  await keys.commit('文心');
  await shows(page, matching({ text: '文心', choices: { org_type: ['startup'] } }).length);
  await reaches(page, 'live');
  await page.context().close();
});
