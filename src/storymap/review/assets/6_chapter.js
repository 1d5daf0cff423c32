// A chapter → its words, pictures and sources.

/** Pictures of the story as addresses that the page may show, by their paths. @type {Map<string, Promise<string>>} */
const PICTURES = new Map();

/** @param {ChapterItem} chapter @param {Context} context @returns {Node[]} */
function chapterPanel(chapter, context) {
  const { act, model } = context;
  const ids = [...model.chapters.keys()];
  const at = ids.indexOf(chapter.id);
  const edit = (/** @type {string} */ key) => (/** @type {string} */ value) => act({ do: 'edit-chapter', chapter: chapter.id, [key]: value });
  return /** @type {Node[]} */ ([
    panelHead('Chapter', chapter.title, [`${at + 1} of ${ids.length}`, chapter.hidden && 'hidden: pages leave it out', chapter.own && 'in your own words'], context),
    field({ label: 'Title', key: 'chapter-title', value: chapter.title, onSave: edit('title') }),
    field({ label: 'Caption', key: 'chapter-caption', value: chapter.caption, lines: 4, hint: 'What you add to the text; a blank line begins a paragraph.', onSave: edit('caption') }),
    orderPart(at, ids, (before) => act({ do: 'move-chapter', chapter: chapter.id, before }, `${chapter.title} moved`)),
    mediaPart(chapter, context),
    sourcesPart(chapter.links, `chapter-${chapter.id}`, (links) => act({ do: 'set-links', section: 'chapters', item: chapter.id, links })),
    noteField('chapters', chapter.id, chapter.note, context),
    signature(chapter),
    folded('Add or remove a chapter', 'chapters-more', ...addChapter(ids[at + 1], context), chapter.own && buttons(button('Remove this chapter', () => act({ do: 'remove-chapter', chapter: chapter.id }, `${chapter.title} removed`), { class: 'danger', 'data-key': 'remove' }))),
    actions(
      button('Right as it is', () => act({ do: 'accept', section: 'chapters', item: chapter.id }, `${chapter.title} is right`), { class: 'primary', 'data-key': 'accept' }, 'a'),
      button(chapter.hidden ? 'Show it' : 'Hide it', () => act({ do: 'hide-chapter', chapter: chapter.id, hidden: !chapter.hidden }, chapter.hidden ? 'Shown' : 'Hidden'), { 'data-key': 'hidden', 'aria-pressed': String(chapter.hidden) })),
  ]);
}

/** @param {ChapterItem} chapter @param {Context} context */
function mediaPart(chapter, context) {
  const { act } = context;
  const rows = chapter.media.map((media, n) => {
    const key = `media-${chapter.id}-${n}`;
    const change = (/** @type {string} */ name) => (/** @type {string} */ value) => act({ do: 'change-media', chapter: chapter.id, index: n, [name]: value });
    return h('li', { class: 'medium' }, thumbnail(media, context), h('div', { class: 'medium-words' },
      h('p', { class: 'hint' }, outside(media.url, media.url)),
      field({ label: 'What is to be seen (for readers who cannot)', key: `${key}-alt`, value: media.alt, onSave: change('alt') }),
      field({ label: 'Credit', key: `${key}-credit`, value: media.credit, onSave: change('credit') }),
      buttons(button('Take away', () => act({ do: 'remove-media', chapter: chapter.id, index: n }, 'Picture taken away'), { class: 'quiet', 'data-key': `${key}-away` }))));
  });
  return part('Pictures, sounds, films', rows.length ? h('ul', { class: 'media' }, ...rows) : null, folded('Add one', 'media-new', ...newMedia(chapter, context)));
}

/** @param {MediaItem} media @param {Context} context */
function thumbnail(media, { desk }) {
  if (webAddress(media.url)) return h('span', { class: 'thumbnail none', 'aria-hidden': true }, '↗');
  const image = h('img', { class: 'thumbnail', alt: media.alt });
  if (!PICTURES.has(media.url)) PICTURES.set(media.url, desk.picture(media.url));
  PICTURES.get(media.url)?.then((address) => image.setAttribute('src', address), () => image.replaceWith(h('span', { class: 'thumbnail none' }, 'missing')));
  return image;
}

/** @param {ChapterItem} chapter @param {Context} context @returns {Node[]} */
function newMedia(chapter, { act, desk }) {
  lastId += 1;
  const id = `f${lastId}`;
  const file = h('input', { id, type: 'file', accept: 'image/png,image/jpeg,image/gif,image/webp', 'data-key': 'media-new-file' });
  const add = async () => {
    const read = (/** @type {string} */ name) => control(`media-new-${name}`)?.value.trim() ?? '';
    if (!read('alt')) return missing('media-new-alt', 'Say what is to be seen, for readers who cannot see it');
    const [chosen] = /** @type {HTMLInputElement} */ (control('media-new-file')).files ?? [];
    try {
      const url = chosen ? (await desk.upload(chosen)).url : read('url');
      if (!url) return missing('media-new-url', 'Choose a picture, or write an address');
      const [alt, credit] = [read('alt'), read('credit')];
      emptyFields('media-new');
      act({ do: 'add-media', chapter: chapter.id, url, alt, ...(credit ? { credit } : {}) }, 'Added');
    } catch (error) {
      tell(/** @type {Error} */ (error).message, { alert: true });
    }
  };
  return [
    h('div', { class: 'field' }, h('label', { for: id }, 'A picture from this computer'), file),
    field({ label: 'Or an address', key: 'media-new-url', props: { placeholder: 'https://', inputmode: 'url' } }),
    field({ label: 'What is to be seen or heard', key: 'media-new-alt' }),
    field({ label: 'Credit', key: 'media-new-credit' }),
    buttons(button('Add it', () => void add(), { 'data-key': 'media-new-add' })),
  ];
}

/** @param {string} key @param {string} words */
function missing(key, words) {
  tell(words, { alert: true });
  control(key)?.focus();
}

/** @param {string|undefined} before @param {Context} context @returns {Node[]} */
function addChapter(before, { act }) {
  const add = () => {
    const [title, caption] = [control('new-chapter-title')?.value.trim() ?? '', control('new-chapter-caption')?.value.trim() ?? ''];
    if (!title || !caption) return missing(title ? 'new-chapter-caption' : 'new-chapter-title', 'A chapter of your own needs a title and words');
    emptyFields('new-chapter');
    act({ do: 'add-chapter', title, caption, ...(before ? { before } : {}) }, `${title} added`);
  };
  return [field({ label: 'Title of a chapter after this one', key: 'new-chapter-title' }), field({ label: 'Its words', key: 'new-chapter-caption', lines: 3 }), buttons(button('Add the chapter', add, { 'data-key': 'add-chapter' }))];
}
