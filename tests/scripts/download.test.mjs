// What the map draws as GeoJSON: within the world, cut where it is left.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadScripts } from './load.mjs';

const { cutLine, storyGeoJson, worldOf } = loadScripts();
const plain = (value) => JSON.parse(JSON.stringify(value));

test('a line inside the world stays whole', () => {
  assert.deepEqual(plain(cutLine([[10, 170], [20, 180]])), [[[170, 10], [180, 20]]]);
});

test('a line over the antimeridian is cut on it, in both directions', () => {
  assert.deepEqual(plain(cutLine([[10, 170], [20, 190]])), [[[170, 10], [180, 15]], [[-180, 15], [-170, 20]]]);
  assert.deepEqual(plain(cutLine([[20, 190], [10, 170]])), [[[-170, 20], [-180, 15]], [[180, 15], [170, 10]]]);
});

test('a meridian tells its world, the antimeridian that to the west of it', () => {
  assert.deepEqual([-181, -180, 0, 180, 181, 541].map(worldOf).map((n) => n + 0), [-1, -1, 0, 0, 1, 2]);
});

test('a story becomes places, stops and legs', () => {
  const story = {
    places: [{ name: 'Apia', at: [-13.8, 188.2], radius: 3, country: null, class: 'P' }],
    routes: [{ traveller: null, stops: [{ name: 'Apia', place: 0, at: [-13.8, 188.2], inferred: false, role: 'stop' }, { name: 'nowhere', place: null, at: null, inferred: true, role: 'stop' }], legs: [] }],
  };
  const { features } = plain(storyGeoJson(story));
  assert.deepEqual(features.map((feature) => [feature.properties.kind, feature.geometry.coordinates]), [
    ['place', [-171.8, -13.8]],
    ['stop', [-171.8, -13.8]],
  ]);
});

test('what the map draws elsewhere keeps its own position in the data', () => {
  const story = {
    places: [{ name: 'Russia', at: [59, 35], own: [60, 100], radius: 2333, country: 'RU', class: 'A' }],
    routes: [{ traveller: null, stops: [{ name: 'Russia', place: 0, at: [59, 35], inferred: false, role: 'stop' }], legs: [{ start: 0, end: 1, line: [[59, 35], [69, 30]], own: [[60, 100], [69, 30]], inferred: true }] }],
  };
  const positions = plain(storyGeoJson(story)).features.map((feature) => feature.geometry.coordinates);
  assert.deepEqual(positions, [[100, 60], [100, 60], [[[100, 60], [30, 69]]]]);
});
