"""Points of the overview and their names → the names that have room, each on a side that is free."""

from dataclasses import dataclass, field
from typing import Literal

from storymap.exporters.markup import Markup, element

Style = Literal["name", "quiet"]
"""Of a stop's name, and of a place's that is only mentioned."""
Room = tuple[float, float, float, float]
"""Left, top, right, bottom in the picture, in pixels."""

_LETTER_PX = {"name": 8.6, "quiet": 7.0}
"""About how wide a letter of a name is, by the name's style; wide ones make up for narrow ones."""
_LINE_PX = 15.0


@dataclass(kw_only=True)
class NameRoom:
    """What is still free in the picture."""

    width: float
    """Of the picture."""
    height: float
    taken: list[Room] = field(default_factory=list)
    """Where something stands already."""

    def take(self, x: float, y: float, reach: float) -> None:
        """Keep names off a mark that reaches that far from its middle."""
        self.taken.append((x - reach, y - reach, x + reach, y + reach))

    def name(self, words: str, x: float, y: float, *, reach: float, style: Style) -> Markup:
        """The name beside, above or below its mark; nothing where it would touch a mark, a name or an edge."""
        length = _LETTER_PX[style] * len(words)
        for anchor, dx, dy in (("start", reach + 4, 0.0), ("end", -reach - 4, 0.0), *_over_and_under(reach)):
            left = x + dx - {"start": 0.0, "end": length, "middle": length / 2}[anchor]
            room = (left, y + dy - _LINE_PX / 2, left + length, y + dy + _LINE_PX / 2)
            if self._is_free(room):
                self.taken.append(room)
                return element(
                    "text", words, x=round(x + dx, 1), y=round(y + dy + 4, 1), text_anchor=anchor, class_=style
                )
        return Markup("")

    def _is_free(self, room: Room) -> bool:
        left, top, right, bottom = room
        inside = left >= 2 and top >= 0 and right <= self.width - 2 and bottom <= self.height
        return inside and not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in self.taken
        )


def _over_and_under(reach: float) -> tuple[tuple[str, float, float], tuple[str, float, float]]:
    return ("middle", 0.0, -reach - 2 - _LINE_PX / 2), ("middle", 0.0, reach + 2 + _LINE_PX / 2)
