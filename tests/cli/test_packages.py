"""`vgr package` and `vgr merge`: a part of a report goes out, is written in elsewhere, and comes back."""

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.cli.support import Vgr, dossier_with
from tests.editions import later
from tests.reports import ABOUT_PLAYGROUNDS, MISSION, PLAYGROUNDS, STATE, TREES, identity, lineage, small_report
from vgr_desktop.core.editing import edits, reviewing, writing
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look

OUT = ("package", "Proef.vgr", "--programme", "4", "--for", "Sanne", "--due", "12-5-2026", "-o", "Programma-4.vgr")
BACK = ("merge", "Programma-4.vgr", "--into", "Proef.vgr")


@pytest.fixture(autouse=True)
def dossier(vgr: Vgr) -> Path:
    own = reviewing.set_owner(small_report(), PLAYGROUNDS, "Sanne", identity(800))
    return dossier_with(own)


def change(path: str, *edits: Callable[[Report], Report]) -> None:
    with Dossier.open(Path(path)) as dossier:
        for edit in edits:
            before = dossier.reports()[-1]
            dossier.save(before, edit(before))


def says(id: int, words: str) -> Callable[[Report], Report]:
    return partial(writing.write, text_id=id, body=from_plain(words))


def said(id: int, path: str = "Proef.vgr") -> str:
    item = index(look(Path(path)).reports[-1]).items[id]
    assert isinstance(item, Written)
    return plain(item.body)


def test_a_package_says_what_it_is_and_is_listed_until_it_is_back(vgr: Vgr) -> None:
    assert vgr(*OUT).err == (
        "Werkpakket voor Sanne: programma 4, uiterlijk 12 mei 2026; geschreven naar Programma-4.vgr.\n"
    )
    (entry,) = vgr("package", "Proef.vgr", "--list", "--json").data
    assert (entry["for"], entry["what"], entry["due"], entry["returned"]) == ("Sanne", "programma 4", "2026-05-12", [])
    assert vgr("package", "Proef.vgr", "--list").out.startswith("Werkpakket voor Sanne: programma 4, uiterlijk 12 mei")
    change("Programma-4.vgr", says(MISSION, "Van Sanne."))
    assert vgr(*BACK).code == 0
    today = dt.datetime.now().astimezone().date()
    assert f", terug op {today.day} " in vgr("package", "Proef.vgr", "--list").out
    again = vgr(*BACK, "--json")
    assert (again.code, again.data) == (0, [])
    assert "is al ingenomen" in again.err
    assert vgr(*BACK, "--again").err == "Programma-4.vgr heeft niets wat Proef.vgr nog niet heeft.\n"


def test_without_packages_there_is_nothing_to_list(vgr: Vgr) -> None:
    assert vgr("package", "Proef.vgr", "--list").err == "Er zijn geen werkpakketten uitgegeven.\n"
    assert vgr("package", "Proef.vgr", "--list", "--json").data == []


def test_what_only_the_colleague_changed_comes_in_after_a_look_that_changes_nothing(vgr: Vgr) -> None:
    vgr(*OUT)
    change("Programma-4.vgr", says(MISSION, "Van Sanne."))
    before = said(MISSION)
    found = vgr(*BACK, "--dry-run")
    assert (found.code, found.err) == (0, "1 verschil. Er is niets gewijzigd.\n")
    assert found.out == f"de missie van programma 4: overgenomen\n  - {before}\n  + Van Sanne.\n"
    assert said(MISSION) == before
    (entry,) = vgr(*BACK, "--json").data
    assert entry == {
        "report": "2026-1",
        "what": "de missie van programma 4",
        "ours": before,
        "theirs": "Van Sanne.",
        "contested": False,
        "taken": "theirs",
    }
    assert said(MISSION) == "Van Sanne."


def test_of_long_texts_the_place_is_shown_where_they_differ(vgr: Vgr) -> None:
    vgr(*OUT)
    long = "Een lange zin die nergens over gaat. " * 20
    change("Proef.vgr", says(MISSION, long + "Van ons."))
    change(
        "Programma-4.vgr", says(MISSION, f"{long}Van Sanne. {long}"), partial(edits.set_light, id=TREES, light="red")
    )
    lines = vgr(*BACK, "--dry-run").out.splitlines()
    assert all(len(line) <= 204 for line in lines)
    assert "  - Stoplicht: Groen" in lines
    assert "  + Stoplicht: Rood" in lines
    assert any(line.startswith("  - …") and line.endswith("Van ons.") for line in lines)
    assert any(line.startswith("  + …") and "Van Sanne." in line and line.endswith("…") for line in lines)


@pytest.mark.parametrize(
    ("take", "left"), [("ours", "Van ons."), ("theirs", "Van Sanne."), ("both", "[Uit het dossier]\nVan ons.\n[De")]
)
def test_what_both_changed_waits_for_a_choice(vgr: Vgr, take: str, left: str) -> None:
    vgr(*OUT)
    change("Programma-4.vgr", says(MISSION, "Van Sanne."), says(STATE, "Ook van Sanne."))
    change("Proef.vgr", says(MISSION, "Van ons."))
    found = vgr(*BACK)
    assert found.code == 1
    assert "aan beide kanten gewijzigd; gebleven zoals het is" in found.out
    assert found.err.endswith("1 verschil is aan beide kanten gewijzigd. Kies met --take ours, theirs of both.\n")
    assert (said(MISSION), said(STATE)) == ("Van ons.", "Ook van Sanne.")
    assert vgr(*BACK, "--take", take).code == 0
    assert said(MISSION).startswith(left)
    assert "is al ingenomen" in vgr(*BACK).err


def test_the_texts_of_one_owner_go_out_alone(vgr: Vgr) -> None:
    assert vgr("package", "Proef.vgr", "--own", "sanne", "-o", "Sanne.vgr").err.startswith(
        "Werkpakket voor Sanne: 1 losse"
    )
    change("Sanne.vgr", says(ABOUT_PLAYGROUNDS, "Van Sanne."))
    with pytest.raises(Exception, match="alleen 1 losse tekst wijzigen"):
        change("Sanne.vgr", says(MISSION, "Van Sanne."))
    nobody = vgr("package", "Proef.vgr", "--own", "Kees", "-o", "Kees.vgr")
    assert (nobody.code, nobody.err.endswith("Eigenaar is: Sanne.\n")) == (1, True)


def test_a_command_that_goes_past_what_was_issued_changes_nothing(vgr: Vgr) -> None:
    vgr("package", "Proef.vgr", "--area", "4a", "-o", "4A.vgr")
    vgr("export", "Proef.vgr", "-o", "rapport.json")
    change("Proef.vgr", says(STATE, "Anders."))
    new = dossier_with(replace(later(), id=900, lineage=lineage(900)), name="Later.vgr")
    vgr("export", str(new), "-o", "later.json")
    found = vgr("import", "later.json", "--into", "4A.vgr")
    assert (found.code, "In dit werkpakket kunt u alleen" in found.err) == (1, True)
    assert len(look(Path("4A.vgr")).reports) == 1


def test_an_option_that_is_lacking_or_a_file_that_is_there_stops_it(vgr: Vgr) -> None:
    assert vgr("package", "Proef.vgr", "--programme", "4").code == 2
    assert vgr("package", "Proef.vgr", "-o", "Uit.vgr").code == 2
    assert vgr("package", "Proef.vgr", "--programme", "4", "-o", "Uit.docx").code == 2
    vgr(*OUT)
    assert vgr(*OUT).err.startswith("Er bestaat al een bestand Programma-4.vgr")


def test_another_copy_of_the_dossier_is_merged_with_all_that_it_has(vgr: Vgr) -> None:
    shutil.copy("Proef.vgr", "Kopie.vgr")
    change(
        "Kopie.vgr", says(MISSION, "Van de kopie."), partial(writing.explain, identity=identity(850), about=(TREES,))
    )
    with Dossier.open(Path("Kopie.vgr")) as copy:
        copy.save(None, replace(later(), id=900, lineage=lineage(900)))
    found = vgr("merge", "Kopie.vgr", "--into", "Proef.vgr")
    assert found.code == 1
    assert "erbij" in found.err
    assert vgr("merge", "Kopie.vgr", "--into", "Proef.vgr", "--take", "theirs").code == 0
    reports = look(Path("Proef.vgr")).reports
    assert len(reports) == 2
    assert plain(reports[0].programmes[0].mission.body) == "Van de kopie."


def test_nothing_is_merged_into_an_adopted_report(vgr: Vgr) -> None:
    shutil.copy("Proef.vgr", "Kopie.vgr")
    change("Kopie.vgr", says(MISSION, "Van de kopie."))
    moment = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
    change("Proef.vgr", partial(reviewing.adopt, identity=identity(860), author="Sanne", moment=moment))
    found = vgr("merge", "Kopie.vgr", "--into", "Proef.vgr", "--take", "theirs")
    assert (found.code, "is vastgesteld" in found.err) == (1, True)
