// Scrolling, buttons, keys and links → the current chapter.

/** Steps through the chapters and tells who wants to know. */
class Chapters {
  /** @param {HTMLElement[]} items the list items @param {(index: number) => void} onChange */
  constructor(items, onChange) {
    this.items = items;
    this.onChange = onChange;
    this.current = -1;
    this.quietUntil = 0;
    this.framed = window.self !== window.top;
    this.previous = /** @type {HTMLButtonElement|null} */ (one('.steps .previous'));
    this.next = /** @type {HTMLButtonElement|null} */ (one('.steps .next'));
    document.documentElement.classList.toggle('framed', this.framed);
    const more = /** @type {HTMLDetailsElement|null} */ (one('.more'));
    if (more) more.open = !this.framed;
    if (items.length === 0) return;
    this.previous?.addEventListener('click', () => this.step(-1));
    this.next?.addEventListener('click', () => this.step(1));
    document.addEventListener('keydown', (event) => this.onKey(event));
    window.addEventListener('hashchange', () => this.follow());
    if (!this.framed) this.watchScrolling();
  }

  /** Opens the chapter that the address names, else the first. */
  start() {
    if (!this.follow()) this.show(0, { scroll: false, write: false });
  }

  /** Goes where the address points; junk is passed over. */
  follow() {
    const index = namedChapter(this.items.length);
    if (index === null) return false;
    this.show(index, { scroll: true, write: false });
    return true;
  }

  /** @param {number} by */
  step(by) {
    this.goTo(this.current + by);
  }

  /** @param {number} index */
  goTo(index) {
    const inRange = Math.min(Math.max(index, 0), this.items.length - 1);
    this.show(inRange, { scroll: true, write: true, again: true });
  }

  /**
   * @param {number} index
   * @param {{scroll: boolean, write: boolean, again?: boolean}} how scroll to it; write it into the address; even when it is current
   */
  show(index, { scroll, write, again = false }) {
    if (scroll) this.scrollTo(this.items[index]);
    if (index === this.current && !again) return;
    this.current = index;
    this.items.forEach((item, n) => {
      if (n === index) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    });
    this.announce(index);
    if (write) writeAddress(`#chapter-${index + 1}`);
    this.onChange(index);
  }

  /** @param {number} index */
  announce(index) {
    const position = say('page.position', { number: index + 1, total: this.items.length });
    const title = this.items[index].querySelector('h2 span:last-child')?.textContent ?? '';
    const [shown, live] = [one('.steps .position'), one('.live')];
    if (shown) shown.textContent = position;
    if (live) live.textContent = say('script.announced', { position, title });
    this.previous?.setAttribute('aria-disabled', String(index === 0));
    this.next?.setAttribute('aria-disabled', String(index === this.items.length - 1));
  }

  /** @param {HTMLElement} target */
  scrollTo(target) {
    if (this.framed) return;
    this.quietUntil = performance.now() + 900;
    target.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth', block: 'start' });
  }

  watchScrolling() {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (performance.now() < this.quietUntil) return;
        const entered = entries.filter((entry) => entry.isIntersecting).pop();
        if (!entered) return;
        this.show(Number(/** @type {HTMLElement} */ (entered.target).dataset.chapter), { scroll: false, write: true });
      },
      { root: document, rootMargin: matchMedia('(min-width: 900px)').matches ? '-38% 0px -60% 0px' : '-66% 0px -30% 0px' },
    );
    this.items.forEach((item) => watcher.observe(item));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || target.closest('.map, input, textarea, select')) return;
    const ahead = document.documentElement.dir === 'rtl' ? -1 : 1;
    /** @type {Object<string, number>} */
    const moves = { ArrowRight: this.current + ahead, PageDown: this.current + 1, ArrowLeft: this.current - ahead, PageUp: this.current - 1, Home: 0, End: this.items.length - 1 };
    const goal = moves[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    this.goTo(goal);
  }
}

/** The chapter that the address names, or null where it names none of them. @param {number} count */
function namedChapter(count) {
  const found = /^#chapter-(\d{1,4})$/.exec(window.location.hash);
  const index = found ? Number(found[1]) - 1 : -1;
  return index < 0 || index >= count ? null : index;
}

/** Writes a fragment into the address where the page has one of its own: in a srcdoc frame this throws. @param {string} fragment */
function writeAddress(fragment) {
  if (window.location.protocol === 'about:') return;
  try {
    window.history.replaceState(null, '', fragment);
  } catch {
    // A frame without an origin: the reader's place is simply not in the address.
  }
}

/** Tells the page around this one how tall this one is. */
function reportHeight() {
  if (window.parent === window || !('ResizeObserver' in window)) return;
  const report = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    window.parent.postMessage({ type: 'storymap:height', height }, '*');
  };
  new ResizeObserver(report).observe(document.body);
  report();
}
