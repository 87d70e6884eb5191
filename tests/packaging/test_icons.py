import re
from pathlib import Path

import pytest

ICONS = Path(__file__).parents[2] / "resources" / "icons"
PROGRAM = "vgr-desktop.svg"
NAMES = sorted(file.name for file in ICONS.glob("*.svg"))


@pytest.mark.parametrize("name", [name for name in NAMES if name != PROGRAM])
def test_an_icon_is_drawn_as_one_of_the_set_in_one_colour_that_can_be_replaced(name: str) -> None:
    drawing = (ICONS / name).read_text("utf-8")
    assert 'viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="1.75" stroke-linecap="round"' in drawing
    assert re.findall("#[0-9A-Fa-f]+", drawing) == ["#000"]


def test_the_program_has_an_icon_of_its_own() -> None:
    assert PROGRAM in NAMES
