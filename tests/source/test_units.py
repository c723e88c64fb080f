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


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("µg/m³", "write unit: micrograms_per_cubic_meter"),
        ("μg/m3", "write unit: micrograms_per_cubic_meter"),
        ("mg/l", "write unit: milligrams_per_liter"),
        ("l/min", "write unit: liters_per_minute"),
        (
            "µS/cm",
            'write unit: other, and unit_label: "µS/cm"; factsheet list blocks prints the units',
        ),
    ],
)
def test_a_unit_by_its_signs_is_told_by_its_name(written: str, hint: str) -> None:
    source = changed("unit: percent", f'unit: "{written}"').replace("show: icon_array", "show: tile")
    (found,) = refused(source)
    assert (found.code, found.hint) == ("unknown-unit", hint)


@pytest.mark.parametrize(
    ("lang", "printed"),
    [
        ("en", "37.5 μg/m³"),
        ("de", "37,5 μg/m³"),
        ("ru", "37,5 мкг/м³"),
        ("ar", "٣٧٫٥ مكغم/م³"),
        ("zh", "37.5 μg/立方米"),
    ],
)
def test_air_is_measured_in_micrograms_per_cubic_meter(lang: str, printed: str) -> None:
    value = '{value: 37.5, unit: micrograms_per_cubic_meter, label: "x"}'
    head = f'factsheet: 1\nid: air\nlang: {lang}\ntitle: "7"\nsummary: "7"\npublisher: {{name: "7"}}\n'
    edition = localize(read_text(f"{head}key_numbers: {{items: {{a: {value}}}}}\n"))
    assert (
        edition.find("key_numbers.a.figure").plain.replace("\u00a0", " ").replace("\u202f", " ").strip()
        == printed
    )
