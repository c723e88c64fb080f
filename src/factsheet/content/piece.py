"""The base of everything that a data file is made of: a group of keys, checked and unchanging.

A block kind is a `Block` with annotated fields (`factsheet.content.fields`).  From the fields
alone come its checks, its messages, the editor's schema, its texts for translation.  What
it has to add is `document`: what it says, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import Annotated, Any, ClassVar, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from factsheet.content.cut import WAY_OUT, cut_keys, cut_texts, in_braces, is_of_a_text
from factsheet.content.fields import Kind, one_of, report
from factsheet.content.findings import BELOW_ITEMS, ITEMS, closest, invalid, no_group, suggestion
from factsheet.content.place import DataNode, Location, MappingNode, ScalarNode, SequenceNode
from factsheet.content.words import Locale
from factsheet.document.ids import Slot, field_of
from factsheet.document.nodes import Group, Wishes
from factsheet.document.short import figure, made, paragraphs
from factsheet.document.text import Name, Text
from factsheet.errors import Diagnostic, Severity, Span
from factsheet.records import dataclass

ID = re.compile(r"[a-z0-9][a-z0-9_]{0,63}")
T = TypeVar("T")
TONES, STANDS, NEW_PAGE = ("plain", "note", "warning"), ("front", "back"), "new"
# The sign before the word of a tone: a triangle is known for a warning without reading.
_SIGNS = {"warning": "phosphor:warning"}
_SHOWN = 40  # characters of a value that a hint shows
MOST_ITEMS = 200
"""How many items any list may have; more is an error of the file."""


class Section(BaseModel):
    """A group of keys of the data file.

    `parts` are the names that layouts may ask for beside the keys, with their types: what the
    language or the kind itself adds to the document.
    """

    parts: ClassVar[Mapping[str, Any]] = {}
    short: ClassVar[str] = ""
    """The field that stands for the group where the file has one value in its place."""
    # What checks the values of a kind is made as it is first used: a sheet has few of all kinds.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    _path: str = PrivateAttr(default="")
    _span: Span | None = PrivateAttr(default=None)

    @property
    def path(self) -> str:
        """Its content path: `key_numbers.acceptance_rate`."""
        return self._path

    @property
    def span(self) -> Span | None:
        """The place of its key in the data file."""
        return self._span

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys that a data file may write here."""
        return tuple(cls.model_fields)

    @classmethod
    def offers(cls) -> frozenset[str]:
        """Return the names that a layout may ask for in a group of this kind."""
        return frozenset((*cls.keys(), *cls.parts))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of the group, and of the one value that may stand for it."""
        found = handler(schema)
        if not cls.short:
            return found
        full = handler.resolve_ref_schema(found)
        return {"anyOf": [full["properties"][cls.short], full]}

    @model_validator(mode="wrap")
    @classmethod
    def _made(cls, node: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if cls.short and isinstance(node, ScalarNode):
            node = cls.widened(node)
        if not isinstance(node, MappingNode):
            if isinstance(node, ScalarNode | SequenceNode):
                raise no_group(node, cls.grouped(node))
            return handler(node)
        piece = handler(_known(cls.shaped(node), cls.keys(), info))
        piece._path, piece._span = node.place.path, node.place.key_span
        found = tuple(piece.check(node.place))
        for each in found:
            if each.severity is Severity.WARNING:
                report(info, each)
        errors = tuple(each for each in found if each.severity is Severity.ERROR)
        if errors:
            raise invalid(*errors)
        return piece

    @classmethod
    def widened(cls, node: ScalarNode) -> MappingNode:
        """The group that one value stands for; the path of its text is that of the whole form."""
        whole = MappingNode(node.place)
        whole[cls.short] = ScalarNode(node.value, replace(node.place, tail=cls.short))
        return whole

    @classmethod
    def grouped(cls, node: ScalarNode | SequenceNode) -> str:
        """Return the hint to the group that should stand in the place of a value or a list."""
        keys, key = cls.keys(), node.place.key[-1] if node.place.key else ""
        known = f"its keys: {', '.join(keys)}"
        if key in keys:
            return f"indent it further, as what is in its item; {known}"
        if ITEMS in keys:
            return f"{BELOW_ITEMS}; {known}"
        needed = [name for name, field in cls.model_fields.items() if field.is_required()]
        if isinstance(node, SequenceNode) or not needed or len(node.raw) > _SHOWN:
            return known
        # The value where it belongs: an address as such, a text as what says most.
        own = needed[-1]
        if "url" in needed:
            own = "url" if "://" in node.raw else needed[0]
        pairs = (f"{name}: {in_braces(node.raw) if name == own else '...'}" for name in needed)
        named = f"{key}: " if isinstance(key, str) and key else ""
        return f"write {named}{{{', '.join(pairs)}}}; {known}"

    @classmethod
    def shaped(cls, node: MappingNode) -> MappingNode:
        """The group as the fields expect it; for kinds that may be written in a shorter way."""
        return node

    def check(self, place: Location) -> Iterator[Diagnostic]:
        """What is wrong with the fields as they stand together; for kinds to fill in."""
        return iter(())

    def texts(self) -> Iterator[Text]:
        """Every piece of copy in it, in the order of the fields."""
        for name in _kinds_of(type(self)):
            yield from _texts_of(getattr(self, name))

    def pieces(self) -> Iterator[Section]:
        """Itself and every group inside it."""
        yield self
        for name in _kinds_of(type(self)):
            value = getattr(self, name)
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, Section):
                    yield from each.pieces()

    def values(self, wanted: Callable[[Kind], bool]) -> Iterator[Any]:
        """The values of the fields of some kinds, here and in every group inside."""
        for piece in self.pieces():
            for name, kinds in _kinds_of(type(piece)).items():
                if any(wanted(kind) for kind in kinds):
                    value = getattr(piece, name)
                    yield from value if isinstance(value, tuple) else (value,) if value is not None else ()

    def with_texts(self, turn: Callable[[Text], Text]) -> Self:
        """A copy in which every piece of copy is turned."""
        return self._with(lambda value: _turned(value, turn))

    def _with(self, change: Callable[[Any], Any]) -> Self:
        old = {name: getattr(self, name) for name in _kinds_of(type(self))}
        new = {name: change(value) for name, value in old.items()}
        changed = {name: value for name, value in new.items() if value is not old[name]}
        return self.model_copy(update=changed) if changed else self


class Entry(Section):
    """A group under an id that the writer chose."""

    @property
    def id(self) -> str:
        """The id, which is the last part of its path."""
        return field_of(self.path)


class SheetPart(Section):
    """A part of a factsheet that has a kind: a block, or what stands before and after the blocks.

    A kind that the bundled layouts do not know brings its own `arrangement`: a box tree as
    YAML, set where a layout has a slot, in the styles that every layout has.
    """

    kind: ClassVar[str] = ""
    arrangement: ClassVar[str] = ""

    def document(self, locale: Locale) -> Group:
        """Return what the block says in a language, as elements in reading order.

        What the data leaves to the language (numbers, headings, numerals, dates) comes from `locale`.
        References to numbers (`{id}`) may stay as they are: they are resolved in the whole document.
        """
        raise NotImplementedError(f"the block {self.kind} has no document")

    def group(self, locale: Locale) -> Group:
        """Return what the block says, with what the document knows of every block: its kind, its names."""
        return replace(self.document(locale), kind=self.kind, offers=self.offers())


class ListPart(SheetPart):
    """A part that is a list: its items may stand without `items:` above them."""

    @classmethod
    def shaped(cls, node: MappingNode) -> MappingNode:
        if "items" in node:
            return node
        whole = MappingNode(node.place)
        whole["items"] = node
        return whole

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        full = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [full["properties"]["items"], full], "description": full.get("description", "")}


class Block(SheetPart):
    """A block of a factsheet: it reads where it stands in the file, at the top or under `body`.

    A kind that is `only_in_body` has no key of its own at the top of the file.  The wishes of a block are
    the same for every kind.
    """

    only_in_body: ClassVar[bool] = False

    tone: Annotated[str, one_of(*TONES)] = Field(
        "plain", description="note or warning sets the block apart, and says so in a word."
    )
    stand: Annotated[str, one_of(*STANDS)] | None = Field(
        None, description="A wish: on the front or the back of the sheet."
    )
    page: Annotated[str, one_of(NEW_PAGE)] | None = Field(
        None, description="A wish: new begins a page with this block."
    )

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """Return the keys of the kind, then those of every block."""
        return tuple(sorted(cls.model_fields, key=lambda name: name in _WISHES))

    def wishes(self) -> Wishes:
        """Return how the block asks to be set."""
        return Wishes(self.tone, self.stand or "", self.page == NEW_PAGE)

    def group(self, locale: Locale) -> Group:
        """Return what the block says, with its wishes; the word of its tone goes before all else."""
        said = replace(super().group(locale), wishes=self.wishes())
        if self.tone == TONES[0]:
            return said
        word = made(locale.phrase(self.tone), Slot.TONE.of(self.path), self.span)
        sign = Name(_SIGNS.get(self.tone, ""), Slot.SIGN.of(word.path), self.span)
        return replace(said, children=(*figure(sign, None, "icon"), *paragraphs(word), *said.children))


_WISHES = frozenset(Block.model_fields)


def by_ids(what: str, ids: Sequence[str], values: Sequence[DataNode]) -> str:
    """Return the hint to a group in the place of a list: `{a: 12, b: "40, 50"}`, with what the list holds."""
    if not ids:
        return "write columns: first, as {a: Line, b: Trips}, and each row by these ids, as {a: 12, b: 40}"
    written = [_in_braces(each) if isinstance(each, ScalarNode) else "..." for each in values]
    if max(map(len, written), default=0) > _SHOWN or len(written) > len(ids):
        written = []
    pairs = ", ".join(
        f"{in_braces(each)}: {value}" for each, value in zip_longest(ids, written, fillvalue="...")
    )
    return f"write each value under {what}: {{{pairs}}}"


def _in_braces(node: ScalarNode) -> str:
    return in_braces(node.raw) if isinstance(node.value, str) else node.raw


@dataclass(frozen=True)
class Keyed:
    """Items keyed by ids that the writer chooses; a list is taken, with ids from 1.

    More than `well` are allowed, up to `most`, with a warning: they do not read well.  Where a list is as
    good as ids (`listed`), it is taken without one.
    """

    least: int = 1
    most: int = 100
    well: int | None = None
    listed: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(self._listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        item = handler.resolve_ref_schema(handler(schema))["items"]
        size = {"minProperties": self.least, "maxProperties": self.most}
        ids = {"pattern": f"^{ID.pattern}$"}
        keyed = {"type": "object", "additionalProperties": item, "propertyNames": ids} | size
        listed = {"type": "array", "items": item, "minItems": self.least, "maxItems": self.most}
        return {"anyOf": [keyed, listed]}

    def _listed(self, node: object, info: ValidationInfo) -> object:
        if isinstance(node, ScalarNode):
            place = node.place
            hint = "write each item under an id of its own"
            if re.match(r"-[^\s-]", node.raw):
                hint = f"{hint}, or a space behind each -, as - {node.raw[1:].split(' -')[0][:40]}"
            raise invalid(place.error("is not a group of items", hint, place.key_span, code="not-a-group"))
        if not isinstance(node, MappingNode | SequenceNode):
            return node
        place = node.place
        cut = cut_keys(node) if isinstance(node, MappingNode) else frozenset()
        for each in cut_texts(node) if isinstance(node, MappingNode) else ():
            report(info, each)
        for step in node.empty:
            if step in cut:
                continue
            inner = place.under(step)
            report(
                info,
                inner.error(
                    "is empty", "write its keys below it, or delete it", inner.key_span, code="value-empty"
                ),
            )
        if isinstance(node, MappingNode):
            for key in node:
                if not ID.fullmatch(key):
                    inner = place.under(key)
                    report(
                        info,
                        inner.error(
                            "is not an id",
                            WAY_OUT if is_of_a_text(inner) else id_hint(key),
                            inner.key_span,
                            code="id-not-valid",
                        ),
                    )
        elif self.most > 1 and not self.listed:
            hint = "write them as groups, each under an id that stays"
            report(
                info,
                place.warning(
                    "are a list: translations follow ids, not positions", hint, code="items-without-ids"
                ),
            )
        self._counted(len(node) + len(node.empty) - len(cut), place, info)
        return list(node.values()) if isinstance(node, MappingNode) else node

    def _counted(self, count: int, place: Location, info: ValidationInfo) -> None:
        if not self.least <= count <= self.most:
            has = f"has {count} item{'s' * (count != 1)}"
            report(
                info,
                place.error(
                    f"{has}; {self.least} to {self.most} are allowed",
                    "delete the least important" if count > self.most else "add more, or delete the key",
                    span=place.key_span,
                    code="item-count",
                ),
            )
        elif self.well is not None and count > self.well:
            hint = f"up to {self.well} read well"
            report(info, place.warning(f"has {count} items", hint, place.key_span, code="items-many"))


@dataclass(frozen=True)
class Several:
    """One value or a list of them."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [listed["items"], listed]}

    def _listed(self, node: object) -> object:
        return [node] if isinstance(node, ScalarNode) else node


def id_hint(word: str) -> str:
    """Return the hint to a word that is no id, with the one that is like it.

    >>> id_hint("Order-1"), id_hint("سوق")
    ('an id is made of a-z, 0-9 and _, as order_1', 'an id is made of a-z, 0-9 and _')
    """
    like = re.sub(r"[^a-z0-9]+", "_", word.lower()).strip("_")[:40]
    return f"an id is made of a-z, 0-9 and _{f', as {like}' if like else ''}"


def _known(node: MappingNode, keys: tuple[str, ...], info: ValidationInfo) -> MappingNode:
    found: list[Diagnostic] = []
    branch = known(node, keys, found)
    for each in found:
        report(info, each)
    return branch


def known(node: MappingNode, keys: tuple[str, ...], found: list[Diagnostic]) -> MappingNode:
    """The keys that are known; a mistyped one is told, and then read as what it was meant for."""
    branch = MappingNode(node.place, node.empty)
    branch.update((key, each) for key, each in node.items() if key in keys)
    free = [each for each in keys if each not in node and each not in node.empty]
    cut = cut_keys(node) - {*keys}
    found += cut_texts(node) if cut else ()
    for key in (*node, *(str(each) for each in node.empty)):
        if key in keys or key in cut:
            continue
        place = node.place.under(key)
        where = f" in {node.place.path}" if node.place.path else ""
        meant = next((each for each in _CALLED.get(key.lower(), ()) if each in free), "")
        hint = f'did you mean "{meant}"?' if meant else suggestion(key, keys)
        hint = WAY_OUT if is_of_a_text(place) and not closest(key, keys) else hint
        if ITEMS in keys and hint.startswith("known"):
            hint += f"; an item stands below {ITEMS}:, indented further than it"
        found.append(
            Diagnostic(
                f'unknown key "{key}"{where}',
                place.key_span,
                hint,
                place.path,
                code="unknown-key",
            )
        )
        near = meant or closest(key, free)
        if near and key in node:
            branch[near] = node[key]
    return branch


# What other programs, and people, call a key: each by the words for it that a group may have.
_CALLED = {
    **dict.fromkeys(("website", "homepage", "link", "href", "web"), ("url", "website")),
    **dict.fromkeys(("tel", "telephone", "mobile", "hotline", "number"), ("phone", "value")),
    **dict.fromkeys(("email", "e-mail"), ("mail", "contact")),
    **dict.fromkeys(("image", "img", "photo", "src", "path"), ("picture", "file", "logo")),
    **dict.fromkeys(("title", "header", "headline", "caption", "name"), ("heading", "title", "label")),
    **dict.fromkeys(("content", "body", "description", "paragraph", "copy"), ("text", "summary", "caption")),
    **dict.fromkeys(("type", "block"), ("kind", "show")),
    **dict.fromkeys(("language", "locale"), ("lang",)),
    **dict.fromkeys(("size", "format", "page_size"), ("paper",)),
    **dict.fromkeys(("theme", "template", "style", "voice"), ("layout",)),
    **dict.fromkeys(("author", "organisation", "organization", "issuer"), ("publisher",)),
    **dict.fromkeys(("question", "q"), ("question",)),
    **dict.fromkeys(("references", "bibliography"), ("sources",)),
}


# Shipped: the groups of the kinds of blocks, a bounded number of classes.
@lru_cache(maxsize=512)
def _kinds_of(group: type[Section]) -> Mapping[str, tuple[Kind, ...]]:
    """The fields of a group in their order, each with the kinds of its values.

    Editions walk through all their groups some twenty times; the annotations of a class do not change.
    """
    fields = group.model_fields
    return {name: tuple(_kinds((field.annotation, *field.metadata))) for name, field in fields.items()}


def _kinds(annotations: Iterable[Any]) -> Iterator[Kind]:
    """The kinds of values that a field's annotation names, but not those of groups inside it."""
    for each in annotations:
        if isinstance(each, Kind):
            yield each
        yield from _kinds((*get_args(each), *getattr(each, "__metadata__", ())))


def _texts_of(value: object) -> Iterator[Text]:
    match value:
        case Text():
            yield value
        case Section():
            yield from value.texts()
        case tuple():
            for each in value:
                yield from _texts_of(each)


def _turned(value: Any, turn: Callable[[Text], Text]) -> Any:
    match value:
        case Text():
            return turn(value)
        case Section():
            return value.with_texts(turn)
        case tuple() if any(isinstance(each, Text | Section) for each in value):
            return tuple(_turned(each, turn) for each in value)
    return value
