// The package in the hands of bundlers, of TypeScript, of a server's renderer, and of a page in React.
//
// Must stay true: the package is used as it was built, from a node_modules of its own; a built page asks nobody but its
// own server for anything; the console stays quiet.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import test from 'node:test';
import { promisify } from 'node:util';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { SITE, quiet } from './support/chromium.mjs';
import { ELEMENT, areLive, beginHost, hearAll, hears, seen, told } from './support/embedded.mjs';
import { serve } from './support/server.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGE = join(SITE, 'npm');
const run = promisify(execFile);

const { browser, visit } = await beginHost(test);
// Below the test libraries, so that React is found there as it is in any project.
await mkdir(join(ROOT, 'node_modules/.cache'), { recursive: true });
const work = await mkdtemp(join(ROOT, 'node_modules/.cache/yongxian-'));
await writeFile(join(work, 'package.json'), '{ "type": "module" }');
await cp(PACKAGE, join(work, 'node_modules/yongxian'), { recursive: true });
await cp(join(ROOT, 'tests/bundlers'), join(work, 'app'), { recursive: true });
await cp(join(ROOT, 'examples/react'), join(work, 'react'), { recursive: true });
const servers = [];
test.after(async () => {
  for (const server of servers) await server.close();
  await rm(work, { recursive: true });
});
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const manifest = async () => JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'));

/** Builds a folder; returns what Vite has warned of. */
async function byVite(folder) {
  const warnings = [];
  const keep = (text) => warnings.push(text);
  const customLogger = { info() {}, warn: keep, warnOnce: keep, error: keep, clearScreen() {}, hasErrorLogged: () => false, hasWarned: false };
  const build = { outDir: join(work, `${folder}-vite`), emptyOutDir: true, reportCompressedSize: false };
  await vite({ root: join(work, folder), base: './', build, logLevel: 'warn', customLogger });
  return warnings;
}

async function byWebpack(folder) {
  const path = join(work, `${folder}-webpack`);
  const compiler = webpack({
    context: join(work, folder),
    mode: 'production',
    entry: './app.js',
    output: { path, filename: 'app.js', module: true },
    experiments: { outputModule: true },
    // It is the page's affair how much it loads.
    performance: { hints: false },
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  await cp(join(work, folder, 'index.html'), join(path, 'index.html'));
  return [...stats.compilation.errors, ...stats.compilation.warnings].map(({ message }) => message);
}

/** Opens what a bundler has made, on an origin of its own. */
async function opened(folder, how) {
  const server = await serve(join(work, folder));
  servers.push(server);
  const page = await visit(server.url, { before: hearAll, ...how });
  page.origin = server.url;
  return page;
}

const BUNDLERS = { vite: byVite, webpack: byWebpack };
/** What each has complained of. */
const complaints = {};
for (const [name, bundle] of Object.entries(BUNDLERS)) {
  test(`${name}: the element and a mounted explainer come alive from files that it has copied`, async () => {
    complaints[name] = await bundle('app');
    const page = await opened(`app-${name}`, { live: 2 });
    const [element, mounted] = await seen(page);
    assert.deepEqual([element.status, element.view, element.lang, element.models], ['live', 'models', 'en', 79]);
    assert.deepEqual([mounted.status, mounted.view, mounted.lang], ['live', 'timeline', 'zh-Hans']);
    const { version } = await manifest();
    await page.waitForFunction((title) => document.title === title, `ready ${version} 79`);

    await page.locator(`${ELEMENT} fieldset[data-facet=org_type] input`).first().click();
    assert.equal((await hears(page, 'change')).state, 'org_type=internet-giant');
    const strangers = page.requests.filter((url) => !url.startsWith(page.origin) && !url.startsWith('data:'));
    assert.deepEqual(strangers, []);
    const fetched = page.requests.filter((url) => url.endsWith('.wasm'));
    assert.equal(new Set(fetched).size, fetched.length, 'each wasm is fetched once');
    complaints[name].push(...page.problems);
  });

  test(`${name}: nothing to complain about, for the bundler or for the browser`, () => {
    assert.deepEqual(complaints[name], []);
  });
}

/** The types of what each folder's tsconfig.json names; what is wrong, if anything. */
const wrongTypes = (folder, ...options) =>
  run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--project', join(work, folder), ...options]).then(
    () => '',
    (error) => error.stdout || String(error),
  );

for (const [moduleResolution, module] of Object.entries({ bundler: 'esnext', node16: 'node16' })) {
  test(`TypeScript: what is right compiles and what is wrong does not, as ${moduleResolution} resolves it`, async () => {
    assert.equal(await wrongTypes('app', '--module', module, '--moduleResolution', moduleResolution), '');
  });
}

test('TypeScript: the page in React has its types', async () => {
  assert.equal(await wrongTypes('react'), '');
});

test('a server’s renderer can import it: nothing happens and nothing breaks', async () => {
  const script = `
    const before = Object.keys(globalThis).length;
    const { mount, version, ...rest } = await import(${JSON.stringify(pathToFileURL(join(PACKAGE, 'yongxian.js')))});
    console.log(JSON.stringify([typeof mount, version, Object.keys(rest), Object.keys(globalThis).length - before]));`;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: work });
  const { version } = await manifest();
  assert.deepEqual(JSON.parse(stdout), ['function', version, [], 0]);
  assert.equal(stderr, '');
});

/** The page in React, built once. */
let news;
const react = async () => {
  assert.deepEqual(await (news ??= byVite('react')), [], 'warnings');
  return opened('react-vite');
};
const output = (page, id, text) =>
  page.waitForFunction(([id, text]) => document.getElementById(id).textContent === text, [id, text]);
const box = (page) => page.locator(`${ELEMENT} fieldset[data-facet=org_type] input`).first();

test('React: state and count stand beside it, and its settings are props', async () => {
  const page = await react();
  await output(page, 'shown-count', '79');
  await box(page).click();
  await output(page, 'shown-state', 'org_type=internet-giant');
  const { count } = (await told(page, 'change')).at(-1);
  await output(page, 'shown-count', String(count));

  await page.locator('#state').click();
  await output(page, 'shown-state', 'q=GLM');
  assert.equal((await seen(page))[0].typed, 'GLM');
  await page.locator('#state').click();
  await page.locator(`${ELEMENT} input[type=search]`).fill('');
  await output(page, 'shown-state', '');

  await page.locator('#view').selectOption('timeline');
  await hears(page, 'ready', 2);
  await page.locator('#lang').click();
  await hears(page, 'ready', 3);
  const [{ view, lang }] = await seen(page);
  assert.deepEqual([view, lang], ['timeline', 'zh-Hans']);
  await page.locator('#theme').selectOption('dark');
  const theme = () => page.evaluate(() => document.querySelector('yongxian-explainer').shadowRoot.querySelector('.yongxian').dataset.theme);
  assert.equal(await theme(), 'dark');
  await output(page, 'readies', '3');
  quiet(page);
});

test('React: data as a prop, good and bad, and back', async () => {
  const page = await react();
  const rows = (count) =>
    page.waitForFunction((count) => document.querySelector('yongxian-explainer').shadowRoot.querySelectorAll('li[data-model]:not([hidden])').length === count, count);
  await page.locator('#data').click();
  await rows(2);
  await output(page, 'shown-count', '2');
  await page.locator('#bad-data').click();
  await page.waitForFunction(() => document.getElementById('problem').textContent.startsWith('data-schema: '));
  await rows(2);
  // From what is no document to none at all.
  await page.locator('#data').click();
  await rows(79);
  quiet(page);
});

test('React: moved among its siblings it goes on; taken away and put back it begins anew', async () => {
  const page = await react();
  await box(page).click();
  await output(page, 'shown-state', 'org_type=internet-giant');
  await page.evaluate(() => (window.__root = document.querySelector('yongxian-explainer').shadowRoot.querySelector('.yongxian')));
  const [before] = await seen(page);
  const places = [];
  for (let time = 0; time < 4; time++) {
    await page.locator('#move').click();
    places.push(await page.evaluate(() => [...document.querySelector('#story').children].findIndex((one) => one.matches('yongxian-explainer'))));
  }
  assert.deepEqual(places, [0, 2, 1, 0]);
  // Longer than an element may be away before it counts as removed.
  await page.waitForTimeout(200);
  assert.deepEqual((await seen(page))[0], before);
  assert.ok(await page.evaluate(() => window.__root.isConnected), 'the same markup still stands there');
  assert.equal((await told(page, 'ready')).length, 1);

  await page.evaluate(() => (window.__gone = document.querySelector('yongxian-explainer')));
  await page.locator('#toggle').click();
  await page.waitForFunction(() => !window.__gone.isConnected && !window.__gone.shadowRoot.querySelector('.yongxian'));
  await page.locator('#toggle').click();
  await areLive(page);
  await output(page, 'readies', '2');
  await output(page, 'shown-state', '');
  assert.deepEqual(await told(page, 'error'), []);
  quiet(page);
});
