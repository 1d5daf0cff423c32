// Documents → the text with places and claims marked; a mark opens its item.

/** Paragraphs of a document by their numbers, the last one with them. @typedef {{document: string|null, first: number, last: number}} Passage */

/** So many paragraphs are laid out together, when they come into sight: with each of them apart, every frame asks for each. */
const STRETCH = 20;

/** The text of the story, all documents one after the other. */
class TextView {
  /** @param {HTMLElement} root @param {{open: (section: Section, id: string) => void}} listener */
  constructor(root, listener) {
    this.listener = listener;
    this.body = h('div', { class: 'texts', tabindex: '0', role: 'region', 'aria-label': 'The text with places and claims' });
    root.append(h('h2', { class: 'unseen' }, 'Text'), this.body);
    /** Documents as they were drawn. @type {Map<string, DocumentItem>} */
    this.drawn = new Map();
    /** Elements by the kind and id of what they mark. @type {Map<string, HTMLElement[]>} */
    this.marks = new Map();
    /** @type {HTMLElement[]} */
    this.lit = [];
    this.body.addEventListener('click', (event) => this.clicked(event));
    this.body.addEventListener('keydown', (event) => this.moved(event));
  }

  /** Draws what is not drawn yet, and how marks look that changed. @param {Model} model @param {Model|null} before */
  draw(model, before) {
    if (![...model.documents.values()].every((entry) => this.drawn.get(entry.id) === entry) || this.drawn.size !== model.documents.size) this.drawAll(model);
    else this.restyle(model, before);
  }

  /** @param {Model} model */
  drawAll(model) {
    this.marks = new Map();
    this.drawn = new Map(model.documents);
    const many = model.documents.size > 1;
    this.body.replaceChildren(...[...model.documents.values()].map((entry) => this.document(entry, many)));
    this.restyle(model, null);
    this.buttons()[0]?.setAttribute('tabindex', '0');
  }

  /** @param {DocumentItem} entry @param {boolean} named */
  document(entry, named) {
    const title = named && h('p', { class: 'document-title', dir: 'auto' }, entry.title ?? entry.id);
    return h('article', { class: 'text', lang: entry.language ?? null, 'data-document': entry.id }, title, ...this.stretches(entry.paragraphs.map((paragraph) => this.paragraph(paragraph))));
  }

  /** @param {HTMLElement[]} paragraphs */
  stretches(paragraphs) {
    const count = Math.ceil(paragraphs.length / STRETCH);
    return Array.from({ length: count }, (_, n) => h('div', { class: 'stretch' }, ...paragraphs.slice(n * STRETCH, (n + 1) * STRETCH)));
  }

  /** @param {Paragraph} paragraph */
  paragraph(paragraph) {
    const cut = paragraph.heading ? pieces(paragraph).map((piece) => ({ ...piece, text: piece.start ? piece.text : piece.text.replace(/^#+\s*/, '') })) : pieces(paragraph);
    return h('p', { class: paragraph.heading ? 'paragraph heading' : 'paragraph', dir: 'auto' }, ...cut.flatMap((piece) => this.piece(piece)));
  }

  /** @param {ReturnType<typeof pieces>[number]} piece @returns {(Node|string)[]} */
  piece({ text, place, claims, begins }) {
    const flags = begins.map((id) => this.mark(`claim ${id}`, h('button', { type: 'button', class: 'flag', tabindex: '-1', 'data-open': `verdicts ${id}` })));
    const inner = place ? this.mark(`place ${place}`, h('span', { class: 'place', role: 'button', tabindex: '-1', 'data-open': `places ${place}` }, text)) : text;
    if (!claims.length) return [...flags, inner];
    const words = h('span', { class: 'claim', 'data-open': place ? null : `verdicts ${claims.at(-1)}` }, inner);
    claims.forEach((id) => this.mark(`claim ${id}`, words));
    return [...flags, words];
  }

  /** @template {HTMLElement} T @param {string} key @param {T} element @returns {T} */
  mark(key, element) {
    const found = this.marks.get(key);
    if (found) found.push(element);
    else this.marks.set(key, [element]);
    return element;
  }

  /** How marks look: settled or not, a claim's outcome. @param {Model} model @param {Model|null} before */
  restyle(model, before) {
    for (const [id, place] of model.places) if (before?.places.get(id) !== place) this.restylePlace(id, place);
    let number = 0;
    for (const [id, verdict] of model.verdicts) {
      number += 1;
      if (before?.verdicts.get(id) !== verdict) this.restyleClaim(id, verdict, number);
    }
  }

  /** @param {string} id @param {PlaceItem} place */
  restylePlace(id, place) {
    for (const element of this.marks.get(`place ${id}`) ?? []) {
      element.classList.toggle('nowhere', place.not_a_place);
      element.classList.toggle('unknown', !place.not_a_place && !place.resolved && !place.at);
      element.classList.toggle('signed', Boolean(place.by));
    }
  }

  /** @param {string} id @param {VerdictItem} verdict @param {number} number */
  restyleClaim(id, verdict, number) {
    const [sign, words] = OUTCOMES[verdict.outcome] ?? ['…', verdict.outcome];
    for (const element of this.marks.get(`claim ${id}`) ?? []) {
      element.dataset.outcome = verdict.outcome;
      if (element.classList.contains('flag')) {
        element.textContent = sign;
        element.setAttribute('aria-label', `Claim ${number}: ${words}, ${STATUSES[verdict.status] ?? verdict.status}`);
      }
    }
  }

  /** Lights up the words of the open item and scrolls to them. @param {string[]} keys kinds and ids of marks @param {{paragraph?: Passage}} [where] the passage of an item that marks none */
  show(keys, { paragraph } = {}) {
    this.lit.forEach((element) => element.classList.remove('lit'));
    const found = keys.flatMap((key) => this.marks.get(key) ?? []);
    this.lit = found.length || !paragraph ? found : this.paragraphsOf(paragraph);
    this.lit.forEach((element) => element.classList.add('lit'));
    const first = this.lit[0];
    if (first && this.body.offsetParent) this.scrollTo(first);
  }

  /** @param {Passage} where @returns {HTMLElement[]} */
  paragraphsOf({ document: id, first, last }) {
    const article = all('.text', this.body).find((entry) => !id || entry.dataset.document === id);
    return article ? all('.paragraph', article).slice(first, last + 1) : [];
  }

  /** @param {HTMLElement} element */
  scrollTo(element) {
    const [box, own] = [this.body.getBoundingClientRect(), element.getBoundingClientRect()];
    if (own.top < box.top + 12 || own.bottom > box.bottom - 12) this.body.scrollTop += own.top - box.top - box.height / 3;
  }

  /** @param {Event} event */
  clicked(event) {
    const marked = event.target instanceof Element ? /** @type {HTMLElement|null} */ (event.target.closest('[data-open]')) : null;
    if (marked) this.openMark(marked);
  }

  /** @param {HTMLElement} marked */
  openMark(marked) {
    const [section, ...rest] = (marked.dataset.open ?? '').split(' ');
    this.roam(marked);
    this.listener.open(/** @type {Section} */ (section), rest.join(' '));
  }

  /** Every mark that can have the keyboard, in the order of the text. */
  buttons() {
    return all('.flag, .place', this.body);
  }

  /** @param {HTMLElement} element */
  roam(element) {
    if (!element.matches('.flag, .place')) return;
    this.body.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    element.setAttribute('tabindex', '0');
  }

  /** Arrow keys go from mark to mark, Enter opens. @param {KeyboardEvent} event */
  moved(event) {
    const marked = /** @type {HTMLElement|null} */ (document.activeElement);
    if (!marked?.matches('.flag, .place') || event.ctrlKey || event.altKey || event.metaKey) return;
    if (marked.matches('.place') && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.openMark(marked);
    }
    const step = /** @type {Object<string, number>} */ ({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 })[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = this.buttons();
    const next = buttons[buttons.indexOf(marked) + step];
    if (!next) return;
    this.roam(next);
    next.focus();
  }
}
