// The story itself, its texts, and what people changed.

/** @param {Context} context @returns {Node[]} */
function storyPanel(context) {
  const { model, act } = context;
  return [
    panelHead('Story', model.title || 'The story', [model.file], { ...context, entry: null }),
    field({ label: 'Title', key: 'story-title', value: model.title, onSave: (title) => act({ do: 'set-title', title }) }),
    ...[...model.documents.values()].map((entry) => documentPart(entry, context)),
    folded('What fits nowhere any more, and what changed since the last draft', 'since', sinceList(model)),
  ];
}

/** @param {DocumentItem} entry @param {Context} context @returns {Node[]} */
function documentPanel(entry, context) {
  return [
    panelHead('Text', entry.title ?? entry.id, [], context),
    h('p', { class: 'hint' }, 'Pages quote a text only briefly until its licence says that they may show it whole.'),
    documentPart(entry, context),
  ];
}

/** @param {DocumentItem} entry @param {Context} context */
function documentPart(entry, { act }) {
  const key = `document-${entry.id}`;
  const set = (/** @type {string} */ name) => (/** @type {string} */ value) => act({ do: 'set-document', document: entry.id, [name]: value.trim() || null });
  return part(entry.title ?? entry.id,
    field({ label: 'Title of the text', key: `${key}-title`, value: entry.title, onSave: set('title') }),
    h('div', { class: 'row-of-fields' }, field({ label: 'Author', key: `${key}-author`, value: entry.author, onSave: set('author') }), field({ label: 'Published by', key: `${key}-site`, value: entry.site, onSave: set('site') })),
    field({ label: 'Address', key: `${key}-url`, value: entry.url, onSave: set('url'), props: { inputmode: 'url' } }),
    h('div', { class: 'row-of-fields' }, field({ label: 'Published on', key: `${key}-published`, value: entry.published, onSave: set('published'), props: { placeholder: '2026-11-27' } }), field({ label: 'Licence', key: `${key}-licence`, value: entry.licence, onSave: set('licence'), props: { placeholder: 'CC BY 4.0' } })));
}

/** @param {Model} model */
function sinceList(model) {
  const { since } = model;
  if (!since.length) return h('p', { class: 'hint' }, 'Nothing was changed since the last draft.');
  return h('ul', { class: 'plain' }, ...since.map(({ section, item, keys }) => h('li', {}, `${SECTION_WORDS[section] ?? section} `, said(nameOf(model, section, item), 'strong'), `: ${keys.join(', ')}`)));
}

/** What an item is called. @param {Model} model @param {string} section @param {string} id @returns {string} */
function nameOf(model, section, id) {
  const found = /** @type {any} */ (section in model && SECTIONS.includes(/** @type {Section} */ (section)) ? model[/** @type {Section} */ (section)].get(id) : null);
  return shortened(found?.name ?? found?.title ?? found?.quote ?? id ?? '', 60);
}

/** @param {Context} context @returns {Node[]} */
function historyPanel(context) {
  const { model } = context;
  const entries = model.history.map((entry, index) => historyRow(entry, index, context)).reverse();
  return [
    panelHead('History', 'What people changed', [counted(model.history.length, 'change')], { ...context, entry: null }),
    h('p', { class: 'hint' }, 'What is ticked stands at the end of the page as a log of corrections.'),
    entries.length ? h('ol', { class: 'history' }, ...entries) : h('p', {}, 'Nothing yet.'),
    part('Changed since the last draft', sinceList(model)),
  ];
}

/** @param {HistoryItem} entry @param {number} index @param {Context} context */
function historyRow(entry, index, { act }) {
  const box = h('input', { type: 'checkbox', 'data-key': `public-${index}`, change: () => act({ do: 'set-public', history: index, public: box.checked }, box.checked ? 'Readers are told' : 'Readers are not told') });
  box.checked = box.defaultChecked = entry.public !== false;
  return h('li', { class: 'change' },
    h('p', { class: 'change-what' }, h('span', { class: 'kind' }, CHANGES[entry.kind] ?? entry.kind), ' ', said(entry.subject, 'strong')),
    (entry.was || entry.now) && h('p', { class: 'change-how' }, entry.was && h('del', {}, said(shortened(entry.was, 160))), entry.was && entry.now ? ' → ' : '', entry.now && h('ins', {}, said(shortened(entry.now, 160)))),
    entry.note && h('p', { class: 'change-note' }, said(entry.note)),
    h('p', { class: 'change-who' }, said(signedWords(entry)), h('label', { class: 'public' }, box, 'Tell readers')));
}
