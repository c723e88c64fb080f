"""PO files: what translators' programs write is read, what is written reads back, all else is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import CatalogueError
from factsheet.locale.po import PoEntry, PoFile, parse, write

_UNFIT = (
    "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0)))).replace("\t", "").replace("\n", "") + "\u2028\u2029"
)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters=_UNFIT), max_size=200)
LINE = st.text(st.characters(codec="utf-8", exclude_characters=_UNFIT + "\n\t"), max_size=40).map(str.strip)


def refused(content: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        parse(content, "de.po")
    return str(caught.value)


@given(source=TEXT.filter(bool), text=TEXT, previous=TEXT, notes=LINE, old=st.booleans())
def test_what_is_written_reads_back_to_the_letter(
    source: str, text: str, previous: str, notes: str, old: bool
) -> None:
    if old:  # gettext keeps neither for what is no longer there
        previous = notes = ""
    entry = PoEntry("story.text", source, text, previous=previous, notes=notes, flags=("fuzzy",), old=old)
    (back,) = parse(write(PoFile("Header", {"Language": "de"}, (entry,))), "de.po").entries
    assert (back.source, back.text, back.previous) == (source, text, previous)
    assert (back.notes, back.fuzzy, back.old) == (notes, True, old)


@given(st.text(max_size=300) | st.text('msgidctr "\\n#~|,.0[]\n', max_size=300))
def test_any_text_is_a_catalogue_or_is_told_to_be_none(content: str) -> None:
    try:
        parse(content, "x.po")
    except CatalogueError as error:
        assert all(each.span and each.span.file == "x.po" for each in error.diagnostics)


def test_a_slip_in_a_file_is_told_with_its_line() -> None:
    assert refused('msgctxt "a"\nmsgid "b"\nmsgstr "c\n').startswith(
        "de.po:3:1: error: this is not a line of a PO file [catalogue-syntax]"
    )


@pytest.mark.parametrize(
    "line", ['msgstr "a "b" c"', "msgstr 'c'", 'msgstr "c" d', "msgstr c", 'msgstr "c\\"']
)
def test_a_translation_with_a_stray_quote_is_never_read_in_part(line: str) -> None:
    assert "de.po:3:1: error: this is not a line of a PO file" in refused(f'msgctxt "a"\nmsgid "b"\n{line}\n')


def test_the_place_of_a_translation_is_its_first_line() -> None:
    content = 'msgctxt "a"\nmsgid "b"\nmsgstr ""\n"c\\n"\n"d"\n\nmsgctxt "e"\nmsgid "f"\nmsgstr "g"\n'
    first, second = parse(content, "de.po").entries
    assert (str(first.span), first.text) == ("de.po:4:2", "c\nd")
    assert str(second.span) == "de.po:9:9"


def test_line_ends_of_windows_and_a_byte_order_mark_are_no_matter() -> None:
    content = '\ufeffmsgctxt "a"\r\nmsgid "b"\r\nmsgstr "c"\r\n'
    assert parse(content, "de.po").entries[0].text == "c"


def test_two_entries_for_one_text_are_refused() -> None:
    entry = 'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n\n'
    assert "de.po:7:9: error: a appears twice [entry-twice]" in refused(entry * 2)


def test_an_entry_without_a_path_is_refused() -> None:
    assert "[entry-without-path]" in refused('msgid "b"\nmsgstr "c"\n')


def test_plural_forms_are_refused_and_their_rule_is_never_run(tmp_path: Path) -> None:
    trap = tmp_path / "ran"
    rule = f"nplurals=2; plural=open('{trap}', 'w');"
    head = f'msgid ""\nmsgstr "Plural-Forms: {rule}\\n"\n\n'
    body = 'msgctxt "a"\nmsgid "b"\nmsgid_plural "bs"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    assert "a has plural forms" in refused(head + body)
    assert not trap.exists()


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\u2028", "\u2029", "\x0c"])
def test_characters_that_would_break_lines_elsewhere_are_refused(character: str) -> None:
    said = refused(f'msgctxt "a"\nmsgid "b"\nmsgstr "c{character}d"\n')
    assert said.startswith(f"de.po:3:1: error: U+{ord(character):04X}")
    with pytest.raises(CatalogueError):
        write(PoFile("", {}, (PoEntry("a", "b", f"c{character}d"),)))


def test_a_catalogue_that_says_the_name_of_a_file_is_not_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("secret.po").write_text('msgctxt "a"\nmsgid "b"\nmsgstr "c"\n')
    assert "[catalogue-syntax]" in refused("secret.po")
