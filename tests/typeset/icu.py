"""ICU's own bidirectional algorithm, called in its library: independent of this package's.

The library is the one that the wheel of icu4py carries, else the system's.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import icu4py
import pytest


def paper(text: str, base: int) -> list[int]:
    """Return the offsets of a paragraph's characters as they stand on paper from left to right.

    `base` is 0 for a left-to-right and 1 for a right-to-left paragraph; `text` has no character
    beyond U+FFFF.  Skips the test where there is no ICU library.
    """
    call = _functions()
    units = (ctypes.c_uint16 * len(text)).from_buffer_copy(text.encode("utf-16-le"))
    places = (ctypes.c_int32 * len(text))()
    error = ctypes.c_int(0)
    call["open"].restype = ctypes.c_void_p
    paragraph = ctypes.c_void_p(call["open"]())
    try:
        call["setPara"](paragraph, units, len(text), ctypes.c_uint8(base), None, ctypes.byref(error))
        call["getVisualMap"](paragraph, places, ctypes.byref(error))
    finally:
        call["close"](paragraph)
    # Negative errors are warnings.
    assert error.value <= 0
    return list(places)


@cache
def _functions() -> dict[str, ctypes._NamedFuncPointer]:
    for file in _libraries():
        library = ctypes.CDLL(file)
        version = re.search(r"(\d+)(?:\.\d+)*$", file)
        for suffix in (f"_{version[1]}" if version else "", ""):
            try:
                names = ("open", "close", "setPara", "getVisualMap")
                return {name: getattr(library, f"ubidi_{name}{suffix}") for name in names}
            except AttributeError:
                continue
    pytest.skip("needs the library of ICU (libicuuc)")


def _libraries() -> Iterator[str]:
    beside = Path(icu4py.__file__).parent.parent / "icu4py.libs"
    yield from map(str, sorted(beside.glob("libicuuc*")))
    yield from filter(None, [ctypes.util.find_library("icuuc")])
