"""Options that several commands share."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from factsheet.units import PAPERS, Orientation, paper_of

if TYPE_CHECKING:
    from factsheet.pdf.output import Output
    from factsheet.sheet import SheetOptions


OptionOf = Callable[[Callable[..., None]], Callable[..., None]]
"""What gives a command an option, or several."""


class PaperParam(click.ParamType[str]):
    """A paper by its name or by its sides."""

    name = "paper"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            paper_of(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return str(value)


class PagesParam(click.ParamType[str]):
    """A count of pages: `auto`, `2` or `1..2`."""

    name = "count"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from factsheet.sheet import page_count

        try:
            return str(page_count(str(value)))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class OutParam(click.ParamType["Path | str"]):
    """A folder, as a Path, or the URL of a store, as it is."""

    name = "folder"
    kind = click.Path(path_type=Path, file_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        from factsheet.batch.place import is_url

        if not isinstance(value, str):
            return Path(value)
        if is_url(value):
            self._require_lasting(value, param, ctx)
            return value
        return Path(self.kind.convert(value.removeprefix("file://"), param, ctx))

    def _require_lasting(self, url: str, param: click.Parameter | None, ctx: click.Context | None) -> None:
        """Refuse a store that ends with the command."""
        if url.rpartition("::")[2].startswith("memory://"):
            said = f"{url}: memory ends with the command, and all would be lost; name a folder or a store"
            self.fail(said, param, ctx)


class FileOutParam(OutParam):
    """A file to write, as a Path, or the URL of one in a store, as it is."""

    name = "file"
    kind = click.Path(path_type=Path, dir_okay=False)


def file_in(folder: Path | str, name: str) -> str:
    """Return the path or URL of a file in a folder, for people."""
    return f"{folder.rstrip('/')}/{name}" if isinstance(folder, str) else str(folder / name)


FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
LAYOUT = click.option(
    "--layout",
    metavar="NAME|PATH",
    help="A bundled layout or a folder; default: the one that the data names.",
)
PAPER = click.option(
    "--paper",
    type=PaperParam(),
    metavar="NAME|WIDTHxHEIGHT",
    help=f"The flat sheet: {', '.join(PAPERS)}, or its sides as 120x170mm; default: that of the data, else "
    "the layout's.",
)
ORIENTATION = click.option(
    "--orientation",
    type=click.Choice([*Orientation], case_sensitive=False),
    help="Orientation of the sheet; default: that of the data, else portrait, or landscape if folded.",
)
PAGES = click.option(
    "--pages",
    type=PagesParam(),
    metavar="auto|N|A..B",
    help="Number of pages: auto, a number, or a range such as 1..2; default: that of the data, else auto.",
)
FOLD = click.option(
    "--fold",
    type=click.Choice(["none", "tri", "half"], case_sensitive=False),
    help="How the sheet is folded; each panel is a page; default: that of the data, else none.",
)
PLAN = click.option(
    "--plan",
    type=click.Choice(["keep", "new"]),
    help="keep: write where the blocks stand into a file beside the data; new: find it anew.",
)
EXPLAIN = click.option(
    "--explain", is_flag=True, help="Show where the blocks stand, how bad that is and why, and the next best."
)
FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How results are printed."
)
LANGUAGE = click.option(
    "--language",
    metavar="TAG[,TAG...]|all",
    help="Languages of the editions, such as ar or zh-Hant-HK; all: every language with a catalogue.",
)
FALLBACK = click.option(
    "--fallback", is_flag=True, help="Print untranslated texts in the language of the data file."
)
CONDITION = click.option(
    "--condition",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The ICC profile of your printer's press and paper; default: the layout's, else FOGRA39.",
)


class NumberRange(click.FloatRange):
    """A number between two others; `nan` is none, and lies between any."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a number", param, ctx)
        return number


INK_LIMIT = click.option(
    "--ink-limit",
    type=NumberRange(100, 400),
    metavar="PERCENT",
    help="The most ink on one spot; default: the layout's, else 300.",
)


class Choice(NamedTuple):
    """What is to be made of a data file."""

    layout: str | None
    paper: str | None
    language: str | None
    fallback: bool
    condition: Path | None = None
    ink_limit: float | None = None
    orientation: str | None = None
    pages: str | None = None
    fold: str | None = None
    plan: str | None = None

    @property
    def sheet(self) -> SheetOptions:
        """What is asked for of the sheet; it goes before what the data asks for."""
        from factsheet.sheet import SheetOptions

        asked = SheetOptions.of(self.paper or "", self.orientation or "", self.pages or "", self.fold or "")
        return replace(asked, new_plan=self.plan == "new")

    @property
    def has_languages(self) -> bool:
        """Whether editions in several languages are asked for."""
        return self.language is not None and (self.language == "all" or "," in self.language)

    def on_press(self, outputs: Sequence[Output]) -> tuple[Output, ...]:
        """Return the outputs, those for the press on the condition that was asked for.

        Raise OutputError if it is none.
        """
        from factsheet.pdf.output import read_condition

        found = tuple(outputs)
        if self.condition:
            found = tuple(each.on(read_condition(self.condition)) for each in found)
        if self.ink_limit:
            found = tuple(each.held(self.ink_limit) for each in found)
        return found


def together(name: str, kind: type[NamedTuple], *options: OptionOf) -> OptionOf:
    """Return options, one for each field of a NamedTuple, that a command is handed as one value of a name."""

    def added(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def chosen(**given: Any) -> None:
            value = kind._make([given.pop(field) for field in kind._fields])
            command(**{name: value}, **given)

        made: Callable[..., None] = chosen
        for option in reversed(options):
            made = option(made)
        return made

    return added


CHOICE = together(
    "choice",
    Choice,
    LAYOUT,
    PAPER,
    ORIENTATION,
    PAGES,
    FOLD,
    PLAN,
    LANGUAGE,
    FALLBACK,
    CONDITION,
    INK_LIMIT,
)
"""The options of layout, sheet, language and press."""


class Kinds(NamedTuple):
    """What a data file is made into: names of targets, the resolution of PNGs, the version of screen PDFs.

    With `explain` the plan of the pages is shown, too.
    """

    listed: str
    dpi: float
    version: str
    explain: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the targets, each once."""
        return tuple(dict.fromkeys(name.strip() for name in self.listed.split(",")))


KINDS = together(
    "kinds",
    Kinds,
    click.option(
        "--for",
        "listed",
        metavar="KIND[,KIND...]",
        default="print,screen",
        help="What to make: print, screen, html, html-fragment, text, png (default: print,screen).",
    ),
    click.option(
        "--dpi",
        type=NumberRange(36, 1200),
        default=150.0,
        help="Resolution of PNGs (default: 150).",
    ),
    click.option(
        "--screen-version",
        "version",
        type=click.Choice(["2.0", "1.7"]),
        default="2.0",
        help="PDF version of screen files: 2.0 is PDF/UA-2, 1.7 is PDF/UA-1 for old readers (default: 2.0).",
    ),
    EXPLAIN,
)
"""The options that say what is made."""
