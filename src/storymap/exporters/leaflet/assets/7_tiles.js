// An online map, where the page's maker asked for one → its tiles over the built-in map, which stays beneath.

/** @typedef {{url: string, subdomains: string[], maxZoom: number}} TilesData */

/** How many tiles must fail, with none arriving, before the reader is told. */
const FAILURES_TO_TELL = 2;

/** Lays the tiles over the basemap; where they do not arrive, the basemap shows through and the page says why. @param {L.Map} map */
function addTiles(map) {
  const data = /** @type {TilesData} */ (readIsland('tiles-data'));
  const pane = map.createPane('tiles');
  pane.style.zIndex = '250';
  pane.setAttribute('aria-hidden', 'true');
  const { url, subdomains, maxZoom } = data;
  const options = /** @type {L.TileLayerOptions} */ ({ pane: 'tiles', subdomains, maxNativeZoom: maxZoom, maxZoom: 22, referrerPolicy: 'strict-origin-when-cross-origin' });
  const layer = L.tileLayer(url, options);
  let failures = 0;
  layer.on('tileload', () => tellTilesFail(false));
  layer.on('tileload', () => (failures = -Infinity));
  layer.on('tileerror', ({ tile }) => {
    tile.remove();
    failures += 1;
    if (failures === FAILURES_TO_TELL) tellTilesFail(true);
  });
  layer.addTo(map);
}

EXTRAS.push(addTiles);

/** @param {boolean} failed */
function tellTilesFail(failed) {
  const note = one('.tiles-note');
  if (!note) return;
  note.hidden = !failed;
  note.textContent = failed ? say('script.tiles_failed') : '';
}
