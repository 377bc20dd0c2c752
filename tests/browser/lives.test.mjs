// Many lives: mounts and removals leave nothing, neighbours do not feel each other's deaths, and the page around stays as it was.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ALL, PATIENCE, quiet } from './support/chromium.mjs';
import { ELEMENT, areLive, article, beginHost, hearAll, hears, seen, threeLines, told } from './support/embedded.mjs';

const { server, browser, host, visit } = await beginHost(test);
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const views = ['full', 'points', 'models', 'timeline'];
const twenty = Array.from({ length: 20 }, (_, n) => `<yongxian-explainer lang="${n % 2 ? 'en' : 'zh'}" view="${views[1 + (n % 3)]}"></yongxian-explainer>`).join('');

/** Puts widgets into the page and takes them out, so many times. */
const cycle = (page, times) =>
  page.evaluate(async (times) => {
    const place = document.getElementById('place');
    for (let n = 0; n < times; n++) {
      const element = document.createElement('yongxian-explainer');
      element.setAttribute('view', 'timeline');
      place.append(element);
      // Every third is taken out before it is ready.
      if (n % 3) await element.ready;
      else await new Promise((resolve) => setTimeout(resolve, n % 7));
      element.remove();
      // Removal is final after a tenth of a second; many are on their way at once.
      if (n % 20 === 19) await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }, times);

test(`${ALL ? '1,000' : '120'} mounts and removals leave listeners, nodes and instances as before`, async () => {
  const page = await visit(article(`<script type="module" src="${server.url}yongxian.js"></script>`), {
    live: 0,
    before: (page) =>
      page.addInitScript(() => {
        window.__memories = [];
        const Real = WebAssembly.Instance;
        WebAssembly.Instance = new Proxy(Real, {
          construct(target, args) {
            const made = Reflect.construct(target, args);
            window.__memories.push(new WeakRef(made.exports.memory));
            return made;
          },
        });
      }),
  });
  await page.waitForFunction(() => customElements.get('yongxian-explainer'));
  const session = await page.context().newCDPSession(page);
  const measure = async (isDone) => {
    for (const end = Date.now() + PATIENCE; ; ) {
      for (let n = 0; n < 3; n++) {
        await session.send('HeapProfiler.collectGarbage');
        await page.waitForTimeout(100);
      }
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
      const instances = await page.evaluate(() => window.__memories.filter((one) => one.deref()).length);
      const now = { nodes, listeners: jsEventListeners, instances };
      // On a busy machine the last ones take their time to go.
      if (isDone(now) || Date.now() > end) return now;
    }
  };
  await cycle(page, 20);
  const before = await measure(({ instances }) => instances <= 2);
  await cycle(page, ALL ? 1_000 : 120);
  const isAsBefore = ({ nodes, listeners, instances }) =>
    listeners <= before.listeners + 2 && nodes <= before.nodes * 1.01 + 20 && instances <= before.instances + 1 && instances <= 3;
  const after = await measure(isAsBefore);
  const made = await page.evaluate(() => window.__memories.length);
  assert.ok(made > (ALL ? 600 : 80), `${made} instances were made`);
  assert.ok(isAsBefore(after), JSON.stringify({ before, after }));
  quiet(page, (text) => /favicon|404/.test(text));
});

test('twenty widgets: one download, one compilation; a panic in one leaves nineteen alone', async () => {
  const page = await visit(article(`<script type="module" src="${server.url}yongxian.js"></script>`), { live: 0, before: hearAll });
  await page.evaluate((html) => document.getElementById('place').append(document.createRange().createContextualFragment(html)), twenty);
  // Lazy as they are, each has to be passed by.
  for (let n = 0; n < 20; n++) {
    await page.evaluate((n) => document.querySelectorAll('yongxian-explainer')[n].scrollIntoView(), n);
    await areLive(page, n + 1);
  }
  for (const kind of [/yongxian-\w+\.wasm$/, /yongxian-glue/, /yongxian\.js$/]) assert.equal(page.requests.filter((url) => kind.test(url)).length, 1, String(kind));
  assert.equal(new Set(page.requests.filter((url) => /\/embed\//.test(url))).size, page.requests.filter((url) => /\/embed\//.test(url)).length);

  const roots = await page.evaluateHandle(() => [...document.querySelectorAll('yongxian-explainer')].map((one) => one.shadowRoot.querySelector('.yongxian')));
  await page.evaluate(async () => {
    const victim = document.querySelector('yongxian-explainer[view=models]');
    const real = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function (...args) {
      if (this.getRootNode() !== victim.shadowRoot) return real.apply(this, args);
      Node.prototype.insertBefore = real;
      throw new DOMException('moved', 'NotFoundError');
    };
    const rows = () => victim.shadowRoot.querySelectorAll('li[data-model]:not([hidden])').length;
    const all = rows();
    victim.shadowRoot.querySelector('fieldset[data-facet=org_type] input').click();
    while (rows() === all) await new Promise((resolve) => setTimeout(resolve, 10));
    victim.shadowRoot.querySelector('fieldset[data-facet=org_type] input').click();
  });
  // The victim is back, on a root of its own.
  await page.waitForFunction((roots) => {
    const at = [...document.querySelectorAll('yongxian-explainer')].findIndex((one) => one.matches('[view=models]'));
    const root = document.querySelectorAll('yongxian-explainer')[at].shadowRoot.querySelector('.yongxian');
    return root !== roots[at] && root.dataset.yongxian === 'live';
  }, roots);
  const changed = await page.evaluate((roots) => [...document.querySelectorAll('yongxian-explainer')].filter((one, n) => one.shadowRoot.querySelector('.yongxian') !== roots[n]).length, roots);
  assert.equal(changed, 1, 'only one was replaced');
  for (let n = 0; n < 20; n++) {
    const language = page.locator(ELEMENT).nth(n).locator('a[hreflang]:not([aria-current])');
    // By key: the widget above may still be growing, and a pointer would miss.
    await language.press('Enter');
    await page.locator(ELEMENT).nth(n).locator(`.explainer[lang=${n % 2 ? 'zh-Hans' : 'en'}]`).waitFor();
  }
  assert.ok((await seen(page)).every(({ status }) => status === 'live'));
  assert.deepEqual(await told(page, 'error'), []);
});

test('the page around stays as it was: globals, history, title, address, focus, scroll, storage, listeners', async () => {
  const page = await visit(article(`<input id="mine" autofocus>${threeLines(server.url, 'state="event=ernie-bot"')}`), {
    live: 0,
    before: async (page) => {
      await hearAll(page);
      await page.addInitScript(() => {
        window.__names = Object.getOwnPropertyNames(window);
        window.__heard = [];
        const add = EventTarget.prototype.addEventListener;
        EventTarget.prototype.addEventListener = function (type, ...rest) {
          const outside = [window, document, document.body, document.documentElement].includes(this);
          // The tool that drives the browser listens too.
          if (outside && /yongxian/.test(new Error().stack)) window.__heard.push(type);
          return add.call(this, type, ...rest);
        };
        window.__changed = [];
        addEventListener('DOMContentLoaded', () => {
          new MutationObserver((records) => window.__changed.push(...records.map((one) => `${one.type} ${one.target.nodeName}`))).observe(document, {
            subtree: true, childList: true, attributes: true, characterData: true,
          });
        });
      });
    },
  });
  const look = () =>
    page.evaluate(() => ({
      title: document.title, url: location.href, history: history.length, state: history.state, focus: document.activeElement.id,
      scroll: [scrollX, scrollY], lang: document.documentElement.lang, local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
    }));
  const before = await look();
  await hears(page, 'ready');
  await page.waitForTimeout(300);
  assert.deepEqual(await look(), before);
  const left = await page.evaluate(() => ({
    globals: Object.getOwnPropertyNames(window).filter((name) => !window.__names.includes(name) && !name.startsWith('__')),
    heard: window.__heard.filter((type) => type !== 'error' && type !== 'unhandledrejection'),
    changed: window.__changed,
  }));
  assert.deepEqual(left.globals.filter((name) => !/^yongxian$/i.test(name)), []);
  assert.deepEqual(left.heard, [], 'what has died behind our back is all that is listened for');
  assert.deepEqual(left.changed, []);
  assert.deepEqual(await page.context().cookies(), []);
  assert.ok(server.log.every((request) => request.cookie === undefined));
  // What the reader does inside changes nothing outside either.
  await page.locator(`${ELEMENT} fieldset[data-facet=org_type] input`).first().click();
  await hears(page, 'change');
  const { history, url, title, local, session } = await look();
  assert.deepEqual({ history, url, title, local, session }, { history: before.history, url: before.url, title: before.title, local: 0, session: 0 });
});

for (const [name, put] of Object.entries({
  'by the parser': (html) => document.open().write(`<!doctype html><title>x</title><body>${html}`),
  'by setHTMLUnsafe': (html) => document.getElementById('place').setHTMLUnsafe(html),
  'by innerHTML': (html) => (document.getElementById('place').innerHTML = html),
  'by a parsed document': (html) => document.getElementById('place').append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes),
  'as a clone': (html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    document.getElementById('place').append(template.content.cloneNode(true));
  },
})) {
  test(`the snippet, put in ${name}, is readable at once and live soon`, async () => {
    const text = await (await fetch(`${server.url}embed/models/snippet.html`)).text();
    const html = text.replaceAll('https://yongxian.example/', server.url).replace(/<script[\s\S]*$/, '');
    const page = await visit(article(''), { live: 0, before: hearAll });
    await page.evaluate(({ put, html }) => void new Function('html', `return (${put})(html)`)(html), { put: String(put), html });
    await page.evaluate((url) => void document.body.append(Object.assign(document.createElement('script'), { type: 'module', src: url })), `${server.url}yongxian.js`);
    await areLive(page);
    assert.equal((await seen(page))[0].models, 79);
  });
}

test('the doctor writes a report that names what failed', async () => {
  const { origin } = new URL(server.url);
  const headers = { 'content-security-policy': `script-src ${origin}; connect-src ${origin}` };
  const address = host.put({ html: article(threeLines(server.url, 'view="points"')), headers });
  const page = await visit(`${address}?yongxian-doctor`, { live: 0 });
  const paper = page.locator('textarea[aria-label=report]');
  await paper.waitFor();
  await page.waitForFunction(() => /failed, csp[^]*file +200/.test([...document.querySelectorAll('aside')].at(-1).shadowRoot.querySelector('textarea').value));
  const report = await paper.inputValue();
  for (const part of [/yongxian \d/, /browser +Mozilla/, /wasm +refused.*wasm-unsafe-eval/, /widget 1.*failed, csp/, /file +200 application\/wasm/]) assert.match(report, part);
});
