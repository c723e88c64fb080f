"""The search for a plan: scales of the type, page counts, bands; then the best few set exactly."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from factsheet.composing import badness
from factsheet.composing.bands import Bands
from factsheet.composing.bench import Bench
from factsheet.composing.exact import SetPlan, set_plan
from factsheet.composing.measures import SetTileHeights, TileHeights
from factsheet.composing.needs import least_pages, needs, stands_nowhere
from factsheet.composing.pages import NOT_TOLD, PARTED, Found, Paginator, page_terms, parting, room
from factsheet.composing.plan import GRID, BlockPart, Demerit, Demerits, Plan, merged, total
from factsheet.content.edition import Edition
from factsheet.layout.model import Layout

MARGIN = 8.0
"""By how much another plan must be better than the one that is pinned."""

_SCALES, _NEAR = 8, (-0.66, -0.33, 0.33, 0.66)
_MOST_PAGES = 24
_FEW = 3
_GUESS = 12.0  # by so much measures may be worse than what is set
_BLANK_PANELS = "blank panels"
_SET, _TRIED = 4, 24
_OF_A_SCALE = 8
_NUDGES = 4
_NO_BETTER = 30.0  # by how much plans must be worse at a scale nearby for no others to be looked for
_SLACK = 10.0  # what plans may look worse than the best so far: set exactly they may be better
_SAME_SCALE = 0.005  # scales that differ by less are one
_FINE = 24  # scales at which a standing plan is looked at
_AS_GOOD = 1.0  # by how much a pinned plan may get worse before its scale is solved anew
_ALIKE = 30.0  # a plan of the family stays for a language up to this badness
_FULL = 1.12  # the least areas of tiles may add up to so much more than the pages: spaces close
_CLOSE = (0.93, 1.12)  # factors of all room that are as good as the design


class FoundPlans(NamedTuple):
    """The best plan set, and the next best that were looked at."""

    best: SetPlan
    others: tuple[Plan, ...]


class PageCounts(NamedTuple):
    """How many pages there may be; with `automatic` as few as keep the type near its designed size."""

    least: int = 1
    most: int = _MOST_PAGES
    automatic: bool = True


AUTO = PageCounts()


def counts_of(layout: Layout, edition: Edition) -> PageCounts:
    """Return how many pages an edition may have: a panel each on a folded sheet, else as it is asked for."""
    sheet, asked = layout.sheet(edition.direction), layout.options.pages
    if sheet.is_folded:
        return PageCounts(len(sheet.panels), len(sheet.panels), False)
    if asked is None or asked.most is None:
        return AUTO
    return PageCounts(asked.least, asked.most, asked.least != asked.most)


class Standing(NamedTuple):
    """A plan that a sheet has already, pinned or its family's.

    It stays as long as it is no worse than `limit`; beyond that another has to be better by `MARGIN`.  At its
    own scale it stays up to `alike`, without another scale being looked for.
    """

    plan: Plan
    limit: float = MARGIN
    alike: float = -math.inf

    @classmethod
    def pinned(cls, plan: Plan) -> Standing:
        """Return the plan that a sheet is to keep.

        Nothing was better when it was pinned, so it is not looked over until it is worse by the margin.
        """
        return cls(plan, plan.badness + MARGIN, plan.badness + _AS_GOOD)

    @classmethod
    def of_family(cls, plan: Plan) -> Standing:
        """Return the plan of the sheet as written, for its other languages, which are to look alike."""
        worth = dict(merged(plan.terms))
        price = worth.get(_BLANK_PANELS, 0.0) or badness.PAGE * (len(plan.pages) - 1)
        return cls(plan, _ALIKE + price + worth.get(badness.UNKEPT, 0.0))

    @classmethod
    def of_sheet(cls, plan: Plan) -> Standing:
        """Return the plan of a sheet for its variants in the same language, whose copy is nearly its own.

        However bad it is, nothing better was found for the sheet.
        """
        own = cls.of_family(plan)
        return own._replace(limit=max(own.limit, plan.badness + MARGIN), alike=plan.badness + _AS_GOOD)


def search(bench: Bench, counts: PageCounts = AUTO, standing: Standing | None = None) -> FoundPlans | None:
    """Return the best plan of an edition, set; None where there is none that holds.

    A `standing` plan is set first, at the scale that suits it best; there is no search if it is good enough.
    """
    return search_among(TileHeights(bench), counts, standing)


def search_among(
    measures: TileHeights, counts: PageCounts, standing: Standing | None = None
) -> FoundPlans | None:
    """Return the same, with measures that may be of use afterwards."""
    bench = measures.bench
    kept = None
    if standing and _stands(bench, counts, standing.plan):
        # Measuring tiles for other scales takes longer than setting the pages at this one.
        plan = standing.plan
        there = SetTileHeights(bench)
        own = resized(bench, there, plan, plan.scale) if standing.alike >= plan.badness else None
        kept = nudged(bench, there, own) if own else None
        if not (kept and kept.fills and kept.plan.badness <= standing.alike):
            suited = resized(bench, measures, standing.plan)
            kept = nudged(bench, measures, suited) if suited else None
        if kept and kept.plan.badness <= standing.limit and kept.fills:
            return FoundPlans(kept, ())
    if kept is None and stands_nowhere(measures, scales(bench)[0]):
        return None
    found = _searched(bench, measures, counts)
    if kept and (found is None or found.best.plan.badness > kept.plan.badness - MARGIN):
        return FoundPlans(kept, (found.best.plan,) if found else ())
    return found


def _stands(bench: Bench, counts: PageCounts, plan: Plan) -> bool:
    """Whether a plan holds all blocks that there are, each once, in reading order, on so many pages."""
    if not counts.least <= len(plan.pages) <= counts.most:
        return False
    pieces = [tile.piece for page in plan.pages for band in page for each in band for tile in each.tiles]
    if tuple(dict.fromkeys(piece.block for piece in pieces)) != tuple(bench.blocks):
        return False
    done = dict.fromkeys(bench.blocks, -1)
    for block, start, stop, _ in pieces:
        if start != max(0, done[block]) or (start == 0) == (done[block] >= 0):
            return False
        done[block] = stop or bench.counts[block]
    return done == bench.counts


def resized(bench: Bench, measures: TileHeights, plan: Plan, only: float = 0.0) -> Plan | None:
    """Return a plan at the scale at which its bands are best, by their measures; None if there is none.

    `only` is the one scale that is looked at, if it is not 0.
    """
    low, high = scales(bench)
    best: Plan | None = None
    steps = [only] if only else [low * (high / low) ** (step / _FINE) for step in range(_FINE + 1)]
    least, most = 0.0, math.inf
    for scale in sorted(steps, key=lambda each: abs(math.log(each / plan.scale))):
        size = _size_terms(bench, scale, len(plan.pages))
        if not least < scale < most or (best and total(size) > best.badness):
            continue
        # Whether it holds at the only scale is told when it is set.
        terms, too_high = _plan_terms(bench, Bands(measures, scale), plan, scale, whole=not only)
        if too_high:
            most = scale  # it is in larger type, too
        elif terms is not None:
            made = Plan(scale, plan.pages, (*size, *terms))
            if best is None or made.badness < best.badness:
                best = made
            elif made.badness > best.badness + _SLACK:
                # It gets no better further off.
                least, most = (least, scale) if scale > best.scale else (scale, most)
    return best


def _plan_terms(
    bench: Bench, bands: Bands, plan: Plan, scale: float, whole: bool = True
) -> tuple[Demerits | None, bool]:
    """What is bad about the pages of a plan at a scale, by their measures, and whether one is too high.

    None if one is, or a tile cannot stand where it does.  Pages that need not be `whole` may be too high.
    """
    terms: list[Demerit] = []
    if not _may_end(plan, bands.cuts):
        return None, False
    for number, page in enumerate(plan.pages):
        ways = [way for band in page if (way := bands.of(band))]
        if len(ways) < len(page):
            return None, False
        high = room(bench, scale, number)
        if not whole:
            high = max(high, sum(way.height for way in ways))
        closed = page_terms(bench, tuple(ways), high, number, len(plan.pages))
        if closed is None:
            return None, True
        terms += [
            *badness.weighed(closed, bench.layout.spec.compose.taste),
            *(term for way in ways for term in way.terms),
        ]
        last = page[-1][-1].tiles[-1].piece
        if 0 < last.stop < bench.counts[last.block]:
            terms.append(Demerit(PARTED, parting(bench, bands, last.block, scale, number)))
    return tuple(terms), False


def _searched(bench: Bench, measures: TileHeights, counts: PageCounts) -> FoundPlans | None:
    plans = _candidates(bench, measures, counts)
    tried = _tried(bench, measures, plans)
    if plans and not tried:
        # None holds that looked good: then those on more pages, too, that did not look as good.
        plans, tried = _on_more(bench, measures, counts, plans)
    if not tried:
        return None
    best = min((each.plan for each in tried), key=lambda plan: plan.badness)
    count = 1 + len(best.pages)
    if counts.automatic and count <= counts.most and best.badness > plans[0].badness + badness.PAGE:
        # Set, they are worse than they looked by more than a page costs: a page more may be better.
        longer = [each for each in plans if len(each.pages) == count]
        if not longer:
            longer = _plans(bench, measures, count, best.badness)
            plans += longer
        tried += _tried(bench, measures, sorted(longer, key=lambda plan: plan.badness))
    tried.sort(key=lambda each: each.plan.badness)
    shapes = {tried[0].plan.pages}
    others = []
    for plan in [each.plan for each in tried[1:]] + plans:
        if plan.pages not in shapes:
            shapes.add(plan.pages)
            others.append(plan)
    return FoundPlans(tried[0], tuple(others[:2]))


def _on_more(
    bench: Bench, measures: TileHeights, counts: PageCounts, looked: list[Plan]
) -> tuple[list[Plan], list[SetPlan]]:
    """Plans that did not look as good as some that do not hold, and of these what holds, set.

    They are looked for on at most one page more than the fewest on which some hold, of a long sheet on these.
    """
    known, tried = set(looked), list[SetPlan]()
    if bench.folded:
        plans = [each for each in _candidates(bench, measures, counts, math.inf) if each not in known]
        return plans, _tried(bench, measures, plans)
    plans, count = [], 1 + min(len(each.pages) for each in looked)  # on as many all have been looked at
    last = min(counts.most, _of_use(bench, measures) + len(bench.ends))
    while count <= last:
        found = [each for each in _plans(bench, measures, count, math.inf) if each not in known]
        found.sort(key=lambda plan: plan.badness)
        held = _tried(bench, measures, found)
        if held and not tried:
            last = min(last, count + (count <= _FEW))
        plans, tried, count = plans + found, tried + held, count + 1
    return plans, tried


def _tried(bench: Bench, measures: TileHeights, plans: list[Plan]) -> list[SetPlan]:
    """The first few plans that hold, set."""
    tried: list[SetPlan] = []
    for plan in plans[:_TRIED]:
        # A plan that looks worse than another has come out is not worth its setting.
        enough = len(tried) > 1 and min(each.plan.badness for each in tried) <= plan.badness
        if enough or len(tried) == _SET:
            break
        found = nudged(bench, measures, plan)
        if found:
            tried.append(found)
    return tried


def _candidates(bench: Bench, measures: TileHeights, counts: PageCounts, worse: float = 0.0) -> list[Plan]:
    """The plans on every number of pages that may be worth it, by their measures, the best first.

    On more pages none is followed that is `worse` by so much than what holds on fewer; with infinity all page
    counts that can be of use are looked at.
    """
    plans: list[Plan] = []
    least = most = 0  # how many pages hold it at all, and can be of use: not told before it matters
    if bench.folded:
        # As many panels as there are, or fewer where there is not so much to stand on them: rather some that
        # stay blank than some that hold a line or two.
        for count in range(counts.most, 0, -1):
            best = min((plan.badness for plan in plans), default=math.inf)
            if count < counts.most and best == math.inf:
                least = least or math.ceil(least_pages(measures, scales(bench)[0]))
                if count < least:
                    break
            if badness.BLANK * (counts.most - count) < best:
                plans += _plans(bench, measures, count, best + worse)
        return sorted(plans, key=lambda plan: plan.badness)
    # On fewer pages than blocks ask to begin, not all of them do.
    asked = len(bench.ends)
    fewest = max(counts.least, min(counts.most, 1 + asked))
    for count in range(fewest, counts.most + 1):
        best = min((plan.badness for plan in plans), default=math.inf)
        good = badness.GOOD + badness.PAGE * (count - 2)
        # Where plans on fewer pages do not hold, that they look good is no reason to end.
        if worse == 0.0:
            near = best < good + _GUESS
            if counts.automatic and (best < good or (near and _holds_to(bench, measures, plans, good))):
                break
            if badness.PAGE * (count - 1) > best:
                break
        if count > fewest:
            # Neither is measured for a sheet that stands on the fewest pages.
            most = most or _of_use(bench, measures) + asked
            least = least or math.ceil(least_pages(measures, scales(bench)[0]))
            if count > most:
                break
            if count < least:
                continue
        found = _plans(bench, measures, count, best + worse)
        plans += found
        far = min((plan.badness for plan in found), default=math.inf) > best + badness.PAGE
        if count > _FEW and best < math.inf and far:
            break  # of a long sheet, more pages are only emptier
    return sorted(plans, key=lambda plan: plan.badness)


def _holds_to(bench: Bench, measures: TileHeights, plans: list[Plan], limit: float) -> bool:
    """Whether the best plan, set, is no worse than a limit, where its measures guess that it is a little."""
    made = nudged(bench, measures, min(plans, key=lambda plan: plan.badness))
    return made is not None and made.fills and made.plan.badness < limit


def holds(bench: Bench, pages: int) -> bool:
    """Return whether some plan holds on so many pages, in type at its floor."""
    low, _ = scales(bench)
    found = _at_scale(bench, Bands(TileHeights(bench), low), low, pages)
    return any(set_plan(bench, plan, 1.0).fits for plan in found[:_SET])


def scales(bench: Bench) -> tuple[float, float]:
    """Return the least and the largest scale of the type on the paper, in a step.

    Where the layout has a least size, the running text is not set under it.
    """
    compose = bench.layout.spec.compose
    low = least_scale(bench)
    if not bench.step.small:
        low = max(low, compose.scale.floor * bench.paper_scale)
    # Where lines have to end inside words, larger type would only break more of them.
    ceiling = 1.0 if bench.step.anywhere else compose.scale.ceiling
    return low, max(low, ceiling * bench.paper_scale)


def least_scale(bench: Bench) -> float:
    """Return the least scale of the type in any step: on paper larger than A4 that of A4."""
    compose = bench.layout.spec.compose
    text = bench.designed[compose.plain.text]
    return max(compose.scale.floor * min(1.0, bench.paper_scale), bench.layout.least_size / text.size)


def ideal(bench: Bench, pages: int) -> float:
    """Return the scale on A4 at which a designer would begin."""
    return badness.ideal_scale(bench.length(), bench.area / bench.paper_scale**2 * pages)


def _of_use(bench: Bench, measures: TileHeights) -> int:
    """How many pages can be of use: what the blocks need at the floor of the type, and some to spare."""
    low, _ = scales(bench)
    bands, needed = Bands(measures, low), 0.0
    for name in bench.blocks:
        whole = BlockPart(name)
        # A block that parts between its lines stands as these, which may be higher: they are across the page.
        pieces = [whole, whole.all_lines] if name in bench.lined else [whole]
        ways = [bands.column((piece,), 0, GRID) for piece in pieces]
        highs = [min((way.height for way in each), default=bench.size.height) for each in ways]
        needed += max(highs) / bench.size.height
    return math.ceil(1.5 * needed) + 2


def _plans(bench: Bench, measures: TileHeights, pages: int, worth: float) -> list[Plan]:
    """The best plans on so many pages, at scales from the floor to the ceiling and near the best of these.

    None is looked for that is much worse than what is `worth` it.

    Scales are tried from the one that a designer would begin with; one at which the copy cannot be on the
    pages, or at which its type alone is worse than a plan that was found, is not looked at.  Near the best of
    them their plans are tried first; where these are far worse, no others are looked for.
    """
    low, high = scales(bench)
    ratio = (high / low) ** (1 / (_SCALES - 1))
    found: dict[float, list[Plan]] = {}
    paper = bench.size.width * bench.size.height * pages * _FULL

    areas = dict.fromkeys(bench.levels, 0.0)  # of the copy, at a scale of 1

    def look(several: Iterable[float]) -> None:
        ordered = sorted(several, key=lambda scale: total(_size_terms(bench, scale, pages)))
        for scale in ordered:
            best = min([worth, *(plans[0].badness for plans in found.values() if plans)])
            hopeless = total(_size_terms(bench, scale, pages)) > best
            known = any(abs(scale / other - 1) < _SAME_SCALE for other in found)
            held = [level for level, area in areas.items() if area * scale**2 <= paper]
            if known or hopeless or not held:
                continue
            needed = needs(measures, scale) if pages > _FEW else NOT_TOLD
            plans = list[Plan]()
            for level in held:
                bands = Bands(measures, scale, level)
                plans += _at_scale(bench, bands, scale, pages, best, needed)
                areas[level] = max(areas[level], bands.least_area() / scale**2)
                best = min([best, *(plan.badness for plan in plans)])
            found[scale] = sorted(plans, key=lambda plan: plan.badness)

    if pages > _FEW and worth == math.inf:
        look((low,))
        if not any(found.values()):
            return []  # in larger type long copy takes no less
    look(low * ratio**step for step in range(_SCALES))
    good = sorted((plans[0].badness, scale) for scale, plans in found.items() if plans)
    for _, scale in good[:2]:
        for near in (scale * ratio**step for step in _NEAR):
            if not low * 0.999 <= near <= high * 1.001 or near in found:
                continue
            moved = _moved_to(bench, Bands(measures, near), found[scale], near)
            if moved and moved[0].badness > found[scale][0].badness + _NO_BETTER:
                found[near] = moved  # other shapes would hardly be better where these are worse
            else:
                look((near,))
                there = {plan.pages for plan in found.get(near, ())}
                new = [plan for plan in moved if plan.pages not in there]
                found[near] = sorted([*found.get(near, ()), *new], key=lambda plan: plan.badness)
    return [plan for plans in found.values() for plan in plans]


def _moved_to(bench: Bench, bands: Bands, plans: list[Plan], scale: float) -> list[Plan]:
    """Plans at another scale near their own, those that hold there."""
    moved = []
    for plan in plans:
        terms, _ = _plan_terms(bench, bands, plan, scale)
        if terms is not None:
            size = _size_terms(bench, scale, len(plan.pages))
            moved.append(Plan(scale, plan.pages, (*terms, *size)))
    return sorted(moved, key=lambda each: each.badness)


def _size_terms(bench: Bench, scale: float, pages: int) -> Demerits:
    size = badness.type_size(scale / bench.paper_scale, ideal(bench, pages))
    price = Demerit("pages", badness.PAGE * (pages - 1))
    if bench.folded:
        price = Demerit(_BLANK_PANELS, badness.BLANK * (len(bench.sizes) - pages))
    terms = (*size, price)
    return badness.weighed(terms, bench.layout.spec.compose.taste)


def _at_scale(
    bench: Bench,
    bands: Bands,
    scale: float,
    pages: int,
    best: float = math.inf,
    needed: Mapping[str, float] = NOT_TOLD,
) -> list[Plan]:
    """The best plans at a scale that are not much worse than one that was found."""
    terms = _size_terms(bench, scale, pages)
    paginator, found = Paginator(bench, bands, scale, pages, needed), list[Found]()
    # A good plan is found sooner where bad ones are not followed; only where there is none they are, too.
    limits = (badness.PAGE * (pages + 1), math.inf) if best == math.inf else (best + _SLACK,)
    for limit in limits:
        found = found or paginator.found(_OF_A_SCALE, limit - total(terms))
    return [Plan(scale, each.pages, (*each.terms, *terms)) for each in found]


def nudged(bench: Bench, measures: TileHeights, plan: Plan) -> SetPlan | None:
    """Return a plan set at the scale near its own at which its spaces come out nearest to the design.

    None where it holds at none of them.
    """
    low, high = scales(bench)
    best: SetPlan | None = None
    scale: float | None = _held(plan.scale, low, high)
    seen: set[float] = set()
    while scale is not None and scale not in seen and len(seen) < _NUDGES:
        seen.add(scale)
        if not _may_end(plan, partial(measures.cuts, scale=scale)):
            if best:
                break
            scale = _held(scale * 0.975, low, high)
            continue
        made = set_plan(bench, replace(plan, scale=scale), ideal(bench, len(plan.pages)))
        if not made.fits:
            scale = _held(scale * 0.975, low, high)
            continue
        if best and made.plan.badness >= best.plan.badness:
            break
        best = made
        worst = min(page.space for page in made.pages)
        if _CLOSE[0] <= worst <= _CLOSE[1]:
            break
        scale = _held(scale * (1 + max(-0.04, min(0.04, (worst - 1.0) * 0.16))), low, high)
    return best


def _may_end(plan: Plan, cuts: Callable[[str], tuple[int, ...]]) -> bool:
    """Whether pages may end before the runs of lines of a plan, by the `cuts` of a block at a scale.

    In other type a block has other lines.
    """
    tiles = (tile for page in plan.pages for band in page for column in band for tile in column.tiles)
    runs = (tile.piece for tile in tiles if tile.piece.lines and tile.piece.start)
    return all(each.start in cuts(each.block) for each in runs)


def _held(scale: float, low: float, high: float) -> float | None:
    """A scale, if it is one of the layout's; rounded, so that equal pages come of equal plans."""
    rounded = round(scale, 4)
    return rounded if low * 0.995 <= rounded <= high * 1.01 else None
