// A place → what it may mean, and what to do about it.

/** How long the gazetteer waits for the next letter. */
const TYPING_MS = 250;
/** What a pin stands for where nobody says how exact it is. */
const PIN_KM = 1;

/** A search of the gazetteer and what it found. */
class Search {
  /** @param {() => Desk} desk @param {() => void} redraw */
  constructor(desk, redraw) {
    this.desk = desk;
    this.redraw = redraw;
    this.words = '';
    /** @type {CandidateItem[]|null} */
    this.found = null;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.timer = undefined;
  }

  clear() {
    this.words = '';
    this.found = null;
    clearTimeout(this.timer);
  }

  /** @param {string} words @param {Spot|null} near */
  type(words, near) {
    this.words = words;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(near), TYPING_MS);
  }

  /** @param {Spot|null} near */
  async run(near) {
    const words = this.words.trim();
    const place = near ? `&near=${near.lat},${near.lon}` : '';
    try {
      const answer = words ? await this.desk().ask(`/api/gazetteer?q=${encodeURIComponent(words)}${place}`) : null;
      if (words !== this.words.trim()) return;
      this.found = answer?.candidates ?? null;
      if (this.found) tell(this.found.length ? `${counted(this.found.length, 'place')} found` : 'No place of that name');
    } catch (error) {
      tell(String(/** @type {Error} */ (error).message), { alert: true });
    }
    this.redraw();
  }
}

/** Where a pin is being put. */
class PinForm {
  /** @param {Spot} at @param {number} radius_km @param {string} name */
  constructor({ lat, lon }, radius_km, name) {
    this.lat = lat;
    this.lon = lon;
    this.radius_km = radius_km;
    this.name = name;
  }
}

/** What the map and the list show of a place: its candidates, then what a search found. @param {PlaceItem} place @param {Search} search @returns {CandidateItem[]} */
function offered(place, search) {
  const known = new Set(place.candidates.map(({ id }) => id));
  return [...place.candidates, ...(search.found ?? []).filter(({ id }) => !known.has(id))];
}

/** Where the place is now, as far as anybody knows. @param {PlaceItem} place @returns {Spot|null} */
function spotOf(place) {
  return place.at ?? place.resolved;
}

/** @param {PlaceItem} place @param {Context} context @returns {Node[]} */
function placePanel(place, context) {
  const { act, search } = context;
  const facts = [counted(place.mentions, 'mention'), place.confidence !== null && !place.by && `${percent(place.confidence)} sure`, place.lookup && place.lookup !== place.name && h('span', {}, 'looked up as ', said(place.lookup))];
  const found = offered(place, search).slice(place.candidates.length);
  return /** @type {Node[]} */ ([
    panelHead('Place', place.name, facts, context),
    meaning(place),
    context.pin && pinPart(place, context.pin, context),
    part('What it may mean', place.candidates.length ? candidateList(place, place.candidates, 0, context) : h('p', { class: 'hint' }, 'The gazetteer knows no place of this name.')),
    part('Search the gazetteer', searchField(place, search), search.found && (found.length ? candidateList(place, found, place.candidates.length, context) : h('p', { class: 'hint' }, 'Nothing further of that name.'))),
    hidingPart(place, context),
    noteField('places', place.id, place.note, context),
    signature(place),
    actions(
      button('Right as it is', () => act({ do: 'accept', section: 'places', item: place.id }, `${place.name} is right`), { class: 'primary', 'data-key': 'accept' }, 'a'),
      button(place.not_a_place ? 'It is a place' : 'Not a place', () => act({ do: 'not-a-place', place: place.id, value: !place.not_a_place }, `${place.name}: ${place.not_a_place ? 'a place' : 'not a place'}`), { 'data-key': 'not', 'aria-pressed': String(place.not_a_place) }, 'n'),
      button('Set a pin', context.startPin, { 'data-key': 'pin', 'aria-pressed': String(context.pin !== null) }, 'p')),
  ].filter(Boolean));
}

/** What the place stands for now. @param {PlaceItem} place */
function meaning(place) {
  if (place.not_a_place) return h('p', { class: 'meaning' }, 'Not a place.');
  const at = place.at;
  if (at) return h('p', { class: 'meaning' }, 'A pin: ', said(at.name || place.name, 'strong'), ` at ${positionWords(at.lat, at.lon, digitsFor(at.radius_km ?? PIN_KM))}, within ${at.radius_km ?? PIN_KM} km`);
  const { resolved } = place;
  return h('p', { class: 'meaning' }, ...(resolved ? [said(resolved.name, 'strong'), ` (${whereWords(resolved)})`] : ['Not known where it is.']));
}

/** @param {PlaceItem} place @param {CandidateItem[]} candidates @param {number} from number of the first @param {Context} context */
function candidateList(place, candidates, from, context) {
  return h('ol', { class: 'candidates' }, ...candidates.map((candidate, n) => candidateRow(place, candidate, from + n + 1, context)));
}

/** @param {PlaceItem} place @param {CandidateItem} candidate @param {number} number @param {Context} context */
function candidateRow(place, candidate, number, { act }) {
  const chosen = isChosen(place, candidate);
  const choose = () => act({ do: 'choose-place', place: place.id, candidate: candidate.id }, `${place.name} is ${candidate.name}, ${whereWords(candidate)}`);
  return h('li', {}, h('button', { type: 'button', class: 'candidate', 'aria-pressed': String(chosen), 'data-key': `candidate-${candidate.id}`, click: choose },
    h('span', { class: `candidate-mark ${chosen ? 'chosen' : ''}`, 'aria-hidden': true }, String(number)),
    h('span', { class: 'candidate-words' }, said(candidate.name, 'strong'), h('span', { class: 'where', dir: 'auto' }, whereWords(candidate))),
    h('span', { class: 'score' }, candidate.score > 0 ? percent(candidate.score) : '')));
}

/** @param {PlaceItem} place @param {CandidateItem} candidate */
function isChosen(place, candidate) {
  return !place.not_a_place && !place.at && (place.place ?? place.resolved?.id) === candidate.id;
}

/** @param {PlaceItem} place @param {Search} search */
function searchField(place, search) {
  const made = field({ label: 'Name', key: 'gazetteer', value: search.words, type: 'search', hint: 'Its marks appear on the map as you type.' });
  const input = /** @type {HTMLInputElement} */ (made.querySelector('input'));
  input.addEventListener('input', () => search.type(input.value, spotOf(place)));
  return made;
}

/** @param {PlaceItem} place @param {PinForm} pin @param {Context} context */
function pinPart(place, pin, context) {
  const digits = digitsFor(pin.radius_km);
  const read = () => readPin(pin);
  return h('section', { class: 'part pin-part' }, h('h3', {}, 'The pin'),
    h('p', { class: 'hint' }, 'Drag it, click on the map, or move it with the arrow keys; or write its position.'),
    h('div', { class: 'row-of-fields' },
      field({ label: 'Latitude', key: 'pin-lat', value: pin.lat.toFixed(digits), props: { inputmode: 'decimal' }, onSave: read }),
      field({ label: 'Longitude', key: 'pin-lon', value: pin.lon.toFixed(digits), props: { inputmode: 'decimal' }, onSave: read }),
      field({ label: 'Exact to (km)', key: 'pin-radius', value: pin.radius_km, props: { inputmode: 'decimal' }, onSave: read })),
    field({ label: 'What the map calls it', key: 'pin-name', value: pin.name, onSave: read, props: { placeholder: place.name } }),
    buttons(button('Use this position', () => dropPin(place, pin, context), { class: 'primary', 'data-key': 'drop' }), button('Leave it', context.startPin, { 'data-key': 'leave-pin' })));
}

/** What stands in the fields of the pin, where it is a number. @param {PinForm} pin */
function readPin(pin) {
  const number = (/** @type {string} */ key, /** @type {number} */ other) => {
    const value = Number((control(key)?.value ?? '').replace(',', '.'));
    return Number.isFinite(value) && control(key)?.value.trim() ? value : other;
  };
  pin.lat = Math.max(-90, Math.min(90, number('pin-lat', pin.lat)));
  pin.lon = wrapped(number('pin-lon', pin.lon));
  pin.radius_km = Math.max(0.001, number('pin-radius', pin.radius_km));
  pin.name = control('pin-name')?.value ?? pin.name;
}

/** @param {PlaceItem} place @param {PinForm} pin @param {Context} context */
function dropPin(place, pin, { act }) {
  readPin(pin);
  const { lat, lon, radius_km, name } = pin;
  act({ do: 'set-position', place: place.id, lat, lon, radius_km, ...(name.trim() ? { name: name.trim() } : {}) }, `${place.name} is at ${positionWords(lat, lon, digitsFor(radius_km))}`);
}

/** @param {PlaceItem} place @param {Context} context */
function hidingPart(place, { act }) {
  const hide = () => {
    const km = Number((control('hide-km')?.value ?? '').replace(',', '.'));
    if (km > 0) act({ do: 'obscure', place: place.id, km }, `${place.name} is hidden within ${km} km`);
    else tell('Write how many kilometres around it readers may think of', { alert: true });
  };
  return folded(place.obscure_km ? `Hidden within ${place.obscure_km} km` : 'Hide where it is', 'hiding',
    h('p', { class: 'hint' }, 'For homes, shelters and sources: pages show only a circle, and never its middle.'),
    field({ label: 'Hide within (km)', key: 'hide-km', value: place.obscure_km ?? 25, props: { inputmode: 'decimal' } }),
    buttons(button(place.obscure_km ? 'Change' : 'Hide it', hide, { 'data-key': 'hide' }), place.obscure_km !== null && button('Show it exactly', () => act({ do: 'obscure', place: place.id, km: null }, `${place.name} is shown exactly`), { 'data-key': 'show' })));
}
