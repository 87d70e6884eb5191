"""The actions on dossiers."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry, StandardKey
from vgr_desktop.ui.kit.setting import Page, Setting


class DossierActions(ActionSet):
    """Making, opening and saving dossiers; the menu `recent` is filled when it is opened."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.new = make.action("&Nieuw dossier…", StandardKey.New, "new")
        self.open = make.action("&Openen…", StandardKey.Open, "open")
        self.recent = make.menu("&Recent geopend")
        self.close = make.action("Dossier sl&uiten", "Ctrl+W", tip="Het dossier sluiten en de startpagina tonen")
        self.save_as = make.action(
            "Op&slaan als…", "Ctrl+Shift+S", tip="Verdergaan in een kopie van dit dossier, op een andere plaats"
        )
        self.new_report = make.action("Nieu&we rapportage…")
        self.rename_report = make.action(
            "Rapportage hernoe&men…", tip="Een andere titel of gemeente voor de rapportage die open is"
        )
        self.remove_report = make.action(
            "Rapportage verwi&jderen…", tip="De rapportage die open is uit het dossier halen; dat kunt u ongedaan maken"
        )
        self.backups = make.action("Reserve&kopieën…")
        self.show_folder = make.action("&Map van het dossier tonen")
        self.settings = (
            Setting(
                Page.DOSSIER,
                (self.backups,),
                about="Ze worden vanzelf gemaakt. Hier ziet u welke er zijn, en zet u er een terug.",
                also="backup back-up kopie herstellen bewaren veilig",
            ),
        )
        self.for_report = (self.rename_report, self.remove_report)
        self.for_dossier = (self.save_as, self.close, self.new_report, self.backups, self.show_folder)
        self.entries = (
            MenuEntry(Bar.FILE, 10, (self.new, self.open, self.recent, self.save_as, self.close)),
            MenuEntry(Bar.FILE, 20, (self.new_report,)),
            MenuEntry(Bar.FILE, 40, (self.backups, self.show_folder)),
            MenuEntry(Bar.REPORT, 41, (self.rename_report, self.remove_report)),
        )
