"""The actions that write the report to a file."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry
from vgr_desktop.ui.kit.setting import Page, Setting


class ExportActions(ActionSet):
    """Exporting, to Word and to other forms."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.export_word = make.action(
            "&Exporteren naar Word…",
            "Ctrl+Shift+E",
            "export",
            "De rapportage als Word-document in de gemeentelijke opmaak",
        )
        self.export_other = make.action(
            "Exporteren als &PDF, ODT, webpagina of spreadsheet…", tip="Voor PDF en ODT is LibreOffice of Word nodig"
        )
        self.for_report = (self.export_word, self.export_other)
        self.settings = (
            Setting(
                Page.DOSSIER,
                (self.export_word,),
                name="Huisstijl en sjabloon",
                about="U kiest ze bij het exporteren; het dossier onthoudt uw keuze.",
                also="template logo lettertype opmaak word gemeente export",
            ),
        )
        self.entries = (MenuEntry(Bar.FILE, 30, (self.export_word, self.export_other)),)
