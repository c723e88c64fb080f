"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
LAYOUT = click.option(
    "--layout", metavar="NAME|PATH", help="A bundled layout or a folder; default: what the data names."
)
PAPER = click.option(
    "--paper", type=click.Choice(["A4", "Letter"], case_sensitive=False), help="Default: the layout's."
)
FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How results are printed."
)
LANGUAGE = click.option(
    "--language",
    metavar="TAG[,TAG...]|all",
    help="Languages of the editions, as ar or zh-Hant-HK; all: every one with a catalogue.",
)
FALLBACK = click.option(
    "--fallback", is_flag=True, help="Print what is not translated in the language of the data file."
)


class Choice(NamedTuple):
    """What is to be made of a data file."""

    layout: str | None
    paper: str | None
    language: str | None
    fallback: bool


def CHOICE(command: Callable[..., None]) -> Callable[..., None]:  # noqa: N802
    """The options of layout, paper and language, handed over as one `choice`."""

    @LAYOUT
    @PAPER
    @LANGUAGE
    @FALLBACK
    @wraps(command)
    def chosen(
        *, layout: str | None, paper: str | None, language: str | None, fallback: bool, **rest: Any
    ) -> None:
        command(choice=Choice(layout, paper, language, fallback), **rest)

    return chosen
