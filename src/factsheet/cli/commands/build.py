"""`factsheet build`: data files become PDFs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factsheet.cli.editions import Work, every_edition
from factsheet.cli.options import CHOICE, FILES, FORMAT, KINDS, Choice, Kinds, OutParam
from factsheet.cli.report import explained, made
from factsheet.cli.series import SERIES, SeriesChoice, run
from factsheet.errors import OutputError, Span
from factsheet.pdf.output import PRINT, SCREEN, SCREEN_1_7
from factsheet.pipeline import keep_plan, produce
from factsheet.saving import write_all
from factsheet.targets import target_named
from factsheet.targets.pdf import PdfTarget
from factsheet.targets.png import PngTarget
from factsheet.targets.target import Artifact, Target

_SCREENS = {"2.0": SCREEN, "1.7": SCREEN_1_7}


@click.command()
@FILES
@click.option(
    "-o",
    "folder",
    type=OutParam(),
    metavar="FOLDER|URL",
    default=Path("out"),
    help="Where the PDFs go (default: out); a URL of a store, as s3://bucket/out, makes it a batch.",
)
@KINDS
@CHOICE
@SERIES
@FORMAT
def command(
    files: tuple[Path, ...],
    folder: Path | str,
    kinds: Kinds,
    choice: Choice,
    series: SeriesChoice,
    form: str,
) -> None:
    """Build FILES into PDFs named {id}.{language}.{print|screen}.pdf, or into what --for names.

    Editions with errors are reported and skipped; the others are still built.  Exit 1 if there were errors.
    With --rows, --jobs or several languages it is a batch, on all cores: what is in the folder already, made
    of the same, stays.
    """
    taken: dict[Path, str] = {}
    named = _named(kinds)
    one_by_one = kinds.explain or choice.plan == "keep"
    # What JSON says of a build was there before there were batches, and stays.
    several = choice.has_languages and form == "text" and not one_by_one
    if series.is_asked or several or isinstance(folder, str):
        if one_by_one:
            raise click.UsageError("--explain and --plan keep are for a build without --rows and --jobs")
        sys.exit(run(files, folder, series, (_on_press(named, kinds, choice), choice), form))

    def build(work: Work) -> None:
        edition, wanted = work.edition(), _on_press(named, kinds, choice)
        beside = {tag: f"{edition.id}.{tag}.html" for tag in work.together if tag != edition.lang}
        done = produce(edition, choice.layout, choice.sheet, wanted, beside)
        paths = _claimed(work.source, folder, done, taken)
        write_all({path: artifact.data for path, artifact in paths.items()})
        for path, artifact in paths.items():
            run = edition.options.quantity if artifact.target == PRINT.kind else None
            click.echo(made(artifact, path, work.source, form, run))
        if kinds.explain and form == "text":
            click.echo("\n".join(explained(done)))
        if choice.plan and edition.lang == work.factsheet.lang:
            kept = keep_plan(edition, choice.layout, choice.sheet)
            if kept and form == "text":
                click.echo(f"{kept}  the plan is kept")
        if form == "text":
            work.warn(tuple(dict.fromkeys(each for artifact in done for each in artifact.warnings)))

    sys.exit(0 if every_edition(files, choice, form, build) else 1)


def _named(kinds: Kinds) -> list[Target]:
    """Return what --for names."""
    try:
        return [target_named(kind) for kind in kinds.names]
    except OutputError as error:
        diagnostic = error.diagnostics[0]
        raise click.BadParameter(f"{diagnostic.message}; {diagnostic.hint}", param_hint="--for") from None


def _on_press(named: list[Target], kinds: Kinds, choice: Choice) -> tuple[Target, ...]:
    """Return the targets: PDFs for the press and in the version asked for, pictures at the resolution."""
    screen = _SCREENS[kinds.version]
    found: list[Target] = []
    for target in named:
        if isinstance(target, PdfTarget):
            (output,) = choice.on_press((target.output if target.output is PRINT else screen,))
            target = PdfTarget(output)
        elif isinstance(target, PngTarget):
            target = PngTarget(kinds.dpi)
        found.append(target)
    return tuple(found)


def _claimed(
    source: str, folder: Path, done: tuple[Artifact, ...], taken: dict[Path, str]
) -> dict[Path, Artifact]:
    """Return where each file goes; two data files may not write the same name."""
    paths = {folder / artifact.name: artifact for artifact in done}
    for path in paths:
        if path in taken:
            said = f"{source} and {taken[path]} would both write {path}"
            raise OutputError.of(said, Span(source), "give them different ids", code="same-output")
    taken.update(dict.fromkeys(paths, source))
    return paths
