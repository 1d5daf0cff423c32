"""A verdict on a quantity → a drawing of claimed against measured, with the intervals, as inline SVG.

Everything is drawn in the claim's own unit, so that the reader can hold it against the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from storymap.exporters.catalogue.words import Words, open_words
from storymap.exporters.markup import Markup, element, join
from storymap.exporters.wording import unit_of
from storymap.language.quantity_units import convert, dimension
from storymap.model.claims import Measurement, Verdict
from storymap.model.relations import Unit

_WIDTH = 300
"""Narrow, so that its letters can be read on a telephone, where it is drawn no wider."""
_LEFT, _RIGHT = 12, 288
_LINE = 15
"""The height of a line of letters."""
_LETTER = 7.2
"""About how wide a letter is."""
_COINCIDE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What is drawn, in the unit it is drawn in."""

    words: Words
    unit: Unit
    claimed: tuple[tuple[float, str], ...]
    published: tuple[float, ...]
    estimate: float
    intervals: tuple[tuple[str, float, float], ...]
    scales: tuple[tuple[float, str], ...]

    @property
    def values(self) -> tuple[float, ...]:
        """Everything that has to find room."""
        spots = (value for value, _ in (*self.claimed, *self.scales))
        bounds = (bound for _, low, high in self.intervals for bound in (low, high))
        return (self.estimate, *spots, *bounds, *self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Marks on one line, under their name."""

    label: str
    marks: Markup
    above: int
    """How far the marks' labels reach up."""
    below: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    low: float
    high: float

    def x(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def interval_figure(verdict: Verdict, words: Words | None = None) -> Markup:
    """The drawing; empty where the verdict measured nothing or claims no figure.

    Args:
        verdict: What was measured.
        words: The language of its labels; English where none is given.
    """
    words = words or open_words()
    measured = verdict.measured
    if measured is None or not (verdict.claim.quantities or measured.interval_95):
        return Markup("")
    drawn = _read(verdict, measured, words)
    axis = _axis(drawn)
    rows = [row for row in _rows(drawn, axis) if row.marks]
    height = sum(_height(row) for row in rows) + 2 * _LINE
    svg = element(
        "svg",
        element("title", words.say("figure.title")),
        element("desc", _summary(drawn)),
        _grid(axis, drawn, height),
        *_stacked(rows),
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_label=_summary(drawn),
        class_="interval",
    )
    caption = (
        element("figcaption", words.say("figure.caption")) if measured.interval_90 and measured.interval_95 else ""
    )
    return element("figure", svg, caption, class_="measure")


def _read(verdict: Verdict, measured: Measurement, words: Words) -> _Drawn:
    unit = unit_of(verdict)

    def told(value: float, given: Unit) -> float:
        return convert(value, given, unit)

    kind = dimension(unit)
    claimed = [q for q in verdict.claim.quantities if dimension(q.unit) == kind]
    published = [p for p in verdict.published if dimension(p.unit) == kind]
    intervals = (("wide", measured.interval_95), ("narrow", measured.interval_90))
    return _Drawn(
        words=words,
        unit=unit,
        claimed=tuple((told(q.value, q.unit), words.stated(q)) for q in claimed),
        published=tuple(sorted({round(told(p.value, p.unit), 3) for p in published})),
        estimate=told(measured.value, measured.unit),
        intervals=tuple(
            (style, told(found[0], measured.unit), told(found[1], measured.unit)) for style, found in intervals if found
        ),
        scales=tuple((told(value, measured.unit), scale) for scale, value in measured.by_scale if value is not None),
    )


def _axis(drawn: _Drawn) -> _Axis:
    low, high = min(drawn.values), max(drawn.values)
    room = (high - low) * 0.12 or abs(high) * 0.2 or 1.0
    return _Axis(low=max(0.0, low - room) if low >= 0 else low - room, high=high + room)


def _rows(drawn: _Drawn, axis: _Axis) -> Iterator[_Row]:
    say = drawn.words.say
    claimed = [(axis.x(value), drawn.words.isolated(words)) for value, words in drawn.claimed]
    published = [element("circle", cx=axis.x(value), cy=0, r=4, class_="published") for value in drawn.published]
    yield _labelled(say("figure.claimed"), claimed, "claimed")
    yield _Row(label=say("figure.published"), marks=join(*published), above=0, below=0)
    yield _Row(label=say("figure.estimate"), marks=_estimate(drawn, axis), above=0, below=0)
    yield _labelled(say("figure.scales"), [(axis.x(value), scale) for value, scale in drawn.scales], "scale")


def _height(row: _Row) -> int:
    return 2 * _LINE + 4 + row.above + row.below


def _stacked(rows: list[_Row]) -> Iterator[Markup]:
    """The rows one under the other, each name above its marks."""
    top = 0
    for row in rows:
        yield element("text", row.label, x=0, y=top + _LINE - 3, class_="row")
        yield element("g", row.marks, transform=f"translate(0 {top + _LINE + row.above + 9})")
        top += _height(row)


def _estimate(drawn: _Drawn, axis: _Axis) -> Markup:
    bars = [_bar(style, axis.x(low), axis.x(high)) for style, low, high in drawn.intervals]
    return join(*bars, element("circle", cx=axis.x(drawn.estimate), cy=0, r=5, class_="best"))


def _bar(style: str, left: float, right: float) -> Markup:
    thickness = 6 if style == "wide" else 10
    width = round(max(right - left, 1), 1)
    return element("rect", x=left, y=-thickness / 2, width=width, height=thickness, rx=thickness / 2, class_=style)


def _labelled(name: str, spots: list[tuple[float, str]], style: str) -> _Row:
    """Dots with their labels: those of dots on one spot share one, one that would run into another goes below."""
    reach = {"above": -1e9, "below": -1e9}
    drawn = []
    for x, label in _together(spots):
        half = _half(label)
        side = min(reach, key=lambda key: (x - half < reach[key], key))
        reach[side] = x + half + 4
        drawn.append(_text(label, x, -9 if side == "above" else 18, "value"))
    drawn += (element("circle", cx=x, cy=0, r=4.5, class_=style) for x, _ in spots)
    return _Row(label=name, marks=join(*drawn), above=_LINE, below=_LINE if reach["below"] > 0 else 0)


def _half(label: str) -> float:
    return _LETTER * len(label) / 2


def _text(label: str, x: float, y: float, style: str) -> Markup:
    """A label over a spot; at the edges it begins or ends where the drawing does."""
    half = _half(label)
    anchor, at = ("end", _WIDTH) if x + half > _WIDTH else ("start", 0) if x < half else ("middle", x)
    return element("text", label, x=at, y=y, text_anchor=anchor, class_=style)


def _together(spots: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Spots from left to right; those that nearly coincide are one, with all their labels."""
    found: list[tuple[float, str]] = []
    for x, label in sorted(spots):
        if found and x - found[-1][0] < _COINCIDE:
            found[-1] = (found[-1][0], f"{found[-1][1]}, {label}")
        else:
            found.append((x, label))
    return found


def _grid(axis: _Axis, drawn: _Drawn, height: int) -> Markup:
    """Lines at round numbers, the last of them with its unit."""
    bottom, words = height - 8, drawn.words
    ticks = _ticks(axis, words)
    lines = [element("line", x1=axis.x(t), x2=axis.x(t), y1=2, y2=bottom - 13, class_="grid") for t in ticks]
    last = words.isolated(words.quantity(ticks[-1], drawn.unit))
    labels = [*map(words.number, ticks[:-1]), last]
    told = [_text(label, axis.x(t), bottom, "tick") for t, label in zip(ticks, labels, strict=True)]
    return join(*lines, *told)


def _ticks(axis: _Axis, words: Words) -> list[float]:
    """One to six round numbers inside the axis, no more than there is room for."""
    span = axis.high - axis.low
    room = int((_RIGHT - _LEFT) / (_LETTER * (len(words.number(round(axis.high))) + 2)))
    power = 10.0 ** (len(str(int(span))) - 1 if span >= 1 else -2)
    step = next((s * power for s in (0.1, 0.2, 0.5, 1, 2, 5, 10) if span / (s * power) <= min(room, 6)), span)
    first = int(axis.low / step) + (axis.low > 0)
    found = [round(step * n, 6) for n in range(first, first + 8) if axis.low <= step * n <= axis.high]
    return found or [round(axis.high, 2)]


def _summary(drawn: _Drawn) -> str:
    return " ".join(_sentences(drawn))


def _sentences(drawn: _Drawn) -> Iterator[str]:
    words, unit = drawn.words, drawn.unit
    if drawn.claimed:
        yield words.say("figure.say_claimed", figures=words.listed([said for _, said in drawn.claimed]))
    yield words.say("figure.say_estimate", figure=words.quantity(drawn.estimate, unit))
    for style, low, high in drawn.intervals:
        yield words.say(f"figure.say_{style}", low=words.number(low), high=words.quantity(high, unit))
    for value, scale in drawn.scales:
        yield words.say("figure.say_scale", scale=scale, figure=words.quantity(value, unit))
    if drawn.published:
        figures = [words.quantity(value, unit) for value in drawn.published]
        yield words.say("figure.say_published", figures=words.listed(figures))
