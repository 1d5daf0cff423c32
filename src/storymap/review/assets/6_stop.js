// A stop of a journey → its part, order and time.

/** @param {StopItem} stop @param {Context} context @returns {Node[]} */
function stopPanel(stop, context) {
  const { act, model } = context;
  const route = routeOf(model, stop.id);
  const at = route.stops.indexOf(stop.id);
  const facts = [`${at + 1} of ${route.stops.length}`, route.traveller && said(route.traveller), stop.inferred && 'implied by the text', !stop.ordered && 'its order is not told'];
  return [
    panelHead('Stop', stop.name, facts, context),
    choice({ label: 'Its part in the journey', key: 'role', value: stop.role, options: Object.entries(ROLES), onSave: (role) => act({ do: 'set-role', stop: stop.id, role }, `${stop.name}: ${ROLES[role]}`) }),
    orderPart(at, route.stops, (before) => act({ do: 'move-stop', stop: stop.id, before }, `${stop.name} moved`)),
    h('div', { class: 'row-of-fields' }, timeField('Reached', 'when', stop, context), timeField('Left', 'until', stop, context)),
    h('p', { class: 'hint' }, 'A year, a month, a day (2023-01-13), two days (2023-01-13 to 2023-01-15), or words.', saidTime(stop.when) && h('span', {}, ' The text says: ', said(`“${saidTime(stop.when)}”`))),
    field({ label: 'Name', key: 'stop-name', value: stop.name, onSave: (name) => act({ do: 'rename-stop', stop: stop.id, name }) }),
    placeChoice(stop, context),
    noteField('stops', stop.id, stop.note, context),
    signature(stop),
    folded('Add or remove a stop', 'stops-more', addStop(route, at, context), buttons(button('Remove this stop', () => act({ do: 'remove-stop', stop: stop.id }, `${stop.name} removed`), { class: 'danger', 'data-key': 'remove' }))),
    actions(button('Right as it is', () => act({ do: 'accept', section: 'stops', item: stop.id }, `${stop.name} is right`), { class: 'primary', 'data-key': 'accept' }, 'a')),
  ];
}

/** The route that a stop belongs to. @param {Model} model @param {string} id @returns {RouteItem} */
function routeOf(model, id) {
  return model.routes.find((route) => route.stops.includes(id)) ?? { id: '', traveller: null, stops: [id] };
}

/**
 * Buttons that move an item up or down.
 * @param {number} at @param {string[]} ids @param {(before: string|null) => void} move
 */
function orderPart(at, ids, move) {
  const up = button('Earlier', () => at > 0 && move(ids[at - 1]), { 'data-key': 'up', 'aria-disabled': at <= 0 ? 'true' : null });
  const down = button('Later', () => at < ids.length - 1 && move(ids[at + 2] ?? null), { 'data-key': 'down', 'aria-disabled': at >= ids.length - 1 ? 'true' : null });
  return h('div', { class: 'order', role: 'group', 'aria-label': 'Order' }, h('span', { class: 'label' }, 'Order'), up, down, h('span', { class: 'quiet' }, `${at + 1} of ${ids.length}`));
}

/** The words that tell a time. @param {WhenItem|string|null|undefined} when */
function saidTime(when) {
  return typeof when === 'object' ? when?.words ?? '' : '';
}

/** @param {string} label @param {'when'|'until'} key @param {StopItem} stop @param {Context} context */
function timeField(label, key, stop, { act }) {
  return field({ label, key: `stop-${key}`, value: whenWords(stop[key]), onSave: (value) => act({ do: 'set-when', stop: stop.id, when: stop.when, [key]: whenValue(value) }, `${stop.name}: ${label.toLowerCase()} ${value}`) });
}

/** @param {StopItem} stop @param {Context} context */
function placeChoice(stop, { act, model }) {
  lastId += 1;
  const id = `f${lastId}`;
  const named = [...model.places.values()].filter((place) => !place.not_a_place);
  const options = named.map((place) => h('option', { value: place.id, selected: place.id === stop.place }, `${place.name}${place.resolved ? ` (${whereWords(place.resolved)})` : ''}`));
  const select = h('select', { id, 'data-key': 'stop-place', change: () => act({ do: 'set-stop-place', stop: stop.id, place: select.value || null }, `${stop.name}: place changed`) }, h('option', { value: '', selected: !stop.place }, 'nowhere known'), ...options);
  return h('div', { class: 'field' }, h('label', { for: id }, 'Place of the text'), select);
}

/** @param {RouteItem} route @param {number} at @param {Context} context */
function addStop(route, at, { act }) {
  const add = () => {
    const name = control('new-stop')?.value.trim() ?? '';
    if (!name) return tell('A stop needs a name', { alert: true });
    emptyFields('new-stop');
    const before = route.stops[at + 1];
    act({ do: 'add-stop', route: route.id, name, ...(before ? { before } : {}) }, `${name} added`);
  };
  return h('div', { class: 'row-of-fields' }, field({ label: 'A stop after this one', key: 'new-stop' }), button('Add', add, { 'data-key': 'add-stop' }));
}
