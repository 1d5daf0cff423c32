"""A number as it is shown → the plural form that it takes in a language.

The rules are those of Unicode's CLDR (version 46) for the languages that there is a catalogue of; a test compares
them with Babel's.
"""

from collections.abc import Callable
from dataclasses import dataclass

Form = str
"""`zero`, `one`, `two`, `few`, `many` or `other`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operands:
    """What the rules ask about a number."""

    whole: int
    """Its whole part, CLDR's i."""
    fraction: str
    """The digits shown after the mark, CLDR's f."""

    @property
    def is_whole(self) -> bool:
        """Whether no digit is shown after the mark, CLDR's v = 0."""
        return not self.fraction


def _other(_: Operands) -> Form:
    return "other"


def _one_as_shown(n: Operands) -> Form:
    return "one" if n.whole == 1 and n.is_whole else "other"


def _one_by_value(n: Operands) -> Form:
    return "one" if n.whole == 1 and not n.fraction.strip("0") else "other"


def _millions(n: Operands) -> bool:
    return n.whole != 0 and n.whole % 1_000_000 == 0 and n.is_whole


def _french(n: Operands) -> Form:
    return "one" if n.whole in {0, 1} else "many" if _millions(n) else "other"


def _spanish(n: Operands) -> Form:
    return "many" if _millions(n) else _one_by_value(n)


def _east_slavic(n: Operands) -> Form:
    if not n.is_whole:
        return "other"
    last, teen = n.whole % 10, n.whole % 100 in range(11, 15)
    return "many" if teen or last == 0 or last > 4 else "one" if last == 1 else "few"


def _arabic(n: Operands) -> Form:
    if n.fraction.strip("0"):
        return "other"
    if n.whole < 3:
        return ("zero", "one", "two")[n.whole]
    return "few" if n.whole % 100 in range(3, 11) else "many" if n.whole % 100 > 10 else "other"


_RULES: dict[str, tuple[Callable[[Operands], Form], tuple[Form, ...]]] = {
    "en": (_one_as_shown, ("one", "other")),
    "de": (_one_as_shown, ("one", "other")),
    "nb": (_one_by_value, ("one", "other")),
    "fr": (_french, ("one", "many", "other")),
    "es": (_spanish, ("one", "many", "other")),
    "ru": (_east_slavic, ("one", "few", "many", "other")),
    "uk": (_east_slavic, ("one", "few", "many", "other")),
    "ar": (_arabic, ("zero", "one", "two", "few", "many", "other")),
}


def plural_forms(lang: str) -> tuple[Form, ...]:
    """The forms that a phrase with a number must have in a language.

    >>> plural_forms("de")
    ('one', 'other')
    """
    return _RULES.get(lang, (_other, ("other",)))[1]


def plural_form(lang: str, shown: str) -> Form:
    """The form for a number.

    Args:
        lang: Language of the catalogue; one without rules has the form `other` only.
        shown: The digits that the reader sees, with a point as the decimal mark and no thousands marked.

    >>> plural_form("uk", "22"), plural_form("uk", "1.5"), plural_form("ar", "111")
    ('few', 'other', 'many')
    """
    whole, _, fraction = shown.lstrip("-").partition(".")
    rule = _RULES.get(lang, (_other, ()))[0]
    return rule(Operands(whole=int(whole or 0), fraction=fraction))
