"""A layout folder read: `layout.yaml`, what it extends, and the boxes of its arrangements."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from factsheet.boxes.box import Location, Problem
from factsheet.boxes.selectors import faults, wrong
from factsheet.boxes.tree import build
from factsheet.errors import Diagnostic, LayoutError, Span
from factsheet.layout.kept import FILE as KEPT
from factsheet.layout.kept import kept, stored
from factsheet.layout.model import BlockSpec, Layout, LayoutSpec
from factsheet.resources import bundled
from factsheet.workshop import remembered
from factsheet.yaml_source import YamlDocument, load

FILE = "layout.yaml"
_MOST_PARENTS = 4
_OLD = ("tree", "ladder")
_MOST_DEPTH = 8
_LARGEST = 2000.0  # points: type as high as a door


def load_layout(name: str | Path = "campaign") -> Layout:
    """The layout of that name, or in that folder.

    A name is looked for among the bundled layouts; a path (with a separator, or a folder
    that is there) is a user's own.  LayoutError tells every problem with its place.

    >>> load_layout("campaign").size.name
    'A4'
    """
    folder = _folder(str(name))
    return _as_built(_origin(folder)) or _loaded(_lineage(folder))


def keep_layouts(folder: Path) -> None:
    """Write the bundled layouts, as they are read, below a folder: what a wheel has of them."""
    for name in layout_names():
        layout = load_layout(name)
        source = (layout.folder / FILE).read_bytes()
        (folder / name).mkdir()
        (folder / name / KEPT).write_bytes(stored(layout.spec, source))


@remembered(most=16)
def _as_built(origin: _Origin) -> Layout | None:
    """A layout of the installed package, as its build has read it; None if there is none."""
    spec = kept(origin.folder / FILE)
    return Layout(spec, origin.folder) if spec else None


def place_in(layout: Layout, path: str) -> Span:
    """Return where a key of a layout stands, as `swatches.blue`, in its file or in one that it extends.

    For a key that is in none of them it is the layout's file.
    """
    key = tuple(path.split("."))
    found = Span(str(layout.folder / FILE))
    for origin in reversed(_lineage(layout.folder)):
        document = _document(origin)
        found = document.spans.get(key, found)
    return found


def lineage(folder: Path) -> tuple[Path, ...]:
    """Return the folder of a layout, that of the one that it extends, and so on."""
    return tuple(origin.folder for origin in _lineage(folder))


def layout_names() -> tuple[str, ...]:
    """The bundled layouts."""
    return tuple(sorted(path.parent.name for path in bundled("layouts").glob(f"*/{FILE}")))


class _Origin(NamedTuple):
    """A layout's folder, and what tells that its file has changed: when it was, in ns, and its size."""

    folder: Path
    changed: int
    size: int


def _origin(folder: Path) -> _Origin:
    try:
        state = (folder / FILE).stat()
    except OSError:
        raise LayoutError.of(
            f"no {FILE} in {folder}",
            Span(str(folder)),
            "a layout is a folder with that file",
            code="unknown-layout",
        ) from None
    return _Origin(folder, state.st_mtime_ns, state.st_size)


@remembered(most=64)
def _document(origin: _Origin) -> YamlDocument:
    return load(origin.folder / FILE)


def _lineage(folder: Path) -> tuple[_Origin, ...]:
    """The layout in a folder, the one that it extends, and so on."""
    lineage: list[_Origin] = []
    parent: str | None = str(folder)
    while parent is not None:
        if len(lineage) > _MOST_PARENTS:
            raise LayoutError.of(
                "layouts extend each other too deep",
                Span(str(lineage[-1].folder / FILE), 1, 1),
                "let this layout extend one that extends none",
                code="layout-extends-too-deep",
            )
        folder = _folder(parent if not lineage or parent in layout_names() else str(folder / parent))
        lineage.append(_origin(folder))
        values = _document(lineage[-1]).value
        extends = values.get("extends") if isinstance(values, Mapping) else None
        parent = None if extends is None else str(extends)
    return tuple(lineage)


@remembered(most=16)
def _loaded(lineage: tuple[_Origin, ...]) -> Layout:
    documents = [_document(origin) for origin in lineage]
    values: dict[str, Any] = {}
    for document in reversed(documents):
        own = document.value if isinstance(document.value, Mapping) else {}
        values = _merged(values, {key: value for key, value in own.items() if key != "extends"})
    problems: list[Problem] = [
        Problem(
            (key,),
            f"the key {key!r} is of layouts as they were",
            "a layout now gives each block arrangements under blocks:; docs/layouts.md says how to move",
            code="layout-old",
        )
        for key in _OLD
        if key in values
    ]
    from_parts: dict[Location, Location] = {}
    if not problems:
        parts = _Parts(values.pop("parts", {}), from_parts, problems)
        at: Location = ("blocks",)
        values["blocks"] = _blocks(parts.put_into(values.get("blocks"), at, at), problems)
    spec = None
    if not problems:
        try:
            spec = LayoutSpec.model_validate(values)
        except ValidationError as error:
            problems += [_problem(each) for each in error.errors()]
        else:
            for name, block in spec.blocks.items():
                problems += _block_faults(block, ("blocks", name))
            problems += _style_faults(spec)
    if problems or spec is None:
        raise LayoutError(_diagnostics(problems, documents, from_parts))
    return Layout(spec, lineage[0].folder)


def _blocks(value: Any, problems: list[Problem]) -> Any:
    """The blocks with their boxes built, wherever a mapping stands in the place of one."""
    if not isinstance(value, Mapping):
        return value
    built = {name: dict(block) if isinstance(block, Mapping) else block for name, block in value.items()}
    for name, block in built.items():
        if not isinstance(block, dict):
            continue
        at: Location = ("blocks", name)
        if isinstance(block.get("back"), Sequence):
            block["back"] = [_box(each, (*at, "back", n), problems) for n, each in enumerate(block["back"])]
        if isinstance(block.get("arrangements"), Mapping):
            block["arrangements"] = {
                key: dict(each, box=_box(each["box"], (*at, "arrangements", key, "box"), problems))
                if isinstance(each, Mapping) and "box" in each
                else each
                for key, each in block["arrangements"].items()
            }
    return built


class _Parts(NamedTuple):
    """The parts of a layout; `used` tells of what came out of one where it is written."""

    parts: Any
    used: dict[Location, Location]
    problems: list[Problem]

    def put_into(self, value: Any, at: Location, source: Location, depth: int = 0) -> Any:
        """Return a value with each `{use: NAME, with: {figure: big}}` replaced by that part of the layout.

        A value `$figure` in a part stands for what `with` says of it; keys beside `use` go over its own.
        `at` is the place of the value with all parts in, `source` that in the file.
        """
        if isinstance(value, list | tuple):
            return [
                self.put_into(each, (*at, number), (*source, number), depth)
                for number, each in enumerate(value)
            ]
        if not isinstance(value, Mapping):
            return value
        if "use" not in value:
            return {
                key: self.put_into(each, (*at, key), (*source, key), depth) for key, each in value.items()
            }
        part = self._part(value["use"], at, depth)
        if part is None:
            return {"space": 0}  # a box with nothing in it, so that no more is told of this place
        with_ = value.get("with") or {}
        said = {f"${key}": each for key, each in with_.items()} if isinstance(with_, Mapping) else {}
        over = {
            key: self.put_into(each, (*at, key), (*source, key), depth)
            for key, each in value.items()
            if key not in ("use", "with")
        }
        filled = {key: each for key, each in part.items() if key not in over}
        for name in sorted(_asked(filled) - said.keys()):
            hint = f"write with: {{{name[1:]}: ...}} beside use:"
            message = f"the part {value['use']!r} is not told what {name} is"
            self.problems.append(Problem((*at, "use"), message, hint, code="layout-part-value"))
        whole: Location = ("parts", value["use"])
        self.used.update({at: whole, (*at, "use"): (*source, "use")})
        self.used.update({(*at, key): (*source, key) for key in over})
        return {**self.put_into(_filled(filled, said), at, whole, depth + 1), **over}

    def _part(self, name: Any, at: Location, depth: int) -> Mapping[str, Any] | None:
        part = self.parts.get(name) if isinstance(self.parts, Mapping) else None
        if isinstance(part, Mapping) and depth <= _MOST_DEPTH:
            return part
        if isinstance(part, Mapping):
            hint = "a part is made of boxes and of other parts"
            problem = Problem(
                (*at, "use"), f"the part {name!r} uses itself", hint, code="layout-part-in-itself"
            )
        else:
            known = tuple(map(str, self.parts)) if isinstance(self.parts, Mapping) else ()
            near = difflib.get_close_matches(str(name), known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the parts: {', '.join(known)}"
            problem = Problem((*at, "use"), f"there is no part {name!r}", hint, code="layout-part-unknown")
        self.problems.append(problem)
        return None


def _asked(value: Any) -> set[str]:
    """The names that a part asks for: all `$name` in it."""
    if isinstance(value, Mapping):
        return {name for each in value.values() for name in _asked(each)}
    if isinstance(value, list | tuple):
        return {name for each in value for name in _asked(each)}
    return {value} if isinstance(value, str) and value.startswith("$") else set()


def _filled(value: Any, said: Mapping[str, Any]) -> Any:
    if isinstance(value, Mapping):
        return {key: _filled(each, said) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_filled(each, said) for each in value]
    return said.get(value, value) if isinstance(value, str) else value


def _block_faults(block: BlockSpec, at: Location) -> Iterator[Problem]:
    """The selectors of a block and its arrangements, outside of their boxes, that can name nothing."""
    for number, each in enumerate(block.shows):
        yield from wrong(each, (*at, "shows", number))
    named: dict[Location, str] = {("items",): block.items}
    if block.sky:
        named["sky", "picture"] = block.sky.picture
    for name, arrangement in block.arrangements.items():
        here = ("arrangements", name)
        named |= {(*here, "when"): arrangement.when, (*here, "unless"): arrangement.unless}
        if arrangement.picture:
            named[*here, "picture", "of"] = arrangement.picture.of
    for key, selector in named.items():
        if selector:
            yield from wrong(selector, (*at, *key))


def _style_faults(spec: LayoutSpec) -> Iterator[Problem]:
    """Names in styles that the layout has not, and type of no size or of none that is ever printed."""
    for name, style in spec.styles.items():
        at: Location = ("styles", name)
        inks = {key: getattr(style, key) for key in ("swatch", "strong_swatch", "link_swatch")}
        for key, asked, known in (
            ("font", style.font, spec.fonts),
            *((key.replace("_", "-"), swatch, spec.swatches) for key, swatch in inks.items() if swatch),
        ):
            if asked not in known:
                yield _unknown((*at, key), "font" if key == "font" else "swatch", asked, known)
        for key, size in (("size", style.size), ("leading", style.leading)):
            if not 0 < size <= _LARGEST:
                message = f"{key} is {size:g} points"
                hint = f"give more than 0 and at most {_LARGEST:g} points"
                yield Problem((*at, key), message, hint, code="layout-value")
    for name, derived in spec.derived.items():
        if derived.of not in spec.styles:
            yield _unknown(("derived", name, "of"), "style", derived.of, spec.styles)


def _unknown(at: Location, what: str, asked: str, known: Collection[str]) -> Problem:
    near = difflib.get_close_matches(asked, known, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"known are: {', '.join(known)}"
    return Problem(at, f"there is no {what} {asked!r}", hint, code="layout-value")


def _box(value: Any, at: Location, problems: list[Problem]) -> Any:
    box = build(value, at, problems)
    if box is not None:
        problems += faults(box, at)
    return box


def _problem(error: Any) -> Problem:
    where = error["loc"]
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(where[-1]), LayoutSpec.model_fields, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"the keys: {', '.join(LayoutSpec.model_fields)}"
        return Problem(where, f"unknown key {where[-1]!r}", hint, code="layout-unknown-key")
    if error["type"] == "missing":
        return Problem(where[:-1], f"the key {where[-1]!r} is missing", "add it", code="layout-key-missing")
    message = str(error["msg"]).removeprefix("Value error, ")
    return Problem(where, message, "docs/layouts.md shows what the key may hold", code="layout-value")


def _folder(name: str) -> Path:
    own = bundled("layouts") / name
    if name in layout_names():
        return own
    path = Path(name)
    if path.name == FILE:
        path = path.parent
    if path.is_dir():
        return path.resolve()
    near = difflib.get_close_matches(name, layout_names(), 1)
    hint = f"did you mean {near[0]!r}?" if near else f"the layouts: {', '.join(layout_names())}"
    raise LayoutError.of(f"no layout {name!r}", Span(name), hint, code="unknown-layout")


def _merged(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping with another over it; a key that is set to null is taken away."""
    result = dict(base)
    for key, value in over.items():
        old = result.get(key)
        if value is None:
            result.pop(key, None)
        elif isinstance(old, Mapping) and isinstance(value, Mapping) and key != "box":
            result[key] = _merged(dict(old), value)
        else:
            result[key] = value
    return result


def _diagnostics(
    problems: list[Problem], documents: Sequence[YamlDocument], from_parts: Mapping[Location, Location]
) -> list[Diagnostic]:
    """The problems with their places; one in a part is told once, however often the part is used."""
    found: dict[tuple[Location, str], Diagnostic] = {}
    for each in problems:
        # Where in the file stands what is there once the parts are in their places.
        where = each.location
        used = next((stop for stop in range(len(where), 0, -1) if where[:stop] in from_parts), 0)
        if used:
            where = (*from_parts[where[:used]], *where[used:])
        # The nearest key that is in a file, the layout's own before those that it extends.
        near = (
            spans[where[:stop]]
            for stop in range(len(where), -1, -1)
            for document in documents
            for spans in (document.key_spans, document.spans)
            if where[:stop] in spans
        )
        path = ".".join(map(str, where))
        made = Diagnostic(each.message, next(near, None), each.hint, path, code=each.code)
        found.setdefault((where, each.message), made)
    return list(found.values())
