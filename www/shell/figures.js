// @ts-check
/**
 * The guests of one explainer, figures and instruments: each a small widget of its own, with a wasm of its own, in a slot that the
 * explainer's wasm leaves alone. Fetched once the explainer is live, and their wasm when a reader comes near one.
 *
 * Must stay true: a guest is what the page brought until its wasm draws it, and again if that dies; a figure's settings are a part
 * of the explainer's state, which alone is written into links; an instrument hears all of that state and changes those parts that
 * are its own; a guest that moves is heard once it rests, and never hears its own words back; no key and no box waits for a
 * drawing; what a reader acts on stays where it is on the screen; nothing here runs inside a call from wasm.
 */
import { build, css, figures, files, glue, wasm } from './figured.js';
import { partOf, withParts } from './fragment.js';
import { Hold } from './hold.js';
import { Pace, turn } from './pace.js';

/** A guest that moves is told to the explainer when it has rested so long, in ms: a figure, and an instrument, which steers the list. */
const REST = 150;
const SHORT_REST = 40;
/**
 * So long after a change of the explainer its guests are told what narrows their drawings, and go on reading a document, in ms: who types
 * does not notice that they are there.
 */
const LULL = 300;
/**
 * The parts of the state that instruments change, and of those the one that is to come into view when it is set; `only` is the part
 * without which there is nothing to draw, however near the reader comes.
 */
const INSTRUMENTS = /** @type {Record<string, { keys: string[], reveals: string, only?: string } | undefined>} */ ({
  axis: { keys: ['event', 'zoom', 'date', 'points', 'model'], reveals: 'model' },
  scatter: { keys: ['date', 'size', 'model', 'as'], reveals: 'model' },
  table: { keys: ['sort'], reveals: '', only: 'as' },
});

/**
 * @typedef {import('./widget.js').Widget} Widget
 * @typedef {import('./instance.js').Change} Change
 * @typedef {object} Seat
 * @property {string} kind
 * @property {HTMLElement} root       the guest's element
 * @property {Widget} [widget]
 * @property {string} sent            its settings as the explainer knows them; of an instrument the whole state
 * @property {string} now             the same as it shows them
 * @property {string} lang            the language that it was last asked for
 * @property {(now: HTMLElement) => void} press  presses, in the root that it has by now, what was pressed before it could hear
 * @property {number} [timer]         until what it shows is told
 * @property {number} [waiting]       until it is told what is shown
 */

/**
 * What is kept on the device of what a reader has set; only one who ticks a box for it has anything kept. Without a
 * value it says what is kept, and nothing at all where a page may keep nothing.
 * @param {string} kind @param {string} [settings] empty: forgets @returns {string | undefined}
 */
function kept(kind, settings) {
  const key = `yongxian-${kind}`;
  try {
    if (settings) localStorage.setItem(key, settings);
    else if (settings === '') localStorage.removeItem(key);
    return localStorage.getItem(key) ?? '';
  } catch {
    return undefined;
  }
}

/** What the reader moved before anything could hear it; the result says it again. @param {HTMLElement} root */
function moved(root) {
  const boxes = () => [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll('input:not([data-keep])'))];
  const touched = boxes()
    .map(({ type, value, checked, defaultValue, defaultChecked }, at) => ({
      at, value, checked,
      // Of a choice only the new one speaks.
      speaks: type === 'radio' ? checked && !defaultChecked : checked !== defaultChecked || value !== defaultValue,
    }))
    .filter(({ speaks }) => speaks);
  return async () => {
    for (const { at, value, checked } of touched) {
      const box = boxes()[at];
      if (!box) continue;
      Object.assign(box, { value, checked });
      for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, { bubbles: true }));
      // What comes next has to find this drawn.
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
}

/**
 * Takes down the button that was pressed last while nothing could hear it; Yew marks those that it listens to. The result
 * takes down no more, and presses it again. @param {HTMLElement} root @param {() => void} onPress
 */
function pressed(root, onPress) {
  const buttonsIn = (/** @type {HTMLElement} */ one) => [...one.querySelectorAll('button')];
  let last = -1;
  const note = (/** @type {Event} */ { target }) => {
    const button = /** @type {Element} */ (target).closest('button');
    if (!button || Object.keys(button).some((key) => key.endsWith('listener_id'))) return;
    last = buttonsIn(root).indexOf(button);
    onPress();
  };
  root.addEventListener('click', note, true);
  return (/** @type {HTMLElement} */ now) => {
    root.removeEventListener('click', note, true);
    buttonsIn(now)[last]?.click();
    last = -1;
  };
}

/**
 * Looks after the figures of an explainer. The result is to be told every change of it, and at the end nothing.
 * @param {Widget} explainer @param {typeof import('./widget.js').Widget} Kind what figures are made of
 * @param {typeof import('./module.js').loadEngine} loadEngine
 * @returns {(change?: Change) => void}
 */
export function host(explainer, Kind, loadEngine) {
  /** @type {Map<string, Seat>} */
  const seats = new Map();
  const home = explainer.setting.lang;
  /** Styles of what no page brings along. */
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  /** The root and the document that the seats belong to. @type {HTMLElement | undefined} */ let root;
  /** @type {Widget['document']} */ let text = '';
  let edition = 0;
  /** @type {Widget['document'] | undefined} */ let whole;
  /** @type {Change} */ let latest;
  /** When the reader changed something last. */ let stirred = -LULL;
  const hold = new Hold();
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) begin(seats.get(/** @type {HTMLElement} */ (target).dataset.slot ?? ''));
  }, { rootMargin: '50% 0px' });

  /** Lets everything else have a turn, and the reader as long as they act. */
  async function leisure() {
    await turn();
    for (let left; (left = stirred + LULL - performance.now()) > 0; ) await new Promise((resolve) => setTimeout(resolve, left));
  }

  /** Somebody wants what a guest draws, wherever on the page it is. @param {Event} event */
  const come = ({ currentTarget }) => begin(seats.get(/** @type {HTMLElement} */ (currentTarget).dataset.slot ?? ''));

  /**
   * The document with its figures, which the page only names until now: of a part that stands twice, the later one counts.
   * Put together as text, since a page may have taught its lists to write themselves otherwise.
   */
  const document = async () =>
    (whole ??= typeof text === 'string' && explainer.setting.site !== undefined ? `${text.slice(0, text.lastIndexOf('}'))},"figures":${figures}}` : text);

  /** Takes the slots of the present root. */
  function settle() {
    // Another document has figures of its own; the same one in both languages is only more to say.
    if (edition !== explainer.edition) leave(true);
    const isMore = text !== explainer.document;
    ({ root, document: text, edition } = explainer);
    if (isMore) {
      whole = undefined;
      for (const { widget } of seats.values()) if (widget) void document().then((text) => widget.replace(text)).catch(() => {});
    }
    near.disconnect();
    const scope = /** @type {Document | ShadowRoot} */ (root.getRootNode());
    if (!scope.adoptedStyleSheets.includes(sheet)) scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
    for (const slot of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-slot]'))) {
      const { slot: kind = '' } = slot.dataset;
      let guest = /** @type {HTMLElement | null} */ (slot.querySelector('[data-guest]'));
      // Only what the page brought along can be taken over.
      if (guest && !seats.has(kind)) guest.dataset.build = build;
      if (!guest) {
        const className = INSTRUMENTS[kind] ? 'instrument' : 'figure';
        guest = Object.assign(slot.ownerDocument.createElement('figure'), { className });
        guest.dataset.guest = kind;
        if (!INSTRUMENTS[kind]) guest.dataset.figure = kind;
        (slot.firstElementChild ?? slot).append(guest);
      }
      if (!seats.has(kind)) {
        /** @type {Seat} */
        const seat = { kind, root: guest, sent: '', now: '', lang: home, press: pressed(guest, () => begin(seat)) };
        seats.set(kind, seat);
      }
      if (!INSTRUMENTS[kind]?.only) near.observe(slot);
      slot.addEventListener('yongxian-come', come);
    }
  }

  /** @param {Seat | undefined} seat */
  function begin(seat) {
    if (!seat || seat.widget) return;
    const { kind } = seat;
    ask(seat);
    let again = async () => {};
    let isNew = true;
    seat.widget = new Kind({
      root: seat.root,
      setting: { lang: home, view: kind },
      fragment: fragmentOf(seat),
      async engine() {
        const engine = await loadEngine({ wasm, glue, files });
        // The last moment before the boxes are set to what the document says.
        again = moved(seat.root);
        return engine;
      },
      text: document,
      pace: new Pace(undefined, undefined, leisure),
      search: INSTRUMENTS[kind] && explainer.search && lettered,
      onChange: (change) => heard(seat, INSTRUMENTS[kind] ? change.fragment : /** @type {any} */ (change).settings),
      onState(state) {
        if (state !== 'live') return;
        remember(seat);
        if (isNew) setTimeout(() => again().then(() => seat.press(seat.widget?.root ?? seat.root)));
        isNew = false;
      },
      onRoot: () => remember(seat),
    });
  }

  /** What searching takes, without the marks: the explainer's own reach into its guests. @param {string} again */
  async function lettered(again) {
    const { lexicon } = await explainer.search?.(again);
    return { lexicon, marker: () => () => {} };
  }

  /** The box by which a reader lets a figure be kept: shows what is kept, and listens. @param {Seat} seat */
  function remember(seat) {
    const box = /** @type {HTMLInputElement | null | undefined} */ (seat.widget?.root.querySelector('[data-keep]'));
    if (!box || box.onchange) return;
    const before = kept(seat.kind);
    box.checked = !!before;
    if (before === undefined) box.disabled = true;
    box.onchange = () => kept(seat.kind, box.checked ? seat.now : '');
    if (before && !seat.sent && !seat.now) seat.widget?.request(fragmentOf({ ...seat, sent: before }));
  }

  /** @param {Seat} seat */
  const fragmentOf = ({ kind, sent, lang }) => INSTRUMENTS[kind] ? sent : [sent && `${kind}=${sent}`, lang !== home && `lang=${lang}`].filter(Boolean).join('&');

  /** Takes down what a figure is to show; says whether that is new. @param {Seat} seat */
  function ask(seat) {
    if (INSTRUMENTS[seat.kind]) {
      // What the reader has just moved there is on its way, and newer.
      if (seat.timer || latest.fragment === seat.now) return false;
      seat.sent = latest.fragment;
      return true;
    }
    const sent = partOf(latest.fragment, seat.kind);
    const isNews = sent !== seat.sent || latest.lang !== seat.lang;
    // A link has decided: what the reader had just set no longer waits to be written, nor speaks for what the link says.
    if (sent !== seat.sent) {
      clearTimeout(seat.timer);
      seat.timer = undefined;
    }
    Object.assign(seat, { sent, lang: latest.lang });
    return isNews;
  }

  /**
   * Tells a guest what is new: at once what is its own, and what is drawn instead of the list. What else narrows a drawing waits until that
   * rests: to find out what fits takes a guest as long as it takes the list.
   * @param {Seat} seat
   */
  function inform(seat) {
    const tell = () => ask(seat) && seat.widget?.request(fragmentOf(seat));
    const { keys, only } = INSTRUMENTS[seat.kind] ?? {};
    const own = keys && !only && [...keys, 'lang'];
    clearTimeout(seat.waiting);
    if (own && withParts('', own, latest.fragment) === withParts('', own, seat.sent)) seat.waiting = window.setTimeout(tell, LULL);
    else tell();
  }

  /** @param {Seat} seat @param {string} settings */
  function heard(seat, settings) {
    const instrument = INSTRUMENTS[seat.kind];
    if (instrument) return steer(seat, instrument, settings);
    // What the document says is nobody's guess; but a reader who goes back to it by hand has taken the guess back. Where a link
    // did that, it has been taken down as sent already, and what is kept stays.
    const isTakenBack = !settings && seat.now && (seat.sent || seat.timer);
    seat.now = settings;
    if ((settings || isTakenBack) && kept(seat.kind)) kept(seat.kind, settings);
    // Drawing anew takes the tick away, which is not a part of what is drawn.
    const box = /** @type {HTMLInputElement | null | undefined} */ (seat.widget?.root.querySelector('[data-keep]'));
    if (box) box.checked = !!kept(seat.kind);
    clearTimeout(seat.timer);
    seat.timer = window.setTimeout(() => {
      seat.timer = undefined;
      if (seat.now === seat.sent) return;
      seat.sent = seat.now;
      explainer.request(withParts(explainer.fragment, [seat.kind], `${seat.now && `${seat.kind}=${seat.now}`}`));
    }, REST);
  }

  /** @param {Seat} seat @param {{ keys: string[], reveals: string }} instrument @param {string} fragment */
  function steer(seat, { keys, reveals }, fragment) {
    // As long as it has not answered what it was told last, its words are of a moment before; then it counts as showing that.
    const said = seat.widget?.fragment ?? fragment;
    const isNew = partOf(said, reveals) && partOf(said, reveals) !== partOf(seat.now || seat.sent, reveals);
    seat.now = said;
    clearTimeout(seat.timer);
    seat.timer = window.setTimeout(() => {
      seat.timer = undefined;
      // What the explainer has told is enough to know whether there is anything to say; nor has a guest that shows what it was told,
      // whatever has happened since.
      if ([latest.fragment, seat.sent].some((known) => withParts('', keys, known) === withParts('', keys, seat.now))) {
        // What the explainer said while this rested has not been passed on.
        if (latest.fragment !== seat.sent && ask(seat)) seat.widget?.request(fragmentOf(seat));
        return;
      }
      // Where nobody but the instrument moves, nothing has to be held.
      const moving = keys.filter((key) => key !== 'zoom');
      if (isNew) hold.end();
      else if (withParts('', moving, latest.fragment) !== withParts('', moving, seat.now)) hold.take(seat.widget?.root ?? seat.root, explainer.root);
      seat.sent = seat.now;
      explainer.request(withParts(explainer.fragment, keys, seat.now), !!isNew);
    }, SHORT_REST);
  }

  /** @param {boolean} empties whether the figures go with their lives */
  function leave(empties) {
    hold.end();
    for (const { widget, timer, waiting, root } of seats.values()) {
      clearTimeout(timer);
      clearTimeout(waiting);
      widget?.destroy();
      if (empties) (widget?.root ?? root).remove();
    }
    seats.clear();
    whole = undefined;
  }

  /** Whether a link has said something that an instrument shows. @param {Seat} seat */
  const isSteered = ({ kind }) => {
    const { keys = [], only } = INSTRUMENTS[kind] ?? {};
    return (only ? [only] : keys.filter((key) => key !== 'as')).some((key) => partOf(latest.fragment, key));
  };

  return (change) => {
    if (!change) {
      near.disconnect();
      return leave(false);
    }
    // What was there when the page came is nobody's doing.
    if (latest && latest.fragment !== change.fragment) stirred = performance.now();
    latest = change;
    hold.settle();
    if (explainer.root !== root || explainer.document !== text) settle();
    for (const seat of seats.values()) {
      // A still says what the document says, in the page's language; whoever prints or searches the page sees it too.
      const isElsewhere = change.lang !== home && !INSTRUMENTS[seat.kind]?.only;
      if (!seat.widget && (isElsewhere || partOf(change.fragment, seat.kind) || isSteered(seat))) begin(seat);
      else if (seat.widget) inform(seat);
    }
  };
}
