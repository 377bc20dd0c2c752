// @ts-check
/**
 * What can go wrong, by name, and one watcher for what went wrong behind our back.
 *
 * Must stay true: a panic or a foreign exception inside wasm never reaches our own `try`, so the page's `error` and
 * `unhandledrejection` events are read; they are silenced only when they are surely ours. One pair of listeners for
 * any number of widgets, none when the last widget is gone.
 */

/** A failure with one of the documented codes. `again` says that another attempt may help. */
export class Fault extends Error {
  /** @param {string} code @param {unknown} [cause] @param {boolean} [again] */
  constructor(code, cause, again = false) {
    super(code, { cause });
    this.code = code;
    this.again = again;
  }
}

/** The code of anything thrown. @param {any} error @returns {string} */
export function codeOf(error) {
  if (error instanceof Fault) return error.code;
  // By name: the page may have replaced the constructors. Out of memory and out of stack are traps in disguise.
  return /^(RuntimeError|RangeError|InternalError)$/.test(error?.name) ? 'trap' : 'js-exception';
}

/**
 * @typedef {object} Watched
 * @property {readonly string[]} marks  addresses of our glue and wasm, as they stand in a stack
 * @property {boolean} hurt             whether an instance of it has panicked
 * @property {() => void} doubt         finds out whether it is still alive
 */

/** @type {Set<Watched>} */
const watched = new Set();

/** @param {ErrorEvent | PromiseRejectionEvent} event */
function onError(event) {
  let stack = '';
  try {
    stack = String((/** @type {any} */ (event).error ?? /** @type {any} */ (event).reason)?.stack ?? '');
  } catch {
    // A hostile error object; treated like one without a stack.
  }
  let ours = false;
  for (const widget of watched) {
    const inWasm = /wasm/.test(stack);
    if (widget.marks.some((mark) => stack.includes(mark)) || (inWasm && widget.hurt)) ours = true;
    // Without a stack it may be ours: a thrown string, or a muted cross-origin script. Asking costs one empty render.
    else if (stack && !inWasm) continue;
    widget.doubt();
  }
  if (ours) event.preventDefault();
}

/** @param {'addEventListener' | 'removeEventListener'} verb */
function listeners(verb) {
  window[verb]('error', /** @type {EventListener} */ (onError));
  window[verb]('unhandledrejection', /** @type {EventListener} */ (onError));
}

/** @param {Watched} widget */
export function watch(widget) {
  if (!watched.size) listeners('addEventListener');
  watched.add(widget);
}

/** @param {Watched} widget */
export function unwatch(widget) {
  if (watched.delete(widget) && !watched.size) listeners('removeEventListener');
}
