"""The actions for the spelling."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry
from vgr_desktop.ui.kit.setting import Page, Setting


class SpellingActions(ActionSet):
    """From error to error, what was meant, and words that are right."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.check_spelling = make.check("S&pelling controleren", tip="Golfjes onder onbekende woorden")
        self.next_error = make.action("V&olgende spelfout", "F7")
        self.previous_error = make.action("Vo&rige spelfout", "Shift+F7")
        self.suggest = make.action("&Suggesties", "Alt+F7", tip="Wat er bij de tekstcursor bedoeld kan zijn")
        self.add_to_own = make.action(
            "&Toevoegen aan eigen woordenlijst", tip="Het woord bij de tekstcursor in al uw dossiers goed rekenen"
        )
        self.add_to_dossier = make.action(
            "Toevoegen aan &dossier", tip="Het woord bij de tekstcursor voor iedereen in dit dossier goed rekenen"
        )
        self.ignore = make.action("&Negeren", tip="Het woord in deze tekst goed rekenen tot u het dossier sluit")
        self.edit_word_list = make.action("Ei&gen woordenlijst…")
        self.edit_dossier_list = make.action("&Woordenlijst van het dossier…")
        self.for_dossier = (self.edit_dossier_list,)
        self.advise_spelling = make.check("Ook bij de &bevindingen", tip="Per tekst een advies met onbekende woorden")
        self.on_word = (self.add_to_own, self.add_to_dossier, self.ignore)
        """What can be done with the word at the caret."""
        going = (self.next_error, self.previous_error, self.suggest)
        menu = make.menu(
            "Spe&lling",
            *(self.check_spelling, None, *going, None, *self.on_word, None),
            *(self.edit_word_list, self.edit_dossier_list, self.advise_spelling),
        )
        self.settings = (
            Setting(Page.SPELLING, (self.check_spelling,), 1, also="taal nederlands golfjes fouten woordenboek"),
            Setting(Page.SPELLING, (self.advise_spelling,), 0, also="taal nederlands fouten advies"),
            Setting(Page.SPELLING, (self.edit_word_list,), also="woordenboek toegevoegd eigen woorden taal"),
            Setting(Page.SPELLING, (self.edit_dossier_list,), also="woordenboek toegevoegd woorden taal"),
        )
        self.entries = (MenuEntry(Bar.EDIT, 26, (menu,)),)
