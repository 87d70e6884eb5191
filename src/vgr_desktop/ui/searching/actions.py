"""The actions for finding and replacing."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class SearchActions(ActionSet):
    """Finding on the page and everywhere, from place to place, and replacing."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.find = make.action("&Zoeken…", "Ctrl+F", tip="Woorden zoeken op deze bladzijde")
        self.find_next = make.action("Vo&lgende plaats", "F3")
        self.find_previous = make.action("Vo&rige plaats", "Shift+F3")
        self.replace = make.action("&Vervangen…", "Ctrl+H", tip="Woorden op deze bladzijde door andere vervangen")
        self.find_everywhere = make.action(
            "Zoeken in &alle rapportages…",
            "Ctrl+Shift+F",
            tip="Zoeken en vervangen in teksten, tabellen, voetnoten, titels en beschrijvingen van alle rapportages",
        )
        searching = (self.find, self.find_next, self.find_previous, self.replace, self.find_everywhere)
        self.for_report = searching
        self.entries = (MenuEntry(Bar.EDIT, 25, (make.menu("Zo&eken en vervangen", *searching),)),)
