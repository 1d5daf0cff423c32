// The open item → the map: its candidates, the way that is travelled, a pin to move.

/** @typedef {{lat: number, lon: number}} Spot */
/** A numbered marker. @typedef {{lat: number, lon: number, radius: number, sign: string, label: string, look: string, choose: (() => void)|null}} MapMark */
/** What the map shows for an item. @typedef {{marks: MapMark[], stops: {id: string, name: string, lat: number, lon: number, radius: number, current: boolean}[], choose: ((id: string) => void)|null}} Scene */

/** How far an arrow key moves the pin, in pixels. */
const PIN_STEP_PX = 10;
/** The circle of a place of this radius or less is only a point on the map. */
const POINT_KM = 2;
/** Nearer to a pole the map shows nothing. */
const POLAR_LAT = 85;

/** The element of a marker. @param {L.Marker} marker */
function elementOf(marker) {
  return /** @type {HTMLElement} */ (marker.getElement());
}

/** The map beside the text. */
class MapView {
  /** @param {HTMLElement} root */
  constructor(root) {
    const container = h('div', { class: 'map', role: 'application', 'aria-label': 'Map' });
    this.credit = h('p', { class: 'credit' }, 'Leaflet; Natural Earth');
    root.append(h('h2', { class: 'unseen' }, 'Map'), container, this.credit);
    this.map = L.map(container, { center: [30, 10], zoom: 2, zoomControl: false, attributionControl: false, zoomSnap: 0.25, minZoom: 1, maxZoom: 15, zoomAnimation: !calm(), fadeAnimation: false, markerZoomAnimation: !calm() });
    L.control.zoom({ position: 'topright' }).addTo(this.map);
    L.control.scale({ position: 'bottomleft', imperial: false }).addTo(this.map);
    this.basemap = new BasemapLayer(readIsland('basemap-data'), { codes: new Set(), stops: new Set(), taken: () => this.taken(), blank: false }).addTo(this.map);
    this.way = L.layerGroup().addTo(this.map);
    this.marks = L.layerGroup().addTo(this.map);
    /** @type {L.LatLngExpression[]} */
    this.points = [];
    /** @type {Pin|null} */
    this.pin = null;
    /** What the map was last moved to. @type {L.LatLngBounds|null} */
    this.goal = null;
    /** What it shows, in words. */
    this.shown = '';
    this.map.on('click', (event) => this.pin?.put(event.latlng));
    new ResizeObserver(() => this.resized()).observe(container);
  }

  /** No name of the map stands under a mark. @returns {Taken} */
  taken() {
    const avoid = this.points.map((at) => this.map.latLngToContainerPoint(at)).map(({ x, y }) => around(x, y, 14));
    return { avoid, said: new Set(), first: new Set() };
  }

  resized() {
    this.map.invalidateSize({ animate: false, pan: false });
    if (this.goal) this.fit(this.goal);
  }

  /** Shows what belongs to an item; what it shows already is not drawn again. @param {Scene} scene @param {{move: boolean}} how */
  show({ marks, stops, choose }, { move }) {
    const told = JSON.stringify([marks.map((mark) => ({ ...mark, choose: mark.choose !== null })), stops, choose !== null]);
    if (told === this.shown && !move) return;
    this.shown = told;
    this.way.clearLayers();
    this.marks.clearLayers();
    this.drawWay(stops, choose);
    marks.forEach((mark) => this.drawMark(mark));
    const chosen = [...marks, ...stops.filter(({ current }) => current)];
    this.points = [...marks, ...stops].map(({ lat, lon }) => /** @type {L.LatLngExpression} */ ([lat, lon]));
    if (move) this.fit(boundsOf(chosen.length ? chosen : stops));
    else this.basemap.draw();
  }

  /** @param {Scene['stops']} stops @param {Scene['choose']} choose */
  drawWay(stops, choose) {
    const line = /** @type {L.LatLngExpression[]} */ (unrolled(stops));
    L.polyline(line, { className: 'way casing', interactive: false }).addTo(this.way);
    L.polyline(line, { className: 'way', interactive: false }).addTo(this.way);
    stops.forEach((stop, n) => {
      const face = h('span', { class: `stop-mark${stop.current ? ' current' : ''}` }, String(n + 1));
      const marker = L.marker(line[n], { icon: L.divIcon({ html: face, className: 'holder', iconSize: [24, 24] }), keyboard: false, interactive: choose !== null, title: stop.name, alt: '' }).addTo(this.way);
      if (choose) marker.on('click', () => choose(stop.id));
    });
  }

  /** @param {MapMark} mark */
  drawMark({ lat, lon, radius, sign, label, look, choose }) {
    if (radius > POINT_KM && Math.abs(lat) < POLAR_LAT) L.circle([lat, lon], { radius: radius * 1000, className: `extent ${look}`, interactive: false }).addTo(this.marks);
    const face = h('span', { class: `candidate-mark ${look}` }, sign);
    const icon = L.divIcon({ html: face, className: 'holder', iconSize: [28, 28] });
    const marker = L.marker([lat, lon], { icon, keyboard: choose !== null, interactive: choose !== null, zIndexOffset: look === 'chosen' ? 1000 : 500, alt: '' }).addTo(this.marks);
    if (!choose) return;
    elementOf(marker).setAttribute('aria-label', label);
    elementOf(marker).title = label;
    marker.on('click', choose);
    elementOf(marker).addEventListener('keydown', (event) => event.key === 'Enter' && choose());
  }

  /** @param {L.LatLngBounds|null} bounds */
  fit(bounds) {
    this.goal = bounds;
    if (bounds && this.map.getSize().x > 0) this.map.fitBounds(bounds, { padding: [36, 36], maxZoom: 8, animate: false });
    else this.basemap.draw();
  }

  /** Sets a pin that can be dragged and moved by keys. @param {Spot} at @param {{moved: (at: Spot) => void, drop: () => void, leave: () => void}} listener */
  setPin(at, listener) {
    this.takePin();
    this.goal = null;
    this.pin = new Pin(this.map, at, listener);
    this.pin.focus();
  }

  takePin() {
    this.pin?.remove();
    this.pin = null;
  }

  /** Where the map looks. @returns {Spot} */
  middle() {
    const { lat, lng } = this.map.getCenter();
    return { lat, lon: wrapped(lng) };
  }

  /** Paints again, in other colours. */
  repaint() {
    this.basemap.draw();
  }
}

/** A pin that somebody is setting. */
class Pin {
  /** @param {L.Map} map @param {Spot} at @param {{moved: (at: Spot) => void, drop: () => void, leave: () => void}} listener */
  constructor(map, { lat, lon }, listener) {
    this.map = map;
    this.listener = listener;
    const face = h('span', { class: 'pin-mark' });
    this.marker = L.marker([lat, lon], { draggable: true, autoPan: true, zIndexOffset: 3000, icon: L.divIcon({ html: face, className: 'holder pin-holder', iconSize: [36, 44], iconAnchor: [18, 40] }) }).addTo(map);
    const element = elementOf(this.marker);
    element.setAttribute('aria-label', 'Pin: arrow keys move it, Shift with them a little, plus and minus zoom, Enter drops it, Escape leaves');
    element.addEventListener('keydown', (event) => this.pressed(event));
    this.marker.on('drag', () => this.report());
    if (!map.getBounds().contains([lat, lon])) map.setView([lat, lon], Math.max(map.getZoom(), 5), { animate: false });
  }

  focus() {
    elementOf(this.marker).focus({ preventScroll: true });
  }

  remove() {
    this.marker.remove();
  }

  /** @param {L.LatLng} at */
  put(at) {
    this.marker.setLatLng(at);
    if (!this.map.getBounds().contains(at)) this.map.panTo(at, { animate: false });
    this.report();
  }

  report() {
    const { lat, lng } = this.marker.getLatLng();
    this.listener.moved({ lat: Math.max(-90, Math.min(90, lat)), lon: wrapped(lng) });
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const step = /** @type {Object<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] })[event.key];
    const does = /** @type {Object<string, () => void>} */ ({ Enter: this.listener.drop, Escape: this.listener.leave, '+': () => this.zoom(1), '-': () => this.zoom(-1) })[event.key];
    if (!step && !does) return;
    event.preventDefault();
    event.stopPropagation();
    if (does) does();
    else this.shift(step, event.shiftKey ? 1 : PIN_STEP_PX);
  }

  /** @param {[number, number]} step @param {number} pixels */
  shift([x, y], pixels) {
    const point = this.map.latLngToContainerPoint(this.marker.getLatLng()).add([x * pixels, y * pixels]);
    this.put(this.map.containerPointToLatLng(point));
  }

  /** @param {number} by */
  zoom(by) {
    this.map.setZoomAround(this.marker.getLatLng(), this.map.getZoom() + by, { animate: false });
  }
}

/** Positions one after the other, each on the copy of the world nearest to the one before. @param {Spot[]} spots @returns {[number, number][]} */
function unrolled(spots) {
  let turn = 0;
  return spots.map(({ lat, lon }, n) => {
    if (n > 0) turn -= Math.round((lon - spots[n - 1].lon) / 360);
    return [lat, lon + 360 * turn];
  });
}

/** The box around spots, with room around one alone. @param {(Spot & {radius?: number})[]} spots @returns {L.LatLngBounds|null} */
function boundsOf(spots) {
  if (!spots.length) return null;
  const bounds = L.latLngBounds([]);
  for (const { lat, lon, radius = 0 } of spots) {
    const reach = Math.min(Math.max(radius / 111, 0.15), 12);
    bounds.extend([Math.max(lat - reach, -84), lon - reach]).extend([Math.min(lat + reach, 84), lon + reach]);
  }
  return bounds;
}
