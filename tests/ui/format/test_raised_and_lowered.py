"""Superscript and subscript, as an officer sets them."""

import pytest
from PySide6.QtCore import Qt

from tests.reports import MISSION
from tests.ui.editing import CONTROL, SHIFT
from tests.windows import Desktop
from vgr_desktop.core.model.report import Text
from vgr_desktop.core.model.text import Mark, Run, paragraphs
from vgr_desktop.core.model.tree import index

MISSION_WORDS = "Een groene stad waar iedereen droge voeten houdt."
RAISED, LOWERED = (frozenset({mark}) for mark in (Mark.SUPERSCRIPT, Mark.SUBSCRIPT))


@pytest.fixture
def shown(desk: Desktop) -> Desktop:
    desk.go_to(index(desk.report).parents[MISSION])
    desk.editor(MISSION)
    return desk


def runs(shown: Desktop) -> list[Run]:
    shown.session.hand_in()
    text = index(shown.report).items[MISSION]
    assert isinstance(text, Text)
    return [run for paragraph in paragraphs(text.body) for run in paragraph.runs]


def test_keys_raise_and_lower_what_is_typed_next(shown: Desktop) -> None:
    shown.keys(" 12 m")
    shown.press(Qt.Key.Key_Period, CONTROL | SHIFT)
    shown.keys("2")
    shown.press(Qt.Key.Key_Period, CONTROL | SHIFT)
    shown.keys(" CO")
    shown.press(Qt.Key.Key_Comma, CONTROL | SHIFT)
    shown.keys("2")
    assert runs(shown) == [
        Run(f"{MISSION_WORDS} 12 m"), Run("2", RAISED), Run(" CO"), Run("2", LOWERED)
    ]  # fmt: skip
    assert shown.saved() == shown.report


def test_what_is_raised_is_lowered_in_one_step_and_back(shown: Desktop) -> None:
    editor = shown.editor(MISSION)
    editor.select_words("houdt")
    for action, marks in ((shown.actions.superscript, RAISED), (shown.actions.subscript, LOWERED)):
        shown.do(action)
        assert runs(shown)[1] == Run("houdt", marks)
        assert action.isChecked()
    assert not shown.actions.superscript.isChecked()
    shown.do(shown.actions.subscript)
    assert runs(shown) == [Run(MISSION_WORDS)]


def test_words_of_a_finding_are_found_though_one_is_raised(shown: Desktop) -> None:
    editor = shown.editor(MISSION)
    editor.insertPlainText(" Zie 2025")
    shown.press(Qt.Key.Key_Period, CONTROL | SHIFT)
    shown.keys("1")
    editor.select_words("Zie 2025¹")
    assert editor.textCursor().selectedText() == "Zie 20251"
