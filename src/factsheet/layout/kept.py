"""The layouts of the package as its build has read them, so that a start reads none: 6 % of a cold command.

`hatch_build.py` puts one beside each `layout.yaml` of a wheel.  It is a pickle, and trusted as the modules
beside it are: it is looked for in the folder of the installed package alone, never in that of a user.  One
of another `layout.yaml`, or of other models than those that read it now, is passed over.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
from pathlib import Path

import pydantic

from factsheet.layout.model import LayoutSpec
from factsheet.resources import installed

FILE = "layout.kept"
_DIGEST = 32  # bytes


def stored(spec: LayoutSpec, source: bytes) -> bytes:
    """Return what to keep of a layout that was read from the bytes of its file."""
    return _key(source) + pickle.dumps(spec, 5)


def kept(path: Path) -> LayoutSpec | None:
    """Return a layout of the installed package by the path of its file; None if it has to be read.

    It is that of the file as it is now: one that has been edited is read again.
    """
    if installed("layouts") != path.parent.parent:
        return None
    # Whatever is the matter with what was kept, the layout itself is there.
    with contextlib.suppress(Exception):
        data = path.with_name(FILE).read_bytes()
        if data[:_DIGEST] == _key(path.read_bytes()):
            spec = pickle.loads(memoryview(data)[_DIGEST:])
            return spec if isinstance(spec, LayoutSpec) else None
    return None


def _key(source: bytes) -> bytes:
    """What a kept layout is of: its file, and the models that it was read into."""
    major = pydantic.VERSION.partition(".")[0]
    return hashlib.sha256(f"pydantic {major}\n".encode() + source).digest()
