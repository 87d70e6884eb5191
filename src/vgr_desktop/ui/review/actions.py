"""The actions on stages, versions and adoption."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class ReviewActions(ActionSet):
    """Setting the stage of a text, showing its versions, and adopting the report."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        names = {  # by the values of `core.model.review.Stage`, which is loaded after the window is shown
            "draft": "&Concept",
            "ready": "&Gereed",
            "agreed": "&Akkoord",
            "adopted": "&Vastgesteld",
        }
        self.stages = {
            stage: make.action(name, f"Ctrl+Shift+{number}") for number, (stage, name) in enumerate(names.items(), 1)
        }
        self.review = make.action(
            "&Eigenaar, deadline en notitie…",
            "Ctrl+Shift+O",
            tip="Afspraken over de tekst bij de cursor; ze komen nooit in een document",
        )
        self.versions = make.action(
            "Ee&rdere versies van de tekst…",
            "Ctrl+Shift+H",
            tip="Wat er eerder in de tekst bij de cursor stond, en wat er sindsdien veranderde",
        )
        self.adopt = make.action(
            "V&aststellen…", tip="De rapportage is klaar: lezen en exporteren kan, wijzigen niet meer"
        )
        self.reopen = make.action("&Weer openen voor bewerken…")
        self.agree = make.action(
            "Status, e&igenaar en deadline…", tip="Voor de teksten van alles wat in de doelenboom is gekozen"
        )
        stage = make.menu("Status van de te&kst", *self.stages.values(), None, self.review)
        self.stage_menu = make.menu("Status van de te&ksten", *self.stages.values())
        self.entries = (
            MenuEntry(Bar.REPORT, 21, (stage, self.agree, self.versions)),
            MenuEntry(Bar.REPORT, 50, (self.adopt, self.reopen)),
        )
