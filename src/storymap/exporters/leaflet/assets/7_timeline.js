// Dated chapters → a strip on which each stands at its time, as wide as the text is exact.

/** The least distance between two marks of the strip, in pixels. */
const MARK_PX = 30;
/** About how wide a letter of a date is, and how far dates stand apart: a mark shows its date where it hides no other. */
const LETTER_PX = 7.4;
const GAP_PX = 12;

/** Lays out the list of times as a strip and follows the story. */
class Timeline {
  constructor() {
    this.strip = one('.timeline');
    this.items = all('.times > li');
    const days = this.items.flatMap((item) => [Number(item.dataset.from), Number(item.dataset.to)]);
    this.first = Math.min(...days);
    this.last = Math.max(...days);
    for (const item of this.items) item.prepend(make('span', 'span'));
    if (!this.strip) return;
    this.layOut();
    new ResizeObserver(() => this.layOut()).observe(this.strip);
  }

  /** Places the marks from the left; one that would hide the one before it moves on. */
  layOut() {
    const list = /** @type {HTMLElement} */ (one('.times'));
    const width = list.clientWidth - MARK_PX;
    const fits = this.items.length * MARK_PX <= list.clientWidth;
    this.strip?.classList.toggle('as-strip', fits);
    if (!fits) return;
    /** @param {number} day */
    const place = (day) => ((day - this.first) / (this.last - this.first || 1)) * width + MARK_PX / 2;
    const wanted = this.items.map((item) => (place(Number(item.dataset.from)) + place(Number(item.dataset.to))) / 2);
    const taken = spreadOut(wanted, width + MARK_PX / 2);
    list.style.setProperty('--room', `${list.clientWidth}px`);
    const late = taken.map((at) => at > list.clientWidth / 2);
    const widths = this.items.map((item) => (item.querySelector('.when')?.textContent || '').length * LETTER_PX);
    /** Whether the dates of two marks, which reach towards the middle, leave room for each other. @param {number} n @param {number} m */
    const apart = (n, m) => {
      const [a, b] = taken[n] <= taken[m] ? [n, m] : [m, n];
      return taken[b] - taken[a] > (late[a] ? 0 : widths[a]) + (late[b] ? widths[b] : 0) + GAP_PX;
    };
    this.items.forEach((item, n) => {
      const [from, to] = [place(Number(item.dataset.from)), place(Number(item.dataset.to))];
      item.style.setProperty('--at', `${taken[n].toFixed(1)}px`);
      item.style.setProperty('--from', `${from.toFixed(1)}px`);
      item.style.setProperty('--wide', `${Math.max(to - from, 3).toFixed(1)}px`);
      item.classList.toggle('late', late[n]);
      const width = Math.min(widths[n] + GAP_PX, list.clientWidth);
      const over = Math.max(0, width - (late[n] ? taken[n] : list.clientWidth - taken[n]) - MARK_PX / 2);
      item.style.setProperty('--shift', `${(late[n] ? over : -over).toFixed(1)}px`);
      item.classList.toggle('roomy', taken.every((_, m) => m === n || apart(n, m)));
    });
  }

  /** @param {number} chapter */
  follow(chapter) {
    const reached = this.items.filter((item) => Number(item.dataset.chapter) <= chapter);
    const current = reached[reached.length - 1];
    for (const item of this.items) {
      item.classList.toggle('now', item === current);
      if (Number(item.dataset.chapter) === chapter) item.querySelector('a')?.setAttribute('aria-current', 'step');
      else item.querySelector('a')?.removeAttribute('aria-current');
    }
  }
}

/** Positions in the order of the list, moved as little as keeps them apart and before the end. @param {number[]} wanted @param {number} end */
function spreadOut(wanted, end) {
  const order = wanted.map((at, n) => ({ at, n })).sort((a, b) => a.at - b.at || a.n - b.n);
  order.forEach((mark, n) => n && (mark.at = Math.max(mark.at, order[n - 1].at + MARK_PX)));
  for (let n = order.length - 1, limit = end; n >= 0; n -= 1, limit -= MARK_PX) order[n].at = Math.min(order[n].at, limit);
  const found = new Array(wanted.length).fill(0);
  order.forEach(({ at, n }) => (found[n] = at));
  return found;
}
