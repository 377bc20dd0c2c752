// The one-file edition, opened from disk: the very claims that are made of the page, about the list and what leaves it. The others are in
// `disk-page.test.mjs`, so that two can be tried at a time.
process.env.YONGXIAN_FORM = 'file';
for (const claims of ['chart', 'compare', 'export', 'filter', 'ime', 'scatter', 'table']) await import(`./${claims}.test.mjs`);
