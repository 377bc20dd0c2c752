// @ts-check
/**
 * Widgets on one page that share one state: the list may stand here and the timeline there.
 *
 * Must stay true: a state goes round once; only what the reader asked to see is brought into view, in one place.
 */

/**
 * @typedef {object} Member
 * @property {string} view
 * @property {(fragment: string, reveal?: boolean) => void} request
 */

/** @type {Map<string, { members: Set<Member>, fragment?: string }>} */
const groups = new Map();

/** Joins a group; what it shows already is returned. @param {string} name @param {Member} member */
export function join(name, member) {
  const group = groups.get(name) ?? { members: new Set() };
  groups.set(name, group);
  group.members.add(member);
  return group.fragment;
}

/** @param {string} name @param {Member} member */
export function leave(name, member) {
  const group = groups.get(name);
  if (group?.members.delete(member) && !group.members.size) groups.delete(name);
}

/** The member that shows a part. @param {string} name @param {string} part */
export function holder(name, part) {
  const members = [...(groups.get(name)?.members ?? [])];
  return members.find(({ view }) => view === part) ?? members.find(({ view }) => view === 'full');
}

/**
 * Tells the others.
 * @param {string} name @param {Member} teller @param {string} fragment @param {string} [part] what to bring into view
 */
export function share(name, teller, fragment, part) {
  const group = groups.get(name);
  if (!group || (group.fragment === fragment && !part)) return;
  group.fragment = fragment;
  const shown = part && teller.view !== part && teller.view !== 'full' ? holder(name, part) : undefined;
  for (const member of group.members) if (member !== teller) member.request(fragment, member === shown);
}
