"""A team dossier tells of itself: who listens hears of revisions and of colleagues, also after a lost connection."""

import json
import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import address, run_sql
from vgr_desktop.files.format.team_link import Revision
from vgr_desktop.team import news
from vgr_desktop.team.address import Address
from vgr_desktop.team.hub import Hub
from vgr_desktop.team.news import Listener, Listening, Presence

LONGEST = 20
"""Seconds after which waiting fails."""


class Ear:
    """What is heard, in order."""

    def __init__(self, place: Address) -> None:
        self.heard: queue.Queue[int | Presence] = queue.Queue()
        self.listening = Listening(place, None, Listener(self.heard.put, self.heard.put))
        self.listening.start()

    def next(self) -> int | Presence:
        return self.heard.get(timeout=LONGEST)


@pytest.fixture
def team(place: Address) -> Iterator[Hub]:
    with Hub(place) as connected:
        yield connected


@pytest.fixture
def ear(place: Address, team: Hub) -> Iterator[Ear]:
    """Somebody who listens, and hears already."""
    made = Ear(place)
    hears(made, team)
    yield made
    made.listening.stop()
    assert not made.listening.is_connected


def hears(ear: Ear, team: Hub) -> None:
    """Wait until it hears; what is said before that is heard by nobody."""
    for _ in range(LONGEST * 100):
        team.say(Presence("", "begin").said())
        try:
            ear.heard.get(timeout=0.01)
        except queue.Empty:
            continue
        break
    while not ear.heard.empty():
        ear.heard.get()


def after_greetings(ear: Ear) -> int | Presence:
    """The next thing that is no greeting of `hears`."""
    heard = ear.next()
    while isinstance(heard, Presence) and heard.window == "begin":
        heard = ear.next()
    return heard


def test_a_new_revision_is_told(ear: Ear, team: Hub) -> None:
    team.write(Revision(1, "a"), 1, [], [])
    assert after_greetings(ear) == 1


def test_who_works_where_is_told(ear: Ear, team: Hub) -> None:
    here = Presence("De Vries", "venster", "rapport", "tekst", asks=True)
    team.say(here.said())
    assert after_greetings(ear) == here


@pytest.mark.parametrize("said", ["geen json", "[]", json.dumps({"who": 1}), json.dumps({"revision": "x"}), "null"])
def test_what_anybody_says_is_let_go_when_it_means_nothing(ear: Ear, team: Hub, said: str) -> None:
    team.say(said)
    team.write(Revision(1, "a"), 1, [], [])
    assert after_greetings(ear) == 1


def test_a_lost_connection_is_made_anew(place: Address, ear: Ear, team: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "AGAIN_SECONDS", 0.01)
    team.close()
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    run_sql(str(place), f"{others} AND pid <> pg_backend_pid()")
    hears(ear, team)
    team.write(Revision(1, "a"), 1, [], [])
    assert after_greetings(ear) == 1


def test_it_ends_also_where_there_is_no_server(tmp_path: Path) -> None:
    nowhere = Ear(Address.read(address(tmp_path, "vgr")))
    nowhere.listening.stop()
    assert not nowhere.listening.is_connected
