"""Work packages in the window: issued, written in by a colleague, taken in, undone, and who has what."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QRadioButton, QTreeWidget

from tests import reports as small
from tests.driving import part
from tests.reports import identity, lineage, small_report
from tests.windows import Desktop, answer, the, wait_until, work_off
from vgr_desktop.core.editing import reviewing, writing
from vgr_desktop.core.editing.scope import Scope
from vgr_desktop.core.editions.packages import Package, is_within
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.format.package_json import package_from_json
from vgr_desktop.files.store.copying import copy_dossier
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look
from vgr_desktop.files.store.package_glance import records_at
from vgr_desktop.services import packages
from vgr_desktop.services.packages import Order, Source
from vgr_desktop.ui.dossiers.rescue_keeper import RescueKeeper
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.merging.dialog import MergeDialog
from vgr_desktop.ui.packages.issue_dialog import IssueDialog
from vgr_desktop.ui.packages.issuing import IssueCommands
from vgr_desktop.ui.packages.overview_dialog import STANDING, PackagesDialog
from vgr_desktop.ui.packages.taking_in import TakeInCommands

THEIRS = "Van Sanne."
PARKS = Scope(lineage(small.REPORT), frozenset({lineage(small.PARKS)}))
NOW = dt.datetime(2026, 5, 3, 12, 0, tzinfo=dt.UTC)
EARLIER = dt.date(2026, 5, 12)


def issued(path: Path, scope: Scope, folder: Path, name: str = "4A.vgr") -> Path:
    """Issue a package to Sanne from a dossier that nobody has open."""
    with Dossier.open(path) as dossier:
        seen = dossier.look()
        source = Source(path, seen.lineage, seen.reports, seen.next_id)
        packages.issue(Order(seen.reports[-1], scope, "Sanne", EARLIER), source, folder / name, dossier, NOW)
    return folder / name


def written(path: Path, *edits: Callable[[Report], Report]) -> None:
    with Dossier.open(path) as dossier:
        for edit in edits:
            before = dossier.reports()[-1]
            dossier.save(before, edit(before))


def says(id: int, words: str = THEIRS) -> Callable[[Report], Report]:
    return partial(writing.write, text_id=id, body=from_plain(words))


def said(desk: Desktop, id: int) -> str:
    item = index(desk.report).items[id]
    assert isinstance(item, Written)
    return plain(item.body)


def row(desk: Desktop, id: int) -> QModelIndex:
    return desk.window.model.index_of(id)


def take(desk: Desktop, path: Path) -> None:
    the(TakeInCommands, desk.frame).take(path)


def noted(desk: Desktop) -> int:
    """How many records the dossier has."""
    return len(records_at(desk.path))


@pytest.fixture
def package(desk: Desktop) -> Path:
    desk.saved()
    return issued(desk.path, PARKS, desk.folder)


class TestInAPackage:
    @pytest.fixture
    def colleague(self, desk: Desktop, package: Path) -> Desktop:
        desk.window.dossiers.open(package)
        wait_until(lambda: desk.session.package is not None)
        desk.path = package
        work_off()
        return desk

    def test_what_is_in_it_can_be_written_and_the_rest_is_to_read(self, colleague: Desktop) -> None:
        desk = colleague
        banner = the(IssueCommands, desk.frame).banner
        assert banner.text().startswith("Werkpakket voor Sanne: beleidsterrein 4A ")
        assert "(werkpakket)" in desk.frame.windowTitle()
        assert desk.here == "4A"
        colours = [
            desk.window.model.data(row(desk, id), Qt.ItemDataRole.ForegroundRole) for id in (small.PUMPS, small.TREES)
        ]
        assert [colour is None for colour in colours] == [False, True]
        desk.go_to(small.PLAYGROUNDS)
        desk.type(" Van Sanne.", small.ABOUT_PLAYGROUNDS)
        assert said(desk, small.ABOUT_PLAYGROUNDS).endswith(THEIRS)
        assert desk.window.desk._header.lights.isEnabled()
        desk.saved()
        found = look(desk.path).package
        assert found is not None
        assert [stamp.saves for stamp in found.state] == [1]

        desk.go_to(small.PUMPS)
        assert desk.pane(small.ABOUT_PUMPS_AND_QUAYS).is_read_only
        assert not desk.window.desk._header.lights.isEnabled()
        assert not desk.actions.rename.isEnabled()
        desk.go_to(small.GREENERY)
        assert desk.pane(small.MISSION).is_read_only
        assert desk.pane(small.MISSION).editor.placeholderText() == ""
        before = desk.report
        desk.window.tree_commands.set_light(small.PUMPS, "red")
        desk.window.tree_commands.rename(small.GREENERY, "Anders")
        assert "kunt u alleen beleidsterrein 4A" in desk.message
        assert desk.report is before

    def test_nothing_is_issued_from_it_adopted_in_it_or_added_to_it(self, colleague: Desktop) -> None:
        desk = colleague
        assert not desk.actions.adopt.isEnabled()
        assert not desk.actions.add_programme.isEnabled()
        for action, why in (
            (desk.actions.issue, "zelf een werkpakket"),
            (desk.actions.packages, "zelf een werkpakket"),
            (desk.actions.new_report, "kunnen geen rapportages bij"),
            (desk.actions.carry_forward, "kan geen rapportage bij"),
            (desk.actions.comment, "hoort niet bij dit werkpakket"),
        ):
            desk.go_to(small.GREENERY)
            desk.do(action)
            assert why in desk.message

    def test_a_rescue_copy_of_it_is_a_package_that_was_written_on(self, colleague: Desktop) -> None:
        found = package_from_json(the(RescueKeeper, colleague.frame)._facts().package)
        assert colleague.session.package is not None
        assert found.scope == PARKS
        assert is_within(colleague.session.package.state, found.state)
        assert found.state != colleague.session.package.state

    def test_from_it_one_can_go_back_and_take_it_in(self, desk: Desktop, package: Path) -> None:
        home = desk.path
        written(package, says(small.ABOUT_PLAYGROUNDS))
        desk.window.dossiers.open(package)
        wait_until(lambda: "Lindeveen.vgr is uitgegeven" in desk.message)
        desk.offer("Terug naar Lindeveen.vgr en innemen").click()
        wait_until(lambda: "is ingenomen" in desk.message)
        assert desk.session.path == home
        assert said(desk, small.ABOUT_PLAYGROUNDS) == THEIRS


class TestTakingIn:
    def test_what_only_the_colleague_changed_comes_in_as_one_step_and_undoing_it_lets_it_come_again(
        self, desk: Desktop, package: Path
    ) -> None:
        was = said(desk, small.ABOUT_PLAYGROUNDS)
        written(package, says(small.ABOUT_PLAYGROUNDS))
        desk.frame.dropped.emit([package])
        wait_until(lambda: "Het werkpakket van Sanne (4A.vgr) is ingenomen" in desk.message)
        assert said(desk, small.ABOUT_PLAYGROUNDS) == THEIRS
        wait_until(lambda: noted(desk) == 2)
        take(desk, package)
        wait_until(lambda: "is al ingenomen" in desk.message)

        desk.session.undo()
        assert said(desk, small.ABOUT_PLAYGROUNDS) == was
        wait_until(lambda: noted(desk) == 1)
        desk.session.redo()
        wait_until(lambda: noted(desk) == 2)
        desk.session.undo()
        wait_until(lambda: noted(desk) == 1)
        take(desk, package)
        wait_until(lambda: said(desk, small.ABOUT_PLAYGROUNDS) == THEIRS)
        wait_until(lambda: noted(desk) == 2)
        assert desk.saved() == desk.report

    def test_what_both_changed_is_asked_and_nothing_else(self, desk: Desktop, package: Path) -> None:
        written(package, says(small.ABOUT_PLAYGROUNDS), says(small.ABOUT_DROUGHT, "Ook van Sanne."))
        desk.go_to(small.PLAYGROUNDS)
        desk.type(" Van ons.", small.ABOUT_PLAYGROUNDS)
        desk.go_to(small.GREENERY)
        desk.type(" Van ons.", small.MISSION)
        ours = said(desk, small.ABOUT_PLAYGROUNDS)
        listed: list[str] = []

        def cancel(dialog: MergeDialog) -> None:
            rows = part(dialog, QTreeWidget, "Verschillen")
            listed.extend(rows.topLevelItem(row).text(0) for row in range(rows.topLevelItemCount()))  # type: ignore[union-attr]  # there are so many
            dialog.reject()

        answer(MergeDialog, cancel)
        take(desk, package)
        wait_until(lambda: bool(listed))
        work_off()
        assert [name.startswith("▲") for name in listed] == [True, False]
        assert said(desk, small.ABOUT_PLAYGROUNDS) == ours
        assert noted(desk) == 1

        def both(dialog: MergeDialog) -> None:
            next(b for b in dialog.findChildren(QRadioButton) if b.text() == "&Beide bewaren").click()
            assert any(b.text() == "Alles van Sanne" for b in dialog.findChildren(QPushButton))
            dialog.accept()

        answer(MergeDialog, both)
        take(desk, package)
        wait_until(lambda: "is ingenomen" in desk.message)
        text = said(desk, small.ABOUT_PLAYGROUNDS)
        assert all(words in text for words in ("[De versie van Sanne, uit 4A.vgr", THEIRS, "Van ons."))
        assert said(desk, small.ABOUT_DROUGHT) == "Ook van Sanne."
        assert said(desk, small.MISSION).endswith(" Van ons.")

    def test_the_dossier_takes_it_in_under_another_name_too(self, desk: Desktop, package: Path) -> None:
        written(package, says(small.ABOUT_PLAYGROUNDS))
        copy = desk.folder / "Anders.vgr"
        with Dossier.open(desk.path) as source:
            assert copy_dossier(copy, source, source.reports()) == ""
        desk.window.dossiers.open(copy)
        wait_until(lambda: desk.session.path == copy)
        desk.frame.dropped.emit([package])
        wait_until(lambda: "is ingenomen" in desk.message)
        assert said(desk, small.ABOUT_PLAYGROUNDS) == THEIRS

    def test_what_is_not_new_is_told_and_what_cannot_be_taken_in_is_refused(self, desk: Desktop, package: Path) -> None:
        take(desk, package)
        wait_until(lambda: "nog niets gewijzigd" in desk.message)
        desk.offer("Toch vergelijken…").click()
        wait_until(lambda: "heeft niets wat hier nog niet staat" in desk.message)
        broken = desk.folder / "Stuk.vgr"
        broken.write_bytes(b"stuk")
        take(desk, broken)
        wait_until(lambda: "Stuk.vgr" in desk.message)


class TestIssuing:
    def issue(
        self, patch: pytest.MonkeyPatch, desk: Desktop, path: Path, reply: Callable[[IssueDialog], object]
    ) -> None:
        def respond(dialog: IssueDialog) -> None:
            reply(dialog)
            dialog.accept()

        patch.setattr(file_dialog, "ask_new_file", lambda *_asked, **_options: path)
        answer(IssueDialog, respond)
        desk.do(desk.actions.issue)
        wait_until(lambda: f"het staat in {path.name}" in desk.message)

    def test_chosen_programmes_go_out_for_somebody_and_are_waited_for(
        self, desk: Desktop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def tick(dialog: IssueDialog) -> None:
            rows = part(dialog, QTreeWidget, "Programma’s en beleidsterreinen")
            rows.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)  # type: ignore[union-attr]  # the first
            boxes = [box for box in dialog.findChildren(QComboBox) if box.isEditable()]
            boxes[0].setCurrentText("Sanne")

        self.issue(monkeypatch, desk, desk.folder / "Uit.vgr", tick)
        found = look(desk.folder / "Uit.vgr").package
        assert found is not None
        assert (found.recipient, found.due) == ("Sanne", None)
        assert found.scope.nodes == {lineage(small.GREENERY)}
        shown: list[str] = []

        def read(dialog: PackagesDialog) -> None:
            rows = part(dialog, QTreeWidget, "Werkpakketten")
            shown.extend(rows.topLevelItem(0).text(column) for column in (0, 1, STANDING))  # type: ignore[union-attr]  # the first
            next(b for b in dialog.findChildren(QPushButton) if b.text() == "In&trekken").click()

        answer(PackagesDialog, read)
        desk.do(desk.actions.packages)
        wait_until(lambda: "is ingetrokken" in desk.message)
        assert shown == ["Sanne", "programma 4", "nog niet terug"]
        assert records_at(desk.path)[0].withdrawn


def test_the_texts_of_an_owner_are_for_that_owner_and_can_be_issued_once_more(qapp: object) -> None:
    report = reviewing.set_owner(small_report(), small.PLAYGROUNDS, "Sanne", identity(800))
    dialog = IssueDialog(report, EARLIER)
    go = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Uitgeven…")
    assert not go.isEnabled()
    next(b for b in dialog.findChildren(QRadioButton) if b.text() == "De teksten &van").click()
    assert go.isEnabled()
    assert dialog.scope().subjects == {lineage(small.PLAYGROUNDS)}
    assert (dialog.recipient(), dialog.due()) == ("Sanne", None)
    known = Package(lineage(500), lineage(501), dialog.scope(), "Kees", NOW, EARLIER)
    again = IssueDialog(report, EARLIER, known)
    assert (again.scope(), again.recipient(), again.due()) == (known.scope, "Kees", EARLIER)
