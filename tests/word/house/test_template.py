"""The template in the resources is what its script makes, and has what Word documents of ours must have."""

import runpy
import zipfile
from pathlib import Path

import pytest

from tests.word.opened import Opened, w
from vgr_desktop import resources
from vgr_desktop.word.house.template import TEMPLATE

ROOT = Path(__file__).parents[3]


@pytest.fixture
def template() -> Opened:
    return Opened(resources.find(*TEMPLATE))


def test_it_is_what_the_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When it is not: run packaging/make_template.py."""
    made = tmp_path / "made.docx"
    monkeypatch.setattr("sys.argv", ["make_template.py", str(made)])
    monkeypatch.syspath_prepend(ROOT / "packaging")
    runpy.run_path(str(ROOT / "packaging" / "make_template.py"), run_name="__main__")
    assert Opened(made).files == Opened(resources.find(*TEMPLATE)).files
    with zipfile.ZipFile(made) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_writes_numbers_as_the_dutch_do_and_opens_without_compatibility_mode(template: Opened) -> None:
    settings = template.part("word/settings.xml")
    values = {name: settings.find(w(name)).attrib[w("val")] for name in ("decimalSymbol", "listSeparator")}  # type: ignore[union-attr]
    assert values == {"decimalSymbol": ",", "listSeparator": ";"}
    modes = [
        s.attrib[w("val")] for s in settings.iter(w("compatSetting")) if s.attrib[w("name")] == "compatibilityMode"
    ]
    assert modes == ["15"]


def test_it_is_a4_with_margins_of_two_and_a_half_centimetres(template: Opened) -> None:
    section = template.body.find(w("sectPr"))
    assert section is not None
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    assert size is not None
    assert margins is not None
    assert (size.attrib[w("w")], size.attrib[w("h")]) == ("11906", "16838")
    assert {margins.attrib[w(side)] for side in ("top", "right", "bottom", "left")} == {"1417"}


def test_headings_keep_with_their_text_and_chapters_begin_a_page(template: Opened) -> None:
    styles = {s.attrib[w("styleId")]: s for s in template.part("word/styles.xml").iter(w("style"))}
    for level in range(1, 7):
        heading = styles[f"Heading{level}"]
        assert heading.find(w("pPr/keepNext")) is not None
        outline = heading.find(w("pPr/outlineLvl"))
        assert outline is not None
        assert outline.attrib[w("val")] == str(level - 1)
    assert styles["Heading1"].find(w("pPr/pageBreakBefore")) is not None


def test_it_has_words_whole_list_of_latent_styles_each_once(template: Opened) -> None:
    latent = template.part("word/styles.xml").find(w("latentStyles"))
    assert latent is not None
    names = [exception.attrib[w("name")] for exception in latent]
    assert len(names) == len(set(names)) == 376


def test_it_names_no_program_and_no_person(template: Opened) -> None:
    assert "docProps/app.xml" not in template.files
    assert "creator" not in template.files["docProps/core.xml"]
    assert not any("rsid" in text for text in template.files.values())
