// What translators, CDNs, extensions and old libraries do to a page.
//
// Must stay true: nothing here knows how the product is made; it only does what is done out there. The first table works
// on the page's source, the second runs inside the page.

/** Only the widget's markup; the rest of the page stays. */
const inside = (html, change) =>
  html.replace(/(<div id="yongxian"[^>]*>)([\s\S]*)(<\/div>\s*<\/main>)/, (_, open, body, close) => open + change(body) + close);

export const MARKUP_FAULTS = {
  'comments stripped by a minifier': (html) => html.replace(/<!--[\s\S]*?-->/g, ''),
  'texts wrapped in <font> by a translator': (html) =>
    inside(html, (body) => body.replace(/>([^<>]*\p{L}[^<>]*)</gu, '><font><font>$1</font></font><')),
  'a node put first by an extension': (html) => inside(html, (body) => `<div class="extension">hello</div>${body}`),
  'nodes put into the list': (html) => html.replace(/(<li[^>]*data-model=)/, '<li class="advert">advert</li>$1'),
  'whitespace between the tags': (html) => inside(html, (body) => body.replace(/></g, '>\n  <')),
  'attributes added everywhere': (html) => inside(html, (body) => body.replace(/<(p|li|div|span|h3)(?=[ >])/g, '<$1 data-cdn="1"')),
  'a row lost': (html) => html.replace(/<li[^>]*data-event=[\s\S]*?(?=<li[^>]*data-event=)/, ''),
  'the build of another deployment': (html) => html.replace(/data-build="[^"]*"/, 'data-build="another"'),
};

export const DOM_FAULTS = {
  'texts wrapped in <font>': () => {
    const walk = document.createTreeWalker(document.querySelector('#yongxian'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) if (walk.currentNode.data.trim()) texts.push(walk.currentNode);
    for (const text of texts) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(text);
    }
  },
  'texts replaced by a translator': () => {
    const walk = document.createTreeWalker(document.querySelector('#yongxian li[data-model]'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    for (const text of texts) {
      const font = document.createElement('font');
      font.textContent = text.data;
      text.replaceWith(font);
    }
  },
  'comments removed': () => {
    const walk = document.createTreeWalker(document.querySelector('#yongxian'), NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walk.nextNode()) comments.push(walk.currentNode);
    for (const comment of comments) comment.remove();
  },
  'the rows moved away': () => {
    const rows = [...document.querySelectorAll('#yongxian li[data-model]')];
    const home = rows[0].parentElement;
    for (const row of rows) {
      const wrap = document.createElement('div');
      home.append(wrap);
      wrap.append(row);
    }
  },
  'the list emptied': () => document.querySelector('#yongxian li[data-model]').parentElement.replaceChildren(),
  'nodes put between the rows': () => {
    for (const row of document.querySelectorAll('#yongxian li[data-model]')) row.before(document.createElement('hr'));
  },
  // In the list: an instrument that comes alive beside it must not take the fault.
  'insertBefore fails once': () => {
    const real = Node.prototype.insertBefore;
    const list = document.querySelector('#yongxian li[data-model]').parentElement;
    Node.prototype.insertBefore = function (...nodes) {
      if (!this.isSameNode(list)) return real.apply(this, nodes);
      Node.prototype.insertBefore = real;
      throw new DOMException('moved', 'NotFoundError');
    };
  },
};
