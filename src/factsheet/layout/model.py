"""A layout: a page, swatches, type styles, a tree of boxes and a ladder.  All of it is YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from factsheet.blocks import kinds
from factsheet.boxes.box import Box
from factsheet.color import CMYK, RGB, SpotInk, Swatch, parse_hex, spot_fault, spots_unlike, tinted
from factsheet.display import Direction
from factsheet.document.ids import BODY
from factsheet.errors import Diagnostic, LayoutError, Span
from factsheet.layout.brand_spec import BrandSpec, several
from factsheet.setting.context import FitStep
from factsheet.setting.style import FontRole, Length, ScriptSpec, Spec, Style
from factsheet.sheet import Sheet, SheetOptions
from factsheet.units import PageSize, paper_named, paper_sized, points


def _paper(value: Any) -> Any:
    if isinstance(value, Mapping) and set(value) == {"width", "height"}:
        return paper_sized(points(value["width"]), points(value["height"]))
    return value if isinstance(value, PageSize) else paper_named(str(value))


Paper = Annotated[PageSize, BeforeValidator(_paper)]


def _percent(value: tuple[float, ...]) -> tuple[float, ...]:
    if len(value) != 4 or not all(0 <= part <= 100 for part in value):
        raise ValueError("inks are four numbers from 0 to 100: cyan, magenta, yellow, black")
    return value


class SwatchSpec(Spec):
    """The two values of a swatch: inks in per cent, light as #rrggbb.

    Without inks, light is separated for the printing condition and held under its ink limit.  With a `spot`
    ink, named as its plate, `cmyk` are the process inks that stand in for it; `tint` is how much of it
    prints, in per cent, and `srgb` how that looks.
    """

    cmyk: Annotated[tuple[float, ...], AfterValidator(_percent)] | None = None
    srgb: str
    spot: str = ""
    tint: float = Field(100, gt=0, le=100)

    @field_validator("srgb")
    @classmethod
    def _is_color(cls, value: str) -> str:
        parse_hex(value)
        return value

    @model_validator(mode="after")
    def _is_spot(self) -> SwatchSpec:
        fault = spot_fault(self.spot) if self.spot else ""
        if fault:
            raise ValueError(f"the name of the spot ink {fault}")
        if self.spot and self.cmyk is None:
            raise ValueError("a spot ink needs cmyk: the process inks that stand in for it")
        if self.tint != 100 and not self.spot:
            raise ValueError("a tint is of a spot ink; other swatches say their inks as they are")
        return self

    def swatch(self, name: str) -> Swatch:
        """The swatch under its name."""
        light: RGB = parse_hex(self.srgb)
        if self.cmyk is None:
            return Swatch(name, None, light)
        cyan, magenta, yellow, black = (part / 100 for part in self.cmyk)
        inks: CMYK = (cyan, magenta, yellow, black)
        if not self.spot:
            return Swatch(name, inks, light)
        whole = Swatch(name, inks, light, SpotInk(self.spot, inks))
        return replace(tinted(whole, self.tint / 100), rgb=light)


Factor = Annotated[float, Field(gt=0, le=3)]


class Rung(Spec):
    """One step of the ladder; what it does not say holds as in the step before it.

    With several sizes it is as many steps; `{size}` in its name is each in per cent.
    """

    name: str
    space: float | None = Field(None, gt=0, le=1)
    size: Annotated[tuple[Factor, ...], BeforeValidator(several)] = ()
    sizes: Mapping[str, Factor] = Field(
        {}, description="factors of single styles, instead of `size`; for this step only"
    )
    split: bool | None = None
    narrower: bool | None = None
    drop: tuple[str, ...] = ()
    pages: int = 1
    only: tuple[str, ...] = Field(
        (), description="tags, languages or scripts that have this step; default: all"
    )

    def step(self, last: FitStep, size: float) -> FitStep:
        """The step after `last` at one of the sizes."""
        return FitStep(
            name=self.name.replace("{size}", f"{round(100 * size)}"),
            space=last.space if self.space is None else self.space,
            size=size,
            sizes=self.sizes,
            split=last.split if self.split is None else self.split,
            narrower=last.narrower if self.narrower is None else self.narrower,
            drop=last.drop + self.drop,
            pages=max(last.pages, self.pages),
        )


class PageSpec(Spec):
    """The page of a layout: its paper and how far color runs over the trim.

    `condition` names an ICC profile in the layout's folder, the press that it is designed for;
    `ink-limit` is the most ink on one spot, in per cent.
    """

    size: Paper
    bleed: Length
    gutter: Length = 0.0
    condition: str = ""
    ink_limit: float | None = Field(None, ge=100, le=400)


class WebPanel(Spec):
    """The colors of a part of the HTML page, by swatch: what is not said is as on the paper."""

    ground: str = ""
    ink: str = ""
    heading: str = ""
    accent: str = Field("", description="icons and marks")
    number: str = Field("", description="large numbers")
    link: str = ""
    rule: str = ""
    badge: str = Field("", description="ground of the figures of a numbered list")


class WebSpec(Spec):
    """How the HTML page is colored: its paper, and panels by kind of block (`main` is the main number)."""

    paper: WebPanel = WebPanel()
    panels: Mapping[str, WebPanel] = {}
    rules: bool = Field(False, description="a rule above each block that has no panel")


class LayoutSpec(Spec):
    """What stands in `layout.yaml`; the box tree under `tree` is built from its own keys."""

    name: str
    title: str
    description: str = ""
    page: PageSpec
    fonts: Mapping[str, FontRole]
    swatches: Mapping[str, SwatchSpec]
    styles: Mapping[str, Style]
    scripts: Mapping[str, ScriptSpec] = {}
    ladder: tuple[Rung, ...] = ()
    web: WebSpec = WebSpec()
    brand: BrandSpec = BrandSpec()
    tree: Box
    publisher: Literal["foot", "head"] = Field(
        "foot", description="where the publisher reads: after all blocks, or right after the header"
    )
    omits: tuple[str, ...] = Field(
        (), description="selectors of what the layout has no place for, told as warnings; `*` is any id"
    )

    @model_validator(mode="after")
    def _agree(self) -> LayoutSpec:
        unlike = spots_unlike(each.swatch(name) for name, each in self.swatches.items())
        if unlike:
            raise ValueError(f"the spot ink {unlike} has one name and one cmyk in every swatch")
        named = {name for swatch, each in self.brand.swatches.items() for name in (swatch, *each.on)}
        for name in sorted(named - set(self.swatches)):
            raise ValueError(f"brand names the swatch {name!r}, which is not there")
        for name in sorted({each for roles in self.brand.faces.values() for each in roles} - set(self.fonts)):
            raise ValueError(f"brand names the font {name!r}, which is not there")
        return self

    @field_validator("omits")
    @classmethod
    def _are_selectors(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for each in value:
            if each.partition(".")[0] not in (*kinds(), BODY):
                raise ValueError(f"there is no block {each.partition('.')[0]!r}: {', '.join(kinds())}")
        return value


@dataclass(frozen=True, eq=False)
class Layout:
    """A layout as the make-up uses it.

    `folder` is where its own pictures are, `options` what is asked for of the sheet; `warnings` tell what
    in it is not as it was asked for.
    """

    spec: LayoutSpec
    folder: Path
    options: SheetOptions = SheetOptions()
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        return self.spec.name

    @property
    def size(self) -> PageSize:
        """The flat sheet as trimmed."""
        return self.sheet(Direction.LTR).size

    def sheet(self, direction: Direction) -> Sheet:
        """Return the sheet with its panels for an edition.  Raise ValueError for panels too narrow."""
        return self.options.sheet(self.spec.page.size, direction)

    def on(self, options: str | SheetOptions) -> Layout:
        """Return the same layout on another sheet; LayoutError for a paper that is not known.

        `options` are the name of a paper (`A4`, `Letter`) or all that is asked for; they go before what was
        asked for before.
        """
        try:
            asked = SheetOptions.of(options) if isinstance(options, str) else options
        except ValueError as unknown:
            raise LayoutError.of(
                str(unknown), Span(str(self.folder)), "take another paper", code="layout-value"
            ) from None
        return replace(self, options=asked.over(self.options))

    def families(self, role: str, names: tuple[str, ...]) -> tuple[str, ...]:
        """The families of a typeface role for an edition, by its tag, language and script."""
        fonts = dict(self.spec.fonts) | dict(self.script(names).fonts)
        return fonts[role].families if role in fonts else ()

    def script(self, names: tuple[str, ...]) -> ScriptSpec:
        """What the layout changes for the first of the names that it speaks of."""
        return next((self.spec.scripts[name] for name in names if name in self.spec.scripts), ScriptSpec())

    def swatches(self) -> dict[str, Swatch]:
        """The swatches by name."""
        return {name: spec.swatch(name) for name, spec in self.spec.swatches.items()}

    def steps(self, names: tuple[str, ...] = ()) -> tuple[FitStep, ...]:
        """The ladder from the design as drawn downward, each step with those before it.

        `names` are an edition's tag, language and script: some steps are for some scripts only.
        """
        steps = [FitStep()]
        for rung in self.spec.ladder:
            if rung.only and not set(rung.only) & set(names):
                continue
            last = steps[-1]
            steps += [rung.step(last, size) for size in rung.size or (last.size,)]
        return tuple(steps)
