"""`factsheet new`: a folder with a factsheet in it, to be changed into one's own."""

from __future__ import annotations

import json
from pathlib import Path

import click

from factsheet.errors import OutputError, Span, printable
from factsheet.resources import bundled
from factsheet.saving import write_all

SAMPLE = "sample"
SHAPES = ("health", "snapshot", "profile", "rights", "brief", "poster", "minimal")
"""The shapes of sheets that a folder may begin with: short data files, without pictures or catalogues."""
_SAMPLE_FOLDER, _STARTERS = "hong-kong-refugees", "starters"
_MODELINE = "# yaml-language-server: $schema=./factsheet.schema.json\n"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--like",
    type=click.Choice([SAMPLE, *SHAPES]),
    default=SAMPLE,
    show_default=True,
    help="What to begin with: the sample with its pictures and translations, or a short file of that shape.",
)
def command(folder: Path, like: str) -> None:
    """Make FOLDER with a complete factsheet in it: its data, and the schema for your editor."""
    from factsheet.source.schema import schema

    if folder.exists() and any(folder.iterdir()):
        hint = "name a folder that does not exist yet"
        raise OutputError.of(f"{folder} is not empty", Span(str(folder)), hint, code="folder-not-empty")
    data = folder / "factsheet.yaml"
    files = _sample(folder) if like == SAMPLE else {data: _starter(like)}
    text = files[data].decode("utf-8")
    files[data] = (text if "$schema=" in text else _MODELINE + text).encode("utf-8")
    files[folder / "factsheet.schema.json"] = json.dumps(schema(), indent=2).encode("utf-8")
    write_all(files)
    click.echo(printable(f"{data} is yours: change it, then run"))
    click.echo(printable(f"    factsheet build {data} -o {folder / 'out'}"))


def _sample(folder: Path) -> dict[Path, bytes]:
    sample = bundled("data") / _SAMPLE_FOLDER
    return {
        folder / path.relative_to(sample): path.read_bytes()
        for path in sorted(sample.rglob("*"))
        if path.is_file() and path.suffix in {".yaml", ".svg", ".png", ".jpg", ".po"}
    }


def _starter(shape: str) -> bytes:
    return (bundled("data") / _STARTERS / f"{shape}.yaml").read_bytes()
