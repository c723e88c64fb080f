"""`factsheet impose`: a finished PDF laid on sheets, for the press or for one's own printer."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from factsheet.units import points

_SCHEMES = ("2-up", "4-up", "booklet", "cut-and-stack", "step-and-repeat")
_SHEETS = ("A4", "A3", "SRA3", "Letter", "Tabloid")


class LengthParam(click.ParamType[float]):
    """A length with its unit, such as `6mm`."""

    name = "length"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            return points(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o", "target", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF to write."
)
@click.option("--as", "kind", required=True, type=click.Choice(_SCHEMES), help="What the sheets become.")
@click.option(
    "--sheet",
    type=click.Choice(_SHEETS, case_sensitive=False),
    default="A3",
    show_default=True,
    help="The paper in the printer.",
)
@click.option(
    "--gutter", type=LengthParam(), help="Space between pages that are cut apart; default: twice the bleed."
)
@click.option("--creep", type=LengthParam(), help="The thickness of a booklet's paper, such as 0.1mm.")
@click.option("--margin", type=LengthParam(), default="0mm", help="White margin of the sheet.")
@click.option(
    "--duplex",
    type=click.Choice(["long-edge", "short-edge"]),
    help="Print on both sides, flipped on this edge.",
)
@click.option("--marks/--no-marks", default=True, help="Cut and fold marks (default: where there is room).")
def command(file: Path, target: Path, kind: str, sheet: str, **job: Any) -> None:
    """Lay the pages of FILE, any finished PDF, on sheets.

    2-up and 4-up put pages beside each other in reading order; booklet makes sheets to fold and
    stitch; cut-and-stack makes sheets whose stacks, once cut and piled up, are in order;
    step-and-repeat puts the same page on a sheet as often as it fits.
    """
    from factsheet.errors import ImpositionError, Span, printable
    from factsheet.files import read_regular
    from factsheet.pdftools.guard import BeyondBoundsError, guarded
    from factsheet.pdftools.impose.imposition import impose
    from factsheet.pdftools.impose.source import GIVEN_PDF, MOST_BYTES
    from factsheet.saving import write_all

    # pypdf logs each oddity of a file that it can still read.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    scheme = _scheme(kind, **job)
    try:
        pdf = read_regular(file, MOST_BYTES)
    except OSError as error:
        said = f"{file} cannot be read: {error.strerror or error}"
        raise ImpositionError.of(said, Span(str(file)), "name a PDF", code="pdf-unreadable") from None
    try:
        made = guarded(lambda: impose(pdf, scheme, sheet))
    except BeyondBoundsError as error:
        hint = "open it in the program it comes from and save it again"
        raise ImpositionError.of(f"{file}: {error}", Span(str(file)), hint, code="pdf-unreadable") from None
    except ImpositionError as error:
        found = (
            replace(each, span=Span(str(file))) if each.span == GIVEN_PDF else each
            for each in error.diagnostics
        )
        raise ImpositionError(found) from None
    write_all({target: made.pdf})
    sheets = f"{made.sheets} {'sheet' if made.sheets == 1 else 'sheets'}"
    click.echo(f"{printable(str(target))}  {sheets}, {made.notes[0]}")
    for note in made.notes[1:]:
        click.echo(f"   {printable(note)}")


def _scheme(
    kind: str,
    gutter: float | None,
    creep: float | None,
    margin: float,
    duplex: str | None,
    marks: bool,
) -> Any:
    """Return the scheme in the words of the command line; options that do not go with it are wrong use."""
    from factsheet.pdftools.impose.scheme import Booklet, CutAndStack, Duplex, NUp, StepAndRepeat

    shared: dict[str, Any] = {"marks": marks, "margin": margin, "duplex": Duplex(duplex) if duplex else None}
    if kind == "booklet":
        if gutter is not None:
            raise click.UsageError("--gutter is for pages that are cut apart, not for a booklet")
        return Booklet(creep or 0.0, **shared)
    if creep is not None:
        raise click.UsageError("--creep is for a booklet")
    shared["gutter"] = gutter
    match kind:
        case "cut-and-stack":
            return CutAndStack(**shared)
        case "step-and-repeat":
            return StepAndRepeat(**shared)
    return NUp(int(kind[0]), **shared)
