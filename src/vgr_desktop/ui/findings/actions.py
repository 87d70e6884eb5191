"""The actions on findings."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry
from vgr_desktop.ui.kit.setting import Page, Setting


class FindingActions(ActionSet):
    """Going from finding to finding, accepting them, and switching rules on."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self.next_finding = make.action("Volg&ende bevinding", "F8")
        self.previous_finding = make.action("V&orige bevinding", "Shift+F8")
        self.accept_finding = make.action(
            "Bevinding &accepteren…", "Ctrl+Shift+A", tip="De gekozen bevinding laten staan, met de reden erbij"
        )
        self.withdraw_acceptance = make.action("Acceptatie &intrekken", tip="De gekozen bevinding weer open zetten")
        self.findings_by_rule = make.check("Per &soort bevinding groeperen")
        self.advise_long_sentences = make.check("Advies over &lange zinnen")
        self.advise_vague_verbs = make.check("Advies over &vage werkwoorden")
        self.advise_skipped_codes = make.check("Advies over overgeslagen &codes")
        going = (self.next_finding, self.previous_finding)
        judging = (self.accept_finding, self.withdraw_acceptance)
        advice = (self.advise_long_sentences, self.advise_vague_verbs, self.advise_skipped_codes)
        self.settings = (
            Setting(Page.FINDINGS, (self.findings_by_rule,), 0, also="sorteren indelen"),
            *(Setting(Page.FINDINGS, (each,), 0, also="controle regel taaladvies leesbaarheid") for each in advice),
        )
        self.here = (*judging, None, self.findings_by_rule, None, *advice)
        """What can be done where the findings are listed; None is a line."""
        self.entries = (MenuEntry(Bar.REPORT, 30, (make.menu("Bevindin&gen", *going, None, *self.here),)),)
