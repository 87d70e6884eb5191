"""The window: the goal tree, the page of the selected item, and what is missing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QLabel,
    QMainWindow,
    QMessageBox,
    QSizePolicy,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core import tree
from vgr_desktop.core.text import word_count
from vgr_desktop.files.header import SUFFIX
from vgr_desktop.ui import about, icons
from vgr_desktop.ui.actions import Actions
from vgr_desktop.ui.backup_commands import BackupCommands
from vgr_desktop.ui.backup_keeper import BackupKeeper
from vgr_desktop.ui.clipboard_commands import ClipboardCommands
from vgr_desktop.ui.crash import data_folder
from vgr_desktop.ui.desk import Desk
from vgr_desktop.ui.dossier_commands import DossierCommands
from vgr_desktop.ui.empty_page import EmptyPage
from vgr_desktop.ui.export_commands import ExportCommands
from vgr_desktop.ui.findings_panel import FindingsPanel
from vgr_desktop.ui.format_commands import FormatCommands
from vgr_desktop.ui.go_to import GoTo
from vgr_desktop.ui.import_commands import SUFFIXES, ImportCommands
from vgr_desktop.ui.menus import Menus, format_bar
from vgr_desktop.ui.message_bar import MessageBar
from vgr_desktop.ui.page import node_to_show
from vgr_desktop.ui.progress import Progress
from vgr_desktop.ui.session import Change, Session
from vgr_desktop.ui.settings import Settings
from vgr_desktop.ui.trail import Trail
from vgr_desktop.ui.tree_commands import TreeCommands
from vgr_desktop.ui.tree_model import TreeModel
from vgr_desktop.ui.tree_view import TreeView

SAVING, OPENING = "saving", "opening"
BACKUPS = "Reservekopieën"
USUAL_SIZE = (1360, 860)
TREE_SHARE = 0.36
MOST_OF_SCREEN = 0.94
"""What the window takes at first of a small screen; its frame comes on top."""


class MainWindow(QMainWindow):
    """Wires the session to what shows it. `painted` is emitted once, when the window is first on screen."""

    painted = Signal()
    broken = Signal(object)

    def __init__(self, session: Session, settings: Settings) -> None:
        """A window on `session`; nothing is open yet."""
        super().__init__()
        self._session = session
        self._settings = settings
        self._is_painted = False
        self._trail = Trail()
        self.setWindowIcon(icons.program_icon())
        self.setAcceptDrops(True)
        self.resize(QSize(*USUAL_SIZE).boundedTo(self.screen().availableSize() * MOST_OF_SCREEN))
        self._make_parts()
        self._arrange()
        self._make_commands()
        self._connect()
        self._restore_layout()
        self._show_session()

    def _make_parts(self) -> None:
        self.actions_ = Actions(self)
        self.model = TreeModel(self)
        self.tree = TreeView(self.model)
        self.desk = Desk(self._session)
        self.findings = FindingsPanel()
        self.messages = MessageBar()
        self.go_to_line = GoTo()
        self.reports = QComboBox()
        self.reports.setAccessibleName(self.tr("Rapportage"))
        self.reports.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.progress = Progress()
        self._saved = QLabel()
        self._words = QLabel()
        self._count = QLabel()
        self._file = QLabel()
        self._empty = EmptyPage(self.actions_)

    def _arrange(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.desk, 1)
        column.addWidget(self._empty, 1)
        self.desk.set_bar(format_bar(self.actions_, self.tr("Opmaak")))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.tree)
        self._splitter.addWidget(middle)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([int(self.width() * TREE_SHARE), self.width()])
        self._splitter.setCollapsible(1, False)
        self.setCentralWidget(self._splitter)
        self._dock = QDockWidget(self.tr("Bevindingen"))
        self._dock.setObjectName("findings")
        self._dock.setWidget(self.findings)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self.resizeDocks([self._dock], [250], Qt.Orientation.Horizontal)
        self._arrange_bars()

    def _arrange_bars(self) -> None:
        bar = QToolBar(self.tr("Navigatie"))
        bar.setObjectName("navigation")
        bar.setMovable(False)
        for action in (self.actions_.undo, self.actions_.redo):
            bar.addAction(action)
        bar.addSeparator()
        for action in (self.actions_.back, self.actions_.forward):
            bar.addAction(action)
        self.go_to_line.setMaximumWidth(420)
        bar.addWidget(self.go_to_line)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        bar.addWidget(self.reports)
        self.addToolBar(bar)
        self.menus = Menus(self, self.actions_)
        self.menus.view.addAction(self._dock.toggleViewAction())
        self.menus.view.addAction(bar.toggleViewAction())
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.addWidget(self._saved)
        status.addWidget(self.progress)
        for label in (self._words, self._count, self._file):
            status.addPermanentWidget(label)

    def _make_commands(self) -> None:
        shared = (self.actions_, self._session, self._settings)
        self.dossiers = DossierCommands(*shared, self)
        self.imports = ImportCommands(*shared, self.progress, self)
        self.exports = ExportCommands(*shared, self.progress, self)
        self.keeper = BackupKeeper(self._session, data_folder() / BACKUPS, self)
        self.backups = BackupCommands(self.actions_, self._session, self.keeper.folder, self)
        self.tree_commands = TreeCommands(self.actions_, self._session, self.tree, self.model, self)
        self.format_commands = FormatCommands(self.actions_, self.desk, self)
        self.clipboard_commands = ClipboardCommands(self.actions_, self)
        a = self.actions_
        self.desk.set_editor_actions((a.cut, a.copy, a.paste, a.paste_plain, a.bold, a.italic, a.link, a.unlink))

    def _connect(self) -> None:
        session, a = self._session, self.actions_
        session.about_to_act.connect(self.tree.finish_typing)
        session.opened.connect(self._show_session)
        session.changed.connect(self._follow)
        session.moved.connect(self._show_names)
        session.saved.connect(self._show_saved)
        session.saving_failed.connect(self._tell_saving_failed)
        self.tree.selected.connect(self._select)
        self.desk.gone_to.connect(self.go_to)
        self.desk.caret_moved.connect(self._count_words)
        self.desk.typed.connect(lambda: a.undo.setEnabled(True))
        self.desk.editor_changed.connect(self._count_words)
        self.findings.chosen.connect(self.go_to)
        self.findings.counted.connect(self._show_count)
        self.go_to_line.chosen.connect(self.go_to)
        self.go_to_line.left.connect(self.desk.write)
        self.reports.activated.connect(lambda row: session.switch(self.reports.itemData(row)))
        self.menus.recent.aboutToShow.connect(lambda: self.dossiers.fill_recent(self.menus.recent))
        self.exports.written.connect(self._tell_written)
        self.exports.stopped.connect(lambda: self.messages.tell(self.tr("Het exporteren is gestopt.")))
        self.imports.taken.connect(self._show_taken)
        self.imports.told.connect(self.messages.tell)
        self.dossiers.welcomed.connect(self._welcome)
        self.dossiers.hindered.connect(
            lambda message, offers: self.messages.tell(message, *offers, topic=OPENING, bad=True)
        )
        self.dossiers.backups_wanted.connect(self.backups.show)
        self.backups.open_wanted.connect(self.dossiers.open)
        self.backups.told.connect(self.messages.tell)
        self.keeper.failed.connect(lambda message: self.messages.tell(message, bad=True))
        session.taken_over.connect(self._tell_taken_over)
        for source in (self.desk, self.dossiers, self.imports, self.exports, self.tree_commands, self.backups):
            source.refused.connect(lambda message: self.messages.tell(message, bad=True))
        for origin in (session, self.dossiers, self.imports, self.exports, self.keeper, self.backups):
            origin.broken.connect(self.broken)
        a.undo.triggered.connect(session.undo)
        a.redo.triggered.connect(session.redo)
        a.quit.triggered.connect(self.close)
        a.go_to.triggered.connect(self.go_to_line.begin)
        a.back.triggered.connect(lambda: self._travel(self._trail.back))
        a.forward.triggered.connect(lambda: self._travel(self._trail.forward))
        a.write.triggered.connect(self._swap_focus)
        a.next_finding.triggered.connect(lambda: self.findings.step(1))
        a.previous_finding.triggered.connect(lambda: self.findings.step(-1))
        a.shortcuts.triggered.connect(lambda: about.show_shortcuts(self, self.actions_))
        a.about.triggered.connect(lambda: about.show_about(self))

    def go_to(self, id: int) -> None:
        """Show the item with this id, and put the caret into it when it is a text."""
        report = self._session.report
        if report is None or id not in tree.index(report):
            return
        self.tree.select(node_to_show(report, id))
        self.desk.show_text(id)

    def _show_taken(self, id: int) -> None:
        """Show what an import brought, unfolded."""
        self.tree.select(id)
        self.tree.expandRecursively(self.tree.currentIndex())

    def _select(self, id: int) -> None:
        self.desk.show_item(id)
        self._trail.visit(id)
        self._show_travel()
        self._count_words()
        self._remember_place()

    def _travel(self, step: Callable[[], int | None]) -> None:
        """Go back or forward to the next item that is still there."""
        while (id := step()) is not None:
            if self.model.index_of(id).isValid():
                self.tree.select(id)
                break
        self._show_travel()

    def _show_travel(self) -> None:
        self.actions_.back.setEnabled(self._trail.can_go_back)
        self.actions_.forward.setEnabled(self._trail.can_go_forward)

    def _swap_focus(self) -> None:
        if self.tree.hasFocus():
            self.desk.write()
        else:
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_session(self) -> None:
        """Another dossier or report is open, or none."""
        report = self._session.report
        self._trail.clear()
        self.desk.show_item(None)
        self.model.show(None)
        self.model.show(report)
        self.desk.setVisible(report is not None)
        self._empty.show_state(has_dossier=self._session.path is not None)
        self._empty.setVisible(report is None)
        self.go_to_line.show_report(report)
        self.findings.show_now(report)
        if report is not None:
            self.tree_commands.offer_scale(report.scale)
            self._fill_lights()
            self.tree.unfold_as(self._settings.unfolded(self._session.lineage, report.id))
            place = self._settings.place(self._session.lineage)[1]
            programme = report.programmes[0].id if report.programmes else report.id
            self.tree.select(place if self.model.index_of(place).isValid() else programme)
        self._show_reports()
        self._show_names()
        self._show_history()
        self.tree_commands.show_state()
        self._show_travel()
        self.messages.clear_topic(SAVING)
        self.messages.clear_topic(OPENING)
        self._saved.setText(self.tr("Opgeslagen") if self._session.path else "")

    def _fill_lights(self) -> None:
        self.menus.lights.clear()
        self.menus.lights.addActions(self.tree_commands.light_actions)

    def _follow(self, change: Change) -> None:
        report = change.after
        self.model.show(report)
        index = tree.index(report)
        if (self.desk.item_id or 0) not in index or (change.replayed and not self._is_on_page(change)):
            self.tree.select(self._where(change))
        if change.replayed:
            self.desk.show_change(change)
        self.findings.follow(report)
        if change.before.programmes is not report.programmes or change.before.sections is not report.sections:
            self.go_to_line.show_report(report)
        self._show_history()
        self._show_names()
        self._show_reports()
        self.tree_commands.show_state()
        self._count_words()
        self._saved.setText(self.tr("Opslaan…"))

    def _is_on_page(self, change: Change) -> bool:
        """Whether the page shows the change as it is: the text, or what held something that is not there any more."""
        gone = change.place not in tree.index(change.after)
        return self.desk.shows(change.place) or (
            gone and tree.index(change.before).parents.get(change.place) == self.desk.item_id
        )

    def _where(self, change: Change) -> int:
        """The item to show after a change; where it is not there any more, the nearest that is."""
        known, before = tree.index(change.after), tree.index(change.before)
        if change.place in known:
            return node_to_show(change.after, change.place)
        shown = node_to_show(change.before, change.place)
        above = (item.id for item in reversed(before.path(change.place)))
        return next(node_to_show(change.after, id) for id in (shown, *above) if id in known)

    def _show_history(self) -> None:
        undo, redo = self._session.undo_step, self._session.redo_step
        a = self.actions_
        a.undo.setEnabled(undo is not None)
        a.redo.setEnabled(redo is not None)
        a.undo.setText(self.tr("&Ongedaan maken: {0}").format(undo.name) if undo else self.tr("&Ongedaan maken"))
        a.redo.setText(self.tr("Op&nieuw: {0}").format(redo.name) if redo else self.tr("Op&nieuw"))
        a.undo.setToolTip(a.undo.text().replace("&", "") + " (Ctrl+Z)")
        a.redo.setToolTip(a.redo.text().replace("&", "") + " (Ctrl+Y)")

    def _show_names(self) -> None:
        path, report = self._session.path, self._session.report
        names = [report.edition.title if report else "", path.name if path else "", "VGR Desktop"]
        if self._session.is_read_only:
            names[1] = self.tr("{0} (alleen-lezen)").format(names[1])
        self.setWindowTitle(" – ".join(name for name in names if name))
        self._file.setText(path.name if path else "")
        self._file.setToolTip(str(path) if path else "")
        for action in (self.actions_.export_word,):
            action.setEnabled(report is not None)
        a = self.actions_
        for action in (a.new_report, a.import_page, a.show_folder, a.save_as, a.backups):
            action.setEnabled(path is not None)

    def _show_reports(self) -> None:
        known = [(report.id, report.edition.title) for report in self._session.reports]
        shown = [(self.reports.itemData(row), self.reports.itemText(row)) for row in range(self.reports.count())]
        if known != shown:
            self.reports.clear()
            for id, title in known:
                self.reports.addItem(title, id)
        current = self._session.report
        if current is not None:
            self.reports.setCurrentIndex([id for id, _ in known].index(current.id))
        self.reports.setVisible(bool(known))

    def _show_saved(self, when: float) -> None:
        time = QDateTime.fromSecsSinceEpoch(int(when)).toString("HH:mm")
        self._saved.setText(self.tr("Opgeslagen {0}").format(time))
        self.messages.clear_topic(SAVING)

    def _tell_saving_failed(self, message: str) -> None:
        self._saved.setText(self.tr("Niet opgeslagen"))
        text = self.tr("{0} Het programma probeert het vanzelf opnieuw.").format(message)
        offer = (self.tr("Opslaan als…"), self.actions_.save_as.trigger)
        self.messages.tell(text, offer, topic=SAVING, bad=True)

    def _tell_taken_over(self) -> None:
        text = self.tr("Dit dossier is intussen op een andere computer geopend. Overleg wie ermee verdergaat.")
        self.messages.tell(text, (self.tr("Opslaan als…"), self.actions_.save_as.trigger), bad=True)

    def _tell_written(self, path: Path) -> None:
        self.messages.tell(
            self.tr("Het document {0} is geschreven.").format(path.name),
            (self.tr("Document openen"), lambda: self.exports.open_document(path)),
            (self.tr("Map tonen"), lambda: self.exports.open_document(path.parent)),
        )

    def _welcome(self) -> None:
        self.messages.tell(
            self.tr(
                "Welkom. Dit is een voorbeeldrapportage om mee te proberen; alles wat u doet wordt vanzelf bewaard. "
                "Met Bestand ▸ Importeren neemt u een gepubliceerde rapportage in."
            )
        )

    def _show_count(self, count: int) -> None:
        self._count.setText(self.tr("1 bevinding") if count == 1 else self.tr("{0} bevindingen").format(count))
        self._count.setVisible(self._session.report is not None)

    def _count_words(self) -> None:
        count = sum(word_count(pane.shown) for pane in self.desk.panes())
        self._words.setText(self.tr("1 woord") if count == 1 else self.tr("{0} woorden").format(count))
        self._words.setVisible(self._session.report is not None)

    def _remember_place(self) -> None:
        report, id = self._session.report, self.desk.item_id
        if report is not None and id is not None:
            self._settings.set_place(self._session.lineage, report.id, id)

    def _remember_layout(self) -> None:
        self._settings.set_layout("geometry", self.saveGeometry())
        self._settings.set_layout("state", self.saveState())
        self._settings.set_layout("splitter", self._splitter.saveState())
        report = self._session.report
        if report is not None:
            self._settings.set_unfolded(self._session.lineage, report.id, self.tree.unfolded())

    def _restore_layout(self) -> None:
        if geometry := self._settings.layout("geometry"):
            self.restoreGeometry(geometry)
        if state := self._settings.layout("state"):
            self.restoreState(state)
        if splitter := self._settings.layout("splitter"):
            self._splitter.restoreState(splitter)

    def event(self, event: QEvent) -> bool:
        """Tell when the window is first painted; hand in typing when another window comes before it."""
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self.painted.emit()
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._session.about_to_act.emit()
        return done

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files that can be imported or opened may be dropped anywhere on the window."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped dossier; import everything else."""
        paths = _dropped(event)
        dossiers = [path for path in paths if path.suffix == SUFFIX]
        if dossiers:
            self.dossiers.open(dossiers[0])
        elif paths:
            self.imports.take(paths)
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once everything is on disk; when that fails, ask."""
        self._remember_layout()
        if not self._session.close() and not self._close_unsaved():
            event.ignore()
            return
        super().closeEvent(event)

    def _close_unsaved(self) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Niet opgeslagen"))
        box.setText(self.tr("De laatste wijzigingen kunnen nog niet worden opgeslagen."))
        box.setInformativeText(self.tr("Zolang dit venster open is, gaat er niets verloren."))
        stay = box.addButton(self.tr("Venster openhouden"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(self.tr("Toch sluiten en wijzigingen verliezen"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        if box.clickedButton() is leave:
            self._session.abandon()
            return True
        return False


def _dropped(event: QDropEvent) -> list[Path]:
    """The files of a drop that the program can do something with."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in (SUFFIX, *SUFFIXES)]
