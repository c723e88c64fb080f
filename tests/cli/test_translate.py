"""`factsheet translate`, from a data file to a translated PDF."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.conftest import Run
from tests.locale.folder import DATA, GERMAN


def catalogued(desk: Path, run: Run) -> Path:
    """A data file with a German catalogue that is filled in."""
    file = desk / "small.yaml"
    file.write_text(DATA, encoding="utf-8")
    assert run("translate", "extract", file, "--language", "de").code == 0
    path = desk / "locale" / "de.po"
    text = path.read_text(encoding="utf-8")
    for key, said in GERMAN.items():
        head, _, rest = text.partition(f'msgctxt "{key}"')
        assert rest, key
        rest = rest.replace('msgstr ""', "msgstr " + json.dumps(said, ensure_ascii=False), 1)
        text = f'{head}msgctxt "{key}"{rest}'
    path.write_text(text, encoding="utf-8")
    return file


def test_texts_go_out_as_po_and_come_back_as_a_pdf(desk: Path, run: Run) -> None:
    file = catalogued(desk, run)
    done = run("build", file, "--language", "all", "--for", "screen")
    assert (done.code, "error" in done.err) == (0, False)
    names = sorted(path.name for path in (desk / "out").glob("*.pdf"))
    assert names == ["small.de.screen.pdf", "small.en.screen.pdf"]


def test_without_a_language_a_template_is_made(desk: Path, run: Run) -> None:
    (desk / "small.yaml").write_text(DATA, encoding="utf-8")
    done = run("translate", "extract", "small.yaml")
    assert done.out.startswith("locale/small.pot  10 texts")


def test_a_catalogue_is_never_begun_anew(desk: Path, run: Run) -> None:
    file = catalogued(desk, run)
    before = (desk / "locale" / "de.po").read_bytes()
    done = run("translate", "extract", file, "--language", "de")
    assert (done.code, "[catalogue-exists]" in done.err) == (1, True)
    assert (desk / "locale" / "de.po").read_bytes() == before


def test_a_changed_text_stops_the_edition_until_somebody_looked(desk: Path, run: Run) -> None:
    file = catalogued(desk, run)
    file.write_text(DATA.replace("title: Refugees", "title: Refugees now"), encoding="utf-8")
    assert "1 fuzzy" in run("translate", "update", file).out
    done = run("build", file, "--language", "en,de", "--for", "screen")
    assert done.code == 1
    assert "title has changed since it was translated into German" in done.err
    assert [path.name for path in (desk / "out").glob("*.pdf")] == ["small.en.screen.pdf"]
    done = run("build", file, "--language", "de", "--fallback", "--for", "screen")
    assert done.code == 0
    assert "printed in English" in done.err


def test_status_is_a_table_with_a_line_for_each_language(desk: Path, run: Run) -> None:
    file = catalogued(desk, run)
    heads, line = run("translate", "status", file).out.splitlines()
    assert heads.split() == ["tag", "language", "translated", "fuzzy", "missing", "problems", "fits"]
    *counts, fits = re.split(r"\s{2,}", line.strip())
    assert counts == ["de", "German", str(len(GERMAN)), "0", "0", "0"]
    record = json.loads(run("translate", "status", file, "--format", "json").out)
    assert record["lang"] == "de" and fits == f"type at {round(100 * record['scale'])} %"


def test_check_tells_file_and_line_and_fails(desk: Path, run: Run) -> None:
    file = catalogued(desk, run)
    path = desk / "locale" / "de.po"
    text = path.read_text(encoding="utf-8").replace("22.744", "22.774")
    path.write_text(text, encoding="utf-8")
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "22.774" in each)
    done = run("translate", "check", file)
    assert done.code == 1
    assert f"locale/de.po:{line}:9: error: summary does not have the number 22744" in done.out


def test_files_for_translators_go_out_and_come_back(desk: Path, run: Run) -> None:
    file = catalogued(desk, run)
    run("translate", "update", file)
    before = (desk / "locale" / "de.po").read_bytes()
    for kind in ("xlsx", "xlf"):
        assert run("translate", "export", file, "--as", kind).code == 0
        done = run("translate", "import", file, f"out/small.de.{kind}")
        assert done.out.strip() == "locale/de.po  0 changed"
    assert (desk / "locale" / "de.po").read_bytes() == before


def test_a_language_that_is_none_is_told(desk: Path, run: Run) -> None:
    (desk / "small.yaml").write_text(DATA, encoding="utf-8")
    done = run("build", "small.yaml", "--language", "german")
    assert (done.code, 'did you mean "de"' in done.err) == (1, True)


def test_pseudo_languages_are_built_without_catalogues(desk: Path, run: Run) -> None:
    (desk / "small.yaml").write_text(DATA, encoding="utf-8")
    done = run("build", "small.yaml", "--language", "en-XA,ar-XB,zh-XC", "--for", "screen")
    assert done.code == 0
    assert len(list((desk / "out").glob("*.pdf"))) == 3
