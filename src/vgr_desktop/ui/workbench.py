"""What is in the frame: the goal tree, the page of the selected item, what is missing, and how they go together."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QMessageBox

from vgr_desktop.core.checks import Finding
from vgr_desktop.core.model import tree
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.services import importing
from vgr_desktop.services.findings import still_open
from vgr_desktop.ui.crash import data_folder
from vgr_desktop.ui.dossiers.backup_commands import BackupCommands
from vgr_desktop.ui.dossiers.backup_keeper import BackupKeeper
from vgr_desktop.ui.dossiers.commands import DossierCommands
from vgr_desktop.ui.dossiers.merge_commands import MergeCommands
from vgr_desktop.ui.dossiers.rescue_keeper import RescueKeeper
from vgr_desktop.ui.dossiers.surroundings import Surroundings
from vgr_desktop.ui.editions.editions import Editions
from vgr_desktop.ui.exports.commands import ExportCommands
from vgr_desktop.ui.findings.commands import FindingsCommands
from vgr_desktop.ui.findings.panel import FindingsPanel
from vgr_desktop.ui.findings.spelling_commands import SpellingCommands
from vgr_desktop.ui.imports.commands import ImportCommands
from vgr_desktop.ui.kit.jobs import end_jobs
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.kit.turns import AFTER_DRAWING
from vgr_desktop.ui.overview.commands import OverviewCommands
from vgr_desktop.ui.page.desk import Desk
from vgr_desktop.ui.page.format.field_commands import FieldCommands
from vgr_desktop.ui.page.format.footnote_commands import FootnoteCommands
from vgr_desktop.ui.page.format.format_commands import FormatCommands
from vgr_desktop.ui.page.format.picture_commands import PictureCommands
from vgr_desktop.ui.page.slots import node_to_show
from vgr_desktop.ui.preview.commands import PreviewCommands
from vgr_desktop.ui.preview.printing import PrintCommands
from vgr_desktop.ui.review.adoption_commands import AdoptionCommands
from vgr_desktop.ui.review.review_commands import ReviewCommands
from vgr_desktop.ui.review.versions_commands import VersionsCommands
from vgr_desktop.ui.session.findings import LiveFindings
from vgr_desktop.ui.session.session import Change, Session
from vgr_desktop.ui.text.clipboard_commands import ClipboardCommands
from vgr_desktop.ui.tidings import Tidings
from vgr_desktop.ui.tree.commands import TreeCommands
from vgr_desktop.ui.tree.filter_bar import TreeFilter
from vgr_desktop.ui.tree.filter_commands import TreeFilterCommands
from vgr_desktop.ui.tree.model import TreeModel
from vgr_desktop.ui.tree.view import TreeView
from vgr_desktop.ui.window import about
from vgr_desktop.ui.window.empty_page import EmptyPage
from vgr_desktop.ui.window.format_bar import format_bar
from vgr_desktop.ui.window.frame import Frame
from vgr_desktop.ui.window.message_bar import MessageBars
from vgr_desktop.ui.window.panels import Panels
from vgr_desktop.ui.window.progress import Progress
from vgr_desktop.ui.window.trail import Trail

BACKUPS, RESCUES = "Reservekopieën", "Noodkopieën"


class Workbench(QObject):
    """Furnishes a frame and wires the session to what shows it. `broken` hands on errors of ours."""

    broken = Signal(object)

    def __init__(self, frame: Frame, session: Session, settings: Settings) -> None:
        """Work on `session`; nothing need be open yet."""
        super().__init__(frame)
        self.frame = frame
        self.actions_ = frame.actions_
        self._session = session
        self._settings = settings
        self._trail = Trail()
        self._at_once = True
        self._first_page = QTimer(self, singleShot=True, interval=AFTER_DRAWING)
        self._first_page.timeout.connect(self._show_page)
        self._make_parts()
        self._make_commands()
        self._connect_session()
        self._connect_parts()
        self._connect_actions()
        self._show_session()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_parts(self) -> None:
        self.model = TreeModel(self)
        self.tree = TreeView(self.model)
        self.tree_filter = TreeFilter(self.tree)
        self.desk = Desk(self._session)
        self.live = LiveFindings(self._session)
        self.findings = FindingsPanel(self.live)
        self.bars = MessageBars()
        self.messages = self.bars.passing
        self.progress = Progress()
        self._empty = EmptyPage(self.actions_)
        self.desk.set_bar(format_bar(self.actions_, "Opmaak"))
        panels = Panels(self.frame)
        panels.findings.setWidget(self.findings)
        self.frame.furnish(self.tree_filter, (self.bars, self.desk, self._empty), panels, self.progress)

    def _make_commands(self) -> None:
        shared = (self.actions_, self._session, self._settings)
        frame, session = self.frame, self._session
        self.dossiers = DossierCommands(*shared, frame)
        self.imports = ImportCommands(*shared, self.progress, frame)
        self.exports = ExportCommands(self.actions_, session, self.live, self._settings, self.progress, frame)
        self.preview = PreviewCommands(*shared, frame)
        self.printing = PrintCommands(self.actions_, session, self.preview, self.progress, frame)
        self.keeper = BackupKeeper(session, data_folder() / BACKUPS, self)
        self.backups = BackupCommands(self.actions_, session, self.keeper.folder, frame)
        self.rescues = RescueKeeper(session, data_folder() / RESCUES, self)
        self.surroundings = Surroundings(session, self)
        self.merges = MergeCommands(session, self.keeper.folder, frame)
        self.tree_commands = TreeCommands(self.actions_, session, self.tree, self.model, frame)
        self.format_commands = FormatCommands(self.actions_, self.desk, frame)
        self.picture_commands = PictureCommands(self.actions_, self.desk, self._settings, self.progress, frame)
        self.field_commands = FieldCommands(self.actions_, session, self.desk, frame)
        self.footnote_commands = FootnoteCommands(self.actions_, self.desk, frame)
        self.findings_commands = FindingsCommands(
            self.actions_, session, self.live, self._settings, self.findings, frame
        )
        self.spelling = SpellingCommands(self.actions_, self.live, self._settings, self.findings, frame)
        self.clipboard_commands = ClipboardCommands(self.actions_, frame)
        self.reviews = ReviewCommands(self.actions_, session, self.desk, frame)
        self.versions = VersionsCommands(self.actions_, session, self.desk, frame)
        self.adoptions = AdoptionCommands(self.actions_, session, self.live, self.desk, self.tree, frame)
        self.filters = TreeFilterCommands(self.actions_, session, self.live, self.tree, self.tree_filter)
        self.overview = OverviewCommands(self.actions_, session, self.live, self.desk, self.tree, frame)
        self.editions = Editions(*shared, self.desk, self.model, frame)
        self.tidings = Tidings(self.bars, session, self.actions_, self._settings)
        self.tidings.hear_dossiers(self.dossiers)
        self.tidings.hear_merges(self.merges)
        self.tidings.hear_imports(self.imports, self.editions)
        self.tidings.hear_exports(self.exports)
        self.tidings.hear_keepers(self.keeper, self.backups, self.rescues, self.surroundings)
        a = self.actions_
        self.desk.set_money_actions(a)
        self.desk.set_editor_actions(
            (a.cut, a.copy, a.paste, a.paste_plain, a.bold, a.italic, a.link, a.open_link, a.unlink)
        )

    def _connect_session(self) -> None:
        session, status = self._session, self.frame.status
        session.ask_first(self.tree.finish_typing)
        session.opened.connect(self._show_session)
        session.changed.connect(self._follow)
        session.moved.connect(self._show_names)
        session.saved.connect(status.show_saved)
        session.saving_failed.connect(lambda _problem: status.show_not_saved())

    def _connect_parts(self) -> None:
        frame, a = self.frame, self.actions_
        frame.left.connect(self._session.hand_in)
        frame.dropped.connect(self._take_dropped)
        frame.accepted = (SUFFIX, *importing.SUFFIXES)
        frame.may_close = self._may_close
        self.tree.selected.connect(self._select)
        self.desk.gone_to.connect(self.go_to)
        self.desk.told.connect(self.messages.tell)
        self.desk.typed.connect(lambda: a.undo.setEnabled(True))
        self.desk.typed.connect(self.live.wait)
        self.desk.undo_wanted.connect(a.undo.trigger)
        self.desk.redo_wanted.connect(a.redo.trigger)
        self.findings.chosen.connect(self._go_to_finding)
        self.overview.place_wanted.connect(self.go_to)
        self.overview.filter_wanted.connect(self.filters.ask)
        self.editions.gone_to.connect(self.go_to)
        self.preview.chosen.connect(self.go_to)
        self.printing.told.connect(self.messages.tell)
        self.live.changed.connect(self._show_count)
        frame.go_to_line.chosen.connect(self.go_to)
        frame.go_to_line.left.connect(self.desk.write)
        frame.reports.activated.connect(lambda row: self._session.switch(frame.reports.itemData(row)))
        frame.menus.recent.aboutToShow.connect(lambda: self.dossiers.fill_recent(frame.menus.recent))
        self.imports.taken.connect(self._show_taken)
        self.exports.place_wanted.connect(self.go_to)
        self.dossiers.backups_wanted.connect(self.backups.show)
        self.backups.open_wanted.connect(self.dossiers.open)
        for source in (
            self._session,
            self.desk,
            self.picture_commands,
            self.dossiers,
            self.imports,
            self.exports,
            self.tree_commands,
            self.findings_commands,
            self.spelling,
            self.backups,
            self.keeper,
            self.rescues,
            self.surroundings,
            self.editions,
            self.preview,
            self.printing,
            self.merges,
            self.adoptions,
            self.versions,
            self.filters,
            self.overview,
        ):
            self._hear(source)

    def _hear(self, source: QObject) -> None:
        """Tell what a part of the program refuses, and hand on its errors; not every part does either."""
        if isinstance(refused := getattr(source, "refused", None), SignalInstance):
            refused.connect(self.tidings.refuse)
        if isinstance(broken := getattr(source, "broken", None), SignalInstance):
            broken.connect(self.broken)

    def _connect_actions(self) -> None:
        session, a = self._session, self.actions_
        a.undo.triggered.connect(session.undo)
        a.redo.triggered.connect(session.redo)
        a.quit.triggered.connect(self.frame.close)
        a.go_to.triggered.connect(self.frame.go_to_line.begin)
        a.back.triggered.connect(lambda: self._travel(self._trail.back))
        a.forward.triggered.connect(lambda: self._travel(self._trail.forward))
        a.write.triggered.connect(self._swap_focus)
        a.shortcuts.triggered.connect(lambda: about.show_shortcuts(self.frame, a))
        a.about.triggered.connect(lambda: about.show_about(self.frame))

    def go_to(self, id: int) -> None:
        """Show the item with this id, and put the caret into it when it is a text."""
        report = self._session.report
        if report is None or id not in tree.index(report):
            return
        self.overview.hide()
        self.tree.select(node_to_show(report, id))
        if self._first_page.isActive():
            self._show_page()
        self.desk.show_text(id)

    def _go_to_finding(self, finding: Finding) -> None:
        """Show what a finding is about: the words, where it is about some."""
        self.go_to(finding.place)
        self.desk.show_words(finding.place, finding.words)

    def _show_taken(self, id: int) -> None:
        """Show what an import brought, unfolded."""
        self.tree.select(id)
        self.tree.expandRecursively(self.tree.currentIndex())

    def _select(self, _id: int) -> None:
        if self._at_once:
            self._show_page()
        else:  # the tree comes first: together they would keep the window from answering for too long
            self._first_page.start()

    def _show_page(self) -> None:
        """Show the page of the selected item."""
        self._first_page.stop()
        id = self.tree.current_id
        if id is None:
            return  # the report was closed again
        self.desk.show_item(id)
        self._trail.visit(id)
        self.preview.show_item(id)
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
        report, was_empty = self._session.report, self.desk.isHidden()
        self._trail.clear()
        self.desk.show_item(None)
        self.model.show(None)
        self.model.show(report)
        self.desk.setVisible(report is not None)
        self._empty.show_state(has_dossier=self._session.path is not None)
        self._empty.setVisible(report is None)
        self.frame.go_to_line.show_report(report)
        self.findings.begin()
        if report is not None:
            self.tree_commands.offer_scale(report.scale)
            self._fill_lights()
            self.tree.unfold_as(self._settings.unfolded(self._session.lineage, report.id))
            self._at_once = not was_empty
            place = self._settings.place(self._session.lineage, report.id)
            programme = report.programmes[0].id if report.programmes else report.id
            self.tree.select(place if self.model.index_of(place).isValid() else programme)
            self._at_once = True
        self._show_reports()
        self._show_names()
        self._show_history()
        self.tree_commands.show_state()
        self._show_travel()
        self.frame.status.show_open(self._session.path)

    def _fill_lights(self) -> None:
        self.frame.menus.lights.clear()
        self.frame.menus.lights.addActions(self.tree_commands.light_actions)

    def _follow(self, change: Change) -> None:
        report = change.after
        self.model.show(report)
        index = tree.index(report)
        if (self.desk.item_id or 0) not in index or (change.replayed and not self._is_on_page(change)):
            self.tree.select(self._where(change))
        if change.replayed:
            self.desk.show_change(change)
        if change.before.programmes is not report.programmes or change.before.sections is not report.sections:
            self.frame.go_to_line.show_report(report)
        self._show_history()
        self._show_names()
        self._show_reports()
        self.tree_commands.show_state()
        self._count_words()
        self.frame.status.show_saving()

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
        if change.place not in before:
            return change.after.id
        shown = node_to_show(change.before, change.place)
        above = (item.id for item in reversed(before.path(change.place)))
        return next(node_to_show(change.after, id) for id in (shown, *above) if id in known)

    def _show_history(self) -> None:
        undo, redo = self._session.undo_step, self._session.redo_step
        a = self.actions_
        a.undo.setEnabled(undo is not None)
        a.redo.setEnabled(redo is not None)
        a.undo.setText(f"&Ongedaan maken: {undo.name}" if undo else "&Ongedaan maken")
        a.redo.setText(f"Op&nieuw: {redo.name}" if redo else "Op&nieuw")
        a.undo.setToolTip(a.undo.text().replace("&", "") + " (Ctrl+Z)")
        a.redo.setToolTip(a.redo.text().replace("&", "") + " (Ctrl+Y)")

    def _show_names(self) -> None:
        path, report = self._session.path, self._session.report
        names = [report.edition.title if report else "", path.name if path else "", "VGR Desktop"]
        if self._session.is_read_only:
            names[1] = f"{names[1]} (alleen-lezen)"
        self.frame.setWindowTitle(" – ".join(name for name in names if name))
        self.frame.status.show_path(path)
        a = self.actions_
        for action in (a.export_word, a.export_other, a.print_pages, a.carry_forward):
            action.setEnabled(report is not None)
        for action in (a.new_report, a.import_page, a.show_folder, a.save_as, a.backups):
            action.setEnabled(path is not None)

    def _show_reports(self) -> None:
        box = self.frame.reports
        known = [(report.id, report.edition.title) for report in self._session.reports]
        shown = [(box.itemData(row), box.itemText(row)) for row in range(box.count())]
        if known != shown:
            box.clear()
            for id, title in known:
                box.addItem(title, id)
        current = self._session.report
        if current is not None:
            box.setCurrentIndex([id for id, _ in known].index(current.id))
        self.frame.reports_shown.setVisible(bool(known))

    def _show_count(self) -> None:
        count = len(still_open(self.live.latest))
        self.frame.status.show_findings(count if self._session.report is not None else None)

    def _count_words(self) -> None:
        self.frame.status.show_words(self.desk.word_count() if self._session.report is not None else None)

    def _remember_place(self) -> None:
        report, id = self._session.report, self.desk.item_id
        if report is not None and id is not None:
            self._settings.set_place(self._session.lineage, report.id, id)

    def _take_dropped(self, paths: list[Path]) -> None:
        """Open a dropped dossier; import everything else."""
        dossiers = [path for path in paths if path.suffix.lower() == SUFFIX]
        if dossiers:
            self.dossiers.open(dossiers[0])
        else:
            self.imports.take(paths)

    def _may_close(self) -> bool:
        """Whether everything is on disk; when that fails, the officer decides."""
        report = self._session.report
        if report is not None:
            self._settings.set_unfolded(self._session.lineage, report.id, self.tree.unfolded())
        closes = self._session.close() or self._close_unsaved()
        if closes:
            self.spelling.proofreader.end()
            end_jobs(self.frame)
        return closes

    def _close_unsaved(self) -> bool:
        box = QMessageBox(self.frame)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Niet opgeslagen")
        box.setText("De laatste wijzigingen kunnen nog niet worden opgeslagen.")
        rescued = self.rescues.latest
        kept = f" Een noodkopie van uw werk staat in {rescued}." if rescued else ""
        box.setInformativeText("Zolang dit venster open is, gaat er niets verloren." + kept)
        stay = box.addButton("Venster openhouden", QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton("Toch sluiten en wijzigingen verliezen", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        if box.clickedButton() is leave:
            self._session.abandon()
            return True
        return False
