"""Starts the program: makes its parts and wires them."""

import signal
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from vgr_desktop import __version__
from vgr_desktop.ui import theme
from vgr_desktop.ui.crash import LastResort, data_folder, keep_log
from vgr_desktop.ui.main_window import MainWindow
from vgr_desktop.ui.session import Session
from vgr_desktop.ui.settings import Settings

SIGNAL_CHECK = 200
"""Milliseconds between looks at signals such as log-off: Python sees them only while it runs."""


def run(arguments: Sequence[str]) -> int:
    """Open the window, on the dossier named in `arguments` if there is one, and answer the exit code."""
    app = QApplication(list(arguments))
    app.setApplicationName("VGR Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("vgr-desktop")
    keep_log(data_folder())
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    translator = QTranslator(app)
    if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    theme.dress(app)
    last_resort = LastResort(app)
    window = MainWindow(Session(), Settings())
    last_resort.show_over(window)
    window.broken.connect(last_resort.tell)
    window.painted.connect(lambda: QTimer.singleShot(0, lambda: window.dossiers.begin(_dossier(app.arguments()))))
    _close_on_signals(app, window)
    window.show()
    return app.exec()


def _dossier(arguments: Sequence[str]) -> Path | None:
    """The dossier that was asked for; what is left of the arguments when Qt has taken its own."""
    named = [argument for argument in arguments[1:] if not argument.startswith("-")]
    return Path(named[0]).absolute() if named else None


def _close_on_signals(app: QApplication, window: MainWindow) -> None:
    """Log-off and Ctrl+C close the window as a person would: everything is saved first."""
    timer = QTimer(app, interval=SIGNAL_CHECK)
    timer.timeout.connect(lambda: None)
    timer.start()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())
    app.commitDataRequest.connect(lambda _manager: window.close())
