"""Finished files read back: objects by pikepdf, text by the readers that people have."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2

# How readers give back a hyphen that is no character of the copy, with the line end after it.
HYPHEN = re.compile("(?:\u00ad\u200b*\\s+|[\ufffe\x02]\\s*)")
CURES = str.maketrans("", "", "\u200b\u200e\u200f\u202a\u202b\u202c\f")


def opened(data: bytes) -> pikepdf.Pdf:
    """The file as objects."""
    return pikepdf.open(io.BytesIO(data))


def operators(data: bytes, page: int = 0) -> list[tuple[str, list]]:
    """The operators of a page with their operands as plain values."""
    pdf = opened(data)
    found = pikepdf.parse_content_stream(pdf.pages[page])
    return [(str(operator), [plain(each) for each in operands]) for operands, operator in found]


def plain(value: object) -> object:
    """A value that outlives its file: strings as bytes, names as text, numbers as numbers."""
    match value:
        case pikepdf.Array():
            return [plain(each) for each in value]
        case pikepdf.Dictionary():
            return {key: plain(each) for key, each in value.items()}
        case pikepdf.String():
            return bytes(value)
        case pikepdf.Name():
            return str(value)
        case bool():
            return value
    return float(value)  # type: ignore[arg-type]


def by_pdfium(data: bytes, page: int = 0) -> str:
    """The text that Chromium would copy, on one line."""
    with pypdfium2.PdfDocument(data) as document:
        text = document[page].get_textpage().get_text_bounded()
    return on_one_line(text)


def by_poppler(data: bytes, folder: Path, *options: str) -> str:
    """The text that Evince or Okular would copy, on one line; by `pdftotext` with options."""
    file = folder / "read.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, check=True)
    return on_one_line(done.stdout.decode("utf-8"))


def on_one_line(text: str) -> str:
    """The text without the characters that cure extractors, with single spaces."""
    return re.sub(r"\s+", " ", HYPHEN.sub("", text).translate(CURES)).strip()


class Tree:
    """The structure tree of a file, with the text behind each piece of marked content."""

    def __init__(self, data: bytes) -> None:
        self.pdf = opened(data)
        self._texts = {page.objgen: dict(_marked_texts(page)) for page in self.pdf.pages}

    def lines(self) -> list[str]:
        """Each element, indented, with its identifier, and each text in reading order."""
        return list(self._lines(self.pdf.Root.StructTreeRoot.K[0], 0))

    def text(self) -> str:
        """All text in reading order."""
        quoted = (line.strip() for line in self.lines())
        return "".join(line[1:-1] for line in quoted if line.startswith('"'))

    def element(self, path: str) -> pikepdf.Object:
        """The element with an identifier."""
        names = self.pdf.Root.StructTreeRoot.IDTree.Names
        return next(names[at + 1] for at in range(0, len(names), 2) if str(names[at]) == path)

    def _lines(self, element: pikepdf.Object, depth: int) -> Iterator[str]:
        indent = "  " * depth
        yield f"{indent}{str(element.S)[1:]} {element.get('/ID', '')}".rstrip()
        if "/ActualText" in element:
            yield f'{indent}  "{element.ActualText}"'
            return
        for kid in element.K:
            if isinstance(kid, int):
                yield f'{indent}  "{self._texts[element.Pg.objgen][kid]}"'
            elif kid.get("/Type") == "/MCR":
                yield f'{indent}  "{self._texts[kid.Pg.objgen][int(kid.MCID)]}"'
            elif kid.get("/Type") == "/OBJR":
                yield f"{indent}  -> {kid.Obj.A.URI}"
            else:
                yield from self._lines(kid, depth + 1)


def _marked_texts(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """The text of each marked content of a page, by the fonts' tables of Unicode values."""
    tables = {name: to_unicode(font) for name, font in page.Resources.Font.items()}
    number, text, table = None, "", {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                number, text = operands[1].get("/MCID"), ""
            case "EMC":
                if number is not None:
                    yield int(number), text
                number = None
            case "Tf":
                table = tables[str(operands[0])]
            case "Tj" | "TJ":
                strings = operands[0] if str(operator) == "TJ" else [operands[0]]
                for each in strings:
                    if isinstance(each, pikepdf.String):
                        codes = bytes(each)
                        text += "".join(table[codes[at : at + 2]] for at in range(0, len(codes), 2))


def to_unicode(font: pikepdf.Object) -> dict[bytes, str]:
    """What each code of a font stands for."""
    lines = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-Fa-f]{4})> <([0-9a-f]+)>", lines.split("endcodespacerange")[1])
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
