"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

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
