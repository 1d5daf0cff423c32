// What the map draws → GeoJSON that the reader can keep.

/** @typedef {{type: 'Feature', geometry: {type: string, coordinates: unknown}, properties: Object<string, unknown>}} Feature */

/** Places, stops and legs as one FeatureCollection (RFC 7946): longitudes within ±180, lines cut where they pass it. @param {Story} story */
function storyGeoJson(story) {
  const places = story.places.map(({ name, at, own, radius, country }) => pointFeature(own ?? at, { kind: 'place', name, country, radius_km: radius }));
  const travelled = story.routes.flatMap((route, number) => [...stopFeatures(story, route, number), ...legFeatures(route, number)]);
  return { type: 'FeatureCollection', features: [...places, ...travelled] };
}

/** Stops at their gazetteer's position, also where the map draws them elsewhere. @param {Story} story @param {Route} route @param {number} number */
function stopFeatures({ places }, route, number) {
  return route.stops.flatMap(({ name, place, at, role, inferred }, index) => (at ? [pointFeature((place === null ? null : places[place].own) ?? at, { kind: 'stop', route: number, number: index + 1, name, role, inferred })] : []));
}

/** @param {Route} route @param {number} number @returns {Feature[]} */
function legFeatures(route, number) {
  return route.legs.map(({ start, end, line, own, inferred, unordered }) => ({
    type: 'Feature',
    geometry: { type: 'MultiLineString', coordinates: cutLine(own ?? line) },
    properties: { kind: 'leg', route: number, from: start + 1, to: end + 1, uncertain: inferred, certain: !unordered },
  }));
}

/** @param {LatLon} at @param {Object<string, unknown>} properties @returns {Feature} */
function pointFeature([lat, lon], properties) {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [withinWorld(lon, worldOf(lon)), lat] }, properties };
}

/** Which copy of the world a meridian lies on; 0 from -180 to 180. @param {number} lon */
function worldOf(lon) {
  return Math.ceil((lon - 180) / 360);
}

/** @param {number} lon @param {number} world */
function withinWorld(lon, world) {
  return Number((lon - 360 * world).toFixed(4));
}

/** A line that may leave the world → its parts, each as longitudes and latitudes within ±180. @param {LatLon[]} line */
function cutLine(line) {
  let world = worldOf(line[0][1]);
  const parts = [[[withinWorld(line[0][1], world), line[0][0]]]];
  for (let n = 1; n < line.length; n += 1) {
    const [[lat, lon], [toLat, toLon]] = [line[n - 1], line[n]];
    const next = worldOf(toLon);
    if (next !== world) {
      const edge = 180 + 360 * Math.min(world, next);
      const middle = Number((lat + ((toLat - lat) * (edge - lon)) / (toLon - lon)).toFixed(4));
      parts[parts.length - 1].push([withinWorld(edge, world), middle]);
      parts.push([[withinWorld(edge, next), middle]]);
      world = next;
    }
    parts[parts.length - 1].push([withinWorld(toLon, next), toLat]);
  }
  return parts.filter((part) => part.length > 1);
}

/** Lets the reader keep the map's data; a sandboxed frame may save no file, so there they are shown to be copied. @param {Story} story */
function watchDownload(story) {
  const button = one('.download');
  button?.addEventListener('click', () => {
    const data = { ...storyGeoJson(story), attribution: one('.credit')?.textContent ?? '' };
    const content = JSON.stringify(data);
    if (window.self !== window.top && window.origin === 'null') showToCopy(button, content);
    else save(content);
  });
}

/** @param {string} content */
function save(content) {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/geo+json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'story.geojson';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** @param {HTMLElement} button @param {string} content */
function showToCopy(button, content) {
  const field = /** @type {HTMLTextAreaElement|null} */ (one('.geojson')) ?? make('textarea', 'geojson');
  field.readOnly = true;
  field.value = content;
  field.setAttribute('aria-label', say('script.copy_data'));
  button.after(make('p', 'note', say('script.copy_data')), field);
  field.focus();
  field.select();
}
