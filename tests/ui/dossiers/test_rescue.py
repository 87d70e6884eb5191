"""Work that could not be saved: kept elsewhere, and offered when the dossier is opened again."""

import datetime as dt
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QRadioButton, QTreeWidget

from tests import reports as small
from tests.driving import part
from tests.reports import small_report
from tests.windows import Desktop, answer, make_dossier, stored, wait_until, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.safety.rescue import discard, keep, rescue
from vgr_desktop.files.store import glance
from vgr_desktop.services import store
from vgr_desktop.ui.dossiers import rescue_offers
from vgr_desktop.ui.kit.choosing_dialog import OUTCOME
from vgr_desktop.ui.kit.folders import RESCUES, data_folder
from vgr_desktop.ui.merging.dialog import MergeDialog
from vgr_desktop.ui.session import session

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of a file that is open")

OFFERED = "Van dit dossier is er een noodkopie van "


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(session, "CLOSING_SECONDS", 0.2)


def moment(second: int) -> dt.datetime:
    return dt.datetime(2026, 3, 18, 9, 0, second, tzinfo=dt.UTC)


def copies() -> list[Path]:
    return sorted((data_folder() / RESCUES).glob("*.vgr"))


def said(report: Report, id: int) -> str:
    return plain(index(report).items[id].body)  # type: ignore[union-attr]  # a text


def take_away(desk: Desktop) -> None:
    """The disk with the dossier does not answer."""
    desk.path.rename(desk.path.with_name("weg"))


def give_back(desk: Desktop) -> None:
    desk.path.with_name("weg").rename(desk.path)


def rescued(desk: Desktop) -> Desktop:
    """Something was typed that is only in a rescue copy."""
    take_away(desk)
    desk.go_to(small.GREENERY)
    desk.type(" Niet opgeslagen.", small.STATE)
    wait_until(lambda: "noodkopie" in desk.message and len(copies()) == 1)
    return desk


@pytest.fixture
def killed(desk: Desktop) -> Desktop:
    """The program was killed while only the rescue copy had the work; then the disk was there again."""
    rescued(desk)
    desk.end()
    give_back(desk)
    desk.start()
    wait_until(lambda: OFFERED in desk.message)
    return desk


def merged(desk: Desktop, side: str = "", name: str = "Vergelijken en samenvoegen…") -> list[str]:
    """Compare as offered, choose a side for each difference or leave what is suggested, and agree."""
    listed: list[str] = []

    def reply(dialog: MergeDialog) -> None:
        tree = part(dialog, QTreeWidget, "Verschillen")
        for row in range(tree.topLevelItemCount()):
            tree.setCurrentIndex(tree.model().index(row, 0))
            if side:
                part(dialog, QRadioButton, side).click()
            item = tree.topLevelItem(row)
            listed.append(f"{item.text(0)}: {item.text(OUTCOME)}" if item is not None else "")
        dialog.accept()

    answer(MergeDialog, reply)
    desk.offer(name).click()
    wait_until(lambda: bool(listed))
    work_off()
    return listed


class TestAtTheNextStart:
    def test_it_is_offered_and_its_side_is_suggested(self, killed: Desktop) -> None:
        assert "Niet opgeslagen." not in said(killed.report, small.STATE)
        assert merged(killed) == ["▲ de stand van zaken van programma 4: uit de noodkopie"]
        assert said(killed.report, small.STATE).endswith("Niet opgeslagen.")
        assert killed.saved() == killed.report

    def test_when_it_is_merged_the_copy_is_removed_and_nothing_is_offered_any_more(self, killed: Desktop) -> None:
        merged(killed)
        assert killed.session.settle()
        wait_until(lambda: not copies())
        killed.reopened()
        work_off()
        assert OFFERED not in killed.message

    def test_until_then_it_is_offered_at_each_start_also_after_more_was_written(self, killed: Desktop) -> None:
        killed.go_to(small.GREENERY)
        killed.type(" Verder geschreven.", small.STATE)
        killed.saved()
        os.utime(copies()[0], (1, 1))  # long before the dossier was last saved
        killed.reopened()
        wait_until(lambda: OFFERED in killed.message)
        assert "Daarna is het dossier zelf ook nog opgeslagen" in killed.message
        assert merged(killed) == ["▲ de stand van zaken van programma 4: uit het dossier"]

    def test_what_was_not_chosen_is_an_earlier_version(self, killed: Desktop) -> None:
        merged(killed, "Het dossier")
        assert killed.session.settle()
        wait_until(lambda: not copies())
        versions = killed.session.store.versions(small.STATE)  # type: ignore[union-attr]  # it is open
        (copy,) = [version for version in versions if plain(version.body).endswith("Niet opgeslagen.")]
        assert copy.author.startswith("uit de noodkopie van ")

    def test_one_that_is_equal_to_the_dossier_is_removed_without_a_word(self, desk: Desktop) -> None:
        facts = DossierFacts(desk.session.lineage, desk.session.identities.next_id)
        rescue(desk.session.reports, facts, desk.path, data_folder() / RESCUES, moment(1))
        desk.reopened()
        wait_until(lambda: not copies())
        assert desk.message == ""

    def test_of_several_the_newest_comes_first(self, desk: Desktop) -> None:
        for number, words in enumerate(("Oud.", "Nieuw."), 1):
            make_copy(desk, words, number)
        desk.reopened()
        wait_until(lambda: "zijn er 2 noodkopieën" in desk.message)
        merged(desk, "De noodkopie")
        assert said(desk.report, small.STATE) == "Nieuw."
        wait_until(lambda: OFFERED in desk.message)
        merged(desk, "Het dossier")
        desk.session.settle()
        wait_until(lambda: not copies())

    def test_it_can_be_kept_and_is_not_offered_any_more(self, killed: Desktop) -> None:
        killed.offer("Apart bewaren").click()
        wait_until(lambda: "bewaard als" in killed.message)
        (kept,) = copies()
        assert kept.name.endswith(", bewaard).vgr")
        killed.reopened()
        work_off()
        assert killed.message == ""

    def test_it_is_thrown_away_only_when_that_is_confirmed(self, killed: Desktop) -> None:
        def choose(name: str) -> None:
            answer(QMessageBox, lambda box: next(b for b in box.buttons() if b.text() == name).click())
            killed.offer("Weggooien…").click()

        choose("Annuleren")
        assert len(copies()) == 1
        choose("Weggooien")
        wait_until(lambda: not copies())
        wait_until(lambda: OFFERED not in killed.message)

    def test_one_can_look_into_it_and_go_back(self, killed: Desktop) -> None:
        killed.offer("Bekijken").click()
        wait_until(lambda: killed.session.is_read_only)
        assert said(killed.report, small.STATE).endswith("Niet opgeslagen.")
        killed.offer("Terug naar Lindeveen.vgr").click()
        wait_until(lambda: killed.session.path == killed.path)
        wait_until(lambda: OFFERED in killed.message)

    def test_the_conflicting_copies_beside_the_dossier_come_after_it(self, killed: Desktop) -> None:
        name = "Lindeveen (conflicterende kopie van Sanne).vgr"
        beside = killed.path.with_name(name)
        beside.write_bytes(copies()[0].read_bytes())
        killed.reopened()
        wait_until(lambda: OFFERED in killed.message)
        killed.offer("Apart bewaren").click()
        wait_until(lambda: name in killed.message)


class TestADossierThatIsGoneOrElsewhere:
    def test_at_another_path_it_is_offered_all_the_same(self, killed: Desktop) -> None:
        killed.close()
        work_off()
        killed.path = killed.path.rename(killed.path.with_name("Elders.vgr"))
        killed.start()
        wait_until(lambda: OFFERED in killed.message)

    def test_it_is_not_offered_for_another_file_as_long_as_the_right_one_is_there(self, killed: Desktop) -> None:
        killed.close()
        work_off()
        other = killed.path.with_name("Los.vgr")
        other.write_bytes(killed.path.read_bytes())
        own, killed.path = killed.path, other
        killed.start()
        killed.window.dossiers.open(own)
        wait_until(lambda: OFFERED in killed.message)

    def test_without_the_dossier_one_goes_on_with_the_copy(self, desk: Desktop) -> None:
        rescued(desk)
        desk.settings.note_opened(desk.path)
        desk.session.abandon()
        desk.session.opened.emit()
        desk.window.dossiers.begin(None)
        wait_until(lambda: f"Het dossier {desk.path} is er niet meer" in desk.message)
        desk.offer("Verder met de noodkopie").click()
        wait_until(lambda: desk.session.path == desk.path and desk.session.report is not None)
        assert said(desk.report, small.STATE).endswith("Niet opgeslagen.")
        wait_until(lambda: not copies())

    def test_without_a_copy_the_next_recent_dossier_is_opened(self, desk: Desktop) -> None:
        other = make_dossier(desk.path.with_name("Ander.vgr"), small_report())
        desk.settings.note_opened(other)
        desk.settings.note_opened(desk.path)
        desk.session.close()
        desk.path.unlink()
        desk.window.dossiers.begin(None)
        wait_until(lambda: desk.session.path == other)


class TestClosing:
    def test_the_question_says_where_the_copy_is_and_that_it_will_be_offered(self, desk: Desktop) -> None:
        asked: list[str] = []

        def leave(box: QMessageBox) -> None:
            asked.append(box.informativeText())
            next(button for button in box.buttons() if "Toch sluiten" in button.text()).click()

        take_away(desk)
        desk.go_to(small.GREENERY)
        desk.type(" Het laatste.", small.STATE)
        answer(QMessageBox, leave)
        assert desk.close()
        (copy,) = copies()
        assert str(copy) in asked[0]
        assert "De volgende keer" in asked[0]
        assert said(glance.look(copy).reports[0], small.STATE).endswith("Het laatste.")

    def test_at_log_off_nothing_is_asked(self, desk: Desktop) -> None:
        take_away(desk)
        desk.go_to(small.GREENERY)
        desk.type(" Het laatste.", small.STATE)
        desk.frame.close_unasked()
        assert not desk.frame.isVisible()
        (copy,) = copies()
        assert said(glance.look(copy).reports[0], small.STATE).endswith("Het laatste.")
        give_back(desk)

    def test_at_log_off_without_any_place_for_a_copy_the_window_stays(self, desk: Desktop) -> None:
        data_folder().mkdir(parents=True, exist_ok=True)
        (data_folder() / RESCUES).touch()  # no folder can be made there
        take_away(desk)
        desk.go_to(small.GREENERY)
        desk.type(" Het laatste.", small.STATE)
        desk.frame.close_unasked()
        assert desk.frame.isVisible()
        give_back(desk)
        assert said(desk.saved(), small.STATE).endswith("Het laatste.")

    def test_at_log_off_what_can_be_saved_is_in_the_dossier(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        desk.type(" Het laatste.", small.STATE)
        desk.frame.close_unasked()
        assert not desk.frame.isVisible()
        assert said(stored(desk.path)[0], small.STATE).endswith("Het laatste.")
        assert copies() == []


def test_when_saving_works_again_the_copy_is_removed(desk: Desktop) -> None:
    rescued(desk)
    give_back(desk)
    wait_until(lambda: desk.message == "")
    wait_until(lambda: not copies())
    assert desk.window.rescues.latest is None


def test_a_copy_that_cannot_be_removed_is_told(killed: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(copy: Path) -> None:
        raise Problem(f"De noodkopie {copy} kan niet worden verwijderd.")

    monkeypatch.setattr(rescue_offers, "discard", refuse)
    merged(killed)
    killed.session.settle()
    wait_until(lambda: "kan niet worden verwijderd" in killed.message)


def test_what_is_only_in_the_copy_is_asked_about_too(desk: Desktop) -> None:
    take_away(desk)
    desk.go_to(small.TREES)
    desk.type("Alleen hier.")
    wait_until(lambda: len(copies()) == 1)
    desk.end()
    give_back(desk)
    desk.start()
    wait_until(lambda: OFFERED in desk.message)
    before = desk.report
    assert merged(desk, "Het dossier") == ["de toelichting op 4A1.1: komt er niet bij"]
    assert desk.report == before


def test_a_copy_that_the_disk_holds_on_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="kan niet worden verwijderd"):
        discard(tmp_path)
    with pytest.raises(Problem, match="kan geen andere naam krijgen"):
        keep(tmp_path / "weg (noodkopie).vgr")


def make_copy(desk: Desktop, words: str, number: int) -> None:
    """A rescue copy of the dossier with these words, the next one newer."""
    report = writing.write(desk.report, small.STATE, from_plain(words))
    facts = DossierFacts(desk.session.lineage, desk.session.identities.next_id)
    copy = rescue((report,), facts, desk.path, data_folder() / RESCUES, moment(number))
    os.utime(copy, (2_000_000_000 + number, 2_000_000_000 + number))
