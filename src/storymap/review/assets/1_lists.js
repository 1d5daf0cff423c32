// What changed in a list → the list as it is now; two orders of a list → what keeps its place.

/**
 * What changed in a list whose items have ids: those that say something else or are new, those gone, and which stand
 * behind which others than before. What is new is moved, too.
 * @typedef {{items?: WorkItem[], removed?: string[], moved?: [string, string|null][]}} Relisting
 */

/** What changed in a list whose items have no ids: from where on how many are dropped, and what stands there now. @typedef {{at: number, drop: number, add: any[]}} Splice */

/** The list after a change; without one the very same. @param {WorkItem[]} list @param {Relisting} [change] @returns {WorkItem[]} */
function relisted(list, change) {
  if (!change) return list;
  const { items = [], removed = [], moved = [] } = change;
  const known = new Map([...list, ...items].map((item) => [item.id, item]));
  const behind = new Map(moved.map(([id, before]) => [before, id]));
  const elsewhere = new Set([...removed, ...moved.map(([id]) => id)]);
  /** @type {string[]} */
  const order = [];
  /** @param {string|null} id */
  const follow = (id) => {
    for (let next = behind.get(id); next !== undefined; next = behind.get(next)) order.push(next);
  };
  follow(null);
  for (const { id } of list) {
    if (elsewhere.has(id)) continue;
    order.push(id);
    follow(id);
  }
  return order.map((id) => /** @type {WorkItem} */ (known.get(id)));
}

/** The list after a change; without one the very same. @template T @param {T[]} list @param {Splice} [change] @returns {T[]} */
function spliced(list, change) {
  return change ? [...list.slice(0, change.at), ...change.add, ...list.slice(change.at + change.drop)] : list;
}

/**
 * Ids that keep their place when one order becomes another: the longest run that both have in the same order.
 * @param {string[]} before @param {string[]} after @returns {Set<string>}
 */
function keepingPlace(before, after) {
  const places = new Map(before.map((id, n) => [id, n]));
  const moved = after.filter((id) => places.has(id));
  /** Ends of the best runs so far, by their length, and their places before. @type {number[]} */
  const ends = [];
  /** @type {number[]} */
  const tops = [];
  const previous = moved.map((id, n) => {
    const place = places.get(id) ?? 0;
    const length = insertion(tops, place);
    ends[length] = n;
    tops[length] = place;
    return length ? ends[length - 1] : -1;
  });
  const kept = new Set();
  for (let n = ends.at(-1) ?? -1; n >= 0; n = previous[n]) kept.add(moved[n]);
  return kept;
}

/** Where a number belongs in a rising list. @param {number[]} rising @param {number} value */
function insertion(rising, value) {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
