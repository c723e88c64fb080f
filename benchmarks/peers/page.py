"""The copy of a factsheet as a page of HTML, for tools that set HTML."""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parents[2] / "fonts"
FILES = {
    "Source Sans 3": "SourceSans3-{}.ttf",
    "Noto Sans": "NotoSans-{}.ttf",
    "Noto Sans Arabic": "NotoSansArabic-{}.ttf",
    "Noto Sans Devanagari": "NotoSansDevanagari-{}.ttf",
    "Noto Sans Thai": "NotoSansThai-{}.ttf",
    "Noto Sans Myanmar": "NotoSansMyanmar-{}.ttf",
    "Noto Sans CJK TC": "NotoSansCJK-{}.ttc",
}
STYLE = """
@page { size: 210mm 297mm; margin: 9mm 12mm }
body { margin: 0; font-size: 8.4pt; line-height: 1.35; color: #123a4a }
header { background: #123a4a; color: #fff; padding: 6mm }
h1 { font-size: 24pt; margin: 0 } h2 { font-size: 13pt; color: #0b6e69; margin: 3mm 0 1mm }
h3 { font-size: 9.5pt; margin: 1mm 0 0 } p { margin: 0 0 1.5mm }
.row { display: flex; gap: 3mm } .row > div { flex: 1 1 0; min-width: 0 }
.numbers > div { background: #eef5f4; padding: 3mm }
.value { font-size: 19pt; font-weight: bold; color: #0b6e69 }
.asked > div { border-top: 1pt solid #0b6e69; padding: 2mm } img { width: 26mm; height: 26mm }
"""


def files(content: dict[str, Any]) -> list[Path]:
    """Return the font files of a page, regular and bold."""
    names = (FILES[face].format(weight) for face in content["faces"] for weight in ("Regular", "Bold"))
    return [FONTS / name for name in names]


def faces(content: dict[str, Any]) -> str:
    """Return the style sheet of a page, with its faces from the files of this package."""
    rules = [
        f'@font-face {{ font-family: "{face}"; font-weight: {weight}; src: url("{path.as_uri()}") }}'
        for face in content["faces"]
        for weight, name in (("normal", "Regular"), ("bold", "Bold"))
        if (path := FONTS / FILES[face].format(name)).is_file()
    ]
    families = ", ".join(f'"{face}"' for face in content["faces"])
    return "\n".join([*rules, STYLE, f"body {{ font-family: {families} }}"])


def page(content: dict[str, Any]) -> str:
    """Return the page of a content, without its style sheet."""
    numbers, concerns, asked = content["numbers"], content["concerns"], content["recommendations"]
    code = base64.b64encode(content["code"].encode()).decode()
    return f"""<!doctype html>
<html lang="{content["lang"]}" dir="{"rtl" if content["rtl"] else "ltr"}"><head><meta charset="utf-8">
<title>{escape(content["title"])}</title></head><body>
<header><h1>{escape(content["title"])}</h1><p>{escape(content["summary"])}</p></header>
<h2>{escape(numbers["heading"])}</h2><div class="row numbers">{
        "".join(
            f'<div><div class="value">{escape(each["value"])}</div>{escape(each["label"])}</div>'
            for each in numbers["items"]
        )
    }</div>
<div class="row"><div><h2>{escape(concerns["heading"])}</h2>{
        "".join(
            f"<h3>{escape(each['title'])}</h3><p>{escape(each['text'])}</p>" for each in concerns["items"]
        )
    }</div><div><h2>{escape(content["story"]["heading"])}</h2>{
        "".join(f"<p>{escape(each)}</p>" for each in content["story"]["paragraphs"])
    }</div></div>
<h2>{escape(asked["heading"])}</h2><div class="row asked">{
        "".join(f"<div>{escape(each)}</div>" for each in asked["items"])
    }</div>
<div class="row"><div><h2>{escape(content["about"]["heading"])}</h2><p>{escape(content["about"]["text"])}</p>
<p>{escape(content["call"])}</p></div><div><img src="data:image/svg+xml;base64,{code}" alt="{
        escape(content["url"])
    }"></div></div>
</body></html>"""
