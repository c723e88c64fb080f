"""Every script in examples/ runs as it stands, from any folder, and its PDFs open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCRIPTS = sorted(path for path in EXAMPLES.rglob("*.py"))


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder in which each script was run, by its name; all run at once."""
    folders = {path.relative_to(EXAMPLES).as_posix(): tmp_path_factory.mktemp("desk") for path in SCRIPTS}
    running = {
        name: subprocess.Popen(
            [sys.executable, EXAMPLES / name], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        for name, folder in folders.items()
    }
    for name, process in running.items():
        said = process.communicate(timeout=300)[0].decode()
        (folders[name] / "said.txt").write_text(said, encoding="utf-8")
        assert process.returncode == 0, said
    return folders


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


@pytest.mark.parametrize("name", [path.relative_to(EXAMPLES).as_posix() for path in SCRIPTS])
def test_the_files_it_names_are_there_and_open(name: str, ran: dict[str, Path]) -> None:
    folder = ran[name]
    said = (folder / "said.txt").read_text(encoding="utf-8").splitlines()
    named = {folder / line for line in said if line.endswith(".pdf")}
    assert all((folder / line).is_file() for line in said if line.startswith("out"))
    assert named and named == set(folder.rglob("*.pdf"))
    assert all(text_of(path) for path in named)


def test_an_own_block_is_set_in_both_looks(ran: dict[str, Path]) -> None:
    for path in ran["own_block.py"].rglob("*.pdf"):
        assert "2021 Forty pumps are set up along the northern road." in text_of(path), path


def test_an_own_layout_changes_the_inks(ran: dict[str, Path]) -> None:
    (path,) = ran["own_layout/build.py"].rglob("*.pdf")
    document = pypdfium2.PdfDocument(path)
    image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    # Of the grounds that are dark, a band of the page is green, where campaign is blue.
    inks = image.getcolors(image.width * image.height)
    dark = [(count, ink) for count, ink in inks if sum(ink) < 240 and max(ink) - min(ink) > 20]
    green = sum(count for count, (red, green, blue) in dark if green > blue and green > red)
    assert green > 0.05 * image.width * image.height
