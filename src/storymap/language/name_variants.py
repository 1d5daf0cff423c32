"""Key of a name → other keys of the same place: the word for its kind left out, replaced by another, or added."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["stripped", "swapped", "expanded"]
"""How a key came about: the feature word left out, replaced by another of its kind, or added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Words and endings that say what kind of feature a name belongs to; all as keys."""

    code: str
    """GeoNames feature code of the kind."""
    classes: str
    """Feature classes that such a place may have."""
    before: tuple[str, ...] = ()
    """Words in front of the name proper: lake X."""
    after: tuple[str, ...] = ()
    """Words behind it: X valley."""
    endings: tuple[str, ...] = ()
    """Endings grown together with it: Xdalen."""


FAMILIES = (
    Family(
        code="LK",
        classes="H",
        before=("lake", "loch", "lough", "lac", "lago", "laguna", "ozero", "jezioro", "jezero", "llyn"),
        after=("lake", "lakes", "ozero", "jarvi", "reservoir", "lagoon"),
        endings=("jarvi", "javri", "jaure", "sjoen", "sjon", "vatnet", "vatn", "vattnet", "vannet"),
    ),
    Family(
        code="VAL",
        classes="TLH",
        before=("valley of the", "valley of", "vallee de la", "vallee de", "valle de", "val d", "dolina"),
        after=("valley", "valleys", "dolina"),
        endings=("dalen", "dalur", "dal", "laakso", "tal"),
    ),
    Family(
        code="FJD",
        classes="H",
        before=("fjord of",),
        after=("fjord",),
        endings=("fjorden", "fjordur", "fjord", "vuono"),
    ),
    Family(
        code="STM",
        classes="H",
        before=("river", "rio", "riviere", "reka", "fiume", "afon"),
        after=("river", "rivers", "creek", "reka", "joki", "nehri", "delta"),
        endings=("elva", "elven", "elv", "alven", "joki", "johka", "eno"),
    ),
    Family(
        code="MT",
        classes="TL",
        before=("mount", "mont", "monte", "gora", "jabal", "jebel", "cerro", "pico", "ben", "sierra"),
        after=("mountain", "mountains", "mount", "peak", "massif", "range", "gora", "hills", "volcano"),
        endings=("fjellet", "fjell", "fjallet", "fjall", "berget", "tunturi", "vaara", "vidda"),
    ),
    Family(
        code="ISL",
        classes="TLA",
        before=("isle of", "island of", "islands of", "ile de", "isla", "isola", "ostrov", "pulau"),
        after=("island", "islands", "isle", "isles", "archipelago", "atoll", "ostrov", "saari"),
        endings=("oya", "oyane", "oyene", "oy", "saari", "ey"),
    ),
    Family(
        code="GULF",
        classes="H",
        before=("gulf of", "bay of", "golfe de", "golfo de", "zaliv"),
        after=("gulf", "bay", "zaliv", "bight"),
        endings=("bukta", "vika"),
    ),
    Family(
        code="SEA", classes="H", before=("sea of", "more"), after=("sea", "ocean", "more"), endings=("havet",)
    ),
    Family(
        code="STRT",
        classes="H",
        before=("strait of", "straits of", "channel of"),
        after=("strait", "straits", "channel", "sound", "canal"),
        endings=("sundet", "sund"),
    ),
    Family(
        code="PEN",
        classes="TL",
        before=("peninsula of", "cape", "cap", "cabo", "mys", "poluostrov"),
        after=("peninsula", "cape", "poluostrov"),
        endings=("halvoya", "halvon", "neset"),
    ),
    Family(
        code="DSRT",
        classes="TLV",
        before=("plain of", "desert of", "forest of"),
        after=("desert", "plateau", "plain", "plains", "steppe", "basin", "lowland", "highlands", "forest"),
        endings=("skogen", "marka"),
    ),
    Family(
        code="ADM1",
        classes="A",
        before=("province of", "state of", "region of", "county of", "district of", "governorate of"),
        after=(
            "oblast", "region", "province", "state", "governorate", "county", "district", "prefecture",
            "krai", "kray", "raion", "rayon", "okrug", "voivodeship", "canton", "department", "municipality",
            "county council", "autonomous region",
        ),
        endings=("fylke", "lan"),
    ),
)  # fmt: skip
"""Kinds of features by the words that names in English, Nordic, Slavic and some other languages carry."""

_AFFIXES = tuple(
    (before, after, family)
    for family in FAMILIES
    for before, after in (
        *((f"{word} ", "") for word in family.before),
        *(("", f" {word}") for word in family.after),
        *(("", ending) for ending in family.endings),
    )
)
"""What may stand before and behind a name proper, with the kind of feature it tells of."""

_SHORTEST_STEM = 4
"""Letters that must remain in front of an ending: "Dal" says nothing, "Pasvik" does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Another key under which the place of a name may be listed."""

    key: str
    """The key."""
    form: Form
    """How it came about."""
    family: Family
    """The kind of feature that the name, or the variant, speaks of."""

    def fits(self, feature_class: str) -> bool:
        """Whether a place of that class can be what the name says."""
        return feature_class in self.family.classes


def variants(key: str, known: Callable[[str], bool], *, begins: Callable[[str], bool] = bool) -> Iterator[Variant]:
    """Other known keys for a name's key, the surest first: stripped, then swapped, then expanded.

    Args:
        key: The name's key.
        known: Whether a key is listed; only such keys are given.
        begins: Whether some listed key begins so and goes on; spares asking for each of the words that may follow.

    >>> [v.key for v in variants("pasvikdalen valley", {"pasvik", "lake pasvik"}.__contains__)]
    ['pasvik']
    >>> [(v.key, v.form) for v in variants("ladoga", {"lake ladoga"}.__contains__)]
    [('lake ladoga', 'expanded')]
    """
    seen = {key}
    stems = _stems(key)
    for form, pairs in _steps(key, stems, known, begins):
        for other, family in pairs:
            if other not in seen and known(other):
                seen.add(other)
                yield Variant(key=other, form=form, family=family)


def _steps(
    key: str, stems: list[tuple[str, Family]], known: Callable[[str], bool], begins: Callable[[str], bool]
) -> Iterator[tuple[Form, Iterable[tuple[str, Family]]]]:
    yield "stripped", stems
    yield "swapped", (pair for stem, family in stems for pair in _forms(stem, _OF[family.code], known, begins))
    yield "expanded", _forms(key, _ALL, known, begins)


def _stems(key: str) -> list[tuple[str, Family]]:
    """The name proper, with one word for its kind taken off, and with two: Pasvikdalen Valley, Pasvikdalen, Pasvik."""
    once = list(_stripped(key))
    return [*once, *((inner, family) for stem, family in once for inner, _ in _stripped(stem))]


def _stripped(key: str) -> Iterator[tuple[str, Family]]:
    if not (key.startswith(_BEFORES) or key.endswith(_AFTERS)):
        return
    for before, after, family in _AFFIXES:
        if key.startswith(before) and key.endswith(after):
            stem = key[len(before) : len(key) - len(after)].removeprefix("the ")
            grown = not before and after[0] != " "
            if stem and not (grown and (len(stem) < _SHORTEST_STEM or stem.endswith(" "))):
                yield stem, family


@dataclass(frozen=True, slots=True, kw_only=True)
class _Affixes:
    """Affixes by side, each with its place in the order of all."""

    before: tuple[tuple[int, str, Family], ...]
    after: tuple[tuple[int, str, Family], ...]
    grown: tuple[tuple[int, str, Family], ...]


def _affixes(code: str | None) -> _Affixes:
    chosen = [(i, b, a, family) for i, (b, a, family) in enumerate(_AFFIXES) if code in {None, family.code}]
    return _Affixes(
        before=tuple((i, b, family) for i, b, _, family in chosen if b),
        after=tuple((i, a, family) for i, b, a, family in chosen if not b and a[0] == " "),
        grown=tuple((i, a, family) for i, b, a, family in chosen if not b and a[0] != " "),
    )


_ALL = _affixes(None)
_OF = {family.code: _affixes(family.code) for family in FAMILIES}
_BEFORES = tuple(before for before, _, _ in _AFFIXES if before)
_AFTERS = tuple(after for _, after, _ in _AFFIXES if after)


def _forms(
    stem: str, affixes: _Affixes, known: Callable[[str], bool], begins: Callable[[str], bool]
) -> list[tuple[str, Family]]:
    """The known names that an affix makes of a stem, in the order of the affixes."""
    found = [(i, form, family) for i, before, family in affixes.before if known(form := before + stem)]
    if begins(stem):
        found += [(i, form, family) for i, after, family in affixes.after if known(form := stem + after)]
        if " " not in stem:
            found += [(i, form, family) for i, after, family in affixes.grown if known(form := stem + after)]
        found.sort(key=lambda f: f[0])
    return [(form, family) for _, form, family in found]
