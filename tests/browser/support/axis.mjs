// The timeline as a test steers it: alive and at rest, what its link says, what its drawing has, and what the data say of that.
import { until } from './engines.mjs';
import { content } from './content.mjs';

export const AXIS = '[data-guest=axis]';
export const DRAWING = '.axis-drawing';

/** The page with its axis alive and standing still. */
export async function steered(open, path, options = {}) {
  const page = await open({ path, reducedMotion: 'reduce', ...options });
  await page.locator(AXIS).scrollIntoViewIfNeeded();
  await page.locator(`${AXIS}[data-yongxian=live]`).waitFor();
  await until(page, () => !document.querySelector('[data-guest][data-yongxian=loading]'));
  await page.locator(DRAWING).evaluate((drawing) => drawing.scrollIntoView({ block: 'center' }));
  return page;
}

export const part = (page, key) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(key);
/** What is in view, as the link says it. */
export const inView = (page) => (part(page, 'zoom') ?? '2023-01-01..2023-12-31').split('..');
export const days = ([from, to]) => (Date.parse(to) - Date.parse(from)) / 864e5 + 1;
export const control = (page, name) => page.locator(AXIS).getByRole('button', { name, exact: true });
/** Until the link has another part in view. */
export async function moves(page, act) {
  const before = part(page, 'zoom');
  await act();
  await page.waitForFunction((before) => new URLSearchParams(location.hash.slice(1)).get('zoom') !== before, before);
  // As long as a drag goes on, a busy machine may rest on the way.
  for (let before = ''; before !== page.url(); await page.waitForTimeout(400)) before = page.url();
  return inView(page);
}

/** What happened between two days, told from the data alone; what is known to the month counts with all its days. */
export function between(from, to) {
  const touches = (date) => date && date.padEnd(10, '-01').slice(0, 10) <= to && `${date}-31`.slice(0, 10) >= from;
  const events = content.events.filter(({ date }) => touches(date)).length;
  const models = content.models.flatMap(({ announced, opened }) => (announced === opened ? [announced] : [announced, opened])).filter(touches).length;
  return { events, models };
}

/** What the drawing has in view: moments by themselves, and those in clusters. */
export const drawn = (page) =>
  page.locator(DRAWING).evaluate((drawing) => {
    const clusters = [...drawing.querySelectorAll('.cluster text')].map((one) => Number(one.textContent.split('/').at(-1)));
    return { marks: drawing.querySelectorAll('.moment').length, clustered: clusters.reduce((sum, count) => sum + count, 0) };
  });

/** No word of a lane stands on another, and none is cut off. */
export const collisions = (page) =>
  page.locator(DRAWING).evaluate((drawing) => {
    const room = drawing.getBoundingClientRect();
    const words = [...drawing.querySelectorAll(':is(.moment, .span) text, .cluster rect, .fine text, .coarse text')].map((one) => [one.textContent || 'cluster', one.getBoundingClientRect()]);
    const odd = words.filter(([, box]) => box.left < room.left - 1 || box.right > room.right + 1).map(([text]) => `${text} is cut off`);
    for (const [n, [text, a]] of words.entries())
      for (const [other, b] of words.slice(n + 1))
        if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 4 && b.top < a.bottom - 4) odd.push(`${text} meets ${other}`);
    return odd;
  });
