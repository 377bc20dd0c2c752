// What style sheets and scripts of unknown pages do to everything in reach.
//
// Must stay true: nothing here knows the product; each entry is something that pages out there do.

/** @type {Record<string, { css?: string, htmlAttributes?: string, doctype?: boolean }>} */
export const STYLES = {
  'every element unset': { css: '* { all: unset }' },
  'every element unset, with force': { css: '* { all: unset !important }' },
  'a root of 62.5%': { css: 'html { font-size: 62.5% }' },
  'from right to left': { htmlAttributes: 'dir="rtl" lang="ar"' },
  'letters spaced, shouted, red and huge': {
    css: 'body { letter-spacing: 4px; word-spacing: 9px; text-transform: uppercase; line-height: 3; color: red; font: italic 40px/3 cursive; text-align: right; text-indent: 3em; white-space: nowrap; cursor: wait; word-break: break-all; text-shadow: 1px 1px red; visibility: visible; quotes: "x" "y"; list-style: square; tab-size: 1; font-variant: small-caps; font-feature-settings: "smcp"; text-decoration: underline; -webkit-text-stroke: 1px red; hyphens: auto; orphans: 9; }',
  },
  'rules for every tag, with force': {
    css: 'div, section, p, h1, h2, h3, ul, ol, li, dl, dt, dd, a, span, svg, input, button, select, label, fieldset, details, summary, output, nav, header, footer { margin: 20px !important; padding: 20px !important; border: 5px solid lime !important; color: magenta !important; background: black !important; float: left !important; position: relative !important; font-size: 30px !important; }',
  },
  'our own class names, taken': {
    css: '.yongxian, .explainer, .masthead, .models, .model, .chip, .switch, .facet { display: none !important; color: red !important } #yongxian, #models { position: fixed !important }',
  },
  'custom properties of ours, taken': { css: ':root, * { --paper: red; --ink: red; --sans: cursive; --line: red; --accent: red; --gap: 99px }' },
  'quirks mode': { doctype: false },
};

/** @type {Record<string, { script: string, ends?: 'live' | 'failed' }>} */
export const GLOBALS = {
  'prototypes polluted': {
    script: `for (const name of ['foo', 'url', 'value', 'models', 'lang', 'fragment', 'site', 'code', 'again', 'token'])
      Object.defineProperty(Object.prototype, name, { value: 'polluted', writable: true, configurable: true, enumerable: true });
      Array.prototype.bar = () => 1; Array.prototype.toJSON = function () { return 'polluted' };`,
  },
  'prototypes frozen': {
    script: 'for (const one of [Object, Array, Function, String, Node, Element, HTMLElement, Event, EventTarget, Promise, Map, Set]) Object.freeze(one.prototype);',
  },
  'Window replaced': { script: 'window.Window = function Window() {};', ends: 'failed' },
  'Element replaced': { script: 'window.Element = function Element() {};', ends: 'failed' },
  'TextEncoder missing': { script: 'delete window.TextEncoder;', ends: 'failed' },
  'WebAssembly missing': { script: 'delete window.WebAssembly;', ends: 'failed' },
  'Reflect emptied of what libraries never use': { script: 'window.Reflect = { get: Reflect.get, set: Reflect.set };' },
  'Map replaced by an old polyfill': {
    script: 'const Real = Map; window.Map = function Map(entries) { return new Real(entries) }; window.Map.prototype = Real.prototype;',
  },
  'Array.from removed': { script: 'Array.from = null;' },
  'no FinalizationRegistry': { script: 'delete window.FinalizationRegistry;' },
  'Promise wrapped by an error tracker': {
    script: 'const then = Promise.prototype.then; Promise.prototype.then = function (...args) { return then.apply(this, args) };',
  },
  'listeners wrapped by an error tracker': {
    script: `const add = EventTarget.prototype.addEventListener, remove = EventTarget.prototype.removeEventListener, kept = new WeakMap();
      EventTarget.prototype.addEventListener = function (type, listener, options) {
        const wrapped = typeof listener === 'function' ? (kept.get(listener) ?? function (...args) { return listener.apply(this, args) }) : listener;
        if (typeof listener === 'function') kept.set(listener, wrapped);
        return add.call(this, type, wrapped, options);
      };
      EventTarget.prototype.removeEventListener = function (type, listener, options) { return remove.call(this, type, kept.get(listener) ?? listener, options) };`,
  },
  'another base address': { script: `document.head.append(Object.assign(document.createElement('base'), { href: 'https://other.example/' }));` },
  'an observer that answers every change': {
    script: `new MutationObserver((records) => { for (const { target } of records.slice(0, 5)) if (target.toggleAttribute && target.localName === 'yongxian-explainer') target.setAttribute('data-seen', ''); })
      .observe(document, { subtree: true, childList: true, attributes: true });`,
  },
  'keys stolen in the bubble': { script: `document.addEventListener('keydown', (event) => event.preventDefault());` },
  'the history replaced': { script: 'history.pushState = history.replaceState = () => { throw new Error("mine") };' },
  'errors swallowed': { script: 'window.onerror = () => true;' },
  'fetch wrapped': { script: 'const real = fetch; window.fetch = (...args) => real(...args).then((response) => response);' },
  'setTimeout throttled': { script: 'const real = setTimeout; window.setTimeout = (act, wait, ...args) => real(act, Math.max(wait ?? 0, 50), ...args);' },
};
