"""The action that takes reviewed documents back."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class ReturningActions(ActionSet):
    """Taking reviewed documents back."""

    def __init__(self, make: Actions) -> None:
        """Make the action with `make`."""
        self.take_back = make.action(
            "Beoordeeld document &terugnemen…",
            tip="Wat anderen in een uitgestuurd Word-document wijzigden en erbij zetten, bekijken en overnemen",
        )
        self.entries = (MenuEntry(Bar.REPORT, 26, (self.take_back,)),)
        self.for_report = (self.take_back,)
