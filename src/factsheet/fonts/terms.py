"""Whose a face is and on what terms, as its own file says (OpenType `name`, records 0, 13 and 14)."""

from __future__ import annotations

from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.fonts.face import Face

# What the SIL Open Font License is called in the files under it.
_OPEN = ("open font license", "openfontlicense.org", "scripts.sil.org/ofl")
OFL = "OFL-1.1"


class FaceTerms(NamedTuple):
    """The copyright notice of a face and its license, by its SPDX identifier if it is the OFL; or nothing."""

    owner: str
    license: str


def terms_of(face: Face) -> FaceTerms:
    """Return what the file of a face says of its owner and license."""
    names = hb.OTNameIdPredefined
    owner, terms, address = (
        " ".join((face.hb_face.get_name(record) or "").split())
        for record in (names.COPYRIGHT, names.LICENSE, names.LICENSE_URL)
    )
    said = f"{terms} {address}".lower()
    return FaceTerms(owner, OFL if any(each in said for each in _OPEN) else terms or address)
