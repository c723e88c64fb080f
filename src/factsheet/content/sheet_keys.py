"""The keys of a data file that say what is asked for of the sheet: paper, folds, pages, print run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import Field, PrivateAttr, ValidationInfo

from factsheet.content.fields import Kind, Mapped, one_of
from factsheet.content.findings import closest, invalid
from factsheet.content.piece import Section, known
from factsheet.content.place import Location, MappingNode, ScalarNode
from factsheet.errors import Diagnostic, Span
from factsheet.sheet import MOST_PAGES, Fold, PageCount, SheetOptions, page_count
from factsheet.units import PAPERS, Orientation, PageSize, paper_named, paper_sized, points

LARGE_PRINT = "large-print"
_LENGTH = re.compile(r"\s*\d+(?:\.\d+)?\s*(?:mm|cm|in|pt)\s*")
_SIDES_ALONE = re.compile(
    r"(?P<width>\d+(?:\.\d+)?)\s*(?:mm|cm|in)?\s*[x×*]\s*(?P<height>\d+(?:\.\d+)?)\s*(?P<unit>mm|cm|in)?"
)
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_SIDES = ("width", "height")
_LEAST_SIDE = 30.0
E = TypeVar("E", bound=StrEnum)


class _Size(StrEnum):
    LARGE_PRINT = LARGE_PRINT


def _paper(leaf: ScalarNode, info: ValidationInfo) -> PageSize:
    try:
        return paper_named(leaf.raw)
    except ValueError:
        said = f'"{leaf.raw[:40]}" is not a paper'
        raise invalid(leaf.place.error(said, _paper_hint(leaf.raw), code="unknown-paper")) from None


def _paper_hint(written: str) -> str:
    """Return how the paper is written that was probably meant."""
    name, _, turned = written.rpartition(" ")
    if turned.lower() in (*Orientation,) and name.lower() in {each.lower() for each in PAPERS}:
        return f"write paper: {name}, and a line orientation: {turned.lower()}"
    if sides := _SIDES_ALONE.fullmatch(written.strip()):
        # Of so few no paper is as small in millimeters: inches, as in 8.5x11.
        small = max(float(sides[each].replace(",", ".")) for each in _SIDES) < _LEAST_SIDE
        unit = sides["unit"] or ("in" if small else "mm")
        return f"write {{width: {sides['width']}{unit}, height: {sides['height']}{unit}}}"
    near = closest(written, PAPERS)
    known = f"did you mean {near}?" if near else f"known are: {', '.join(PAPERS)}."
    return f"{known} Any other size is written as {{width: 120mm, height: 170mm}}"


def _custom(group: MappingNode, info: ValidationInfo) -> PageSize:
    found: list[Diagnostic] = []
    sides = known(group, _SIDES, found)
    hint = "write it with its unit, as 120mm"
    for name in _SIDES:
        leaf, place = sides.get(name), group.place.under(name)
        if leaf is None:
            found.append(place.error("is missing", hint, group.place.key_span, code="key-missing"))
        elif not isinstance(leaf, ScalarNode) or not _LENGTH.fullmatch(leaf.raw):
            found.append(place.error("is not a length", hint, code="length-not-valid"))
    if found:
        raise invalid(*found)
    width, height = (points(sides[name].raw) for name in _SIDES)  # type: ignore[union-attr]
    try:
        return paper_sized(width, height)
    except ValueError as error:
        hint = "give the sheet as it is trimmed"
        raise invalid(group.place.error(f"is not a paper: {error}", hint, code="unknown-paper")) from None


# What orientations are called elsewhere.
_TURNED = {
    **dict.fromkeys(("horizontal", "wide", "querformat", "paysage"), 'did you mean "landscape"?'),
    **dict.fromkeys(("vertical", "upright", "tall", "hochformat"), 'did you mean "portrait"?'),
}


def _choice(words: type[E], others: Mapping[str, str] | None = None) -> Kind:
    """One of the words of an enumeration; `others` are words that have another name, with what to write."""
    word = one_of(*words, others=others)
    return Kind(lambda leaf, info: words(word.made(leaf, info)), word.json, word.expected)


def _pages(leaf: ScalarNode, info: ValidationInfo) -> PageCount:
    try:
        return page_count(leaf.raw)
    except ValueError:
        said = f'"{leaf.raw[:40]}" is not a number of pages'
        hint = f"write auto, a number, or from 1 to 2 as 1..2; at most {MOST_PAGES}"
        raise invalid(leaf.place.error(said, hint, code="page-count-not-valid")) from None


def _quantity(leaf: ScalarNode, info: ValidationInfo) -> int:
    value = leaf.value
    # The numbers in the cells of a row are decimal ones.
    if isinstance(value, Decimal) and re.fullmatch("[0-9]{1,10}", leaf.raw):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000_000_000:
        said = f'"{leaf.raw[:40]}" is not a print run'
        hint = "write how many copies are printed, as 5000"
        raise invalid(leaf.place.error(said, hint, code="quantity-not-valid"))
    return value


def _arrangement(leaf: ScalarNode, info: ValidationInfo) -> str:
    if not _NAME.fullmatch(leaf.raw):
        said = f'"{leaf.raw[:40]}" is not the name of an arrangement'
        hint = "arrangements are named by the layout, as beside"
        raise invalid(leaf.place.error(said, hint, code="arrangement-name-not-valid"))
    return leaf.raw


_LENGTH_JSON = {"type": "string", "pattern": "^\\d+(\\.\\d+)?(mm|cm|in|pt)$"}
PAPER = Kind(
    _paper,
    {
        "anyOf": [
            {"enum": list(PAPERS)},
            {
                "type": "object",
                "properties": dict.fromkeys(_SIDES, _LENGTH_JSON),
                "required": list(_SIDES),
                "additionalProperties": False,
            },
        ]
    },
    "a paper",
    of_group=_custom,
)
PAGES = Kind(
    _pages,
    {
        "anyOf": [
            {"const": "auto"},
            {"type": "integer", "minimum": 1, "maximum": MOST_PAGES},
            {"type": "string", "pattern": "^\\d+\\.\\.\\d+$"},
        ]
    },
    "a count of pages",
)
QUANTITY = Kind(_quantity, {"type": "integer", "minimum": 1}, "a whole number")
ARRANGEMENT = Kind(_arrangement, {"type": "string"}, "a name of an arrangement")


class SheetKeys(Section):
    """The keys at the top of a data file that are about the sheet, not about what it says."""

    paper: Annotated[PageSize, PAPER] | None = Field(
        None, description="The flat sheet; by default that of the layout."
    )
    orientation: Annotated[Orientation, _choice(Orientation, _TURNED)] | None = Field(
        None, description="How the sheet lies; by default upright, or level if it is folded."
    )
    pages: Annotated[PageCount, PAGES] | None = Field(
        None, description="How many pages: auto, a number, or a range as 1..2."
    )
    fold: Annotated[Fold, _choice(Fold)] | None = Field(
        None, description="How the sheet is folded; its panels are pages, the front first."
    )
    size: Annotated[_Size, _choice(_Size)] | None = Field(
        None, description="large-print: type of 16 points and over, for readers with low vision."
    )
    prefer: Annotated[dict[str, str], Mapped(ARRANGEMENT)] | None = Field(
        None, description="The arrangement that is wanted for a block, by the id of the block."
    )
    quantity: Annotated[int, QUANTITY] | None = Field(
        None, description="The print run, for the printer; it is told with the print file."
    )

    _spans: dict[str, Span] = PrivateAttr(default_factory=dict)

    @property
    def options(self) -> SheetOptions:
        """What these keys ask for, each with its place."""
        return SheetOptions(
            self.paper,
            self.orientation,
            self.pages,
            self.fold,
            self.size is not None,
            self.prefer or {},
            self.quantity,
            spans=self._spans,
        )

    def check(self, place: Location) -> Iterator[Diagnostic]:
        """Note where each key stands; nothing is wrong with them as they stand together."""
        self._spans = {
            name: place.under(name).key_span
            for name in SheetKeys.model_fields
            if getattr(self, name) is not None
        }
        return iter(())
