// Points on the screen → rooms for marks and names, and which of them are free.

/** Markers closer than this would hide each other. */
const MARKER_PX = 27;

/** @typedef {{left: number, top: number, right: number, bottom: number}} Rect */
/** A point of a line in sight, and which way the line goes there, in degrees clockwise from east. @typedef {{x: number, y: number, angle: number}} Sample */

/** @param {Rect} a @param {Rect} b */
function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** @param {Rect} rect @param {number} dx @param {number} dy @returns {Rect} */
function shifted(rect, dx, dy) {
  return { left: rect.left + dx, right: rect.right + dx, top: rect.top + dy, bottom: rect.bottom + dy };
}

/** @param {number} x @param {number} y @param {number} reach @returns {Rect} */
function around(x, y, reach) {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/** Whether a room lies wholly in sight. @param {Rect} box @param {L.Point} size */
function inView(box, size) {
  return box.left > 2 && box.top > 2 && box.right < size.x - 2 && box.bottom < size.y - 2;
}

/**
 * The rooms beside a mark, in the order in which a name takes them.
 * @param {L.Point} at @param {{width: number, height: number}} room @param {number} gap @returns {Object<string, Rect>}
 */
function sidesOf({ x, y }, { width, height }, gap) {
  return {
    right: { left: x + gap, right: x + gap + width, top: y - height / 2, bottom: y + height / 2 },
    left: { left: x - gap - width, right: x - gap, top: y - height / 2, bottom: y + height / 2 },
    below: { left: x - width / 2, right: x + width / 2, top: y + gap - 1, bottom: y + gap - 1 + height },
    above: { left: x - width / 2, right: x + width / 2, top: y - gap + 1 - height, bottom: y - gap + 1 },
  };
}

/** The room of a name that stands where a mark would, wide enough to be touched. @param {L.Point} at @param {{width: number, height: number}} room @returns {Object<string, Rect>} */
function middleOf({ x, y }, { width, height }) {
  const [half, tall] = [Math.max(width, 26) / 2, Math.max(height, 26) / 2];
  return { centre: { left: x - half, right: x + half, top: y - tall, bottom: y + tall } };
}

/** Points every few pixels along a line, as far as it is in sight. @param {L.Point[]} points @param {L.Point} size @returns {Sample[]} */
function alongLine(points, size) {
  /** @type {Sample[]} */
  const found = [];
  for (let n = 1; n < points.length; n += 1) {
    const [from, to] = [points[n - 1], points[n]];
    const outside = Math.max(from.x, to.x) < 0 || Math.min(from.x, to.x) > size.x || Math.max(from.y, to.y) < 0 || Math.min(from.y, to.y) > size.y;
    const steps = outside ? 0 : Math.min(Math.ceil(from.distanceTo(to) / 12), 400);
    const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
    for (let step = 0; step < steps; step += 1) {
      const point = from.add(to.subtract(from).multiplyBy(step / steps));
      if (inView(around(point.x, point.y, 0), size)) found.push({ x: point.x, y: point.y, angle });
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
