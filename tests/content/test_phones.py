"""Telephone numbers as they are written in many countries, and what is dialed for each."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.content.fields import reached
from factsheet.content.links import fault, printed
from factsheet.content.phones import alone, dialed, is_too_long, meant, several
from factsheet.document.nodes import Code, walk, words
from factsheet.errors import FactsheetError
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from factsheet.targets.text import with_addresses

DIALED = {
    "*106": "*106",
    "*100#": "*100%23",
    "*123*1#": "*123*1%23",
    "*#06#": "*%2306%23",
    "**21*0800123456#": "**21*0800123456%23",
    "#7119": "%237119",
    "#31#12345678": "%2331%2312345678",
    "#TAXI": "%238294",
    "*CAA": "*222",
    "1-800-GO-FEDEX": "18004633339",
    "1-800-flowers": "18003569377",
    "1 800 FLOWERS": "18003569377",
    "+1 800 FLOWERS": "+18003569377",
    "+1 (800) 555-HELP": "+18005554357",
    "(800) 555-HELP": "8005554357",
    "0800 CALL ME": "0800225563",
    "1300 FLIGHT": "1300354448",
    "1-800-OIL-LOL": "1800645565",
    "0800 LOLLI": "080056554",
    "1-800-GO2ILO": "1800462456",
    "13 CATS": "132287",
    "112": "112",
    "010-1234-5678": "01012345678",
    "030/1234567": "0301234567",
    "0611 / 123456": "0611123456",
    "033056 / 12345": "03305612345",
    "+49 33056 / 12345": "+493305612345",
    "08\u20136463777": "086463777",
    "06.12.34.56.78": "0612345678",
    "٠٨٠٠ ١٢٣ ٤٥٦": "0800123456",
    "०८०० १२३ ४५६": "0800123456",
    "＋８１（３）１２３４": "+8131234",
    # What is dialed within the country only (ITU-T E.123, 7.2); from abroad, too, Italy has it dialed.
    "+44 (0)20 7946 0958": "+442079460958",
    "+44(0)2079460958": "+442079460958",
    "+44-(0)20-7946-0958": "+442079460958",
    "(+44) (0)20 7946 0958": "+442079460958",
    "+41 (0) 44 123 45 67": "+41441234567",
    "+380 (0) 44 123 45 67": "+380441234567",
    "0044 (0)20 7946 0958": "00442079460958",
    "00 44 (0)20 7946 0958": "00442079460958",
    "+44 (0)800 FLOWERS": "+448003569377",
    "+44 (0)20 7946 0958 ext. 12": "+442079460958;ext=12",
    "+44 (020) 7946 0958": "+442079460958",
    "+49 (030) 901820": "+4930901820",
    "+39 06 1234567": "+39061234567",
    "+39 (06) 1234567": "+39061234567",
    "+39 (0)6 1234567": "+39061234567",
    "(0)20 7946 0958": "02079460958",
    "020 (0)7946 0958": "020079460958",
    "+86 10 8888-8888 转 12": "+861088888888;ext=12",
    "010-8888-8888 转12": "01088888888;ext=12",
    "010-8888-8888 转分机12": "01088888888;ext=12",
    "(02)2345-6789 轉 12": "0223456789;ext=12",
    "044 123-45-67 дод. 12": "0441234567;ext=12",
    "91 555 01 23 extensión 12": "915550123;ext=12",
    "06 1 234 567 mellék 12": "061234567;ext=12",
    "020 7946 0958 (ext. 12)": "02079460958;ext=12",
}
NONE = (
    "Help",
    "call 106",
    "221b Baker Street",
    "10 Downing Street",
    "1984 Orwell Road",
    "24 (3) AV",
    "*",
    "#",
    "*#",
    "5 * 3 + x",
)
# Each with what its hint says to write.
AMONG_WORDS = {
    "1800-11-2345 (toll free)": "1800-11-2345",
    "555-HELP": "555-4357",
    "tel: 123": "123",
    "020 7946 0000 xyz 12": "020 7946 0000",
    "call 106": "106",
}
SEVERAL = {
    "020 7946 0000 / 0001": ("020 7946 0000", "0001"),
    "020 7946 0000 / 020 7946 0001": ("020 7946 0000", "020 7946 0001"),
    "020 7946 0000/1234": ("020 7946 0000", "1234"),
    "+44 20 7946 0000 / 0001": ("+44 20 7946 0000", "0001"),
    "112, 118": ("112", "118"),
    "112; 118": ("112", "118"),
    "112 & 118": ("112", "118"),
    "112 or 118": ("112", "118"),
    "112 oder 118": ("112", "118"),
    "112\n118": ("112", "118"),
    "2345 6789 - 2345 6790": ("2345 6789", "2345 6790"),
    "*106 / *107": ("*106", "*107"),
}


# Letters that were typed for figures.
MISTYPED = {
    "020-7946-000O": "020-7946-0000",
    "020 7946 000o": "020 7946 0000",
    "O20 7946 0000": "020 7946 0000",
    "l-800-555-0144": "1-800-555-0144",
    "1-8OO-555-0I44": "1-800-555-0144",
    "1-8OO-FLOWERS": "1-800-FLOWERS",
    "+44 20 7946 0l00 ext. 12": "+44 20 7946 0100 ext. 12",
    "+44 (O)20 7946 0000": "+44 (0)20 7946 0000",
    "*1O6": "*106",
    "tel:0207946000O": "02079460000",
}


def called(phone: str) -> dict[str, Any]:
    items = {"a": {"label": "Help", "phone": phone}}
    return {
        **{"factsheet": 1, "id": "call", "lang": "en", "title": "Numbers", "summary": "Whom to call."},
        "publisher": {"name": "City", "contact": phone},
        "call_to_action": {"text": "Call", "url": phone},
        "body": {"c": {"kind": "contact", "heading": "Lines", "items": items}},
    }


@pytest.mark.parametrize(("written", "digits"), DIALED.items())
def test_what_is_written_is_dialed(written: str, digits: str) -> None:
    address = dialed(written)
    assert address == f"tel:{digits}" and fault(address) == ""
    assert several(written) is None and not is_too_long(written)
    # What is printed of the address alone is dialed as it is.
    assert dialed(printed(address)) == address


@pytest.mark.parametrize("written", ["*106", "*100#", "1-800-GO-FEDEX", "#7119"])
def test_a_code_and_a_number_with_letters_are_taken_wherever_phones_are(written: str) -> None:
    edition = localize(read_data(called(written)))
    linked = [text for text in words(edition.document) if any(run.link for run in text.runs)]
    found = [(run.value, run.link) for text in linked for run in text.runs if run.link]
    assert found == [(written, dialed(written))] * 2
    (code,) = (each for each in walk(edition.document) if isinstance(each, Code))
    assert code.address.value == dialed(written)
    # Plain text says the number once.
    assert [with_addresses(text) for text in linked] == [written] * 2


@pytest.mark.parametrize("written", NONE)
def test_what_is_no_number_is_told_what_may_stand_there(written: str) -> None:
    assert dialed(written) == ""
    with pytest.raises(FactsheetError) as refused:
        read_data(called(written))
    for found in refused.value.diagnostics:
        assert found.code == "address-not-valid"
        is_phone = found.path.endswith(".phone")
        number = alone(written)
        ways = (f'write "{number}" alone',) if number else ("the number alone, as +852 2345 6789",)
        is_number = number and sum(map(str.isdigit, written)) >= sum(map(str.isalpha, written))
        ways = ways if is_phone or is_number else ("https://", "@example.org", "+852 2345 6789")
        assert all(each in found.hint for each in ways)


@pytest.mark.parametrize(("written", "number"), AMONG_WORDS.items())
def test_a_number_among_words_is_shown_alone_and_where_the_words_go(written: str, number: str) -> None:
    assert dialed(written) == ""
    with pytest.raises(FactsheetError) as refused:
        read_data(called(written))
    assert len(refused.value.diagnostics) == 3
    for found in refused.value.diagnostics:
        assert found.code == "address-not-valid"
        assert all(each in found.hint for each in (f'"{number}"', "label:", "note:"))


@pytest.mark.parametrize("written", ["tel:+44(0)2079460958", "tel:+442079460958"])
def test_an_address_dials_what_the_number_does(written: str) -> None:
    assert reached(written) == "tel:+442079460958"


@pytest.mark.parametrize(("written", "number"), MISTYPED.items())
def test_a_letter_in_place_of_a_figure_is_told_with_the_number(written: str, number: str) -> None:
    assert dialed(written) == "" and meant(written.removeprefix("tel:")) == number
    with pytest.raises(FactsheetError) as refused:
        read_data(called(written))
    assert {each.code for each in refused.value.diagnostics} == {"address-not-valid"}
    assert all(f'write "{number}"' in each.hint for each in refused.value.diagnostics)


@given(
    st.from_regex(r"0[1-9][0-9]{1,2}[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}", fullmatch=True),
    st.data(),
)
@settings(max_examples=100)
def test_no_number_is_dialed_with_a_letter_for_a_figure(number: str, data: st.DataObject) -> None:
    places = [at for at, each in enumerate(number) if each in "01"]
    at = data.draw(st.sampled_from(places))
    letter = data.draw(st.sampled_from("Oo" if number[at] == "0" else "Il"))
    written = number[:at] + letter + number[at + 1 :]
    assert dialed(written) == "" and meant(written) == number
    assert meant(number) == ""


@given(
    st.from_regex(r"[1-9][0-9]{0,2}", fullmatch=True).filter(lambda code: code not in ("39", "378")),
    st.from_regex(r"[1-9][0-9]{1,3}", fullmatch=True),
    st.from_regex(r"[0-9]{3,4}([ -][0-9]{2,4})?", fullmatch=True),
    st.sampled_from(["+{}(0){}", "+{} (0){}", "+{} (0) {}", "00{} (0){}", "(+{})(0) {}", "+{}-(0)-{}"]),
)
@settings(max_examples=50)
def test_what_is_dialed_within_the_country_only_is_never_in_the_address(
    code: str, area: str, rest: str, form: str
) -> None:
    written = form.format(code, f"{area} {rest}")
    beginning = "00" if form.startswith("00") else "+"
    assert dialed(written) == f"tel:{beginning}{code}{area}" + re.sub(r"\D", "", rest)


@pytest.mark.parametrize(("written", "numbers"), SEVERAL.items())
def test_two_numbers_in_one_place_are_refused(written: str, numbers: tuple[str, str]) -> None:
    assert several(written) == numbers
    with pytest.raises(FactsheetError) as refused:
        read_data(called(written))
    assert [each.code for each in refused.value.diagnostics] == ["several-phone-numbers"] * 3
    assert all(f'"{numbers[0]}" alone' in each.hint for each in refused.value.diagnostics)


@given(st.from_regex(r"0[1-9][0-9]{1,3} ?/ ?[1-9][0-9]{3,7}(-[0-9]{1,2})?", fullmatch=True))
@settings(max_examples=50)
def test_a_stroke_behind_the_code_of_an_area_parts_no_numbers(written: str) -> None:
    assert several(written) is None and dialed(written) == "tel:" + re.sub(r"\D", "", written)


def test_more_digits_than_a_number_has_are_refused() -> None:
    with pytest.raises(FactsheetError) as refused:
        read_data(called("020 7946 0000 020 7946 0001"))
    assert {each.code for each in refused.value.diagnostics} == {"address-not-valid"}
    assert "more digits" in refused.value.diagnostics[0].message


@given(st.text(alphabet="0129 -/.,;()*#+ABCxext\n٣", max_size=60) | st.text(max_size=300))
@settings(max_examples=100)
def test_any_text_is_a_number_or_none(written: str) -> None:
    address = dialed(written)
    assert not address or fault(address) == ""
    several(written)
