// @ts-check
/**
 * The address of what a widget shows, and how it gets into other hands.
 *
 * Must stay true: it leads to a page of the site it came from, in the language shown, and never names the page of a host,
 * unless the document is that host's own: we have no page of it.
 */

/** A state without its language, which the page or the file says itself. @param {string} fragment */
export const withoutLang = (fragment) => fragment.replace(/(^|&)lang=[^&]*/, '').replace(/^&/, '');

/** @param {import('./acts.js').Place} place @param {'zh' | 'en'} lang the language shown @param {string} [view] the part */
export function linkTo({ fragment, site }, lang, view = 'full') {
  if (site === undefined) return location.href;
  const state = withoutLang(fragment);
  const hash = state || (view === 'models' || view === 'timeline' ? view : '');
  return new URL((lang === 'zh' ? './' : 'en/') + (hash && `#${hash}`), site).href;
}

/**
 * Copies the text of a field; where the page or the frame forbids that, it is left selected.
 * @param {HTMLInputElement | HTMLTextAreaElement} field @returns {Promise<boolean>} whether it was copied
 */
export async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    }
  }
}

/** Whether the system takes this. @param {ShareData} data */
export const canShare = (data) => typeof navigator.share === 'function' && !!navigator.canShare?.(data);

/**
 * Hands something to the system; resolves with what became of it.
 * @param {ShareData} data @returns {Promise<'shared' | 'cancelled' | 'refused'>}
 */
export const shared = (data) =>
  navigator.share(data).then(
    () => 'shared',
    (error) => (error?.name === 'AbortError' ? 'cancelled' : 'refused'),
  );

/** A name that says what is in a file. @param {string[]} said @param {string} ending */
export function fileName(said, ending) {
  // What some file systems do not take.
  return `${said.join(' ').replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').trim().slice(0, 60).trim()}.${ending}`;
}

/** Lets the browser save a file. @param {Blob} file @param {string} name */
export function download(file, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser reads it some time after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
