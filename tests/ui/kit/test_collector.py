"""Garbage is collected on the window's thread, and on no other."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.windows import wait_until
from vgr_desktop.ui.kit import collector
from vgr_desktop.ui.kit.collector import Collector, collect


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.enable()


def cycle() -> weakref.ref[QObject]:
    """An object that only a collection frees."""
    one = QObject()
    one.me = one  # type: ignore[attr-defined]  # a Python attribute, to make a cycle
    return weakref.ref(one)


def test_no_other_thread_collects(qtbot: QtBot) -> None:
    keeper = Collector()
    lost = cycle()
    thread = threading.Thread(target=lambda: [[] for _ in range(50_000)])
    thread.start()
    thread.join()
    assert lost() is not None
    assert not gc.isenabled()
    del keeper


def test_what_is_lost_goes_in_a_moment(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "INTERVAL", 5)
    keeper = Collector()
    lost = cycle()
    made: list[list[int]] = []

    def is_gone() -> bool:
        made.extend([] for _ in range(500))
        return lost() is None

    wait_until(is_gone)
    del keeper


def test_nothing_is_collected_when_there_is_little() -> None:
    gc.disable()
    gc.collect()
    lost = cycle()
    collect()
    assert lost() is not None
    gc.collect()
    assert lost() is None
