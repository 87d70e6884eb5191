"""What the user can set: each setting is an action that is on or off, one of several that is on, or one that opens."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QAction


class Page(Enum):
    """The pages of the settings, in their order."""

    LOOKS = "Tekst en kleuren"
    TYPING = "Typen"
    SPELLING = "Spelling"
    TREE = "Doelenboom"
    FINDINGS = "Bevindingen"
    DOSSIER = "Dossier en huisstijl"


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands on a page of the settings; what the actions do has effect at once, and they remember it.

    One action is on or off, of more one is on. `usual` is how it is at the first start: 1 for on, or which of them is.
    Without it, the action opens something. `name` is that of the one action, if it is left out; `about` its tip.
    `also` has other words by which somebody may look for it.
    """

    page: Page
    actions: tuple[QAction, ...]
    usual: int | None = None
    name: str = ""
    about: str = ""
    also: str = ""

    @property
    def now(self) -> int:
        """How it is: 1 for on, 0 for off, or which of the actions is on."""
        if len(self.actions) == 1:
            return int(self.actions[0].isChecked())
        return next((number for number, action in enumerate(self.actions) if action.isChecked()), 0)

    def set(self, value: int) -> None:
        """Have it so, as somebody would who chooses the action."""
        if value != self.now:
            self.actions[value if len(self.actions) > 1 else 0].trigger()
