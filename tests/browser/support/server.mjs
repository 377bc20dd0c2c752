// A small static server for the site under test, with its own `_headers` applied and faults on demand.
//
// Must stay true: binds to 127.0.0.1; without faults it sends what a plain static host would send; each fault names the
// path it hits, and is gone after `times` requests or `heal()`.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
};

/** Below the ports that Linux, macOS and Windows give to clients, and beyond those that browsers refuse. */
const FIRST_PORT = 20_000;
const PORTS = 12_000;

/** Netlify's `_headers`: a path line, then indented `Name: value` lines; every rule that fits applies. */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (!line.trim() || line.trim().startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      const pattern = line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/:\w+/g, '[^/]+');
      rules.push({ pattern: new RegExp(`^${pattern}$`), headers: [] });
    } else {
      const colon = line.indexOf(':');
      rules.at(-1).headers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
    }
  }
  return (path) => {
    const found = {};
    for (const rule of rules) {
      if (!rule.pattern.test(path)) continue;
      for (const [name, value] of rule.headers) found[name] = name in found ? `${found[name]}, ${value}` : value;
    }
    return found;
  };
}

/**
 * Faults: { path: RegExp, skip? (so many fitting requests are answered well first), times?, status?, mime?, truncate? (bytes
 * sent, honest length), cut? (bytes sent, then the connection dies), dead? (it dies before any answer), never? (no answer),
 * hold? (a promise to wait for), csp? (replaces the policy), headers? (more of them; undefined takes one away),
 * rewrite? (text => text), flip? (0 to 1: where in the body a byte is spoilt), from? (the folder that answers in the place of the site) }
 */
export async function serve(site) {
  // The site is built for the address where it will be published; here that is us.
  const robots = await readFile(join(site, 'robots.txt'), 'utf8').catch(() => '');
  const published = new URL(/Sitemap: (\S+)/.exec(robots)?.[1] ?? 'http://nowhere/').origin;
  const headersFor = parseHeaders(await readFile(join(site, '_headers'), 'utf8').catch(() => ''));
  let faults = [];
  let listener = '';
  const log = [];

  const answer = async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const due = (f) => !(f.skip > 0 && f.skip--) && (f.times === undefined || f.times-- > 0);
    const fault = faults.find((f) => f.path.test(path) && due(f)) ?? {};
    const isFaulty = Object.keys(fault).length > 0;
    log.push({ path, host: request.headers.host, cookie: request.headers.cookie, isFaulty });
    if (fault.never) return;
    if (fault.dead) return void request.socket.destroy();
    if (fault.hold) await fault.hold;
    if (listener && path === '/listener.js') return void response.writeHead(200, { 'content-type': TYPES['.js'] }).end(listener);
    const folder = fault.from ?? site;
    let file = normalize(join(folder, path));
    if (!file.startsWith(normalize(folder))) return void response.writeHead(403).end();
    if ((await stat(file).catch(() => null))?.isDirectory()) {
      if (!path.endsWith('/')) return void response.writeHead(301, { location: `${path}/` }).end();
      file = join(file, 'index.html');
    }
    let body = await readFile(file).catch(() => null);
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...headersFor(path) };
    for (const name of Object.keys(headers)) headers[name] = headers[name].replaceAll(published, `http://${request.headers.host}`);
    if (fault.csp !== undefined && 'content-security-policy' in headers) headers['content-security-policy'] = fault.csp;
    if (fault.mime) headers['content-type'] = fault.mime;
    for (const [name, value] of Object.entries(fault.headers ?? {})) {
      if (value === undefined) delete headers[name];
      else headers[name] = value;
    }
    if (!body || fault.status) {
      return void response.writeHead(fault.status ?? 404, { 'content-type': 'text/html' }).end('<h1>no such page</h1>');
    }
    if (fault.rewrite) body = Buffer.from(fault.rewrite(body.toString()));
    if (fault.flip !== undefined) body[Math.floor(fault.flip * body.length)] ^= 0xff;
    if (fault.truncate !== undefined) body = body.subarray(0, fault.truncate);
    if (listener && extname(file) === '.html') {
      body = Buffer.from(body.toString().replace('<head>', '<head><script src="/listener.js"></script>'));
    }
    const plain = !isFaulty && !(listener && extname(file) === '.html');
    const squeezed = plain && /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && (await readFile(`${file}.br`).catch(() => null));
    if (squeezed) {
      headers['content-encoding'] = 'br';
      body = squeezed;
    }
    response.writeHead(200, { ...headers, 'content-length': body.length, vary: 'accept-encoding' });
    if (fault.cut === undefined) return void response.end(body);
    response.write(body.subarray(0, fault.cut), () => setTimeout(() => request.socket.destroy(), 50));
  };

  const open = (port) =>
    new Promise((resolve, reject) => {
      const server = createServer((request, response) => {
        answer(request, response).catch((error) => response.destroy(error));
      });
      server.on('error', reject).listen(port, '127.0.0.1', () => resolve({ server, url: `http://127.0.0.1:${port}/` }));
    });
  /** A port that no client is given by the system, which would keep it from us while nobody listens there. */
  const listen = async (tries = 50) => {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    return open(port).catch((error) => (tries > 0 ? listen(tries - 1) : Promise.reject(error)));
  };
  let first = await listen();
  const stop = ({ server }) => {
    server.closeAllConnections();
    server.close();
  };
  const second = await listen();
  return {
    url: first.url,
    /** The same files at another origin. */
    otherUrl: second.url,
    log,
    /** Puts a script first in every page, for an engine whose console cannot be read from outside. */
    listen(script) {
      listener = script;
    },
    fault(...some) {
      faults = some;
    },
    heal() {
      faults = [];
    },
    /** Another version in the place of this one, whose files are gone. */
    publish(folder) {
      site = folder;
    },
    /** Nobody answers any more. */
    stop() {
      stop(first);
    },
    async resume() {
      first = await open(Number(new URL(first.url).port));
    },
    close() {
      for (const one of [first, second]) stop(one);
    },
  };
}
