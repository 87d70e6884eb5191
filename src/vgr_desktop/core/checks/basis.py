"""What every rule stands on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from vgr_desktop.core.report import Deliverable, Explanation, Report, SubItem
from vgr_desktop.core.tree import Index


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """The rules of the report do not allow it."""
    WARNING = "warning"
    """Something that every published report has is missing, or text would not be printed."""
    ADVICE = "advice"
    """It may be right, but somebody should look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found.

    `rule` names the rule and stays the same from version to version; `place` is the id of the item to go to;
    `message` says in Dutch what is wrong and what to do.
    """

    rule: str
    severity: Severity
    place: int
    message: str


Rule = Callable[[Report, Index], Iterator[Finding]]


def lit(known: Index) -> Iterator[Deliverable | SubItem]:
    """What has a light."""
    return (item for item in known.items.values() if isinstance(item, Deliverable | SubItem))


def explanations(known: Index) -> Iterator[Explanation]:
    """All explanations, in printed order."""
    return (item for item in known.items.values() if isinstance(item, Explanation))
