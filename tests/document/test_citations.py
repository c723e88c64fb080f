"""Citations: numbers in the order of first citing, linked to the list of sources; links to blocks."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.content.markup import read, write
from factsheet.document.nodes import words
from factsheet.document.text import cited
from factsheet.errors import CatalogueError, DataError
from factsheet.locale.edition import localize
from factsheet.pipeline import results
from factsheet.source.reader import read_data
from tests.pdf.read import opened

DATA: dict[str, Any] = {
    "factsheet": 1,
    "id": "cited",
    "lang": "en",
    "title": "Clean water",
    "summary": "Most wells are old [@census; @report, p. 4], see [the numbers](#key_numbers).",
    "publisher": {"name": "Example"},
    "key_numbers": {
        "items": {
            "wells": {"value": 37, "label": "wells", "source": "report"},
            "pumps": {"value": 12500, "label": "pumps", "source": ["atlas", "census"]},
        }
    },
    "about": {"text": "Again [@report] and *again* [@atlas]."},
    "sources": {
        "items": {
            "unused": {"title": "Nobody cites this"},
            "atlas": {"title": "An atlas", "url": "https://example.org/atlas"},
            "report": {"title": "A report"},
            "census": {"title": "A census"},
        }
    },
}


def said(edition: factsheet.Edition, path: str) -> str:  # type: ignore[name-defined]
    return next(text.plain for text in words(edition.document) if text.path == path)


def changed(**changes: Any) -> dict[str, Any]:
    return {**DATA, **changes}


def test_numbers_follow_the_order_of_first_citing() -> None:
    edition = localize(read_data(DATA))
    assert said(edition, "summary").startswith("Most wells are old [1; 2, p. 4], see the numbers.")
    assert said(edition, "about.text") == "Again [2] and again [3]."
    lines = [text.plain for text in edition.find("sources.lines")]
    assert [line[:12] for line in lines] == [
        *("[1] A census", "[2] A report", "[3] An atlas", "[4] Nobody c")
    ]


def test_numbers_name_their_sources_where_anything_is_cited() -> None:
    edition = localize(read_data(DATA))
    assert said(edition, "key_numbers.wells.label") == "wells [2]"
    assert said(edition, "key_numbers.pumps.label") == "pumps [3; 1]"
    plain = localize(read_data(changed(summary="Old wells.", about={"text": "Again."})))
    assert said(plain, "key_numbers.wells.label") == "wells"
    assert not any("[1]" in text.plain for text in words(plain.document))


def test_the_line_under_a_table_counts_for_the_order() -> None:
    table = {
        **{"kind": "table", "heading": "Wells", "source": "atlas"},
        **{"columns": {"place": "Place", "wells": "Wells"}, "names": "place"},
        "rows": {"a": {"place": "A", "wells": 3}, "b": {"place": "B", "wells": 4}},
    }
    data = {key: DATA[key] for key in ("factsheet", "id", "lang", "title", "publisher", "sources")}
    text = {"kind": "text", "text": "As before [@report], and later [@census]."}
    edition = localize(read_data({**data, "summary": "Wells.", "body": {"wells": table, "text": text}}))
    assert said(edition, "body.text.text") == "As before [2], and later [3]."


def test_numbers_are_in_the_figures_of_the_language() -> None:
    edition = localize(read_data(changed(lang="ar")))
    assert "[١؛ ٢, p. 4]" in said(edition, "summary")


def roles(element: Any) -> list[str]:
    found = [str(element.S)] if isinstance(element, pikepdf.Dictionary) and "/S" in element else []
    kids = element.get("/K", []) if isinstance(element, pikepdf.Dictionary) else []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        found += roles(kid) if isinstance(kid, pikepdf.Dictionary) else []
    return found


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("output", [factsheet.SCREEN, factsheet.SCREEN_1_7], ids=["2.0", "1.7"])
def test_citations_are_links_to_the_sources_in_the_file(layout: str, lang: str, output: Any) -> None:
    (made,) = results(localize(read_data(changed(lang=lang))), layout, outputs=(output,))
    with opened(made.pdf) as pdf:
        ways = [each.A for page in pdf.pages for each in page.get("/Annots", []) if each.A.S == "/GoTo"]
        # Two in the summary and the block, two in About, three behind key numbers.
        assert len(ways) == 8
        for way in ways:
            assert way.D[0].Type == "/Page"
            if output is factsheet.SCREEN:
                assert way.SD[0].Type == "/StructElem"
        aims = {str(way.SD[0].ID) for way in ways if "/SD" in way}
        if output is factsheet.SCREEN:
            assert aims == {"sources.census", "sources.report", "sources.atlas", "key_numbers"}
        tagged = roles(pdf.Root.StructTreeRoot)
        assert tagged.count("/Reference") == (0 if output is factsheet.SCREEN else 7)
    report = factsheet.preflight(made.pdf)
    assert report.errors == ()


def test_the_page_of_html_has_places_for_its_links() -> None:
    (page,) = factsheet.produce(localize(read_data(DATA)), targets=("html",))
    html = page.data.decode("utf-8")
    aims = set(re.findall(r'href="#([^"]+)"', html))
    assert aims == {"sources.census", "sources.report", "sources.atlas", "key_numbers"}
    assert all(html.count(f'id="{aim}"') == 1 for aim in aims)


def test_plain_text_has_the_numbers_and_no_addresses_within() -> None:
    (made,) = factsheet.produce(localize(read_data(DATA)), targets=("text",))
    text = made.data.decode("utf-8")
    assert "[1; 2, p. 4], see the numbers." in text
    assert "#" not in text


@pytest.mark.parametrize(
    ("summary", "message", "hint"),
    [
        ("Old [@censos].", 'cites the source "censos", which is not in sources', 'did you mean "census"?'),
        (
            "See [it](#key_number).",
            'leads to the block "key_number", which is not there',
            'did you mean "key_numbers"?',
        ),
    ],
)
def test_what_is_not_there_is_an_error_with_its_place(summary: str, message: str, hint: str) -> None:
    with pytest.raises(DataError) as caught:
        read_data(changed(summary=summary))
    (found,) = caught.value.diagnostics
    assert (found.message, found.hint) == (f"summary {message}", hint)


def test_a_citation_in_a_title_is_an_error_and_a_handle_is_text() -> None:
    with pytest.raises(DataError) as caught:
        read_data(changed(title="Clean water [@census]"))
    assert (
        "the mark of a citation, [@census], would print as it stands" in caught.value.diagnostics[0].message
    )
    assert localize(read_data(changed(title="Ask [@UN_Water]"))).title == "Ask [@UN_Water]"
    assert [run.cite for run in read("Ask [@UN_Water] or \\[@census]").runs] == [""]


def test_a_translation_keeps_its_citations() -> None:
    sheet = read_data(DATA)
    texts = {"summary": "Alte Brunnen, siehe [Zahlen](#key_numbers)."}
    with pytest.raises(CatalogueError) as caught:
        localize(sheet, "de", texts)
    lost = [each.message for each in caught.value.diagnostics if each.code == "placeholder-lost"]
    assert lost == ["summary has lost [@census]", "summary has lost [@report]"]


def test_a_translation_that_leads_nowhere_is_an_error() -> None:
    sheet = read_data(DATA)
    texts = {"summary": "Alt [@census; @report, S. 4], siehe [Zahlen](#nirgends)."}
    with pytest.raises(CatalogueError) as caught:
        localize(sheet, "de", texts, fallback=True)
    assert [each.code for each in caught.value.diagnostics] == ["unknown-block"]


@given(
    st.lists(
        st.sampled_from(["[@a]", "[@a; @b, p. 4]", "words", "**[@b]**", "[x](#a)", "[@", "@a]", "[@a;]"])
    )
)
def test_citations_read_back_as_they_are_written(pieces: list[str]) -> None:
    marked = read(" ".join(pieces))
    if not any(fault.error for fault in marked.faults):
        assert read(write(marked.runs)).runs == marked.runs


@pytest.mark.parametrize("written", ["[@a; @b, p. 4]", "[@a؛ @b، p. 4]", "[@a；@b，p. 4]"])
def test_a_citation_takes_the_commas_and_semicolons_of_any_language(written: str) -> None:
    (run,) = read(written).runs
    assert cited(run) == (("a", ""), ("b", "p. 4"))


def test_no_sentence_of_greek_asks_by_the_signs_between_sources() -> None:
    edition = localize(read_data(changed(lang="el")))
    assert "[1· 2, p. 4]" in said(edition, "summary")
