"""The last resort: a fault of the program is written to the log and shown as a report that can be copied.

The report has the place of the fault in the program and nothing that the officer wrote.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication, QWidget

from vgr_desktop import __version__

LOG_SIZE, LOG_COUNT = 500_000, 3

_log = logging.getLogger("vgr_desktop")


def keep_log(folder: Path) -> None:
    """Log to a file of limited size in `folder`; if it is not possible to write there, do not log."""
    from logging.handlers import RotatingFileHandler

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "vgr-desktop.log", maxBytes=LOG_SIZE, backupCount=LOG_COUNT - 1, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    qInstallMessageHandler(_log_qt)


def report_of(error: BaseException) -> str:
    """A report to send to the developers: versions, and where in the program it happened.

    The message of the error is left out, because it may quote a text.
    """
    import platform

    steps = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(step.filename).name}:{step.lineno} {step.name}" for step in steps]
    head = f"VGR Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return "\n".join([head, type(error).__name__, *lines])


class LastResort(QObject):
    """Catches errors that nothing else caught, in any thread, saves, and shows them when that is safe.

    `restart_wanted` asks to end the program normally and to start it again.
    """

    caught = Signal(object)
    restart_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start catching."""
        super().__init__(parent)
        self._window: QWidget | None = None
        self._telling = False
        self.save: Callable[[], bool] = lambda: True
        self.caught.connect(self.tell)
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.caught.emit(args.exc_value)

    def show_over(self, window: QWidget) -> None:
        """Show errors over this window."""
        self._window = window

    def tell(self, error: BaseException) -> None:
        """Log a fault of the program and show it. One dialog at a time: errors often come in groups."""
        report = report_of(error)
        _log.error("%s", report)
        if self._telling:
            return
        self._telling = True
        self._show(report, saved=self._saved())
        self._telling = False

    def _saved(self) -> bool:
        """Try to save before anything else; return whether it worked, as the fault may prevent that too."""
        try:
            return self.save()
        except Exception as error:  # noqa: BLE001  # an error while handling an error: logged, and shown as not saved
            _log.error("%s", report_of(error))  # the trace may quote a text
            return False

    def _show(self, report: str, *, saved: bool) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Er ging iets mis in het programma")
        kept = "Er ging iets mis in het programma. Uw tekst is opgeslagen en u kunt verder werken."
        unsaved = (
            "Er ging iets mis in het programma. Uw laatste wijzigingen zijn nog niet opgeslagen; ze blijven in dit "
            "venster en u kunt verder werken."
        )
        box.setText(kept if saved else unsaved)
        box.setInformativeText(
            "Gebeurt het vaker, stuur ons dan dit verslag. Er staat niets in van wat u heeft geschreven."
        )
        box.setDetailedText(report)
        copy = box.addButton("Verslag kopiëren", QMessageBox.ButtonRole.ActionRole)
        again = box.addButton("Opnieuw starten", QMessageBox.ButtonRole.DestructiveRole)
        go_on = box.addButton("Verder", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        box.exec()
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(report)
        elif box.clickedButton() is again:
            self.restart_wanted.emit()

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.caught.emit(error)


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    level = logging.INFO if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
    _log.log(level, "Qt: %s", message)
