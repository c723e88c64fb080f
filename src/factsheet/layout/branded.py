"""A layout in the colors and faces of an organization, which stay readable whatever they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from factsheet.color import RGB, Swatch, contrast, spots_unlike, standing_out, tinted, to_hex
from factsheet.content.brand import Brand
from factsheet.errors import IN_LAYOUT, DataError, Diagnostic, Severity
from factsheet.layout.brand_spec import BrandSwatch
from factsheet.layout.model import Layout, SwatchSpec

Looks = Callable[[Swatch], RGB]
# What is changed passes with a little to spare: inks are written in whole per cent.
_SPARE = 0.1


def as_light(swatch: Swatch) -> RGB:
    """Return how a swatch looks on a screen."""
    return swatch.rgb


def branded(layout: Layout, brand: Brand, printed: Looks = as_light) -> Layout:
    """Return the layout with the colors and faces of a brand in the roles that its key `brand:` names.

    A color that does not stand out from what the layout says it stands on, on a screen or as it is `printed`,
    is made darker or lighter until it does; so is one of the layout's own that stands on the brand's.  What
    was changed, and what the layout has no role for, is in `Layout.warnings`.  Without anything to take over
    it is the layout itself.  DataError for a spot ink that brand and layout describe in two ways.
    """
    if not brand:
        return layout
    spec, told = layout.spec, list(_unused(layout, brand))
    swatches = layout.swatches()
    changed = dict[str, str]()  # the swatches that are not as the layout has them: the role that each is of
    for name, entry in spec.brand.swatches.items():
        role = entry.role if entry.role in brand.colors else _changed_under(entry, changed)
        if not role:
            continue
        own = entry.role in brand.colors
        made = replace(tinted(brand.colors[role], entry.tint / 100), name=name) if own else swatches[name]
        found, warning = _readable(made, entry, swatches, printed)
        if own or warning:
            swatches[name], changed[name] = found, role
        if warning:
            (said, hint), key = warning, f"colors.{role}"
            path, span = f"brand.{key}", brand.spans.get(key, IN_LAYOUT)
            said = f"{path}: {said}"
            told.append(Diagnostic(said, span, hint, path, Severity.WARNING, code="brand-contrast"))
    unlike = spots_unlike(swatches.values())
    if unlike:
        hint = "give it one cmyk, and write its name in one way, in the brand and in the layout"
        span = next(iter(brand.spans.values()), IN_LAYOUT)
        said = f"the spot ink {unlike} is described in two ways"
        raise DataError.of(said, span, hint, "brand.colors", code="spot-ink-twice")
    fonts = dict(spec.fonts)
    for role, names in spec.brand.faces.items():
        for name in names if role in brand.faces else ():
            families = (*brand.faces[role], *fonts[name].families)
            fonts[name] = fonts[name].model_copy(update={"families": families, "narrower": ()})
    both = {name: _spec(swatches[name]) if name in changed else each for name, each in spec.swatches.items()}
    # As they are, too: the mark is drawn in them, and what is drawn in the light of a swatch has its inks.
    both |= {f"brand-{role}": _spec(swatch) for role, swatch in brand.colors.items()}
    new = spec.model_copy(update={"swatches": both, "fonts": fonts})
    return replace(layout, spec=new, warnings=(*layout.warnings, *told))


def _changed_under(entry: BrandSwatch, changed: Mapping[str, str]) -> str:
    """The role of the brand's color that a swatch of the layout's own stands on now; "" if on none."""
    return next((changed[name] for name in entry.on if name in changed), "")


def _readable(
    made: Swatch, entry: BrandSwatch, swatches: Mapping[str, Swatch], printed: Looks
) -> tuple[Swatch, tuple[str, str] | None]:
    """The swatch, or the nearest to it that stands out from all that it has to; then what to say of it."""

    def least(swatch: Swatch, name: str) -> float:
        other = swatches[name]
        return min(contrast(swatch.rgb, other.rgb), contrast(printed(swatch), printed(other)))

    low = [name for name in entry.on if least(made, name) < entry.contrast]
    if not low:
        return made, None
    needed = entry.contrast + _SPARE

    def passes(rgb: RGB) -> bool:
        return all(least(Swatch(made.name, None, rgb), name) >= needed for name in entry.on)

    nearest = standing_out(made.rgb, passes)
    said = (
        f"{to_hex(made.rgb)} on {low[0]} ({to_hex(swatches[low[0]].rgb)}) has a contrast of "
        f"{least(made, low[0]):.2f}:1, {entry.contrast:g}:1 is needed"
    )
    if nearest is None:
        return made, (f"{said}; no color like it has", "give the brand a color for the other role as well")
    return Swatch(made.name, None, nearest), (
        f"{said}: the swatch {made.name} is {to_hex(nearest)} instead",
        "where copy need not stand out the brand's color stays; give another color to choose it yourself",
    )


def _unused(layout: Layout, brand: Brand) -> Iterator[Diagnostic]:
    """What of the brand the layout has no role for."""
    spec = layout.spec.brand
    roles = {f"colors.{each.role}" for each in spec.swatches.values()} | {
        f"faces.{each}" for each in spec.faces
    }
    for path in (*(f"colors.{role}" for role in brand.colors), *(f"faces.{role}" for role in brand.faces)):
        if path not in roles:
            said = f"the layout {layout.name} has no role for brand.{path}: it changes nothing"
            hint = f"its roles: {', '.join(sorted(roles))}" if roles else "choose a layout that takes a brand"
            span = brand.spans.get(path, IN_LAYOUT)
            yield Diagnostic(said, span, hint, f"brand.{path}", Severity.WARNING, code="brand-role-not-used")


def _spec(swatch: Swatch) -> SwatchSpec:
    """A swatch as a layout writes it."""
    inks = swatch.spot.cmyk if swatch.spot else swatch.cmyk
    return SwatchSpec(
        cmyk=tuple(100 * part for part in inks) if inks else None,
        srgb=to_hex(swatch.rgb),
        spot=swatch.spot.name if swatch.spot else "",
        tint=100 * swatch.tint if swatch.spot else 100,
    )
