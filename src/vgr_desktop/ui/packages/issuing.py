"""Issuing work packages, and who has what; and the band that says that the open dossier is one."""

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from vgr_desktop.core.editions.packages import Issued, Package, package_said, scope_said
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.disk.names import as_file_name
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.services.store import Store
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.packages.actions import PackageActions
from vgr_desktop.ui.packages.banner import PackageBanner
from vgr_desktop.ui.packages.taking_in import FOLDER, KINDS, SAVING_SECONDS, TakeInCommands

if TYPE_CHECKING:
    from vgr_desktop.services.packages import Kept, Order

# What issues and compares packages is loaded when it is needed: most days nobody does.


class IssueCommands(Component):
    """Connects the actions, and shows in a package what it is."""

    def __init__(self, place: Workplace, taking: TakeInCommands) -> None:
        """Dialogs are shown over the frame; `taking` takes in what comes back."""
        super().__init__(place.frame)
        self._session, self._settings = place.session, place.settings
        self._progress, self._window = place.progress, place.frame
        self._taking = taking
        self._actions = actions = place.actions.of(PackageActions)
        self.banner = PackageBanner()
        place.desk.set_banner(self.banner)
        actions.issue.triggered.connect(lambda _on=False: self._ask(None))
        actions.packages.triggered.connect(self._ask_overview)
        place.session.opened.connect(self._show)
        place.session.moved.connect(self._show)
        self._show()

    def _show(self) -> None:
        package = self._session.package
        self.banner.show_package(package_said(package, self._session.reports) if package is not None else "")

    def _store(self) -> Store | None:
        """The open dossier, if packages can be issued from it; else why not is told."""
        why = ""
        if self._session.is_read_only:
            why = "Dit dossier is alleen-lezen geopend; er kunnen geen werkpakketten uit worden uitgegeven."
        elif self._session.package is not None:
            why = "Dit is zelf een werkpakket. Open het dossier waaruit het is uitgegeven."
        if why:
            self.refused.emit(why)
        return None if why else self._session.store

    def _ask(self, again: Issued | None) -> None:
        """Ask what is issued and where it comes; `again` is proposed, and withdrawn when it is issued once more."""
        from vgr_desktop.services.packages import Order
        from vgr_desktop.ui.packages.issue_dialog import IssueDialog

        report, store = self._reported(again), self._store()
        if report is None or store is None:
            return
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        dialog = IssueDialog(report, today, again.package if again is not None else None, self._window)
        agreed = dialog.exec() == IssueDialog.DialogCode.Accepted
        order = Order(report, dialog.scope(), dialog.recipient(), dialog.due())
        dialog.deleteLater()
        path = self._asked_path(order) if agreed else None
        if path is not None:
            self._settings.set_folder(FOLDER, path.parent)
            self._issue(order, path, store, again)

    def _reported(self, again: Issued | None) -> Report | None:
        """The report to issue a part of."""
        here = self._session.present()
        if again is None:
            return here
        lineage = again.package.scope.report
        return next((report for report in self._session.reports if report.lineage == lineage), here)

    def _asked_path(self, order: "Order") -> Path | None:
        said = scope_said([order.report], order.scope)
        name = order.recipient if order.scope.subjects and order.recipient else f"{said[0].upper()}{said[1:]}"
        folder = self._taking.folder()
        start = folder / f"{as_file_name(name)}{SUFFIX}"
        return file_dialog.ask_new_file(self._window, "Werkpakket uitgeven", start, KINDS, SUFFIX, replaces=False)

    def _issue(self, order: "Order", path: Path, store: Store, again: Issued | None) -> None:
        from vgr_desktop.services.packages import issue, stop_waiting

        self._session.hand_in()
        source, moment = self._taking.source(), dt.datetime.now(tz=dt.UTC)

        def work() -> Package:
            if not store.settle(SAVING_SECONDS):  # else it might hold what the dossier loses
                raise Problem("Het dossier kan nog niet worden opgeslagen; daarom is er niets uitgegeven.")
            package = issue(order, replace(source, words=store.words()), path, store, moment)
            if again is not None:
                stop_waiting(store, again.package.lineage)
            return package

        job = self.run(lambda _job: work(), partial(self._tell_issued, path))
        self._progress.follow(f"{path.name} uitgeven", job)

    def _tell_issued(self, path: Path, package: Package) -> None:
        said = package_said(package, self._session.reports)
        folder = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
        self.told.emit(f"{said}; het staat in {path.name}.", [("Map tonen", folder)])

    def _ask_overview(self) -> None:
        """Show who has what."""
        from vgr_desktop.services.packages import kept_by

        store = self._store()
        if store is not None:
            self.run(lambda _job: kept_by(store), self._show_overview)

    def _show_overview(self, kept: "Kept") -> None:
        from vgr_desktop.ui.packages.overview_dialog import PackagesDialog

        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        dialog = PackagesDialog(kept.issued, self._session.reports, today, self._window)
        dialog.take_in_wanted.connect(self._actions.take_in.trigger)
        dialog.again_wanted.connect(self._ask)
        dialog.withdrawal_wanted.connect(self._withdraw)
        dialog.open()

    def _withdraw(self, issued: Issued, withdrawn: bool) -> None:  # noqa: FBT001  # from a signal
        from vgr_desktop.services.packages import stop_waiting

        store = self._store()
        if store is None:
            return
        whom = f" voor {issued.package.recipient}" if issued.package.recipient else ""
        done = "is ingetrokken. Als het toch terugkomt, kunt u het innemen" if withdrawn else "wordt weer verwacht"
        self.run(
            lambda _job: stop_waiting(store, issued.package.lineage, withdrawn=withdrawn),
            lambda _done: self.told.emit(f"Het werkpakket{whom} {done}.", []),
        )
