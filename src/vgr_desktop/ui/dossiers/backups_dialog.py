"""Lists the backups of a dossier, shows what is in each, and restores one."""

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.files.safety.backups import Backup, content_of
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.kit.jobs import Job, end_jobs


class BackupsDialog(Dialog):
    """`copy_wanted` asks for a backup as a separate dossier, `restore_wanted` to replace the dossier by it.

    `look_wanted` asks to show it without changing anything.
    """

    copy_wanted = Signal(Path)
    look_wanted = Signal(Path)
    restore_wanted = Signal(Backup)
    broken = Signal(object)

    def __init__(self, name: str, backups: tuple[Backup, ...], parent: QWidget | None = None) -> None:
        """Show the `backups` of the dossier with this name, newest first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Reservekopieën van {name}")
        self.resize(560, 460)
        self._list = QListWidget()
        self._list.setAccessibleName("Reservekopieën")
        self._backups = {backup.path: backup for backup in backups}
        for backup in backups:
            self._list.addItem(_item(backup))
        self._holds = QLabel(wordWrap=True)
        self._holds.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self._copy = QPushButton("Openen als kopie…")
        self._see = QPushButton("&Bekijken")
        self._see.setToolTip("De reservekopie openen om te lezen; daarna gaat u terug naar uw dossier")
        self._restore = QPushButton("&Terugzetten…")
        self._restore.setToolTip("Van het dossier zoals het nu is, wordt eerst ook een reservekopie gemaakt")
        self._arrange(bool(backups))
        self._list.currentItemChanged.connect(self._look)
        self._copy.clicked.connect(lambda: self._choose(self.copy_wanted))
        self._see.clicked.connect(lambda: self._choose(self.look_wanted))
        self._restore.clicked.connect(self._choose_to_restore)
        self._list.setCurrentRow(0)
        self.finished.connect(lambda _result: end_jobs(self))  # a thread must not outlive its owner

    def _arrange(self, any_backups: bool) -> None:  # noqa: FBT001  # said where it is called
        said = "Het programma maakt ze vanzelf: elke dag bij het openen, en elk uur dat u werkt."
        none = f"Er zijn nog geen reservekopieën. {said}"
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._see)
        row.addWidget(self._copy)
        row.addWidget(self._restore)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(said if any_backups else none, wordWrap=True))
        column.addWidget(self._list, 1)
        column.addWidget(self._holds)
        column.addLayout(row)
        for button in (self._see, self._copy, self._restore):
            button.setEnabled(any_backups)

    def _chosen(self) -> Path | None:
        item = self._list.currentItem()
        return None if item is None else Path(str(item.data(Qt.ItemDataRole.UserRole)))

    def _choose(self, wanted: SignalInstance) -> None:
        path = self._chosen()
        if path is not None:
            wanted.emit(path)
            self.accept()

    def _choose_to_restore(self) -> None:
        path = self._chosen()
        if path is not None:
            self.accept()
            self.restore_wanted.emit(self._backups[path])

    def _look(self) -> None:
        """Say what is in the chosen backup, once it has been read."""
        path = self._chosen()
        self._holds.clear()
        if path is None:
            return
        job: Job[Glimpse] = Job(lambda _job: glance.look(path), self)
        job.done.connect(self._tell)
        job.refused.connect(lambda problem: self._holds.setText(str(problem)))
        job.broken.connect(self.broken)
        job.start()

    def _tell(self, glimpse: Glimpse) -> None:
        if glimpse.path == self._chosen():
            count = content_of(glimpse)
            titles = ", ".join(report.edition.title for report in glimpse.reports)
            texts = "1 geschreven tekst" if count.texts == 1 else "{0} geschreven teksten"
            self._holds.setText(f"{titles}\n{texts.format(count.texts)}")


def _item(backup: Backup) -> QListWidgetItem:
    locale = QLocale()
    moment = QDateTime.fromSecsSinceEpoch(int(backup.made.timestamp()))
    made = locale.toString(moment, "dddd d MMMM yyyy, HH:mm")
    item = QListWidgetItem(f"{made}   ({locale.formattedDataSize(backup.size)})")
    item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
    return item
