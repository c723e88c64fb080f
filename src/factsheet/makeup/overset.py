"""Copy that does not fit: on how many pages it would, which fields are too long, and by how much."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from factsheet.boxes.box import Side, set_box
from factsheet.composing.badness import LEAST_SPACE
from factsheet.composing.bands import Bands
from factsheet.composing.bench import Bench, shown_first
from factsheet.composing.measures import TileHeights, uncut
from factsheet.composing.pages import room
from factsheet.composing.plan import GRID, BlockPart
from factsheet.composing.search import AUTO, PageCounts, holds, scales
from factsheet.composing.steps import attempts
from factsheet.composing.tiles import Place, tile_box
from factsheet.content.edition import Edition
from factsheet.document.ids import parent_path
from factsheet.document.nodes import Figure, walk
from factsheet.document.text import PARAGRAPH, Text
from factsheet.errors import IN_LAYOUT, Diagnostic, OversetError
from factsheet.sheet import Fold, SheetOptions
from factsheet.units import MM

_LONG = 80
_TRIALS = 6


def overset_error(bench: Bench, pages: PageCounts) -> OversetError:
    """Return the error that names the way out first: more pages, another fold; then what each text must lose.

    What no page holds is told by itself: no number of pages helps.  Else all long pieces of copy are cut by
    one share until the pages hold; what had to be cut of each is what is told.
    """
    edition = bench.edition
    wide = sorted(set(_too_wide(bench)))
    if wide:
        return OversetError(_wide(edition, path) for path in wide)
    found = None
    if pages != AUTO:
        # On a folded sheet there are no more pages than panels.
        flat = bench.layout.on(SheetOptions(fold=Fold.NONE)) if bench.folded else bench.layout
        tried = attempts(edition, flat, bench.library, AUTO)
        found = next((each for _, each in tried if each), None)
    high = [] if found else [*_too_high(bench)]
    if high:
        return OversetError(high)
    way = "shorten the copy, leave a block out, or choose a larger paper or a layout with more room"
    if found and not bench.folded and len(found.best.plan.pages) < pages.least:
        holds_it = len(found.best.plan.pages)
        said = f"there is too little copy for {pages.least} pages: "
        said += f"{holds_it} {'holds' if holds_it == 1 else 'hold'} it"
        place, hint = edition.place("") or IN_LAYOUT, f"write pages: {holds_it}, or leave pages out"
        return OversetError([Diagnostic(said, place, hint, "pages", code="copy-too-short")])
    if found:
        plan = found.best.plan
        body = bench.context(plan.scale).styles.get("body")
        size = f" in type of {body.size:g} pt" if body else ""
        way = f"pages: {len(plan.pages)} holds it{size}; or shorten the copy"
        if bench.folded:
            flat_pages = "a page" if len(plan.pages) == 1 else f"{len(plan.pages)} pages"
            way = f"fold: none holds it on {flat_pages}{size}; or take a larger paper, or shorten the copy"
    share = _share_that_fits(bench, pages)
    asked = "one page" if pages.most == 1 else f"{pages.most} {'panels' if bench.folded else 'pages'}"
    # Where it does not fit without its long texts either, these are not to blame.
    problems = [
        Diagnostic(
            f"{edition.key(path)} does not fit on {asked}: "
            f"about {max(1, len(text.plain) - max(1, int(len(text.plain) * share)))}"
            f" of its {len(text.plain)} characters must go",
            text.span,
            way,
            edition.key(path),
            code="copy-too-long",
        )
        for path, text in edition.texts().items()
        if share and len(text.plain) >= _LONG
    ]
    whole = Diagnostic(
        f"the copy does not fit on {asked}", edition.place("") or IN_LAYOUT, way, code="copy-too-long"
    )
    return OversetError(problems or [whole])


def _too_wide(bench: Bench) -> Iterator[str]:
    """The copy of which a word is wider than its place in every arrangement of its block, across the page."""
    scale, _ = scales(bench)
    measures, frame = TileHeights(bench), bench.frame
    place = Place(frame.width, frozenset({Side.START, Side.END}))
    for name in bench.blocks:
        overfull = []
        for _, arrangement in measures.choices(BlockPart(name)):
            box = tile_box(bench, name, arrangement, scale, place)
            overfull.append(set_box(box, bench.context(scale), frame.width).overfull)
        if overfull and all(overfull):
            yield from (path for path in min(overfull, key=len) if path)


def _too_high(bench: Bench) -> Iterator[Diagnostic]:
    """What is higher than any page and does not part, at the smallest scale of the type, block by block."""
    scale, _ = scales(bench)
    measures = TileHeights(bench)
    bands = Bands(measures, scale)
    most = max(room(bench, scale, page) for page in range(2))
    for name, count in bench.counts.items():
        stretches = {BlockPart(name): ""}
        if name in bench.lined:
            stretches = uncut(measures, name, scale)
        elif count > 1:
            stretches = {BlockPart(name, item, item + 1): "" for item in range(count)}
        for piece, path in stretches.items():
            ways = bands.column((piece,), 0, GRID)
            least = min((way.height - (1 - LEAST_SPACE) * way.space for way in ways), default=0.0)
            if least > most:
                yield _high(bench, name, path, least - most)


def _high(bench: Bench, block: str, path: str, over: float) -> Diagnostic:
    edition, group = bench.edition, shown_first(bench.edition, bench.blocks[block])
    told = edition.key(path or (group.id if group else block))
    return Diagnostic(
        f"{told} does not part over pages, and is {math.ceil(over / MM)} mm higher than a page",
        edition.place(path or told) or IN_LAYOUT,
        "shorten it, take a larger paper, or a layout with smaller type",
        told,
        code="copy-too-high",
    )


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


def _share_that_fits(bench: Bench, pages: PageCounts) -> float:
    low, high = 0.0, 1.0
    for _ in range(_TRIALS):
        middle = (low + high) / 2
        shorter = _shortened(bench.edition, middle)
        of = Bench(shorter, bench.layout, bench.library, bench.step)
        if any(holds(of, count) for count in range(pages.least, pages.most + 1)):
            low = middle
        else:
            high = middle
    return low


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
