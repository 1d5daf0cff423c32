// Places, routes and evidence → markers, lines and circles over the basemap.

/** Markers closer than this would hide each other. */
const MARKER_PX = 27;

/** Everything of the story that lies on the map. */
class Overlay {
  /** @param {L.Map} map @param {Story} story @param {(place: number) => void} onPlace what a click on a marker does */
  constructor(map, story, onPlace) {
    this.map = map;
    this.story = story;
    /** @type {PlacedMarker[]} */
    this.markers = [];
    /** Rooms on the screen that markers and their names take. @type {Rect[]} */
    this.boxes = [];
    this.circles = L.layerGroup().addTo(map);
    this.evidence = L.layerGroup().addTo(map);
    this.legs = story.routes.map((route, index) => route.legs.map((leg) => this.addLeg(leg, index)));
    story.routes.forEach((route, index) => this.addStops(route, index, onPlace));
    story.context.forEach((entry) => this.addContext(entry, onPlace));
  }

  /** @param {Leg} leg @param {number} index of its route @returns {DrawnLeg} */
  addLeg(leg, index) {
    const className = `route${index ? ' other' : ''}${leg.inferred ? ' inferred' : ''}`;
    L.polyline(leg.line, { className: `${className} casing`, interactive: false, smoothFactor: 1.4 }).addTo(this.map);
    const line = L.polyline(leg.line, { className, interactive: false, smoothFactor: 1.4 }).addTo(this.map);
    const arrow = L.marker(leg.line[0], { icon: L.divIcon({ html: arrowHead(), className: 'arrow', iconSize: [18, 18] }), interactive: false, keyboard: false });
    return { leg, line, arrow: arrow.addTo(this.map) };
  }

  /** @param {Route} route @param {number} index @param {(place: number) => void} onPlace */
  addStops(route, index, onPlace) {
    /** @type {Map<string, {stop: Stop, n: number, all: number[], place: number, at: LatLon}>} */
    const numbers = new Map();
    route.stops.forEach((stop, n) => {
      if (!stop.at || stop.place === null) return;
      const key = stop.at.join();
      if (!numbers.has(key)) numbers.set(key, { stop, n, all: [], place: stop.place, at: stop.at });
      numbers.get(key)?.all.push(n + 1);
    });
    for (const { stop, n, all: visits, place, at } of numbers.values()) {
      const className = `pin${index ? ' other' : ''}${stop.inferred ? ' inferred' : ''}`;
      const number = index ? '' : visits.join('·');
      const called = index ? stop.name : say('script.stop_numbered', { numbers: visits.join(say('script.and')), name: stop.name });
      const label = stop.inferred ? say('script.inferred', { stop: called }) : called;
      this.addMarker(place, at, { className, number, name: stop.name, label, stop: index ? null : n }, onPlace);
    }
  }

  /** @param {{place: number, name: string}} context @param {(place: number) => void} onPlace */
  addContext({ place, name }, onPlace) {
    if (this.markers.some((entry) => entry.place === place)) return;
    this.addMarker(place, this.story.places[place].at, { className: this.story.places[place].country ? 'context country' : 'context', number: '', name, label: say('script.mentioned', { name }), stop: null }, onPlace);
  }

  /** @param {number} place @param {LatLon} at @param {MarkerLook} look @param {(place: number) => void} onPlace */
  addMarker(place, at, { className, number, name, label, stop }, onPlace) {
    const face = make('span', 'face');
    face.dataset.number = number; // drawn by the style sheet: the label says it in words
    const words = make('span', 'label', name);
    words.dir = 'auto';
    const body = make('span', `marker ${className}`);
    body.append(face, words);
    const icon = L.divIcon({ html: body, className: 'holder', iconSize: [24, 24] });
    const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true, zIndexOffset: stop === null ? 0 : 1000 }).addTo(this.map);
    elementOf(marker).setAttribute('aria-label', label);
    marker.on('click', () => onPlace(place));
    onPress(elementOf(marker), () => onPlace(place));
    const leader = L.polyline([at, at], { className: 'leader', interactive: false });
    this.markers.push({ place, marker, at, label: words, leader, stop, wide: className.endsWith('country'), quiet: className.startsWith('context'), spot: null, measured: '', room: { width: 0, height: 0 } });
  }

  /** Rooms that no name of the basemap may take: markers, their labels, the route, the controls. @returns {{avoid: Rect[], said: Set<string>}} */
  taken() {
    const corner = this.map.getContainer().getBoundingClientRect();
    const controls = all('.tools, .key, .credit, .stage > .caption, .leaflet-control').map((element) => element.getBoundingClientRect());
    const rooms = controls.filter((box) => box.width > 0).map((box) => shifted(box, -corner.left, -corner.top));
    const way = this.legs.flat().flatMap(({ leg }) => alongLine(leg.line.map((at) => this.map.latLngToContainerPoint(at)), this.map.getSize()));
    const read = this.markers.filter((entry) => entry.spot && entry.label.dataset.side !== 'none');
    const said = read.flatMap((entry) => [entry.label.textContent ?? '', this.story.places[entry.place].country ?? '']);
    return { avoid: [...this.boxes, ...rooms, ...way], said: new Set(said) };
  }

  /**
   * Moves markers that nearly coincide apart, then gives each name the first side that is free. Stops always find a
   * spot; places that are only mentioned are left out where there is no room near by, until the reader zooms in.
   */
  arrange() {
    const size = this.map.getSize();
    /** @type {L.Point[]} */
    const spots = [];
    this.boxes = [];
    const shown = this.markers.filter((entry) => {
      entry.spot = this.findSpot(entry, spots);
      elementOf(entry.marker).classList.toggle('unfit', entry.spot === null);
      if (entry.spot === null) entry.leader.remove();
      else if (!entry.wide) spots.push(entry.spot);
      return entry.spot !== null;
    });
    this.boxes = spots.map((spot) => rectOf(spot.x - 12, spot.y - 12, 24, 24));
    shown.forEach((entry) => measureLabel(entry));
    shown.forEach((entry) => this.arrangeLabel(entry, size));
    this.legs.flat().forEach((drawn) => this.arrangeArrow(drawn));
  }

  /** Where a marker stands on the screen, or null when there is no room for it. @param {PlacedMarker} entry @param {L.Point[]} spots */
  findSpot(entry, spots) {
    const home = this.map.latLngToContainerPoint(entry.at);
    const kept = entry.quiet && !elementOf(entry.marker).classList.contains('current');
    const spot = entry.wide ? home : freeSpot(home, spots, kept ? 1 : 6);
    if (spot === null) return kept ? null : home;
    const moved = spot.distanceTo(home) > 1;
    entry.marker.setLatLng(moved ? this.map.containerPointToLatLng(spot) : entry.at);
    if (moved) entry.leader.setLatLngs([entry.at, this.map.containerPointToLatLng(spot)]).addTo(this.map);
    else entry.leader.remove();
    return spot;
  }

  /** @param {PlacedMarker} entry @param {L.Point} size */
  arrangeLabel(entry, size) {
    const { width, height } = entry.room;
    const spot = entry.spot ?? L.point(-1e6, -1e6);
    /** @type {Object<string, Rect>} */
    const sides = entry.wide ? { centre: rectOf(spot.x - Math.max(width, 26) / 2, spot.y - Math.max(height, 26) / 2, Math.max(width, 26), Math.max(height, 26)) } : {
      right: rectOf(spot.x + 15, spot.y - height / 2, width, height),
      left: rectOf(spot.x - 15 - width, spot.y - height / 2, width, height),
      below: rectOf(spot.x - width / 2, spot.y + 14, width, height),
      above: rectOf(spot.x - width / 2, spot.y - 14 - height, width, height),
    };
    /** @param {Rect} box */
    const fits = (box) => box.left > 2 && box.right < size.x - 2 && !this.boxes.some((other) => meet(box, other));
    const visible = spot.x > -20 && spot.y > -20 && spot.x < size.x + 20 && spot.y < size.y + 20;
    const side = visible ? Object.keys(sides).find((key) => fits(sides[key])) : undefined;
    entry.label.dataset.side = side ?? 'none';
    if (entry.wide) elementOf(entry.marker).classList.toggle('unfit', !side);
    if (side) this.boxes.push(sides[side]);
  }

  /** An arrow head halfway along a leg that is long enough to carry one. @param {DrawnLeg} drawn */
  arrangeArrow({ leg, line, arrow }) {
    const points = leg.line.map((at) => this.map.latLngToLayerPoint(at));
    const middle = Math.max(1, Math.floor(points.length / 2));
    const [from, to] = [points[middle - 1], points[middle]];
    const element = elementOf(arrow);
    arrow.setLatLng(this.map.layerPointToLatLng(from.add(to).divideBy(2)));
    element.classList.toggle('short', points[0].distanceTo(points[points.length - 1]) < 70);
    element.classList.toggle('ahead', elementOf(line).classList.contains('ahead'));
    const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
    element.querySelector('path')?.setAttribute('transform', `rotate(${angle.toFixed(1)} 9 9)`);
  }

  /** Shows how far the journey has come. @param {number|null} stop index of the stop reached; null shows all of it */
  travelTo(stop) {
    (this.legs[0] ?? []).forEach(({ leg, line }) => elementOf(line).classList.toggle('ahead', stop !== null && leg.end > stop));
    this.legs.flat().forEach((drawn) => this.arrangeArrow(drawn));
  }

  /** Brings out some places: larger names, and circles as wide as the places are vague. @param {Set<number>} places */
  highlight(places) {
    this.circles.clearLayers();
    for (const { place, marker } of this.markers) {
      elementOf(marker).classList.toggle('current', places.has(place));
      const { at, radius, country } = this.story.places[place];
      if (places.has(place) && !country && radius >= 5) {
        L.circle(at, { radius: radius * 1000, className: 'vague', interactive: false }).addTo(this.circles);
      }
    }
    return [...places].map((place) => this.story.places[place].country).filter((code) => code !== null);
  }

  /** Draws what a verdict rests on; returns its bounds, or null when there is nothing to see. @param {Evidence[]} evidence */
  showEvidence(evidence) {
    this.evidence.clearLayers();
    const bounds = L.latLngBounds([]);
    for (const { kind, lines } of evidence) {
      for (const line of lines) {
        line.forEach((at) => bounds.extend(at));
        if (kind === 'point') L.circleMarker(line[0], { radius: 9, className: 'evidence point', interactive: false }).addTo(this.evidence);
        else if (kind === 'area') L.polygon(line, { className: 'evidence area', interactive: false }).addTo(this.evidence);
        else L.polyline(line, { className: `evidence ${kind}`, interactive: false }).addTo(this.evidence);
      }
    }
    return bounds.isValid() ? bounds : null;
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

/** @param {number} x @param {number} y @param {number} width @param {number} height @returns {DOMRect} */
function rectOf(x, y, width, height) {
  return new DOMRect(x, y, width, height);
}

/** Small squares along a line, as far as it is in sight. @param {L.Point[]} points @param {L.Point} size @returns {Rect[]} */
function alongLine(points, size) {
  /** @type {Rect[]} */
  const found = [];
  for (let n = 1; n < points.length; n += 1) {
    const [from, to] = [points[n - 1], points[n]];
    const outside = Math.max(from.x, to.x) < 0 || Math.min(from.x, to.x) > size.x || Math.max(from.y, to.y) < 0 || Math.min(from.y, to.y) > size.y;
    const steps = outside ? 0 : Math.min(Math.ceil(from.distanceTo(to) / 12), 200);
    for (let step = 0; step < steps; step += 1) {
      const point = from.add(to.subtract(from).multiplyBy(step / steps));
      found.push({ left: point.x - 3, right: point.x + 3, top: point.y - 3, bottom: point.y + 3 });
    }
  }
  return found;
}

/** Measures a label once for plain and once for bold letters: all are read before any is moved, for speed. @param {PlacedMarker} entry */
function measureLabel(entry) {
  const style = elementOf(entry.marker).classList.contains('current') ? 'bold' : 'plain';
  if (entry.measured === style) return;
  entry.measured = style;
  entry.room = { width: entry.label.offsetWidth + 4, height: entry.label.offsetHeight || 18 };
}

/**
 * The marker's own point, the nearest around it that keeps clear of the markers before it, or null.
 * @param {L.Point} home @param {L.Point[]} spots @param {number} rings @returns {L.Point|null}
 */
function freeSpot(home, spots, rings) {
  /** @param {L.Point} point */
  const clear = (point) => spots.every((other) => other.distanceTo(point) >= MARKER_PX);
  if (clear(home)) return home;
  for (let ring = 1; ring <= rings; ring += 1) {
    for (let step = 0; step < 8 * ring; step += 1) {
      const angle = (step / (8 * ring)) * 2 * Math.PI - Math.PI / 4;
      const point = home.add(L.point(Math.cos(angle), Math.sin(angle)).multiplyBy(MARKER_PX * ring * 1.05));
      if (clear(point)) return point;
    }
  }
  return null;
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
