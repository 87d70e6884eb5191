"""Two reports of one dossier side by side."""

from tests import reports as small
from tests.cli.support import Said, Vgr, dossier_with
from tests.editions import APART, later
from tests.reports import identity, small_report
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import EMPTY, from_plain

EDITIONS = ("2026-1", "2026-2")


def changed_report() -> Report:
    report = edits.rename(later(), small.TREES + APART, "Planten van 100 bomen")
    report = edits.move(report, small.PLAYGROUNDS + APART, small.CLEAN + APART, 1)
    report = edits.rename(report, small.LITTER + APART, "Afvalbakken plaatsen")
    report = edits.set_light(report, small.TREES + APART, "orange")
    report = edits.set_light(report, small.EAST + APART, None)
    report = writing.write(report, small.STATE + APART, from_plain("Na een nat jaar zijn de bomen aangevuld."))
    report = writing.write(report, small.MISSION + APART, EMPTY)
    report = writing.write(report, small.ABOUT_DROUGHT + APART, from_plain("Het gras is dor!"))
    return writing.explain(report, identity(5000), (small.TREES + APART,), from_plain("De grond is te nat."))


def test_what_changed_is_listed(vgr: Vgr) -> None:
    dossier_with(small_report(), changed_report())
    said = vgr("compare", "Proef.vgr", *EDITIONS)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "Van 1e Voortgangsrapportage 2026 naar 2e Voortgangsrapportage 2026",
        "Wijzigingen in de doelenboom",
        "  hernoemd: 4A1.1 Planten van bomen → 4A1.1 Planten van 100 bomen",
        "  vervallen: 4A2.1 Opruimen van afval",
        "  nieuw: 4A2.1 Afvalbakken plaatsen",
        "  verplaatst: 4A1.3 Onderhouden van speelplekken → 4A2.2 Onderhouden van speelplekken",
        "Misschien hetzelfde",
        "  4A2.1 Opruimen van afval → 4A2.1 Afvalbakken plaatsen (31% gelijk)",
        "Stoplichten",
        "  4A1.1 Planten van 100 bomen: oranje, was groen",
        "  4A2.2 Speelveld Oost: nog niet ingevuld, was groen",
        "Teksten",
        "  De missie van programma 4: vervallen, 8 woorden eruit",
        "  De stand van zaken van programma 4: gewijzigd, 1 woord erbij, 5 woorden eruit",
        "  De toelichting op 4A1.1: nieuw, 5 woorden erbij",
        "  De toelichting “Gevolgen van de droogte” bij 4A: gewijzigd",
    ]


def test_the_other_way_round_what_came_has_gone(vgr: Vgr) -> None:
    dossier_with(small_report(), changed_report())
    said = vgr("compare", "Proef.vgr", *reversed(EDITIONS))
    assert "  De toelichting op 4A1.1: vervallen, 5 woorden eruit" in said.out.splitlines()
    assert "  4A1.3 Speelveld Oost: groen, was nog niet ingevuld" in said.out.splitlines()


def test_as_json_there_are_the_words_too(vgr: Vgr) -> None:
    dossier_with(small_report(), changed_report())
    data = vgr("compare", "Proef.vgr", *EDITIONS, "--json").data
    assert (data["earlier"], data["later"]) == ("1e Voortgangsrapportage 2026", "2e Voortgangsrapportage 2026")
    assert data["tree"][1:3] == [
        {"changes": ["dropped"], "earlier": {"code": "4A2.1", "title": "Opruimen van afval"}, "later": None},
        {"changes": ["new"], "earlier": None, "later": {"code": "4A2.1", "title": "Afvalbakken plaatsen"}},
    ]
    assert [suggestion["later"]["title"] for suggestion in data["suggestions"]] == ["Afvalbakken plaatsen"]
    assert data["lights"] == [
        {"place": "4A1.1", "earlier": "green", "later": "orange"},
        {"place": "4A2.2 Speelveld Oost", "earlier": "green", "later": None},
    ]
    assert data["texts"][-1] == {
        "text": "de toelichting “Gevolgen van de droogte” bij 4A",
        "spans": [
            {"how": "equal", "text": "Het gras is dor"},
            {"how": "deleted", "text": "."},
            {"how": "inserted", "text": "!"},
        ],
    }


def test_a_light_that_was_not_set_is_null_in_json(vgr: Vgr) -> None:
    dossier_with(small_report(), changed_report())
    data = vgr("compare", "Proef.vgr", *reversed(EDITIONS), "--json").data
    assert {"place": "4A1.3 Speelveld Oost", "earlier": None, "later": "green"} in data["lights"]


def test_reports_that_do_not_differ(vgr: Vgr) -> None:
    dossier_with(small_report(), later())
    assert vgr("compare", "Proef.vgr", *EDITIONS) == Said(
        0, "Van 1e Voortgangsrapportage 2026 naar 2e Voortgangsrapportage 2026\nEr is niets gewijzigd.\n", ""
    )


def test_a_report_that_is_not_there_is_told(vgr: Vgr) -> None:
    dossier_with(small_report(), later())
    said = vgr("compare", "Proef.vgr", "2026-1", "2025-2")
    assert (said.code, said.out) == (1, "")
    assert "In Proef.vgr staat geen rapportage “2025-2”." in said.err


def test_two_reports_must_be_named(vgr: Vgr) -> None:
    dossier_with(small_report(), later())
    said = vgr("compare", "Proef.vgr", "2026-1")
    assert said.code == 2
    assert said.err.startswith("Er ontbreekt iets in de opdracht: LATERE.")
