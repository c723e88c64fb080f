"""Write docs/languages.md: what each language of the sample gets, from the tables and layouts themselves."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from textwrap import fill

from factsheet.content.builtin import ENGLISH
from factsheet.content.factsheet import Factsheet
from factsheet.content.languages import language, name_of
from factsheet.display import Direction
from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.layout.model import Layout
from factsheet.locale import locales, numbers, words
from factsheet.locale.catalogues import languages
from factsheet.locale.words import phrase_of
from factsheet.resources import bundled as resource
from factsheet.setting.proportion import rule_for
from factsheet.setting.style import styles_for
from factsheet.source.reader import read
from factsheet.typeset.scripts import LETTER, script_of_language

PAGE = Path(__file__).resolve().parent.parent / "docs" / "languages.md"
SAMPLE = resource("data") / "hong-kong-refugees" / "factsheet.yaml"
LAYOUTS = ("campaign", "editorial")
FIGURE = Decimal("22744.5")
# What scripts/soak_udhr.py writes stands between these lines.
BEGIN, END = "<!-- Made by scripts/soak_udhr.py. -->", "<!-- End of what it made. -->"

# The hundred languages with most speakers, first and second (Arabic and Persian as one each; lists differ in
# their last dozen), and those that are official in a union or by the eighth schedule of India's constitution.
MOST_SPOKEN = """
en zh hi es fr ar bn pt ru ur id de ja pcm mr te tr ta yue vi fil wuu ko fa ha sw jv it pa gu th kn am bho nan
cjy hsn hak yo my pl uk om uz sd ml ro nl ps mg ku ig ceb mai hne az bgc su ne rw mwr rn zu xh kk so si km or
as be tk ff ctg syl dcc hu el cs ny ak ilo sn sv gan hil bal skr ug mag ht he awa tt sq bg tn qu ki wo
"""
OFFICIAL = {
    "the United Nations": "ar en es fr ru zh",
    "the European Union": "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv",
    "the African Union": "ar en es fr pt sw",
    "ASEAN and its members": "en fil id km lo ms my ta th vi zh",
    "India": "as bn brx doi en gu hi kn kok ks mai ml mni mr ne or pa sa sat sd ta te ur",
}
# English names that CLDR does not have in its tables.
NAMES = {
    "cjy": "Jin Chinese",
    "ctg": "Chittagonian",
    "dcc": "Deccan",
    "hne": "Chhattisgarhi",
    "skr": "Saraiki",
    "syl": "Sylheti",
}

INTRODUCTION = """\
<!-- Made by scripts/make_language_docs.py from the tables and layouts: change them, then run it. -->

# Languages

[![Every edition of the sample in the layout campaign](pictures/editions.png)](pictures/editions.png)

What the sample's languages get: their script, how a number is written, the faces in both layouts (text, and
display where it is another family), and how large the layout sets text in that script, with which leading,
against English. `factsheet list languages` prints the faces of every language that has a catalogue.
"""

WORDS = """\
## Every language

How numbers, shares, amounts, dates and units are written is known for {languages} languages and their
regions: all locales of CLDR with basic coverage, and those below it that name their months. Every other
well-formed tag builds as well, with a warning: numbers and dates then have the forms of CLDR's root
(1,234.5 and 2023-11-30), the script is the likely one, and the direction that of the script. Mongolian in
its own script is refused; `mn` is Cyrillic.

Dates are of the Gregorian calendar in every language, those of Persian (`fa`), Amharic (`am`), Nepali (`ne`),
Thai (`th`) and Arabic (`ar-SA`) too: for readers who count by another, write its date in the copy.

Words such as "Source" are never a reason to refuse. Where a language has none, a warning says which, and
until [they are given](translation.md#words-that-the-program-brings) a form in no language stands: no word
before a source, a page, a date or a licence; no heading (the section keeps its name for those who do not
see the page); the call and the address for a code; 1/15 for "1 in 15", 12‰ for "12 per 1,000".

All of these words are there in: {whole}.

Some are there in the languages below; none was written where the wording was in doubt, and none of them has
been reviewed by native speakers.

{without}

| tag | language | built-in words |
|---|---|---|
{parts}
"""

AFTER = """\
## What every language gets

- **All characters or an error.** Before a byte is written every character is looked up in the faces of
  its script; one that has no glyph, and a vowel sign without its letter, is an error with field, line
  and code point.
- **Direction** by UAX #9 in full. Some stretches are isolated by themselves, so that +852 2721 6654 is
  printed in the order in which it is dialed: telephone numbers, figures in groups (22 744), web and mail
  addresses, codes to dial (*100#), @names and #tags, dates in figures, numbers with a sign (-5), degrees
  (43 °C), Latin words that end in a sign (HK$, C++), and Latin words before an Arabic comma that others
  follow (UNHCR، WHO), whose list then reads from the right as its sentence does. Brackets and quotation marks
  round them are not part of them, nor are hours, prices and years beside a number. Spans (09:00-17:30,
  2014-2023), ratios, prices and units go by the annex alone: in Arabic and Persian a span reads from
  the right, in Hebrew one with a hyphen from the left and one with a dash from the right. A plain
  figure that follows a telephone number with only a space between is taken for its last digits unless
  an hour, a day or a currency follows: put a comma.
- **Line ends** by UAX #14 with ICU's dictionaries (Thai, Lao, Khmer, Burmese), phrases in Japanese,
  words in Korean, strict rules for what may begin a line in Chinese, a [list of words](translation.md)
  of your own.
- **Leading from ink**: where accents, stacks or descenders of a paragraph ask for more than its style
  gives, it gets more; two lines never touch.
- **Copies**: what PDFium (Chromium) and Poppler (Evince, Okular) copy from a paragraph of one direction
  is the copy, to the character. The tests try it on all editions of the sample and on the Universal
  Declaration of Human Rights (below), and on sentences at random in each of 222 languages that run from
  left to right, with names, numbers and words of other scripts between any signs. In lines that mix
  directions the characters come back in their order too, from Poppler and, in right-to-left editions,
  from PDFium: [measured against other tools](benchmarks.md#copies), and tried on sentences at random in each
  language that runs from right to left (`tests/languages/test_every.py`).
- **Mirrored pages** for right-to-left languages: columns, drawings and icons that point, but no digits,
  codes, logos.

## Limits

- In a left-to-right edition PDFium gives the words of a phrase from right to left in the order in which
  they stand; Poppler has them right. Screen readers get the text itself, from the tags.
- Of 204 right-to-left sentences at random in 17 languages, with names, numbers, addresses and words of
  other scripts between any signs, PDFium gives 3 back in another order, Poppler 5 (of them 4 in N'Ko,
  which Poppler takes for a script from left to right); a few have a space more, most where an address
  ends a line. Of the 1,762 strings of 70 right-to-left sheets at random PDFium changes 106 (83 in Adlam,
  12 in N'Ko, 11 in 16 other languages; 403 before 29 November 2026), Poppler 170 (133 in these two, 307
  before), some of them strings that stand beside others in one row: `scripts/soak_sheets.py 70 --seed
  9000 --rtl`.
- `pdftotext -raw` follows the file instead of the page. It gives the characters of right-to-left copy in
  their order, but puts a space between a word and the stop, comma, bracket or figure that touches it, for
  which there is [no way out](benchmarks.md#copies): taking out white space beside signs and figures gives
  the copy (`tests/languages/reading.py`). 753 of the 1,762 strings have some, 169 are changed further,
  most in N'Ko, in Adlam, and where a letter with marks stands alone. `pdftotext` without options and
  `-layout` go by the page.
- In an edition from left to right, a figure after a word from right to left ("in חיפה 3 times") is
  copied in the order in which it stands, before the word.
- Copies from lines with text from right to left hold characters without ink that keep the order (U+200B,
  U+200E, U+200F). None stands inside an address, but beside a single letter in it.
- Of two marks on one letter of a right-to-left word PDFium gives the second first, which is canonically
  equivalent. Of a word in Adlam it loses the first letter: it turns round the halves of characters
  beyond U+FFFF.
- Faces for Yi, the Canadian syllabics, Javanese script, Vai, Cherokee, Tifinagh, Syriac, N'Ko and a hundred
  other scripts come with `pip install factsheet[fonts-extra]`; others go into a folder `fonts` beside the
  data file. Mongolian script, Phags-pa and SignWriting, which run down the page, are refused by name.
- Chinese and Japanese files are larger than others (screen about 100 to 125 kB), because their letters
  have more strokes and two weights are embedded.
- In running Chinese copy a line may end between any two characters; headings and labels keep words whole.
- The catalogues of the sample have not been reviewed by native speakers.

[![Every edition of the sample in the layout editorial][editorial]][editorial]

[editorial]: pictures/editions-editorial.png
"""


def page() -> str:
    """The page as it should be."""
    sheet = read(SAMPLE)
    head = (
        "| tag | language | script | direction | number | faces in campaign | in editorial | size, leading |"
    )
    rows = [_row(sheet, tag) for tag in ("en", *languages(sheet))]
    return "\n".join([INTRODUCTION, head, "|---" * 8 + "|", *rows, "", _words(), AFTER])


def _words() -> str:
    """What is known of languages at large: how they write, which of the built-in words they have."""
    keys = [key for key in ENGLISH if key != "and"]
    lacking = {tag: [key for key in keys if _lacks(tag, key)] for tag in words.languages()}
    whole = ", ".join(f"{name_of(tag)} `{tag}`" for tag, missing in lacking.items() if not missing)
    parts = [
        f"| `{tag}` | {_called(tag)} | {_said(missing, keys)} |"
        for tag, missing in lacking.items()
        if missing
    ]
    known = {tag.partition("-")[0] for tag in locales.locales()}
    return WORDS.format(
        languages=len(known), whole=whole, parts="\n".join(parts), without=fill(_without(), 108)
    )


def _lacks(tag: str, key: str) -> bool:
    """Return whether a language has no word for a key, nor one that serves for it."""
    return not (phrase_of(tag, key) or key == "tally_people" and phrase_of(tag, "tally"))


def _said(missing: list[str], keys: list[str]) -> str:
    """The words that a language has, or, where these are fewer, those that it lacks."""
    there = [key for key in keys if key not in missing]
    return ", ".join(there) if len(there) <= len(missing) else f"all but {', '.join(missing)}"


def _called(tag: str) -> str:
    """The English name of a language."""
    return NAMES.get(tag, name_of(tag))


def _without() -> str:
    """Which of the languages that people ask for most have none of the words."""
    asked = {"the hundred languages with most speakers": MOST_SPOKEN.split()}
    asked |= {f"the official languages of {name}": tags.split() for name, tags in OFFICIAL.items()}
    lacking = {
        name: [tag for tag in tags if not any(phrase_of(tag, key) for key in ENGLISH if key != "and")]
        for name, tags in asked.items()
    }
    said = [
        f"Of {name} these have none: {', '.join(f'{_called(tag)} `{tag}`' for tag in tags)}."
        for name, tags in lacking.items()
        if tags
    ]
    *first, last = [
        name.removeprefix("the official languages of ") for name, tags in lacking.items() if not tags
    ]
    return " ".join((*said, f"All official languages of {', '.join(first)} and {last} have some."))


def _row(sheet: Factsheet, tag: str) -> str:
    known = language(tag)
    facts = locales.facts(tag) or locales.default()
    layouts = [load_layout(name) for name in LAYOUTS]
    faces = [_faces(layout, tag) for layout in layouts]
    direction = "right to left" if known.direction is Direction.RTL else "left to right"
    cells = [f"`{tag}`", name_of(tag), known.script, direction, numbers.figures(FIGURE, facts)]
    return f"| {' | '.join([*cells, *faces, _proportion(layouts[0], tag)])} |"


def _faces(layout: Layout, tag: str) -> str:
    script = script_of_language(tag)
    found = []
    for role in ("text", "display"):
        families = layout.families(role, _names(tag))
        chain = bundled().chain(families, 400 if role == "text" else 800, script, tag)
        face = next((face for face in chain if face.covers(ord(LETTER[script]))), chain[0])
        found.append(face.key.partition("-")[0])
    return ", ".join(dict.fromkeys(found))


def _names(tag: str) -> tuple[str, ...]:
    return tag, tag.partition("-")[0], language(tag).script


def _proportion(layout: Layout, tag: str) -> str:
    """Return the size and leading of the style `body` in a language, as parts of those that are drawn."""
    drawn, spec = layout.spec.styles["body"], layout.script(_names(tag))
    rule = rule_for(language(tag).script, tag, dict(layout.spec.fonts) | dict(spec.fonts), bundled())
    body = styles_for({"body": drawn}, spec, rule=rule)["body"]
    if (body.size, body.leading) == (drawn.size, drawn.leading):
        return "as drawn"
    return f"{body.size / drawn.size:.0%}, {body.leading / drawn.leading:.0%}"


def kept_up(page_there: str) -> str:
    """Return the page as it should be, with the part that scripts/soak_udhr.py wrote into the one there.

    That part takes an hour to make, so it is carried over as it is.
    """
    begin, rest = page_there.partition(BEGIN)[1:]
    part = f"{begin}{rest.partition(END)[0]}{END}" if begin else ""
    return f"{page()}\n{part}\n" if part else page()


if __name__ == "__main__":
    PAGE.write_text(kept_up(PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""), encoding="utf-8")
    print(PAGE)
