"""What brings reports into a dossier."""

import datetime as dt
from pathlib import Path

import pytest

from tests.cli.support import PAGE, PAGE_WITHOUT_EDITION, Said, Vgr, dossier_with, no_room, page, reports_in
from tests.reports import PLAYGROUNDS, small_report
from tests.seeds import SEEDS, needs_seeds
from tests.word.said import printed
from vgr_desktop.core.editing.edits import rename
from vgr_desktop.core.editing.reviewing import adopt
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.files.format.report_json import report_to_json
from vgr_desktop.files.safety.lock import Lock
from vgr_desktop.files.store.dossier import Dossier


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
    monkeypatch.setattr(Dossier, "save_all", no_room)
    said = vgr("new", "Proef.vgr", "--example")
    assert said == Said(1, "", "Het dossier Proef.vgr kan niet worden gemaakt: de schijf is vol. Maak ruimte vrij.\n")
    assert list(Path().iterdir()) == []


def test_import_makes_the_dossier_and_says_so(vgr: Vgr) -> None:
    said = vgr("import", page("pagina.txt"), "--into", "Proef.vgr")
    assert said.code == 0
    assert said.err == "Het dossier Proef.vgr bestond nog niet en is gemaakt.\n"
    facts = "1 programma, 2 kerngegevens, missie, stand van zaken"
    counts = f"{facts}, 1 beleidsterrein, 1 doel, 2 prestaties, 1 toelichting."
    assert said.out.splitlines()[:3] == [
        "pagina.txt: 1e Voortgangsrapportage 2024, programma 4",
        f"  Gelezen: {counts}",
        f"  Nieuw in het dossier: {counts}",
    ]
    (report,) = reports_in("Proef.vgr")
    assert report.programmes[0].committees == ("Leefomgeving",)


def test_a_page_with_only_texts_says_which_are_new(vgr: Vgr) -> None:
    text = "1e Voortgangsrapportage 2024\n\nProgrammanummer\n\n4\n\nDe missie van het programma Groen luidt:\nGroen."
    said = vgr("import", page("missie.txt", text), "--into", "Proef.vgr")
    assert "  Nieuw in het dossier: 1 programma, 1 kerngegeven, missie." in said.out.splitlines()


def test_a_page_that_only_says_something_else_says_that_it_waits(vgr: Vgr) -> None:
    text = "1e Voortgangsrapportage 2024\n\nProgrammanummer\n\n4\n\nDe missie van het programma Groen luidt:\n{}."
    said = vgr(
        "import", page("een.txt", text.format("Groen")), page("twee.txt", text.format("Blauw")), "--into", "P.vgr"
    )
    assert "  Niets nieuws; wat anders is, wacht bij de niet-geplaatste teksten." in said.out.splitlines()


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


def test_a_page_that_does_not_say_its_programme_asks_for_it_and_takes_it(vgr: Vgr) -> None:
    page("pagina.txt", PAGE[: PAGE.index("Doelenbomen")].replace("Programmanummer\n\n\u00a0\n\n4\n\n", ""))
    said = vgr("import", "pagina.txt", "--into", "Proef.vgr")
    assert said.code == 1
    assert "pagina.txt zegt niet bij welk programma het hoort" in said.err
    assert not Path("Proef.vgr").exists()
    assert vgr("import", "pagina.txt", "--into", "Proef.vgr", "--programme", "4").code == 0
    assert [(p.number, p.name) for p in reports_in("Proef.vgr")[0].programmes] == [("4", "Groen en water")]


@pytest.mark.parametrize("number", ["9a", "0", "100", "9.1", ""])
def test_what_is_no_number_of_a_programme_is_not_taken_for_one(vgr: Vgr, number: str) -> None:
    said = vgr("import", page("pagina.txt"), "--into", "Proef.vgr", "--programme", number)
    assert said.code == 2
    assert f"“{number}” is geen nummer van een programma" in said.err
    assert not Path("Proef.vgr").exists()


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
    dossier_with(small_report())
    monkeypatch.setattr(Dossier, "save_all", no_room)
    said = vgr("import", page("pagina.txt"), "--into", "Proef.vgr")
    assert said == Said(1, "", "Proef.vgr is niet gewijzigd: de schijf is vol. Maak ruimte vrij.\n")


def test_nothing_is_imported_into_a_dossier_that_is_open_elsewhere(vgr: Vgr) -> None:
    dossier_with(small_report())
    lock = Lock.take(Path("Proef.vgr"), dt.datetime.now(tz=dt.UTC))
    assert lock is not None
    said = vgr("import", page("pagina.txt"), "--into", "Proef.vgr")
    assert (said.code, said.out) == (1, "")
    assert "Sluit het dossier daar" in said.err
    assert reports_in("Proef.vgr") == (small_report(),)
    lock.release()
    assert vgr("import", page("pagina.txt"), "--into", "Proef.vgr").code == 0
    assert [path.name for path in Path().iterdir()].count("Proef.vgr.in-gebruik") == 0


@needs_seeds
def test_published_pages_come_in_whole(vgr: Vgr) -> None:
    data = vgr("import", *(str(path) for path in sorted(SEEDS.glob("*.txt"))), "--into", "Proef.vgr", "--json").data
    read = [file["read"] for file in data["files"]]
    assert [(r["policy_areas"], r["goals"], r["deliverables"]) for r in read] == [(4, 7, 16), (4, 8, 18)]
    assert [r["unknown_lines"] for r in read] == [0, 0]
    areas = vgr("outline", "Proef.vgr", "--report", "2020-1", "--json").data["programmes"][0]["areas"]
    assert [bool(area["explanations"]) for area in areas] == [False, True, False, True]
    areas = vgr("outline", "Proef.vgr", "--report", "2021-2", "--json").data["programmes"][0]["areas"]
    about = [code for area in areas for explanation in area["explanations"] for code in explanation["about"]]
    assert about == ["9B1.1", "9B2.1", "9B3.2", "9C1.1", "9C2.1", "9D1.3", "9D1.4"]
    assert areas[0]["explanations"][0]["heading"] == "Leiden inclusief"


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


def test_the_case_of_a_suffix_makes_no_difference(vgr: Vgr) -> None:
    Path("UIT.JSON").write_text(report_to_json(small_report()), encoding="utf-8")
    assert vgr("import", "UIT.JSON", "--into", "Ander.vgr").code == 0
    assert [report.edition for report in reports_in("Ander.vgr")] == [small_report().edition]


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


def test_import_leaves_an_adopted_report_alone(vgr: Vgr) -> None:
    vgr("import", page("pagina.txt"), "--into", "Proef.vgr")
    with Dossier.open(Path("Proef.vgr")) as dossier:
        (report,) = dossier.reports()
        moment = dt.datetime(2026, 6, 2, tzinfo=dt.UTC)
        adopted = adopt(report, dossier.identities().new(), "Sanne", moment)
        dossier.save(report, adopted)
    again = vgr("import", page("pagina.txt"), "--into", "Proef.vgr")
    assert again.code == 0
    changed = page("anders.txt", PAGE.replace("Planten van bomen", "Planten van heesters"))
    said = vgr("import", changed, "--into", "Proef.vgr")
    assert said.code == 1
    assert "die is vastgesteld" in said.err
    assert reports_in("Proef.vgr") == (adopted,)


def test_a_report_as_a_word_file_comes_in_whole_and_says_what_it_left_out(vgr: Vgr) -> None:
    assert vgr("new", "Proef.vgr", "--example").code == 0
    assert vgr("export", "Proef.vgr", "-o", "rapport.docx").code == 0
    said = vgr("import", "rapport.docx", "--into", "Terug.vgr")
    assert said.code == 0
    assert said.out.startswith("rapport.docx: 1e Voortgangsrapportage 2026, programma 5\n")
    assert "  Niet overgenomen:\n    Niet overgenomen uit het Word-bestand: 1 inhoudsopgave" in said.out
    (first,), (back,) = reports_in("Proef.vgr"), reports_in("Terug.vgr")
    assert printed(back) == printed(first)


def test_a_word_file_under_another_name_is_read_all_the_same(vgr: Vgr) -> None:
    vgr("new", "Proef.vgr", "--example")
    vgr("export", "Proef.vgr", "-o", "rapport.docx")
    Path("rapport.docx").rename("rapport.txt")
    assert vgr("import", "rapport.txt", "--into", "Terug.vgr").code == 0


def test_a_file_that_is_no_word_report_makes_no_dossier(vgr: Vgr) -> None:
    Path("rapport.docx").write_bytes(b"{\\rtf1 x}")
    said = vgr("import", "rapport.docx", "--into", "Nieuw.vgr")
    assert (said.code, said.out) == (1, "")
    assert "is een RTF-document. Er is niets gewijzigd." in said.err
    assert not Path("Nieuw.vgr").exists()
