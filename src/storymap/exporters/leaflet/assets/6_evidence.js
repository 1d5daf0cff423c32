// What verdicts rest on → lines and badges on the map that lead to their cards.

/** The evidence of the claim that is open, and a badge for each claim of the chapter. */
class EvidenceLayer {
  /** @param {L.Map} map @param {Story} story @param {(verdict: number) => void} onClaim what a click does */
  constructor(map, story, onClaim) {
    this.map = map;
    this.story = story;
    this.onClaim = onClaim;
    this.lines = L.layerGroup().addTo(map);
    this.layer = L.layerGroup().addTo(map);
    /** @type {{verdict: number, marker: L.Marker, at: LatLon}[]} */
    this.badges = [];
  }

  /** Draws what a verdict rests on; returns its bounds, or null when there is nothing to see. @param {number|null} verdict */
  show(verdict) {
    this.lines.clearLayers();
    const bounds = L.latLngBounds([]);
    for (const { kind, lines } of verdict === null ? [] : this.story.evidence[verdict]) {
      for (const line of lines.map((number) => this.story.lines[number])) {
        line.forEach((at) => bounds.extend(at));
        const look = this.story.drafts.includes(/** @type {number} */ (verdict)) ? `${kind} draft` : kind;
        const drawn = evidenceLine(kind, line, look).addTo(this.lines);
        drawn.on('click', () => this.onClaim(/** @type {number} */ (verdict)));
      }
    }
    for (const { verdict: own, marker } of this.badges) elementOf(marker).classList.toggle('current', own === verdict);
    return bounds.isValid() ? bounds : null;
  }

  /** Puts a badge on the map for each of these claims that has a place there. @param {number[]} verdicts */
  setBadges(verdicts) {
    this.layer.clearLayers();
    this.badges = [];
    for (const verdict of verdicts) {
      const lines = this.story.evidence[verdict].flatMap((evidence) => evidence.lines.map((number) => this.story.lines[number]));
      const longest = lines.sort((a, b) => b.length - a.length)[0];
      if (longest) this.addBadge(verdict, longest[Math.floor(longest.length / 2)]);
    }
  }

  /** @param {number} verdict @param {LatLon} at */
  addBadge(verdict, at) {
    const card = one(`#claim-${verdict + 1}`);
    const badge = card?.querySelector('.badge');
    const sign = badge?.querySelector('.icon')?.cloneNode(true);
    if (!card || !badge || !sign) return;
    const body = make('span', `claim-badge ${[...badge.classList].filter((name) => name !== 'badge').join(' ')}`);
    body.append(sign);
    const icon = L.divIcon({ html: body, className: 'holder claim', iconSize: [24, 24] });
    const marker = L.marker(at, { icon, keyboard: true, zIndexOffset: 500 }).addTo(this.layer);
    const label = [badge, card.querySelector('.draft-mark')].map((words) => words?.textContent).filter(Boolean).join(', ');
    elementOf(marker).setAttribute('aria-label', say('script.claim', { number: verdict + 1, label }));
    marker.on('click', () => this.onClaim(verdict));
    onPress(elementOf(marker), () => this.onClaim(verdict));
    this.badges.push({ verdict, marker, at });
  }

  /** Finds the badges room beside the markers; those without any wait until the reader zooms in. @param {L.Point[]} spots taken, added to */
  arrange(spots) {
    for (const { marker, at } of this.badges) {
      const spot = freeSpot(this.map.latLngToContainerPoint(at), spots, 2);
      elementOf(marker).classList.toggle('unfit', spot === null);
      if (!spot) continue;
      marker.setLatLng(this.map.containerPointToLatLng(spot));
      spots.push(spot);
    }
  }
}

/** @param {string} kind @param {LatLon[]} line @param {string} look */
function evidenceLine(kind, line, look) {
  const options = { className: `evidence ${look}`, bubblingMouseEvents: false };
  if (kind === 'point') return L.circleMarker(line[0], { ...options, radius: 9 });
  return kind === 'area' ? L.polygon(line, options) : L.polyline(line, options);
}
