// @ts-check
/**
 * What comparing models says, in both languages.
 *
 * Must stay true: the two tables say the same things; what the list says of the same thing it says in the same words.
 */

const zh = {
  compare: '对比',
  title: '对比模型',
  close: '关闭',
  bar: (/** @type {number} */ count) => `对比：已选${count}个`,
  rowButton: (/** @type {string} */ name) => `对比：${name}`,
  remove: (/** @type {string} */ name) => `不再对比${name}`,
  clear: '全部去掉',
  more: '再选一个就能对比。',
  limit: (/** @type {number} */ most) => `最多${most}个。`,
  added: (/** @type {string} */ name, /** @type {number} */ count) => `已选${name}，共${count}个。`,
  removed: (/** @type {string} */ name, /** @type {number} */ count) => `已去掉${name}，还有${count}个。`,
  full: (/** @type {string} */ name, /** @type {number} */ most) => `最多对比${most}个。要加上${name}，请先去掉一个。`,
  cleared: '已全部去掉。',
  missing: '对比需要的数据没能取到。请检查网络，再按一次。',

  caption: (/** @type {string} */ names) => `${names}的对比`,
  item: '项目',
  differs: '不同',
  only: '只看不同的',
  found: (/** @type {number} */ all, /** @type {number} */ differing) => `共${all}项，其中${differing}项不同，标有“不同”。`,
  foundOnly: (/** @type {number} */ all, /** @type {number} */ differing) => `只显示不同的${differing}项，共${all}项。`,

  org: '机构',
  announced: '公布',
  opened: '对公众开放',
  size: '参数',
  also: '相关',
  note: '原文怎么说',
  after: '后来',
  sources: '来源',
  unknown: '不详',
  undisclosed: '未公布',
  none: '没有记录',
  noAddress: '（没有公开网址）',
  comma: '、',
};

/** @typedef {typeof zh} Words */

/** @type {Words} */
const en = {
  compare: 'Compare',
  title: 'Compare models',
  close: 'Close',
  bar: (count) => `Compare: ${count} chosen`,
  rowButton: (name) => `Compare: ${name}`,
  remove: (name) => `Stop comparing ${name}`,
  clear: 'Remove all',
  more: 'Choose another one to compare.',
  limit: (most) => `${most} at most.`,
  added: (name, count) => `${name} is chosen, ${count} in all.`,
  removed: (name, count) => `${name} is removed, ${count} left.`,
  full: (name, most) => `No more than ${most} can be compared. Remove one to add ${name}.`,
  cleared: 'All are removed.',
  missing: 'What a comparison needs could not be fetched. Check the network and press again.',

  caption: (names) => `Comparison of ${names}`,
  item: 'Item',
  differs: 'differs',
  only: 'Only differences',
  found: (all, differing) => `${all} items, of which ${differing} differ and are marked “differs”.`,
  foundOnly: (all, differing) => `Only the ${differing} that differ are shown, of ${all} items.`,

  org: 'Maker',
  announced: 'Announced',
  opened: 'Open to the public',
  size: 'Parameters',
  also: 'Related',
  note: 'In the article',
  after: 'Later',
  sources: 'Sources',
  unknown: 'unknown',
  undisclosed: 'undisclosed',
  none: 'nothing recorded',
  noAddress: ' (no public address)',
  comma: ', ',
};

/** @type {Record<'zh' | 'en', Words>} */
export const WORDS = { zh, en };
