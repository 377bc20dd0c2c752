// Documents of as many models as one likes, made of the published one.
//
// Must stay true: a size gives the same document always; nothing in it but the models is long.
import { content } from './content.mjs';

/** The rows' order where nothing is asked for is that of the dates, so these go up by the day. */
const day = (n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);

/** A document of so many models, `made-0` and so on. @param {number} count */
export function long(count) {
  const { $schema: _, figures: __, ...made } = structuredClone(content);
  made.events = [];
  made.article.points[0].chips = [{ label: { zh: '远处', en: 'Far away' }, state: 'model=made-1500' }];
  made.models = Array.from({ length: count }, (_, n) => {
    const one = content.models[n % content.models.length];
    return { ...one, id: `made-${n}`, name: { zh: `${one.name.zh} ${n}号`, en: `${one.name.en} No. ${n}` }, announced: day(n) };
  });
  return made;
}
