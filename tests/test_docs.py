"""The pages in docs/ and the README say what is true: every command, key and box, and examples that run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from factsheet import boxes
from factsheet.art.drawings import drawings
from factsheet.art.raster import FORMATS
from factsheet.boxes.box import Box
from factsheet.cli.main import cli
from factsheet.layout.brand_spec import BrandSpec, BrandSwatch
from factsheet.layout.model import (
    Arrangement,
    BlockSpec,
    ComposeSpec,
    Derived,
    LayoutSpec,
    PageSpec,
    PlainSpec,
    RunningHead,
    ScaleSpec,
    SidePicture,
    SkySpec,
    SwatchSpec,
    WebPanel,
    WebSpec,
)
from factsheet.setting.chart_style import ChartStyle
from factsheet.setting.style import Fit, FontRole, Gap, ScriptSpec, Style, kebab
from scripts import (
    make_block_docs,
    make_block_pictures,
    make_command_docs,
    make_language_docs,
    make_layer_docs,
    soak_udhr,
)

ROOT = Path(__file__).resolve().parent.parent
LAYOUTS = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


def keys(model: type[BaseModel]) -> list[str]:
    return [kebab(name) for name in model.model_fields]


def named(word: str, page: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", page) is not None


@pytest.mark.parametrize("made", [make_block_docs, make_command_docs], ids=lambda module: module.PAGE.name)
def test_a_page_that_is_made_is_up_to_date(made) -> None:
    again = f"run scripts/{made.__name__.rpartition('.')[2]}.py"
    assert made.PAGE.read_text(encoding="utf-8") == made.page(), again


def test_the_page_of_languages_keeps_what_another_script_wrote_into_it() -> None:
    page = make_language_docs.page()
    part = f"{make_language_docs.BEGIN}\n\n## 532 translations\n\n{make_language_docs.END}"
    assert make_language_docs.kept_up("") == page
    kept = make_language_docs.kept_up(f"An older page.\n\n{part}\n")
    assert kept == f"{page}\n{part}\n"
    assert make_language_docs.kept_up(kept) == kept
    other = part.replace("532", "540")
    assert soak_udhr.put_into(kept, other) == f"{page}\n{other}\n"
    assert soak_udhr.put_into(page, part) == kept


def test_the_page_of_languages_is_the_one_that_is_made() -> None:
    page = make_language_docs.PAGE.read_text(encoding="utf-8")
    assert make_language_docs.kept_up(page) == page


def test_every_option_of_every_command_is_on_its_page() -> None:
    page = make_command_docs.PAGE.read_text(encoding="utf-8")
    found = dict(make_command_docs.commands(make_command_docs.cli, "factsheet"))
    assert {"factsheet build", "factsheet check", "factsheet list icons", "factsheet new"} <= set(found)
    for name, command in found.items():
        section = re.search(rf"^## `{name}(?: [^`]*)?`\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
        assert section, name
        for option in make_command_docs.options(command):
            assert f"`{option.opts[0]}`" in section[1], (name, option.opts)
            assert option.help, (name, option.opts)


@pytest.mark.parametrize("kind", boxes.kinds())
def test_every_kind_of_box_is_described_with_its_keys(kind: str) -> None:
    row = re.search(rf"^\| `{kind}: .*$", LAYOUTS, re.MULTILINE)
    assert row, f"docs/layouts.md has no row for {kind}"
    own = set(keys(boxes.kinds()[kind])) - set(keys(Box)) - {kind}
    assert [key for key in own if not named(key, LAYOUTS)] == []


@pytest.mark.parametrize(
    "model",
    [
        Box,
        Style,
        Fit,
        FontRole,
        Gap,
        ScriptSpec,
        PageSpec,
        SwatchSpec,
        LayoutSpec,
        ComposeSpec,
        ScaleSpec,
        RunningHead,
        PlainSpec,
        ChartStyle,
        BlockSpec,
        SkySpec,
        Arrangement,
        SidePicture,
        Derived,
        WebSpec,
        WebPanel,
        BrandSpec,
        BrandSwatch,
    ],
    ids=lambda m: m.__name__,
)
def test_every_key_of_a_layout_is_described(model: type[BaseModel]) -> None:
    assert [key for key in keys(model) if not named(key, LAYOUTS)] == []


def test_every_drawing_is_described_with_its_parts() -> None:
    for name, drawing in drawings().items():
        row = re.search(rf"^\| `{name}` .*$", LAYOUTS, re.MULTILINE)
        assert row and all(f"`{part}`" in row[0] for part in drawing.parts), name


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_and_pictures_lead_to_files_that_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", text)
    local = [
        each for pair in targets for each in pair if each and "://" not in each and not each.startswith("#")
    ]
    assert [each for each in local if not (page.parent / each.partition("#")[0]).exists()] == []


def test_the_python_of_the_readme_runs_as_it_stands(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = "\n".join(re.findall(r"^```python\n(.*?)^```", readme, re.MULTILINE | re.DOTALL))
    assert "factsheet.make(" in script
    (tmp_path / "data").symlink_to(ROOT / "data")
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_errors_of_the_readme_are_those_that_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of `factsheet new`, with the two slips that are shown."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(
        r"^\$ factsheet build mine/factsheet\.yaml\n(.*?)^```", readme, re.MULTILINE | re.DOTALL
    )
    assert shown
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(cli, ["new", "mine"])
    assert f"$ factsheet new mine\n{made.stdout}" in readme
    data = Path("mine/factsheet.yaml")
    text = data.read_text(encoding="utf-8")
    slips = {"value: 14700\n": 'value: "14,700"\n', "\nrecommendations:": "\nrecomendations:"}
    for right, wrong in slips.items():
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    data.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, ["build", "mine/factsheet.yaml"])
    assert (done.exit_code, done.output) == (1, shown[1])


def test_readme_says_where_the_command_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.index(".venv/bin/factsheet") < readme.index("$ . .venv/bin/activate\n$ factsheet new")


def test_the_kinds_of_pictures_that_are_taken_are_told() -> None:
    said = (ROOT / "docs" / "blocks.md").read_text(encoding="utf-8").replace("JPEG, WebP", "JPEG, WEBP")
    row = next(line for line in said.splitlines() if line.startswith("| a file |"))
    assert all(each in row for each in ("SVG", *FORMATS)), row


def test_the_layers_in_the_architecture_are_those_of_the_contract() -> None:
    assert make_layer_docs.PAGE.read_text(encoding="utf-8") == make_layer_docs.page()
    assert "pipeline\n" in make_layer_docs.layers()


def test_every_kind_of_block_has_its_picture_on_the_page_of_blocks() -> None:
    said = make_block_docs.page()
    folder = ROOT / "docs" / "pictures" / "blocks"
    kept = {path.stem for path in folder.glob("*.png")}
    assert kept == set(make_block_pictures.pictured())
    assert {each for each in kept if f"(pictures/blocks/{each}.png)" in said} == kept
    assert sum(path.stat().st_size for path in folder.glob("*.png")) < 400_000


def test_a_picture_of_a_block_shows_it_in_every_voice() -> None:
    drawn = make_block_pictures.picture("quote")
    assert drawn.width > len(make_block_pictures.VOICES) * 100
    assert len(drawn.getcolors() or ()) > 4
