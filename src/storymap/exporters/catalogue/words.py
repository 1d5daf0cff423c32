"""A language → the page's own words in it, with its numbers, units and dates.

Each language is one file `LANG.toml` beside this module: tables of phrases, `{names}` in braces where something is
put in. A phrase that counts is a table of plural forms, chosen by its `{count}`. A test keeps the files alike.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any, Literal

from storymap.errors import InputError
from storymap.exporters import wording
from storymap.exporters.catalogue.plurals import plural_form
from storymap.exporters.markup import Markup, join
from storymap.model.claims import Correction, PublishedFigure
from storymap.model.relations import Quantity

Phrase = str | Mapping[str, str]
"""Words, or their plural forms."""

DEFAULT = "en"
_FOLDER = "storymap.exporters.catalogue"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_ISOLATE, _END = "\u2068", "\u2069"
_NO_BREAK = "\u00a0"


class Numeral(str):
    """A number as a language writes it: in every direction the same."""

    __slots__ = ()


@cache
def languages() -> tuple[str, ...]:
    """The languages that there is a catalogue of, by their BCP 47 tags."""
    names = (file.name for file in files(_FOLDER).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def open_words(lang: str = DEFAULT) -> "Words":
    """The words of a language; a regional tag such as `de-AT` takes those of its language.

    Raises:
        InputError: There is no catalogue of that language.
    """
    found = next((known for known in (lang.lower(), lang.lower().split("-")[0]) if known in languages()), None)
    if found is None:
        raise InputError(f"the page has no words in '{lang}'; choose one of {', '.join(languages())}")
    content = tomllib.loads(files(_FOLDER).joinpath(f"{found}.toml").read_text(encoding="utf-8"))
    return Words(lang=found, tables=content)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """The page's words in one language."""

    lang: str
    """BCP 47 tag."""
    tables: Mapping[str, Mapping[str, Any]]
    """The catalogue as it is written."""

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Where lines begin."""
        return "rtl" if self.tables["language"]["direction"] == "rtl" else "ltr"

    def foreign(self, lang: str) -> str | None:
        """The `lang` attribute of words in a language: `None` where the page's own says it already."""
        return None if lang.lower() == self.lang else lang

    def phrase(self, key: str) -> Phrase:
        """The phrase `table.name` as it is written.

        Raises:
            KeyError: The catalogue has no such phrase.
        """
        table, _, name = key.partition(".")
        found: Phrase = self.tables[table][name]
        return found

    def say(self, key: str, **values: str | float) -> str:
        """A phrase with its values; numbers are written as the language writes them.

        >>> open_words("en").say("masthead.stops", count=1200)
        '1,200 stops'
        """
        return "".join(self._filled(key, values, self._shown))

    def title(self, key: str) -> str:
        """A phrase as it stands on its own: with a capital letter where the script has them."""
        said = self.say(key)
        return said[:1].upper() + said[1:]

    def markup(self, key: str, **values: str | float) -> Markup:
        """A phrase around pieces of HTML; whatever is no `Markup` is escaped."""
        return join(*self._filled(key, values, self._shown))

    def _filled(self, key: str, values: Mapping[str, str | float], show: Callable[[str | float], str]) -> Iterator[str]:
        pieces = _PLACEHOLDER.split(self._form(self.phrase(key), values.get("count")))
        for index, piece in enumerate(pieces):
            yield show(values[piece]) if index % 2 else piece

    def _form(self, phrase: Phrase, count: str | float | None) -> str:
        if isinstance(phrase, str):
            return phrase
        shown = wording.number(float(count or 0)).replace(",", "")
        return phrase[plural_form(self.lang, shown)]

    def _shown(self, value: str | float) -> str:
        return self.isolated(value) if isinstance(value, str) else self.number(value)

    def isolated(self, value: str) -> str:
        """Words whose direction is their own: marked in a page that runs from right to left."""
        if self.direction == "ltr" or isinstance(value, Numeral):
            return value
        marked = f"{_ISOLATE}{value}{_END}"
        return Markup(marked) if isinstance(value, Markup) else marked

    def number(self, value: float) -> Numeral:
        """A measured number as precise as a reader needs it."""
        return self._localised(wording.number(value))

    def decimal(self, value: float, digits: int) -> Numeral:
        """A number with that many digits after the mark."""
        return self._localised(f"{value:,.{digits}f}")

    def _localised(self, english: str) -> Numeral:
        """A number as English writes it with the marks of this language.

        Where the language wants so, four digits stand together.
        """
        marks = self.tables["numbers"]
        digits = english.lstrip("-").partition(".")[0].replace(",", "")
        group = marks["group"] if len(digits) >= marks["group_from"] else ""
        return Numeral(english.translate({ord(","): group, ord("."): marks["decimal"]}))

    def quantity(self, value: float, unit: str) -> str:
        """A measured number with its unit; the spaces in it do not break."""
        return self._with_unit(wording.number(value), unit)

    def stated(self, figure: Quantity | PublishedFigure | Correction) -> str:
        """A figure that somebody printed, with the digits they gave."""
        return self._with_unit(wording.stated_number(figure.value), figure.unit)

    def _with_unit(self, english: str, unit: str) -> str:
        forms: Mapping[str, str] = self.tables["units"][unit]
        form = plural_form(self.lang, english.replace(",", "")) if "e" not in english else "other"
        return forms[form].replace("{count}", self._localised(english)).replace(" ", _NO_BREAK)

    def day(self, iso: str | None) -> str:
        """A date as people write it; what is no date comes back as it is.

        >>> [open_words("en").day(date) for date in ("2023-02-16", "2023-02", "soon")]
        ['16 February 2023', 'February 2023', 'soon']
        """
        parts = (iso or "").split("T")[0].split("-")
        if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
            return iso or ""
        year, month, day = *parts, *("",) * (3 - len(parts))
        if not month or not 1 <= int(month) <= 12:
            return iso or "" if month else year
        names: list[str] = self.tables["dates"]["months" if day else "months_alone"]
        form = "day" if day else "month"
        first: str = self.tables["dates"]["first_day"]
        return self._dated(
            form, day=first if int(day or 0) == 1 else day.lstrip("0"), month=names[int(month) - 1], year=year
        )

    def day_without_year(self, iso: str, *, with_month: bool) -> str:
        """A day before another one of its year, or of its month: `28 May – 3 June 1910`, `12 – 14 May 1987`.

        >>> open_words("de").day_without_year("1910-05-28", with_month=True)
        '28. Mai'
        """
        _, month, day = iso.split("-")
        pattern: str = self.tables["dates"]["day"]
        kept = pattern[: pattern.index("{month}") + len("{month}")] if with_month else pattern.split(maxsplit=1)[0]
        names: list[str] = self.tables["dates"]["months"]
        first: str = self.tables["dates"]["first_day"]
        number = first if int(day) == 1 else day.lstrip("0")
        return _PLACEHOLDER.sub(partial(_value, {"day": number, "month": names[int(month) - 1]}), kept)

    def month(self, number: int) -> str:
        """The name of a month, from 1, as it stands alone."""
        names: list[str] = self.tables["dates"]["months_alone"]
        return names[number - 1]

    def _dated(self, form: str, **values: str) -> str:
        pattern: str = self.tables["dates"][form]
        return _PLACEHOLDER.sub(partial(_value, values), pattern)

    def listed(self, items: list[str]) -> str:
        """Several things one after the other."""
        separator: str = self.tables["lists"]["separator"]
        return separator.join(items)


def _value(values: Mapping[str, str], match: re.Match[str]) -> str:
    return values[match[1]]
