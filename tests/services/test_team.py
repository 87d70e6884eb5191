"""Dossiers on laptops and their team dossier in a real PostgreSQL: whatever happens to either, nothing is lost."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import new_database, run_sql
from tests.reports import small_report
from tests.teams import by_lineage
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.files.format.team_link import Revision, SharedRow, TeamLink
from vgr_desktop.files.store import glance, shared
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.services.dossiers import new_dossier
from vgr_desktop.services.team import Meeting, Synced
from vgr_desktop.services.team_dossier import link_to, sync_file, unlink
from vgr_desktop.team import hub
from vgr_desktop.team.address import Address
from vgr_desktop.team.hub import Hub
from vgr_desktop.team.troubles import OtherTeam, Overtaken, Unreachable

NOW = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)


class Desk:
    """A laptop whose dossier is open: its reports in memory, and what brings it and the team dossier together."""

    def __init__(self, place: Address, reports: tuple[Report, ...] = (), first_id: int = 900) -> None:
        self.hub = Hub(place)
        self.reports = reports
        self.identities = Identities(first_id)
        self.meeting = Meeting(self.hub, TeamLink(str(place), self.hub.team()), {})

    def sync(self) -> Synced:
        synced = self.meeting.meet(self.reports, self.identities)
        self.reports = synced.together.ours
        self.meeting.took_in(synced)
        return synced

    def write(self, words: str, *, mission: bool = False) -> None:
        programme = self.reports[0].programmes[0]
        text = programme.mission if mission else programme.state_of_affairs
        self.reports = (writing.write(self.reports[0], text.id, from_plain(words)), *self.reports[1:])

    def read(self, *, mission: bool = False) -> str:
        programme = self.reports[0].programmes[0]
        return plain((programme.mission if mission else programme.state_of_affairs).body)


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every connection that a test makes is ended after it."""
    made: list[Hub] = []
    begin = Hub.__init__

    def begun(self: Hub, *arguments: Any) -> None:
        begin(self, *arguments)
        made.append(self)

    monkeypatch.setattr(Hub, "__init__", begun)
    yield
    for each in made:
        each.close()


@pytest.fixture
def first(place: Address) -> Desk:
    desk = Desk(place, (small_report(),))
    desk.sync()
    return desk


@pytest.fixture
def second(place: Address, first: Desk) -> Desk:
    assert first.reports
    desk = Desk(place, first_id=5000)
    desk.sync()
    return desk


def test_work_comes_from_one_to_the_other_with_the_name_of_who_wrote_it(first: Desk, second: Desk) -> None:
    first.write("Het loopt.")
    first.sync()
    before = second.reports
    synced = second.sync()
    assert second.read() == "Het loopt."
    kept = list(synced.kept(before, second.reports, NOW))
    assert [(each.source, plain(each.body)) for each in kept] == [
        ("", plain(small_report().programmes[0].state_of_affairs.body)),
        ("van beheer", "Het loopt."),
    ]


def test_both_changed_waits_and_goes_out_after_the_choice(first: Desk, second: Desk) -> None:
    first.write("Van de een.")
    second.write("Van de ander.")
    first.sync()
    assert len(second.sync().together.waiting) == 1
    assert (first.sync(), first.read(), second.read())[1:] == ("Van de een.", "Van de ander.")
    second.meeting.settle(second.meeting.link.waiting, second.meeting.shared)
    second.sync()
    first.sync()
    assert (first.read(), second.read()) == ("Van de ander.", "Van de ander.")


class Broken(Hub):
    """A server whose answer does not arrive: `arrives` says whether what was sent did."""

    def __init__(self, place: Address, *, arrives: bool) -> None:
        super().__init__(place)
        self.arrives = arrives
        self.is_broken = True

    def write(self, revision: Revision, next_id: int, rows: Iterable[SharedRow], gone: Collection[SharedRow]) -> None:
        if self.arrives or not self.is_broken:
            super().write(revision, next_id, rows, gone)
        if self.is_broken:
            self.is_broken = False
            raise Unreachable("de verbinding is weg")


@pytest.mark.parametrize("arrives", [False, True])
def test_a_connection_that_breaks_while_sending_loses_nothing_and_doubles_nothing(
    place: Address, first: Desk, *, arrives: bool
) -> None:
    desk = Desk(place, first_id=7000)
    desk.sync()
    desk.meeting = Meeting(Broken(place, arrives=arrives), desk.meeting.link, _rows(desk.hub))
    desk.write("Onderweg.")
    desk.reports = (
        edits.add_child(desk.reports[0], desk.reports[0].programmes[0].id, Identities(9500).new(), "Nieuw"),
    )
    with pytest.raises(Unreachable):
        desk.sync()
    desk.write("Later.")
    synced = desk.sync()
    assert synced.together.waiting == frozenset()
    first.sync()
    assert first.read() == "Later."
    assert by_lineage(first.reports) == by_lineage(desk.reports)


def test_what_came_with_a_lost_answer_is_not_taken_for_what_was_here(place: Address, first: Desk, second: Desk) -> None:
    second.meeting = Meeting(Broken(place, arrives=True), second.meeting.link, _rows(second.hub))
    first.write("Van de een.")
    first.sync()
    second.write("Missie van de ander.", mission=True)
    with pytest.raises(Unreachable):
        second.sync()
    second.sync()
    first.sync()
    assert (first.read(), second.read()) == ("Van de een.", "Van de een.")


def test_a_result_that_is_not_taken_in_comes_again(first: Desk, second: Desk) -> None:
    first.write("Van de een.")
    first.sync()
    second.write("Missie van de ander.", mission=True)
    second.meeting.meet(second.reports, second.identities)  # and then the window fails
    second.sync()
    first.sync()
    assert (first.read(), second.read()) == ("Van de een.", "Van de een.")
    assert first.read(mission=True) == "Missie van de ander."


def _rows(hub: Hub) -> dict[int, SharedRow]:
    return dict(hub.news(Revision()).rows)


def test_two_who_send_at_once_both_arrive(place: Address, first: Desk, second: Desk) -> None:
    class Overtaking(Hub):
        """A server to which somebody else writes first, once."""

        was_first = False

        def write(
            self, revision: Revision, next_id: int, rows: Iterable[SharedRow], gone: Collection[SharedRow]
        ) -> None:
            if not self.was_first:
                self.was_first = True
                first.write("Net eerder.")
                first.sync()
            super().write(revision, next_id, rows, gone)

    second.meeting = Meeting(Overtaking(place), second.meeting.link, _rows(second.hub))
    second.write("Missie.", mission=True)
    second.sync()
    assert (second.read(), second.read(mission=True)) == ("Net eerder.", "Missie.")


def test_when_others_keep_being_first_it_is_told(place: Address, first: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(*_: object) -> None:
        raise Overtaken

    monkeypatch.setattr(Hub, "write", overtaken)
    first.write("Nooit.")
    with pytest.raises(Unreachable, match="uw eigen dossier"):
        first.sync()


class TestAServerThatWasPutBack:
    """The database is put back to the day before yesterday; somebody goes on there."""

    @pytest.fixture(autouse=True)
    def _put_back(self, place: Address, first: Desk, second: Desk) -> None:
        first.write("Oud.")
        first.write("Oude missie.", mission=True)
        first.sync()
        second.sync()
        name, copy = place.url.database, f"{place.url.database}_oud"
        engine = "postgres"
        admin = str(place).replace(f"/{name}", f"/{engine}")
        for desk in (first, second):
            desk.hub.close()
        close_all(admin, name)
        run_sql(admin, f"CREATE DATABASE {copy} TEMPLATE {name}")
        first.write("Nieuw.")
        first.sync()
        second.sync()
        for desk in (first, second):
            desk.hub.close()
        close_all(admin, name)
        run_sql(admin, f"DROP DATABASE {name}")
        run_sql(admin, f"ALTER DATABASE {copy} RENAME TO {name}")

    def test_gets_back_what_the_laptops_had(self, first: Desk, second: Desk) -> None:
        first.sync()
        second.sync()
        assert (first.read(), second.read()) == ("Nieuw.", "Nieuw.")
        assert first.hub.news(Revision()).revision.number == 3

    def test_what_was_written_there_meanwhile_comes_in_or_waits(self, place: Address, first: Desk) -> None:
        third = Desk(place, first_id=20_000)
        third.sync()
        assert third.read() == "Oud."
        third.write("Anders verder.")
        third.sync()
        synced = first.sync()
        assert (first.read(), len(synced.together.waiting)) == ("Nieuw.", 1)


def close_all(admin: str, name: str | None) -> None:
    run_sql(admin, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608


def test_another_team_at_the_address_is_told_and_left_alone(place: Address, first: Desk, server: Path) -> None:
    elsewhere = Address.read(new_database(server))
    hub.create(elsewhere)
    moved = Meeting(Hub(elsewhere), first.meeting.link, {})
    with pytest.raises(OtherTeam, match="een ander teamdossier"):
        moved.meet(first.reports, first.identities)


def test_a_database_that_was_written_to_by_hand_is_told(place: Address, first: Desk) -> None:
    run_sql(str(place), "ALTER TABLE vgr.text DISABLE TRIGGER ALL; UPDATE vgr.text SET body = 'geen tekst'")
    fresh = Desk(place)
    with pytest.raises(Problem, match="beschadigd"):
        fresh.sync()


class TestDossiers:
    """Two dossiers in files, which nobody has open."""

    @pytest.fixture
    def here(self, place: Address, tmp_path: Path) -> Path:
        path = tmp_path / "Waterrade.vgr"
        new_dossier(path, (small_report(),))
        self.link(path, place)
        return path

    @pytest.fixture
    def there(self, here: Path, place: Address) -> Path:
        path = here.with_name("Thuis.vgr")
        new_dossier(path)
        self.link(path, place)
        return path

    def link(self, path: Path, place: Address) -> None:
        with Dossier.open(path) as dossier:
            link_to(dossier, place)
        sync_file(path)

    def write(self, path: Path, words: str) -> None:
        with Dossier.open(path) as dossier:
            (report,) = dossier.reports()
            dossier.save(report, writing.write(report, report.programmes[0].mission.id, from_plain(words)))

    def read(self, path: Path) -> str:
        return plain(glance.look(path).reports[0].programmes[0].mission.body)

    def test_are_kept_equal(self, here: Path, there: Path) -> None:
        self.write(here, "Van kantoor.")
        sync_file(here)
        sync_file(there)
        assert self.read(there) == "Van kantoor."
        assert by_lineage(glance.look(here).reports) == by_lineage(glance.look(there).reports)

    def test_what_came_is_a_version_with_the_name_of_the_colleague(self, here: Path, there: Path) -> None:
        self.write(here, "Van kantoor.")
        sync_file(here)
        sync_file(there)
        with Dossier.open(there) as dossier:
            text = dossier.reports()[0].programmes[0].mission.id
            assert dossier.versions(text)[0].author == "van beheer"

    def test_a_backup_that_is_put_back_goes_on_from_there(self, here: Path) -> None:
        backup = here.read_bytes()
        self.write(here, "Van gisteren.")
        sync_file(here)
        here.write_bytes(backup)
        sync_file(here)
        assert self.read(here) == "Van gisteren."

    def test_a_copy_is_a_laptop_of_its_own(self, here: Path) -> None:
        copy = here.with_name("Kopie.vgr")
        copy.write_bytes(here.read_bytes())
        self.write(copy, "Uit de kopie.")
        sync_file(copy)
        sync_file(here)
        assert self.read(here) == "Uit de kopie."

    def test_dying_before_what_is_shared_was_kept_makes_no_old_text_newer(self, here: Path, there: Path) -> None:
        self.write(here, "Van kantoor.")
        sync_file(here)
        with Dossier.open(there) as dossier:
            was = dossier.ask(shared.shared_link), dossier.ask(shared.shared_rows)
        sync_file(there)
        with Dossier.open(there) as dossier:  # as if it had died just before
            link, rows = was
            assert link is not None
            dossier.tell(lambda connection: shared.keep_shared(connection, link, rows, ()))
        sync_file(there)
        assert self.read(there) == "Van kantoor."
        self.write(there, "Thuis verder.")
        sync_file(there)
        sync_file(here)
        assert self.read(here) == "Thuis verder."

    def test_one_that_is_unlinked_keeps_everything_and_can_be_linked_again(self, here: Path, place: Address) -> None:
        with Dossier.open(here) as dossier:
            unlink(dossier)
        with pytest.raises(Problem, match="niet gekoppeld"):
            sync_file(here)
        self.link(here, place)
        assert len(glance.look(here).reports) == 1

    def test_one_of_another_team_is_not_linked(self, here: Path, server: Path) -> None:
        elsewhere = Address.read(new_database(server))
        hub.create(elsewhere)
        with Dossier.open(here) as dossier, pytest.raises(Problem, match="ander teamdossier"):
            link_to(dossier, elsewhere)
