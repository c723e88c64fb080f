"""What can be wrong with a file, by the check that has to find it."""

from __future__ import annotations

import hashlib
import re

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.pdftools.preflight.broken import (
    Break,
    content,
    descendant,
    element,
    elements,
    font,
    image,
    link_annotation,
    metadata,
    page,
    painted,
    painted_first,
    put,
    resource,
    root,
    separation,
    swapped,
    tags,
    without,
)

TEXT = "BT /F1 {size} Tf {x} 400 Td <000100020003000400050006> Tj ET"


def text(size: float = 9, x: float = 250) -> str:
    return TEXT.format(size=size, x=x)


def second_intent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def other_pages_size(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])
    pdf.pages[1].obj["/TrimBox"] = [40, 40, 200, 200]


def overlapping_names(pdf: pikepdf.Pdf) -> None:
    resource("ColorSpace", "S1", separation("Brick", [0, 1, 1, 0]), "/S1 cs 1 scn 250 400 20 20 re f")(pdf)
    resource("ColorSpace", "S2", separation("Brick", [0, 0, 1, 0]), "/S2 cs 1 scn 250 400 20 20 re f")(pdf)


def white_bleed(pdf: pikepdf.Pdf) -> None:
    x0, y0, x1, y1 = (float(each) for each in pdf.pages[0].BleedBox)
    painted(f"0 0 0 0 k {x0} {y0} 8.4 {y1 - y0} re {x1 - 8.4} {y0} 8.4 {y1 - y0} re f")(pdf)
    painted(f"0 0 0 0 k {x0} {y0} {x1 - x0} 8.4 re {x0} {y1 - 8.4} {x1 - x0} 8.4 re f")(pdf)


def no_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/BleedBox"] = pdf.pages[0].TrimBox


def pale_bleed_ends_midway(pdf: pikepdf.Pdf) -> None:
    x0, y0, x1, _ = (float(each) for each in pdf.pages[0].BleedBox)
    painted(f".3 0 0 0 k {x0} {y0} {x1 - x0} 40 re f 0 0 0 0 k {x0} {y0} {x1 - x0} 4 re f")(pdf)


def wider_glyphs(pdf: pikepdf.Pdf) -> None:
    widths = descendant(pdf).W[1]
    widths[1] = float(widths[1]) + 40


def empty_glyph_map(pdf: pikepdf.Pdf) -> None:
    descendant(pdf).CIDToGIDMap.write(bytes(400))


def private_letters(pdf: pikepdf.Pdf) -> None:
    table = font(pdf).ToUnicode.read_bytes()
    font(pdf).ToUnicode.write(table.replace(b"<0001> <", b"<0001> <E000> %<", 1))


def presentation_forms(pdf: pikepdf.Pdf) -> None:
    table = font(pdf).ToUnicode.read_bytes()
    font(pdf).ToUnicode.write(table.replace(b"<0001> <", b"<0001> <FEFB> %<", 1))


def emptied_parents(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree["/Nums"] = Array([0, Array([])])


def skipped_level(pdf: pikepdf.Pdf) -> None:
    element(pdf, "H2")["/S"] = Name.H3


def first_heading_low(pdf: pikepdf.Pdf) -> None:
    element(pdf, "H1")["/S"] = Name.H3


def unnumbered(pdf: pikepdf.Pdf) -> None:
    (listed,) = (each for each in elements(pdf) if each.get("/ID") == "key_concerns.items")
    del listed["/A"]


def bare_items(pdf: pikepdf.Pdf) -> None:
    element(pdf, "LBody")["/S"] = Name.P


def untitled_layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([]), D=Dictionary())


def artifact_heading(pdf: pikepdf.Pdf) -> None:
    content(lambda old: old.replace(b"/H1 <</MCID", b"/Artifact <</Was", 1))(pdf)


def swapped_parts(pdf: pikepdf.Pdf) -> None:
    kids = element(pdf, "Document").K
    first, second = kids[2], kids[3]
    kids[2], kids[3] = second, first


def swapped_letters(pdf: pikepdf.Pdf) -> None:
    table = font(pdf).ToUnicode.read_bytes()
    font(pdf).ToUnicode.write(table.replace(b"<0002> <", b"<0002> <0058> %<", 1))


def said_twice(pdf: pikepdf.Pdf) -> None:
    kids = element(pdf, "Document").K
    kids.insert(3, pdf.make_indirect(Dictionary(S=Name.P, ActualText="Eat more fruit", K=Array([]))))


def page_bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First["/Dest"] = Array([pdf.pages[0].obj, Name.Fit])


def covered_code(pdf: pikepdf.Pdf) -> None:
    x0, y0, x1, y1 = (float(each) for each in code_box(pdf))
    painted(f"0 0 0 0 k {x0} {y0} {x1 - x0} {y1 - y0} re f")(pdf)


def crowded_code(pdf: pikepdf.Pdf) -> None:
    x0, y0, x1, _ = (float(each) for each in code_box(pdf))
    painted(f"0 0 0 1 k {x0} {y0 + 1} {x1 - x0} 3 re f")(pdf)


def code_box(pdf: pikepdf.Pdf) -> Array:
    (code,) = (each for each in elements(pdf) if str(each.get("/ID", "")).endswith(".code"))
    return code.A.BBox


def link_on_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/Annots"] = Array([link_annotation(pdf)])


def tagged_link(pdf: pikepdf.Pdf) -> None:
    """A link as it should be, in the first paragraph."""
    link_on_page(pdf)
    annotation, parent = pdf.pages[0].Annots[0], element(pdf, "P")
    annotation["/StructParent"] = 1000
    kid = Dictionary(Type=Name.OBJR, Pg=pdf.pages[0].obj, Obj=annotation)
    link = pdf.make_indirect(Dictionary(S=Name.Link, P=parent, NS=parent.NS, K=Array([kid])))
    parent["/K"] = Array([*parent.K, link])
    pdf.Root.StructTreeRoot.ParentTree.Nums.extend([1000, link])


def silent_link(pdf: pikepdf.Pdf) -> None:
    tagged_link(pdf)
    del pdf.pages[0].Annots[0]["/Contents"]


def hidden_link(pdf: pikepdf.Pdf) -> None:
    tagged_link(pdf)
    pdf.pages[0].Annots[0]["/F"] = 2


def link_out_of_order(pdf: pikepdf.Pdf) -> None:
    tagged_link(pdf)
    del pdf.pages[0].obj["/Tabs"]


def link_to_nowhere(pdf: pikepdf.Pdf) -> None:
    tagged_link(pdf)
    pdf.pages[0].Annots[0].A["/URI"] = ""


def lost_link(pdf: pikepdf.Pdf) -> None:
    tagged_link(pdf)
    del pdf.pages[0].Annots[0]["/StructParent"]


def unowned_content(pdf: pikepdf.Pdf) -> None:
    content(lambda old: re.sub(rb"/H1 <</MCID \d+>>", b"/H1 <</MCID 999>>", old))(pdf)


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OpenAction"] = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert(1)"))


def heavy(pdf: pikepdf.Pdf) -> None:
    noise = b"".join(hashlib.sha256(bytes([a, b])).digest() for a in range(40) for b in range(80))
    pdf.Root["/Ballast"] = pdf.make_stream(noise)


def lzw(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/Ballast"] = pikepdf.Stream(
        pdf, b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", {"/Filter": Name.LZWDecode}
    )


def coarse(pdf: pikepdf.Pdf) -> None:
    resource("XObject", "ImX", image, "200 0 0 200 200 400 cm /ImX Do")(pdf)


def heavy_picture(pdf: pikepdf.Pdf) -> None:
    value = lambda pdf: image(pdf, pixel=b"\xff\xff\xff\xff", side=100)  # noqa: E731
    resource("XObject", "ImX", value, "20 0 0 20 200 400 cm /ImX Do")(pdf)


def heavy_gradient(pdf: pikepdf.Pdf) -> None:
    """Both ends are within the limit, the middle is not."""
    thin, thick = Array([0, 0, 0, 0]), Array([1, 1, 1, 0.3])
    ends = [
        Dictionary(FunctionType=2, Domain=[0, 1], C0=a, C1=b, N=1) for a, b in ((thin, thick), (thick, thin))
    ]
    blend = Dictionary(
        FunctionType=3, Domain=[0, 1], Functions=Array(ends), Bounds=[0.5], Encode=[0, 1, 0, 1]
    )
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[250, 0, 270, 0], Function=blend)
    resource("Shading", "ShX", lambda pdf: shading, "250 400 20 20 re W n /ShX sh")(pdf)


def state(**entries: object) -> Break:
    return resource(
        "ExtGState", "GsX", lambda pdf: Dictionary(**entries), "/GsX gs 0 0 0 1 k 250 400 20 20 re f"
    )


def light_group(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/Group"] = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def wide_unit(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/UserUnit"] = 2


def headless_table(pdf: pikepdf.Pdf) -> None:
    element(pdf, "L")["/S"] = Name.Table
    for each in elements(pdf):
        if each.S == "/LI":
            each["/S"] = Name.TR


WRONG = {
    "actions": [("print", script), ("screen", script)],
    "annotations": [("print", link_on_page), ("screen", hidden_link)],
    "artifact-text": [("print", artifact_heading)],
    "black-overprint": [
        ("print", painted_first(f"0 0 0 1 k {text()}")),
        ("print", painted_first("0 0 0 1 K 1 w 250 400 m 300 400 l S")),
    ],
    "black-text": [("print", painted(f".6 .5 .4 1 k {text()}")), ("print", painted(f"0 g {text()}"))],
    "bleed": [("print", white_bleed), ("print", no_bleed), ("print", pale_bleed_ends_midway)],
    "bookmarks": [
        ("screen", page_bookmark),
        ("screen", put(lambda pdf: pdf.Root.Outlines.First, "/Title", "")),
    ],
    "boxes": [
        ("print", without(page, "/TrimBox")),
        ("print", put(page, "/TrimBox", [0, 0, 2000, 900])),
        ("print", put(page, "/ArtBox", [40, 40, 100, 100])),
        ("print", put(page, "/CropBox", [10, 10, 600, 800])),
    ],
    "color-spaces": [
        ("print", painted("1 0 0 rg 250 400 20 20 re f")),
        (
            "print",
            resource(
                "XObject",
                "ImX",
                lambda pdf: image(pdf, Name.DeviceRGB, b"abc", 200),
                "20 0 0 20 250 400 cm /ImX Do",
            ),
        ),
        ("screen", painted("1 0 0 0 k 250 400 20 20 re f")),
    ],
    "content": [
        ("print", painted("/Nowhere gs")),
        ("print", painted("q")),
        ("print", painted("1 2 foo")),
        ("print", painted("EMC EMC")),
    ],
    "contrast": [
        ("print", painted(f"0 0 0 .3 k 0 0 0 .1 k {text()}")),
        ("screen", painted(f".7 g {text()}")),
    ],
    "device-features": [("print", state(TR=Name.Identity)), ("print", state(HTP=Array([0, 0])))],
    "document-title": [
        ("print", put(lambda pdf: pdf.Root.ViewerPreferences, "/DisplayDocTitle", False)),
        ("screen", metadata(">Refugees in Hong Kong<", ">factsheet.pdf<")),
        ("screen", metadata(">Refugees in Hong Kong<", "><")),
    ],
    "extension-schemas": [
        ("print", metadata(">GTS_PDFXVersion</pdfaProperty:name>", ">Other</pdfaProperty:name>"))
    ],
    "figures": [
        ("print", tags("Figure", lambda each: each.__delitem__("/Alt"))),
        ("print", tags("Figure", lambda each: each.__setitem__("/Alt", "IMG_2041.jpg"))),
        ("screen", tags("Figure", lambda each: each.__delitem__("/A"))),
    ],
    "font-widths": [("print", wider_glyphs), ("screen", wider_glyphs)],
    "fonts-embedded": [("print", without(lambda pdf: descendant(pdf).FontDescriptor, "/FontFile2"))],
    "glyphs-present": [("print", empty_glyph_map)],
    "headings": [("print", skipped_level), ("screen", first_heading_low)],
    "image-resolution": [("print", coarse), ("screen", coarse)],
    "ink-limit": [
        ("print", painted("1 1 1 .2 k 250 400 20 20 re f")),
        ("print", heavy_picture),
        ("print", heavy_gradient),
    ],
    "language": [
        ("print", without(root, "/Lang")),
        ("print", put(root, "/Lang", "English (UK)")),
        ("screen", tags("P", lambda each: each.__setitem__("/Lang", "no language"))),
    ],
    "layers": [("print", untitled_layers)],
    "links": [
        ("screen", silent_link),
        ("screen", link_out_of_order),
        ("screen", link_on_page),
        ("screen", link_to_nowhere),
    ],
    "lists": [("print", unnumbered), ("screen", bare_items)],
    "marked-content": [
        ("print", painted("0 0 0 1 k 250 400 20 20 re f", marked=False)),
        ("screen", unowned_content),
    ],
    "metadata": [
        ("print", without(root, "/Metadata")),
        ("print", metadata("<xmpMM:VersionID>1</xmpMM:VersionID>", "")),
    ],
    "metadata-agreement": [
        ("print", lambda pdf: pdf.trailer.Info.__setitem__("/Title", "Another title")),
        ("print", metadata("<xmp:ModifyDate>20", "<xmp:ModifyDate>19")),
    ],
    "notes": [("print", lambda pdf: element(pdf, "Note").__delitem__("/ID"))],
    "output-intent": [
        ("print", without(root, "/OutputIntents")),
        ("print", second_intent),
        ("print", put(lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile, "/N", 3)),
        ("print", lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile")),
    ],
    "page-size": [("print", wide_unit)],
    "printers-marks": [
        ("print", painted("/All cs 1 scn 250 400 20 20 re f")),
        ("print", swapped("/All CS 1 SCN", "0 0 0 1 K")),
    ],
    "replacement-text": [
        ("print", tags("H1", lambda each: each.__setitem__("/ActualText", "Refugees at sea")))
    ],
    "roles": [("print", tags("P", lambda each: each.__setitem__("/S", Name.Fancy)))],
    "safe-zone": [("print", painted(f"0 0 0 1 k {text(x=30)}"))],
    "small-text": [("print", painted(f"0 0 0 1 k {text(4)}")), ("print", painted(f"0 0 0 0 k {text(6.5)}"))],
    "spot-colors": [("print", overlapping_names)],
    "structure-parents": [("print", emptied_parents), ("screen", emptied_parents), ("screen", lost_link)],
    "tables": [("print", headless_table)],
    "tagged": [
        ("print", without(root, "/MarkInfo")),
        ("print", without(root, "/StructTreeRoot")),
        ("screen", without(lambda pdf: element(pdf, "Document"), "/NS")),
    ],
    "text-meaning": [
        ("print", without(font, "/ToUnicode")),
        ("print", private_letters),
        ("screen", presentation_forms),
    ],
    "thin-lines": [
        ("print", painted("0 0 0 1 K .1 w 250 400 m 300 400 l S")),
        ("print", painted("0 0 0 1 k 250 400 50 .1 re f")),
    ],
    "transparency": [("print", state(ca=0.5)), ("print", light_group), ("screen", state(BM=Name.Sparkle))],
    "white-overprint": [("print", painted("/Over gs 0 0 0 0 k 250 400 20 20 re f"))],
}
