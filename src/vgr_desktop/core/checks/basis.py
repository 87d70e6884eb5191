"""What all rules use: findings, and the kinds of rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from vgr_desktop.core.model.report import Deliverable, Explanation, Report, SubItem
from vgr_desktop.core.model.text import RichText
from vgr_desktop.core.model.tree import Index


class Severity(StrEnum):
    """How serious a finding is."""

    ERROR = "error"
    """The rules of the report do not allow it."""
    WARNING = "warning"
    """Something that every published report has is missing, or something would be printed wrongly or not at all."""
    ADVICE = "advice"
    """It may be right, but somebody should check."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found.

    `rule` names the rule and stays the same from version to version; `place` is the id of the item to go to;
    `message` says in Dutch what is wrong and what to do. `words` are the words it is about, as they stand in the text;
    empty when it is about the whole item.
    """

    rule: str
    severity: Severity
    place: int
    message: str
    words: str = field(default="", compare=False)


Rule = Callable[[Report, Index], Iterator[Finding]]
"""Looks at a whole report."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a rule found in a text, and in which words. `message` follows "In de toelichting op 9A1.1 "."""

    rule: str
    severity: Severity
    message: str
    words: str = field(default="", compare=False)


BodyRule = Callable[[RichText], Iterator[Remark]]
"""Looks at one text with its tables and pictures, and at nothing else, so what it finds can be kept."""

TextRule = Callable[[str], Iterator[Remark]]
"""Looks at the words of one text, a line for each paragraph, and at nothing else, so what it finds can be kept."""


def lit(known: Index) -> Iterator[Deliverable | SubItem]:
    """What has a light."""
    return (item for item in known.items.values() if isinstance(item, Deliverable | SubItem))


def explanations(known: Index) -> Iterator[Explanation]:
    """All explanations, in printed order."""
    return (item for item in known.items.values() if isinstance(item, Explanation))
