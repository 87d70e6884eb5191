"""The action that lists what a text is made of."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class HearingActions(ActionSet):
    """The list of headings, links, tables and lists of a text."""

    def __init__(self, make: Actions) -> None:
        """Make the action with `make`."""
        self.contents = make.action(
            "Op&bouw van de tekst…", "Ctrl+F7", tip="Naar een tussenkop, link, tabel of lijst van deze tekst"
        )
        self.for_report = (self.contents,)
        self.entries = (MenuEntry(Bar.EDIT, 39, (self.contents,)),)
