"""Where the files of a batch go: a folder of this machine, or a URL of a store."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from factsheet.batch.lock import MANIFEST, locked, sweep
from factsheet.files import MB, read_regular
from factsheet.saving import not_written, write_all

_FILE = "file://"


class OutPlace(Protocol):
    """A place that takes files whole or not at all, and is one batch's at a time."""

    @property
    def name(self) -> str:
        """The path or URL, as messages and other processes call it."""

    @property
    def is_shared(self) -> bool:
        """Whether other processes see what is written there."""

    @property
    def desk(self) -> Path:
        """The folder of this machine that manifest and reports are written in, while the place is open."""

    def opened(self, stems: Collection[str]) -> AbstractContextManager[None]:
        """Hold the place for a batch of these editions; OutputError if another has it, or it is no place."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write the files of an edition by name; OutputError if they cannot be written."""

    def read(self, name: str) -> bytes:
        """Return a file; OSError if it cannot be read."""

    def holds(self, name: str, size: int, digest: str) -> bool:
        """Whether a file is there as it was written."""

    def recorded(self) -> bytes:
        """Return the lines of its manifest, nothing where there is none; OutputError if they cannot be read.

        The place need not be open.
        """

    def noted(self, line: bytes) -> None:
        """Take in that a line was added to the manifest on the desk."""


class FolderPlace:
    """A folder of this machine, or of a disk that others share."""

    is_shared = True

    def __init__(self, folder: Path) -> None:
        self.desk = folder

    @property
    def name(self) -> str:
        """The path."""
        return str(self.desk)

    @contextmanager
    def opened(self, stems: Collection[str]) -> Iterator[None]:
        """Hold the lock of the folder; delete what a killed batch and killed workers have half written."""
        with locked(self.desk):
            sweep(self.desk, stems)
            yield
            sweep(self.desk, stems)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write all files beside their places, then move them there."""
        write_all({self.desk / name: data for name, data in files.items()})

    def read(self, name: str) -> bytes:
        """Return a file; OSError if it cannot be read."""
        return read_regular(self.desk / name, 1024 * MB)

    def holds(self, name: str, size: int, digest: str) -> bool:
        """Whether a file has the sum that it was written with."""
        try:
            with (self.desk / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
        except OSError:
            return False

    def recorded(self) -> bytes:
        """Return the manifest as it is."""
        path = self.desk / MANIFEST
        try:
            return path.read_bytes() if path.exists() else b""
        except OSError as error:
            raise not_written(path, error) from None

    def noted(self, line: bytes) -> None:
        """Nothing: the manifest on the desk is that of the folder."""


def is_url(out: str | Path) -> bool:
    """Return whether files go to a store: `s3://bucket/out` is a URL, `out` and `file:///out` are folders."""
    return isinstance(out, str) and "://" in out and not out.startswith(_FILE)


def send(path: Path, url: str) -> None:
    """Put a finished file at a URL; OutputError where that cannot be."""
    from factsheet.batch.cloud import send_file

    send_file(path, url)


def place_of(out: str | Path) -> OutPlace:
    """Return the place that a path or a URL names; OutputError for a store that cannot be used."""
    if is_url(out):
        from factsheet.batch.cloud import UrlPlace

        return UrlPlace(str(out))
    return FolderPlace(Path(str(out).removeprefix(_FILE)))
