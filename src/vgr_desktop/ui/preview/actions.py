"""The actions on the pages of the report, on screen and on paper."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class PreviewActions(ActionSet):
    """Looking at pages, and printing them."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.print_pages = make.action("Af&drukken…", "Ctrl+Shift+D", "print")
        self.preview = make.check("Voor&beeld", "Ctrl+F2", tip="Hoe de rapportage gedrukt wordt, terwijl u schrijft")
        self.zoom_in = make.action("&Groter", "+", "zoom-in")
        self.zoom_out = make.action("&Kleiner", "-", "zoom-out")
        self.fit_width = make.check("Bladzijde&breedte", "Ctrl+8")
        self.fit_page = make.check("&Hele bladzijde", "Ctrl+9")
        size = make.menu("&Grootte van het voorbeeld", self.zoom_in, self.zoom_out, None, self.fit_width, self.fit_page)
        self.for_report = (self.print_pages,)
        self.entries = (MenuEntry(Bar.FILE, 31, (self.print_pages,)), MenuEntry(Bar.VIEW, 20, (self.preview, size)))
