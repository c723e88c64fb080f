"""The library of faces: families by name, and the chain of faces to try for a script."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import overload

from factsheet.errors import IN_LAYOUT, Diagnostic, FontError, Span
from factsheet.fonts.catalog import Catalog, FaceFile, Family, read_folder, stamps
from factsheet.fonts.face import Face
from factsheet.fonts.face import face as open_face
from factsheet.fonts.letters import letters_of
from factsheet.fonts.packaged import packaged
from factsheet.resources import bundled as bundled_folder
from factsheet.workshop import Kept, remembered

_MOST_LIBRARIES = 8
_MOST_CHAINS = 512
_BY_LANGUAGE = {"ja": "Jpan", "ko": "Kore", "zh": "Hans", "yue": "Hant"}
# Scripts for which families need no fallback by script: the universal ones have their letters.
_WESTERN = frozenset({"Latn", "Cyrl", "Grek", "Zinh", "Zyyy", "Zzzz"})
_TRADITIONAL = frozenset({"hant", "hk", "mo", "tw"})


class Library:
    """Families of faces, compared by identity.

    Keep a library for as long as text is set with it: shaped text is cached by it.  `more` gives
    the families of other distributions; it is called when something is asked for that is not
    in the catalog itself, so that most builds never read them.
    """

    __slots__ = ("_beyond", "_catalog", "_chains", "_growing", "_keys", "_more", "_named", "_others", "_own")

    def __init__(self, catalog: Catalog, more: Callable[[], Catalog] | None = None) -> None:
        self._chains: Kept[tuple[tuple[str, ...], int, str, str], tuple[Face, ...]] = Kept(_MOST_CHAINS)
        self._others: Kept[tuple[tuple[str, ...], int, str], Sequence[Face]] = Kept(_MOST_CHAINS)
        self._growing = Lock()
        self._own = catalog
        self._more = more
        self._beyond: tuple[str, ...] | None = None
        self._learn(catalog)

    def _learn(self, catalog: Catalog) -> None:
        # Families that an index speaks of but that are not there.
        chains = [catalog.universal, *catalog.scripts.values()]
        for family in catalog.families.values():
            chains += [*family.companions.values(), (family.narrower,) if family.narrower else ()]
        unknown = dict.fromkeys(name for chain in chains for name in chain if name not in catalog.families)
        if unknown:
            hint = f"the families: {', '.join(sorted(catalog.families)[:20])}"
            raise FontError(
                Diagnostic(
                    f"fonts.yaml speaks of a family {name!r}, but there is none",
                    Span("fonts.yaml"),
                    hint,
                    code="unknown-font-family",
                )
                for name in unknown
            )
        self._catalog = catalog
        # The sources of all faces by key; a display list could not tell two of one key apart.
        keys: dict[str, FaceFile] = {}
        for family in catalog.families.values():
            for source in family.faces.values():
                if keys.setdefault(source.key, source) != source:
                    hint = f"rename it: {keys[source.key].path} has the same name"
                    place = Span(str(source.path))
                    raise FontError.of("two font files have one name", place, hint, code="font-name-taken")
        self._keys = keys
        self._named = {
            source.key: name for name, family in catalog.families.items() for source in family.faces.values()
        }

    def _grow(self) -> None:
        """Take in the families of other distributions, and their chains for scripts that have none.

        Chains that there are stay as they are: none may depend on what was asked for before it.
        """
        with self._growing:
            if self._beyond is None:
                more = self._more() if self._more else Catalog({})
                own = self._own.scripts
                scripts = {name: chain for name, chain in more.scripts.items() if name not in own}
                self._learn(self._own.before(replace(more, scripts=scripts, universal=())))
                self._beyond = more.universal

    def families(self) -> tuple[str, ...]:
        """Return the names of all families, the user's own first, those of other distributions last."""
        self._grow()
        return tuple(self._catalog.families)

    def weights(self, family: str) -> tuple[int, ...]:
        """Return the weights in which a family comes, from light to bold."""
        return tuple(sorted(self._family(family).faces))

    def narrower(self, family: str) -> str:
        """Return the family that is this one's narrower cut, or an empty string."""
        return self._family(family).narrower

    def face(self, key: str) -> Face:
        """Return the face with a key, which is its file's stem.

        >>> bundled().face("SourceSans3-Bold").weight
        700
        """
        if key not in self._keys:
            self._grow()
        source = self._keys.get(key)
        if source is None:
            raise FontError.of(
                f"there is no face {key!r}",
                IN_LAYOUT,
                "name one of `factsheet list fonts`, or put its file into the folder `fonts`",
                code="unknown-face",
            )
        return open_face(source.path, source.index, source.without)

    def family(self, key: str) -> str:
        """Return the family that the face with a key belongs to."""
        return self._named[key]

    def chain(self, families: tuple[str, ...], weight: int, script: str, lang: str) -> tuple[Face, ...]:
        """Return the faces to try in turn for a character of a script (ISO 15924) in a language.

        First the families, then their companions in that script, then the script's
        fallback, then the universal one; of each the face nearest in weight.  Faces that
        lack letters of the language come last.

        >>> [each.key for each in bundled().chain(("league-gothic",), 700, "Latn", "en")][:1]
        ['LeagueGothic-Regular']
        """
        letters = letters_of(lang, script)
        own = writing(script, lang)

        def chained() -> tuple[Face, ...]:
            if own not in self._catalog.scripts and own not in _WESTERN:
                self._grow()
            faces = [self._nearest(name, weight) for name in self._names(families, own)]
            if not faces:
                message = "no font family is asked for, and there is no universal fallback"
                raise FontError.of(message, IN_LAYOUT, "give the style a key `family`", code="no-font-family")
            faces.sort(key=lambda each: not all(map(each.covers, map(ord, letters))))
            return tuple(faces)

        return self._chains.get((families, weight, own, letters), chained)

    def others(self, families: tuple[str, ...], weight: int, lang: str) -> Sequence[Face]:
        """Return all faces, for a character that a chain lacks: of each family the one nearest in weight.

        Families that stand in for the `families` in any script come first, then the user's own,
        those of other distributions last.  Faces are opened when they are looked at.
        """

        def others() -> Sequence[Face]:
            scripts = dict.fromkeys((writing("Hani", lang), *self._own.scripts))
            named = (name for script in scripts for name in self._names(families, script))
            names = dict.fromkeys((*named, *self._own.families))
            first = [nearest(self._family(name).faces, weight) for name in names]
            return _Lazy(first, functools.partial(self._packaged, weight))

        return self._others.get((families, weight, lang), others)

    def _packaged(self, weight: int) -> Sequence[FaceFile]:
        """The faces of other distributions, those for signs of any script first."""
        self._grow()
        names = dict.fromkeys((*(self._beyond or ()), *self._catalog.families))
        return [nearest(self._family(name).faces, weight) for name in names if name not in self._own.families]

    def with_folder(self, path: Path) -> Library:
        """Return a library in which the fonts of a folder come before these.

        The folder has a `fonts.yaml` like the bundled one, or only font files, which are
        then known by the family names written in them (`Gill Sans` is `gill-sans`).
        """
        return Library(read_folder(path).before(self._own), self._more)

    def _family(self, name: str) -> Family:
        if name not in self._catalog.families:
            self._grow()
        family = self._catalog.families.get(name)
        if family is None:
            hint = f"the families are {', '.join(self._catalog.families)}"
            raise FontError.of(
                f"there is no font family {name!r}", IN_LAYOUT, hint, code="unknown-font-family"
            )
        return family

    def _nearest(self, name: str, weight: int) -> Face:
        source = nearest(self._family(name).faces, weight)
        return open_face(source.path, source.index, source.without)

    def _names(self, families: tuple[str, ...], script: str) -> Iterable[str]:
        """The families to try for a script, each once."""
        wanted = [self._family(name) for name in families]
        names = [
            *families,
            *(each for family in wanted for each in family.companions.get(script, ())),
            *self._catalog.scripts.get(script, ()),
            *self._catalog.universal,
        ]
        return dict.fromkeys(names)


class _Lazy(Sequence[Face]):
    """Faces in a row, each opened when somebody looks at it; those of `more` are not even sought before."""

    def __init__(self, sources: Sequence[FaceFile], more: Callable[[], Sequence[FaceFile]] = tuple) -> None:
        self._sources = sources
        self._more = more
        self._sought: Sequence[FaceFile] | None = None

    def _beyond(self) -> Sequence[FaceFile]:
        if self._sought is None:
            self._sought = self._more()
        return self._sought

    def __len__(self) -> int:
        return len(self._sources) + len(self._beyond())

    @overload
    def __getitem__(self, at: int) -> Face: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Face]: ...
    def __getitem__(self, at: int | slice) -> Face | Sequence[Face]:
        if isinstance(at, slice):
            return _Lazy([*self._sources, *self._beyond()][at])
        first = 0 <= at < len(self._sources)
        source = self._sources[at] if first else [*self._sources, *self._beyond()][at]
        return open_face(source.path, source.index, source.without)


def nearest(by_weight: Mapping[int, FaceFile], weight: int) -> FaceFile:
    """Return the value at the nearest weight; of two equally near, the bolder from 500 up."""
    return by_weight[min(by_weight, key=lambda each: (abs(each - weight), -each if weight >= 500 else each))]


def writing(script: str, lang: str) -> str:
    """Return the script as a language writes it, by which companions and fallbacks are listed.

    >>> writing("Hani", "zh-HK"), writing("Hani", "ja"), writing("Arab", "ur"), writing("Latn", "en")
    ('Hant', 'Jpan', 'Aran', 'Latn')
    """
    if script == "Hang":
        return "Kore"
    language, *subtags = lang.lower().split("-")
    if script == "Hani":
        if language == "zh" and not _TRADITIONAL.isdisjoint(subtags) and "hans" not in subtags:
            return "Hant"
        return _BY_LANGUAGE.get(language, "Hani")
    if script == "Arab" and language == "ur":
        return "Aran"
    return script


@remembered(most=1)
def bundled() -> Library:
    """Return the library of the fonts that come with the package, and with other distributions for it.

    It is one object for all that is done in a workshop.
    """
    return Library(read_folder(bundled_folder("fonts")), packaged)


def with_fonts(folder: Path) -> Library:
    """Return the bundled library with a user's folder before it: the same one until a file there changes.

    Faces and shaped text are kept with it from one build to the next; so are the last few folders.
    """
    folder = folder.resolve()
    return _with_fonts(folder, stamps(folder))


@remembered(most=_MOST_LIBRARIES)
def _with_fonts(folder: Path, stamps: tuple[tuple[str, tuple[int, int]], ...]) -> Library:
    return bundled().with_folder(folder)
