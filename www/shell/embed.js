// @ts-check
/**
 * For pages with our frames: keeps each as high as what is in it, and scrolls by as much as moves what its reader acts on. With
 * `data-view` and the like on its own script element it puts a frame there first.
 *
 * Must stay true: one listener however often it is loaded; a message is believed only from a frame of this site's, in its
 * own shape, within bounds; no global, no style sheet, no navigation. Under 2 KB.
 */
(() => {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!script) return;
  const { view, lang, theme, state, title } = script.dataset;
  const site = new URL('.', script.src);
  const folder = (/** @type {HTMLIFrameElement} */ frame) => new URL('embed/', site).href === frame.src.slice(0, new URL('embed/', site).href.length);

  if (Object.keys(script.dataset).length) {
    const path = `embed/${lang && /^en/i.test(lang) ? 'en/' : ''}${view && view !== 'full' ? `${view}/` : ''}`;
    const url = new URL(path, site);
    if (theme) url.searchParams.set('theme', theme);
    if (/[?&]yongxian-doctor\b/.test(location.search)) url.searchParams.set('yongxian-doctor', '');
    url.hash = state ?? '';
    const frame = document.createElement('iframe');
    frame.src = url.href;
    frame.title = title || '\u6d8c\u73b0 Yongxian';
    frame.loading = 'lazy';
    frame.height = '600';
    frame.setAttribute('sandbox', 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox');
    frame.style.cssText = 'display:block;width:100%;border:0';
    script.after(frame);
  }

  const key = Symbol.for('yongxian-embed');
  const heard = /** @type {any} */ (document);
  if (heard[key]) return heard[key].add(folder);
  const sites = (heard[key] = new Set([folder]));
  addEventListener('message', ({ source, origin, data }) => {
    const { type, v, height, by } = data ?? {};
    const isHeight = type === 'yongxian:height';
    if (v !== 1 || !(isHeight ? Number.isFinite(height) : type === 'yongxian:shift' && Number.isFinite(by))) return;
    for (const frame of document.querySelectorAll('iframe')) {
      // Only an address that is known to be ours is surely one at all.
      if (frame.contentWindow !== source || ![...sites].some((fits) => fits(frame))) continue;
      // A frame in a sandbox has no origin of its own.
      if (origin !== new URL(frame.src).origin && !(origin === 'null' && frame.hasAttribute('sandbox'))) continue;
      if (isHeight) frame.style.height = `${Math.min(Math.max(height, 0), 20_000)}px`;
      else shift(frame, Math.min(Math.max(by, -20_000), 20_000));
    }
  });

  /** Scrolls whatever scrolls a frame. @param {Element} frame @param {number} by */
  function shift(frame, by) {
    for (let box = frame.parentElement; box && Math.abs(by) >= 1; box = box.parentElement) {
      if (box !== document.scrollingElement && !/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
      const before = box.scrollTop;
      box.scrollBy({ top: by, behavior: 'instant' });
      by -= box.scrollTop - before;
    }
  }
})();
