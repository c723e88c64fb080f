"""What a target is, what it is given, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Protocol

from factsheet.content.edition import Edition
from factsheet.display import Composition
from factsheet.errors import Diagnostic
from factsheet.fonts.library import Library
from factsheet.layout.model import Layout
from factsheet.pdf.fonts import Fonts
from factsheet.records import dataclass
from factsheet.saving import write_all


@dataclass(frozen=True, slots=True, eq=False)
class TargetJob:
    """One edition to be made into files.

    `composition` is there for the targets that need one.  `beside` are the addresses of the edition's
    translations by language tag.  `fonts` are those of the PDF that was written last, for the next.
    """

    edition: Edition
    layout: Layout
    library: Library
    composition: Composition | None = None
    beside: Mapping[str, str] = field(default_factory=dict)
    fonts: list[Fonts] = field(default_factory=list)

    def stem(self) -> str:
        """Return what the names of its files begin with: `{id}.{language}`."""
        return f"{self.edition.id}.{self.edition.lang}"


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Artifact:
    """One finished file: its name, its media type and its bytes."""

    name: str
    media_type: str
    data: bytes
    target: str
    warnings: tuple[Diagnostic, ...] = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}, {len(self.data) / 1024:.0f} KB>"

    def save(self, path: str | Path) -> Path:
        """Write the file, whole or not at all: to a path that ends as its name does, or into a folder.

        Return the path of the file; folders are made as needed.
        """
        target = Path(path)
        if target.suffix.lower() != Path(self.name).suffix or target.is_dir():
            target = target / self.name
        write_all({target: self.data})
        return target


class Target(Protocol):
    """A kind of file.  `composed` says whether it is made of pages or of the document alone.

    One whose files are the same whatever translations stand beside them says so by `linked = False`.
    """

    @property
    def name(self) -> str:
        """The word for it after `--for`."""

    @property
    def suffix(self) -> str:
        """What the name of its file ends in after `{id}.{language}.`; of several files the first."""

    @property
    def composed(self) -> bool:
        """Whether the edition has to be made up first."""

    def make(self, job: TargetJob) -> tuple[Artifact, ...]:
        """Return the files."""


@dataclass(frozen=True, slots=True)
class DocumentTarget:
    """One text file that is made of the document alone, with the end of its name and its media type.

    `linked` says whether it leads to the translations beside it.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[TargetJob], str]
    composed: bool = False
    linked: bool = False

    def make(self, job: TargetJob) -> tuple[Artifact, ...]:
        """Return the one file, in UTF-8."""
        return (
            Artifact(
                name=f"{job.stem()}.{self.suffix}",
                media_type=self.media_type,
                data=self.write(job).encode("utf-8"),
                target=self.name,
                warnings=job.edition.warnings,
            ),
        )
