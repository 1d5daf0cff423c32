// The bar above: the story, who works, undo and redo, whether it is saved, and what else can be opened.

/** @typedef {{name: string, single: boolean, dark: string, model: Model, setName: (name: string) => void, step: (which: 'undo'|'redo') => void, preview: () => void, render: () => Promise<void>, open: (section: any, id: string, how?: object) => void, setColours: (colours: string) => void, setView: (view: string) => void}} Page */

/** Parts of the page as the tabs of small screens name them. @type {[string, string][]} */
const VIEWS = [['work', 'Work'], ['item', 'Item'], ['text', 'Text'], ['map', 'Map']];
/** Colours in the order in which the button changes them. @type {[string, string][]} */
const COLOURS = [['', 'Colours: the system’s'], ['light', 'Colours: light'], ['dark', 'Colours: dark']];

/** The bar. */
class TopBar {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.title = h('h1', { class: 'story-title', dir: 'auto' });
    this.saving = h('p', { class: 'saving', 'data-look': 'saved', role: 'status' }, 'Everything is saved');
    this.judging = h('p', { class: 'judging', role: 'status' });
    this.undo = button('Undo', () => page.step('undo'), { class: 'tool' });
    this.redo = button('Redo', () => page.step('redo'), { class: 'tool' });
    this.nameField = field({ label: 'Signing as', key: 'name', value: page.name, props: { autocomplete: 'name', maxlength: 200, placeholder: 'your name' } });
    const input = /** @type {HTMLInputElement} */ (this.nameField.querySelector('input'));
    input.addEventListener('change', () => page.setName(input.value));
    this.colours = button('', () => this.nextColours(), { class: 'tool' });
    this.banner = h('div', { class: 'banner', role: 'status' });
    this.lost = h('div', { class: 'banner lost', role: 'status' });
    const menu = h('details', { class: 'menu' }, h('summary', {}, 'More'), h('div', { class: 'menu-items' }, this.nameField,
      button('Story and texts', () => this.choose(menu, 'story')), button('History', () => this.choose(menu, 'history')), this.colours, button('Keys', () => this.help(menu), {}, '?')));
    menu.addEventListener('keydown', (event) => event.key === 'Escape' && this.close(menu, true));
    document.addEventListener('pointerdown', (event) => menu.open && event.target instanceof Node && !menu.contains(event.target) && this.close(menu));
    const tools = h('div', { class: 'tools' }, this.saving, this.undo, this.redo, button('Preview', () => page.preview(), { class: 'tool' }), button('Write the page', () => void page.render(), { class: 'tool primary' }), menu);
    one('#top')?.append(h('div', { class: 'headline' }, h('p', { class: 'brand' }, 'storymap review'), this.judging, this.title), tools, this.tabs());
    one('#banners')?.append(this.lost, this.banner);
    this.nameColours();
  }

  tabs() {
    return h('nav', { class: 'tabs', 'aria-label': 'Parts of the page' }, ...VIEWS.map(([view, words]) => button(words, () => this.page.setView(view), { class: 'tab', 'data-view': view, 'aria-pressed': 'false' })));
  }

  /** @param {HTMLDetailsElement} menu @param {string} section */
  choose(menu, section) {
    this.close(menu);
    this.page.open(section, '', { focus: true });
  }

  /** @param {HTMLDetailsElement} menu @param {boolean} [focus] */
  close(menu, focus = false) {
    menu.open = false;
    if (focus) menu.querySelector('summary')?.focus();
  }

  /** @param {HTMLDetailsElement} menu */
  help(menu) {
    this.close(menu, true);
    helpWith(this.page);
  }

  /** @param {Model} model */
  draw(model) {
    if (this.title.textContent !== model.title) this.title.textContent = model.title;
    document.title = `${model.title} – storymap review`;
    this.enable(this.undo, model.undo, 'Undo');
    this.enable(this.redo, model.redo, 'Redo');
    this.judging.textContent = model.judging ? 'Judging the claims anew …' : '';
    this.showProblems(model.problems);
  }

  /** @param {HTMLElement} button @param {string|null} what @param {string} words */
  enable(button, what, words) {
    button.setAttribute('aria-disabled', String(!what));
    button.title = what ? `${words}: ${what}` : `Nothing to ${words.toLowerCase()}`;
  }

  /** What is wrong with the file on disk; gone as soon as it is mended. @param {string[]} problems */
  showProblems(problems) {
    const words = problems.join('\n');
    if (this.banner.dataset.said === words) return;
    this.banner.dataset.said = words;
    this.banner.replaceChildren(...(problems.length ? [h('strong', {}, 'The file on disk cannot be read as it is; nothing is written until it is mended.'), ...problems.map((problem) => h('p', {}, said(problem)))] : []));
  }

  /** @param {boolean} lost */
  showLost(lost) {
    if (lost === Boolean(this.lost.firstChild)) return;
    this.lost.replaceChildren(...(lost ? [h('strong', {}, 'The program does not answer.'), h('p', {}, 'Is “storymap review” still running? What you do is kept here and written as soon as it answers.')] : []));
  }

  /** @param {string} words @param {string} look */
  showSaving(words, look) {
    this.saving.textContent = words;
    this.saving.dataset.look = look;
  }

  /** @param {string} name */
  showName(name) {
    setControl(this.nameField, 'name', name);
  }

  nextColours() {
    const at = COLOURS.findIndex(([colours]) => colours === this.page.dark);
    this.page.setColours(COLOURS[(at + 1) % COLOURS.length][0]);
    this.nameColours();
  }

  nameColours() {
    this.colours.textContent = COLOURS.find(([colours]) => colours === this.page.dark)?.[1] ?? COLOURS[0][1];
  }
}

/** Shows the keys, and lets single ones be turned off. @param {Page} page */
function helpWith(page) {
  showHelp({
    enabled: page.single,
    enable: (enabled) => {
      page.single = enabled;
      remember('keys', enabled ? '' : 'off');
    },
  });
}

/** Colours the page. @param {string} colours empty for the system's */
function paintIn(colours) {
  document.documentElement.style.colorScheme = colours || 'light dark';
  one('#dark')?.setAttribute('media', { dark: 'all', light: 'not all' }[colours] ?? '(prefers-color-scheme: dark)');
}
