"""Evidence of a verdict → a small map as inline SVG: the line itself amid its countries, the places, a scale."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from storymap.boundaries.atlas import Boundaries
from storymap.errors import UnknownPlaceError
from storymap.exporters.map_frames import HEIGHT_PX, LEAST_KM, WIDTH_PX, Frame, Pixel, frame_of
from storymap.exporters.markup import Markup, element, join
from storymap.exporters.wording import quantity, shortened
from storymap.model.claims import Evidence, Verdict
from storymap.model.places import LonLat, Place

if TYPE_CHECKING:
    from shapely import Geometry, MultiPolygon

SCALES = ((1500.0, "10m"), (6000.0, "50m"), (float("inf"), "110m"))
"""Up to how many km of width the land is drawn at which scale."""
TOLERANCES_PX = (0.5, 1.0, 2.0, 4.0, 8.0)
"""How far a drawn line may be off: half a dot, and more where the map would be larger than `LARGEST`."""
LARGEST = 40_000
"""Characters of a map at most: a report has many."""
LETTER_PX, LINE_PX = 7.2, 12.0
"""What a name takes: for each letter, and from line to line."""
POINT_KM = 300.0
"""What a map of points shows at least, from top to bottom: the surroundings tell where they are."""
LABELLED_PX2 = 900.0
"""A country with less of its area on the map bears no name."""
STEPS_DEG = (30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1)
"""Steps of the graticule, widest first."""
BARS_KM = (2000, 1000, 500, 200, 100, 50, 20, 10, 5)
"""Lengths of the scale bar, longest first."""


def claim_map(verdict: Verdict, boundaries: Boundaries, *, key: str) -> Markup:
    """The map of what a verdict rests on; empty where its check offers no geometry.

    Args:
        verdict: The verdict with its evidence.
        boundaries: The boundaries; land is drawn as their first worldview has it.
        key: What makes the ids of this map its own.
    """
    spots = _spots(verdict)
    shown = [position for evidence in verdict.evidence for line in evidence.lines for position in line]
    if not shown:
        return Markup("")
    points_only = all(evidence.kind == "point" for evidence in verdict.evidence)
    corners = _corners(verdict, boundaries) if points_only else ()
    positions = [*shown, *(position for _, position in spots), *corners]
    frame = frame_of(positions, least_km=POINT_KM if points_only else LEAST_KM)
    drawings = (_drawing(verdict, boundaries, replace(frame, tolerance_px=t), key=key) for t in TOLERANCES_PX)
    svg = next((one for one in drawings if len(one) <= LARGEST), Markup(""))
    caption = element("figcaption", _caption(verdict, boundaries))
    return element("figure", svg, caption, class_="claim-map")


def _drawing(verdict: Verdict, boundaries: Boundaries, frame: Frame, *, key: str) -> Markup:
    land = _land(frame, boundaries)
    title, described = f"map-{key}-title", f"map-{key}-about"
    return element(
        "svg",
        element("title", f"Map: {'; '.join(evidence.label for evidence in verdict.evidence)}", id=title),
        element("desc", _described(verdict, boundaries), id=described),
        *_ground(land, frame),
        *(_drawn(evidence, frame) for evidence in verdict.evidence),
        *_country_labels(land, boundaries),
        *_points(verdict, frame),
        _scale_bar(frame),
        viewBox=f"0 0 {WIDTH_PX} {HEIGHT_PX}",
        role="img",
        aria_labelledby=f"{title} {described}",
        class_="map",
    )


def _spots(verdict: Verdict) -> list[tuple[str, LonLat]]:
    """The claim's places that are points on a map: not countries, and not what is evidence already."""
    places: dict[str, Place] = {m.place.id: m.place for m in verdict.claim.mentions if not m.place.is_country}
    return [(place.name, place.location) for place in places.values()]


def _corners(verdict: Verdict, boundaries: Boundaries) -> Iterator[LonLat]:
    """Corners of the mainland of the claim's one country: a point says nothing without the land it lies in."""
    countries = [mention.place for mention in verdict.claim.mentions if mention.place.is_country]
    if len(countries) != 1:
        return
    try:
        code = boundaries.code(countries[0].country_code or "")
        land = boundaries.polygon(code, boundaries.worldviews[0], scale="50m")
    except UnknownPlaceError:
        return
    if land.geoms:
        west, south, east, north = max(land.geoms, key=lambda part: part.area).bounds
        yield from (LonLat(lon=west, lat=south), LonLat(lon=east, lat=north))


def _land(frame: Frame, boundaries: Boundaries) -> list[tuple[str | None, "MultiPolygon"]]:
    """The land by owner, in dots, cut a little outside the map so that no cut is seen."""
    import shapely

    scale = next(scale for widest, scale in SCALES if frame.width_km <= widest)
    west, south, east, north = frame.box
    room = (east - west) * 0.05
    found = []
    for owner, land in boundaries.land_in(frame.box, boundaries.worldviews[0], scale=scale):
        part = shapely.clip_by_rect(land, west - room, south - room, east + room, north + room)
        flat = shapely.transform(part, lambda positions: _flat(frame, positions))
        found.append((owner, shapely.simplify(flat, frame.tolerance_px)))
    return found


def _ground(land: Sequence[tuple[str | None, "MultiPolygon"]], frame: Frame) -> Iterator[Markup]:
    yield element("rect", width=WIDTH_PX, height=HEIGHT_PX, class_="sea")
    for _, flat in land:
        yield element("path", d=_path(flat, 4 * frame.tolerance_px**2), class_="land")
    yield from _graticule(frame)


def _flat(frame: Frame, positions: "MultiPolygon") -> "MultiPolygon":
    flat = positions.copy()
    flat[:, 0] = WIDTH_PX / 2 + (positions[:, 0] - frame.lon) * frame.shrink * frame.px_per_deg
    flat[:, 1] = HEIGHT_PX / 2 - (positions[:, 1] - frame.lat) * frame.px_per_deg
    return flat


def _path(shape: "Geometry", least_px2: float) -> str:
    """Polygons as one path, to a tenth of a dot; those with less area are left out."""
    parts = []
    for polygon in getattr(shape, "geoms", [shape]):
        if polygon.geom_type == "Polygon" and polygon.area > least_px2:
            rings = [polygon.exterior, *(ring for ring in polygon.interiors)]
            parts += [_steps(list(ring.coords)[:-1]) + "z" for ring in rings]
    return "".join(parts)


def _steps(positions: Sequence[Pixel]) -> str:
    """A path through positions in relative steps: short to write."""
    x, y = (round(v * 10) for v in positions[0])
    steps = [f"M{_tenth(x)} {_tenth(y)}l"]
    for position in positions[1:]:
        to_x, to_y = (round(v * 10) for v in position)
        if (to_x, to_y) != (x, y):
            steps.append(f"{_tenth(to_x - x)} {_tenth(to_y - y)} ")
            x, y = to_x, to_y
    return "".join(steps).rstrip("l ")


def _tenth(value: int) -> str:
    return f"{value / 10:g}"


def _country_labels(land: Sequence[tuple[str | None, "MultiPolygon"]], boundaries: Boundaries) -> Iterator[Markup]:
    """Names of the countries that show enough of their land, the largest first; none runs into another."""
    import shapely

    seen = [(owner, shapely.clip_by_rect(flat, 4, 12, WIDTH_PX - 4, HEIGHT_PX - 24)) for owner, flat in land if owner]
    taken: list[tuple[float, float, float]] = []
    for owner, part in sorted(seen, key=lambda pair: -pair[1].area):
        if part.area < LABELLED_PX2:
            return
        name = boundaries.name(owner)
        half = min(WIDTH_PX / 2 - 4, LETTER_PX / 2 * len(name))
        x, y = _amid(part)
        x = min(max(x, half + 4), WIDTH_PX - half - 4)
        if all(abs(y - other_y) > LINE_PX or abs(x - other_x) > half + other for other_x, other_y, other in taken):
            taken.append((x, y, half))
            yield element("text", name, x=round(x, 1), y=round(y, 1), text_anchor="middle", class_="country")


def _amid(part: "Geometry") -> Pixel:
    """Well inside the largest piece of some land."""
    from shapely.ops import polylabel

    largest = max(getattr(part, "geoms", [part]), key=lambda piece: piece.area)
    spot = polylabel(largest, tolerance=4) if largest.is_valid else largest.representative_point()
    return spot.x, spot.y


def _graticule(frame: Frame) -> Iterator[Markup]:
    west, south, east, north = frame.box
    step = next((s for s in STEPS_DEG if (east - west) / s >= 3), STEPS_DEG[-1])
    for number in range(int(west // step) + 1, int(east // step) + 1):
        x, _ = frame.unwrapped(number * step, 0)
        yield element("path", d=f"M{x:.1f} 0V{HEIGHT_PX}", class_="graticule")
        degrees = (number * step + 180) % 360 - 180
        yield element("text", _degrees(degrees, "E", "W"), x=round(x + 3, 1), y=HEIGHT_PX - 4, class_="degree")
    for number in range(int(south // step) + 1, int(north // step) + 1):
        _, y = frame.unwrapped(0, number * step)
        yield element("path", d=f"M0 {y:.1f}H{WIDTH_PX}", class_="graticule")
        yield element("text", _degrees(number * step, "N", "S"), x=3, y=round(y - 3, 1), class_="degree")


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}°{(positive if value > 0 else negative) if round(value, 6) else ''}"


def _drawn(evidence: Evidence, frame: Frame) -> Markup:
    if evidence.kind == "point":
        return Markup("")
    flat = [_within(_thinned([frame.place(p.lon, p.lat) for p in line], frame.tolerance_px)) for line in evidence.lines]
    path = "".join(
        _steps(part) for part in flat if len(part) > 1 and (evidence.kind != "area" or _is_seen(part, frame))
    )
    halo = "" if evidence.kind == "area" else element("path", d=path, class_="halo")
    return join(halo, element("path", d=path, class_=evidence.kind))


def _thinned(line: Sequence[Pixel], tolerance_px: float) -> list[Pixel]:
    import shapely

    if len(line) < 3:
        return list(line)
    return [(x, y) for x, y in shapely.simplify(shapely.LineString(line), tolerance_px).coords]


def _is_seen(ring: Sequence[Pixel], frame: Frame) -> bool:
    """Whether a ring is large enough to be more than a blot."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys)) > 3 * frame.tolerance_px


def _within(line: list[Pixel]) -> list[Pixel]:
    """The line kept near the map: no hostile position may make a path without end."""
    return [(min(max(x, -9999.0), 9999.0), min(max(y, -9999.0), 9999.0)) for x, y in line]


def _points(verdict: Verdict, frame: Frame) -> Iterator[Markup]:
    shown = dict(_spots(verdict))
    for evidence in verdict.evidence:
        if evidence.kind == "point":
            shown.setdefault(evidence.label, evidence.lines[0][0])
    taken: list[float] = []
    for name, position in shown.items():
        x, y = frame.place(position.lon, position.lat)
        level = y + 4
        while any(abs(level - other) < LINE_PX for other in taken):
            level += LINE_PX
        taken.append(level)
        yield element("circle", cx=round(x, 1), cy=round(y, 1), r=4, class_="spot")
        yield _place_label(name, x, level)


def _place_label(name: str, x: float, y: float) -> Markup:
    """The name on the side of its dot where there is more room, shortened to it."""
    left = x > WIDTH_PX / 2
    words = shortened(name, max(12, int((x if left else WIDTH_PX - x) / LETTER_PX) - 2))
    anchor = "end" if left else "start"
    at = round(x + (-8 if left else 8), 1)
    return element("text", words, x=at, y=round(y, 1), text_anchor=anchor, class_="place")


def _scale_bar(frame: Frame) -> Markup:
    length = next((km for km in BARS_KM if km <= frame.width_km / 3), BARS_KM[-1])
    width = length / frame.width_km * WIDTH_PX
    right = WIDTH_PX - 10
    bar = element("path", d=f"M{right - width:.1f} 12v5H{right}v-5", class_="bar")
    label = element(
        "text", quantity(length, "km"), x=round(right - width - 5, 1), y=18, text_anchor="end", class_="bar-label"
    )
    return join(bar, label)


def _described(verdict: Verdict, boundaries: Boundaries) -> str:
    spots = ", ".join(name for name, _ in _spots(verdict))
    return (
        f"North is up. Land as the {boundaries.worldviews[0]} worldview divides it."
        f"{f' Places marked: {spots}.' if spots else ''}"
    )


def _caption(verdict: Verdict, boundaries: Boundaries) -> str:
    styles = {"border": "Red line", "line": "Dashed line", "area": "Shaded area", "point": "Dot"}
    said = "; ".join(f"{styles[evidence.kind]}: {evidence.label}" for evidence in verdict.evidence)
    return f"{said}. Land as the {boundaries.worldviews[0]} worldview divides it."
