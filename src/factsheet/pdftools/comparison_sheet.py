"""A comparison as a page of HTML: tables of what changed, and changed pages side by side with marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import PurePath

from factsheet.html.standing import ending, opening, picture, said, shipped
from factsheet.pdftools.comparison import NUMBER, ChangedPage, ChangedText, ComparedFile, Comparison
from factsheet.render import PageDifference

# Words, numbers with their marks, single ideographs, signs.
_TOKEN = re.compile(
    r"[\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]|[^\W\d_]+|\d+(?:[.,\u00a0\u202f]\d+)*|\s+|.", re.DOTALL
)
_LONGEST = 5_000
_MOST_MARKS = 200
_MOST_SAME = 200


def comparison_sheet(found: Comparison) -> str:
    """Return the page."""
    changed = found.of(changed=True)
    numbers = [(file, text) for file in changed for text in file.texts if text.kind == NUMBER]
    old, new = _names(found)
    parts = [
        opening(f"{old} and {new} compared", shipped(__package__, "comparison.css")),
        f"<header><h1>{said(old)} <span>and</span> {said(new)}</h1>",
        f"<dl>{''.join(_figures(found, len(numbers)))}</dl></header><main>",
    ]
    if any(file.pages for file in changed):
        parts.append('<p><label><input type="checkbox" id="marks" checked> Show what changed</label></p>')
    if numbers:
        rows = "".join(_row(text, file.name) for file, text in numbers)
        parts.append(f"<section><h2>Changed numbers</h2>{_table(rows, 'File')}</section>")
    parts += (_file(each) for each in changed if not each.only)
    for side in ("old", "new"):
        parts += _list(f"Only in the {side}", (each.name for each in changed if each.only == side))
    parts += _list("Cannot be compared", (f"{each.name}: {each.trouble}" for each in found.of(trouble=True)))
    others = (each.name for each in found.of(other_bytes=True, trouble=False))
    parts += _list("Other bytes, the same pages and words", others)
    same = [each.name for each in found.of(changed=False, trouble=False, other_bytes=False)]
    parts += _list(
        "The same", same[:_MOST_SAME] + [f"... and {len(same) - _MOST_SAME} more"] * (len(same) > _MOST_SAME)
    )
    return "\n".join([*parts, "</main>", ending()])


def _names(found: Comparison) -> tuple[str, str]:
    """The two sides, by as little of their paths as tells them apart."""
    old, new = PurePath(found.old).parts, PurePath(found.new).parts
    count = next((n for n in range(1, max(len(old), len(new))) if old[-n:] != new[-n:]), 1)
    return "/".join(old[-count:]), "/".join(new[-count:])


def _figures(found: Comparison, numbers: int) -> Iterator[str]:
    changed = found.of(changed=True)
    texts = sum(len(each.texts) for each in changed)
    told = {
        "changed": len([each for each in changed if not each.only]),
        "only in the old": sum(each.only == "old" for each in changed),
        "only in the new": sum(each.only == "new" for each in changed),
        "the same": len(found.of(changed=False, trouble=False)),
        "changed numbers": numbers,
        "changed texts": texts - numbers,
    }
    for name, count in told.items():
        yield f"<div><dt>{name}</dt><dd>{count:,}</dd></div>"


def _file(file: ComparedFile) -> str:
    """A file that changed."""
    others = f"<p>The same changes in {said(', '.join(file.others))}.</p>" if file.others else ""
    texts = _table("".join(_row(each) for each in file.texts)) if file.texts else ""
    same = "Its bytes changed." if file.unread else "All words are the same."
    words = "" if texts else f"<p>{same}</p>"
    pages = "".join(_page(each) for each in file.pages)
    return f"<section><h2>{said(file.name)}</h2>{others}{words}{texts}{pages}</section>"


def _table(rows: str, first: str = "") -> str:
    heads = [*filter(None, [first]), "Page", "Where", "Was", "Is"]
    named = "".join(f'<th scope="col">{each}</th>' for each in heads)
    return f"<table><thead><tr>{named}</tr></thead><tbody>{rows}</tbody></table>"


def _row(text: ChangedText, file: str = "") -> str:
    old, new = _worded(text.old, text.new)
    where = f"<code>{said(text.path)}</code>" if text.path else ""
    first = f"<td>{said(file)}</td>" if file else ""
    sides = "".join(f'<td dir="auto">{each}</td>' for each in (old, new))
    return f"<tr>{first}<td>{text.page or ''}</td><td>{where}</td>{sides}</tr>"


def _worded(old: str, new: str) -> tuple[str, str]:
    """Both texts, with the words that went and those that came marked."""
    if max(len(old), len(new)) > _LONGEST:
        return said(old), said(new)
    tokens = _TOKEN.findall(old), _TOKEN.findall(new)
    sides: tuple[list[str], list[str]] = ([], [])
    for kind, a, b, c, d in SequenceMatcher(None, *tokens, autojunk=False).get_opcodes():
        before, after = said("".join(tokens[0][a:b])), said("".join(tokens[1][c:d]))
        same = kind == "equal"
        sides[0].append(before if same or not before else f"<del>{before}</del>")
        sides[1].append(after if same or not after else f"<ins>{after}</ins>")
    return "".join(sides[0]), "".join(sides[1])


def _page(page: ChangedPage) -> str:
    if not page.old and not page.new:
        return f"<p>Page {page.number} looks different, too; no more pictures are shown.</p>"
    sides = (("was", page.old), ("is", page.new))
    shown = "".join(_side(page, word, data) for word, data in sides)
    return f'<div class="pages">{shown}</div>'


def _side(page: ChangedPage, word: str, data: bytes) -> str:
    name = f"Page {page.number} as it {word}"
    if not data:
        return f"<figure><figcaption>{name}: there is none</figcaption></figure>"
    count = len(page.marks)
    alt = f"{name}; {count} {'part' if count == 1 else 'parts'} changed"
    marks = "".join(map(_mark, page.marks[:_MOST_MARKS]))
    return f"<figure><figcaption>{name}</figcaption><div>{picture(data, alt)}{marks}</div></figure>"


def _mark(mark: PageDifference) -> str:
    sides = {"left": mark.x, "top": mark.y, "width": mark.width, "height": mark.height}
    return f'<i style="{";".join(f"{key}:{100 * value:.2f}%" for key, value in sides.items())}"></i>'


def _list(name: str, items: Iterable[str]) -> Iterator[str]:
    shown = "".join(f"<li>{said(each)}</li>" for each in items)
    if shown:
        yield f"<section><h2>{name}</h2><ul>{shown}</ul></section>"
