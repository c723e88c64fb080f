"""Tables of rows, workbooks, catalogues, layouts, fonts, brands, plans, profiles and finished PDFs."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from tests.hostile.case import PAGES, SHEET, Case, Made, sheet

ROOT = Path(__file__).resolve().parents[2]


def _rows(name: str, code: str, file: str, made: Made | None) -> Case:
    """A batch with a table of rows."""
    words = ("build", "sheet.yaml", "--rows", file, "--for", "text", "--jobs", "1", "-o", "out")
    files: dict[str, Made] = {"sheet.yaml": SHEET}
    if made is not None:
        files[file.partition("#")[0]] = made
    return Case(f"rows-{name}", code, files, words)


def _book(*rows: tuple[object, ...], title: str = "Q3") -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def _with_part(book: bytes, part: str, data: bytes | None) -> bytes:
    """A workbook with something else in the place of one of its parts; without it where that is None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != part:
                new.writestr(each, old.read(each))
        if data is not None:
            new.writestr(part, data)
    return out.getvalue()


_GOOD = _book(("id", "district"), ("a", "Ash"))
_PART = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _sheet_part(inside: str) -> bytes:
    return f'<worksheet xmlns="{_MAIN}">{inside}</worksheet>'.encode()


def _later(book: bytes) -> bytes:
    """A workbook whose first part says that a ZIP of version 19.1 is needed to unpack it."""
    at = book.index(b"PK\x01\x02")
    return book[: at + 6] + b"\xbf\0" + book[at + 8 :]


ROWS = [
    _rows("missing", "file-missing", "rows.csv", None),
    _rows("folder", "file-unreadable", "rows.csv", Path.mkdir),
    _rows("pipe", "file-unreadable", "rows.csv", os.mkfifo),
    _rows("zeros", "file-unreadable", "rows.csv", lambda path: path.symlink_to("/dev/zero")),
    _rows("empty", "rows-missing", "rows.csv", b""),
    _rows("only-head", "rows-missing", "rows.csv", "id,district\n"),
    _rows("no-id", "rows-column", "rows.csv", "district\nAsh\n"),
    _rows("same-column", "rows-column", "rows.csv", "id,district,district\na,b,c\n"),
    _rows("no-name", "rows-column", "rows.csv", "id,,district\na,b,c\n"),
    _rows("same-id", "same-output", "rows.csv", "id,district\na,b\na,c\n"),
    _rows("same-name", "same-output", "rows.csv", "id,district\na b,b\na/b,c\n"),
    _rows("empty-id", "row-cell-empty", "rows.csv", "id,district\n,b\n"),
    _rows("id-of-signs", "id-not-for-files", "rows.csv", "id,district\n../..,b\n"),
    _rows("nowhere", "unknown-content-path", "rows.csv", "id,key_numbers.well.valu\na,3\n"),
    _rows("underscores", "unknown-content-path", "rows.csv", "id,key_numbers.__class__.__init__\na,3\n"),
    _rows("no-language", "language-not-usable", "rows.csv", "id,district@../x\na,3\n"),
    _rows("empty-cell", "row-cell-empty", "rows.csv", "id,district\na,\n"),
    _rows("ragged", "rows-unreadable", "rows.csv", "id,district\na,b,c,d\n"),
    _rows("nul", "character-not-allowed", "rows.csv", b"id,district\na,b\0c\n"),
    _rows("binary", "not-utf-8", "rows.csv", bytes(range(256)) * 50),
    _rows("open-quote", "rows-unreadable", "rows.csv", 'id,district\na,"' + "x\n" * 100_000),
    _rows(
        "wide",
        "rows-too-many",
        "rows.csv",
        "id," + ",".join(f"c{n}" for n in range(20_000)) + "\na" + ",1" * 20_000,
    ),
    _rows("long", "rows-too-many", "rows.csv", b"id,district\n" + b"a,b\n" * 10_000_000),
    _rows("words", "number-not-plain", "rows.csv", "id,key_numbers.wells.value\na,many\n"),
    _rows("nan", "number-not-plain", "rows.csv", "id,key_numbers.wells.value\na,nan\n"),
    _rows("exponent", "number-not-plain", "rows.csv", "id,key_numbers.wells.value\na,1e999999\n"),
    _rows("decimals", "decimals-unclear", "rows.csv", 'id,key_numbers.wells.value\na,"1,234"\n'),
    _rows("ending", "rows-unreadable", "rows.ods", b"x"),
    _rows("json-broken", "rows-unreadable", "rows.jsonl", '{"id": "a"'),
    _rows("json-list", "rows-unreadable", "rows.jsonl", "[1, 2]\n"),
    _rows("json-deep", "rows-unreadable", "rows.jsonl", "[" * 100_000),
    _rows("json-nested", "unknown-content-path", "rows.jsonl", '{"id": "a", "district": {"x": 1}}\n'),
    _rows(
        "json-long-number",
        "rows-unreadable",
        "rows.jsonl",
        '{"id": "a", "key_numbers.wells.value": ' + "9" * 10_000 + "}\n",
    ),
    _rows("json-twice", "rows-unreadable", "rows.jsonl", '{"id": "a", "district": "x", "district": "y"}\n'),
    _rows("book-not-zip", "rows-unreadable", "rows.xlsx", b"hello"),
    _rows("book-locked", "rows-unreadable", "rows.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4000),
    _rows("book-of-later-zip", "rows-unreadable", "rows.xlsx", _later(_GOOD)),
    _rows("book-empty-zip", "rows-unreadable", "rows.xlsx", b"PK\x05\x06" + b"\0" * 18),
    _rows("book-no-sheet", "rows-unreadable", "rows.xlsx#Q9", _GOOD),
    _rows("book-no-part", "rows-unreadable", "rows.xlsx", _with_part(_GOOD, _PART, None)),
    _rows("book-broken-part", "rows-unreadable", "rows.xlsx", _with_part(_GOOD, _PART, b"<worksheet")),
    _rows("book-bomb", "rows-unreadable", "rows.xlsx", _with_part(_GOOD, _PART, b" " * (300 * 2**20))),
    _rows(
        "book-entity",
        "rows-unreadable",
        "rows.xlsx",
        _with_part(
            _GOOD, _PART, b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>'
        ),
    ),
    _rows(
        "book-last-cell",
        "rows-unreadable",
        "rows.xlsx",
        _with_part(
            _GOOD,
            _PART,
            _sheet_part('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        ),
    ),
    _rows("book-error", "cell-with-error", "rows.xlsx", _book(("id", "district"), ("a", "#REF!"))),
    _rows("book-formula", "cell-with-error", "rows.xlsx", _book(("id", "district"), ("a", "=1+1"))),
]

_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def _entry(path: str, source: str, text: str) -> str:
    return f'msgctxt "{path}"\nmsgid "{source}"\nmsgstr "{text}"\n\n'


_ENTRIES = [
    _entry("title", "Wells in {district}", "Brunnen in {district}"),
    _entry("summary", "Every well was looked at this year.", "Jeder Brunnen wurde geprüft."),
    _entry("publisher.name", "County of Orland", "Kreis Orland"),
    _entry("key_numbers.wells.label", "wells in use", "Brunnen in Betrieb"),
]


def _po(name: str, code: str, made: Made, language: str = "de") -> Case:
    words = ("check", "sheet.yaml", "--language", language)
    return Case(f"po-{name}", code, {"sheet.yaml": SHEET, "locale/de.po": made}, words)


def _changed(at: int, path: str, source: str, text: str, head: str = _HEAD) -> str:
    entries = [*_ENTRIES]
    entries[at] = _entry(path, source, text)
    return head + "".join(entries)


CATALOGUES = [
    _po("empty", "not-translated", ""),
    _po("words", "catalogue-syntax", "hello\n"),
    _po("open-quote", "catalogue-syntax", _HEAD + 'msgid "a\nmsgstr "b"\n'),
    _po("binary", "catalogue-unreadable", bytes(range(256)) * 20),
    _po("latin-1", "catalogue-unreadable", (_HEAD + "".join(_ENTRIES)).encode("latin-1")),
    _po("folder", "no-translation", Path.mkdir),
    _po("pipe", "no-translation", os.mkfifo),
    _po("zeros", "no-translation", lambda path: path.symlink_to("/dev/zero")),
    _po("large", "catalogue-unreadable", _HEAD + "# x\n" * 5_000_000),
    _po("twice", "entry-twice", _HEAD + "".join(_ENTRIES) + _ENTRIES[0]),
    _po("lost", "placeholder-lost", _changed(0, "title", "Wells in {district}", "Brunnen")),
    _po(
        "added",
        "placeholder-added",
        _changed(1, "summary", "Every well was looked at this year.", "Jeder {district}"),
    ),
    _po(
        "code",
        "not-translated",
        _HEAD.replace('"\n\n', '"\n"Plural-Forms: nplurals=2; plural=__import__(0);\\n"\n\n')
        + "".join(_ENTRIES[1:]),
    ),
    _po("missing", "not-translated", _HEAD + "".join(_ENTRIES[:2])),
    _po("outdated", "translation-outdated", _changed(1, "summary", "Every other well.", "Jeder andere.")),
    _po(
        "escape",
        "character-not-allowed",
        _changed(1, "summary", "Every well was looked at this year.", "Jeder \x1b[2J"),
    ),
    _po("no-language", "no-translation", _HEAD + "".join(_ENTRIES), "fr"),
    _po("language-path", "language-not-usable", _HEAD + "".join(_ENTRIES), "../../etc"),
    _po("language-none", "language-not-usable", _HEAD + "".join(_ENTRIES), "xx-yy-zz-!!"),
]


def _import(name: str, code: str, file: str, made: Made) -> Case:
    files: dict[str, Made] = {"sheet.yaml": SHEET, "locale/de.po": _HEAD + "".join(_ENTRIES), file: made}
    return Case(f"import-{name}", code, files, ("translate", "import", "sheet.yaml", file))


def _xliff(units: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>', lang: str = "de") -> str:
    return (
        f'{head}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="w" '
        f'source-language="en" target-language="{lang}" datatype="plaintext"><body>{units}</body>'
        "</file></xliff>"
    )


_UNIT = (
    '<trans-unit id="title"><source>Wells in {district}</source>'
    "<target>Brunnen in {district}</target></trans-unit>"
)

IMPORTS = [
    _import("xliff-empty", "import-unreadable", "wells.de.xlf", b""),
    _import("xliff-cut", "import-unreadable", "wells.de.xlf", _xliff(_UNIT)[:-20]),
    _import("xliff-words", "import-unreadable", "wells.de.xlf", "hello"),
    _import(
        "xliff-encoding",
        "import-unreadable",
        "wells.de.xlf",
        _xliff(_UNIT, '<?xml version="1.0" encoding="x-none"?>'),
    ),
    _import(
        "xliff-utf-7",
        "import-unreadable",
        "wells.de.xlf",
        _xliff(_UNIT, '<?xml version="1.0" encoding="UTF-7"?>'),
    ),
    _import(
        "xliff-entity",
        "import-unreadable",
        "wells.de.xlf",
        _xliff("&x;", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ),
    _import(
        "xliff-laughs",
        "import-unreadable",
        "wells.de.xlf",
        _xliff(
            "&l9;",
            "<!DOCTYPE a [<!ENTITY l0 'ha'>"
            + "".join(f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>" for n in range(9))
            + "]>",
        ),
    ),
    _import("xliff-deep", "import-too-large", "wells.de.xlf", _xliff("<g>" * 100_000)),
    _import(
        "xliff-unknown", "import-of-unknown-text", "wells.de.xlf", _xliff(_UNIT.replace('"title"', '"titel"'))
    ),
    _import("xliff-language", "language-not-usable", "wells.de.xlf", _xliff(_UNIT, lang="../../x")),
    _import("xliff-large", "import-unreadable", "wells.de.xlf", _xliff(_UNIT + " " * (40 * 2**20))),
    _import("book-words", "import-unreadable", "wells.de.xlsx", b"hello"),
    _import("book-columns", "import-without-column", "wells.de.xlsx", _book(("a", "b"), ("c", "d"))),
    _import("book-bomb", "import-too-large", "wells.de.xlsx", _with_part(_GOOD, _PART, b" " * (300 * 2**20))),
    _import(
        "book-merged",
        "import-without-column",
        "wells.de.xlsx",
        _with_part(
            _GOOD,
            _PART,
            _sheet_part('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        ),
    ),
    _import("book-no-part", "import-unreadable", "wells.de.xlsx", _with_part(_GOOD, _PART, None)),
    _import("ending", "import-unreadable", "wells.de.txt", b"hello"),
]


def _layout(name: str, code: str, text: str | bytes, more: dict[str, Made] | None = None) -> Case:
    files: dict[str, Made] = {"sheet.yaml": SHEET, "own/layout.yaml": text, **(more or {})}
    return Case(f"layout-{name}", code, files, ("check", "sheet.yaml", "--layout", "own"))


def _extended(name: str, code: str, lines: str) -> Case:
    return _layout(name, code, f"extends: brief\nname: own\ntitle: Own\n{lines}\n")


_STYLE = "font: text, size: 9, leading: 12, swatch: ink"

LAYOUTS = [
    Case(
        "layout-none", "unknown-layout", {"sheet.yaml": SHEET}, ("check", "sheet.yaml", "--layout", "no-such")
    ),
    Case(
        "layout-empty-folder",
        "unknown-layout",
        {"sheet.yaml": SHEET, "own/x": ""},
        ("check", "sheet.yaml", "--layout", "own"),
    ),
    Case(
        "layout-of-device",
        "unknown-layout",
        {"sheet.yaml": SHEET},
        ("check", "sheet.yaml", "--layout", "/dev/null"),
    ),
    _layout("empty", "file-empty", ""),
    _layout("list", "layout-value", "- a\n"),
    _layout("broken", "not-yaml", "name: [own"),
    _layout("deep", "nested-too-deep", "a: " + "[" * 5000),
    _layout("itself", "unknown-layout", "extends: own\nname: own\ntitle: Own\n"),
    _layout("above", "unknown-layout", "extends: ../../etc\nname: own\ntitle: Own\n"),
    _layout(
        "old",
        "layout-old",
        "extends: brief\nname: own\ntitle: Own\ntree: {grid: [{slot: others}], columns: 1000000000}\n",
    ),
    _layout("keys", "layout-key-missing", "name: own\n"),
    _extended("unknown-key", "layout-unknown-key", "pgae: {size: A4}"),
    _extended(
        "style-font", "layout-value", "styles: {body: {font: nope, size: 9.5, leading: 12.5, swatch: ink}}"
    ),
    _extended(
        "style-swatch", "layout-value", "styles: {body: {font: text, size: 9.5, leading: 12.5, swatch: nope}}"
    ),
    _extended(
        "style-blank",
        "layout-key-missing",
        "styles: {body: {font: text, size: , leading: 12.5, swatch: ink}}",
    ),
    _extended(
        "style-negative", "layout-value", "styles: {body: {font: text, size: -5, leading: 12.5, swatch: ink}}"
    ),
    _extended(
        "style-zero", "layout-value", "styles: {body: {font: text, size: 0, leading: 12.5, swatch: ink}}"
    ),
    _extended(
        "style-vast", "layout-value", "styles: {body: {font: text, size: 1e9, leading: 12.5, swatch: ink}}"
    ),
    _extended(
        "style-nan", "layout-value", "styles: {body: {font: text, size: .nan, leading: 12.5, swatch: ink}}"
    ),
    _extended(
        "style-leading", "layout-value", "styles: {body: {font: text, size: 9, leading: -3, swatch: ink}}"
    ),
    _extended(
        "style-leading-zero", "layout-value", "styles: {body: {font: text, size: 9, leading: 0, swatch: ink}}"
    ),
    _extended("style-tracking", "layout-value", f"styles: {{body: {{{_STYLE}, tracking: 1e9}}}}"),
    _extended("style-weight", "layout-value", f"styles: {{body: {{{_STYLE}, weight: 99999}}}}"),
    _extended("style-lines", "layout-value", f"styles: {{body: {{{_STYLE}, lines: sideways}}}}"),
    _extended(
        "style-fit",
        "layout-value",
        f"styles: {{body: {{{_STYLE}, fit: {{min: 90, lines: -1, most-lines: 0}}}}}}",
    ),
    _extended("family", "unknown-font-family", "fonts: {text: {families: [no-such-family]}}"),
    _extended("families-none", "layout-value", "fonts: {text: {families: []}}"),
    _extended("page-negative", "layout-value", "page: {size: A4, bleed: -3mm}"),
    _extended("style-fit-min", "layout-value", f"styles: {{body: {{{_STYLE}, fit: {{min: -9}}}}}}"),
    _extended("page-bleed-vast", "layout-value", "page: {size: A4, bleed: 9000mm}"),
    _extended("page-size", "layout-value", "page: {size: Z4}"),
    _extended("page-condition-missing", "press-profile-not-usable", "page: {size: A4, condition: none.icc}"),
    _extended(
        "page-condition-above", "press-profile-not-usable", "page: {size: A4, condition: ../../../etc/passwd}"
    ),
    _extended("page-ink", "layout-value", "page: {size: A4, ink-limit: .nan}"),
    _extended("page-ink-vast", "layout-value", "page: {size: A4, ink-limit: 4000}"),
    _extended(
        "swatch-inks", "layout-value", 'swatches: {ink: {cmyk: [100, 100, 100, 9000], srgb: "#000000"}}'
    ),
    _extended(
        "swatch-ink-limit", "too-much-ink", 'swatches: {ink: {cmyk: [100, 100, 100, 100], srgb: "#000000"}}'
    ),
    _extended("swatch-color", "layout-value", "swatches: {ink: {cmyk: [0, 0, 0, 100], srgb: black}}"),
    _extended(
        "swatch-spot", "layout-value", 'swatches: {ink: {cmyk: [0, 0, 0, 100], srgb: "#000000", spot: Black}}'
    ),
    _extended("blocks-unknown", "layout-value", "blocks: {header: [{arrangement: x, box: {none: 1}}]}"),
    _extended("tag", "yaml-tag", "description: !!python/name:os.system"),
]


def _font(name: str, code: str, made: Made, file: str = "fonts/Own-Regular.ttf", index: str = "") -> Case:
    index = index or f"families: {{own: {{faces: {{regular: {file.removeprefix('fonts/')}}}}}}}\n"
    brand = "brand: {faces: {text: own}}\n"
    files: dict[str, Made] = {"sheet.yaml": sheet(more=brand), "fonts/fonts.yaml": index}
    if made is not None:
        files[file] = made
    return Case(f"font-{name}", code, files, PAGES)


_FACE = (ROOT / "fonts" / "LeagueGothic-Regular.ttf").read_bytes()


def _table(face: bytes, tag: bytes, new: bytes) -> bytes:
    """A font with other bytes at the beginning of one of its tables."""
    at = face.index(tag)
    offset = int.from_bytes(face[at + 8 : at + 12], "big")
    return face[:offset] + new + face[offset + len(new) :]


def _restricted() -> bytes:
    at = _FACE.index(b"OS/2")
    offset = int.from_bytes(_FACE[at + 8 : at + 12], "big")
    return _FACE[: offset + 8] + b"\0\x02" + _FACE[offset + 10 :]


FONTS = [
    _font("empty", "font-without-outlines", b""),
    _font("words", "font-without-outlines", b"hello"),
    _font("web", "font-without-outlines", b"wOF2" + b"\0" * 400),
    _font("cut", "font-without-outlines", _FACE[:300]),
    _font("tables", "font-without-outlines", _FACE[:4] + b"\xff\xff" + _FACE[6:]),
    _font("restricted", "font-not-embeddable", _restricted()),
    _font("variable", "font-variable", _FACE[:12] + _FACE[12:].replace(b"gasp", b"fvar", 1)),
    _font("large", "font-too-large", lambda path: path.write_bytes(_FACE + b"\0" * (33 * 2**20))),
    _font("folder", "font-missing", Path.mkdir),
    _font("pipe", "font-missing", os.mkfifo),
    _font(
        "missing", "font-missing", b"", "fonts/Other.ttf", "families: {own: {faces: {regular: None.ttf}}}\n"
    ),
    _font(
        "outside",
        "font-outside-folder",
        b"",
        "fonts/Other.ttf",
        "families: {own: {faces: {regular: ../../../etc/passwd}}}\n",
    ),
    _font("index", "fonts-index-malformed", b"", "fonts/Other.ttf", "families: [own]\n"),
]


def _brand(name: str, code: str, made: Made) -> Case:
    return Case(f"brand-{name}", code, {"sheet.yaml": SHEET, "brand.yaml": made})


BRANDS = [
    _brand("broken", "not-yaml", "colors: {accent"),
    _brand("list", "not-a-group", "- a\n"),
    _brand("unknown", "unknown-key", "colours: {accent: '#000000'}\n"),
    _brand("color", "color-not-valid", "colors: {accent: 'rgb(0,0,0)'}\n"),
    _brand("face", "unknown-font-family", "faces: {text: no-such}\n"),
    _brand("logo", "picture-missing", "logo: no.svg\n"),
    _brand("logo-outside", "file-name-not-allowed", "logo: ../../etc/passwd\n"),
    _brand("latin-1", "not-utf-8", "# é\ncolors: {}\n".encode("latin-1")),
]


def _plan(name: str, code: str, text: str | bytes) -> Case:
    return Case(f"plan-{name}", code, {"sheet.yaml": SHEET, "sheet.plan.yaml": text}, PAGES)


PLANS = [
    _plan("empty", "file-empty", ""),
    _plan("words", "plan-not-readable", "hello\n"),
    _plan("broken", "not-yaml", "plans: ["),
    _plan("keys", "plan-not-readable", "plans: [{layout: brief}]\n"),
    _plan(
        "scale",
        "plan-not-readable",
        "plans: [{layout: brief, pages_of: 210 x 297 mm, scale: .nan, pages: [[x]]}]\n",
    ),
    _plan(
        "scale-vast",
        "plan-not-readable",
        "plans: [{layout: brief, pages_of: 210 x 297 mm, scale: 1e9, pages: [[x]]}]\n",
    ),
    _plan(
        "bands",
        "plan-not-readable",
        "plans: [{layout: brief, pages_of: 210 x 297 mm, scale: 1, pages: [[{1-99 x: 1}]]}]\n",
    ),
    _plan("deep", "nested-too-deep", "plans: " + "[" * 5000),
    _plan("binary", "not-utf-8", bytes(range(128, 256))),
]


def _profile(name: str, code: str, made: Made | None) -> Case:
    files: dict[str, Made] = {"sheet.yaml": SHEET}
    if made is not None:
        files["own.icc"] = made
    words = ("build", "sheet.yaml", "--for", "print", "--condition", "own.icc", "-o", "out")
    return Case(f"profile-{name}", code, files, words)


_ICC = (ROOT / "src" / "factsheet" / "pdf" / "profiles" / "fogra39-300-small.icc").read_bytes()
_SRGB = (ROOT / "src" / "factsheet" / "pdf" / "profiles" / "srgb.icc").read_bytes()
_NO_PROFILE = "press-profile-not-usable"
PROFILES = [
    _profile("missing", _NO_PROFILE, None),
    _profile("empty", _NO_PROFILE, b""),
    _profile("words", _NO_PROFILE, b"hello"),
    _profile("cut", _NO_PROFILE, _ICC[:1000]),
    _profile("screen", _NO_PROFILE, _SRGB),
    _profile("version", _NO_PROFILE, _ICC[:8] + b"\x09" + _ICC[9:]),
    _profile("no-tables", _NO_PROFILE, _ICC.replace(b"B2A0", b"B2X0")),
    _profile("zeros", _NO_PROFILE, _ICC[:132] + b"\0" * (len(_ICC) - 132)),
    _profile("large", _NO_PROFILE, _ICC + b"\0" * (5 * 2**20)),
]


def _pdf(body: str = "", more: str = "", pages: str = "[3 0 R]") -> bytes:
    """A PDF of one page, without a table of its objects."""
    return (
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Kids{pages}/Count 1>>endobj\n"
        f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R{body}>>endobj\n"
        f"4 0 obj<</Length 5>>stream\nBT ET\nendstream endobj\n{more}trailer<</Root 1 0 R>>\n%%EOF\n"
    ).encode("latin-1")


def _pdfs() -> Iterator[Case]:
    """Finished PDFs that `check` and `impose` are given."""
    found: dict[str, tuple[bytes, str]] = {
        "empty": (b"", "not-a-pdf"),
        "words": (b"hello", "not-a-pdf"),
        "head": (b"%PDF-1.7\n", "pdf-broken"),
        "no-pages": (_pdf(pages="[]"), "pdf-broken"),
        "kids-itself": (_pdf(pages="[2 0 R]"), "pdf-broken"),
        "xref-itself": (
            b"%PDF-1.5\n1 0 obj<</Type/XRef/W[0 0 0]/Size 9/Prev 9/Length 0>>stream\n\nendstream endobj\n"
            b"startxref\n9\n%%EOF",
            "pdf-broken",
        ),
        "locked": (
            _pdf(more="6 0 obj<</Filter/Standard/V 9/R 9/O(x)/U(x)/P -1>>endobj\n").replace(
                b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 6 0 R/ID[(a)(a)]"
            ),
            "pdf-broken",
        ),
        "cut": (_pdf()[:150], "pdf-broken"),
    }
    for name, (content, code) in found.items():
        words = ("impose", "in.pdf", "-o", "sheets.pdf", "--as", "2-up")
        yield Case(f"impose-{name}", code, {"in.pdf": content}, words)


PDFS = [*_pdfs()]
CASES = [*ROWS, *CATALOGUES, *IMPORTS, *LAYOUTS, *FONTS, *BRANDS, *PLANS, *PROFILES, *PDFS]
