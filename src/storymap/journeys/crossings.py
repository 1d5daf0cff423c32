"""Move → the border point it crosses: which border, near which named place, into which country."""

from dataclasses import dataclass, replace

from storymap.journeys.arguments import Argument
from storymap.journeys.borders import country_of
from storymap.journeys.moves import Move
from storymap.model.places import Place
from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderPoint:
    """A border met on the way."""

    countries: frozenset[str]
    """Alpha-2 codes of the countries known to lie on its sides: none, one or both."""
    entered: str | None
    """The country behind it, where the words tell."""
    crossed: bool
    """Whether the words say that it was crossed, not only reached."""
    label: str | None
    """The text's words for the border, where it names it by an adjective or by its countries."""
    near: str | None
    """The text's name of the place it was met at."""
    place: Place | None
    """That place."""
    span: Span
    """The words it rests on."""

    @property
    def name(self) -> str:
        """The border's name with the place named for it."""
        label = self.label or "border"
        return f"{label} near {self.near}" if self.near else label

    def same_as(self, other: "BorderPoint") -> bool:
        """Whether two mentions can mean one crossing."""
        if self.place and other.place and self.place.id != other.place.id:
            return False
        if self.entered and other.entered:
            return self.entered == other.entered
        return bool(self.countries & other.countries) or not (self.countries and other.countries)

    def merged_with(self, other: "BorderPoint") -> "BorderPoint":
        """What both mentions say together."""
        fuller = other.place is not None and self.place is None
        return replace(
            self,
            countries=self.countries | other.countries,
            entered=self.entered or other.entered,
            crossed=self.crossed or other.crossed,
            label=_better_label(self.label, other.label),
            near=self.near or other.near,
            place=self.place or other.place,
            span=other.span if fuller else self.span,
        )


def _better_label(one: str | None, other: str | None) -> str | None:
    """An adjective (`Norwegian border`) says more, in fewer words, than `border with Russia`."""
    labels = [label for label in (one, other) if label]
    return min(labels, key=lambda label: (label.startswith("border "), len(label)), default=None)


def crossing_of(move: Move) -> BorderPoint | None:
    """The border point of a move, if it tells of one."""
    border = move.arguments.border
    near = _near(move)
    if border is None and not (move.sense.motion == "cross" and near and _country_goal(move)):
        return None
    if near and _is_stream(near):
        near = None
    goal = _country_goal(move)
    entered = goal or _entered(move)
    named = frozenset(border.countries) if border else frozenset()
    place = near.word.resolution.place if near and near.word.resolution else None
    return BorderPoint(
        countries=named | ({entered} if entered else set()),
        entered=entered,
        crossed=move.sense.motion == "cross" or move.arguments.border_role == "path" or goal is not None,
        label=_label(move),
        near=near.word.text if near else None,
        place=place,
        span=near.word.span if near else (border.span if border else move.span),
    )


def _is_stream(argument: Argument) -> bool:
    """Rivers have no point at which they were crossed."""
    place = argument.word.resolution.place if argument.word.resolution else None
    return place is not None and place.feature_code in {"STM", "STMS"}


def _near(move: Move) -> Argument | None:
    """The named place at the border: never one of the countries themselves."""
    for argument in move.places("near", "path", "goal"):
        place = argument.word.resolution.place if argument.word.resolution else None
        if not (place and place.is_country) and (argument.role != "goal" or _at_the_border(move, argument)):
            return argument
    return None


def _at_the_border(move: Move, argument: Argument) -> bool:
    preposition = {word.lower for word in move.words[max(0, argument.index - 3) : argument.index]}
    return bool(preposition & {"near", "at", "outside", "beside"})


def _country_goal(move: Move) -> str | None:
    for argument in move.places("goal"):
        place = argument.word.resolution.place if argument.word.resolution else None
        if place and _is_country(argument):
            return place.country_code
    return None


def _is_country(argument: Argument) -> bool:
    place = argument.word.resolution.place if argument.word.resolution else None
    return place is not None and place.is_country


def _entered(move: Move) -> str | None:
    """`the Norwegian border` is, for whoever comes to it, the border into Norway."""
    border = move.arguments.border
    if border and len(border.countries) == 1 and border.adjective and move.arguments.border_role != "near":
        return border.countries[0]
    return None


def _label(move: Move) -> str | None:
    border = move.arguments.border
    goal = next((a.word.text for a in move.places("goal") if _is_country(a)), None)
    if border is None or not border.countries:
        return f"border into {goal}" if goal else None
    words = move.words[border.start : border.end]
    named = [word.text for word in words if word.resolution]
    if border.adjective:
        return f"{border.adjective} border"
    if len(named) == 2 and len({country_of(word) for word in words if word.resolution}) == 2:
        return f"{named[0]}–{named[1]} border"
    return f"border with {named[0]}" if named else None
