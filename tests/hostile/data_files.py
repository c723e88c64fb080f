"""Data files: no YAML, no text, no factsheet; values that are none; copy that hangs careless readers."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

from tests.hostile.case import PAGES, SHEET, Case, data, sheet


def _png(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that says it has a size, whatever is in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(body))
        + chunk(b"IEND", b"")
    )


def _picture(name: str, code: str, file: str, made: object, shown: str = "") -> Case:
    """A sheet with a picture."""
    block = f"body:\n  view: {{kind: picture, file: {shown or file!r}, alt: A view.}}\n"
    files = {"sheet.yaml": sheet(more=block)}
    if made is not None:
        files[file] = made  # type: ignore[assignment]
    return Case(f"picture-{name}", code, files)  # type: ignore[arg-type]


def _svg(name: str, code: str, inside: str, head: str = "", root: str = 'viewBox="0 0 10 10"') -> Case:
    drawing = f'{head}<svg xmlns="http://www.w3.org/2000/svg" {root}>{inside}</svg>'
    return _picture(f"svg-{name}", code, "view.svg", drawing)


def _field(name: str, code: str, line: str) -> Case:
    """A line more in the sheet."""
    return data(name, code, sheet(more=line + "\n"))


def _value(name: str, code: str, value: str) -> Case:
    return data(f"number-{name}", code, sheet("value: 12", f"value: {value}"))


YAML = [
    data("yaml-tab", "not-yaml", sheet("  district", "\tdistrict")),
    data("yaml-open-quote", "not-yaml", sheet("title: Wells", 'title: "Wells')),
    data("yaml-open-bracket", "not-yaml", sheet("title: Wells in {district}", "title: [Wells")),
    data("yaml-same-key", "duplicate-key", sheet(more="title: Other\n")),
    data("yaml-anchor", "yaml-anchor", sheet("title: Wells", "title: &a Wells")),
    data("yaml-alias", "yaml-anchor", sheet("title: Wells in {district}", "title: *a")),
    data("yaml-merge", "yaml-merge-key", sheet(more="<<: {title: Other}\n")),
    data(
        "yaml-alias-bomb",
        "yaml-anchor",
        "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(9)),
    ),
    data(
        "yaml-python-tag",
        "yaml-tag",
        sheet("title: Wells in {district}", "title: !!python/object/apply:os.system [ls]"),
    ),
    data("yaml-include-tag", "yaml-tag", sheet("title: Wells in {district}", "title: !include /etc/passwd")),
    data("yaml-binary-tag", "yaml-tag", sheet("title: Wells in {district}", "title: !!binary aGk=")),
    data("yaml-two-documents", "second-document", SHEET + "---\n" + SHEET),
    data("yaml-directive", "not-yaml", "%YAML 9.9\n---\n" + SHEET),
    data("yaml-brackets", "nested-too-deep", "a: " + "[" * 20_000),
    data("yaml-braces", "nested-too-deep", "a: " + "{a: " * 20_000),
    data("yaml-blocks", "nested-too-deep", "".join(" " * depth + "a:\n" for depth in range(700))),
    data("yaml-many-keys", "too-many-values", "".join(f"k{n}: 1\n" for n in range(100_000))),
    data("yaml-long-line", "file-unreadable", "title: " + "x" * (8 * 2**20)),
    data("yaml-long-comment", "file-unreadable", "#" + "x" * (32 * 2**20)),
    data("yaml-key-number", "key-not-text", sheet(more="1: x\n")),
    data("yaml-key-null", "key-not-text", sheet(more="~: x\n")),
    data("yaml-key-complex", "key-not-text", sheet(more="? [a, b]\n: x\n")),
    data("yaml-empty", "file-empty", ""),
    data("yaml-list", "not-a-factsheet", "- a\n- b\n"),
    data("yaml-scalar", "not-a-factsheet", "Hello\n"),
    data("yaml-only-bom", "file-empty", b"\xef\xbb\xbf"),
    data("text-nul", "character-not-allowed", SHEET.replace("Wells", "We\0lls", 1)),
    data("text-escape", "character-not-allowed", SHEET.replace("Wells", "We\x1b[2Jlls", 1)),
    data("text-c1", "character-not-allowed", SHEET.replace("Wells", "We\x85\x9blls", 1)),
    data("text-surrogate", "not-yaml", sheet("title: Wells in {district}", 'title: "\\ud800"')),
    data("text-utf-16", "not-utf-8", SHEET.encode("utf-16")),
    data("text-utf-32", "not-utf-8", SHEET.encode("utf-32")),
    data("text-latin-1", "not-utf-8", SHEET.replace("Every", "Évery").encode("latin-1")),
    data("text-cut", "not-utf-8", SHEET.replace("Every", "Évery").encode().split(b"\xa9")[0] + b"\xe2\x82"),
    data("text-overlong", "not-utf-8", SHEET.encode() + b"# \xc0\xaf\n"),
    data("text-picture", "not-utf-8", _png(1, 1)),
    Case("file-missing", "file-missing", {}),
    Case("file-folder", "file-unreadable", {"sheet.yaml/x": ""}),
    Case("file-pipe", "file-unreadable", {"sheet.yaml": os.mkfifo}),
    Case("file-zeros", "file-unreadable", {"sheet.yaml": lambda path: path.symlink_to("/dev/zero")}),
    Case("file-loop", "file-unreadable", {"sheet.yaml": lambda path: path.symlink_to(path)}),
]

VALUES = [
    _value("nan", "number-not-plain", ".nan"),
    _value("infinite", "number-not-plain", "-.inf"),
    _value("words", "number-not-plain", "many"),
    _value("long", "number-too-long", "9" * 5000),
    _value("exponent", "number-too-long", "1e999999999"),
    _value("octal", "number-not-plain", "0o17"),
    _value("list", "wrong-kind-of-value", "[1, 2]"),
    _value("empty", "key-missing", ""),
    data("no-title", "key-missing", sheet("title: Wells in {district}\n")),
    data("version-99", "unknown-version", sheet("factsheet: 1", "factsheet: 99")),
    data("version-words", "unknown-version", sheet("factsheet: 1", "factsheet: one")),
    data("lang-none", "language-not-usable", sheet("lang: en", "lang: ../../evil")),
    data("lang-long", "language-not-usable", sheet("lang: en", f"lang: {'en-' * 100}")),
    data("id-path", "id-not-for-files", sheet("id: wells", "id: ../wells")),
    data("id-device", "id-not-for-files", sheet("id: wells", "id: CON")),
    data("id-option", "id-not-for-files", sheet("id: wells", "id: -rf")),
    data("id-long", "id-not-for-files", sheet("id: wells", f"id: {'a' * 300}")),
    data("id-empty", "id-not-for-files", sheet("id: wells", 'id: ""')),
    _field("unknown-key", "unknown-key", "titel: x"),
    _field("unknown-kind", "unknown-kind", "body: {a: {kind: magic}}"),
    _field("paper-tiny", "unknown-paper", "paper: {width: 1mm, height: 1mm}"),
    _field("paper-vast", "length-not-valid", "paper: {width: 1e30mm, height: 9999999mm}"),
    _field("paper-nan", "length-not-valid", "paper: {width: .nan, height: 100mm}"),
    _field("paper-unknown", "unknown-paper", "paper: Z9"),
    _field("pages-many", "page-count-not-valid", "pages: 99999"),
    _field("pages-backwards", "page-count-not-valid", "pages: 3..1"),
    _field("fold-narrow", "fold-too-narrow", "paper: A6\nfold: tri"),
    _field("quantity-negative", "quantity-not-valid", "quantity: -5"),
    _field("quantity-vast", "number-too-long", "quantity: 1e400"),
    _field("link-script", "address-not-valid", "call_to_action: {text: Go, url: 'javascript:alert(1)'}"),
    _field("link-file", "address-not-valid", "call_to_action: {text: Go, url: 'file:///etc/passwd'}"),
    _field(
        "link-password", "address-not-valid", "call_to_action: {text: Go, url: 'https://a:b@example.org'}"
    ),
    _field(
        "link-newline", "address-not-valid", 'call_to_action: {text: Go, url: "https://example.org/\\nX"}'
    ),
    _field(
        "link-long",
        "qr-code-address-too-long",
        f"call_to_action: {{text: Go, url: 'https://example.org/{'a' * 5000}'}}",
    ),
    _field("cite-nothing", "unknown-source", "body: {a: {kind: text, text: 'As [@nobody] says.'}}"),
    _field("note-nothing", "unknown-note", "body: {a: {kind: text, text: 'As [^none] says.'}}"),
    _field("block-nothing", "unknown-block", "body: {a: {kind: text, text: '[there](#nowhere)'}}"),
    _field("color-none", "color-not-valid", "brand: {colors: {accent: red; DROP}}"),
    _field(
        "color-inks", "color-not-valid", "brand: {colors: {accent: {srgb: '#000000', cmyk: [900, 0, 0, 0]}}}"
    ),
    _field("face-none", "unknown-font-family", "brand: {faces: {text: no-such-face}}"),
    data(
        "variable-open",
        "pattern-not-valid",
        sheet("Wells in {district}", "'Wells {district, plural, one {x}'"),
    ),
    data(
        "variable-no-other",
        "pattern-not-valid",
        sheet("Wells in {district}", "'Wells {district, plural, one {x}}'"),
    ),
    data("variable-missing", "unknown-key-number", sheet("Wells in {district}", "'Wells in {nowhere}'")),
    data("braces-many", "copy-too-wide", sheet("Wells in {district}", f"'{'{' * 4_000}'")),
    data(
        "brackets-many",
        "copy-too-wide",
        sheet("Every well was looked at this year.", f"'{'[' * 20_000}'"),
        PAGES,
    ),
    data(
        "paragraphs-many",
        "too-many-paragraphs",
        sheet("summary: Every well was looked at this year.", 'summary: "' + "a\\n\\n" * 6600 + '"'),
        PAGES,
    ),
    data(
        "word-long",
        "copy-too-long",
        sheet("summary: Every well was looked at this year.", f"summary: {'W' * 4_000}\npages: 1"),
        PAGES,
    ),
    data("marks-many", "too-many-marks", sheet("Every well", "E" + "\u0301" * 3000 + "very well"), PAGES),
    data(
        "sign-unknown", "character-without-font", sheet("Every well", "Every \U00013000 \ue000 well"), PAGES
    ),
    _field(
        "table-wide",
        "item-count",
        "body: {t: {kind: table, names: a, columns: {"
        + ", ".join(f"c{n}: C{n}" for n in range(300))
        + "}, rows: {r: {c0: 1}}}}",
    ),
    _field(
        "chart-words",
        "number-not-plain",
        "body: {c: {kind: chart, heading: H, show: bars, unit: people, data: {a: {label: A, value: many}}}}",
    ),
    _field(
        "chart-file-outside",
        "data-file-unreadable",
        "body: {c: {kind: chart, heading: H, show: bars, unit: people, series: {cases: {label: C}}, "
        "from: ../../etc/passwd, columns: {label: a, cases: b}}}",
    ),
    _field(
        "items-many",
        "item-count",
        "body: {l: {kind: list, items: {" + ", ".join(f"i{n}: x" for n in range(5000)) + "}}}",
    ),
]

_SPAN = "<rect width='1' height='1' fill='red'/>"
PICTURES = [
    _picture("missing", "picture-missing", "view.png", None),
    _picture("above", "file-name-not-allowed", "view.png", None, "../view.png"),
    _picture("absolute", "file-name-not-allowed", "view.png", None, "/etc/passwd"),
    _picture("url", "file-name-not-allowed", "view.png", None, "https://example.org/a.png"),
    _picture("null", "file-name-not-allowed", "view.png", None, "a\\0b.png"),
    _picture("long-name", "file-name-not-allowed", "view.png", None, "a" * 5000 + ".png"),
    _picture("link-out", "picture-unreadable", "view.png", lambda path: path.symlink_to("/etc/passwd")),
    _picture("zeros", "picture-unreadable", "view.png", lambda path: path.symlink_to("/dev/zero")),
    _picture("pipe", "picture-unreadable", "view.png", os.mkfifo),
    _picture("folder", "picture-unreadable", "view.png", Path.mkdir),
    _picture("empty", "picture-format-unknown", "view.png", b""),
    _picture("text", "picture-format-unknown", "view.png", b"hello"),
    _picture("cut", "picture-damaged", "view.png", _png(100, 100, b"\0" * 500)[:-30]),
    _picture("short", "picture-damaged", "view.png", _png(100, 100, b"\0" * 50)),
    _picture("bomb", "picture-too-large", "view.png", _png(60_000, 60_000, b"\0" * 1000)),
    _picture("no-size", "picture-format-unknown", "view.png", _png(0, 0)),
    _picture(
        "postscript",
        "picture-format-unknown",
        "view.png",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    ),
    _picture("gif", "picture-format-unknown", "view.gif", b"GIF89a\x01\0\x01\0\0\0\0;"),
    _picture(
        "jpeg-cut",
        "picture-format-unknown",
        "view.jpg",
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0",
    ),
    _picture("webp-cut", "picture-damaged", "view.webp", b"RIFF\xff\xff\xff\x7fWEBPVP8 \xff\xff\xff\x7f"),
    _picture("tiff-loop", "picture-format-unknown", "view.tif", b"II*\0\x08\0\0\0\x00\0\x08\0\0\0"),
    _svg("doctype", "drawing-entity", "&b;", '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
    _svg(
        "laughs",
        "drawing-entity",
        "&l9;",
        "<!DOCTYPE svg [<!ENTITY l0 'ha'>"
        + "".join(f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>" for n in range(9))
        + "]>",
    ),
    _svg("external", "drawing-entity", "&x;", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    _svg("open", "drawing-damaged", "<g>"),
    _svg("script", "drawing-part-not-usable", "<script>alert(1)</script>" + _SPAN),
    _svg("html", "drawing-part-not-usable", "<foreignObject><p>x</p></foreignObject>"),
    _svg(
        "filter",
        "drawing-part-not-usable",
        "<filter id='f'><feTurbulence/></filter><rect filter='url(#f)' width='9' height='9'/>",
    ),
    _svg("use-itself", "drawing-part-not-usable", "<g id='a'><use href='#a'/></g>"),
    _svg(
        "use-bomb",
        "drawing-too-large",
        "".join(
            f"<g id='u{n + 1}'>{f'<use href=chr39#u{n}chr39/>' * 10}</g>".replace("chr39", "'")
            for n in range(1, 9)
        )
        + "<rect id='u1' width='1' height='1'/>",
    ),
    _svg(
        "pattern-itself",
        "drawing-part-not-usable",
        "<pattern id='p' width='1' height='1'><rect fill='url(#p)' width='1' height='1'/></pattern>"
        "<rect fill='url(#p)' width='9' height='9'/>",
    ),
    _svg("deep", "drawing-too-large", "<g>" * 3000 + _SPAN + "</g>" * 3000),
    _svg("path-long", "drawing-too-large", "<path d='M0 0" + "L1 1" * 101_000 + "'/>"),
    _svg("path-broken", "drawing-part-not-usable", "<path d='M0 0 L nan nan Z'/>"),
    _svg("outside", "drawing-part-not-usable", "<image href='file:///etc/passwd' width='1' height='1'/>"),
    _svg(
        "network", "drawing-part-not-usable", "<image href='http://127.0.0.1:1/x.png' width='1' height='1'/>"
    ),
    _svg("no-size", "drawing-without-size", _SPAN, root="viewBox='0 0 0 0'"),
    _svg("vast", "drawing-without-size", _SPAN, root="viewBox='0 0 1e999 1e999'"),
    _svg("elements", "drawing-too-large", _SPAN * 30_000),
    _svg(
        "animation",
        "drawing-part-not-usable",
        "<rect width='9' height='9'><animate attributeName='x' to='9'/></rect>",
    ),
]

CASES = [*YAML, *VALUES, *PICTURES]
