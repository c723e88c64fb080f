"""Marks in text: what is written is what is meant, and nothing else is markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.content.markup import MarkedPassage, read, write
from factsheet.document.text import PARAGRAPH, Inline


def runs(source: str) -> tuple[Inline, ...]:
    marked = read(source)
    assert not any(fault.error for fault in marked.faults)
    return marked.runs


def test_bold_and_emphasis() -> None:
    assert runs("a **b** *c* ***d***") == (
        Inline("a "),
        Inline("b", strong=True),
        Inline(" "),
        Inline("c", emphasis=True),
        Inline(" "),
        Inline("d", strong=True, emphasis=True),
    )


def test_emphasis_inside_words_of_scripts_without_spaces() -> None:
    assert runs("这是*重点*内容")[1] == Inline("重点", emphasis=True)


def test_a_link_may_hold_marks() -> None:
    assert runs("[the *report*](https://example.org/a)") == (
        Inline("the ", link="https://example.org/a"),
        Inline("report", emphasis=True, link="https://example.org/a"),
    )


def test_a_link_may_lead_nowhere_yet() -> None:
    assert runs("[Hong Kong Free Press](#)") == (Inline("Hong Kong Free Press", link="#"),)


def test_notes_and_numbers_keep_their_ids() -> None:
    assert runs("Hugo[^pseudonym]: {rate}") == (
        Inline("Hugo"),
        Inline("[^pseudonym]", note="pseudonym"),
        Inline(": "),
        Inline("{rate}", ref="rate"),
    )


def test_a_backslash_makes_a_sign_itself() -> None:
    assert runs(r"\*a\* \[b\] \{c\} \\ \d") == (Inline(r"*a* [b] {c} \ \d"),)


@pytest.mark.parametrize(
    "source",
    [
        "<b>bold</b> &amp; &#0;",
        "# heading",
        "_a_ `b` ~c~",
        "!x",
        "1. one",
        "https://example.org",
        "a] b",
        "(a)",
    ],
)
def test_nothing_else_is_markup(source: str) -> None:
    assert runs(source) == (Inline(source),)


def test_line_breaks_are_spaces_and_blank_lines_part_paragraphs() -> None:
    assert runs(" one\n  two  \n\n three\n") == (Inline("one two"), Inline(PARAGRAPH), Inline("three"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_one(end: str) -> None:
    assert runs(f"one{end}two{end}{end}three") == (Inline("one two"), Inline(PARAGRAPH), Inline("three"))


@pytest.mark.parametrize(
    "address",
    [
        "https://en.wikipedia.org/wiki/Refugee_(law)",
        "https://example.org/a(b)c(d)",
        "https://example.org/(a(b)c)",
        "https://example.org/()",
    ],
)
def test_an_address_may_hold_brackets_in_pairs(address: str) -> None:
    source = f"See [the report]({address}), now (or later)."
    assert runs(source)[1:] == (Inline("the report", link=address), Inline(", now (or later)."))
    assert write(runs(source)) == source


def test_an_address_with_half_a_pair_is_told_how_to_write_it() -> None:
    (fault,) = read("See [the report](https://example.org/a(b) now").faults
    assert (fault.offset, fault.code, fault.error) == (15, "link-not-closed", False)
    assert "write %28 and %29 for brackets in no pair" in fault.hint


@pytest.mark.parametrize("sign", ["[", "]", "{", "}", "*", "](", "[^", "**", "[a](("])
def test_texts_of_signs_alone_are_read_in_linear_time(sign: str) -> None:
    marked = read(sign * (20_000 // len(sign)))
    assert len(marked.faults) <= 40


@pytest.mark.parametrize(
    ("source", "offset", "message"),
    [
        ("# Heading", 0, 'a heading of Markdown prints with its "#"'),
        ("Words\n## Heading", 6, 'a heading of Markdown prints with its "#"'),
        ("> Words", 0, 'a quotation of Markdown prints with its ">"'),
        ("a | b\n|---|---|", 6, "a table of Markdown prints as it stands, in one line"),
        ("H<sub>2</sub>O", 1, "a tag of HTML prints as it stands"),
        ('<a href="x">y</a>', 0, "a tag of HTML prints as it stands"),
        ("We ask for\n- shelter\n- food", 11, "a list of lines prints as one running text"),
        ("Steps:\n1. one\n2. two", 7, "a list of lines prints as one running text"),
        ("#### Heading\nWords", 0, 'a heading of Markdown prints with its "#"'),
    ],
)
def test_what_looks_like_markdown_is_told(source: str, offset: int, message: str) -> None:
    (fault,) = read(source).faults
    assert (fault.offset, fault.message, fault.error) == (offset, message, False)
    assert fault.hint


@pytest.mark.parametrize(
    "source", ["a > b", "#1 in Asia", "x <y> z", "am\n1. Mai", "- a dash", "a - b\n--- c"]
)
def test_what_does_not_is_not(source: str) -> None:
    assert not read(source).faults


@pytest.mark.parametrize(
    "source", ["Hugo* witnessed", "*Pseudonym used", "2 * 3", "a * b * c", "Hugo*'s friend, Anna*"]
)
def test_a_lone_star_prints_and_is_hinted_at(source: str) -> None:
    marked = read(source)
    assert "".join(run.value for run in marked.runs) == source
    assert not any(run.emphasis for run in marked.runs)
    assert {fault.error for fault in marked.faults} == {False}
    assert marked.faults[0].hint == "for a note write [^id]; write \\* for a star that shall print"


@pytest.mark.parametrize(
    ("source", "offset", "message"),
    [
        ("a **b", 2, "bold is opened by ** and never closed"),
        ("a **b\n\nc** d", 2, "bold is opened by ** and never closed"),
        ("[a [b](#)](#)", 3, "a link is nested in a link"),
        ("a {b", 2, '"{" stands alone'),
        ("a } b", 2, '"}" stands alone'),
        ("{Not an id}", 0, '"Not an id" is not an id of a key number'),
        ("x[^Not]", 1, '"Not" is not an id of a note'),
        ("[](https://example.org)", 3, 'the link "https://example.org" has no text to show'),
        ("[a]()", 4, 'the link "" does not say where it leads: begin with https://'),
        (
            "[a](javascript:void)",
            4,
            'the link "javascript:void" leads to javascript:, and only http, https, mailto and '
            "tel are allowed",
        ),
        ("[a](//evil.org)", 4, 'the link "//evil.org" does not say where it leads: begin with https://'),
        (
            "[a](https://me:secret@evil.org)",
            4,
            'the link "https://me:secret@evil.org" holds a user name or password',
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(source: str, offset: int, message: str) -> None:
    fault = next(each for each in read(source).faults if each.error)
    assert (fault.offset, fault.message) == (offset, message)
    assert fault.hint


@pytest.mark.parametrize(
    "source",
    [
        "He [...] it; also […]",
        "(see [1]) and [2, 3]",
        "[sic] said",
        "see [this",
        "[+963 11 222-3344]",
        "[a [b] c] d]",
        "[sic] (see below)",
        "[one] [two]",
    ],
)
def test_brackets_that_no_address_follows_are_text(source: str) -> None:
    assert read(source) == MarkedPassage((Inline(source),))


@pytest.mark.parametrize(
    ("source", "offset"),
    [
        ("[the report] (https://example.org)", 11),
        ("[the report](https://example.org", 11),
        ("see [the report](https://example.org/a b) now", 15),
        ("the report](https://example.org)", 10),
    ],
)
def test_what_looks_like_a_broken_link_prints_and_is_told(source: str, offset: int) -> None:
    marked = read(source)
    assert marked.runs == (Inline(source),)
    assert [(each.offset, each.code, each.error) for each in marked.faults] == [
        (offset, "link-not-closed", False)
    ]


def test_a_link_may_stand_in_brackets_with_a_note_and_hold_some() -> None:
    assert runs("[see [the [2nd] report](https://example.org)[^a]]") == (
        Inline("[see "),
        Inline("the [2nd] report", link="https://example.org"),
        Inline("[^a]", note="a"),
        Inline("]"),
    )


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("2**10 = 1024 and 3**2 = 9", "2**10 = 1024 and 3**2 = 9"),
        ("2*3 rooms", "2*3 rooms"),
        ("2*3*4 rooms", "2*3*4 rooms"),
        ("*single 12*15", "*single 12*15"),
        ("*only 12*15 m* of it", "only 12*15 m of it"),
        ("**only 12**15 m** of it", "only 12**15 m of it"),
        ("a ** b ** c", "a ** b ** c"),
        ("١٢*٣ ٤**٥", "١٢*٣ ٤**٥"),
        ("**12** *5* of ***9***", "12 5 of 9"),
    ],
)
def test_stars_between_digits_or_spaces_are_signs(source: str, shown: str) -> None:
    marked = read(source)
    assert "".join(run.value for run in marked.runs) == shown
    assert {each.error for each in marked.faults} <= {False}
    assert bool(marked.faults) == ("*" in shown)


@given(
    st.lists(
        st.one_of(
            st.text("0123456789٠٣०९", min_size=1, max_size=4),
            st.sampled_from(["*", "**", " * ", " ** ", "+", " - ", "/", "=", " ", "x", "重"]),
        ),
        max_size=14,
    ).map("".join)
)
def test_the_digits_and_operators_of_a_text_are_never_lost(source: str) -> None:
    marked = read(source)
    shown = "".join(run.value for run in marked.runs)
    assert re.sub(r"[\s*]", "", shown) == re.sub(r"[\s*]", "", source)
    between = re.compile(r"(?<=\d)\*+(?=\d)")
    assert between.findall(shown)[: len(between.findall(source))] == between.findall(source) or any(
        each.error for each in marked.faults
    )


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("see [Aedes]{lang=la}.", [("see ", ""), ("Aedes", "la"), (".", "")]),
        ("[sic] [a *b*]{lang=IW}", [("[sic] ", ""), ("a ", "he"), ("b", "he")]),
        (r"[Aedes]\{lang=la\}", [("[Aedes]{lang=la}", "")]),
        ("[one]{lang=de} [two]{lang=fr}", [("one", "de"), (" ", ""), ("two", "fr")]),
    ],
)
def test_words_of_another_language_bear_its_tag(source: str, shown: list[tuple[str, str]]) -> None:
    marked = read(source)
    assert not marked.faults
    assert [(run.value, run.lang) for run in marked.runs] == shown


def test_words_of_a_language_and_links_hold_each_other() -> None:
    inside = runs("[see [the Blatt]{lang=de} here](https://example.org)")
    assert [(run.value, run.lang) for run in inside] == [("see ", ""), ("the Blatt", "de"), (" here", "")]
    assert {run.link for run in inside} == {"https://example.org"}
    around = runs("[das [Blatt](https://example.org) hier]{lang=de}")
    assert [run.link for run in around] == ["", "https://example.org", ""]
    assert {run.lang for run in around} == {"de"}


@pytest.mark.parametrize(
    ("source", "offset", "code", "hint", "error"),
    [
        ("see [Aedes]{lang=latin}", 17, "language-not-usable", 'did you mean "la", for Latin?', True),
        ("see [Aedes]{lang=}", 17, "language-not-usable", "write a tag such as en", True),
        ("see [Aedes]{lang=xx}", 17, "language-not-usable", "write a tag such as en", True),
        ("see [Aedes]{lang=qqy}", 17, "unknown-language", "write a tag such as en", False),
        ("see {lang=la}", 4, "language-mark-not-valid", "[words]{lang=la}", True),
        ("see Aedes]{lang=la}", 9, "language-mark-not-valid", "[words]{lang=la}", True),
        ("see []{lang=la}", 5, "language-mark-not-valid", "[words]{lang=la}", True),
        ("[a [b]{lang=de}]{lang=la}", 3, "language-mark-not-valid", "one after the other", True),
    ],
)
def test_a_language_that_is_not_known_is_told_with_its_place(
    source: str, offset: int, code: str, hint: str, error: bool
) -> None:
    fault, *_ = read(source).faults
    assert (fault.offset, fault.code, fault.error) == (offset, code, error)
    assert hint in fault.hint


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=8)
links = st.sampled_from(["", "", "https://example.org", "#", "mailto:a@example.org"])
tongues = st.sampled_from(["", "", "la", "zh-Hant"])
inlines = st.one_of(
    st.builds(Inline, words, strong=st.booleans(), emphasis=st.booleans(), link=links, lang=tongues),
    st.builds(
        lambda name, strong: Inline(f"[^{name}]", strong=strong, note=name),
        st.from_regex(r"[a-z]{1,5}", fullmatch=True),
        st.booleans(),
    ),
    st.builds(
        lambda name, strong: Inline(f"{{{name}}}", strong=strong, ref=name),
        st.from_regex(r"[a-z]{1,5}", fullmatch=True),
        st.booleans(),
    ),
    st.just(Inline(PARAGRAPH)),
)


def _spaced(parts: list[Inline]) -> tuple[Inline, ...]:
    """Runs as a text has them: parted by plain spaces, and no paragraph at an edge or empty."""
    found: list[Inline] = []
    for part in parts:
        if part.value == PARAGRAPH and (not found or found[-1].value == PARAGRAPH):
            continue
        if found and PARAGRAPH not in (part.value, found[-1].value):
            found.append(Inline(" "))
        found.append(part)
    while found and found[-1].value == PARAGRAPH:
        found.pop()
    return tuple(found)


def _joined(parts: tuple[Inline, ...]) -> list[tuple[str, Inline]]:
    """The characters with their marks, however the runs are cut."""
    return [
        (each, Inline("", run.strong, run.emphasis, run.link, run.note, run.ref, lang=run.lang))
        for run in parts
        for each in run.value
    ]


@given(st.lists(inlines, max_size=6).map(_spaced))
def test_what_is_written_is_read_back(parts: tuple[Inline, ...]) -> None:
    marked = read(write(parts))
    assert not any(fault.error for fault in marked.faults)
    assert _joined(marked.runs) == _joined(parts)


@given(st.text("ab *\\[](){}^#:/\n", max_size=30))
def test_reading_and_writing_settle(source: str) -> None:
    marked = read(source)
    assume(not any(fault.error for fault in marked.faults))
    assert read(write(marked.runs)).runs == marked.runs


@given(st.text(max_size=60))
def test_no_text_ends_in_a_traceback_and_no_letter_is_lost(source: str) -> None:
    marked = read(source)
    if not marked.faults and not any(sign in source for sign in "*[]{}\\"):
        assert "".join("".join(run.value for run in marked.runs).split()) == "".join(source.split())
