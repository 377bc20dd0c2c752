// @ts-check
/**
 * The document in both languages, wherever the widget stands: what a page has brought is in one only.
 *
 * Must stay true: where the document is at hand nothing is fetched; a host's document is never taken for ours, nor ours for
 * a host's.
 */
import { whole } from './parts.js';

/**
 * As far as the shell reads it; the format is that of src/domain/document.rs.
 * @typedef {{ zh: string, en: string }} Text
 * @typedef {{ field: string, label: Text, values: { value: string, label: Text }[] }} Facet
 * @typedef {{ id: string, title: Text, url: string | null }} Source
 * @typedef {object} Model
 * @property {string} id
 * @property {Text} name
 * @property {Text} org
 * @property {Text[]} [also]
 * @property {string | null} announced
 * @property {string | null} opened
 * @property {{ billion: number, by?: Text | null } | null} params
 * @property {Record<string, string[]>} facets
 * @property {Text | null} [note]
 * @property {Text | null} [after]
 * @property {string} confidence
 * @property {string[]} sources
 * @property {unknown} [pinyin_order]  the build's
 * @typedef {object} Document
 * @property {{ title: Text, facts_until: string }} article
 * @property {Facet[]} facets
 * @property {Model[]} models
 * @property {Source[]} sources
 * @property {'zh' | 'en'} [only]  the one language that most of it is in
 */

/** How long an answer may take, in ms. */
const PATIENCE = 30_000;

/** @type {Promise<Document> | undefined} */
let fetched;

/**
 * The document as it is at hand, perhaps in one language; models are in both.
 * @param {import('./acts.js').Place} place @returns {Document | undefined}
 */
export function atHand({ root, text }) {
  // A page of ours has it beside the widget; in a host's page the widget stands in a shadow root, where nothing has this id.
  const scope = /** @type {Partial<DocumentOrShadowRoot & NonElementParentNode>} */ (root.getRootNode());
  const found = text || scope.getElementById?.('yongxian-document')?.textContent;
  return found ? JSON.parse(found) : undefined;
}

/** @param {import('./acts.js').Place} place @returns {Promise<Document>} */
export async function inBoth(place) {
  const found = atHand(place);
  if (found && (!found.only || place.site === undefined)) return found;
  if (place.site === undefined || !whole) throw new Error('the document is not here');
  fetched ??= fetchWhole();
  // What did not come is asked for again.
  fetched.catch(() => (fetched = undefined));
  return fetched;
}

async function fetchWhole() {
  const response = await fetch(whole, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${whole}: ${response.status}`);
  return response.json();
}
