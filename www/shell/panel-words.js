// @ts-check
/**
 * What the panel behind “Share” says, in both languages.
 *
 * Must stay true: the two tables say the same things; each sentence about a failure names a cure.
 */

const zh = {
  title: '分享与保存',
  close: '关闭',
  failed: '没有成功，请再试一次。',

  link: '链接',
  linkTo: '打开后就是现在的语言、搜索和筛选。',
  linkToHost: '这里的内容由本网页提供，链接就是本网页的地址。',
  copy: '复制链接',
  copied: '链接已复制。',
  selected: '这里不允许自动复制。链接已选中，请用键盘复制，或长按后选“复制”。',
  send: '分享…',
  sent: '已交给系统分享。',
  cancelled: '没有分享出去。',
  refused: '系统的分享没能打开，请改用“复制链接”。',

  code: '二维码，内容是这一页的链接',
  codeHint: '用手机扫码打开',
  codeTooLong: '链接太长，做成二维码扫不出来，请复制链接。',
  codeMissing: '二维码没能画出：可能是网页不允许，也可能没连上网络。请复制链接。',

  picture: '长图',
  pictureHint: '给发不了链接的聊天软件：手机宽的一张图，带二维码、出处和日期。',
  draw: '生成长图',
  drawn: '图画好了。长按或右键也能保存。',
  drawnPart: (/** @type {number} */ left) => `图画好了，另有 ${left} 项放不下，没有画。`,
  noPicture: '浏览器没能画出图，请改用“打印”存成 PDF。',
  save: '保存图片',
  saved: '图片已交给浏览器保存。',
  savedMaybe: '如果没有保存下来，是网页不允许：请长按或右键图片保存。',
  sendPicture: '分享图片…',
  scan: '扫码看互动全文',
  more: (/** @type {number} */ count) => `另有 ${count} 项，扫码看全部`,

  brand: '涌现',
  models: '模型列表',
  listOf: (/** @type {string} */ asked) => `模型列表（${asked}）`,
  modelOf: (/** @type {string} */ name, /** @type {string} */ org) => `${name}（${org}）`,
  form: '格式',
  textSelected: '这里不允许自动复制。文字已选中，请用键盘复制，或长按后选“复制”。',

  list: '带走列表',
  listHint: (/** @type {number} */ count) => `现在显示的 ${count} 个模型，顺序不变，中英文都有，带来源网址。表格可以用 Excel 打开。`,
  listEmpty: '现在没有模型符合条件。去掉一些条件，再来这里。',
  listLost: '列表没有显示完整，为了不漏掉模型，这里不给文件。请刷新页面再试。',
  listMissing: '数据没能取全。请检查网络后再试。',
  formCsv: '表格（CSV）',
  formJson: '数据（JSON）',
  listSave: '保存列表',
  listSaved: '列表已交给浏览器保存。',
  listSavedMaybe: '如果没有保存下来，是网页不允许：请改用“复制列表”。',
  listCopy: '复制列表',
  tableCopied: '表格已复制，可以直接粘贴到 Excel 或别的表格软件里。',
  dataCopied: '数据已复制。',

  cite: '引用',
  citeHint: '现在的内容，或其中一个模型。带两个日期：事实截至的时间，和今天。',
  citeWhat: '引用什么',
  citeView: '现在的内容',
  factsUntil: '事实截至',
  citeCopy: '复制引文',
  citeCopied: '引文已复制。',
  citeSave: '保存',
  citeSaved: '引文已交给浏览器保存。',
  citeSavedMaybe: '如果没有保存下来，是网页不允许：请改用“复制引文”。',
  citeMissing: '引文需要的数据没能取到。请检查网络，关掉这里再打开一次。',

  file: '一个文件',
  fileHint: '全部内容存成一个网页文件，不用联网也能打开、能搜索。',
  keep: '保存文件',
  kept: '文件已交给浏览器保存，用浏览器打开就能看。',
  keptMaybe: '如果没有保存下来，是网页不允许：请到原页面保存。',
  notKept: '文件没能取到。请检查网络后再试，或到原页面保存。',

  print: '打印',
  printHint: '打印现在的内容，或存成 PDF。',
  printed: '打印窗口已打开。',
  printElsewhere: '到原页面打印',
  printElsewhereHint: '在新窗口打开原页面，内容与现在相同，在那里打印或存成 PDF。',
};

/** @typedef {typeof zh} Words */

/** @type {Words} */
const en = {
  title: 'Share and keep',
  close: 'Close',
  failed: 'That did not work. Please try again.',

  link: 'Link',
  linkTo: 'Opens with the language, search and filters of now.',
  linkToHost: 'What is shown here belongs to this page; the link is the page’s own address.',
  copy: 'Copy link',
  copied: 'The link is copied.',
  selected: 'Copying is not allowed here. The link is selected: copy it by keyboard, or press and hold it.',
  send: 'Share…',
  sent: 'Handed to your system’s sharing.',
  cancelled: 'Nothing was shared.',
  refused: 'The system’s sharing could not open. Use “Copy link” instead.',

  code: 'QR code of the link to this page',
  codeHint: 'Scan it with a phone',
  codeTooLong: 'The link is too long for a code that can be scanned. Copy it instead.',
  codeMissing: 'No QR code: the page may forbid it, or there is no network. Copy the link instead.',

  picture: 'Picture',
  pictureHint: 'For messengers that carry no links: one image as wide as a phone, with a QR code, source and date.',
  draw: 'Make a picture',
  drawn: 'The picture is ready. Press and hold or right-click it to save it too.',
  drawnPart: (left) => `The picture is ready; ${left} more had no room in it.`,
  noPicture: 'This browser could not draw it. Use “Print” and save a PDF instead.',
  save: 'Save picture',
  saved: 'The picture was given to the browser to save.',
  savedMaybe: 'If nothing was saved, the page forbids it: press and hold or right-click the picture instead.',
  sendPicture: 'Share picture…',
  scan: 'Scan for the interactive page',
  more: (count) => `and ${count} more: scan to see them all`,

  brand: 'Yongxian',
  models: 'The models',
  listOf: (asked) => `The models (${asked})`,
  modelOf: (name, org) => `${name} (${org})`,
  form: 'Format',
  textSelected: 'Copying is not allowed here. The text is selected: copy it by keyboard, or press and hold it.',

  list: 'Take the list along',
  listHint: (count) => `The ${count === 1 ? 'model' : `${count} models`} shown now, in this order, in Chinese and English, with the addresses of the sources. The table opens in Excel.`,
  listEmpty: 'No model fits all of the filters. Drop some of them and come back.',
  listLost: 'The list is not complete on this page, so there is no file of it. Reload the page and try again.',
  listMissing: 'Not all of the data could be fetched. Check the network and try again.',
  formCsv: 'Table (CSV)',
  formJson: 'Data (JSON)',
  listSave: 'Save list',
  listSaved: 'The list was given to the browser to save.',
  listSavedMaybe: 'If nothing was saved, the page forbids it: use “Copy list” instead.',
  listCopy: 'Copy list',
  tableCopied: 'The table is copied: paste it into Excel or another spreadsheet.',
  dataCopied: 'The data is copied.',

  cite: 'Cite',
  citeHint: 'What is shown now or one model of it, with two dates: how far the facts go, and today.',
  citeWhat: 'What to cite',
  citeView: 'What is shown now',
  factsUntil: 'Facts up to',
  citeCopy: 'Copy citation',
  citeCopied: 'The citation is copied.',
  citeSave: 'Save',
  citeSaved: 'The citation was given to the browser to save.',
  citeSavedMaybe: 'If nothing was saved, the page forbids it: use “Copy citation” instead.',
  citeMissing: 'What a citation needs could not be fetched. Check the network, close this and open it again.',

  file: 'One file',
  fileHint: 'Everything in a single web page on your device, to read and search without network.',
  keep: 'Save file',
  kept: 'The file was given to the browser to save. Open it with any browser.',
  keptMaybe: 'If nothing was saved, the page forbids it: open the explainer’s own page and save it there.',
  notKept: 'The file could not be fetched. Check the network and try again, or save it from the explainer’s own page.',

  print: 'Print',
  printHint: 'What is shown now, on paper or as a PDF.',
  printed: 'The print window is open.',
  printElsewhere: 'Print from its own page',
  printElsewhereHint: 'Opens the explainer’s own page in a new window, as it is now, to print or to save as a PDF.',
};

/** @type {Record<'zh' | 'en', Words>} */
export const WORDS = { zh, en };
