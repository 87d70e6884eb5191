"""The action that takes something in."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class ImportActions(ActionSet):
    """Importing."""

    def __init__(self, make: Actions) -> None:
        """Have `make` make it."""
        self.import_page = make.action(
            "&Importeren…",
            "Ctrl+Shift+I",
            "import",
            "Een gepubliceerde rapportagepagina of een JSON-bestand innemen",
        )
        self.for_dossier = (self.import_page,)
        self.entries = (MenuEntry(Bar.FILE, 21, (self.import_page,)),)
