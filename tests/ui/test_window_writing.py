from tests import reports as small
from tests.windows import Desktop
from vgr_desktop.core.text import plain
from vgr_desktop.core.writing import explanation_of


def test_what_is_typed_is_in_the_file(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    desk.type("De bomen staan er.")
    explanation = explanation_of(desk.saved(), small.TREES)
    assert explanation is not None
    assert plain(explanation.body) == "De bomen staan er."
