import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.windows import answer, wait_until
from vgr_desktop import __version__
from vgr_desktop.ui import crash
from vgr_desktop.ui.crash import LastResort, keep_log, report_of
from vgr_desktop.ui.kit.folders import data_folder

WRITTEN = "geheime tekst van de raad"


def failing() -> BaseException:
    """An error whose message quotes a text."""
    with pytest.raises(ValueError, match=WRITTEN) as caught:
        int(WRITTEN)
    return caught.value


@pytest.fixture
def last_resort(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> LastResort:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    return LastResort()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The log in a folder of the test, and everything as it was afterwards."""
    logger = logging.getLogger("vgr_desktop")
    before, level = list(logger.handlers), logger.level
    handler = qInstallMessageHandler(None)
    keep_log(tmp_path / "log")
    yield tmp_path / "log" / "vgr-desktop.log"
    qInstallMessageHandler(handler)
    for added in [each for each in logger.handlers if each not in before]:
        logger.removeHandler(added)
        added.close()
    logger.setLevel(level)


def test_the_report_says_where_it_happened_and_nothing_of_what_was_written() -> None:
    report = report_of(failing())
    assert "ValueError" in report
    assert "test_crash.py" in report
    assert "failing" in report
    assert __version__ in report
    assert WRITTEN not in report
    assert str(Path(__file__).parent) not in report


def test_what_nothing_caught_is_shown_and_can_be_copied(last_resort: LastResort) -> None:
    shown: list[str] = []

    def copy(box: QMessageBox) -> None:
        shown.append(box.text() + box.informativeText() + box.detailedText())
        next(button for button in box.buttons() if "kopiëren" in button.text()).click()

    answer(QMessageBox, copy)
    error = failing()
    sys.excepthook(type(error), error, error.__traceback__)
    wait_until(lambda: bool(shown))
    assert WRITTEN not in shown[0]
    assert "verder werken" in shown[0]
    assert "ValueError" in QApplication.clipboard().text()
    QApplication.clipboard().clear()


def told(last_resort: LastResort, button: str = "Verder") -> str:
    """What is said of an error, answered with this button."""
    said: list[str] = []

    def press(box: QMessageBox) -> None:
        said.append(box.text())
        next(each for each in box.buttons() if each.text() == button).click()

    answer(QMessageBox, press)
    last_resort.tell(failing())
    return said[0]


def test_everything_is_saved_first(last_resort: LastResort) -> None:
    saved: list[bool] = []

    def save() -> bool:
        saved.append(True)
        return True

    last_resort.save = save
    assert "Uw tekst is opgeslagen" in told(last_resort)
    assert saved == [True]


def test_what_could_not_be_saved_is_told(last_resort: LastResort, log: Path) -> None:
    last_resort.save = lambda: False
    assert "nog niet opgeslagen" in told(last_resort)

    def fail() -> bool:
        raise failing()

    last_resort.save = fail
    assert "nog niet opgeslagen" in told(last_resort)
    assert WRITTEN not in log.read_text(encoding="utf-8")


def test_the_program_can_be_started_again(last_resort: LastResort) -> None:
    wanted: list[bool] = []
    last_resort.restart_wanted.connect(lambda: wanted.append(True))
    told(last_resort)
    assert wanted == []
    told(last_resort, "Opnieuw starten")
    assert wanted == [True]


def test_the_log_never_grows_large(log: Path) -> None:
    for _ in range(40_000):
        qWarning("een waarschuwing van een regel lang")
    kept = sorted(file.name for file in log.parent.iterdir())
    assert kept == ["vgr-desktop.log", "vgr-desktop.log.1", "vgr-desktop.log.2"]
    assert sum(file.stat().st_size for file in log.parent.iterdir()) < 3 * crash.LOG_SIZE


def test_also_from_another_thread(last_resort: LastResort) -> None:
    shown: list[str] = []

    def go_on(box: QMessageBox) -> None:
        shown.append(box.detailedText())
        box.accept()

    def fail() -> None:
        raise RuntimeError(WRITTEN)

    answer(QMessageBox, go_on)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    wait_until(lambda: bool(shown))
    assert "RuntimeError" in shown[0]


def test_errors_that_come_in_flocks_are_one_dialog(last_resort: LastResort, log: Path) -> None:
    shown: list[str] = []

    def fail_again(box: QMessageBox) -> None:
        shown.append(box.detailedText())
        last_resort.tell(failing())
        box.accept()

    answer(QMessageBox, fail_again)
    last_resort.tell(failing())
    assert len(shown) == 1
    assert log.read_text(encoding="utf-8").count("ValueError") == 2


def test_the_log_keeps_what_qt_says_and_no_texts(log: Path, last_resort: LastResort) -> None:
    qWarning("een waarschuwing")
    answer(QMessageBox, QMessageBox.accept)
    last_resort.tell(failing())
    kept = log.read_text(encoding="utf-8")
    assert "een waarschuwing" in kept
    assert WRITTEN not in kept


def test_without_a_folder_to_write_in_there_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("geen map")
    before = list(logging.getLogger("vgr_desktop").handlers)
    keep_log(tmp_path / "log")
    assert logging.getLogger("vgr_desktop").handlers == before


def test_interrupting_is_no_error(last_resort: LastResort, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *args: passed.append(args[0]))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]


def test_the_log_is_in_the_users_own_folder(own_home: Path, qtbot: QtBot) -> None:
    assert own_home in data_folder().parents
