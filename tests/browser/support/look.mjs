// How a widget looks, and whether it looks the same in two pages.
//
// Must stay true: what is compared is what a reader would see, all of it; two pages put the widget into the same place, to
// the pixel, before it is asked for its look.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {{ styles: string[], picture: Buffer }} Look */

/** What a reader would see of the page's first widget: the picture, and every computed property of what carries its look. */
export async function look(page) {
  const styles = await page.evaluate(() => {
    const root = document.querySelector('yongxian-explainer').shadowRoot;
    const parts = ['.explainer', '.wordmark', 'h2', 'output', 'label', 'input[type=search]', 'select', 'legend', '.facet li', 'h3', '.org', 'dt', 'dd', '.note', 'summary', '.footing', 'a'];
    return parts.flatMap((part) => {
      const element = root.querySelector(part);
      if (!element) return [];
      const style = getComputedStyle(element);
      return [...style].filter((name) => !name.startsWith('--')).map((name) => `${part} ${name}: ${style.getPropertyValue(name)}`);
    });
  });
  const picture = await page.locator('yongxian-explainer .explainer').first().screenshot({ animations: 'disabled' });
  return { styles, picture };
}

/** Fails where one look is not as the plain one. @param {Look} plain */
export async function looksAs(page, { styles, picture }, plain) {
  const differing = styles.filter((line, n) => line !== plain.styles[n]);
  assert.deepEqual(differing.slice(0, 8), []);
  assert.equal(styles.length, plain.styles.length);
  // Round corners are blended anew in each page; anything that moved or has another colour shows more than that.
  if ((await apart(page, picture, plain.picture)) > 200) {
    writeFileSync(join(tmpdir(), 'yongxian-plain.png'), plain.picture);
    writeFileSync(join(tmpdir(), 'yongxian-hostile.png'), picture);
    assert.fail(`the pictures differ; see yongxian-*.png in ${tmpdir()}`);
  }
}

/** In how many places two pictures are further apart than a shade, all if they are not of one size. */
const apart = (page, ...pictures) =>
  page.context().newPage().then((blank) => blank.evaluate(async (encoded) => {
    const [a, b] = await Promise.all(encoded.map(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      paper.drawImage(bitmap, 0, 0);
      return paper.getImageData(0, 0, bitmap.width, bitmap.height);
    }));
    if (a.width !== b.width || a.height !== b.height) return a.data.length;
    return a.data.reduce((sum, level, at) => sum + (Math.abs(level - b.data[at]) > 24), 0);
  }, pictures.map((picture) => picture.toString('base64'))));
