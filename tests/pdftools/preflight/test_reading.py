"""The reader of content streams: what is painted, where, in which state, and what it says."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject

from factsheet.pdftools.preflight.colors import PAPER, PageGround, samples
from factsheet.pdftools.preflight.encodings import character_map
from factsheet.pdftools.preflight.file import File
from factsheet.pdftools.preflight.fonts import PdfFont, ShownText
from factsheet.pdftools.preflight.functions import function
from factsheet.pdftools.preflight.marks import Path, PictureMark, State, TextMark
from factsheet.pdftools.preflight.operators import OperatorError, PdfName, operations
from factsheet.pdftools.preflight.page import read
from factsheet.pdftools.preflight.paint import INKS, LIGHT, ColorSpace, PagePaint, Viewer, space
from factsheet.pdftools.preflight.programs import program
from factsheet.pdftools.preflight.reading.machine import Reading

PAGE = (0.0, 0.0, 600.0, 800.0)
WORDS = (
    *(
        b"q",
        b"Q",
        b"cm",
        b"re",
        b"f",
        b"S",
        b"W",
        b"n",
        b"BT",
        b"ET",
        b"Tf",
        b"Td",
        b"Tj",
        b"TJ",
        b"Do",
        b"gs",
        b"sh",
    ),
    *(
        b"k",
        b"rg",
        b"g",
        b"scn",
        b"cs",
        b"BDC",
        b"EMC",
        b"1",
        b"-2.5",
        b"0",
        b"99999999999",
        b"/F1",
        b"/Pattern",
    ),
    *(
        b"(a)",
        b"<00ff>",
        b"[",
        b"]",
        b"<<",
        b">>",
        b"BI",
        b"ID",
        b"EI",
        b"true",
        b"(",
        b"c",
        b"h",
        b"m",
        b"l",
        b"%x\n",
    ),
)


def marks(content: str) -> Reading:
    return read(content.encode("latin-1"), DictionaryObject(), PAGE)


def dictionary(**entries: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def array(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(value) for value in values])


@pytest.mark.parametrize(
    ("text", "blank"),
    [(" ", True), ("\u200b", True), ("\u200f \ufeff", True), ("\u00ad", False), ("\u200fא", False)],
)
def test_characters_that_only_part_words_are_blank_and_a_hyphen_is_not(text: str, blank: bool) -> None:
    shown = tuple(ShownText(0, each, 0.0) for each in text)
    assert (
        TextMark(
            PAGE, State(), (), (), PdfFont(None, None, "F", "Type1", False, None), 9.0, shown, True
        ).is_blank
        is blank
    )


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=300, deadline=None)
def test_no_content_breaks_the_reader(words: list[bytes]) -> None:
    reading = read(b" ".join(words), DictionaryObject(), PAGE)
    assert all(isinstance(message, str) for message in reading.problems + reading.unread)


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_bytes_break_the_tokens(content: bytes) -> None:
    try:
        list(operations(content))
    except OperatorError as error:
        assert str(error)


def test_operands_of_every_kind() -> None:
    content = rb"/A#20b [1 -.5 (x\)\(\101\n) <4a4>] <</K true /L [null]>> BDC"
    (found,) = operations(content)
    assert found.operator == "BDC"
    assert found.operands == [PdfName("A b"), [1.0, -0.5, b"x)(A\n", b"J@"], {"K": True, "L": [None]}]


def test_an_inline_image_is_not_taken_for_operators() -> None:
    found = list(operations(b"BI /W 2 /H 1 /IM true /BPC 1 ID \x80 Q EI Q"))
    assert [each.operator for each in found] == ["BI", "Q"]


def test_a_box_is_seen_through_matrix_and_clip() -> None:
    (mark,) = marks("q 2 0 0 2 100 100 cm 0 0 5 50 re W n 0 0 20 20 re f Q").marks
    assert mark.box == (100, 100, 110, 140)
    assert not mark.state.clip_is_loose


def test_what_is_clipped_away_is_not_there() -> None:
    assert marks("q 0 0 10 10 re W n 50 50 10 10 re f Q").marks == []


def test_a_line_is_as_thick_as_on_the_page() -> None:
    (mark,) = marks("q .5 0 0 .5 0 0 cm 1 w 10 10 m 100 10 l S Q").marks
    assert isinstance(mark, Path)
    assert mark.line_width == 0.5


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("q", "is saved"),
        ("Q", "is restored"),
        ("EMC", "without having been begun"),
        ("/P BMC", "not ended"),
        ("1 2 3 rg 1 g (x) Tj", "without a font"),
        ("/X gs", "not among the resources"),
        ("1 0 rg", "make no sense"),
        ("foo", "no operator 'foo'"),
    ],
)
def test_what_is_wrong_is_told(content: str, problem: str) -> None:
    assert any(problem in each for each in marks(content).problems)


def test_a_form_in_itself_ends() -> None:
    pdf = pikepdf.new()
    form = pdf.make_stream(
        b"/Fm Do 0 0 9 9 re f", {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form}
    )
    form["/BBox"] = [0, 0, 100, 100]
    form["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=form))
    reading = first_page(pdf, b"/Fm Do", form.Resources)
    assert len(reading.marks) == 1
    assert any("in themselves" in each for each in reading.unread)


def first_page(pdf: pikepdf.Pdf, content: bytes, resources: pikepdf.Dictionary) -> Reading:
    pdf.add_blank_page(page_size=(600, 800))
    pdf.pages[0].Contents = pdf.make_stream(content)
    pdf.pages[0].Resources = resources
    buffer = io.BytesIO()
    pdf.save(buffer)
    return File(buffer.getvalue()).pages[0].reading


def test_forms_that_multiply_end() -> None:
    pdf = pikepdf.new()
    inner = pikepdf.Dictionary()
    for depth in range(8):
        form = pdf.make_stream(f"/F{depth - 1} Do ".encode() * 30 if depth else b"n")
        form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 9, 9]})
        form["/Resources"] = pikepdf.Dictionary(XObject=inner)
        inner = pikepdf.Dictionary({f"/F{depth}": form})
    reading = first_page(pdf, b"/F7 Do", pikepdf.Dictionary(XObject=inner))
    assert any("operators" in each for each in reading.unread)


def test_inks_of_a_press_jpeg() -> None:
    pdf = pikepdf.new()
    buffer = io.BytesIO()
    Image.new("CMYK", (8, 8), (255, 0, 128, 0)).save(buffer, "JPEG", quality=95)
    stream = pdf.make_stream(b"")
    stream.write(buffer.getvalue(), filter=pikepdf.Name.DCTDecode)
    stream.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 8, "/Height": 8})
    # As Adobe's programs write them: inks turned round, and Decode to say so.
    stream.update({"/ColorSpace": pikepdf.Name.DeviceCMYK, "/BitsPerComponent": 8})
    stream["/Decode"] = [1, 0, 1, 0, 1, 0, 1, 0]
    content = b"q 9 0 0 9 0 0 cm /Im Do Q"
    reading = first_page(pdf, content, pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=stream)))
    (mark,) = reading.marks
    assert isinstance(mark, PictureMark)
    (color,) = samples(mark) or ()
    assert color == pytest.approx((1, 0, 0.5, 0), abs=0.02)


@pytest.mark.parametrize(
    ("content", "size", "left"),
    [
        ("BT /F 10 Tf 1 0 0 1 50 60 Tm (ab) Tj ET", 10, 50),
        ("q 2 0 0 2 0 0 cm BT /F 10 Tf 50 60 Td (ab) Tj ET Q", 20, 100),
        ("BT /F 10 Tf 50 60 Td [(a) -1000 (b)] TJ ET", 10, 50),
        ("BT /F 10 Tf 12 TL 50 60 Td (x) Tj (ab) ' ET", 10, 50),
    ],
)
def test_text_stands_where_it_is_seen(content: str, size: float, left: float) -> None:
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    reading = first_page(pdf, content.encode(), pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)))
    mark = reading.marks[-1]
    assert isinstance(mark, TextMark)
    assert (mark.string, mark.size, mark.box[0]) == ("ab", size, left)


def test_the_color_under_a_point() -> None:
    page = marks(
        "0 1 0 rg 100 100 100 100 re f 1 0 0 rg 150 150 m 200 150 l 150 200 l f 0 0 1 rg 0 0 1 1 re f"
    )
    ground = PageGround(page.marks)
    last = len(page.marks)
    assert ground.under(last, (110, 110)) == PagePaint(LIGHT, (0.0, 1.0, 0.0))
    assert ground.under(last, (160, 160)) == PagePaint(LIGHT, (1.0, 0.0, 0.0))
    assert ground.under(last, (195, 195)) == PagePaint(LIGHT, (0.0, 1.0, 0.0))
    assert ground.under(last, (300, 300)) == PAPER
    assert ground.under(0, (110, 110)) == PAPER


def test_a_color_behind_a_clip_of_odd_shape_is_not_told() -> None:
    page = marks("q 100 100 m 200 100 l 100 200 l W n 0 1 0 rg 0 0 300 300 re f Q")
    assert PageGround(page.marks).under(1, (110, 110)) is None


def test_inks_and_light_of_colors() -> None:
    tint = function(
        dictionary(
            FunctionType=NumberObject(2),
            Domain=array(0, 1),
            C0=array(0, 0, 0, 0),
            C1=array(0, 1, 0, 0),
            N=NumberObject(1),
        )
    )
    spot = PagePaint(ColorSpace("Separation", 1, ("Brick",), INKS, tint), (0.5,))
    assert spot.inks() == {"Brick": 0.5}
    assert spot.cmyk() == (0, 0.5, 0, 0)
    assert PagePaint(ColorSpace("Separation", 1, ("All",), INKS, tint), (1.0,)).inks() == dict.fromkeys(
        ("Cyan", "Magenta", "Yellow", "Black"), 1.0
    )
    assert Viewer(None).rgb(spot) == (1, 0.5, 1)
    assert PagePaint(LIGHT, (1.0, 0.0, 0.0)).inks() is None
    assert Viewer(b"no profile").rgb(PagePaint(INKS, (0.0, 0.0, 0.0, 1.0))) == (0, 0, 0)


def test_a_palette_is_looked_up() -> None:
    palette = space([PdfName("Indexed"), PdfName("DeviceRGB"), 1.0, b"\x00\x00\x00\xff\x80\x00"], {})
    assert palette.is_light
    assert Viewer(None).rgb(PagePaint(palette, (1.0,))) == (1.0, 128 / 255, 0.0)


def test_a_color_space_in_itself_ends() -> None:
    assert space(PdfName("A"), {"A": PdfName("B"), "B": PdfName("A")}).family == "unknown"


def test_functions_are_stitched() -> None:
    low = dictionary(
        FunctionType=NumberObject(2), Domain=array(0, 1), C0=array(0), C1=array(1), N=NumberObject(1)
    )
    high = dictionary(
        FunctionType=NumberObject(2), Domain=array(0, 1), C0=array(5), C1=array(7), N=NumberObject(1)
    )
    stitched = dictionary(
        FunctionType=NumberObject(3),
        Domain=array(0, 1),
        Functions=ArrayObject([low, high]),
        Bounds=array(0.5),
        Encode=array(0, 1, 0, 1),
    )
    assert function(stitched)((0.25,)) == [0.5]
    assert function(stitched)((0.75,)) == [6.0]
    assert function(dictionary(FunctionType=NumberObject(4), Domain=array(0, 1)))((0.5,)) is None


def test_character_maps() -> None:
    found = character_map(
        b"1 begincodespacerange <00> <7f> endcodespacerange "
        b"1 begincodespacerange <8000> <ffff> endcodespacerange "
        b"2 beginbfchar <01> <00660069> <8001> <d83dde00> endbfchar "
        b"2 beginbfrange <10> <12> <0041> <20> <21> [<0058> <0059>] endbfrange"
    )
    assert found.codes(b"\x01\x80\x01\x10") == [0x01, 0x8001, 0x10]
    assert {code: found.texts[code] for code in (1, 0x8001, 0x11, 0x21)} == {
        1: "fi",
        0x8001: "😀",
        0x11: "B",
        0x21: "Y",
    }


@given(st.binary(max_size=400))
@settings(max_examples=80, deadline=None)
def test_no_bytes_break_maps_and_programs(content: bytes) -> None:
    character_map(content)
    for start in (b"", b"\x01\x00\x04\x01", b"\x00\x01\x00\x00", b"OTTO"):
        found = program(start + content)
        assert found is None or found.width(99999) is None
