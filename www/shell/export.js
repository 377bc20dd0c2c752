// @ts-check
/**
 * Two ways in the panel: the list that is shown, as a table or as data; and the citation of what is shown or of a model in it.
 *
 * Must stay true: what leaves is what was shown when the panel opened, or nothing; each form can be copied as well as saved,
 * because frames may forbid either.
 */
import { atHand, inBoth } from './bilingual.js';
import { bibtex, gbt7714, ris } from './citation.js';
import { say } from './content.js';
import { csv, pasted, table } from './csv.js';
import { dataset } from './dataset.js';
import { copied, download, fileName, linkTo } from './link.js';
import { make } from './make.js';
import { choice } from './panel.js';
import { askedOf, inWords, isAnswering, markedId, shownIds } from './shown.js';

/** Addresses of what is shown and of a model in it. @param {import('./share.js').Shown} shown */
function links({ place, explainer, lang }) {
  const { view } = explainer.dataset;
  const linkWith = (/** @type {string} */ fragment) => linkTo({ ...place, fragment }, lang, view);
  // Static text shows all of it, whatever is asked for.
  return { link: linkWith(isAnswering(place) ? place.fragment : ''), linkOf: (/** @type {string} */ id) => linkWith(`model=${id}`) };
}

/** The models shown; `lost` where the page has not all of them. @param {import('./share.js').Shown} shown */
function idsOf({ explainer, place }) {
  try {
    return shownIds(explainer, place);
  } catch (error) {
    console.warn('yongxian:', error);
    return 'lost';
  }
}

/** Today, where the reader is. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, '0')).join('-');
}

/** @param {string} label */
const textField = (label) => make('textarea', { readonly: '', rows: '4', 'aria-label': label, spellcheck: 'false' });

/** @param {import('./panel.js').Panel} panel @param {import('./share.js').Shown} shown */
export function addList(panel, shown) {
  const { words, lang, place, title } = shown;
  const { link, linkOf } = links(shown);
  const ids = idsOf(shown);
  // A part without a list has nothing to take along.
  if (!ids) return;
  if (ids === 'lost' || !ids.length) return void panel.way(words.list, ids.length ? words.listLost : words.listEmpty);
  const gathered = async () => {
    const document = await inBoth(place);
    const known = new Map(document.models.map((model) => [model.id, model]));
    const models = ids.flatMap((id) => known.get(id) ?? []);
    if (models.length < ids.length) throw new Error('the document lacks models that are shown');
    return { document, models, asked: askedOf(place, document.facets), link, taken: today() };
  };
  /** @param {boolean} toPaste */
  const written = async (toPaste) => {
    const all = await gathered();
    const isTable = form.chosen() === 'csv';
    const rows = () => table(all.models, all.document, linkOf);
    const text = !isTable ? dataset(all) : toPaste ? pasted(rows()) : csv(rows());
    const stem = [place.site === undefined ? title : words.brand, inWords(all.asked, all.document.facets, lang) || words.models];
    return { text, type: isTable ? 'text/csv' : 'application/json', name: fileName(stem, form.chosen()) };
  };
  /** @param {() => Promise<string>} act */
  const orMissing = (act) => () =>
    act().catch((error) => {
      console.warn('yongxian:', error);
      return words.listMissing;
    });
  const form = choice(words.form, 'list', { csv: words.formCsv, json: words.formJson }, () => (field.hidden = true));
  const field = textField(words.list);
  field.wrap = 'off';
  field.hidden = true;
  const save = panel.button(words.listSave, orMissing(async () => {
    const { text, type, name } = await written(false);
    download(new Blob([text], { type: `${type};charset=utf-8` }), name);
    return parent === window ? words.listSaved : words.listSavedMaybe;
  }));
  const copy = panel.button(words.listCopy, orMissing(async () => {
    const isTable = form.chosen() === 'csv';
    field.value = (await written(true)).text;
    field.hidden = false;
    if (!(await copied(field))) return words.textSelected;
    return isTable ? words.tableCopied : words.dataCopied;
  }));
  const section = panel.way(words.list, words.listHint(ids.length), save, copy);
  section.classList.add('take');
  section.lastElementChild?.before(form.element);
  section.append(field);
}

/** @param {import('./panel.js').Panel} panel @param {import('./share.js').Shown} shown */
export function addCitation(panel, shown) {
  const { words, lang, place, explainer, title } = shown;
  const { link, linkOf } = links(shown);
  const found = idsOf(shown);
  const ids = Array.isArray(found) ? found : [];
  const marked = markedId(explainer);
  const order = marked !== undefined && ids.includes(marked) ? [marked, ...ids.filter((id) => id !== marked)] : ids;
  /** @type {import('./bilingual.js').Document | undefined} */
  let document;
  const what = make('select', { 'aria-label': words.citeWhat }, make('option', { value: '' }, words.citeView));
  const field = textField(words.cite);

  /** @returns {import('./citation.js').Work} */
  const work = () => {
    if (!document) throw new Error('the document is not here');
    const model = document.models.find(({ id }) => id === what.value);
    const facts = document.article.facts_until;
    const { view } = explainer.dataset;
    const asked = inWords(askedOf(place, document.facets), document.facets, lang);
    const list = asked ? words.listOf(asked) : view === 'models' ? words.models : '';
    const part = model ? words.modelOf(say(model.name, lang), say(model.org, lang)) : list;
    // Whose a host's document is, only the host knows.
    const author = place.site === undefined ? '' : words.brand;
    const owner = place.site === undefined ? location.hostname : 'yongxian';
    const key = [owner, facts.slice(0, 4), model?.id ?? (part && 'models')].filter(Boolean).join('-');
    return {
      author, lang, facts, factsUntil: words.factsUntil, visited: today(), isData: !!part,
      title: part ? `${title}: ${part}` : title,
      url: model ? linkOf(model.id) : link,
      key: key.toLowerCase().replace(/[^a-z0-9-]+/g, '-'),
    };
  };
  const FORMS = { gbt: gbt7714, bib: bibtex, ris };
  const formOf = () => /** @type {keyof FORMS} */ (form.chosen());
  // Fields have line ends of their own, and RIS is particular about them.
  let text = '';
  const write = () => {
    field.value = text = FORMS[formOf()](work());
    field.rows = Math.max(3, text.trimEnd().split('\n').length);
    save.hidden = formOf() === 'gbt';
    save.textContent = `${words.citeSave} .${formOf()}`;
  };
  const form = choice(words.form, 'citation', { gbt: 'GB/T 7714', bib: 'BibTeX', ris: 'RIS' }, () => write());
  const copy = panel.button(words.citeCopy, async () => ((await copied(field)) ? words.citeCopied : words.textSelected));
  const save = panel.button(words.citeSave, () => {
    const ending = formOf();
    const type = ending === 'bib' ? 'application/x-bibtex' : 'application/x-research-info-systems';
    const { key } = work();
    download(new Blob([text], { type: `${type};charset=utf-8` }), fileName([key], ending));
    return parent === window ? words.citeSaved : words.citeSavedMaybe;
  });
  what.onchange = write;
  save.hidden = true;
  const section = panel.way(words.cite, words.citeHint, copy, save);
  section.classList.add('take');
  section.lastElementChild?.before(...(order.length ? [what] : []), field, form.element);

  /** @param {import('./bilingual.js').Document} come */
  const fill = (come) => {
    document = come;
    const names = new Map(come.models.map((model) => [model.id, say(model.name, lang)]));
    what.append(...order.flatMap((id) => (names.has(id) ? [make('option', { value: id }, names.get(id) ?? '')] : [])));
    write();
  };
  const here = atHand(place);
  if (here && (here.only ?? lang) === lang) return fill(here);
  inBoth(place).then(fill, () => (field.value = words.citeMissing));
}
