// Topology → land, borders and disputed areas on one canvas under the story.

/** @typedef {{x0: number, y0: number, x1: number, y1: number}} Box */
/** @typedef {{code: string, name: string, disputed: boolean, path: Path2D, boxes: Box[]}} Country */

/** How far the canvas reaches beyond the map on each side, as a share of the map's size. */
const MARGIN = 0.3;

/** Decodes the topology into paths in the Mercator square. @param {BasemapData} data */
function buildBasemap(data) {
  const arcs = data.arcs.split('.').map((text) => decodeArc(text, data.bits));
  const boxes = arcs.map(boxOf);
  /** @type {ShapeData[][]} */
  const users = arcs.map(() => []);
  const countries = data.shapes.map((shape) => buildCountry(shape, { arcs, boxes, users }));
  const lines = { coast: new Path2D(), border: new Path2D(), disputed: new Path2D() };
  arcs.forEach((arc, n) => {
    const owners = users[n].filter((shape) => !shape.d).length;
    if (owners === 1) addLine(lines.coast, arc);
    else addLine(owners < users[n].length ? lines.disputed : lines.border, arc);
  });
  const land = new Path2D();
  countries.forEach((country) => !country.disputed && land.addPath(country.path));
  return { countries, lines, land };
}

/** The box around an arc. @param {Float64Array} arc @returns {Box} */
function boxOf(arc) {
  const box = { x0: 2, y0: 2, x1: -1, y1: -1 };
  for (let i = 0; i < arc.length; i += 2) widen(box, arc[i], arc[i + 1], arc[i], arc[i + 1]);
  return box;
}

/** Makes a box hold another. @param {Box} box @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
function widen(box, x0, y0, x1, y1) {
  if (x0 < box.x0) box.x0 = x0;
  if (y0 < box.y0) box.y0 = y0;
  if (x1 > box.x1) box.x1 = x1;
  if (y1 > box.y1) box.y1 = y1;
}

/** @param {ShapeData} shape @param {{arcs: Float64Array[], boxes: Box[], users: ShapeData[][]}} world @returns {Country} */
function buildCountry(shape, { arcs, boxes: around, users }) {
  const path = new Path2D();
  const boxes = shape.rings.map((rings) => {
    const box = { x0: 2, y0: 2, x1: -1, y1: -1 };
    for (const number of rings.flat()) {
      const { x0, y0, x1, y1 } = around[number < 0 ? ~number : number];
      widen(box, x0, y0, x1, y1);
      users[number < 0 ? ~number : number].push(shape);
    }
    rings.forEach((ring) => addRing(path, ring, arcs));
    return box;
  });
  return { code: shape.c, name: shape.n, disputed: Boolean(shape.d), path, boxes };
}

/** @param {Path2D} path @param {number[]} ring arc numbers; ~n is arc n backwards @param {Float64Array[]} arcs */
function addRing(path, ring, arcs) {
  let first = true;
  for (const number of ring) {
    const arc = arcs[number < 0 ? ~number : number];
    for (let i = 0; i < arc.length; i += 2) {
      const at = number < 0 ? arc.length - 2 - i : i;
      if (first) path.moveTo(arc[at], arc[at + 1]);
      else path.lineTo(arc[at], arc[at + 1]);
      first = false;
    }
  }
  path.closePath();
}

/** Adds an arc as a line, without the cuts along ±180° and the foot of the map. @param {Path2D} path @param {Float64Array} arc */
function addLine(path, arc) {
  path.moveTo(arc[0], arc[1]);
  for (let i = 2; i < arc.length; i += 2) {
    const cut = arc[i] === arc[i - 2] && (arc[i] <= 1e-6 || arc[i] >= 1 - 1e-6);
    const foot = arc[i + 1] > 0.9999 && arc[i - 1] > 0.9999;
    if (cut || foot) path.moveTo(arc[i], arc[i + 1]);
    else path.lineTo(arc[i], arc[i + 1]);
  }
}

/** A Leaflet layer that paints the basemap; redrawn when the map comes to rest, scaled while it moves. */
class BasemapLayer extends L.Layer {
  /**
   * @param {BasemapData} data
   * @param {{codes: Set<string>, stops: Set<string>, taken: () => Taken, blank: boolean}} story countries of the story, those that are stops; where no name may stand, which names stand already, which countries to name first; whether the map shows no name at all
   */
  constructor(data, story) {
    super();
    this._world = buildBasemap(data);
    this._story = story;
    /** @type {Set<string>} */
    this._active = new Set();
    this._canvas = L.DomUtil.create('canvas', 'basemap leaflet-zoom-animated');
    this._canvas.setAttribute('aria-hidden', 'true');
    this._context = /** @type {CanvasRenderingContext2D} */ (this._canvas.getContext('2d'));
    this._topLeft = L.latLng(0, 0);
    this._zoom = 0;
    this._drawn = false;
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this._map = map;
    map.getPanes().tilePane.append(this._canvas);
    return this;
  }

  /** @returns {Object<string, L.LeafletEventHandlerFn>} */
  getEvents() {
    const draw = () => this.draw();
    return { moveend: draw, resize: draw, viewreset: draw, zoom: () => this._follow(), zoomanim: (event) => this._animate(/** @type {L.ZoomAnimEvent} */ (event)) };
  }

  /** Hatches these countries. @param {string[]} codes */
  activate(codes) {
    const same = codes.length === this._active.size && codes.every((code) => this._active.has(code));
    this._active = new Set(codes);
    if (!same && this._drawn) this.draw();
  }

  /** @param {L.ZoomAnimEvent} event */
  _animate(event) {
    if (!this._drawn) return;
    const offset = this._map._latLngToNewLayerPoint(this._topLeft, event.zoom, event.center);
    L.DomUtil.setTransform(this._canvas, offset, this._map.getZoomScale(event.zoom, this._zoom));
  }

  _follow() {
    if (!this._drawn) return;
    const scale = this._map.getZoomScale(this._map.getZoom(), this._zoom);
    L.DomUtil.setTransform(this._canvas, this._map.latLngToLayerPoint(this._topLeft), scale);
    if (scale > 1.6 || scale < 0.7) this.draw({ labels: false });
  }

  draw({ labels = true } = {}) {
    const map = this._map;
    const ratio = window.devicePixelRatio || 1;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-MARGIN)).round();
    const [width, height] = [Math.ceil(size.x * (1 + 2 * MARGIN)), Math.ceil(size.y * (1 + 2 * MARGIN))];
    Object.assign(this._canvas, { width: width * ratio, height: height * ratio });
    Object.assign(this._canvas.style, { width: `${width}px`, height: `${height}px` });
    L.DomUtil.setPosition(this._canvas, corner);
    this._zoom = map.getZoom();
    this._drawn = true;
    this._topLeft = map.layerPointToLatLng(corner);
    const origin = map.getPixelOrigin().add(corner);
    const scale = 256 * 2 ** this._zoom;
    const frame = { context: this._context, ratio, scale, origin, width, height };
    const colours = mapColours(map.getContainer());
    this._paint(frame, colours);
    if (labels && !this._story.blank) paintLabels(frame, colours, this._labelling(size, frame));
  }

  /** @param {L.Point} size @param {Frame} frame @returns {Labelling} */
  _labelling(size, frame) {
    const view = { left: size.x * MARGIN, top: size.y * MARGIN, width: size.x, height: size.y };
    return { countries: this._world.countries, story: this._story.codes, ...this._story.taken(), view, turns: turns(frame) };
  }

  /** Land and borders alone, for the small map. @param {Frame} frame */
  paintSmall(frame) {
    this._paint(frame, mapColours(this._map.getContainer()), { plain: true });
  }

  /** @param {Frame} frame @param {Colours} colours @param {{plain?: boolean}} [how] */
  _paint(frame, colours, { plain = false } = {}) {
    const { context, ratio, width, height } = frame;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, width, height);
    const foot = frame.scale - frame.origin.y;
    context.fillStyle = colours.land;
    if (foot < height) context.fillRect(0, foot, width, height - foot);
    for (const turn of turns(frame)) this._paintWorld(frame, colours, { turn, plain });
  }

  /** @param {Frame} frame @param {Colours} colours @param {{turn: number, plain: boolean}} how */
  _paintWorld(frame, colours, { turn, plain }) {
    const { context, ratio, scale } = frame;
    const { countries, lines, land } = this._world;
    enterWorld(frame, turn);
    context.lineJoin = 'round';
    context.fillStyle = colours.land;
    context.fill(land, 'evenodd');
    context.fillStyle = colours.storyLand;
    for (const country of countries) if (this._story.codes.has(country.code)) context.fill(country.path, 'evenodd');
    /** @param {Path2D} path @param {string} colour @param {number} pixels @param {number[]} [dashes] */
    const stroke = (path, colour, pixels, dashes = []) => {
      context.strokeStyle = colour;
      context.lineWidth = pixels / scale;
      context.setLineDash(dashes.map((dash) => dash / scale));
      context.stroke(path);
    };
    stroke(lines.coast, colours.coast, 0.8);
    stroke(lines.border, colours.border, 1);
    if (!plain) this._paintAreas(frame, colours, turn);
    enterWorld(frame, turn);
    stroke(lines.disputed, colours.disputedLine, plain ? 0.8 : 1.1, [4, 3]);
    for (const country of countries) if (!plain && this._active.has(country.code)) stroke(country.path, colours.active, 1.6);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.setLineDash([]);
  }

  /** Hatches what is disputed, told or a stop, where it is in sight. @param {Frame} frame @param {Colours} colours @param {number} turn */
  _paintAreas(frame, colours, turn) {
    for (const country of this._world.countries) {
      if (!country.boxes.some((box) => isInSight(box, frame, turn))) continue;
      if (country.disputed) hatch(frame, country.path, colours.disputed, { turn, gap: 5 });
      if (this._active.has(country.code)) hatch(frame, country.path, colours.active, { turn, gap: 9 });
      else if (this._story.stops.has(country.code)) hatch(frame, country.path, colours.active, { turn, gap: 13, alpha: 0.28 });
    }
  }
}

/** Which copies of the world are in sight. @param {Frame} frame @returns {number[]} */
function turns({ scale, origin, width }) {
  const found = [];
  for (let turn = Math.floor(origin.x / scale); turn * scale < origin.x + width; turn += 1) found.push(turn);
  return found;
}

/** Whether a box is in sight on a copy of the world. @param {Box} box @param {Frame} frame @param {number} turn */
function isInSight(box, { scale, origin, width, height }, turn) {
  const [left, top] = [(box.x0 + turn) * scale - origin.x, box.y0 * scale - origin.y];
  const [right, bottom] = [(box.x1 + turn) * scale - origin.x, box.y1 * scale - origin.y];
  return left <= width && right >= 0 && top <= height && bottom >= 0;
}

/** Lets the context draw in the Mercator square of one copy of the world. @param {Frame} frame @param {number} turn */
function enterWorld({ context, ratio, scale, origin }, turn) {
  context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * (turn * scale - origin.x), -ratio * origin.y);
}

/**
 * Fills a path with diagonal lines that keep their distance at every zoom.
 * @param {Frame} frame @param {Path2D} path @param {string} colour @param {{turn: number, gap: number, alpha?: number}} how
 */
function hatch(frame, path, colour, { turn, gap, alpha = 0.55 }) {
  const { context, ratio, width, height } = frame;
  context.save();
  enterWorld(frame, turn);
  context.clip(path, 'evenodd');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.setLineDash([]);
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.globalAlpha = alpha;
  context.beginPath();
  for (let x = -height; x < width; x += gap) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }
  context.stroke();
  context.restore();
}

/** The map's colours as the style sheet sets them for light, dark and forced colours. @param {Element} element */
function mapColours(element) {
  const style = getComputedStyle(element);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(`--map-${name}`).trim();
  return {
    sea: colour('sea'),
    land: colour('land'),
    storyLand: colour('story-land'),
    coast: colour('coast'),
    border: colour('border'),
    disputed: colour('disputed'),
    disputedLine: colour('disputed-line'),
    active: colour('active'),
    box: style.getPropertyValue('--accent').trim(),
    label: colour('label'),
    storyLabel: colour('story-label'),
    halo: colour('halo'),
    seaLabel: colour('sea-label'),
    sans: style.getPropertyValue('--sans').trim() || 'sans-serif',
    serif: style.getPropertyValue('--serif').trim() || 'serif',
  };
}
