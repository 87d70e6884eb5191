"""What shows, checks and exports a report."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests import reports as small
from tests.cli.support import Said, Vgr, dossier_with
from tests.editions import later
from tests.reports import identity, small_report
from vgr_desktop.core.checks import accept, findings
from vgr_desktop.core.editing.edits import new_report, remove, set_light
from vgr_desktop.core.editing.writing import remove_text, write
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.office import convert

IN_ORDER = "Toegankelijkheid: in orde\n"


def other_edition(ordinal: int, year: int, kind: str = "Voortgangsrapportage") -> Report:
    identities = [identity(year * 100 + ordinal * 10 + i) for i in range(3)]
    return new_report(identities, edition(ordinal, year, kind))


def test_the_outline_shows_codes_titles_lights_and_explanations(vgr: Vgr) -> None:
    dossier_with(small_report())
    assert vgr("outline", "Proef.vgr").out.splitlines() == [
        "1e Voortgangsrapportage 2026, Lindeveen",
        "4 Groen en water",
        "  4A Parken",
        "    4A1 Iedereen heeft groen dicht bij huis",
        "      4A1.1 Planten van bomen  [● groen]",
        "      4A1.3 Onderhouden van speelplekken  [▲ oranje]",
        "        - Speeltuin De Wilg  [▲ oranje]",
        "        - Speelveld Oost  [● groen]",
        "    4A2 De parken zijn schoon",
        "      4A2.1 Opruimen van afval  [● groen]",
        "    Toelichting 4A1.3 (16 woorden)",
        "    Toelichting Gevolgen van de droogte (4 woorden)",
        "  4B Water",
        "    4B1 Inwoners houden droge voeten",
        "      4B1.1 Vernieuwen van gemalen  [● groen]",
        "      4B1.10 Herstellen van kades  [● groen]",
        "    Toelichting 4B1.1, 4B1.10 (5 woorden)",
        "AD/OH Overhead",
        "Nog niet geplaatst, uit bladzijde.txt: Foto: de nieuwe gracht",
    ]


def test_the_outline_says_where_nothing_deviates(vgr: Vgr) -> None:
    report = small_report()
    dossier_with(remove_text(report, report.programmes[0].areas[1].explanations[0].id))
    assert "    Er zijn geen afwijkingen ten opzichte van de begroting." in vgr("outline", "Proef.vgr").out.splitlines()
    areas = vgr("outline", "Proef.vgr", "--json").data["programmes"][0]["areas"]
    assert [area["without_deviations"] for area in areas] == [False, True]


def test_the_outline_as_json_has_the_texts_too(vgr: Vgr) -> None:
    dossier_with(small_report())
    data = vgr("outline", "Proef.vgr", "--json").data
    programme = data["programmes"][0]
    assert (data["report"], programme["code"], programme["portfolios"]) == (
        "1e Voortgangsrapportage 2026",
        "4",
        ["Groen, water en dieren"],
    )
    assert programme["state_of_affairs"] == "Na een droog jaar zijn de bomen aangevuld.\nDe pompen draaien weer."
    assert programme["areas"][0]["explanations"][1] == {
        "about": [],
        "heading": "Gevolgen van de droogte",
        "text": "Het gras is dor.",
    }
    assert programme["deviations"][0]["amount"] == "45000.00"
    light = programme["areas"][0]["goals"][0]["deliverables"][1]["light"]
    assert light == "orange"


def test_without_report_the_newest_is_shown_and_the_others_are_named(vgr: Vgr) -> None:
    dossier_with(small_report(), other_edition(2, 2026), other_edition(1, 2025))
    said = vgr("outline", "Proef.vgr")
    assert said.out.startswith("2e Voortgangsrapportage 2026")
    assert "1e Voortgangsrapportage 2025 (2025-1), 1e Voortgangsrapportage 2026 (2026-1)" in said.err


@pytest.mark.parametrize("wanted", ["2025-1", "1e Voortgangsrapportage 2025", "Eerste voortgangsrapportage 2025"])
def test_a_report_is_named_by_title_or_by_year_and_number(vgr: Vgr, wanted: str) -> None:
    dossier_with(small_report(), other_edition(1, 2025))
    assert vgr("outline", "Proef.vgr", "--report", wanted) == Said(0, "1e Voortgangsrapportage 2025\n", "")


def test_a_report_that_is_not_there_is_told_with_those_that_are(vgr: Vgr) -> None:
    dossier_with(small_report())
    said = vgr("export", "Proef.vgr", "--report", "2020-1", "-o", "uit.json")
    assert said.code == 1
    assert said.err == (
        "In Proef.vgr staat geen rapportage “2020-1”. Er zijn: 1e Voortgangsrapportage 2026 (2026-1).\n"
    )
    assert not Path("uit.json").exists()


def test_a_name_that_fits_two_reports_asks_for_the_title(vgr: Vgr) -> None:
    dossier_with(other_edition(1, 2019), other_edition(2, 2025), name="Ander.vgr")
    dossier_with(small_report(), replace(other_edition(1, 2025), edition=edition(1, 2026, "Bestuursrapportage")))
    said = vgr("check", "Proef.vgr", "--report", "2026-1")
    assert said.code == 1
    assert "Noem de titel" in said.err
    assert vgr("outline", "Proef.vgr", "--report", "1e Bestuursrapportage 2026").code == 0


def test_a_dossier_without_reports_says_how_to_get_one(vgr: Vgr) -> None:
    vgr("new", "Proef.vgr")
    said = vgr("outline", "Proef.vgr")
    assert said.code == 1
    assert "vgr import BESTAND --into Proef.vgr" in said.err


def test_export_writes_a_word_document(vgr: Vgr) -> None:
    dossier_with(small_report())
    said = vgr("export", "Proef.vgr", "-o", "uit.docx")
    assert said == Said(0, "", "1e Voortgangsrapportage 2026 is geschreven naar uit.docx.\n" + IN_ORDER)
    assert Path("uit.docx").read_bytes().startswith(b"PK")


def test_export_writes_a_web_page(vgr: Vgr) -> None:
    dossier_with(small_report())
    said = vgr("export", "Proef.vgr", "-o", "uit.html")
    assert said == Said(0, "", "1e Voortgangsrapportage 2026 is geschreven naar uit.html.\n" + IN_ORDER)
    assert "<title>1e Voortgangsrapportage 2026" in Path("uit.html").read_text(encoding="utf-8")


def test_export_to_pdf_says_what_to_install_where_nothing_makes_one(vgr: Vgr, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier_with(small_report())
    monkeypatch.setattr(convert, "programs", lambda *_: iter(()))
    said = vgr("export", "Proef.vgr", "-o", "uit.pdf")
    assert said.code == 1
    assert "Installeer LibreOffice" in said.err
    assert not Path("uit.pdf").exists()


@pytest.mark.parametrize("name", ["uit.doc", "uit", "uit.vgr"])
def test_export_to_another_kind_of_file_is_refused(vgr: Vgr, name: str) -> None:
    dossier_with(small_report())
    said = vgr("export", "Proef.vgr", "-o", name)
    assert said.code == 1
    assert "eindigt niet op .docx, .pdf, .odt, .html, .xlsx of .json" in said.err
    assert not Path(name).exists()


@pytest.mark.parametrize("suffix", ["docx", "html", "json"])
def test_export_to_a_folder_that_is_not_there_is_told(vgr: Vgr, suffix: str) -> None:
    dossier_with(small_report())
    said = vgr("export", "Proef.vgr", "-o", f"weg/uit.{suffix}")
    assert said.code == 1
    assert "weg" in said.err
    assert list(Path().iterdir()) == [Path("Proef.vgr")]


def test_a_complete_report_has_nothing_missing(vgr: Vgr) -> None:
    report = remove(small_report(), small_report().programmes[1].id)
    dossier_with(remove_text(report, report.leftovers[0].id))
    assert vgr("check", "Proef.vgr") == Said(
        0, "1e Voortgangsrapportage 2026 is compleet: er zijn geen bevindingen.\n", ""
    )


def test_what_is_missing_is_listed_and_gives_exit_code_1(vgr: Vgr) -> None:
    dossier_with(small_report())
    said = vgr("check", "Proef.vgr")
    assert said.code == 1
    assert said.out.splitlines()[-1] == "1e Voortgangsrapportage 2026: 2 aandachtspunten."
    data = vgr("check", "Proef.vgr", "--json").data
    assert data["missing"] == 2
    assert {finding["rule"] for finding in data["findings"]} == {"no-areas", "leftover-waits"}


def test_the_last_line_counts_each_kind_of_finding_by_the_word_that_stands_before_it(vgr: Vgr) -> None:
    dossier_with(set_light(small_report(), small.TREES, None))
    lines = vgr("check", "Proef.vgr", "--advice").out.splitlines()
    starts = [line.split(":")[0] for line in lines]
    assert [starts.count(word) for word in ("Verplicht", "Let op", "Advies")] == [1, 2, 2]
    assert lines[-1] == "1e Voortgangsrapportage 2026: 1 verplicht punt, 2 aandachtspunten en 2 adviezen."


def test_what_was_accepted_does_not_count_and_is_shown_when_asked(vgr: Vgr) -> None:
    report = small_report()
    for number, finding in enumerate(findings(report), 90):
        report = accept(report, finding, identity(number), "Zo afgesproken.", "Sanne", dt.date(2026, 5, 4))
    dossier_with(report)
    said = vgr("check", "Proef.vgr")
    assert (said.code, said.out.count("\n")) == (0, 1)
    assert "er zijn geen bevindingen. Geaccepteerd: 2 bevindingen." in said.out
    shown = vgr("check", "Proef.vgr", "--accepted").out.splitlines()
    assert len(shown) == 3
    assert shown[0].startswith("Geaccepteerd: ")
    assert shown[0].endswith("(reden: Zo afgesproken.; door Sanne op 4 mei 2026)")
    data = vgr("check", "Proef.vgr", "--accepted", "--json").data
    assert (data["missing"], data["accepted"]) == (0, 2)
    assert data["findings"][0]["accepted"] == {"reason": "Zo afgesproken.", "author": "Sanne", "day": "2026-05-04"}


def test_check_with_a_previous_report_and_with_advice(vgr: Vgr) -> None:
    dossier_with(small_report(), later())
    said = vgr("check", "Proef.vgr", "--report", "2026-2", "--previous", "2026-1", "--advice", "--json")
    rules = {finding["rule"] for finding in said.data["findings"]}
    assert rules == {"no-areas", "leftover-waits", "repeats-previous", "skipped-code"}
    assert said.data["missing"] == 2


def test_verify_says_that_a_sound_dossier_is_in_order(vgr: Vgr) -> None:
    dossier_with(small_report())
    said = "Proef.vgr is in orde: 1 rapportage, 27 onderdelen, bestandsversie 4.\n"
    assert vgr("verify", "Proef.vgr") == Said(0, said, "")


def test_verify_says_what_is_the_matter(vgr: Vgr) -> None:
    path = dossier_with(small_report())
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    said = vgr("verify", "Proef.vgr")
    assert said.code == 1
    assert "Proef.vgr is niet in orde" in said.err
    assert said.out


@pytest.mark.parametrize("command", [["outline"], ["check"], ["verify"], ["export", "-o", "uit.docx"]])
def test_what_is_no_dossier_is_told(vgr: Vgr, command: list[str]) -> None:
    Path("Proef.vgr").write_bytes(b"")
    said = vgr(*command, "Proef.vgr")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Het bestand Proef.vgr is leeg")


def test_check_names_unknown_words_when_asked(vgr: Vgr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "woordenlijst.txt"
    own.write_text("vijfer\n", "utf-8")
    monkeypatch.setattr("vgr_desktop.spelling.word_list.own_file", lambda: own)
    dossier_with(write(small_report(), small.STATE, from_plain("De boommen staan bij de vijfer.")))
    assert "boommen" not in vgr("check", "Proef.vgr").out
    said = vgr("check", "Proef.vgr", "--spelling")
    assert "Advies: In de stand van zaken van programma 4 staat 1 woord dat niet" in said.out
    assert "“boommen”" in said.out
    assert said.code == vgr("check", "Proef.vgr").code
