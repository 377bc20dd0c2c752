// The one-file edition, opened from disk: the very claims that are made of the page, about the page as a whole, its figures and its timeline.
process.env.YONGXIAN_FORM = 'file';
for (const claims of ['accessibility', 'figures', 'permalink', 'scriptless', 'still', 'timeline']) await import(`./${claims}.test.mjs`);
