"""The actions about work packages."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class PackageActions(ActionSet):
    """Issuing work packages, taking them in, and who has what."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.issue = make.action(
            "Werkpakket &uitgeven…",
            tip="Programma’s, beleidsterreinen of de teksten van een collega als bestand meegeven",
        )
        self.take_in = make.action(
            "Werkpakket i&nnemen…", tip="Wat een collega in een werkpakket wijzigde, in deze rapportage overnemen"
        )
        self.packages = make.action("W&erkpakketten…", tip="Wie wat sinds wanneer heeft, en wat terug of te laat is")
        self.entries = (MenuEntry(Bar.REPORT, 36, (self.issue, self.take_in, self.packages)),)
        self.for_report = (self.issue, self.take_in)
        self.for_dossier = (self.packages,)
