// What Lighthouse says about both pages on a phone.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { spawn } from 'node:child_process';
import lighthouse from 'lighthouse';
import { CHROMIUM, FLAGS, LANGS, SITE, pathOf } from './support/chromium.mjs';
import { serve } from './support/server.mjs';

/** A Chromium of its own with an open debugging port, in a fresh profile. */
async function startChromium() {
  const profile = mkdtempSync(join(tmpdir(), 'yongxian-lighthouse-'));
  const child = spawn(CHROMIUM, [...FLAGS, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']);
  const port = await new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error('Chromium did not start')));
    let said = '';
    // The line may come in pieces.
    child.stderr.on('data', (data) => {
      const found = (said += data).match(/DevTools listening on ws:\/\/[^:]+:(\d+)\//);
      if (found) resolve(Number(found[1]));
    });
  });
  return {
    port,
    async stop() {
      const gone = new Promise((resolve) => child.on('exit', resolve));
      child.kill();
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

for (const lang of Object.keys(LANGS)) {
  test(`100 for accessibility, best practices and search engines: ${lang}`, async (t) => {
    const server = await serve(SITE);
    const chromium = await startChromium();
    try {
      const { lhr } = await lighthouse(server.url + pathOf(lang), { port: chromium.port, output: 'json', logLevel: 'error' });
      const scores = Object.fromEntries(Object.entries(lhr.categories).map(([id, { score }]) => [id, Math.round(score * 100)]));
      // A machine that does other things as well says little about speed.
      t.diagnostic(`performance ${scores.performance}`);
      for (const id of ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'])
        t.diagnostic(`${id} ${lhr.audits[id].displayValue}`);
      for (const id of ['accessibility', 'best-practices', 'seo']) {
        const lost = lhr.categories[id].auditRefs
          .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
          .map(({ id }) => `${id}: ${JSON.stringify(lhr.audits[id].details?.items?.slice(0, 3) ?? lhr.audits[id].title)}`);
        assert.equal(scores[id], 100, `${id}: ${lost.join('\n')}`);
      }
    } finally {
      await chromium.stop();
      server.close();
    }
  });
}
