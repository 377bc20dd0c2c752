// A second version of the site, with the files of the first one gone: as if a style and a script had been changed, or all of it.
//
// Must stay true: it is a version as the build would make one, by names, hashes and list; what a worker keeps is read from the
// worker that is published.
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const integrity = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;
/** What is added to a file of each kind; for wasm an empty section of a name, which means nothing. */
const MORE = { css: '\nbody{--version:2}', js: '\n/* 2 */', wasm: Buffer.from([0, 2, 1, 50]) };
/** The version's name: the one string of ten digits that stands alone. */
const NAME = /(["'`])([0-9a-f]{10}|second0000)\1/;
const IN_LIST = /(["'`])([\w./-]*)\1:\s*(["'`])(sha256-[\w+/=]+)\3/g;

/** What the worker of a site keeps. @param {string} site @returns {Promise<{ version: string, files: Record<string, string> }>} */
export async function listOf(site) {
  const worker = await readFile(join(site, 'sw.js'), 'utf8');
  const files = Object.fromEntries([...worker.matchAll(IN_LIST)].map(([, , path, , hash]) => [path, hash]));
  return { version: NAME.exec(worker)?.[2] ?? '', files };
}

/**
 * @param {string} site @param {{ all?: boolean }} [how] whether no file of the first version is left
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function secondVersion(site, { all = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'yongxian-v2-'));
  await cp(site, folder, { recursive: true });
  const read = (path) => readFile(join(folder, path), 'utf8');
  const paths = await readdir(folder, { recursive: true });
  // The packed files would still be the first version's.
  for (const path of paths) if (/\.(br|gz)$/.test(path)) await rm(join(folder, path));
  let worker = await read('sw.js');
  const changed = all ? /^assets\/[\w-]+-\w{10}\.(js|css|wasm)$/ : /^assets\/(yongxian-\w{10}\.css|page-\w{10}\.js)$/;
  const hashes = new Map();
  const renamed = new Map();
  for (const path of Object.keys((await listOf(site)).files).filter((path) => changed.test(path))) {
    const old = await readFile(join(folder, path));
    const next = path.replace(/-\w+\./, (end) => `${end.slice(0, -11)}second0000.`);
    const content = Buffer.concat([old, Buffer.from(MORE[path.split('.').at(-1)])]);
    hashes.set(integrity(old), integrity(content));
    renamed.set(path.replace('assets/', ''), next.replace('assets/', ''));
    await rename(join(folder, path), join(folder, next));
    await writeFile(join(folder, next), content);
  }
  const replaced = (text, pairs) => [...pairs].reduce((whole, [from, to]) => whole.replaceAll(from, to), text);
  for (const path of paths.filter((path) => /^((en|embed)\/.*)?index\.html$|^yongxian\.js$|^_headers$/.test(path))) {
    const old = await read(path);
    const next = replaced(old, renamed);
    hashes.set(integrity(old), integrity(next));
    await writeFile(join(folder, path), next);
  }
  worker = replaced(replaced(worker, hashes), renamed);
  await writeFile(join(folder, 'sw.js'), worker.replace(NAME, '$1second0000$1'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
