"""Plans in a file beside the data file, so that a corrected comma brings no new design."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from factsheet.composing.plan import GRID, LAST, Band, BlockPart, Demerit, PagePlan, Plan, PlanColumn, Tile
from factsheet.errors import LayoutError, Span
from factsheet.yaml_source import YamlDocument, load

_COLUMN = re.compile(r"(\d{1,2})-(\d{1,2}) (.+)")
_TILE = re.compile(
    r"(?P<block>[^\[\]: ]+)(?:\[(?P<lines>lines )?(?P<start>\d+)-(?P<stop>\d*)\])?:(?P<way>[^\[\]: ]+)"
)
_HINT = "write the file anew with factsheet build FILE --plan keep"


class PlanKey(NamedTuple):
    """What a plan is for: a layout, and the pages that it is on, as `210 x 297 mm`."""

    layout: str
    pages: str


def plan_path(data: Path) -> Path:
    """Return where the plans of a data file stand.

    >>> plan_path(Path("sheets/water.yaml")).name
    'water.plan.yaml'
    """
    return data.with_name(f"{data.stem}.plan.yaml")


def read_plans(path: Path) -> dict[PlanKey, Plan]:
    """Return the plans of a file, none if it is not there; LayoutError with the place of what is no plan."""
    if not path.is_file():
        return {}
    document = load(path)
    plans = document.value.get("plans") if isinstance(document.value, Mapping) else None
    if not isinstance(plans, Sequence) or isinstance(plans, str):
        raise LayoutError.of(
            "there are no plans in this file", Span(str(path)), _HINT, code="plan-not-readable"
        )
    return dict(_plan(each, number, document) for number, each in enumerate(plans))


def _plan(value: Any, number: int, document: YamlDocument) -> tuple[PlanKey, Plan]:
    try:
        key = PlanKey(str(value["layout"]), str(value["pages_of"]))
        pages: tuple[PagePlan, ...] = tuple(tuple(_band(band) for band in page) for page in value["pages"])
        scale = float(value["scale"])
        badness = float(value.get("badness", 0.0))
        if not 0.1 < scale < 20 or not pages or not all(pages) or not math.isfinite(badness):
            raise ValueError
    except (AttributeError, KeyError, TypeError, ValueError):
        span = document.spans.get(("plans", number)) or document.spans.get((), None)
        raise LayoutError.of("this is no plan", span, _HINT, code="plan-not-readable") from None
    return key, Plan(scale, pages, (Demerit("as it was kept", badness),) if badness else ())


def _band(value: Any) -> Band:
    columns = tuple(_column(str(each)) for each in value)
    lines = [0, *(column.stop for column in columns)]
    if not columns or lines[-1] != GRID or any(a != c.start for a, c in zip(lines, columns, strict=False)):
        raise ValueError
    return columns


def _column(text: str) -> PlanColumn:
    match = _COLUMN.fullmatch(text)
    tiles = [_TILE.fullmatch(each) for each in match[3].split(" + ")] if match else []
    if match is None or not all(tiles) or int(match[1]) >= int(match[2]):
        raise ValueError
    return PlanColumn(
        int(match[1]),
        int(match[2]),
        tuple(Tile(_piece(each), each["way"]) for each in tiles if each),
    )


def _piece(tile: re.Match[str]) -> BlockPart:
    if not tile["start"]:
        return BlockPart(tile["block"])
    lines, stop = bool(tile["lines"]), tile["stop"]
    if not stop and not lines:
        raise ValueError
    return BlockPart(tile["block"], int(tile["start"]) - 1, int(stop) if stop else LAST, lines)


def written(plans: Mapping[PlanKey, Plan]) -> str:
    """Return plans as the text of their file; `read_plans` gives them back."""
    return "\n".join(_lines(plans)) + "\n"


def _lines(plans: Mapping[PlanKey, Plan]) -> Iterator[str]:
    yield "# Where the blocks of this factsheet stand, kept by: factsheet build FILE --plan keep"
    yield "# Take the file away, or build with --plan new, and the pages are found anew."
    yield "plans:"
    for key, plan in sorted(plans.items()):
        yield f"  - layout: {key.layout}"
        yield f'    pages_of: "{key.pages}"'
        yield f"    scale: {plan.scale:g}"
        yield f"    badness: {plan.badness:.1f}"
        yield "    pages:"
        for page in plan.pages:
            for number, band in enumerate(page):
                columns = ", ".join(f'"{column}"' for column in band)
                yield f"      {'- ' if not number else '  '}- [{columns}]"
