// Keys of the catalogue → what the page's scripts say, in its language.

/** @typedef {{lang: string, phrases: Object<string, string|Object<string, string>>}} Words */

/** @type {Words|null} */
let words = null;
/** @type {Intl.NumberFormat|null} */
let numbers = null;

/** The page's words, read when the first is needed. @returns {Words} */
function ownWords() {
  words ??= /** @type {Words} */ (readIsland('words-data'));
  return words;
}

/**
 * A phrase with its values; numbers are written as the language writes them, and `count` chooses the plural form.
 * @param {string} key
 * @param {Object<string, string|number>} [values]
 */
function say(key, values = {}) {
  const { lang, phrases } = ownWords();
  const phrase = phrases[key];
  const form = typeof phrase === 'string' ? phrase : phrase[new Intl.PluralRules(lang).select(Number(values.count))];
  return form.replace(/\{([a-z_]+)\}/g, (_, name) => shownValue(values[name]));
}

/** @param {string|number} value */
function shownValue(value) {
  if (typeof value === 'number') return numberWords(value);
  return document.documentElement.dir === 'rtl' ? `\u2068${value}\u2069` : value;
}

/** A number as the page's language writes it, in Western digits. @param {number} value */
function numberWords(value) {
  // Small whole numbers are written alike everywhere, and the browser takes long to learn a language's numbers.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  numbers ??= new Intl.NumberFormat(ownWords().lang, { numberingSystem: 'latn' });
  return numbers.format(value);
}
