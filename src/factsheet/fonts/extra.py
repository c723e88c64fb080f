"""What the distribution factsheet-fonts-extra has, so that a message can say when it is wanted."""

from __future__ import annotations

from factsheet.fonts.packaged import folders

DISTRIBUTION = "factsheet-fonts-extra"
_PACKAGE = "factsheet_fonts_extra"

# Scripts by their codes in ISO 15924, written by scripts/make_extra_fonts.py.
_LISTED = """
    Aghb Ahom Armi Avst Bali Bamu Bass Batk Bhks Brah Brai Bugi Buhd Cakm Cans Cari Cham Cher Copt Cprt
    Dogr Dsrt Dupl Egyp Elba Elym Glag Gong Gonm Goth Gran Hano Hatr Hluw Hmng Hmnp Hung Ital Java Kali
    Khar Khoj Kthi Lana Lepc Limb Lina Linb Lisu Lyci Lydi Mahj Mand Mani Marc Medf Mend Merc Mero Modi
    Mroo Mtei Mult Narb Nbat Newa Nkoo Nshu Ogam Olck Orkh Osge Osma Palm Pauc Perm Phli Phlp Phnx Plrd
    Prti Rjng Rohg Runr Samr Sarb Saur Shaw Shrd Sidd Sind Sogd Sogo Sora Soyo Sund Sylo Syrc Tagb Takr
    Tale Talu Tang Tavt Tfng Tglg Tirh Ugar Vaii Wara Wcho Xpeo Xsux Yezi Yiii Zanb
"""
SCRIPTS = frozenset(_LISTED.split())


def installed() -> bool:
    """Return whether the distribution is installed, or stands in the checkout."""
    return any(folder.name == _PACKAGE for folder in folders())
