// What the server sends → the model that the page shows; what a person does → the model as it will be.

/**
 * Items of a section by their ids, in their order; a claim that the file has no verdict on yet by its key.
 * @typedef {object} Model
 * @property {string} file @property {string} version @property {number} serial @property {string} title
 * @property {boolean} judging @property {string[]} problems @property {string|null} undo @property {string|null} redo
 * @property {Map<string, DocumentItem>} documents @property {Map<string, PlaceItem>} places
 * @property {Map<string, StopItem>} stops @property {Map<string, ChapterItem>} chapters
 * @property {Map<string, VerdictItem>} verdicts @property {RouteItem[]} routes @property {WorkItem[]} work
 * @property {HistoryItem[]} history @property {{section: string, item: string, keys: string[]}[]} since
 */

/** @typedef {{do: string, [key: string]: any}} Action */

/**
 * What the server answers to an action: the whole state, or what changed since the state of a serial.
 * @typedef {object} Answer
 * @property {State|null} [state] @property {number} [since]
 * @property {{items?: Object<string, any[]>, removed?: Object<string, string[]>, order?: Object<string, string[]>}} [patch]
 * @property {string} version @property {number} serial
 * @property {string|null} undo @property {string|null} redo @property {boolean} [judging] @property {string[]} [problems]
 * @property {Relisting} [work] @property {Splice} [history] @property {Splice} [since_draft]
 */

/** Sections whose items are kept by id. @type {Section[]} */
const SECTIONS = ['documents', 'places', 'stops', 'chapters', 'verdicts'];

/** The id under which the page keeps an item: its key where the file has no verdict on a claim yet. @param {any} item @returns {string} */
function idOf(item) {
  return item.id ?? item.key;
}

/**
 * The model of a state; what did not change is the very object that it was, so that only what did is drawn again.
 * @param {State} state @param {Model|null} before @returns {Model}
 */
function modelOf(state, before = null) {
  const stops = state.routes.flatMap((route) => route.stops);
  const { file, version, serial, title, judging, problems, undo, redo, history } = state;
  return {
    file, version, serial, title, judging, problems, undo, redo, history,
    documents: keyed(state.documents, before?.documents),
    places: keyed(state.places, before?.places),
    stops: keyed(stops, before?.stops),
    chapters: keyed(state.chapters, before?.chapters),
    verdicts: keyed(state.verdicts, before?.verdicts),
    routes: state.routes.map(({ id, traveller, stops: own }) => ({ id, traveller, stops: own.map((stop) => stop.id) })),
    work: state.work,
    since: state.since_draft,
  };
}

/**
 * @template T
 * @param {T[]} items @param {Map<string, T>|undefined} before @returns {Map<string, T>}
 */
function keyed(items, before) {
  return new Map(items.map((item) => [idOf(item), unchanged(item, before?.get(idOf(item)))]));
}

/** The object from before where it says the same. @template T @param {T} item @param {T|undefined} before @returns {T} */
function unchanged(item, before) {
  return before && JSON.stringify(before) === JSON.stringify(item) ? before : item;
}

/** The model after an answer. @param {Model} model @param {Answer} answer @returns {Model} */
function applyAnswer(model, answer) {
  const { version, serial, undo, redo } = answer;
  if (answer.state) return { ...modelOf(answer.state, model), version, serial, undo, redo };
  const { judging = model.judging, problems = model.problems } = answer;
  const [work, history, since] = [relisted(model.work, answer.work), spliced(model.history, answer.history), spliced(model.since, answer.since_draft)];
  const next = { ...model, version, serial, undo, redo, work, history, judging, problems, since };
  const { items = {}, removed = {}, order = {} } = answer.patch ?? {};
  for (const section of SECTIONS) {
    const [changed, gone, ids] = [items[section] ?? [], removed[section] ?? [], order[section]];
    if (changed.length || gone.length || ids) /** @type {any} */ (next)[section] = patched(/** @type {any} */ (model[section]), changed, gone, ids);
  }
  return next;
}

/**
 * @param {Map<string, any>} items @param {any[]} changed @param {string[]} gone @param {string[]} [ids] all ids in their order
 * @returns {Map<string, any>}
 */
function patched(items, changed, gone, ids) {
  const next = new Map(items);
  gone.forEach((name) => next.delete(called(items, name)));
  changed.forEach((item) => next.set(idOf(item), item));
  const order = ids?.map((name) => called(next, name)).filter((id) => next.has(id));
  return order ? new Map(order.map((id) => [id, next.get(id)])) : next;
}

/** The id of the item that the server calls by its id or by its key. @param {Map<string, any>} items @param {string} name @returns {string} */
function called(items, name) {
  return items.has(name) ? name : [...items.keys()].find((id) => items.get(id).key === name) ?? name;
}

/** Values that an action sets on its item, by the action's name. @type {Object<string, (action: Action) => [Section, string, object]>} */
const EXPECTED = {
  'choose-place': ({ place, candidate }) => ['places', place, { place: candidate, at: null, not_a_place: false }],
  'set-position': ({ place, lat, lon, radius_km, name }) => ['places', place, { at: { lat, lon, radius_km, name }, not_a_place: false }],
  'not-a-place': ({ place, value }) => ['places', place, { not_a_place: value }],
  obscure: ({ place, km }) => ['places', place, { obscure_km: km }],
  accept: ({ section, item }) => [section, item, {}],
  'set-role': ({ stop, role }) => ['stops', stop, { role }],
  'rename-stop': ({ stop, name }) => ['stops', stop, { name }],
  'edit-chapter': ({ chapter, title, caption }) => ['chapters', chapter, given({ title, caption })],
  'hide-chapter': ({ chapter, hidden }) => ['chapters', chapter, { hidden }],
  decide: ({ verdict, status }) => ['verdicts', verdict, { status, withdrawn: false }],
  note: ({ section, item, note }) => [section, item, { note }],
};

/** Actions that leave nothing to decide on their item. */
const DECISIVE = new Set(['choose-place', 'set-position', 'not-a-place', 'accept', 'decide']);

/** Whether an action settles its item: then the next one is opened. @param {Action} action */
function isDecisive(action) {
  return DECISIVE.has(action.do) && action.status !== 'draft';
}

/** The entries that are not undefined. @param {Object<string, any>} values */
function given(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The model as it will be when the server agrees to an action. @param {Model} model @param {Action} action @param {string} by @returns {Model} */
function predicted(model, action, by) {
  const expected = EXPECTED[action.do]?.(action);
  if (!expected) return model;
  const [section, wanted, values] = expected;
  const items = /** @type {Map<string, any>} */ (model[section]);
  const id = called(items, wanted);
  const item = items.get(id);
  if (!item) return model;
  const done = isDecisive(action) ? { work: settled(model.work, section, id) } : {};
  return { ...model, ...done, [section]: new Map(items).set(id, { ...item, ...values, by: by || item.by }) };
}

/** The work with an item's entries done, at its end. @param {WorkItem[]} work @param {Section} section @param {string} id @returns {WorkItem[]} */
function settled(work, section, id) {
  /** @param {WorkItem} entry */
  const meant = (entry) => entry.section === section && entry.item === id;
  return [...work.filter((entry) => !meant(entry)), ...work.filter(meant).map((entry) => ({ ...entry, done: true }))];
}

/**
 * What the list shows: the work of a kind; of chapters and texts all, in their order, for they are edited more than decided on.
 * @param {Model} model @param {string} filter @returns {WorkItem[]}
 */
function entriesOf(model, filter) {
  if (filter === 'all') return model.work;
  if (filter === 'chapters') return [...model.chapters.values()].map((chapter, n) => ownEntry('chapters', chapter.id, `${n + 1}. ${chapter.title}`, chapterState(chapter), Boolean(chapter.by)));
  if (filter === 'documents') return [...model.documents.values()].map((entry) => ownEntry('documents', entry.id, entry.title ?? entry.id, entry.licence ?? 'licence unknown: pages quote it briefly', Boolean(entry.licence)));
  return model.work.filter((entry) => entry.section === filter);
}

/** @param {Section} section @param {string} item @param {string} what @param {string} why @param {boolean} done @returns {WorkItem} */
function ownEntry(section, item, what, why, done) {
  return { id: `${section} ${item}`, section, item, what, why, score: 0, done };
}

/** What a chapter has, in a few words. @param {ChapterItem} chapter */
function chapterState({ hidden, caption, media, links }) {
  const sources = links.length ? [`${links.length} ${links.length === 1 ? 'source' : 'sources'}`] : [];
  const has = [hidden && 'hidden', caption ? shortened(caption, 60) : 'no caption', media.length && `${media.length} media`, ...sources];
  return has.filter(Boolean).join(' · ');
}

/** The entry to go on with after one: the next that is not done, else the first, else none. @param {WorkItem[]} work @param {string|null} id @returns {WorkItem|null} */
function nextAfter(work, id) {
  const at = work.findIndex((entry) => entry.id === id);
  const open = (/** @type {WorkItem} */ entry) => !entry.done && entry.id !== id;
  return work.slice(at + 1).find(open) ?? work.find(open) ?? null;
}
