"""Claims, borders and positions → the geometry that a reader can look at."""

from collections.abc import Callable

from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.topology import Border
from storymap.checks.judging import undecided_reason
from storymap.errors import UnknownPlaceError
from storymap.geo import great_circle
from storymap.model.claims import AnyClaim, Evidence, Mention
from storymap.model.places import LonLat, Place


def evidence_of(
    claim: AnyClaim, boundaries: Boundaries, show: Callable[[], tuple[Evidence, ...]]
) -> tuple[Evidence, ...]:
    """What `show` shows; nothing where the claim is left undecided or the boundary data do not know a country."""
    if undecided_reason(claim, boundaries) is not None:
        return ()
    try:
        return show()
    except UnknownPlaceError:
        return ()


def border_evidence(boundaries: Boundaries, pair: tuple[str, str], view: str) -> tuple[Evidence, ...]:
    """The line of a border; none where the data draw none."""
    lines = boundaries.border_lines(*pair, view)
    if not lines:
        return ()
    label = f"Border of {boundaries.name(pair[0])} and {boundaries.name(pair[1])}, {boundaries.source} 10m"
    return (Evidence(kind="border", lines=lines, label=label),)


def chord_evidence(border: Border) -> tuple[Evidence, ...]:
    """The great circles between a border's ends: no border is shorter."""
    lines = tuple(line for start, end in border.ends for line in great_circle(start, end))
    label = f"Great circle between the border's ends, {border.chord_km:,.0f} km"
    return (Evidence(kind="line", lines=lines, label=label),) if lines else ()


def point_evidence(position: LonLat, label: str) -> tuple[Evidence, ...]:
    """One position."""
    return (Evidence(kind="point", lines=((position,),), label=label),)


def mention_evidence(mention: Mention) -> tuple[Evidence, ...]:
    """The position of a place."""
    return point_evidence(mention.place.location, mention.place.name)


def line_evidence(figure: Mention, ground: Mention) -> tuple[Evidence, ...]:
    """The great circle between two places."""
    lines = great_circle(ground.place.location, figure.place.location)
    return (Evidence(kind="line", lines=lines, label=f"{ground.place.name} – {figure.place.name}"),)


def area_evidence(area: Place) -> tuple[Evidence, ...]:
    """The outline of a province; none where the data have none, or where it is a country."""
    # Imported here for the start-up budget: only maps ask for outlines.
    from storymap.boundaries.province_shapes import read_province_shapes

    province = read_province_shapes().of(area)
    if province is None:
        return ()
    return (Evidence(kind="area", lines=province.rings(), label=f"{area.name}, Natural Earth"),)


def river_evidence(river: Place) -> tuple[Evidence, ...]:
    """The course of a river; none where the data have none."""
    # Imported here for the start-up budget: only maps ask for courses.
    from storymap.boundaries.rivers import read_rivers

    course = read_rivers().of(river)
    if course is None:
        return ()
    return (Evidence(kind="line", lines=course.lines(), label=f"{river.name}, Natural Earth"),)
