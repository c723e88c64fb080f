"""The names of units in a data file: ours, and those of CLDR."""

from __future__ import annotations

import pytest

from factsheet.locale.edition import localize
from tests.source.sample import changed, read_text, refused


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        ("celsius", "37.5°C"),
        ("milligrams", "37.5 mg"),
        ("milligram", "37.5 mg"),
        ("kilowatt-hour", "37.5 kWh"),
        ("square-meter", "37.5 m²"),
        ("kilogram", "37.5 kilograms"),
    ],
)
def test_a_unit_may_have_the_name_that_cldr_gives_it(unit: str, printed: str) -> None:
    source = changed("value: 1.3\n      unit: percent", f"value: 37.5\n      unit: {unit}")
    source = source.replace("show: icon_array", "show: tile")
    assert localize(read_text(source)).find("key_numbers.acceptance_rate.figure").plain.strip() == printed


def test_what_is_no_unit_gets_the_nearest() -> None:
    (found,) = refused(changed("unit: percent", "unit: milligrm").replace("show: icon_array", "show: tile"))
    assert (found.code, found.hint) == ("unknown-unit", 'did you mean "milligrams"?')
