"""How much of a spreadsheet is read."""

from vgr_desktop.core.model.limits import (
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_PLACES,
    MOST_SHEET_ELEMENTS,
    MOST_SHEETS,
    thousands,
)
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.sheets.recognising import refused


class Limits:
    """Counts what is read of one file, and refuses it when that is too much."""

    def __init__(self, name: str) -> None:
        """`name` is that of the file."""
        self._name = name
        self._cells = 0
        self._elements = 0
        self._characters = 0

    def add(self, cells: int) -> None:
        """Count filled cells."""
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise self.too_much(f"{thousands(MOST_CELLS)} cellen")

    def add_characters(self, characters: int) -> None:
        """Count characters of cells."""
        self._characters += characters
        if self._characters > MOST_CHARACTERS:
            raise self.too_much(f"{thousands(MOST_CHARACTERS)} letters en cijfers")

    def add_element(self) -> None:
        """Count an element of XML."""
        self._elements += 1
        if self._elements > MOST_SHEET_ELEMENTS:
            raise self.too_much(f"{thousands(MOST_SHEET_ELEMENTS)} onderdelen")

    def check_places(self, rows: int, columns: int) -> None:
        """Refuse a sheet whose first and last cell are too far apart."""
        if rows * columns > MOST_PLACES:
            said = "heeft een cel heel ver van de andere, zoals in de laatste rij of kolom. Haal die leeg en sla het op"
            raise refused(self._name, said)

    def check_sheets(self, count: int) -> None:
        """Refuse a file with too many sheets."""
        if count > MOST_SHEETS:
            raise self.too_much(f"{MOST_SHEETS} bladen")

    def too_much(self, most: str) -> Problem:
        """The problem of a file with more than this."""
        return refused(self._name, f"heeft meer dan {most}. Bewaar alleen wat nodig is en kies dat bestand")
