"""What of a report `vgr export` writes, what the document says of itself, and what is told about it."""

import datetime as dt
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest

from tests.cli.support import Vgr, dossier_with
from tests.editions import APART, later
from tests.printed import body
from tests.reports import GREENERY, MISSION, OVERHEAD, STATE, TREES, reviewed_report, small_report
from vgr_desktop.core.editing.edits import rename
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.text import Paragraph, Run, from_plain
from vgr_desktop.core.model.tree import amend
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.office.libreoffice import LibreOffice


def headings(name: str = "uit.docx") -> list[str]:
    """The headings of a document, down to the policy areas."""
    document = docx.Document(name)
    styles = ("Heading 1", "Heading 2", "Heading 3")
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name in styles]


def words(name: str = "uit.docx") -> str:
    """All words of a document, those in content controls included."""
    with zipfile.ZipFile(name) as package:
        root = ET.fromstring(package.read("word/document.xml"))  # noqa: S314  # our own file
    return " ".join(root.itertext())


@pytest.mark.parametrize(
    ("options", "programmes", "areas"),
    [
        (["--programme", "4"], {"4"}, {"4A", "4B"}),
        (["--programme", "ad/oh"], {"AD/OH"}, set()),
        (["--programme", "4", "--programme", "AD/OH"], {"4", "AD/OH"}, {"4A", "4B"}),
        (["--area", "04b"], {"4"}, {"4B"}),
        (["--area", "4A", "--programme", "AD/OH"], {"4", "AD/OH"}, {"4A"}),
        (["--committee", "stad en water"], {"4"}, {"4B"}),
        (["--committee", "Leefomgeving"], {"4"}, {"4A"}),
        (["--portfolio", "Financiën"], {"AD/OH"}, set()),
    ],
)
def test_a_part_is_chosen_by_code_or_by_who_it_is_for(
    vgr: Vgr, options: list[str], programmes: set[str], areas: set[str]
) -> None:
    dossier_with(small_report())
    assert vgr("export", "Proef.vgr", "-o", "uit.docx", *options).code == 0
    found = headings()
    assert {line.split()[1] for line in found if line.startswith("Programma ")} == programmes
    assert {line.split()[1] for line in found if line.startswith("Beleidsterrein ")} == areas


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--committee", "Onbekend"],
            "Er is geen commissie “Onbekend”. Er is niets geschreven. Er zijn: Leefomgeving, ",
        ),
        (["--portfolio", "Sport"], "Er zijn: Groen, water en dieren, Financiën."),
        (["--programme", "9"], "Er is geen programma “9”. Er is niets geschreven. Er zijn: 4, AD/OH."),
        (["--area", "4C"], "Er is geen beleidsterrein “4C”. Er is niets geschreven. Er zijn: 4A, 4B."),
        (["--area", "water"], "Er is geen beleidsterrein “water”."),
        (["--previous", "2020-1"], "In Proef.vgr staat geen rapportage “2020-1”."),
        (["--template", "weg.docx"], "weg.docx kan niet worden gelezen"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(vgr: Vgr, options: list[str], message: str) -> None:
    dossier_with(small_report())
    said = vgr("export", "Proef.vgr", "-o", "uit.docx", *options)
    assert (said.code, said.out) == (1, "")
    assert message in said.err
    assert not Path("uit.docx").exists()


def test_a_report_without_committees_says_so(vgr: Vgr) -> None:
    report = amend(small_report(), OVERHEAD, committees=())
    (parks, water) = report.programmes[0].areas
    for id in (GREENERY, parks.id, water.id):
        report = amend(report, id, committees=())
    dossier_with(report)
    said = vgr("export", "Proef.vgr", "-o", "uit.docx", "--committee", "Middelen")
    assert "De rapportage noemt geen enkele commissie." in said.err
    said = vgr("export", "Proef.vgr", "--per-committee", "uit")
    assert said.code == 1
    assert "staat nog geen commissie" in said.err
    assert not Path("uit").exists()


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["-o", "uit.docx", "--per-committee", "uit"],
        ["-o", "uit.docx", "--form", "pdf"],
        ["-o", "uit.docx", "--committee", "Middelen", "--programme", "4"],
        ["-o", "uit.docx", "--committee", "Middelen", "--portfolio", "Financiën"],
        ["--per-committee", "uit", "--committee", "Middelen"],
        ["-o", "uit.docx", "--parts", "voorwoord", "--without", "voorwoord"],
    ],
)
def test_options_that_do_not_go_together_are_a_wrong_command(vgr: Vgr, options: list[str]) -> None:
    dossier = dossier_with(small_report())
    said = vgr("export", "Proef.vgr", *options)
    assert (said.code, said.out) == (2, "")
    assert said.err
    assert list(Path().iterdir()) == [dossier]


def test_the_parts_are_chosen_by_name(vgr: Vgr) -> None:
    dossier_with(small_report())
    vgr("export", "Proef.vgr", "-o", "uit.docx", "--parts", "Voorwoord, samenvatting")
    assert [line for line in headings() if line in ("Voorwoord", "Leeswijzer", "Samenvatting")] == [
        "Voorwoord",
        "Samenvatting",
    ]
    vgr("export", "Proef.vgr", "-o", "uit.docx", "--without", "voorwoord")
    assert headings()[0] == "Leeswijzer"


def test_the_title_page_and_the_properties_say_what_is_given(vgr: Vgr) -> None:
    dossier_with(small_report())
    vgr(
        *("export", "Proef.vgr", "-o", "uit.docx", "--status", "vastgesteld", "--date", "8-9-2026"),
        *("--reference", "RV 26.0072", "--author", "Team Control"),
    )
    first = [paragraph.text for paragraph in docx.Document("uit.docx").paragraphs[:5]]
    assert first == [
        "1e Voortgangsrapportage 2026",
        "Gemeente Lindeveen",
        "8\u00a0september\u00a02026",
        "Kenmerk: RV\u00a026.0072",
        "Status: VASTGESTELD",
    ]
    core = docx.Document("uit.docx").core_properties
    assert (core.author, core.created) == ("Team Control", dt.datetime(2026, 9, 8, tzinfo=dt.UTC))
    vgr("export", "Proef.vgr", "-o", "uit.docx", "--date", "2026-09-08", "--status", "geen")
    assert not any("Status" in paragraph.text for paragraph in docx.Document("uit.docx").paragraphs[:5])


def test_the_classic_form_is_told_to_be_less_accessible(vgr: Vgr) -> None:
    dossier_with(small_report())
    said = vgr("export", "Proef.vgr", "-o", "uit.docx", "--classic")
    assert said.code == 0
    assert "Toegankelijkheid: 1 punt om te verbeteren\n- Tabellen hebben samengevoegde cellen" in said.err


def test_what_to_mend_is_told_with_its_place(vgr: Vgr) -> None:
    link = Paragraph((Run("hier", link="https://lindeveen.example/kaart"),))
    dossier_with(amend(small_report(), MISSION, body=body(link)))
    said = vgr("export", "Proef.vgr", "-o", "uit.docx")
    assert said.err.splitlines()[1:] == [
        "Toegankelijkheid: 1 punt om te verbeteren",
        "- De missie van programma 4: De link “hier” zegt niet waar die heen gaat. Noem wat de lezer daar vindt.",
    ]
    assert vgr("export", "Proef.vgr", "-o", "uit.docx", "--programme", "AD/OH").err.endswith("in orde\n")


def test_json_is_not_for_reading_and_gets_no_verdict(vgr: Vgr) -> None:
    dossier_with(small_report())
    assert "Toegankelijkheid" not in vgr("export", "Proef.vgr", "-o", "uit.json").err


def test_a_house_style_says_what_was_added_and_stays_as_it_is(vgr: Vgr) -> None:
    dossier_with(small_report())
    docx.Document().save("Huisstijl.docx")
    before = Path("Huisstijl.docx").read_bytes()
    said = vgr("export", "Proef.vgr", "-o", "uit.docx", "--template", "Huisstijl.docx")
    assert said.code == 0
    assert said.err.startswith("In Huisstijl.docx staat niet alles wat een rapportage nodig heeft. Aangevuld zijn: ")
    assert "Het sjabloon zelf is niet gewijzigd." in said.err
    assert Path("Huisstijl.docx").read_bytes() == before
    vgr("export", "Proef.vgr", "-o", "uit.docx", "--template", "uit.docx")
    assert "Programma 4 Groen en water" in headings()


def test_what_is_not_always_printed_is_asked_for(vgr: Vgr) -> None:
    dossier_with(small_report())
    assert vgr("export", "Proef.vgr", "-o", "uit.docx").code == 0
    assert "In één oogopslag" not in headings()
    asked = ("--with", "oogopslag, lijsten", "--decision", "Kennis nemen.", "--reference", "RV 26.1; BW 26.2")
    assert vgr("export", "Proef.vgr", "-o", "uit.docx", *asked).code == 0
    assert {"In één oogopslag", "Tabellen en figuren"} <= set(headings())
    assert "Raadsvoorstel" in words()
    assert "Kennis nemen." in words()
    assert "is geen extra. Kies uit: oogopslag" in vgr("export", "Proef.vgr", "-o", "uit.docx", "--with", "bloemen").err


def test_the_goal_tree_is_held_against_the_edition_before(vgr: Vgr) -> None:
    dossier_with(small_report(), rename(later(), TREES + APART, "Planten van hagen"))
    vgr("export", "Proef.vgr", "-o", "uit.docx", "--report", "2026-2")
    assert "Wijzigingen in de doelenboom" in headings()
    vgr("export", "Proef.vgr", "-o", "uit.docx", "--report", "2026-2", "--without", "doelenboom")
    assert "Wijzigingen in de doelenboom" not in headings()
    vgr("export", "Proef.vgr", "-o", "uit.docx", "--report", "2026-1")
    assert "Wijzigingen in de doelenboom" not in headings()
    vgr("export", "Proef.vgr", "-o", "uit.docx", "--report", "2026-1", "--previous", "2026-2")
    assert "Wijzigingen in de doelenboom" in headings()


def test_every_committee_gets_a_document_of_its_own(vgr: Vgr) -> None:
    dossier_with(amend(small_report(), OVERHEAD, committees=()))
    said = vgr("export", "Proef.vgr", "--per-committee", "uit")
    assert said.code == 0
    names = [f"1e Voortgangsrapportage 2026 Commissie {name}.docx" for name in ("Leefomgeving", "Stad en water")]
    assert sorted(path.name for path in Path("uit").iterdir()) == names
    assert "Beleidsterrein 4A Parken" in headings(f"uit/{names[0]}")
    assert "Beleidsterrein 4B Water" in headings(f"uit/{names[1]}")
    assert said.err.splitlines() == [
        f"Commissie Leefomgeving: {Path('uit', names[0])}",
        f"Commissie Stad en water: {Path('uit', names[1])}",
        "Zonder commissie, en dus in geen van deze bestanden: programma AD/OH.",
        "Toegankelijkheid: in orde",
    ]


def test_the_documents_of_committees_can_have_another_form(vgr: Vgr) -> None:
    dossier_with(small_report())
    assert vgr("export", "Proef.vgr", "--per-committee", "uit", "--form", "HTML", "--parts", "programmas").code == 0
    assert {path.suffix for path in Path("uit").iterdir()} == {".html"}
    assert vgr("export", "Proef.vgr", "--per-committee", "weg/uit").code == 1


@pytest.mark.skipif(not Path("/bin/false").exists(), reason="there is no program that only fails")
def test_page_numbers_that_could_not_be_counted_are_told(vgr: Vgr, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier_with(small_report())
    assert "paginanummers" not in vgr("export", "Proef.vgr", "-o", "uit.docx").err
    monkeypatch.setattr("vgr_desktop.office.convert.paginator", lambda: LibreOffice(Path("/bin/false")))
    told = "De paginanummers in de inhoudsopgave zijn geschat, want LibreOffice kon ze niet tellen: het gaf geen PDF."
    assert told in vgr("export", "Proef.vgr", "-o", "uit.docx").err
    assert told in vgr("export", "Proef.vgr", "--per-committee", "Commissies").err


def test_comments_go_along_when_asked_and_only_in_word(vgr: Vgr) -> None:
    dossier_with(reviewed_report())
    vgr("export", "Proef.vgr", "-o", "raad.docx")
    assert list(docx.Document("raad.docx").comments) == []
    vgr("export", "Proef.vgr", "-o", "uit.docx", "--comments")
    assert [each.text for each in docx.Document("uit.docx").comments] == ["Hoeveel vaker?", "Twee keer per week."]
    part = vgr("export", "Proef.vgr", "-o", "uit.docx", "--comments", "--programme", "AD/OH")
    assert "1 opmerking is niet mee" in part.err
    refused = vgr("export", "Proef.vgr", "-o", "uit.html", "--comments")
    assert "alleen mee in een document van Word" in refused.err


def test_what_changed_since_an_edition_is_tracked_in_the_document(vgr: Vgr) -> None:
    dossier_with(small_report(), rename(later(), TREES + APART, "Planten van hagen"))
    done = vgr("export", "Proef.vgr", "-o", "uit.docx", "--changes-since", "2026-1", "--date", "18-9-2026")
    assert done.code == 0
    body = tracked()
    marks = {(mark.get(f"{W}author"), mark.get(f"{W}date")) for mark in (*body.iter(f"{W}ins"), *body.iter(f"{W}del"))}
    assert marks == {("Gemeente Lindeveen", "2026-09-18T00:00:00Z")}
    assert "bomen" in "".join(text.text or "" for text in body.iter(f"{W}delText"))


def test_what_changed_since_a_day_is_told_to_be_of_texts_alone(vgr: Vgr) -> None:
    dossier_with(small_report())
    with Dossier.open(Path("Proef.vgr")) as dossier:
        (report,) = dossier.reports()
        changed = write(report, STATE, from_plain("Na een droog jaar zijn de bomen gesnoeid.\nDe pompen draaien weer."))
        dossier.save_all([(report, changed)], dt.datetime(2026, 5, 3, 12, tzinfo=dt.UTC))
    done = vgr("export", "Proef.vgr", "-o", "uit.docx", "--changes-since", "3-5-2026", "--author", "Eva")
    assert "Van stoplichten, titels en bedragen bewaart het dossier niet hoe ze op een dag waren" in done.out + done.err
    deleted = [text.text for text in tracked().iter(f"{W}delText")]
    assert deleted == ["3\xa0mei", " aangevuld"]


@pytest.mark.parametrize(("wanted", "gone"), [("verstuurd", "bomen"), ("verstuurd: control", "struiken")])
def test_what_changed_since_it_went_out_for_review_is_tracked_in_the_document(vgr: Vgr, wanted: str, gone: str) -> None:
    dossier_with(rename(small_report(), TREES, "Planten van struiken"))
    vgr("export", "Proef.vgr", "-o", "control.docx", "--for-review", "Control")
    renamed("Planten van bomen")
    vgr("export", "Proef.vgr", "-o", "wethouder.docx", "--for-review", "De wethouder")
    renamed("Planten van hagen")
    done = vgr("export", "Proef.vgr", "-o", "uit.docx", "--changes-since", wanted)
    assert done.code == 0
    assert "Met wijzigingen sinds wat is verstuurd aan" in done.out + done.err
    assert gone in "".join(text.text or "" for text in tracked().iter(f"{W}delText"))


def test_an_export_for_review_that_is_not_there_is_refused_with_those_there_are(vgr: Vgr) -> None:
    dossier_with(small_report())
    assert (
        "nog niets ter beoordeling verstuurd"
        in vgr("export", "Proef.vgr", "-o", "uit.docx", "--changes-since", "verstuurd").err
    )
    vgr("export", "Proef.vgr", "-o", "control.docx", "--for-review", "Control")
    told = vgr("export", "Proef.vgr", "-o", "uit.docx", "--changes-since", "verstuurd:Eva").err
    assert "Aan Eva is van deze rapportage niets ter beoordeling verstuurd; wel aan Control." in told


def renamed(title: str) -> None:
    """Give the deliverable in the dossier another title."""
    with Dossier.open(Path("Proef.vgr")) as dossier:
        (report,) = dossier.reports()
        dossier.save(report, rename(report, TREES, title))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-o", "uit.html", "--changes-since", "2026-1"], "niet in .html"),
        (["-o", "uit.docx", "--changes-since", "2026-2"], "niet met zichzelf worden vergeleken"),
        (["-o", "uit.docx", "--changes-since", "2020-1"], "staat geen rapportage “2020-1”"),
        (["-o", "uit.docx", "--changes-since", "2999-01-01"], "is nog niet geweest"),
    ],
)
def test_changes_that_cannot_be_shown_are_refused(vgr: Vgr, options: list[str], told: str) -> None:
    dossier_with(small_report(), later())
    done = vgr("export", "Proef.vgr", *options)
    assert done.code != 0
    assert told in done.out + done.err
    assert not Path("uit.docx").exists()


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tracked() -> ET.Element:
    with zipfile.ZipFile("uit.docx") as package:
        return ET.fromstring(package.read("word/document.xml"))  # noqa: S314  # our own file
