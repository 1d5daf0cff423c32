"""What a person asks to hide → blurs: all fine places, or one by its name, each by so many km."""

from dataclasses import dataclass

from storymap.errors import InputError
from storymap.stories.displacement import RUNGS_KM, rung_of

SMALLEST_KM, LARGEST_KM = RUNGS_KM[0], RUNGS_KM[-1]
"""The range of blurs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blur:
    """What is to be hidden, and how well.

    >>> Blur(km=30).rung_km
    100
    """

    km: float
    """Half the width of the circle that stands for a place, in [1, 500]; the next of `RUNGS_KM` is used."""
    name: str | None = None
    """The one place meant, as the text names it or by its gazetteer's id; `None` for every place finer than `km`."""

    def __post_init__(self) -> None:
        if not SMALLEST_KM <= self.km <= LARGEST_KM:
            raise InputError(
                f"cannot obscure by {self.km:g} km: write a number of km from {SMALLEST_KM} to {LARGEST_KM}"
            )

    @property
    def rung_km(self) -> int:
        """The blur used: that of the ladder which is at least as large."""
        return rung_of(self.km)


def read_blur(written: str) -> Blur:
    """What is written as `25` or `Kirkenes=25`.

    Raises:
        InputError: There is no number of km from 1 to 500.

    >>> read_blur("Sør-Varanger = 50").name
    'Sør-Varanger'
    """
    name, divided, number = written.rpartition("=")
    try:
        km = float(number.strip().removesuffix("km"))
    except ValueError:
        raise InputError(
            f"cannot obscure '{written}': write a number of km such as 25, or a place with one such as 'Kirkenes=25'"
        ) from None
    if divided and not name.strip():
        raise InputError(f"cannot obscure '{written}': name a place before '='")
    return Blur(km=km, name=name.strip() or None)
