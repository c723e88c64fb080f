"""What looks like Markdown or HTML and is none here is told; ordinary copy that has the same signs is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content import markup, unmarked
from factsheet.content.lookalikes import lookalikes

TOLD = {
    "Salt &amp; sugar": "html-entity",
    "dirt&nbsp;travels": "html-entity",
    "5 &lt; 6": "html-entity",
    "caf&eacute;": "html-entity",
    "a&#39;s": "html-entity",
    "&#x2014;": "html-entity",
    "<!-- later -->": "html-entity",
    "is __not__ safe": "markdown-mark",
    "__All of it__.": "markdown-mark",
    "is _very_ safe": "markdown-mark",
    "(_in print_)": "markdown-mark",
    "costs ~~12~~ 9 euros": "markdown-mark",
    "Run `factsheet build`.": "markdown-mark",
    "```\ncode\n```": "markdown-mark",
    "![A well](https://example.org/well.png)": "markdown-mark",
    "![ and ![A well](https://example.org/well.png)": "markdown-mark",
    "  | --- | :-- |": "markdown-table",
    "# Wells": "markdown-heading",
    "> Wells": "markdown-quotation",
    "<b>Wells</b>": "html-tag",
}
ORDINARY = (
    *(
        "AT&T",
        "R&D;",
        "AT&T; and others",
        "Q&A;",
        "M&S; M&A;",
        "Tom & Jerry;",
        "salt&or;",
        "fish&chips;",
        "B&B;",
    ),
    *(
        "a_b_c",
        "snake_case",
        "snake_case_name and other_name",
        "_",
        "__",
        "Name: ____ Date: ____",
        "__.__.20__",
    ),
    *("__/__/____", "first_name@example.org", "_info_@example.org", "https://example.org/__a__/_b_/c"),
    *("~5", "~5 to ~10", "~~5", "5 ~ 6 ~ 7", "~/folder and ~/other", "about ~5% ~~ 6%"),
    *("O`zbekiston va O`zbek", "Hawai`i and O`ahu", "`okina and `āina", "`", "5` 6`", "rock `n` roll"),
    *(
        "!",
        "Look![1]",
        "Wow! [here](https://example.org/a.png)",
        "x < y > z",
        "a <b",
        "1 & 2; 3",
        "&",
        "&;",
        "& amp;",
    ),
    *("५ & ६;", "研究&开发;", "#1", "#hashtag", "3 > 2", "a - b", "C# and F#", "2*3*4", "f_1 + f_2", "H_2_O"),
)


@pytest.mark.parametrize(("source", "code"), TOLD.items())
def test_what_looks_like_a_mark_is_told_where_it_stands(source: str, code: str) -> None:
    for read in (markup.read, unmarked.read):
        found = [each for each in read(source).faults if each.code == code]
        if read is markup.read or "](" not in source:
            assert len(found) == 1 and not found[0].error and found[0].hint, read
            assert source[found[0].offset :].strip() and found[0].length > 0


@pytest.mark.parametrize("source", ORDINARY)
def test_ordinary_copy_is_not_told(source: str) -> None:
    assert [each.code for each in lookalikes(source)] == []


def test_a_picture_in_a_text_is_told_what_to_write() -> None:
    (fault,) = [each for each in markup.read("See ![the well](well.png).").faults if each.error]
    assert fault.code == "address-not-valid" and "kind: picture" in fault.hint


@given(st.text(alphabet="_~`&;# <>!-ab1\n", max_size=60))
def test_any_signs_are_read_in_one_go(source: str) -> None:
    for each in lookalikes(source):
        assert 0 <= each.offset < each.offset + each.length <= len(source)
