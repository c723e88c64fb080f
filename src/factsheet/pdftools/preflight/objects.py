"""Objects of a PDF taken with care: whatever stands where a number should, no traceback comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from factsheet.pdftools.geometry import Box

BROKEN = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    RecursionError,
    OSError,
    NotImplementedError,
)
"""What pypdf raises over objects that are not what they should be."""

LOCKED = (FileNotDecryptedError, DependencyError)
"""What pypdf raises over objects that are encrypted, or encrypted in a way it cannot undo."""


def resolve(value: Any) -> Any:
    """Return the object itself instead of a reference; None for one that is not there."""
    if not isinstance(value, IndirectObject):
        return value
    try:
        found = value.get_object()
    except LOCKED:
        raise
    except BROKEN:
        return None
    return None if isinstance(found, IndirectObject) else found


def entry(container: Any, *keys: str) -> Any:
    """Follow keys into dictionaries; return None as soon as one is missing."""
    for key in keys:
        container = resolve(container)
        if not isinstance(container, DictionaryObject):
            return None
        container = (
            container.get(NameObject(key)) if not hasattr(container, "raw_get") else _raw(container, key)
        )
    return resolve(container)


def _raw(container: DictionaryObject, key: str) -> Any:
    return container.raw_get(key) if key in container else None


def raw(container: Any, key: str) -> Any:
    """Return the value of a key as it is written: perhaps a reference."""
    container = resolve(container)
    return _raw(container, key) if isinstance(container, DictionaryObject) else None


def identity(value: Any) -> tuple[int, int] | int:
    """Return what tells one object from another: its number, or the place in memory of a direct one."""
    reference = value if isinstance(value, IndirectObject) else getattr(value, "indirect_reference", None)
    return (reference.idnum, reference.generation) if reference is not None else id(value)


def mapping(value: Any) -> dict[str, Any]:
    """Return the entries of a dictionary or stream, as written; empty for anything else."""
    value = resolve(value)
    return {str(key): _raw(value, key) for key in value} if isinstance(value, DictionaryObject) else {}


def sequence(value: Any) -> list[Any]:
    """Return the resolved items of an array; empty for anything else."""
    value = resolve(value)
    return [resolve(each) for each in value] if isinstance(value, ArrayObject) else []


def raw_sequence(value: Any) -> list[Any]:
    """Return the items of an array as written; empty for anything else."""
    value = resolve(value)
    return list(value) if isinstance(value, ArrayObject) else []


def number(value: Any) -> float | None:
    """Return a number, or None."""
    value = resolve(value)
    if isinstance(value, bool | BooleanObject):
        return None
    try:
        is_number = isinstance(value, int | float) or type(value).__name__ in {"FloatObject", "NumberObject"}
        return float(value) if is_number else None
    except (ValueError, OverflowError):
        return None


def integer(value: Any) -> int | None:
    """Return a whole number, or None."""
    value = resolve(value)
    return int(value) if isinstance(value, NumberObject | int) and not isinstance(value, bool) else None


def numbers(value: Any) -> list[float]:
    """Return the numbers of an array; empty if there is anything else in it."""
    found = [number(each) for each in sequence(value)]
    return [each for each in found if each is not None] if None not in found else []


def name(value: Any) -> str:
    """Return a name without its slash, or an empty string."""
    value = resolve(value)
    return str(value)[1:] if isinstance(value, NameObject) else ""


def truth(value: Any) -> bool:
    """Return whether a value is the boolean true."""
    value = resolve(value)
    return bool(value.value) if isinstance(value, BooleanObject) else value is True


def words(value: Any) -> str | None:
    """Return a text string, or None."""
    value = resolve(value)
    if isinstance(value, TextStringObject):
        return str(value)
    if isinstance(value, ByteStringObject | bytes):
        return bytes(value).decode("latin-1")
    return None


def box(value: Any) -> Box | None:
    """Return a rectangle with its corners in order, or None."""
    found = numbers(value)
    if len(found) != 4:
        return None
    left, bottom, right, top = found
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def data(stream: Any) -> bytes | None:
    """Return the decoded bytes of a stream; None where they cannot be had."""
    stream = resolve(stream)
    if not isinstance(stream, StreamObject):
        return None
    try:
        return bytes(stream.get_data())
    except LOCKED:
        raise
    except Exception:
        return None


def is_stream(value: Any) -> bool:
    """Return whether a value is a stream."""
    return isinstance(resolve(value), StreamObject)


def is_dictionary(value: Any) -> bool:
    """Return whether a value is a dictionary or a stream."""
    return isinstance(resolve(value), DictionaryObject)


def filters(stream: Any) -> list[str]:
    """Return the names of the filters of a stream."""
    found = entry(stream, "/Filter")
    return (
        [name(each) for each in sequence(found)]
        if isinstance(found, ArrayObject)
        else [name(found)] * bool(found)
    )


def tree_leaves(root: Any, key: str, limit: int = 100_000) -> Iterator[tuple[Any, Any]]:
    """Yield the pairs of a number tree (`/Nums`) or name tree (`/Names`); a node met twice is left out."""
    seen: set[Any] = set()
    waiting = [root]
    while waiting and len(seen) < limit:
        node = resolve(waiting.pop())
        if not isinstance(node, DictionaryObject) or identity(node) in seen:
            continue
        seen.add(identity(node))
        pairs = raw_sequence(_raw(node, key))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        waiting += reversed(raw_sequence(_raw(node, "/Kids")))
