// The server of what is set beside others: the bare page, the contestants, their libraries, the documents and the site under test.
//
// Must stay true: binds to 127.0.0.1; what a contestant makes a browser fetch is weighed after brotli 11, whatever was sent, and
// what the measuring itself needs is not.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** What the pages share. */
const SUPPORT = fileURLToPath(new URL('.', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
/** Where a contestant's own files lie; all else is ours. */
const WEIGHED = /^\/(site|contestants|node_modules)\//;

/**
 * The site without its limits on a host's document, so that one sees what they keep away: their names outlive the bundling.
 * @param {Buffer} body
 */
const unlimited = (body) => Buffer.from(body.toString().replace(/\{bytes:[\w.]+,depth:/, '{bytes:1/0,depth:')
  .replace(/(depth:\d+,values:)[\w.]+,items:[\w.]+/, '$11/0,items:1/0'));

/** @param {{ here: string, site: string, documents: string }} folders `here` has the page, the contestants and their packages */
export async function serve({ here, site, documents }) {
  /** @type {Map<string, number>} */
  const weights = new Map();
  const weigh = (path, body) => {
    if (!weights.has(path)) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
      weights.set(path, brotliCompressSync(body, { params }).length);
    }
    return weights.get(path);
  };
  /** @type {Set<string>} */
  let fetched = new Set();
  const bodies = new Map();
  const read = async (path) => {
    const [, first, rest] = /^\/([^/]*)\/?(.*)$/.exec(path);
    const folder = { site, unlimited: site, documents, support: SUPPORT }[first];
    const [root, name] = folder ? [folder, rest] : [here, path];
    const file = normalize(join(root, name));
    if (!file.startsWith(normalize(root))) return undefined;
    const body = await readFile(file).catch(() => undefined);
    return first === 'unlimited' && body && name === 'yongxian.js' ? unlimited(body) : body;
  };
  const answer = async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const path = asked === '/' ? '/page.html' : asked;
    const body = bodies.get(path) ?? (await read(path));
    if (!body) return void response.writeHead(404).end();
    if (!path.startsWith('/documents/')) bodies.set(path, body);
    if (WEIGHED.test(path.replace('/unlimited/', '/site/'))) fetched.add(path);
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'no-store',
    });
    response.end(body);
  };
  const server = createServer((request, response) => answer(request, response).catch(() => response.destroy()));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`,
    /** Forgets what was fetched. */
    begin() {
      fetched = new Set();
    },
    /** What has been fetched since, in bytes after brotli 11. */
    weight: () => [...fetched].reduce((sum, path) => sum + weigh(path, bodies.get(path)), 0),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
