"""What of a Word file does not get into the report, told in a line for each of the two reasons."""

from collections import Counter
from collections.abc import Collection, Iterator
from enum import Enum

from vgr_desktop.core.intake.reading import Notice, NoticeKind

_MOST_PLACES = 3


class What(Enum):
    """Something that is left out: its name, and its name when there are more of it."""

    DELETED = ("verwijderd stuk tekst (bijgehouden wijziging)", "verwijderde stukken tekst (bijgehouden wijzigingen)")
    STRUCK = ("doorgehaald stuk tekst", "doorgehaalde stukken tekst")
    HIDDEN = ("verborgen stuk tekst", "verborgen stukken tekst")
    COMMENT = ("opmerking", "opmerkingen")
    PROMPT = ("invulaanwijzing", "invulaanwijzingen")
    CONTENTS = ("inhoudsopgave", "regels van de inhoudsopgave")
    HEADER = ("kop- of voettekst", "kop- en voetteksten")
    FORMULA = ("formule", "formules")
    CHART = ("grafiek", "grafieken")
    OBJECT = ("ingesloten object", "ingesloten objecten")
    PICTURE = ("afbeelding", "afbeeldingen")
    LINK = ("koppeling die alleen op die plek werkt", "koppelingen die alleen op die plek werken")
    SIGN = ("teken dat alleen dat lettertype heeft", "tekens die alleen dat lettertype heeft")
    FIELD = ("veld zonder einde", "velden zonder einde")

    def __init__(self, one: str, many: str) -> None:
        self.one = one
        self.many = many


_OUT_OF_THE_TEXT = frozenset({What.DELETED, What.STRUCK, What.HIDDEN})
"""What the writers of the file took out of its text themselves."""
_TO_LOOK_AT = frozenset({What.FORMULA, What.CHART, What.OBJECT, What.PICTURE, What.LINK, What.SIGN, What.FIELD})
"""What a reader of the report misses, so that it is said where it was."""


class Omitted:
    """Counts what is left out. `line` is where the reader is."""

    def __init__(self) -> None:
        self.line = 0
        self._counts: Counter[What] = Counter()
        self._places: dict[What, list[int]] = {}

    def add(self, what: What, times: int = 1) -> None:
        """Count it, at the present line."""
        if times:
            self._counts[what] += times
            places = self._places.setdefault(what, [])
            if self.line not in places:
                places.append(self.line)

    def notices(self) -> Iterator[Notice]:
        """What is left out: what the writers took out of the text, and what a report has no place for."""
        if said := self._all(_OUT_OF_THE_TEXT):
            yield Notice(NoticeKind.LEFT_OUT, 0, "", f"In het Word-bestand uit de tekst gehaald: {said}.")
        if said := self._all(frozenset(What) - _OUT_OF_THE_TEXT):
            yield Notice(NoticeKind.SKIPPED, 0, "", f"Niet overgenomen uit het Word-bestand: {said}.")

    def _all(self, kinds: Collection[What]) -> str:
        return ", ".join(self._said(what) for what in What if what in kinds and self._counts[what])

    def _said(self, what: What) -> str:
        count = self._counts[what]
        name = f"{count} {what.one if count == 1 else what.many}"
        if what not in _TO_LOOK_AT:
            return name
        places = self._places[what]
        more = " en verder" if len(places) > _MOST_PLACES else ""
        return f"{name} (bij regel {', '.join(map(str, places[:_MOST_PLACES]))}{more})"
