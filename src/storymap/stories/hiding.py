"""Resolved documents and blurs → what is hidden: the places, their names, and the stand-in of each."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from storymap import geo
from storymap.errors import InputError, UnknownPlaceError
from storymap.model.places import OBSCURED, Place, Resolution, ResolvedDocument
from storymap.stories.blurs import LARGEST_KM, Blur
from storymap.stories.displacement import displaced
from storymap.stories.name_hunting import betrays, find_names, key_of

UNNAMED = "[a place]"
"""What stands for a hidden place of which not even the country is told."""
SILENT = "[…]"
"""What stands for a place whose name is a word of the usual wording."""

_WITH_ARTICLE = re.compile(
    r"(?:United|Dominican|Central African|Republic|Democratic) "
    r"|(?:.* )?(?:Islands|Bahamas|Maldives|Netherlands|Philippines)$"
)
"""Countries that English gives an article: in the Philippines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A place that is hidden, or a name of a place that nobody knows."""

    key: str
    """The place's id, or the name's key."""
    place: Place | None
    """The place itself; `None` where only a name is hidden."""
    names: tuple[str, ...]
    """Everything that the texts and the gazetteer call it."""
    blur_km: int
    """By how much it is blurred."""
    wording: str = UNNAMED
    """What is written in its stead."""
    stand_in: Place | None = None
    """The place that the outputs are given in its stead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What the choice of hidden places needs to know besides the texts."""

    key: bytes
    """The secret that offsets are drawn with."""
    country: Callable[[str], Place | None]
    """The country of an alpha-2 code."""
    knows: Callable[[str], bool]
    """Whether some place of the gazetteer has a name."""
    tell: Callable[[str], None]
    """Takes notes for the user's eyes only: they hold the hidden names."""


def choose_hidden(documents: Sequence[ResolvedDocument], blurs: Sequence[Blur], guard: Guard) -> tuple[Hidden, ...]:
    """What is hidden, in the order of the texts, each with the stand-in that takes its place.

    A blur for all hides every place that is smaller than it, but no country, and every name that no gazetteer knows.
    A blur with a name hides what the texts call so. A place whose name holds a hidden one is hidden too.

    Raises:
        UnknownPlaceError: The texts name no such place.
        InputError: A place to hide is larger than its blur.
    """
    resolutions = [resolution for document in documents for resolution in document.resolutions]
    found: dict[str, Hidden] = {}
    for blur in sorted(blurs, key=lambda b: (b.name is None, b.rung_km)):
        chosen = [*_named(blur, documents)] if blur.name else [*_finer_than(blur, resolutions)]
        for hidden in chosen:
            found.setdefault(hidden.key, hidden)
    found |= {hidden.key: hidden for hidden in _implied(found, resolutions, guard)}
    order = [_key(resolution) for resolution in resolutions]
    hidden_ones = sorted(found.values(), key=lambda h: order.index(h.key) if h.key in order else len(order))
    return tuple(_with_stand_ins(hidden_ones, guard))


def _named(blur: Blur, documents: Sequence[ResolvedDocument]) -> Iterator[Hidden]:
    """Every place that the texts call by the blur's name; the bare name where it is no place that is known."""
    name = blur.name or ""
    resolutions = [resolution for document in documents for resolution in document.resolutions]
    meant = {_key(r): r for r in resolutions if _is_called(r, name)}.values()
    for resolution in meant:
        place = resolution.place
        if place and (place.is_country or place.radius_km >= blur.rung_km):
            raise InputError(
                f"cannot obscure '{name}' by {blur.rung_km} km: {place.name} is as large itself; give more km"
            )
        yield _hidden(resolution, resolutions, blur, name)
    if not meant:
        if not any(find_names(resolved.document.text, [name]) for resolved in documents):
            known = ", ".join(dict.fromkeys(r.toponym.name for r in resolutions)) or "no place"
            raise UnknownPlaceError(f"cannot obscure '{name}': the text does not name it; it names {known}")
        yield Hidden(key=key_of(name), place=None, names=(name,), blur_km=blur.rung_km)


def _is_called(resolution: Resolution, name: str) -> bool:
    toponym, place = resolution.toponym, resolution.place
    called = (toponym.name, toponym.lookup or "", place.name if place else "")
    return (place is not None and place.id == name) or key_of(name) in {key_of(one) for one in called}


def _finer_than(blur: Blur, resolutions: Sequence[Resolution]) -> Iterator[Hidden]:
    for resolution in {_key(r): r for r in reversed(resolutions)}.values():
        place = resolution.place
        if is_finer(place, blur.rung_km) if place else _may_be_finer(resolution, blur.rung_km):
            yield _hidden(resolution, resolutions, blur)


def is_finer(place: Place, km: int) -> bool:
    """Whether a place is one that a blur of so many km hides; countries stay, however small."""
    return not place.is_country and place.radius_km < km


def _may_be_finer(resolution: Resolution, km: int) -> bool:
    """Whether an unresolved name may be that of a small place; one that no gazetteer knows is small, if it is any."""
    return not resolution.candidates or any(is_finer(c.place, km) for c in resolution.candidates)


def _hidden(resolution: Resolution, resolutions: Iterable[Resolution], blur: Blur, *more: str) -> Hidden:
    key, place = _key(resolution), resolution.place
    same = [r.toponym for r in resolutions if _key(r) == key]
    called = [name for toponym in same for name in (toponym.name, toponym.lookup)]
    own = place.name if place else None
    # An id is what the user wrote for a name, and no word of the text.
    names = dict.fromkeys(name for name in (*called, own, *more) if name and not (place and name == place.id))
    return Hidden(key=key, place=place, names=tuple(names), blur_km=blur.rung_km)


def _key(resolution: Resolution) -> str:
    return resolution.place.id if resolution.place else key_of(resolution.toponym.name)


def _implied(found: dict[str, Hidden], resolutions: Sequence[Resolution], guard: Guard) -> Iterator[Hidden]:
    """Places whose own names betray a hidden one: the church of the village, its harbour, its fjord, its county.

    A namesake does not, nor is a country hidden for its capital; where it stays, a note says so.
    """
    for resolution in {r.place.id: r for r in resolutions if r.place}.values():
        place = resolution.place
        if place is None or place.id in found:
            continue
        own = {key_of(name) for name in (place.name, resolution.toponym.name)}
        betrayed = (h for h in found.values() if betrays(place.name, h.names) or not own.isdisjoint(_keys(h)))
        hidden = next(betrayed, None)
        if hidden is None:
            continue
        if place.is_country or place.radius_km >= LARGEST_KM or not own.isdisjoint(_keys(hidden)):
            guard.tell(f"Note: {place.name} stays named: it is another place, but its name holds one that is obscured.")
        else:
            guard.tell(f"Note: {place.name} is obscured too: its name holds one that is.")
            yield _hidden(resolution, resolutions, Blur(km=max(hidden.blur_km, place.radius_km)))


def _keys(hidden: Hidden) -> set[str]:
    return {key_of(name) for name in hidden.names}


def _with_stand_ins(hidden_ones: Sequence[Hidden], guard: Guard) -> Iterator[Hidden]:
    countries = [_told_country(hidden, guard) for hidden in hidden_ones]
    names = [name for hidden in hidden_ones for name in hidden.names]
    for number, (hidden, country) in enumerate(zip(hidden_ones, countries, strict=True)):
        alike = [n for n, other in enumerate(countries) if other == country]
        letters = _letter(alike.index(number)) if len(alike) > 1 else ""
        wording = _wording(letters, country, names)
        yield replace(hidden, wording=wording, stand_in=_stand_in(hidden, number, wording, country, guard))


def _told_country(hidden: Hidden, guard: Guard) -> Place | None:
    """The country of a hidden place, where that is larger than the blur."""
    code = hidden.place.country_code if hidden.place else None
    country = guard.country(code) if code else None
    return country if country and country.radius_km > hidden.blur_km else None


def _letter(number: int) -> str:
    """Tells hidden places of one country apart: A to Z, then AA and so on."""
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("A") + last)


def _wording(letters: str, country: Place | None, names: Sequence[str]) -> str:
    begin = f"[place {letters}" if letters else "[a place"
    the = "the " if country and _WITH_ARTICLE.match(country.name) else ""
    told = (f"{begin} in {the}{country.name}]" if country else None, f"{begin}]")
    return next((words for words in told if words and not find_names(words, names)), SILENT)


def _stand_in(hidden: Hidden, number: int, wording: str, country: Place | None, guard: Guard) -> Place | None:
    if hidden.place is None:
        return None
    code = country.country_code if country else None
    return Place(
        id=f"{OBSCURED}{number + 1}",
        name=wording,
        feature_class="L",
        feature_code="RGN",
        location=displaced(hidden.place, blur_km=hidden.blur_km, key=guard.key),
        radius_km=float(hidden.blur_km),
        country_code=code,
        countries=(code,) if code else (),
    )


def tell_neighbours(documents: Sequence[ResolvedDocument], hidden_ones: Sequence[Hidden], guard: Guard) -> None:
    """Note the small places that stay named though they lie within the blur of a hidden one."""
    keys = {hidden.key for hidden in hidden_ones}
    places = {r.place.id: r.place for resolved in documents for r in resolved.resolutions if r.place}
    for place in places.values():
        near = [h for h in hidden_ones if lies_in(place, h)]
        if near and place.id not in keys:
            guard.tell(f"Note: {place.name} stays named and lies within the blur of an obscured place; obscure it too?")


def lies_in(place: Place, hidden: Hidden) -> bool:
    """Whether a place is one that a hidden place's blur would hide, and near enough to it to lead there."""
    near = hidden.place and geo.is_within(place.location, hidden.place.location, distance=hidden.blur_km)
    return bool(near) and is_finer(place, hidden.blur_km)
