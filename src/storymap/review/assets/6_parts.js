// Parts that the panels of several kinds of item share.

/**
 * What a panel needs of the page.
 * @typedef {object} Context
 * @property {Model} model
 * @property {WorkItem|null} entry the open entry of the work
 * @property {(action: Action, told?: string) => void} act
 * @property {Desk} desk
 * @property {Search} search
 * @property {PinForm|null} pin
 * @property {() => void} startPin
 * @property {() => void} redraw
 */

/**
 * The head of a panel: what the item is, its words, why it is here.
 * @param {string} sort @param {string} title @param {Child[]} facts @param {Context} context
 */
function panelHead(sort, title, facts, { entry }) {
  return h('header', { class: 'panel-head' },
    h('p', { class: 'kicker' }, sort),
    h('h2', { class: 'panel-title', tabindex: '-1', 'data-key': 'title-of-panel', dir: 'auto' }, title),
    facts.some(Boolean) && h('p', { class: 'facts' }, ...between(facts)),
    entry && !entry.done && h('p', { class: 'why-here' }, said(entry.why)));
}

/** Children with a dot between them. @param {Child[]} children @returns {Child[]} */
function between(children) {
  return children.filter(Boolean).flatMap((child, n) => (n ? [' · ', child] : [child]));
}

/** Who decided, or that nobody has. @param {{by?: string|null, on?: string|null}} item */
function signature(item) {
  const words = signedWords(item);
  return words ? h('p', { class: 'signature' }, '✓ Signed: ', said(words)) : h('p', { class: 'signature none' }, 'Nobody has signed this yet.');
}

/** Words for colleagues, or readers of a verdict. @param {Section} section @param {string} id @param {string|undefined} note @param {Context} context */
function noteField(section, id, note, { act }) {
  return field({ label: 'Note for colleagues', key: `${section}-${id}-note`, value: note ?? '', lines: 2, onSave: (value) => act({ do: 'note', section, item: id, note: value }) });
}

/** Buttons that stand in a line. @param {...Child} children */
function buttons(...children) {
  return h('div', { class: 'buttons' }, ...children);
}

/** The decisions on an item: always in sight, below what they rest on. @param {...Child} children */
function actions(...children) {
  return h('div', { class: 'actions', role: 'group', 'aria-label': 'Decide' }, ...children);
}

/** A titled part of a panel. @param {string} title @param {...Child} children */
function part(title, ...children) {
  return h('section', { class: 'part' }, h('h3', {}, title), ...children);
}

/**
 * The sources that a chapter or a decision rests on, each of which can be changed, and room for one more.
 * @param {LinkItem[]} links @param {string} key @param {(links: LinkItem[]) => void} save
 */
function sourcesPart(links, key, save) {
  const rows = links.map((link, n) => {
    const own = `${key}-source-${n}`;
    const put = () => save(links.map((other, m) => (m === n ? readSource(own) : other)).filter(({ url }) => url));
    return folded(link.title || link.url, own, ...sourceFields(link, own, put), buttons(button('Take away', () => save(links.filter((_, m) => m !== n)), { class: 'quiet', 'data-key': `${own}-away` })));
  });
  const fresh = `${key}-source-new`;
  const add = () => {
    const link = readSource(fresh);
    if (!webAddress(link.url)) return wrongAddress(fresh);
    emptyFields(fresh);
    save([...links, link]);
  };
  return part('Sources', links.length ? null : h('p', { class: 'hint' }, 'None yet. Readers see them beside what they support.'), ...rows,
    folded('Add a source', fresh, ...sourceFields({ url: '' }, fresh, null), buttons(button('Add the source', add, { 'data-key': `${fresh}-add` }))));
}

/** @param {LinkItem} link @param {string} key @param {(() => void)|null} save */
function sourceFields(link, key, save) {
  const onSave = save ?? undefined;
  return [
    field({ label: 'Address', key: `${key}-url`, value: link.url, type: 'url', onSave, props: { inputmode: 'url', placeholder: 'https://' } }),
    field({ label: 'Title', key: `${key}-title`, value: link.title, onSave }),
    field({ label: 'Archived copy', key: `${key}-archive`, value: link.archive, type: 'url', onSave, props: { inputmode: 'url', placeholder: 'https://' } }),
    field({ label: 'Captured', key: `${key}-captured`, value: link.captured, hint: 'Day or time in UTC: 2026-11-27 or 2026-11-27T15:04:05Z', onSave }),
    field({ label: 'SHA-256 of the captured file', key: `${key}-sha256`, value: link.sha256, onSave, props: { class: 'digest', spellcheck: 'false' } }),
    fileDigest(key, save),
  ];
}

/** A file whose digest is computed here: it never leaves the computer. @param {string} key @param {(() => void)|null} save */
function fileDigest(key, save) {
  lastId += 1;
  const id = `f${lastId}`;
  const choose = async (/** @type {Event} */ event) => {
    const [file] = /** @type {HTMLInputElement} */ (event.target).files ?? [];
    if (!file) return;
    setControl(document, `${key}-sha256`, hexadecimal(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())));
    tell(`Digest of ${file.name} computed`);
    save?.();
  };
  return h('div', { class: 'field' }, h('label', { for: id }, 'Compute it from a file (the file stays on your computer)'), h('input', { id, type: 'file', 'data-key': `${key}-file`, change: choose }));
}

/** What stands in the fields of a source. @param {string} key @returns {LinkItem} */
function readSource(key) {
  const read = (/** @type {string} */ name) => control(`${key}-${name}`)?.value.trim() ?? '';
  const optional = given({ archive: read('archive') || undefined, captured: read('captured') || undefined, sha256: read('sha256').toLowerCase() || undefined });
  return { url: read('url'), title: read('title'), ...optional };
}

/** Empties the fields whose keys begin so. @param {string} key */
function emptyFields(key) {
  for (const found of all(`[data-key^="${CSS.escape(key)}-"]`)) if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) found.value = found.defaultValue = '';
}

/** @param {string} key */
function wrongAddress(key) {
  tell('A source needs a web address: https://…', { alert: true });
  control(`${key}-url`)?.focus();
}
