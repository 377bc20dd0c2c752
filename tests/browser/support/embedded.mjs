// Explainers in somebody else's pages: opened in Chromium, and what can be asked of them from outside.
//
// Must stay true: the host's page and the site are two origins; what is read of a widget is what its reader or its host
// could see, through the open shadow root.
import assert from 'node:assert/strict';
import { PATIENCE, begin } from './chromium.mjs';
import { article, serveHost, threeLines } from './host.mjs';

export { article, threeLines };
export const ELEMENT = 'yongxian-explainer';

/** Starts site, host and browser around the tests of a file. @param {typeof import('node:test')} test */
export async function beginHost(test) {
  const { server, browser, open } = await begin(test);
  const host = await serveHost();
  test.after(() => host.close());

  /**
   * Opens a page of the host's.
   * @param {string | import('./host.mjs').Page} page a whole page
   * @param {{ live?: number }} [how] how many widgets are to become live; the rest is for the browser's context
   */
  async function visit(page, { live = 1, ...options } = {}) {
    const url = typeof page === 'string' && page.startsWith('http') ? page : host.put(page);
    const visited = await open({ path: '', state: null, ...options, url });
    if (live) await areLive(visited, live);
    return visited;
  }
  return { server, browser, open, host, visit };
}

/** Waits until so many widgets are live. */
export async function areLive(page, count = 1) {
  await page
    .waitForFunction(
      (wanted) => {
        const hosts = [...document.querySelectorAll('*')].filter((one) => one.shadowRoot?.querySelector('.yongxian'));
        return hosts.filter((one) => one.shadowRoot.querySelector('.yongxian').dataset.yongxian === 'live').length >= wanted;
      },
      count,
      { timeout: PATIENCE },
    )
    .catch(async (error) => assert.fail(`${error.message}\n${JSON.stringify(await seen(page))}\n${page.problems.join('\n')}`));
}

/** What each widget of the page shows. */
export const seen = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => one.shadowRoot)
      .map(({ shadowRoot }) => {
        const root = shadowRoot.querySelector('.yongxian');
        return {
          status: root?.dataset.yongxian,
          error: root?.dataset.error,
          view: root?.querySelector('.explainer')?.dataset.view,
          lang: root?.querySelector('.explainer')?.lang,
          models: root?.querySelectorAll('li[data-model]:not([hidden])').length ?? 0,
          events: root?.querySelectorAll('li[data-event]:not([hidden])').length ?? 0,
          points: root?.querySelectorAll('[data-point][id]').length ?? 0,
          count: root?.querySelector('output[data-count]')?.dataset.count,
          typed: root?.querySelector('input[type=search]')?.value,
        };
      }),
  );

/** Keeps what the widgets of a page tell; `told(page)` reads it. */
export const hearAll = (page) =>
  page.addInitScript(() => {
    window.__told = [];
    for (const name of ['ready', 'change', 'error', 'progress'])
      addEventListener(`yongxian-${name}`, ({ detail }) => window.__told.push({ name, ...detail }));
  });

export const told = (page, name) => page.evaluate((name) => window.__told.filter((one) => one.name === name), name);

/** Waits for something told. */
export async function hears(page, name, atLeast = 1) {
  await page.waitForFunction(({ name, atLeast }) => window.__told.filter((one) => one.name === name).length >= atLeast, { name, atLeast }, { timeout: PATIENCE });
  return (await told(page, name)).at(-1);
}
