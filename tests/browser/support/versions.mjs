// A second version of the site, with the files of the first one gone: as if a style and a script had been changed.
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const integrity = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** @param {string} site @returns {Promise<{ folder: string, remove: () => Promise<void> }>} */
export async function secondVersion(site) {
  const folder = await mkdtemp(join(tmpdir(), 'yongxian-v2-'));
  await cp(site, folder, { recursive: true });
  const read = (path) => readFile(join(folder, path), 'utf8');
  // The packed files would still be the first version's.
  for (const path of await readdir(folder, { recursive: true })) if (/\.(br|gz)$/.test(path)) await rm(join(folder, path));
  const names = await readdir(join(folder, 'assets'));
  let worker = await read('sw.js');
  const hashes = new Map();
  const renamed = new Map();
  for (const [pattern, more] of [[/^yongxian-\w+\.css$/, '\nbody{--version:2}'], [/^page-\w+\.js$/, '\n/* 2 */']]) {
    const name = names.find((one) => pattern.test(one));
    const old = await read(`assets/${name}`);
    const next = name.replace(/-\w+\./, '-second0000.');
    hashes.set(integrity(old), integrity(old + more));
    renamed.set(name, next);
    await rename(join(folder, 'assets', name), join(folder, 'assets', next));
    await writeFile(join(folder, 'assets', next), old + more);
  }
  const replaced = (text, pairs) => [...pairs].reduce((all, [from, to]) => all.replaceAll(from, to), text);
  for (const path of ['index.html', 'en/index.html']) {
    const old = await read(path);
    const next = replaced(old, renamed);
    hashes.set(integrity(old), integrity(next));
    await writeFile(join(folder, path), next);
  }
  worker = replaced(replaced(worker, hashes), renamed);
  // The version's name: the one string of ten digits that stands alone.
  await writeFile(join(folder, 'sw.js'), worker.replace(/(["'`])[0-9a-f]{10}\1/, '$1second0000$1'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
