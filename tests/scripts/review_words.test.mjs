// Values of a story file → words for people, and back; marks of a text → pieces.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadReview, plain } from './load_review.mjs';

const { countryWords, digitsFor, hexadecimal, kindWords, pieces, positionWords, shortened, webAddress, whenValue, whenWords, wrapped } = loadReview();

test('a paragraph is cut where marks begin and end, and its pieces are its text', () => {
  const text = 'Norway borders Russia.';
  const marks = [{ start: 0, end: 21, kind: 'claim', id: 'k1' }, { start: 0, end: 6, kind: 'place', id: 'p1' }, { start: 15, end: 21, kind: 'place', id: 'p2' }];
  const cut = plain(pieces({ text, marks }));
  assert.equal(cut.map((piece) => piece.text).join(''), text);
  assert.deepEqual(cut.map(({ place, claims, begins }) => [place, claims.join(), begins.join()]), [['p1', 'k1', 'k1'], [null, 'k1', ''], ['p2', 'k1', ''], [null, '', '']]);
});

test('claims that overlap keep all their words', () => {
  const cut = plain(pieces({ text: 'abcdef', marks: [{ start: 0, end: 4, kind: 'claim', id: 'x' }, { start: 2, end: 6, kind: 'claim', id: 'y' }] }));
  assert.deepEqual(cut.map(({ text, claims }) => [text, claims.join()]), [['ab', 'x'], ['cd', 'x,y'], ['ef', 'y']]);
});

test('a text without marks is one piece', () => {
  assert.deepEqual(plain(pieces({ text: 'abc', marks: [] })).map(({ text }) => text), ['abc']);
});

test('a time is written as a person would write it, and read again', () => {
  assert.equal(whenWords({ start: '2023-01-13', end: '2023-01-13', precision: 'day', words: 'the night of 13 January' }), '2023-01-13');
  assert.equal(whenWords({ start: '2022-11-01', end: '2022-11-30', precision: 'month' }), '2022-11');
  assert.equal(whenWords({ start: '2022-06-01', end: '2022-09-23', precision: 'season' }), '2022-06-01 to 2022-09-23');
  assert.equal(whenWords({ words: 'days later' }), 'days later');
  assert.equal(whenWords(null), '');
  assert.deepEqual(plain(whenValue('2022-06-01 to 2022-09-23')), { start: '2022-06-01', end: '2022-09-23' });
  assert.equal(whenValue(' 2023-01 '), '2023-01');
  assert.equal(whenValue('  '), null);
});

test('only plain web addresses become links', () => {
  assert.equal(webAddress(' https://example.org/a?b=1 '), 'https://example.org/a?b=1');
  for (const other of ['javascript:alert(1)', 'data:text/html,x', '//example.org', 'https://a b', 'file:///etc/passwd', '', null]) assert.equal(webAddress(other), null);
});

test('positions are told with their hemispheres, on this copy of the world', () => {
  assert.equal(positionWords(-33.5, 151.25, 2), '33.50° S, 151.25° E');
  assert.deepEqual([190, -190, 180, 540, 0].map(wrapped), [-170, 170, -180, -180, 0]);
});

test('a position is written no finer than a tenth of its radius, nor than five decimals', () => {
  assert.deepEqual([0.001, 1, 10, 100, 5000].map(digitsFor), [5, 3, 2, 1, 0]);
});

test('kinds and countries have names', () => {
  assert.deepEqual(['P.PPLC', 'P.PPL', 'H.XYZ', 'Q'].map(kindWords), ['capital', 'town or village', 'water', 'place']);
  assert.deepEqual(['NO', '', null, '<b>'].map(countryWords), ['Norway', '', '', '<b>']);
});

test('long words are shortened, short ones are not', () => {
  assert.equal(shortened('a\n b'), 'a b');
  assert.equal(shortened('x'.repeat(100), 10), `${'x'.repeat(9)}…`);
});

test('a digest is written in hexadecimal digits', () => {
  assert.equal(hexadecimal(new Uint8Array([0, 15, 255]).buffer), '000fff');
});
