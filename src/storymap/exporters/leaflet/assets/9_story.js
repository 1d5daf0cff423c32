// The page's parts → a story that text and map tell together.

/** @typedef {{map: L.Map, story: Story, basemap: BasemapLayer, inset: Inset, overlay: Overlay, evidence: EvidenceLayer, timeline: Timeline, chapters: Chapters, claims: Claims, goal: any, exploring: boolean, placed: boolean}} Page */

/** What stays free around whatever the map moves to, and how near it goes. @type {L.FitBoundsOptions} */
const ROOM = { paddingTopLeft: [28, 48], paddingBottomRight: [28, 56], maxZoom: 8 };

/** What the steps hand on. */
const page = /** @type {Page} */ ({ exploring: false, placed: false });

/**
 * The page is put together in steps, each in a script element of its own: between them the browser can paint, scroll
 * and answer keys, and all are done before it says that the page has loaded. The map is hidden until it is whole.
 */
const STEPS = { openMap, readWorld, drawWays, drawMarks, openStory, showMap };

/** The map with its controls, in the view that the story opens with: what is laid upon it is drawn but once. */
function openMap() {
  page.story = /** @type {Story} */ (readIsland('story-data'));
  page.map = /** @type {L.Map} */ (/** @type {any} */ (window)[page.story.map]);
  const container = page.map.getContainer();
  container.setAttribute('role', 'application');
  container.setAttribute('aria-label', say('script.map'));
  container.classList.add('unfinished');
  page.timeline = new Timeline();
  if (calm()) holdStill(page.map);
  page.goal = page.story.chapters[namedChapter(page.story.chapters.length) ?? 0]?.view ?? page.story.bounds;
  page.map.fitBounds(page.goal, { ...ROOM, animate: false });
  addControls(page.map);
}

/** The basemap, decoded and not yet painted. */
function readWorld() {
  const { map, story } = page;
  const codes = new Set(story.places.map((place) => place.country).filter((code) => code !== null));
  page.basemap = new BasemapLayer(readIsland('basemap-data'), { codes, stops: stopCountries(story), taken: () => settled(page), blank: one('.worksheet') !== null }).addTo(map);
  EXTRAS.forEach((add) => add(map));
  page.inset = new Inset(map, page.basemap, one('.stage'));
}

/** The lines of the journey. */
function drawWays() {
  page.overlay = new Overlay(page.map, page.story, (place) => tellPlace(page, place));
  page.overlay.addWays();
  page.evidence = new EvidenceLayer(page.map, page.story, (verdict) => openClaim(page, verdict));
}

/** The marks of stops and of places that are mentioned. */
function drawMarks() {
  page.overlay.addMarks();
}

/** All that the reader can use; the first chapter is told in the text. */
function openStory() {
  page.claims = new Claims((verdict) => showVerdict(page, verdict));
  page.chapters = new Chapters(all('.chapter'), (index) => showChapter(page, index));
  writeKey(page);
  addTravellers(page.story, (route) => showTraveller(page, route));
  watchProblems(page);
  watchLinks(page);
  watchDownload(page.story);
  watchExploring(page);
  watchColours(page);
  page.chapters.start();
}

/** Everything finds its place on the map, and the map is shown. */
function showMap() {
  page.placed = true;
  page.basemap.draw();
  page.inset.draw();
  page.map.getContainer().classList.remove('unfinished');
  watchSize(page);
  reportHeight();
}

/** The map jumps instead of gliding: Leaflet has no option for that once it stands. @param {L.Map} map */
function holdStill(map) {
  const { panBy } = map;
  map._zoomAnimated = false;
  map.options.inertia = false;
  map.panBy = (offset, options) => panBy.call(map, offset, { ...options, animate: false });
}

/** The map follows the room it is given, and shows the same part of the world in it. @param {Page} page */
function watchSize(page) {
  new ResizeObserver(() => {
    const before = page.map.getSize();
    page.map.invalidateSize({ animate: false, pan: false });
    if (page.placed && !page.exploring && !before.equals(page.map.getSize())) moveTo(page, page.goal, { still: true });
  }).observe(page.map.getContainer());
}

/** Zoom buttons and a scale bar, in the page's language and on the sides where its lines end. @param {L.Map} map */
function addControls(map) {
  const side = document.documentElement.dir === 'rtl' ? 'left' : 'right';
  L.control.zoom({ position: `top${side}`, zoomInTitle: say('script.zoom_in'), zoomOutTitle: say('script.zoom_out') }).addTo(map);
  const wide = map.getSize().x > 480;
  new ScaleBar({ position: `bottom${side}`, maxWidth: wide ? 130 : 90, imperial: wide && ownWords().lang === 'en' }).addTo(map);
}

/** Leaflet's scale bar with numbers and units of the page's language. */
class ScaleBar extends L.Control.Scale {
  /** Leaflet calls it. @param {number} metres the longest length that fits */
  _updateMetric(metres) {
    const length = this._getRoundNum(metres);
    const label = length < 1000 ? say('script.metres', { length }) : say('script.kilometres', { length: length / 1000 });
    this._updateScale(this._mScale, label, length / metres);
  }

  /** @param {number} metres */
  _updateImperial(metres) {
    const feet = metres * 3.2808399;
    const [unit, shown] = feet > 5280 ? /** @type {const} */ (['miles', feet / 5280]) : /** @type {const} */ (['feet', feet]);
    const length = this._getRoundNum(shown);
    this._updateScale(this._iScale, say(`script.${unit}`, { length }), length / shown);
  }
}

/** The map has come to rest: markers and names find their places; returns what they take. @param {Page} page */
function settled(page) {
  const corner = page.map.getContainer().getBoundingClientRect();
  const controls = all('.tools > *, .key, .credit, .inset, .stage > .caption, .leaflet-control').map((element) => element.getBoundingClientRect());
  const rooms = controls.filter((box) => box.width > 0).map((box) => shifted(box, -corner.left, -corner.top));
  page.overlay.arrange(rooms, (spots) => page.evidence.arrange(spots));
  return page.overlay.taken();
}

/** Countries that are stops themselves. @param {Story} story @returns {Set<string>} */
function stopCountries(story) {
  const places = story.routes.flatMap((route) => route.stops.map((stop) => stop.place)).filter((place) => place !== null);
  return new Set(places.map((place) => story.places[place].country).filter((code) => code !== null));
}

/** @param {Page} page @param {number} index */
function showChapter(page, index) {
  const chapter = page.story.chapters[index];
  const stopPlace = chapter.stop === null ? null : page.story.routes[0].stops[chapter.stop].place;
  const places = new Set(stopPlace === null ? [] : [stopPlace]);
  leaveExploring(page);
  showCaption(null);
  page.overlay.named = new Set(chapter.places);
  page.overlay.travelTo(chapter.stop ?? reachedBefore(page.story, index));
  page.evidence.setBadges(shownClaims(page));
  page.evidence.show(null);
  page.timeline.follow(index);
  page.basemap.activate(page.overlay.highlight(places));
  moveTo(page, chapter.view ?? page.story.bounds);
}

/** The claims that have a badge: the chapter's, or all problems when only those are wanted. @param {Page} page */
function shownClaims(page) {
  const wanted = document.documentElement.classList.contains('problems-only');
  /** @param {number} verdict */
  const isProblem = (verdict) => one(`#claim-${verdict + 1}`)?.dataset.problem === 'true';
  return wanted ? page.story.evidence.map((_, verdict) => verdict).filter(isProblem) : page.story.chapters[page.chapters.current]?.claims ?? [];
}

/** The filter of the claims holds on the map too, which then shows the whole story. @param {Page} page */
function watchProblems(page) {
  one('.filter')?.addEventListener('click', () => {
    page.evidence.setBadges(shownClaims(page));
    if (document.documentElement.classList.contains('problems-only')) moveTo(page, problemBounds(page) ?? page.story.bounds);
    else page.basemap.draw();
  });
}

/** @param {Page} page */
function problemBounds(page) {
  const bounds = L.latLngBounds(page.evidence.badges.map(({ at }) => at));
  return bounds.isValid() ? bounds.pad(0.5) : null;
}

/** @param {Page} page @param {number|null} route */
function showTraveller(page, route) {
  page.overlay.showOnly(route);
  const shown = page.story.routes.filter((_, index) => route === null || index === route);
  const bounds = L.latLngBounds(shown.flatMap((way) => way.stops.map((stop) => stop.at).filter((at) => at !== null)));
  explore(page);
  if (bounds.isValid()) moveTo(page, bounds.pad(0.15));
  else page.basemap.draw();
}

/** The stop reached in the chapters before, or null when the journey has not begun. @param {Story} story @param {number} index */
function reachedBefore(story, index) {
  const before = story.chapters.slice(0, index).map((chapter) => chapter.stop).filter((stop) => stop !== null);
  return before.length ? Math.max(...before) : null;
}

/** Moves the map, in one step for readers who want less motion; it opens where it is to be. @param {Page} page @param {any} bounds @param {{still?: boolean}} [how] */
function moveTo(page, bounds, { still = false } = {}) {
  const there = !page.placed && bounds === page.goal;
  page.goal = bounds;
  if (there) return;
  if (still || !page.placed || calm() || document.hidden) page.map.fitBounds(bounds, { ...ROOM, animate: false });
  else page.map.flyToBounds(bounds, { ...ROOM, duration: 1.1 });
}

/** @param {Page} page @param {number|null} verdict */
function showVerdict(page, verdict) {
  const evidence = verdict === null ? [] : page.story.evidence[verdict];
  const bounds = page.evidence.show(verdict);
  showCaption(verdict === null || evidence.length === 0 ? null : say('script.claim', { number: verdict + 1, label: evidence[0].label }));
  if (bounds) moveTo(page, bounds.pad(0.35));
}

/** @param {string|null} words */
function showCaption(words) {
  const caption = one('.caption');
  if (!caption) return;
  caption.hidden = words === null;
  caption.textContent = words ?? '';
}

/** A marker was chosen: go to the stop's chapter, else to the first words that name the place. @param {Page} page @param {number} place */
function tellPlace(page, place) {
  const stop = page.overlay.markers.find((marker) => marker.place === place)?.stop ?? null;
  const chapter = stop === null ? -1 : page.story.chapters.findIndex((entry) => entry.stop === stop);
  if (chapter >= 0) return page.chapters.goTo(chapter);
  const words = one(`.toponym[data-place="${place}"]`) ?? one(`#place-${place}`);
  const inside = /** @type {HTMLElement|null} */ (words?.closest('.chapter'));
  if (inside) page.chapters.show(Number(inside.dataset.chapter), { scroll: false, write: true });
  page.chapters.quietUntil = performance.now() + 900;
  words?.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth', block: 'center' });
  all('.found').forEach((element) => element.classList.remove('found'));
  words?.classList.add('found');
  page.basemap.activate(page.overlay.highlight(new Set([place])));
}

/** A name in the text was chosen: show the place. @param {Page} page @param {number} place */
function showPlace(page, place) {
  const { at, radius, country } = page.story.places[place];
  page.basemap.activate(page.overlay.highlight(new Set([place])));
  const inner = page.map.getBounds().pad(-0.08);
  if (inner.contains(at)) return page.basemap.draw();
  const reach = Math.min(Math.max(radius, country ? 150 : 30), 1500) * 1000;
  moveTo(page, L.latLng(at).toBounds(2 * reach));
}

/** Links inside the page act here: in a srcdoc frame they would load the page around it. @param {Page} page */
function watchLinks(page) {
  document.addEventListener('click', (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest('a[href^="#"]');
    if (!link) return;
    const fragment = link.getAttribute('href') ?? '';
    event.preventDefault();
    const { place, claim } = /** @type {HTMLElement} */ (link).dataset;
    if (place !== undefined) showPlace(page, Number(place));
    else if (claim !== undefined || fragment.startsWith('#claim-')) openClaim(page, Number(claim ?? Number(fragment.slice(7)) - 1));
    else goTo(document.getElementById(fragment.slice(1)));
  });
}

/** @param {Page} page @param {number} claim */
function openClaim(page, claim) {
  const card = one(`#claim-${claim + 1}`);
  const chapter = /** @type {HTMLElement|null} */ (card?.closest('.chapter') ?? null);
  if (chapter) page.chapters.show(Number(chapter.dataset.chapter), { scroll: false, write: true });
  page.chapters.quietUntil = performance.now() + 900;
  page.claims.open(claim);
}

/** @param {HTMLElement|null} target */
function goTo(target) {
  const folded = /** @type {HTMLDetailsElement|null} */ (target?.closest('.more') ?? null);
  if (folded) folded.open = true;
  target?.scrollIntoView({ block: 'start' });
  target?.focus({ preventScroll: true });
}

/** Dragging or zooming by hand frees the map until the reader returns to the story. @param {Page} page */
function watchExploring(page) {
  const button = one('.explore');
  button?.addEventListener('click', () => (page.exploring ? backToStory(page) : explore(page)));
  page.map.on('dragstart', () => explore(page));
  const container = page.map.getContainer();
  container.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') {
      backToStory(page);
      (page.chapters.items[page.chapters.current] ?? one('#story'))?.focus({ preventScroll: true });
    } else if (event.key.startsWith('Arrow') || event.key === '+' || event.key === '-') explore(page);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && page.exploring) backToStory(page);
  });
}

/** @param {Page} page */
function explore(page) {
  if (page.exploring) return;
  page.exploring = true;
  page.map.scrollWheelZoom.enable();
  setExploreButton(true);
}

/** @param {Page} page */
function backToStory(page) {
  if (page.chapters.current >= 0) showChapter(page, page.chapters.current);
  else moveTo(page, page.story.bounds);
  leaveExploring(page);
}

/** @param {Page} page */
function leaveExploring(page) {
  page.exploring = false;
  page.map.scrollWheelZoom.disable();
  setExploreButton(false);
}

/** @param {boolean} exploring */
function setExploreButton(exploring) {
  const button = one('.explore');
  if (!button) return;
  button.textContent = say(exploring ? 'script.back_to_story' : 'page.explore');
  button.setAttribute('aria-pressed', String(exploring));
}

/** @param {Page} page */
function watchColours(page) {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', () => page.basemap.draw());
  }
}

/** @type {any} */ (window).storySteps = STEPS;
