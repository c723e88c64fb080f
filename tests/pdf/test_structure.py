"""What a screen reader is told: the tree, its order, its languages, its links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.display import Direction, DisplayGroup, Link, Page, Placed, StructureNode, StructureRole
from factsheet.errors import OutputError
from factsheet.fonts.library import bundled
from factsheet.pdf.output import PRINT, SCREEN, SCREEN_1_7
from factsheet.pdf.writer import write
from factsheet.units import PageSize
from tests.pdf.made import box, composition, face_for, paragraph, run, whole
from tests.pdf.read import Tree, operators

P = (StructureNode("p", StructureRole.PARAGRAPH),)


def tree(made, output=SCREEN) -> Tree:
    return Tree(write(made, output, bundled()))


def begun(made) -> list:
    """The properties of each piece of marked content."""
    found = operators(write(made, SCREEN, bundled()))
    return [operands[1] for operator, operands in found if operator == "BDC"]


def test_the_tree_is_the_structure_with_its_text():
    assert tree(whole()).lines() == [
        "Document factsheet",
        "  H1 title",
        '    "Clean water"',
        "  Sect numbers",
        "    H2 numbers.heading",
        '      "Key numbers"',
        "    P numbers.text",
        '      "first office of Fijian affairs"',
        "      Span numbers.text~1",
        '        "1"',
        "    P french",
        '      "L’eau, c’est la vie"',
        "  L concerns",
        "    LI concerns.a",
        "      Lbl concerns.a.label",
        '        "1."',
        "      LBody concerns.a.text",
        '        "Leaking pipes"',
        "    LI concerns.b",
        "      Lbl concerns.b.label",
        '        "2."',
        "      LBody concerns.b.text",
        '        "Old pumps"',
        "  Aside story",
        "    P story.text",
        '      "A story"',
        "  Figure qr",
        '    ""',
        "  P contact",
        '    "Visit "',
        "    Link contact~1",
        '      "example.org/water"',
        "      -> https://example.org/water",
        '    " today."',
        "  FENote note.a",
        '    "* Source: the water office"',
    ]


def test_roles_have_the_names_of_the_version():
    older, printed = tree(whole(), SCREEN_1_7), tree(whole(), PRINT)
    assert older.element("note.a").S == "/Note"
    assert older.element("story").S == "/Aside"
    assert older.pdf.Root.StructTreeRoot.RoleMap.Aside == "/Sect"
    assert older.element("contact~1").S == "/Link"
    assert printed.element("contact~1").S == "/Span", "on paper a link is text"


def test_content_of_a_line_painted_backward_reads_forward():
    parts = {0: "one ", 4: "two ", 8: "three"}
    items = [Placed(run(part, "p", start=start), 20 + 40 * start, 50) for start, part in parts.items()]
    made = composition(*reversed(items), nodes=P)
    assert tree(made).text() == "one two three"


def test_runs_in_order_are_one_piece_of_marked_content():
    items = (Placed(run("one ", "p"), 20, 50), Placed(run("two", "p", start=4), 20, 62))
    assert len(begun(composition(*items, nodes=P))) == 1


@given(
    st.lists(st.text("abc ", min_size=1, max_size=4), min_size=1, max_size=8).flatmap(
        lambda parts: st.tuples(
            st.just(parts), st.permutations(range(len(parts))), st.sets(st.sampled_from(range(len(parts))))
        )
    )
)
def test_reading_order_is_never_paint_order(case):
    """However the pieces of a paragraph are painted, and whichever are links, it reads as written."""
    parts, painted, linked = case
    starts = [sum(map(len, parts[:index])) for index in range(len(parts))]
    paths = [f"p~{index}" if index in linked else "p" for index in range(len(parts))]
    items = [
        Placed(run(parts[index], paths[index], start=starts[index]), 20 + 9 * index, 50) for index in painted
    ]
    spans = tuple(
        StructureNode(paths[index], StructureRole.SPAN, at=starts[index]) for index in sorted(linked)
    )
    made = composition(*items, nodes=(StructureNode("p", StructureRole.PARAGRAPH, spans),))
    assert tree(made).text() == "".join(parts)


def test_a_link_in_the_second_line_does_not_swallow_the_text_around_it():
    items = (
        Placed(run("before ", "p", start=0), 20, 50),
        Placed(run("after", "p", start=11), 20, 62),
        Placed(run("link", "p~1", start=0), 60, 50),
        Placed(Link(20, 10, "https://example.org", "p~1"), 60, 42),
    )
    made = composition(
        *items,
        nodes=(
            StructureNode("p", StructureRole.PARAGRAPH, (StructureNode("p~1", StructureRole.LINK, at=7),)),
        ),
    )
    assert tree(made).text() == "before linkafter"


def test_right_to_left_text_is_told_in_logical_order():
    shelf, key = face_for("שלום לכם", "Hebr")
    made = paragraph("שלום לכם", key=key, library=shelf, rtl=True, lang="he", direction=Direction.RTL)
    found = Tree(write(made, SCREEN, shelf))
    assert found.text() == "שלום לכם"
    assert found.pdf.Root.ViewerPreferences.Direction == "/R2L"
    assert found.element("factsheet").A.WritingMode == "/RlTb"


def test_right_to_left_text_around_a_link_is_told_in_logical_order():
    shelf, key = face_for("שלום לכם", "Hebr")
    hebrew = {"key": key, "library": shelf, "rtl": True, "lang": "he"}
    items = (
        Placed(run("link", "p~1", lang="he"), 100, 50),
        Placed(run("שלום ", "p", **hebrew), 150, 50),
        Placed(run(" לכם", "p", start=9, **hebrew), 50, 50),
    )
    nodes = (StructureNode("p", StructureRole.PARAGRAPH, (StructureNode("p~1", StructureRole.SPAN, at=5),)),)
    found = Tree(write(composition(*items, nodes=nodes, lang="he"), SCREEN, shelf))
    assert found.text() == "שלום link לכם"


def test_words_on_two_lines_do_not_run_together_in_the_told_text():
    shelf, key = face_for("שלום לכם", "Hebr")
    hebrew = {"key": key, "library": shelf, "rtl": True, "lang": "he"}
    items = [
        Placed(run(text, "p", start=start, **hebrew), 50, 50 + start)
        for start, text in ((0, "שלום"), (5, "לכם"))
    ]
    assert Tree(write(composition(*items, nodes=P, lang="he"), SCREEN, shelf)).text() == "שלום לכם"


def test_a_paragraph_on_two_pages_is_one_element():
    texts = {0: "one ", 4: "two"}
    pages = tuple(
        Page(PageSize(200.0, 200.0), (Placed(run(text, "p", start=start), 20, 50),))
        for start, text in texts.items()
    )
    lines = tree(composition(pages=pages, nodes=P)).lines()
    assert lines == ["Document factsheet", "  P p", '    "one "', '    "two"']


def test_languages_are_named_where_they_change():
    found = tree(whole())
    assert found.pdf.Root.Lang == "en"
    assert found.element("french").Lang == "fr"
    assert "/Lang" not in found.element("title")


def test_a_foreign_word_inside_a_paragraph_names_its_language():
    items = (Placed(run("The ", "p"), 20, 50), Placed(run("Zeitgeist", "p", start=4, lang="de"), 60, 50))
    assert ["/Lang" in each for each in begun(composition(*items, nodes=P))] == [False, True]


@pytest.mark.parametrize(
    ("numbered", "labeled", "output", "numbering"),
    [
        (True, True, SCREEN, "/Decimal"),
        (False, True, SCREEN, "/Unordered"),
        (False, True, PRINT, "/Disc"),
        (False, False, SCREEN, "/None"),
    ],
)
def test_lists_say_how_they_are_numbered(numbered, labeled, output, numbering):
    items = [Placed(run("Pipes", "a.body"), 40, 50)]
    if labeled:
        items.append(Placed(run("-", "a.label"), 20, 50))
    item = StructureNode(
        "a",
        StructureRole.ITEM,
        (StructureNode("a.label", StructureRole.LABEL), StructureNode("a.body", StructureRole.BODY)),
    )
    made = composition(*items, nodes=(StructureNode("list", StructureRole.LIST, (item,), numbered=numbered),))
    assert tree(made, output).element("list").A.ListNumbering == numbering


def test_what_a_link_is_for_does_not_replace_its_text():
    found = tree(whole())
    assert "/Alt" not in found.element("contact~1")


def test_a_figure_says_what_it_is_and_where():
    found = tree(whole())
    assert found.element("qr").Alt == "QR code: opens example.org/water"
    assert [float(edge) for edge in found.element("qr").A.BBox] == [20, 130, 50, 160]


def test_a_figure_in_a_flipped_group_is_where_it_is_seen():
    inner = DisplayGroup((Placed(box(10, 10, path="f"), 5, 0),), 100, 10, flipped=True)
    made = composition(Placed(inner, 50, 0), nodes=(StructureNode("f", StructureRole.FIGURE, alt="A box"),))
    found = tree(made)
    assert [float(edge) for edge in found.element("f").A.BBox] == [135, 390, 145, 400]


def test_a_group_with_a_path_is_that_content_whole():
    inner = DisplayGroup(
        (Placed(run("AB", "logo"), 0, 10), Placed(box(5, 5), 0, 0)), 40, 20, path="logo", clip=True
    )
    made = composition(Placed(inner, 10, 10), nodes=(StructureNode("logo", StructureRole.FIGURE, alt="AB"),))
    found = [operator for operator, _ in operators(write(made, SCREEN, bundled()))]
    assert [each for each in found if each in ("BDC", "EMC", "q", "Q")] == ["BDC", "q", "Q", "EMC"]


def test_a_figure_without_alternative_is_refused():
    with pytest.raises(OutputError, match="no text alternative"):
        tree(
            composition(Placed(box(5, 5, path="f"), 0, 0), nodes=(StructureNode("f", StructureRole.FIGURE),))
        )


def test_content_outside_the_reading_order_is_refused():
    with pytest.raises(OutputError, match="no place in the reading order") as caught:
        tree(composition(Placed(run("Lost", "lost"), 20, 50), nodes=P))
    assert caught.value.diagnostics[0].path == "lost"


def test_two_pieces_with_one_path_are_refused():
    with pytest.raises(OutputError, match="same path"):
        tree(composition(Placed(run("x", "p"), 20, 50), nodes=P * 2))


def test_marked_content_never_crosses_states_or_text():
    for output in (PRINT, SCREEN):
        depth: list[str] = []
        closing = {"Q": "q", "ET": "BT", "EMC": "BDC"}
        for operator, _ in operators(write(whole(), output, bundled())):
            if operator in closing.values():
                depth.append(operator)
            elif operator in closing:
                assert depth.pop() == closing[operator]
        assert not depth


def test_every_mark_on_the_page_is_content_or_artifact():
    open_marks, painting = 0, {"f", "f*", "S", "B", "Tj", "TJ", "Do"}
    for operator, _ in operators(write(whole(), PRINT, bundled())):
        open_marks += {"BDC": 1, "EMC": -1}.get(operator, 0)
        assert operator not in painting or open_marks


def test_links_are_annotations_tied_to_their_element():
    found = tree(whole())
    (annotation,) = found.pdf.pages[0].Annots
    assert annotation.Contents == "Open the water site"
    assert annotation.A.URI == "https://example.org/water"
    numbers = found.pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    assert parents[int(annotation.StructParent)].ID == "contact~1"


def test_a_link_without_its_area_is_text():
    made = composition(
        Placed(run("link", "p~1"), 20, 50),
        nodes=(
            StructureNode("p", StructureRole.PARAGRAPH, (StructureNode("p~1", StructureRole.LINK, at=0),)),
        ),
    )
    assert tree(made).element("p~1").S == "/Span"


def test_addresses_are_written_in_ascii():
    items = (
        Placed(run("link", "p~1"), 20, 50),
        Placed(Link(20, 10, "https://example.org/wasser-für-alle?a=1&b=%20", "p~1"), 20, 42),
    )
    nodes = (StructureNode("p", StructureRole.PARAGRAPH, (StructureNode("p~1", StructureRole.LINK, at=0),)),)
    line = next(line for line in tree(composition(*items, nodes=nodes)).lines() if "->" in line)
    assert line.endswith("-> https://example.org/wasser-f%C3%BCr-alle?a=1&b=%20")


def test_parents_are_those_whose_content_it_is():
    found = tree(whole())
    marked = found.pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    for number, element in enumerate(marked):
        assert number in [kid for kid in element.K if isinstance(kid, int)]


def test_print_has_no_annotations_and_no_bookmarks():
    pdf = tree(whole(), PRINT).pdf
    assert "/Annots" not in pdf.pages[0] and "/Outlines" not in pdf.Root


def test_bookmarks_lead_to_elements_in_pdf_2_and_to_pages_before():
    new, old = tree(whole()), tree(whole(), SCREEN_1_7)
    entry = new.pdf.Root.Outlines.First
    assert (entry.Title, entry.Dest[0].ID, entry.Next.Title) == ("Clean water", "title", "Key numbers")
    assert old.pdf.Root.Outlines.First.Dest[0].objgen == old.pdf.pages[0].objgen
