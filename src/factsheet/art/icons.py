"""Icons by name or meaning: the bundled set, and the user's own SVG files beside the data.

`scales`, `phosphor:scales` and `legal-aid` are the same icon.  A user's own icon stands in
`icons/boat.svg` beside the data file and is named `boat`, or in `icons/mine/boat.svg`, named
`mine:boat`.  Adding a bundled icon: one line in `icons/phosphor/set.json`, then
`scripts/make_icons.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from factsheet.art import path_data
from factsheet.art.silhouette import silhouette
from factsheet.art.svg import read_svg
from factsheet.display import Outline
from factsheet.document.text import Name
from factsheet.errors import DataError, FactsheetError, Span
from factsheet.files import read_below
from factsheet.resources import bundled
from factsheet.workshop import remembered

BOX = 256.0
_FOLDER = "icons"
_LIMIT = 2**20
_NAME = re.compile(r"(?:([A-Za-z0-9_-]{1,60}):)?([A-Za-z0-9_-]{1,80})")


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon: one filled outline in a box of 256 x 256, y downward.

    `mirrors` says whether it turns in an edition that runs from right to left (a walking
    figure does, scales do not).  For its optical edges take `outline.bounds(icon.outline)`.
    """

    name: str
    set: str
    weight: str
    outline: Outline
    mirrors: bool = False
    meanings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IconSet:
    """What `set.json` of a bundled set says: names, meanings, which icons mirror, whose they are."""

    name: str
    title: str
    version: str
    license: str
    weights: tuple[str, ...]
    icons: Mapping[str, tuple[str, ...]]
    mirrors: frozenset[str]
    meanings: Mapping[str, str]


def find(name: Name | str, weight: str = "bold", root: Path | None = None) -> Icon:
    """The icon of that name or meaning; `root` is the data file's folder, whose `icons/` comes first.

    Raises `DataError` with the nearest names.

    >>> icon = find("legal-aid")
    >>> icon.set, icon.name, icon.mirrors
    ('phosphor', 'scales', False)
    """
    named = Name(name, "") if isinstance(name, str) else name
    match = _NAME.fullmatch(named.value.strip())
    if not match:
        raise _unknown(named, f"{named.value[:60]!r} is not the name of an icon", root)
    wanted, key = match[1], match[2].lower()
    if root and (own := _own(root, wanted, match[2], named.span)):
        return own
    library = icon_set()
    if weight not in library.weights:
        raise DataError.of(
            f"there is no icon weight {weight!r}",
            named.span,
            f"write one of {', '.join(library.weights)}",
            code="icon-weight-unknown",
        )
    if wanted in (None, library.name):
        key = library.meanings.get(key, key)
        if key in library.icons:
            return _bundled(key, weight)
    raise _unknown(named, f"there is no icon {named.value[:60]!r}", root)


def all_icons(weight: str = "bold") -> tuple[Icon, ...]:
    """Every bundled icon, by name."""
    return tuple(_bundled(name, weight) for name in icon_set().icons)


def search(words: Iterable[str], weight: str = "bold") -> tuple[Icon, ...]:
    """The bundled icons whose name or a meaning holds one of the words; all of them without words.

    >>> [icon.name for icon in search(["legal"])]
    ['scales']
    """
    wanted = [word.lower().strip() for word in words]
    return tuple(
        icon
        for icon in all_icons(weight)
        if not wanted or any(word in name for word in wanted for name in (icon.name, *icon.meanings))
    )


# Shipped: a file of the package, read once.
@cache
def icon_set() -> IconSet:
    """The bundled set."""
    data = json.loads((bundled(_FOLDER) / "phosphor" / "set.json").read_text(encoding="utf-8"))
    icons = {name: tuple(entry["meanings"]) for name, entry in sorted(data["icons"].items())}
    return IconSet(
        name=data["set"],
        title=data["title"],
        version=data["version"],
        license=data["license"],
        weights=tuple(data["weights"]),
        icons=icons,
        mirrors=frozenset(name for name, entry in data["icons"].items() if entry.get("mirrors")),
        meanings={meaning: name for name, meanings in icons.items() for meaning in meanings},
    )


# Shipped: a file of the package, read once.
@cache
def _paths(weight: str) -> Mapping[str, str]:
    text = (bundled(_FOLDER) / "phosphor" / f"{weight}.json").read_text(encoding="utf-8")
    paths: dict[str, str] = json.loads(text)
    return paths


# Shipped: each icon of the bundled set at most once.
@cache
def _bundled(name: str, weight: str) -> Icon:
    library = icon_set()
    outline = path_data.parse(_paths(weight)[name])
    return Icon(name, library.name, weight, outline, name in library.mirrors, library.icons[name])


def _own(root: Path, folder: str | None, name: str, span: Span | None) -> Icon | None:
    """The user's own icon; None where there is no such file."""
    relative = f"{_FOLDER}/{folder}/{name}.svg" if folder else f"{_FOLDER}/{name}.svg"
    try:
        data = read_below(root, relative, _LIMIT)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise DataError.of(
            f"the icon {relative} cannot be read: {error.strerror or error}",
            span,
            "put a plain SVG file there",
            code="icon-unreadable",
        ) from None
    return Icon(name, folder or _FOLDER, "own", _drawn(data, relative))


@remembered(most=64)
def _drawn(data: bytes, file: str) -> Outline:
    return silhouette(read_svg(data, file), BOX, Span(file))


def _unknown(name: Name, message: str, root: Path | None) -> FactsheetError:
    library = icon_set()
    own = _own_names(root) if root else []
    key = name.value.lower().rpartition(":")[2]
    near = get_close_matches(key, [*own, *library.icons, *library.meanings], n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    return DataError.of(
        message, name.span, hint + "`factsheet list icons` shows them all", name.path, code="icon-unknown"
    )


def _own_names(root: Path) -> list[str]:
    folder = root / _FOLDER
    flat = [file.stem for file in folder.glob("*.svg")]
    return sorted([*flat, *(f"{file.parent.name}:{file.stem}" for file in folder.glob("*/*.svg"))])[:500]
