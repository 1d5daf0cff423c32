// What the server sends → the model of the review; what a person does → the model as it will be.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadReview, plain } from './load_review.mjs';

const { applyAnswer, entriesOf, isDecisive, keepingPlace, modelOf, nextAfter, predicted } = loadReview();

const place = (id, more = {}) => ({ id, name: id, place: 'g:1', at: null, not_a_place: false, by: null, ...more });
const entry = (section, item, done = false) => ({ id: `${section} ${item}`, section, item, what: item, why: 'unsure', score: 1, done });
const STATE = {
  schema: 'storymap/review/1', file: 'story.yaml', version: 'a', serial: 1, title: 'Over the border', judging: false, problems: [],
  documents: [{ id: 'd1', title: 'D', paragraphs: [] }], places: [place('p1'), place('p2')],
  routes: [{ id: 'r1', traveller: 'Ada', stops: [{ id: 's1', name: 'Oslo', role: 'stop' }, { id: 's2', name: 'Vardø', role: 'stop' }] }],
  chapters: [{ id: 'c1', title: 'One', caption: '' }, { id: 'c2', title: 'Two', caption: '' }],
  verdicts: [{ id: null, key: 'k1', status: 'draft', outcome: 'contradicted' }, { id: 'v2', key: 'k2', status: 'draft', outcome: 'supported' }],
  work: [entry('verdicts', 'k1'), entry('places', 'p1'), entry('places', 'p2')], history: [], since_draft: [], undo: null, redo: null, unplaced: [],
};
const answer = (more) => ({ version: 'b', serial: 2, undo: 'x', redo: null, ...more });

test('a new state keeps the very objects that say the same, so that nothing of them is drawn again', () => {
  const before = modelOf(STATE);
  const changed = structuredClone(STATE);
  changed.places[1].name = 'other';
  const after = modelOf(changed, before);
  assert.equal(after.places.get('p1'), before.places.get('p1'));
  assert.notEqual(after.places.get('p2'), before.places.get('p2'));
});

test('stops of all routes are kept by their ids, and routes know their order', () => {
  const model = modelOf(STATE);
  assert.deepEqual([...model.stops.keys()], ['s1', 's2']);
  assert.deepEqual(plain(model.routes), [{ id: 'r1', traveller: 'Ada', stops: ['s1', 's2'] }]);
});

test('a patch changes, removes and orders items and leaves all others alone', () => {
  const before = modelOf(STATE);
  const patch = { items: { chapters: [{ id: 'c3', title: 'New', caption: '' }], places: [place('p1', { by: 'Ada' })] }, removed: { chapters: ['c1'] }, order: { chapters: ['c3', 'c2'] } };
  const after = applyAnswer(before, answer({ patch, work: { removed: ['verdicts k1', 'places p1', 'places p2'] } }));
  assert.deepEqual([...after.chapters.keys()], ['c3', 'c2']);
  assert.equal(after.places.get('p1').by, 'Ada');
  assert.equal(after.places.get('p2'), before.places.get('p2'));
  assert.equal(after.stops, before.stops);
  assert.deepEqual([after.version, after.serial, after.undo, after.work.length], ['b', 2, 'x', 0]);
  assert.deepEqual([...before.chapters.keys()], ['c1', 'c2']);
});

test('an answer with the whole state replaces the model', () => {
  const after = applyAnswer(modelOf(STATE), answer({ state: { ...STATE, title: 'Other' } }));
  assert.deepEqual([after.title, after.version, after.undo], ['Other', 'b', 'x']);
});

test('a decision is expected at once: its item is signed and its work is done, at the end', () => {
  const before = modelOf(STATE);
  const after = predicted(before, { do: 'choose-place', place: 'p1', candidate: 'g:2' }, 'Ada');
  assert.deepEqual([after.places.get('p1').place, after.places.get('p1').by], ['g:2', 'Ada']);
  assert.deepEqual(plain(after.work).map(({ id, done }) => `${id},${done}`), ['verdicts k1,false', 'places p2,false', 'places p1,true']);
  assert.equal(before.places.get('p1').by, null);
});

test('a verdict is found by its id and by its key', () => {
  const before = modelOf(STATE);
  assert.equal(predicted(before, { do: 'decide', verdict: 'v2', status: 'confirmed' }, 'Ada').verdicts.get('v2').status, 'confirmed');
  assert.equal(predicted(before, { do: 'decide', verdict: 'k1', status: 'rejected' }, 'Ada').verdicts.get('k1').status, 'rejected');
});

test('a verdict keeps its place in the model when its claim is judged and called otherwise', () => {
  const patch = { items: { verdicts: [{ id: 'v2', key: 'k9', status: 'draft' }] }, removed: { verdicts: ['k2'] }, order: { verdicts: ['k9', 'k1'] } };
  const after = applyAnswer(modelOf(STATE), answer({ patch }));
  assert.deepEqual([...after.verdicts.keys()], ['v2', 'k1']);
  assert.equal(after.verdicts.get('v2').key, 'k9');
});

test('chapters and texts are listed whole, in their order, with what they have', () => {
  const state = structuredClone(STATE);
  Object.assign(state.chapters[0], { media: [], links: [{ url: 'https://example.org' }], hidden: true });
  Object.assign(state.chapters[1], { media: [{}], links: [], caption: 'Snow.', by: 'Ada' });
  const model = modelOf(state);
  assert.deepEqual(plain(entriesOf(model, 'chapters')).map(({ id, why, done }) => [id, why, done]), [['chapters c1', 'hidden · no caption · 1 source', false], ['chapters c2', 'Snow. · 1 media', true]]);
  assert.deepEqual(plain(entriesOf(model, 'places')).map(({ id }) => id), ['places p1', 'places p2']);
  assert.equal(entriesOf(model, 'documents')[0].done, false);
});

test('what cannot be foreseen is left to the server', () => {
  const before = modelOf(STATE);
  assert.equal(predicted(before, { do: 'move-stop', stop: 's1', before: null }, 'Ada'), before);
  assert.equal(predicted(before, { do: 'set-role', stop: 'nobody', role: 'stop' }, 'Ada'), before);
});

test('editing a caption keeps the title, and settles nothing', () => {
  const action = { do: 'edit-chapter', chapter: 'c1', caption: 'Snow.' };
  const after = predicted(modelOf(STATE), action, 'Ada');
  assert.deepEqual(plain(after.chapters.get('c1')), { id: 'c1', title: 'One', caption: 'Snow.', by: 'Ada' });
  assert.equal(isDecisive(action), false);
});

test('opening a verdict again settles nothing, confirming it does', () => {
  assert.equal(isDecisive({ do: 'decide', status: 'draft' }), false);
  assert.equal(isDecisive({ do: 'decide', status: 'confirmed' }), true);
});

test('after an entry comes the next that is open, else the first, else none', () => {
  const work = [entry('places', 'a'), entry('places', 'b', true), entry('places', 'c')];
  assert.equal(nextAfter(work, 'places a').item, 'c');
  assert.equal(nextAfter(work, 'places c').item, 'a');
  assert.equal(nextAfter([entry('places', 'a')], 'places a'), null);
  assert.equal(nextAfter(work, null).item, 'a');
});

test('of two orders the longest common run keeps its place', () => {
  const kept = (before, after) => [...keepingPlace([...before], [...after])].sort().join('');
  assert.equal(kept('abcde', 'bcdea'), 'bcde');
  assert.equal(kept('abcde', 'eabcd'), 'abcd');
  assert.equal(kept('abc', 'xayc'), 'ac');
  assert.equal(kept('', 'ab'), '');
  assert.equal(kept('abcdef', 'fedcba').length, 1);
});

test('two thousand rows are compared in a moment', () => {
  const ids = Array.from({ length: 2000 }, (_, n) => `p${n}`);
  assert.equal(keepingPlace(ids, [...ids.slice(1), ids[0]]).size, 1999);
});
