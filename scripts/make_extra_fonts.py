"""Fill packages/factsheet-fonts-extra from the files of Debian's fonts-noto-core and fonts-noto-extra.

    apt-get download fonts-noto-core fonts-noto-extra
    for each in *.deb; do dpkg-deb -x "$each" noto; done
    python scripts/make_extra_fonts.py noto

Copies each face unchanged, and writes the index, the table of the README and the list of scripts in
`src/factsheet/fonts/extra.py`.  Not among them: scripts that the first distribution has, and those
that run down the page.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "packages" / "factsheet-fonts-extra"
FOLDER = PACKAGE / "src" / "factsheet_fonts_extra"
LIST = ROOT / "src" / "factsheet" / "fonts" / "extra.py"

# Script (ISO 15924): the family that sets it, as the files are named.
FAMILIES = {
    "Aghb": "NotoSansCaucasianAlbanian",
    "Ahom": "NotoSerifAhom",
    "Armi": "NotoSansImperialAramaic",
    "Avst": "NotoSansAvestan",
    "Bali": "NotoSansBalinese",
    "Bamu": "NotoSansBamum",
    "Bass": "NotoSansBassaVah",
    "Batk": "NotoSansBatak",
    "Bhks": "NotoSansBhaiksuki",
    "Brah": "NotoSansBrahmi",
    "Brai": "NotoSansSymbols2",
    "Bugi": "NotoSansBuginese",
    "Buhd": "NotoSansBuhid",
    "Cakm": "NotoSansChakma",
    "Cans": "NotoSansCanadianAboriginal",
    "Cari": "NotoSansCarian",
    "Cham": "NotoSansCham",
    "Cher": "NotoSansCherokee",
    "Copt": "NotoSansCoptic",
    "Cprt": "NotoSansCypriot",
    "Dogr": "NotoSerifDogra",
    "Dsrt": "NotoSansDeseret",
    "Dupl": "NotoSansDuployan",
    "Egyp": "NotoSansEgyptianHieroglyphs",
    "Elba": "NotoSansElbasan",
    "Elym": "NotoSansElymaic",
    "Glag": "NotoSansGlagolitic",
    "Gong": "NotoSansGunjalaGondi",
    "Gonm": "NotoSansMasaramGondi",
    "Goth": "NotoSansGothic",
    "Gran": "NotoSansGrantha",
    "Hano": "NotoSansHanunoo",
    "Hatr": "NotoSansHatran",
    "Hluw": "NotoSansAnatolianHieroglyphs",
    "Hmng": "NotoSansPahawhHmong",
    "Hmnp": "NotoSerifNyiakengPuachueHmong",
    "Hung": "NotoSansOldHungarian",
    "Ital": "NotoSansOldItalic",
    "Java": "NotoSansJavanese",
    "Kali": "NotoSansKayahLi",
    "Khar": "NotoSansKharoshthi",
    "Khoj": "NotoSansKhojki",
    "Kthi": "NotoSansKaithi",
    "Lana": "NotoSansTaiTham",
    "Lepc": "NotoSansLepcha",
    "Limb": "NotoSansLimbu",
    "Lina": "NotoSansLinearA",
    "Linb": "NotoSansLinearB",
    "Lisu": "NotoSansLisu",
    "Lyci": "NotoSansLycian",
    "Lydi": "NotoSansLydian",
    "Mahj": "NotoSansMahajani",
    "Mand": "NotoSansMandaic",
    "Mani": "NotoSansManichaean",
    "Marc": "NotoSansMarchen",
    "Medf": "NotoSansMedefaidrin",
    "Mend": "NotoSansMendeKikakui",
    "Merc": "NotoSansMeroitic",
    "Mero": "NotoSansMeroitic",
    "Modi": "NotoSansModi",
    "Mroo": "NotoSansMro",
    "Mtei": "NotoSansMeeteiMayek",
    "Mult": "NotoSansMultani",
    "Narb": "NotoSansOldNorthArabian",
    "Nbat": "NotoSansNabataean",
    "Newa": "NotoSansNewa",
    "Nkoo": "NotoSansNKo",
    "Nshu": "NotoSansNushu",
    "Ogam": "NotoSansOgham",
    "Olck": "NotoSansOlChiki",
    "Orkh": "NotoSansOldTurkic",
    "Osge": "NotoSansOsage",
    "Osma": "NotoSansOsmanya",
    "Palm": "NotoSansPalmyrene",
    "Pauc": "NotoSansPauCinHau",
    "Perm": "NotoSansOldPermic",
    "Phli": "NotoSansInscriptionalPahlavi",
    "Phlp": "NotoSansPsalterPahlavi",
    "Phnx": "NotoSansPhoenician",
    "Plrd": "NotoSansMiao",
    "Prti": "NotoSansInscriptionalParthian",
    "Rjng": "NotoSansRejang",
    "Rohg": "NotoSansHanifiRohingya",
    "Runr": "NotoSansRunic",
    "Samr": "NotoSansSamaritan",
    "Sarb": "NotoSansOldSouthArabian",
    "Saur": "NotoSansSaurashtra",
    "Shaw": "NotoSansShavian",
    "Shrd": "NotoSansSharada",
    "Sidd": "NotoSansSiddham",
    "Sind": "NotoSansKhudawadi",
    "Sogd": "NotoSansSogdian",
    "Sogo": "NotoSansOldSogdian",
    "Sora": "NotoSansSoraSompeng",
    "Soyo": "NotoSansSoyombo",
    "Sund": "NotoSansSundanese",
    "Sylo": "NotoSansSylotiNagri",
    "Syrc": "NotoSansSyriac",
    "Tagb": "NotoSansTagbanwa",
    "Takr": "NotoSansTakri",
    "Tale": "NotoSansTaiLe",
    "Talu": "NotoSansNewTaiLue",
    "Tang": "NotoSerifTangut",
    "Tavt": "NotoSansTaiViet",
    "Tfng": "NotoSansTifinagh",
    "Tglg": "NotoSansTagalog",
    "Tirh": "NotoSansTirhuta",
    "Ugar": "NotoSansUgaritic",
    "Vaii": "NotoSansVai",
    "Wara": "NotoSansWarangCiti",
    "Wcho": "NotoSansWancho",
    "Xpeo": "NotoSansOldPersian",
    "Xsux": "NotoSansCuneiform",
    "Yezi": "NotoSerifYezidi",
    "Yiii": "NotoSansYi",
    "Zanb": "NotoSansZanabazarSquare",
}
# Signs that are in no script: arrows, mathematics, check marks.
UNIVERSAL = ("NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath")
WEIGHTS = {"regular": "Regular", "bold": "Bold"}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    files = {path.name: path for path in Path(sys.argv[1]).rglob("*.ttf")}
    faces: dict[str, dict[str, str]] = {}
    for family in sorted({*FAMILIES.values(), *UNIVERSAL}):
        names = {weight: f"{family}-{cut}.ttf" for weight, cut in WEIGHTS.items()}
        faces[family] = {weight: name for weight, name in names.items() if name in files}
    for name in (name for family in faces.values() for name in family.values()):
        shutil.copyfile(files[name], FOLDER / name)
    (FOLDER / "fonts.yaml").write_text("\n".join(index(faces)) + "\n", encoding="utf-8")
    readme = PACKAGE / "README.md"
    text = readme.read_text(encoding="utf-8").partition("| family |")[0]
    readme.write_text(text + "\n".join(table(faces)) + "\n", encoding="utf-8")
    scripts = "\n".join(wrapped(sorted(FAMILIES)))
    listed = re.sub(r'(?<=_LISTED = """\n).*?(?=\n""")', scripts, LIST.read_text(), flags=re.S)
    LIST.write_text(listed, encoding="utf-8")


def slug(family: str) -> str:
    """A family as `fonts.yaml` names it: `noto-sans-tai-le` for `NotoSansTaiLe`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", "-", family).lower()


def index(faces: dict[str, dict[str, str]]) -> Iterable[str]:
    """The lines of `fonts.yaml`."""
    yield "# Written by scripts/make_extra_fonts.py.  What the keys mean stands in fonts/fonts.yaml."
    yield "families:"
    for family, cuts in faces.items():
        yield f"  {slug(family)}:"
        yield f"    faces: {{{', '.join(f'{weight}: {name}' for weight, name in cuts.items())}}}"
    yield "fallback:"
    yield "  scripts:"
    for script, family in sorted(FAMILIES.items()):
        yield f"    {script}: [{slug(family)}]"
    yield f"  universal: [{', '.join(map(slug, UNIVERSAL))}]"


def table(faces: dict[str, dict[str, str]]) -> Iterable[str]:
    """The rows of the README: where each file is from."""
    yield "| family | files | version | copyright |"
    yield "|---|---|---|---|"
    for cuts in faces.values():
        names = TTFont(FOLDER / cuts["regular"], lazy=True)["name"]
        version = re.search(r"\d+\.\d+", names.getDebugName(5) or "")
        files = ", ".join(f"`{name}`" for name in cuts.values())
        rights = (names.getDebugName(0) or "").partition(" All Rights")[0].strip()
        yield f"| {names.getDebugName(1)} | {files} | {version[0] if version else ''} | {rights} |"


def wrapped(words: list[str]) -> Iterable[str]:
    for start in range(0, len(words), 20):
        yield "    " + " ".join(words[start : start + 20])


if __name__ == "__main__":
    main()
