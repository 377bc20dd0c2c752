/**
 * A list of which only the rows in view exist, for contestants that write their own.
 *
 * Must stay true: rows are made once and move; a row is written only where another record has come into it. All rows are equally high.
 */

const HEIGHT = 56;
/** Rows kept above and below what is in view. */
const SPARE = 4;

/**
 * @typedef {{ id: string, cells: string[] }} Row what one row says: the name, then the rest
 */

export class Rows {
  #frame = document.createElement('div');
  #spacer = document.createElement('div');
  /** @type {{ root: HTMLElement, cells: Text[], key: number, place: number }[]} */ #rows = [];
  /** @type {(place: number) => number} */ #keyAt = () => -1;
  #row;
  /** How high the part in view is and where it begins, remembered: asking the page would make it lay itself out. */
  #height = 0;
  #top = 0;
  count = 0;

  /** @param {HTMLElement} place @param {(key: number) => Row} row what the record with a key says */
  constructor(place, row) {
    this.#row = row;
    this.#frame.className = 'rows';
    this.#spacer.className = 'spacer';
    this.#frame.append(this.#spacer);
    place.append(this.#frame);
    this.#frame.addEventListener('scroll', () => ((this.#top = this.#frame.scrollTop), this.#draw()), { passive: true });
  }

  /** Shows so many records, from the top. @param {number} count @param {(place: number) => number} keyAt the key of the record at a place */
  show(count, keyAt) {
    this.#keyAt = keyAt;
    if (count !== this.count) this.#spacer.style.height = `${count * HEIGHT}px`;
    this.count = count;
    if (this.#top > 0) this.#frame.scrollTop = this.#top = 0;
    this.#draw();
  }

  /** @returns {string[]} */
  first() {
    return this.#rows.slice(0, 10).map(({ root }) => root).filter((row) => !row.hidden).map((row) => row.dataset.id);
  }

  #draw() {
    this.#height ||= this.#frame.clientHeight;
    const begin = Math.max(0, Math.floor(this.#top / HEIGHT) - SPARE);
    const end = Math.min(this.count, Math.ceil((this.#top + this.#height) / HEIGHT) + SPARE);
    while (this.#rows.length < end - begin) this.#rows.push(this.#made());
    const many = this.#rows.length;
    for (let n = 0; n < many; n++) {
      // A place always gets the same row as long as it is in view, so that scrolling moves few of them.
      const place = begin + ((n - begin) % many + many) % many;
      this.#put(this.#rows[n], place, place < end ? this.#keyAt(place) : -1);
    }
  }

  /** @param {{ root: HTMLElement, cells: Text[], key: number, place: number }} row @param {number} place @param {number} key */
  #put(row, place, key) {
    if (row.key !== key) {
      row.root.hidden = key < 0;
      if (key >= 0) {
        const { id, cells } = this.#row(key);
        row.root.dataset.id = id;
        row.cells.forEach((cell, n) => (cell.data = cells[n]));
      }
      row.key = key;
    }
    if (row.place !== place) row.root.style.transform = `translateY(${place * HEIGHT}px)`;
    row.place = place;
  }

  #made() {
    const root = document.createElement('div');
    root.className = 'row';
    root.hidden = true;
    const cells = ['b', 'span', 'span', 'span', 'span'].map((tag) => {
      const text = document.createTextNode('');
      const cell = document.createElement(tag);
      cell.append(text);
      root.append(cell);
      return text;
    });
    this.#frame.append(root);
    return { root, cells, key: -1, place: -1 };
  }
}
