// What the server says changed in a list → the list; the law is that of `tests/review/test_news.py`.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadReview, plain } from './load_review.mjs';

const { keepingPlace, relisted, spliced } = loadReview();

const items = (ids, done = false) => [...ids].map((id) => ({ id, done }));

/** Numbers in [0, 1) that are the same in every run. */
function chances(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function shuffled(ids, chance) {
  const rest = [...ids];
  return [...ids].map(() => rest.splice(Math.floor(chance() * rest.length), 1)[0]);
}

/** What changed from one list to another, as the server tells it. */
function changeOf(before, after) {
  const [was, now] = [before, after].map((list) => new Map(list.map((item) => [item.id, item])));
  const still = keepingPlace([...was.keys()].filter((id) => now.has(id)), [...now.keys()].filter((id) => was.has(id)));
  return {
    items: after.filter(({ id, done }) => was.get(id)?.done !== done),
    removed: [...was.keys()].filter((id) => !now.has(id)),
    moved: after.flatMap(({ id }, n) => (still.has(id) ? [] : [[id, n ? after[n - 1].id : null]])),
  };
}

test('what changed and the old list give the new one, and what did not change stays the very same', () => {
  const chance = chances(7);
  for (let round = 0; round < 500; round += 1) {
    const [before, after] = [0, 1].map(() => items(shuffled('abcdefghijkl', chance).slice(0, Math.floor(chance() * 13))).map((item) => ({ ...item, done: chance() < 0.5 })));
    const next = relisted(before, changeOf(before, after));
    assert.deepEqual(plain(next), after);
    for (const item of before) if (after.some(({ id, done }) => id === item.id && done === item.done)) assert.ok(next.includes(item));
  }
});

test('a list of which nothing is said is the very same', () => {
  const list = items('ab');
  assert.equal(relisted(list), list);
  assert.equal(spliced(list), list);
});

test('several that stand behind each other are put there in their order, also in front of all', () => {
  const change = { items: items('xyz'), moved: [['x', null], ['y', 'x'], ['z', 'a']] };
  assert.deepEqual(plain(relisted(items('ab'), change)).map(({ id }) => id), ['x', 'y', 'a', 'z', 'b']);
});

test('a list without ids is changed from a place on', () => {
  assert.deepEqual(plain(spliced(['a', 'b', 'c', 'd'], { at: 1, drop: 2, add: ['x'] })), ['a', 'x', 'd']);
  assert.deepEqual(plain(spliced([], { at: 0, drop: 0, add: ['x'] })), ['x']);
});
