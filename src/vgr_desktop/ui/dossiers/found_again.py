"""Being found by a later start of the program, put into the window."""

from vgr_desktop.ui.dossiers.open_windows import OpenWindow
from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.kit.folders import WINDOWS, data_folder


def furnish(place: Workplace) -> Feature:
    """A later start shows this window instead of opening the dossier again."""
    OpenWindow(place.frame, place.session, data_folder() / WINDOWS)
    return Feature(())
