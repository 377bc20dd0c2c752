// @ts-check
/**
 * What the reader did to a piece of markup: typed, ticked, opened, focused, scrolled. Taken from one root, put into another.
 *
 * Must stay true: works on static and on live markup alike, by the names of the markup only; nothing is marked in
 * the DOM for it; what cannot be found again is let go in silence.
 */
import { decoded } from './fragment.js';

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

/** Whether there is a list as long as it says; a part of it will do. @param {Element} root */
export function isWhole(root) {
  const count = root.querySelector('output[data-count]')?.getAttribute('data-count') ?? null;
  const rows = root.querySelectorAll('li[data-model]:not([hidden])').length;
  return count === null || (rows <= +count && !!rows === !!+count);
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

/** Puts a root in the place of another, with the reader's place in it. @param {HTMLElement} root @param {HTMLElement} next */
export function succeed(root, next) {
  let put;
  try {
    put = placeIn(root);
  } catch {} // A page that breaks the DOM's methods breaks them for us too; then the text comes first.
  // Guests lead lives of their own, and move house.
  for (const guest of root.querySelectorAll('[data-guest]')) {
    const slot = next.querySelector(`[data-slot="${guest.getAttribute('data-guest')}"]`);
    slot?.querySelector('[data-guest]')?.remove();
    (slot?.firstElementChild ?? slot)?.append(guest);
  }
  root.replaceWith(next);
  try {
    put?.(next);
  } catch {} // As above.
}

/** Takes down the reader's place; the result puts it into another root. @param {HTMLElement} root @returns {(root: HTMLElement) => void} */
function placeIn(root) {
  const open = [...root.querySelectorAll('details[open]')].map((details) => addressOf(root, details));
  const scrolled = [...root.querySelectorAll('*')]
    // What is too far away to be drawn has not been scrolled, and to ask it would lay it out.
    .filter((element) => element.checkVisibility?.({ contentVisibilityAuto: true }) !== false && (element.scrollLeft || element.scrollTop))
    .map((element) => ({ at: addressOf(root, element), left: element.scrollLeft, top: element.scrollTop }));
  const page = { left: window.scrollX, top: window.scrollY };
  const { bottom, height } = root.getBoundingClientRect();
  const active = /** @type {Document} */ (root.getRootNode()).activeElement;
  const focused = active && active !== root && root.contains(active) ? addressOf(root, active) : undefined;
  const { selectionStart = null, selectionEnd = null } = /** @type {any} */ (active ?? {});

  return (next) => {
    for (const address of open) Object.assign(find(next, address) ?? {}, { open: true });
    for (const { at, left, top } of scrolled) find(next, at)?.scrollTo({ left, top, behavior: 'instant' });
    const heir = focused && find(next, focused);
    if (heir && heir.localName === focused.tag) {
      heir.focus({ preventScroll: true });
      if (selectionStart !== null) /** @type {any} */ (heir).setSelectionRange?.(selectionStart, selectionEnd);
    }
    // What stands above the window pushes down what is read there, and the page has to go along.
    const top = page.top + (bottom <= 0 ? next.getBoundingClientRect().height - height : 0);
    if (window.scrollX !== page.left || Math.abs(window.scrollY - top) >= 1) window.scrollTo({ ...page, top, behavior: 'instant' });
  };
}

/** @param {string} fragment @returns {Map<string, string>} */
function parts(fragment) {
  const pairs = fragment.split('&').filter((part) => part.includes('='));
  return new Map(pairs.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
}

/**
 * @typedef {object} Control
 * @property {string} key
 * @property {string[]} now    what it says
 * @property {string[]} first  what it said when it came
 * @property {string[]} [offers]  what it can say, if not anything
 * @property {(values: string[]) => void} show
 */

/** The controls that stand for a part of the state. @param {Element} root @returns {Control[]} */
function controls(root) {
  /** @type {Control[]} */
  const found = [];
  /** @param {string} key @param {Iterable<HTMLInputElement>} inputs @param {string[]} [usual] what was ticked in markup that does not say so */
  const boxes = (key, inputs, usual = []) => {
    const all = [...inputs];
    const first = all.filter((box) => box.defaultChecked).map((box) => box.value);
    found.push({
      key,
      now: all.filter((box) => box.checked).map((box) => box.value),
      first: first.length ? first : usual,
      offers: all.map((box) => box.value),
      show: (values) => all.forEach((box) => (box.checked = values.includes(box.value))),
    });
  };
  const search = /** @type {HTMLInputElement | null} */ (root.querySelector('input[type=search]'));
  if (search) {
    const { value, defaultValue } = search;
    found.push({ key: 'q', now: [value], first: [defaultValue], show: ([text = '']) => void (search.value = text) });
  }
  for (const facet of root.querySelectorAll('fieldset[data-facet]'))
    boxes(facet.getAttribute('data-facet') ?? '', facet.querySelectorAll('input'));
  // What Yew has drawn has no defaults; of a switch the first choice is the usual one.
  for (const choice of root.querySelectorAll('fieldset[data-switch]'))
    boxes(choice.getAttribute('data-switch') ?? '', choice.querySelectorAll('input'), [choice.querySelector('input')?.value ?? '']);
  for (const select of root.querySelectorAll('select')) {
    const first = [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
    found.push({
      key: select.id.replace('yongxian-', ''),
      now: [select.value],
      first: first ? [first.value] : [],
      show: ([value]) => void (select.value = value ?? first?.value ?? ''),
    });
  }
  return found;
}

/** The values of a part; a search text may have commas of its own. @param {string} key @param {string} value */
const values = (key, value) => (key === 'q' ? [decoded(value)] : value.split(',').map(decoded));

/** @param {string[]} a @param {string[]} b */
const same = (a, b) => a.length === b.length && a.every((value) => b.includes(value));

/**
 * A fragment with what the reader changed in the controls since they showed the state `shown`; since they came, if they
 * have shown none.
 * @param {string} fragment @param {Element} root @param {string} [shown]
 */
export function withControls(fragment, root, shown) {
  const known = parts(fragment);
  const base = shown === undefined ? undefined : parts(shown);
  for (const { key, now, first, offers } of controls(root)) {
    const part = base?.get(key);
    const before = part === undefined ? first : values(key, part);
    // A value without a box, as in markup that somebody has cut, cannot have been unticked.
    const unseen = before.filter((value) => offers && !offers.includes(value));
    const after = [...unseen, ...now];
    if (same(before, after)) continue;
    // Half a surrogate pair cannot be encoded.
    const text = after.map((value) => encodeURIComponent(value.replace(/\p{Cs}/gu, ''))).join(',');
    if (text && !same(after, first)) known.set(key, text);
    else known.delete(key);
  }
  return [...known].map(([key, value]) => `${key}=${value}`).join('&');
}

/** Makes static controls show a fragment. @param {Element} root @param {string} fragment */
export function showIn(root, fragment) {
  const known = parts(fragment);
  for (const { key, first, show } of controls(root)) {
    const part = known.get(key);
    show(part === undefined ? first : values(key, part));
  }
}

/** Remembers the caret; the result puts it back where the same text still is. @param {HTMLElement} root @returns {() => void} */
export function caretIn(root) {
  const field = /** @type {any} */ (/** @type {Document} */ (root.getRootNode()).activeElement);
  const { value, selectionStart = null, selectionEnd } = field && root.contains(field) ? field : {};
  return () => {
    if (selectionStart !== null && field.isConnected && field.value === value)
      field.setSelectionRange(selectionStart, selectionEnd);
  };
}
