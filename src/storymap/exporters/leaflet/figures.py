"""A verdict on a quantity → a drawing of claimed against measured, with the interval, as inline SVG."""

from collections.abc import Iterator
from dataclasses import dataclass

from storymap.exporters.leaflet.markup import Markup, element, join, text
from storymap.exporters.leaflet.words import number, quantity
from storymap.language.quantity_units import base_value, in_base
from storymap.model.claims import Measurement, Verdict

_WIDTH = 420
_LEFT, _RIGHT = 96, 404
_ROW = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    low: float
    high: float

    def x(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def interval_figure(verdict: Verdict) -> Markup:
    """The drawing; empty where the verdict measured nothing or claims no figure."""
    measured, claimed = verdict.measured, verdict.claim.quantities
    if measured is None or not (claimed or measured.interval_95):
        return Markup("")
    axis = _axis(verdict, measured)
    rows = [row for row in (_claimed(verdict, axis), _published(verdict, axis), _estimate(measured, axis)) if row[1]]
    rows += [_scales(measured, axis)] if any(value for _, value in measured.by_scale) else []
    height = _ROW * len(rows) + 26
    drawn = [_row(label, marks, _ROW * index + 20) for index, (label, marks) in enumerate(rows)]
    summary = _summary(verdict, measured)
    svg = element(
        "svg",
        _grid(axis, measured.unit, height),
        *drawn,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_label=summary,
        class_="interval",
    )
    return element("figure", svg, class_="measure")


def _axis(verdict: Verdict, measured: Measurement) -> _Axis:
    values = [base_value(q) for q in verdict.claim.quantities] + [measured.value]
    values += [in_base(p.value, p.unit) for p in verdict.published]
    values += [value for _, value in measured.by_scale if value is not None]
    values += [*(measured.interval_95 or ())]
    low, high = min(values), max(values)
    room = (high - low) * 0.12 or abs(high) * 0.2 or 1.0
    return _Axis(low=max(0.0, low - room) if low >= 0 else low - room, high=high + room)


def _row(label: str, marks: Markup, y: int) -> Markup:
    return element("g", element("text", label, x=0, y=4, class_="row"), marks, transform=f"translate(0 {y})")


def _claimed(verdict: Verdict, axis: _Axis) -> tuple[str, Markup]:
    spots = [(axis.x(base_value(q)), quantity(q.value, q.unit)) for q in verdict.claim.quantities]
    return "In the text", _spots(spots, "claimed")


def _published(verdict: Verdict, axis: _Axis) -> tuple[str, Markup]:
    values = sorted({round(in_base(p.value, p.unit), 3) for p in verdict.published})
    return "Published", join(*(element("circle", cx=axis.x(v), cy=0, r=4, class_="published") for v in values))


def _estimate(measured: Measurement, axis: _Axis) -> tuple[str, Markup]:
    bars = []
    for interval, style, thickness in ((measured.interval_95, "wide", 6), (measured.interval_90, "narrow", 10)):
        if interval is not None:
            left, right = axis.x(interval[0]), axis.x(interval[1])
            bars.append(
                element(
                    "rect",
                    x=left,
                    y=-thickness / 2,
                    width=round(max(right - left, 1), 1),
                    height=thickness,
                    rx=thickness / 2,
                    class_=style,
                )
            )
    return "Estimate", join(*bars, element("circle", cx=axis.x(measured.value), cy=0, r=5, class_="best"))


def _scales(measured: Measurement, axis: _Axis) -> tuple[str, Markup]:
    spots = [(axis.x(value), scale) for scale, value in measured.by_scale if value is not None]
    return "Map, by scale", _spots(spots, "scale")


def _spots(spots: list[tuple[float, str]], style: str) -> Markup:
    return join(*_labelled(sorted(spots), style))


def _labelled(spots: list[tuple[float, str]], style: str) -> Iterator[Markup]:
    """Dots with their labels: one that would run into its neighbour's goes below the line."""
    reach = {"above": -1e9, "below": -1e9}
    for x, label in spots:
        half = 3.4 * len(label) + 2
        side = min(reach, key=lambda key: (x - half < reach[key], key))
        reach[side] = x + half
        anchor = "end" if x + half > _RIGHT + 14 else "start" if x - half < _LEFT - 6 else "middle"
        yield element("circle", cx=x, cy=0, r=4.5, class_=style)
        yield element("text", label, x=x, y=-8 if side == "above" else 16, text_anchor=anchor, class_="value")


def _grid(axis: _Axis, unit: str, height: int) -> Markup:
    bottom = height - 14
    ticks = _ticks(axis)
    lines = [element("line", x1=axis.x(t), x2=axis.x(t), y1=2, y2=bottom - 8, class_="grid") for t in ticks]
    labels = [
        element("text", quantity(t, unit) if t == ticks[-1] else number(t), x=axis.x(t), y=bottom + 6, **_MIDDLE)
        for t in ticks
    ]
    return join(*lines, *labels)


_MIDDLE = {"text_anchor": "middle", "class_": "tick"}


def _ticks(axis: _Axis) -> list[float]:
    """Three to six round numbers inside the axis."""
    span = axis.high - axis.low
    power = 10.0 ** (len(str(int(span))) - 1 if span >= 1 else -2)
    step = next((s * power for s in (0.1, 0.2, 0.5, 1, 2, 5, 10) if span / (s * power) <= 6), span)
    first = int(axis.low / step) + (axis.low > 0)
    found = [round(step * n, 6) for n in range(first, first + 8) if axis.low <= step * n <= axis.high]
    return found or [round(axis.high, 2)]


def _summary(verdict: Verdict, measured: Measurement) -> str:
    claimed = ", ".join(quantity(q.value, q.unit) for q in verdict.claim.quantities)
    parts = [f"In the text: {claimed}."] if claimed else []
    parts.append(f"Best estimate: {quantity(measured.value, measured.unit)}.")
    if measured.interval_95:
        low, high = measured.interval_95
        parts.append(f"Nineteen in twenty true values lie between {number(low)} and {quantity(high, measured.unit)}.")
    parts += [f"Map at {scale}: {quantity(v, measured.unit)}." for scale, v in measured.by_scale if v is not None]
    return text(" ".join(parts)).replace("&#x27;", "'")
