"""compose(): an edition and a layout become pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from factsheet.content.edition import Edition
from factsheet.display import Composition, DocumentInfo, FitReport, Page, StructureNode, StructureRole
from factsheet.document.ids import owner_path
from factsheet.errors import Diagnostic, FontError
from factsheet.fonts.library import Library, bundled
from factsheet.layout.model import Layout
from factsheet.makeup.complete import Gone, placed_paths, require_complete, visible_structure
from factsheet.makeup.located import locating
from factsheet.makeup.overset import overset_error
from factsheet.makeup.pages import PageAttempt, make_up
from factsheet.makeup.place import place
from factsheet.makeup.swatches import used_swatches
from factsheet.setting.context import FitStep, LayoutContext
from factsheet.setting.proportion import rule_for
from factsheet.setting.style import styles_for

# What is done, in turn, where a word is wider than its place at each step of the ladder.
_LONG_WORDS = (
    {"below": "long words smaller"},
    {"below": "long words smaller", "anywhere": "long words parted"},
)


def compose(edition: Edition, layout: Layout, library: Library | None = None) -> Composition:
    """The pages of an edition in a layout.

    The ladder is walked until the copy fits; OversetError says what is left over after its
    last step, LayoutError what the layout has no place for, FontError what has no glyph.
    """
    with locating(edition, layout):
        return _composed(edition, layout, library or bundled())


def _composed(edition: Edition, layout: Layout, faces: Library) -> Composition:
    edition = edition.publisher_at(layout.spec.publisher)
    steps = ladder(edition, layout)
    try:
        number, setting, made = _fitted(edition, layout, faces, steps)
    except FontError as error:
        raise FontError(_in_fields(error.diagnostics)) from None
    if not made.fits:
        last = setting.step
        raise overset_error(edition, made, lambda shorter: try_step(shorter, layout, faces, last))
    size = layout.size
    pages = tuple(Page(size, place(galley.items, size.width, edition.direction)) for galley in made.pages)
    step = setting.step
    left_out = require_complete(edition, pages, Gone(layout.spec.omits, step.drop), layout.name)
    structure = visible_structure(edition.structure(), placed_paths(pages)) or StructureNode(
        "", StructureRole.DOCUMENT
    )
    return Composition(
        pages=pages,
        structure=structure,
        swatches=used_swatches(pages, layout.swatches()),
        lang=edition.lang,
        direction=edition.direction,
        about=DocumentInfo(edition.id, edition.title, edition.author, edition.subject, edition.date),
        bleed=layout.spec.page.bleed,
        fit=FitReport(number, len(steps) - 1, step.name, _dropped(edition, step)),
        warnings=(*edition.warnings, *left_out),
        outline=_outline(structure, edition),
    )


def _in_fields(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What has no glyph, with the field that it stands in."""
    for each in found:
        field = owner_path(each.path)
        yield replace(each, message=f"{field}: {each.message}") if field else each


def ladder(edition: Edition, layout: Layout) -> tuple[FitStep, ...]:
    """The steps that a layout has for an edition, from the design as drawn downward."""
    return layout.steps(_names(edition))


def try_step(edition: Edition, layout: Layout, library: Library, step: FitStep) -> PageAttempt:
    """The edition made up at one step of the ladder, whether it fits or not."""
    return make_up(layout, _setting(edition, layout, library, step))


def _fitted(
    edition: Edition, layout: Layout, library: Library, steps: tuple[FitStep, ...]
) -> tuple[int, LayoutContext, PageAttempt]:
    """The first step of the ladder at which the copy fits, or the last one.

    If a word is wider than its place at each, the steps are tried again with more done for long words.
    """
    found: tuple[int, LayoutContext, PageAttempt] | None = None
    for changes in ({}, *_LONG_WORDS):
        for number, step in enumerate(steps):
            setting = _setting(edition, layout, library, _for_long_words(step, changes))
            found = number, setting, make_up(layout, setting)
            if found[2].fits:
                return found
        if found and not found[2].overfull:
            break
    assert found, "a ladder has at least the design as drawn"
    return found


def _for_long_words(step: FitStep, changes: Mapping[str, str]) -> FitStep:
    """A step of the ladder, and what else is done where a word is wider than its place at every one."""
    if not changes:
        return step
    done = replace(step, name=", ".join((step.name, *list(changes.values())[-1:])))
    return replace(done, below="below" in changes, anywhere="anywhere" in changes)


def _setting(edition: Edition, layout: Layout, library: Library, step: FitStep) -> LayoutContext:
    spec = layout.spec
    script = layout.script(_names(edition))
    fonts = dict(spec.fonts) | dict(script.fonts)
    rule = rule_for(edition.script, edition.lang, fonts, library)
    return LayoutContext(
        edition=edition,
        library=library,
        styles=styles_for(spec.styles, script, step.size, step.sizes, rule),
        fonts=fonts,
        bleed=spec.page.bleed,
        gutter=spec.page.gutter,
        folder=layout.folder,
        step=step,
    )


def _names(edition: Edition) -> tuple[str, ...]:
    """What a layout may call the edition by, the closest first: tag, language, script."""
    return edition.lang, edition.lang.split("-")[0], edition.script


def _dropped(edition: Edition, step: FitStep) -> tuple[str, ...]:
    return tuple(path for path in step.drop if edition.find(path))


def _outline(structure: StructureNode, edition: Edition) -> tuple[tuple[str, str], ...]:
    """The headings, for bookmarks."""
    texts = edition.texts()
    heads = (
        node
        for node in structure.walk()
        if node.role in (StructureRole.H1, StructureRole.H2, StructureRole.H3)
    )
    return tuple((node.path, texts[node.path].plain) for node in heads if node.path in texts)
