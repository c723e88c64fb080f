"""An update writes what it says and nothing else: the rest of a catalogue stays byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.content.factsheet import Factsheet
from factsheet.locale.catalogues import parse_catalogue, write_catalogue
from factsheet.locale.po import blocks
from factsheet.translate.template import Changes, template, update
from tests.cli.conftest import Run
from tests.locale.folder import DATA, GERMAN, sheet

OLD = """\
# Left from last year.
#, fuzzy
#~| msgid "A text that was"
#~ msgctxt "gone.one"
#~ msgid "A text that is gone"
#~ msgstr "Ein Text, der weg ist"

#~ msgctxt "gone.two"
#~ msgid ""
#~ "Another "
#~ "text"
#~ msgstr "Noch einer"

#~ msgctxt "gone.three"
#~ msgid "Never translated"
#~ msgstr ""
"""
HEAD = """\
# Geflüchtete: Deutsch
# Translator <a@example.org>, 2023
msgid ""
msgstr ""
"X-Generator: Poedit 3.4\\n"
"Language: de\\n"
"Project-Id-Version: small\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: en\\n"

"""


def german(factsheet: Factsheet, tidied: int = 0) -> str:
    """A catalogue as an editor of translations leaves it: wrapped, with comments, with its own head."""
    parts = []
    for path, entry in template(factsheet, "de").entries.items():
        notes = "".join(f"#. {line}\n" for line in entry.notes.splitlines())
        words = GERMAN.get(path, "").replace('"', '\\"').replace("\n", "\\n").split(" ")
        source = entry.source.replace('"', '\\"').replace("\n", "\\n")
        text = ' "\n"'.join(words)
        parts.append(
            f'# Look at this.\n{notes}#: small.yaml:{len(parts)}\nmsgctxt "{path}"\nmsgid "{source}"\n'
            f'msgstr ""\n"{text}"\n' + "\n" * (1 + (len(parts) + tidied) % 2)
        )
    return HEAD + "".join(parts) + OLD + "\n# The end.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_without_changes_it_says_so_and_the_file_stays(desk: Path, run: Run, end: str, mark: str) -> None:
    text = mark + german(sheet(desk)).replace("\n", end)
    file = desk / "locale" / "de.po"
    file.parent.mkdir()
    file.write_bytes(text.encode())
    before = file.stat()
    assert run("translate", "update", "small.yaml").out == "locale/de.po  up to date\n"
    assert file.read_bytes() == text.encode()
    assert file.stat().st_mtime_ns == before.st_mtime_ns


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.integers(0, 1))
def test_what_is_not_changed_is_written_as_it_stood(tmp_path: Path, end: str, mark: str, tidied: int) -> None:
    factsheet = sheet(tmp_path)
    text = mark + german(factsheet, tidied).replace("\n", end)
    read = parse_catalogue(text, "de.po", "de")
    written = write_catalogue(update(factsheet, read)[0])
    if not tidied:
        assert blocks(written) == blocks(text)
    after = sheet(tmp_path, DATA.replace("title: Refugees", "title: Refugees now"))
    done, changes = update(after, read)
    assert changes == Changes(fuzzy=1)
    was, now = blocks(text), blocks(write_catalogue(done))
    assert [
        n for n, (one, other) in enumerate(zip(was, now, strict=True)) if one.strip() != other.strip()
    ] == [next(n for n, part in enumerate(was) if 'msgctxt "title"' in part)]
    assert write_catalogue(done).startswith(mark + "# Gefl")
    assert ("\r\n" in write_catalogue(done)) is (end == "\r\n")


def test_what_is_written_is_said(desk: Path, run: Run) -> None:
    text = german(sheet(desk)).replace("#. ", "#. Formerly: ").replace("X-Source-Language: en", "X-Other: en")
    file = desk / "locale" / "de.po"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    said = run("translate", "update", "small.yaml").out
    count = text.count("msgctxt") - OLD.count("msgctxt")
    assert said == f"locale/de.po  {count} with another source or note, another head\n"
    after = file.read_text(encoding="utf-8")
    assert "X-Other: en" in after and "X-Generator: Poedit" in after
    assert OLD in after
    assert after.endswith("\n# The end.\n")
    assert run("translate", "update", "small.yaml").out == "locale/de.po  up to date\n"


@given(st.text('ab\n#~|" msgidctxr\\', max_size=60))
def test_blocks_put_together_are_the_file(text: str) -> None:
    assert "".join(blocks(text)) == text
