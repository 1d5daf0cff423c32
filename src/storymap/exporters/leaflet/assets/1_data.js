// Data islands of the page → values that the other scripts draw.

/** Latitude and longitude in degrees; the longitude may lie beyond ±180. @typedef {[number, number]} LatLon */
/** @typedef {{name: string, at: LatLon, own?: LatLon, radius: number, country: string|null, class: string, obscured?: boolean}} Place */
/** @typedef {{name: string, place: number|null, at: LatLon|null, inferred: boolean, role: string}} Stop */
/** @typedef {{start: number, end: number, line: LatLon[], own?: LatLon[], km: number|null, inferred: boolean, unordered: boolean}} Leg */
/** @typedef {{traveller: string|null, stops: Stop[], legs: Leg[]}} Route */
/** @typedef {{view: [LatLon, LatLon]|null, stop: number|null, places: number[], claims: number[]}} Chapter */
/** @typedef {{kind: 'border'|'line'|'point'|'area', label: string, lines: number[]}} Evidence */
/** @typedef {{c: string, n: string, d?: 1, rings: number[][][]}} ShapeData */
/** @typedef {{bits: number, arcs: string, shapes: ShapeData[]}} BasemapData */
/**
 * @typedef {object} Story
 * @property {string} map name of the variable that holds the Leaflet map
 * @property {Place[]} places `own` is the gazetteer's position of what is drawn elsewhere; so with legs
 * @property {Route[]} routes the first is the protagonist's
 * @property {{place: number, name: string}[]} context
 * @property {Chapter[]} chapters
 * @property {number[]} drafts verdicts that a machine drafted and nobody has confirmed
 * @property {Evidence[][]} evidence one list for each verdict; its lines are numbers of the next list
 * @property {LatLon[][]} lines
 * @property {[LatLon, LatLon]} bounds the whole story
 */

/** What only some pages carry is laid over the basemap from here. @type {((map: L.Map) => void)[]} */
const EXTRAS = [];

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The value of a digit at the place of its character code. */
const VALUES = new Uint8Array(128);
[...DIGITS].forEach((digit, value) => (VALUES[digit.charCodeAt(0)] = value));

/**
 * The content of a data island.
 * @param {string} id
 */
function readIsland(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null');
}

/**
 * Decodes an arc: signed differences in base 64, five bits a digit, x and y in turn.
 * @param {string} text
 * @param {number} bits the grid has 2^bits cells on a side
 * @returns {Float64Array} x and y in turn, in the Mercator square
 */
function decodeArc(text, bits) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i += 1) {
    const low = VALUES[text.charCodeAt(i)];
    value |= (low & 31) << shift; // at most 26 bits: a sign and a step across the grid
    shift += 5;
    if (low < 32) {
      numbers.push(value & 1 ? -(value >> 1) : value >> 1);
      value = shift = 0;
    }
  }
  const points = new Float64Array(numbers.length);
  const cell = 2 ** -bits;
  for (let i = 0; i < numbers.length; i += 1) points[i] = numbers[i] * cell + (i > 1 ? points[i - 2] : 0);
  return points;
}

/**
 * A new element; its words are set as text, so no word can become markup.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} [className]
 * @param {string} [words]
 */
function make(name, className = '', words = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = words;
  return made;
}

/** All elements that match, as an array. @param {string} selector @param {ParentNode} [root] */
function all(selector, root = document) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
}

/** The one element that matches. @param {string} selector */
function one(selector) {
  return /** @type {HTMLElement|null} */ (document.querySelector(selector));
}

/** Whether the reader asked for less motion. */
function calm() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
