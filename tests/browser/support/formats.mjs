// Readers of what leaves the page: CSV, BibTeX and RIS, as strict as their definitions and no smarter.
//
// Must stay true: shares no code with the product; whatever a definition does not allow is an error here.
import assert from 'node:assert/strict';
import { content } from './content.mjs';

/** A table after RFC 4180 with Excel's mark at the start: each row by the names of its columns. @param {string} text */
export function parseCsv(text) {
  assert.equal(text[0], '\ufeff', 'Excel knows UTF-8 by this mark');
  const rows = [[]];
  let at = 1;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        assert.ok(at < text.length, 'a quote is never closed');
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[(at += 1)];
        else break;
      }
      at += 1;
    } else {
      for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at += 1) {
        assert.ok(!'"\n'.includes(text[at]), `a bare ${JSON.stringify(text[at])} at ${at}`);
        cell += text[at];
      }
    }
    rows.at(-1).push(cell);
    if (text[at] === ',') {
      at += 1;
      // A comma at the end of a line is followed by an empty cell.
      if (text[at] === '\r') rows.at(-1).push('');
      else continue;
    }
    assert.equal(text.slice(at, at + 2), '\r\n', `a line ends otherwise at ${at}`);
    at += 2;
    if (at < text.length) rows.push([]);
  }
  const [head, ...body] = rows;
  assert.equal(new Set(head).size, head.length, 'each column has a name of its own');
  return body.map((row) => {
    assert.equal(row.length, head.length, `a row of ${row.length} cells: ${row}`);
    return Object.fromEntries(row.map((cell, n) => [head[n], cell]));
  });
}

/** What TeX prints for a text that nothing acts upon. @param {string} text */
function printed(text) {
  const words = { textbackslash: '\\', textbraceleft: '{', textbraceright: '}', textasciitilde: '~', textasciicircum: '^' };
  const plain = text.replace(/\\(?:([a-z]+)\{\}|([&%$#_]))|[&%$#_~^\\{}]/g, (all, word, letter) => {
    assert.ok(letter ?? words[word], `TeX acts upon ${all} in ${text}`);
    return letter ?? words[word];
  });
  return plain;
}

/** One BibTeX entry. Braces are counted as BibTeX does: one behind a backslash counts too. @param {string} text */
export function parseBibtex(text) {
  const [head, kind, key] = /^@(\w+)\{([^\s{},"#%'()=]+),/.exec(text) ?? assert.fail(`no entry: ${text}`);
  const fields = {};
  let at = head.length;
  for (;;) {
    const [before, name, word] = /^\s*(?:(\w+)\s*=\s*(?:([a-z]{3})(?=[,\s])|\{)|\}\s*$)/.exec(text.slice(at)) ?? assert.fail(`no field: ${text.slice(at)}`);
    at += before.length;
    if (!name) return { kind, key, fields };
    assert.ok(!(name in fields), `${name} twice`);
    if (word) fields[name] = word;
    else {
      let depth = 1;
      const from = at;
      for (; depth > 0; at += 1) {
        assert.ok(at < text.length, 'a brace is never closed');
        if (text[at] === '{') depth += 1;
        if (text[at] === '}') depth -= 1;
      }
      const raw = text.slice(from, at - 1);
      const [, whole] = /^\{(.*)\}$/s.exec(raw) ?? [];
      // Addresses are taken letter for letter.
      fields[name] = name === 'url' ? raw : printed(whole ?? raw);
      if (name === 'author') assert.ok(whole, 'a body has no first and last name');
    }
    if (text[at] === ',') at += 1;
  }
}

/** One RIS record: its tags in order. @param {string} text */
export function parseRis(text) {
  const lines = text.split('\r\n');
  assert.equal(lines.pop(), '', 'each line ends as RIS wants it');
  const tags = lines.map((line) => {
    const [, tag, value] = /^([A-Z][A-Z0-9])  - ([^\r\n]*)$/.exec(line) ?? assert.fail(`no tag: ${JSON.stringify(line)}`);
    return [tag, value];
  });
  assert.equal(tags[0][0], 'TY');
  assert.deepEqual(tags.at(-1), ['ER', '']);
  assert.equal(new Set(tags.map(([tag]) => tag)).size, tags.length, 'no tag twice');
  return Object.fromEntries(tags);
}

const source = (id) => content.sources.find((one) => one.id === id);
const labels = (model, field, lang) => {
  const { values } = content.facets.find((facet) => facet.field === field);
  return values.filter(({ value }) => model.facets[field].includes(value)).map(({ label }) => label[lang]).join('; ');
};
/** A row of the table as docs/data.md describes it. */
export const rowOf = (model, home) => {
  const pair = (name, text) => ({ [`${name}_zh`]: text?.zh ?? '', [`${name}_en`]: text?.en ?? '' });
  const sources = model.sources.map(source);
  const unlinked = sources.filter(({ url }) => url === null);
  return {
    id: model.id,
    ...pair('name', model.name),
    ...pair('org', model.org),
    also_zh: (model.also ?? []).map(({ zh }) => zh).join('; '),
    also_en: (model.also ?? []).map(({ en }) => en).join('; '),
    announced: model.announced ?? '',
    opened: model.opened ?? '',
    params_billion: model.params ? String(model.params.billion) : '',
    ...pair('params_by', model.params?.by),
    ...Object.assign({}, ...Object.keys(model.facets).map((field) => pair(field, { zh: labels(model, field, 'zh'), en: labels(model, field, 'en') }))),
    ...pair('note', model.note),
    ...pair('after', model.after),
    confidence: model.confidence,
    sources: sources.flatMap(({ url }) => url ?? []).join(' '),
    ...pair('sources_without_address', { zh: unlinked.map(({ title }) => title.zh).join('; '), en: unlinked.map(({ title }) => title.en).join('; ') }),
    link: `${home}#model=${model.id}`,
  };
};
