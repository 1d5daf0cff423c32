// The work → a list of rows, of which one has the keyboard. Only rows that say something else are drawn again.

/** @typedef {{row: HTMLElement, said: string}} DrawnRow */

/** So many rows are drawn at once; the others when the page can be used. */
const FIRST_ROWS = 40;
/** A row without words: to copy one takes a fraction of the time to make one. */
const EMPTY_ROW = h('li', { class: 'row' }, h('button', { type: 'button', class: 'open', tabindex: '-1' }, h('span'), said('', 'what'), said('', 'why')));

/** What the list can be narrowed to, with the words of its button. @type {[string, string][]} */
const FILTERS = [['all', 'All'], ['places', 'Places'], ['stops', 'Stops'], ['verdicts', 'Claims'], ['chapters', 'Chapters'], ['documents', 'Text']];

/** The list of what needs a decision. */
class WorkList {
  /** @param {HTMLElement} root @param {{open: (entry: WorkItem) => void, filter: (filter: string) => void}} listener */
  constructor(root, listener) {
    this.listener = listener;
    this.list = h('ol', { class: 'rows', 'aria-label': 'What needs a decision' });
    this.summary = h('p', { class: 'summary' });
    this.done = h('li', { class: 'divider' }, 'Decided');
    /** @type {Map<string, DrawnRow>} */
    this.rows = new Map();
    /** @type {string[]} */
    this.order = [];
    this.filter = 'all';
    /** @type {string|null} */
    this.current = null;
    /** The row in the order of the keyboard. @type {string|null} */
    this.focused = null;
    /** The row to scroll to with the next frame. @type {string|null} */
    this.sought = null;
    this.buttons = FILTERS.map(([name, words]) => button(words, () => this.choose(name), { 'aria-pressed': String(name === 'all'), class: 'filter' }));
    root.append(h('h2', { class: 'unseen' }, 'Work'), h('div', { class: 'filters', role: 'group', 'aria-label': 'Show' }, ...this.buttons), this.summary, this.list);
    this.list.addEventListener('click', (event) => this.clicked(event));
    this.list.addEventListener('focusin', (event) => this.roam(rowOf(event.target)));
  }

  /** @param {string} filter */
  choose(filter) {
    this.filter = filter;
    FILTERS.forEach(([name], n) => this.buttons[n].setAttribute('aria-pressed', String(name === filter)));
    this.listener.filter(filter);
  }

  /** The entries to show. @param {Model} model @returns {WorkItem[]} */
  entries(model) {
    return entriesOf(model, this.filter);
  }

  /** Draws the list as the model has it. @param {Model} model @param {number} [most] so many rows of it */
  draw(model, most = Infinity) {
    const entries = this.entries(model);
    const drawn = entries.slice(0, most);
    const ids = drawn.map((entry) => entry.id);
    this.forget(new Set(ids));
    drawn.forEach((entry) => this.drawRow(entry));
    this.arrange(ids);
    const left = entries.filter((entry) => !entry.done).length;
    this.summary.textContent = entries.length ? `${counted(left, 'decision')} left, ${grouped(entries.length - left)} decided` : 'Nothing of this kind.';
    this.divide(entries);
    if (!this.rows.has(this.focused ?? '')) this.focusable(ids[0] ?? null);
  }

  /** @param {Set<string>} wanted */
  forget(wanted) {
    for (const [id, { row }] of this.rows) {
      if (!wanted.has(id)) {
        row.remove();
        this.rows.delete(id);
      }
    }
    this.order = this.order.filter((id) => wanted.has(id));
  }

  /** @param {WorkItem} entry */
  drawRow(entry) {
    const saying = `${entry.what}\n${entry.why}\n${entry.done}`;
    const known = this.rows.get(entry.id);
    if (known?.said === saying) return;
    const row = known?.row ?? /** @type {HTMLElement} */ (EMPTY_ROW.cloneNode(true));
    const act = /** @type {HTMLElement} */ (row.firstElementChild);
    const [sort, what, why, check] = act.children;
    row.dataset.id = entry.id;
    sort.className = `sort ${entry.section}`;
    sort.textContent = SECTION_WORDS[entry.section] ?? '';
    what.textContent = entry.what;
    why.textContent = entry.why;
    check?.remove();
    if (entry.done) act.append(h('span', { class: 'check', 'aria-label': 'decided', role: 'img' }, '✓'));
    row.classList.toggle('done', entry.done);
    this.rows.set(entry.id, { row, said: saying });
  }

  /** Moves as few rows as the new order needs. @param {string[]} ids */
  arrange(ids) {
    const still = keepingPlace(this.order, ids);
    /** @type {Element|null} */
    let last = null;
    const active = document.activeElement;
    for (const id of ids) {
      const row = /** @type {DrawnRow} */ (this.rows.get(id)).row;
      if (!still.has(id)) last ? last.after(row) : this.list.prepend(row);
      last = row;
    }
    if (active !== document.activeElement && active instanceof HTMLElement && this.list.contains(active)) active.focus({ preventScroll: true });
    this.order = ids;
  }

  /** A line between what is open and what is done. @param {WorkItem[]} entries */
  divide(entries) {
    const first = ['chapters', 'documents'].includes(this.filter) ? undefined : entries.find((entry) => entry.done);
    if (first) this.rows.get(first.id)?.row.before(this.done);
    else this.done.remove();
  }

  /** @param {Event} event */
  clicked(event) {
    const id = rowOf(event.target);
    if (id) this.listener.open(/** @type {any} */ ({ id }));
  }

  /** Marks the open entry. @param {string|null} id */
  mark(id) {
    this.act(this.current)?.removeAttribute('aria-current');
    this.current = id;
    this.act(id)?.setAttribute('aria-current', 'true');
    if (id) this.roam(id);
    this.reveal(id);
  }

  /** Scrolls to a row with the next frame: at once it would lay the page out once more. @param {string|null} id */
  reveal(id) {
    if (this.sought === null) requestAnimationFrame(() => this.scroll());
    this.sought = id ?? '';
  }

  scroll() {
    const { row } = this.rows.get(this.sought ?? '') ?? { row: null };
    this.sought = null;
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** The button of a row. @param {string|null} id */
  act(id) {
    return /** @type {HTMLElement|null} */ (this.rows.get(id ?? '')?.row.firstElementChild ?? null);
  }

  /** One row at a time is reached by Tab. @param {string|null} id */
  roam(id) {
    if (id && this.rows.has(id)) this.focusable(id);
  }

  /** @param {string|null} id */
  focusable(id) {
    this.act(this.focused)?.setAttribute('tabindex', '-1');
    this.focused = id;
    this.act(id)?.setAttribute('tabindex', '0');
  }

  /** @param {string|null} id */
  focus(id) {
    this.act(id ?? this.focused)?.focus({ preventScroll: true });
    this.reveal(id ?? this.focused);
  }

  /** Moves the keyboard up or down the list. @param {string} key @returns {boolean} whether the key means a move */
  move(key) {
    const at = this.order.indexOf(this.focused ?? '');
    const to = /** @type {Object<string, number>} */ ({ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.order.length - 1, PageDown: at + 10, PageUp: at - 10 })[key];
    if (to === undefined) return false;
    this.focus(this.order[Math.max(0, Math.min(this.order.length - 1, to))] ?? null);
    return true;
  }

  /** Whether the list has the focus. */
  hasFocus() {
    return this.list.contains(document.activeElement);
  }
}

/** The id of the row around an element. @param {EventTarget|null} target @returns {string|null} */
function rowOf(target) {
  const row = target instanceof Element ? target.closest('.row') : null;
  return row instanceof HTMLElement ? row.dataset.id ?? null : null;
}
