// Keys → what they do, where they may: single keys only in the list and the panel, never while somebody types.

/** Buttons of the panel by the key that presses them. @type {Object<string, string>} */
const PRESSES = { a: 'accept', n: 'not', p: 'pin', c: 'confirm', r: 'reject' };

/** @param {Review} page @param {KeyboardEvent} event */
function pressed(page, event) {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !isTyping(target)) {
    event.preventDefault();
    page.step(event.shiftKey ? 'redo' : 'undo');
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
  const inList = page.list.hasFocus();
  if (inList && page.list.move(event.key)) return event.preventDefault();
  if (page.single && (inList || page.panel.contains(target)) && singleKey(page, event.key, inList)) event.preventDefault();
}

/** Whether an element takes letters. @param {HTMLElement} element */
function isTyping(element) {
  return element.matches('input:not([type=checkbox], [type=radio], [type=file]), textarea, select');
}

/** Does what a single key means; whether it means something. @param {Review} page @param {string} key @param {boolean} inList @returns {boolean} */
function singleKey(page, key, inList) {
  if (key === '?') return (helpWith(page), true);
  if (key === 'j') return (page.setView('work'), page.list.focus(page.opened?.work ?? null), true);
  if (!(key in PRESSES) && key !== '/' && !/^[1-9]$/.test(key)) return false;
  if (inList && page.list.focused !== page.opened?.work) {
    page.openWork(page.list.focused ?? '', { focus: false });
    page.list.focus(page.list.focused);
    tell('Opened; press the key again to decide');
    return true;
  }
  return pressPanel(page.panel, key);
}

/** @param {HTMLElement} panel @param {string} key @returns {boolean} */
function pressPanel(panel, key) {
  const search = key === '/' ? control('gazetteer', panel) : null;
  if (search) return (search.focus(), true);
  const wanted = key in PRESSES ? control(PRESSES[key], panel) : all('.candidate', panel)[Number(key) - 1];
  wanted?.click();
  return Boolean(wanted);
}
