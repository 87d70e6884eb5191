"""The numbered caption of a picture: print numbers it, and a reviewer changes its words."""

from dataclasses import replace

import pytest

from tests.reports import ABOUT_PLAYGROUNDS, reviewed_report
from tests.returned import Copy
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Explanation
from vgr_desktop.core.model.text import Paragraph, rich
from vgr_desktop.core.model.tree import index
from vgr_desktop.core.returning.taking import take

CAPTION = "Figuur 2. Speeltuin De Wilg"


def test_a_picture_that_comes_back_as_it_went_out_is_nothing_new() -> None:
    copy = Copy(reviewed_report())
    assert copy.line(CAPTION)
    assert copy.told() == []


@pytest.mark.parametrize("said", ["Figuur 2. Speeltuin De Es", "Figuur 12. Speeltuin De Es", "Speeltuin De Es"])
def test_another_caption_is_proposed_without_the_number_that_print_gives_it(said: str) -> None:
    copy, report = Copy(reviewed_report()), reviewed_report()
    copy.say(CAPTION, said)
    found = copy.proposals()
    text = index(take(report, found, found.changes, Identities(900))).items[ABOUT_PLAYGROUNDS]
    assert isinstance(text, Explanation)
    shown = [each for each in text.body.blocks if isinstance(each, Paragraph) and each.image is not None]
    assert [each.plain for each in shown] == ["Speeltuin De Es"]


def test_a_picture_without_a_caption_has_no_number_and_is_nothing_new() -> None:
    report = reviewed_report()
    text = index(report).items[ABOUT_PLAYGROUNDS]
    assert isinstance(text, Explanation)
    bare = [replace(each, runs=()) if isinstance(each, Paragraph) and each.image else each for each in text.body.blocks]
    assert Copy(write(report, text.id, rich(bare))).told() == []
