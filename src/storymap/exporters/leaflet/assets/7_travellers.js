// Several travellers → a choice of whose way the map shows.

/** Adds the choice to the map's tools; a story of one traveller needs none. @param {Story} story @param {(route: number|null) => void} onChoose */
function addTravellers(story, onChoose) {
  if (story.routes.length < 2) return;
  const choice = /** @type {HTMLSelectElement} */ (make('select', 'whose'));
  choice.setAttribute('aria-label', say('script.travellers'));
  choice.append(option('', say('script.all_travellers')));
  story.routes.forEach((route, index) => choice.append(option(String(index), travellerName(route, index))));
  choice.addEventListener('change', () => onChoose(choice.value === '' ? null : Number(choice.value)));
  one('.tools')?.append(choice);
}

/** @param {string} value @param {string} words */
function option(value, words) {
  const made = /** @type {HTMLOptionElement} */ (make('option', '', words));
  made.value = value;
  return made;
}

/** A traveller's name, or the number of the way where nobody is named. @param {Route} route @param {number} index */
function travellerName(route, index) {
  return route.traveller ?? String(index + 1);
}
