"""How the charts of a layout look: the styles of their words, their colors, the measures of their marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from factsheet.setting.style import Length, Spec
from factsheet.units import points

TONES = (
    *("mark", "high", "deep", "context", "third", "minus", "gap"),
    *(
        "zero",
        "grid",
        "ground",
        "ink",
        "soft",
        "hot",
        "on-mark",
        "on-high",
        "on-deep",
        "on-third",
        "on-context",
    ),
)


def _painted(value: Any) -> Any:
    if isinstance(value, Mapping):
        for name in value:
            if name not in TONES:
                raise ValueError(f"charts have no {name!r}: they paint {', '.join(TONES)}")
    return value


class ChartStyle(Spec):
    """Styles and swatches by what they are for; lengths at the designed size of the type.

    What no swatch is named for has the color of the text; where none is named for the words on a mark, none
    stand there.  `hollow` draws marks that do not stand out with a
    line; `big` sets the values of wide columns in the style `value`.
    """

    text: str = Field("body", description="style of names and values")
    note: str = Field("body", description="style of ticks, dates and signs of what is missing")
    value: str = Field("heading", description="style of large values")
    paint: Annotated[Mapping[str, str], BeforeValidator(_painted)] = Field(
        {}, description="swatches of " + ", ".join(TONES)
    )
    bar: Length = points("3.9u")
    pitch: Length = points("5.4u")
    column: float = Field(0.62, gt=0.2, lt=1, description="share of a column in the distance of two")
    main: Length = points("0.8u")
    other: Length = points("0.53u")
    context: Length = points("0.44u")
    zero: Length = points("0.25u")
    grid: Length = points("0.09u")
    dash: Length = points("1.4u")
    gap: Length = points("1u")
    dot: Length = points("1.2u")
    hollow: bool = False
    big: bool = False

    @property
    def styles(self) -> frozenset[str]:
        """The names of its styles."""
        return frozenset({self.text, self.note, self.value})
