"""The imposed file: every page is on it as it was, its boxes and claims are true, and bad files are told."""

from __future__ import annotations

import io
import shutil
import subprocess

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from factsheet.errors import ImpositionError
from factsheet.pdftools.impose.imposition import Booklet, CutAndStack, Duplex, NUp, StepAndRepeat, impose
from factsheet.pdftools.preflight.report import Level
from factsheet.pdftools.preflight.run import preflight
from factsheet.units import MM
from tests.pdf.read import opened
from tests.pdftools.impose.made import BLEED, SIZE, add_page, numbered, press_file, saved

SCHEMES = [
    NUp(2),
    NUp(4),
    Booklet(0.3),
    CutAndStack(),
    CutAndStack(duplex=Duplex.LONG_EDGE),
    StepAndRepeat(up=2),
]


def rendered(pdf: bytes, page: int, scale: float = 1.0) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=scale).to_pil().convert("RGB")


def texts(pdf: bytes, page: int) -> list[str]:
    """The lines of a page, from left to right, top to bottom."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        found = [(text.get_rect(at), text) for at in range(text.count_rects())]
        ordered = sorted(found, key=lambda each: (-round(each[0][1]), each[0][0]))
        return [text.get_text_bounded(*rect).strip() for rect, text in ordered]


def unlikeness(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures differ: the mean over all pixels."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def edges(pdf: bytes, box: str) -> list[float]:
    """A box of the first page."""
    with opened(pdf) as document:
        return [float(edge) for edge in document.pages[0][box]]


@pytest.fixture(scope="module")
def eight() -> bytes:
    return numbered(8)


@pytest.mark.parametrize(
    ("scheme", "sides"),
    [
        (NUp(2), [[1, 2], [3, 4], [5, 6], [7, 8]]),
        (NUp(4), [[1, 2, 3, 4], [5, 6, 7, 8]]),
        (Booklet(), [[8, 1], [2, 7], [6, 3], [4, 5]]),
        (CutAndStack(2), [[1, 5], [2, 6], [3, 7], [4, 8]]),
        (CutAndStack(2, duplex=Duplex.SHORT_EDGE), [[1, 5], [6, 2], [3, 7], [8, 4]]),
    ],
    ids=str,
)
def test_pages_stand_where_the_scheme_says(scheme, sides, eight):
    made = impose(eight, scheme, "A3").pdf
    assert [texts(made, side) for side in range(len(sides))] == [
        [f"Page {number}" for number in side] for side in sides
    ]


@pytest.mark.parametrize("scheme", SCHEMES, ids=str)
def test_each_page_looks_as_it_did(scheme, eight):
    pages = [rendered(eight, page) for page in range(8)]
    edge = round(BLEED + 10)
    wanted = [page.crop((edge, edge, page.width - edge, page.height - edge)) for page in pages]
    made = impose(eight, scheme, "A3")
    placed = placements(made.pdf)
    assert {number for number, *_ in placed} == set(range(8))
    for number, side, matrix in placed:
        if matrix[0] != pytest.approx(1, abs=1e-4):
            continue
        x, y = matrix[4] + BLEED + 10, matrix[5] + BLEED + 10
        sheet = rendered(made.pdf, side)
        # Two points inside the trim, where creep takes nothing.
        found = sheet.crop(
            (round(x), round(sheet.height - y - SIZE[1]), round(x + SIZE[0]), round(sheet.height - y))
        )
        inner = (3, 3, round(SIZE[0]) - 3, round(SIZE[1]) - 3)
        # Text falls between pixels elsewhere; a page that is not there differs by far more.
        assert unlikeness(found.crop(inner), wanted[number].crop(inner)) < 1.5


def placements(pdf: bytes) -> list[tuple[int, int, list[float]]]:
    """For each drawn form its page, the side, and the matrix."""
    found = []
    for side, page in enumerate(opened(pdf).pages):
        matrix: list[float] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "cm":
                matrix = [float(each) for each in operands]
            if str(operator) == "Do":
                found.append((int(str(operands[0])[2:]) - 1, side, matrix))
    return found


def test_bleed_is_printed_and_the_source_s_marks_are_not():
    made = impose(numbered(2), NUp(2), "A3")
    sheet = rendered(made.pdf, 0)
    box = edges(made.pdf, "/BleedBox")
    middle = sheet.height // 2
    inside, outside = round(box[0]) + 2, round(box[0]) - 3
    assert max(sheet.getpixel((inside, middle))) - min(sheet.getpixel((inside, middle))) < 8
    assert sheet.getpixel((outside, middle)) == (255, 255, 255)


def test_the_boxes_are_those_of_the_sheet():
    made = impose(numbered(2), NUp(2, gutter=20.0), "A3").pdf
    media, trim, bleed = (edges(made, key) for key in ("/MediaBox", "/TrimBox", "/BleedBox"))
    assert sorted(media) == [0, 0, pytest.approx(297 * MM, abs=0.01), pytest.approx(420 * MM, abs=0.01)]
    assert trim[2] - trim[0] == pytest.approx(2 * SIZE[0] + 20, abs=0.01)
    assert trim[3] - trim[1] == pytest.approx(SIZE[1], abs=0.01)
    assert [abs(a - b) for a, b in zip(trim, bleed, strict=True)] == [pytest.approx(BLEED, abs=0.01)] * 4


def test_each_page_is_in_the_file_once():
    pdf = opened(impose(numbered(3), StepAndRepeat(up=4), "A3").pdf)
    forms = [
        each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"
    ]
    assert len(forms) == 3


@pytest.mark.parametrize("scheme", SCHEMES, ids=str)
def test_a_press_file_keeps_its_intent_and_its_claim(scheme):
    source, made = press_file(4), impose(press_file(4), scheme, "SRA3")
    before, after = opened(source), opened(made.pdf)
    intents = [each for each in after.Root.OutputIntents if each.S == "/GTS_PDFX"]
    assert len(intents) == 1
    profile = before.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    assert intents[0].DestOutputProfile.read_bytes() == profile
    assert len([each for each in after.objects if isinstance(each, pikepdf.Stream) and "/N" in each]) == 1
    assert "the result still claims PDF/X-4" in made.notes
    assert made.pdf.startswith(b"%PDF-1.6")
    with after.open_metadata() as xmp:
        assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert xmp["dc:title"] == str(after.docinfo.Title) == "A factsheet made by hand"
        assert xmp["pdf:Trapped"] == str(after.docinfo.Trapped)[1:] == "False"
        assert "pdfaid:part" not in xmp and "pdfuaid:part" not in xmp


def test_what_is_left_out_is_said():
    made = impose(press_file(2), NUp(2), "A3")
    pdf = opened(made.pdf)
    assert "/StructTreeRoot" not in pdf.Root and "/MarkInfo" not in pdf.Root
    assert any("tags" in note and "left out" in note for note in made.notes)
    assert any("no longer claims PDF/A-2a, PDF/UA-1" in note for note in made.notes)


def claim_dropped(change, version="1.6") -> str:
    pdf = opened(press_file(1))
    change(pdf)
    made = impose(saved(pdf, force_version=version), NUp(2), "A3")
    assert b"PDF/X-4</" not in made.pdf
    return next(note for note in made.notes if "no longer claims PDF/X" in note)


def test_a_claim_that_is_no_longer_true_is_dropped():
    assert "PDF 2.0" in claim_dropped(lambda pdf: None, "2.0")
    assert "0 output intents" in claim_dropped(lambda pdf: pdf.Root.__delitem__("/OutputIntents"))

    def without_profile(pdf):
        del pdf.Root.OutputIntents[0]["/DestOutputProfile"]

    assert "no profile" in claim_dropped(without_profile)


def test_the_marks_of_a_press_file_are_on_all_plates():
    pdf = opened(impose(press_file(2), NUp(2, gutter=0.0), "SRA3").pdf)
    space = pdf.pages[0].Resources.ColorSpace.All
    assert [str(space[0]), str(space[1]), str(space[2])] == ["/Separation", "/All", "/DeviceCMYK"]
    drawn = [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])]
    assert drawn.count("S") == 10  # three uprights and two levels, each at both ends


def test_layers_keep_their_state():
    pdf = pikepdf.open(io.BytesIO(numbered(1)))
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="proof only"))
    pdf.pages[0].Resources.Properties = pikepdf.Dictionary(L=layer)
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))
    made = opened(impose(saved(pdf), NUp(2), "A3").pdf)
    form = made.pages[0].Resources.XObject.P1
    assert made.Root.OCProperties.D.OFF[0].objgen == form.Resources.Properties.L.objgen


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_stand_upright(turn):
    made = impose(numbered(2, Rotate=turn), NUp(2), "A3").pdf
    source = rendered(numbered(1, Rotate=turn), 0)
    sheet = rendered(made, 0)
    left, bottom, _, _ = edges(made, "/TrimBox")
    wide, tall = (SIZE[1], SIZE[0]) if turn in (90, 270) else SIZE
    edge = round(BLEED + 10)
    wanted = source.crop((edge, edge, round(edge + wide), round(edge + tall)))
    found = sheet.crop(
        (round(left), round(sheet.height - bottom - tall), round(left + wide), round(sheet.height - bottom))
    )
    found = found.resize(wanted.size)
    upside_down = wanted.transpose(Image.Transpose.ROTATE_180)
    assert unlikeness(found, wanted) < unlikeness(found, upside_down) / 2


def test_pages_without_boxes_are_taken_as_they_are():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.add_blank_page(page_size=(595, 842))
    made = impose(saved(pdf), NUp(2), "A3")
    assert made.notes[0] == "A3 lying, 2 cells a side, pages at their own size"


def test_pages_of_several_sizes_are_told():
    pdf = pikepdf.open(io.BytesIO(numbered(1)))
    add_page(pdf, 2, (150.0, 150.0), 0.0, 0.0, {})
    made = impose(saved(pdf), NUp(2), "A3")
    assert any("2 sizes" in note for note in made.notes)


def test_the_same_input_gives_the_same_bytes():
    source = press_file(3)
    assert impose(source, Booklet(), "A3").pdf == impose(source, Booklet(), "A3").pdf


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("scheme", SCHEMES, ids=str)
def test_qpdf_finds_nothing_wrong(scheme, tmp_path):
    file = tmp_path / "sheets.pdf"
    file.write_bytes(impose(press_file(5), scheme, "SRA3").pdf)
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_sheets_and_blanks_are_counted():
    made = impose(numbered(5), Booklet(), "A3")
    assert made.sheets == 2
    assert "3 cells are blank" in made.notes
    assert impose(numbered(5), NUp(2, duplex=Duplex.SHORT_EDGE), "A3").sheets == 2


def stamped(flags: int, subtype=pikepdf.Name.Stamp, **more) -> bytes:
    """A page with a black stamp of 40 x 20 points in its middle, drawn 10 x 10."""
    pdf = pikepdf.open(io.BytesIO(numbered(1)))
    look = pdf.make_stream(b"0 g 0 0 10 10 re f", BBox=[0, 0, 10, 10])
    stamp = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=subtype,
        Rect=[100, 150, 140, 170],
        F=flags,
        AP=pikepdf.Dictionary(N=look),
        **more,
    )
    pdf.pages[0].Annots = [pdf.make_indirect(stamp)]
    return saved(pdf)


def darkest(pdf: bytes) -> int:
    """The darkest pixel around the place of the stamp on a sheet with one page at the left."""
    number, _, matrix = placements(pdf)[0]
    sheet = rendered(pdf, 0)
    x, y = matrix[4] + 120, sheet.height - matrix[5] - 160
    return sheet.crop((round(x) - 5, round(y) - 5, round(x) + 5, round(y) + 5)).convert("L").getextrema()[0]


def test_what_is_printed_of_annotations_is_on_the_sheet():
    made = impose(stamped(4), NUp(2), "A3")
    assert darkest(made.pdf) < 30
    assert any("1 note or form field is printed" in note for note in made.notes)
    assert made.pdf.count(b"/Annot") == 0


@pytest.mark.parametrize(
    ("flags", "subtype"), [(0, pikepdf.Name.Stamp), (6, pikepdf.Name.Stamp), (4, pikepdf.Name.Link)]
)
def test_what_is_not_printed_of_annotations_is_not_on_the_sheet(flags, subtype):
    assert darkest(impose(stamped(flags, subtype), NUp(2), "A3").pdf) > 60


def test_a_press_file_with_annotations_no_longer_claims_to_be_one():
    def stamp(pdf):
        look = pdf.make_stream(b"0 g 0 0 10 10 re f", BBox=[0, 0, 10, 10])
        pdf.pages[0].Annots = [
            pikepdf.Dictionary(
                Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 9, 9], F=4, AP=pikepdf.Dictionary(N=look)
            )
        ]

    assert "notes or form fields" in claim_dropped(stamp)


@pytest.mark.parametrize(
    "scheme", [CutAndStack(), StepAndRepeat(duplex=Duplex.LONG_EDGE), Booklet(0.3)], ids=str
)
def test_preflight_finds_the_sheets_in_order(scheme):
    report = preflight(impose(press_file(4), scheme, "SRA3").pdf)
    assert report.standards == ("PDF/X-4",)
    assert [each for each in report.findings if each.level is Level.ERROR] == []


# Files of others


def refused(pdf, scheme, sheet):
    """Return the code of the one problem for which a file is not imposed."""
    with pytest.raises(ImpositionError) as raised:
        impose(pdf, scheme, sheet)
    (problem,) = raised.value.diagnostics
    return problem.code


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "not-a-pdf"), (b"GIF89a", "not-a-pdf"), (b"%PDF-1.7\n%%EOF", "pdf-broken")],
)
def test_what_is_no_pdf_is_told(data, code):
    assert refused(data, NUp(2), "A3") == code


def test_an_encrypted_file_is_told():
    pdf = pikepdf.open(io.BytesIO(numbered(1)))
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    assert refused(out.getvalue(), NUp(2), "A3") == "pdf-encrypted"


def test_a_page_without_area_is_told():
    pdf = pikepdf.open(io.BytesIO(numbered(1)))
    pdf.pages[0].TrimBox = [5000, 5000, 5100, 5100]
    with pytest.raises(ImpositionError, match="page 1 has no area"):
        impose(saved(pdf), NUp(2), "A3")
    assert refused(saved(pdf), NUp(2), "A3") == "page-without-area"


@given(st.data())
@settings(max_examples=60)
def test_a_damaged_file_is_imposed_or_told(data):
    source = bytearray(numbered(2))
    for _ in range(data.draw(st.integers(1, 8))):
        source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(source), len(source), len(source) // 2]))
    try:
        impose(bytes(source[:cut]), NUp(2), "A3")
    except ImpositionError as error:
        assert error.diagnostics[0].message
        assert error.diagnostics[0].code


@pytest.mark.parametrize(
    ("scheme", "sheet", "code", "words"),
    [
        (NUp(2), "B7", "unknown-sheet", "no sheet 'B7'"),
        (NUp(0), "A3", "pages-a-side", "0 pages on a side"),
        (NUp(65), "A3", "pages-a-side", "65 pages"),
        (Booklet(-1.0), "A3", "sheet-measure", "creep"),
        (Booklet(gutter=10.0), "A3", "booklet-with-gutter", "no gutter"),
        (NUp(2, gutter=-3.0), "A3", "sheet-measure", "gutter of"),
        (NUp(2, margin=99 * MM, gutter=99 * MM), "A4", "sheet-without-room", "leave no room"),
    ],
    ids=str,
)
def test_measures_that_no_sheet_has_are_told(scheme, sheet, code, words):
    with pytest.raises(ImpositionError, match=words):
        impose(numbered(1), scheme, sheet)
    assert refused(numbered(1), scheme, sheet) == code
