"""Plain Python values: numbers as they print, and what no data file can hold told with its path."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from factsheet.errors import DataError
from factsheet.yaml_source import from_data


class Float32:
    """A scalar of NumPy as this package sees it: a shape, a kind of number, the shortest decimals."""

    shape = ()

    def __init__(self, shown: str, kind: str = "f", item: object = None) -> None:
        self._shown = shown
        self.dtype = type("dtype", (), {"kind": kind})
        self._item = item

    def __str__(self) -> str:
        return self._shown

    def item(self) -> object:
        return self._item


class Float64(float):
    """A float that does not print as one, as those of NumPy 2."""

    def __repr__(self) -> str:
        return f"np.float64({float(self)!r})"


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (9.0, 9),
        (3.1, Decimal("3.1")),
        (1e21, 10**21),
        (Float64(1.3), Decimal("1.3")),
        (Float32("0.1"), Decimal("0.1")),
        (Float32("7", "i", 7), 7),
        (Float32("True", "b", True), True),
        (Decimal("1.30"), Decimal("1.30")),
        (datetime(2023, 11, 30), "2023-11-30"),
        (date(2023, 11, 30), "2023-11-30"),
    ],
)
def test_values_of_python_and_numpy(given: object, value: object) -> None:
    found = from_data({"a": given}).value
    assert found == {"a": value}
    assert type(found["a"]) is type(value)  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (float("nan"), "key.a is not a number (NaN), which cannot be printed"),
        (float("-inf"), "key.a is an infinite number, which cannot be printed"),
        (Decimal("sNaN"), "key.a is not a number (NaN), which cannot be printed"),
        (Float32("nan"), "key.a is not a number (NaN), which cannot be printed"),
        (10**41, "key.a is too long for a number"),
        (1e300, "key.a is too long for a number"),
        (1e-300, "key.a is too long for a number"),
        (object(), "key.a is of the type object, which no data file can hold"),
    ],
)
def test_values_that_cannot_be_printed(given: object, message: str) -> None:
    with pytest.raises(DataError) as caught:
        from_data({"key": {"a": given}})
    (told,) = caught.value.diagnostics
    assert (told.message, told.path) == (message, "key.a")
    assert told.hint
    assert told.span is not None


def test_a_number_that_python_itself_cannot_print_is_refused() -> None:
    with pytest.raises(DataError, match=r"key\.a is too long for a number"):
        from_data({"key": {"a": 10**5000}})
