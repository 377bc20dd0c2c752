// Installing: offered where the browser or the device can, after something has been read, and on our own page alone.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PATIENCE, begin } from './support/chromium.mjs';

const { server, browser } = await begin(test);

/** What a browser that can install does, which a headless one never does by itself; and what a page asks of the device. */
function stage(outcome) {
  window.asked = [];
  navigator.storage.persist = async () => asked.push('persist') > 0;
  addEventListener('DOMContentLoaded', () => {
    const invitation = new Event('beforeinstallprompt', { cancelable: true });
    invitation.prompt = async () => {
      asked.push('prompt');
      if (outcome === 'accepted') dispatchEvent(new Event('appinstalled'));
      return { outcome };
    };
    dispatchEvent(invitation);
    window.isHeldBack = invitation.defaultPrevented;
  });
}

/** @param {{ path?: string, before?: Function, argument?: unknown }} visit */
async function visit({ path = '', before = stage, argument = 'accepted', ...context }) {
  const reader = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block', ...context });
  reader.setDefaultTimeout(PATIENCE);
  const page = await reader.newPage();
  await page.clock.install();
  await page.addInitScript(before, argument);
  await page.goto(server.url + path);
  await page.locator('#yongxian[data-yongxian=live]').waitFor();
  return page;
}
const button = (page) => page.locator('body > footer button.install');
/** As long as somebody takes who reads. */
async function read(page) {
  // The page has heard of it, and not only been moved, when the clock goes on.
  await page.evaluate(() => new Promise((resolve) => {
    addEventListener('scroll', () => scrollY > innerHeight / 2 && resolve(undefined));
    document.querySelector('[data-point], [data-model]').scrollIntoView();
  }));
  await page.clock.runFor(6_000);
}

test('nothing is offered to somebody who has only arrived, and the browser’s own banner is held back', async () => {
  const page = await visit({});
  assert.equal(await page.evaluate(() => window.isHeldBack), true);
  await page.clock.runFor(60_000);
  assert.equal(await button(page).count(), 0);
});

test('who has read finds a button; the device is asked to keep what is stored once it is installed, not before', async () => {
  const page = await visit({});
  await read(page);
  await button(page).waitFor();
  assert.equal(await button(page).textContent(), '安装到这台设备');
  assert.deepEqual(await page.evaluate(() => asked), []);
  await button(page).click();
  await button(page).waitFor({ state: 'detached' });
  assert.deepEqual(await page.evaluate(() => asked), ['prompt', 'persist']);
});

test('who declines is not asked again, and the device is asked for nothing', async () => {
  const page = await visit({ path: 'en/', argument: 'dismissed' });
  await read(page);
  assert.equal(await button(page).textContent(), 'Install on this device');
  await button(page).click();
  await button(page).waitFor({ state: 'detached' });
  assert.deepEqual(await page.evaluate(() => asked), ['prompt']);
});

test('the panel of ways to take it along has the same button', async () => {
  const page = await visit({});
  await page.locator('[data-act=share]').first().click();
  await page.locator('dialog').waitFor();
  assert.equal(await page.locator('dialog').getByText('安装到这台设备').count(), 0, 'nothing read, nothing offered');
  await page.keyboard.press('Escape');
  await read(page);
  await page.locator('[data-act=share]').first().click();
  await page.locator('dialog').getByRole('button', { name: '安装到这台设备' }).click();
  await page.locator('dialog [role=status]').filter({ hasText: '正在安装' }).waitFor();
});

const onApple = () => {
  Object.defineProperty(navigator, 'standalone', { get: () => false });
};
for (const [path, add, first] of [['', '添加到主屏幕', '按一下浏览器的“分享”按钮。'], ['en/', 'Add to home screen', 'Press the browser’s share button.']])
  test(`where only the reader can install, the steps are drawn (${path || 'zh'})`, async () => {
    const page = await visit({ path, before: onApple, viewport: { width: 390, height: 844 } });
    await read(page);
    await button(page).filter({ hasText: add }).click();
    const steps = page.locator('dialog .steps li');
    await steps.first().waitFor();
    assert.equal(await steps.count(), 3);
    assert.equal(await steps.first().textContent(), first);
    assert.equal(await page.locator('dialog .steps svg path').count(), 3);
  });

test('an installed page offers nothing and keeps what is stored', async () => {
  const installed = () => {
    window.asked = [];
    navigator.storage.persist = async () => asked.push('persist') > 0;
    Object.defineProperty(navigator, 'standalone', { get: () => true });
  };
  const page = await visit({ before: installed });
  await page.waitForFunction(() => asked.length > 0);
  await read(page);
  assert.equal(await button(page).count(), 0);
  assert.deepEqual(await page.evaluate(() => asked), ['persist']);
});

test('a frame offers nothing', async () => {
  const page = await visit({ path: 'embed/' });
  await read(page);
  assert.equal(await page.locator('button.install').count(), 0);
  assert.deepEqual(await page.evaluate(() => asked), []);
});

test('a shortcut that finds the page open goes there, and a shared word is looked up', async () => {
  const queue = () => {
    const launchQueue = { setConsumer: (hear) => (window.launch = (targetURL) => hear({ targetURL })) };
    Object.defineProperty(window, 'launchQueue', { value: launchQueue });
  };
  const page = await visit({ before: queue });
  await page.waitForFunction(() => window.launch);
  await page.evaluate(() => launch(`${location.href}#point-data`));
  await page.waitForFunction(() => Math.abs(document.getElementById('point-data').getBoundingClientRect().top) < innerHeight / 2);
  await page.evaluate(() => launch(new URL('./#event=ernie-bot', location.href).href));
  await page.waitForFunction(() => location.hash === '#event=ernie-bot');
  await page.evaluate(() => launch(new URL('./?q=GLM', location.href).href));
  await page.locator('output[data-count="5"]').waitFor();
});
