// Each call from the wasm into JavaScript throws, once, and from then on: the text is never lost, the end is live or failed.
//
// Sampled here; whole with `cargo xtask test --all`, which takes hours.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ALL } from './support/chromium.mjs';
import { content, plain, textsOf } from './support/content.mjs';
import { article, beginHost } from './support/embedded.mjs';

/** Prime, so that the same call of a loop is not met again and again. */
const STRIDE = ALL ? 1 : 331;

const { server, visit } = await beginHost(test);
const READABLE = textsOf(content.article.points.map(({ title, claim, lead, then, now }) => [title, claim, lead, then, now]), 'zh').map(plain);

/** A page where each widget's instances can be made to fail at a call. */
const openLab = () =>
  visit(article(`<script type="module" src="${server.url}yongxian.js"></script>`), {
    live: 0,
    before: (page) =>
      page.addInitScript((readable) => {
        const plan = { at: Infinity, forever: false, calls: 0, fired: false, acted: 0 };
        window.__plan = plan;
        const Real = WebAssembly.Instance;
        WebAssembly.Instance = new Proxy(Real, {
          construct(target, [module, imports]) {
            const wrapped = {};
            for (const [space, functions] of Object.entries(imports)) {
              wrapped[space] = {};
              for (const [name, real] of Object.entries(functions)) {
                wrapped[space][name] =
                  typeof real !== 'function'
                    ? real
                    : function (...args) {
                        const call = ++plan.calls;
                        if (call === plan.at || (plan.forever && call > plan.at)) {
                          plan.fired = true;
                          throw new Error(`import call ${call} (${name})`);
                        }
                        return real.apply(this, args);
                      };
              }
            }
            return Reflect.construct(target, [module, wrapped]);
          },
        });
        // What dies is reported to the page as well; that is not the end of the test.
        addEventListener('error', (event) => event.preventDefault());
        addEventListener('unhandledrejection', (event) => event.preventDefault());

        // In ms: as long as a busy machine may take.
        const patience = 40_000;
        const tick = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        const until = async (test, ms) => {
          for (const end = performance.now() + ms; performance.now() < end; await tick(10)) if (test()) return true;
          return false;
        };
        /** One life with one fault; tells how it ended, or what was lost. */
        window.__live = async (at, forever) => {
          Object.assign(plan, { at, forever, calls: 0, fired: false });
          const element = document.createElement('yongxian-explainer');
          element.setAttribute('view', 'points');
          element.setAttribute('lang', 'zh');
          document.getElementById('place').append(element);
          const root = () => element.shadowRoot.querySelector('.yongxian');
          const ended = () => /live|failed/.test(root()?.dataset.yongxian ?? '');
          const isWhole = () => {
            const text = (root()?.textContent ?? '').replace(/\s+/g, '');
            return readable.find((one) => !text.includes(one));
          };
          try {
            // A watcher that looks all the time: the text may not be away for a moment.
            let lost;
            let shown = false;
            const watch = setInterval(() => {
              shown ||= root() !== null;
              if (shown) lost ??= isWhole();
            }, 15);
            if (!(await until(ended, patience))) return `neither live nor failed: ${root()?.dataset.yongxian}`;
            // What fails after it was live has a moment to be noticed.
            await tick(30);
            await until(ended, patience);
            let status = root().dataset.yongxian;
            if (status === 'live') {
              const box = () => root().querySelector('input[value=dark]');
              plan.acted = plan.calls;
              box().click();
              const acted = () => ended() && (root().dataset.yongxian === 'failed' || root().querySelector('.explainer').dataset.theme === 'dark');
              if (!(await until(acted, patience))) return 'it looks alive and is dead';
              status = root().dataset.yongxian;
            }
            clearInterval(watch);
            lost ??= isWhole();
            return lost ? `lost “${lost}”` : status;
          } finally {
            Object.assign(plan, { at: Infinity, forever: false });
            element.remove();
            await tick(110);
          }
        };
      }, READABLE),
  });

/** The first calls, some of all, and more of those that follow the reader's click. */
function sampled(calls, acted, thinner) {
  const stride = thinner * STRIDE;
  const near = Math.min(4 * thinner, stride);
  const fits = (at) => at < 12 || at % stride === 0 || (at > acted && at <= acted + 60 && at % near === 0);
  return Array.from({ length: calls }, (_, n) => n + 1).filter(fits);
}

for (const forever of [false, true]) {
  test(`a call throws ${forever ? 'from then on' : 'once'}: recovered or static, each time`, { timeout: ALL ? 7_200_000 : 300_000 }, async () => {
    let page = await openLab();
    await page.waitForFunction(() => customElements.get('yongxian-explainer'));
    assert.equal(await page.evaluate(() => window.__live(Infinity, false)), 'live');
    const { calls, acted } = await page.evaluate(() => window.__plan);
    assert.ok(calls > 1_000, `${calls} calls`);
    const ends = { live: 0, failed: 0 };
    const wrong = [];
    for (const [n, at] of sampled(calls, acted, forever ? 2 : 1).entries()) {
      const end = await page.evaluate(([at, forever]) => window.__live(at, forever), [at, forever]);
      if (end in ends) ends[end] += 1;
      else wrong.push(`call ${at}: ${end}`);
      if (n % 200 === 199) {
        await page.context().close();
        page = await openLab();
        await page.waitForFunction(() => customElements.get('yongxian-explainer'));
      }
    }
    console.log(`${calls} calls; tried ${ends.live + ends.failed + wrong.length}; live ${ends.live}, static ${ends.failed}`);
    assert.deepEqual(wrong, []);
    await page.context().close();
  });
}
