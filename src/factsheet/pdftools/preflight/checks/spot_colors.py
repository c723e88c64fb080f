"""Spot colors: one name, one ink."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.colors import spaces
from factsheet.pdftools.preflight.paint import PROCESS, ColorSpace
from factsheet.pdftools.preflight.report import Level

_FREE = frozenset((*PROCESS, "All", "None"))


@check(
    "spot-colors",
    "Every spot color has one name, one alternate and one tint",
    workgroup("4.18, 4.19, 4.20", "spot colors"),
)
def spot_colors(subject: Subject) -> Iterator[Answer]:
    """Compare what is said of each name."""
    meanings: defaultdict[str, set[object]] = defaultdict(set)
    for page in subject.file.pages:
        for space, _ in spaces(page):
            if space.family == "Separation":
                meanings[space.names[0]].add(_meaning(space))
    for name, found in meanings.items():
        if None in found and name != "All":
            yield NotChecked(f"the tint of {name} is a function that is not worked out")
        if len(found - {None}) > 1:
            yield Fault(f"the spot color {name} is described in {len(found)} ways", "use one swatch for it")
    spots = sorted(set(meanings) - _FREE)
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in spots:
        alike["".join(name.lower().split()).replace("-", "")].append(name)
    for names in alike.values():
        if len(names) > 1:
            yield Fault(f"spot colors have nearly the same name: {', '.join(names)}", "give one ink one name")
    if spots:
        yield Fault(
            f"the file has spot colors: {', '.join(spots)}",
            "agree on them with the printer",
            level=Level.NOTE,
        )


def _meaning(space: ColorSpace) -> object:
    """The alternate space and the tints at a few places."""
    if space.tint is None or space.base is None:
        return None
    tints = [space.tint((share,)) for share in (0.25, 0.5, 1.0)]
    if None in tints:
        return None
    return space.base.family, tuple(round(each, 3) for tint in tints for each in tint or ())
