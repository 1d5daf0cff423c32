// Values of a story file → words for people, and back.

const KINDS = /** @type {Object<string, string>} */ ({
  A: 'area', H: 'water', L: 'region', P: 'town or village', R: 'road or railway', S: 'building or site', T: 'mountain, island or land', U: 'undersea', V: 'forest or heath',
});
const CODES = /** @type {Object<string, string>} */ ({
  'A.PCLI': 'country', 'A.PCLH': 'former country', 'A.ADM1': 'province', 'A.ADM2': 'district', 'P.PPLC': 'capital', 'P.PPLX': 'part of a town', 'H.STM': 'river', 'H.LK': 'lake', 'H.SEA': 'sea', 'H.OCN': 'ocean', 'T.ISL': 'island', 'T.MT': 'mountain', 'L.CONT': 'continent', 'L.RGN': 'region', 'S.AIRP': 'airport', 'V.FRST': 'forest',
});
const OUTCOMES = /** @type {Object<string, [string, string]>} */ ({
  supported: ['✓', 'Supported'], compatible: ['≈', 'Compatible'], questionable: ['?', 'Questionable'], contradicted: ['✗', 'Contradicted'], inconsistent: ['≠', 'Inconsistent'], disputed: ['⚖', 'Disputed'], undecided: ['…', 'Undecided'],
});
const STATUSES = /** @type {Object<string, string>} */ ({ draft: 'Machine draft', confirmed: 'Confirmed', rejected: 'Rejected' });
const SECTION_WORDS = /** @type {Object<string, string>} */ ({ documents: 'Text', places: 'Place', stops: 'Stop', chapters: 'Chapter', verdicts: 'Claim', story: 'Story', routes: 'Route' });
const ROLES = /** @type {Object<string, string>} */ ({ origin: 'Start', stop: 'Stop', passed: 'Passed through', destination: 'Destination' });
const CHANGES = /** @type {Object<string, string>} */ ({
  place: 'Place', position: 'Position', 'not-a-place': 'Not a place', role: 'Role', order: 'Order', time: 'Time', name: 'Name', title: 'Title', caption: 'Caption', media: 'Pictures', sources: 'Sources', shown: 'Shown', added: 'Added', removed: 'Removed', confirmed: 'Confirmed', rejected: 'Rejected', reopened: 'Opened again', withdrawn: 'Sign-off withdrawn',
});

/** What a place is, in a word or two. @param {string} kind GeoNames class and code */
function kindWords(kind) {
  return CODES[kind] ?? KINDS[kind.split('.')[0]] ?? 'place';
}

/** @type {Intl.DisplayNames|null} */
let countryNames = null;

/** A country's name. @param {string|null|undefined} code ISO 3166-1 alpha-2 */
function countryWords(code) {
  if (!code || !/^[A-Z]{2}$/.test(code)) return code ?? '';
  countryNames ??= new Intl.DisplayNames(['en'], { type: 'region' });
  return countryNames.of(code) ?? code;
}

/** What a candidate is and where, without its name. @param {{kind: string, country?: string|null, admin1?: string|null}} candidate */
function whereWords({ kind, country, admin1 }) {
  return [kindWords(kind), admin1, countryWords(country)].filter(Boolean).join(', ');
}

/** A share as a whole number of per cent. @param {number|null|undefined} share */
function percent(share) {
  return typeof share === 'number' ? `${Math.round(share * 100)}%` : '';
}

/** Latitude and longitude as a map prints them. @param {number} lat @param {number} lon @param {number} [digits] */
function positionWords(lat, lon, digits = 4) {
  const one = (/** @type {number} */ value, /** @type {string} */ up, /** @type {string} */ down) => `${Math.abs(value).toFixed(digits)}° ${value < 0 ? down : up}`;
  return `${one(lat, 'N', 'S')}, ${one(lon, 'E', 'W')}`;
}

/** A longitude on this copy of the world. @param {number} lon */
function wrapped(lon) {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** Digits after the point that a radius justifies: a tenth of it, at most five. @param {number} radiusKm */
function digitsFor(radiusKm) {
  return Math.min(5, Math.max(0, Math.round(3.05 - Math.log10(Math.max(radiusKm, 0.001)))));
}

/** A time as a person would write it into the file. @param {WhenItem|string|null|undefined} when */
function whenWords(when) {
  if (!when) return '';
  if (typeof when !== 'object') return String(when);
  const { start, end, words, precision } = when;
  if (!start) return words ?? '';
  if (precision === 'year') return start.slice(0, 4);
  if (precision === 'month') return start.slice(0, 7);
  return !end || end === start ? start : `${start} to ${end}`;
}

/**
 * What the server wants for what a person wrote into a field of time: a day, two days, words, or nothing.
 * @param {string} written @returns {string|object|null}
 */
function whenValue(written) {
  const words = written.trim();
  const stretch = /^(\d{4}-\d\d-\d\d) *(?:to|–|\/) *(\d{4}-\d\d-\d\d)$/.exec(words);
  if (stretch) return { start: stretch[1], end: stretch[2] };
  return words || null;
}

/** Who and when. @param {{by?: string|null, on?: string|null}} item */
function signedWords({ by, on }) {
  if (!by && !on) return '';
  return [by ?? 'Somebody', on ? dayWords(on) : ''].filter(Boolean).join(', ');
}

/** A day, with its time where it has one, as the reader's clock tells it. @param {string} iso */
function dayWords(iso) {
  const time = iso.includes('T');
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', ...(time ? { timeStyle: 'short' } : { timeZone: 'UTC' }) }).format(at);
}

/** The time of the day now. @param {Date} [now] */
function clockWords(now = new Date()) {
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
}

/** The address if it is plain http or https: no other may become a link. @param {string|null|undefined} url @returns {string|null} */
function webAddress(url) {
  return url && /^https?:\/\/[^\s"'<>\\^`{|}]+$/i.test(url.trim()) ? url.trim() : null;
}

/** The first words of a text. @param {string} text @param {number} [most] */
function shortened(text, most = 90) {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > most ? `${plain.slice(0, most - 1).trimEnd()}…` : plain;
}

/** A number with one of two words. @param {number} count @param {string} one @param {string} [many] */
function counted(count, one, many = `${one}s`) {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A whole number with commas, without what browsers load for the numbers of all languages. @param {number} count */
function grouped(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * A paragraph cut wherever a mark begins or ends: each piece with the place and the claims that it belongs to.
 * @param {Paragraph} paragraph
 * @returns {{start: number, text: string, place: string|null, claims: string[], begins: string[]}[]} `begins`: claims whose first words these are
 */
function pieces({ text, marks }) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const rising = [...marks].sort((a, b) => a.start - b.start);
  /** @type {Mark[]} */
  let open = [];
  let next = 0;
  return cuts.slice(0, -1).map((start, n) => {
    while (next < rising.length && rising[next].start <= start) open.push(rising[next++]);
    open = open.filter((mark) => mark.end > start);
    const claims = open.filter(({ kind }) => kind === 'claim');
    const place = open.filter(({ kind }) => kind === 'place').at(-1)?.id ?? null;
    return { start, text: text.slice(start, cuts[n + 1]), place, claims: claims.map(({ id }) => id), begins: claims.filter((mark) => mark.start === start).map(({ id }) => id) };
  });
}

/** Bytes as lower-case hexadecimal digits. @param {ArrayBuffer} bytes */
function hexadecimal(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
