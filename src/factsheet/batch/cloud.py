"""A place at a URL: a bucket, or any file system that fsspec knows (`factsheet[cloud]`).

A store has no lock, no end of a file to write on, and no name to change: each object is written whole.  So
the manifest grows on the desk, and what is new of it goes to the store about once a second as an object of
its own; at the end, and by the next batch after one that was killed, they are made one `manifest.jsonl`.
What was killed less than a second after it was finished is made again.  The lock is an object that says
until when it counts.
"""

from __future__ import annotations

import json
import os
import socket
import tempfile
import threading
import time
import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from factsheet.batch.lock import MANIFEST, REPORTS, STATE, in_use
from factsheet.errors import FactsheetError, OutputError, Span, printable

_LOCK = f"{STATE}/lock"
_NEW = f"{STATE}/manifest"
_LEASE = 60.0
"""Seconds that a lock counts after it was last written."""
_RENEWED = 15.0
_BETWEEN = 1.0
_MOST_LINES = 64
# What writes an object whole or not at all; elsewhere a file is written beside its place first.
_STORES = frozenset(("memory", "s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oss", "oci"))


class UrlPlace:
    """A place at a URL.  It is opened by the process that leads a batch; others write to it as it is."""

    def __init__(self, url: str) -> None:
        """Find the store of a URL; OutputError where it is not installed, or no such store is known."""
        self.name = url.rstrip("/")
        self._fs, self._root = _store(self.name)
        protocols = _protocols(self._fs)
        self._is_store = not _STORES.isdisjoint(protocols)
        self.is_shared = "memory" not in protocols
        self.desk = Path()
        self._sizes: Mapping[str, int] = {}
        self._lines: list[bytes] = []
        self._number, self._sent = 0, 0.0

    @contextmanager
    def opened(self, stems: Collection[str]) -> Iterator[None]:
        """Hold the lock, with the manifest on the desk; bring back what is on the desk at the end."""
        with (
            tempfile.TemporaryDirectory(prefix="factsheet-", ignore_cleanup_errors=True) as desk,
            self._leased(),
        ):
            self.desk = Path(desk)
            (self.desk / STATE).mkdir()
            (self.desk / MANIFEST).write_bytes(self.recorded())
            try:
                yield
            finally:
                with _telling(self.name):
                    self._put(MANIFEST, (self.desk / MANIFEST).read_bytes())
                    for name in REPORTS:
                        if (self.desk / name).exists():
                            self._put(name, (self.desk / name).read_bytes())
                    for name in self._listed(_NEW):
                        self._fs.rm_file(self._path(f"{_NEW}/{name}"))

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write each file whole; that all of an edition are there is said by the line of the manifest."""
        with _telling(self.name):
            for name, data in files.items():
                self._put(name, data)

    def read(self, name: str) -> bytes:
        """Return a file; OSError if it cannot be read."""
        try:
            return bytes(self._fs.cat_file(self._path(name)))
        except OSError:
            raise
        except Exception as error:  # stores raise what they like
            raise OSError(str(error)) from None

    def holds(self, name: str, size: int, digest: str) -> bool:
        """Whether a file of the size was there when the batch began: to read them all would cost too much."""
        return self._sizes.get(name) == size

    def recorded(self) -> bytes:
        """Return the manifest, and the lines after it of a batch that was killed, or is at work."""
        with _telling(self.name):
            self._sizes = self._listed("")
            new = [f"{_NEW}/{name}" for name in sorted(self._listed(_NEW))]
            self._number = len(new)
            return b"".join(map(self._found, (MANIFEST, *new)))

    def noted(self, line: bytes) -> None:
        """Send the new lines of the manifest, at most once a second."""
        self._lines.append(line + b"\n")
        full, now = len(self._lines) >= _MOST_LINES, time.monotonic()
        if full or now - self._sent > _BETWEEN:
            with _telling(self.name):
                self._put(f"{_NEW}/{self._number:06}.jsonl", b"".join(self._lines))
            self._sent = now
        if full:
            self._lines, self._number = [], self._number + 1

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _put(self, name: str, data: bytes) -> None:
        path = self._path(name)
        if self._is_store:
            self._fs.pipe_file(path, data)
            return
        folder, _, last = path.rpartition("/")
        self._fs.makedirs(folder, exist_ok=True)
        beside = f"{folder}/.{last}.part"
        self._fs.pipe_file(beside, data)
        if self._fs.exists(path):
            self._fs.rm_file(path)
        self._fs.mv(beside, path)

    def _found(self, name: str) -> bytes:
        """A file; nothing where there is none."""
        try:
            return bytes(self._fs.cat_file(self._path(name)))
        except FileNotFoundError:
            return b""

    def _listed(self, folder: str) -> Mapping[str, int]:
        """The names of the files in a folder, with their sizes."""
        self._fs.invalidate_cache()
        try:
            found = self._fs.ls(self._path(folder) if folder else self._root, detail=True)
        except FileNotFoundError:
            return {}
        return {
            str(each["name"]).rpartition("/")[2]: int(each["size"] or 0)
            for each in found
            if each["type"] == "file"
        }

    @contextmanager
    def _leased(self) -> Iterator[None]:
        """Hold the lock object, and renew it until the batch has ended."""
        token, over = uuid.uuid4().hex, threading.Event()

        def mine() -> bytes:
            known = {"token": token, "host": socket.gethostname(), "process": os.getpid(), "at": time.time()}
            return json.dumps(known).encode()

        def renew() -> None:
            while not over.wait(_RENEWED):
                with suppress(Exception):  # a store that is away for a moment costs no batch
                    self._put(_LOCK, mine())

        with _telling(self.name):
            if _counts(self._found(_LOCK)):
                raise in_use(self.name)
            self._put(_LOCK, mine())
            if json.loads(self._found(_LOCK) or b"{}").get("token") != token:
                raise in_use(self.name)
        keeper = threading.Thread(target=renew, daemon=True)
        keeper.start()
        try:
            yield
        finally:
            over.set()
            keeper.join()
            with _telling(self.name):
                self._fs.rm_file(self._path(_LOCK))


def send_file(path: Path, url: str) -> None:
    """Put a file of this machine at a URL, in parts where the store has them; OutputError where it fails."""
    fs, place = _store(url)
    with _telling(url):
        if _STORES.isdisjoint(_protocols(fs)):
            fs.makedirs(place.rpartition("/")[0], exist_ok=True)
        fs.put_file(str(path), place)


def _counts(lock: bytes) -> bool:
    """Whether the batch of a lock is at work: it was renewed, and its process is not known to be gone."""
    try:
        known = json.loads(lock) if lock else {}
        at, host, process = float(known["at"]), known["host"], int(known["process"])
    except (ValueError, TypeError, KeyError):
        return False
    if time.time() - at > _LEASE:
        return False
    if host != socket.gethostname() or os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _protocols(store: Any) -> tuple[str, ...]:
    return store.protocol if isinstance(store.protocol, tuple) else (store.protocol,)


def _store(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it."""
    hint = "pip install 'factsheet[cloud]', and the package that fsspec names for this kind of store"
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]

        found, path = url_to_fs(url)
    except ImportError as error:
        raise _unusable(url, str(error), hint) from None
    except Exception as error:  # stores raise what they like
        raise _unusable(url, str(error), "write it as s3://bucket/folder, or as fsspec knows it") from None
    return found, str(path).rstrip("/")


@contextmanager
def _telling(url: str) -> Iterator[None]:
    """Turn whatever a store raises into OutputError."""
    try:
        yield
    except FactsheetError:
        raise
    except Exception as error:  # stores raise what they like
        said = f"{type(error).__name__}: {error}"
        raise _unusable(url, said, "check the address, the credentials and the network") from None


def _unusable(url: str, why: str, hint: str) -> OutputError:
    said = f"cannot write to {url}: {printable(' '.join(why.split()))[:300]}"
    return OutputError.of(said, Span(url), hint, code="store-not-usable")
