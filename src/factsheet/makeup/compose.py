"""compose(): an edition and a layout become pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from factsheet.collector import collector_waits
from factsheet.color import Swatch, parse_hex, parted_swatch, to_hex
from factsheet.composing.bench import Bench
from factsheet.composing.exact import set_plan
from factsheet.composing.known import keep_tiles
from factsheet.composing.plan import Plan
from factsheet.composing.plan_file import PlanKey, plan_path, read_plans
from factsheet.composing.search import FoundPlans, Standing, counts_of, scales
from factsheet.composing.steps import attempts, filled
from factsheet.composing.wishes import panel_of, unkept_wishes
from factsheet.content.edition import Edition
from factsheet.display import (
    Composition,
    Direction,
    DisplayGroup,
    DocumentInfo,
    FitReport,
    GlyphRun,
    Illustration,
    Page,
    Placed,
    Shape,
    StructureNode,
    StructureRole,
    leaves,
    width_of,
)
from factsheet.document.ids import owner_path
from factsheet.errors import IN_LAYOUT, Diagnostic, FactsheetError, FontError, LayoutError, Severity
from factsheet.fonts.library import Library, bundled
from factsheet.frames import with_room
from factsheet.graphics import colors
from factsheet.layout.model import Layout
from factsheet.makeup.complete import Gone, placed_paths, require_complete, visible_structure
from factsheet.makeup.cropped import cropped_pictures
from factsheet.makeup.located import asked_at, locating
from factsheet.makeup.lying import lying_columns
from factsheet.makeup.overset import overset_error
from factsheet.makeup.tabled import tabled
from factsheet.sheet import Fold, Sheet
from factsheet.workshop import Shelf


@with_room
def compose(
    edition: Edition,
    layout: Layout,
    library: Library | None = None,
) -> Composition:
    """Return the pages of an edition in a layout.

    OversetError says what does not fit on any number of pages asked for, LayoutError what the layout has no
    place for, FontError what has no glyph.  A translation stands as the sheet that it is of, as far as it
    can, and that one as in the plan beside the data file, if there is one.
    """
    with locating(edition, layout), collector_waits():
        faces = library or bundled()
        edition = edition.publisher_at(layout.spec.publisher)
        try:
            bench, found = _found(edition, layout, faces, _standing(edition, layout, faces))
        except FontError as error:
            # What has no glyph, with the field that it stands in.
            fields = ((owner_path(each.path), each) for each in error.diagnostics)
            raise FontError(
                replace(each, message=f"{field}: {each.message}") if field else each for field, each in fields
            ) from None
        return _made(bench, found)


def _found(
    edition: Edition, layout: Layout, faces: Library, standing: Standing | None
) -> tuple[Bench, FoundPlans]:
    """The best plan of an edition, set, and what it was made up with; OversetError where there is none."""
    counts = counts_of(layout, edition)
    for bench, found in attempts(edition, layout, faces, counts, standing):
        if found:
            bench, found = filled(bench, found, counts)
            if edition.family and _leads(edition, edition.family):
                _PLANS.kept().get(_key(edition.family, layout), partial(getattr, found.best, "plan"))
            return bench, found
        # A chart cannot part: one that is too high for any page leaves its place to its table, which can.
        other = tabled(bench)
        if other:
            return _found(other, layout, faces, standing)
    raise overset_error(bench, counts)


# The plans of sheets as they are written, for their translations; None for one that has none.
_PLANS: Shelf[tuple[object, ...], Plan | None] = Shelf(f"{__name__}.plans", 64)


def _key(written: Edition, layout: Layout) -> tuple[object, ...]:
    options = layout.options
    prefer = tuple(sorted(options.prefer.items()))
    asked = (options.paper, options.orientation, options.pages, options.fold, options.large_print)
    return written, layout.folder, layout.spec.name, asked, prefer, options.new_plan


def _standing(edition: Edition, layout: Layout, faces: Library) -> Standing | None:
    """The plan that an edition has already: of a translation that of its family, else the pinned one."""
    written = edition.family
    if written is not None and not _leads(edition, written):
        plan = _PLANS.kept().get(_key(written, layout), plan_or_none, written, layout, faces)
        if plan is None:
            return None
        return Standing.of_sheet(plan) if edition.lang == written.lang else Standing.of_family(plan)
    if edition.file is None or layout.options.new_plan:
        return None
    plan = read_plans(plan_path(edition.file)).get(plan_key(layout))
    return Standing.pinned(plan) if plan else None


def _leads(edition: Edition, written: Edition) -> bool:
    """Return whether an edition is the one that its family follows: neither a translation nor a row of it."""
    return (edition.lang, edition.id) == (written.lang, written.id)


def follow(written: Edition, layout: Layout, plan: Plan | None) -> None:
    """Let the family of an edition stand in a plan that was found elsewhere; None if there was none."""
    _PLANS.kept().get(_key(written, layout), lambda: plan)


def plan_or_none(written: Edition, layout: Layout, faces: Library) -> Plan | None:
    """Return the plan of a sheet; None where it does not fit: those that follow it may."""
    try:
        return plan_for(written, layout, faces)
    except FactsheetError:
        return None


def plan_for(edition: Edition, layout: Layout, library: Library | None = None) -> Plan:
    """Return the plan by which `compose` sets an edition: the same that it would find."""
    with locating(edition, layout), collector_waits():
        faces = library or bundled()
        edition = edition.publisher_at(layout.spec.publisher)
        _, found = _found(edition, layout, faces, _standing(edition, layout, faces))
        return found.best.plan


def plan_key(layout: Layout) -> PlanKey:
    """Return what a plan in a layout is kept under."""
    sheet = layout.sheet(Direction.LTR)
    fold = f", fold {sheet.fold}" if sheet.is_folded else ""
    return PlanKey(layout.name, f"{sheet.size}{fold}")


def holds_in(edition: Edition, layout: Layout, library: Library, plan: Plan) -> bool:
    """Return whether an edition stands in a plan, at its scale of the type, with nothing too high or wide."""
    return set_plan(Bench(edition, layout, library), plan, 1.0).fits


def at_floor(plan: Plan, edition: Edition, layout: Layout, library: Library) -> Plan:
    """Return a plan with the smallest type of the layout."""
    return replace(plan, scale=scales(Bench(edition, layout, library))[0])


def _made(bench: Bench, found: FoundPlans) -> Composition:
    """The pages of a plan, placed, held against the edition for completeness."""
    edition, layout, best = bench.edition, bench.layout, found.best
    pages = tuple(
        Page(each.size, place(each.galley.items, each.size.width, edition.direction)) for each in best.pages
    )
    keep_tiles(tile for page in best.pages for tile in page.tiles)
    sheet = layout.sheet(edition.direction)
    blank: tuple[Diagnostic, ...] = ()
    if sheet.is_folded and len(pages) < len(sheet.panels):
        at = {panel_of(bench, number, len(pages)): page for number, page in enumerate(pages)}
        empty = [number for number in range(len(sheet.panels)) if number not in at]
        blank = (_blank(edition, layout, sheet, empty, best.plan),)
        pages = tuple(at.get(n) or Page(panel.size, ()) for n, panel in enumerate(sheet.panels))
    left_out = require_complete(edition, pages, Gone(layout.spec.omits), layout.name)
    lying = lying_columns(pages, bench.context(best.plan.scale))
    cropped = cropped_pictures(pages, edition)
    structure = visible_structure(edition.structure(), placed_paths(pages)) or StructureNode(
        "", StructureRole.DOCUMENT
    )
    # The headings, for bookmarks.
    texts, heads = edition.texts(), (StructureRole.H1, StructureRole.H2, StructureRole.H3)
    outline = tuple(
        (node.path, texts[node.path].plain)
        for node in structure.walk()
        if node.role in heads and node.path in texts
    )
    fit = FitReport(
        scale=best.plan.scale,
        spaces=tuple(page.space for page in best.pages),
        plan=tuple(best.plan.lines()),
        badness=best.plan.badness,
        others=tuple(tuple(each.lines()) for each in found.others),
        holes=tuple(page.left for page in best.pages),
        feet=tuple(tuple(foot.left for foot in page.feet) for page in best.pages),
        on_drawing=any(page.on_drawing for page in best.pages),
    )
    return Composition(
        pages=pages,
        structure=structure,
        swatches=used_swatches(pages, layout.swatches()),
        lang=edition.lang,
        direction=edition.direction,
        about=DocumentInfo(
            edition.id, edition.title, edition.author, edition.subject, edition.date, edition.stamp
        ),
        bleed=layout.spec.page.bleed,
        fit=fit,
        warnings=(*edition.warnings, *left_out, *lying, *cropped, *unkept_wishes(bench, best.plan), *blank),
        outline=outline,
    )


def _blank(edition: Edition, layout: Layout, sheet: Sheet, empty: list[int], plan: Plan) -> Diagnostic:
    """The warning that tells for which panels of a folded sheet, one after the other, nothing is left.

    Where blocks stand together on a panel, one of them may begin another, which is less full then.  Another
    fold is named only where that helps: what fills half of the panels of a sheet that is folded twice leaves
    half of those blank, too, of one that is folded once.
    """
    panels, first, last = len(sheet.panels), empty[0] + 1, empty[-1] + 1
    if first < last:
        said = f"panels {first} to {last} of {panels} stay blank"
    else:
        back = ", the back of the leaflet," if last == panels else ""
        said = f"panel {last} of {panels}{back} stays blank"
    full = panels - len(empty)
    fewer = sheet.fold is Fold.TRI and full > panels / 2
    hint = f"write more, or take fold: {'half, which has fewer panels' if fewer else 'none'}"
    bodies = [
        {tile.piece.block for band in page for column in band for tile in column.tiles} for page in plan.pages
    ]
    if any(len([name for name in blocks if name.startswith("body.")]) > 1 for blocks in bodies):
        hint = f"let a block begin a panel of its own with page: new, {hint}"
    place = asked_at(edition, layout, "fold", "pages")
    told = f"{said}: the copy fills {full}"
    return Diagnostic(told, place, hint, "", Severity.WARNING, code="panels-blank")


# Items brought to their final places: the page of a right-to-left edition is mirrored here.


def place(items: tuple[Placed, ...], width: float, direction: Direction) -> tuple[Placed, ...]:
    """The items of a page `width` wide, for a direction.

    Mirroring turns `x` to `width - x - item width` for every group down to the rigid ones (a
    line of type, a picture, a code), whose inside stays as it is.  Twice mirrored is as before.
    """
    if direction is Direction.LTR:
        return items
    return tuple(mirrored(placed, width) for placed in items)


def mirrored(placed: Placed, width: float) -> Placed:
    """One item at the other side of a room `width` wide."""
    item, x, y = placed
    if isinstance(item, DisplayGroup) and not item.rigid:
        item = replace(item, items=tuple(mirrored(inner, item.width) for inner in item.items))
    return Placed(item, width - x - width_of(item), y)


# The swatches of a composition: the layout's, and one for every color that a drawing brings along.


def used_swatches(pages: Iterable[Page], swatches: Mapping[str, Swatch]) -> dict[str, Swatch]:
    """Every swatch that the pages use.

    A color of a drawing (`#fab326`) that is a swatch of the layout prints with that swatch's
    inks; any other has no inks yet, the writer separates it.  LayoutError for a swatch that the
    layout has not.
    """
    names: set[str] = set()
    for item in (placed.item for page in pages for placed in leaves(page.items)):
        if isinstance(item, GlyphRun):
            names.add(item.swatch)
        elif isinstance(item, Shape):
            names |= {each for each in (item.fill, item.stroke and item.stroke.swatch) if each}
        elif isinstance(item, Illustration):
            names.update(colors((item.drawn,)))
    by_light = {to_hex(swatch.rgb): swatch for swatch in swatches.values()}
    used: dict[str, Swatch] = {}
    for name in sorted(names):
        if name.startswith("#"):
            twin = by_light.get(name)
            rgb = parse_hex(name)
            used[name] = replace(twin, name=name, rgb=rgb) if twin else Swatch(name, None, rgb)
        elif found := swatches.get(name) or parted_swatch(name, swatches):
            used[name] = found
        else:
            known = ", ".join(sorted(swatches))
            raise LayoutError.of(
                f"the layout has no swatch {name!r}",
                IN_LAYOUT,
                f"its swatches: {known}",
                code="swatch-unknown",
            )
    return used
