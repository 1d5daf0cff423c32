// Arcs and phrases: what the islands hold → what the scripts make of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadScripts } from './load.mjs';

const { decodeArc } = loadScripts();
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What `basemap.py` writes: signed differences, five bits a digit, the lowest first. */
function encode(numbers) {
  return numbers.map(encodeNumber).join('');
}

function encodeNumber(number) {
  let left = Math.abs(number) * 2 + (number < 0 ? 1 : 0);
  let digits = '';
  do {
    const low = left % 32;
    left = Math.floor(left / 32);
    digits += DIGITS[low + (left > 0 ? 32 : 0)];
  } while (left > 0);
  return digits;
}

test('an arc is the sum of its differences, scaled to the square', () => {
  const points = decodeArc(encode([3, 5, -1, 2, 0, -7]), 3);
  assert.deepEqual([...points], [3 / 8, 5 / 8, 2 / 8, 7 / 8, 2 / 8, 0]);
});

test('differences of many digits keep every bit', () => {
  const points = decodeArc(encode([2 ** 24, 1, -(2 ** 24), 2 ** 20]), 25);
  assert.deepEqual([...points], [0.5, 2 ** -25, 0, 2 ** -25 + 2 ** -5]);
});

test('an empty arc has no points', () => {
  assert.equal(decodeArc('', 10).length, 0);
});

const PHRASES = {
  'script.plain': 'Nothing to fill',
  'script.stop': 'Stop {number} of {total}: {name}',
  'script.days': { one: '{count} day', other: '{count} days' },
  'script.дні': { one: '{count} день', few: '{count} дні', many: '{count} днів', other: '{count} дня' },
};

test('values are filled in once and never read as slots themselves', () => {
  const { say } = loadScripts({ words: { lang: 'en', phrases: PHRASES } });
  assert.equal(say('script.plain'), 'Nothing to fill');
  assert.equal(say('script.stop', { number: 1, total: 2, name: '{total} $& {name}' }), 'Stop 1 of 2: {total} $& {name}');
});

test('the count chooses the plural form of the language', () => {
  const english = loadScripts({ words: { lang: 'en', phrases: PHRASES } }).say;
  const ukrainian = loadScripts({ words: { lang: 'uk', phrases: PHRASES } }).say;
  assert.deepEqual([1, 2].map((count) => english('script.days', { count })), ['1 day', '2 days']);
  assert.deepEqual([1, 3, 5, 21].map((count) => ukrainian('script.дні', { count })), ['1 день', '3 дні', '5 днів', '21 день']);
});

test('numbers are written as the language writes them, in Western digits', () => {
  const shown = (lang) => loadScripts({ words: { lang, phrases: {} } }).numberWords(12345.5);
  assert.equal(shown('en'), '12,345.5');
  assert.equal(shown('de'), '12.345,5');
  assert.match(shown('ar'), /^[0-9.,]+$/);
});

test('on a page that runs from right to left names keep their own direction', () => {
  const { say } = loadScripts({ words: { lang: 'ar', phrases: PHRASES }, dir: 'rtl' });
  assert.equal(say('script.stop', { number: 1, total: 2, name: 'Oslo' }), 'Stop 1 of 2: \u2068Oslo\u2069');
});
