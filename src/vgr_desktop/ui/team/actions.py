"""The actions on the team dossier."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry
from vgr_desktop.ui.kit.setting import Page, Setting


class TeamActions(ActionSet):
    """Linking the dossier with one, synchronising, and choosing what stays of what both changed."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.link_team = make.action(
            "&Koppelen…", tip="Dit dossier delen met collega’s, door een database die de beheerder heeft gemaakt"
        )
        self.sync_team = make.action(
            "Nu &synchroniseren", "F5", tip="Ophalen en versturen wat er sinds de laatste keer is gewijzigd"
        )
        self.settle_team = make.action(
            "Kiezen wat &blijft…", tip="Bekijken wat u en een collega allebei wijzigden, en kiezen"
        )
        self.unlink_team = make.action("&Ontkoppelen", tip="Dit dossier met niemand meer delen; wat erin staat blijft")
        self.menu = make.menu("&Teamdossier", self.link_team, self.sync_team, self.settle_team, None, self.unlink_team)
        self.settings = (
            Setting(
                Page.DOSSIER,
                (self.link_team,),
                name="Teamdossier koppelen",
                also="samenwerken delen collega database synchroniseren",
            ),
        )
        self.entries = (MenuEntry(Bar.FILE, 35, (self.menu,)),)
        self.for_dossier = (self.link_team,)
