"""The actions on the goal tree."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry
from vgr_desktop.ui.kit.setting import Page, Setting


class TreeActions(ActionSet):
    """Adding, naming, numbering and moving items; `lights` is filled with the lights of the report."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.add_below = make.action("&Toevoegen", "Ctrl+Ins", "add")
        self.add_above = make.action("Er&boven invoegen", "Ctrl+Shift+Ins")
        self.add_after = make.action("Er&onder invoegen", "Shift+Alt+Ins")
        self.add_programme = make.action("&Programma toevoegen")
        self.add_paragraph = make.action("P&aragraaf toevoegen")
        self.rename = make.action("&Naam wijzigen", "F2")
        self.renumber_one = make.action("N&ummer wijzigen…", "Shift+F2")
        self.renumber = make.action("&Doorlopend nummeren…", tip="Wat hieronder staat vanaf 1 nummeren, zonder gaten")
        self.duplicate = make.action("D&upliceren", "Ctrl+D", tip="Een kopie van wat gekozen is eronder zetten")
        self.move_up = make.action("Om&hoog", "Alt+Up", "up")
        self.move_down = make.action("Om&laag", "Alt+Down", "down")
        self.remove = make.action("&Verwijderen", "Del", "delete")
        self.lights = make.menu("&Stoplicht")
        self.filter = make.action(
            "Doelenboom &filteren",
            "Ctrl+Shift+T",
            tip="Alleen tonen wat u zoekt: op woord, code, stoplicht, status, eigenaar of bevinding",
        )
        self.hoist = make.action(
            "Alleen &dit tonen", "Ctrl+.", tip="De doelenboom beperken tot wat gekozen is, en terug"
        )
        self.light_column = make.check("Kolom &Stoplicht")
        self.text_column = make.check("Kolom &Tekst")
        self.compact = make.check("&Compact", tip="Smallere rijen, zodat er meer in beeld past")
        looks = make.menu("W&eergave van de doelenboom", self.light_column, self.text_column, None, self.compact)
        self.settings = (
            Setting(Page.TREE, (self.compact,), 0, also="rijhoogte dicht smal regelafstand"),
            Setting(Page.TREE, (self.light_column,), 1, also="kolommen tonen verbergen"),
            Setting(Page.TREE, (self.text_column,), 1, also="kolommen tonen verbergen status"),
        )
        adding = (self.add_below, self.add_above, self.add_after)
        numbering = (self.rename, self.renumber_one, self.renumber)
        moving = (self.move_up, self.move_down, self.duplicate)
        branches = make.menu("&Doelenboom", *adding, None, *numbering, None, *moving, None, self.remove)
        self.entries = (
            MenuEntry(Bar.VIEW, 11, (self.filter, self.hoist, looks)),
            MenuEntry(Bar.INSERT, 30, (self.add_programme, self.add_paragraph)),
            MenuEntry(Bar.REPORT, 10, (branches,)),
            MenuEntry(Bar.REPORT, 20, (self.lights,)),
        )
