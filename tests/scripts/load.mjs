// The page's scripts → their functions, without a browser: a stub of Leaflet, and islands to read.

import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

const ASSETS = new URL('../../src/storymap/exporters/leaflet/assets/', import.meta.url);

/** As much of Leaflet's point as the functions need. */
class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
  add(other) {
    return new Point(this.x + other.x, this.y + other.y);
  }
  subtract(other) {
    return new Point(this.x - other.x, this.y - other.y);
  }
  multiplyBy(factor) {
    return new Point(this.x * factor, this.y * factor);
  }
  distanceTo(other) {
    return Math.hypot(this.x - other.x, this.y - other.y);
  }
}

export const point = (x, y) => new Point(x, y);

const LEAFLET = { Layer: class {}, Polyline: class {}, Control: { Scale: class {} }, point };

/** A rectangle as browsers make it. */
class Rectangle {
  constructor(x, y, width, height) {
    Object.assign(this, { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height });
  }
}

/**
 * All functions of the scripts by name.
 * @param {{words?: object, dir?: string}} [page] the island of words, the direction of the page
 */
export function loadScripts({ words = { lang: 'en', phrases: {} }, dir = 'ltr' } = {}) {
  const names = readdirSync(ASSETS).filter((name) => name.endsWith('.js')).sort();
  const source = names.map((name) => readFileSync(new URL(name, ASSETS), 'utf8')).join('\n').replace(/^.*\.storySteps = .*$/m, '');
  const found = [...source.matchAll(/^(?:function|class) (\w+)/gm)].map((match) => match[1]);
  const document = { getElementById: () => ({ textContent: JSON.stringify(words) }), documentElement: { dir } };
  const globals = { L: LEAFLET, DOMRect: Rectangle, document, console };
  return runInNewContext(`'use strict';${source}\n;({ ${found.join(', ')} })`, globals);
}
