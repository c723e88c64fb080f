"""The workshop: the one owner of everything that is kept from one build to the next.

A stage says on a `Shelf`, or with `remembered` above a pure function, what is worth keeping and how much of
it; the values themselves are in a `Workshop`.  Whoever builds often (the command line, a batch, a preview)
makes one and works inside `with workshop.open():`, or hands it to `factsheet.make`; when it goes, all it
kept goes with it.  Without one the process has a workshop of its own.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from threading import Lock
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar, cast

K = TypeVar("K")
V = TypeVar("V")
P = ParamSpec("P")


class KeptCounts(NamedTuple):
    """What a cache holds now, in values and bytes, and what it has done since it was made.

    `size` is 0 where values are not weighed.  Threads that count at the same moment may lose a hit.
    """

    kept: int
    most: int
    size: int
    hits: int
    misses: int


class Kept(Generic[K, V]):
    """Values by key, at most so many, and at most so many bytes by `weigh`.

    The least recently used goes first.  Threads may share it: two that miss one key both make the value,
    and both get what was there first.
    """

    def __init__(
        self, most: int, most_bytes: int | None = None, weigh: Callable[[K, V], int] | None = None
    ) -> None:
        self._most, self._most_bytes, self._weigh = most, most_bytes, weigh
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()
        self._size = self._hits = self._misses = 0

    def get(self, key: K, make: Callable[P, V], *args: P.args, **named: P.kwargs) -> V:
        """Return the value of a key; if it is not kept, make it, which may raise, and keep it."""
        # Without the lock: each call is atomic, and one that finds the key gone meanwhile is a miss.
        try:
            found = self._values[key]
            self._values.move_to_end(key)
        except KeyError:
            return self._put(key, make(*args, **named))
        self._hits += 1
        return found

    def find(self, key: K) -> V | None:
        """Return the value of a key if it is kept."""
        try:
            found = self._values[key]
            self._values.move_to_end(key)
        except KeyError:
            return None
        self._hits += 1
        return found

    def forget(self, path: Path) -> None:
        """Drop what was made from a file, from a file in that folder, or from a folder that it is in."""
        with self._lock:
            for key in [key for key in self._values if any(_meet(path, each) for each in _paths(key))]:
                self._drop(key)

    def counts(self) -> KeptCounts:
        """Return how much is kept, and how often it was of use."""
        with self._lock:
            return KeptCounts(len(self._values), self._most, self._size, self._hits, self._misses)

    def _put(self, key: K, value: V) -> V:
        with self._lock:
            self._misses += 1
            if key in self._values:
                return self._values[key]
            size = self._weigh(key, value) if self._weigh else 0
            if self._most_bytes is not None and size > self._most_bytes:
                return value
            self._values[key] = value
            self._size += size
            while len(self._values) > self._most or self._size > (self._most_bytes or self._size):
                self._drop(next(iter(self._values)))
            return value

    def _drop(self, key: K) -> None:
        value = self._values.pop(key)
        self._size -= self._weigh(key, value) if self._weigh else 0


class Shelf(Generic[K, V]):
    """What a stage keeps, and how much of it: the name and the bounds of a `Kept` that each workshop has.

    `most` is a number of values; `most_bytes` bounds the sum of what `weigh` gives for them.
    """

    def __init__(
        self,
        name: str,
        most: int,
        most_bytes: int | None = None,
        weigh: Callable[[K, V], int] | None = None,
    ) -> None:
        self.name = name
        self._bounds = most, most_bytes, weigh

    def kept(self) -> Kept[K, V]:
        """Return what the workshop in use keeps on this shelf."""
        return in_use().kept(self)

    def empty(self) -> Kept[K, V]:
        """Return a new cache within these bounds."""
        return Kept(*self._bounds)


class Workshop:
    """Owns the caches of a run: faces and libraries, layouts, pictures, codes, shaped paragraphs, inks.

    Threads may share one.  What a build gives does not depend on what is kept: files are read again
    when they have changed.

    >>> workshop = Workshop()
    >>> with workshop.open():
    ...     in_use() is workshop
    True
    """

    def __init__(self) -> None:
        self._kept: dict[Shelf[Any, Any], Kept[Any, Any]] = {}

    @contextmanager
    def open(self) -> Iterator[Workshop]:
        """Let all that is done inside the `with`, in this thread, keep its values here."""
        token = _IN_USE.set(self)
        try:
            yield self
        finally:
            _IN_USE.reset(token)

    def kept(self, shelf: Shelf[K, V]) -> Kept[K, V]:
        """Return the cache of a shelf, made when it is first asked for."""
        found = self._kept.get(shelf)
        if found is None:
            found = self._kept.setdefault(shelf, shelf.empty())
        return cast("Kept[K, V]", found)

    def forget(self, path: str | Path) -> None:
        """Drop what was made from a file or a folder, so that it is read again even if it looks unchanged."""
        for kept in list(self._kept.values()):
            kept.forget(Path(path).resolve())

    def counts(self) -> dict[str, KeptCounts]:
        """Return the counts of each cache by the name of its shelf."""
        return {shelf.name: kept.counts() for shelf, kept in list(self._kept.items())}


# The one that belongs to the process: `factsheet.make` in a loop is quick without a workshop of its own.
_SHARED = Workshop()
_IN_USE: ContextVar[Workshop] = ContextVar("factsheet workshop", default=_SHARED)


def in_use() -> Workshop:
    """Return the workshop that was opened last in this thread, or else that of the process."""
    return _IN_USE.get()


@contextmanager
def opened(workshop: Workshop | None) -> Iterator[Workshop]:
    """Open a workshop; given none, stay in the one in use."""
    with (workshop or in_use()).open() as found:
        yield found


@contextmanager
def opened_for_run() -> Iterator[Workshop]:
    """Open a new workshop for a run of the command line, unless its caller has opened one."""
    found = in_use()
    with (Workshop() if found is _SHARED else found).open() as workshop:
        yield workshop


def remembered(
    most: int, most_bytes: int | None = None, weigh: Callable[[Any, Any], int] | None = None
) -> Callable[[Callable[P, V]], Callable[P, V]]:
    """Keep the results of a pure function of hashable arguments in the workshop in use.

    >>> @remembered(most=2)
    ... def squared(number: int) -> int:
    ...     return number * number
    >>> with Workshop().open() as workshop:
    ...     [squared(number) for number in (1, 2, 2, 3)], workshop.counts()[f"{__name__}.squared"]
    ([1, 4, 4, 9], KeptCounts(kept=2, most=2, size=0, hits=1, misses=3))
    """

    def keep(function: Callable[P, V]) -> Callable[P, V]:
        name = f"{function.__module__}.{function.__qualname__}"
        shelf: Shelf[Any, V] = Shelf(name, most, most_bytes, weigh)

        @wraps(function)
        def ask(*args: P.args, **named: P.kwargs) -> V:
            key = (args, tuple(sorted(named.items()))) if named else args
            return in_use().kept(shelf).get(key, function, *args, **named)

        return ask

    return keep


def _paths(key: object) -> Iterator[Path]:
    """All paths in a key, however deep in its tuples."""
    if isinstance(key, Path):
        yield key
    elif isinstance(key, tuple):
        for each in key:
            yield from _paths(each)


def _meet(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)
