"""The command line as a person or a script meets it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.reports import PLAYGROUNDS, identity, small_report
from vgr_desktop import __version__
from vgr_desktop.cli import main
from vgr_desktop.core.editions import Edition, edition
from vgr_desktop.core.edits import new_report, remove, rename
from vgr_desktop.core.report import Report
from vgr_desktop.core.writing import remove_text
from vgr_desktop.files.dossier import Dossier
from vgr_desktop.files.errors import SavingFailed
from vgr_desktop.files.report_json import report_to_json

SEEDS = Path(__file__).parents[1] / "../shared/seeds"

PAGE = """1e Voortgangsrapportage 2024

Groen en water

Programmanummer

\u00a0

4

Commissie

\u00a0

Leefomgeving

De missie van het programma Groen en water luidt:
Een groene stad waar iedereen droge voeten houdt.

Stand van zaken bij Voortgangsrapportage
Na een droog jaar zijn de bomen aangevuld.

Doelenbomen

Beleidsterrein 4A Parken

Doel

Prestatie

\u00a0

4A1 Iedereen heeft groen dicht bij huis

4A1.1 Planten van bomen

\u00a0

4A1.2 Onderhouden van speelplekken

\u00a0

Toelichting doelenboom Beleidsterrein 4A Parken

4A1.2 Onderhouden van speelplekken
Door een late levering blijft een speelplek dicht.
"""
PAGE_WITHOUT_EDITION = PAGE.split("\n", 1)[1]


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Vgr = Callable[..., Said]


@pytest.fixture
def vgr(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vgr:
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Said:
        code = main(arguments)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run


def dossier_with(*reports: Report, name: str = "Proef.vgr") -> Path:
    path = Path(name)
    with Dossier.create(path) as dossier:
        for report in reports:
            dossier.save(None, report)
    return path


def other_edition(ordinal: int, year: int, kind: str = "Voortgangsrapportage") -> Report:
    identities = [identity(year * 100 + ordinal * 10 + i) for i in range(3)]
    return new_report(identities, edition(ordinal, year, kind))


def reports_in(name: str) -> tuple[Report, ...]:
    with Dossier.open(Path(name)) as dossier:
        return dossier.reports()


def page(name: str, text: str = PAGE) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


# New


def test_new_makes_an_empty_dossier(vgr: Vgr) -> None:
    assert vgr("new", "Proef.vgr") == Said(0, "", "Proef.vgr is gemaakt.\n")
    assert reports_in("Proef.vgr") == ()


def test_new_with_an_example_has_a_report_that_lacks_a_few_things(vgr: Vgr) -> None:
    assert vgr("new", "Proef.vgr", "--example").code == 0
    (report,) = reports_in("Proef.vgr")
    assert report.municipality == "Gemeente Waterrade"
    checked = vgr("check", "Proef.vgr", "--json")
    assert checked.code == 1
    places = {finding["place"] for finding in checked.data["findings"]}
    assert places == {"5A1.2 Zonneveldplein", "5B2.2", "5C1.2"}
    assert vgr("verify", "Proef.vgr").code == 0


def test_new_leaves_a_file_that_is_there_alone(vgr: Vgr) -> None:
    Path("Proef.vgr").write_text("een brief")
    said = vgr("new", "Proef.vgr")
    assert (said.code, said.out) == (1, "")
    assert "bestaat al een bestand" in said.err
    assert Path("Proef.vgr").read_text() == "een brief"


def test_new_leaves_nothing_when_the_example_cannot_be_saved(vgr: Vgr, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise SavingFailed("", "de schijf is vol. Maak ruimte vrij")

    monkeypatch.setattr(Dossier, "save_all", full)
    said = vgr("new", "Proef.vgr", "--example")
    assert said == Said(1, "", "Proef.vgr is niet gewijzigd: de schijf is vol. Maak ruimte vrij.\n")
    assert not Path("Proef.vgr").exists()


# Import


def test_import_makes_the_dossier_and_says_so(vgr: Vgr) -> None:
    said = vgr("import", page("pagina.txt"), "--into", "Proef.vgr")
    assert said.code == 0
    assert said.err == "Het dossier Proef.vgr bestond nog niet en is gemaakt.\n"
    assert said.out.splitlines()[:3] == [
        "pagina.txt: 1e Voortgangsrapportage 2024, programma 4",
        "  Gelezen: 1 beleidsterrein, 1 doel, 2 prestaties, 1 toelichting.",
        "  Nieuw in het dossier: 1 beleidsterrein, 1 doel, 2 prestaties, 1 toelichting.",
    ]
    (report,) = reports_in("Proef.vgr")
    assert report.programmes[0].committees == ("Leefomgeving",)


def test_importing_the_same_page_again_changes_nothing(vgr: Vgr) -> None:
    vgr("import", page("pagina.txt"), "--into", "Proef.vgr")
    content = Path("Proef.vgr").read_bytes()
    said = vgr("import", "pagina.txt", "pagina.txt", "--into", "Proef.vgr")
    assert (said.code, said.err) == (0, "")
    assert said.out.count("Alles stond al in het dossier") == 2
    assert Path("Proef.vgr").read_bytes() == content


def test_pages_of_one_edition_go_into_one_report(vgr: Vgr) -> None:
    first = page("groen.txt")
    second = page("wegen.txt", PAGE.replace("4A", "5A").replace("\n4\n", "\n5\n").replace("Groen en water", "Wegen"))
    third = page("later.txt", PAGE.replace("1e Voortgangsrapportage 2024", "Tweede Voortgangsrapportage 2024"))
    assert vgr("import", first, second, third, "--into", "Proef.vgr").code == 0
    numbers = {r.edition.key: [programme.number for programme in r.programmes] for r in reports_in("Proef.vgr")}
    assert numbers == {"2024-1": ["4", "5"], "2024-2": ["4"]}


def test_nothing_is_imported_when_one_of_the_files_cannot_be_read(vgr: Vgr) -> None:
    vgr("new", "Proef.vgr")
    content = Path("Proef.vgr").read_bytes()
    for into in ("Proef.vgr", "Nieuw.vgr"):
        said = vgr("import", page("pagina.txt"), page("leeg.txt", ""), "--into", into)
        assert (said.code, said.out) == (1, "")
        assert "leeg.txt" in said.err
    assert Path("Proef.vgr").read_bytes() == content
    assert not Path("Nieuw.vgr").exists()


def test_a_page_that_does_not_say_its_edition_asks_for_it(vgr: Vgr) -> None:
    said = vgr("import", page("pagina.txt", PAGE_WITHOUT_EDITION), "--into", "Proef.vgr")
    assert said.code == 1
    assert "pagina.txt zegt niet bij welke rapportage het hoort" in said.err
    assert '--edition "1e Voortgangsrapportage 2023"' in said.err
    assert not Path("Proef.vgr").exists()


def test_the_edition_can_be_given(vgr: Vgr) -> None:
    page("pagina.txt", PAGE_WITHOUT_EDITION)
    assert vgr("import", "pagina.txt", "--into", "Proef.vgr", "--edition", "Tweede Bestuursrapportage 2018").code == 0
    assert reports_in("Proef.vgr")[0].edition == Edition(
        "Bestuursrapportage", 2, 2018, "Tweede Bestuursrapportage 2018"
    )


def test_an_edition_on_the_page_is_believed_before_the_one_given(vgr: Vgr) -> None:
    vgr("import", page("pagina.txt"), "--into", "Proef.vgr", "--edition", "2e Voortgangsrapportage 2019")
    assert [report.edition.key for report in reports_in("Proef.vgr")] == ["2024-1"]


def test_the_import_report_can_be_read_by_a_program(vgr: Vgr) -> None:
    spoilt = PAGE.replace("4A1.2 Onderhouden van speelplekken\nDoor", "4A1.2 Onderhoud van speelplekken\nDoor")
    data = vgr("import", page("pagina.txt", spoilt), "--into", "Proef.vgr", "--json").data
    assert (data["dossier"], data["made"]) == ("Proef.vgr", True)
    (file,) = data["files"]
    assert (file["file"], file["report"], file["programmes"]) == ("pagina.txt", "1e Voortgangsrapportage 2024", ["4"])
    assert (file["read"]["deliverables"], file["added"]["deliverables"]) == (2, 2)
    assert [(notice["kind"], notice["near"]) for notice in file["notices"]] == [("wording", "4A1.2")]


def test_what_the_officer_should_look_at_is_listed_with_its_line(vgr: Vgr) -> None:
    spoilt = PAGE.replace("4A1.2 Onderhouden van speelplekken\nDoor", "4A1.2 Onderhoud van speelplekken\nDoor")
    out = vgr("import", page("pagina.txt", spoilt), "--into", "Proef.vgr").out
    assert "  Anders geschreven dan in de doelenboom:\n    regel " in out
    assert "4A1.2 Onderhoud van speelplekken" in out


def test_import_into_what_is_no_dossier_leaves_it_alone(vgr: Vgr) -> None:
    Path("Proef.vgr").write_text("een brief")
    said = vgr("import", page("pagina.txt"), "--into", "Proef.vgr")
    assert said.code == 1
    assert "is geen dossier van VGR Desktop" in said.err
    assert Path("Proef.vgr").read_text() == "een brief"


def test_import_into_a_full_disk_says_that_the_dossier_is_as_it_was(vgr: Vgr, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise SavingFailed("", "de schijf is vol. Maak ruimte vrij")

    dossier_with(small_report())
    monkeypatch.setattr(Dossier, "save_all", full)
    said = vgr("import", page("pagina.txt"), "--into", "Proef.vgr")
    assert said == Said(1, "", "Proef.vgr is niet gewijzigd: de schijf is vol. Maak ruimte vrij.\n")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the published pages are not beside this checkout")
def test_published_pages_come_in_whole(vgr: Vgr) -> None:
    data = vgr("import", *(str(path) for path in sorted(SEEDS.glob("*.txt"))), "--into", "Proef.vgr", "--json").data
    read = [file["read"] for file in data["files"]]
    assert [(r["policy_areas"], r["goals"], r["deliverables"]) for r in read] == [(4, 7, 16), (4, 8, 18)]
    assert [r["unknown_lines"] for r in read] == [0, 0]
    areas = vgr("outline", "Proef.vgr", "--report", "2020-1", "--json").data["programmes"][0]["areas"]
    assert [area["without_deviations"] for area in areas] == [True, False, True, False]
    areas = vgr("outline", "Proef.vgr", "--report", "2021-2", "--json").data["programmes"][0]["areas"]
    about = [code for area in areas for explanation in area["explanations"] for code in explanation["about"]]
    assert about == ["9B1.1", "9B2.1", "9B3.2", "9C1.1", "9C2.1", "9D1.3", "9D1.4"]
    assert areas[0]["explanations"][0]["heading"] == "Leiden inclusief"


# Exchange as JSON


def test_a_report_goes_to_another_dossier_and_back_without_loss(vgr: Vgr) -> None:
    dossier_with(small_report())
    assert vgr("export", "Proef.vgr", "-o", "uit.json").code == 0
    assert vgr("import", "uit.json", "--into", "Ander.vgr").code == 0
    assert vgr("export", "Ander.vgr", "-o", "weer.json").code == 0
    assert Path("uit.json").read_bytes() == Path("weer.json").read_bytes()
    assert vgr("verify", "Ander.vgr").code == 0


def test_a_report_that_is_there_already_needs_nothing(vgr: Vgr) -> None:
    dossier_with(small_report())
    vgr("export", "Proef.vgr", "-o", "uit.json")
    content = Path("Proef.vgr").read_bytes()
    said = vgr("import", "uit.json", "--into", "Proef.vgr")
    assert said.code == 0
    assert "Alles stond al in het dossier" in said.out
    assert Path("Proef.vgr").read_bytes() == content


def test_a_report_that_is_there_with_other_content_is_refused(vgr: Vgr) -> None:
    dossier_with(small_report())
    changed = rename(small_report(), PLAYGROUNDS, "Iets anders")
    Path("anders.json").write_text(report_to_json(changed), encoding="utf-8")
    content = Path("Proef.vgr").read_bytes()
    said = vgr("import", "anders.json", "--into", "Proef.vgr")
    assert (said.code, said.out) == (1, "")
    assert "1e Voortgangsrapportage 2026 staat al in Proef.vgr, met een andere inhoud" in said.err
    assert Path("Proef.vgr").read_bytes() == content


def test_json_that_is_no_report_is_told_with_file_and_place(vgr: Vgr) -> None:
    text = report_to_json(small_report()).replace('"letter": "A"', '"letter": 1')
    said = vgr("import", page("fout.json", text), "--into", "Proef.vgr")
    assert said.code == 1
    assert said.err.startswith("fout.json: Bij programmes[0].areas[0].letter hoort tekst te staan")
    assert not Path("Proef.vgr").exists()


# Outline


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


# Which report


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


# Export, check, verify


def test_export_writes_a_word_document(vgr: Vgr) -> None:
    dossier_with(small_report())
    said = vgr("export", "Proef.vgr", "-o", "uit.docx")
    assert said == Said(0, "", "1e Voortgangsrapportage 2026 is geschreven naar uit.docx.\n")
    assert Path("uit.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["uit.pdf", "uit", "uit.vgr"])
def test_export_to_another_kind_of_file_is_refused(vgr: Vgr, name: str) -> None:
    dossier_with(small_report())
    said = vgr("export", "Proef.vgr", "-o", name)
    assert said.code == 1
    assert "eindigt niet op .docx of .json" in said.err
    assert not Path(name).exists()


@pytest.mark.parametrize("suffix", ["docx", "json"])
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
    assert said.out.splitlines()[-1].startswith("1e Voortgangsrapportage 2026: 2 punten ontbreken")
    data = vgr("check", "Proef.vgr", "--json").data
    assert data["missing"] == 2
    assert {finding["rule"] for finding in data["findings"]} == {"no-areas", "leftover-waits"}


def test_verify_says_that_a_sound_dossier_is_in_order(vgr: Vgr) -> None:
    dossier_with(small_report())
    assert vgr("verify", "Proef.vgr") == Said(0, "Proef.vgr is in orde: 1 rapportage, 27 onderdelen.\n", "")


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


# Usage


def test_the_version_is_told(vgr: Vgr) -> None:
    assert vgr("--version") == Said(0, f"vgr {__version__}\n", "")


@pytest.mark.parametrize("command", ["", "new", "import", "outline", "export", "check", "verify"])
def test_help_is_in_dutch_and_has_examples(vgr: Vgr, command: str) -> None:
    said = vgr(*filter(None, [command]), "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Gebruik: vgr")
    assert f"Voorbeelden:\n  vgr {command or 'new'} " in said.out
    assert not {"usage:", "options:", "show this", "positional"} & set(said.out.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Er ontbreekt iets in de opdracht: OPDRACHT."),
        (["schrijf"], "'schrijf' is geen opdracht van vgr."),
        (["import", "pagina.txt"], "Er ontbreekt iets in de opdracht: --into."),
        (["import", "pagina.txt", "--into"], "Bij --into hoort een waarde."),
        (["outline", "Proef.vgr", "--xml"], "Dit hoort niet bij deze opdracht: --xml."),
        (["verify", "Proef.vgr", "--debug=ja"], "Bij --debug hoort geen waarde."),
        (["import", "x.txt", "--into", "P.vgr", "--edition", "vorig jaar"], "“vorig jaar” is geen titel"),
    ],
)
def test_a_wrong_command_says_what_is_wrong(vgr: Vgr, arguments: list[str], message: str) -> None:
    said = vgr(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(message)
    assert "Gebruik: vgr" in said.err


def test_an_interrupted_command_ends_without_a_traceback(vgr: Vgr, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("vgr_desktop.cli.new.run", interrupt)
    assert vgr("new", "Proef.vgr") == Said(1, "", "Afgebroken.\n")


def test_an_error_of_ours_is_one_line_and_with_debug_a_traceback(vgr: Vgr, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError(7)

    monkeypatch.setattr("vgr_desktop.cli.new.run", fail)
    said = vgr("new", "Proef.vgr")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Er ging iets mis in het programma zelf (KeyError: 7).")
    for arguments in (["new", "Proef.vgr", "--debug"], ["--debug", "new", "Proef.vgr"]):
        with pytest.raises(KeyError):
            main(arguments)


# As a process of its own


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "latin-1"}
    environment |= options.pop("env", {})
    command = [sys.executable, "-W", "error", *arguments]
    return subprocess.run(command, env=environment, check=False, timeout=60, stderr=subprocess.PIPE, **options)


def test_output_is_utf_8_whatever_the_system_says(vgr: Vgr) -> None:
    dossier_with(small_report())
    said = process("-m", "vgr_desktop.cli", "outline", "Proef.vgr", stdout=subprocess.PIPE)
    assert (said.returncode, said.stderr) == (0, b"")
    assert "● groen" in said.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_reason_for_a_traceback(vgr: Vgr) -> None:
    dossier_with(small_report())
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        said = process("-m", "vgr_desktop.cli", "outline", "Proef.vgr", stdout=out)
    assert (said.returncode, said.stderr) == (1, b"")


_LOADED = """
import sys
from vgr_desktop.cli import main
code = main(sys.argv[1:])
print(code, *sorted({"PySide6", "sqlalchemy", "docx"} & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["--version"], "0"),
        (["outline", "Proef.vgr"], "0"),
        (["check", "Proef.vgr"], "1"),
        (["verify", "Proef.vgr"], "0 sqlalchemy"),
        (["export", "Proef.vgr", "-o", "uit.json"], "0"),
        (["export", "Proef.vgr", "-o", "uit.docx"], "0 docx"),
    ],
)
def test_a_command_loads_no_more_than_it_needs_and_never_qt(vgr: Vgr, arguments: list[str], loaded: str) -> None:
    dossier_with(small_report())
    said = process("-c", _LOADED, *arguments, stdout=subprocess.DEVNULL)
    assert said.stderr.decode().splitlines()[-1] == loaded
