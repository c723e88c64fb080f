"""Make tests/sheets/exemplars.json from CLDR: what people of a language write with.

Takes the folders of two npm packages of one version of CLDR, unpacked:

    npm pack cldr-misc-full@48.2.0 cldr-localenames-full@48.2.0
    for each in cldr-*.tgz; do mkdir "${each%-*}" && tar -xzf "$each" -C "${each%-*}"; done
    .venv/bin/python scripts/make_exemplars.py cldr-misc-full cldr-localenames-full

For each language it keeps the letters and the punctuation of its exemplar sets and some words: those of the
names of countries and languages that have its letters only.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factsheet.content.languages import UnknownLanguageError, language

TABLE = Path(__file__).resolve().parent.parent / "tests" / "sheets" / "exemplars.json"
FEWEST, MOST = 12, 40
# Of a set with more letters than that only some are kept: CJK.
LETTERS = 160
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\u\{([0-9A-Fa-f]+)\}")


def characters(pattern: str) -> list[str]:
    """Return the members of a UnicodeSet as CLDR writes exemplars: no ranges, strings in braces."""
    found, inside = [], pattern.strip()[1:-1]
    inside = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), inside)
    for part in re.findall(r"\{[^}]*\}|\\.|.", inside, re.DOTALL):
        plain = part[1:-1] if part[0] == "{" and len(part) > 1 else part[1:] if part[0] == "\\" else part
        found += [plain] if plain.strip() else []
    return list(dict.fromkeys(found))


def words(names: Iterator[str], letters: set[str]) -> list[str]:
    """Return some of the words in the names that are written with these letters alone."""
    split = (word for name in names for word in re.split(r"[\s\u200b()（）\[\]/,،、.-]+", name))
    whole = {
        word
        for word in split
        if len(word) > 1 and set(word.casefold()) <= letters and unicodedata.category(word[0])[0] == "L"
    }
    # Evenly from short to long, and the same in every run.
    ordered = sorted(whole, key=lambda word: (len(word), word))
    step = max(1, len(ordered) // MOST)
    return ordered[::step][:MOST]


def entry(tag: str, misc: Path, names: Path) -> dict[str, Any] | None:
    """Return what is kept of a language, or None if CLDR names too little in it."""
    exemplars = _read(misc, tag, "characters")["characters"]
    main = characters(exemplars.get("exemplarCharacters", "[]"))
    more = characters(exemplars.get("auxiliary", "[]"))
    known = {character for each in (*main, *more) for character in each.casefold()}
    known |= {mark for each in known for mark in unicodedata.normalize("NFD", each)}
    said = {}
    for kind in ("territories", "languages"):
        said |= _read(names, tag, kind).get("localeDisplayNames", {}).get(kind, {})
    chosen = words((name for key, name in said.items() if name != key and "alt" not in key), known)
    if len(chosen) < FEWEST:
        return None
    letters = [each for each in main if unicodedata.category(each[0])[0] == "L"]
    return {
        "letters": letters[:: max(1, len(letters) // LETTERS)],
        "punctuation": characters(exemplars.get("punctuation", "[]")),
        "words": chosen,
    }


def _read(folder: Path, tag: str, name: str) -> dict[str, Any]:
    file = folder / "package" / "main" / tag / f"{name}.json"
    if not file.is_file():
        return {}
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["main"][tag]
    return found


def table(misc: Path, names: Path) -> dict[str, Any]:
    """Return the table: languages, and those scripts of a language that are not its usual one."""
    found = {}
    for tag in sorted(path.name for path in (misc / "package" / "main").iterdir()):
        usual = tag.partition("-")[0]
        try:
            known = language(tag)
        except UnknownLanguageError:
            continue
        other = tag != usual and known.script != language(usual).script
        if re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", tag) and (tag == usual or other):
            kept = entry(tag, misc, names)
            if kept:
                found[tag] = kept
    return found


if __name__ == "__main__":
    made = table(Path(sys.argv[1]), Path(sys.argv[2]))
    rows = [f"{json.dumps(tag)}: {json.dumps(each, ensure_ascii=False)}" for tag, each in made.items()]
    TABLE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
