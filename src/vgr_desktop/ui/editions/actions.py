"""The actions on several editions."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class EditionActions(ActionSet):
    """Beginning a report based on another one, coupling two, and what changed between them."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.carry_forward = make.action(
            "Nieuwe rapportage op &basis van…",
            tip="De volgende rapportage beginnen met de doelenboom en teksten van een eerdere",
        )
        self.couple = make.action(
            "Ra&pportages koppelen…",
            tip="Vastleggen wat in een eerdere rapportage hetzelfde was, ook als het anders heette",
        )
        self.tree_changes = make.action(
            "Wij&zigingen in de doelenboom…",
            tip="Wat er nieuw, vervallen, hernoemd, verplaatst of hernummerd is sinds een andere rapportage",
        )
        self.previous = make.check("Vo&rige rapportage", "F9")
        self.for_report = (self.carry_forward,)
        self.entries = (
            MenuEntry(Bar.VIEW, 30, (self.previous,)),
            MenuEntry(Bar.REPORT, 40, (self.carry_forward, self.couple, self.tree_changes)),
        )
