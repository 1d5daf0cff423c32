// Rectangles and points: what keeps names and markers apart.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadScripts, point } from './load.mjs';

const { alongLine, area, contextLook, cropped, free, freeSpot, look, meet, reachedBefore, rectAround, shifted, spreadOut, turns } = loadScripts();
const rect = (left, top, right, bottom) => ({ left, top, right, bottom });
const plain = (value) => ({ ...value });

test('rectangles meet when they share room, not when they only touch', () => {
  assert.equal(meet(rect(0, 0, 10, 10), rect(9, 9, 20, 20)), true);
  assert.equal(meet(rect(0, 0, 10, 10), rect(10, 0, 20, 10)), false);
  assert.equal(meet(rect(0, 0, 10, 10), rect(0, 11, 10, 20)), false);
});

test('a rectangle is cropped to the view, and nothing is left of one outside it', () => {
  const view = { left: 0, top: 0, width: 100, height: 50 };
  assert.deepEqual(plain(cropped(rect(-5, 40, 20, 80), view)), rect(0, 40, 20, 50));
  assert.equal(cropped(rect(101, 0, 120, 10), view), null);
  assert.equal(area(rect(0, 40, 20, 50)), 200);
});

test('a shifted rectangle keeps its size', () => {
  assert.deepEqual(plain(shifted(rect(1, 2, 3, 4), 10, 20)), rect(11, 22, 13, 24));
});

test('a name is free only inside the view and beside all others', () => {
  const view = { left: 0, top: 0, width: 200, height: 100 };
  const name = rectAround(100, 50, 30);
  assert.equal(free(name, [], view), true);
  assert.equal(free(name, [rect(120, 45, 130, 55)], view), false);
  assert.equal(free(rectAround(10, 50, 30), [], view), false);
});

test('a marker that coincides with others moves until 27 pixels lie between them, the first stays', () => {
  const spots = [];
  for (let n = 0; n < 12; n += 1) spots.push(freeSpot(point(50, 50), spots, 6));
  assert.deepEqual(plain(spots[0]), plain(point(50, 50)));
  for (const [n, spot] of spots.entries()) {
    for (const other of spots.slice(n + 1)) assert.ok(spot.distanceTo(other) >= 27);
  }
});

test('where no ring has room there is no spot', () => {
  const crowd = [];
  for (let x = -60; x <= 60; x += 20) for (let y = -60; y <= 60; y += 20) crowd.push(point(x, y));
  assert.equal(freeSpot(point(0, 0), crowd, 1), null);
});

test('points follow a line as far as it is in sight, and know which way it goes', () => {
  const size = point(300, 200);
  const points = alongLine([point(0, 100), point(240, 100)], size);
  assert.equal(points.length, 19);
  assert.ok(points.every(({ y, angle }) => y === 100 && angle === 0));
  assert.equal(alongLine([point(-50, 10), point(-10, 90)], size).length, 0);
});

test('a view over ±180° sees two copies of the world', () => {
  assert.deepEqual([...turns({ scale: 512, origin: point(400, 0), width: 300 })], [0, 1]);
  assert.deepEqual([...turns({ scale: 512, origin: point(-10, 0), width: 300 })], [-1, 0]);
});

test('before a chapter without a stop the journey has come to the furthest stop told', () => {
  const story = { chapters: [{ stop: null }, { stop: 0 }, { stop: 2 }, { stop: null }] };
  assert.equal(reachedBefore(story, 0), null);
  assert.equal(reachedBefore(story, 1), null);
  assert.equal(reachedBefore(story, 3), 2);
});

test('marks of the strip of times keep apart, in order, and before its end', () => {
  assert.deepEqual([...spreadOut([15, 15, 200], 300)], [15, 45, 200]);
  assert.deepEqual([...spreadOut([290, 10, 290], 300)], [270, 10, 300]);
});

test('a place that is only mentioned has a dot where it is small, and none where it is wide', () => {
  assert.equal(contextLook({ country: null, radius: 20, class: 'P' }), '');
  assert.equal(contextLook({ country: 'NO', radius: 320, class: 'A' }), ' wide country');
  assert.equal(contextLook({ country: null, radius: 6500, class: 'H' }), ' wide water');
  assert.equal(contextLook({ country: null, radius: 3100, class: 'L' }), ' wide region');
});

test('travellers after the fourth look like the fourth', () => {
  assert.equal(look(0), 'traveller-0');
  assert.equal(look(9), 'traveller-3');
});
