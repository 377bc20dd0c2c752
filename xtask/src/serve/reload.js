// Reloads the page when `cargo xtask serve` has rebuilt the site. Only pages that it serves load this file.

const news = new EventSource('/__reload');
let lost = false;

news.addEventListener('rebuilt', () => location.reload());
news.addEventListener('failed', ({ data }) => console.error(`The rebuild failed; this page is the last good one.\n${data}`));
news.addEventListener('error', () => {
  lost = true;
});
// The server was started anew, so the page may be older than it.
news.addEventListener('open', () => {
  if (lost) location.reload();
});
