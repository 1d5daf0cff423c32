"""Verdict on a measure → a small SVG: what is claimed, what was measured, and the interval."""

from html import escape

from storymap.exporters import wording
from storymap.language.quantity_units import base_value
from storymap.model.claims import Measurement, Verdict

CAPTION = "Bar: 95 % interval in km or km². Black: measured at 10m, 50m and 110m. Dashed: claimed."
WIDTH_PX, HEIGHT_PX, MARGIN_PX = 560, 76, 24
BAR_TOP_PX, BAR_HEIGHT_PX = 40, 12


def draw_interval(verdict: Verdict) -> str:
    """The figure as an `svg` element, or nothing where no measure with an interval decides."""
    measured = verdict.measured
    if measured is None or measured.interval_95 is None or not verdict.claim.quantities:
        return ""
    claimed = [(wording.quantity_words(q), base_value(q)) for q in verdict.claim.quantities]
    largest = max([value for _, value in claimed] + [measured.interval_95[1]])
    scale = (WIDTH_PX - 2 * MARGIN_PX) / (largest * 1.05)
    parts = [_bar(measured.interval_95, scale), *_scale_marks(measured, scale)]
    parts += [_claimed_mark(label, value * scale, row) for row, (label, value) in enumerate(claimed)]
    alternative = f"Claimed {', '.join(label for label, _ in claimed)}; {wording.measurement_words(measured)}."
    return (
        f'<figure><svg viewBox="0 0 {WIDTH_PX} {HEIGHT_PX}" role="img" aria-label="{escape(alternative)}">'
        f"{''.join(parts)}</svg>\n"
        f"<figcaption>{CAPTION}</figcaption></figure>\n"
    )


def _bar(interval: tuple[float, float], scale: float) -> str:
    left, right = (MARGIN_PX + value * scale for value in interval)
    return (
        f'<line class="axis" x1="{MARGIN_PX}" x2="{WIDTH_PX - MARGIN_PX}" y1="{BAR_TOP_PX + 6}" '
        f'y2="{BAR_TOP_PX + 6}"/>'
        f'<rect class="interval" x="{left:.1f}" y="{BAR_TOP_PX}" width="{right - left:.1f}" '
        f'height="{BAR_HEIGHT_PX}"/>'
        f"{_edge_label(left, interval[0])}{_edge_label(right, interval[1])}"
    )


def _edge_label(x: float, value: float) -> str:
    label = wording.number(value)
    return f'<text x="{x:.1f}" y="{BAR_TOP_PX + 28}" text-anchor="middle">{label}</text>'


def _scale_marks(measured: Measurement, scale: float) -> list[str]:
    marks = []
    for _, value in measured.by_scale:
        if value is not None:
            x = MARGIN_PX + value * scale
            marks.append(
                f'<line class="measured" x1="{x:.1f}" x2="{x:.1f}" y1="{BAR_TOP_PX - 2}" '
                f'y2="{BAR_TOP_PX + BAR_HEIGHT_PX + 2}"/>'
            )
    return marks


def _claimed_mark(label: str, offset_px: float, row: int) -> str:
    x = MARGIN_PX + offset_px
    y = 12 + 14 * row if row < 2 else 12
    return (
        f'<line class="claimed" x1="{x:.1f}" x2="{x:.1f}" y1="{y + 3}" y2="{BAR_TOP_PX + BAR_HEIGHT_PX}"/>'
        f'<text class="claimed" x="{x:.1f}" y="{y}" text-anchor="middle">{escape(label)}</text>'
    )
