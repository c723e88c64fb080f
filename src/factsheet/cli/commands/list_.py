"""`factsheet list`: what there is to choose from."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def command() -> None:
    """List layouts, icons, fonts or blocks."""


@command.command("layouts")
def layouts() -> None:
    """The bundled layouts."""
    from factsheet.layout.load import layout_names, load_layout

    for name in layout_names():
        layout = load_layout(name)
        click.echo(f"{name:<12} {layout.size.name:<7} {layout.spec.description}")


@command.command("fonts")
def fonts() -> None:
    """The bundled font families and their weights."""
    from factsheet.fonts.library import bundled

    for line in bundled().describe():
        click.echo(line)


@command.command("blocks")
def blocks() -> None:
    """The kinds of block, their fields and what each field is."""
    from factsheet.blocks import describe

    for line in describe():
        click.echo(line)


@command.command("icons")
@click.argument("words", nargs=-1)
@click.option(
    "-o", "file", type=click.Path(path_type=Path, dir_okay=False), help="Draw a sheet of them as a PDF."
)
def icons(words: tuple[str, ...], file: Path | None) -> None:
    """The bundled icons; with WORDS those whose name or meaning holds one; with -o as a sheet to look at."""
    from factsheet.art.icons import search

    found = search(words)
    if file is None:
        for icon in found:
            click.echo(f"{icon.set}:{icon.name:<26} {', '.join(icon.meanings)}")
        return
    from factsheet.icon_sheet import draw

    draw(found, file)
    click.echo(f"{file}  {len(found)} icons")
