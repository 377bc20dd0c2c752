// Documents of a host's that take their time to come, and how its page sets them and sees them shown.
import { content } from './content.mjs';
import { ELEMENT } from './embedded.mjs';
import { long } from './long.mjs';

export const JSON_TYPE = { type: 'application/json', headers: { 'access-control-allow-origin': '*' } };
/** Enough to take more than a moment on any machine. */
export const COUNT = 60_000;
export const TEXT = JSON.stringify(long(COUNT));

/** The addresses of two: one that is large, and one that never comes. @param {{ put: (page: object, name: string) => string }} host */
export const addresses = (host) => ({
  large: () => host.put({ html: TEXT, ...JSON_TYPE }, 'large.json'),
  silent: () => host.put({ html: '', never: true }, 'silent.json'),
});
export const small = (count) => ({ ...long(count), article: { ...content.article, title: { zh: '小文档', en: 'A small one' } } });

export const setSrc = (page, src) => page.evaluate((src) => document.querySelector('yongxian-explainer').setAttribute('src', src), src);
export const count = (page) => page.locator(`${ELEMENT} output[data-count]`).getAttribute('data-count').then(Number);
export const isShown = (page, models) => page.waitForFunction((models) => document.querySelector('yongxian-explainer').shadowRoot.querySelector('output[data-count]')?.dataset.count === models, `${models}`, { timeout: 40_000 });
export const bar = (page) => page.locator(`${ELEMENT} [part=loading]`);
