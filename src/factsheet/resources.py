"""Where the files that come with the package lie: layouts, fonts, data, icons.

In an installed package they stand below `factsheet/_bundled`; in a checkout they are the
folders beside `src`.
"""

from __future__ import annotations

from pathlib import Path

from factsheet.errors import FactsheetError

_PACKAGE = Path(__file__).resolve().parent


def bundled(kind: str) -> Path:
    """The folder that holds the bundled `layouts`, `fonts`, `data` or `icons`.

    >>> (bundled("fonts") / "fonts.yaml").is_file()
    True
    """
    for folder in (_PACKAGE / "_bundled" / kind, _PACKAGE.parents[1] / kind):
        if folder.is_dir():
            return folder
    raise FactsheetError.of(
        f"the bundled folder {kind!r} is missing from this installation",
        hint="install the package again",
    )


def beside(pattern: str) -> tuple[Path, ...]:
    """The files of the checkout that match a pattern, sorted; none in an installed package.

    >>> beside("nothing/*.yaml")
    ()
    """
    if (_PACKAGE / "_bundled").is_dir():
        return ()
    return tuple(sorted(_PACKAGE.parents[1].glob(pattern)))
