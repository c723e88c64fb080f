"""The sample on every paper in both layouts: what a reader, a printer and a phone get."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

import factsheet
from factsheet.art.qr import decode_image
from factsheet.color import contrast
from factsheet.display import GlyphRun, Shape, StructureRole, leaves
from factsheet.render import page_images
from factsheet.targets.pdf import Result
from factsheet.units import MM

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data" / "hong-kong-refugees" / "factsheet.yaml"
SEED = Path(__file__).parent / "seed" / "refugees-in-hong-kong.txt"
LAYOUTS = ("campaign", "editorial")
PAPERS = ("A4", "Letter")
OUTPUTS = {"print": factsheet.PRINT, "screen": factsheet.SCREEN}

every_page = pytest.mark.parametrize(("layout", "paper"), [(n, p) for n in LAYOUTS for p in PAPERS])
every_output = pytest.mark.parametrize("output", OUTPUTS)


@cache
def built(layout: str, paper: str, output: str = "screen") -> Result:
    return factsheet.make(DATA, layout=layout, paper=paper, output=OUTPUTS[output])


def sentences() -> list[str]:
    """The sentences of the seed, folded, without its bold marks; a label and its number apart.

    The sample asks for typographic signs (`typography: smart`), where the seed has those of a keyboard.
    """
    text = SEED.read_text(encoding="utf-8").replace("**", "").replace("(#)", "")
    text = re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’").replace(" - ", " – ")
    text = text.replace("[", "").replace("]", "")
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    lines = [line for part in paragraphs for line in re.split(r"(?<=[.?!]) (?=[A-Z])", part) if line]
    return [re.sub(r"^(\d[\d,]*) (?=[A-Z])", "", line) for line in lines]


def folded(text: str) -> str:
    """Without any white space, which extractors place as they think."""
    return re.sub(r"[\s\u200b\u00ad\ufffe\x02]+", "", text)


def read_by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def read_by_poppler(pdf: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (Debian package poppler-utils) is not installed")
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8")


def test_the_seed_has_its_sentences() -> None:
    assert len(sentences()) > 30


@every_page
@every_output
@pytest.mark.parametrize("reader", [read_by_pdfium, read_by_poppler], ids=["pdfium", "poppler"])
def test_every_sentence_comes_back_word_for_word(layout: str, paper: str, output: str, reader) -> None:  # type: ignore[no-untyped-def]
    text = folded(reader(built(layout, paper, output).pdf))
    lost = [sentence for sentence in sentences() if folded(sentence) not in text]
    assert lost == []


@every_page
@every_output
def test_a_phone_reads_the_code_from_the_rendered_page(layout: str, paper: str, output: str) -> None:
    images = page_images(built(layout, paper, output).pdf, 150)
    assert [code for image in images for code in decode_image(image)] == [
        "https://example.org/unseen-struggles"
    ]


@every_page
def test_the_sample_fills_few_pages_near_its_design(layout: str, paper: str) -> None:
    composition = built(layout, paper).composition
    # A4 is what the layouts were drawn for; Letter is 18 mm shorter, and a second page is better there than
    # small type.
    assert len(composition.pages) <= (1 if paper == "A4" else 2)
    assert composition.fit.scale >= 0.95
    assert max(composition.fit.holes) < 1 * MM
    assert composition.warnings == ()


@every_page
def test_nothing_stands_beyond_the_bleed_and_no_copy_near_the_trim(layout: str, paper: str) -> None:
    composition = built(layout, paper).composition
    page = composition.pages[0]
    every = [placed for each in composition.pages for placed in leaves(each.items)]
    for item, x, y in every:
        if isinstance(item, GlyphRun):
            assert (
                x >= 5 * MM - 0.01 and x + item.width - _hanging(item) <= page.size.width - 5 * MM + 0.01
            ), item.text
            assert 5 * MM <= y <= page.size.height - 5 * MM, item.text
        elif isinstance(item, Shape) and not item.stroke:
            assert y + item.height > -composition.bleed - 0.01


def _hanging(run: GlyphRun) -> float:
    """The width of the white space at the end of a run."""
    kept = len(run.text.rstrip())
    return run.size * sum(glyph.advance for glyph in run.glyphs if glyph.start >= kept)


@every_page
def test_no_type_is_under_its_floor(layout: str, paper: str) -> None:
    sizes = {
        item.size
        for page in built(layout, paper).composition.pages
        for item, _, _ in leaves(page.items)
        if isinstance(item, GlyphRun)
    }
    assert min(sizes) >= 8.5


@every_page
def test_the_code_is_at_least_25_mm_wide_with_modules_of_0_4_mm(layout: str, paper: str) -> None:
    pages = built(layout, paper).composition.pages
    items = tuple(placed for page in pages for placed in page.items)
    (code,) = [item for item in _groups(items) if item.path == "call_to_action.url.code"]
    assert code.width >= 25 * MM
    assert code.width / (29 + 8) >= 0.4 * MM


def _groups(items):  # type: ignore[no-untyped-def]
    for item, _, _ in items:
        if hasattr(item, "items"):
            yield item
            yield from _groups(item.items)


@every_page
def test_the_reading_order_is_that_of_the_content(layout: str, paper: str) -> None:
    structure = built(layout, paper).composition.structure
    order = [node.path for node in structure.walk() if node.role in (StructureRole.H1, StructureRole.H2)]
    assert order == [
        "title",
        "key_numbers.heading",
        "key_concerns.heading",
        "story.heading",
        "recommendations.heading",
        "about.heading",
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_ink_stays_under_the_limit_of_the_press(layout: str) -> None:
    swatches = built(layout, "A4").composition.swatches
    assert {name: swatch.ink for name, swatch in swatches.items() if swatch.ink > 300} == {}


def test_the_contrasts_that_the_looks_promise_hold() -> None:
    campaign = factsheet.load_layout("campaign").swatches()
    editorial = factsheet.load_layout("editorial").swatches()
    pairs = [(campaign, "white", "n900"), (campaign, "white", "n800"), (campaign, "n900", "amber")]
    pairs += [(campaign, "n100", "n900"), (campaign, "ink", "sand"), (campaign, "ember", "sand")]
    pairs += [(editorial, "hot", "white"), (editorial, "hot", "tint"), (editorial, "note", "tint")]
    low = [(a, b) for colors, a, b in pairs if contrast(colors[a].rgb, colors[b].rgb) < 4.5]
    assert low == []
