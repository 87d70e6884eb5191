"""What the report and an incoming file say differently, word by word, and the choice for each."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from vgr_desktop.core.intake.differences import Choice, Choices, difference_name, sides
from vgr_desktop.services.importing import Taken
from vgr_desktop.ui.kit.choosing_dialog import ChoosingDialog, Entry, Words

_OUTCOMES: Mapping[StrEnum, str] = {
    Choice.LATER: "wacht op u",
    Choice.MINE: "blijft",
    Choice.THEIRS: "nieuwe overnemen",
    Choice.BOTH: "beide",
}


class DifferencesDialog(ChoosingDialog):
    """Lists the differences of what would be taken in. Until something is chosen, the report stays as it is."""

    def __init__(self, taken: Taken, parent: QWidget | None = None) -> None:
        """`taken` is without choices, and has differences."""
        self._differences = taken.differences
        assert taken.before is not None  # noqa: S101  # a report that differs is there already
        entries = [
            Entry(difference_name(taken.before, one), *sides(taken.before, one), one.choices, Choice.LATER)
            for one in self._differences
        ]
        super().__init__(_words(taken), entries, lambda _row, choice: _OUTCOMES[choice], parent)

    def choices(self) -> Choices:
        """What was chosen for each difference."""
        return {one.key: Choice(choice) for one, choice in zip(self._differences, self.chosen(), strict=True)}


def _words(taken: Taken) -> Words:
    count = len(taken.differences)
    known = "Op één punt" if count == 1 else f"Op {count} punten"
    return Words(
        title=f"Verschillen met {taken.source}",
        introduction=(
            f"{known} zegt {taken.source} iets anders dan de {taken.after.edition.title}. Wat u niet kiest, blijft "
            "zoals het is; het nieuwe wacht dan bij de niet-geplaatste teksten. Importeren is één stap, die u "
            "ongedaan kunt maken."
        ),
        was="alleen in uw rapportage",
        now=f"alleen in {taken.source}",
        question="Doen:",
        choices={
            Choice.LATER: "&Later kiezen",
            Choice.MINE: "Mijn versie &houden",
            Choice.THEIRS: "&Nieuwe overnemen",
            Choice.BOTH: "&Beide",
        },
        for_all={Choice.MINE: "Overal mijn &versie", Choice.THEIRS: "Overal het n&ieuwe"},
        accept="Importeren",
    )
