"""Copy that does not fit: on how many pages it would, which fields are too long, and by how much."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from factsheet.boxes.box import Side, box_extent
from factsheet.composing.bench import Bench, context_of, shown_first
from factsheet.composing.measures import TileHeights
from factsheet.composing.needs import most_characters, needs, paper, too_high
from factsheet.composing.plan import BlockPart
from factsheet.composing.search import AUTO, FoundPlans, PageCounts, holds, scales
from factsheet.composing.steps import attempts, filled
from factsheet.composing.tiles import Place, tile_box
from factsheet.content.edition import Edition
from factsheet.document.ids import parent_path
from factsheet.document.nodes import Figure, walk, words
from factsheet.document.text import PARAGRAPH, Text
from factsheet.errors import IN_LAYOUT, Diagnostic, OversetError
from factsheet.layout.model import Layout
from factsheet.makeup.located import asked_at
from factsheet.sheet import Fold, PageCount, SheetOptions
from factsheet.units import MM, PAPERS, PageSize

_LONG = 80
# On so many pages a plan that holds all the copy is looked for, which takes as long as building them; on some
# more where short copy was to be folded.  Else it is told on about how many it stands.
_FEW, _FEW_FLAT, _SHORT = 3, 8, 10_000
_MEASURED = 3  # of longer copy a part is measured: a third of the characters that there is room for
_FULL = 0.62  # of its pages is what copy needs at least: 0.46 to 0.74 of nine sheets on 2 to 14 pages
# Of what there is at most, how much copy may need by its measures: tried in turn until it really holds.
_FILLED = (0.84, 0.76, 0.64, 0.5, 0.35)
_DOUBLED = 2.2  # of panels of the next larger paper, how many times as much they hold at most
_LEAST_LEFT = 40  # characters of the longest text: who would cut more leaves a block out instead
_MORE = 1.15  # a piece of copy that may hold is this much shorter than that which cannot


class _Way(NamedTuple):
    """How the copy would stand without being shortened: a plan with its bench, or about how many pages."""

    bench: Bench
    found: FoundPlans | None
    about: int


class _Need(NamedTuple):
    """The area that an edition needs, in points squared: without its long texts, and what these add."""

    least: float
    texts: float


def overset_error(bench: Bench, pages: PageCounts) -> OversetError:
    """Return the error that names the way out first: more pages, another fold; then what each text must lose.

    What no page holds is told by itself: no number of pages helps.  Else all long pieces of copy are cut by
    one share until the pages hold; what had to be cut of each is what is told.  Of copy that is many times
    too long only a part is ever measured.
    """
    most = most_characters(bench, scales(bench)[0], pages.most) / _MEASURED
    share = min(1.0, most / max(1.0, bench.length()))
    measures = TileHeights(bench if share == 1.0 else _of(bench, _shortened(bench.edition, share)))
    areas = needs(measures, scales(bench)[0])
    wide = sorted(set(_too_wide(measures, areas)))
    if wide:
        return OversetError(_wide(bench.edition, path) for path in wide)
    need = _need(bench, share, sum(areas.values()))
    way = _unshortened(bench, pages, need)
    high = [] if way and way.found else [*too_high(measures, scales(bench)[0])]
    if high:
        return OversetError(_high(bench, *each) for each in high)
    short = way and way.found and not bench.folded and len(way.found.best.plan.pages)
    if short and short < pages.least:
        said = f"there is too little copy for {pages.least} pages: "
        said += f"{short} {'holds' if short == 1 else 'hold'} it"
        place, hint = (
            asked_at(bench.edition, bench.layout, "pages"),
            f"write pages: {short}, or leave pages out",
        )
        return OversetError([Diagnostic(said, place, hint, "pages", code="copy-too-short")])
    return OversetError(_too_long(bench, pages, _share_that_fits(bench, pages, need), way))


def _of(bench: Bench, edition: Edition) -> Bench:
    return Bench(edition, bench.layout, bench.library, bench.step)


def _need(bench: Bench, share: float, area: float) -> _Need:
    """What an edition needs by two measures: its `area` with a share of its long texts, and without them."""
    without = _of(bench, _shortened(bench.edition, 0.0))
    least = sum(needs(TileHeights(without), scales(bench)[0]).values())
    return _Need(least, max(area - least, 1.0) / share)


def _unshortened(bench: Bench, pages: PageCounts, need: _Need) -> _Way | None:
    """How the copy would stand on as many pages as it takes; None if no number of pages is known to hold it.

    On a folded sheet there are no more pages than panels, so it is looked at unfolded.
    """
    if pages == AUTO:
        return None
    edition, layout = bench.edition, bench.layout.on(SheetOptions(pages=PageCount(1, None)))
    if bench.folded:
        layout = layout.on(SheetOptions(fold=Fold.NONE))
    flat = Bench(edition, layout, bench.library, bench.step) if bench.folded else bench
    # Type on a larger page is larger, so that it takes as much more room.
    larger = (scales(flat)[0] / scales(bench)[0]) ** 2
    about = math.ceil((need.least + need.texts) * larger / paper(flat, 1) / _FULL)
    if about > (_FEW_FLAT if bench.folded and bench.length() <= _SHORT else _FEW):
        return _Way(flat, None, about) if about < AUTO.most else None
    found = next((each for each in attempts(edition, layout, bench.library, AUTO) if each[1]), None)
    return _Way(*filled(found[0], found[1], AUTO), about) if found and found[1] else None


def _way_out(bench: Bench, way: _Way | None, share: float) -> str:
    """How a writer may go on: without shortening the copy, and by it if a share of it is known to hold."""
    shorten = ["shorten the copy"] if share else []
    if not way:
        return "; or ".join([*shorten, *_on_larger(bench)]) or "leave blocks out"
    size = ""
    if way.found:
        body = way.bench.context(way.found.best.plan.scale).styles.get("body")
        size = f" in type of {body.size:g} pt" if body else ""
    count = len(way.found.best.plan.pages) if way.found else way.about
    flat = "a page" if count == 1 else f"{count} pages" if way.found else f"about {count} pages"
    if bench.folded:
        larger = (
            _on_larger(bench) if count * way.bench.area <= _DOUBLED * bench.area * len(bench.sizes) else ()
        )
        return "; or ".join([f"fold: none holds it on {flat}{size}", *larger, *shorten])
    if way.found:
        return "; or ".join([f"pages: {count} holds it{size}", *shorten])
    return "; or ".join([f"leave pages out, and it stands on {flat}", *shorten])


def _on_larger(bench: Bench) -> Iterator[str]:
    """The way of a larger paper, if the copy is known to hold on the next one."""
    for size, layout in islice(_larger(bench), 1):
        there = Bench(bench.edition, layout, bench.library, bench.step)
        if holds(there, len(there.sizes) if there.folded else AUTO.most):
            yield f"paper: {size.name} holds it"


def _too_long(bench: Bench, pages: PageCounts, share: float, way: _Way | None) -> list[Diagnostic]:
    """What each long text must lose; where that does not do, which blocks."""
    edition, out = bench.edition, _way_out(bench, way, share)
    asked = "one page" if pages.most == 1 else f"{pages.most} {'panels' if bench.folded else 'pages'}"
    problems = [
        Diagnostic(
            f"{edition.key(path)} does not fit on {asked}: "
            f"about {max(1, len(text.plain) - max(1, int(len(text.plain) * share)))}"
            f" of its {len(text.plain)} characters must go",
            text.span,
            out,
            edition.key(path),
            code="copy-too-long",
        )
        for path, text in edition.texts().items()
        if share and len(text.plain) >= _LONG
    ]
    if problems:
        return problems
    # Without its long texts it does not fit either: these are not to blame.
    block = _to_leave_out(bench, pages)
    if block:
        out = f"leave out {block}, and the rest holds; or {out}"
    place = asked_at(edition, bench.layout, "pages", "fold", "paper")
    return [Diagnostic(f"the copy does not fit on {asked}", place, out, code="copy-too-long")]


def _too_wide(measures: TileHeights, areas: Mapping[str, float]) -> Iterator[str]:
    """The copy of which a word is wider than its place in every arrangement of its block, across the page.

    Blocks whose areas are known stand somewhere.
    """
    bench = measures.bench
    (scale, _), frame = scales(bench), bench.frame
    place = Place(frame.width, frozenset({Side.START, Side.END}))
    for name in (name for name, area in areas.items() if not area):
        overfull = []
        for _, arrangement in measures.choices(BlockPart(name)):
            box = tile_box(bench, name, arrangement, scale, place)
            overfull.append(box_extent(box, context_of(bench, arrangement, scale), frame.width).overfull)
        if overfull and all(overfull):
            yield from (path for path in min(overfull, key=len) if path)


def _high(bench: Bench, block: str, path: str, over: float) -> Diagnostic:
    """What is too high for any page, and what helps: only what has been tried is told."""
    edition, group = bench.edition, shown_first(bench.edition, bench.blocks[block])
    told = edition.key(path or (group.id if group else block))
    held = [text for text in words(group) if text] if group and not path else []
    longest = max(held, key=lambda text: len(text.plain), default=None)
    within = longest.path if longest and len(held) > 1 else path or (group.id if group else block)

    def shorter(text: Text) -> Text:
        return (
            replace(text.slice(0, 1), start=text.start) if f"{text.path}.".startswith(f"{within}.") else text
        )

    def holds_it(other: Edition, layout: Layout) -> bool:
        there = Bench(other, layout, bench.library, bench.step)
        return not any(too_high(TileHeights(there), scales(there)[0], (block,)))

    ways = []
    if holds_it(edition.with_texts(shorter), bench.layout):
        length = f" ({len(longest.plain)} characters)" if longest else ""
        texts = (
            f"{edition.key(within)}, the longest of its texts{length}" if within != path and longest else "it"
        )
        ways.append(f"shorten {texts}")
    larger = next((size for size, layout in _larger(bench) if holds_it(edition, layout)), None)
    if larger:
        ways.append(f"write paper: {larger.name}")
    if bench.layout.least_size:
        ways.append("take a layout with smaller type")
    return Diagnostic(
        f"{told} does not part over pages, and is {math.ceil(over / MM)} mm higher than a page",
        edition.place(path or told) or IN_LAYOUT,
        ", or ".join(ways) or "leave it out, or divide it",
        told,
        code="copy-too-high",
    )


def _larger(bench: Bench) -> Iterator[tuple[PageSize, Layout]]:
    """The larger papers of the family of the layout's that are known by name, with the layout on each."""
    sheet = bench.layout.sheet(bench.edition.direction).size
    narrow, high = sorted((sheet.width, sheet.height))
    american = {"Letter", "Legal", "Tabloid"}
    for paper_size in sorted(PAPERS.values(), key=lambda each: each.width * each.height):
        wider = paper_size.width > narrow + 1 and paper_size.height > high + 1
        if wider and (paper_size.name in american) == (sheet.name in american):
            yield paper_size, bench.layout.on(SheetOptions(paper=paper_size))


def _wide(edition: Edition, path: str) -> Diagnostic:
    if any(isinstance(each, Figure) and each.id == path for each in walk(edition.document)):
        number = parent_path(path)
        hint = "take out its show:, have fewer numbers beside it, or choose a layout with more room"
        message = f"there is no room for the drawing of {number}"
        return Diagnostic(message, edition.place(number), hint, number, code="drawing-too-narrow")
    field = edition.key(path)
    hint = "shorten it: it does not fit even in the smallest type, with lines that end inside its words"
    return Diagnostic(
        f"{field} is wider than its place", edition.place(path), hint, field, code="copy-too-wide"
    )


def _share_that_fits(bench: Bench, pages: PageCounts, need: _Need) -> float:
    """The share of each long text that holds on the pages; 0 if none worth it does.  It has been made up."""
    most = 1.0
    for filled_by in _FILLED:
        share = min(most, (filled_by * paper(bench, pages.most) - need.least) / need.texts)
        if share <= 0.0:
            break
        if _holds(_of(bench, _shortened(bench.edition, share)), pages):
            longest = max(len(text.plain) for text in bench.edition.texts().values())
            return share if share * longest >= _LEAST_LEFT else 0.0
        most = share / _MORE
    return 0.0


def _holds(bench: Bench, pages: PageCounts) -> bool:
    return any(holds(bench, count) for count in range(pages.most, pages.least - 1, -1))


def _to_leave_out(bench: Bench, pages: PageCounts) -> str:
    """The smallest block of a few tried without which the rest holds; nothing if it takes several."""
    edition, areas = bench.edition, needs(TileHeights(bench), scales(bench)[0])
    over = sum(areas.values()) - paper(bench, pages.most)
    # Blocks that are whole leave room under them: not only the smallest that is large enough is tried.
    enough = [name for name in sorted(areas, key=areas.__getitem__) if areas[name] >= over]
    large = [name for name in enough if not bench.blocks[name].sky]
    for name in dict.fromkeys(large[at] for at in (0, len(large) // 2, -1) if large):
        group = shown_first(edition, bench.blocks[name])
        children = tuple(each for each in edition.document.children if each is not group)
        rest = replace(edition, document=replace(edition.document, children=children))
        if group and _holds(_of(bench, rest), pages):
            return group.id
    return ""


def _shortened(edition: Edition, share: float) -> Edition:
    """The edition with every long piece of copy that is told of cut to a share of its length."""
    told = edition.texts()

    def cut(text: Text) -> Text:
        plain = text.plain
        if len(plain) < _LONG or text.path not in told:
            return text
        # What is left ends within a paragraph: an empty one cannot be set.
        left = plain[: max(1, int(len(plain) * share))].rstrip(PARAGRAPH)
        return replace(text.slice(0, len(left)), start=text.start)

    return edition.with_texts(cut)
