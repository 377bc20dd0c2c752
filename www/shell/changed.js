// @ts-check
/**
 * The panel of what changed since the last visit: every entry by name, each a link to its place.
 *
 * Must stay true: it names what is there now; of what is gone it knows only the number.
 */
import { say } from './content.js';
import { make } from './make.js';
import { Panel } from './panel.js';

/** @typedef {import('./changes.js').Kind} Kind */

const WORDS = {
  zh: {
    title: '上次来访以来的改动',
    close: '关闭',
    failed: '没有成功，请再试一次。',
    since: (/** @type {string} */ day) => `您上次来访是${day}。`,
    kinds: { claims: '查证', models: '模型', events: '时间线' },
    isNew: '新增',
    reworded: '改过',
    gone: (/** @type {number} */ count) => `另有${count}项已经撤下。`,
  },
  en: {
    title: 'Changed since your last visit',
    close: 'Close',
    failed: 'That did not work. Please try again.',
    since: (/** @type {string} */ day) => `Your last visit was on ${day}.`,
    kinds: { claims: 'Claims', models: 'Models', events: 'Timeline' },
    isNew: 'new',
    reworded: 'changed',
    gone: (/** @type {number} */ count) => (count === 1 ? 'One more has been taken out.' : `${count} more have been taken out.`),
  },
};

/** @param {import('./changes.js').Changes} changes */
export function showChanges({ since, found, gone }) {
  const tag = document.documentElement.lang;
  const lang = tag.startsWith('zh') ? 'zh' : 'en';
  const words = WORDS[lang];
  const explainer = document.querySelector('.explainer');
  const scheme = explainer ? getComputedStyle(explainer).colorScheme : '';
  const panel = new Panel(words, { lang: tag, scheme, framed: false });

  /** A claim has no address of its own: the state says nothing of it. @param {MouseEvent} event @param {string} id */
  const goToClaim = (event, id) => {
    event.preventDefault();
    panel.close();
    const card = /** @type {HTMLElement | null} */ (document.querySelector(`[data-claim="${CSS.escape(id)}"]`));
    card?.scrollIntoView({ block: 'center' });
    card?.setAttribute('tabindex', '-1');
    card?.focus({ preventScroll: true });
  };
  const day = new Date(since).toLocaleDateString(lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  panel.add(make('section', {}, make('p', {}, words.since(day))));
  for (const kind of /** @type {Kind[]} */ (Object.keys(words.kinds))) {
    const entries = found.filter((entry) => entry.kind === kind);
    const items = entries.map(({ id, isNew, text }) => {
      const key = { claims: '', models: 'model', events: 'event' }[kind];
      const link = make('a', { href: key ? `#${key}=${encodeURIComponent(id)}` : '#' }, say(text, lang));
      if (!key) link.onclick = (event) => goToClaim(event, id);
      return make('li', {}, link, make('small', {}, isNew ? words.isNew : words.reworded));
    });
    const rest = gone[kind] ? [make('p', {}, words.gone(gone[kind]))] : [];
    if (items.length || rest.length)
      panel.add(make('section', { class: 'entries' }, make('h3', {}, words.kinds[kind]), make('ul', {}, ...items), ...rest));
  }
  panel.open(document.body, () => null);
}
