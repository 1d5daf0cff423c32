"""Evidence of a verdict → a small map as inline SVG: the line itself amid its countries, the places, a scale."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from storymap.boundaries.atlas import Boundaries
from storymap.errors import UnknownPlaceError
from storymap.exporters.map_frames import HEIGHT_PX, WIDTH_PX, Frame, Pixel, frame_of
from storymap.exporters.markup import Markup, element, join
from storymap.exporters.wording import quantity
from storymap.model.claims import Evidence, Verdict
from storymap.model.places import LonLat, Place

if TYPE_CHECKING:
    from shapely import Geometry, MultiPolygon

SCALES = ((1500.0, "10m"), (6000.0, "50m"), (float("inf"), "110m"))
"""Up to how many km of width the land is drawn at which scale."""
TOLERANCE_PX = 0.5
"""How far a drawn line may be off: half a dot."""
LEAST_RING_PX = 1.5
"""Islands that come out smaller are left out of an outline."""
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
    if all(evidence.kind == "point" for evidence in verdict.evidence):
        shown += _corners(verdict, boundaries)
    frame = frame_of([*shown, *(position for _, position in spots)])
    land = _land(frame, boundaries)
    title, described = f"map-{key}-title", f"map-{key}-about"
    svg = element(
        "svg",
        element("title", f"Map: {'; '.join(evidence.label for evidence in verdict.evidence)}", id=title),
        element("desc", _described(verdict, boundaries), id=described),
        *_ground(land, frame),
        *(_drawn(evidence, frame) for evidence in verdict.evidence),
        *(label for owner, flat in land if owner for label in _country_label(boundaries.name(owner), flat)),
        *_points(verdict, spots, frame),
        _scale_bar(frame),
        viewBox=f"0 0 {WIDTH_PX} {HEIGHT_PX}",
        role="img",
        aria_labelledby=f"{title} {described}",
        class_="map",
    )
    caption = element("figcaption", _caption(verdict, boundaries))
    return element("figure", svg, caption, class_="claim-map")


def _spots(verdict: Verdict) -> list[tuple[str, LonLat]]:
    """The claim's places that are points on a map: not countries, and not what is evidence already."""
    places: dict[str, Place] = {m.place.id: m.place for m in verdict.claim.mentions if not m.place.is_country}
    return [(place.name, place.location) for place in places.values()]


def _corners(verdict: Verdict, boundaries: Boundaries) -> Iterator[LonLat]:
    """Corners of the mainlands of the claim's countries: a point says nothing without the land it lies in."""
    for place in (mention.place for mention in verdict.claim.mentions if mention.place.is_country):
        try:
            land = boundaries.polygon(boundaries.code(place.country_code or ""), boundaries.worldviews[0], scale="50m")
        except UnknownPlaceError:
            continue
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
        found.append((owner, shapely.simplify(flat, TOLERANCE_PX)))
    return found


def _ground(land: Sequence[tuple[str | None, "MultiPolygon"]], frame: Frame) -> Iterator[Markup]:
    yield element("rect", width=WIDTH_PX, height=HEIGHT_PX, class_="sea")
    for _, flat in land:
        yield element("path", d=_path(flat), class_="land")
    yield from _graticule(frame)


def _flat(frame: Frame, positions: "MultiPolygon") -> "MultiPolygon":
    flat = positions.copy()
    flat[:, 0] = WIDTH_PX / 2 + (positions[:, 0] - frame.lon) * frame.shrink * frame.px_per_deg
    flat[:, 1] = HEIGHT_PX / 2 - (positions[:, 1] - frame.lat) * frame.px_per_deg
    return flat


def _path(shape: "Geometry") -> str:
    """Rings as one path, to a tenth of a dot; those smaller than a dot are left out."""
    parts = []
    for polygon in getattr(shape, "geoms", [shape]):
        if polygon.geom_type == "Polygon" and polygon.area > 1:
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


def _country_label(name: str, flat: "MultiPolygon") -> list[Markup]:
    import shapely
    from shapely.ops import polylabel

    seen = shapely.clip_by_rect(flat, 4, 12, WIDTH_PX - 4, HEIGHT_PX - 24)
    if seen.area < LABELLED_PX2:
        return []
    largest = max(getattr(seen, "geoms", [seen]), key=lambda part: part.area)
    spot = polylabel(largest, tolerance=4) if largest.is_valid else largest.representative_point()
    half = min(WIDTH_PX / 2 - 4, 3.6 * len(name))
    x = min(max(spot.x, half + 4), WIDTH_PX - half - 4)
    return [element("text", name, x=round(x, 1), y=round(spot.y, 1), text_anchor="middle", class_="country")]


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
    flat = [_within(_thinned([frame.place(p.lon, p.lat) for p in line])) for line in evidence.lines]
    path = "".join(_steps(part) for part in flat if len(part) > 1 and (evidence.kind != "area" or _is_seen(part)))
    return join(element("path", d=path, class_=f"halo {evidence.kind}"), element("path", d=path, class_=evidence.kind))


def _thinned(line: Sequence[Pixel]) -> list[Pixel]:
    import shapely

    if len(line) < 3:
        return list(line)
    return [(x, y) for x, y in shapely.simplify(shapely.LineString(line), TOLERANCE_PX).coords]


def _is_seen(ring: Sequence[Pixel]) -> bool:
    """Whether a ring is larger than a dot."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys)) > LEAST_RING_PX


def _within(line: list[Pixel]) -> list[Pixel]:
    """The line kept near the map: no hostile position may make a path without end."""
    return [(min(max(x, -9999.0), 9999.0), min(max(y, -9999.0), 9999.0)) for x, y in line]


def _points(verdict: Verdict, spots: Sequence[tuple[str, LonLat]], frame: Frame) -> Iterator[Markup]:
    shown = dict(spots)
    for evidence in verdict.evidence:
        if evidence.kind == "point":
            shown.setdefault(evidence.label, evidence.lines[0][0])
    taken: list[float] = []
    for name, position in shown.items():
        x, y = frame.place(position.lon, position.lat)
        level = y + 4
        while any(abs(level - other) < 12 for other in taken):
            level += 12
        taken.append(level)
        left = x > WIDTH_PX * 0.6
        yield element("circle", cx=round(x, 1), cy=round(y, 1), r=4, class_="spot")
        yield element(
            "text",
            name,
            x=round(x + (-8 if left else 8), 1),
            y=round(level, 1),
            text_anchor="end" if left else "start",
            class_="place",
        )


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
