"""Positions that people give: whether they say more than is known, or more than is to be told."""

from collections.abc import Iterator

from storymap.linting.findings import Found, Subject

FINEST = 5
"""Decimals of a degree: the last one is 1 m, and no article knows more."""
_DEGREE_KM = 111.2
_SHARE = 0.02
"""The first decimal that is finer than this share of how large or vague the place is says enough."""


def positions_too_fine(subject: Subject) -> Iterator[Found]:
    """Positions with more decimals than the place is known to."""
    for index, entry in enumerate(subject.file.places):
        if entry.at is None or entry.not_a_place or entry.obscure_km:
            continue
        known = decimals_known(entry.at.radius_km)
        met = max(_decimals(entry.at.lat), _decimals(entry.at.lon))
        if met > known:
            told = f"{met} decimals, and a place of radius_km {entry.at.radius_km:g} is known to {known}; round"
            yield ("places", index, "at"), f"{told}, or write how exact it is as 'radius_km'"


def hidden_positions_too_fine(subject: Subject) -> Iterator[Found]:
    """Positions of hidden places that the story file itself tells more exactly than hiding them needs."""
    for index, entry in enumerate(subject.file.places):
        if entry.at and entry.obscure_km:
            known = decimals_known(entry.obscure_km)
            if max(_decimals(entry.at.lat), _decimals(entry.at.lon)) > known:
                told = f"hidden within {entry.obscure_km:g} km, and this file tells more; round to {known} decimals"
                yield ("places", index, "at"), f"{told}, unless the file is kept as safe as its source"


def own_positions_without_note(subject: Subject) -> Iterator[Found]:
    """Positions of which nobody says where they are from."""
    for index, entry in enumerate(subject.file.places):
        if entry.at and not entry.not_a_place and not entry.note.strip():
            yield ("places", index, "at"), "a position of your own without its source; add it as 'note'"


def own_positions_without_name(subject: Subject) -> Iterator[Found]:
    """Positions that nobody signed."""
    for index, entry in enumerate(subject.file.places):
        if entry.at and not entry.not_a_place and not (entry.by or "").strip():
            yield ("places", index, "at"), "a position of your own that nobody signed; add who gives it as 'by'"


def blurs_without_place(subject: Subject) -> Iterator[Found]:
    """Places that are to be hidden, and mean none that could be."""
    for index, entry in enumerate(subject.file.places):
        if entry.obscure_km and (entry.not_a_place or not subject.places.get(entry.id)):
            told = "to be hidden, and means no known place; chapters and stops that name it are told as they are"
            yield ("places", index, "obscure_km"), told


def decimals_known(radius_km: float) -> int:
    """How many decimals of a degree tell a position to a fiftieth of the radius, five at most.

    >>> [decimals_known(km) for km in (0, 0.1, 1, 25, 500)]
    [5, 5, 4, 3, 2]
    """
    wanted = (n for n in range(FINEST) if _DEGREE_KM * 10**-n <= _SHARE * radius_km)
    return next(wanted, FINEST)


def _decimals(degrees: float) -> int:
    """Decimals written, as far as they do not vanish."""
    return len(f"{degrees:.12f}".rstrip("0").partition(".")[2])
