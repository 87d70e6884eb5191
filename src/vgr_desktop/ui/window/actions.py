"""The actions of the window itself: undoing, navigating, and help."""

from PySide6.QtGui import QKeySequence

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry, StandardKey


class WindowActions(ActionSet):
    """Actions that are possible everywhere."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.quit = make.action("&Afsluiten", "Ctrl+Q")
        self.undo = make.action("&Ongedaan maken", StandardKey.Undo, "undo")
        self.redo = make.action("Op&nieuw", None, "redo")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.go_to = make.action("&Ga naar…", "Ctrl+P", "find")
        self.back = make.action("&Terug", "Alt+Left", "back")
        self.forward = make.action("&Verder", "Alt+Right", "forward")
        self.write = make.action("&Schrijven", "F6", tip="Van de doelenboom naar de tekst en terug")
        self.tree = make.check("Doele&nboom", "Ctrl+Shift+B", tip="In een smal venster gaat hij vanzelf weg")
        self.tree.setChecked(True)
        self.commands = make.action("O&pdrachten…", "Ctrl+Shift+P", tip="Zoeken in alles wat u kunt doen")
        self.preferences = make.action("Instellingen…", "Ctrl+,", tip="Alles wat u kunt instellen, en zoeken daarin")
        self.guide = make.action("&Handleiding", "F1", tip="Op de plaats die past bij waar u bent")
        self.shortcuts = make.action("&Sneltoetsen", "Ctrl+F1")
        self.licences = make.action("&Licenties", tip="Van het programma en van alles wat erin zit")
        self.about = make.action("&Over VGR Desktop")
        self.entries = (
            MenuEntry(Bar.FILE, 90, (self.quit,)),
            MenuEntry(Bar.EDIT, 10, (self.undo, self.redo)),
            MenuEntry(Bar.EDIT, 30, (self.go_to, self.back, self.forward, self.write)),
            MenuEntry(Bar.EDIT, 90, (self.preferences,)),
            MenuEntry(Bar.VIEW, 30, (self.tree,)),
            MenuEntry(Bar.HELP, 10, (self.guide, self.commands, self.shortcuts, self.licences, self.about)),
        )
