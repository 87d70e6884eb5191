"""The actions for how the page is seen."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry
from vgr_desktop.ui.kit.setting import Page, Setting

SIZES = (70, 80, 90, 100, 110, 125, 150, 175, 200, 250)
"""Percent: the sizes of the text, from one step to the next."""
NORMAL = 100


class ViewingActions(ActionSet):
    """The size and width of the text, the room for it, and the `colours`, in the order of `theme.Choice`."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.text_larger = make.action("Tekst &groter", "Ctrl++", tip="Dat kan ook met Ctrl en het muiswiel")
        self.text_smaller = make.action("Tekst &kleiner", "Ctrl+-")
        self.text_normal = make.action("Tekst &normaal", "Ctrl+0")
        self.wide_lines = make.check("&Brede regels", tip="De regels zo lang als het venster breed is")
        self.quiet = make.check("A&lleen de tekst", "Shift+F11", tip="Zonder doelenboom, vakken en balken")
        self.full_screen = make.check("&Volledig scherm", "F11")
        self.count = make.action("&Woorden en leestijd", tip="Van deze tekst, van deze bladzijde en van de rapportage")
        self.system_colours = make.check("Als het &systeem")
        self.light_colours = make.check("&Licht")
        self.dark_colours = make.check("&Donker")
        self.contrast_colours = make.check("&Hoog contrast")
        self.sizes = tuple(make.check(f"{size} %") for size in SIZES)
        make.group(self.sizes)
        self.colours = (self.system_colours, self.light_colours, self.dark_colours, self.contrast_colours)
        make.group(self.colours)
        colours = make.menu("Kle&uren", *self.colours)
        size = make.menu(
            "Te&kst", self.text_larger, self.text_smaller, self.text_normal, None, self.wide_lines, None, self.count
        )
        self.for_report = (self.count,)
        self.settings = (
            Setting(
                Page.LOOKS,
                self.sizes,
                SIZES.index(NORMAL),
                "Grootte van de tekst",
                "Ook met Ctrl en het muiswiel",
                also="zoom lettergrootte letters vergroten klein percentage",
            ),
            Setting(Page.LOOKS, (self.wide_lines,), 0, also="regelbreedte regellengte kolom marge"),
            Setting(
                Page.LOOKS,
                self.colours,
                0,
                "Kleuren",
                "Hoe het venster eruitziet; niet wat u exporteert of afdrukt",
                also="thema donker licht nacht zwart contrast toegankelijk uiterlijk",
            ),
        )
        self.entries = (
            MenuEntry(Bar.VIEW, 21, (size, colours)),
            MenuEntry(Bar.VIEW, 40, (self.quiet, self.full_screen)),
        )
