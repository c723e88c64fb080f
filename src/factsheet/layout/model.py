"""A layout: a page, swatches, type styles, and for each block the arrangements it may stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from factsheet.blocks import kinds
from factsheet.boxes.art import Anchored, PictureBox
from factsheet.boxes.box import Box, Edges, Selector
from factsheet.color import CMYK, RGB, SpotInk, Swatch, parse_hex, spot_fault, spots_unlike, tinted
from factsheet.display import Direction
from factsheet.document.ids import BODY
from factsheet.errors import Diagnostic, LayoutError, Span
from factsheet.layout.brand_spec import BrandSpec
from factsheet.records import dataclass
from factsheet.setting.chart_style import ChartStyle
from factsheet.setting.style import Align, Fit, FontRole, Length, ScriptSpec, Spec, Style
from factsheet.sheet import Sheet, SheetOptions
from factsheet.units import MM, PageSize, paper_named, paper_sized, points


def _paper(value: Any) -> Any:
    if isinstance(value, Mapping) and set(value) == {"width", "height"}:
        return paper_sized(points(value["width"]), points(value["height"]))
    return value if isinstance(value, PageSize) else paper_named(str(value))


LARGE_PRINT = 16.0
"""The least size of type in large print, in points (as the UK Association for Accessible Formats has it)."""

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


class Derived(Spec):
    """A style made of another, so that every script keeps its proportions: its size by a factor.

    `fit` makes it fitted type; its `min` is a factor of the least size of the style that it is made of.
    """

    of: str
    size: float = Field(1.0, gt=0.2, le=6)
    leading: float = Field(1.0, gt=0.5, le=2, description="factor of the leading beyond that of the size")
    weight: int | None = None
    swatch: str = ""
    strong_swatch: str = ""
    align: Align | None = None
    fit: Fit | None = None


class SidePicture(Spec):
    """A picture that fills a side of a tile, as high as the copy beside it, or stands above or below it.

    It is a picture of the data file (`of`) or, where there is none, one of the layout's drawings.  `share` is
    its part of the width; `least` and `most` are heights.
    """

    of: Selector = ""
    drawing: str = ""
    paint: Mapping[str, str] = {}
    side: Literal["end", "top", "bottom"] = "end"
    share: float = Field(0.34, gt=0, lt=1)
    least: Length
    most: Length | None = None
    anchor: Anchored = "upper"

    @model_validator(mode="after")
    def _shows_something(self) -> SidePicture:
        if bool(self.of) == bool(self.drawing):
            raise ValueError("a picture is one of: or drawing:")
        return self


class Arrangement(Spec):
    """One way to draw a block: where it may stand, when, what it costs, and its boxes.

    It takes from `columns[0]` to `columns[1]` of the 12 columns of the page or, if it is for reading, of
    columns of the type (`measure`), each 15.7 mm wide at the designed size: larger type wants a wider place.
    """

    columns: tuple[float, float] | None = None
    measure: tuple[float, float] | None = None
    when: Selector = Field("", description="selector: it may be taken when this is")
    unless: Selector = Field("", description="selector: it may be taken when this is not")
    items: tuple[int, int] | None = Field(None, description="how many items it is for, from and to")
    characters: int = Field(0, description="least length of the block's copy")
    most_characters: int = Field(0, description="greatest length of the block's copy; 0: any")
    rank: float = Field(0.0, description="how much less it is liked than the others; 1 costs 2")
    front: float = Field(0.0, description="what it costs more, or less, on the first of several pages")
    reads: float = Field(0.0, description="columns of running text side by side in it; 0: none")
    small: bool = Field(False, description="its running text is small print")
    larger: float = Field(1.0, ge=1, le=3, description="factor of its type and all that follows it")
    cells: int = Field(0, description="columns of a grid of items; empty cells cost")
    picture: SidePicture | None = None
    clear: Length = Field(0.0, description="room kept under the copy for a picture behind it")
    foot: Length | None = Field(None, description="room under the copy, if not that of all tiles")
    justify: Align = Align.START
    box: Box

    @model_validator(mode="after")
    def _stands_somewhere(self) -> Arrangement:
        if (self.columns is None) == (self.measure is None):
            raise ValueError("an arrangement has columns: or measure:, one of them")
        return self

    def is_there(self, find: Callable[[str], Any]) -> bool:
        """Return whether it may be taken by its `when` and `unless`, of which `find` tells what there is."""
        if self.when and not find(self.when):
            return False
        return not (self.unless and find(self.unless))


class SkySpec(Spec):
    """How much of the page's height a tile may take beyond its copy, as a share: with a picture, and bare."""

    picture: Selector
    most: float = Field(0.26, ge=0, le=0.6)
    bare: float = Field(0.05, ge=0, le=0.6)


class BlockSpec(Spec):
    """How a layout draws a block, or a part of one: what it shows, its grounds, its arrangements.

    `grounds` are swatches in order of preference, `""` the paper: a tile takes the first that no neighbor
    has.  `items` are its items, by which a page may part it; `back` are boxes behind the copy that fill the
    tile.
    """

    shows: tuple[Selector, ...]
    grounds: tuple[str, ...] = ("",)
    items: Selector = ""
    display: bool = Field(False, description="large type: few lines, and even ones, are wanted")
    front: bool = Field(False, description="wanted on the first of several pages")
    back: tuple[Box, ...] = ()
    sky: SkySpec | None = None
    arrangements: Mapping[str, Arrangement]


class ScaleSpec(Spec):
    """The least and the largest scale of the type, as factors of its designed sizes.

    `least` is a size that no type is set under, on any paper and in any script.
    """

    floor: float = Field(0.9, gt=0.3, le=1)
    ceiling: float = Field(2.3, ge=1, le=6)
    least: Length = 0.0


class PageMargins(Spec):
    """The margins of a page: at its head, its foot and both sides."""

    top: Length
    bottom: Length
    side: Length


class PlainSpec(Spec):
    """How a block without arrangements of its own is set: the styles of its parts, its grounds.

    `main` is the style of a hotline, the way to reach the contact that is to be seen first.
    """

    heading: str = "heading"
    title: str = "item-title"
    text: str = "body"
    main: str = ""
    quote: str = Field("", description="style of what somebody said; by default that of titles")
    sign: str = Field("", description="swatch of the sign of a warning; by default that of its word")
    columns: tuple[float, float] | None = Field(
        None, description="how many of the 12 columns of the page they take; by default as they read well"
    )
    abreast: int = Field(4, ge=1, description="in how many columns their items or paragraphs stand at most")
    grounds: Mapping[str, tuple[str, ...]] = Field(
        {},
        description="grounds by tone: plain, note, warning; main: with a hotline; chart: with one",
    )
    on: Mapping[str, Mapping[str, str]] = Field(
        {}, description="by a ground: the styles of heading, title and body that differ there"
    )


class RunningHead(Spec):
    """The title of the sheet and the number of the page, over pages after the first.

    `ground` makes it a strip that bleeds; without one it stands on the paper, under the page's margin.
    """

    style: str
    ground: str = ""
    pad: Edges = Edges()


class ComposeSpec(Spec):
    """The rules by which pages are found: margins, pads, the scale of the type, tastes.

    `inner` is the room from an edge of a tile to its copy, `pad` that above and below.  `taste` holds
    factors on the terms of badness, for a layout that wants more air or larger type.
    """

    margin: PageMargins
    inner: Length
    pad: Edges
    scale: ScaleSpec = ScaleSpec()
    taste: Mapping[str, Annotated[float, Field(ge=0, le=10)]] = {}
    rule: str = Field("", description="swatch of a rule above each tile on paper that is not at the head")
    rule_weight: Length = 0.5
    plain: PlainSpec = PlainSpec()
    running_head: RunningHead | None = None


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

    @field_validator("bleed", "gutter")
    @classmethod
    def _is_in_bounds(cls, value: float) -> float:
        if not 0 <= value <= 50 * MM:
            raise ValueError("a length from 0 to 50 mm is wanted")
        return value


class WebPanel(Spec):
    """The colors of a part of the HTML page, by swatch: what is not said is as on the paper."""

    ground: str = ""
    ink: str = ""
    heading: str = ""
    accent: str = Field("", description="icons and marks")
    number: str = Field("", description="large numbers")
    quoted: str = Field("", description="key numbers that its copy quotes")
    link: str = ""
    rule: str = ""
    badge: str = Field("", description="ground of the figures of a numbered list")


class WebSpec(Spec):
    """How the HTML page is colored: its paper, and panels by kind of block (`main` is the main number)."""

    paper: WebPanel = WebPanel()
    panels: Mapping[str, WebPanel] = {}
    rules: bool = Field(False, description="a rule above each block that has no panel")


class LayoutSpec(Spec):
    """What stands in `layout.yaml`; the boxes of its arrangements are built from their own keys."""

    name: str
    title: str
    description: str = ""
    page: PageSpec
    fonts: Mapping[str, FontRole]
    swatches: Mapping[str, SwatchSpec]
    styles: Mapping[str, Style]
    scripts: Mapping[str, ScriptSpec] = {}
    derived: Mapping[str, Derived] = {}
    compose: ComposeSpec
    blocks: Mapping[str, BlockSpec]
    charts: ChartStyle = ChartStyle()
    web: WebSpec = WebSpec()
    brand: BrandSpec = BrandSpec()
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
        for name in sorted(set(self.charts.paint.values()) - set(self.swatches)):
            raise ValueError(f"charts name the swatch {name!r}, which is not there")
        for name in sorted({*self.charts.styles} - {*self.styles, *self.derived}):
            raise ValueError(f"charts name the style {name!r}, which is not there")
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

    @property
    def least_size(self) -> float:
        """The size that no type is set under, in points: large print has one in any layout."""
        own = self.spec.compose.scale.least
        return max(own, LARGE_PRINT) if self.options.large_print else own

    def with_pictures_apart(self) -> Layout | None:
        """Return the layout with copy beside or below the pictures that it would stand on.

        None for a layout that sets no copy on pictures, or has no other arrangement, or where the data asks
        for one.
        """
        changed = {}
        for name, block in self.spec.blocks.items():
            behind = {box.picture for box in block.back if isinstance(box, PictureBox)}
            apart = {
                key: each
                for key, each in block.arrangements.items()
                if each.picture and each.picture.of in behind
            }
            if apart and self.options.prefer.get(name) not in set(block.arrangements) - set(apart):
                changed[name] = block.model_copy(update={"arrangements": apart})
        if not changed:
            return None
        return replace(self, spec=self.spec.model_copy(update={"blocks": {**self.spec.blocks, **changed}}))

    def reaches(self, size: float) -> bool:
        """Return whether its running text may be set at a size, in points, on A4."""
        compose = self.spec.compose
        return self.spec.styles[compose.plain.text].size * compose.scale.ceiling >= size

    def swatches(self) -> dict[str, Swatch]:
        """The swatches by name."""
        return {name: spec.swatch(name) for name, spec in self.spec.swatches.items()}
