"""Findings about words that are in no dictionary. Which words those are is looked up elsewhere."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from vgr_desktop.core.checks.basis import Finding, Severity
from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import RichText
from vgr_desktop.core.model.tree import Index, index, title_of

RULE = "spelling"

MOST_NAMED = 5
"""How many words a message mentions."""

_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w'’-]*")

UnknownWords = Callable[[RichText], Sequence[str]]
"""Gives the words of a text that are in no dictionary, as they stand in the text."""


def with_spelling(report: Report, found: Iterable[Finding], unknown: UnknownWords) -> tuple[Finding, ...]:
    """The findings of other rules together with those about spelling, one for each text, in the order of the report.

    A word with a capital in a title, or in the name of the municipality, is taken for a name, so it is right in a text
    too. Source: good spelling makes a text easier to read (the Direct Duidelijk-deal of municipalities).
    """
    known = index(report)
    names = names_in(report)
    order = {id: place for place, id in enumerate(known.items)}
    return tuple(sorted((*found, *_spelling(known, unknown, names)), key=lambda finding: order[finding.place]))


def names_in(report: Report) -> frozenset[str]:
    """The words with a capital in titles and in the name of the municipality, which are taken for names."""
    titles = _titles(report, index(report))
    return frozenset(name for title in titles for name in _CAPITALISED.findall(title))


def _titles(report: Report, known: Index) -> Iterator[str]:
    yield report.municipality
    yield from (title_of(item) for item in known.items.values())


def _spelling(known: Index, unknown: UnknownWords, names: Collection[str]) -> Iterator[Finding]:
    for text in known.items.values():
        if isinstance(text, Written) and (words := [word for word in unknown(text.body) if word not in names]):
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
