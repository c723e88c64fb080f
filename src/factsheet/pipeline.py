"""The stages in order: a data file, or a dict, becomes finished PDFs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict, Unpack

from factsheet.collector import collector_waits
from factsheet.color import RGB, Swatch
from factsheet.composing.plan_file import plan_path, read_plans
from factsheet.composing.plan_file import written as plans_as_text
from factsheet.content.brand import Brand
from factsheet.content.edition import Edition
from factsheet.content.factsheet import Factsheet
from factsheet.content.findings import suggestion, unknown_layout
from factsheet.display import Composition
from factsheet.document.text import Name
from factsheet.errors import CatalogueError, Diagnostic, FontError, LayoutError, OutputError, Severity, Span
from factsheet.export_checks.clear import clear
from factsheet.files import read_below
from factsheet.fonts.library import Library, bundled, with_fonts
from factsheet.frames import with_room
from factsheet.layout.branded import branded
from factsheet.layout.load import layout_names, load_layout
from factsheet.layout.model import LARGE_PRINT, Layout
from factsheet.locale.catalogues import Catalogue, find
from factsheet.locale.edition import localize
from factsheet.makeup.compose import compose, plan_for, plan_key
from factsheet.makeup.located import located, locating
from factsheet.pdf.output import PRINT, SCREEN, SIZE_LIMIT, Condition, Output, condition_of
from factsheet.pdf.separation import inks_of, seen
from factsheet.saving import write_all
from factsheet.sheet import SheetOptions
from factsheet.source.reader import read, read_data
from factsheet.targets import target_named
from factsheet.targets.pdf import PdfTarget, Result
from factsheet.targets.target import Artifact, Target, TargetJob
from factsheet.translate.addresses import foreign_addresses
from factsheet.translate.checks import problems
from factsheet.translate.digits import mixed_digits
from factsheet.workshop import Workshop, opened, remembered

LARGE_PRINT_LAYOUT = "clear"
"""The layout of a sheet in large print that names none."""


class Values(TypedDict, total=False):
    """What a sheet is read with: values for its variables and content paths, the folder of its files."""

    variables: Mapping[str, Any]
    folder: str | Path


@with_room
def load(source: str | Path | Mapping[str, Any] | Factsheet, **values: Unpack[Values]) -> Factsheet:
    """A factsheet from a data file, a dict, or one that is read already.

    `variables` are other values for the variables of the data and for anything in it by its content path:
    `{"district": "Sham Shui Po", "key_numbers.meals.value": 3}`.  `folder` is where the pictures and
    catalogues of a dict lie.  TypeError for values that a Factsheet, or the folder of a file, has already.
    """
    folder, variables = values.get("folder"), values.get("variables")
    if isinstance(source, Factsheet):
        if values:
            raise TypeError("a Factsheet is read already: give variables and folder to load()")
        return source
    with collector_waits():
        if isinstance(source, Mapping):
            return read_data(source, folder, variables)
        if folder is not None:
            raise TypeError("folder= is for data in a dict: a data file has a folder of its own")
        return read(source, variables)


def make(
    source: str | Path | Mapping[str, Any] | Factsheet,
    layout: str | Path | Layout | None = None,
    paper: str | SheetOptions | None = None,
    output: Output = PRINT,
    language: str | None = None,
    workshop: Workshop | None = None,
    **values: Unpack[Values],
) -> Result:
    """One PDF of a factsheet, in its own language or in one that it has a catalogue for.

    `source` is a data file's path, a dict of the same shape, or a Factsheet; `layout` a name,
    a folder or a Layout (default: the one that the data names); `paper` the name
    of a paper, as `A4`, or SheetOptions;
    `language` a BCP 47 tag.  `workshop` keeps what the next build can use again; without one it is
    the one that is open, or that of the process.  `variables` and `folder` are as for `load`.
    FactsheetError holds every problem that was found.

    >>> make("data/hong-kong-refugees/factsheet.yaml").name
    'hong-kong-refugees.en.print.pdf'
    """
    with opened(workshop):
        return results(edition_of(load(source, **values), language), layout, paper, (output,))[0]


def results(
    edition: Edition,
    layout: str | Path | Layout | None = None,
    paper: str | SheetOptions | None = None,
    outputs: Sequence[Output] = (PRINT, SCREEN),
    workshop: Workshop | None = None,
) -> tuple[Result, ...]:
    """The PDFs of one edition: composed once, written for every output.

    An output for the press that names no condition of its own is printed on that of the layout.
    """
    targets = [PdfTarget(output) for output in outputs]
    made = produce(edition, layout, paper, targets, workshop=workshop)
    return tuple(each for each in made if isinstance(each, Result))


@with_room
def produce(
    edition: Edition,
    layout: str | Path | Layout | None = None,
    paper: str | SheetOptions | None = None,
    targets: Sequence[str | Target] = ("print", "screen"),
    beside: Mapping[str, str] | None = None,
    workshop: Workshop | None = None,
) -> tuple[Artifact, ...]:
    """Return the files of one edition for every target, a name (`html`) or a Target (`PngTarget(dpi=300)`).

    It is composed at most once, and only if a target is made of pages; what is wrong with any of them is
    told before one is written.  `beside` are the addresses of the translations by language tag.

    >>> edition = edition_of(load("data/hong-kong-refugees/factsheet.yaml"))
    >>> [made.name for made in produce(edition, targets=("html", "text"))]
    ['hong-kong-refugees.en.html', 'hong-kong-refugees.en.txt']
    """
    wanted = [target_named(each) if isinstance(each, str) else each for each in targets]
    with opened(workshop), collector_waits():
        return _produced(edition, layout_of(edition, layout, paper), wanted, beside or {})


def _produced(
    edition: Edition, chosen: Layout, wanted: Sequence[Target], beside: Mapping[str, str]
) -> tuple[Artifact, ...]:
    library = library_of(edition)
    _require_families(edition.brand, library)
    edition = edition.publisher_at(chosen.spec.publisher)
    edition = replace(edition, warnings=(*edition.warnings, *located(chosen.warnings, edition, chosen)))
    wanted = [
        replace(each, output=on_press_of(chosen, each.output)) if isinstance(each, PdfTarget) else each
        for each in wanted
    ]
    composition = None
    if any(each.composed for each in wanted):
        outputs = [each.output for each in wanted if isinstance(each, PdfTarget)] or [SCREEN]
        chosen, composition = _composed(edition, chosen, outputs, library)
    job = TargetJob(edition, chosen, library, composition, beside)
    with locating(edition, chosen):
        return tuple(made for each in wanted for made in each.make(job))


def _composed(
    edition: Edition, layout: Layout, outputs: Sequence[Output], library: Library
) -> tuple[Layout, Composition]:
    """The pages, with what the checks warn of, and the layout that they are in.

    It is the layout with its pictures apart where the header cannot be read on them.
    """
    composition = compose(edition, layout, library)
    found, problems = _checked(composition, outputs, library)
    hard = composition.fit.on_drawing or _hard_to_read((*found, *problems))
    apart = layout.with_pictures_apart() if hard else None
    if apart:
        layout, composition = apart, compose(edition, apart, library)
        found, problems = _checked(composition, outputs, library)
    with locating(edition, layout):
        if problems:
            raise OutputError(problems)
        warnings = located(found, edition, layout)
    return layout, replace(composition, warnings=(*composition.warnings, *warnings))


def _checked(
    composition: Composition, outputs: Sequence[Output], library: Library
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """What the checks before writing warn of; what they say where nothing may be written."""
    try:
        return clear(composition, outputs, library), ()
    except OutputError as error:
        return (), tuple(error.diagnostics)


def _hard_to_read(found: Iterable[Diagnostic]) -> bool:
    """Return whether the words of the header are too much like what is behind them, or like a photograph."""
    # The keys of the header stand at the top of the data file: their paths have one part.
    return any(
        each.code in ("contrast-too-low", "contrast-unknown") and "." not in each.path for each in found
    )


def on_press_of(layout: Layout, output: Output) -> Output:
    """The output on the printing condition that a layout names; OutputError if it is none.

    What the output itself says, a profile or a limit of ink, goes before what the layout says.
    """
    page, own = layout.spec.page, output.condition
    if own.profile != PRINT.condition.profile:
        return output
    if page.condition:
        output = output.on(_condition_in(layout.folder, page.condition))
    limit = own.ink_limit if own.ink_limit != PRINT.condition.ink_limit else page.ink_limit
    return output.held(limit) if limit else output


def _condition_in(folder: Path, name: str) -> Condition:
    try:
        return condition_of(read_below(folder, name, SIZE_LIMIT), str(folder / name))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError.of(
            f"the layout's profile cannot be read: {reason}",
            Span(str(folder / name)),
            "put the profile there, or delete `condition` from the layout",
            code="press-profile-not-usable",
        ) from None


@with_room
def edition_of(
    factsheet: Factsheet,
    language: str | None = None,
    fallback: bool = False,
    catalogue: Catalogue | None = None,
    family: Edition | None = None,
) -> Edition:
    """The edition in a language, its translation checked: what is suspect is among its warnings.

    CatalogueError for a text that is missing, or whose number is not the source's; with
    `fallback` what is missing stays in the factsheet's own language.  `catalogue` stands for the one beside
    the data file, `family` for the edition whose plan it follows: that in the factsheet's own language.
    """
    with collector_waits():
        own = language is None or language == factsheet.lang
        edition = _as_written(factsheet) if own else localize(factsheet, language, catalogue, fallback)
        edition = replace(edition, family=family or _as_written(factsheet), file=_file_of(factsheet))
        if catalogue is None and edition.lang != factsheet.lang:
            catalogue = find(factsheet, edition.lang)
        suspect = problems(factsheet, catalogue) if catalogue else ()
        found = [each for each in suspect if each.path not in edition.missing]
        found += foreign_addresses(edition)
        found += mixed_digits(edition) if own else ()
    if any(each.severity is Severity.ERROR for each in found):
        raise CatalogueError(found)
    return replace(edition, warnings=(*edition.warnings, *found))


def keep_plan(
    edition: Edition,
    layout: str | Path | Layout | None = None,
    paper: str | SheetOptions | None = None,
) -> Path | None:
    """Write where the blocks of a sheet stand into a file beside its data, and return that file.

    The plan is that of the sheet as it is written; those of other layouts and papers in the file stay.
    None where the data came from no file.
    """
    written = edition.family or edition
    if written.file is None:
        return None
    chosen, path = layout_of(written, layout, paper), plan_path(written.file)
    plan = plan_for(written, chosen, library_of(written))
    plans = read_plans(path) | {plan_key(chosen): plan}
    write_all({path: plans_as_text(plans).encode()})
    return path


@remembered(most=16)
def _as_written(factsheet: Factsheet) -> Edition:
    """The edition in a factsheet's own language, the same one for all its translations."""
    return replace(localize(factsheet), file=_file_of(factsheet))


def _file_of(factsheet: Factsheet) -> Path | None:
    """The data file of a factsheet, if it came from one."""
    span = factsheet.meta.lang_span
    return Path(span.file) if span and factsheet.root else None


def layout_of(
    edition: Edition, layout: str | Path | Layout | None, paper: str | SheetOptions | None
) -> Layout:
    """The layout that was asked for, or else the one that the data names, on the sheet that is asked for
    and in the colors and faces of the data's brand.

    What `paper` says goes before what a Layout was put on, and that before the data.  Large print is set in
    `clear` where no layout is named.  LayoutError for a sheet that cannot be folded as it is asked to be, and
    for a layout that is asked for large print and cannot be set so large.
    """
    own = layout.options if isinstance(layout, Layout) else SheetOptions()
    if not isinstance(layout, Layout):
        asked = paper if isinstance(paper, SheetOptions) else SheetOptions()
        clear_print = asked.large_print or edition.options.large_print
        if layout or edition.layout.span or not clear_print:
            layout = load_layout(layout) if layout else _named(edition.layout, edition.root)
        else:
            layout = load_layout(LARGE_PRINT_LAYOUT)
    chosen = layout.on(own.over(edition.options))
    chosen = chosen.on(paper) if paper else chosen
    options = chosen.options
    if options.large_print and not chosen.reaches(LARGE_PRINT):
        least = f"size: large-print is {LARGE_PRINT:g} points and over"
        said = f"{least}: layout {chosen.name} cannot be set so large"
        span = options.spans.get("size") or edition.place("")
        hint = f"delete layout, so that it is set in {LARGE_PRINT_LAYOUT}"
        raise LayoutError.of(said, span, hint, "size", code="layout-not-so-large")
    try:
        sheet = chosen.sheet(edition.direction)
    except ValueError as narrow:
        span = options.spans.get("fold") or edition.place("")
        hint = "take a larger paper, orientation: landscape, or fold: half"
        raise LayoutError.of(f"fold: {narrow}", span, hint, "fold", code="fold-too-narrow") from None
    count, panels = options.pages, len(sheet.panels)
    if sheet.is_folded and count and count.most and not count.least <= panels <= count.most:
        said = f"pages: {count} does not go with fold: {sheet.fold}, which makes {panels} panels, a page each"
        span = options.spans.get("pages") or edition.place("")
        raise LayoutError.of(said, span, "delete pages", "pages", code="pages-unlike-fold")
    return branded(chosen, edition.brand, _printed(chosen)) if edition.brand else chosen


def _printed(layout: Layout) -> Callable[[Swatch], RGB]:
    """How swatches look on the printing condition of a layout."""
    condition = on_press_of(layout, PRINT).condition
    return lambda swatch: seen(inks_of(swatch, condition), condition)


def _require_families(brand: Brand, library: Library) -> None:
    """FontError for a face of the brand that is not there, at its place in the data."""
    known = library.families() if brand.faces else ()
    for role, names in brand.faces.items():
        for name in names:
            if name not in known:
                path = f"faces.{role}"
                said = f'brand.{path}: there is no font family "{name}"'
                hint = suggestion(name, known)
                hint += "" if hint.endswith("?") else "."
                hint += " Font files in a folder fonts beside the data are found, too"
                raise FontError.of(
                    said, brand.spans.get(path), hint, f"brand.{path}", code="unknown-font-family"
                )


def _named(name: Name, root: Path | None) -> Layout:
    """The bundled layout that a data file names, or the one in a folder below its own."""
    if name.value in layout_names():
        return load_layout(name.value)
    folder = (root / name.value).resolve() if root else None
    if root and folder and folder.is_dir() and folder.is_relative_to(root.resolve()):
        return load_layout(folder)
    raise LayoutError([unknown_layout(name, layout_names())])


def library_of(edition: Edition) -> Library:
    """The bundled faces, and those in a `fonts` folder beside the data file."""
    own = edition.root and edition.root / "fonts"
    return with_fonts(own) if own and own.is_dir() else bundled()
