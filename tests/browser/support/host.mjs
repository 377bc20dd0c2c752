// Somebody else's site: pages of its own on an origin of its own, with whatever headers it likes.
//
// Must stay true: knows nothing of the product but the addresses that its pages were given.
import { createServer } from 'node:http';

/** The three lines of the README. @param {string} site @param {string} [attributes] @param {string} [inside] */
export const threeLines = (site, attributes = 'lang="zh"', inside = '') =>
  `<script type="module" src="${site}yongxian.js"></script>\n<yongxian-explainer ${attributes}>${inside}</yongxian-explainer>`;

/** A news article with something in it. */
export const article = (inside, { head = '', body = '', htmlAttributes = 'lang="zh"' } = {}) => `<!doctype html>
<html ${htmlAttributes}><head><meta charset="utf-8"><title>News</title><meta name="viewport" content="width=device-width">${head}</head>
<body ${body}><h1>A news article</h1><p id="before">Text before.</p>
<div id="place">${inside}</div>
<p id="after">Text after.</p></body></html>`;

/**
 * `never`: no answer; `endless`: the text again and again.
 * @typedef {{ html: string, headers?: Record<string, string>, type?: string, status?: number, never?: boolean, endless?: boolean }} Page
 */

/** @returns {Promise<{ url: string, put: (page: string | Page, path?: string) => string, sent: () => number, close: () => void }>} */
export async function serveHost() {
  /** @type {Map<string, Page>} */
  const pages = new Map();
  let last = 0;
  let sent = 0;
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://host').pathname);
    if (page?.never) return;
    response.writeHead(page ? (page.status ?? 200) : 404, { 'content-type': page?.type ?? 'text/html; charset=utf-8', ...page?.headers });
    if (!page?.endless) return void response.end(page?.html ?? '');
    const more = () => {
      while (!response.destroyed && response.write(page.html)) sent += page.html.length;
    };
    response.on('drain', more);
    more();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const url = `http://127.0.0.1:${server.address().port}/`;
  return {
    url,
    put(page, path = `page-${++last}.html`) {
      pages.set(`/${path}`, typeof page === 'string' ? { html: page } : page);
      return url + path;
    },
    /** How much of what is endless has been sent. */
    sent: () => sent,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
