"""The feature for importing."""

from vgr_desktop.services.importing import SUFFIXES, TOLD
from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.imports.commands import ImportCommands


def furnish(place: Workplace) -> Feature:
    """Importing pages, Word files, spreadsheets and reports that are chosen in a dialog or dropped on the window."""
    imports = ImportCommands(place)
    return Feature((imports,), drops=dict.fromkeys(SUFFIXES + TOLD, imports.take))
