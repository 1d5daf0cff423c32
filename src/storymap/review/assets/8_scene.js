// The open item → what the text lights up and what the map shows.

/** @param {Model} model @param {Section|'story'|'history'} section @param {string} id */
function itemOf(model, section, id) {
  return section === 'story' || section === 'history' ? null : model[section].get(id) ?? null;
}

/** The item of an entry, by the entry's id: its section and its own id. @param {string} id @returns {{section: Section, id: string}} */
function targetOf(id) {
  const at = id.indexOf(' ');
  return { section: /** @type {Section} */ (id.slice(0, at)), id: id.slice(at + 1) };
}

/** The panel of an item. @param {Context} context @param {Section|'story'|'history'} section @param {string} id @returns {Node[]} */
function panelOf(context, section, id) {
  if (section === 'story') return storyPanel(context);
  if (section === 'history') return historyPanel(context);
  const panels = /** @type {Object<string, (item: any, context: Context) => Node[]>} */ ({ places: placePanel, stops: stopPanel, chapters: chapterPanel, verdicts: verdictPanel, documents: documentPanel });
  const item = itemOf(context.model, section, id);
  return item ? panels[section](item, context) : [h('p', { class: 'hint' }, 'It is no longer there.')];
}

/** The entry of the work for an item. @param {Model} model @param {string} section @param {string} id @returns {WorkItem|null} */
function entryOf(model, section, id) {
  return model.work.find((entry) => entry.section === section && entry.item === id) ?? null;
}

/** Marks of the text that belong to an item. @param {Model} model @param {string} section @param {string} id @returns {string[]} */
function marksOf(model, section, id) {
  if (section === 'verdicts') return [`claim ${id}`];
  if (section === 'places') return [`place ${id}`];
  const stop = section === 'stops' ? model.stops.get(id) : null;
  return stop?.place ? [`place ${stop.place}`] : [];
}

/** The paragraphs of an item that marks no words. @param {Model} model @param {string} section @param {string} id */
function paragraphOf(model, section, id) {
  const passage = section === 'chapters' ? model.chapters.get(id)?.passage : null;
  return passage ? { paragraph: { document: model.chapters.get(id)?.document ?? null, first: passage.paragraph, last: passage.last ?? passage.paragraph } } : {};
}

/**
 * What the map shows while an item is open.
 * @param {Model} model @param {string} section @param {string} id @param {{search: Search, choose: (place: string, candidate: string) => void, open: (stop: string) => void, pinning: boolean}} how while a pin is set nothing else can be pressed @returns {Scene}
 */
function sceneOf(model, section, id, { search, choose, open, pinning }) {
  const place = section === 'places' ? model.places.get(id) : undefined;
  const marks = place ? placeMarks(place, search, choose) : [];
  const stops = stopsOf(model, section, id);
  return pinning ? { marks: marks.map((mark) => ({ ...mark, choose: null })), stops, choose: null } : { marks, stops, choose: open };
}

/** @param {PlaceItem} place @param {Search} search @param {(place: string, candidate: string) => void} choose @returns {MapMark[]} */
function placeMarks(place, search, choose) {
  const own = place.at && !place.not_a_place ? [{ lat: place.at.lat, lon: place.at.lon, radius: place.at.radius_km ?? PIN_KM, sign: '●', label: 'The pin', look: 'chosen', choose: null }] : [];
  const others = offered(place, search).map((candidate, n) => ({
    lat: candidate.lat, lon: candidate.lon, radius: isChosen(place, candidate) ? candidate.radius_km : 0, sign: String(n + 1),
    label: `${n + 1}: ${candidate.name}, ${whereWords(candidate)}`, look: isChosen(place, candidate) ? 'chosen' : 'other', choose: () => choose(place.id, candidate.id),
  }));
  return [...others, ...own];
}

/** How much of the map is shown around an open stop. */
const STOP_ROOM_KM = 250;

/** Stops of the journey that have a position. @param {Model} model @param {string} section @param {string} id */
function stopsOf(model, section, id) {
  const route = section === 'stops' ? routeOf(model, id) : model.routes[0];
  const current = section === 'chapters' ? model.chapters.get(id)?.stop : id;
  return (route?.stops ?? []).flatMap((stop) => {
    const { name, lat, lon } = model.stops.get(stop) ?? { name: '', lat: null, lon: null };
    return lat === null || lon === null ? [] : [{ id: stop, name, lat, lon, radius: STOP_ROOM_KM, current: (section === 'stops' || section === 'chapters') && stop === current }];
  });
}

/** The element of a part of the page. @param {string} name */
function region(name) {
  return /** @type {HTMLElement} */ (document.getElementById(`part-${name}`));
}

/** Whether a part of the page is in sight. @param {string} name */
function isShown(name) {
  return region(name).offsetParent !== null;
}

/** Whether an action is signed: then somebody must be named. @param {Action} action */
function needsName(action) {
  return isDecisive(action);
}

/** The fields follow the pin on the map. @param {PinForm} pin @param {Spot} spot */
function movePin(pin, { lat, lon }) {
  Object.assign(pin, { lat, lon });
  const digits = digitsFor(pin.radius_km);
  setControl(document, 'pin-lat', lat.toFixed(digits));
  setControl(document, 'pin-lon', lon.toFixed(digits));
  tell(positionWords(lat, lon, digits));
}
