// Chromium with everything a claim needs to look at: the console, the requests, the state of the widget.
//
// Must stay true: one browser per test file, one context per page; waits for states, never for times.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from 'playwright-core';
import { content, plain, textsOf } from './content.mjs';
import { serve } from './server.mjs';

export const SITE = process.env.YONGXIAN_SITE ?? fileURLToPath(new URL('../../../dist', import.meta.url));
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** How long a busy machine is waited for, in ms; what takes longer is not coming. */
export const PATIENCE = 40_000;
/** Whether everything is to be tried where a part is tried otherwise. */
export const ALL = process.env.YONGXIAN_ALL === '1';
/**
 * The first two are pages that Chromium draws behind the address bar of each new window: a third of what opening a page takes.
 * The others are what Playwright turns off, which naming any here would turn on again.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
  'AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'LensOverlay', 'MediaRouter', 'NetworkTimeServiceQuerying',
  'OptimizationHints', 'PaintHolding', 'PreconnectToSearch', 'ThirdPartyStoragePartitioning',
];
export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', `--disable-features=${FEATURES_OFF}`,
];
/** What Playwright says where it keeps the worker away. */
const BLOCKED = 'Service Worker registration blocked by Playwright';
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };
export const LANGS = { zh: '', en: 'en/' };

/** Whether the claims are tried with the one-file edition from disk, see disk-page.test.mjs; otherwise with the page. */
export const IS_FILE = process.env.YONGXIAN_FORM === 'file';
/** For claims that are long to try and about what both forms share. */
export const ONCE = { skip: IS_FILE && !ALL && 'tried with the page' };

/** For claims about what a page fetches: the file has all of it. */
export const FETCHING = { skip: IS_FILE && 'the file fetches nothing' };

/** The one-file edition in the place of a page. @param {string} path the page's, with what may follow it */
export function fileOf(path = '') {
  const [, folder, rest] = /^([^#?]*)(.*)$/s.exec(path);
  return pathToFileURL(join(SITE, folder, 'yongxian.html')).href + rest;
}

/** The address of the page's language as a path: the Chinese page stands at the top. */
export const pathOf = (lang, fragment = '') => LANGS[lang] + (fragment && `#${fragment}`);

/** Starts server and browser around the tests of a file. @param {import('node:test').TestContext | typeof import('node:test')} test */
export async function begin(test) {
  const server = await serve(SITE);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  test.after(async () => {
    await browser.close();
    server.close();
  });

  /** What is tried, at a path as the page has it. */
  const addressOf = (path = '') => (IS_FILE ? fileOf(path) : server.url + path);

  /**
   * Opens a page in a context of its own; without the worker, unless that is asked for, or each page would take a whole version in: a fifth of
   * what opening one takes.
   * @param {{ path?: string, state?: 'live' | 'failed' | null, before?: (page) => unknown, url?: string, viewport?, javaScriptEnabled?, colorScheme?, serviceWorkers? }} how
   */
  async function open({ path = '', state = 'live', before, url = addressOf(path), ...options } = {}) {
    const context = await browser.newContext({ viewport: DESKTOP, serviceWorkers: 'block', ...options });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.problems = [];
    page.requests = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && message.text() !== BLOCKED) page.problems.push(message.text());
    });
    page.on('pageerror', (error) => page.problems.push(`uncaught: ${error}`));
    page.on('request', (request) => page.requests.push(request.url()));
    await before?.(page);
    await page.goto(url);
    if (state) await reaches(page, state);
    return page;
  }
  return { server, browser, open, addressOf };
}

/** Waits for a state of the widget, and no longer than until it ends in the other one. */
export async function reaches(page, state) {
  const ends = `#yongxian:is([data-yongxian="${state}"], [data-yongxian="failed"], [data-yongxian="live"]):not([data-yongxian="loading"])`;
  const wanted = state === 'live' || state === 'failed' ? ends : `#yongxian[data-yongxian="${state}"]`;
  const root = await page.waitForSelector(wanted, { state: 'attached', timeout: PATIENCE });
  const { yongxian, error } = await root.evaluate((one) => ({ ...one.dataset }));
  assert.equal(yongxian, state, `${error ?? ''} ${page.problems.join('\n')}`);
}

/** Waits until all of the page is in a language, which it may have to fetch. */
export const isIn = async (page, lang) => {
  await page.locator(`.explainer[lang^=${lang}]`).waitFor();
  await page.locator('.pending').waitFor({ state: 'hidden' });
};

/** What the list shows. */
export const listOf = (page) =>
  page.evaluate(() => ({
    models: [...document.querySelectorAll('#yongxian li[data-model]:not([hidden])')].map((row) => row.dataset.model),
    count: Number(document.querySelector('#yongxian output[data-count]').dataset.count),
    state: document.querySelector('#yongxian').dataset.yongxian,
    typed: document.querySelector('#yongxian input[type=search]').value,
    ticked: [...document.querySelectorAll('#yongxian fieldset[data-facet] input:checked')].map(
      (box) => `${box.closest('fieldset').dataset.facet}=${box.value}`,
    ),
  }));

export const SEARCH = '#yongxian input[type=search]';

/** Waits until the list has as many rows as it says, and as we say. */
export const shows = (page, count) =>
  page.waitForFunction(
    (wanted) =>
      document.querySelector('#yongxian output[data-count]')?.dataset.count === String(wanted) &&
      document.querySelectorAll('#yongxian li[data-model]:not([hidden])').length === wanted,
    count,
  );

/**
 * Waits until what is read is what is wanted; if it never is, shows in what it differs.
 * @template T @param {() => Promise<T>} read @param {T} wanted @param {string} [told]
 */
export async function becomes(read, wanted, told) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50)))
    if (isDeepStrictEqual(await read(), wanted)) return;
  assert.deepEqual(await read(), wanted, told);
}

/** All text that a reader can get at, without differences in space, without what is only announced, and without the words in the timeline's
 * drawing, of which there are as many as have room. */
export const textOf = (page) =>
  page.evaluate(() => {
    const texts = [];
    const walk = document.createTreeWalker(document.querySelector('#yongxian'), NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode()); ) if (!node.parentElement.closest('[role=status], .axis-drawing')) texts.push(node.data);
    return texts.join('').replace(/\s+/g, '');
  });

/** Every text of the points, the claims, the models and the events, in the page's language. */
const READABLE = textsOf(
  [
    content.article.points.map(({ title, claim, lead, then, now }) => [title, claim, lead, then, now]),
    content.claims.map((claim) => [claim.statement, claim.finding]),
    content.models.map(({ name, org, note, after }) => [name, org, note, after]),
    content.events.map(({ title, summary }) => [title, summary]),
  ],
  'zh',
).map(plain);

/** The Chinese page has all of its text. */
export async function isReadable(page) {
  const text = await textOf(page);
  for (const one of READABLE) assert.ok(text.includes(one), `“${one}” is lost`);
}

/** Compares long texts, and shows only where they part. */
export function sameText(actual, expected, told) {
  if (actual === expected) return;
  let at = 0;
  while (actual[at] === expected[at]) at += 1;
  assert.fail(`${told}: “${actual.slice(at - 20, at + 40)}” is not “${expected.slice(at - 20, at + 40)}”`);
}

/** Types as a reader does. */
export async function type(page, text) {
  await page.locator(SEARCH).pressSequentially(text);
}

/** Opens what folds the facets away on a narrow screen. */
export async function tick(page, field, value) {
  const fold = page.locator('button[aria-controls="yongxian-facets"][aria-expanded="false"]');
  if (await fold.isVisible()) await fold.click();
  await page.locator(`fieldset[data-facet="${field}"] input[value="${value}"]`).click();
}

export function quiet(page, except = () => false) {
  assert.deepEqual(page.problems.filter((text) => !except(text)), [], 'the console stays quiet');
}
