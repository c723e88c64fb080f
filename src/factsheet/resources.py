"""Where the files that come with the package lie: layouts, fonts, data, icons, tables of languages.

In an installed package they stand below `factsheet/_bundled`; in a checkout they are the
folders beside `src`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from factsheet.errors import FactsheetError, Span

_PACKAGE = Path(__file__).resolve().parent


def bundled(kind: str) -> Path:
    """The folder that holds the bundled `layouts`, `fonts`, `data`, `icons` or `LICENSES`.

    >>> (bundled("fonts") / "fonts.yaml").is_file()
    True
    """
    for folder in (_PACKAGE / "_bundled" / kind, _PACKAGE.parents[1] / kind):
        if folder.is_dir():
            return folder
    raise FactsheetError.of(
        f"the bundled folder {kind!r} is missing from this installation",
        Span(str(_PACKAGE)),
        "install the package again",
        code="installation-incomplete",
    )


def installed(kind: str) -> Path | None:
    """Return the bundled folder of an installed package; None in a checkout."""
    folder = _PACKAGE / "_bundled" / kind
    return folder if folder.is_dir() else None


def beside(pattern: str) -> tuple[Path, ...]:
    """The files of the checkout that match a pattern, sorted; none in an installed package.

    >>> beside("nothing/*.yaml")
    ()
    """
    if (_PACKAGE / "_bundled").is_dir():
        return ()
    return tuple(sorted(_PACKAGE.parents[1].glob(pattern)))


class ResourceTable:
    """A JSON object in the package with an entry a line, of which only the entries asked for are parsed.

    Tables of all languages are large and an edition needs a line of each.

    >>> table = ResourceTable("factsheet.content", "aliases.json")
    >>> list(table), table["regions"]["UK"], "none" in table
    (['languages', 'regions'], 'GB', False)
    """

    def __init__(self, package: str, name: str) -> None:
        self._place = files(package).joinpath(name)

    @cached_property
    def _text(self) -> str:
        return self._place.read_text(encoding="utf-8")

    def __iter__(self) -> Iterator[str]:
        return (line[1 : line.index('"', 1)] for line in self._text.splitlines() if line.startswith('"'))

    def __contains__(self, key: str) -> bool:
        return f'\n"{key}": ' in self._text

    def __getitem__(self, key: str) -> Any:
        """The value of an entry, parsed anew each time; KeyError where there is none."""
        head = f'\n"{key}": '
        start = self._text.find(head)
        if start < 0 or '"' in key:
            raise KeyError(key)
        stop = self._text.index("\n", start + 1)
        return json.loads(self._text[start + len(head) : stop].removesuffix(","))
