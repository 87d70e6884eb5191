"""`vgr team` and `vgr sync`: a team dossier from the command line, in a real PostgreSQL."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.support import Vgr
from tests.postgres import new_database, run_sql
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.services.dossiers import opened_to_write
from vgr_desktop.team.address import Address


@pytest.fixture
def database(server: Path) -> str:
    """The address of an empty database."""
    return new_database(server)


@pytest.fixture
def team(vgr: Vgr, database: str) -> str:
    """The address of a new team dossier, which the dossier A.vgr with the example is linked to, and B.vgr as well."""
    vgr("team", "create", database)
    vgr("new", "A.vgr", "--example")
    for name in ("A.vgr", "B.vgr"):
        said = vgr("team", "link", name, database)
        assert said.code == 0, said.err
    return database


def say(path: str, words: str) -> None:
    with opened_to_write(Path(path)) as dossier:
        (report,) = dossier.reports()
        dossier.save(report, write(report, report.programmes[0].mission.id, from_plain(words)))


def read(path: str) -> str:
    return plain(glance.look(Path(path)).reports[0].programmes[0].mission.body)


def test_it_is_made_once_and_brought_up_to_date_after_that(vgr: Vgr, database: str) -> None:
    first = vgr("team", "create", database)
    assert (first.code, "is gemaakt" in first.err) == (0, True)
    assert "CREATE ROLE vgr_schrijven NOLOGIN;" in first.out
    again = vgr("team", "create", database)
    assert "is nu bij de tijd" in again.err


def test_all_of_its_sql_can_be_read_first(vgr: Vgr) -> None:
    said = vgr("team", "create", "--sql")
    assert said.out.startswith("CREATE SCHEMA vgr;")
    assert "ENABLE ROW LEVEL SECURITY" in said.out
    assert vgr("team", "create").code == 2


def test_the_sql_that_is_shown_makes_one_too(vgr: Vgr, database: str) -> None:
    shown = vgr("team", "create", "--sql").out
    run_sql(database, shown[: shown.index("-- De drie rollen")])
    assert "is nu bij de tijd" in vgr("team", "create", database).err


def test_what_is_written_here_is_there_after_both_synchronised(vgr: Vgr, team: str) -> None:
    assert team
    say("A.vgr", "Van kantoor.")
    assert "1 wijziging verstuurd" in vgr("sync", "A.vgr").err
    told = vgr("sync", "B.vgr", "--json")
    assert (told.code, told.data["received"], read("B.vgr")) == (0, 1, "Van kantoor.")


def test_what_both_changed_is_told_and_waits(vgr: Vgr, team: str) -> None:
    assert team
    say("A.vgr", "Van kantoor.")
    say("B.vgr", "Van thuis.")
    vgr("sync", "A.vgr")
    told = vgr("sync", "B.vgr")
    assert (told.code, read("A.vgr"), read("B.vgr")) == (1, "Van kantoor.", "Van thuis.")
    assert "Wacht op een keuze: de missie van programma" in told.out
    assert "tot u kiest" in told.err
    assert vgr("team", "status", "B.vgr", "--json").data["waiting"] == 1


def test_the_status_says_what_was_not_sent(vgr: Vgr, team: str) -> None:
    assert "Nog te versturen: nee" in vgr("team", "status", "A.vgr").out
    say("A.vgr", "Van kantoor.")
    said = vgr("team", "status", "A.vgr").out
    assert "Nog te versturen: ja" in said
    assert str(Address.read(team)) in said


def test_a_colleague_may_write_in_the_programmes_that_are_his(vgr: Vgr, team: str) -> None:
    number = glance.look(Path("A.vgr")).reports[0].programmes[0].number
    assert (
        f"jansen mag schrijven in 1 programma: {number}."
        in vgr("team", "allow", team, "jansen", "--programme", number).err
    )
    assert "mag niet meer schrijven" in vgr("team", "allow", team, "jansen", "--programme", number, "--not").err
    nothing = vgr("team", "allow", team, "jansen", "--programme", "99")
    assert (nothing.code, "geen programma 99" in nothing.err) == (1, True)


def test_what_one_may_not_change_there_is_told(vgr: Vgr, team: str) -> None:
    run_sql(team, "DROP ROLE IF EXISTS lezer_cli")
    run_sql(team, "CREATE ROLE lezer_cli LOGIN IN ROLE vgr_lezen")
    run_sql(team, "GRANT USAGE ON SCHEMA vgr TO vgr_lezen; GRANT SELECT ON ALL TABLES IN SCHEMA vgr TO vgr_lezen")
    run_sql(team, "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA vgr TO vgr_lezen")
    vgr("team", "link", "C.vgr", str(Address.read(team).with_user("lezer_cli")))
    say("C.vgr", "Mag niet.")
    assert "1 wijziging blijft hier: u mag daar niet schrijven." in vgr("sync", "C.vgr").err
    assert read("C.vgr") == "Mag niet."
    run_sql(team, "DROP OWNED BY lezer_cli; DROP ROLE lezer_cli")


def test_a_dossier_is_made_free_again(vgr: Vgr, team: str) -> None:
    assert team
    assert "niet meer gekoppeld" in vgr("team", "unlink", "A.vgr").err
    assert vgr("team", "status", "A.vgr").code == 1
    assert "niet gekoppeld" in vgr("sync", "A.vgr").err


def test_an_address_that_is_none_leaves_nothing_behind(vgr: Vgr, tmp_path: Path) -> None:
    assert "geen adres" in vgr("team", "link", "Nieuw.vgr", "server").err
    assert "niet bereikbaar" in vgr("team", "link", "Nieuw.vgr", f"postgresql://a@/vgr?host={tmp_path}").err
    assert not Path("Nieuw.vgr").exists()


def test_an_unchecked_connection_is_warned_of(vgr: Vgr) -> None:
    assert (
        "niet gecontroleerd" in vgr("team", "link", "Nieuw.vgr", "postgresql://a@127.0.0.2:9/vgr?sslmode=disable").err
    )


def test_a_password_is_read_from_the_input_and_goes_into_the_keyring(
    vgr: Vgr, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr("keyring.set_password", lambda _service, name, word: kept.update({name: word}))
    monkeypatch.setattr("keyring.get_password", lambda _service, name: kept.get(name))
    monkeypatch.setattr(sys, "stdin", io.StringIO("geheim\n"))
    vgr("team", "create", database)
    assert vgr("team", "link", "A.vgr", database, "--password").code == 0
    assert kept == {str(Address.read(database)): "geheim"}
    with Dossier.open(Path("A.vgr")) as dossier:
        content = dossier.path.read_bytes()
    assert b"geheim" not in content
