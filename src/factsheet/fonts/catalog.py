"""What a folder of fonts offers: its `fonts.yaml`, or the names inside its font files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from factsheet.errors import Diagnostic, FontError, Span
from factsheet.fonts.face import face

INDEX = "fonts.yaml"
_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_MOST_FILES = 1000


@dataclass(frozen=True, slots=True)
class Source:
    """Where a face comes from: a font file, and which face of it."""

    path: Path
    index: int = 0

    @property
    def key(self) -> str:
        return f"{self.path.stem}-{self.index}" if self.index else self.path.stem


@dataclass(frozen=True, slots=True)
class Family:
    """The faces of a family by weight, its narrower cut, its companions by script."""

    faces: Mapping[int, Source]
    narrower: str = ""
    companions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalog:
    """The families of a folder, and where to look for characters that they lack."""

    families: Mapping[str, Family]
    scripts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    universal: tuple[str, ...] = ()

    def before(self, other: Catalog) -> Catalog:
        """This catalog's families and fallbacks, then the other's."""
        scripts = {
            script: self.scripts.get(script, ()) + other.scripts.get(script, ())
            for script in (*self.scripts, *other.scripts)
        }
        families = {**self.families, **{k: v for k, v in other.families.items() if k not in self.families}}
        return Catalog(families, scripts, self.universal + other.universal)


def read_folder(folder: Path) -> Catalog:
    """The catalog of a folder: by its `fonts.yaml` if there is one, else by its font files."""
    folder = folder.resolve()
    if not folder.is_dir():
        raise FontError.of("the fonts folder is missing", Span(str(folder)))
    index = folder / INDEX
    return _by_index(index) if index.is_file() else _by_files(folder)


def _load(index: Path) -> Any:
    try:
        return yaml.safe_load(index.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FontError.of("this is not a YAML file", Span(str(index))) from error


def _by_index(index: Path) -> Catalog:
    reader = _Reader(index)
    data = reader.mapping(_load(index), "the file")
    fallback = reader.mapping(data.get("fallback"), "fallback")
    families = {
        str(name): reader.family(str(name), value)
        for name, value in reader.mapping(data.get("families"), "families").items()
    }
    return Catalog(
        families,
        reader.chains(fallback.get("scripts"), "fallback.scripts"),
        reader.names(fallback.get("universal"), "fallback.universal"),
    )


class _Reader:
    """Reads the parts of one `fonts.yaml`; every mistake names its place in the file."""

    def __init__(self, index: Path) -> None:
        self._index = index

    def family(self, name: str, value: Any) -> Family:
        where = f"families.{name}"
        data = self.mapping(value, where)
        faces = {
            self._weight(weight, where): self._source(file, f"{where}.faces")
            for weight, file in self.mapping(data.get("faces"), f"{where}.faces").items()
        }
        if not faces:
            raise self._wrong(f"{where} has no faces", "write faces: {400: Some-Regular.ttf}")
        narrower = str(data.get("narrower") or "")
        return Family(faces, narrower, self.chains(data.get("companions"), f"{where}.companions"))

    def chains(self, value: Any, where: str) -> Mapping[str, tuple[str, ...]]:
        return {
            str(script): self.names(names, f"{where}.{script}")
            for script, names in self.mapping(value, where).items()
        }

    def names(self, value: Any, where: str) -> tuple[str, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self._wrong(f"{where} is not a list of families")
        return tuple(str(each) for each in value)

    def mapping(self, value: Any, where: str) -> Mapping[Any, Any]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self._wrong(f"{where} is not a mapping")
        return value

    def _weight(self, value: Any, where: str) -> int:
        if str(value).isdigit() and 1 <= int(value) <= 1000:
            return int(value)
        raise self._wrong(f"{where}: {value!r} is not a weight from 1 to 1000")

    def _source(self, value: Any, where: str) -> Source:
        file, _, index = str(value).partition("#")
        path = (self._index.parent / file).resolve()
        if not path.is_relative_to(self._index.parent) or (index and not index.isdigit()):
            raise self._wrong(f"{where}: {str(value)!r} is not a file of this folder")
        if not path.is_file():
            raise self._wrong(f"{where}: there is no file {file!r}")
        return Source(path, int(index or 0))

    def _wrong(self, message: str, hint: str = "") -> FontError:
        return FontError((Diagnostic(message, Span(str(self._index)), hint),))


def _by_files(folder: Path) -> Catalog:
    families: dict[str, dict[int, Source]] = {}
    files = sorted(each for each in folder.iterdir() if each.suffix.lower() in _SUFFIXES)
    for path in files[:_MOST_FILES]:
        if path.resolve().is_relative_to(folder):
            opened = face(path.resolve())
            families.setdefault(_slug(opened.family_name), {}).setdefault(opened.weight, Source(path))
    return Catalog({name: Family(faces) for name, faces in families.items()})


def _slug(name: str) -> str:
    """A family name as it is written in a layout.

    >>> _slug("Gill Sans MT")
    'gill-sans-mt'
    """
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")
