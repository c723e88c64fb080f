"""How the charts of a layout look: the styles of their words, their colors, the measures of their marks."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field

from factsheet.setting.style import Length, Spec
from factsheet.units import points


class Tone(StrEnum):
    """What a mark or a word is painted for; a layout names a swatch for each."""

    MARK = "mark"
    """One among others that are alike."""
    HIGH = "high"
    """The one that matters."""
    DEEP = "deep"
    """The darkest of several."""
    CONTEXT = "context"
    """What stands back."""
    THIRD = "third"
    """The third of several parts."""
    FOURTH = "fourth"
    """The fourth of several parts."""
    OPEN = "open"
    """A part that is an edge around the ground: no swatch is named for it."""
    MINUS = "minus"
    """A number below nought."""
    GAP = "gap"
    """What is missing of a whole."""
    ZERO = "zero"
    """The line of nought."""
    GRID = "grid"
    """Lines to read by."""
    GROUND = "ground"
    """The paper between marks."""
    INK = "ink"
    """Words."""
    SOFT = "soft"
    """Words that stand back: ticks, dates, signs of what is missing."""
    HOT = "hot"
    """The words of the one that matters."""
    ON_MARK = "on-mark"
    ON_HIGH = "on-high"
    ON_DEEP = "on-deep"
    ON_THIRD = "on-third"
    ON_FOURTH = "on-fourth"
    ON_CONTEXT = "on-context"

    @property
    def on(self) -> Tone:
        """The tone of words on a mark of this one."""
        return Tone.INK if self is Tone.OPEN else Tone(f"on-{self}")


_PAINTED = tuple(each for each in Tone if each is not Tone.OPEN)


def _painted(value: Any) -> Any:
    if isinstance(value, Mapping):
        for name in value:
            if name not in _PAINTED:
                raise ValueError(f"charts have no {name!r}: they paint {', '.join(_PAINTED)}")
    return value


class ChartStyle(Spec):
    """Styles and swatches by what they are for; lengths at the designed size of the type.

    What no swatch is named for has the color of the text; where none is named for the words on a mark, none
    stand there.  `hollow` draws marks that do not stand out with a line; `big` sets the values of wide
    columns in the style `value`.
    """

    text: str = Field("body", description="style of names and values")
    note: str = Field("body", description="style of ticks, dates and signs of what is missing")
    value: str = Field("heading", description="style of large values")
    paint: Annotated[Mapping[str, str], BeforeValidator(_painted)] = Field(
        {}, description="swatches of " + ", ".join(_PAINTED)
    )
    on: Mapping[str, Annotated[Mapping[str, str], BeforeValidator(_painted)]] = Field(
        {}, description="by a ground: swatches that differ there, as on a dark one"
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

    def standing_on(self, ground: str) -> Self:
        """Return the style of charts on a ground: what is left between marks is of it, not of the paper."""
        between = {Tone.GROUND: ground} if Tone.GROUND in self.paint else {}
        return self.model_copy(update={"paint": {**self.paint, **self.on.get(ground, {}), **between}})

    @property
    def styles(self) -> frozenset[str]:
        """The names of its styles."""
        return frozenset({self.text, self.note, self.value})
