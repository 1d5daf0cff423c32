// Claim cards and marked words ↔ the map.

/** Opens and closes claims, in the text and on the map. */
class Claims {
  /** @param {(verdict: number|null) => void} onShow asked to draw a verdict's evidence, or none */
  constructor(onShow) {
    this.onShow = onShow;
    this.cards = /** @type {HTMLDetailsElement[]} */ (all('.card'));
    this.shown = /** @type {number|null} */ (null);
    for (const card of this.cards) {
      card.open = card.dataset.problem === 'true';
      card.addEventListener('toggle', () => this.onToggle(card));
    }
    all('[data-show]').forEach((button) => button.addEventListener('click', () => this.show(Number(button.dataset.show), { toggle: true })));
    window.addEventListener('beforeprint', () => /** @type {HTMLDetailsElement[]} */ (all('details')).forEach((details) => (details.open = true)));
    this.watchFilter();
    this.ready = false;
    setTimeout(() => (this.ready = true), 0);
  }

  /** @param {HTMLDetailsElement} card */
  onToggle(card) {
    const number = Number(card.dataset.claim);
    if (!this.ready) return;
    if (card.open) this.show(number);
    else if (this.shown === number) this.show(null);
  }

  /** @param {number|null} number @param {{toggle?: boolean}} [how] */
  show(number, { toggle = false } = {}) {
    this.shown = toggle && this.shown === number ? null : number;
    for (const words of all('.claimed')) {
      words.classList.toggle('shown', this.shown !== null && (words.dataset.claims ?? '').split(' ').includes(String(this.shown)));
    }
    all('[data-show]').forEach((button) => button.setAttribute('aria-pressed', String(Number(button.dataset.show) === this.shown)));
    this.onShow(this.shown);
  }

  /** Opens a claim's card and brings it into sight. @param {number} number */
  open(number) {
    const card = this.cards.find((entry) => Number(entry.dataset.claim) === number);
    if (!card) return;
    card.open = true;
    card.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth', block: 'nearest' });
    card.querySelector('summary')?.focus({ preventScroll: true });
    this.show(number);
  }

  watchFilter() {
    const filter = one('.filter');
    filter?.addEventListener('click', () => {
      const on = filter.getAttribute('aria-pressed') !== 'true';
      filter.setAttribute('aria-pressed', String(on));
      document.documentElement.classList.toggle('problems-only', on);
    });
  }
}
