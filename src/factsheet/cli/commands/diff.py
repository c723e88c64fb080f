"""`factsheet diff`: what changed between two files or two folders of them, on the pages and in the words."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factsheet.cli.options import FORMAT
from factsheet.cli.report import table
from factsheet.errors import printable

if TYPE_CHECKING:
    from factsheet.pdftools.comparison import ComparedFile, Comparison

_PICTURES = 200
_LONGEST = 60
_TROUBLE = 2


@click.command()
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.argument("new", type=click.Path(path_type=Path, exists=True))
@click.option(
    "-o",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a page of HTML: the tables, and changed pages side by side with what changed marked.",
)
@FORMAT
def command(old: Path, new: Path, target: Path | None, form: str) -> None:
    """Compare OLD and NEW: two PDFs from any program, or two folders whose files have the same names.

    Tells the numbers and texts that changed, by their content paths where a file has them, and the pages that
    look different.  HTML is compared by its blocks, other text by its lines, pictures as pages are.  Exit 0
    if pages and words are the same, 1 if not or if other bytes changed, 2 if something could not be compared.
    """
    from factsheet.pdftools.comparison import compare
    from factsheet.saving import write_all

    if old.is_dir() != new.is_dir():
        raise click.UsageError("OLD and NEW are two files or two folders")
    found = compare(old, new, _PICTURES if target else 0)
    if target:
        from factsheet.pdftools.comparison_sheet import comparison_sheet

        write_all({target: comparison_sheet(found).encode("utf-8", "backslashreplace")})
    if form == "json":
        for each in found.files:
            click.echo(json.dumps(_record(each), ensure_ascii=False))
    else:
        _print(found)
    trouble = found.of(trouble=True)
    sys.exit(_TROUBLE if trouble else 1 if found.of(changed=True) else 0)


def _print(found: Comparison) -> None:
    for file in found.of(changed=True):
        if file.only:
            click.echo(
                f"{printable(file.name)}: only in {printable(found.old if file.only == 'old' else found.new)}"
            )
            continue
        others = f" (and {', '.join(file.others)})" if file.others else ""
        click.echo(printable(f"{file.name}{others}"))
        if file.texts:
            rows = [
                (each.page or "", printable(each.path), _short(each.old), _short(each.new))
                for each in file.texts
            ]
            lines = table(("page", "where", "was", "is"), rows).splitlines()
            click.echo("\n".join(f"    {line}" for line in lines))
        if file.unread:
            click.echo("    its bytes changed")
        for page in file.pages:
            places = f"{len(page.marks)} {'place' if len(page.marks) == 1 else 'places'}"
            click.echo(f"    page {page.number} looks different in {places}")
    for file in found.of(trouble=True):
        click.echo(printable(f"{file.name}: cannot be compared: {file.trouble}"), err=True)
    counts = {
        "changed": len(found.of(changed=True, only=False)),
        "only in one": len(found.of(only=True)),
        "the same": len(found.of(changed=False, trouble=False)),
    }
    click.echo(", ".join(f"{count} {name}" for name, count in counts.items()))


def _short(text: str) -> str:
    return printable(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def _record(file: ComparedFile) -> dict[str, Any]:
    return {
        "file": file.name,
        "changed": file.changed,
        "only": file.only,
        "trouble": file.trouble,
        "other_bytes": file.other_bytes,
        "unread": file.unread,
        "others": list(file.others),
        "texts": [
            {"page": each.page, "path": each.path, "kind": each.kind, "old": each.old, "new": each.new}
            for each in file.texts
        ],
        "pages": [{"page": each.number, "marks": [list(mark) for mark in each.marks]} for each in file.pages],
    }
