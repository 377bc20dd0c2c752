// @ts-check
/**
 * A report on why a widget works or does not, as text to paste into a ticket.
 *
 * Must stay true: it only looks; it names nothing of the reader but browser and page; loaded on demand only.
 */

/**
 * @typedef {object} Finding
 * @property {HTMLElement} host
 * @property {string} state
 * @property {string} [code]
 * @property {string} [version]
 * @property {string[]} files  what it is loaded from
 */

/** @type {Map<HTMLElement, Finding>} */
const findings = new Map();
/** @type {string[]} */
const violations = [];
/** @type {HTMLTextAreaElement | undefined} */
let paper;
let turn = 0;

addEventListener('securitypolicyviolation', (event) => note(event));
try {
  // What was refused before this module came.
  const seen = new ReportingObserver(
    (reports) => reports.forEach(({ body }) => note(/** @type {any} */ (body))),
    { types: ['csp-violation'], buffered: true },
  );
  seen.observe();
} catch {
  // An engine without it tells only of what is refused from now on.
}

/** @param {{ effectiveDirective: string, blockedURI?: string, blockedURL?: string }} violation */
function note({ effectiveDirective, blockedURI, blockedURL }) {
  const line = `${effectiveDirective} refused ${blockedURI ?? blockedURL ?? '?'}`;
  if (!violations.includes(line)) violations.push(line);
}

/** Shows the report, or brings it up to date. @param {Finding} finding */
export async function report(finding) {
  findings.set(finding.host, finding);
  paper ??= panel();
  const mine = ++turn;
  const text = await written();
  // An earlier report may have waited longer for its files, and knows less.
  if (mine === turn) paper.value = text;
}

async function written() {
  const all = [...findings.values()];
  const files = [...new Set(all.flatMap((one) => one.files))];
  const metas = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy" i]')];
  return [
    `yongxian ${all[0]?.version ?? ''} report, ${new Date().toISOString()}`,
    `page        ${location.origin}${location.pathname}`,
    `browser     ${navigator.userAgent}`,
    `language    ${document.documentElement.lang || 'not said'}; reader prefers ${navigator.languages.join(', ')}`,
    `framed      ${window.top === window ? 'no' : 'yes'}; origin ${window.origin}; ${document.compatMode}`,
    `wasm        ${wasmAllowed()}`,
    `policy      ${metas.map((meta) => meta.getAttribute('content')).join(' | ') || 'none in a <meta>; see the response headers'}`,
    `features    ${features()}`,
    `replaced    ${replaced() || 'nothing that we use'}`,
    '',
    ...all.map(({ host, state, code }, n) => `widget ${n + 1}    <${host.localName}> ${state}${code ? `, ${code}` : ''}`),
    '',
    ...(await Promise.all(files.map(asked))),
    '',
    ...(violations.length ? violations.map((line) => `violation   ${line}`) : ['violations  none seen']),
  ].join('\n');
}

function wasmAllowed() {
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return 'allowed';
  } catch (error) {
    return `refused: ${error} (script-src needs 'wasm-unsafe-eval')`;
  }
}

function features() {
  const has = {
    'declarative shadow root': 'shadowRootMode' in HTMLTemplateElement.prototype,
    'constructed sheets': 'adoptedStyleSheets' in Document.prototype,
    'streaming wasm': typeof WebAssembly?.compileStreaming === 'function',
    'moving elements': 'moveBefore' in Element.prototype,
  };
  return Object.entries(has)
    .map(([name, there]) => `${name} ${there ? 'yes' : 'no'}`)
    .join(', ');
}

/** What the page has put in the place of the browser's own. */
function replaced() {
  const own = /** @type {any} */ (window);
  const names = ['Element', 'Event', 'Map', 'Node', 'Promise', 'Reflect', 'TextDecoder', 'TextEncoder', 'WebAssembly', 'Window', 'fetch', 'queueMicrotask'];
  const isOwn = (/** @type {any} */ one) => typeof one === 'object' || /\[native code\]/.test(Function.prototype.toString.call(one));
  return names.filter((name) => !own[name] || !isOwn(own[name])).join(', ');
}

/** What the server says of a file, asked once: each report names it again. @type {Map<string, Promise<string>>} */
const answers = new Map();

/** @param {string} url */
function asked(url) {
  const answer = answers.get(url) ?? file(url);
  answers.set(url, answer);
  return answer;
}

/** @param {string} url */
async function file(url) {
  const [timing] = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByName(url));
  const sent = timing ? `, ${timing.encodedBodySize} bytes sent in ${Math.round(timing.duration)} ms` : '';
  try {
    const response = await fetch(url, { credentials: 'omit' });
    const { byteLength } = await response.arrayBuffer();
    return `file        ${response.status} ${response.headers.get('content-type')}, ${byteLength} bytes${sent}: ${url}`;
  } catch (error) {
    return `file        NOT FETCHED (${error}): ${url}`;
  }
}

function panel() {
  const host = document.createElement('aside');
  host.setAttribute('aria-label', 'yongxian report');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial !important; position: fixed !important; inset: auto 12px 12px auto !important; z-index: 2147483647 !important; }
    div { width: min(720px, 90vw); padding: 12px; background: #fff; color: #111; border: 2px solid #111; border-radius: 6px; font: 14px/1.5 sans-serif; }
    textarea { box-sizing: border-box; width: 100%; height: 320px; margin: 8px 0; font: 12px/1.5 monospace; color: inherit; background: #f6f6f4; border: 1px solid #777; }
    button { font: inherit; padding: 4px 14px; margin-inline-end: 8px; min-height: 32px; }
  `);
  shadow.adoptedStyleSheets = [sheet];
  const box = document.createElement('div');
  const title = document.createElement('strong');
  title.textContent = 'yongxian report';
  const text = document.createElement('textarea');
  text.readOnly = true;
  text.spellcheck = false;
  text.setAttribute('aria-label', 'report');
  const copy = document.createElement('button');
  copy.textContent = 'Copy';
  copy.onclick = () => {
    text.select();
    navigator.clipboard?.writeText(text.value).catch(() => document.execCommand('copy'));
  };
  const close = document.createElement('button');
  close.textContent = 'Close';
  close.onclick = () => {
    host.remove();
    paper = undefined;
  };
  box.append(title, text, copy, close);
  shadow.append(box);
  document.body.append(host);
  return text;
}
