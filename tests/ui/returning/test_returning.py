"""A reviewed document comes back in the window: it is shown text by text, and what is chosen is one step."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from tests import reports as small
from tests.driving import click
from tests.windows import Desktop, answer, the, wait_until, work_off
from tests.word.reviewed import edited
from vgr_desktop.core.editing import reviewing
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.model.replaced import bodies
from vgr_desktop.core.model.text import plain
from vgr_desktop.services.printing import Printing
from vgr_desktop.services.reviewing import for_review
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.returning.commands import ReturningCommands
from vgr_desktop.ui.returning.dialog import ReturningDialog
from vgr_desktop.word.review.recognising import named_report
from vgr_desktop.word.writer import write

MAY = dt.datetime(2026, 5, 4, 9, 15, tzinfo=dt.UTC)
PUMPS, STOPPED = "De pompen draaien weer.", "De pompen staan stil."
TREES, MORE = "zijn de bomen aangevuld", "zijn alle bomen aangevuld"
MISSION, DRY = "waar iedereen droge voeten houdt", "waar iedereen veilig woont"
ANNA = '</w:t></w:r><w:ins w:id="9001" w:author="Anna" w:date="2026-05-06T10:00:00Z"><w:r><w:t>{}</w:t></w:r></w:ins>'
TRACKED = (PUMPS, f"{PUMPS}{ANNA.format(' Het is droog.')}<w:r><w:t>")


@pytest.fixture
def out(desk: Desktop, tmp_path: Path) -> Path:
    """The report as it went out for review."""
    printing, sent = for_review(desk.report, Printing(Imprint(MAY.date())), desk.session.lineage, "Anna", MAY)
    store = desk.session.store
    assert store is not None
    store.keep_sent(sent)
    path = tmp_path / "uit.docx"
    path.write_bytes(write(desk.report, printing.imprint).zipped())
    return path


def text(desk: Desktop, id: int) -> str:
    return plain(bodies(desk.report)[id])


def rows(dialog: ReturningDialog) -> list[QTreeWidgetItem]:
    """The rows of the list, texts and proposals, from top to bottom."""
    tree = dialog.findChildren(QTreeWidget)[0]
    walk, found = QTreeWidgetItemIterator(tree), []
    while (row := walk.value()) is not None:
        found.append(row)
        walk += 1
    return found


def lines(dialog: ReturningDialog) -> list[str]:
    return [" | ".join(filter(None, (row.text(column) for column in range(3)))) for row in rows(dialog)]


def shown(dialog: ReturningDialog, row: int) -> str:
    """What stands beside the list when a row is chosen."""
    dialog.findChildren(QTreeWidget)[0].setCurrentItem(rows(dialog)[row])
    return dialog.findChildren(QTextBrowser)[0].toPlainText()


def taken_back(desk: Desktop, paths: list[Path], reply: Callable[[ReturningDialog], object]) -> None:
    """Drop documents on the window, and answer the page for choosing."""
    answered: list[bool] = []

    def respond(dialog: ReturningDialog) -> None:
        reply(dialog)
        answered.append(True)

    answer(ReturningDialog, respond)
    desk.frame.dropped.emit(paths)
    wait_until(lambda: bool(answered))
    work_off()


def test_what_a_reviewer_changed_is_proposed_at_its_text_and_taken_over_as_one_step_with_a_version(
    desk: Desktop, out: Path
) -> None:
    back = edited(out, TRACKED, (MISSION, DRY))
    seen: list[str] = []

    def take(dialog: ReturningDialog) -> None:
        seen.extend(lines(dialog))
        seen.append(shown(dialog, 3))
        dialog.accept()

    taken_back(desk, [back], take)
    assert seen[0] == "Programma 4 Groen en water – Missie"
    assert seen[1].startswith("Gewijzigd: ")
    assert seen[1].endswith(" | Onbekend | Overnemen")
    assert seen[2] == "Programma 4 Groen en water – Stand van zaken"
    assert seen[3].endswith("Het is droog. | Anna | Overnemen")
    assert "De pompen draaien weer. Het is droog." in seen[4]
    assert text(desk, small.STATE).endswith("De pompen draaien weer. Het is droog.")
    assert DRY in text(desk, small.MISSION)
    assert "2 voorstellen zijn overgenomen" in desk.message
    desk.saved()
    assert desk.session.store is not None
    authors = [version.author for version in desk.session.store.versions(small.STATE)]
    assert any("Anna" in author and back.name in author for author in authors)
    desk.do(desk.actions.undo)
    assert text(desk, small.STATE).endswith(PUMPS)
    assert MISSION in text(desk, small.MISSION)


def test_what_both_changed_is_left_unless_chosen_and_both_can_be_kept(desk: Desktop, out: Path) -> None:
    back = edited(out, (TREES, MORE))
    desk.go_to(small.GREENERY)
    editor = desk.editor(small.STATE)
    editor.select_words("droog")
    desk.keys("nat")
    desk.session.hand_in()
    own = text(desk, small.STATE)

    def look(dialog: ReturningDialog) -> None:
        assert lines(dialog)[1].startswith("▲ Gewijzigd: ")
        assert lines(dialog)[1].endswith("Niet overnemen")
        assert "Wat hier sinds het versturen is gewijzigd" in shown(dialog, 1)
        click(dialog, "Beide houden")
        assert lines(dialog)[1].endswith("Beide houden")
        dialog.accept()

    taken_back(desk, [back], look)
    first, second, *_ = text(desk, small.STATE).split("\n")
    assert first == own.split("\n")[0]
    assert MORE in second


def test_a_text_a_reviewer_or_everything_is_answered_at_once(desk: Desktop, out: Path) -> None:
    back = edited(out, TRACKED, (MISSION, DRY))
    outcomes: list[list[str]] = []

    def look(dialog: ReturningDialog) -> None:
        def note() -> None:
            outcomes.append([row.text(2) for row in rows(dialog) if row.text(2)])

        click(dialog, "Niets overnemen")
        note()
        rows(dialog)[0].setCheckState(0, Qt.CheckState.Checked)
        note()
        click(dialog, "Niets overnemen")
        menu = next(button.menu() for button in dialog.findChildren(type(dialog._accept)) if button.menu() is not None)
        next(action for action in menu.actions() if action.text() == "Alles van Anna overnemen").trigger()
        note()
        click(dialog, "Alles overnemen")
        note()
        dialog.reject()

    taken_back(desk, [back], look)
    leave, take = "Niet overnemen", "Overnemen"
    assert outcomes == [[leave, leave], [take, leave], [leave, take], [take, take]]
    assert text(desk, small.STATE).endswith(PUMPS)


def test_several_copies_come_back_together(desk: Desktop, out: Path) -> None:
    one, other = edited(out, TRACKED, name="anna.docx"), edited(out, (TREES, MORE), name="bram.docx")
    taken_back(desk, [one, other], ReturningDialog.accept)
    assert MORE in text(desk, small.STATE)
    assert text(desk, small.STATE).endswith("Het is droog.")
    assert desk.session.undo_step is not None
    assert desk.session.undo_step.name == "Beoordeeld document terugnemen"


def test_nothing_new_is_told_and_what_cannot_be_read_is_told(
    desk: Desktop, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [out]
    monkeypatch.setattr(file_dialog, "ask_files", lambda *_: [*chosen])
    desk.do(desk.actions.take_back)
    wait_until(lambda: "staat niets dat de rapportage nog niet heeft" in desk.message)
    broken = out.with_name("stuk.docx")
    broken.write_bytes(b"PK nee")
    chosen[:] = [broken]
    desk.do(desk.actions.take_back)
    wait_until(lambda: "stuk.docx" in desk.message)


def test_an_adopted_report_takes_nothing_back(desk: Desktop, out: Path) -> None:
    back = edited(out, TRACKED)
    desk.session.put_on_record(
        lambda report: reviewing.adopt(report, desk.session.identities.new(), "Sanne", MAY), desk.report.id
    )
    desk.frame.dropped.emit([back])
    wait_until(lambda: "is vastgesteld; er is niets gewijzigd" in desk.message)


def test_a_document_that_lost_its_properties_is_compared_with_the_open_report(
    desk: Desktop, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = nameless(edited(out, TRACKED))
    assert named_report(back) == ""
    answer(ReturningDialog, ReturningDialog.accept)
    monkeypatch.setattr(file_dialog, "ask_files", lambda *_: [back])
    desk.do(desk.actions.take_back)
    wait_until(lambda: text(desk, small.STATE).endswith("Het is droog."))


def nameless(source: Path) -> Path:
    """The document without the properties that say what it is."""
    target = source.with_name("kaal.docx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"VGR rapportage", b"Iets anders"))
    return target


def test_a_document_of_another_report_is_for_importing_too(desk: Desktop, out: Path) -> None:
    assert named_report(out) == desk.report.lineage
    assert named_report(out.with_name("nergens.docx")) == ""
    assert not the(ReturningCommands, desk.frame).take_own([out, nameless(out)])


def test_a_document_of_others_is_for_importing(desk: Desktop, tmp_path: Path) -> None:
    other = tmp_path / "brief.docx"
    other.write_bytes(b"PK geen document van ons")
    desk.frame.dropped.emit([other])
    wait_until(lambda: desk.message != "")
    assert "brief.docx" in desk.message
