"""A layout in the colors and faces of an organization: in their roles, readable, and what changed is told."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.color import SpotInk, Swatch, contrast, to_hex
from factsheet.content.brand import Brand
from factsheet.errors import FactsheetError, Severity, Span
from factsheet.layout.branded import branded
from factsheet.layout.load import load_layout
from factsheet.pdf.output import FOGRA39
from factsheet.pdf.separation import inks_of, seen
from factsheet.pipeline import edition_of, layout_of, load, produce, results
from tests.sheets import DATA, LAYOUTS

part = st.integers(0, 255).map(lambda level: level / 255)
colors = st.tuples(part, part, part)
GREEN = SpotInk("PANTONE 347 C", (0.85, 0.0, 0.95, 0.05))
BLUE = SpotInk("PANTONE 286 C", (1.0, 0.75, 0.0, 0.02))
HOUSE = Brand(
    {
        "accent": Swatch("accent", GREEN.cmyk, (0.0, 154 / 255, 68 / 255), GREEN),
        "ground": Swatch("ground", BLUE.cmyk, (0.0, 51 / 255, 160 / 255), BLUE),
    },
    {"headings": ("noto-sans",)},
    {"colors.accent": Span("brand.yaml", 2, 3)},
)
SHORT = {
    **{"factsheet": 1, "id": "cool", "lang": "en", "title": "Cool rooms", "summary": "Anybody may come in."},
    "publisher": {"name": "Ashdale"},
    "key_numbers": {"items": {"a": {"value": 14, "unit": "percent", "label": "of all rooms", "show": "bar"}}},
    "key_concerns": {"items": {"a": {"title": "Heat", "text": "It tires the heart."}}},
}


def in_print(swatch: Swatch):
    return seen(inks_of(swatch, FOGRA39), FOGRA39)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_bundled_layout_has_a_role_for_each_color_and_face(name):
    spec = load_layout(name).spec.brand
    assert {each.role for each in spec.swatches.values()} == {"accent", "ground", "ink"}
    assert set(spec.faces) == {"headings", "text"}


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("role", ["accent", "ground", "ink"])
@settings(max_examples=6, deadline=None)
@given(color=colors)
def test_the_colors_of_a_layout_stand_out_from_one_of_a_brand(name, role, color):
    plain = load_layout(name)
    made = branded(plain, Brand({role: Swatch(role, None, color)}), in_print)
    swatches, told = made.swatches(), " ".join(each.message for each in made.warnings)
    for own, entry in plain.spec.brand.swatches.items():
        for other in entry.on:
            pair = (swatches[own], swatches[other])
            least = min(
                contrast(*(look(each) for each in pair)) for look in (lambda each: each.rgb, in_print)
            )
            assert least >= entry.contrast or to_hex(swatches[own].rgb) in told
    assert all(each.message.startswith(f"brand.colors.{role}: ") for each in made.warnings)


def test_amber_is_made_lighter_on_a_gray_ground():
    made = branded(
        load_layout("campaign"), Brand({"ground": Swatch("ground", None, (0.4, 0.4, 0.4))}), in_print
    )
    swatches = made.swatches()
    assert contrast(in_print(swatches["amber"]), in_print(swatches["n900"])) >= 4.5
    assert any(f"becomes {to_hex(swatches['amber'].rgb)}" in each.message for each in made.warnings)


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=6, deadline=None)
@given(colors, colors, colors)
def test_whatever_the_colors_are_what_has_to_stand_out_does_or_is_told(name, accent, ground, ink):
    given_ = {
        role: Swatch(role, None, rgb)
        for role, rgb in zip(("accent", "ground", "ink"), (accent, ground, ink), strict=True)
    }
    plain = load_layout(name)
    made = branded(plain, Brand(given_), in_print)
    swatches = made.swatches()
    told = {
        (role, color)
        for role in given_
        for each in made.warnings
        if each.path == f"brand.colors.{role}"
        for color in re.findall(r"(?:is needed: |becomes )(#[0-9a-f]{6})", each.message)
    }
    for swatch, entry in plain.spec.brand.swatches.items():
        for other in entry.on:
            for look in (lambda each: each.rgb, in_print):
                found = contrast(look(swatches[swatch]), look(swatches[other]))
                # Where no color can, it is told: `no color like it has`.
                if found < entry.contrast - 0.02:
                    assert any("no color like it has" in each.message for each in made.warnings), swatch
        if entry.tint == 100 and to_hex(swatches[swatch].rgb) != to_hex(given_[entry.role].rgb):
            assert (entry.role, to_hex(swatches[swatch].rgb)) in told
    # Each color is told of once, however many swatches are made of it.
    said = [(each.path, "no color like it has" in each.message) for each in made.warnings]
    assert len(said) == len(set(said))
    assert all(each.severity is Severity.WARNING for each in made.warnings)


def test_swatches_that_have_no_role_stay_and_nothing_changes_nothing():
    plain = load_layout("campaign")
    assert branded(plain, Brand()) is plain
    made = branded(plain, HOUSE)
    roles = plain.spec.brand.swatches
    for name, swatch in plain.swatches().items():
        if name not in roles or roles[name].role not in HOUSE.colors:
            assert made.swatches()[name] == swatch
    assert plain.swatches()["n900"] == load_layout("campaign").swatches()["n900"]


def test_a_spot_ink_and_its_tints_stay_on_their_plate_and_a_changed_color_leaves_it():
    made = branded(load_layout("campaign"), HOUSE, in_print).swatches()
    assert made["n900"].spot == BLUE and made["n900"].tint == 1
    assert made["n600"].spot == BLUE and made["n600"].tint == pytest.approx(0.73)
    assert made["sand"].spot == GREEN and made["sand"].tint == pytest.approx(0.12)
    # Amber stands on the ground, and green does not stand out from blue.
    assert made["amber"].spot is None


def test_a_mark_in_the_house_s_colors_prints_on_their_plates_and_html_has_them(tmp_path):
    mark = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#009A44"/></svg>'
    )
    (tmp_path / "mark.svg").write_text(mark, encoding="utf-8")
    (tmp_path / "brand.yaml").write_text(
        """
logo: mark.svg
colors:
  accent: {srgb: "#009A44", cmyk: [85, 0, 95, 5], spot: PANTONE 347 C}
  ground: {srgb: "#0033A0", cmyk: [100, 75, 0, 2]}
""",
        encoding="utf-8",
    )
    (tmp_path / "wells.yaml").write_text(
        "factsheet: 1\nid: wells\nlang: en\ntitle: Wells\nsummary: Every village has one.\n"
        "publisher: {name: The district}\n",
        encoding="utf-8",
    )
    edition = edition_of(load(tmp_path / "wells.yaml"))
    (printed, html) = produce(edition, targets=("print", "html"))
    swatch = printed.composition.swatches["#009a44"]
    assert swatch.spot == GREEN and swatch.tint == 1
    assert _plates(printed.pdf) == {"PANTONE 347 C"}
    page = html.data.decode("utf-8")
    assert "#0033a0" in page.lower() and {"brand-contrast"} == {each.code for each in html.warnings}


def _plates(pdf: bytes) -> set[str]:
    opened = pikepdf.open(io.BytesIO(pdf))
    spaces = opened.pages[0].Resources.ColorSpace
    return {str(space[1]).lstrip("/") for space in spaces.values()} - {"All"}


def test_faces_come_first_and_the_layout_s_stand_in_for_them():
    plain = load_layout("campaign")
    made = branded(plain, HOUSE)
    assert made.spec.fonts["display"].families == ("noto-sans", *plain.spec.fonts["display"].families)
    assert made.spec.fonts["text"] == plain.spec.fonts["text"]


def test_what_was_changed_or_has_no_role_is_told_with_its_place(tmp_path):
    told = branded(load_layout("campaign"), HOUSE).warnings
    assert {(each.code, each.path, str(each.span)) for each in told} == {
        ("brand-contrast", "brand.colors.accent", "brand.yaml:2:3")
    }
    of_the_house = (
        r"^brand\.colors\.accent: #009a44 on #0033a0 has a contrast of 2\.\d\d:1, 4\.5:1 is needed: #"
    )
    assert re.match(of_the_house, told[0].message)
    text = "extends: campaign\nname: mine\ntitle: Mine\nbrand: {swatches: {}, faces: {}}\n"
    (tmp_path / "layout.yaml").write_text(text)
    layout = load_layout(tmp_path)
    bare = replace(layout, spec=layout.spec.model_copy(update={"brand": type(layout.spec.brand)()}))
    codes = [each.code for each in branded(bare, HOUSE).warnings]
    assert codes == ["brand-role-not-used"] * 3


def test_a_spot_ink_of_two_meanings_is_refused(tmp_path):
    text = "extends: campaign\nname: mine\ntitle: Mine\nswatches:\n"
    text += '  own: {spot: Pantone 286-C, cmyk: [90, 70, 0, 0], srgb: "#0033A0"}\n'
    (tmp_path / "layout.yaml").write_text(text)
    with pytest.raises(FactsheetError, match="the spot ink .* is described in two ways"):
        branded(load_layout(tmp_path), HOUSE)


@pytest.mark.parametrize("written", ["{swatches: {gold: {role: accent}}}", "{faces: {text: gothic}}"])
def test_a_layout_that_names_what_it_has_not_is_refused(written, tmp_path):
    text = f"extends: campaign\nname: mine\ntitle: Mine\nbrand: {written}\n"
    (tmp_path / "layout.yaml").write_text(text)
    with pytest.raises(FactsheetError, match="which is not there"):
        load_layout(tmp_path)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_sheet_in_the_house_s_colors_prints_on_its_plates_and_says_what_it_says(name):
    edition = replace(edition_of(load(DATA / "river-levels.yaml")), brand=HOUSE)
    printed, shown = results(edition, name)
    edition = edition.publisher_at(load_layout(name).spec.publisher)
    report = factsheet.preflight(printed.pdf, edition=edition, composition=printed.composition)
    assert not report.errors, report
    spots = [each.message for each in report.findings if "spot colors" in each.message]
    assert spots and all("PANTONE" in each for each in spots)
    assert not factsheet.preflight(shown.pdf, edition=edition, composition=shown.composition).errors
    assert any(each.code == "brand-contrast" for each in printed.warnings)


def test_a_family_that_is_not_there_is_told_at_its_place():
    brand = Brand({}, {"text": ("gil-sans",)}, {"faces.text": Span("brand.yaml", 4, 1)})
    edition = replace(edition_of(load(DATA / "river-levels.yaml")), brand=brand)
    assert layout_of(edition, None, None).spec.fonts["text"].families[0] == "gil-sans"
    with pytest.raises(FactsheetError) as caught:
        results(edition)
    (told,) = caught.value.diagnostics
    assert (told.code, str(told.span)) == ("unknown-font-family", "brand.yaml:4:1")


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=6, deadline=None)
@given(colors, colors)
@example((1.0, 1.0, 2 / 3), (0.8, 0.0, 0.2))
@example((119 / 255,) * 3, (0.8, 0.0, 0.2))
def test_a_sheet_composes_in_whatever_colors_a_house_has(name, ground, accent):
    """A light or gray ground was refused as too much copy: what lay behind the title was no ground for it."""
    written = {"colors": {"ground": to_hex(ground), "accent": to_hex(accent)}}
    sheet = {**SHORT, "brand": written}
    assert len(factsheet.compose(edition_of(load(sheet)), load_layout(name)).pages) <= 2
