"""What a data file holds, in one language, before it becomes an edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, PrivateAttr, ValidationInfo

from factsheet.content.brand import Brand, BrandKeys, OrFile
from factsheet.content.builtin import PHRASES, Phrases
from factsheet.content.edition_values import EDITION_VALUES, EditionPaths
from factsheet.content.fields import VERBATIM, Dated, Kind, Mapped, Timed, Verbatim, file_fault, one_of
from factsheet.content.findings import invalid
from factsheet.content.hxl import HASHTAG, Hashtag
from factsheet.content.languages import plain, shortened
from factsheet.content.piece import Entry, Keyed, SheetPart
from factsheet.content.place import Location, ScalarNode
from factsheet.content.sheet_keys import SheetKeys
from factsheet.content.tags import Tag
from factsheet.content.variables import VARIABLE, Variable, variable_faults
from factsheet.content.vocabulary import WORD_LISTS, Vocabulary
from factsheet.document.text import Name, Text
from factsheet.errors import Diagnostic, Span
from factsheet.records import dataclass
from factsheet.sheet import SheetOptions

VERSION = 1
DEFAULT_LAYOUT = "campaign"
DRAFT = "draft"
AS_WRITTEN, SMART = "as-written", "smart"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Names that no file may have on Windows.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def _version(leaf: ScalarNode, info: ValidationInfo) -> int:
    if leaf.value != VERSION or isinstance(leaf.value, bool):
        hint = f"write factsheet: {VERSION}, the version of the format that is known here"
        raise invalid(
            leaf.place.error(f'"{leaf.raw[:80]}" is not a known version', hint, code="unknown-version")
        )
    return VERSION


def _slug(leaf: ScalarNode, info: ValidationInfo) -> str:
    name = leaf.raw
    if not _SLUG.fullmatch(name) or len(name) > 60 or _RESERVED.fullmatch(name):
        hint = "files are named after it: use a-z, 0-9 and -, as hong-kong-refugees"
        raise invalid(leaf.place.error(f'"{name[:80]}" cannot name files', hint, code="id-not-for-files"))
    return name


def _layout(leaf: ScalarNode, info: ValidationInfo) -> Name:
    wrong = file_fault(leaf.raw)
    if wrong:
        hint = "name a layout, or its folder beside the data file"
        raise invalid(leaf.place.error(f'"{leaf.raw[:80]}" {wrong}', hint, code="file-name-not-allowed"))
    return Name(leaf.raw, leaf.place.path, leaf.place.span)


class Term(Entry):
    """A term that every translation uses in the same way."""

    term: Verbatim = Field(description="The term, without marks.")
    meaning: Verbatim = Field(description="What it means, without marks.")


class Meta(SheetKeys):
    """What the file says of itself."""

    factsheet: Annotated[int, Kind(_version, {"const": VERSION}, "a version")] = Field(
        description="The version of this format: 1."
    )
    id: Annotated[str, Kind(_slug, {"type": "string", "pattern": f"^{_SLUG.pattern}$"}, "text")] = Field(
        description="The stem of the names of output files: a-z, 0-9 and -."
    )
    lang: Tag = Field(description="The language of the text below, as a BCP 47 tag.")
    edition: Dated | None = Field(
        None,
        description='The date of the edition, as "2023-11"; it is printed in the imprint, and without one '
        "where no source has the same date.",
    )
    status: Annotated[str, one_of(DRAFT)] | None = Field(
        None, description="draft prints a stamp under the header, and on every page."
    )
    embargo: Timed | None = Field(
        None, description='Not for release before this time: "2026-12-01T06:00Z", printed as a stamp.'
    )
    layout: Annotated[Name, Kind(_layout, {"type": "string"}, "text")] | None = Field(
        None,
        description=f"The name of a layout, or its folder beside this file; by default {DEFAULT_LAYOUT}.",
    )
    typography: Annotated[str, one_of(AS_WRITTEN, SMART)] = Field(
        AS_WRITTEN,
        description="smart: quotation marks, apostrophes, dashes, ellipses and spaces as each language "
        "prints them, where that is certain; by default they print as written.",
    )
    translator_notes: Annotated[dict[str, Text], Mapped(VERBATIM)] | None = Field(
        None, description="Notes for translators by the path of the text; never printed."
    )
    glossary: Annotated[tuple[Term, ...], Keyed(0, 200)] = Field(
        (), description="Terms that every translation must use in the same way, each under its id."
    )
    words: Annotated[Vocabulary, WORD_LISTS] = Field(
        {}, description="Words that no line may end inside, by the language tag of the edition."
    )
    variables: Annotated[dict[str, Variable], Mapped(VARIABLE)] = Field(
        {},
        description='Values that texts set: text, a number, {date: "2026-03-01"} or {time: "13:30"}.',
    )
    editions: Annotated[EditionPaths, EDITION_VALUES] = Field(
        {},
        description="Other values for one language, under its tag by content path; body.danger.omit: true "
        "leaves a block out.",
    )
    hxl: Annotated[dict[str, Hashtag], Mapped(HASHTAG)] = Field(
        {},
        description='The HXL hashtag of the column of rows, as "#adm2+name", by variable or content path.',
    )
    builtin: Annotated[Phrases, PHRASES] = Field(
        {},
        description="Built-in words in the language of this file, where it has none or others are wanted.",
    )
    brand: Annotated[BrandKeys, OrFile()] | None = Field(
        None,
        description="The mark, the colors and the faces of an organization, or the name of a file that holds "
        "them; by default brand.yaml beside this file, if it is there, and none leaves it out.",
    )
    _lang_span: Span | None = PrivateAttr(default=None)

    @property
    def lang_span(self) -> Span | None:
        """The place of the language in the data file."""
        return self._lang_span

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys, those of the sheet last."""
        sheet = SheetKeys.model_fields
        return (*(name for name in cls.model_fields if name not in sheet), *sheet)

    def check(self, place: Location) -> Iterator[Diagnostic]:
        self._lang_span = place.under("lang").span
        yield from super().check(place)
        yield from variable_faults(place.under("variables"), self.variables)


@dataclass(frozen=True, eq=False)
class OwnValues:
    """What a data file holds for one language: its blocks, and the paths of the values given for it."""

    meta: Meta
    blocks: Mapping[str, SheetPart]
    paths: frozenset[str]


@dataclass(frozen=True, eq=False)
class Factsheet:
    """The content of a data file: its blocks by path (`story`, `body.danger`), in reading order.

    `root` is the folder that its pictures are looked up in, None for data that came from no
    file.
    """

    meta: Meta
    blocks: Mapping[str, SheetPart]
    root: Path | None = None
    warnings: tuple[Diagnostic, ...] = ()
    editions: Mapping[str, OwnValues] = field(default_factory=dict)

    def given_for(self, tag: str) -> str:
        """Return the language whose own values an edition has: `ar` for `ar-EG` too; `""` for none."""
        return next((each for each in shortened(plain(tag)) if each in self.editions), "")

    def in_language(self, tag: str) -> tuple[Factsheet, frozenset[str]]:
        """Return the factsheet with the values that it gives for a language, and their content paths."""
        name = self.given_for(tag)
        if not name:
            return self, frozenset()
        own = self.editions[name]
        return replace(self, meta=own.meta, blocks=own.blocks), own.paths

    @property
    def id(self) -> str:
        return self.meta.id

    @property
    def lang(self) -> str:
        return self.meta.lang.tag

    @property
    def brand(self) -> Brand:
        """The colors and faces that a layout takes over."""
        return self.meta.brand.brand if self.meta.brand else Brand()

    @property
    def options(self) -> SheetOptions:
        """What is asked for of the sheet."""
        return self.meta.options

    @property
    def layout(self) -> Name:
        """The name of its layout, or that of a folder below `root`."""
        return self.meta.layout or Name(DEFAULT_LAYOUT, "layout")
