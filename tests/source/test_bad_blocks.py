"""What is wrong in a block of each kind: every message has its line, its column, a caret and a way out."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

import factsheet
from factsheet.blocks import kinds
from factsheet.content.piece import Block
from factsheet.errors import DataError
from factsheet.excerpt import render

HEAD = """\
factsheet: 1
id: bad
lang: en
title: A title
summary: A message.
publisher: {name: Somebody}
sources: {s: {title: Survey}}
body:
  good: {kind: text, text: It is.}
  it:
"""
# The block, as it stands under an id of the body; where the caret begins; the code.
CASES = {
    "text": [
        ("kind: text", "it:", "key-missing"),
        ("kind: text\ntext: ''", "''", "value-empty"),
        ("kind: text\ntext: of {nothing} much", "{nothing}", "unknown-key-number"),
        ("kind: text\ntext: so[^a] it is", "[^a]", "unknown-note"),
        ("kind: text\ntext: so [@b] it is", "@b", "unknown-source"),
        ("kind: text\ntext: see [it](#nowhere)", "(#nowhere)", "unknown-block"),
        ("kind: text\ntext: '{n, plural, one {x}}'", "{n, plural", "pattern-not-valid"),
        ("kind: text\nheading: '**It**'\ntext: it", "**It**", "marks-not-allowed"),
        ("kind: text\ntext: it\nstand: side", "side", "unknown-word"),
        ("kind: text\ntext: it\nnotes: {a: never called}", "a:", "note-not-called"),
        ("kind: text\ntext: [a, b]", "text:", "wrong-kind-of-value"),
        ("kind: text\ntext: it\ntone: loud", "loud", "unknown-word"),
    ],
    "list": [
        ("kind: list\nitems: {}", "it:", "list-without-items"),
        ("kind: list\nitems: milk", "items:", "not-a-group"),
        ("kind: list\nitems: {a: b}\ngroups: {g: {heading: G, items: {c: d}}}", "it:", "list-without-items"),
        ("kind: list\nstyle: stars\nitems: {a: b}", "stars", "unknown-word"),
        ("kind: list\nstyle: icons\nitems: {a: b}", "it:", "icons-missing"),
        ("kind: list\nstyle: icons\nitems: {a: {text: b, icon: nosuch}}", "nosuch", "icon-unknown"),
    ],
    "steps": [
        ("kind: steps\nitems: {a: {text: b}}", "a:", "key-missing"),
        ("kind: steps\nitems: {a: {titel: b}}", "titel:", "unknown-key"),
    ],
    "questions": [
        ("kind: questions\nitems: {a: {question: Why?}}", "a:", "key-missing"),
        ("kind: questions\nshow: quiz\nitems: {a: {question: Why?, answer: So.}}", "quiz", "unknown-word"),
    ],
    "facts": [
        ("kind: facts\nitems: {a: {label: Lift}}", "a:", "fact-without-value"),
        ("kind: facts\nitems: {a: {label: Lift, value: ten}}", "ten", "number-not-plain"),
        ("kind: facts\nitems: {a: {label: Lift, value: 3, text: three}}", "a:", "fact-without-value"),
        ("kind: facts\nitems: {a: {label: Lift, value: 9, low: 1, high: 3}}", "a:", "interval-not-valid"),
        (
            "kind: facts\nitems: {a: {label: Lift, value: 9, missing: suppressed}}",
            "{label",
            "value-and-missing",
        ),
        ("kind: facts\nitems: {a: {label: Lift, value: 9, below: 5}}", "5", "value-and-missing"),
        (
            "kind: facts\nitems: {a: {label: Lift, value: 9, period: 2020/2019}}",
            "2020/2019",
            "date-not-valid",
        ),
        ("kind: facts\nitems: {a: {label: Lift, value: .nan}}", ".nan", "number-not-plain"),
        ("kind: facts\nitems: {a: {label: Lift, value: 9, unit: other}}", "other", "unit-without-label"),
        ("kind: facts\nitems: {a: {label: Lift, low: 3}}", "a:", "interval-not-valid"),
        ("kind: facts\nitems: {a: {label: Lift, value: 3, unit: yards_}}", "yards_", "unknown-unit"),
    ],
    "table": [
        ("kind: table\ncolumns: {a: A, b: B}\nrows: {r: {a: x}}", "r:", "row-ragged"),
        ("kind: table\ncolumns: {a: A, b: B}\nrows: {r: {a: x, b: 1, c: 2}}", "c:", "unknown-column"),
        (
            "kind: table\ncolumns: {a: A, b: {label: B, decimals: 1}}\nrows: {r: {a: x, b: much}}",
            "much",
            "text-for-number",
        ),
        ("kind: table\ncolumns: {a: A, b: B}\nrows: {r: {a: , b: 1}}", "a:", "value-empty"),
        ("kind: table\ncolumns: {a: A, b: B}\nrows: {r: {a: x, b: 1}}\nnames: c", "c", "unknown-column"),
        ("kind: table\ncolumns: {a: A, b: B}\nrows: {r: {a: x, b: 1}}\ntotal: q", "q", "unknown-row"),
        (
            "kind: table\ncolumns: {a: A, b: B}\nrows: {r: {a: x, b: {text: y, flag: break}}}",
            "flag:",
            "text-for-number",
        ),
    ],
    "chart": [
        ("kind: chart\ndata: {a: {label: A}}\nsubtitle: '2020'", "a:", "row-ragged"),
        (
            "kind: chart\nseries: {x: X, y: Y}\ndata: {a: {label: A, x: 1, y: {missing: suppressed}}}",
            "y:",
            "series-without-data",
        ),
        ("kind: chart\ndata: {a: {label: A, value: much}}", "much", "number-not-plain"),
        ("kind: chart\ndata: {a: {label: A, valeu: 3}}", "valeu:", "unknown-series"),
        (
            "kind: chart\ndata: {a: {date: '2021', value: 1}, b: {date: '2020', value: 1}}",
            "b:",
            "dates-out-of-order",
        ),
        ("kind: chart\ndata: {a: {date: June, value: 1}}", "June", "date-not-valid"),
        (
            "kind: chart\nshow: slope\nseries: {a: A, b: B, c: C, d: D, e: E, f: F, g: G}\ndata:"
            "\n  x: {date: '2019', a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1}"
            "\n  y: {date: '2020', a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1}",
            "slope",
            "chart-too-full",
        ),
        ("kind: chart\nshow: pie\ndata: {a: {label: A, value: 1}}", "pie", "unknown-word"),
        ("kind: chart\nshow: line\ndata: {a: {label: A, value: 1}}", "line", "chart-misleads"),
        ("kind: chart\nshow: stacked\ndata: {a: {label: A, value: -1}}", "stacked", "chart-misleads"),
        ("kind: chart\nunit: one_in\ndata: {a: {label: A, value: 9}}", "one_in", "chart-misleads"),
        ("kind: chart\nshow: pictograph\ndata: {a: {label: A, value: 1.5}}", "pictograph", "chart-misleads"),
        (
            "kind: chart\nshow: stacked\nunit: percent"
            "\ndata: {a: {label: A, value: 9}, b: {label: B, value: 8}}",
            "data:",
            "chart-misleads",
        ),
        ("kind: chart\nshow: funding\ndata: {a: {label: A, value: 9}}", "funding", "funding-without-parts"),
        ("kind: chart\ndata: {a: {label: A, value: 9, part: received}}", "part:", "funding-without-parts"),
        ("kind: chart\ndata: {a: {label: A, value: 9}}\nhighlight: b", "b", "unknown-row"),
        ("kind: chart\ndata: {a: {value: 9}}", "a:", "chart-row-without-name"),
        ("kind: chart\ndata: {a: {label: A, value: 9}}\nreference: {value: 3}", "reference:", "key-missing"),
        ("kind: chart\ndata: {a: {label: A, value: 9}}\nsource: nobody", "nobody", "unknown-source"),
        ("kind: chart\nfrom: wrong.csv", "", "number-not-plain"),
        ("kind: chart\nfrom: latin.csv", "", "data-file-encoding"),
        ("kind: chart\nfrom: short.csv", "", "row-ragged"),
        ("kind: chart\nfrom: nowhere.csv", "nowhere.csv", "data-file-unreadable"),
        ("kind: chart\nfrom: good.csv\ncolumns: {date: day, value: n}", "day", "unknown-column"),
    ],
    "picture": [
        ("kind: picture\nfile: none.png\nalt: It", "none.png", "picture-missing"),
        ("kind: picture\nfile: text.png\nalt: It", "text.png", "picture-format-unknown"),
        ("kind: picture\nfile: cut.png\nalt: It", "cut.png", "picture-format-unknown"),
        ("kind: picture\nfile: good.csv\nalt: It", "good.csv", "picture-format-unknown"),
        ("kind: picture\nfile: ../out.png\nalt: It", "../out.png", "file-name-not-allowed"),
        ("kind: picture\nfile: dot.svg", "file:", "picture-without-alt"),
    ],
    "quote": [
        ("kind: quote\nwho: Aya", "it:", "key-missing"),
        ("kind: quote\ntext: So.\nrole: Mother", "role:", "role-of-nobody"),
    ],
    "timeline": [
        ("kind: timeline\nitems: {a: {title: It}}", "a:", "event-without-date"),
        ("kind: timeline\nitems: {a: {period: 2021/2019, title: It}}", "2021/2019", "date-not-valid"),
        ("kind: timeline\nitems: {a: {date: '2021'}}", "a:", "event-without-words"),
        ("kind: timeline\nitems: {a: {date: '2021-13', title: It}}", "'2021-13'", "date-not-valid"),
        (
            "kind: timeline\nitems:\n  a: {date: '2021', title: A}\n  b: {date: '2019', title: B}"
            "\n  c: {date: '2020', title: C}",
            "c:",
            "dates-out-of-order",
        ),
    ],
    "partners": [
        ("kind: partners\nitems: {a: {name: One, logo: text.png}}", "text.png", "picture-format-unknown"),
        ("kind: partners\nitems: {a: {url: https://example.org}}", "a:", "key-missing"),
        (
            "kind: partners\nitems: {a: {name: One, url: 'javascript:x'}}",
            "'javascript:x'",
            "address-not-valid",
        ),
    ],
    "contact": [
        ("kind: contact\nitems: {a: {label: Help, phone: call us}}", "call us", "address-not-valid"),
        ("kind: contact\nitems: {a: {label: Help}}", "a:", "contact-without-way"),
        ("kind: contact\nitems: {a: {phone: '112'}}", "a:", "contact-without-label"),
        (
            "kind: contact\nitems: {a: {name: Aya, phone: '112', picture: dot.svg}}",
            "picture:",
            "picture-without-alt",
        ),
        ("kind: contact\nitems: {a: {label: Help, mail: nobody}}", "nobody", "address-not-valid"),
        (
            "kind: contact\nitems:\n  a: {label: A, phone: '1', main: true}"
            "\n  b: {label: B, phone: '2', main: true}",
            "main: true}",
            "two-main-contacts",
        ),
    ],
}
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x05\x08\x02\0\0\0"
FILES = {
    "wrong.csv": "date,value\n2020,1\n2021,\u00e9\n".encode("utf-16"),
    "short.csv": b"date,value\n2020,1\n2021\n",
    "latin.csv": "label,value\nS\u00e3o,1\n".encode("latin-1"),
    "good.csv": b"date,value\n2020,1\n2021,2\n",
    "text.png": b"This is no picture.",
    "cut.png": PNG,
    "dot.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>',
}


def test_every_kind_is_among_them() -> None:
    own = {kind for kind, cls in kinds().items() if issubclass(cls, Block) and cls.only_in_body}
    assert own <= {*CASES}


@pytest.mark.parametrize(
    ("block", "at", "code"),
    [
        pytest.param(*case, id=f"{kind}-{case[2]}-{n}")
        for kind, cases in CASES.items()
        for n, case in enumerate(cases)
    ],
)
def test_a_message_has_its_place_a_caret_and_a_way_out(
    block: str, at: str, code: str, tmp_path: Path
) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    file = tmp_path / "factsheet.yaml"
    file.write_text(HEAD + indent(block, "    ") + "\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        # What a picture holds is known when it is set.
        factsheet.make(file)
    found = [each for each in caught.value.diagnostics if each.severity.name == "ERROR"]
    told = next((each for each in found if each.code == code), None)
    assert told is not None, [(each.code, str(each)) for each in found]
    assert told.span is not None and told.hint
    assert "^" in render(told)
    if at:
        line = file.read_text(encoding="utf-8").splitlines()[told.span.line - 1]
        assert line[told.span.column - 1 :].startswith(at), (line, told.span)
    else:
        assert Path(told.span.file).suffix == ".csv"
