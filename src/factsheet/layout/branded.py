"""A layout in the colors and faces of an organization, which stay readable whatever they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from factsheet.color import RGB, Swatch, contrast, spots_unlike, standing_out, tinted, to_hex
from factsheet.content.brand import Brand
from factsheet.errors import IN_LAYOUT, DataError, Diagnostic, Severity
from factsheet.layout.brand_spec import BrandSwatch
from factsheet.layout.model import Layout, SwatchSpec
from factsheet.records import dataclass

Looks = Callable[[Swatch], RGB]
# What is changed passes with a little to spare: inks are written in whole per cent.
_SPARE = 0.1


@dataclass(frozen=True, slots=True)
class _Change:
    """A color that did not stand out from what it stands on, and the one that it has become."""

    old: Swatch
    new: Swatch
    on: Swatch
    contrast: float
    needed: float

    def __str__(self) -> str:
        return (
            f"{to_hex(self.old.rgb)} on {to_hex(self.on.rgb)} has a contrast of {self.contrast:.2f}:1, "
            f"{self.needed:g}:1 is needed"
        )


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
    spec = layout.spec
    made_over, in_vain = defaultdict[str, list[_Change]](list), defaultdict[str, list[_Change]](list)
    swatches = layout.swatches()
    changed = dict[str, str]()  # the swatches that are not as the layout has them: the role that each is of
    for name, entry in spec.brand.swatches.items():
        role = entry.role if entry.role in brand.colors else _changed_under(entry, changed)
        if not role:
            continue
        own = entry.role in brand.colors
        made = replace(tinted(brand.colors[role], entry.tint / 100), name=name) if own else swatches[name]
        change = _change(made, entry, swatches, printed)
        if own or change:
            swatches[name], changed[name] = change.new if change else made, role
        if change:
            (made_over if change.new != made else in_vain)[role].append(change)
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
    told = [*_unused(layout, brand)]
    for changes, say in ((made_over, _made_over), (in_vain, _in_vain)):
        for role, each in changes.items():
            # The brand's color itself is told first, then its tints and what of the layout stands on it.
            whole = brand.colors[role].rgb
            said, hint = say(sorted(each, key=lambda change: (change.old.rgb != whole, change.contrast)))
            path, span = f"brand.colors.{role}", brand.spans.get(f"colors.{role}", IN_LAYOUT)
            said = f"{path}: {said}"
            told.append(Diagnostic(said, span, hint, path, Severity.WARNING, code="brand-contrast"))
    return replace(layout, spec=new, warnings=(*layout.warnings, *told))


def _changed_under(entry: BrandSwatch, changed: Mapping[str, str]) -> str:
    """The role of the brand's color that a swatch of the layout's own stands on now; "" if on none."""
    return next((changed[name] for name in entry.on if name in changed), "")


def _change(
    made: Swatch, entry: BrandSwatch, swatches: Mapping[str, Swatch], printed: Looks
) -> _Change | None:
    """The nearest swatch that stands out from all that it has to, or itself if none does; None if it does."""

    def least(swatch: Swatch, name: str) -> float:
        other = swatches[name]
        return min(contrast(swatch.rgb, other.rgb), contrast(printed(swatch), printed(other)))

    low = [name for name in entry.on if least(made, name) < entry.contrast]
    if not low:
        return None
    needed = entry.contrast + _SPARE

    def passes(rgb: RGB) -> bool:
        return all(least(Swatch(made.name, None, rgb), name) >= needed for name in entry.on)

    nearest = standing_out(made.rgb, passes)
    new = made if nearest is None else Swatch(made.name, None, nearest)
    return _Change(made, new, swatches[low[0]], least(made, low[0]), entry.contrast)


def _made_over(changes: Sequence[_Change]) -> tuple[str, str]:
    """What is said of colors that have become others, and the hint."""
    first, *others = changes
    said = [f"{first}: {to_hex(first.new.rgb)} stands there instead"]
    said += [
        f"{to_hex(each.old.rgb)} on {to_hex(each.on.rgb)} becomes {to_hex(each.new.rgb)}" for each in others
    ]
    hint = "where copy need not stand out the brand's color stays; give another color to choose it yourself"
    return "; ".join(dict.fromkeys(said)), hint


def _in_vain(changes: Sequence[_Change]) -> tuple[str, str]:
    """What is said of colors that nothing like them can stand for, and the hint."""
    said = "; ".join(dict.fromkeys(map(str, changes)))
    return f"{said}; no color like it has", "give the brand a color for the other role as well"


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
