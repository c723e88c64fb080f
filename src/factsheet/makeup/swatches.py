"""The swatches of a composition: the layout's, and one for every color that a drawing brings along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from factsheet.color import Swatch, parse_hex, to_hex
from factsheet.display import GlyphRun, Illustration, Page, Shape, leaves
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.graphics import colors


def used_swatches(pages: Iterable[Page], swatches: Mapping[str, Swatch]) -> dict[str, Swatch]:
    """Every swatch that the pages use.

    A color of a drawing (`#fab326`) that is a swatch of the layout prints with that swatch's
    inks; any other has no inks yet, the writer separates it.  LayoutError for a swatch that the
    layout has not.
    """
    by_light = {to_hex(swatch.rgb): swatch for swatch in swatches.values()}
    used: dict[str, Swatch] = {}
    for name in sorted(_names(pages)):
        if name.startswith("#"):
            twin = by_light.get(name)
            rgb = parse_hex(name)
            used[name] = replace(twin, name=name, rgb=rgb) if twin else Swatch(name, None, rgb)
        elif name in swatches:
            used[name] = swatches[name]
        else:
            known = ", ".join(sorted(swatches))
            raise LayoutError.of(
                f"the layout has no swatch {name!r}",
                IN_LAYOUT,
                f"its swatches: {known}",
                code="swatch-unknown",
            )
    return used


def _names(pages: Iterable[Page]) -> set[str]:
    names: set[str] = set()
    for page in pages:
        for item, _, _ in leaves(page.items):
            if isinstance(item, GlyphRun):
                names.add(item.swatch)
            elif isinstance(item, Shape):
                names |= {each for each in (item.fill, item.stroke and item.stroke.swatch) if each}
            elif isinstance(item, Illustration):
                names.update(colors((item.drawn,)))
    return names
