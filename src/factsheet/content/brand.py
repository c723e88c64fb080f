"""The mark, the colors and the faces of an organization, which a layout takes over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, PrivateAttr, ValidationInfo
from pydantic_core import CoreSchema

from factsheet.color import CMYK, SpotInk, Swatch, parse_hex, spot_fault
from factsheet.content.fields import Kind, PictureFile, PlainText
from factsheet.content.findings import invalid
from factsheet.content.piece import Section, Several, known
from factsheet.content.place import DataNode, Location, MappingNode, ScalarNode, SequenceNode
from factsheet.document.text import Name
from factsheet.errors import Diagnostic, Span
from factsheet.records import dataclass

FILE = "brand.yaml"
_FAMILY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEX = "^#[0-9A-Fa-f]{6}$"


@dataclass(frozen=True)
class Brand:
    """What an organization brings: colors and faces by role, each with its place by its path.

    Roles of colors are `accent`, `ground` and `ink`, those of faces `headings` and `text`.  The logo is not
    here: it becomes that of the publisher.
    """

    colors: Mapping[str, Swatch] = field(default_factory=dict)
    faces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(self.colors or self.faces)


def _light(leaf: ScalarNode, place: Location) -> tuple[float, float, float]:
    try:
        return parse_hex(leaf.raw)
    except ValueError:
        said = f'"{leaf.raw[:40]}" is not a color'
        raise invalid(place.error(said, 'write "#rrggbb", in quotes', code="color-not-valid")) from None


def _color(leaf: ScalarNode, info: ValidationInfo) -> Swatch:
    return Swatch(str(leaf.place.key[-1]), None, _light(leaf, leaf.place))


def _inked(group: MappingNode, info: ValidationInfo) -> Swatch:
    """The swatch of a color that is written with its inks."""
    found: list[Diagnostic] = []
    parts = known(group, ("srgb", "cmyk", "spot"), found)
    light, inks, spot = parts.get("srgb"), _inks(parts.get("cmyk"), found), parts.get("spot")
    place, at_spot = group.place, group.place.under("spot")
    if not isinstance(light, ScalarNode):
        hint = 'add srgb: "#rrggbb", in quotes'
        found.append(place.error("has no srgb", hint, place.key_span, code="key-missing"))
    fault = "" if spot is None else spot_fault(spot.raw) if isinstance(spot, ScalarNode) else "is not text"
    if fault:
        hint = "write the name of its plate, as PANTONE 286 C"
        found.append(at_spot.error(f"names no spot ink: it {fault}", hint, code="color-not-valid"))
    elif spot is not None and "cmyk" not in parts:
        hint = "add cmyk: the process inks that stand in for it, in per cent"
        found.append(at_spot.error("has no inks to stand in for it", hint, code="color-not-valid"))
    if found:
        raise invalid(*found)
    assert isinstance(light, ScalarNode)
    rgb, role = _light(light, light.place), str(place.key[-1])
    if inks is None:
        return Swatch(role, None, rgb)
    return Swatch(role, inks, rgb, SpotInk(spot.raw.strip(), inks) if isinstance(spot, ScalarNode) else None)


def _inks(node: DataNode | None, found: list[Diagnostic]) -> CMYK | None:
    """The four inks, from 0 to 1."""
    if node is None:
        return None
    written = node if isinstance(node, SequenceNode) else ()
    parts = [each.value for each in written if isinstance(each, ScalarNode)]
    shares = [float(each) / 100 for each in parts if not isinstance(each, str | bool)]
    if len(written) != 4 or len(shares) != 4 or not all(0 <= each <= 1 for each in shares):
        hint = "write cyan, magenta, yellow and black in per cent, as [100, 75, 0, 2]"
        found.append(node.place.error("is not four inks from 0 to 100", hint, code="color-not-valid"))
        return None
    cyan, magenta, yellow, black = shares
    return cyan, magenta, yellow, black


def _family(leaf: ScalarNode, info: ValidationInfo) -> Name:
    if not _FAMILY.fullmatch(leaf.raw):
        hint = "write it as factsheet list fonts does, as source-sans"
        raise invalid(leaf.place.error(f'"{leaf.raw[:40]}" is no family', hint, code="family-not-valid"))
    return Name(leaf.raw, leaf.place.path, leaf.place.span)


_INKS_JSON = {
    "type": "array",
    "items": {"type": "number", "minimum": 0, "maximum": 100},
    "minItems": 4,
    "maxItems": 4,
}
_LIGHT_JSON = {"type": "string", "pattern": _HEX}
COLOR = Kind(
    _color,
    {
        "anyOf": [
            _LIGHT_JSON,
            {
                "type": "object",
                "properties": {"srgb": _LIGHT_JSON, "cmyk": _INKS_JSON, "spot": {"type": "string"}},
                "required": ["srgb"],
                "additionalProperties": False,
            },
        ]
    },
    "a color",
    of_group=_inked,
)
FAMILY = Kind(_family, {"type": "string", "pattern": f"^{_FAMILY.pattern}$"}, "a family")
Color = Annotated[Swatch, COLOR]
Families = Annotated[tuple[Annotated[Name, FAMILY], ...], Several()]


class Roles(Section):
    """A group whose keys are roles; each that is written has its place."""

    _places: dict[str, Span] = PrivateAttr(default_factory=dict)

    @property
    def places(self) -> Mapping[str, Span]:
        """Where each role is written."""
        return self._places

    @classmethod
    def shaped(cls, node: MappingNode) -> MappingNode:
        """Return the group; what is written as a comment, or not at all, is told."""
        empty = []
        for key in node.empty:
            place = node.place.under(key)
            comment = place.document.comments.get(place.key)
            said = "is empty: YAML takes what follows # for a comment" if comment else "is empty"
            code = "comment-cuts-text" if comment else "value-empty"
            hint = "put quotes around it" if comment else "write it, or delete the line"
            empty.append(place.error(said, hint, comment or place.key_span, code=code))
        if empty:
            raise invalid(*empty)
        return node

    def check(self, place: Location) -> Iterator[Diagnostic]:
        """Note the places; nothing is wrong with roles as they stand together."""
        self._places = {name: place.under(name).key_span for name in self.keys() if getattr(self, name)}
        return iter(())


class BrandColors(Roles):
    """The colors of an organization by what they are for."""

    accent: Color | None = Field(None, description="What stands out: main numbers, marks, links.")
    ground: Color | None = Field(None, description="Fields that copy stands on, and headings.")
    ink: Color | None = Field(None, description="Running text.")


class BrandFaces(Roles):
    """The typefaces of an organization by what is set in them."""

    headings: Families = Field((), description="Families for titles, headings and large numbers.")
    text: Families = Field((), description="Families for running text.")


class BrandKeys(Section):
    """The mark, the colors and the faces of an organization."""

    logo: PictureFile | None = Field(None, description="Its mark, where the publisher has none of its own.")
    logo_alt: PlainText | None = Field(
        None, description="What the mark says; by default the publisher's name."
    )
    colors: BrandColors | None = Field(None, description="Its colors by role.")
    faces: BrandFaces | None = Field(None, description="Its typefaces by role.")

    @property
    def brand(self) -> Brand:
        """The colors and faces that are given."""
        colors = {role: getattr(self.colors, role) for role in self.colors.places} if self.colors else {}
        faces = (
            {role: tuple(name.value for name in getattr(self.faces, role)) for role in self.faces.places}
            if self.faces
            else {}
        )
        spans = {
            f"{key}.{role}": span
            for key, group in (("colors", self.colors), ("faces", self.faces))
            for role, span in (group.places.items() if group else ())
        }
        return Brand(colors, faces, spans)


class OrFile:
    """A group that may stand in a file of its own; the reader puts it in the place of the file's name."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler(source)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(schema)]}
