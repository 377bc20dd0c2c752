// @ts-check
/**
 * The parts of a state's fragment, `key=value` joined by `&`.
 *
 * Must stay true: read as the wasm reads it: of a part that stands twice the later one counts, a `+` is a space, and what cannot be
 * decoded stays as it is.
 */

/** @param {string} text */
export function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The value of a part, as it is written; empty where there is none. @param {string} fragment @param {string} key */
export const partOf = (fragment, key) => fragment.split('&').filter((part) => part.startsWith(`${key}=`)).pop()?.slice(key.length + 1) ?? '';

/** A fragment with some of its parts as another has them. @param {string} fragment @param {string[]} keys @param {string} other */
export function withParts(fragment, keys, other) {
  const isOne = (/** @type {string} */ part) => keys.includes(part.slice(0, part.indexOf('=')));
  return [...fragment.split('&').filter((part) => part && !isOne(part)), ...other.split('&').filter(isOne)].join('&');
}
