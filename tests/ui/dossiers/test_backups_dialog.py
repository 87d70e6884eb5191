import datetime as dt
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.windows import Desktop, wait_until, work_off
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.files.safety.backups import Backup
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.ui.dossiers.backups_dialog import BackupsDialog
from vgr_desktop.ui.tree.model import TITLE


def test_closing_it_while_a_backup_is_being_read_does_no_harm(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slow(_path: Path) -> Glimpse:
        begun.set()
        may_end.wait(5)
        raise Problem("Dit bestand kan niet worden gelezen.")

    monkeypatch.setattr(glance, "look", slow)
    backup = Backup(tmp_path / "a.vgr", dt.datetime(2026, 3, 18, tzinfo=dt.UTC), 1)
    dialog: QDialog = BackupsDialog("Lindeveen.vgr", (backup,))
    dialog.show()
    assert begun.wait(5)
    threading.Timer(0.01, may_end.set).start()
    dialog.reject()
    wait_until(lambda: not isValid(dialog))


def test_renaming_what_is_being_renamed_goes_on(desk: Desktop) -> None:
    desk.go_to(desk.report.programmes[0].id)
    for _ in range(2):
        desk.do(desk.actions.rename)
        work_off()
    tree = desk.window.tree
    assert tree.indexWidget(tree.currentIndex().siblingAtColumn(TITLE)) is not None
