"""Figures as a reader with poor sight or a poor printer gets them: outlines on twelve pixels an em."""

from __future__ import annotations

import functools
from itertools import combinations

import numpy as np
import uharfbuzz as hb
from PIL import Image, ImageDraw

_PIXELS = 12
_FINE = 8  # drawn so many times finer, then averaged


def outline(face, glyph_id, steps=6):
    """The closed lines of a glyph as points in em, curves flattened."""
    lines = []

    def move(x, y, _):
        lines.append([(x, y)])

    def line(x, y, _):
        lines[-1].append((x, y))

    def quadratic(cx, cy, x, y, _):
        ax, ay = lines[-1][-1]
        for n in range(1, steps + 1):
            t = n / steps
            u = 1 - t
            lines[-1].append(
                (u * u * ax + 2 * u * t * cx + t * t * x, u * u * ay + 2 * u * t * cy + t * t * y)
            )

    def cubic(*controls):
        (ax, ay), (cx, cy, dx, dy, x, y) = lines[-1][-1], controls[:6]
        for n in range(1, steps + 1):
            t = n / steps
            u = 1 - t
            a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
            lines[-1].append((a * ax + b * cx + c * dx + d * x, a * ay + b * cy + c * dy + d * y))

    functions = hb.DrawFuncs()
    functions.set_move_to_func(move)
    functions.set_line_to_func(line)
    functions.set_quadratic_to_func(quadratic)
    functions.set_cubic_to_func(cubic)
    face.hb_font.draw_glyph(glyph_id, functions)
    return [[(x / face.upem, y / face.upem) for x, y in each] for each in lines]


@functools.cache
def pixels(face, glyph_id):
    """The ink of a glyph on a grid of twelve pixels an em, from 0 to 1, with an em of room around it."""
    scale, side = _PIXELS * _FINE, 2 * _PIXELS * _FINE
    # Lines that run the other way are holes: by winding number.
    wound = np.zeros((side, side))
    for each in outline(face, glyph_id):
        points = [(x * scale + side / 4, side * 0.625 - y * scale) for x, y in each]
        if len(points) > 2:
            mask = Image.new("1", (side, side))
            ImageDraw.Draw(mask).polygon(points, fill=1)
            pairs = zip(points, points[1:] + points[:1], strict=True)
            area = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)
            wound += np.where(np.array(mask), 1 if area > 0 else -1, 0)
    ink = (wound != 0).astype(float)
    return ink.reshape(2 * _PIXELS, _FINE, 2 * _PIXELS, _FINE).mean(axis=(1, 3))


def unlikeness(one, other):
    """How much two pictures differ, as a share of the ink of the smaller, wherever they stand on the line."""
    least = min(
        float(np.abs(one - np.roll(other, shift, axis=1)).sum())
        for shift in range(-_PIXELS // 2, _PIXELS // 2 + 1)
    )
    return least / max(1e-9, min(one.sum(), other.sum()))


def closest(pictures):
    """The pairs of a set of pictures by name, those most alike first, with their unlikeness."""
    return sorted((unlikeness(pictures[a], pictures[b]), a, b) for a, b in combinations(pictures, 2))
