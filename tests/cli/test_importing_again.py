"""`vgr import` of a corrected page: what differs is told, and chosen for all of it."""

from pathlib import Path

import pytest

from tests.cli.support import PAGE, Vgr, page, reports_in
from vgr_desktop.core.model.text import plain

CORRECTED = PAGE.replace("droge voeten houdt", "droog blijft").replace("Planten van bomen", "Planten van heesters")


@pytest.fixture
def there(vgr: Vgr) -> None:
    vgr("import", page("pagina.txt"), "--into", "Proef.vgr")
    page("verbeterd.txt", CORRECTED)


def mission() -> str:
    (report,) = reports_in("Proef.vgr")
    return plain(report.programmes[0].mission.body)


@pytest.mark.usefixtures("there")
def test_differences_are_told_and_wait(vgr: Vgr) -> None:
    said = vgr("import", "verbeterd.txt", "--into", "Proef.vgr")
    assert said.code == 0
    assert said.out.splitlines()[2:9] == [
        "  Niets nieuws; wat anders is, wacht bij de niet-geplaatste teksten.",
        "  Verschillen (- in de rapportage, + in het bestand):",
        "    de missie van programma 4",
        "      - Een groene stad waar iedereen droge voeten houdt.",
        "      + Een groene stad waar iedereen droog blijft.",
        "    4A1.1 Planten van bomen: titel",
        "      - Planten van bomen",
    ]
    (report,) = reports_in("Proef.vgr")
    assert "Een groene stad waar iedereen droog blijft." in {left.text for left in report.leftovers}


@pytest.mark.usefixtures("there")
def test_a_trial_saves_nothing(vgr: Vgr) -> None:
    content = Path("Proef.vgr").read_bytes()
    said = vgr("import", "verbeterd.txt", "--into", "Proef.vgr", "--dry-run", "--take", "all", "--json")
    assert said.err == "Dit was een proef: er is niets opgeslagen.\n"
    first = said.data["files"][0]["differences"][0]
    assert first["what"] == "de missie van programma 4"
    assert first["theirs"] == "Een groene stad waar iedereen droog blijft."
    assert Path("Proef.vgr").read_bytes() == content


def test_a_trial_makes_no_dossier(vgr: Vgr) -> None:
    said = vgr("import", page("pagina.txt"), "--into", "Nieuw.vgr", "--dry-run")
    assert (said.code, Path("Nieuw.vgr").exists()) == (0, False)


@pytest.mark.usefixtures("there")
def test_all_that_is_new_is_taken(vgr: Vgr) -> None:
    vgr("import", "verbeterd.txt", "--into", "Proef.vgr", "--take", "all")
    assert mission() == "Een groene stad waar iedereen droog blijft."
    again = vgr("import", "verbeterd.txt", "--into", "Proef.vgr")
    assert "Alles stond al in het dossier" in again.out


@pytest.mark.usefixtures("there")
def test_nothing_is_taken_and_nothing_waits(vgr: Vgr) -> None:
    content = Path("Proef.vgr").read_bytes()
    said = vgr("import", "verbeterd.txt", "--into", "Proef.vgr", "--take", "none")
    assert "zo is gekozen" in said.out
    assert "  Er is niets gewijzigd." in said.out.splitlines()
    assert Path("Proef.vgr").read_bytes() == content


def test_another_word_than_all_or_none_is_misuse(vgr: Vgr) -> None:
    said = vgr("import", page("pagina.txt"), "--into", "Proef.vgr", "--take", "iets")
    assert (said.code, said.err.splitlines()[0]) == (2, "'iets' hoort niet bij --take. Kies uit 'all', 'none'.")


def test_where_the_dossier_says_more_that_is_told_and_stays(vgr: Vgr) -> None:
    longer = PAGE.replace("\nEen groene stad waar", "\nEen koele stad.\nEen groene stad waar")
    vgr("import", page("langer.txt", longer), "--into", "Proef.vgr")
    before = mission()
    said = vgr("import", page("pagina.txt"), "--into", "Proef.vgr", "--take", "all")
    assert "Alles stond al in het dossier, dat op één plaats meer zegt dan het bestand. Dat is gebleven." in said.out
    assert "    de missie van programma 4: hier zegt de rapportage meer dan het bestand." in said.out
    assert mission() == before
