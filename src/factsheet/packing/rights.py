"""Whose the fonts, icons, pictures and profiles of a press file are, and on what terms they are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from factsheet.art.icons import find, icon_set
from factsheet.art.raster import owner_in
from factsheet.display import Composition, GlyphRun, leaves
from factsheet.document.ids import parent_path
from factsheet.document.nodes import Figure, walk
from factsheet.errors import FactsheetError
from factsheet.files import read_below
from factsheet.fonts.face import terms_of
from factsheet.pdf.output import FOGRA39, Output
from factsheet.resources import bundled
from factsheet.targets.target import TargetJob

UNKNOWN = "not said: ask whoever supplied it"
_MOST_OF_A_PICTURE = 20 * 2**20
_KINDS = {"font": "Fonts", "icon": "Icons", "picture": "Pictures", "profile": "Printing conditions"}


class Right(NamedTuple):
    """One thing that somebody made: its kind, its name, whose it is, and the license it is used under.

    `license` is an SPDX identifier where it is one that comes with the package.
    """

    kind: str
    name: str
    owner: str
    license: str


def rights_of(job: TargetJob, pressed: Composition, output: Output) -> tuple[Right, ...]:
    """Return what stands in a press file that somebody has a right in, in the order of kinds and names."""
    keys = {
        placed.item.face
        for page in pressed.pages
        for placed in leaves(page.items)
        if isinstance(placed.item, GlyphRun)
    }
    found = set(_figures(job))
    for face in map(job.library.face, keys):
        owner, terms = terms_of(face)
        found.add(Right("font", face.postscript_name, owner or UNKNOWN, terms or UNKNOWN))
    own = output.condition.profile == FOGRA39.profile
    owner, terms = ("Copyright 2007-2010 basICColor GmbH", "Zlib") if own else (UNKNOWN, UNKNOWN)
    found.add(Right("profile", output.condition.identifier, owner, terms))
    order = list(_KINDS)
    return tuple(sorted(found, key=lambda each: (order.index(each.kind), each)))


def _figures(job: TargetJob) -> Iterator[Right]:
    edition, library = job.edition, icon_set()
    texts = edition.texts()
    for each in walk(edition.document):
        if not isinstance(each, Figure) or each.shows == "drawing":
            continue
        if each.shows == "icon":
            try:
                icon = find(each.art, root=edition.root)
            except FactsheetError:
                continue
            own = icon.set != library.name
            owner = UNKNOWN if own else f"Copyright 2023 {library.title}"
            yield Right("icon", icon.name, owner, UNKNOWN if own else library.license)
            continue
        credit = texts.get(f"{each.id}_credit") or texts.get(f"{parent_path(each.id)}.credit")
        said = [credit.plain] if credit else []
        if edition.root:
            try:
                said.append(owner_in(read_below(edition.root, each.art.value, _MOST_OF_A_PICTURE)))
            except OSError:
                said.append("")
        yield Right("picture", each.art.value, ", ".join(dict.fromkeys(filter(None, said))) or UNKNOWN, "")


def as_text(rights: Iterable[Right]) -> str:
    """Return the list for people, a paragraph a kind."""
    every = list(dict.fromkeys(rights))
    lines: list[str] = []
    for kind, head in _KINDS.items():
        of_it = [each for each in every if each.kind == kind]
        if of_it:
            lines += [head, "-" * len(head)]
            lines += [
                ": ".join(filter(None, (each.name, "; ".join(filter(None, each[2:]))))) for each in of_it
            ]
            lines.append("")
    return "\n".join(lines)


def texts_of(rights: Iterable[Right]) -> Mapping[str, bytes]:
    """Return the texts of the licenses that are named, by the names of their files."""
    named = {each.license for each in rights}
    found = {
        f"{path.stem}.txt": path.read_bytes()
        for path in sorted(bundled("LICENSES").glob("*.txt"))
        if path.stem in named
    }
    if any(each.kind == "icon" and each.license in named - {UNKNOWN} for each in rights):
        found["Phosphor.txt"] = (bundled("icons") / "phosphor" / "LICENSE").read_bytes()
    return found
