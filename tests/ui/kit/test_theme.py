"""The colours of the window: where they are named, what can be read, and how they change while the program runs."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel

import vgr_desktop.ui
from tests import reports as small
from tests.windows import Desktop, wait_until
from vgr_desktop.core.layout.contrast import READABLE, contrast
from vgr_desktop.ui.kit import theme
from vgr_desktop.ui.kit.theme.tones import SETS, Tones

SEEN = 3.0
"""The contrast that WCAG 2.1 asks of the lines of a control."""
DARKEST = 200
"""The lightness, of 255, of an icon on a dark ground."""
NAMED = re.compile(r"""#[0-9A-Fa-f]{6}\b|QColor\((?:\d|0x|["'])|GlobalColor\.(?!transparent)""")
SET = pytest.mark.parametrize("name", SETS)


def test_no_other_file_of_the_window_names_a_colour() -> None:
    room = Path(vgr_desktop.ui.__file__).parent
    apart = (room / "kit" / "theme" / "tones.py", room / "preview" / "approximate")  # the latter draws what is printed
    named = [
        f"{path.relative_to(room)}: {line.strip()}"
        for path in sorted(room.rglob("*.py"))
        if not any(path.is_relative_to(other) for other in apart)
        for line in path.read_text(encoding="utf-8").splitlines()
        if NAMED.search(line)
    ]
    assert named == [
        "kit/icons.py: pixmap.fill(QColor(0, 0, 0, 0))",
        "preview/view.py: painter.fillRect(frame, Qt.GlobalColor.white)",
    ]  # no colour, and the white of printed paper


def pairs(of: Tones) -> dict[str, tuple[str, str]]:
    """Each text with each ground that it stands on."""
    quiet = (of.ground, of.paper, of.stripe, of.hover, of.selection)
    marked = (of.hit, of.here, of.remark)
    told = (of.told, of.failed, of.settled)
    texts = {"text": of.text, "second": of.second, "accent": of.accent, "danger": of.danger, "warning": of.warning}
    found = {f"{name} on {ground}": (text, ground) for name, text in texts.items() for ground in quiet}
    found |= {f"light {light} on {ground}": (light, ground) for light in of.lights.values() for ground in quiet}
    found |= {f"text on {ground}": (of.text, ground) for ground in (*told, of.picked, of.desk)}
    found |= {f"marked on {ground}": (of.on_mark, ground) for ground in marked}
    found |= {f"sign on {light}": (of.on_light, light) for light in of.lights.values()}
    return found | {"strong button": (of.on_accent, of.accent)}


def lightness(icon: QIcon) -> int:
    """That of its lightest point, of 255."""
    drawn = icon.pixmap(16).toImage()
    inked = (drawn.pixelColor(x, y) for x in range(16) for y in range(16))
    return max(colour.lightness() for colour in inked if colour.alphaF() > 0)


@SET
def test_every_text_can_be_read_on_each_ground_that_it_stands_on(name: str) -> None:
    low = {said: round(contrast(*pair), 2) for said, pair in pairs(SETS[name]).items() if contrast(*pair) < READABLE}
    assert low == {}


@SET
def test_the_lines_of_controls_are_seen(name: str) -> None:
    of = SETS[name]
    grounds = (of.ground, of.paper)
    lines = (of.edge, of.accent, of.wave, of.settled_line)
    low = {(line, ground) for line in lines for ground in grounds if contrast(line, ground) < SEEN}
    assert low == set()


def colours_of_links(desk: Desktop) -> set[str]:
    """The colours in the line of links above the page."""
    (trail,) = (label for label in desk.frame.findChildren(QLabel) if label.accessibleName().startswith("U bent hier"))
    image = trail.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_window_takes_other_colours_while_it_runs_and_keeps_them(desk: Desktop, qapp: QApplication) -> None:
    before, sheet = QPalette(qapp.palette()), qapp.styleSheet()
    try:
        desk.go_to(small.TREES)
        wait_until(lambda: not desk.actions.go_to.icon().isNull())
        for name in ("contrast", "light", "dark"):
            desk.do(getattr(desk.actions, f"{name}_colours"))
            wanted = SETS[name]
            assert theme.tones(desk.editor().palette()) is wanted
            assert wanted.accent in qapp.styleSheet()
            assert {wanted.accent.lower()} == colours_of_links(desk) & {one.accent.lower() for one in SETS.values()}
        wait_until(lambda: lightness(desk.actions.go_to.icon()) > DARKEST)
        desk.reopened()
        assert desk.actions.dark_colours.isChecked()
    finally:
        qapp.setPalette(before)
        qapp.setStyleSheet(sheet)
