"""Data classes that cost next to nothing to define: what is slow to make of one is made at its first use.

A start defines some 190 data classes, and makes values of a third of them.  The decorator of the standard
library writes and compiles six methods for each, a tenth of the time of a cold command
(`benchmarks/bench_runs.py`); this one means the same in all that the package asks of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, **asked):
        """Make a data class, as `dataclasses.dataclass` does.

        It may be asked for `eq`, `repr`, `frozen`, `slots` and `kw_only`.  Annotations are strings, as every
        module has them (`from __future__ import annotations`).

        >>> @dataclass(frozen=True, slots=True)
        ... class Size:
        ...     width: "float"
        ...     height: "float" = 1.0
        >>> Size(2.0), Size(2.0) == Size(2.0, 1.0), dataclasses.replace(Size(2.0), height=3.0)
        (Size(width=2.0, height=1.0), True, Size(width=2.0, height=3.0))
        """
        return _made(cls, **asked) if cls else lambda own: _made(own, **asked)


def _made(
    cls: type,
    *,
    eq: bool = True,
    repr: bool = True,
    frozen: bool = False,
    slots: bool = False,
    kw_only: bool = False,
) -> type:
    names = [name for name, kind in cls.__dict__.get("__annotations__", {}).items() if "ClassVar" not in kind]
    fields = _Fields(cls, {name: cls.__dict__.get(name, MISSING) for name in names}, kw_only)
    methods: dict[str, Any] = {"__init__": _first_init, "__match_args__": tuple(fields.positional())}
    values = _getter([name for name, value in fields.given.items() if getattr(value, "compare", True)])
    methods |= {"__repr__": _repr} if repr else {}
    if eq:
        methods |= {"__eq__": _eq_of(values), "__hash__": _hash_of(values) if frozen else None}
    if slots and frozen:
        methods |= {"__getstate__": _state, "__setstate__": _set_state}
    methods = {name: each for name, each in methods.items() if name not in cls.__dict__}
    methods |= {
        "__dataclass_fields__": fields,
        "__dataclass_params__": _Asked(repr, eq, frozen, kw_only, slots),
    }
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if slots:
        # A class gets slots as it is made: its defaults and its dictionary stay behind.
        left = {*names, "__dict__", "__weakref__"}
        own = {name: each for name, each in cls.__dict__.items() if name not in left}
        slotted = [
            name for name in names if not isinstance(getattr(cls.__base__, name, None), MemberDescriptorType)
        ]
        made = type(cls)(cls.__name__, cls.__bases__, {**own, **methods, "__slots__": tuple(slotted)})
        made.__qualname__ = cls.__qualname__
        return made
    for name, value in fields.given.items():
        if name in names and isinstance(value, Field):
            delattr(cls, name)
            if value.default is not MISSING:
                setattr(cls, name, value.default)
    for name, each in methods.items():
        setattr(cls, name, each)
    return cls


class _Asked:
    """What a data class was asked for, as Dask reads it to tell values apart."""

    __slots__ = ("eq", "frozen", "kw_only", "repr", "slots")

    def __init__(self, *asked: bool) -> None:
        self.repr, self.eq, self.frozen, self.kw_only, self.slots = asked


class _Fields:
    """The fields of a data class, those of its parents first.

    `given` has their defaults, or what `field()` gave; the class has them in the form of the standard library
    (`dataclasses.replace`) from when it is first asked for it.
    """

    def __init__(self, cls: type, own: dict[str, Any], kw_only: bool) -> None:
        parents = [
            base.__dict__["__dataclass_fields__"]
            for base in reversed(cls.__mro__[1:])
            if "__dataclass_fields__" in base.__dict__
        ]
        self.given = {name: value for each in parents for name, value in each.given.items()} | own
        self._kinds = {name: kind for each in parents for name, kind in each._kinds.items()}
        self._kinds |= {name: cls.__dict__["__annotations__"][name] for name in own}
        self._keywords = {name for each in parents for name in each._keywords} | (
            own.keys() if kw_only else set()
        )
        self._known: dict[str, Field[Any]] = {}

    def __get__(self, instance: object, owner: type) -> dict[str, Field[Any]]:
        if not self._known:
            given = {name: value for name, value in self.given.items() if value is not MISSING}
            bare: Any = type("Bare", (), {**given, "__annotations__": self._kinds, "__doc__": ""})
            dataclasses.dataclass(init=False, repr=False, eq=False)(bare)
            self._known = {each.name: each for each in dataclasses.fields(bare)}
        return self._known

    def positional(self) -> Iterator[str]:
        """Yield the names of the fields that may be given without them."""
        return (name for name in self.given if name not in self._keywords)

    def init(self, owner: type) -> Callable[..., None]:
        """Return the `__init__` of a class, which sets what is frozen by its slots: nothing is quicker."""
        known: dict[str, Any] = {"MISSING": MISSING}
        frozen, lines = owner.__setattr__ is _refuse, []
        places: dict[bool, list[str]] = {False: [], True: ["*"]}
        for number, (name, value) in enumerate(self.given.items()):
            made, default = name, getattr(value, "default", value)
            if getattr(value, "default_factory", MISSING) is not MISSING:
                known[f"d{number}"] = value.default_factory
                made, default = f"d{number}() if {name} is MISSING else {name}", "MISSING"
            elif default is not MISSING:
                known[f"d{number}"] = default
                default = f"d{number}"
            places[name in self._keywords].append(name if default is MISSING else f"{name}={default}")
            if frozen:
                known[f"s{number}"] = _setter(owner, name)
                lines.append(f"s{number}(self, {made})")
            else:
                lines.append(f"self.{name} = {made}")
        if hasattr(owner, "__post_init__"):
            lines.append("self.__post_init__()")
        parameters = ["self", *places[False], *(places[True] if self._keywords else [])]
        exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), known)
        found: Callable[..., None] = known["__init__"]
        found.__qualname__, found.__module__ = f"{owner.__qualname__}.__init__", owner.__module__
        return found


def _first_init(self: Any, *args: Any, **named: Any) -> None:
    """Make the `__init__` of a class of which the first value is made."""
    owner = next(each for each in type(self).__mro__ if each.__dict__.get("__init__") is _first_init)
    made = owner.__dict__["__dataclass_fields__"].init(owner)
    type.__setattr__(owner, "__init__", made)
    made(self, *args, **named)


def _setter(owner: type, name: str) -> Callable[[Any, Any], None]:
    slot = getattr(owner, name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__

    def put(self: Any, value: Any) -> None:
        object.__setattr__(self, name, value)

    return put


def _getter(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda self: ()


def _eq_of(values: Callable[[Any], Any]) -> Callable[[Any, object], bool]:
    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        if other.__class__ is self.__class__:
            return bool(values(self) == values(other))
        return NotImplemented

    return __eq__


def _hash_of(values: Callable[[Any], Any]) -> Callable[[Any], int]:
    return lambda self: hash(values(self))


def _repr(self: Any) -> str:
    shown = (each.name for each in dataclasses.fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _refuse(self: Any, name: str, *value: Any) -> None:
    raise FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
