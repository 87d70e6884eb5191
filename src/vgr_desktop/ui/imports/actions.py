"""The action for importing."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class ImportActions(ActionSet):
    """Importing."""

    def __init__(self, make: Actions) -> None:
        """Make the action with `make`."""
        self.import_page = make.action(
            "&Importeren…",
            "Ctrl+Shift+I",
            "import",
            "Een gepubliceerde rapportagepagina, een Word-bestand, een spreadsheet of een JSON-bestand innemen",
        )
        self.for_dossier = (self.import_page,)
        self.entries = (MenuEntry(Bar.FILE, 21, (self.import_page,)),)
