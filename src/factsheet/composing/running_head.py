"""Running heads: the title of the sheet and the number of the page, over pages after the first.

They repeat what is said, so they are artifacts of the page: no assistive technology reads them again.
"""

from __future__ import annotations

from decimal import Decimal

from factsheet.art.outline import rect
from factsheet.boxes.box import Side, bled
from factsheet.composing.bench import Bench, Frame, rules_of
from factsheet.display import Placed, Shape
from factsheet.document.text import Inline, Text
from factsheet.layout.model import RunningHead
from factsheet.locale.locales import default, facts
from factsheet.locale.numbers import figures
from factsheet.setting.galley import Galley, abreast, join
from factsheet.setting.paragraph import fixed, natural_width, set_paragraph
from factsheet.setting.style import Align
from factsheet.units import PageSize

_SEVERAL = 10  # pages for which the number is given room
_OUTER = frozenset({Side.TOP, Side.START, Side.END})


def head_height(bench: Bench, scale: float, number: int) -> float:
    """Return the height of the running head of a page, counted from 0; 0 where there is none."""
    spec = _spec(bench, scale, number)
    if not spec:
        return 0.0
    # What is wrong with its words is wrong with the title.
    title = _title(bench, "title")
    return _set(bench, spec, scale, title, (bench.size, _SEVERAL, _SEVERAL)).height


def running_head(bench: Bench, scale: float, number: int, pages: int) -> Galley | None:
    """Return the running head of a page, counted from 0, as wide as the page; None where there is none."""
    spec = _spec(bench, scale, number)
    if not spec:
        return None
    return _set(bench, spec, scale, _title(bench), (bench.page_size(number), number + 1, pages))


def _spec(bench: Bench, scale: float, number: int) -> RunningHead | None:
    # A panel is not a page: on a folded sheet none has a number.
    return rules_of(bench, scale).running_head if number and not bench.folded else None


def _title(bench: Bench, path: str = "") -> Text:
    """The title, with what stamps the edition; without a path, as it is on a page, it is an artifact."""
    stamp = f" \u2013 {bench.edition.stamp}" if bench.edition.stamp else ""
    return Text((Inline(bench.edition.title + stamp),), path)


def _set(
    bench: Bench, spec: RunningHead, scale: float, title: Text, page: tuple[PageSize, int, int]
) -> Galley:
    size, number, pages = page
    setting, frame = bench.context(scale), bench.frame_of(size)
    style = setting.style(spec.style)
    known = facts(bench.edition.lang) or default()
    count = " / ".join(figures(Decimal(each), known) for each in (number, pages))
    place = Text((Inline(count),), "")

    # The number at the end of the line, the title in what it leaves.
    widest = Text((Inline(" / ".join([figures(Decimal(10 * _SEVERAL), known)] * 2)),), "")
    wide, gap = natural_width(setting, widest, style), rules_of(bench, scale).inner
    room = frame.width - 2 * frame.side
    said = set_paragraph(setting, title, style, fixed(room - wide - gap))
    at_end = style.model_copy(update={"align": Align.END})
    counted = set_paragraph(setting, place, at_end, fixed(wide))
    top, bottom = _room(spec, frame)
    line = abreast(room, [(said, 0.0), (counted, room - wide)])
    high = top + line.height + bottom
    made = join(frame.width, high, [(line, frame.side, top)])
    if not spec.ground:
        return made
    x, y, across, down = bled(_OUTER, bench.layout.spec.page.bleed, frame.width, high)
    return made.behind((Placed(Shape(rect(0, 0, across, down), across, down, fill=spec.ground), x, y),))


def _room(spec: RunningHead, frame: Frame) -> tuple[float, float]:
    """The room above and below the line: on paper at least the page's margin above it."""
    top = spec.pad.top
    return (top if spec.ground else max(top, frame.top), spec.pad.bottom)
