"""The sample's finished files, and the tools to break one thing in them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

import factsheet
from factsheet.targets.pdf import Result

SHEET = Path("data/hong-kong-refugees/factsheet.yaml")
OUTPUTS = {"print": factsheet.PRINT, "screen": factsheet.SCREEN, "screen-1.7": factsheet.SCREEN_1_7}
Break = Callable[[pikepdf.Pdf], None]


@cache
def made(layout: str, output: str) -> Result:
    """The sample in a layout and an output."""
    return factsheet.make(SHEET, layout=layout, paper="A4", output=OUTPUTS[output])


@cache
def edition() -> factsheet.Edition:
    """The sample as it should read."""
    return factsheet.localize(factsheet.read(SHEET))


def broken(change: Break, output: str = "print", layout: str = "editorial", **saving: object) -> bytes:
    """The file after a change."""
    with pikepdf.open(io.BytesIO(made(layout, output).pdf)) as pdf:
        change(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer, **saving)
    return buffer.getvalue()


def painted(operators: str, marked: bool = True) -> Break:
    """More is painted on the first page, as an artifact, in the middle of the page."""
    text = f"/Artifact <</Type /Layout>> BDC q {operators} Q EMC" if marked else f"q {operators} Q"
    return content(lambda old: old + b"\n" + text.encode("ascii"))


def painted_first(operators: str) -> Break:
    """More is painted before all else, where nothing has been set that is painted with."""
    text = f"/Artifact <</Type /Layout>> BDC q {operators} Q EMC\n"
    return content(lambda old: text.encode("ascii") + old)


def content(change: Callable[[bytes], bytes]) -> Break:
    """The content of the first page is another."""

    def act(pdf: pikepdf.Pdf) -> None:
        old = pdf.pages[0].Contents.read_bytes()
        new = change(old)
        assert new != old
        pdf.pages[0].Contents.write(new)

    return act


def swapped(old: str, new: str) -> Break:
    """Other words in the content of the first page."""
    return content(lambda data: data.replace(old.encode("ascii"), new.encode("ascii")))


def metadata(old: str, new: str) -> Break:
    """Other words in the XMP metadata."""

    def act(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old.encode() in packet
        pdf.Root.Metadata.write(packet.replace(old.encode(), new.encode()))

    return act


def resource(kind: str, name: str, value: Callable[[pikepdf.Pdf], object], operators: str) -> Break:
    """A resource is added and used."""

    def act(pdf: pikepdf.Pdf) -> None:
        resources = pdf.pages[0].Resources
        if f"/{kind}" not in resources:
            resources[f"/{kind}"] = Dictionary()
        resources[f"/{kind}"][f"/{name}"] = value(pdf)
        painted(operators)(pdf)

    return act


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The structure elements in reading order."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if "/S" in node:
            yield node
        kids = node.get("/K", Array())
        kids = kids if isinstance(kids, Array) else [kids]
        waiting += [kid for kid in reversed(list(kids)) if isinstance(kid, Dictionary) and "/MCID" not in kid]


def element(pdf: pikepdf.Pdf, role: str, number: int = 0) -> pikepdf.Object:
    """The element of a role, counted from 0."""
    return [each for each in elements(pdf) if f"/{role}" == each.S][number]


def tags(role: str, change: Callable[[pikepdf.Object], None], number: int = 0) -> Break:
    """An element is changed."""
    return lambda pdf: change(element(pdf, role, number))


def font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The first font."""
    return pdf.pages[0].Resources.Font.F1


def descendant(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """What the first font is a font of."""
    return font(pdf).DescendantFonts[0]


def without(container: Callable[[pikepdf.Pdf], pikepdf.Object], key: str) -> Break:
    """An entry is removed."""

    def act(pdf: pikepdf.Pdf) -> None:
        del container(pdf)[key]

    return act


def put(container: Callable[[pikepdf.Pdf], pikepdf.Object], key: str, value: object) -> Break:
    """An entry is another."""

    def act(pdf: pikepdf.Pdf) -> None:
        container(pdf)[key] = value

    return act


def root(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The document catalog."""
    return pdf.Root


def page(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The first page."""
    return pdf.pages[0].obj


def link_annotation(pdf: pikepdf.Pdf) -> Dictionary:
    """A link in the middle of the page."""
    action = Dictionary(S=Name.URI, URI="https://example.org/")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[200, 400, 300, 420], F=4, Contents="Example", A=action
        )
    )


def image(
    pdf: pikepdf.Pdf, space: Name = Name.DeviceCMYK, pixel: bytes = b"\x40\x00\x00\x00", side: int = 10
) -> object:
    """A picture of one color."""
    stream = pdf.make_stream(pixel * side * side)
    stream.update(
        {
            **{"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": side, "/Height": side},
            **{"/ColorSpace": space, "/BitsPerComponent": 8},
        }
    )
    return stream


def separation(ink: str, cmyk: list[float]) -> Callable[[pikepdf.Pdf], Array]:
    """A spot color."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=cmyk, N=1)
    return lambda pdf: Array([Name.Separation, Name(f"/{ink}"), Name.DeviceCMYK, tint])
