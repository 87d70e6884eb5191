"""The team dossier of an open dossier, in the steps that a window takes, with a real server and a real file."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports import small_report
from tests.services.test_team import Desk
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.files.store import glance, shared
from vgr_desktop.services.dossiers import new_dossier
from vgr_desktop.services.store import Listener, Store
from vgr_desktop.services.team_desk import TeamDesk
from vgr_desktop.services.team_dossier import link_to
from vgr_desktop.team.address import Address
from vgr_desktop.team.news import Listener as NewsListener
from vgr_desktop.team.news import Presence

LONGEST = 20
"""Seconds after which waiting fails."""


class Window:
    """What a window has of an open dossier: its store, its reports, and the team dossier."""

    def __init__(self, path: Path) -> None:
        glimpse = glance.look(path)
        self.reports: Reports = glimpse.reports
        self.identities = Identities(glimpse.next_id)
        nobody = Listener(lambda _when: None, lambda _problem: None, lambda _error: None)
        self.store = Store(path, glimpse.reports, nobody)
        self.store.start()
        self.desk = TeamDesk(self.store)

    def write(self, words: str) -> None:
        (report,) = self.reports
        self.reports = (write(report, report.programmes[0].state_of_affairs.id, from_plain(words)),)
        self.store.want(self.reports[0])

    def read(self) -> str:
        return plain(self.reports[0].programmes[0].state_of_affairs.body)

    def sync(self, meanwhile: str = "") -> frozenset[int]:
        """Synchronise, and write `meanwhile` before the result is there; what is changed by both then is returned."""
        ours = self.reports
        synced = self.desk.meet(ours, self.identities)
        if meanwhile:
            self.write(meanwhile)
        arrived = self.desk.arrive(synced, ours, self.reports)
        self.reports = arrived.reports
        for report in self.reports:
            self.store.want(report, arrived.kept)
        self.desk.keep(synced, arrived.apart)
        return arrived.apart

    def close(self) -> None:
        self.desk.close()
        self.store.stop(LONGEST)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "Waterrade.vgr"
    new_dossier(made, (small_report(),))
    return made


@pytest.fixture
def window(path: Path, place: Address) -> Iterator[Window]:
    """A window on a dossier that is linked, and has met the team dossier."""
    opened = Window(path)
    link_to(opened.store, place)
    assert opened.desk.begin() is not None
    opened.sync()
    yield opened
    opened.close()


@pytest.fixture
def colleague(window: Window, place: Address) -> Iterator[Desk]:
    assert window.reports
    desk = Desk(place, first_id=9000)
    desk.sync()
    yield desk
    desk.hub.close()


def test_a_dossier_that_is_not_linked_has_none(path: Path) -> None:
    alone = Window(path)
    assert alone.desk.begin() is None
    assert (alone.desk.link, alone.desk.shared.reports) == (None, ())
    assert alone.desk.listen(NewsListener(lambda _revision: None, lambda _presence: None)) is None
    alone.desk.say(Presence("Sanne", "venster"))
    with pytest.raises(Problem, match="niet gekoppeld"):
        alone.desk.meet(alone.reports, alone.identities)
    alone.close()


def test_what_comes_is_in_the_file_before_it_counts_as_shared(window: Window, colleague: Desk, path: Path) -> None:
    colleague.write("Van een collega.")
    colleague.sync()
    window.sync()
    assert window.read() == "Van een collega."
    kept = glance.look(path)
    assert plain(kept.reports[0].programmes[0].state_of_affairs.body) == "Van een collega."
    assert window.store.ask(shared.shared_link) == window.desk.link


def test_typing_on_while_it_goes_stays_and_what_came_elsewhere_is_there(window: Window, colleague: Desk) -> None:
    colleague.write("Missie.", mission=True)
    colleague.sync()
    assert window.sync(meanwhile="Doorgetypt.") == frozenset()
    assert (window.read(), plain(window.reports[0].programmes[0].mission.body)) == ("Doorgetypt.", "Missie.")


def test_typing_on_in_what_comes_waits_for_a_choice(window: Window, colleague: Desk) -> None:
    colleague.write("Van een collega.")
    colleague.sync()
    assert len(window.sync(meanwhile="Doorgetypt.")) == 1
    window.sync()
    colleague.sync()
    assert (window.read(), colleague.read()) == ("Doorgetypt.", "Van een collega.")
    (merging,) = window.desk.differences(window.reports)
    assert len(merging.differences) == 1
    window.desk.settle(window.desk.shared)
    window.sync()
    colleague.sync()
    assert colleague.read() == "Doorgetypt."


def test_what_cannot_be_saved_is_kept_later(window: Window, colleague: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = window.store.ask(shared.shared_link)
    colleague.write("Van een collega.")
    colleague.sync()
    with monkeypatch.context() as patched:
        patched.setattr(window.store, "settle", lambda _seconds: False)
        window.sync()
    assert window.store.ask(shared.shared_link) == before
    window.desk.keep_link()
    assert window.store.ask(shared.shared_link) == window.desk.link


def test_a_report_that_is_new_there_is_added(window: Window, colleague: Desk) -> None:
    fresh = replace(small_report(), id=50_000, lineage="22222222-2222-4222-8222-222222222222")
    colleague.reports = (*colleague.reports, fresh)
    colleague.sync()
    window.sync()
    assert len(window.reports) == 2


def test_it_hears_of_others(window: Window, colleague: Desk) -> None:
    heard: list[int | Presence] = []
    listening = window.desk.listen(NewsListener(heard.append, heard.append))
    assert listening is not None
    listening.start()
    end = time.monotonic() + LONGEST
    while not heard and time.monotonic() < end:
        colleague.hub.say(Presence("Sanne", "venster").said())
    listening.stop()
    assert heard
    window.desk.say(Presence("Bas", "ander"))
