// Words and values → elements. Nothing here reads markup: every word is set as text.

/** @typedef {Node|string|null|false|undefined} Child */
/** @typedef {Object<string, string|number|boolean|null|undefined|((event: any) => void)>} Props */

/**
 * An element. Properties become attributes, functions become listeners of the event that they are named after.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {Props} [props] @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
function h(name, props = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map((child) => /** @type {Node|string} */ (child)));
  return made;
}

/** Words of people: they may run either way. @param {string} words @param {string} [className] */
function said(words, className = 'said') {
  return h('bdi', { class: className, dir: 'auto' }, words);
}

/** A key as it is printed on a button. @param {string} key */
function keyCap(key) {
  return h('kbd', { 'aria-hidden': true }, key);
}

/** Unique ids for labels. */
let lastId = 0;

/**
 * A labelled field that gives its value when the person is done with it.
 * @param {{label: string, key: string, value?: string|number|null, type?: string, lines?: number, hint?: string, onSave?: (value: string) => void, props?: Props}} field
 */
function field({ label, key, value = '', type = 'text', lines = 0, hint = '', onSave, props = {} }) {
  lastId += 1;
  const id = `f${lastId}`;
  const common = { id, 'data-key': key, dir: 'auto', autocomplete: 'off', 'aria-describedby': hint ? `${id}h` : null, ...props };
  const control = lines ? h('textarea', { ...common, rows: lines }) : h('input', { ...common, type });
  control.value = value === null ? '' : String(value);
  control.defaultValue = control.value;
  if (onSave) control.addEventListener('change', () => control.value !== control.defaultValue && saveField(control, onSave));
  return h('div', { class: 'field' }, h('label', { for: id }, label), control, hint && h('p', { class: 'hint', id: `${id}h` }, hint));
}

/** The field that is just being saved: what stands in it comes back if the server refuses it. @type {{key: string, value: string}|null} */
let savedField = null;

/** @param {HTMLInputElement|HTMLTextAreaElement} control @param {(value: string) => void} save */
function saveField(control, save) {
  savedField = { key: control.dataset.key ?? '', value: control.value };
  control.defaultValue = control.value;
  save(control.value);
  savedField = null;
}

/** The control of a field by its key. @param {string} key @param {ParentNode} [root] */
function control(key, root = document) {
  return /** @type {HTMLInputElement|null} */ (root.querySelector(`[data-key="${CSS.escape(key)}"]`));
}

/** A button. @param {Child} label @param {(event: MouseEvent) => void} click @param {Props} [props] @param {string} [key] the key that does the same */
function button(label, click, props = {}, key = '') {
  return h('button', { type: 'button', ...props, click, 'aria-keyshortcuts': key || null }, label, key && keyCap(key));
}

/**
 * A choice of one among a few.
 * @param {{label: string, key: string, value: string, options: [string, string][], onSave: (value: string) => void}} choice
 */
function choice({ label, key, value, options, onSave }) {
  lastId += 1;
  const name = `c${lastId}`;
  const made = options.map(([option, words]) => {
    const input = h('input', { type: 'radio', name, value: option, 'data-key': `${key}-${option}`, change: () => onSave(option) });
    input.checked = input.defaultChecked = option === value;
    return h('label', { class: 'option' }, input, h('span', {}, words));
  });
  return h('fieldset', { class: 'choice' }, h('legend', {}, label), h('div', { class: 'options' }, ...made));
}

/** A part of the panel that opens. @param {string} title @param {string} key @param {...Child} children */
function folded(title, key, ...children) {
  return h('details', { class: 'folded', 'data-key': key }, h('summary', { 'data-key': `${key}-fold` }, title), ...children);
}

/** A link that opens beside the page, or only words where the address is none. @param {string} words @param {string|null|undefined} url */
function outside(words, url) {
  const address = webAddress(url);
  return address ? h('a', { href: address, target: '_blank', rel: 'noopener noreferrer', dir: 'auto' }, words) : said(words);
}

/** What somebody typed and has not saved, by the fields' keys. @param {ParentNode} root @returns {Map<string, string>} */
function unsaved(root) {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll('input[data-key]:not([type=radio], [type=checkbox], [type=file]), textarea[data-key]'));
  return new Map([...fields].filter(({ value, defaultValue }) => value !== defaultValue).map((f) => [f.dataset.key ?? '', f.value]));
}

/** What a person typed and did not save waits here, by the item it was typed for, until that is opened again. */
class Drafts {
  constructor() {
    /** @type {Map<string, Map<string, string>>} */
    this.kept = new Map();
  }

  /** @param {string} key @param {ParentNode} root */
  keep(key, root) {
    const typed = unsaved(root);
    typed.delete('gazetteer');
    if (typed.size) this.kept.set(key, typed);
    else this.kept.delete(key);
  }

  /** @param {string} key @param {ParentNode} root */
  restore(key, root) {
    for (const [name, value] of this.kept.get(key) ?? []) setControl(root, name, value);
  }
}

/**
 * Puts new children into an element and keeps what a person is doing there: unsaved words, the focus, what is unfolded.
 * @param {HTMLElement} root @param {Node[]} children
 */
function refill(root, children) {
  const kept = unsaved(root);
  const open = all('details[open]', root).map((found) => found.dataset.key);
  const active = /** @type {HTMLInputElement|null} */ (root.contains(document.activeElement) ? document.activeElement : null);
  const [key, caret] = [active?.dataset.key, caretOf(active)];
  root.replaceChildren(...children);
  for (const [name, value] of kept) setControl(root, name, value);
  for (const found of all('details', root)) if (open.includes(found.dataset.key)) found.setAttribute('open', '');
  if (!active) return;
  const again = key ? control(key, root) : null;
  (again ?? /** @type {HTMLElement} */ (root)).focus({ preventScroll: true });
  if (again && caret !== null) again.setSelectionRange(caret, caret);
}

/** Where the caret stands, in a field that tells it. @param {HTMLInputElement|null} element @returns {number|null} */
function caretOf(element) {
  const tells = element && (element.tagName === 'TEXTAREA' || (element.tagName === 'INPUT' && ['text', 'search', 'url'].includes(element.type)));
  return tells ? element.selectionStart : null;
}

/** @param {ParentNode} root @param {string} key @param {string} value */
function setControl(root, key, value) {
  const found = control(key, root);
  if (found) found.value = value;
}

/** Says something to those who do not see it, and shows it for a while. @param {string} words @param {{alert?: boolean}} [how] */
function tell(words, { alert = false } = {}) {
  const place = one(alert ? '#alerts' : '#live');
  if (place) place.textContent = words;
}

/** Waits until the browser has painted what was done. @returns {Promise<void>} */
function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** What the browser remembers for this site, where it may. @param {string} key @returns {string} */
function remembered(key) {
  try {
    return localStorage.getItem(`storymap.${key}`) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} key @param {string} value */
function remember(key, value) {
  try {
    localStorage.setItem(`storymap.${key}`, value);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
