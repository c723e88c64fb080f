"""A leaflet with a photograph, an icon and a spot ink, in two directions: all that a printer has to know."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

LEAFLET = """\
factsheet: 1
id: wells
lang: en
layout: brief
paper: A4
fold: half
quantity: 5000
brand:
  colors: {accent: {srgb: "#0033A0", cmyk: [100, 75, 0, 2], spot: PANTONE 286 C}}
title: Wells in Orland
summary: Every well was looked at this year.
publisher: {name: County of Orland}
key_numbers:
  items:
    wells: {value: 12, label: wells in use}
body:
  view: {kind: picture, file: well.jpg, alt: A well., credit: "Photo: Ada Field"}
  where:
    kind: list
    heading: Where to ask
    style: icons
    items:
      hall: {text: At the town hall, icon: phone}
"""
ARABIC = {
    "title": ("Wells in Orland", "الآبار في أورلاند"),
    "summary": ("Every well was looked at this year.", "تم فحص كل بئر هذا العام."),
    "publisher.name": ("County of Orland", "مقاطعة أورلاند"),
    "key_numbers.wells.label": ("wells in use", "آبار قيد الاستخدام"),
    "body.view.alt": ("A well.", "بئر."),
    "body.view.credit": ("Photo: Ada Field", "تصوير: آدا فيلد"),
    "body.where.heading": ("Where to ask", "أين تسأل"),
    "body.where.hall.text": ("At the town hall", "في مبنى البلدية"),
}


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    """The data file with its catalogue and its photograph, which carries a notice of its own."""
    folder = tmp_path / "leaflet"
    (folder / "locale").mkdir(parents=True)
    exif = Image.Exif()
    exif[0x8298] = "Copyright 2025 Field Pictures"
    Image.new("RGB", (1600, 1200), (90, 120, 150)).save(folder / "well.jpg", exif=exif, quality=60)
    entries = [
        f'msgctxt "{path}"\nmsgid "{source}"\nmsgstr "{text}"\n' for path, (source, text) in ARABIC.items()
    ]
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    (folder / "locale" / "ar.po").write_text("\n".join([head, *entries]), encoding="utf-8")
    path = folder / "wells.yaml"
    path.write_text(LEAFLET, encoding="utf-8")
    return path
