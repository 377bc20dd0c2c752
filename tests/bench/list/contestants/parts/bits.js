/**
 * Sets of small numbers as bits, thirty-two a word.
 *
 * Must stay true: bits beyond the size of a set are never set.
 */

/** @param {number} size */
export const none = (size) => new Uint32Array((size + 31) >>> 5);

/** @param {number} size */
export function all(size) {
  const bits = none(size).fill(0xffffffff);
  if (size & 31) bits[bits.length - 1] = 2 ** (size & 31) - 1;
  return bits;
}

/** Takes out of a set what is not in another. @param {Uint32Array} bits @param {Uint32Array} others */
export function keep(bits, others) {
  for (let n = 0; n < bits.length; n++) bits[n] &= others[n];
}

/** @param {Uint32Array[]} sets @param {number} size */
export function union(sets, size) {
  const bits = none(size);
  for (const set of sets) for (let n = 0; n < bits.length; n++) bits[n] |= set[n];
  return bits;
}

/** How many two sets have in common. @param {Uint32Array} a @param {Uint32Array} b */
export function common(a, b) {
  let sum = 0;
  for (let n = 0; n < a.length; n++) {
    let word = a[n] & b[n];
    if (word === 0) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    sum += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return sum;
}

/** Writes the members of a set into a list, ascending; how many there are. @param {Uint32Array} bits @param {Uint32Array} into */
export function members(bits, into) {
  let many = 0;
  for (let n = 0; n < bits.length; n++) {
    for (let word = bits[n]; word !== 0; word &= word - 1) into[many++] = (n << 5) + 31 - Math.clz32(word & -word);
  }
  return many;
}
