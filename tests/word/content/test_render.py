import pytest

from vgr_desktop.word.content.document import context_of
from vgr_desktop.word.content.render import render
from vgr_desktop.word.house.template import open_template


def test_a_part_that_nothing_writes_is_an_error() -> None:
    with pytest.raises(NotImplementedError):
        render("geen onderdeel", context_of(open_template()))
