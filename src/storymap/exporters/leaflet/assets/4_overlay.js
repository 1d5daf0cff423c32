// Places, routes and evidence → markers, lines and circles over the basemap.

/** Travellers with a look of their own; the ones after them look like the last. */
const LOOKS = 4;
/** Options of a marker that is only looked at. */
const STILL = { interactive: false, keyboard: false };
/** Nearer to a pole no circle can be drawn on this map. */
const POLAR_LAT = 85;

/** A line whose points keep their fractions of a pixel: rounded, a curve of many short pieces trembles. */
class Way extends L.Polyline {
  /** @param {L.LatLng[]} latlngs @param {L.Point[][]} result @param {L.Bounds} bounds */
  _projectLatlngs(latlngs, result, bounds) {
    const ring = latlngs.map((at) => this._map.project(at).subtract(this._map.getPixelOrigin()));
    ring.forEach((point) => bounds.extend(point));
    result.push(ring);
  }
}

/** Everything of the story that lies on the map. */
class Overlay {
  /** @param {L.Map} map @param {Story} story @param {(place: number) => void} onPlace what a click on a marker does */
  constructor(map, story, onPlace) {
    this.map = map;
    this.story = story;
    this.onPlace = onPlace;
    /** @type {DrawnLeg[]} */
    this.legs = [];
    /** @type {PlacedMarker[]} */
    this.markers = [];
    /** Rooms on the screen that are taken. @type {Rect[]} */
    this.boxes = [];
    /** @type {number|null} */
    this.reached = null;
    /** Places that the chapter names. @type {Set<number>} */
    this.named = new Set();
    /** The one traveller who is shown, or null for all. @type {number|null} */
    this.only = null;
    /** Where marks stand on the screen. @type {L.Point[]} */
    this.spots = [];
    this.circles = L.layerGroup().addTo(map);
    story.places.filter(({ obscured }) => obscured).forEach((place) => this.addHidingCircle(place));
    this.length = L.marker([0, 0], { ...STILL, icon: L.divIcon({ html: make('span', 'length hidden'), className: 'length-holder', iconSize: [0, 0] }) }).addTo(map);
  }

  /** Draws the lines of all travellers. */
  addWays() {
    this.legs = this.story.routes.flatMap((route, index) => route.legs.map((leg) => this.addLeg(leg, index)));
  }

  /** Sets the marks of their stops and of places that are mentioned. */
  addMarks() {
    this.story.routes.forEach((route, index) => this.addStops(route, index));
    this.story.context.forEach((entry) => this.addContext(entry));
  }

  /** The circle that a hidden place lies in: always drawn, for the mark in its middle is nowhere. @param {Place} place */
  addHidingCircle({ at, radius }) {
    if (Math.abs(at[0]) < POLAR_LAT) L.circle(at, { radius: radius * 1000, className: 'obscured', interactive: false }).addTo(this.map);
  }

  /** @param {Leg} leg @param {number} index @returns {DrawnLeg} */
  addLeg(leg, index) {
    const className = `route ${look(index)}${leg.inferred ? ' inferred' : ''}${leg.unordered ? ' unordered' : ''}`;
    const options = { interactive: false, smoothFactor: 0.3 };
    const casing = new Way(leg.line, { ...options, className: `${className} casing` }).addTo(this.map);
    const line = new Way(leg.line, { ...options, className }).addTo(this.map);
    return { leg, route: index, line, casing, arrow: null, samples: [] };
  }

  /** @param {Route} route @param {number} index */
  addStops(route, index) {
    /** @type {Map<string, {stop: Stop, n: number, all: number[], place: number, at: LatLon}>} */
    const numbers = new Map();
    route.stops.forEach((stop, n) => {
      if (!stop.at || stop.place === null) return;
      const key = stop.at.join();
      if (!numbers.has(key)) numbers.set(key, { stop, n, all: [], place: stop.place, at: stop.at });
      numbers.get(key)?.all.push(n + 1);
    });
    for (const { stop, n, all: visits, place, at } of numbers.values()) {
      const className = `pin ${look(index)}${this.vagueness(place)}${stop.inferred ? ' inferred' : ''}`;
      const called = say('script.stop_numbered', { numbers: visits.join(say('script.and')), name: stop.name });
      const label = stop.inferred ? say('script.inferred', { stop: called }) : called;
      const number = visits.join('·');
      this.addMarker(place, at, { className, number, name: stop.name, label, stop: index ? null : n, route: index });
    }
  }

  /** The class of a stop that is no point. @param {number} place */
  vagueness(place) {
    const { country, obscured } = this.story.places[place];
    return obscured ? ' veiled' : country ? ' area' : '';
  }

  /** @param {{place: number, name: string}} context */
  addContext({ place, name }) {
    if (this.markers.some((entry) => entry.place === place)) return;
    const { at } = this.story.places[place];
    const className = `context${contextLook(this.story.places[place])}`;
    this.addMarker(place, at, { className, number: '', name, label: say('script.mentioned', { name }), stop: null, route: null });
  }

  /** @param {number} place @param {LatLon} at @param {MarkerLook} look */
  addMarker(place, at, { className, number, name, label, stop, route }) {
    const face = make('span', 'face');
    face.dataset.number = number; // drawn by the style sheet: the label says it in words
    const words = make('span', 'label', name);
    words.dir = 'auto';
    const body = make('span', `marker ${className}`);
    body.append(face, words);
    const icon = L.divIcon({ html: body, className: 'holder', iconSize: [24, 24] });
    const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true, zIndexOffset: route === null ? 0 : 1000 - route }).addTo(this.map);
    elementOf(marker).setAttribute('aria-label', label);
    marker.on('click', () => this.onPlace(place));
    onPress(elementOf(marker), () => this.onPlace(place));
    this.markers.push({ place, marker, at, label: words, leader: null, stop, route, wide: className.includes(' wide'), quiet: route === null, spot: null, measured: '', room: { width: 0, height: 0 } });
  }

  /** Rooms that no name of the basemap may take, and the names that stand already. @returns {Taken} */
  taken() {
    const way = this.legs.filter((drawn) => this.isShown(drawn.route)).flatMap(({ samples }) => samples.map(({ x, y }) => around(x, y, 3)));
    const read = this.markers.filter((entry) => entry.spot && entry.label.dataset.side !== 'none');
    const said = read.flatMap((entry) => [entry.label.textContent ?? '', this.story.places[entry.place].country ?? '']);
    const first = [...this.named].map((place) => this.story.places[place].country ?? '');
    return { avoid: [...this.boxes, ...way], said: new Set(said), first: new Set(first) };
  }

  /** @param {number|null} route */
  isShown(route) {
    return route === null || this.only === null || this.only === route;
  }

  /** Shows one traveller's way, or all. @param {number|null} route */
  showOnly(route) {
    this.only = route;
    for (const { route: own, line, casing, arrow } of this.legs) {
      for (const layer of [line, casing, arrow]) if (layer) elementOf(layer).classList.toggle('hidden', !this.isShown(own));
    }
  }

  /** What matters more finds its spot first. @param {PlacedMarker} entry */
  rank({ marker, route, place, stop }) {
    if (elementOf(marker).classList.contains('current')) return 0;
    if (route === null) return this.named.has(place) ? 2 : 5;
    if (this.named.has(place)) return 1;
    return stop !== null && this.reached !== null && stop > this.reached ? 4 : 3;
  }

  /**
   * Moves markers that nearly coincide apart, then gives each name the first side that is free. Stops always find a
   * spot; places that are only mentioned are left out where there is no room near by, until the reader zooms in.
   * @param {Rect[]} controls rooms that are taken by buttons
   * @param {(spots: L.Point[]) => void} placeBadges lets the claims' badges find spots, after the stops and before the rest
   */
  arrange(controls, placeBadges) {
    const size = this.map.getSize();
    this.spots = [];
    const ranked = this.markers.map((entry) => ({ entry, rank: this.rank(entry) })).sort((a, b) => a.rank - b.rank);
    const stops = ranked.filter(({ entry }) => !entry.quiet).filter(({ entry }) => this.place(entry));
    const own = this.spots.length;
    placeBadges(this.spots);
    const badges = this.spots.slice(own);
    const mentioned = ranked.filter(({ entry }) => entry.quiet).filter(({ entry }) => this.place(entry));
    const shown = [...stops, ...mentioned].sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
    this.boxes = [...controls, ...badges.map(({ x, y }) => around(x, y, 12)), ...shown.filter(({ wide }) => !wide).map(({ spot, quiet }) => around(spot?.x ?? 0, spot?.y ?? 0, quiet ? 6 : 12))];
    const [inSight, out] = [shown.filter((entry) => this.isInSight(entry, size)), shown.filter((entry) => !this.isInSight(entry, size))];
    inSight.forEach((entry) => measureLabel(entry));
    inSight.forEach((entry) => this.arrangeLabel(entry, size));
    out.forEach((entry) => this.setSide(entry, undefined));
    this.legs.forEach((drawn) => this.arrangeArrow(drawn, size));
    this.arrangeLength(this.legs.find(({ leg, route }) => route === 0 && leg.km && leg.end === this.reached));
  }

  /** Whether the marker finds a spot. @param {PlacedMarker} entry */
  place(entry) {
    entry.spot = this.isShown(entry.route) ? this.findSpot(entry) : null;
    elementOf(entry.marker).classList.toggle('unfit', entry.spot === null);
    if (entry.spot === null) entry.leader?.remove();
    else if (!entry.wide) this.spots.push(entry.spot);
    return entry.spot !== null;
  }

  /** Where a marker stands on the screen, or null when there is no room for it. @param {PlacedMarker} entry */
  findSpot(entry) {
    const home = this.map.latLngToContainerPoint(entry.at);
    const kept = entry.quiet && !elementOf(entry.marker).classList.contains('current');
    const spot = entry.wide ? home : freeSpot(home, this.spots, kept ? 1 : 6);
    if (spot === null) return kept ? null : home;
    const moved = spot.distanceTo(home) > 1;
    entry.marker.setLatLng(moved ? this.map.containerPointToLatLng(spot) : entry.at);
    if (moved) this.lead(entry, this.map.containerPointToLatLng(spot));
    else entry.leader?.remove();
    return spot;
  }

  /** A thin line from where a marker belongs to where it stands. @param {PlacedMarker} entry @param {L.LatLng} to */
  lead(entry, to) {
    entry.leader ??= L.polyline([], { className: 'leader', interactive: false });
    entry.leader.setLatLngs([entry.at, to]).addTo(this.map);
  }

  /** @param {PlacedMarker} entry @param {L.Point} size */
  arrangeLabel(entry, size) {
    const { wide } = entry;
    const spot = /** @type {L.Point} */ (entry.spot);
    /** @type {Object<string, Rect>} */
    const sides = wide ? middleOf(spot, entry.room) : sidesOf(spot, entry.room, entry.quiet ? 8 : 15);
    /** @param {Rect} box */
    const fits = (box) => inView(box, size) && !this.boxes.some((other) => meet(box, other));
    const side = Object.keys(sides).find((key) => fits(sides[key]));
    this.setSide(entry, side);
    if (side) this.boxes.push(sides[side]);
  }

  /** Whether the marker stands in the view and its name may too. @param {PlacedMarker} entry @param {L.Point} size */
  isInSight(entry, size) {
    return entry.spot !== null && inView(around(entry.spot.x, entry.spot.y, -12), size) && !this.overflows(entry, size);
  }

  /** @param {PlacedMarker} entry @param {string|undefined} side */
  setSide({ label, wide, marker }, side) {
    label.dataset.side = side ?? 'none';
    if (wide) elementOf(marker).classList.toggle('unfit', !side);
  }

  /** Whether a place that is no country is too wide for its name to stand in this view. @param {PlacedMarker} entry @param {L.Point} size */
  overflows({ wide, place, at, marker }, size) {
    const { radius, country } = this.story.places[place];
    if (!wide || country || elementOf(marker).classList.contains('current')) return false;
    const metres = (40075016 * Math.cos((at[0] * Math.PI) / 180)) / (256 * 2 ** this.map.getZoom());
    return (radius * 1000) / metres > 0.5 * Math.max(size.x, size.y);
  }

  /** An arrow head on a free piece of a leg that is long enough to carry one, and how long the leg is. @param {DrawnLeg} drawn @param {L.Point} size */
  arrangeArrow(drawn, size) {
    const { leg, line } = drawn;
    drawn.samples = alongLine(leg.line.map((at) => this.map.latLngToContainerPoint(at)), size);
    const ahead = elementOf(line).classList.contains('ahead');
    const spot = this.isShown(drawn.route) && drawn.samples.length > 5 ? this.freePiece(drawn.samples, (x, y) => around(x, y, 9)) : null;
    if (spot) drawn.arrow ??= this.addArrow(drawn);
    if (!drawn.arrow) return;
    elementOf(drawn.arrow).classList.toggle('short', !spot);
    elementOf(drawn.arrow).classList.toggle('ahead', ahead);
    if (spot) this.turnArrow(drawn.arrow, spot);
  }

  /** @param {DrawnLeg} drawn */
  addArrow({ leg, route }) {
    const icon = L.divIcon({ html: leg.unordered ? doubt() : arrowHead(), className: `arrow ${look(route)}`, iconSize: [18, 18] });
    return L.marker(leg.line[0], { ...STILL, icon }).addTo(this.map);
  }

  /** @param {L.Marker} arrow @param {Sample} spot */
  turnArrow(arrow, spot) {
    this.boxes.push(around(spot.x, spot.y, 9));
    arrow.setLatLng(this.map.containerPointToLatLng(L.point(spot.x, spot.y)));
    elementOf(arrow).querySelector('path')?.setAttribute('transform', `rotate(${spot.angle.toFixed(1)} 9 9)`);
  }

  /** Says how long the leg is that has just been travelled, beside its line. @param {DrawnLeg|undefined} drawn */
  arrangeLength(drawn) {
    const words = /** @type {HTMLElement} */ (elementOf(this.length).firstChild);
    const told = drawn && this.isShown(0) && drawn.samples.length > 12;
    words.classList.toggle('hidden', !told);
    if (!drawn || !told) return;
    words.textContent = say('script.kilometres', { length: drawn.leg.km ?? 0 });
    const half = words.offsetWidth / 2 + 3;
    /** @param {number} x @param {number} y @param {number} angle @returns {Rect} */
    const beside = (x, y, angle) => {
      const turn = ((angle - 90) * Math.PI) / 180;
      const [dx, dy] = [Math.cos(turn) * (half + 6), Math.sin(turn) * 16];
      return { left: x + dx - half, right: x + dx + half, top: y + dy - 9, bottom: y + dy + 9 };
    };
    const spot = this.freePiece(drawn.samples, beside);
    words.classList.toggle('hidden', !spot);
    if (!spot) return;
    const box = beside(spot.x, spot.y, spot.angle);
    this.boxes.push(box);
    this.length.setLatLng(this.map.containerPointToLatLng(L.point((box.left + box.right) / 2, (box.top + box.bottom) / 2)));
  }

  /** The piece of a line nearest to its middle whose room is free. @param {Sample[]} samples @param {(x: number, y: number, angle: number) => Rect} room */
  freePiece(samples, room) {
    const middle = samples.length / 2;
    const order = samples.map((sample, n) => ({ sample, off: Math.abs(n - middle) })).sort((a, b) => a.off - b.off);
    const size = this.map.getSize();
    const free = order.find(({ sample, off }) => {
      const box = room(sample.x, sample.y, sample.angle);
      return off < middle * 0.8 && inView(box, size) && !this.boxes.some((other) => meet(box, other));
    });
    return free?.sample ?? null;
  }

  /** Shows how far the journey has come. @param {number|null} stop index of the stop reached; null shows all of it */
  travelTo(stop) {
    const before = this.reached;
    this.reached = stop;
    for (const { leg, line, casing, route } of this.legs) {
      const ahead = route === 0 && stop !== null && leg.end > stop;
      [line, casing].forEach((layer) => elementOf(layer).classList.toggle('ahead', ahead));
      if (route === 0 && leg.end === stop && before !== null && before < stop) this.grow(leg, /** @type {SVGPathElement} */ (/** @type {unknown} */ (elementOf(line))));
    }
    for (const entry of this.markers) {
      elementOf(entry.marker).classList.toggle('ahead', entry.stop !== null && stop !== null && entry.stop > stop);
    }
  }

  /** Lets a leg grow from its start once the map has come to rest. @param {Leg} leg @param {SVGPathElement} path */
  grow(leg, path) {
    if (calm() || leg.inferred || leg.unordered) return;
    this.map.once('moveend', () => {
      path.style.setProperty('--length', `${Math.ceil(path.getTotalLength())}px`);
      path.classList.add('growing');
      path.addEventListener('animationend', () => path.classList.remove('growing'), { once: true });
    });
  }

  /** Brings out some places: larger names, and circles as wide as the places are vague. @param {Set<number>} places */
  highlight(places) {
    this.circles.clearLayers();
    for (const { place, marker } of this.markers) {
      elementOf(marker).classList.toggle('current', places.has(place));
      const { at, radius, country, obscured } = this.story.places[place];
      if (places.has(place) && !country && !obscured && radius >= 5 && Math.abs(at[0]) < POLAR_LAT) {
        L.circle(at, { radius: radius * 1000, className: 'vague', interactive: false }).addTo(this.circles);
      }
    }
    return [...places].map((place) => this.story.places[place].country).filter((code) => code !== null);
  }
}

/** Enter and space act as on any button; Leaflet itself answers them only where a popup opens. @param {HTMLElement} element @param {() => void} act */
function onPress(element, act) {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  });
}

/** The element of a layer that is on the map. @param {L.Marker|L.Path} layer */
function elementOf(layer) {
  return /** @type {HTMLElement} */ (layer.getElement());
}

/** The class of a traveller's line and marks. @param {number} route */
function look(route) {
  return `traveller-${Math.min(route, LOOKS - 1)}`;
}

/** Places this wide, in km from the middle, are named where they lie and have no dot: it would promise a position. */
const WIDE_KM = 300;

/** The classes of a place that is only mentioned. @param {Place} place */
function contextLook({ country, radius, class: kind, obscured }) {
  if (obscured) return ' veiled';
  if (country) return ' wide country';
  return radius < WIDE_KM ? '' : kind === 'H' ? ' wide water' : ' wide region';
}

/** What stands in an arrow's place where nobody knows which way it would point. */
function doubt() {
  const sign = make('span', 'doubt', '?');
  sign.setAttribute('aria-hidden', 'true');
  return sign;
}

/** A small drawing of an arrow head that points east. */
function arrowHead() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 18 18');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M4 4l9 5-9 5 2-5z');
  svg.append(path);
  return svg;
}
