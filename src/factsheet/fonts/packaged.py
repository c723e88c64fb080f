"""Faces that other distributions bring, found by the entry points of the group `factsheet.fonts`.

An entry point names a package whose folder has a `fonts.yaml`; nothing of the package is run.
In a checkout the folders below `packages/` are found as if they were installed.
"""

from __future__ import annotations

import functools
from importlib.util import find_spec
from pathlib import Path

from factsheet.errors import FontError, Span
from factsheet.fonts.catalog import INDEX, Catalog, read_folder
from factsheet.resources import beside

GROUP = "factsheet.fonts"


# Shipped: what the distributions installed beside this one bring.
@functools.cache
def packaged() -> Catalog:
    """Return the families of all distributions that bring some; FontError for one that cannot be read.

    Read once, and only when a character is met that the bundled faces lack.
    """
    catalog = Catalog({})
    for folder in folders():
        catalog = catalog.before(read_folder(folder))
    return catalog


def folders() -> tuple[Path, ...]:
    """Return the folders of fonts, installed or in the checkout, in the order of their packages' names."""
    from importlib.metadata import entry_points

    found = {index.parent.name: index.parent for index in beside(f"packages/*/src/*/{INDEX}")}
    for point in entry_points(group=GROUP):
        if point.module not in found:
            found[point.module] = _folder(point.module, point.dist.name if point.dist else point.name)
    return tuple(found[name] for name in sorted(found))


def _folder(package: str, distribution: str) -> Path:
    """The folder of a package with its index."""
    try:
        spec = find_spec(package)
    except ImportError:
        spec = None
    for each in (spec and spec.submodule_search_locations) or ():
        if (Path(each) / INDEX).is_file():
            return Path(each)
    raise FontError.of(
        f"the distribution {distribution} promises fonts in {package}, where there is no {INDEX}",
        Span(package),
        f"install it again, or remove it: pip uninstall {distribution}",
        code="font-package-incomplete",
    )
