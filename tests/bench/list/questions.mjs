// What is asked of every list, and what would be right: a filter that looks at each model by itself and shares no code with any contestant.
//
// Must stay true: search means what the widget does: a folded text anywhere in names and makers, of both languages, and in notes of the
// page's own, Chinese; boxes of one field widen, those of several narrow; the order is by date, unknown last, else as in the document.

/** The searches, typed letter by letter; Chinese comes as an input method hands it over. */
export const QUERIES = [
  { name: 'Chinese', text: '智能客服', byHand: false },
  { name: 'English', text: 'research', byHand: true },
  { name: 'mixed', text: '13b-04', byHand: true },
];

/** The boxes that are ticked one after the other, and unticked in the end. */
export const TICKS = [
  ['openness', 'open-weights'],
  ['org_type', 'startup'],
  ['openness', 'api'],
];

const plain = (text) => text.normalize('NFKC').toLowerCase();
const day = (date) => (date ? `${date}-00-00`.slice(0, 10) : '~');

/** @param {{ models: any[] }} document */
export function oracle({ models }) {
  const texts = models.map(({ name, org, note, after }) => [name.zh, name.en, org.zh, org.en, note?.zh, after?.zh].filter(Boolean).map(plain));
  const inOrder = models.map((_, n) => n).sort((a, b) => {
    const [before, after] = [day(models[a].announced), day(models[b].announced)];
    return before < after ? -1 : before > after ? 1 : a - b;
  });
  /** @param {string} text @param {string[][]} ticks */
  return (text, ticks = []) => {
    const needle = plain(text);
    const fields = [...new Set(ticks.map(([field]) => field))];
    const fits = ({ facets }) => fields.every((field) => ticks.some(([of, value]) => of === field && facets[field].includes(value)));
    const found = inOrder.filter((n) => texts[n].some((one) => one.includes(needle)) && fits(models[n]));
    return { count: found.length, first: found.slice(0, 10).map((n) => models[n].id) };
  };
}

/** What is wrong with an answer, or nothing. */
export function judge(shown, right) {
  if (shown.count !== right.count) return `${shown.count} of ${right.count}`;
  const ids = shown.first.slice(0, right.first.length);
  if (ids.join() === right.first.join()) return '';
  return [...ids].sort().join() === [...right.first].sort().join() ? 'other order' : 'other models';
}
