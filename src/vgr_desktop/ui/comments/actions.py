"""The actions on comments."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class CommentActions(ActionSet):
    """Making a comment, going from one to the next, and showing them or not."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.comment = make.action(
            "Opmerking p&laatsen",
            "Alt+Shift+M",
            tip="Iets zeggen over de geselecteerde woorden, of over de hele tekst; het komt nooit in het raadsstuk",
        )
        self.next_comment = make.action("&Volgende opmerking", "Ctrl+F8")
        self.previous_comment = make.action("V&orige opmerking", "Ctrl+Shift+F8")
        self.show_comments = make.check("Opmerkingen &tonen", tip="Opmerkingen onder hun tekst, met de woorden gemerkt")
        self.entries = (
            MenuEntry(Bar.VIEW, 12, (self.show_comments,)),
            MenuEntry(Bar.REPORT, 25, (self.comment, self.next_comment, self.previous_comment)),
        )
        self.for_report = (self.comment, self.next_comment, self.previous_comment, self.show_comments)
