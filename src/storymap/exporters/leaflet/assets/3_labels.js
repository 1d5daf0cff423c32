// Countries and seas in sight → their names on the canvas, none on top of another.

/** Seas and oceans: name in the catalogue, latitude, longitude, width of its open water in degrees of longitude (our own table). */
const SEAS = /** @type {[string, number, number, number][]} */ ([
  ['north_atlantic_ocean', 35, -42, 45], ['south_atlantic_ocean', -28, -15, 40], ['north_pacific_ocean', 30, -160, 60],
  ['south_pacific_ocean', -30, -125, 60], ['indian_ocean', -20, 80, 45], ['southern_ocean', -62, 70, 90],
  ['arctic_ocean', 82, -160, 90], ['norwegian_sea', 67.5, 1, 14], ['barents_sea', 74, 38, 20], ['north_sea', 56.3, 3, 7],
  ['baltic_sea', 56.2, 18.6, 4.5], ['gulf_of_bothnia', 62.3, 19.7, 4], ['white_sea', 65.6, 37.3, 4],
  ['mediterranean_sea', 34.3, 18.5, 13], ['black_sea', 43.2, 34.3, 10], ['caspian_sea', 41.8, 50.7, 4.5],
  ['aegean_sea', 38.6, 25.2, 3], ['adriatic_sea', 42.8, 15.7, 3.5], ['tyrrhenian_sea', 39.9, 12.2, 5],
  ['bay_of_biscay', 45.6, -4.6, 6], ['celtic_sea', 50.2, -8, 5], ['irish_sea', 53.8, -5, 2], ['english_channel', 50.1, -1.8, 4],
  ['greenland_sea', 77, -5, 20], ['kara_sea', 76, 75, 22], ['laptev_sea', 76, 125, 20], ['east_siberian_sea', 73, 160, 22],
  ['labrador_sea', 57.5, -53, 10], ['hudson_bay', 59.8, -85.5, 11], ['baffin_bay', 73.5, -66, 12], ['beaufort_sea', 72.5, -138, 18],
  ['gulf_of_mexico', 25.2, -90, 13], ['caribbean_sea', 15, -75, 16], ['bering_sea', 58, -178, 20], ['gulf_of_alaska', 56, -146, 16],
  ['red_sea', 20, 38.5, 4], ['gulf_of_aden', 12.3, 47.8, 6], ['arabian_sea', 15, 64, 14], ['persian_gulf', 26.8, 51.6, 4],
  ['bay_of_bengal', 14, 88.5, 12], ['andaman_sea', 11, 95.8, 5], ['south_china_sea', 14, 114.5, 10], ['east_china_sea', 29, 125, 6],
  ['yellow_sea', 35.5, 123.3, 4], ['sea_of_japan', 40, 134.5, 9], ['sea_of_okhotsk', 54, 149, 12], ['philippine_sea', 18, 132, 14],
  ['java_sea', -5, 111, 7], ['banda_sea', -5.6, 127.5, 7], ['arafura_sea', -9, 135, 7], ['timor_sea', -11.3, 127, 6],
  ['coral_sea', -17, 155, 12], ['tasman_sea', -38, 161, 14], ['gulf_of_guinea', 1.5, 3, 10], ['mozambique_channel', -18.5, 41, 5],
  ['gulf_of_thailand', 9.6, 101.3, 4], ['celebes_sea', 3.3, 122, 6], ['sulu_sea', 8.5, 120, 4], ['gulf_of_carpentaria', -14, 139, 5],
  ['great_australian_bight', -35, 131, 12], ['drake_passage', -58.5, -63, 14], ['weddell_sea', -72, -45, 25], ['ross_sea', -75, -175, 25],
]);

/**
 * Writes names in order of importance; a name that would touch another, a marker, the route or an edge is left out.
 * @param {Frame} frame @param {Colours} colours @param {Labelling} labelling
 */
function paintLabels(frame, colours, { countries, story, first, avoid, said, view, turns: copies }) {
  const { context, ratio } = frame;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  /** @type {Rect[]} */
  const taken = avoid.map((box) => shifted(box, view.left, view.top));
  for (const turn of copies) {
    for (const found of inSight(frame, countries, view, { story, first, turn })) {
      if (!said.has(found.country.name) && !said.has(found.country.code)) paintCountry(frame, colours, { ...found, view, taken, turn, own: story.has(found.country.code) });
    }
    for (const sea of SEAS) if (!said.has(say(`seas.${sea[0]}`))) paintSea(frame, colours, { sea, view, taken, turn });
  }
}

/**
 * Countries whose box meets the view, those of the chapter first, those of the story next, then the ones that fill most of it.
 * @param {Frame} frame @param {Country[]} countries @param {View} view @param {{story: Set<string>, first: Set<string>, turn: number}} where @returns {Sighting[]}
 */
function inSight(frame, countries, view, { story, first, turn }) {
  const found = [];
  for (const country of countries) {
    const boxes = country.boxes.map((part) => cropped(toPixels(frame, part, turn), view)).filter((rect) => rect !== null);
    const best = boxes.sort((a, b) => area(b) - area(a))[0];
    const room = best ? area(best) : 0;
    if (room > 150 || (room > 0 && story.has(country.code))) found.push({ country, box: best, room });
  }
  /** @param {Sighting} entry */
  const rank = ({ country, room }) => (first.has(country.code) ? 2e9 : story.has(country.code) ? 1e9 : 0) + room;
  return found.sort((a, b) => rank(b) - rank(a)).slice(0, 70);
}

/** Room between letters, where they do not join. @param {number} pixels */
function spacing(pixels) {
  return ownWords().lang === 'ar' ? '0px' : `${pixels}px`;
}

/**
 * Finds the country's visible heart and writes its name there.
 * @param {Frame} frame @param {Colours} colours @param {Sighting & {view: View, taken: Rect[], turn: number, own: boolean}} sighting
 */
function paintCountry(frame, colours, { country, box, room, view, taken, turn, own }) {
  const { context } = frame;
  const large = room > 40000 && !country.disputed;
  context.font = `${own ? 600 : 500} ${large ? 13 : 11.5}px ${colours.sans}`;
  context.letterSpacing = spacing(large ? 1.5 : 0.3);
  const name = large ? country.name.toLocaleUpperCase(ownWords().lang) : country.name;
  const half = context.measureText(name).width / 2;
  const spot = heart(frame, country, { box, half, turn, taken, view, must: own });
  if (spot) write(context, name, { ...spot, half, colours, taken, fill: own ? colours.storyLabel : colours.label });
  context.letterSpacing = '0px';
}

/**
 * The point of a country in sight where its name fits best, or null. Whether a point lies in a country is asked often
 * and costs much: the points nearest to the middle come first, and what cannot be better any more is not asked.
 * @param {Frame} frame @param {Country} country @param {{box: Rect, half: number, turn: number, taken: Rect[], view: View, must: boolean}} where
 */
function heart(frame, country, { box, half, turn, taken, view, must }) {
  const { context, ratio } = frame;
  const least = must ? 1 : 3;
  let best = { x: 0, y: 0, off: 0, n: -1, score: -Infinity };
  enterWorld(frame, turn);
  for (const spot of gridPoints(box)) {
    const { x, y, off, n } = spot;
    if (4 - 2 * off < best.score) break;
    /** @param {number} dx */
    const inside = (dx) => context.isPointInPath(country.path, (x + dx) * ratio, y * ratio, 'evenodd');
    if (!free(rectAround(x, y, half), taken, view) || !inside(0)) continue;
    const score = fitting([-half, half, -half / 2, half / 2], inside, least) - 2 * off;
    if (score > best.score || (score === best.score && n < best.n)) best = { ...spot, score };
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return best.n < 0 ? null : best;
}

/** How many of these lie inside; -Infinity as soon as fewer than the least must. @param {number[]} at @param {(dx: number) => boolean} inside @param {number} least */
function fitting(at, inside, least) {
  let outside = 0;
  for (const dx of at) {
    if (!inside(dx)) outside += 1;
    if (at.length - outside < least) return -Infinity;
  }
  return at.length - outside;
}

/** A point of a grid, by its number in it, and how far off the middle it lies. @typedef {{x: number, y: number, off: number, n: number}} GridPoint */

/** The points of a grid in a box, those nearest to its middle first. @param {Rect} box @returns {GridPoint[]} */
function gridPoints({ left, right, top, bottom }) {
  const [width, height] = [right - left, bottom - top];
  const [columns, rows] = [width > 90 ? 9 : 3, height > 60 ? 7 : 3];
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const found = Array.from({ length: columns * rows }, (_, n) => {
    const x = left + (width * ((n % columns) + 1)) / (columns + 1);
    const y = top + (height * (Math.floor(n / columns) + 1)) / (rows + 1);
    return { x, y, off: Math.hypot((x - middle.x) / width, (y - middle.y) / height), n };
  });
  return found.sort((a, b) => a.off - b.off);
}

/**
 * Writes a sea's name where its water is wide enough for it.
 * @param {Frame} frame @param {Colours} colours @param {{sea: [string, number, number, number], view: View, taken: Rect[], turn: number}} where
 */
function paintSea(frame, colours, { sea: [key, lat, lon, degrees], view, taken, turn }) {
  const { context, scale, origin } = frame;
  const point = L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), Math.log2(scale / 256));
  const [x, y] = [point.x + turn * scale - origin.x, point.y - origin.y];
  if (!free(rectAround(x, y, 0), taken, view)) return;
  const name = say(`seas.${key}`);
  context.font = `italic ${degrees > 25 ? 14 : 12}px ${colours.serif}`;
  context.letterSpacing = spacing(degrees > 25 ? 1.5 : 0.5);
  const half = context.measureText(name).width / 2;
  const water = (degrees / 360) * scale;
  if (2 * half < water && water < 9 * half * 2 && free(rectAround(x, y, half), taken, view)) {
    write(context, name, { x, y, half, colours, taken, fill: colours.seaLabel, plain: true });
  }
  context.letterSpacing = '0px';
}

/**
 * Writes one name with a halo and takes its room.
 * @param {CanvasRenderingContext2D} context @param {string} name @param {{x: number, y: number, half: number, colours: Colours, taken: Rect[], fill: string, plain?: boolean}} how
 */
function write(context, name, { x, y, half, colours, taken, fill, plain = false }) {
  context.strokeStyle = colours.halo;
  context.lineWidth = 3;
  if (!plain) context.strokeText(name, x, y);
  context.fillStyle = fill;
  context.fillText(name, x, y);
  taken.push(rectAround(x, y, half));
}

/** @param {number} x @param {number} y @param {number} half @returns {Rect} */
function rectAround(x, y, half) {
  return { left: x - half - 4, right: x + half + 4, top: y - 10, bottom: y + 10 };
}

/** @param {Rect} rect @param {Rect[]} taken @param {{left: number, top: number, width: number, height: number}} view */
function free(rect, taken, view) {
  const inside = rect.left > view.left + 2 && rect.right < view.left + view.width - 2 && rect.top > view.top + 2 && rect.bottom < view.top + view.height - 2;
  return inside && !taken.some((other) => meet(rect, other));
}

/** @param {Frame} frame @param {Box} box @param {number} turn @returns {Rect} */
function toPixels({ scale, origin }, box, turn) {
  return {
    left: (box.x0 + turn) * scale - origin.x,
    right: (box.x1 + turn) * scale - origin.x,
    top: box.y0 * scale - origin.y,
    bottom: box.y1 * scale - origin.y,
  };
}

/** The part of a rectangle inside the view, or null. @param {Rect} rect @param {View} view @returns {Rect|null} */
function cropped(rect, view) {
  const left = Math.max(rect.left, view.left);
  const right = Math.min(rect.right, view.left + view.width);
  const top = Math.max(rect.top, view.top);
  const bottom = Math.min(rect.bottom, view.top + view.height);
  return left < right && top < bottom ? { left, right, top, bottom } : null;
}

/** @param {Rect} rect */
function area(rect) {
  return (rect.right - rect.left) * (rect.bottom - rect.top);
}
