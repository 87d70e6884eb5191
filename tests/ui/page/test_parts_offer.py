"""What an orange or red light must be explained with is offered above its text, and survives."""

from PySide6.QtWidgets import QLabel

from tests import reports as small
from tests.windows import Desktop
from vgr_desktop.core.editing.writing import explanation_of
from vgr_desktop.core.model.text import ExplanationPart, paragraphs
from vgr_desktop.core.model.tree import index


def offering(desk: Desktop) -> QLabel:
    """The line above the first text that offers parts; it is the last before the text."""
    *_, label = (label for label in desk.pane().findChildren(QLabel) if label.parent() is desk.pane())
    return label


def offer(desk: Desktop) -> str:
    """What the line above the first text offers."""
    label = offering(desk)
    return "" if label.isHidden() else label.text()


def parts(desk: Desktop, node: int) -> list[ExplanationPart | None]:
    explanation = explanation_of(desk.saved(), node)
    assert explanation is not None
    return [paragraph.part for paragraph in paragraphs(explanation.body)]


def test_a_light_that_must_be_explained_brings_the_offer(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    assert offer(desk) == ""
    desk.window.desk.set_light("orange")
    assert "Oorzaak, consequentie en bijsturing invoegen" in offer(desk)
    desk.window.desk.set_light("green")
    assert offer(desk) == ""


def test_the_three_parts_are_put_in_as_one_step_and_kept_while_one_types(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    desk.window.desk.set_light("red")
    offering(desk).linkActivated.emit("insert")
    assert offer(desk) == ""
    assert parts(desk, small.TREES) == [ExplanationPart.CAUSE, ExplanationPart.CONSEQUENCE, ExplanationPart.ADJUSTMENT]
    desk.type("Meer water.")
    assert parts(desk, small.TREES) == [ExplanationPart.CAUSE, ExplanationPart.CONSEQUENCE, ExplanationPart.ADJUSTMENT]
    desk.do(desk.actions.undo)
    desk.do(desk.actions.undo)
    assert explanation_of(desk.report, small.TREES) is None
    assert offer(desk)


def test_only_what_is_not_there_is_put_in_below_what_is_written(desk: Desktop) -> None:
    desk.go_to(small.PUMPS)
    desk.window.desk.set_light("orange")
    editor = desk.editor()
    editor.put_caret(0)
    desk.do(desk.actions.cause)
    assert "Consequentie en bijsturing invoegen" in offer(desk)
    offering(desk).linkActivated.emit("insert")
    assert parts(desk, small.PUMPS) == [ExplanationPart.CAUSE, ExplanationPart.CONSEQUENCE, ExplanationPart.ADJUSTMENT]


def test_a_text_that_can_only_be_read_offers_nothing(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    desk.window.desk.set_light("red")
    desk.session.settle()
    desk.session.open(desk.glimpse(), read_only=True)
    desk.go_to(small.TREES)
    assert offer(desk) == ""
    assert small.TREES in index(desk.report)
