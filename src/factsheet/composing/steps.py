"""What is done, in turn, where there is no plan that holds, or none that fills its pages."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.boxes.art import PictureBox
from factsheet.composing import badness
from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights
from factsheet.composing.needs import is_far_too_long, least_pages
from factsheet.composing.search import (
    FoundPlans,
    PageCounts,
    Standing,
    least_scale,
    scales,
    search,
    search_among,
)
from factsheet.content.edition import Edition
from factsheet.fonts.library import Library
from factsheet.layout.model import Layout
from factsheet.setting.context import FitStep

_STEPS = (
    FitStep(),
    FitStep(alone=True),
    FitStep(alone=True, lines=True),
    FitStep(alone=True, lines=True, tables=True),
    FitStep(alone=True, lines=True, tables=True, empty=True),
    FitStep(alone=True, lines=True, tables=True, empty=True, narrow=True),
    FitStep(alone=True, lines=True, tables=True, empty=True, narrow=True, small=True),
    FitStep(alone=True, lines=True, tables=True, empty=True, narrow=True, small=True, below=True),
    FitStep(
        alone=True, lines=True, tables=True, empty=True, narrow=True, small=True, below=True, anywhere=True
    ),
)
_LOOSER = 1.3  # what a sheet needs in the first step is at most so much more than in the last

Attempt = tuple[Bench, FoundPlans | None]


def attempts(
    edition: Edition, layout: Layout, library: Library, counts: PageCounts, standing: Standing | None = None
) -> Iterator[Attempt]:
    """Yield what each step finds for an edition, with its bench; None where there is no plan.

    The last is that of the loosest step.  Of copy that is far too long it is the first as well.
    """
    first = Bench(edition, layout, library, _STEPS[0])
    if is_far_too_long(first, least_scale(first), counts.most):
        yield Bench(edition, layout, library, _STEPS[-1]), None
    else:
        yield from _attempts(first, counts, standing)


def _attempts(first: Bench, counts: PageCounts, standing: Standing | None) -> Iterator[Attempt]:
    edition, layout, library = first.edition, first.layout, first.library
    for step in _STEPS:
        if counts.most == 1 and step is not _STEPS[0] and not step.narrow:
            continue  # over one page nothing parts
        if step.narrow and not step.small and not first.bounded:
            continue  # there are as many pages as the copy needs
        if step.small and not step.below and scales(first)[0] == least_scale(first):
            continue  # the paper is no larger than A4
        bench = first if step is _STEPS[0] else Bench(edition, layout, library, step)
        measures = TileHeights(bench)
        found = search_among(measures, counts, standing)
        apart = None if found or step.below else _with_pictures_apart(bench)
        if not found and bench is first and _is_hopeless(measures, apart, counts.most):
            yield Bench(edition, layout, library, _STEPS[-1]), None
            return
        if apart:
            # Rather a picture beside the copy than a header that parts because it may not stand on it.
            bench = Bench(edition, apart, library, step)
            found = search(bench, counts, standing)
        yield bench, found


def _is_hopeless(measures: TileHeights, apart: Layout | None, pages: int) -> bool:
    """Whether the copy needs more room than there is in any step, its pictures apart or not."""
    first = measures.bench
    low = least_scale(first)
    needed = least_pages(measures, low)
    if needed <= pages or needed > _LOOSER * pages:
        return needed > pages
    layouts = [first.layout, *([apart] if apart else [])]
    loosest = (Bench(first.edition, each, first.library, _STEPS[-1]) for each in layouts)
    return all(least_pages(TileHeights(bench), low) > pages for bench in loosest)


def filled(bench: Bench, found: FoundPlans, counts: PageCounts) -> tuple[Bench, FoundPlans]:
    """Return plans, or better ones where the best has a hole: rather some lines more on a page.

    So it is where a page after another comes apart to have none, and where the last is all but bare.
    """
    pages = len(found.best.plan.pages)
    loose = pages > 1 and found.best.space > badness.GAPING
    if found.best.fills and (bench.folded or not (loose or found.best.trails)):
        return bench, found
    near = counts._replace(least=max(counts.least, pages // 2), most=min(counts.most, pages + 1))
    for step in _STEPS[_STEPS.index(bench.step) + 1 :]:
        if step.empty:
            break
        other = Bench(bench.edition, bench.layout, bench.library, step)
        if step.lines and not other.lined:
            continue
        better = search(other, near)
        if better and better.best.plan.badness < found.best.plan.badness:
            bench, found = other, better
    return bench, found


def _with_pictures_apart(bench: Bench) -> Layout | None:
    """The layout with its pictures apart, if the edition has one that copy would stand on."""
    behind = [box for block in bench.blocks.values() for box in block.back if isinstance(box, PictureBox)]
    there = any(bench.finds(box.picture) for box in behind)
    return bench.layout.with_pictures_apart() if there else None
