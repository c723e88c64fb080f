"""What people copy and hear: the copy of every edition comes back from its files as it was written."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pypdfium2
import pytest

from factsheet.display import GlyphRun, leaves
from factsheet.document.text import Inline, Text
from factsheet.pipeline import results
from tests.languages.editions import EDITIONS, OUTPUTS, RIGHT_TO_LEFT, Made, Shelf, edition, lines, spaced
from tests.pdf.read import Tree

every_edition = pytest.mark.parametrize(
    ("layout", "lang"), EDITIONS, ids=[".".join(each) for each in EDITIONS]
)
every_output = pytest.mark.parametrize("output", OUTPUTS)

HOTLINE = "+852 2721 6654"


def by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def by_poppler(pdf: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (Debian package poppler-utils) is not installed")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8")


READERS = {"pdfium": by_pdfium, "poppler": by_poppler}


def mixed(text: str, rtl: bool) -> bool:
    """Whether letters of the other direction stand in a text."""
    other = {"L"} if rtl else {"R", "AL"}
    return any(unicodedata.bidirectional(character) in other for character in text)


# What stands level with the column beside it is taken for one line with it: a heading by PDFium, by Poppler
# the year with which a label begins, as if it were a part of the number before it.
AMISS = {
    ("ar", "pdfium", "أرقام رئيسية"),
    ("my", "poppler", "၂၀၁၄ မှ ၂၀၂၃ အထိ ဟောင်ကောင်တွင် "),
    ("my", "poppler", "လက်ရှိ ဟောင်ကောင်တွင် "),
}


@every_edition
@pytest.mark.parametrize("reader", READERS)
def test_every_line_of_one_direction_is_copied_exactly(
    shelf: Shelf, layout: str, lang: str, reader: str
) -> None:
    """To the character and to the space; columns beside each other may be parted elsewhere."""
    made = shelf(layout, lang)
    for output in OUTPUTS:
        shown = spaced(READERS[reader](made.pdfs[output]))
        lost = [line.text for line in whole_lines(made) if not mixed(line.text, lang in RIGHT_TO_LEFT)]
        lost = [text for text in lost if spaced(text) not in shown]
        assert [text for text in lost if (lang, reader, text) not in AMISS] == []


@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_lines_of_both_directions_are_copied_in_order(shelf: Shelf, lang: str) -> None:
    """To the space by Poppler; PDFium parts foreign words from a bracket that touches them."""
    made = shelf("campaign", lang)
    both = [line.text for line in whole_lines(made) if mixed(line.text, rtl=True)]
    by_space = spaced(by_poppler(made.pdfs["screen"]))
    by_character = without_spaces(by_pdfium(made.pdfs["screen"]))
    assert [text for text in both if spaced(text) not in by_space] == []
    assert [text for text in both if without_spaces(text) not in by_character] == []
    assert both


def without_spaces(text: str) -> str:
    return spaced(text).replace(" ", "")


def whole_lines(made: Made) -> list:  # type: ignore[type-arg]
    return [line for line in lines(made.composition) if line.text.strip()]


@every_edition
@every_output
def test_the_structure_reads_the_copy_in_its_order(shelf: Shelf, layout: str, lang: str, output: str) -> None:
    """What a screen reader says: each text whole, in logical order, in the order of the content."""
    made = shelf(layout, lang)
    tree = Tree(made.pdfs[output])
    said = elements(tree)
    wrong = {}
    for text in edition(lang).texts().values():
        for part in text.paragraphs():
            meant = "".join(run.value for run in part.runs)
            # A word parted at a line's end holds a soft hyphen there, which no reader speaks.
            spoken = said.get(part.path, "").replace("\u00ad", "")
            if spaced(spoken) != spaced(meant):
                wrong[part.path] = (meant, said.get(part.path))
    assert wrong == {}
    order = [part.path for text in edition(lang).texts().values() for part in text.paragraphs()]
    places = {path: at for at, path in enumerate(said)}
    assert [places[path] for path in order] == sorted(places[path] for path in order)


def elements(tree: Tree) -> dict[str, str]:
    """The text of each element with an identifier and of all below it, in reading order."""
    found: dict[str, str] = {}
    open_at: list[tuple[int, str]] = []
    for line in tree.lines():
        depth = (len(line) - len(line.lstrip(" "))) // 2
        content = line.strip()
        if content.startswith('"'):
            for inside, path in open_at:
                if inside < depth or path == open_at[-1][1]:
                    found[path] += content[1:-1]
        elif not content.startswith("->"):
            open_at = [each for each in open_at if each[0] < depth]
            path = content.partition(" ")[2]
            found[path] = ""
            open_at.append((depth, path))
    return found


@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_a_hotline_is_printed_in_the_order_it_is_dialed(lang: str) -> None:
    """By the rules for numbers alone it would read 6654 2721 852+."""

    def with_hotline(text: Text) -> Text:
        if text.path != "key_concerns.legal_hurdles.text":
            return text
        return Text((*text.runs, Inline(f" {HOTLINE}")), text.path, text.span, text.lang)

    (made,) = results(edition(lang).with_texts(with_hotline), "campaign", outputs=(OUTPUTS["screen"],))
    runs = [
        (y, x, item)
        for page in made.composition.pages
        for item, x, y in leaves(page.items)
        if isinstance(item, GlyphRun) and item.path == "key_concerns.legal_hurdles.text"
    ]
    bottom = max(y for y, _, _ in runs)
    printed = ""
    for _, _, run in sorted((each for each in runs if each[0] == bottom), key=lambda each: each[1]):
        printed += "".join(run.text[glyph.start : glyph.stop] for glyph in run.glyphs)
    assert HOTLINE in printed
    assert HOTLINE in spaced(by_poppler(made.pdf))
    assert HOTLINE in spaced(by_pdfium(made.pdf))
