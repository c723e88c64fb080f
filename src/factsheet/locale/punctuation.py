"""Lists and quotations as a language writes them."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.locale.locales import Facts


def listed(parts: Sequence[str], known: Facts) -> str:
    """Return parts joined to a list that ends in "and" (Unicode Technical Standard 35, part 2, 13.1).

    >>> from factsheet.locale.locales import facts
    >>> listed(["a", "b", "c"], facts("en")), listed(["a", "b"], facts("ja"))
    ('a, b, and c', 'a、b')
    """
    if len(parts) < 2:
        return "".join(parts)
    two, start, middle, end = known["list"]
    if len(parts) == 2:
        return _filled(two, *parts)
    said = _filled(end, parts[-2], parts[-1])
    for part in reversed(parts[1:-2]):
        said = _filled(middle, part, said)
    return _filled(start, parts[0], said)


def quoted(text: str, known: Facts, depth: int = 0) -> str:
    """Return a text in quotation marks; with an odd `depth` in those of a quotation inside another.

    >>> from factsheet.locale.locales import facts
    >>> quoted(f"Er sagt {quoted('ja', facts('de'), 1)}", facts("de"))
    '„Er sagt ‚ja‘“'
    """
    begin, end = known["quotes"][depth % 2 * 2 :][:2]
    return f"{begin}{text}{end}"


def ranged(first: str, last: str, known: Facts) -> str:
    """Return a span from one value to another.

    >>> from factsheet.locale.locales import facts
    >>> ranged("2014", "2023", facts("ja"))
    '2014～2023'
    """
    return _filled(known["range"], first, last)


def _filled(pattern: str, first: str, second: str) -> str:
    before, _, rest = pattern.partition("{0}")
    between, _, after = rest.partition("{1}")
    return f"{before}{first}{between}{second}{after}"
