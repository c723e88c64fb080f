"""What comes back when lines that mix directions are copied: ours against other tools, by three readers.

    python benchmarks/bench_copies.py [--each]

The paragraphs of mixed.yaml are set in columns, one on a page, by this package and by those of the
PyPI packages typst, weasyprint and fpdf2 and the program chromium that are there, all with the same
font files, and read back with PDFium (pypdfium2), Poppler (pdftotext, also -raw) and pypdf.  For each
tool and reader two figures: the mean likeness of the copies to the source, white space left out (difflib's
ratio), and the share of the paragraphs that come back exactly, with one kind of white space.
Characters that only guide readers count for no tool.  `--each` also prints every copy that differs.
"""

from __future__ import annotations

import difflib
import importlib.util
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

import pypdf
import pypdfium2
import yaml

from factsheet.color import Swatch
from factsheet.content.languages import language
from factsheet.display import Composition, Direction, DocumentInfo, Page, Placed, StructureNode, StructureRole
from factsheet.fonts.library import bundled
from factsheet.pdf.output import SCREEN
from factsheet.pdf.writer import write
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.lines import ragged
from factsheet.typeset.runs import set_line
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun
from factsheet.units import PageSize

Copy = dict[str, list[str]]
ROOT = Path(__file__).parent.parent
FONTS = ROOT / "fonts"
LATIN = ("Source Sans 3", "SourceSans3-Regular.ttf")
FACES = {
    "ar": (("IBM Plex Sans Arabic", "IBMPlexSansArabic-Regular.ttf"),),
    "fa": (("IBM Plex Sans Arabic", "IBMPlexSansArabic-Regular.ttf"),),
    "ur": (("Noto Nastaliq Urdu", "NotoNastaliqUrdu-Regular.ttf"),),
    "he": (("Noto Sans Hebrew", "NotoSansHebrew-Regular.ttf"),),
    "en": (
        ("IBM Plex Sans Arabic", "IBMPlexSansArabic-Regular.ttf"),
        ("Noto Sans Hebrew", "NotoSansHebrew-Regular.ttf"),
    ),
}
WIDTH, HEIGHT, MARGIN, SIZE = 290.0, 200.0, 20.0, 9.5
MEASURE = WIDTH - 2 * MARGIN
LEADING = defaultdict(lambda: 14.0, ur=22.0)
GUIDES = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def paragraphs() -> Copy:
    """The paragraphs of each language."""
    copy: Copy = yaml.safe_load(Path(__file__).with_name("mixed.yaml").read_text(encoding="utf-8"))
    return copy


def families(lang: str) -> list[tuple[str, str]]:
    """The names and files of the faces for a language; the edition's own script comes first."""
    return [LATIN, *FACES[lang]] if lang == "en" else [*FACES[lang], LATIN]


def ours(texts: list[str], lang: str) -> bytes:
    direction = language(lang).direction
    pages, nodes = [], []
    for number, text in enumerate(texts):
        path = f"p{number}"
        pages.append(Page(PageSize(WIDTH, HEIGHT), tuple(_column(text, lang, path))))
        nodes.append(StructureNode(path, StructureRole.PARAGRAPH))
    composition = Composition(
        pages=tuple(pages),
        structure=StructureNode("copies", StructureRole.DOCUMENT, tuple(nodes)),
        swatches={"ink": Swatch("ink", (0, 0, 0, 1), (0, 0, 0))},
        lang=lang,
        direction=direction,
        about=DocumentInfo("copies", "Copies", "", "", "2026-11-22"),
        bleed=0.0,
    )
    return write(composition, SCREEN, bundled())


def _column(text: str, lang: str, path: str) -> Iterator[Placed]:
    direction = language(lang).direction
    piece = StyledRun(text, ("source-sans",), 400, "ink", path)
    shaped = shape((piece,), Manner(lang), direction, bundled())
    y = MARGIN
    for line in ragged(shaped, lambda _: MEASURE / SIZE):
        y += LEADING[lang]
        made = set_line(shaped, line, SIZE)
        left = MARGIN + (MEASURE - made.width if direction is Direction.RTL else 0.0)
        yield from (Placed(item, left + x, y) for item, x, _ in made.items)


def by_typst(texts: list[str], lang: str) -> bytes:
    import typst

    names = ", ".join(f'"{name}"' for name, _ in families(lang))
    rules = (
        f"#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: {MARGIN}pt)\n"
        f'#set text(font: ({names}), size: {SIZE}pt, lang: "{lang}")\n'
    )
    body = "#pagebreak()\n".join('#"{}"\n'.format(text.replace('"', '\\"')) for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "copies.typ")
        source.write_text(rules + body, encoding="utf-8")
        made: bytes = typst.compile(str(source), font_paths=[str(FONTS)])
    return made


def _html(texts: list[str], lang: str) -> str:
    faces = "".join(
        f"@font-face{{font-family:'{name}';src:url('{(FONTS / file).as_uri()}')}}"
        for name, file in families(lang)
    )
    names = ",".join(f"'{name}'" for name, _ in families(lang))
    style = (
        f"{faces}@page{{size:{WIDTH}pt {HEIGHT}pt;margin:{MARGIN}pt}}"
        f"body{{margin:0;font:{SIZE}pt/{LEADING[lang]}pt {names}}}p{{margin:0;break-after:page}}"
    )
    body = "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)
    head = f"<meta charset='utf-8'><title>Copies</title><style>{style}</style>"
    way = language(lang).direction.value
    return f"<!doctype html><html lang='{lang}' dir='{way}'><head>{head}</head><body>{body}</body></html>"


def by_weasyprint(texts: list[str], lang: str) -> bytes:
    import weasyprint

    made: bytes = weasyprint.HTML(string=_html(texts, lang)).write_pdf()
    return made


def by_chromium(texts: list[str], lang: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder, "copies.html"), Path(folder, "copies.pdf")
        page.write_text(_html(texts, lang), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command = ["chromium", *options, f"--user-data-dir={folder}/user", f"--print-to-pdf={pdf}"]
        subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=120)
        return pdf.read_bytes()


def by_fpdf(texts: list[str], lang: str) -> bytes:
    import fpdf

    pdf = fpdf.FPDF(unit="pt", format=(WIDTH, HEIGHT))
    pdf.set_margin(MARGIN)
    pdf.c_margin = 0
    for name, file in families(lang):
        pdf.add_font(name, "", FONTS / file)
    first, *others = [name for name, _ in families(lang)]
    pdf.set_fallback_fonts(others)
    pdf.set_text_shaping(True)
    side = "R" if language(lang).direction is Direction.RTL else "L"
    for text in texts:
        pdf.add_page()
        pdf.set_font(first, size=SIZE)
        lines = pdf.multi_cell(0, LEADING[lang], text, dry_run=True, output="LINES")
        for number, line in enumerate(lines):
            # A line that ends in a fallback font garbles the next, unless the font is chosen anew.
            with pdf.local_context():
                pdf.set_font(first, size=SIZE + 1)
                pdf.set_font(first, size=SIZE)
                pdf.set_xy(MARGIN, MARGIN + number * LEADING[lang])
                pdf.cell(MEASURE, LEADING[lang], line, align=side)
    return bytes(pdf.output())


class Tool(NamedTuple):
    """A maker of PDFs: how it is called, and whether it is there."""

    name: str
    make: Callable[[list[str], str], bytes]
    is_there: bool


def tools() -> tuple[Tool, ...]:
    def installed(module: str) -> bool:
        return importlib.util.find_spec(module) is not None

    return (
        Tool("factsheet", ours, True),
        Tool("typst", by_typst, installed("typst")),
        Tool("WeasyPrint", by_weasyprint, installed("weasyprint")),
        Tool("fpdf2", by_fpdf, installed("fpdf")),
        Tool("Chromium", by_chromium, shutil.which("chromium") is not None),
    )


def by_pdfium(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def by_poppler(pdf: bytes, *options: str) -> list[str]:
    command = ["pdftotext", *options, "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8").split("\f")


def by_poppler_raw(pdf: bytes) -> list[str]:
    return by_poppler(pdf, "-raw")


def by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


READERS = {"pdfium": by_pdfium, "poppler": by_poppler, "raw": by_poppler_raw, "pypdf": by_pypdf}


class Figures(NamedTuple):
    """How alike copies are to their sources on average, and how many are the same."""

    likeness: float
    exact: int
    of: int

    def __str__(self) -> str:
        return f"{self.likeness:.3f} {self.exact:3d}/{self.of}"


def folded(text: str) -> str:
    """A copy without what guides readers, with one kind of white space."""
    return " ".join(GUIDES.sub("", text).split())


def likeness(meant: str, copied: str) -> float:
    """Between 0 and 1, white space left out."""
    one, other = ("".join(GUIDES.sub("", text).split()) for text in (meant, copied))
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def compared(meant: list[str], copied: list[str]) -> Figures:
    pairs = list(zip(meant, copied, strict=False))
    exact = sum(folded(source) == folded(copy) for source, copy in pairs)
    return Figures(sum(likeness(*pair) for pair in pairs) / len(meant), exact, len(meant))


def together(figures: list[Figures]) -> Figures:
    count = sum(each.of for each in figures)
    mean = sum(each.likeness * each.of for each in figures) / count
    return Figures(mean, sum(each.exact for each in figures), count)


def show_each(label: str, meant: list[str], copied: list[str]) -> None:
    for source, copy in zip(meant, copied, strict=False):
        if folded(source) != folded(copy):
            print(f"{label}\n  {folded(source)}\n  {folded(copy)}")


def measure(tool: Tool, copy: Copy, each: bool) -> None:
    """Print the figures of a tool: one row a language, and one for all."""
    found: dict[str, list[Figures]] = {reader: [] for reader in READERS}
    for lang, texts in copy.items():
        pdf = tool.make(texts, lang)
        for reader, read in READERS.items():
            copied = read(pdf)
            found[reader].append(compared(texts, copied))
            if each:
                show_each(f"{tool.name} {lang} {reader}", texts, copied)
        print(_row(tool.name, lang, [figures[-1] for figures in found.values()]))
    print(_row(tool.name, "all", [together(figures) for figures in found.values()]))


def _row(name: str, lang: str, figures: list[Figures]) -> str:
    return f"{name:12}{lang:6}" + "".join(f"{each!s:>16}" for each in figures)


def main(options: list[str]) -> None:
    copy = paragraphs()
    print(f"{'tool':12}{'copy':6}" + "".join(f"{reader:>16}" for reader in READERS))
    for tool in tools():
        if tool.is_there:
            measure(tool, copy, "--each" in options)
        else:
            print(f"{tool.name:12}not there, not measured")


if __name__ == "__main__":
    main(sys.argv[1:])
