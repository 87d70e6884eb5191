"""The actions on the financial deviations of the page."""

from PySide6.QtGui import QAction

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class MoneyActions(ActionSet):
    """Adding, moving and removing deviations."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.add_deviation = make.action(
            "Afwijking &toevoegen",
            "Ctrl+Shift+M",
            tip="Naar de lege rij van de financiële afwijkingen van dit programma",
        )
        self.deviation_up = make.action("Afwijking om&hoog", "Alt+Shift+Up", "up")
        self.deviation_down = make.action("Afwijking om&laag", "Alt+Shift+Down", "down")
        self.remove_deviation = make.action("Afwijking &verwijderen", "Ctrl+Shift+Del", "delete")
        money = make.menu("&Financiële afwijkingen", self.add_deviation, None, *self.on_rows)
        self.entries = (MenuEntry(Bar.REPORT, 23, (money,)),)

    @property
    def on_rows(self) -> tuple[QAction, ...]:
        """The actions on an existing row."""
        return self.deviation_up, self.deviation_down, self.remove_deviation
