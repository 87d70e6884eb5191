import pytest
from pytestqt.qtbot import QtBot

from vgr_desktop.ui.text import pending as pendings
from vgr_desktop.ui.text.pending import LONGEST_WAIT, PAUSE, Pending

TWO_SECONDS = 2000


@pytest.fixture
def pending(qtbot: QtBot) -> Pending:
    return Pending()


def test_what_waits_is_handed_in_after_a_pause(pending: Pending, qtbot: QtBot) -> None:
    done: list[str] = []
    pending.note("tekst", lambda: done.append("tekst"))
    assert done == []
    qtbot.waitUntil(lambda: done == ["tekst"])


def test_while_typing_goes_on_it_is_handed_in_as_well(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pendings, "LONGEST_WAIT", 60)
    pending, done = Pending(), []

    def go_on_typing() -> bool:
        pending.note("tekst", lambda: done.append("tekst"))
        return bool(done)

    qtbot.waitUntil(go_on_typing)
    assert pendings.PAUSE > pendings.LONGEST_WAIT


def test_no_more_than_two_seconds_of_typing_wait() -> None:
    assert PAUSE < LONGEST_WAIT < TWO_SECONDS


def test_it_is_handed_in_once_and_in_the_order_of_typing(pending: Pending) -> None:
    done: list[str] = []
    for where in ("een", "twee", "een"):
        pending.note(where, lambda where=where: done.append(where))  # type: ignore[misc]  # the default is the name
    pending.hand_in()
    pending.hand_in()
    assert done == ["een", "twee"]


def test_the_last_of_what_was_typed_in_one_place_is_handed_in(pending: Pending) -> None:
    done: list[str] = []
    pending.note("tekst", lambda: done.append("a"))
    pending.note("tekst", lambda: done.append("ab"))
    pending.hand_in()
    assert done == ["ab"]


def test_what_is_typed_while_handing_in_waits_for_the_next_time(pending: Pending) -> None:
    done: list[str] = []
    pending.note("een", lambda: pending.note("twee", lambda: done.append("twee")))
    pending.hand_in()
    assert done == []
    pending.hand_in()
    assert done == ["twee"]


def test_that_something_waits_is_told(pending: Pending, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pending.noted):
        pending.note("tekst", lambda: None)


def test_what_cannot_be_handed_in_does_not_keep_the_rest(pending: Pending) -> None:
    done: list[str] = []

    def fail() -> None:
        raise ZeroDivisionError

    pending.note("een", lambda: done.append("een"))
    pending.note("twee", fail)
    pending.note("drie", lambda: done.append("drie"))
    with pytest.raises(ZeroDivisionError):
        pending.hand_in()
    assert done == ["een", "drie"]
