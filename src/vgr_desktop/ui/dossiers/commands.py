"""Making, opening and remembering dossiers."""

import datetime as dt
import itertools
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QMessageBox

from vgr_desktop.core.editing import edits
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.history import municipality_of
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import Report
from vgr_desktop.disk.inode import inode
from vgr_desktop.files.format.errors import Damaged, Unreadable
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.files.safety.lock import Holder, InUse, Lock
from vgr_desktop.files.safety.opening import Opened, open_to_work
from vgr_desktop.files.safety.rescue import Rescue, rescues_for
from vgr_desktop.files.safety.restoring import restore_as
from vgr_desktop.files.safety.salvage import Salvage, salvage
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.services.dossiers import new_dossier
from vgr_desktop.services.store import Store
from vgr_desktop.ui.dossiers.actions import DossierActions
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.folders import RESCUES, WINDOWS, data_folder
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.kit.settings import MUNICIPALITY
from vgr_desktop.ui.window.message_bar import Offer

FIRST_NAME = "Mijn voortgangsrapportage"
_KINDS = f"Dossiers van VGR Desktop (*{SUFFIX});;Alle bestanden (*)"


class DossierCommands(Component):
    """Connects the file actions to the session.

    `blocked` says why something could not be done and what can be done instead: a list of names and commands;
    `hindered` what cannot be done in a dossier that was opened. `looking` says what is shown only to look at it, with
    the way back, and `lost` names a dossier that may be gone;
    `file_wanted` asks for the file with which a new dossier begins.
    """

    blocked = Signal(str, list)
    hindered = Signal(Opened)
    looking = Signal(str, list)
    lost = Signal(Path)
    welcomed = Signal()
    backups_wanted = Signal(Path)
    file_wanted = Signal()

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._settings = place.settings
        self._window = place.frame
        self._empty, self._progress = place.empty, place.progress
        self._opening: Job[Opened] | None = None
        place.empty.cancelled.connect(self._cancel_opening)
        actions = place.actions.of(DossierActions)
        actions.recent.aboutToShow.connect(lambda: self._fill_recent(actions.recent))
        actions.new.triggered.connect(self._ask_new)
        actions.open.triggered.connect(self._ask_open)
        actions.close.triggered.connect(self._ask_close)
        actions.save_as.triggered.connect(self._ask_save_as)
        actions.show_folder.triggered.connect(self._show_folder)

    def begin(self, path: Path | None) -> None:
        """Open `path`, or else the last dossier; the first time, make a new one with an example.

        When the last dossier is gone but a rescue copy of it is there, that is offered instead.
        """
        recent = self._settings.recent()
        if path is not None:
            self.open(path)
        elif recent and not recent[0].is_file():
            self.run(lambda _job: rescues_for(recent[0], data_folder() / RESCUES), self._begin_without_last)
        else:
            self._begin_with_last()

    def _begin_without_last(self, rescues: tuple[Rescue, ...]) -> None:
        if rescues:
            self.lost.emit(self._settings.recent()[0])
        else:
            self._begin_with_last()

    def _begin_with_last(self) -> None:
        if last := next((known for known in self._settings.recent() if known.is_file()), None):
            self.open(last)
        else:
            self._make_first()

    def open(self, path: Path, over: Holder | None = None) -> None:
        """Open the dossier at `path`, even if `over` has it open."""
        if self._is_open(path) and not self._session.is_read_only:
            self._window.activateWindow()
            return
        self._begin_opening(path.name, lambda: open_to_work(path, _now(), over), partial(self._explain, path))

    def _begin_opening(
        self, name: str, work: Callable[[], Opened], otherwise: Callable[[Problem], object] | None = None
    ) -> None:
        """Open by `work` while the window shows that it does; the officer may go on without it."""
        self._cancel_opening()
        self._opening = job = self.run(lambda _job: work(), self._take_opened, otherwise)
        job.unwanted.connect(_let_go)
        self._empty.show_opening(name)
        if self._session.report is not None:  # else the page says it
            self._progress.follow(f"{name} openen", job, self._cancel_opening)
        job.finished.connect(lambda: self._end_opening(job))

    def _end_opening(self, job: Job[Opened]) -> None:
        if job is self._opening:
            self._opening = None
            self._empty.show_opening("")
            self._progress.leave(job)

    def _cancel_opening(self) -> None:
        """Go on without the dossier that is being opened: a disk may never answer."""
        if self._opening is not None:
            self._opening.cancel()
            self._opening.forget()
            self._end_opening(self._opening)

    def _is_open(self, path: Path) -> bool:
        """Whether this is the open dossier, even under another name."""
        known = self._session.path
        return known is not None and (path == known or (inode(path) is not None and inode(path) == inode(known)))

    def open_to_read(self, path: Path) -> None:
        """Open the dossier at `path` without changing anything in it."""
        self.run(lambda _job: glance.look(path), lambda glimpse: self._take(glimpse, None, read_only=True))

    def look_into(self, path: Path) -> None:
        """Show another version of the dossier without changing anything in it, with the way back to the present one."""
        back = None if self._session.is_read_only else self._session.path

        def show(glimpse: Glimpse) -> None:
            if self._close_open_one():
                self._session.open(glimpse, self._settings.open_report(glimpse.lineage), read_only=True)
                offers: list[Offer] = [(f"Terug naar {back.name}", partial(self.open, back))] if back else []
                self.looking.emit(f"U bekijkt {path.name}; daarin wordt niets gewijzigd.", offers)

        self.run(lambda _job: glance.look(path), show)

    def go_on_with(self, copy: Path, path: Path) -> None:
        """Make a dossier of a copy where it was, or where the officer chooses if that is not possible; and open it."""
        if not path.parent.is_dir():
            start = self._folder() / path.name
            chosen = self._asked_path("Verder met de noodkopie", start)
            if chosen is None:
                return
            path = chosen
        self.run(lambda _job: restore_as(copy, path), lambda _done: self.open(path))

    def _fill_recent(self, menu: QMenu) -> None:
        """Put the dossiers that were opened last into a menu."""
        menu.clear()
        for path in self._settings.recent():
            action = menu.addAction(path.name.replace("&", "&&"), partial(self._open_recent, path))
            action.setToolTip(str(path))
        if menu.isEmpty():
            menu.addAction("Nog geen dossiers").setEnabled(False)

    def _open_recent(self, path: Path) -> None:
        if not path.is_file():
            self._settings.forget(path)
        self.open(path)

    def _take_opened(self, opened: Opened) -> None:
        self._take(opened.glimpse, opened.lock, read_only=bool(opened.only_read))
        if self._session.path == opened.glimpse.path:
            self.hindered.emit(opened)

    def _take(self, glimpse: Glimpse, lock: Lock | None, *, read_only: bool = False) -> None:
        if not self._close_open_one():
            if lock is not None:
                lock.release()
            return
        self._settings.note_opened(glimpse.path)
        self._session.open(glimpse, self._settings.open_report(glimpse.lineage), lock, read_only=read_only)

    def _close_open_one(self) -> bool:
        """Close the open dossier before another one is opened. Return False when it cannot be saved, which is told."""
        closed = self._session.close()
        if not closed:
            self.refused.emit("Het open dossier kan nog niet worden opgeslagen; daarom is het andere niet geopend.")
        return closed

    def _explain(self, path: Path, problem: Problem) -> None:
        """Say why the dossier was not opened, and what can be done."""
        offers: list[Offer] = []
        if isinstance(problem, InUse):
            if problem.holder.is_here():
                offers.append(("Dat venster tonen", partial(_show_window, path)))
            offers.append(("Alleen-lezen openen", partial(self.open_to_read, path)))
            if problem.stale:
                offers.append(("Toch openen", partial(self.open, path, problem.holder)))
        elif isinstance(problem, Unreadable):
            offers.append(("Opnieuw proberen", partial(self.open, path)))
        elif isinstance(problem, Damaged):
            offers.append(("Reservekopieën…", partial(self.backups_wanted.emit, path)))
            offers.append(("Redden wat leesbaar is…", partial(self._ask_salvage, path)))
        self.blocked.emit(str(problem), offers)
        if not offers:
            self.lost.emit(path)

    def _ask_salvage(self, path: Path) -> None:
        """Put what can be read of a damaged dossier into a new one."""
        start = path.with_name(f"{path.stem} (gered){SUFFIX}")
        target = self._asked_path("Redden wat leesbaar is", start)
        if target is not None:
            self.run(lambda _job: salvage(path, target), partial(self._tell_salvaged, target))

    def _tell_salvaged(self, target: Path, found: Salvage) -> None:
        self.open(target)
        box = QMessageBox(self._window)
        box.setWindowTitle("Gered wat leesbaar was")
        said = "Wat leesbaar was, staat nu in {0}. Het beschadigde bestand is gebleven zoals het was."
        box.setText(said.format(target.name))
        box.setInformativeText(
            "Hieronder staat wat niet meer te lezen was." if found.lost else "Alles was nog te lezen."
        )
        box.setDetailedText("\n".join(found.lost))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.show()

    def _ask_new(self) -> None:
        """Ask what it is for, and then where it comes."""
        from vgr_desktop.ui.dossiers.new_dossier_dialog import Beginning, NewDossierDialog  # when it is needed

        self._session.hand_in()
        reports = self._session.reports
        dialog = NewDossierDialog(municipality_of(reports), reports, _today(), self._window)
        dialog.keep_to(self._settings.policy)
        agreed = dialog.exec() == NewDossierDialog.DialogCode.Accepted
        beginning, municipality = dialog.beginning(), dialog.municipality()
        edition, source = dialog.edition(), dialog.source()
        dialog.deleteLater()
        start = _first_free(self._folder())
        path = self._asked_path("Nieuw dossier", start) if agreed else None
        if path is not None:
            self._settings.set_folder("dossier", path.parent)
            from_file = beginning is Beginning.FILE
            self.run(
                lambda _job: _make_new(path, edition, municipality, source),
                lambda opened: self._begin_new(opened, municipality, from_file=from_file),
            )

    def _asked_path(self, title: str, start: Path) -> Path | None:
        """Where to make a dossier; an existing one is never replaced."""
        return file_dialog.ask_new_file(self._window, title, start, _KINDS, SUFFIX, replaces=False)

    def _begin_new(self, opened: Opened, municipality: str, *, from_file: bool) -> None:
        """Open a new dossier, which remembers its municipality until a report names it, and go on with a file."""
        self._take_opened(opened)
        self._settings.set_memory(opened.glimpse.lineage, MUNICIPALITY, municipality)
        if from_file and self._session.path == opened.glimpse.path:
            self.file_wanted.emit()

    def _ask_close(self) -> None:
        """Close the dossier, and show the start page."""
        if self._session.close():
            self._session.opened.emit()
        else:
            self.refused.emit("Het dossier kan nog niet worden opgeslagen; daarom is het niet gesloten.")

    def _ask_open(self) -> None:
        path = file_dialog.ask_file(self._window, "Dossier openen", self._folder(), _KINDS)
        if path is not None:
            self._settings.set_folder("dossier", path.parent)
            self.open(path)

    def _ask_save_as(self) -> None:
        """Continue in a copy elsewhere; the dossier stays where it is, as it was last saved."""
        self._session.hand_in()
        store = self._session.store
        if self._session.path is None or store is None:
            return
        path = self._asked_path("Opslaan als", self._folder() / self._session.path.name)
        if path is not None:
            reports = self._session.reports
            self._settings.set_folder("dossier", path.parent)
            self.run(lambda _job: _copy(path, store, reports), self._move)

    def _move(self, copied: tuple[Opened, str]) -> None:
        opened, lost = copied
        self._settings.note_opened(opened.glimpse.path)
        shown = self._session.report
        if self._session.is_read_only:  # there is no history to keep, and the page begins to take keys
            self._session.open(opened.glimpse, shown.id if shown else None, opened.lock)
        else:
            self._session.move_to(opened.glimpse, opened.lock)
        if lost:
            self.refused.emit(f"De rapportages staan in het nieuwe dossier; eerdere versies van teksten niet. {lost}")

    def _make_first(self) -> None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.run(lambda _job: _make_example(folder), self._welcome)

    def _welcome(self, opened: Opened) -> None:
        self._take_opened(opened)
        self.welcomed.emit()

    def _show_folder(self) -> None:
        if self._session.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.path.parent)))

    def _folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return self._settings.dossier_folder() or Path(documents)


def _let_go(opened: Opened) -> None:
    """Release a dossier that is not wanted any more."""
    if opened.lock is not None:
        opened.lock.release()


def _show_window(path: Path) -> None:
    """Bring the other window that has this dossier open to the front."""
    from vgr_desktop.ui.dossiers.open_windows import show_window_of

    show_window_of(path, data_folder() / WINDOWS)


def _today() -> dt.date:
    return _now().date()


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC).astimezone()


def _make_new(path: Path, edition: Edition | None, municipality: str, source: Report | None) -> Opened:
    """A new dossier: with a report of this edition, empty or on the basis of another one, or without a report."""
    if edition is None:
        return _make(path)
    identities = Identities()
    if source is None:
        return _make(path, edits.new_report([identities.new() for _ in range(3)], edition, municipality))
    from vgr_desktop.core.editions.carry import carry_forward

    begun = carry_forward(source, identities, edition)
    return _make(path, edits.set_municipality(begun, municipality or begun.municipality))


def _make_example(folder: Path) -> Opened:
    """The dossier of the first start, with the example report."""
    from vgr_desktop.files.store.example import example_report

    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _first_free(folder)
    except OSError as error:
        raise Problem(
            f"In de map {folder} kan geen dossier worden gemaakt ({trouble(error)}); er is niets gemaakt. "
            "Kies Nieuw dossier en een map waarin u mag schrijven."
        ) from error
    return _make(path, example_report(Identities()))


def _first_free(folder: Path) -> Path:
    """A path for a dossier that does not exist yet."""
    return next(path for number in itertools.count(1) if not (path := _numbered(folder, number)).exists())


def _numbered(folder: Path, number: int) -> Path:
    return folder / (f"{FIRST_NAME}{SUFFIX}" if number == 1 else f"{FIRST_NAME} {number}{SUFFIX}")


def _make(path: Path, *reports: Report) -> Opened:
    """A new dossier with these reports."""
    new_dossier(path, reports)
    return open_to_work(path, _now())


def _copy(path: Path, store: Store, reports: tuple[Report, ...]) -> tuple[Opened, str]:
    """A new dossier with these reports and the versions of their texts; and why the versions are missing, or ""."""
    lost = store.copy_to(path, reports)
    return open_to_work(path, _now()), lost
