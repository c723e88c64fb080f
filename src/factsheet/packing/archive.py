"""A ZIP that is the same bytes for the same files: no clock, no owner, a fixed order."""

from __future__ import annotations

import hashlib
import zipfile
from types import TracebackType
from typing import IO

SUMS = "SHA256SUMS"
_NEVER = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
# What is compressed in itself.
_STORED = (".pdf", ".png")


class Archive:
    """A ZIP while it is written, all in one folder; it ends with the sums of its files for `sha256sum -c`."""

    def __init__(self, target: IO[bytes], folder: str) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self._folder = folder
        self._sums: dict[str, str] = {}

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            lines = (f"{digest}  {name}\n" for name, digest in sorted(self._sums.items()))
            self._write(SUMS, "".join(lines).encode())
        self._zip.close()

    @property
    def count(self) -> int:
        """How many files it holds beside their sums."""
        return len(self._sums)

    def add(self, name: str, data: bytes) -> None:
        """Add a file; names have to come in an order that does not change."""
        self._sums[name] = hashlib.sha256(data).hexdigest()
        self._write(name, data)

    def _write(self, name: str, data: bytes) -> None:
        entry = zipfile.ZipInfo(f"{self._folder}/{name}", _NEVER)
        entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
        entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
        self._zip.writestr(entry, data)
