// What the figures should say, computed anew from the content and the papers' formulas, and what a person does with one.
//
// Must stay true: shares no code with the product; sums and counts are made the plain way.
import { PATIENCE } from './chromium.mjs';
import { content } from './content.mjs';

export const KINDS = content.figures.map((figure) => figure.kind);
export const figure = (kind) => content.figures.find((one) => one.kind === kind);

/** What a step writes into the link; the example that it gives of a guess is kept nowhere. @param {string} settings */
export const writtenBy = (settings) => settings.replace(/^(s(guess|counts|fates))\..*/, '$1');

/** A share as a percentage: one digit after the point below ten and above ninety-nine, never rounded to none or all. */
function percent(share, lang) {
  const permille = Math.round(share * 1000);
  if (permille === 0 && share > 0) return lang === 'zh' ? '不到0.1%' : 'less than 0.1%';
  if (permille === 1000 && share < 1) return '99.9%';
  const fine = (permille < 100 || permille > 990) && permille % 10;
  return `${fine ? permille / 10 : Math.round(share * 100)}%`;
}

/** A size to two digits, as each language counts. */
function size(number, lang) {
  const rounded = Number(number.toPrecision(2));
  const units = lang === 'zh' ? [[1e12, '万亿'], [1e8, '亿'], [1e4, '万']] : [[1e12, ' trillion'], [1e9, ' billion'], [1e6, ' million']];
  const [unit, name] = units.find(([unit]) => rounded >= unit);
  return `${Number((rounded / unit).toPrecision(6))}${name}`;
}

/** Random settings of a kind as a link has them, and pieces that the reading of them has to hold. @param {() => number} random */
export const SAMPLES = {
  emergence(random, lang) {
    const [n, length] = [700 + Math.floor(random() * 501), 1 + Math.floor(random() * 8)];
    const score = random() < 0.5 ? 'exact' : 'tokens';
    const p = 1 / (1 + Math.E ** (-1.8 * (n / 100 - 9.5)));
    let whole = 1;
    for (let token = 0; token < length; token++) whole *= p;
    const said = [size(10 ** (n / 100), lang), percent(p, lang)];
    if (length > 1) said.push(percent(whole, lang));
    return { settings: `n${n}.l${length}.s${score}`, said };
  },
  scaling(random, lang) {
    const pick = (least, most) => least + Math.floor(random() * (most - least + 1));
    const [n, t, c, l, i] = [pick(900, 1300), pick(1150, 1400), pick(30, 100), pick(30, 100), pick(30, 100)];
    const good = (10 ** (t / 100) * c * l * i) / 1e6;
    const loss = 1.69 + 406.4 / (10 ** (n / 100)) ** 0.34 + 410.7 / good ** 0.28;
    return {
      settings: `n${n}.t${t}.c${c}.l${l}.i${i}.mfree.b2376`,
      said: [size(10 ** (n / 100), lang), size(10 ** (t / 100), lang), loss.toFixed(2)],
    };
  },
  customers(random, lang) {
    const month = 4 + Math.floor(random() * 9);
    const end = `2023-${String(month).padStart(2, '0')}`;
    const by = (date) => date !== null && date !== undefined && date.length >= 7 && date.slice(0, 7) <= end;
    // Each maker is counted once: whose opening is known, whose has no date, and who serves business alone.
    const count = { business: 0, open: 0, unsure: 0 };
    for (const maker of figure('customers').makers) {
      if (maker.since && !by(maker.since)) continue;
      const models = content.models.filter((model) => maker.models.includes(model.id) && (by(model.announced) || by(model.opened)));
      const serves = (model, ...whom) => (model.facets.audience ?? []).some((one) => whom.includes(one));
      const opens = content.models.some((model) => maker.models.includes(model.id) && serves(model, 'b2c', 'both') && model.opened);
      if (models.some((model) => serves(model, 'b2c', 'both') && by(model.opened))) count.open++;
      else if (!opens && models.some((model) => serves(model, 'b2c', 'both'))) count.unsure++;
      else if (models.some((model) => serves(model, 'b2b', 'both'))) count.business++;
    }
    const all = count.business + count.open + count.unsure;
    const parts =
      lang === 'zh'
        ? { business: '家只给企业和受邀的人', open: '家确知已向公众开放', unsure: '家（○）查不到何时开放' }
        : { business: ' only for business and the invited', open: ' known to be open to the public', unsure: ' (○) with no known date of opening' };
    const said = Object.keys(parts).filter((part) => count[part] > 0).map((part) => count[part] + parts[part]);
    return { settings: `m${month}`, said: [lang === 'zh' ? `里${all}家推出` : `, ${all} of ${figure('customers').makers.length} makers`, ...said] };
  },
  stack(random, lang) {
    const makers = [...figure('stack').makers].sort(() => random() - 0.5).slice(0, 2 + Math.floor(random() * 2));
    const settings = makers.map((maker, index) => 'abc'[index] + maker.id).join('.');
    const own = (maker) => content.models.filter(({ id }) => maker.models.includes(id));
    const has = makers.filter((maker) => own(maker).length > 1).map((maker) => (lang === 'zh' ? `模型${own(maker).length}个` : `${own(maker).length} models`));
    return { settings, said: [...makers.map((maker) => maker.name[lang]), ...has] };
  },
  outcomes(random, lang) {
    const values = Array.from({ length: 9 }, () => Math.floor(random() * 401));
    const share = Math.floor(random() * 101);
    const stage = ['guess', 'counts', 'fates'][Math.floor(random() * 3)];
    const said = [String(values.at(-1)), `${share}%`];
    const { counts } = content.claims.find((claim) => claim.id === figure('outcomes').counts);
    const ends = [Math.min, Math.max].map((end) => counts.find((count) => count.value === end(...counts.map(({ value }) => value))));
    if (stage === 'counts') said.push(String(counts.length), ...ends.flatMap((count) => [count.by[lang], String(count.value)]));
    if (stage === 'fates') {
      const { makers, fates } = figure('outcomes');
      const closed = fates.filter((fate) => fate.closed).flatMap((fate) => fate.models);
      const wentOn = makers.filter((maker) => [maker.later?.date, ...content.models.filter(({ id }) => maker.models.includes(id)).map((model) => model.announced)].some((date) => date > '2023-04-99'));
      const ended = makers.filter((maker) => !wentOn.includes(maker) && maker.models.every((id) => closed.includes(id)));
      const [least, most] = [wentOn.length, makers.length - ended.length].map((part) => percent(part / makers.length, lang));
      said.push(lang === 'zh' ? `${makers.length}家厂商` : `${makers.length} makers`, lang === 'zh' ? `${wentOn.length}家查到` : `${wentOn.length} put out`, lang === 'zh' ? `${least}到${most}` : `${least} and ${most}`);
    }
    return { settings: `s${stage}.g${values.map((value) => value.toString(36).padStart(2, '0')).join('')}.p${share}`, said };
  },
};

/** A row of numbers from 0 to 1 that is the same each time. */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Scrolls to a figure and waits until it is live. @returns a locator of it */
export async function reach(page, kind) {
  const found = page.locator(`[data-figure="${kind}"]`);
  await found.scrollIntoViewIfNeeded();
  await page.locator(`[data-figure="${kind}"][data-yongxian="live"]`).waitFor({ timeout: PATIENCE });
  return found;
}

/** What a figure says now. */
export const said = (found) => found.locator('.reading').innerText();
