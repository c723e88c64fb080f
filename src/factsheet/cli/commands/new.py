"""`factsheet new`: a folder with the sample in it, to be changed into one's own."""

from __future__ import annotations

import json
from pathlib import Path

import click

from factsheet.errors import OutputError, Span
from factsheet.resources import bundled
from factsheet.saving import write_all

_SAMPLE = "hong-kong-refugees"
_MODELINE = "# yaml-language-server: $schema=./factsheet.schema.json\n"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """Make FOLDER with a complete factsheet in it: data, pictures, and the schema for your editor."""
    from factsheet.source.schema import schema

    if folder.exists() and any(folder.iterdir()):
        hint = "name a folder that does not exist yet"
        raise OutputError.of(f"{folder} is not empty", Span(str(folder)), hint, code="folder-not-empty")
    sample = bundled("data") / _SAMPLE
    files = {
        folder / path.relative_to(sample): path.read_bytes()
        for path in sorted(sample.rglob("*"))
        if path.is_file() and path.suffix in {".yaml", ".svg", ".png", ".jpg", ".po"}
    }
    data = folder / "factsheet.yaml"
    text = files[data].decode("utf-8")
    files[data] = (text if "$schema=" in text else _MODELINE + text).encode("utf-8")
    files[folder / "factsheet.schema.json"] = json.dumps(schema(), indent=2).encode("utf-8")
    write_all(files)
    click.echo(f"{data} is yours: change it, then run")
    click.echo(f"    factsheet build {data} -o {folder / 'out'}")
