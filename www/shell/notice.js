// @ts-check
/**
 * A bar with one sentence and two buttons, which stays until one of them is pressed; then comes the next, if there is one.
 *
 * Must stay true: it is announced and takes no focus; it covers nothing that cannot be scrolled out from under it; it
 * speaks the language of the page, also when that changes.
 */

/** @typedef {{ text: string, accept: string, later: string }} Words */
/**
 * @typedef {object} Saying
 * @property {string} about  of two about the same, the later one counts
 * @property {{ zh: Words, en: Words }} words
 * @property {() => void} accept
 * @property {() => void} [later]
 */

const STYLES = `
  :host { position: fixed; inset: auto 0 0; z-index: 9; display: grid; justify-content: center; pointer-events: none; }
  div { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin: 12px; padding: 10px 12px 10px 18px;
    color: light-dark(#fbf9f4, #17191e); background: light-dark(#17191e, #ecebe6); border-radius: 8px;
    box-shadow: 0 4px 24px #0004; font: 1em/1.5 system-ui, sans-serif; pointer-events: auto; }
  p { margin: 0 auto 0 0; }
  button { min-height: 36px; padding: 2px 14px; color: inherit; background: none; border: 1px solid currentColor; border-radius: 18px;
    font: inherit; cursor: pointer; }
  button:first-of-type { color: light-dark(#17191e, #ecebe6); background: light-dark(#fbf9f4, #17191e); }
  button:focus-visible { outline: 3px solid light-dark(#8fb2ff, #1b4fd8); outline-offset: 2px; }
  @media print { :host { display: none; } }
`;

export class Notice {
  #region;
  /** What is to be said: the first is, the others wait for an answer to it. @type {Saying[]} */ #sayings = [];

  constructor() {
    const host = document.createElement('div');
    const shadow = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    shadow.adoptedStyleSheets = [sheet];
    // There before anything is said in it: only then is it heard.
    this.#region = document.createElement('section');
    this.#region.role = 'status';
    shadow.append(this.#region);
    document.body.append(host);
    new MutationObserver(() => this.#draw()).observe(document.documentElement, { attributeFilter: ['lang'] });
  }

  /** @param {Saying} saying */
  show(saying) {
    const same = this.#sayings.findIndex(({ about }) => about === saying.about);
    this.#sayings.splice(same < 0 ? this.#sayings.length : same, same < 0 ? 0 : 1, saying);
    this.#draw();
  }

  #draw() {
    const [saying] = this.#sayings;
    if (!saying) return this.#region.replaceChildren();
    const words = saying.words[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'];
    const bar = document.createElement('div');
    const text = document.createElement('p');
    text.textContent = words.text;
    bar.append(text, this.#button(words.accept, saying.accept), this.#button(words.later, saying.later ?? (() => {})));
    this.#region.replaceChildren(bar);
  }

  /** @param {string} label @param {() => void} act */
  #button(label, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.onclick = () => {
      this.#sayings.shift();
      this.#draw();
      act();
    };
    return button;
  }
}
