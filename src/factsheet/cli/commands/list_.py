"""`factsheet list`: what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factsheet.content.factsheet import Factsheet
    from factsheet.content.piece import Section


@click.group()
def command() -> None:
    """List layouts, languages, fonts, icons or blocks."""


@command.command("layouts")
def layouts() -> None:
    """List the bundled layouts."""
    from factsheet.layout.load import layout_names, load_layout

    for name in layout_names():
        layout = load_layout(name)
        click.echo(f"{name:<12} {layout.size.name:<7} {layout.spec.description}")


@command.command("fonts")
def fonts() -> None:
    """List the font families that are installed, their weights, the scripts of their letters (ISO 15924)."""
    from factsheet.cli.coverage import scripts_in
    from factsheet.fonts.library import bundled

    library = bundled()
    for family in library.families():
        weights = " ".join(map(str, library.weights(family)))
        scripts = " ".join(scripts_in(library, family))
        narrower = library.narrower(family)
        click.echo(f"{family:<32} {weights:<7}  {scripts}{f'  narrower: {narrower}' if narrower else ''}")


@command.command("languages")
def languages() -> None:
    """List the languages with built-in words, how each is written, and the families that set its text.

    Fonts: yes, or the characters of the built-in words and of the sample that no family has.
    """
    from factsheet.cli.report import table
    from factsheet.layout.load import layout_names
    from factsheet.locale import words
    from factsheet.pipeline import load
    from factsheet.resources import bundled

    heads = ("language", "name", "script", "direction", "digits", "fonts", *layout_names())
    sample = load(bundled("data") / "hong-kong-refugees" / "factsheet.yaml")
    click.echo(table(heads, [_language(tag, sample) for tag in words.languages()]))


def _language(tag: str, sample: Factsheet) -> tuple[str, ...]:
    from factsheet.cli.coverage import copy_in, cover
    from factsheet.content.languages import language, name_of
    from factsheet.fonts.library import bundled
    from factsheet.layout.load import layout_names, load_layout
    from factsheet.locale import locales

    known = language(tag)
    copy = copy_in(tag, sample)
    covers = [cover(tag, copy, load_layout(name), bundled()) for name in layout_names()]
    missing = "".join(sorted({each for found in covers for each in found.missing}))
    digits = (locales.facts(tag) or locales.default())["digits"]
    fonts = f"lack {missing}" if missing else "yes"
    families = (" ".join(found.families) for found in covers)
    return (tag, name_of(tag), known.script, known.direction.value, digits, fonts, *families)


@command.command("blocks")
def blocks() -> None:
    """List the kinds of block in reading order, with their keys and sources; ! marks required keys."""
    from factsheet.blocks import kinds
    from factsheet.content.keys import place_of

    for kind, block in kinds().items():
        click.echo(f"{kind}  ({place_of(block)})")
        for line in _keys(block, "    "):
            click.echo(line)


def _keys(piece: type[Section], indent: str) -> Iterator[str]:
    from factsheet.content.keys import keys_of

    for key in keys_of(piece):
        name = f"{indent}{key.name}{'!' if key.required else ''}"
        yield f"{name:<24} {key.meaning}  [{key.takes}]"
        if key.group:
            yield from _keys(key.group, indent + "    ")


@command.command("icons")
@click.argument("words", nargs=-1)
@click.option(
    "-o", "file", type=click.Path(path_type=Path, dir_okay=False), help="Draw a sheet of them as a PDF."
)
def icons(words: tuple[str, ...], file: Path | None) -> None:
    """List the bundled icons: with WORDS, only those that match one; with -o, drawn on a sheet."""
    from factsheet.art.icons import search

    found = search(words)
    if file is None:
        for icon in found:
            click.echo(f"{icon.set}:{icon.name:<26} {', '.join(icon.meanings)}")
        return
    from factsheet.icon_sheet import draw

    draw(found, file)
    click.echo(f"{file}  {len(found)} icons")
