// @ts-check
/**
 * What the page says that it did not say at this reader's last visit: an explainer is corrected over time.
 *
 * Must stay true: what was seen stays on the device, as hashes; nothing is stored before the reader has acted; a device
 * that stores nothing costs the reader nothing but this.
 */

/** @typedef {'claims' | 'models' | 'events'} Kind */
/** @typedef {{ id: string, text: Record<string, string> }} Entry */
/** @typedef {{ on: string, hashes: Record<Kind, Record<string, string>> }} Seen */
/** @typedef {{ kind: Kind, isNew: boolean, id: string, text: Record<string, string> }} Difference */
/** @typedef {{ since: string, found: Difference[], gone: Record<Kind, number> }} Changes */

/** @type {Record<Kind, string>} */
const NAMES = { claims: 'statement', models: 'name', events: 'title' };
const KINDS = /** @type {Kind[]} */ (Object.keys(NAMES));

/** FNV-1a, 32 bits: enough to tell one wording of an entry from another. @param {string} text */
function hash(text) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(36);
}

/** The place in an order is computed by the build, and changes with every neighbour. @param {string} key @param {unknown} value */
const spoken = (key, value) => (key === 'pinyin_order' ? undefined : value);

/** @param {Record<Kind, Entry[]>} document @param {string} on @returns {Seen} */
export function seenIn(document, on) {
  const hashes = KINDS.map((kind) => [kind, Object.fromEntries(document[kind].map((entry) => [entry.id, hash(JSON.stringify(entry, spoken))]))]);
  return { on, hashes: Object.fromEntries(hashes) };
}

/** @param {Record<Kind, any[]>} document @param {Seen} before @returns {Changes} */
export function changesSince(document, before) {
  const { hashes } = seenIn(document, '');
  /** @type {Difference[]} */
  const found = [];
  const gone = { claims: 0, models: 0, events: 0 };
  for (const kind of KINDS) {
    const known = before.hashes[kind] ?? {};
    for (const entry of document[kind])
      if (known[entry.id] !== hashes[kind][entry.id])
        found.push({ kind, isNew: !Object.hasOwn(known, entry.id), id: entry.id, text: entry[NAMES[kind]] });
    gone[kind] = Object.keys(known).filter((id) => !Object.hasOwn(hashes[kind], id)).length;
  }
  return { since: before.on, found, gone };
}

/** What a device may have kept under our name, if it is of our kind. @param {string | null} text @returns {Seen | undefined} */
export function readSeen(text) {
  try {
    const seen = JSON.parse(text ?? '');
    const isOurs = typeof seen.on === 'string' && KINDS.every((kind) => typeof seen.hashes[kind] === 'object' && seen.hashes[kind]);
    return isOurs ? seen : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} key @returns {string | null} */
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {Seen} seen */
function store(key, seen) {
  try {
    localStorage.setItem(key, JSON.stringify(seen));
  } catch {} // A device that stores nothing; the next visit is a first one again.
}

/** @param {string[]} parts @param {string} comma @param {string} and */
const listed = (parts, comma, and) => parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(comma)}${and}${parts.at(-1)}`;

/** @param {Changes} changes @returns {{ zh: import('./notice.js').Words, en: import('./notice.js').Words }} */
function told({ found, gone }) {
  const counts = KINDS.map((kind) => found.filter((one) => one.kind === kind).length + gone[kind]);
  const zh = ['条查证', '个模型', '件事'].flatMap((unit, n) => (counts[n] ? [`${counts[n]}${unit}`] : []));
  const en = ['claim', 'model', 'event'].flatMap((unit, n) => (counts[n] ? [`${counts[n]} ${unit}${counts[n] === 1 ? '' : 's'}`] : []));
  return {
    zh: { text: `自您上次来访以来，${listed(zh, '、', '和')}有改动。`, accept: '看改了什么', later: '知道了' },
    en: { text: `Changed since your last visit: ${listed(en, ', ', ' and ')}.`, accept: 'Show what', later: 'Dismiss' },
  };
}

/**
 * Tells what changed since the last visit, if anything did, and remembers what is seen now.
 * @param {string} site  the folder of the site, which tells our memory from that of another copy at this origin
 * @param {import('./notice.js').Notice} notice
 * @param {(changes: Changes) => void} open
 */
export function tellChanges(site, notice, open) {
  const shown = JSON.parse(document.getElementById('yongxian-document')?.textContent ?? '');
  // Each page has its document in its own language, and so its own visits.
  const key = `yongxian ${site} seen ${shown.only}`;
  const remember = () => store(key, seenIn(shown, new Date().toISOString().slice(0, 10)));
  const before = readSeen(stored(key));
  const changes = before && changesSince(shown, before);
  if (changes && (changes.found.length || Object.values(changes.gone).some(Boolean))) {
    notice.show({ about: 'changes', words: told(changes), accept: () => (remember(), open(changes)), later: remember });
  } else {
    for (const type of ['pointerdown', 'keydown']) addEventListener(type, remember, { once: true, passive: true });
  }
}
