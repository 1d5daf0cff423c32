"""Passage → claims how far, or in which direction, one place lies from another."""

from collections.abc import Iterator

from storymap.claims.bearings import Bearing, course_of, find_bearings
from storymap.claims.building import Found, build_claim
from storymap.claims.fitting import fitting
from storymap.claims.located import figure_of
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, occurs
from storymap.language.expressions import late
from storymap.model.claims import AnyClaim, ClaimType, Mention
from storymap.model.relations import Measure, Orientation

Located = tuple[Mention, int, int]
"""The figure of a bearing, with start and end of the words that say so."""
_APART = (
    (
        r"\b(?:straight-line |road |driving |flying )?(?:distance|gap) (?:between|from) (?:the )?(?P<f>{P}) (?:and|to) "
        r"(?:the )?(?P<g>{P})(?: by road| by air| by rail| by sea| as the crow flies)? "
        r"(?:is|measures|comes to|amounts to|totals) {hedge}(?P<q>{Q})"
    ),
    (
        r"(?P<f>{P}) and (?:the )?(?P<g>{P}),? (?:(?:are|lie|sit|stand|which (?:are|lie))(?: only| just| some)?) "
        r"{hedge}(?P<q>{Q}) (?:apart|from each other|from one another|away from each other|distant from each other)"
    ),
    (
        r"(?P<f>{P}) and (?:the )?(?P<g>{P}),? (?:are|which are|is)(?: only| just)? (?:separated|divided) by "
        r"(?:a distance of )?{hedge}(?P<q>{Q})(?= of [a-z]|[.,;:)]|$| and )"
    ),
    (
        r"{hedge}(?P<q>{Q}) (?:[a-z]+ ){0,4}?(?:separates?|separating) (?:the )?(?P<f>{P}) (?:and|from) (?:the )?"
        r"(?P<g>{P})(?=[.,;:)]|$| )"
    ),
    r"(?:^|[.;:,] )(?:from )?(?P<g>{P}) to (?P<f>{P}) is (?:about |only )?(?P<q>{Q})(?= by |[.,;:)]|$)",
    (
        r"\bthe {hedge}(?P<q>{Q}) (?:that lie )?between (?:the )?(?P<f>{P}) and (?:the )?(?P<g>{P})"
        r"(?=[.,;:)]|$| (?:is|are)\b)"
    ),
    (
        r"\b(?:it is|it's) (?:only |just )?{hedge}(?P<q>{Q}) from (?:the )?(?P<g>{P}) to (?:the )?(?P<f>{P})"
        r"(?=[.,;:)]|$| )"
    ),
)
_TRIGGER = r"north|south|east|west|from|off|outside|apart|distance|between|separat| to |within|(?-i:[NSEW]{1,3} of)"
_ANOTHER = late(r",?(?: and| but|;)?,? (?:it |it's )?(?:is |lies |about |some |only |just )*\Z")


def find_distances(passage: Passage) -> list[AnyClaim]:
    """The claims of a distance, a direction or both between two places, each pair once."""
    if len(passage.mentions) < 2 or is_question(passage) or not occurs(_TRIGGER, passage.masked):
        return []
    claims: dict[tuple[str, ...], AnyClaim] = {}
    for bearing, figure, start, end in [*_located(passage), *_apart(passage)]:
        places = (figure.place.id, *(ground.place.id for ground in bearing.grounds))
        distinct = figure.place.id not in places[1:] and places not in claims and not _winds(figure, bearing)
        if distinct and not is_supposed(passage, start, end):
            claims[places] = _claim(passage, bearing, figure, (start, end))
    return list(claims.values())


def _located(passage: Passage) -> Iterator[tuple[Bearing, Mention, int, int]]:
    """Each bearing with its figure; those that follow each other are about the same."""
    before: tuple[Bearing, Mention | None] | None = None
    for bearing in find_bearings(passage):
        if before is not None and _ANOTHER.fullmatch(passage.masked, before[0].end, bearing.start):
            figure = before[1]
            found = (figure, bearing.start, bearing.end) if figure else None
        else:
            found = _not_passed(figure_of(passage, bearing), before, bearing)
        before = (bearing, found[0] if found else None)
        if found is not None:
            yield bearing, *found


def _not_passed(
    found: Located | None, before: tuple[Bearing, Mention | None] | None, bearing: Bearing
) -> Located | None:
    """What a bearing is about: "north of Hamar, Norway, and 30 km from Oslo" is not about Hamar, as it seems."""
    if before is None or found is None or found[0] not in before[0].grounds:
        return found
    return (before[1], bearing.start, bearing.end) if before[1] is not None else None


def _apart(passage: Passage) -> Iterator[tuple[Bearing, Mention, int, int]]:
    for match in find_all(_APART, passage.masked):
        bearing = Bearing(
            start=match.start(),
            end=match.end(),
            relating=match.end(),
            grounds=(passage.mentions[match["g"]],),
            quantities=passage.measures[match["q"]],
            course=course_of(match[0]),
        )
        yield bearing, passage.mentions[match["f"]], match.start(), match.end()


def _claim(passage: Passage, bearing: Bearing, figure: Mention, ends: tuple[int, int]) -> AnyClaim:
    kind, relation = _relation(bearing)
    figure, *grounds = fitting(passage, (figure, *bearing.grounds), relation)
    found = Found(
        start=ends[0],
        end=ends[1],
        figure=figure,
        grounds=tuple(grounds),
        signal=(bearing.start, bearing.relating),
    )
    if isinstance(relation, Orientation):
        return build_claim(passage, found, kind=kind, relation=relation)
    return build_claim(passage, found, kind=kind, relation=relation)


def _winds(figure: Mention, bearing: Bearing) -> bool:
    """Whether one is a river or a road: it has no position from which a distance could be measured."""
    codes = [mention.place.feature_code for mention in (figure, *bearing.grounds)]
    return any(code.startswith(("STM", "CNL", "RD", "RR")) for code in codes)


def _relation(bearing: Bearing) -> tuple[ClaimType, Measure | Orientation]:
    if not bearing.quantities:
        return ClaimType.DIRECTION, Orientation(direction=bearing.direction or "north", frame="external")
    measure = Measure(
        kind="distance",
        quantities=bearing.quantities,
        direction=bearing.direction,
        edge=bearing.edge,
        course=bearing.course,
    )
    return (ClaimType.DISTANCE_DIRECTION if bearing.direction else ClaimType.DISTANCE), measure
