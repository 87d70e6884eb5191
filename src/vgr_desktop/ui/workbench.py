"""The content of the frame: the goal tree, the page of the selected item, and the features around them."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from vgr_desktop import resources
from vgr_desktop.core.model.history import Step, find_report
from vgr_desktop.office.warm import WarmOffice
from vgr_desktop.services.findings import still_open
from vgr_desktop.ui.arranging.feature import furnish as arranging
from vgr_desktop.ui.dossiers.actions import DossierActions
from vgr_desktop.ui.dossiers.feature import furnish as dossiers
from vgr_desktop.ui.dossiers.found_again import furnish as found_again
from vgr_desktop.ui.feature import Feature, Furnish, Workplace
from vgr_desktop.ui.findings.feature import furnish as findings
from vgr_desktop.ui.format.feature import furnish as formatting
from vgr_desktop.ui.imports.actions import ImportActions
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import end_jobs
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.kit.turns import NEXT, later
from vgr_desktop.ui.navigator import Navigator
from vgr_desktop.ui.packages.feature import furnish as packages
from vgr_desktop.ui.page.desk import Desk
from vgr_desktop.ui.review.feature import furnish as review
from vgr_desktop.ui.session.findings import LiveFindings
from vgr_desktop.ui.session.session import Session, SessionChange
from vgr_desktop.ui.tree.filter_bar import TreeFilter
from vgr_desktop.ui.tree.model import TreeModel
from vgr_desktop.ui.tree.view import TreeView
from vgr_desktop.ui.viewing.feature import furnish as viewing
from vgr_desktop.ui.window import about
from vgr_desktop.ui.window.actions import WindowActions
from vgr_desktop.ui.window.empty_page import EmptyPage
from vgr_desktop.ui.window.frame import Frame
from vgr_desktop.ui.window.message_bar import MessageBars, Offer
from vgr_desktop.ui.window.panels import Panels
from vgr_desktop.ui.window.progress import Progress

FEATURES: tuple[Furnish, ...] = (found_again, packages, dossiers, arranging, formatting, findings, review, viewing)
"""The features that are needed at once; a dropped file is for the first that takes it."""


def load_others() -> tuple[Furnish, ...]:
    """Load the other features, which takes a while. For any thread."""
    from vgr_desktop.ui.comments.feature import furnish as comments
    from vgr_desktop.ui.editions.feature import furnish as editions
    from vgr_desktop.ui.exports.feature import furnish as exports
    from vgr_desktop.ui.hearing.feature import furnish as hearing
    from vgr_desktop.ui.imports.feature import furnish as imports
    from vgr_desktop.ui.overview.feature import furnish as overview
    from vgr_desktop.ui.preview.feature import furnish as preview
    from vgr_desktop.ui.returning.feature import furnish as returning
    from vgr_desktop.ui.searching.feature import furnish as searching
    from vgr_desktop.ui.spelling.feature import furnish as spelling
    from vgr_desktop.ui.team.feature import furnish as team

    return comments, returning, imports, exports, editions, overview, preview, searching, spelling, team, hearing


class Workbench(QObject):
    """Fills a frame and shows the session in it. `broken` passes on faults of the program."""

    broken = Signal(object)

    def __init__(self, frame: Frame, session: Session, settings: Settings) -> None:
        """Show `session`, in which nothing need be open yet."""
        super().__init__(frame)
        self.frame = frame
        self._session = session
        self._actions = frame.actions_.of(WindowActions)
        self.place = place = _furnished(frame, session, settings)
        self._empty = place.empty
        frame.add_to_middle(self._empty)
        self.features: tuple[Feature, ...] = ()
        self._item: int | None = None
        self._told_step: Step | None = None
        self._offer_ways_to_begin()
        for furnish in FEATURES:
            self.add(furnish)
        self._connect_session()
        self._connect_frame()
        self._show_session()
        place.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, furnish: Furnish) -> None:
        """Add a feature to the window."""
        feature = furnish(self.place)
        self.features = (*self.features, feature)
        self.frame.accepted = (*self.frame.accepted, *feature.drops)
        for component in feature.components:
            self._connect_component(component)

    def begin(self, path: Path | None) -> None:
        """Open this dossier, or else the last one, now that the window is there."""
        for feature in self.features:
            feature.begin(path)

    def _connect_component(self, component: Component) -> None:
        component.told.connect(self._tell)
        component.done.connect(self._tell_done)
        component.came_in.connect(self._tell_came_in)
        component.refused.connect(self._refuse)
        component.broken.connect(self.broken)

    def _tell(self, said: str, offers: list[Offer]) -> None:
        self._told_step = None
        self.place.bars.passing.tell(said, *offers)

    def _tell_done(self, said: str, *offers: Offer) -> None:
        """Tell what the last step did, with a button that undoes it, until there is another step."""
        self._told_step = self._session.undo_step
        undo: tuple[Offer, ...] = (("Ongedaan maken", self._session.undo),) if self._told_step else ()
        self.place.bars.passing.tell(said, *offers, *undo)

    def _forget_done(self) -> None:
        """Take away what was told of a step that is not the last one any more: its button would undo another."""
        if self._told_step is not None and self._session.undo_step is not self._told_step:
            self._told_step = None
            self.place.bars.passing.go_on()

    def _tell_came_in(self, said: str, changed: bool) -> None:  # noqa: FBT001  # from a signal
        """Tell what was imported, and what can be done next."""
        steps = [step for feature in self.features if (step := feature.next_step()) is not None]
        words = " ".join((said, *(step.said for step in steps)))
        offers = [offer for step in steps for offer in step.offers]
        if changed:
            self._tell_done(words, *offers)
        else:
            self._tell(words, offers)

    def _refuse(self, why: str) -> None:
        self.place.bars.passing.tell(why, bad=True)

    def _offer_ways_to_begin(self) -> None:
        dossiers, imports = self.frame.actions_.of(DossierActions), self.frame.actions_.of(ImportActions)
        self._empty.offer((dossiers.new, dossiers.open), (imports.import_page, dossiers.new_report))

    def _connect_session(self) -> None:
        session, place, status = self._session, self.place, self.frame.status
        session.ask_first(place.tree.finish_typing)
        session.opened.connect(self._show_session)
        session.changed.connect(self._follow)
        session.moved.connect(self._show_names)
        session.saved.connect(status.show_saved)
        session.saving_failed.connect(lambda _problem: status.show_not_saved())
        session.broken.connect(self.broken)
        place.findings.changed.connect(self._show_count)
        place.navigator.shown.connect(self._count_words)
        place.navigator.shown.connect(self._note_shown)
        for bar in (place.bars.passing, place.bars.lasting):
            bar.left.connect(lambda: place.tree.setFocus(Qt.FocusReason.OtherFocusReason))
        place.desk.refused.connect(self._refuse)
        place.desk.told.connect(lambda said: self._tell(said, []))
        place.desk.typed.connect(lambda: self._actions.undo.setEnabled(True))
        place.desk.typed.connect(place.findings.wait)
        place.desk.undo_wanted.connect(self._actions.undo.trigger)
        place.desk.redo_wanted.connect(self._actions.redo.trigger)

    def _connect_frame(self) -> None:
        frame, a = self.frame, self._actions
        frame.left.connect(self._session.hand_in)
        frame.dropped.connect(self._take_dropped)
        frame.may_close = self._may_close
        frame.reports.activated.connect(lambda row: self._session.switch(frame.reports.itemData(row)))
        a.undo.triggered.connect(self._session.undo)
        a.redo.triggered.connect(self._session.redo)
        a.quit.triggered.connect(frame.close)
        a.commands.triggered.connect(self._find_command)
        a.preferences.triggered.connect(self._show_settings)
        a.guide.triggered.connect(self._show_guide)
        a.shortcuts.triggered.connect(lambda: about.show_shortcuts(frame, frame.actions_))
        a.licences.triggered.connect(self._show_licences)
        a.about.triggered.connect(lambda: about.show_about(frame))

    def _show_guide(self) -> None:
        """Show the guide at the chapter about where the focus is."""
        from vgr_desktop.ui.window.guide import GuideWindow, chapter_about  # loaded when it is needed

        window = self.frame.findChild(GuideWindow) or GuideWindow(resources.guide(), self.frame)
        window.show_chapter(chapter_about(self.frame.focusWidget()))
        window.show()
        window.activateWindow()

    def _show_licences(self) -> None:
        from vgr_desktop.services.licences import parts  # both loaded when they are needed
        from vgr_desktop.ui.window.licences_dialog import LicencesDialog

        LicencesDialog(parts(), self.frame).show()

    def _find_command(self) -> None:
        """Let the officer find a command by its words, and do it when the page has the focus again."""
        from vgr_desktop.ui.window.commands_dialog import CommandsDialog, commands_for, commands_in  # when needed

        listed = list(commands_in(self.frame.menus.all()))
        dialog = CommandsDialog([*listed, *commands_for(self.frame.actions_.settings(), listed)], self.frame)
        agreed, action = dialog.exec() == CommandsDialog.DialogCode.Accepted, dialog.chosen()
        dialog.deleteLater()
        if agreed and action is not None:
            later(self.frame, action.trigger, NEXT)

    def _show_settings(self) -> None:
        """Let the officer change settings, and then do what was asked for there."""
        from vgr_desktop.ui.window.settings_dialog import SettingsDialog  # loaded when it is needed

        dialog = SettingsDialog(self.frame.actions_.settings(), self.frame)
        dialog.exec()
        asked = dialog.asked()
        dialog.deleteLater()
        if asked is not None:
            later(self.frame, asked.trigger, NEXT)

    def _show_session(self) -> None:
        """Show another dossier or report that was opened, or none."""
        report, place = self._session.report, self.place
        was_empty = place.desk.isHidden()
        place.desk.show_item(None)
        place.model.show(None)
        place.model.show(report)
        place.desk.setVisible(report is not None)
        self._empty.show_state(has_dossier=self._session.path is not None)
        self._empty.setVisible(report is None)
        place.navigator.begin(report, at_once=not was_empty)
        if self.frame.go_to_line.hasFocus() and not self.frame.go_to_line.text():
            place.tree.setFocus(Qt.FocusReason.OtherFocusReason)  # the page had it, and Qt passed it on
        place.bars.passing.go_on()
        self._item = None
        self._show_count()
        self._count_words()
        self._show_reports()
        self._show_names()
        self._show_history()
        self.frame.status.show_open(self._session.path)

    def _follow(self, change: SessionChange) -> None:
        if change.replayed:
            self.place.bars.passing.go_on()
        self._forget_done()
        self.place.model.show(change.after)
        self.place.navigator.follow(change)
        self._show_history()
        self._show_names()
        self._show_reports()
        self._count_words()
        self.frame.status.show_saving()

    def _show_history(self) -> None:
        undo, redo, a = self._session.undo_step, self._session.redo_step, self._actions
        a.undo.setEnabled(undo is not None)
        a.redo.setEnabled(redo is not None)
        a.undo.setText(f"&Ongedaan maken: {self._said_step(undo, undo.left)}" if undo else "&Ongedaan maken")
        a.redo.setText(f"Op&nieuw: {self._said_step(redo, redo.reached)}" if redo else "Op&nieuw")
        a.undo.setToolTip(a.undo.text().replace("&", "") + " (Ctrl+Z)")
        a.redo.setToolTip(a.redo.text().replace("&", "") + " (Ctrl+Y)")

    def _note_shown(self, id: int) -> None:
        """Another item is shown: what was told of what was done before is old now."""
        if self._item not in (None, id):
            self.place.bars.passing.go_on()
        self._item = id

    def _said_step(self, step: Step, report_id: int | None) -> str:
        """The name of a step; if another report than the open one is then shown, with the title of that."""
        report, there = self._session.report, find_report((*step.before, *step.after), report_id)
        is_here = there is None or (report is not None and report.id == there.id)
        return step.name if is_here or there is None else f"{step.name} ({there.edition.title})"

    def _show_names(self) -> None:
        path, report = self._session.path, self._session.report
        names = [report.edition.title if report else "", path.name if path else "", "VGR Desktop"]
        if self._session.is_read_only:
            names[1] = f"{names[1]} (alleen-lezen)"
        elif self._session.package is not None:
            names[1] = f"{names[1]} (werkpakket)"
        self.frame.setWindowTitle(" – ".join(name for name in names if name))
        self.frame.status.show_path(path)
        self.frame.actions_.offer(with_report=report is not None, with_dossier=path is not None)

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
        count = len(still_open(self.place.findings.latest))
        self.frame.status.show_findings(count if self._session.report is not None else None)

    def _count_words(self) -> None:
        self.frame.status.show_words(self.place.desk.texts.word_count() if self._session.report is not None else None)

    def _take_dropped(self, paths: list[Path]) -> None:
        """Give dropped files to the first feature that takes any of them; it may find that they are not for it."""
        for feature in self.features:
            own = [path for path in paths if path.suffix.lower() in feature.drops]
            if own and feature.drops[own[0].suffix.lower()](own) is not False:
                return
        self._refuse(f"{paths[0].name} kan hier niet worden ingenomen; er is niets gewijzigd.")

    def _may_close(self) -> bool:
        """Whether the window may close; if so, end all work."""
        self.place.navigator.leave()
        closes = all(feature.may_close() for feature in self.features)
        if closes:
            for feature in self.features:
                feature.end()
            end_jobs(self.frame)
            self.place.office.close()
        return closes


def _furnished(frame: Frame, session: Session, settings: Settings) -> Workplace:
    """Fill the frame with what every feature uses: tree, page, message bars and panels."""
    model = TreeModel(frame)
    view = TreeView(model)
    desk = Desk(session, frame.actions_)
    bars, progress = MessageBars(), Progress()
    filtered = TreeFilter(view)
    frame.furnish(filtered, (bars, desk), Panels(frame), progress)
    navigator = Navigator(frame, session, settings, view, desk)
    findings, office = LiveFindings(session), WarmOffice()
    return Workplace(
        frame, session, settings, findings, model, view, filtered, desk, navigator, bars, progress, office, EmptyPage()
    )
