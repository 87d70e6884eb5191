"""Words that no dictionary has. Which those are is found out elsewhere; here it becomes findings."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from vgr_desktop.core.checks.basis import Finding, Severity
from vgr_desktop.core.layout.wording import enumerated
from vgr_desktop.core.naming import text_name
from vgr_desktop.core.report import Report, Written
from vgr_desktop.core.text import RichText
from vgr_desktop.core.tree import Index, index

RULE = "spelling"

MOST_NAMED = 5
"""How many words a message names."""

Unknown = Callable[[RichText], Sequence[str]]
"""The words of a text that no dictionary has, as the text has them."""


def with_spelling(report: Report, found: Iterable[Finding], unknown: Unknown) -> tuple[Finding, ...]:
    """Findings of other rules together with those of the spelling, one for each text, in the order of the report.

    A text reads as well as it is spelt (plain language: the Direct Duidelijk-deal of municipalities).
    """
    known = index(report)
    order = {id: place for place, id in enumerate(known.items)}
    return tuple(sorted((*found, *_spelling(known, unknown)), key=lambda finding: order[finding.place]))


def _spelling(known: Index, unknown: Unknown) -> Iterator[Finding]:
    for text in known.items.values():
        if isinstance(text, Written) and (words := unknown(text.body)):
            message = f"In {text_name(known, text)} {_said(words)}"
            yield Finding(RULE, Severity.ADVICE, text.id, message, words[0])


def _said(words: Sequence[str]) -> str:
    named = [f"“{word}”" for word in words[:MOST_NAMED]]
    if len(words) == 1:
        return f"staat 1 woord dat niet in de woordenlijst staat: {named[0]}. Verbeter het, of voeg het eraan toe."
    listed = enumerated(tuple(named)) if len(words) <= MOST_NAMED else f"{', '.join(named)} …"
    end = "" if listed.endswith("…") else "."
    return (
        f"staan {len(words)} woorden die niet in de woordenlijst staan: {listed}{end} "
        "Verbeter ze, of voeg ze eraan toe."
    )
