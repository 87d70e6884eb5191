"""The feature that lets a later start of the program find this window."""

from vgr_desktop.ui.dossiers.open_windows import OpenWindow
from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.kit.folders import WINDOWS, data_folder


def furnish(place: Workplace) -> Feature:
    """Let a later start show this window instead of opening the dossier again."""
    OpenWindow(place.frame, place.session, data_folder() / WINDOWS)
    return Feature(())
