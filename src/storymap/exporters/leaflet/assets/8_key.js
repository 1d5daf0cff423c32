// The story's signs → the key of the map, which lists no sign that the map does not use.

/** @param {Page} page */
function writeKey({ story }) {
  const list = one('.key-list');
  list?.setAttribute('tabindex', '0'); // it scrolls where it is long
  for (const [sign, words] of [...travellerSigns(story), ...usedSigns(story)]) {
    const item = make('li');
    item.append(make('span', `sign ${sign}`), make('span', '', words));
    list?.append(item);
  }
}

/** One line for each traveller when there are several. @param {Story} story @returns {[string, string][]} */
function travellerSigns({ routes }) {
  return routes.length < 2 ? [] : routes.map((route, index) => [`line ${look(index)}`, travellerName(route, index)]);
}

/** @param {Story} story @returns {[string, string][]} */
function usedSigns({ routes, context, places, evidence, drafts, chapters }) {
  const stops = routes.flatMap((route) => route.stops).filter((stop) => stop.at && stop.place !== null);
  /** @param {Stop} stop */
  const isArea = (stop) => stop.place !== null && places[stop.place].country !== null;
  /** @param {Stop} stop */
  const isVeiled = (stop) => stop.place !== null && places[stop.place].obscured === true;
  const legs = routes.flatMap((route) => route.legs);
  const entries = /** @type {[string, string, boolean][]} */ ([
    ['pin', say('script.key_stop'), stops.some((stop) => !stop.inferred && !isArea(stop) && !isVeiled(stop))],
    ['pin area', say('script.key_country_stop'), stops.some(isArea)],
    ['pin inferred', say('script.key_inferred_stop'), stops.some((stop) => stop.inferred)],
    ['line', say('script.key_way'), routes.length === 1 && legs.some((leg) => !leg.inferred && !leg.unordered)],
    ['line inferred', say('script.key_uncertain_way'), legs.some((leg) => leg.inferred)],
    ['line unordered', say('script.key_unordered_way'), legs.some((leg) => leg.unordered)],
    ['line ahead', say('script.key_ahead'), legs.length > 0 && chapters.some((chapter) => chapter.stop !== null)],
    ['dot', say('script.key_mentioned'), context.length > 0],
    ['vague', say('script.key_vague'), places.some((place) => !place.country && !place.obscured && place.radius >= 5)],
    ['obscured', say('script.key_obscured'), places.some((place) => place.obscured)],
    ['hatched', say('script.key_country'), places.some((place) => place.country)],
    ['claim', say('script.key_claim'), evidence.some((list, verdict) => list.length > 0 && !drafts.includes(verdict))],
    ['claim draft', say('script.key_claim_draft'), evidence.some((list, verdict) => list.length > 0 && drafts.includes(verdict))],
    ['evidence', say('script.key_evidence'), evidence.some((list) => list.length > 0)],
    ['disputed', say('script.key_disputed'), true],
  ]);
  return entries.filter((entry) => entry[2]).map(([sign, words]) => [sign, words]);
}
