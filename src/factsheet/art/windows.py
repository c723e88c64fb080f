"""Windows of a tower by night: whole floors, some of them dark, the same ones every time."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.art.outline import Bounds
from factsheet.records import dataclass
from factsheet.units import MM

WIDTH, HEIGHT = 0.92 * MM, 1.15 * MM
PITCH, FLOOR = 1.72 * MM, 2.05 * MM
PAD, ROOF, GROUND = 0.9 * MM, 1.4 * MM, 3.2 * MM
_DARK = 0.14
_MODULUS = 2**31 - 1


def lights(seed: int = 11) -> Iterator[bool]:
    """Yield whether one window after the other is lit (Park and Miller's minimal generator)."""
    number = seed
    while True:
        number = 16807 * number % _MODULUS
        yield number / _MODULUS > _DARK


def natural_width(count: int) -> float:
    """Return how wide a tower with so many windows a floor is drawn."""
    return 2 * PAD + WIDTH + (count - 1) * PITCH


def floors_within(height: float) -> int:
    """Return how many whole floors a tower has that may be so high."""
    return max(0, int((height - ROOF - GROUND) / FLOOR + 1e-9))


def height_of(floors: int) -> float:
    """Return the height of a tower, roof and plain ground floor included."""
    return ROOF + floors * FLOOR + GROUND


@dataclass(frozen=True, slots=True)
class Front:
    """The windows of one tower: where the first stands, how many, how far apart."""

    x: float
    y: float
    columns: int
    floors: int
    pitch: float = PITCH

    def lit(self, lights: Iterator[bool], but: Bounds | None = None) -> Iterator[Bounds]:
        """Yield the lit windows, floor by floor from the roof, those that meet `but` left out."""
        for floor in range(self.floors):
            for column in range(self.columns):
                x, y = self.x + column * self.pitch, self.y + floor * FLOOR
                window = Bounds(x, y, x + WIDTH, y + HEIGHT)
                if next(lights) and not (but and window.meets(but)):
                    yield window
