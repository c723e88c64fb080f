"""Structure: tags with their types and parents; headings, lists, tables, figures, notes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.geometry import size
from factsheet.pdftools.preflight.check import (
    Answer,
    Fault,
    NotChecked,
    Subject,
    access,
    archive,
    check,
    structure_check,
)
from factsheet.pdftools.preflight.marks import PageMark, TextMark
from factsheet.pdftools.preflight.objects import (
    box,
    entry,
    identity,
    integer,
    name,
    raw_sequence,
    sequence,
    truth,
)
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.report import Level
from factsheet.pdftools.preflight.structure import (
    PDF_2,
    STANDARD,
    STANDARD_1,
    STANDARD_2,
    MarkedContent,
    ObjectKid,
    StructElem,
    Structure,
)

# The file is tagged.

_EXPORT_TAGGED = "export it as a tagged PDF"


@check(
    "tagged",
    "The file is tagged, and all of it is one document",
    access("6.2, 7.1", "6.2, 8.2.5.2") | archive("6.7.2.2, 6.7.3.3", ""),
)
def tagged(subject: Subject) -> Iterator[Answer]:
    """Look for the mark, the tree and its root."""
    if not truth(entry(subject.file.catalog, "/MarkInfo", "/Marked")):
        yield Fault("the file does not say that it is tagged (MarkInfo)", _EXPORT_TAGGED)
    if truth(entry(subject.file.catalog, "/MarkInfo", "/Suspects")):
        yield Fault("the file says that its tags are guesses (Suspects)", "check the tags")
    structure = subject.file.structure
    if structure is None:
        yield Fault("there is no structure tree", _EXPORT_TAGGED)
        return
    for message in dict.fromkeys(structure.problems):
        yield Fault(message, _EXPORT_TAGGED)
    if not structure.top:
        yield Fault("the structure tree is empty", _EXPORT_TAGGED)
    elif [each.role for each in structure.top] != ["Document"]:
        yield Fault("the tree does not have one Document at its top", _EXPORT_TAGGED)
    elif subject.claims(Standard.UA2, Standard.WTPDF) and structure.top[0].namespace != PDF_2:
        yield Fault("the Document is not in the namespace of PDF 2.0", _EXPORT_TAGGED)


# Types of elements are standard ones, or mapped to such.

_WITHIN = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}


@structure_check(
    "roles",
    "Every element has a standard type, and stands where that type may stand",
    access("7.1", "8.2.4") | archive("6.7.3.4", ""),
)
def roles(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Look at types, at the role map and at the parents of parts of lists and tables."""
    for type_, target in structure.roles.items():
        if type_ in STANDARD_1 and type_ == target:
            yield Fault(f"the type {type_} is mapped to itself")
    second = subject.claims(Standard.UA2, Standard.WTPDF)
    for element in structure.elements():
        allowed = STANDARD_2 if second and element.namespace == PDF_2 else STANDARD if second else STANDARD_1
        if element.role not in allowed and not _is_heading(element.role):
            hint = "map it to a standard type"
            yield Fault(f"the type {element.type} is not a standard type", hint, element.page, element.label)
        if second and element.namespace == PDF_2 and element.role in ("Note", "H"):
            yield Fault(f"the type {element.role} is not one of PDF 2.0", "", element.page, element.label)
        wanted = _WITHIN.get(element.role)
        above = next((each for each in element.ancestors() if each.role not in ("NonStruct", "Div")), None)
        if wanted and (above is None or above.role not in wanted):
            stands = above.role if above else "nothing"
            yield Fault(f"the type {element.role} stands in {stands}", "", element.page, element.label)


def _is_heading(role: str) -> bool:
    return role[:1] == "H" and role[1:].isdecimal()


# The way back from content to its element.

_EXPORT_ANEW = "export the tags anew"


@structure_check(
    "structure-parents",
    "The parent tree leads from all content back to the element that has it",
    access("7.1", "8.2.1") | archive("6.7.3.3", ""),
)
def structure_parents(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Walk the tree forth and the parent tree back."""
    seen: set[MarkedContent] = set()
    rows = {page.number: _row(structure, page.entries.get("/StructParents")) for page in subject.file.pages}
    for element in structure.elements():
        for kid in element.kids:
            if isinstance(kid, MarkedContent):
                if kid in seen:
                    yield Fault(f"content {kid.mcid} has two elements", _EXPORT_ANEW, kid.page, element.label)
                seen.add(kid)
                row = rows.get(kid.page, [])
                owner = row[kid.mcid] if 0 <= kid.mcid < len(row) else None
                if owner is None or identity(owner) != identity(element.source):
                    yield Fault(
                        f"the parent tree does not lead to it (content {kid.mcid})",
                        _EXPORT_ANEW,
                        kid.page,
                        element.label,
                    )
            elif isinstance(kid, ObjectKid):
                key = integer(entry(kid.source, "/StructParent"))
                owner = structure.parents.get(key) if key is not None else None
                if owner is None or identity(owner) != identity(element.source):
                    yield Fault(
                        "the parent tree does not lead from the annotation to it",
                        _EXPORT_ANEW,
                        kid.page,
                        element.label,
                    )


def _row(structure: Structure, key: object) -> list[object]:
    number = integer(key)
    return raw_sequence(structure.parents.get(number)) if number is not None else []


# Everything on a page is either content of the structure or an artifact.

_TAG_OR_ARTIFACT = "tag it, or mark it as an artifact"


@structure_check(
    "marked-content",
    "Everything painted is content of an element, or an artifact, and not both",
    access("7.1", "8.2.2") | archive("6.7.2.2", ""),
)
def marked_content(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Look at the marked content around every mark."""
    for page in subject.file.pages:
        for mark in page.reading.marks:
            message = _marking_fault(page, mark, structure)
            if message:
                yield Fault(message, _TAG_OR_ARTIFACT, page.number, page.place(mark.box))


def _marking_fault(page: PageSheet, mark: PageMark, structure: Structure) -> str:
    shown = f"text {mark.string[:40]!r}" if isinstance(mark, TextMark) else f"a {type(mark).__name__.lower()}"
    inside_form = any(each.startswith("form") for each in mark.within)
    if mark.artifact is not None:
        tagged = mark.mcid is not None and MarkedContent(page.number, mark.mcid) in structure.owners
        return f"{shown} is an artifact inside content, or content inside an artifact" if tagged else ""
    if mark.mcid is None:
        # A form that is drawn inside marked content belongs to it.
        tagged = inside_form and any(each.mcid is not None for each in mark.marked)
        return "" if tagged else f"{shown} is neither content nor an artifact"
    if MarkedContent(page.number, mark.mcid) not in structure.owners and not inside_form:
        return f"{shown} is marked as content {mark.mcid}, which no element has"
    return ""


# Headings, by which those who do not see the page find their way.


@structure_check(
    "headings", "Headings begin at level 1, skip no level and say something", access("7.4.2", "8.2.5.12")
)
def headings(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Walk through the headings in reading order."""
    found = [each for each in structure.elements() if _is_heading(each.role)]
    if not found:
        yield Fault("there is no heading", "tag the title as H1, the headings of parts as H2")
    last = 0
    for element in found:
        level = int(element.role[1:])
        if level > last + 1:
            expected = f"after level {last}" if last else "as the first heading"
            yield Fault(
                f"a heading of level {level} {expected}", f"make it H{last + 1}", element.page, element.label
            )
        if not structure.text(element).strip():
            yield Fault("a heading is empty", "remove its tag", element.page, element.label)
        last = level


# Lists, which are read out with the number of their items.

_NUMBERINGS = frozenset(
    (
        *(
            "None",
            "Disc",
            "Circle",
            "Square",
            "Decimal",
            "UpperRoman",
            "LowerRoman",
            "UpperAlpha",
            "LowerAlpha",
        ),
        *("Unordered", "Ordered", "Description"),
    )
)


@structure_check(
    "lists", "Lists are made of items with bodies, and say how they are numbered", access("7.6", "8.2.5.25")
)
def lists(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Look at every list and every item."""
    for each in structure.of_role("L"):
        strays = sorted({kid.role for kid in each.children} - {"LI", "L", "Caption"})
        if strays:
            yield Fault(f"a list holds {', '.join(strays)}", "put it into items (LI)", each.page, each.label)
        numbering = name(each.attribute("List", "ListNumbering", structure.classes))
        has_labels = any(kid.role == "Lbl" for item in each.children for kid in item.children)
        if has_labels and numbering not in _NUMBERINGS - {"None"}:
            hint = "set ListNumbering: Decimal for numbers, Disc or Unordered for bullets"
            yield Fault("a list has labels and does not say how it is numbered", hint, each.page, each.label)
        elif numbering and numbering not in _NUMBERINGS:
            yield Fault(f"there is no way of numbering {numbering!r}", "", each.page, each.label)
    for item in structure.of_role("LI"):
        strays = sorted({kid.role for kid in item.children} - {"Lbl", "LBody"})
        if strays:
            yield Fault(
                f"an item of a list holds {', '.join(strays)}", "put it into LBody", item.page, item.label
            )
        elif not item.children:
            yield Fault("an item of a list has no body", "put its content into LBody", item.page, item.label)


# Tables with headers, so that a number can be told by its column.


@structure_check(
    "tables", "Tables have header cells with their scope, and rows of one length", access("7.5", "8.2.5.26")
)
def tables(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Look at the rows and cells of each table."""
    for table in structure.of_role("Table"):
        rows = [each for each in table.walk() if each.role == "TR"]
        by_row = [[cell for cell in row.children if cell.role in ("TH", "TD")] for row in rows]
        cells = [cell for row in by_row for cell in row]
        headers = [cell for cell in cells if cell.role == "TH"]
        if not headers:
            yield Fault(
                "a table has no header cells",
                "tag the heads of columns or rows as TH",
                table.page,
                table.label,
            )
        named = any(sequence(cell.attribute("Table", "Headers", structure.classes)) for cell in cells)
        for cell in headers:
            scope = name(cell.attribute("Table", "Scope", structure.classes))
            if scope not in ("Row", "Column", "Both") and not named:
                yield Fault("a header cell does not say what it heads", "set Scope", cell.page, cell.label)
        # Rows of one length; a cell over several rows makes that hard to tell.
        if any(_cell_span(cell, "RowSpan", structure) > 1 for cell in cells):
            yield NotChecked("a table has cells over several rows; their sum is not checked")
        elif len({sum(_cell_span(cell, "ColSpan", structure) for cell in row) for row in by_row}) > 1:
            yield Fault("the rows of a table differ in length", "set ColSpan", table.page, table.label)


def _cell_span(cell: StructElem, key: str, structure: Structure) -> int:
    return integer(cell.attribute("Table", key, structure.classes)) or 1


# Pictures in words, for those who do not see them.

_FILE_NAME = re.compile(
    r"(?i)\.(jpe?g|png|gif|tiff?|svg|eps|pdf|webp|bmp|ai|psd)$|^(img|dsc|image|figure|picture)[ _-]?\d*$"
)
_DESCRIBE = "describe what the picture says, in a sentence"


@structure_check(
    "figures",
    "Every picture has a text alternative that says something, and a box",
    access("7.3", "8.2.5.28.2") | archive("6.7.3.4", ""),
)
def figures(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Look at figures and formulas."""
    for each in structure.of_role("Figure", "Formula"):
        said = (each.words("Alt") or each.words("ActualText") or "").strip()
        if not said:
            yield Fault("a picture has no text alternative", _DESCRIBE, each.page, each.label)
        elif _FILE_NAME.search(said):
            yield Fault(
                f"the text alternative is a file name, {said[:60]!r}", _DESCRIBE, each.page, each.label
            )
        elif len(said) < 3 and not all(_is_sign(each) for each in said):
            message = f"the text alternative says hardly anything, {said!r}"
            yield Fault(message, _DESCRIBE, each.page, each.label, Level.WARNING)
        found = box(each.attribute("Layout", "BBox", structure.classes))
        if each.role == "Figure" and found is None:
            yield Fault("a picture does not say where it is (BBox)", "set its box", each.page, each.label)
        elif found and not all(size(found)):
            yield Fault("the box of a picture is empty", "set its box", each.page, each.label)


def _is_sign(character: str) -> bool:
    """Whether a character says something by itself: a symbol such as ✓ or ✗, an emoji, an ideograph.

    Screen readers speak symbols by their names in the language of the reader, as CLDR gives them; a word of
    Chinese or Japanese may be one ideograph.
    """
    kind = unicodedata.category(character)
    return kind == "So" or character == "\ufe0f" or unicodedata.name(character, "").startswith("CJK")


# Notes, each to be found by its own identifier.


@structure_check("notes", "Every note has an identifier of its own", access("7.9", "8.2.5.14"))
def notes(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Look at the identifiers of notes, and that no two elements share one."""
    counted = Counter(own for each in structure.elements() if (own := each.words("ID")))
    for own, times in counted.items():
        if times > 1:
            yield Fault(f"{times} elements have the identifier {own!r}")
    if subject.claims(Standard.UA1):
        for each in structure.of_role("Note"):
            if not each.words("ID"):
                yield Fault("a note has no identifier", "give it an ID", each.page, each.label)
