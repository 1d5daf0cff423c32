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
