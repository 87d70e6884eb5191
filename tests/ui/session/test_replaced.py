"""Whatever takes the place of a text can be undone by a key, and what stood there is an earlier version."""

import datetime as dt
import shutil
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QMessageBox, QPushButton

from tests import reports as small
from tests.driving import agree, answered, part
from tests.pages import PAGES
from tests.windows import Desktop, answer, stored, type_into, wait_until, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.editions.carry import carry_forward
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.safety.backups import back_up
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.ui.dossiers.backups_dialog import BackupsDialog
from vgr_desktop.ui.kit.folders import BACKUPS, data_folder
from vgr_desktop.ui.merging.dialog import MergeDialog
from vgr_desktop.ui.window.edition_dialog import EditionDialog

TEXT_PAGE = PAGES / "waterdam-1e-vgr-2022-programma-8.txt"
MINE = "Dit schreef ik."
COPY = "Lindeveen (conflicterende kopie van Sanne).vgr"


def press_undo(desk: Desktop) -> None:
    """Ctrl+Z in whatever has the focus."""
    work_off()
    desk.frame.activateWindow()
    wait_until(desk.frame.isActiveWindow)
    QTest.keyClick(desk.frame.focusWidget() or desk.frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    work_off()


def rewrite(desk: Desktop, said: str) -> None:
    """Type over the whole text."""
    editor = desk.editor(small.STATE)
    editor.selectAll()
    type_into(editor, said)
    desk.session.hand_in()


def versions(desk: Desktop, text: int = small.STATE) -> list[tuple[str, str]]:
    """The earlier versions of a text, newest first: who wrote it or where it came from, and the words."""
    assert desk.session.settle()
    store = desk.session.store
    assert store is not None
    return [(version.author, plain(version.body)) for version in store.versions(text)]


def words(desk: Desktop, text: int = small.STATE) -> str:
    return plain(index(desk.report).items[text].body)  # type: ignore[union-attr]  # a text


@pytest.fixture
def mine(desk: Desktop) -> Desktop:
    """A desktop with a text of one's own, which is not saved yet."""
    desk.go_to(small.GREENERY)
    desk.saved()
    rewrite(desk, MINE)
    return desk


class TestMerging:
    def merge(self, desk: Desktop, said: str, button: str) -> None:
        assert desk.session.settle()
        copy = desk.path.with_name(COPY)
        shutil.copy(desk.path, copy)
        with Dossier.open(copy) as other:
            (report,) = other.reports()
            other.save(report, writing.write(report, small.STATE, from_plain(said)))

        def reply(dialog: MergeDialog) -> None:
            next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == button).click()
            dialog.accept()
            agreed.append(True)

        agreed: list[bool] = []
        answer(MergeDialog, reply)
        desk.window.merges.merge_copy(copy)
        wait_until(lambda: bool(agreed) and "samengevoegd" in desk.message)

    def test_ones_own_text_stays_beside_that_of_the_other(self, mine: Desktop) -> None:
        self.merge(mine, "Dit schreef Sanne.", "Alles van de ander")
        (theirs, own, *_) = versions(mine)
        assert theirs[0].startswith(f"uit {COPY} van ")
        assert [theirs[1], own[1]] == ["Dit schreef Sanne.", MINE]

    def test_the_text_of_the_other_stays_when_one_keeps_ones_own(self, mine: Desktop) -> None:
        self.merge(mine, "Dit schreef Sanne.", "Alles van u")
        assert words(mine) == MINE
        assert [said for _, said in versions(mine)][:2] == [MINE, "Dit schreef Sanne."]

    def test_both_can_be_kept(self, mine: Desktop) -> None:
        self.merge(mine, "Dit schreef Sanne.", "Van alles beide")
        first, own, other, theirs = words(mine).splitlines()
        assert (first, own, theirs) == ("[Uw versie]", MINE, "Dit schreef Sanne.")
        assert other.startswith(f"[De versie uit {COPY} van ")
        assert {MINE, "Dit schreef Sanne."} <= {said for _, said in versions(mine)}

    def test_undo_works_at_once_by_key_and_by_the_message(self, mine: Desktop) -> None:
        before = mine.report
        self.merge(mine, "Dit schreef Sanne.", "Alles van de ander")
        press_undo(mine)
        assert mine.report == before
        assert "samengevoegd" not in mine.message
        self.merge(mine, "Dit schreef Sanne.", "Alles van de ander")
        mine.offer("Ongedaan maken").click()
        assert mine.saved() == before

    def test_merging_again_and_undoing_all_of_it_gives_back_ones_own(self, mine: Desktop) -> None:
        before = mine.report
        for said in ("Eerst.", "Daarna."):
            self.merge(mine, said, "Van alles beide")
        press_undo(mine)
        press_undo(mine)
        assert mine.saved() == before
        assert {MINE, "Eerst.", "Daarna."} <= {said for _, said in versions(mine)}

    def test_more_of_ones_own_after_it_is_another_version(self, mine: Desktop) -> None:
        self.merge(mine, "Dit schreef Sanne.", "Alles van de ander")
        mine.go_to(small.GREENERY)
        mine.type(" En ik weer.", small.STATE)
        assert [said for _, said in versions(mine)][:3] == [
            "Dit schreef Sanne. En ik weer.",
            "Dit schreef Sanne.",
            MINE,
        ]


class TestImporting:
    def test_one_that_made_a_report_is_undone_whole_and_comes_back(self, mine: Desktop) -> None:
        before = mine.session.reports
        mine.take_in(TEXT_PAGE)
        after = mine.session.reports
        assert len(after) == 2
        press_undo(mine)
        assert mine.session.reports == before
        assert mine.frame.reports.count() == 1
        assert mine.session.settle()
        assert stored(mine.path) == before
        mine.do(mine.actions.redo)
        assert mine.session.reports == after
        assert mine.session.settle()
        assert stored(mine.path) == after
        assert mine.here == "8"

    def test_nothing_of_it_is_left_as_the_previous_report(self, mine: Desktop) -> None:
        mine.take_in(TEXT_PAGE)
        press_undo(mine)
        assert mine.session.previous is None
        assert not mine.actions.previous.isEnabled()

    def test_into_an_empty_dossier_it_leaves_an_empty_dossier(self, mine: Desktop) -> None:
        answer(QMessageBox, lambda box: press(box, "Verwijderen"))
        mine.do(mine.actions.remove_report)
        assert mine.session.report is None
        mine.take_in(TEXT_PAGE)
        mine.do(mine.actions.undo)
        assert mine.session.report is None
        assert mine.session.settle()
        assert stored(mine.path) == ()
        mine.do(mine.actions.undo)
        assert words(mine) == MINE
        assert mine.saved() == mine.report

    def test_what_it_replaced_is_an_earlier_version(self, desk: Desktop) -> None:
        desk.take_in(TEXT_PAGE)
        mission = desk.report.programmes[0].mission.id
        desk.type(" Erbij.", mission)
        was = words(desk, mission)
        source = "uit bladzijde.txt"
        change = lambda report: writing.write(report, mission, from_plain("Anders."))  # noqa: E731
        desk.session.apply("Importeren", change, mission, source=source)
        assert versions(desk, mission)[0] == (source, "Anders.")
        assert versions(desk, mission)[1][1] == was


class TestANewReport:
    def test_based_on_another_it_can_be_undone_by_key(self, mine: Desktop) -> None:
        before = mine.session.reports
        following = carry_forward(mine.report, mine.session.identities, edition(2, 2026))
        mine.session.add_report(following, "Nieuwe rapportage op basis van")
        assert mine.actions.undo.isEnabled()
        press_undo(mine)
        assert mine.session.reports == before
        assert mine.session.settle()
        assert stored(mine.path) == before


class TestRestoringABackup:
    @pytest.fixture
    def backed_up(self, mine: Desktop) -> Desktop:
        """A backup of the dossier before something was written."""
        made = dt.datetime(2026, 3, 18, 9, 0, tzinfo=dt.UTC).astimezone()
        assert mine.session.settle()
        with Dossier.open(mine.path) as dossier:
            lineage = dossier.lineage
        back_up(mine.path, lineage, data_folder() / BACKUPS, made)
        mine.go_to(small.GREENERY)
        rewrite(mine, "Later geschreven.")
        return mine

    def in_the_list(self, desk: Desktop, button: str) -> None:
        """Choose the oldest backup in the list, and do something with it."""

        def reply(dialog: BackupsDialog) -> None:
            listed = part(dialog, QListWidget)
            listed.setCurrentRow(listed.count() - 1)
            next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == button).click()

        answer(BackupsDialog, reply)
        desk.do(desk.actions.backups)

    def restore(self, desk: Desktop, answer_with: str = "Terugzetten") -> None:
        answer(BackupsDialog, lambda _dialog: None)
        self.in_the_list(desk, "Terugzetten…")
        asked: list[str] = []

        def reply(box: QMessageBox) -> None:
            asked.append(box.text())
            press(box, answer_with)

        answer(QMessageBox, reply)
        wait_until(lambda: bool(asked))
        work_off()
        assert "terugzetten naar 18 maart 2026" in asked[0]

    def test_it_asks_first(self, backed_up: Desktop) -> None:
        before = backed_up.report
        self.restore(backed_up, "Annuleren")
        assert backed_up.report == before

    def test_it_is_a_step_that_can_be_undone_by_key(self, backed_up: Desktop) -> None:
        before = backed_up.report
        self.restore(backed_up)
        wait_until(lambda: "Het dossier is weer zoals op" in backed_up.message)
        assert words(backed_up) == MINE
        assert backed_up.saved() == backed_up.report
        press_undo(backed_up)
        assert backed_up.saved() == before

    def test_what_stood_there_is_an_earlier_version_and_in_a_backup(self, backed_up: Desktop) -> None:
        self.restore(backed_up)
        wait_until(lambda: "Het dossier is weer zoals op" in backed_up.message)
        (restored, later, *_) = versions(backed_up)
        assert restored[0].startswith("uit de reservekopie van 18 maart 2026")
        assert restored[1] == MINE
        assert later[1] == "Later geschreven."
        assert len(list((data_folder() / BACKUPS).rglob("*.vgr"))) == 2

    def test_one_can_look_into_it_without_saving_it_anywhere_and_go_back(self, backed_up: Desktop) -> None:
        self.in_the_list(backed_up, "Bekijken")
        wait_until(lambda: backed_up.session.is_read_only)
        assert words(backed_up) == MINE
        backed_up.offer("Terug naar Lindeveen.vgr").click()
        wait_until(lambda: not backed_up.session.is_read_only)
        assert words(backed_up) == "Later geschreven."
        assert backed_up.settings.recent()[0] == backed_up.path


class TestRenamingAndRemovingAReport:
    def test_it_gets_another_title_and_municipality_as_one_step(self, desk: Desktop) -> None:
        before = desk.report

        def reply(dialog: EditionDialog) -> None:
            dialog._title.setText("2e Voortgangsrapportage 2025")
            dialog._municipality.setText("Gemeente Elders")
            agree(dialog)

        assert answered(EditionDialog, reply, desk.actions.rename_report.trigger)
        assert (desk.report.edition.key, desk.report.municipality) == ("2025-2", "Gemeente Elders")
        assert desk.frame.reports.currentText() == "2e Voortgangsrapportage 2025"
        desk.do(desk.actions.undo)
        assert desk.saved() == before

    def test_it_is_removed_after_a_question_that_says_what_is_in_it(self, mine: Desktop) -> None:
        before, asked = mine.session.reports, list[str]()

        def reply(box: QMessageBox) -> None:
            asked.append(box.informativeText())
            press(box, "Verwijderen")

        answer(QMessageBox, reply)
        mine.do(mine.actions.remove_report)
        assert "2 programma’s" in asked[0]
        assert "geschreven teksten" in asked[0]
        assert mine.session.settle()
        assert stored(mine.path) == ()
        mine.offer("Ongedaan maken").click()
        assert mine.session.reports == before
        assert mine.session.settle()
        assert stored(mine.path) == before
        assert MINE in [said for _, said in versions(mine)]

    def test_it_stays_when_the_officer_thinks_better_of_it(self, mine: Desktop) -> None:
        before = mine.report
        answer(QMessageBox, lambda box: press(box, "Annuleren"))
        mine.do(mine.actions.remove_report)
        assert mine.report == before


def press(box: QMessageBox, name: str) -> None:
    next(button for button in box.buttons() if button.text().replace("&", "") == name).click()


def test_the_key_of_undo_is_for_the_report_as_long_as_nothing_is_searched(mine: Desktop) -> None:
    lines: list[Callable[[], None]] = [mine.frame.go_to_line.setFocus, mine.actions.filter.trigger]
    for focus in lines:
        before = mine.report
        focus()
        press_undo(mine)
        assert mine.report != before
        mine.do(mine.actions.redo)


def test_a_version_that_is_put_back_leaves_what_stood_there(mine: Desktop) -> None:
    assert mine.session.settle()
    change = lambda report: writing.write(report, small.STATE, from_plain("Oud."))  # noqa: E731
    mine.session.apply("Eerdere versie terugzetten", change, small.STATE, source="eerste versie teruggezet")
    assert versions(mine)[:2] == [("eerste versie teruggezet", "Oud."), (versions(mine)[1][0], MINE)]
