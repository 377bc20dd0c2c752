// @ts-check
/**
 * What the reader did to a piece of markup: typed, ticked, opened, focused, scrolled. Taken from one root, put into another.
 *
 * Must stay true: works on static and on live markup alike, by the names of the markup only; nothing is marked in
 * the DOM for it; what cannot be found again is let go in silence.
 */

const NAMED = ['id', 'data-model', 'data-event', 'data-point', 'data-facet'];

/** @typedef {{ scope: string, tag: string, index: number }} Address */

/** @param {Element} root @param {Address} address @returns {HTMLElement | undefined} */
function find(root, { scope, tag, index }) {
  const within = scope ? root.querySelector(scope) : root;
  if (within && index < 0) return /** @type {HTMLElement} */ (within);
  return /** @type {HTMLElement | undefined} */ (within?.getElementsByTagName(tag)[index]);
}

/** Where an element stands: in the nearest named one, the n-th of its tag. @param {Element} root @param {Element} element */
function addressOf(root, element) {
  const tag = element.localName;
  for (let at = /** @type {Element | null} */ (element); at && at !== root; at = at.parentElement) {
    const name = NAMED.find((attribute) => at?.hasAttribute(attribute));
    if (!name) continue;
    const scope = `[${name}="${CSS.escape(at.getAttribute(name) ?? '')}"]`;
    const address = { scope, tag, index: at === element ? -1 : [...at.getElementsByTagName(tag)].indexOf(element) };
    // The same name may stand twice, in a list and in a drawing.
    if (find(root, address) === element) return address;
  }
  return { scope: '', tag, index: [...root.getElementsByTagName(tag)].indexOf(element) };
}

/** A copy as it came from the server. Copies of inputs carry what was typed, so that is taken out. @param {HTMLElement} root */
export function pristine(root) {
  const copy = /** @type {HTMLElement} */ (root.cloneNode(true));
  for (const input of copy.querySelectorAll('input')) {
    input.value = input.defaultValue;
    input.checked = input.defaultChecked;
  }
  return copy;
}

/** Takes down the reader's place; the result puts it into another root. @param {HTMLElement} root @returns {(root: HTMLElement) => void} */
export function placeIn(root) {
  const open = [...root.querySelectorAll('details[open]')].map((details) => addressOf(root, details));
  const scrolled = [...root.querySelectorAll('*')]
    .filter((element) => element.scrollLeft || element.scrollTop)
    .map((element) => ({ at: addressOf(root, element), left: element.scrollLeft, top: element.scrollTop }));
  const page = { left: window.scrollX, top: window.scrollY };
  const active = /** @type {Document} */ (root.getRootNode()).activeElement;
  const focused = active && active !== root && root.contains(active) ? addressOf(root, active) : undefined;
  const { selectionStart = null, selectionEnd = null } = /** @type {any} */ (active ?? {});

  return (next) => {
    for (const address of open) find(next, address)?.setAttribute('open', '');
    for (const { at, left, top } of scrolled) find(next, at)?.scrollTo({ left, top, behavior: 'instant' });
    const heir = focused && find(next, focused);
    if (heir && heir.localName === focused.tag) {
      heir.focus({ preventScroll: true });
      if (selectionStart !== null) /** @type {any} */ (heir).setSelectionRange?.(selectionStart, selectionEnd);
    }
    if (window.scrollX !== page.left || window.scrollY !== page.top) window.scrollTo({ ...page, behavior: 'instant' });
  };
}

/** @param {string} fragment @returns {Map<string, string>} */
function parts(fragment) {
  const pairs = fragment.split('&').filter((part) => part.includes('='));
  return new Map(pairs.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
}

/** @param {string | undefined} text */
function decode(text = '') {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** @param {Element} root @returns {HTMLInputElement | null} */
const searchBox = (root) => root.querySelector('input[type=search]');

/** Each facet of a root with its boxes. @param {Element} root @returns {[string, HTMLInputElement[]][]} */
const facets = (root) =>
  [...root.querySelectorAll('fieldset[data-facet]')].map((set) => [
    set.getAttribute('data-facet') ?? '',
    [...set.querySelectorAll(/** @type {'input'} */ ('input[type=checkbox]'))],
  ]);

/**
 * A fragment with what the controls say. `all`: the controls showed that state before, so each of them counts; otherwise
 * they showed nothing of it, and a control counts if the reader has changed it.
 * @param {string} fragment @param {Element} root @param {boolean} all
 */
export function withControls(fragment, root, all) {
  const known = parts(fragment);
  /** @param {string} key @param {string[]} values */
  const set = (key, values) => {
    // Half a surrogate pair cannot be encoded.
    const text = values.map((value) => encodeURIComponent(value.replace(/\p{Cs}/gu, ''))).join(',');
    if (text) known.set(key, text);
    else known.delete(key);
  };
  const box = searchBox(root);
  if (box && (all ? box.value !== decode(known.get('q')) : box.value !== box.defaultValue)) set('q', [box.value]);
  for (const [field, boxes] of facets(root)) {
    const before = known.get(field)?.split(',').map(decode) ?? [];
    if (boxes.every((b) => b.checked === (all ? before.includes(b.value) : b.defaultChecked))) continue;
    // A value without a box, as in markup that somebody has cut, cannot have been unticked.
    const unseen = all ? before.filter((value) => !boxes.some((b) => b.value === value)) : [];
    set(field, [...unseen, ...boxes.filter((b) => b.checked).map((b) => b.value)]);
  }
  return [...known].map(([key, value]) => `${key}=${value}`).join('&');
}

/** Makes static controls show a fragment. @param {string} fragment @param {Element} root */
export function showIn(root, fragment) {
  const known = parts(fragment);
  const box = searchBox(root);
  if (box) box.value = decode(known.get('q'));
  for (const [field, boxes] of facets(root)) {
    const chosen = known.get(field)?.split(',').map(decode) ?? [];
    for (const b of boxes) b.checked = chosen.includes(b.value);
  }
}
