"""How long builds of the sample take, and how large the files are.

    python benchmarks/bench_build.py

First a cold build from the command line, then every language, layout and output in one warm process.
Where the PyPI packages of other tools are installed (typst, weasyprint, fpdf2), they set the English
copy on one page in the same run: plain paragraphs in one face, without layout, tags or CMYK, so that
their times are of less work.
"""

from __future__ import annotations

import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

import factsheet
from factsheet.locale.catalogues import languages
from factsheet.pipeline import results

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data" / "hong-kong-refugees" / "factsheet.yaml"
FONT = ROOT / "fonts" / "SourceSans3-Regular.ttf"
ROUNDS = 3


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of several rounds, in milliseconds."""
    found = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        found.append(1000 * (time.perf_counter() - begun))
    return statistics.median(found)


def cold() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-c",
            "from factsheet.cli import main; main()",
            "build",
            str(DATA),
            "-o",
            folder,
        ]
        spent = timed(lambda: subprocess.run(command, check=True, capture_output=True))
        files = sorted(path.name for path in Path(folder).rglob("*.pdf"))
    print(f"cold build of the sample: {spent:.0f} ms, {len(files)} files")


def warm() -> None:
    sheet = factsheet.read(DATA)
    print(f"{'language':12}{'layout':12}{'both outputs':>14}{'pages':>7}{'print kB':>10}{'screen kB':>11}")
    times = []
    for layout in ("campaign", "editorial"):
        for lang in ("en", *languages(sheet)):
            edition = factsheet.localize(sheet, lang)
            made = results(edition, layout)
            spent = timed(lambda edition=edition, layout=layout: results(edition, layout))  # type: ignore[misc]
            times.append(spent)
            sizes = [len(each.pdf) / 1000 for each in made]
            pages = len(made[0].composition.pages)
            print(f"{lang:12}{layout:12}{spent:11.0f} ms{pages:7}{sizes[0]:10.1f}{sizes[1]:11.1f}")
    print(f"median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms an edition in both outputs")


def peers() -> None:
    edition = factsheet.localize(factsheet.read(DATA))
    copy = [part.plain for text in edition.texts().values() for part in text.paragraphs()]
    for name, module, work in (
        ("typst", "typst", by_typst),
        ("WeasyPrint", "weasyprint", by_weasyprint),
        ("fpdf2", "fpdf", by_fpdf),
    ):
        if importlib.util.find_spec(module):
            spent = timed(lambda work=work: work(copy))  # type: ignore[misc]
            print(f"{name}, paragraphs alone: {spent:.0f} ms, {len(work(copy)) / 1000:.1f} kB")
        else:
            print(f"{name}: not installed")


def by_typst(copy: list[str]) -> bytes:
    import typst

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "copy.typ")
        quoted = "\n\n".join("#" + '"{}"'.format(text.replace('"', '\\"')) for text in copy)
        source.write_text(f'#set text(font: "Source Sans 3", size: 9pt)\n{quoted}\n', encoding="utf-8")
        made: bytes = typst.compile(str(source), font_paths=[str(FONT.parent)])
    return made


def by_weasyprint(copy: list[str]) -> bytes:
    import weasyprint

    style = f"@font-face{{font-family:S;src:url({FONT.as_uri()})}} body{{font:9pt S}}"
    body = "".join(f"<p>{escape(text)}</p>" for text in copy)
    made: bytes = weasyprint.HTML(string=f"<style>{style}</style>{body}").write_pdf()
    return made


def by_fpdf(copy: list[str]) -> bytes:
    import fpdf

    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.add_font("S", "", str(FONT))
    pdf.set_font("S", size=9)
    pdf.set_text_shaping(True)
    for text in copy:
        pdf.multi_cell(0, 4, text, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


if __name__ == "__main__":
    cold()
    warm()
    peers()
