// Numbers in a table for a person to read.

/** A value of many, in their order: 0.5 is the median. @param {(number | undefined)[]} values @param {number} share @returns {number | undefined} */
export const quantile = (values, share) => {
  const sorted = values.filter((one) => one !== undefined).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

export const median = (values) => quantile(values, 0.5);

/** Two digits, or all before the point. */
export const number = (value) => (value === undefined ? '–' : value >= 100 ? value.toFixed(0) : value.toPrecision(2).replace(/\.0$/, ''));

/** The median and the 95th percentile. */
export const both = (values) => (median(values) !== undefined ? `${number(median(values))} / ${number(quantile(values, 0.95))}` : '–');

export const ratio = (value, base) => (value === undefined || !base ? '–' : number(value / base));

/** A promise, given up after so long, in ms. @param {Promise<any>} promise @param {number} ms @param {string} what */
export const within = (promise, ms, what) => {
  promise.catch(() => {});
  /** @type {NodeJS.Timeout} */ let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(what)), ms)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
