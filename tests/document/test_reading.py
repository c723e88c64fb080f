"""The document of an edition: what it says, in reading order, and the nodes it becomes."""

from __future__ import annotations

from decimal import Decimal

from factsheet.display import StructureNode, StructureRole
from factsheet.document.nodes import (
    Group,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Scope,
    Statistic,
    Table,
    TableCell,
    TableRow,
    walk,
    words,
)
from factsheet.document.quantity import Quantity
from factsheet.document.reading import reading
from factsheet.document.text import NOWHERE, PARAGRAPH, Inline, Text


def text(said: str, path: str = "about.text") -> Text:
    return Text((Inline(said),), path)


def outline(node: StructureNode) -> list[tuple[str, str]]:
    return [(node.role.value, node.path) for node in node.walk()]


def test_running_text_is_a_node_for_each_paragraph() -> None:
    nodes = reading(Paragraph(text(f"One.{PARAGRAPH}Two.")))
    assert [(node.role, node.path) for node in nodes] == [
        (StructureRole.PARAGRAPH, "about.text~1"),
        (StructureRole.PARAGRAPH, "about.text~2"),
    ]


def test_a_link_stands_inside_its_text_and_one_to_nowhere_is_a_span() -> None:
    runs = (
        Inline("See "),
        Inline("here", link="https://example.org"),
        Inline(" or "),
        Inline("there", link=NOWHERE),
    )
    (node,) = reading(Paragraph(Text(runs, "about.text")))
    assert [(child.role, child.at) for child in node.children] == [
        (StructureRole.LINK, 4),
        (StructureRole.SPAN, 12),
    ]


def test_a_list_has_labels_and_bodies() -> None:
    item = ListItem(
        "points.first", (Paragraph(text("Asylum", "points.first.title")),), text("1", "points.first.numeral")
    )
    (node,) = reading(List("points.items", (item,), numbered=True))
    assert node.numbered
    assert outline(node) == [
        ("L", "points.items"),
        ("LI", "points.first"),
        ("Lbl", "points.first.numeral"),
        ("LBody", "points.first.body"),
        ("P", "points.first.title"),
    ]


def test_a_table_has_header_cells_with_their_scope_and_spans() -> None:
    head = TableRow("t.head", (TableCell(text("Dose", "t.dose"), Scope.COLUMN, columns=2),))
    row = TableRow(
        "t.r", (TableCell(text("Small", "t.r.name"), Scope.ROW), TableCell(text("5 ml", "t.r.dose")))
    )
    (node,) = reading(Table("t", (head, row), caption=text("Doses", "t.caption")))
    assert outline(node) == [
        *(("Table", "t"), ("Caption", "t.caption"), ("TR", "t.head"), ("TH", "t.dose")),
        *(("TR", "t.r"), ("TH", "t.r.name"), ("TD", "t.r.dose")),
    ]
    cells = {each.path: each for each in node.walk()}
    assert (cells["t.dose"].scope, cells["t.dose"].span) == ("Column", (2, 1))
    assert (cells["t.r.name"].scope, cells["t.r.dose"].scope) == ("Row", "")


def test_words_are_those_of_the_tree_in_reading_order() -> None:
    label = Text((Inline("Only "), Inline("7", ref="value"), Inline(" wells")), "n.a.label")
    inside = Statistic("n.a.statistic", text("7", "n.a.value"), label, Quantity(Decimal(7)))
    beside = Statistic(
        "n.b.statistic", text("9", "n.b.value"), text("pumps", "n.b.label"), Quantity(Decimal(9))
    )
    items = (ListItem("n.a", (inside,)), ListItem("n.b", (beside,), text("2", "n.b.numeral")))
    tree = Group(
        "n",
        (
            Heading(text("Numbers", "n.heading")),
            List("n.items", items),
            Quote(text("Water!", "n.quote"), text("A mother", "n.who")),
            Note(text("* A note", "n.note")),
        ),
    )
    assert [each.plain for each in words(tree)] == [
        *("Numbers", "Only 7 wells", "2", "9", "pumps"),
        *("Water!", "A mother", "* A note"),
    ]
    spoken = {node.path for node in reading(tree)[0].walk()}
    assert {each.path for each in words(tree)} <= spoken
    assert len(list(walk(tree))) == 9


def test_the_number_of_a_sentence_has_the_weight_of_all_numbers() -> None:
    runs = (Inline("A fever above "), Inline("37.5 °C", strong=True, ref="value"), Inline(" needs a clinic"))
    fever = Statistic(
        "n.a.statistic", text("37.5 °C", "n.a.value"), Text(runs, "n.a.label"), Quantity(Decimal("37.5"))
    )
    assert [run.strong for run in fever.figure.runs if run.value.strip()] == [False]
    assert fever.before.plain + fever.figure.plain + fever.after.plain == fever.label.plain
