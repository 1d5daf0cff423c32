// Questions to the person, each in a dialog of its own.

/** Shows a dialog and removes it when it is closed. @param {string} title @param {Child[]} children @param {Props} [props] */
function openDialog(title, children, props = {}) {
  lastId += 1;
  const id = `d${lastId}`;
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  const dialog = h('dialog', { 'aria-labelledby': id, ...props }, h('h2', { id }, title), ...children);
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (document.activeElement === document.body) before?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks for the name that decisions are signed with; empty where the person gives none. @returns {Promise<string>} */
function askName() {
  return new Promise((resolve) => {
    const name = field({ label: 'Your name, as readers shall see it', key: 'dialog-name', props: { autocomplete: 'name', maxlength: 200 } });
    const input = /** @type {HTMLInputElement} */ (name.querySelector('input'));
    let given = '';
    const sign = () => {
      given = input.value.trim();
      if (given) dialog.close();
      else input.focus();
    };
    const form = h('form', { method: 'dialog', submit: (event) => (event.preventDefault(), sign()) }, name,
      h('p', { class: 'hint' }, 'Decisions are signed. It is asked once and remembered in this browser.'),
      buttons(h('button', { type: 'submit', class: 'primary' }, 'Sign with this name'), button('Not now', () => dialog.close())));
    const dialog = openDialog('Who decides?', [form]);
    dialog.addEventListener('close', () => resolve(given));
    input.focus();
  });
}

/** Shows two versions of a value; whether mine is to be written. @param {Conflict} conflict @returns {Promise<boolean>} */
function askConflict(conflict) {
  return new Promise((resolve) => {
    let mine = false;
    const close = (/** @type {boolean} */ value) => {
      mine = value;
      dialog.close();
    };
    const dialog = openDialog('Somebody else changed this', [
      h('p', {}, said(conflict.told)),
      h('dl', { class: 'versions' }, h('dt', {}, 'Theirs'), h('dd', {}, said(valueWords(conflict.theirs))), h('dt', {}, 'Yours'), h('dd', {}, said(valueWords(conflict.yours)))),
      buttons(button('Keep theirs', () => close(false), { 'data-key': 'theirs' }), button('Write mine', () => close(true), { class: 'primary', 'data-key': 'mine' })),
    ], { role: 'alertdialog' });
    dialog.addEventListener('close', () => resolve(mine));
  });
}

/** A value of the file as words. @param {any} value @returns {string} */
function valueWords(value) {
  if (value === null || value === undefined || value === '') return 'nothing';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Keys and what they do. @type {[string, string][]} */
const KEYS = [
  ['↑ ↓ Home End', 'go through the list'], ['Enter', 'open'], ['a', 'right as it is'], ['1 – 9', 'choose the candidate of that number'], ['n', 'not a place'], ['/', 'search the gazetteer'],
  ['p', 'set a pin: arrow keys move it, Shift with them a little, + and − zoom, Enter drops it, Esc leaves it'], ['c', 'confirm the verdict'], ['r', 'reject the verdict'], ['j', 'from the panel back to the list'], ['Ctrl Z, Ctrl Shift Z', 'undo, redo'], ['?', 'this help'],
];

/** @param {{enabled: boolean, enable: (enabled: boolean) => void}} single */
function showHelp({ enabled, enable }) {
  const box = h('input', { type: 'checkbox', change: () => enable(box.checked) });
  box.checked = enabled;
  const rows = KEYS.flatMap(([key, does]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, does)]);
  const dialog = openDialog('Keys', [
    h('p', {}, 'Single keys act while the list or the open item has the focus, never while you type. Everything has a button as well.'),
    h('dl', { class: 'keys' }, ...rows), h('label', { class: 'option-line' }, box, 'Single keys act'), buttons(button('Close', () => dialog.close(), { class: 'primary' })),
  ]);
}

/** Asks how the page is to be written. @param {string} file @returns {Promise<{output: string, drafts: boolean, strict: boolean}|null>} */
function askRender(file) {
  return new Promise((resolve) => {
    /** @type {{output: string, drafts: boolean, strict: boolean}|null} */
    let wanted = null;
    const name = field({ label: 'Name of the page', key: 'render-name', value: `${file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')}.html`, hint: 'It is written beside the story file.' });
    const drafts = h('input', { type: 'checkbox' });
    const strict = h('input', { type: 'checkbox' });
    const write = () => {
      wanted = { output: control('render-name', dialog)?.value.trim() ?? '', drafts: drafts.checked, strict: strict.checked };
      dialog.close();
    };
    const form = h('form', { method: 'dialog', submit: (event) => (event.preventDefault(), write()) }, name,
      h('label', { class: 'option-line' }, drafts, 'Show the verdicts that nobody signed, marked as machine drafts'),
      h('label', { class: 'option-line' }, strict, 'Refuse while anything consequential is undecided'),
      buttons(h('button', { type: 'submit', class: 'primary', 'data-key': 'render' }, 'Write the page'), button('Not now', () => dialog.close())));
    const dialog = openDialog('Write the page', [form]);
    dialog.addEventListener('close', () => resolve(wanted));
  });
}

/** Tells how a request ended, until it is closed. @param {string} title @param {string[]} lines */
function showNotice(title, lines) {
  const dialog = openDialog(title, [h('ul', { class: 'plain' }, ...lines.map((line) => h('li', {}, said(line)))), buttons(button('Close', () => dialog.close(), { class: 'primary' }))]);
}

/** Writes the page that readers will see, as a person wants it. @param {Desk} desk @param {string} file @returns {Promise<void>} */
async function renderPage(desk, file) {
  const wanted = await askRender(file);
  if (!wanted) return;
  const { output, ...rest } = wanted;
  const waiting = openDialog('Writing the page …', [h('p', {}, 'The story is told anew; that takes a few seconds.')], { class: 'waiting' });
  const told = await desk.ask('/api/render', { ...(output ? { output } : {}), ...rest }).then(({ written }) => ({ title: 'The page is written', lines: [written] }), ({ message }) => ({ title: 'The page was not written', lines: message.split('\n') }));
  waiting.close();
  showNotice(told.title, told.lines);
}
