"""Long work off the window's thread."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.windows import wait_until, work_off
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.ui.kit import jobs
from vgr_desktop.ui.kit.jobs import Job, end_jobs

pytestmark = pytest.mark.usefixtures("qapp")


def told_by(job: Job[int]) -> list[tuple[str, object]]:
    """What the job tells, as it comes."""
    told: list[tuple[str, object]] = []
    job.done.connect(lambda result: told.append(("done", result)))
    job.refused.connect(lambda problem: told.append(("refused", str(problem))))
    job.broken.connect(lambda error: told.append(("broken", type(error))))
    return told


def fine(_job: Job[int]) -> int:
    return 7


def refuse(_job: Job[int]) -> int:
    raise Problem("De schijf is vol.")


def fail(_job: Job[int]) -> int:
    raise ZeroDivisionError


def test_the_result_is_told_on_the_threads_of_the_window(qtbot: QtBot) -> None:
    owner = QObject()
    for work, expected in (
        (fine, ("done", 7)),
        (refuse, ("refused", "De schijf is vol.")),
        (fail, ("broken", ZeroDivisionError)),
    ):
        job = Job(work, owner)
        told = told_by(job)
        job.start()
        wait_until(lambda told=told: told != [])  # type: ignore[misc]
        assert told == [expected]


def test_the_work_has_ended_by_the_time_that_its_result_is_told(qtbot: QtBot) -> None:
    """For a dialog may be shown with the result, for as long as the officer likes."""
    owner = QObject()
    job = Job(fine, owner)
    told: list[str] = []
    job.finished.connect(lambda: told.append("finished"))
    job.done.connect(lambda _result: told.append("done"))
    job.start()
    wait_until(lambda: "done" in told)
    assert told == ["finished", "done"]


def test_what_was_on_its_way_when_the_window_closed_is_not_told_any_more(qtbot: QtBot) -> None:
    for work, expected in ((fine, []), (refuse, []), (fail, [("broken", ZeroDivisionError)])):
        owner = QObject()
        job = Job(work, owner)
        told = told_by(job)
        job.start()
        assert job.wait(5)  # it has ended, but nothing of that has been told yet
        end_jobs(owner)
        work_off()
        assert told == expected


def test_work_that_does_not_end_does_not_keep_the_window_from_closing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a network folder that is gone."""
    monkeypatch.setattr(jobs, "ENDING_SECONDS", 0.01)
    answer, owner = threading.Event(), QObject()
    job = Job(lambda _job: answer.wait(), owner)
    job.start()
    end_jobs(owner)
    assert job.parent() is None
    answer.set()
    assert job.wait(5)
