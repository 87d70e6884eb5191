"""Exporting from the window: what is asked, what is remembered, and what is told afterwards."""

import datetime as dt
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGroupBox,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import click, part, said
from tests.printed import body
from tests.reports import reviewed_report, small_report
from tests.windows import Desktop, answer, desktop, later_report, wait_until, work_off
from vgr_desktop.core.checks import Finding, Severity
from vgr_desktop.core.editing import writing
from vgr_desktop.core.layout import Chapter, Choice, Extra, Imprint, Status, for_portfolio
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Paragraph, Run
from vgr_desktop.core.model.tree import amend
from vgr_desktop.core.returning.sent import SentOut
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.services.printing import Printing
from vgr_desktop.services.reviewing import for_review
from vgr_desktop.ui.exports.dialog import ExportDialog
from vgr_desktop.ui.exports.verdict import VerdictWindow
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.session.export_memory import Memory, memory_from

FORMS = ((".docx", "Word"), (".html", "Webpagina"), (".json", "JSON"), (".xlsx", "Spreadsheet"))
PARTS = "Programma’s en beleidsterreinen"
ONE_COMMITTEE, ONE_PORTFOLIO = "Het deel van één commissie", "Het deel van één portefeuille"
EACH = "Per commissie: alle, ieder een bestand in een map"
CLASSIC = "Klassiek: één hoge cel voor elk doel"
TREE_CHANGES = "Bijlage: wijzigingen in de doelenboom"
TITLE = "1e Voortgangsrapportage 2026"


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(small_report(), None, Memory(), FORMS)
    qtbot.addWidget(made)
    return made


def saves_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Let the file dialog answer this path; the list gets the names that it is offered."""
    offered: list[str] = []

    def answered(_parent: object, _title: str, start: Path, _kinds: str, suffix: str) -> Path:
        offered.append(start.name)
        return path.with_suffix(suffix)

    monkeypatch.setattr(file_dialog, "ask_new_file", answered)
    return offered


def exported(desk: Desktop, set_up: Callable[[ExportDialog], object] = lambda _: None, *, other: bool = False) -> None:
    """Export, after the dialog was set up, until that is told."""

    def respond(dialog: ExportDialog) -> None:
        set_up(dialog)
        dialog.accept()

    desk.window.messages.clear()
    answer(ExportDialog, respond)
    desk.do(desk.actions.export_other if other else desk.actions.export_word)
    wait_until(lambda: desk.message != "")


class TestWhichPart:
    def test_it_begins_with_the_whole_report(self, dialog: ExportDialog) -> None:
        assert dialog.printing().choice == Choice()
        assert (dialog.selection.name(), dialog.is_each) == ("", False)

    def test_programmes_and_areas_are_chosen_in_a_tree(self, dialog: ExportDialog) -> None:
        click(dialog, PARTS)
        assert not part(dialog, QPushButton, "Exporteren…").isEnabled()
        assert "Kies ten minste één programma" in said(dialog)
        tree = part(dialog, QTreeWidget)
        greenery, overhead = (tree.topLevelItem(row) for row in range(2))
        assert greenery is not None
        assert overhead is not None
        water = greenery.child(1)
        assert water is not None
        water.setCheckState(0, Qt.CheckState.Checked)
        assert dialog.printing().choice.nodes == frozenset({small.WATER})
        assert dialog.selection.name() == "Beleidsterrein 4B"
        overhead.setCheckState(0, Qt.CheckState.Checked)
        greenery.setCheckState(0, Qt.CheckState.Checked)
        assert dialog.printing().choice.nodes == frozenset({small.GREENERY, small.OVERHEAD})
        assert part(dialog, QPushButton, "Exporteren…").isEnabled()

    def test_the_part_of_a_committee_or_a_portfolio(self, dialog: ExportDialog) -> None:
        click(dialog, ONE_COMMITTEE)
        part(dialog, QComboBox, "Commissie").setCurrentText("Stad en water")
        assert dialog.printing().choice.nodes == frozenset({small.WATER})
        assert dialog.selection.name() == "Commissie Stad en water"
        click(dialog, ONE_PORTFOLIO)
        assert dialog.printing().choice.nodes == frozenset({small.GREENERY})

    def test_the_part_that_was_chosen_is_chosen_again(self, dialog: ExportDialog, qtbot: QtBot) -> None:
        click(dialog, PARTS)
        tree = part(dialog, QTreeWidget, "Programma’s en beleidsterreinen")
        programme = tree.topLevelItem(0)
        assert programme is not None
        area = programme.child(1)
        assert area is not None
        area.setCheckState(0, Qt.CheckState.Checked)
        again = ExportDialog(small_report(), None, dialog.memory(), FORMS)
        qtbot.addWidget(again)
        assert again.printing().choice.nodes == frozenset({small.WATER})
        gone = ExportDialog(later_report(), None, dialog.memory(), FORMS)
        qtbot.addWidget(gone)
        assert gone.printing().choice.nodes is None

    def test_what_no_committee_has_is_told_when_each_gets_a_document(self, qtbot: QtBot) -> None:
        report = amend(small_report(), small.OVERHEAD, committees=())
        made = ExportDialog(report, None, Memory(), FORMS)
        qtbot.addWidget(made)
        assert "Zonder commissie" not in said(made)
        click(made, EACH)
        assert made.is_each
        assert "Zonder commissie, en dus in geen van de bestanden: programma AD/OH." in said(made)

    def test_without_committees_those_ways_are_not_offered_and_say_why(self, qtbot: QtBot) -> None:
        made = ExportDialog(later_report(), None, Memory(), FORMS)
        qtbot.addWidget(made)
        ways = {name: part(made, QRadioButton, name) for name in (PARTS, ONE_COMMITTEE, ONE_PORTFOLIO, EACH)}
        assert not any(way.isEnabled() for way in ways.values())
        assert ways[EACH].toolTip() == "De rapportage noemt nog geen commissies"


class TestWhatIsPrinted:
    def test_each_part_can_be_left_out(self, dialog: ExportDialog) -> None:
        click(dialog, "Voorwoord")
        assert dialog.printing().choice.chapters == frozenset(Chapter) - {Chapter.FOREWORD}
        for box in dialog.parts.findChildren(QCheckBox):
            box.setChecked(False)
        assert not part(dialog, QPushButton, "Exporteren…").isEnabled()
        assert "Kies ten minste één onderdeel." in said(dialog)

    def test_more_is_printed_when_it_is_asked_for_and_remembered(self, dialog: ExportDialog, qtbot: QtBot) -> None:
        assert dialog.printing().choice.extras == frozenset()
        assert not part(dialog, QCheckBox, "Stoplicht van de vorige keer").isEnabled()
        click(dialog, "In één oogopslag")
        part(dialog, QPlainTextEdit, "Gevraagd besluit").setPlainText("Kennis nemen.\n")
        assert dialog.printing().choice.extras == frozenset({Extra.GLANCE})
        assert dialog.printing().imprint.decision == "Kennis nemen."
        again = ExportDialog(later_report(), small_report(), dialog.memory(), FORMS)
        qtbot.addWidget(again)
        assert again.printing().choice.extras == frozenset({Extra.GLANCE})
        assert again.printing().imprint.decision == "Kennis nemen."
        assert part(again, QCheckBox, "Stoplicht van de vorige keer").isEnabled()

    def test_the_classic_form_is_warned_of(self, dialog: ExportDialog) -> None:
        assert "schermlezer" not in said(dialog)
        click(dialog, CLASSIC)
        assert "schermlezer" in said(dialog)
        assert dialog.printing().choice.classic

    def test_changes_in_the_goal_tree_need_an_edition_before(self, dialog: ExportDialog, qtbot: QtBot) -> None:
        assert not part(dialog, QCheckBox, TREE_CHANGES).isEnabled()
        made = ExportDialog(later_report(), small_report(), Memory(), FORMS)
        qtbot.addWidget(made)
        assert part(made, QCheckBox, TREE_CHANGES).toolTip() == f"Ten opzichte van de {TITLE}"
        assert made.printing().previous == small_report()

    def test_what_goes_out_for_review_is_a_word_document_with_the_comments_if_asked(self, qtbot: QtBot) -> None:
        dialog = ExportDialog(replace(reviewed_report(), adoptions=()), None, Memory(), FORMS)
        qtbot.addWidget(dialog)
        box = part(dialog, QCheckBox, "Met de opmerkingen")
        assert (dialog.is_for_review, dialog.printing().comments) == (True, False)
        box.setChecked(True)
        part(dialog, QLineEdit, "Wie het document beoordeelt").setText(" Concern control ")
        assert (dialog.printing().comments, dialog.recipient) == (True, "Concern control")
        part(dialog, QCheckBox, "Om te laten beoordelen door").setChecked(False)
        assert (dialog.is_for_review, dialog.printing().comments) == (False, False)
        part(dialog, QCheckBox, "Om te laten beoordelen door").setChecked(True)
        part(dialog, QComboBox, "Exporteren als").setCurrentIndex(1)
        assert (dialog.is_for_review, dialog.printing().comments) == (False, False)

    def test_an_adopted_report_is_not_proposed_for_review(self, qtbot: QtBot) -> None:
        dialog = ExportDialog(reviewed_report(), None, Memory(), FORMS)
        qtbot.addWidget(dialog)
        assert not dialog.is_for_review

    def test_the_document_says_of_itself_what_is_filled_in(self, dialog: ExportDialog) -> None:
        part(dialog, QComboBox, "Status").setCurrentText("Vastgesteld")
        part(dialog, QDateEdit, "Datum").setDate(QDate(2026, 9, 18))
        part(dialog, QLineEdit, "Nummer").setText(" RV  26.0072 ")
        part(dialog, QLineEdit, "Auteur").setText("Team Control")
        assert dialog.printing().imprint == Imprint(dt.date(2026, 9, 18), Status.ADOPTED, "RV 26.0072", "Team Control")
        part(dialog, QComboBox, "Status").setCurrentText("Niet vermelden")
        assert dialog.printing().imprint.status is None

    @pytest.mark.parametrize("form", [2, 3])
    def test_data_is_always_the_whole_report_and_a_page_has_no_house_style(
        self, dialog: ExportDialog, form: int
    ) -> None:
        tabs = dialog.findChildren(QTabWidget)[0]
        part(dialog, QComboBox, "Exporteren als").setCurrentIndex(1)
        assert tabs.isEnabled()
        assert not part(dialog, QGroupBox, "Huisstijl").isEnabled()
        click(dialog, EACH)
        part(dialog, QComboBox, "Exporteren als").setCurrentIndex(form)
        assert not tabs.isEnabled()
        assert not dialog.is_each
        assert "de hele rapportage" in said(dialog)
        assert part(dialog, QPushButton, "Exporteren…").isEnabled()


def test_what_is_remembered_survives_being_written_down() -> None:
    memory = Memory(frozenset({Chapter.FOREWORD}), "", "RV 1", "Team", classic=True, template="/s.docx", other=".odt")
    memory = replace(memory, extras=frozenset({Extra.TREND}), decision="Kennis nemen.")
    assert memory_from(memory.as_json()) == memory
    part_of_it = replace(memory, way="parts", nodes=(small.lineage(small.PARKS),))
    assert memory_from(part_of_it.as_json()) == part_of_it
    assert memory_from('{"left_out": ["foreword", "kaft"], "classic": 1}') == Memory(frozenset({Chapter.FOREWORD}))
    for line in ("", "[]", "3", '{"left_out": 4}', "null"):
        assert memory_from(line) == Memory()


class TestHouseStyle:
    def template(self, folder: Path) -> Path:
        docx.Document().save(str(folder / "Huisstijl.docx"))
        return folder / "Huisstijl.docx"

    def test_it_is_told_what_is_missing_and_a_completed_copy_is_used_from_then_on(
        self, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = self.template(tmp_path)
        before = path.read_bytes()
        monkeypatch.setattr(file_dialog, "ask_file", lambda *_: path)
        click(dialog, "Sjabloon kiezen…")
        missing = dialog.imprint.template.findChildren(QListWidget)[0]
        wait_until(lambda: missing.count() > 0)
        assert "Een koptekst" in [missing.item(row).text() for row in range(missing.count())]
        assert dialog.printing().template == path
        offered = saves_as(monkeypatch, tmp_path / "Kopie")
        click(dialog, "Aangevulde kopie bewaren…")
        wait_until(lambda: dialog.printing().template == tmp_path / "Kopie.docx" and missing.count() == 0)
        wait_until(lambda: "Alles wat een rapportage nodig heeft" in said(dialog))
        assert offered == ["Huisstijl aangevuld.docx"]
        assert path.read_bytes() == before
        click(dialog, "Eigen opmaak")
        assert dialog.printing().template is None

    def test_what_is_no_template_is_told_and_not_used(
        self, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "brief.docx").write_text("geen Word")
        monkeypatch.setattr(file_dialog, "ask_file", lambda *_: tmp_path / "brief.docx")
        click(dialog, "Sjabloon kiezen…")
        wait_until(lambda: "brief.docx is geen Word-document" in said(dialog))
        assert dialog.printing().template is None

    def test_a_copy_that_cannot_be_kept_is_told(
        self, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        dialog.imprint.template.take(self.template(tmp_path))
        wait_until(lambda: "ontbreekt nog iets" in said(dialog))
        saves_as(monkeypatch, tmp_path / "weg" / "Kopie.docx")
        click(dialog, "Aangevulde kopie bewaren…")
        wait_until(lambda: "ontbreekt nog iets" not in said(dialog))
        assert dialog.printing().template == tmp_path / "Huisstijl.docx"

    def test_choosing_nothing_changes_nothing(self, dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(file_dialog, "ask_file", lambda *_: None)
        click(dialog, "Sjabloon kiezen…")
        assert dialog.printing().template is None

    def test_it_is_remembered_and_told_when_it_is_gone(
        self, desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = self.template(tmp_path)
        saves_as(monkeypatch, tmp_path / "Rapport.docx")
        exported(desk, lambda dialog: dialog.imprint.template.take(path))
        seen: list[Path | None] = []
        exported(desk, lambda dialog: seen.append(dialog.printing().template))
        assert seen == [path]
        path.unlink()

        def look(dialog: ExportDialog) -> None:
            wait_until(lambda: "Huisstijl.docx kan niet worden gelezen" in said(dialog))

        exported(desk, look)
        exported(desk, lambda dialog: seen.append(dialog.printing().template))
        assert seen == [path, None]


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Er zijn geen bevindingen: de rapportage is compleet."),
        (1, "Er staat nog 1 bevinding open. U kunt gewoon exporteren."),
    ],
)
def test_how_much_is_open_is_a_sentence(dialog: ExportDialog, count: int, sentence: str) -> None:
    dialog.show_open([Finding("no-mission", Severity.WARNING, small.MISSION, "Vul de missie in.")] * count)
    assert sentence in said(dialog)


class TestFromTheWindow:
    def test_what_is_open_is_told_and_in_nobodys_way(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        def told(sentence: str) -> Callable[[ExportDialog], None]:
            return lambda dialog: wait_until(lambda: sentence in said(dialog))

        saves_as(monkeypatch, desk.folder / "Rapport.docx")
        exported(desk, told("Er staan nog 2 bevindingen open. U kunt gewoon exporteren."))
        desk.session.apply("Stoplicht", lambda r: amend(r, small.TREES, light=None), small.TREES)
        exported(desk, told("Er staan nog 3 bevindingen open, waarvan 1 verplicht (■)."))

    def test_the_name_and_the_form_are_offered_and_the_choices_remembered(
        self, desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        offered = saves_as(monkeypatch, tmp_path / "Rapport")

        def set_up(dialog: ExportDialog) -> None:
            part(dialog, QComboBox, "Exporteren als").setCurrentIndex(1)
            click(dialog, ONE_PORTFOLIO)
            click(dialog, "Voorwoord")
            click(dialog, CLASSIC)
            part(dialog, QLineEdit, "Nummer").setText("RV 26.0072")

        exported(desk, set_up, other=True)
        assert offered == [f"{TITLE} Portefeuille Groen, water en dieren.html"]
        assert (tmp_path / "Rapport.html").is_file()
        seen: list[tuple[str, Printing]] = []
        exported(desk.reopened(), lambda dialog: seen.append((dialog.suffix, dialog.printing())), other=True)
        ((suffix, printing),) = seen
        assert suffix == ".html"
        chapters = frozenset(Chapter) - {Chapter.FOREWORD}
        part_of_it = for_portfolio(desk.report, "Groen, water en dieren", chapters)
        assert printing.choice == replace(part_of_it, classic=True)
        assert printing.imprint.reference == "RV 26.0072"

    def test_the_dossier_keeps_what_goes_out_for_review(
        self, desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        saves_as(monkeypatch, tmp_path / "uit.docx")
        exported(desk, lambda dialog: part(dialog, QLineEdit, "Wie het document beoordeelt").setText("Control"))
        exported(desk, lambda dialog: click(dialog, "Om te laten beoordelen door"))
        with Dossier.open(desk.path) as dossier:
            (kept,) = dossier.everything()[1]["sent"]
        assert kept["recipient"] == "Control"

    def test_every_committee_gets_a_document_and_what_is_there_is_asked_about(
        self, desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = tmp_path / "Commissies"
        folder.mkdir()
        monkeypatch.setattr(file_dialog, "ask_folder", lambda *_: folder)
        exported(desk, lambda dialog: click(dialog, EACH))
        assert desk.message == "Er zijn 3 documenten geschreven in de map Commissies. Toegankelijkheid: in orde."
        names = {path.name for path in folder.iterdir()}
        assert names == {f"{TITLE} Commissie {c}.docx" for c in ("Leefomgeving", "Stad en water", "Middelen")}
        for path in folder.iterdir():
            path.write_bytes(b"")
        asked: list[str] = []

        def keep(box: QMessageBox) -> None:
            asked.append(box.text())
            box.button(QMessageBox.StandardButton.Cancel).click()

        def each(dialog: ExportDialog) -> None:
            click(dialog, EACH)
            answer(QMessageBox, keep)
            dialog.accept()

        answer(ExportDialog, each)
        desk.do(desk.actions.export_word)
        assert asked == ["In de map Commissies staan 3 van deze documenten al."]
        assert {path.stat().st_size for path in folder.iterdir()} == {0}

        def each_again(dialog: ExportDialog) -> None:
            click(dialog, EACH)
            answer(QMessageBox, lambda box: box.buttons()[0].click())

        exported(desk, each_again)
        assert 0 not in {path.stat().st_size for path in folder.iterdir()}

    def test_no_folder_is_no_document(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(file_dialog, "ask_folder", lambda *_: None)

        def each(dialog: ExportDialog) -> None:
            click(dialog, EACH)
            dialog.accept()

        answer(ExportDialog, each)
        desk.do(desk.actions.export_word)
        assert desk.message == ""

    @pytest.mark.usefixtures("qapp")
    def test_the_edition_before_in_the_dossier_is_held_against_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with desktop(tmp_path, small_report(), later_report()) as desk:
            saves_as(monkeypatch, tmp_path / "Rapport.docx")
            seen: list[Report | None] = []
            exported(desk, lambda dialog: seen.append(dialog.printing().previous))
            assert seen == [small_report()]


class TestVerdict:
    @pytest.fixture
    def mended(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> Desktop:
        """A desktop on a report with a link that says nothing, exported in the classic form."""
        link = Paragraph((Run("hier", link="https://lindeveen.example/kaart"),))
        desk.session.apply("Tekst", lambda r: amend(r, small.MISSION, body=body(link)), small.MISSION)
        saves_as(monkeypatch, desk.folder / "Rapport.docx")
        exported(desk, lambda dialog: click(dialog, CLASSIC))
        return desk

    def windows(self, desk: Desktop) -> list[VerdictWindow]:
        return [window for window in desk.frame.findChildren(VerdictWindow) if window.isVisible()]

    def shown(self, desk: Desktop) -> VerdictWindow:
        next(b for b in desk.window.messages.findChildren(QPushButton) if b.text() == "Wat te verbeteren is…").click()
        work_off()
        (window,) = self.windows(desk)
        return window

    def test_it_is_told_and_each_line_goes_to_its_text(self, mended: Desktop) -> None:
        assert mended.message == "Het document Rapport.docx is geschreven. Toegankelijkheid: 2 punten om te verbeteren."
        mended.go_to(small.OVERHEAD)
        window = self.shown(mended)
        assert not window.isModal()
        lines = window.findChildren(QListWidget)[0]
        assert lines.item(0).text().startswith("De missie van programma 4: De link “hier” zegt niet")
        assert lines.item(1).text().startswith("Het document: Tabellen hebben samengevoegde cellen")
        lines.setFocus()
        lines.setCurrentRow(1)
        QTest.keyClick(lines, Qt.Key.Key_Return)
        assert mended.here == "AD/OH"
        lines.setCurrentRow(0)
        QTest.keyClick(lines, Qt.Key.Key_Return)
        assert mended.here == "4"
        assert self.windows(mended) == [window]

    def test_another_takes_its_place_and_another_report_takes_it_away(self, mended: Desktop) -> None:
        first = self.shown(mended)
        assert self.shown(mended) is not first
        mended.session.add_report(later_report())
        work_off()
        assert self.windows(mended) == []

    def test_what_is_in_order_has_nothing_to_show(self, desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        saves_as(monkeypatch, desk.folder / "Rapport.docx")
        exported(desk)
        assert desk.message == "Het document Rapport.docx is geschreven. Toegankelijkheid: in orde."
        assert "Wat te verbeteren is…" not in [b.text() for b in desk.window.messages.findChildren(QPushButton)]


class TestChanges:
    def test_none_are_shown_unless_that_is_asked(self, dialog: ExportDialog) -> None:
        assert dialog.changes.since is None

    def test_they_are_shown_since_an_earlier_edition_the_newest_first_or_since_a_day(self, qtbot: QtBot) -> None:
        older = [replace(small_report(), id=900 + n, edition=edition(n, 2025)) for n in (1, 2)]
        dialog = ExportDialog(small_report(), None, Memory(), FORMS, others=[*older, small_report()])
        qtbot.addWidget(dialog)
        since = part(dialog.changes, QComboBox)
        titles = [since.itemText(row) for row in range(since.count())]
        assert titles == ["Niet zichtbaar", *(report.edition.title for report in reversed(older)), "een dag"]
        since.setCurrentIndex(1)
        assert dialog.changes.since == older[1]
        since.setCurrentIndex(3)
        part(dialog.changes, QDateEdit).setDate(QDate(2026, 5, 3))
        assert dialog.changes.since == dt.date(2026, 5, 3)

    def test_what_went_out_for_review_is_offered_when_it_is_read(self, dialog: ExportDialog) -> None:
        moment = dt.datetime(2026, 5, 3, 10, 0).astimezone()
        sent = [SentOut("later", moment, "De wethouder"), SentOut("sooner", moment)]
        dialog.changes.offer(sent)
        since = part(dialog.changes, QComboBox)
        assert [since.itemText(row) for row in range(since.count())][-3:] == [
            "verstuurd aan De wethouder, 3\xa0mei\xa02026, 10:00",
            "verstuurd, 3\xa0mei\xa02026, 10:00",
            "een dag",
        ]
        since.setCurrentIndex(since.count() - 3)
        assert dialog.changes.since == sent[0]

    def test_a_form_that_cannot_show_them_does_not_offer_them(self, dialog: ExportDialog) -> None:
        part(dialog.changes, QComboBox).setCurrentIndex(1)
        part(dialog, QComboBox, "Exporteren als").setCurrentIndex(1)
        assert dialog.suffix == ".html"
        assert not dialog.changes.isEnabled()
        assert dialog.changes.since is None


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("choice", ["een dag", TITLE])
def test_what_changed_is_tracked_in_the_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, choice: str) -> None:
    with desktop(tmp_path, small_report(), later_report()) as desk:
        saves_as(monkeypatch, tmp_path / "uit.docx")
        text = body("Dit najaar ligt alle werk op schema.")
        foreword = desk.report.foreword.id
        desk.session.apply("Schrijven", lambda report: writing.write(report, foreword, text), foreword)
        assert desk.session.settle()
        exported(desk, lambda dialog: part(dialog.changes, QComboBox).setCurrentText(choice))
        assert "uit.docx is geschreven" in desk.message
    with zipfile.ZipFile(tmp_path / "uit.docx") as package:
        assert b"<w:ins " in package.read("word/document.xml")


def test_what_changed_since_it_went_out_for_review_is_tracked_in_the_document(
    desk: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = desk.session.store
    assert store is not None
    now = dt.datetime(2026, 5, 3, 10, 0, tzinfo=dt.UTC)
    store.keep_sent(for_review(desk.report, Printing(Imprint(now.date())), desk.session.lineage, "Eva", now)[1])
    foreword = desk.report.foreword.id
    text = body("Dit najaar ligt alle werk op schema.")
    desk.session.apply("Schrijven", lambda report: writing.write(report, foreword, text), foreword)
    saves_as(monkeypatch, desk.folder / "uit.docx")

    def choose(dialog: ExportDialog) -> None:
        since = part(dialog.changes, QComboBox)
        wait_until(lambda: since.findText("verstuurd aan Eva", Qt.MatchFlag.MatchStartsWith) >= 0)
        since.setCurrentIndex(since.findText("verstuurd aan Eva", Qt.MatchFlag.MatchStartsWith))

    exported(desk, choose)
    with zipfile.ZipFile(desk.folder / "uit.docx") as package:
        assert b"<w:ins " in package.read("word/document.xml")
