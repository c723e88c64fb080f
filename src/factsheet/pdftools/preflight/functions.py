"""Functions of a PDF (ISO 32000-2, 7.10) as far as tints of spot colors use them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from factsheet.pdftools.preflight.objects import data, entry, integer, number, numbers, sequence

Function = Callable[[Sequence[float]], "list[float] | None"]
_DEEPEST = 8


def function(value: Any, depth: int = 0) -> Function:
    """Return the function; where it is of a kind that is not worked out here, it gives None."""
    kind = integer(entry(value, "/FunctionType"))
    domain = numbers(entry(value, "/Domain"))
    if depth < _DEEPEST and len(domain) >= 2:
        if kind == 2:
            return _exponential(value)
        if kind == 3:
            return _stitching(value, domain, depth)
        if kind == 0 and len(domain) == 2:
            return _sampled(value, domain)
    return lambda inputs: None


def _exponential(value: Any) -> Function:
    low = numbers(entry(value, "/C0")) or [0.0]
    high = numbers(entry(value, "/C1")) or [1.0]
    power = number(entry(value, "/N")) or 1.0

    def made(inputs: Sequence[float]) -> list[float] | None:
        at = max(inputs[0], 0.0) ** power
        return [a + at * (b - a) for a, b in zip(low, high, strict=False)]

    return made


def _stitching(value: Any, domain: list[float], depth: int) -> Function:
    parts = [function(each, depth + 1) for each in sequence(entry(value, "/Functions"))]
    bounds, encode = numbers(entry(value, "/Bounds")), numbers(entry(value, "/Encode"))

    def made(inputs: Sequence[float]) -> list[float] | None:
        at = min(max(inputs[0], domain[0]), domain[1])
        index = min(sum(at >= bound for bound in bounds), len(parts) - 1)
        edges = [domain[0], *bounds, domain[1]]
        if index < 0 or len(encode) < 2 * index + 2 or len(edges) < index + 2:
            return None
        start, stop = edges[index], edges[index + 1]
        first, last = encode[2 * index], encode[2 * index + 1]
        share = (at - start) / (stop - start) if stop > start else 0.0
        return parts[index]([first + share * (last - first)])

    return made


def _sampled(value: Any, domain: list[float]) -> Function:
    samples, limits = data(value), numbers(entry(value, "/Range"))
    (size, *_) = [integer(each) or 0 for each in sequence(entry(value, "/Size"))] or [0]
    outputs = len(limits) // 2
    if (
        integer(entry(value, "/BitsPerSample")) != 8
        or not samples
        or len(samples) < size * outputs
        or size < 2
    ):
        return lambda inputs: None

    def made(inputs: Sequence[float]) -> list[float] | None:
        share = (min(max(inputs[0], domain[0]), domain[1]) - domain[0]) / ((domain[1] - domain[0]) or 1.0)
        place = share * (size - 1)
        low = min(int(place), size - 2)
        part = place - low
        found = []
        for each in range(outputs):
            before, after = samples[low * outputs + each], samples[(low + 1) * outputs + each]
            bottom, top = limits[2 * each], limits[2 * each + 1]
            found.append(bottom + (before + part * (after - before)) / 255 * (top - bottom))
        return found

    return made
