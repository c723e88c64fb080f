"""The stages in order: a data file, or a dict, becomes finished PDFs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factsheet.clearance.clear import clear
from factsheet.content.edition import Edition
from factsheet.content.factsheet import Factsheet
from factsheet.content.findings import meant
from factsheet.content.text import Name
from factsheet.display import Composition
from factsheet.errors import CatalogueError, Diagnostic, LayoutError, OutputError, Severity, Span
from factsheet.files import read_below
from factsheet.fonts.library import Library, bundled
from factsheet.layout.load import layout_names, load_layout
from factsheet.layout.model import Layout
from factsheet.localize.catalogues import find
from factsheet.localize.edition import localize
from factsheet.makeup.compose import compose
from factsheet.pdf.condition import SIZE_LIMIT, Condition, condition_of
from factsheet.pdf.output import PRINT, SCREEN, Output
from factsheet.pdf.writer import write
from factsheet.read.reader import read, read_data
from factsheet.saving import write_all
from factsheet.translate.addresses import foreign_addresses
from factsheet.translate.checks import problems


@dataclass(frozen=True, eq=False, repr=False)
class Result:
    """One finished PDF: its bytes, the composition behind it and the name it is saved under.

    In a notebook it shows its first page.
    """

    pdf: bytes
    composition: Composition
    output: Output

    def __repr__(self) -> str:
        pages = len(self.composition.pages)
        return f"<Result {self.name}, {pages} page{'s' * (pages != 1)}, {len(self.pdf) / 1024:.0f} KB>"

    @property
    def name(self) -> str:
        """`{id}.{language}.{print|screen}.pdf`"""
        about = self.composition.about
        return f"{about.id}.{self.composition.lang}.{self.output.kind}.pdf"

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return self.composition.warnings

    def save(self, path: str | Path) -> Path:
        """Write the PDF, whole or not at all: to a path that ends in `.pdf`, or by its name into a folder.

        Gives the path of the file; folders are made as needed.
        """
        target = Path(path)
        if target.suffix.lower() != ".pdf" or target.is_dir():
            target = target / self.name
        write_all({target: self.pdf})
        return target

    def image(self, page: int = 0, dpi: float = 100.0) -> bytes:
        """A page as PNG."""
        from factsheet.render import page_png

        return page_png(self.pdf, page, dpi)

    def _repr_png_(self) -> bytes:
        return self.image()


def load(source: str | Path | Mapping[str, Any] | Factsheet) -> Factsheet:
    """A factsheet from a data file, a dict, or one that is read already."""
    if isinstance(source, Factsheet):
        return source
    if isinstance(source, Mapping):
        return read_data(source)
    return read(source)


def make(
    source: str | Path | Mapping[str, Any] | Factsheet,
    layout: str | Path | Layout | None = None,
    paper: str | None = None,
    output: Output = PRINT,
    language: str | None = None,
) -> Result:
    """One PDF of a factsheet, in its own language or in one that it has a catalogue for.

    `source` is a data file's path, a dict of the same shape, or a Factsheet; `layout` a name,
    a folder or a Layout (default: the one that the data names); `paper` `A4` or `Letter`;
    `language` a BCP 47 tag.  FactsheetError holds every problem that was found.

    >>> make("data/hong-kong-refugees/factsheet.yaml").name
    'hong-kong-refugees.en.print.pdf'
    """
    return results(edition_of(load(source), language), layout, paper, (output,))[0]


def results(
    edition: Edition,
    layout: str | Path | Layout | None = None,
    paper: str | None = None,
    outputs: Sequence[Output] = (PRINT, SCREEN),
) -> tuple[Result, ...]:
    """The PDFs of one edition: composed once, written for every output.

    An output for the press that names no condition of its own is printed on that of the layout.
    """
    library = library_of(edition)
    chosen = layout_of(edition, layout, paper)
    presses = [on_press_of(chosen, output) for output in outputs]
    composition = compose(edition, chosen, library)
    warnings = clear(composition, presses, library, edition.place)
    composition = replace(composition, warnings=(*composition.warnings, *warnings))
    return tuple(Result(write(composition, output, library), composition, output) for output in presses)


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
            f"the layout's profile cannot be read: {reason}", Span(str(folder / name))
        ) from None


def edition_of(factsheet: Factsheet, language: str | None = None, fallback: bool = False) -> Edition:
    """The edition in a language, its translation checked: what is suspect is among its warnings.

    CatalogueError for a text that is missing, or whose number is not the source's; with
    `fallback` what is missing stays in the factsheet's own language.
    """
    edition = localize(factsheet, language, fallback=fallback)
    catalogue = find(factsheet, edition.lang) if edition.lang != factsheet.lang else None
    suspect = problems(factsheet, catalogue) if catalogue else ()
    found = [each for each in suspect if each.path not in edition.missing]
    found += foreign_addresses(edition)
    if any(each.severity is Severity.ERROR for each in found):
        raise CatalogueError(found)
    return replace(edition, warnings=(*edition.warnings, *found))


def layout_of(edition: Edition, layout: str | Path | Layout | None, paper: str | None) -> Layout:
    """The layout that was asked for, or else the one that the data names, on the paper asked for."""
    if not isinstance(layout, Layout):
        layout = load_layout(layout) if layout else _named(edition.layout, edition.root)
    return layout.on(paper) if paper else layout


def _named(name: Name, root: Path | None) -> Layout:
    """The bundled layout that a data file names, or the one in a folder below its own."""
    if name.value in layout_names():
        return load_layout(name.value)
    folder = (root / name.value).resolve() if root else None
    if root and folder and folder.is_dir() and folder.is_relative_to(root.resolve()):
        return load_layout(folder)
    said = f'layout: there is no layout "{name.value}"'
    raise LayoutError.of(said, name.span, meant(name.value, layout_names()), name.path)


def library_of(edition: Edition) -> Library:
    """The bundled faces, and those in a `fonts` folder beside the data file."""
    own = edition.root and edition.root / "fonts"
    return bundled().with_folder(own) if own and own.is_dir() else bundled()
