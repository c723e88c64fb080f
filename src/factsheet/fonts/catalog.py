"""What a folder of fonts offers: its `fonts.yaml`, or the names inside its font files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from factsheet.errors import Diagnostic, FontError, Span
from factsheet.fonts.face import Face, face, stamp
from factsheet.records import dataclass
from factsheet.yaml_source import Key, Value, YamlDocument, load

INDEX = "fonts.yaml"
_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_MOST_FILES = 1000
_MOST_ENTRIES = 10_000

# https://learn.microsoft.com/typography/opentype/spec/os2#usweightclass
WEIGHTS = {
    "thin": 100,
    "extra-light": 200,
    "light": 300,
    "regular": 400,
    "medium": 500,
    "semi-bold": 600,
    "bold": 700,
    "extra-bold": 800,
    "black": 900,
}

# https://learn.microsoft.com/typography/opentype/spec/os2#uswidthclass
_STRETCHES = {
    1: "ultra-condensed",
    2: "extra-condensed",
    3: "condensed",
    4: "semi-condensed",
    6: "semi-expanded",
    7: "expanded",
    8: "extra-expanded",
    9: "ultra-expanded",
}


@dataclass(frozen=True, slots=True)
class FaceFile:
    """Where a face comes from: a font file, which face of it, and the characters that it is not used for."""

    path: Path
    index: int = 0
    without: str = ""

    @property
    def key(self) -> str:
        return f"{self.path.stem}-{self.index}" if self.index else self.path.stem


@dataclass(frozen=True, slots=True)
class Family:
    """The faces of a family by weight, its narrower cut, its companions by script."""

    faces: Mapping[int, FaceFile]
    narrower: str = ""
    companions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalog:
    """The families of a folder, and where to look for characters that they lack."""

    families: Mapping[str, Family]
    scripts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    universal: tuple[str, ...] = ()

    def before(self, other: Catalog) -> Catalog:
        """Return this catalog's families and fallbacks, then the other's.

        A file of this catalog takes the place of one of the same name in the other.
        """
        own = {source.key: source for family in self.families.values() for source in family.faces.values()}
        scripts = {
            script: self.scripts.get(script, ()) + other.scripts.get(script, ())
            for script in (*self.scripts, *other.scripts)
        }
        families = dict(self.families)
        for name, family in other.families.items():
            faces = {weight: own.get(source.key, source) for weight, source in family.faces.items()}
            families.setdefault(name, replace(family, faces=faces))
        return Catalog(families, scripts, self.universal + other.universal)


def read_folder(folder: Path) -> Catalog:
    """Return the catalog of a folder: by its `fonts.yaml` if there is one, else by its font files."""
    folder = folder.resolve()
    if not folder.is_dir():
        raise FontError.of(
            "the fonts folder is missing",
            Span(str(folder)),
            "check its name, or install the package again if it is the package's own",
            code="fonts-folder-missing",
        )
    index = folder / INDEX
    if not index.is_file():
        return _by_files(folder)
    reader = _Reader(folder, load(index, FontError))
    families = {name: reader.family(("families", name)) for name in reader.mapping(("families",))}
    return Catalog(families, reader.chains(("fallback", "scripts")), reader.names(("fallback", "universal")))


class _Reader:
    """Reads the parts of one `fonts.yaml`; every mistake names its place in the file."""

    def __init__(self, folder: Path, document: YamlDocument) -> None:
        self._folder = folder
        self._document = document

    def family(self, key: Key) -> Family:
        without = str(self._value((*key, "without")) or "")
        faces = {
            self._weight((*key, "faces", weight)): replace(
                self._source((*key, "faces", weight)), without=without
            )
            for weight in self.mapping((*key, "faces"))
        }
        if not faces:
            hint = "write faces: {regular: Some-Regular.ttf}"
            raise self._wrong(key, "this family has no faces", hint, code="fonts-index-malformed")
        narrower = self._value((*key, "narrower"))
        return Family(faces, str(narrower or ""), self.chains((*key, "companions")))

    def chains(self, key: Key) -> Mapping[str, tuple[str, ...]]:
        return {script: self.names((*key, script)) for script in self.mapping(key)}

    def names(self, key: Key) -> tuple[str, ...]:
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self._wrong(key, "this is not a list of families", code="fonts-index-malformed")
        return tuple(str(each) for each in value)

    def mapping(self, key: Key) -> Mapping[str, Value]:
        value = self._value(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self._wrong(key, "this is not a mapping", code="fonts-index-malformed")
        return value

    def _value(self, key: Key) -> Value:
        value: Value = self._document.value
        for step in key:
            if value is None:
                break
            if not isinstance(value, dict):
                raise self._wrong(key, "this is not a mapping", code="fonts-index-malformed")
            value = value.get(str(step))
        return value

    def _weight(self, key: Key) -> int:
        weight = WEIGHTS.get(str(key[-1]))
        if weight is None:
            hint = f"the weights are {', '.join(WEIGHTS)}"
            raise self._wrong(key, f"{key[-1]!r} is not a weight", hint, code="unknown-font-weight")
        return weight

    def _source(self, key: Key) -> FaceFile:
        value = str(self._value(key))
        file, _, index = value.partition("#")
        path = (self._folder / file).resolve()
        if not path.is_relative_to(self._folder) or not (index or "0").isdecimal():
            message = f"{value!r} is not a file of this folder"
            raise self._wrong(key, message, code="font-outside-folder")
        if not path.is_file():
            raise self._wrong(key, f"there is no file {file!r}", code="font-missing")
        return FaceFile(path, int(index or 0))

    def _wrong(self, key: Key, message: str, hint: str = "", *, code: str) -> FontError:
        return FontError((Diagnostic(message, self._document.span(key), hint, code=code),))


def stamps(folder: Path) -> tuple[tuple[str, tuple[int, int]], ...]:
    """Return what tells that the fonts of a folder, or its `fonts.yaml`, have changed.

    Raises FontError for a folder with more than 1000 fonts, or so many other files that looking
    for fonts among them would take long.
    """
    found: list[Path] = []
    try:
        for number, path in enumerate(folder.rglob("*")):
            if path.suffix.lower() in _SUFFIXES or path.name == INDEX:
                found.append(path)
            if number >= _MOST_ENTRIES or len(found) > _MOST_FILES:
                hint = "keep only the fonts there that the factsheet uses"
                message = f"there are too many files in the fonts folder: {number}"
                raise FontError.of(message, Span(str(folder)), hint, code="fonts-folder-too-large")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"the fonts folder cannot be read: {reason}"
        hint = "let your user read the folder and all in it"
        raise FontError.of(message, Span(str(folder)), hint, code="fonts-folder-unreadable") from None
    return tuple((str(path.relative_to(folder)), stamp(path)) for path in sorted(found))


def _by_files(folder: Path) -> Catalog:
    """The families of font files; FontError with every file that cannot be used."""
    families: dict[str, dict[int, FaceFile]] = {}
    problems: list[Diagnostic] = []
    for path in sorted(each for each in folder.iterdir() if each.suffix.lower() in _SUFFIXES):
        if not path.resolve().is_relative_to(folder):
            continue
        try:
            opened = face(path.resolve())
        except FontError as error:
            problems += error.diagnostics
            continue
        if not opened.slanted:
            families.setdefault(_family_name(opened), {}).setdefault(opened.weight, FaceFile(opened.path))
    if problems:
        raise FontError(problems)
    return Catalog({name: Family(faces) for name, faces in families.items()})


def _family_name(opened: Face) -> str:
    """The family of a face as a layout names it, its width included: `gill-sans-mt-condensed`."""
    name = re.sub(r"[\W_]+", "-", opened.family_name.lower()).strip("-")
    width = _STRETCHES.get(opened.stretch, "")
    return name if not width or name.endswith(width) else f"{name}-{width}"
