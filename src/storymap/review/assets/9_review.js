// The state in the page → a desk to work at: list, text, map and panel, which follow each other.

/** @typedef {{section: Section|'story'|'history', id: string, work: string|null}} Opened */

/** The whole page. */
class Review {
  /** @param {State} state @param {string} token */
  constructor(state, token) {
    this.token = token;
    this.name = remembered('name');
    this.single = remembered('keys') !== 'off';
    this.dark = remembered('colours');
    /** @type {Opened|null} */
    this.opened = null;
    /** @type {PinForm|null} */
    this.pin = null;
    this.desk = new Desk(state, token, {
      changed: (model, before) => this.draw(model, before),
      saving: (words, look) => this.top.showSaving(words, look),
      refused: (pending, refusal) => void this.refused(pending, refusal),
      lost: (lost) => this.top.showLost(lost),
    });
    this.drafts = new Drafts();
    /** Whether a button is held down: the panel must not change under it. */
    this.pressing = false;
    /** Whether the panel is to be drawn again. */
    this.stale = false;
    /** @type {MapView|null} */
    this.map = null;
    /** Grows with everything that text and map are to show. */
    this.showing = 0;
    this.search = new Search(() => this.desk, () => this.redrawLater());
    this.top = new TopBar(this);
    this.list = new WorkList(region('work'), { open: ({ id }) => this.openWork(id), filter: () => this.list.draw(this.model) });
    this.text = new TextView(region('text'), { open: (section, id) => this.open(section, id, { focus: true }) });
    this.panel = h('div', { class: 'panel', tabindex: '-1', 'data-key': 'panel' });
    region('item').append(this.panel);
    document.addEventListener('keydown', (event) => pressed(this, event));
    document.addEventListener('pointerdown', () => (this.pressing = true));
    for (const name of ['pointerup', 'pointercancel']) document.addEventListener(name, () => this.released());
    window.addEventListener('beforeunload', (event) => this.leaving(event));
  }

  get model() {
    return this.desk.model;
  }

  /** The top of the list can be used first; the rest of it, the text and the map follow when the browser has painted that. */
  start() {
    this.setColours(this.dark);
    this.list.draw(this.model, FIRST_ROWS);
    this.top.draw(this.model);
    const first = this.model.work.find((entry) => !entry.done) ?? this.model.work[0];
    if (first) this.openWork(first.id, { focus: false, view: 'work' });
    else this.open('story', '', { focus: false, view: 'work' });
    void this.follow();
  }

  /** One thing after the other, so that what a person does comes between. */
  async follow() {
    await painted();
    performance.mark('first-decision');
    this.list.draw(this.model);
    await painted();
    this.text.draw(this.model, null);
    await painted();
    this.map = new MapView(region('map'));
    this.showText();
    this.showMap({ move: true });
    document.documentElement.dataset.ready = 'true';
    void this.desk.listen();
  }

  /** Draws what changed. @param {Model} model @param {Model} before */
  draw(model, before) {
    this.top.draw(model);
    if (model.work !== before.work || model.chapters !== before.chapters || model.documents !== before.documents) this.list.draw(model);
    if (this.text.drawn.size) this.text.draw(model, before);
    if (this.opened?.work) this.list.mark(this.opened.work);
    const { section = 'story', id = '' } = this.opened ?? {};
    if (section !== 'story' && section !== 'history' && !itemOf(model, section, id)) return this.goOn(this.opened?.work ?? null);
    this.redrawLater();
  }

  /** Opens an entry of the work. @param {string} id @param {{focus?: boolean, view?: string}} [how] */
  openWork(id, { focus = true, view = 'item' } = {}) {
    const { section, id: item } = targetOf(id);
    if (itemOf(this.model, section, item)) this.open(section, item, { focus, view, work: id });
  }

  /** Opens an item in the panel. @param {Section|'story'|'history'} section @param {string} id @param {{focus?: boolean, view?: string, work?: string|null}} [how] */
  open(section, id, { focus = false, view = 'item', work = null } = {}) {
    this.drafts.keep(this.draftKey(), this.panel);
    this.leavePin();
    this.search.clear();
    this.opened = { section, id, work: work ?? `${section} ${id}` };
    this.list.mark(this.opened.work);
    this.panel.replaceChildren(...this.itemNodes());
    requestAnimationFrame(() => (this.panel.scrollTop = 0));
    this.stale = false;
    this.drafts.restore(this.draftKey(), this.panel);
    if (view) this.setView(view);
    void this.showSoon();
    if (focus) this.focusPanel();
  }

  /** The panel of the open item. @returns {Node[]} */
  itemNodes() {
    const { section, id } = this.opened ?? { section: /** @type {const} */ ('story'), id: '' };
    const entry = entryOf(this.model, section, id);
    /** @type {Context} */
    const context = { model: this.model, entry, desk: this.desk, search: this.search, pin: this.pin, act: (action, told) => void this.act(action, told), startPin: () => this.togglePin(), redraw: () => this.redrawItem() };
    return panelOf(context, section, id);
  }

  draftKey() {
    return `${this.opened?.section} ${this.opened?.id}`;
  }

  /** Draws the panel again when the keyboard and the pointer are done with what they are at. */
  redrawLater() {
    if (!this.stale) setTimeout(() => this.stale && !this.pressing && this.redrawItem());
    this.stale = true;
  }

  /** The click comes first. */
  released() {
    setTimeout(() => {
      this.pressing = false;
      if (this.stale) this.redrawItem();
    });
  }

  /** Draws the panel again and keeps what is typed in it. */
  redrawItem() {
    this.stale = false;
    if (!this.opened) return;
    refill(this.panel, this.itemNodes());
    const move = Boolean(this.search.found) && !this.pin;
    if (move) this.showText();
    this.showMap({ move });
  }

  /** The text follows when the browser has painted list and panel, and then the map; of several items only the last. */
  async showSoon() {
    this.showing += 1;
    const own = this.showing;
    await painted();
    if (own === this.showing) this.showText();
    await painted();
    if (own === this.showing) this.showMap({ move: true });
  }

  /** The text shows the open item. */
  showText() {
    if (!this.opened) return;
    const { section, id } = this.opened;
    this.text.show(marksOf(this.model, section, id), paragraphOf(this.model, section, id));
  }

  /** The map shows the open item. @param {{move: boolean}} how */
  showMap({ move }) {
    if (!this.map || !this.opened) return;
    const { section, id } = this.opened;
    const choose = (/** @type {string} */ place, /** @type {string} */ candidate) => this.act({ do: 'choose-place', place, candidate });
    this.map.show(sceneOf(this.model, section, id, { search: this.search, choose, open: (stop) => this.open('stops', stop, { focus: true }), pinning: this.pin !== null }), { move });
  }

  /** The heading of the panel takes the focus. */
  focusPanel() {
    control('title-of-panel', this.panel)?.focus({ preventScroll: true });
  }

  /**
   * Does something in the person's name; what settles an item goes on to the next.
   * @param {Action} action @param {string} [told] @param {boolean} [force]
   */
  async act(action, told = '', force = false) {
    if (needsName(action) && !this.name) this.setName(await askName());
    if (action.do === 'decide' && action.status !== 'draft' && !this.name) return tell('A decision needs a name: nothing was signed', { alert: true });
    const { work = null } = this.opened ?? {};
    const next = isDecisive(action) ? nextAfter(this.list.entries(this.model), work) : null;
    const inside = this.panel.contains(document.activeElement) || this.list.hasFocus() || document.activeElement === document.body || Boolean(this.pin);
    if (action.do === 'set-position') this.leavePin();
    this.desk.act(action, this.name, { force, told });
    if (told) tell(told);
    if (isDecisive(action)) this.goTo(next, inside);
  }

  /** Opens the next entry; the focus goes where the person works: list or panel. @param {WorkItem|null} next @param {boolean} focus */
  goTo(next, focus) {
    if (next) this.openWork(next.id, { focus: false });
    else tell('Everything in this list is decided');
    if (!focus) return;
    if (next && isShown('work')) this.list.focus(next.id);
    else this.focusPanel();
  }

  /** @param {string|null} work */
  goOn(work) {
    const next = nextAfter(this.model.work, work);
    if (next) this.openWork(next.id, { focus: false, view: '' });
    else this.open('story', '', { view: '' });
    this.focusPanel();
  }

  /** What the server refused is told, and a conflict is the person's to decide. @param {Pending} pending @param {Refusal} refusal */
  async refused(pending, { conflict, message }) {
    if (!conflict?.section) {
      this.redrawItem();
      if (pending.field) setControl(this.panel, pending.field.key, pending.field.value);
      tell(message, { alert: true });
      return;
    }
    this.desk.replace(await this.desk.ask('/api/state'));
    const mine = await askConflict(conflict);
    if (mine) this.desk.act(pending.action, pending.by, { force: true, told: pending.told });
    tell(mine ? 'Yours is written' : 'Theirs is kept');
    if (conflict.section && conflict.item) this.open(/** @type {Section} */ (conflict.section), conflict.item, { focus: true });
  }

  /** @param {'undo'|'redo'} which */
  step(which) {
    const what = this.model[which];
    if (!what) return tell(which === 'undo' ? 'Nothing to undo' : 'Nothing to redo');
    tell(`${which === 'undo' ? 'Undone' : 'Done again'}: ${what}`);
    this.desk.step(which, this.name);
  }

  /** @param {string} name */
  setName(name) {
    this.name = name.trim();
    remember('name', this.name);
    this.top.showName(this.name);
  }

  /** A pin begins where the place is, or in the middle of the map. */
  togglePin() {
    const place = this.opened?.section === 'places' ? this.model.places.get(this.opened.id) : null;
    if (this.pin || !place || !this.map) return this.leavePin(true);
    this.showing += 1;
    this.showText();
    this.showMap({ move: true });
    const at = spotOf(place) ?? this.map.middle();
    this.pin = new PinForm(at, place.at?.radius_km ?? PIN_KM, place.at?.name ?? '');
    this.redrawItem();
    if (!isShown('map')) this.setView('map');
    const pin = this.pin;
    this.map.setPin(at, { moved: (spot) => movePin(pin, spot), drop: () => control('drop', this.panel)?.click(), leave: () => this.leavePin(true) });
  }

  /** @param {boolean} [focus] */
  leavePin(focus = false) {
    if (!this.pin) return;
    this.pin = null;
    this.map?.takePin();
    this.redrawItem();
    if (isShown('item') === false) this.setView('item');
    if (focus) control('pin', this.panel)?.focus();
  }

  /** Which part a small screen shows. @param {string} view */
  setView(view) {
    document.documentElement.dataset.view = view;
    for (const tab of all('.tab')) tab.setAttribute('aria-pressed', String(tab.dataset.view === view));
  }

  /** @param {string} colours empty for the system's */
  setColours(colours) {
    this.dark = colours;
    remember('colours', colours);
    paintIn(colours);
    this.map?.repaint();
  }

  /** Nothing that is typed or on its way may be lost with the page. @param {BeforeUnloadEvent} event */
  leaving(event) {
    if (this.desk.pending.length || unsaved(this.panel).size || this.drafts.kept.size) event.preventDefault();
  }

  /** Writes the page that readers will see. */
  render() {
    return renderPage(this.desk, this.model.file);
  }

  preview() {
    window.open(`/preview?token=${encodeURIComponent(this.token)}&drafts=1`, '_blank', 'noopener');
  }
}

/** Begins as soon as the page is there. */
function begin() {
  const token = new URLSearchParams(location.search).get('token') ?? '';
  new Review(readIsland('state-data'), token).start();
}

begin();
