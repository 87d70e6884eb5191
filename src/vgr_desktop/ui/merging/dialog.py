"""Two versions of a report: the differences, word by word, and the choice for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from vgr_desktop.core.editions.by_keys import Key
from vgr_desktop.core.editions.merging import Difference, Merging, Side
from vgr_desktop.core.editions.merging_words import item_name, item_text
from vgr_desktop.core.model.report import Item, Picture, Report
from vgr_desktop.core.model.text import EMPTY, RichText
from vgr_desktop.ui.kit.choosing_dialog import ChoosingDialog, Entry, Words

_BOTH_TIP = "De twee teksten onder elkaar, elk met een regel erboven van wie hij is"


@dataclass(frozen=True, slots=True)
class SideWords:
    """What the dialog calls a side: its choice, the button for all of it, what comes of it, and in the legend."""

    choice: str
    all: str
    outcome: str
    legend: str


COPY_WORDS = {
    Side.OURS: SideWords("&Uw versie", "Alles van &u", "van u", "alleen in uw versie"),
    Side.THEIRS: SideWords("De &andere versie", "Alles van de an&der", "van de ander", "alleen in de andere versie"),
}
RESCUE_WORDS = {
    Side.OURS: SideWords("Het &dossier", "Alles &uit het dossier", "uit het dossier", "alleen in het dossier"),
    Side.THEIRS: SideWords("De &noodkopie", "Alles uit de n&oodkopie", "uit de noodkopie", "alleen in de noodkopie"),
}


class MergeDialog(ChoosingDialog):
    """Lists the differences, first those that both versions changed. Accepting the dialog merges the versions."""

    def __init__(
        self,
        merging: Merging,
        differences: Sequence[Difference],
        parent: QWidget | None = None,
        suggested: Side = Side.OURS,
        words: Mapping[Side, SideWords] = COPY_WORDS,
    ) -> None:
        """Begin with the suggested sides for these differences of `merging`.

        `suggested` is the side for what both have and may have changed, `words` are what the sides are called.
        """
        shown = [each for each in differences if not isinstance(each.ours or each.theirs, Picture)]
        self._differences = sorted(shown, key=lambda each: not each.contested)
        self._sides = words
        entries = [_entry(merging, each, suggested) for each in self._differences]
        super().__init__(_words(merging, self._differences, words), entries, self._outcome_of, parent)

    def sides(self) -> dict[Key, Side]:
        """The side that was chosen for each difference."""
        return {each.key: Side(side) for each, side in zip(self._differences, self.chosen(), strict=True)}

    def _outcome_of(self, row: int, side: StrEnum) -> str:
        each, takes_ours = self._differences[row], side is Side.OURS
        if side is Side.BOTH:
            return "beide"
        if each.theirs is None:
            return "blijft" if takes_ours else "vervalt"
        if each.ours is None:
            return "komt er niet bij" if takes_ours else "komt erbij"
        return self._sides[Side(side)].outcome


def _words(merging: Merging, differences: list[Difference], sides: Mapping[Side, SideWords]) -> Words:
    return Words(
        title=f"Verschillen in {merging.ours.edition.title}",
        introduction=_introduction(differences),
        was=sides[Side.OURS].legend,
        now=sides[Side.THEIRS].legend,
        question="Overnemen:",
        choices={**{side: words.choice for side, words in sides.items()}, Side.BOTH: "&Beide bewaren"},
        for_all={**{side: words.all for side, words in sides.items()}, Side.BOTH: "&Van alles beide"},
        accept="Samenvoegen",
        tips={Side.BOTH: _BOTH_TIP},
    )


def _introduction(differences: list[Difference]) -> str:
    count = len(differences)
    contested = sum(each.contested for each in differences)
    known = "1 verschil." if count == 1 else f"{count} verschillen."
    marked = "Bij ▲ hebben beide versies iets anders: kies daar zelf. " if contested else ""
    return f"{known} {marked}Samenvoegen is één stap, die u ongedaan kunt maken."


def _entry(merging: Merging, each: Difference, suggested: Side) -> Entry:
    in_both = each.ours is not None and each.theirs is not None
    name = _name(merging, each)
    return Entry(
        f"▲ {name}" if each.contested else name,
        _said(merging.ours, each.ours, whole=not in_both),
        _said(merging.theirs, each.theirs, whole=not in_both),
        tuple(Side) if each.can_keep_both else (Side.OURS, Side.THEIRS),
        # Nothing is dropped unless the officer chooses so.
        suggested if each.contested and in_both else each.suggested,
        Side.THEIRS if each.ours is None else Side.OURS,
    )


def _name(merging: Merging, each: Difference) -> str:
    if each.ours is not None:
        return item_name(merging.ours, each.ours)
    return item_name(merging.theirs, each.theirs) if each.theirs is not None else ""


def _said(report: Report, item: Item | None, *, whole: bool) -> RichText:
    return EMPTY if item is None else item_text(report, item, whole=whole)
