"""How type looks: the styles of a layout, as its YAML gives them and as one edition uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, field_validator

from factsheet.setting.extent import LEVEL, RoomLine
from factsheet.units import points

# A plain validator, which keeps what it is given: a length that follows the type is a float of its own kind.
Length = Annotated[float, PlainValidator(points)]


def kebab(name: str) -> str:
    """Return the YAML spelling of a field: `min_size` is written `min-size`."""
    return name.replace("_", "-")


class Spec(BaseModel):
    """A mapping of a layout file: frozen, and no key that is not known."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=kebab,
        populate_by_name=True,
        arbitrary_types_allowed=True,
        allow_inf_nan=False,
        # Few of all kinds of boxes are needed: what checks the values of each is made as it is first used.
        defer_build=True,
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other values, which are not checked."""
        if deep or not update:
            return super().model_copy(update=update, deep=deep)
        # A thousand are made for an edition, none with extra or private values: in half of pydantic's time.
        made = object.__new__(type(self))
        put = object.__setattr__
        put(made, "__dict__", {**self.__dict__, **update})
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_fields_set__", {*self.__pydantic_fields_set__, *update})
        put(made, "__pydantic_private__", None)
        return made


class Align(StrEnum):
    """Where a thing stands in the room it is given, along the line or down the page."""

    START = "start"
    CENTER = "center"
    END = "end"

    @property
    def share(self) -> float:
        """The share of the spare room that is before it."""
        return _BEFORE[self]


_BEFORE = {Align.START: 0.0, Align.CENTER: 0.5, Align.END: 1.0}


class Lines(StrEnum):
    """How a paragraph is broken into lines."""

    RAGGED = "ragged"
    BALANCED = "balanced"
    SINGLE = "single"


class Gap(Spec):
    """The distance between siblings: as designed, when space is short, when there is plenty."""

    best: Length = 0.0
    min: Length | None = None
    max: Length | None = None

    def at(self, space: float) -> float:
        """Return the gap at a factor of all room, not under its minimum."""
        return max(self.best * space, min(self.best, self.min or 0.0))

    def line(self, space: float) -> RoomLine:
        """Return how the gap follows the factor of all room, at one."""
        best = self.best
        if not best:
            return LEVEL
        return RoomLine(best).at_least(best * space - min(best, self.min or 0.0), space)


def _gap(value: Any) -> Any:
    return value if isinstance(value, (dict, Gap)) else {"best": value}


Distance = Annotated[Gap, BeforeValidator(_gap)]


class Trim(StrEnum):
    """Where a box of type ends: with its leading, from the cap height to the ink, to the baseline."""

    NONE = "none"
    INK = "ink"
    BASELINE = "baseline"


class Fit(Spec):
    """Type fitted to its measure: the largest size up to the style's own at which it stands in `lines`."""

    min: Length = Field(description="the floor, in points; under it one more line is tried")
    lines: int = Field(1, ge=1, le=50)
    most_lines: int = Field(3, ge=1, le=50)

    @field_validator("min")
    @classmethod
    def _is_some_size(cls, value: float) -> float:
        if not 0 < value <= 1000:
            raise ValueError("a size over 0 and up to 1000 points is wanted")
        return value


class FontRole(Spec):
    """A typeface role of a layout: families in order of preference."""

    families: tuple[str, ...] = Field(min_length=1)


BOLD = 700
"""The weight from which type is bold (CSS Fonts 4, 2.2)."""
_LARGE = 18.0  # points: large text in WCAG 2.2
_LARGE_PRINT = 16.0  # points: from it on print is large print (RNIB, Clear print)


class Style(Spec):
    """One style of type.  Sizes and leading in points; tracking in em."""

    font: str
    weight: int = Field(400, ge=1, le=1000)
    size: Length
    leading: Length
    swatch: str
    align: Align = Align.START
    lines: Lines = Lines.RAGGED
    min_size: Length | None = Field(None, description="least size, where it is more than that of small print")
    tracking: float = Field(0.0, ge=-0.5, le=2)
    figures: Literal["", "tabular", "proportional"] = Field(
        "", description="`tabular` for figures of one width, `proportional` for those of their own"
    )
    trim: Trim = Field(
        Trim.NONE, description="what the box leaves of the leading: all, from the cap height, only ink"
    )
    hang: bool = Field(False, description="the ink of each line, not its white, stands on the start edge")
    fit: Fit | None = None
    strong_swatch: str = Field("", description="swatch of **bold** passages")
    link_swatch: str = Field("", description="swatch of links; they are underlined always")

    @property
    def is_large(self) -> bool:
        """Whether it is type for a glance or from afar, whose lines end as those of titles do."""
        return self.size >= _LARGE

    @property
    def is_large_print(self) -> bool:
        """Whether it may be read by people with low vision: no word is hyphenated that a line holds."""
        return self.size >= _LARGE_PRINT

    @property
    def ends_between_words(self) -> bool:
        """Whether lines of Chinese and Japanese end between words in it, as in large type and in bold."""
        return self.is_large or self.weight >= BOLD

    def at_scale(self, scale: float, floor: float = 0.0) -> Style:
        """Return the style at a scale of the type; its leading follows.

        Running text is not set under `floor` or its own `min-size`, fitted type not under 9 points, but what
        is smaller by design keeps its size.
        """
        least = min(self.size, max(self.min_size or 0.0, floor)) if not self.fit else 0.0
        size = round(max(self.size * scale, least) * 20) / 20
        fit = self.fit and self.fit.model_copy(
            update={"min": least_fit(self.fit.min, scale) if scale < 1 else self.fit.min * scale**0.5}
        )
        return self.model_copy(update={"size": size, "leading": self.leading * size / self.size, "fit": fit})

    def at_most(self, size: float) -> Style:
        """Return the style no larger than a size, in points; its leading follows."""
        return self.model_copy(update={"size": size, "leading": self.leading * size / self.size})

    def fitted_from(self, size: float) -> Style:
        """Return the style that is fitted to no less than a size, in points, nor more than its own."""
        if self.fit is None or self.fit.min >= size:
            return self
        fit = self.fit.model_copy(update={"min": min(size, self.size)})
        return self.model_copy(update={"fit": fit})

    def at_least(self, size: float) -> Style:
        """Return the style with no type in it under a size, in points; its leading follows."""
        if self.size >= size and (self.fit is None or self.fit.min >= size):
            return self
        fit = self.fit and self.fit.model_copy(update={"min": max(self.fit.min, size)})
        larger = max(self.size, size)
        return self.model_copy(
            update={"size": larger, "leading": self.leading * larger / self.size, "fit": fit}
        )


_NO_RANKS: Mapping[str, float] = MappingProxyType({})


class StylesAtScale(Mapping[str, Style]):
    """Styles by name at a scale of the type: each is made as it is first asked for, and is the same one then.

    Running text is not set under `floor`, and nothing under `least`, in points.  What has a rank over other
    type is not fitted to less than so many points at the designed size, `over`, which follow the scale.
    A scale that is only searched through needs one or two of some fifty.
    """

    def __init__(
        self,
        designed: Mapping[str, Style],
        scale: float,
        floor: float,
        least: float,
        over: Mapping[str, float] = _NO_RANKS,
    ) -> None:
        self._designed, self._scale, self._floor, self._least = designed, scale, floor, least
        self._over = over
        self._made: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        """Return the style of a name; KeyError if there is none."""
        found = self._made.get(name)
        if found is None:
            found = self._designed[name].at_scale(self._scale, self._floor).at_least(self._least)
            found = self._made[name] = found.fitted_from(self._over.get(name, 0.0) * self._scale)
        return found

    def __iter__(self) -> Iterator[str]:
        """Return the names of all styles."""
        return iter(self._designed)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._designed)


class Proportion(Spec):
    """Factors on size and leading: a script that looks large at a size is set smaller."""

    size: float = Field(1.0, gt=0.3, le=2)
    leading: float = Field(1.0, gt=0.5, le=3)


class ScriptSpec(Spec):
    """What a layout changes for a script or a language.

    `fonts` replaces typeface roles; `proportions` scales the styles of a role, in place of the rule
    (`proportion.py`); `styles` replaces parts of single styles, which both then leave alone.
    """

    fonts: Mapping[str, FontRole] = {}
    proportions: Mapping[str, Proportion] = {}
    styles: Mapping[str, Mapping[str, Any]] = {}


_FLOOR = 9.0
SMALL = 9.0  # what is this small already is not made smaller for looking large


def _as_drawn(style: Style) -> Style:
    return style


def styles_for(
    styles: Mapping[str, Style], spec: ScriptSpec, rule: Callable[[Style], Style] = _as_drawn
) -> dict[str, Style]:
    """Return the styles of one edition as designed: the layout's, changed for its script.

    `rule` changes what the layout says nothing of for the script.
    """
    return {name: _changed(style, spec, spec.styles.get(name, {}), rule) for name, style in styles.items()}


def _changed(
    style: Style, spec: ScriptSpec, changes: Mapping[str, Any], rule: Callable[[Style], Style]
) -> Style:
    if changes:
        style = Style.model_validate(style.model_dump(by_alias=True) | dict(changes))
    proportion = spec.proportions.get(style.font)
    made = _scaled(style, proportion) if proportion else rule(style)
    said = {name: getattr(style, name) for name in ("size", "leading", "fit") if name in changes}
    return made.model_copy(update=said) if said else made


def _scaled(style: Style, proportion: Proportion) -> Style:
    size = max(min(style.size, SMALL), style.size * proportion.size)
    leading = style.leading * proportion.leading
    fit = style.fit and style.fit.model_copy(update={"min": least_fit(style.fit.min, proportion.size)})
    return style.model_copy(update={"size": size, "leading": leading, "fit": fit})


def least_fit(size: float, factor: float) -> float:
    """Return a smaller least size, not under what light type needs in print (GWG 2015, 4.16)."""
    return max(min(size, _FLOOR), size * min(1.0, factor))
