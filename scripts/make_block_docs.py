"""Write docs/blocks.md from the block kinds themselves: every key, what it takes, what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factsheet.blocks import kinds
from factsheet.content.factsheet import Meta
from factsheet.content.fields import UNITS
from factsheet.content.keys import Key, keys_of
from factsheet.content.piece import Block, Section
from factsheet.resources import bundled
from factsheet.units import PAPERS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "blocks.md"
SAMPLE = bundled("data") / "hong-kong-refugees" / "factsheet.yaml"

INTRODUCTION = """\
<!-- Made by scripts/make_block_docs.py from the block kinds: change them, then run it. -->

# The data file, block by block

A factsheet is one YAML file (or JSON, or a dict in Python) of content alone: no sizes, no positions,
no colors.  Unknown keys are errors, and a mistyped one gets a suggestion.  `factsheet new DIR` makes
a file to begin with, `factsheet schema` prints the schema that editors complete from, and
`factsheet list blocks` prints this page for the kinds that are installed.
"""

VALUES = {
    "text": "`**bold**`, `*emphasis*`, `[words](https://example.org)`, a note mark as `word[^id]`, a key "
    "number with its unit as `{id}`; a blank line begins a paragraph; `\\*`, `\\{` and `\\[` are "
    "the signs themselves ([more](#text))",
    "text without marks": "taken as it stands, but for `{id}`: titles, headings, descriptions of pictures",
    "an id": "`a-z`, `0-9` and `_`; it never prints. Translations follow ids, so keep them",
    "items under their ids": "`first: {...}`, `second: {...}`, in the order in which they print",
    "a plain number": "`22744`, `1.3`: no separators, no signs, no quotes; each edition writes it "
    "in its own way. `9.0` is 9, and what a binary fraction adds goes (`0.30000000000000004` is 0.3); "
    "floats, `Decimal` and the scalars of NumPy are taken from Python, not-a-number and infinity are errors. "
    "With `format: compact` large ones are in words and keep up to three digits: 1149000 is 1.15 million, "
    "12345678 is 12.3 million, 268400000 is 268.4 million; `decimals:` says how many stand after the sign",
    "a unit": f"{', '.join(f'`{unit}`' for unit in UNITS)}, or `currency:` with another code of ISO 4217",
    "a date": '`"2023-11-30"`, `"2023-11"` or `"2023"`, in quotes',
    "a period": '`"2014/2023"`, in quotes',
    "lists of words by language tag": "`km: [ភាព, ស្មើ]`, as the text writes them; at most 2,000 words of "
    "80 characters for a language ([where lines end](translation.md#where-lines-end))",
    "a file": "its path below the folder of the data file, as `images/window.svg`; a picture is SVG, PNG, "
    "JPEG, WebP or TIFF, of 20 MB and 60 million pixels at most, and does not move",
    "a point of a picture": "which point stays in sight where the picture is cropped: `top`, `bottom`, "
    "`left`, `right`, `center` or two of them (`top left`), or how far it is from the left and from the top, "
    "of 1: `[0.5, 0.3]`. Without it a drawing keeps what the layout says; a photograph loses more under than "
    "over it, and one that is higher than wide keeps its upper part",
    "an icon": "`phosphor:scales`, `scales`, or a meaning as `legal-aid`; `factsheet list icons` prints "
    "them. `icons/boat.svg` beside the data file is `boat`, `icons/mine/boat.svg` is `mine:boat`",
    "an address": "`https://example.org`, a mail address, a telephone number, with an extension as "
    "`ext. 12`, `x12` or `#12` if it has one, a code (`*106`, `*100#`), a number with "
    "letters (`1-800-GO-FEDEX`)",
    "a licence": "its SPDX id, as `CC-BY-4.0`",
    "a paper": f"{', '.join(f'`{name}`' for name in PAPERS)}, or its sides as it is trimmed: "
    "`{width: 120mm, height: 170mm}` ([papers and folds](printing.md#papers-and-folds))",
    "a color": '`"#0033A0"`, in quotes, or with inks in per cent and the spot ink that they stand in for: '
    '`{srgb: "#0033A0", cmyk: [100, 75, 0, 2], spot: PANTONE 286 C}` ([brands](printing.md#brands))',
    "a family": "a family of `factsheet list fonts`, or of the folder `fonts` beside the data file",
    "a count of pages": "`auto`, `2`, or from one to two as `1..2`",
    "a name of an arrangement": "as the layout calls it; by the id of a block: `{header: beside}`",
}

TEXT = """\
## Text

**Marks.** `**bold**`, `*emphasis*`, `[words](https://example.org)`, `[words](#block_id)` for a block of the
sheet, `word[^note]`, `[@source]` and `{key_number}`; nothing else but lists and sub-headings. An address
may hold brackets in pairs: `[the report](https://en.wikipedia.org/wiki/Refugee_(law))`. A backslash makes a
sign itself: `\\*`, `\\{`, `\\[`. What looks like Markdown or HTML and is none here (`# `, `> `, `|---|`,
`<b>`, `&amp;`, `__words__`, `~~words~~`, backticks) prints as it stands, with a warning.

**Words of another language.** `[Aedes aegypti]{lang=la}` says in which language words are, by its tag: screen
readers speak them so (`Lang` in the PDF, `lang` and `dir` in HTML), they are hyphenated by the rules of that
language, and set in its face where that is another (`[直]{lang=ja}` in a Chinese text). A translation marks
such words again, as far as they are foreign in it.

**Variables.** `variables:` at the top of the file gives values by ids: text, numbers, dates as
`{date: "2026-03-01"}`, or times as `{time: "13:30"}` or `{time: "2026-03-01T13:30"}`; `{district}` sets one
in any text, in titles too. Numbers, dates and times are written as the
language of the edition writes them, text stands as it is. A translation holds `{district}` as its source
does. Key numbers and variables cannot have one id. They stand in addresses (percent-encoded), telephone
numbers and the names of files as well: `maps/{district}.svg`. `factsheet.make(file, variables={...})` gives
other values, and by its content path one of anything else: `{"district": "Sham Shui Po",
"key_numbers.meals.value": 3}`.

**Plurals and choices.** `{schools, plural, one {# school} other {# schools}}` prints the form that the
number takes in the language of the edition, `#` as the number itself; `{kind, select, ward {the ward} other
{the district}}` chooses by the value of a variable. `schools` is a variable or a key number, in the label
of a number `value`. The syntax is that of ICU, but an apostrophe is a letter. Translations have the forms
of their own language (Russian `one`, `few`, `many` and `other`); one that lacks is an error.

**Citations.** `[@census]`, or `[@census; @report, p. 4]`, cites sources by their ids: it prints as
`[1; 2, p. 4]`, each number leading to its source. The sources are then a numbered list in the order in which
they are cited first, by a text or by the `source:` of a key number, which gets the number of its source too;
sources that nobody cites come last. Where no text cites anything, sources print as
they are written. A translation keeps its citations; `[@Handle]`, which is no id, is text.

**Lists and sub-headings.** In a text of more than one line, lines that begin with `- ` or `1. ` are the items
of a list, of one level:

```yaml
text: |-
  Go to a hospital at once when one of these shows:

  - strong belly pain
  - bleeding from gums or nose

  ## At home
  Rest, and drink a lot.
```

A list begins at the start of the text, after a blank line or under a sub-heading, so that a wrapped sentence
("am / 1. Mai") stays one. A line without a mark goes on with the item before it; numbers count on from
that of the first item. `## ` and `### ` at the start of a paragraph make the line a sub-heading, one and two
levels under the heading of the block. `\\- `, `1\\. ` and `\\## ` at the beginning of a line are the signs
themselves.
On the page, in HTML and in plain text they are lists and headings, and tagged as such in the PDF.

**Without marks.** In titles, headings and descriptions only `{key_number}` is a mark. A complete mark
(`**x**`, `*x*`, `[x](y)`, `x[^y]`) is an error there; a lone `*` and `[Entwurf]` are text.

**Lines and paragraphs.** A value means the same however it is quoted, in YAML, in JSON and in a dict. A
line end in it is a space, a blank line begins a paragraph:

| in the value | on the page |
|---|---|
| one line end | a space; nothing inside Chinese, Japanese, Yi, Thai, Lao, Khmer, Burmese and Tibetan text |
| two or more | a new paragraph |

In `text: |-` the value has the lines that you see, so a paragraph may be wrapped, and a blank line parts
paragraphs. Paragraphs that follow each other line by line, without a blank line, are one paragraph. In
`text: >-`, in quotes and in plain text over several lines YAML itself takes one line end away: there a
single blank line is one line end, which is told by a warning, and two blank lines part paragraphs. For
more than one paragraph `|-` is the clearest.

A line end stands for a space beside Latin and other scripts with spaces, also in Chinese text, as in the
rules of [CSS Text 4](https://www.w3.org/TR/css-text-4/#line-break-transform); beside full-width
punctuation of Chinese and Japanese it is nothing. Khmer, Burmese and Tibetan sentences keep their space
after the sign that ends them. All this holds in `>-` and `|-` alike; in quotes and in plain
text over several lines YAML has made a space of the line end, which stays, with a warning.
Where a Thai or Lao phrase ends with a space, let it stand within a line.

**Typography.** With `typography: smart` the signs of a keyboard print as those of the edition's language:
quotation marks (those of CLDR, a single mark as the inner ones), apostrophes, ` - ` as the language's dash,
`...` as one sign, and the spaces of French (`fr-CH` and `fr-CA` by their own rules). Only what is certain:
a mark without its partner and what follows a figure (`5'10"`, `2014-2023`) stay, and addresses, phones and
what is printed as it stands (`page`) are never touched. Catalogues keep what their translator wrote: it is
turned in each edition. Without the key everything prints as written.

**Comments.** To YAML ` #` begins a comment: of `title: Refugees #1` only "Refugees" is left, with a
warning. Put such a text in quotes.
"""

BODY = """\
## Blocks in reading order

Blocks read in the order of the file. A key such as `story:` at the top of the file is one block of that kind.
`body:` holds as many as there are to be, each under an id of its own, with its `kind`; they read where
`body:` stands:

```yaml
body:
  danger:
    kind: about
    heading: Go to hospital
    text: Any one of these, often just when the fever goes down.
    tone: warning
  before:
    kind: story
    heading: Before the flood
    text: ...
```

Wherever their keys stand, the title and the summary read first, and last the publisher, the sources and the
imprint. Paths are those of the file: `body.danger.text`. Every block takes `tone`, `stand` and `page`;
`heading: none` leaves its heading out.
"""

# A short one of each kind that the sample does not have.
EXAMPLES = {
    "text": """\
danger:
  kind: text
  heading: Danger signs
  tone: warning
  text: |-
    Any **one** of these, often just when the fever goes down.

    Go to hospital at once.""",
    "list": """\
symptoms:
  kind: list
  heading: Symptoms
  items: {fever: High fever, head: Severe headache, rash: Rash}
care:
  kind: list
  style: checks
  groups:
    do: {heading: Do, items: {rest: Rest, drink: Drink}}
    later: {heading: Later, items: {nets: Sleep under a net}}""",
    "steps": """\
how:
  kind: steps
  heading: none
  items:
    order: {title: Order a kit, icon: package}
    place: {title: Leave it for 90 days, text: In a room that you use., icon: house}""",
    "questions": """\
myths:
  kind: questions
  show: myths
  items:
    clean: {question: Only dirty water breeds mosquitoes., answer: They breed in clean water.}""",
    "facts": """\
pump:
  kind: facts
  heading: Technical data
  items:
    lift: {label: Lift, low: 10, high: 45, unit: meters}
    mass: {label: Mass, value: 37.5, unit: kilograms, tolerance: 0.5}
    open: {label: Service, text: Monday to Friday}""",
    "table": """\
doses:
  kind: table
  heading: Paracetamol by weight
  columns:
    weight: Weight
    dose: {label: Dose, unit: milligrams}
    most: {label: Most in 24 hours, align: center}
  rows:
    small: {weight: 10–15 kg, dose: 150, most: 4 times}
    adult: {weight: Adults, dose: {value: 1000, note: After a meal.}, most: 4 times}
  names: weight""",
    "chart": """\
trend:
  kind: chart
  heading: Half as many again eat at school
  subtitle: Share of primary school pupils, 2019 to 2023
  show: line
  unit: percent
  series: {girls: Girls, boys: {label: Boys, role: context}}
  data:
    first: {date: "2019", girls: 40.5, boys: 41}
    second: {date: "2021", girls: {missing: not-available}, boys: 38}
    third: {date: "2023", girls: {value: 61.5, flag: provisional}, boys: 58}""",
    "quote": """\
mother:
  kind: quote
  text: Now the children go to school.
  who: Aya
  role: Mother of three""",
    "timeline": """\
when:
  kind: timeline
  items:
    survey: {date: "2019", title: A survey finds every third well unfit to drink from.}
    works: {period: "2020/2022", title: Forty pumps are set up.}""",
    "partners": """\
who:
  kind: partners
  heading: With
  items: {council: {name: Town Council, url: "https://example.org"}, fund: {name: Water Fund}}""",
    "contact": """\
hotline:
  kind: contact
  heading: Help
  items:
    line: {label: "Free, 24 hours", phone: 0800 116 117, main: true}
    nurse: {name: Dana Levy, role: Nurse, phone: 03-1234567, hours: Sunday to Thursday}""",
    "picture": """\
river:
  kind: picture
  file: images/river.svg
  alt: A river below a bridge
  caption: The river on Sunday
  credit: Water Board
  shape: wide""",
}


MORE = {
    "chart": """\
What each `show` draws, from which data, and data in a file of its own: [charts](charts.md).""",
}


def page() -> str:
    """The page as it should be."""
    sample = SAMPLE.read_text(encoding="utf-8")
    values = [f"| {name} | {how} |" for name, how in VALUES.items()]
    parts = [
        INTRODUCTION,
        "\n".join(["| value | how it is written |", "|---|---|", *values]),
        "Keys in **bold** must be there.",
        TEXT,
        BODY,
        "## At the top of the file",
        *_tables(Meta),
        "### The head",
        *_tables(kinds()["header"]),
    ]
    for kind, block in kinds().items():
        if kind != "header":
            parts += [f"## `{kind}`", (block.__doc__ or "").strip(), *_tables(block)]
            shown = _shown(kind, sample)
            if kind in EXAMPLES:
                shown = "\n".join(["body:", *(f"  {line}".rstrip() for line in EXAMPLES[kind].splitlines())])
            if shown:
                parts.append(f"```yaml\n{shown}\n```")
            if is_pictured(kind):
                parts.append(f"![{kind} in campaign and in editorial](pictures/blocks/{kind}.png)")
            parts += [MORE[kind]] if kind in MORE else []
    return "\n\n".join(part.strip() for part in parts) + "\n"


def is_pictured(kind: str) -> bool:
    """Return whether make_block_pictures.py draws a kind: a block that a sheet reads."""
    block = kinds()[kind]
    return issubclass(block, Block) and (kind in EXAMPLES or not block.only_in_body)


def _tables(piece: type[Section], above: str = "") -> Iterator[str]:
    """The table of a group, and those of the groups inside it."""
    keys = keys_of(piece)
    title = f"Each of `{above}`:" if above else ""
    rows = ["| key | takes | meaning |", "|---|---|---|", *map(_row, keys)]
    yield f"{title}\n\n" + "\n".join(rows)
    for key in keys:
        if key.group:
            yield from _tables(key.group, f"{above}.{key.name}" if above else key.name)


def _row(key: Key) -> str:
    name = f"**`{key.name}`**" if key.required else f"`{key.name}`"
    return f"| {name} | {key.takes} | {key.meaning.replace('|', chr(92) + '|')} |"


def _shown(kind: str, sample: str) -> str:
    """The block as the sample writes it."""
    lines = sample.splitlines()
    if f"{kind}:" not in lines:
        return ""
    first = lines.index(f"{kind}:")
    rest = lines[first + 1 :]
    length = next(
        (number for number, line in enumerate(rest) if line and not line.startswith(" ")), len(rest)
    )
    return "\n".join(lines[first : first + 1 + length]).rstrip()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
