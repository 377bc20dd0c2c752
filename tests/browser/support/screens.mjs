// `npm run screens` takes the pictures of the page that a browser shows when it asks whether to install it. To be run on a
// fresh `dist` when the head of the page has changed.
//
// Must stay true: what is in the pictures is what a reader sees on opening the page, on a phone and on a desk.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM, FLAGS, SITE } from './chromium.mjs';
import { serve } from './server.mjs';

const server = await serve(SITE);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
for (const [form, width, height, deviceScaleFactor] of [['narrow', 390, 844, 2], ['wide', 1280, 800, 1]]) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor, locale: 'zh-CN', serviceWorkers: 'block' });
  await page.goto(server.url);
  await page.locator('#yongxian[data-yongxian=live]').waitFor();
  await page.screenshot({ path: fileURLToPath(new URL(`../../../www/art/screen-${form}.png`, import.meta.url)) });
}
await browser.close();
server.close();
