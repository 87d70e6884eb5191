"""The list of findings: what it shows, where it goes, and what can be done with it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import click, part, said
from tests.editions import later
from tests.reports import identity, small_report
from tests.windows import Desktop, answer, make_dossier
from vgr_desktop.core.checks import accept, findings
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import amend
from vgr_desktop.files.store import glance
from vgr_desktop.ui.findings.acceptance_dialog import AcceptanceDialog
from vgr_desktop.ui.findings.model import FindingsModel
from vgr_desktop.ui.findings.panel import FindingsPanel
from vgr_desktop.ui.page.money.table import DeviationsTable
from vgr_desktop.ui.session.findings import LiveFindings
from vgr_desktop.ui.session.session import Session

Key = Qt.Key


def unlit() -> Report:
    """The small report with a deliverable of which the light is not set."""
    return edits.set_light(small_report(), small.TREES, None)


def model_of(panel: FindingsPanel) -> FindingsModel:
    return part(panel, FindingsModel)


def rows(panel: FindingsPanel) -> list[str]:
    """What the list shows: groups, and under each its findings."""
    model = model_of(panel)
    found = []
    for heading in model.headings():
        found.append(str(model.data(heading)))
        found += [f"  {model.data(model.index(row, 0, heading))}" for row in range(model.rowCount(heading))]
    return found


@dataclass
class Shown:
    """A list of findings, and the session whose report it follows."""

    session: Session
    live: LiveFindings
    panel: FindingsPanel

    def show(self, report: Report) -> None:
        """Let the list follow this value of the report now."""
        self.session.apply("Tonen", lambda _report: report, report.id)
        self.live.now()


def headings(panel: FindingsPanel) -> list[str]:
    return [str(model_of(panel).data(heading)) for heading in model_of(panel).headings()]


def summary(panel: FindingsPanel) -> str:
    """What is said above the list."""
    return part(panel, QLabel).text()


def filters(panel: FindingsPanel) -> dict[str, QToolButton]:
    """The buttons that filter, by what they say."""
    return {
        button.text(): button
        for button in panel.findChildren(QToolButton)
        if button.isCheckable() and not button.isHidden()
    }


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    session = Session()
    live = LiveFindings(session)
    panel = FindingsPanel(live)
    qtbot.addWidget(panel)
    session.open(glance.look(make_dossier(tmp_path / "Proef.vgr", small_report())))
    live.now()
    yield Shown(session, live, panel)
    session.abandon()


@pytest.fixture
def panel(shown: Shown) -> FindingsPanel:
    return shown.panel


class TestShowing:
    def test_findings_stand_under_their_programme_and_say_where(self, shown: Shown, panel: FindingsPanel) -> None:
        shown.show(unlit())
        found = rows(panel)
        assert found[:2] == [
            "Programma 4 Groen en water (2)",
            "  ■ Prestatie 4A1.1 heeft nog geen stoplicht. Kies een stoplicht.",
        ]
        assert "Programma AD/OH Overhead (1)" in found
        assert summary(panel) == "Nog 3 bevindingen open. Klik om erheen te gaan."

    def test_by_rule(self, shown: Shown, panel: FindingsPanel) -> None:
        shown.show(unlit())
        panel.group(by_rule=True)
        assert headings(panel) == [
            *("Stoplicht niet ingevuld (1)", "Geen beleidsterreinen (1)", "Tekst zonder plaats (1)")
        ]

    def test_what_is_about_no_programme_is_about_the_report(self, shown: Shown, panel: FindingsPanel) -> None:
        shown.show(writing.write(small_report(), small.FOREWORD, from_plain("Hier komt XXX.")))
        assert headings(panel)[0] == "Hele rapportage (1)"

    def test_it_follows_the_report_after_a_moment(self, shown: Shown, panel: FindingsPanel, qtbot: QtBot) -> None:
        before = rows(panel)
        with qtbot.waitSignal(shown.live.changed):
            shown.session.apply("Stoplicht", lambda _report: unlit(), small.TREES)
            assert rows(panel) == before
        assert len(rows(panel)) == len(before) + 1

    def test_while_somebody_types_it_waits(self, shown: Shown) -> None:
        shown.session.apply("Stoplicht", lambda _report: unlit(), small.TREES)
        at_rest = part(shown.live, QTimer).remainingTime()
        shown.live.wait()
        assert part(shown.live, QTimer).remainingTime() > at_rest
        shown.session.undo()
        assert part(shown.live, QTimer).remainingTime() > at_rest

    def test_typing_that_changes_nothing_yet_sets_nothing_off(self, shown: Shown) -> None:
        shown.live.wait()
        assert not part(shown.live, QTimer).isActive()

    def test_what_only_repeats_the_previous_edition_is_one(self, shown: Shown, panel: FindingsPanel) -> None:
        shown.session.add_report(later())
        shown.live.now()
        assert any("woord voor woord een tekst uit de 1e Voortgangsrapportage" in row for row in rows(panel))

    def test_when_nothing_is_missing_it_says_so(self, shown: Shown, panel: FindingsPanel) -> None:
        report = edits.remove(writing.remove_text(small_report(), small.LEFTOVER), small.OVERHEAD)
        shown.show(report)
        assert "compleet" in summary(panel)
        panel.step(1)

    def test_without_a_report_it_says_nothing(self, shown: Shown, panel: FindingsPanel) -> None:
        shown.show(small_report())
        shown.session.abandon()
        shown.session.opened.emit()
        shown.live.now()
        assert rows(panel) == []
        assert summary(panel) == ""

    def test_one_weight_is_hidden_and_shown_again(self, shown: Shown, panel: FindingsPanel) -> None:
        shown.show(unlit())
        assert list(filters(panel)) == ["■ 1", "▲ 2"]
        filters(panel)["▲ 2"].click()
        assert len(rows(panel)) == 2
        assert summary(panel).endswith("(2 verborgen)")
        filters(panel)["▲ 2"].click()
        assert len(rows(panel)) == 5

    def test_what_was_folded_stays_so(self, shown: Shown, panel: FindingsPanel) -> None:
        shown.show(small_report())
        first = model_of(panel).headings()[0]
        panel.view.collapse(first)
        shown.show(unlit())
        assert not panel.view.isExpanded(model_of(panel).headings()[0])
        assert panel.view.isExpanded(model_of(panel).headings()[1])
        panel.view.clicked.emit(model_of(panel).headings()[0])
        assert panel.view.isExpanded(model_of(panel).headings()[0])

    def test_the_current_finding_stays_current_and_gives_way_to_its_neighbour(
        self, shown: Shown, panel: FindingsPanel
    ) -> None:
        shown.show(unlit())
        panel.step(1)
        panel.step(1)
        current = panel.current()
        assert current is not None
        shown.show(edits.set_light(small_report(), small.LITTER, None))
        assert panel.current() == current
        shown.show(writing.remove_text(unlit(), small.LEFTOVER))
        assert panel.current() is not None

    def test_it_is_higher_where_it_is_narrower(self, shown: Shown, panel: FindingsPanel) -> None:
        shown.show(unlit())
        panel.resize(600, 500)
        panel.show()
        wide = panel.view.sizeHintForIndex(model_of(panel).lines()[0]).height()
        panel.resize(220, 500)
        assert panel.view.sizeHintForIndex(model_of(panel).lines()[0]).height() > wide


class TestGoing:
    def test_a_click_goes_to_the_place(self, desk: Desktop) -> None:
        desk.window.tree_commands.set_light(small.TREES, None)
        panel = desk.window.findings
        desk.window.live.now()
        desk.go_to(small.WATER)
        panel.view.clicked.emit(model_of(panel).lines()[0])
        assert desk.here == "4A1.1"

    def test_words_are_selected_in_their_text(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        desk.type(" Wij wachten op XXX van het rijk.", small.STATE)
        desk.go_to(small.WATER)
        panel = desk.window.findings
        desk.window.live.now()
        panel.view.clicked.emit(model_of(panel).lines()[0])
        assert desk.here == "4"
        assert desk.pane(small.STATE).editor.textCursor().selectedText() == "XXX"

    def test_a_deviation_without_an_amount_is_shown_in_its_row(self, desk: Desktop) -> None:
        desk.session.apply(
            "Bedrag", lambda report: amend(report, small.DROUGHT_COSTS, amount=None), small.DROUGHT_COSTS
        )
        desk.frame.activateWindow()
        panel = desk.window.findings
        desk.window.live.now()
        at = next(at for at in model_of(panel).lines() if "bedrag" in str(model_of(panel).data(at)))
        panel.view.clicked.emit(at)
        assert part(desk.window.desk, DeviationsTable).currentIndex().row() == 0

    def test_f8_goes_from_finding_to_finding(self, desk: Desktop) -> None:
        panel = desk.window.findings
        desk.window.live.look()
        lines = model_of(panel).lines()
        places = []
        for _ in range(len(lines) + 1):
            desk.do(desk.actions.next_finding)
            places.append(lines.index(panel.view.currentIndex()))
        assert places == [*range(len(lines)), 0]
        desk.do(desk.actions.previous_finding)
        assert panel.view.currentIndex() == lines[-1]


class TestAccepting:
    def accept(self, desk: Desktop, reason: str = "Volgt in juni.") -> None:
        """Accept the first finding, which is about the text without a place."""

        def fill(dialog: AcceptanceDialog) -> None:
            assert not part(dialog, QPushButton, "Accepteren").isEnabled()
            QTest.keyClicks(part(dialog, QLineEdit, "Reden"), reason)
            part(dialog, QLineEdit, "Door").setText("Sanne")
            click(dialog, "Accepteren")

        desk.window.live.look()
        desk.do(desk.actions.next_finding)
        answer(AcceptanceDialog, fill)
        desk.do(desk.actions.accept_finding)

    def test_an_accepted_finding_is_kept_in_the_file_and_does_not_count(self, desk: Desktop) -> None:
        panel = desk.window.findings
        desk.window.live.look()
        before = len(model_of(panel).lines())
        self.accept(desk)
        (kept,) = desk.saved().acceptances
        assert (kept.reason, kept.author) == ("Volgt in juni.", "Sanne")
        assert len(model_of(panel).lines()) == before - 1
        assert "1 bevinding" in said(desk.frame.status).splitlines()
        filters(panel)["✓ 1"].click()
        accepted = next(row for row in rows(panel) if "✓" in row)
        assert "Geaccepteerd door Sanne op" in accepted
        assert "Volgt in juni." in accepted

    def test_it_can_be_withdrawn_and_each_is_a_step(self, desk: Desktop) -> None:
        panel = desk.window.findings
        self.accept(desk)
        filters(panel)["✓ 1"].click()
        at = next(at for at in model_of(panel).lines() if "✓" in str(model_of(panel).data(at)))
        panel.view.setCurrentIndex(at)
        assert not desk.actions.accept_finding.isEnabled()
        desk.do(desk.actions.withdraw_acceptance)
        assert desk.report.acceptances == ()
        desk.do(desk.actions.undo)
        assert len(desk.report.acceptances) == 1
        desk.do(desk.actions.undo)
        assert desk.report.acceptances == ()

    def test_calling_it_off_keeps_it_open(self, desk: Desktop) -> None:
        desk.window.live.look()
        desk.do(desk.actions.next_finding)
        answer(AcceptanceDialog, AcceptanceDialog.reject)
        desk.do(desk.actions.accept_finding)
        assert desk.report.acceptances == ()

    def test_a_dossier_that_can_only_be_read_says_so(self, desk: Desktop) -> None:
        desk.session.open(desk.glimpse(), read_only=True)
        self.accept(desk)
        assert "alleen-lezen" in desk.message

    def test_who_is_not_known_is_not_named(self, shown: Shown, panel: FindingsPanel) -> None:
        finding = findings(unlit())[0]
        report = accept(unlit(), finding, identity(90), "Zo is het.", "", dt.date(2026, 5, 4))
        shown.show(report)
        filters(panel)["✓ 1"].click()
        assert rows(panel)[1].endswith("Geaccepteerd op 4\u00a0mei\u00a02026: Zo is het.")


class TestSwitches:
    def test_advice_is_off_until_it_is_switched_on_and_remembered(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        desk.type(" Wij streven ook dit jaar naar meer bomen.", small.STATE)
        desk.window.live.now()
        assert not any("Schrijf liever" in row for row in rows(desk.window.findings))
        desk.do(desk.actions.advise_vague_verbs)
        assert any("Schrijf liever" in row for row in rows(desk.window.findings))
        desk.do(desk.actions.findings_by_rule)
        assert "Vaag werkwoord (1)" in headings(desk.window.findings)
        desk.reopened()
        desk.window.live.look()
        assert desk.actions.advise_vague_verbs.isChecked()
        assert "Vaag werkwoord (1)" in headings(desk.window.findings)
