"""Quotes, timelines, partners, contacts and pictures: what they hold, and what is refused."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from factsheet.document.nodes import Figure, ListItem, Quote, walk
from factsheet.errors import DataError
from factsheet.locale.edition import localize
from factsheet.pdftools.preflight.run import preflight
from factsheet.pipeline import produce
from factsheet.source.reader import read_data
from factsheet.source.schema import schema
from tests.blocks.test_lists import group, problem, sheet
from tests.source.sample import FOLDER

CALL = {"label": "Help", "phone": "0800 116 117"}


def said(block: dict[str, Any], lang: str = "en") -> list[str]:
    texts = localize(read_data(sheet(block, lang))).texts()
    return [text.plain for path, text in texts.items() if path.startswith("body.it")]


def timeline(*events: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "timeline", "items": {f"e{number}": each for number, each in enumerate(events)}}


def test_a_quote_says_whose_it_is() -> None:
    block = {"kind": "quote", "text": "We **stay**.", "who": "Aya", "role": "Midwife"}
    (quote,) = [each for each in walk(group(block)) if isinstance(each, Quote)]
    assert (quote.text.plain, quote.who and quote.who.plain) == ("“We stay.”", "Aya")
    assert said(block) == ["“We stay.”", "Aya", "Midwife"]


def test_a_timeline_writes_dates_as_the_language_does() -> None:
    block = timeline(
        {"date": "2019", "title": "A"},
        {"period": "2020/2022", "title": "B"},
        {"date": "2023-11", "text": "C"},
    )
    assert said(block) == ["2019", "A", "2020–2022", "B", "November 2023", "C"]
    assert said(block, "de")[-2:] == ["November 2023", "C"]
    assert said(block, "ar")[0] == "٢٠١٩"


@pytest.mark.parametrize(
    ("event", "lang", "wanted"),
    [
        ({"date": "800"}, "en", "800"),
        ({"date": "0800"}, "en", "800"),
        ({"date": "800-12-25"}, "en", "December 25, 800"),
        ({"date": "about 1850"}, "en", "~1850"),
        ({"date": "c. 1066-10"}, "en", "~October 1066"),
        ({"date": "ca. 1850"}, "de", "≈1850"),
        ({"date": "Circa 1850"}, "ko", "약 1850"),
        ({"date": "~ 800"}, "ar", "~٨٠٠"),
        ({"period": "800/1100"}, "en", "800–1100"),
        ({"period": "about 800/814"}, "en", "~800–814"),
        ({"period": "201/300"}, "fr", "201–300"),
        ({"period": "800"}, "en", "800"),
    ],
)
def test_events_have_the_years_of_history(event: dict[str, str], lang: str, wanted: str) -> None:
    assert said(timeline(event | {"title": "A"}), lang)[0] == wanted


@pytest.mark.parametrize(
    ("event", "hint"),
    [
        ({"date": "3rd century"}, 'write period: "201/300"'),
        ({"date": "the 1st century AD"}, 'write period: "0001/0100"'),
        ({"date": "1840s"}, 'write period: "1840/1849"'),
        ({"date": "800-1100"}, 'write period: "800/1100"'),
        ({"date": "800 AD"}, 'write "800"'),
        ({"date": "AD 1066"}, 'write "1066"'),
        ({"date": "79"}, 'write "0079" for the year 79, "1979" for the other'),
        ({"date": "AD 79"}, 'write "0079" for the year 79'),
        ({"date": "44 BC"}, "name the year in the text"),
        ({"date": "-44"}, "name the year in the text"),
        ({"date": "14 October 1066"}, 'write "1066-10-14"'),
        ({"period": "long ago"}, 'write "2014/2023" or "about 800/1100"'),
    ],
)
def test_what_is_no_date_of_an_event_says_how_it_is_written(event: dict[str, str], hint: str) -> None:
    with pytest.raises(DataError) as caught:
        read_data(sheet(timeline(event | {"title": "A"})))
    (found,) = caught.value.diagnostics
    assert (found.code, hint in found.hint) == ("date-not-valid", True), found.hint


def test_what_a_hint_says_of_an_event_is_taken() -> None:
    for period in ("201/300", "0001/0100", "1840/1849"):
        assert group(timeline({"period": period, "title": "A"}))


def test_a_year_of_three_digits_is_one_of_an_event_alone() -> None:
    """A date of data is of our time: three digits of a year are a slip there."""
    with pytest.raises(DataError):
        read_data(sheet(timeline({"date": "800", "title": "A"})) | {"edition": "202"})


def test_events_in_the_order_of_history_are_in_order() -> None:
    events = [{"date": "about 800"}, {"period": "900/1100"}, {"date": "1066-10"}, {"date": "1850"}]
    assert group(timeline(*(each | {"title": "A"} for each in events)))
    with pytest.raises(DataError) as caught:
        read_data(sheet(timeline(*(events[at] | {"title": "A"} for at in (0, 3, 1)))))
    assert caught.value.diagnostics[0].code == "dates-out-of-order"


@pytest.mark.parametrize(
    ("dates", "good"),
    [
        (("2019", "2020", "2023-11"), True),
        (("2023-11", "2020", "2019"), True),
        (("2019", "2019-03", "2019-11"), True),
        (("2019-03", "2019", "2019-11"), True),
        (("2019", "2023", "2020"), False),
        (("2023", "2019", "2020"), False),
        (("2019-05", "2019-03", "2019-11"), False),
    ],
)
def test_dates_stand_in_order_one_way_or_the_other(dates: tuple[str, ...], good: bool) -> None:
    block = timeline(*({"date": date, "title": "A"} for date in dates))
    if good:
        assert len(said(block)) == 6
    else:
        found = problem(block)
        assert found.code == "dates-out-of-order" and found.path in ("body.it.e1", "body.it.e2")


def test_a_contact_prints_what_it_leads_to() -> None:
    web = {"label": "Clinics", "url": "https://example.org/find", "mail": "help@example.org"}
    block = {"kind": "contact", "items": {"line": CALL | {"main": True}, "web": web}}
    found = [each for each in walk(group(block)) if isinstance(each, ListItem)]
    assert [each.main for each in found] == [True, False]
    texts = localize(read_data(sheet(block))).texts()
    links = [run.link for text in texts.values() for run in text.runs if run.link]
    assert links == ["tel:0800116117", "mailto:help@example.org", "https://example.org/find"]
    assert said(block) == ["Help", "0800 116 117", "Clinics", "help@example.org", "example.org/find"]


PERSONS = {
    "a": {"name": "Olena Bondarenko", "role": "physician, 44"},
    "b": {"name": "Taras Gedz", "picture": "mark.svg", "picture_alt": "Portrait of Taras Gedz"},
    "c": {"name": "Maria", "role": "teacher", "note": "Stands for the first time.", "hours": "Mondays"},
}


@pytest.mark.parametrize("layout", ["campaign", "editorial", "brief", "clear"])
def test_persons_are_shown_without_a_way_to_reach_them(tmp_path: Path, layout: str) -> None:
    (tmp_path / "mark.svg").write_bytes((FOLDER / LOGO).read_bytes())
    data = {**sheet({"kind": "contact", "heading": "Candidates", "items": PERSONS}), "layout": layout}
    edition = localize(read_data(data, tmp_path))
    made = produce(edition, layout, targets=("screen",))
    pages = pypdf.PdfReader(io.BytesIO(made[0].data)).pages
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    for person in PERSONS.values():
        assert all(person[key] in text for key in ("name", "role", "note", "hours") if key in person)


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("+1 202 555 0123 ext. 12", "tel:+12025550123;ext=12"),
        ("(202) 555-0123 x12", "tel:2025550123;ext=12"),
        ("+1 202 555 0123 #12", "tel:+12025550123;ext=12"),
        ("+49 30 1234567, Durchwahl 12", "tel:+49301234567;ext=12"),
        ("+1 202 555 0123 Ext.: 99", "tel:+12025550123;ext=99"),
        ("+7 495 123-45-67 доб. 123", "tel:+74951234567;ext=123"),
    ],
)
def test_an_extension_prints_as_written_and_is_dialed(phone: str, link: str) -> None:
    block = {"kind": "contact", "items": {"a": {"label": "Desk", "phone": phone}}}
    texts = localize(read_data(sheet(block))).texts()
    (run,) = (run for text in texts.values() for run in text.runs if run.link)
    assert (run.value, run.link) == (phone, link)


def test_partners_are_linked_and_a_logo_says_their_name() -> None:
    items = {"a": {"name": "One", "url": "https://example.org"}, "b": {"name": "Two", "logo": LOGO}}
    found = localize(read_data(sheet({"kind": "partners", "items": items}), FOLDER))
    assert found.texts()["body.it.a.name"].runs[0].link == "https://example.org"
    assert "body.it.b.name" not in found.texts()
    (logo,) = [each for each in walk(found.index["body.it"]) if isinstance(each, Figure)]
    assert logo.alt and logo.alt.plain == "Two"

    same = {"b": {"name": "Two", "logo": LOGO, "logo_alt": "Two"}, "c": {"name": "Three", "logo": LOGO}}
    same["c"]["logo_alt"] = "Three, a ring of leaves"
    page = produce(localize(read_data(sheet({"kind": "partners", "items": same}), FOLDER)), targets=("html",))
    # The name is printed beside the logo: it is read once.
    alts = re.findall(r'<figure class="logo"[^>]*><img [^>]*alt="([^"]*)"', page[0].data.decode("utf-8"))
    assert alts == ["", "Three, a ring of leaves"]


@pytest.mark.parametrize("output", ["print", "screen"])
def test_a_logo_beside_its_name_is_decoration_in_pdf(output: str) -> None:
    items = {"a": {"name": "One", "logo": LOGO}, "b": {"name": "Two", "logo": LOGO, "logo_alt": "A ring"}}
    edition = localize(read_data(sheet({"kind": "partners", "items": items}), FOLDER))
    (artifact,) = produce(edition, targets=(output,))
    report = preflight(artifact.data, edition=edition)
    assert [each for each in report.findings if each.rule in ("reading-order", "figures")] == []
    with pikepdf.open(io.BytesIO(artifact.data)) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        assert [str(each.Alt) for each in found if each.S == "/Figure"] == ["A ring"]


LOGO = "images/leitner-center.svg"
PICTURE = {"file": LOGO, "alt": "A mark"}


def test_a_picture_carries_its_shape_its_caption_and_its_credit() -> None:
    block = {
        "kind": "picture",
        "caption": "Both",
        "items": {"a": PICTURE | {"shape": "wide", "credit": "Me"}},
    }
    found = localize(read_data(sheet(block), FOLDER))
    (figure,) = [each for each in walk(found.index["body.it"]) if isinstance(each, Figure)]
    assert (figure.shape, figure.alt and figure.alt.plain) == ("wide", "A mark")
    assert [text.plain for path, text in found.texts().items() if path.startswith("body.")] == [
        *("Image: Me", "Both"),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("top", (0.5, 0.0)),
        ("left", (0.0, 0.5)),
        ("bottom right", (1.0, 1.0)),
        ("top-left", (0.0, 0.0)),
        ("center", (0.5, 0.5)),
        ("center top", (0.5, 0.0)),
        ([0.25, 1], (0.25, 1.0)),
    ],
)
def test_a_picture_carries_the_point_that_stays_in_sight(written: Any, meant: tuple[float, float]) -> None:
    portrait = {"picture": LOGO, "picture_alt": "x", "picture_focus": written}
    blocks: list[dict[str, Any]] = [
        {"kind": "picture", "focus": written} | PICTURE,
        {"kind": "picture", "items": {"a": {"focus": written} | PICTURE}},
        {"kind": "quote", "text": "x"} | portrait,
        {"kind": "contact", "items": {"a": {"name": "x"} | portrait}},
        {"kind": "story", "heading": "x", "text": "y"} | portrait,
    ]
    for block in blocks:
        found = localize(read_data(sheet(block), FOLDER)).index["body.it"]
        (figure,) = [each for each in walk(found) if isinstance(each, Figure)]
        assert figure.art.focus == meant
    top = {**sheet({"kind": "quote", "text": "x"}), **portrait}
    assert localize(read_data(top, FOLDER)).find("header.picture").focus == meant


@pytest.mark.parametrize(
    ("block", "code"),
    [
        *(
            ({"kind": "picture", "focus": each} | PICTURE, "focus-not-valid")
            for each in ("face", "top top", "top bottom", "", 0.5, [0.5], [0.5, 0.5, 0.5], [50, 30], ["x", 1])
        ),
        ({"kind": "quote", "text": "x", "picture_focus": "top"}, "focus-not-valid"),
        ({"kind": "picture", "items": {"a": PICTURE}, "focus": "top"}, "alt-without-picture"),
        ({"kind": "quote", "text": "x", "role": "Midwife"}, "role-of-nobody"),
        ({"kind": "quote", "text": "x", "picture": LOGO}, "picture-without-alt"),
        ({"kind": "quote"}, "key-missing"),
        (timeline({"title": "x"}), "event-without-date"),
        (timeline({"title": "x", "date": "2019", "period": "2019/2020"}), "event-without-date"),
        (timeline({"date": "2019"}), "event-without-words"),
        (timeline({"date": "19", "title": "x"}), "date-not-valid"),
        ({"kind": "contact", "items": {"a": {"phone": "112"}}}, "contact-without-label"),
        ({"kind": "contact", "items": {"a": {"label": "x"}}}, "contact-without-way"),
        ({"kind": "contact", "items": {"a": {"label": "x", "role": "y"}}}, "contact-without-way"),
        ({"kind": "contact", "items": {"a": {"name": "x"}}}, "contact-without-way"),
        (
            {"kind": "contact", "items": {"a": {"name": "x", "role": "y", "main": True}}},
            "contact-without-way",
        ),
        ({"kind": "contact", "items": {"a": {"label": "x", "phone": "call us"}}}, "address-not-valid"),
        ({"kind": "contact", "items": {"a": {"label": "x", "phone": "a@example.org"}}}, "address-not-valid"),
        (
            {"kind": "contact", "items": {"a": CALL | {"main": True}, "b": CALL | {"main": True}}},
            "two-main-contacts",
        ),
        ({"kind": "partners", "items": {"a": {"url": "https://example.org"}}}, "key-missing"),
        ({"kind": "picture"}, "picture-block-empty"),
        ({"kind": "picture", "items": {"a": PICTURE}} | PICTURE, "picture-block-empty"),
        ({"kind": "picture", "file": LOGO}, "picture-without-alt"),
        ({"kind": "picture", "file": "../secret.svg", "alt": "x"}, "file-name-not-allowed"),
        ({"kind": "picture", "items": {"a": PICTURE}, "alt": "x"}, "alt-without-picture"),
        ({"kind": "picture", "shape": "round"} | PICTURE, "unknown-word"),
    ],
)
def test_what_is_none_is_refused_with_the_way_out(block: dict[str, Any], code: str) -> None:
    found = problem(block, FOLDER)
    assert found.code == code and found.hint


def test_a_picture_that_is_none_is_refused(tmp_path: Any) -> None:
    (tmp_path / "not.png").write_bytes(b"a text")
    refused = problem({"kind": "picture", "file": "not.png", "alt": "x"}, tmp_path)
    assert (refused.path, refused.code) == ("body.it.file", "picture-format-unknown")
    assert problem({"kind": "picture", "file": "gone.png", "alt": "x"}, tmp_path).path == "body.it.file"


def test_every_kind_is_in_the_schema() -> None:
    named = schema()["properties"]["body"]["anyOf"][0]["additionalProperties"]["properties"]["kind"]["enum"]
    assert {"contact", "facts", "partners", "picture", "quote", "table", "timeline"} <= set(named)
