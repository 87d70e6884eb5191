from pathlib import Path

from vgr_desktop.ui.preflight import PACKAGE_OF

TOP = Path(__file__).parents[2]


def test_the_checks_install_every_package_that_a_window_needs() -> None:
    assert set(PACKAGE_OF.values()) <= set((TOP / ".ci" / "run").read_text("utf-8").split())
