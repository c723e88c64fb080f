"""A small sheet for each kind of block: whole on the page, on the web, as text, for translators."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

import factsheet
from factsheet.blocks import kinds
from factsheet.content.piece import Block
from factsheet.display import StructureRole
from factsheet.document.nodes import Group, words
from factsheet.locale.catalogues import Catalogue, units
from factsheet.locale.edition import localize
from factsheet.pdftools.preflight.run import preflight
from factsheet.pipeline import results
from tests.sheets import OUTPUTS
from tests.sheets.reading import by_pdfium, lost, strings
from tests.verapdf import needs_verapdf, validate

DATA = Path(__file__).parent / "kinds"
SHEETS = tuple(sorted(path.stem for path in DATA.glob("*.yaml")))
every_sheet = pytest.mark.parametrize("name", SHEETS)


@cache
def edition(name: str) -> factsheet.Edition:
    return localize(factsheet.read(DATA / f"{name}.yaml"))


_INLINE = ("strong", "em", "a", "span", "bdi")


class PageWords(HTMLParser):
    """The words of a page, without its head and drawings."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.ids: list[str] = []
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for key, value in attrs if key == "id" and value]
        self._skip += tag in ("head", "svg", "style")
        self.said += ["" if tag in _INLINE else " "]

    def handle_endtag(self, tag: str) -> None:
        self._skip -= tag in ("head", "svg", "style")
        self.said += ["" if tag in _INLINE else " "]

    def handle_data(self, data: str) -> None:
        self.said += [] if self._skip else [data]


def test_every_kind_of_the_body_has_its_sheet() -> None:
    own = {kind for kind, cls in kinds().items() if issubclass(cls, Block) and cls.only_in_body}
    assert own <= set(SHEETS)
    assert len({edition(name).lang for name in SHEETS}) >= min(8, len(SHEETS))


@every_sheet
def test_it_reads_without_a_warning(name: str) -> None:
    assert [str(each) for each in edition(name).warnings] == []


@every_sheet
def test_the_web_says_what_the_document_says_in_its_order(name: str) -> None:
    said = [part.plain for text in words(edition(name).document) for part in text.paragraphs()]
    (html,) = factsheet.produce(edition(name), targets=("html",))
    page = PageWords()
    page.feed(html.data.decode())
    assert "".join(page.said).split() == " ".join(said).split()
    assert len(page.ids) == len(set(page.ids))


@every_sheet
def test_plain_text_holds_every_word(name: str) -> None:
    (text,) = factsheet.produce(edition(name), targets=("text",))
    said = "".join(text.data.decode().split())
    for copy in edition(name).texts().values():
        for part in copy.paragraphs():
            assert "".join(part.plain.split()) in said, part.path


@every_sheet
def test_the_page_holds_every_word_and_pdfium_gives_it_back(name: str, tmp_path: Path) -> None:
    made = edition(name)
    (result,) = results(made, "campaign", outputs=(factsheet.SCREEN,))
    file = tmp_path / "made.pdf"
    file.write_bytes(result.pdf)
    meant = strings(made, result.composition)
    assert all(meant.values())
    assert lost(meant, by_pdfium(file)) == {}


@needs_verapdf
@pytest.mark.parametrize(
    ("output", "flavours"),
    [("print", ["ua1", "2a"]), ("screen", ["ua2", "4", "wtpdf-access", "wtpdf-reuse"])],
)
def test_every_kind_keeps_the_standards(output: str, flavours: list[str], tmp_path: Path) -> None:
    files = []
    for name in SHEETS:
        (result,) = results(edition(name), "campaign", outputs=(OUTPUTS[output],))
        report = preflight(result.pdf, edition=edition(name), composition=result.composition)
        assert [str(each) for each in report.errors] == [], name
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(result.pdf)
    judged = validate(files, flavours)
    assert [str(result) for result in judged if not result.compliant] == []


@every_sheet
def test_every_text_is_translated_once(name: str) -> None:
    sheet = factsheet.read(DATA / f"{name}.yaml")
    found = list(units(sheet))
    assert len({unit.path for unit in found}) == len(found)
    said = {text.path: text for text in edition(name).texts().values()}
    own = {
        path for path, text in said.items() if path.startswith("body.") and path in {u.path for u in found}
    }
    assert own, "no text of the body is translated"
    there = localize(sheet, "sw", Catalogue.of("sw", {unit.path: unit.source for unit in found}))
    assert there.missing == () or all(path.startswith("builtin.") for path in there.missing)
    sources = {unit.path: unit.source for unit in found}
    for path in own:
        # A credit is said with the word of its language: the rest of it is the translation.
        words = 1 if path.endswith("credit") else 0
        assert (
            there.texts()[path].plain.split(": ", words)[words] == said[path].plain.split(": ", words)[words]
        )
        assert there.texts()[path].plain.endswith(sources[path]) or not words


@every_sheet
def test_no_two_pieces_share_a_path(name: str) -> None:
    paths = [node.path for node in edition(name).structure().walk()]
    assert sorted(path for path in paths if paths.count(path) > 1) == []


@every_sheet
def test_each_block_carries_its_kind(name: str) -> None:
    groups = [each for each in edition(name).document.children if isinstance(each, Group)]
    assert name in {each.kind for each in groups}
    assert all(each.kind in kinds() for each in groups)


def test_the_elements_of_a_list_are_those_of_a_list() -> None:
    roles = {node.path: node.role for node in edition("list").structure().walk()}
    assert roles["body.symptoms.items"] is StructureRole.LIST
    assert roles["body.symptoms.fever"] is StructureRole.ITEM
    assert roles["body.symptoms.fever.text"] is StructureRole.PARAGRAPH
    assert roles["body.care.groups.do.heading"] is StructureRole.H3
    assert roles["body.order.one.numeral"] is StructureRole.LABEL
    assert [
        node.alt for node in edition("list").structure().walk() if node.path == "body.never.wait.sign"
    ] == ["✗"]
