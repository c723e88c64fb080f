"""Every language of the sample, in both outputs: nothing lost, nothing hidden, nothing warned of in vain."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from factsheet.display import GlyphRun, leaves
from tests.languages.editions import EDITIONS, LANGUAGES, OUTPUTS, Made, Shelf, build, edition, lines
from tests.verapdf import needs_verapdf, validate

every_edition = pytest.mark.parametrize(
    ("layout", "lang"), EDITIONS, ids=[".".join(each) for each in EDITIONS]
)
every_output = pytest.mark.parametrize("output", OUTPUTS)

SCREEN_LIMIT = 60_000
PRINT_LIMIT = 100_000
# Editions that are larger, in kilobytes, rounded up: two weights of letters with many strokes in Chinese,
# Japanese and Nastaliq, three faces in the editorial layout.
LARGER = {
    ("campaign", "ja", "print"): 127,
    ("campaign", "ja", "screen"): 102,
    ("campaign", "ur", "print"): 115,
    ("campaign", "ur", "screen"): 88,
    ("campaign", "zh-Hans", "print"): 122,
    ("campaign", "zh-Hans", "screen"): 99,
    ("campaign", "zh-Hant-HK", "print"): 136,
    ("campaign", "zh-Hant-HK", "screen"): 112,
    ("editorial", "ar", "screen"): 68,
    ("editorial", "my", "screen"): 61,
    ("editorial", "ur", "print"): 120,
    ("editorial", "ur", "screen"): 96,
    ("editorial", "zh-Hant-HK", "print"): 166,
    ("editorial", "zh-Hant-HK", "screen"): 142,
}


@every_edition
def test_every_character_of_the_copy_is_set_once(shelf: Shelf, layout: str, lang: str) -> None:
    made = shelf(layout, lang)
    set_texts: dict[str, str] = {}
    for line in lines(made.composition):
        set_texts[line.path] = set_texts.get(line.path, "") + line.text
    wrong = {}
    for text in edition(lang).texts().values():
        for part in text.paragraphs():
            for path in dict.fromkeys(stretch.path for stretch in part.stretches()):
                meant = "".join(each.run.value for each in part.stretches() if each.path == path)
                if set_texts.get(path) != meant:
                    wrong[path] = (meant, set_texts.get(path))
    assert wrong == {}


@every_edition
def test_there_is_no_warning_and_no_empty_glyph(shelf: Shelf, layout: str, lang: str) -> None:
    made = shelf(layout, lang)
    assert [each.message for each in made.composition.warnings] == []
    assert edition(lang).missing == ()
    runs = [i for page in made.composition.pages for i, *_ in leaves(page.items) if isinstance(i, GlyphRun)]
    assert [run.text for run in runs if any(glyph.id == 0 for glyph in run.glyphs)] == []
    assert len(made.composition.pages) <= 2


@needs_verapdf
def test_every_print_edition_is_pdf_ua_1_and_pdf_a_2a(shelf: Shelf) -> None:
    judged = validate(shelf.files("print"), ["ua1", "2a"])
    assert len(judged) == 2 * len(EDITIONS)
    assert [str(result) for result in judged if not result.compliant] == []


@needs_verapdf
def test_every_screen_edition_is_pdf_ua_2_pdf_a_4_and_well_tagged(shelf: Shelf) -> None:
    judged = validate(shelf.files("screen"), ["ua2", "4", "wtpdf-access", "wtpdf-reuse"])
    assert len(judged) == 4 * len(EDITIONS)
    assert [str(result) for result in judged if not result.compliant] == []


@every_output
def test_qpdf_and_pikepdf_open_every_edition_without_a_warning(shelf: Shelf, output: str) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    wrong = {}
    for file in shelf.files(output):
        done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, timeout=60)
        with pikepdf.open(file) as pdf:
            warned = [str(each) for each in pdf.get_warnings()] + pdf.check_pdf_syntax()
        if done.returncode or warned:
            wrong[file.name] = [done.stdout, done.stderr, *warned]
    assert wrong == {}


def test_files_are_small(shelf: Shelf) -> None:
    sizes = {
        (made.layout, made.lang, output): len(made.pdfs[output])
        for made in shelf.files("print").values()
        for output in OUTPUTS
    }
    limits = {"print": PRINT_LIMIT, "screen": SCREEN_LIMIT}
    larger = {key: -(-size // 1000) for key, size in sizes.items() if size >= limits[key[2]]}
    assert set(larger) == set(LARGER), dict(sorted(larger.items()))
    grown = {key: size for key, size in larger.items() if abs(size - LARGER[key]) > 0.03 * LARGER[key]}
    assert grown == {}, "the figures in LARGER are no longer true"


def test_the_same_edition_is_the_same_bytes_whatever_was_built_before(shelf: Shelf, tmp_path: Path) -> None:
    """Once after the others in this process, once in a fresh one and in the other order."""
    chosen = ("ar", "zh-Hant-HK", "en")
    program = (
        "import sys; from pathlib import Path; from tests.languages.editions import build\n"
        f"for lang in {chosen[::-1]!r}:\n"
        "    for output, pdf in build('campaign', lang).pdfs.items():\n"
        "        Path(sys.argv[1], f'{lang}.{output}').write_bytes(pdf)\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, cwd=root, timeout=120)
    for lang in chosen:
        again = build("campaign", lang).pdfs
        for output, pdf in shelf("campaign", lang).pdfs.items():
            assert (tmp_path / f"{lang}.{output}").read_bytes() == pdf == again[output]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_black_text_stands_on_the_black_plate_alone(shelf: Shelf, lang: str, tmp_path: Path) -> None:
    if not shutil.which("gs"):
        pytest.skip("gs (Debian package ghostscript) is not installed")
    made = shelf("campaign", lang)
    plates = separations(made.pdfs["print"], tmp_path)
    wrong, seen = [], 0
    for item, x, y in leaves(made.composition.pages[0].items):
        if not (isinstance(item, GlyphRun) and made.composition.swatches[item.swatch].cmyk == (0, 0, 0, 1)):
            continue
        if not item.text.strip():
            continue
        box = (x, y - 0.5 * item.size, x + item.width, y)
        seen += 1
        darkest = {name: plate.crop(_pixels(box, plate, made)).getextrema() for name, plate in plates.items()}
        assert darkest["Black"][0] < 100, item.text
        # The paper may be tinted; where the letters stand, the tint goes on under them.
        wrong += [(item.text, name) for name in INKS if darkest[name][1] - darkest[name][0] > 6]
    assert seen > 10
    assert wrong == []


INKS = ("Cyan", "Magenta", "Yellow")
DPI = 144


def separations(pdf: bytes, folder: Path) -> dict[str, Image.Image]:
    """The plates of the first page, white where there is no ink."""
    file = folder / "print.pdf"
    file.write_bytes(pdf)
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{DPI}", "-dLastPage=1"]
    subprocess.run([*command, f"-sOutputFile={folder}/plate.tif", str(file)], check=True, timeout=120)
    return {ink: Image.open(folder / f"plate({ink}).tif").convert("L") for ink in (*INKS, "Black")}


def _pixels(box: tuple[float, ...], plate: Image.Image, made: Made) -> tuple[int, ...]:
    """A box on the trimmed page as pixels of a plate, which shows the media box around it."""
    size = made.composition.pages[0].size
    shift = (plate.width * 72 / DPI - size.width) / 2, (plate.height * 72 / DPI - size.height) / 2
    return tuple(round((edge + shift[at % 2]) * DPI / 72) for at, edge in enumerate(box))


def test_all_languages_that_were_promised_are_there() -> None:
    promised = "ar fa ps ur he hi ne bn pa ta si th lo km my vi id fil zh-Hant-HK zh-Hans ja ko am ti so sw"
    promised += " fr es pt de ru uk tr ka hy el en"
    assert set(promised.split()) <= set(LANGUAGES)
