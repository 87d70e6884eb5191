"""The smaller parts of the window, each by itself."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.reports import identity, small_report
from tests.windows import work_off
from vgr_desktop.core.checks import findings
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import STANDARD_SCALE, Light
from vgr_desktop.core.model.text import EMPTY
from vgr_desktop.ui.kit import lights
from vgr_desktop.ui.kit.form_fields import LineField, NamesField
from vgr_desktop.ui.page.facts_form import FactsForm, facts_of
from vgr_desktop.ui.page.light_bar import LightBar
from vgr_desktop.ui.window.go_to import GoTo, destinations
from vgr_desktop.ui.window.message_bar import MessageBar
from vgr_desktop.ui.window.trail import Trail

LEAST_CONTRAST = 3.0


class TestTrail:
    def test_one_goes_back_and_forward(self) -> None:
        trail = Trail()
        assert not trail.can_go_back
        assert trail.back() is None
        for id in (1, 2, 2, 3):
            trail.visit(id)
        assert [trail.back(), trail.back(), trail.back()] == [2, 1, None]
        assert [trail.forward(), trail.forward(), trail.forward()] == [2, 3, None]

    def test_going_elsewhere_forgets_what_one_went_back_from(self) -> None:
        trail = Trail()
        for id in (1, 2, 3):
            trail.visit(id)
        trail.back()
        trail.visit(2)
        assert trail.can_go_forward
        trail.visit(4)
        assert not trail.can_go_forward
        assert trail.back() == 2

    def test_another_dossier_begins_another_trail(self) -> None:
        trail = Trail()
        trail.visit(1)
        trail.visit(2)
        trail.clear()
        assert not trail.can_go_back


@pytest.mark.usefixtures("qapp")
class TestLights:
    def contrast(self, one: QColor, other: QColor) -> float:
        """How far apart two colours are, from 1 to 21 (WCAG 2.1, 1.4.3)."""

        def luminance(colour: QColor) -> float:
            parts = (colour.redF(), colour.greenF(), colour.blueF())
            linear = [float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4) for part in parts]
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

        lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    @pytest.mark.parametrize("base", ["#FFFFFF", "#1E1E1E"])
    @pytest.mark.parametrize("light", STANDARD_SCALE)
    def test_each_stands_out_from_the_paper_light_or_dark(self, light: Light, base: str) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(base))
        assert self.contrast(lights.colour(light, palette), QColor(base)) >= LEAST_CONTRAST

    def test_each_has_a_shape_and_a_word(self) -> None:
        assert [lights.label(light) for light in (*STANDARD_SCALE, None)] == [
            "● Groen",
            "▲ Oranje",
            "■ Rood",
            "– Niet ingevuld",
        ]

    def test_the_bar_tells_which_was_chosen(self, qtbot: QtBot) -> None:
        bar = LightBar()
        qtbot.addWidget(bar)
        bar.show_light(STANDARD_SCALE, "green")
        buttons = bar.findChildren(QRadioButton)
        assert [button.isChecked() for button in buttons] == [True, False, False, False]
        for button, key in zip(buttons, ("green", "orange", "red", None), strict=True):
            with qtbot.waitSignal(bar.chosen) as told:
                button.click()
            assert told.args == [key]

    def test_it_is_one_group_of_choices_for_those_who_hear_it(self, qtbot: QtBot) -> None:
        bar = LightBar()
        qtbot.addWidget(bar)
        bar.show_light(STANDARD_SCALE, "green")
        heard = QAccessible.queryAccessibleInterface(bar)
        assert (heard.role(), heard.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "Stoplicht")
        roles = [heard.child(number).role() for number in range(1, heard.childCount())]
        assert roles == [QAccessible.Role.RadioButton] * 4

    def test_another_scale_has_other_buttons(self, qtbot: QtBot) -> None:
        bar = LightBar()
        qtbot.addWidget(bar)
        bar.show_light(STANDARD_SCALE, "green")
        grey = Light("grey", "Grijs", "#666666", "◆", "Nog niet begonnen.", must_explain=False)
        bar.show_light((*STANDARD_SCALE, grey), "grey")
        assert checked(bar) == ["◆ Grijs"]
        bar.show_light((*STANDARD_SCALE, grey), "vreemd")
        assert checked(bar) == ["– Niet ingevuld"]


def checked(bar: LightBar) -> list[str]:
    """What the buttons say that are pressed."""
    work_off()
    return [button.text() for button in bar.findChildren(QRadioButton) if button.isChecked()]


class TestGoingTo:
    def test_every_node_and_section_can_be_gone_to(self) -> None:
        known = dict(destinations(small_report()))
        assert known["4A1.1 Planten van bomen"] == small.TREES
        assert known["Personele lasten"] == small.STAFF
        assert len(known) == len([*tree.walk(small_report())]) - 1 + 1

    def test_two_nodes_of_the_same_code_and_title_can_each_be_gone_to(self) -> None:
        report = edits.add_child(small_report(), small.PLAYGROUNDS, identity(90), "Speeltuin De Wilg")
        known = dict(destinations(report))
        assert known["4A1.3 Speeltuin De Wilg"] == small.WILLOW
        assert known["4A1.3 Speeltuin De Wilg (2)"] == 90

    def test_an_item_is_found_by_the_code_that_it_had_in_another_edition(self, qtbot: QtBot) -> None:
        greenery, overhead = small_report().programmes
        parks, water = greenery.areas
        parks, water = replace(parks, letter="B"), replace(water, letter="A")
        swapped = replace(greenery, areas=(parks, water))
        before = replace(small_report(), id=99, programmes=(swapped, overhead))
        known = dict(destinations(small_report(), [before]))
        assert known["4A1.1 Planten van bomen (eerder 4B1.1)"] == small.TREES
        line = GoTo()
        qtbot.addWidget(line)
        line.show_report(small_report(), [before])
        chosen: list[int] = []
        line.chosen.connect(chosen.append)
        for typed in ("4A1.1", "eerder 4B1.1"):
            line.setText(typed)
            QTest.keyClick(line, Qt.Key.Key_Return)
        assert chosen == [small.TREES, small.TREES]

    @pytest.mark.parametrize(
        ("typed", "id"),
        [
            ("4b1.10", small.QUAYS),
            ("SPEELPLEK", small.PLAYGROUNDS),
            (" personele ", small.STAFF),
            ("wilg", small.WILLOW),
        ],
    )
    def test_by_code_or_word_whatever_the_capitals(self, qtbot: QtBot, typed: str, id: int) -> None:
        line = GoTo()
        qtbot.addWidget(line)
        line.show_report(small_report())
        line.setText(typed)
        with qtbot.waitSignal(line.chosen) as told:
            QTest.keyClick(line, Qt.Key.Key_Return)
        assert told.args == [id]

    @pytest.mark.parametrize("typed", ["", "  ", "9Z9"])
    def test_what_is_nowhere_goes_nowhere(self, qtbot: QtBot, typed: str) -> None:
        line = GoTo()
        qtbot.addWidget(line)
        line.show_report(small_report())
        line.setText(typed)
        with qtbot.assertNotEmitted(line.chosen):
            QTest.keyClick(line, Qt.Key.Key_Return)

    def test_an_exact_code_comes_before_a_longer_one(self, qtbot: QtBot) -> None:
        report = edits.set_number(small_report(), small.PUMPS, "11")
        line = GoTo()
        qtbot.addWidget(line)
        line.show_report(edits.set_number(report, small.QUAYS, "1"))
        line.setText("4B1.1")
        with qtbot.waitSignal(line.chosen) as told:
            QTest.keyClick(line, Qt.Key.Key_Return)
        assert told.args == [small.QUAYS]


class TestMessages:
    @pytest.fixture
    def bar(self, qtbot: QtBot) -> MessageBar:
        bar = MessageBar()
        qtbot.addWidget(bar)
        return bar

    def test_one_stays_until_it_is_closed(self, bar: MessageBar) -> None:
        assert bar.text() == ""
        bar.tell("Klaar.")
        assert bar.text() == "Klaar."
        bar.findChildren(QToolButton)[0].click()
        assert bar.text() == ""

    def test_another_takes_its_place_with_its_own_buttons(self, bar: MessageBar, qtbot: QtBot) -> None:
        done: list[str] = []
        bar.tell("Een.", ("Eerste", lambda: done.append("een")))
        bar.tell("Twee.", ("Tweede", lambda: done.append("twee")))
        qtbot.waitUntil(lambda: len(bar.findChildren(QPushButton)) == 1)
        bar.findChildren(QPushButton)[0].click()
        assert (bar.text(), done) == ("Twee.", ["twee"])

    def test_one_about_something_goes_when_that_is_over(self, bar: MessageBar) -> None:
        bar.tell("Opslaan lukt niet.", topic="saving", bad=True)
        bar.clear_topic("opening")
        assert bar.text() == "Opslaan lukt niet."
        bar.clear_topic("saving")
        assert bar.text() == ""

    def test_a_message_is_never_read_as_markup(self, bar: MessageBar) -> None:
        bar.tell("<b>niet vet</b>")
        assert bar.findChildren(QLabel)[0].textFormat() == Qt.TextFormat.PlainText

    def test_a_screen_reader_hears_it(self, bar: MessageBar) -> None:
        bar.tell("Klaar.")
        assert bar.accessibleName() == "Klaar."


class TestFacts:
    @pytest.mark.parametrize(
        ("id", "names"),
        [
            (small.REPORT, ["Rapportage", "Gemeente"]),
            (small.GREENERY, ["Programmanummer", "Naam", "Commissie(s)", "Portefeuille(s)"]),
            (small.PARKS, ["Naam", "Commissie(s)"]),
            (small.TREES, []),
        ],
    )
    def test_each_kind_of_item_has_its_own(self, id: int, names: list[str]) -> None:
        assert [fact.name for fact in facts_of(tree.index(small_report()).items[id])] == names

    @pytest.mark.parametrize("id", [small.REPORT, small.GREENERY, small.PARKS])
    def test_writing_back_what_one_reads_changes_nothing(self, id: int) -> None:
        item = tree.index(small_report()).items[id]
        for fact in facts_of(item):
            assert fact.change(small_report(), id, fact.read(item)) == small_report()

    def test_a_title_that_is_none_is_refused(self) -> None:
        fact = facts_of(small_report())[0]
        with pytest.raises(Refused, match="geen titel"):
            fact.change(small_report(), small.REPORT, "Zomaar iets")

    def test_the_form_shows_another_item_of_the_same_kind(self, qtbot: QtBot) -> None:
        form = FactsForm()
        qtbot.addWidget(form)
        known = tree.index(small_report()).items
        for id, name in ((small.PARKS, "Parken"), (small.WATER, "Water")):
            form.show_item(known[id])
            assert form.findChildren(LineField)[0].value() == name

    def test_half_typed_words_do_not_move_to_another_item(self, qtbot: QtBot) -> None:
        form = FactsForm()
        qtbot.addWidget(form)
        report = edits.rename(small_report(), small.WATER, "Parken")
        form.show_item(tree.index(report).items[small.PARKS])
        form.findChildren(LineField)[0].clear()
        form.show_item(tree.index(report).items[small.WATER])
        assert form.findChildren(LineField)[0].value() == "Parken"


class TestFields:
    def test_names_are_one_on_a_line_and_the_field_grows(self, qtbot: QtBot) -> None:
        field = NamesField("Commissies")
        qtbot.addWidget(field)
        low = field.height()
        field.show_value(("Groen", "Stad", "Water"))
        assert field.toPlainText() == "Groen\nStad\nWater"
        assert field.height() > low
        assert field.value() == ("Groen", "Stad", "Water")

    @pytest.mark.parametrize("make", [LineField, NamesField])
    def test_showing_is_not_typing(self, qtbot: QtBot, make: Callable[[str], LineField | NamesField]) -> None:
        field = make("Naam")
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.typed):
            field.show_value("a" if isinstance(field, LineField) else ("a",))  # type: ignore[arg-type]  # each its own
        with qtbot.waitSignal(field.typed):
            QTest.keyClicks(field, "b")

    def test_empty_lines_and_spaces_are_no_names(self, qtbot: QtBot) -> None:
        field = NamesField("Commissies")
        qtbot.addWidget(field)
        QTest.keyClicks(field, "  Groen   en water ")
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.value() == ("Groen en water",)


def test_an_explanation_that_was_emptied_is_a_finding_again(qtbot: QtBot) -> None:
    report = writing.write(small_report(), small.ABOUT_PLAYGROUNDS, EMPTY)
    assert len(findings(report)) > len(findings(small_report()))
