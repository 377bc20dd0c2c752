// The three engines behind one small face: open an address, run a function in the page, read what the console said and what
// the page asked for.
//
// Must stay true: nothing is downloaded; each engine is the one that the environment names or the system has.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { CHROMIUM, FLAGS, PATIENCE } from './chromium.mjs';

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const WEBKIT_DRIVER = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
const MINI_BROWSER = process.env.MINI_BROWSER ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

async function startChromium() {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  // One reader, as in the other engines.
  const context = await browser.newContext();
  return {
    async open(url) {
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      const problems = [];
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(String(error)));
      const requests = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(url);
      return {
        evaluate: (act, arg) => page.evaluate(act, arg),
        problems: async () => problems,
        requests: async () => requests.slice(1),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function startFirefox() {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true, timeout: 2 * PATIENCE });
  return {
    async open(url) {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      const problems = [];
      page.on('console', (message) => ['error', 'warn'].includes(message.type()) && problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(String(error)));
      const requests = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(url);
      return {
        evaluate: (act, arg) => page.evaluate(act, arg),
        problems: async () => problems,
        requests: async () => requests.slice(1),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Its driver tells nothing of the console, so the page is made to listen to itself. */
const LISTENER = `(() => {
  window.__said = [];
  const note = (text) => window.__said.push(text);
  for (const level of ['warn', 'error']) {
    const real = console[level];
    console[level] = (...what) => (note(what.map(String).join(' ')), real.apply(console, what));
  }
  addEventListener('securitypolicyviolation', (event) => note('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
  addEventListener('error', (event) => event.target !== window && note('not loaded: ' + event.target.outerHTML), true);
  // Last of all, to see what nobody has prevented.
  for (const type of ['error', 'unhandledrejection'])
    addEventListener(type, (event) => queueMicrotask(() => event.defaultPrevented || note(type + ': ' + (event.message ?? event.reason))));
})()`;

/** WebKitGTK, by plain W3C WebDriver calls. */
async function startWebKit(server) {
  server.listen(LISTENER);
  const port = await freePort();
  const driver = spawn('xvfb-run', ['-a', WEBKIT_DRIVER, `--port=${port}`, '--host=127.0.0.1'], {
    detached: true, // a group of its own, so that all of it can be ended
    stdio: 'ignore',
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  for (const end = Date.now() + PATIENCE; ; ) {
    const up = await call('GET', '/status').catch(() => null);
    if (up) break;
    if (Date.now() > end) throw new Error('WebKitWebDriver does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const capabilities = {
    alwaysMatch: {
      'webkitgtk:browserOptions': {
        binary: MINI_BROWSER,
        args: ['--automation'],
      },
    },
  };
  const { sessionId } = await call('POST', '/session', { capabilities });
  const copies = await mkdtemp(join(tmpdir(), 'yongxian-'));
  /** A file is opened as a copy that listens to itself, from before where its policy begins. */
  const listening = async (url) => {
    const copy = join(copies, 'copy.html');
    const text = await readFile(fileURLToPath(url.replace(/#.*/s, '')), 'utf8');
    await writeFile(copy, text.replace('<head>', `<head><script>${LISTENER}</script>`));
    return pathToFileURL(copy).href + (/#.*/s.exec(url)?.[0] ?? '');
  };
  return {
    async open(address) {
      const url = address.startsWith('file:') ? await listening(address) : address;
      await call('POST', `/session/${sessionId}/url`, { url });
      const evaluate = (act, arg) =>
        call('POST', `/session/${sessionId}/execute/sync`, {
          script: `return (${act}).apply(null, arguments)`,
          args: arg === undefined ? [] : [arg],
        });
      return {
        evaluate,
        problems: () => evaluate(() => window.__said),
        requests: () => evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name)),
        close: async () => {},
      };
    },
    async close() {
      await rm(copies, { recursive: true, force: true });
      await call('DELETE', `/session/${sessionId}`).catch(() => {});
      process.kill(-driver.pid);
      server.listen('');
    },
  };
}

/** Set and empty in the environment means that this machine does not have it. */
export const ENGINES = {
  Chromium: CHROMIUM && startChromium,
  Firefox: FIREFOX && startFirefox,
  WebKitGTK: WEBKIT_DRIVER && MINI_BROWSER && startWebKit,
};

/**
 * Asks the page until the answer is true; one that is still loading may not be able to answer, and is asked again. A promise is
 * waited for, which Playwright's own `waitForFunction` takes for a true answer at once.
 */
export async function until(page, act, arg) {
  let failure = '';
  for (const end = Date.now() + PATIENCE; ; ) {
    if (await page.evaluate(act, arg).catch((error) => void (failure = error))) return;
    if (Date.now() > end) throw new Error(`never true: ${act} ${failure}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
