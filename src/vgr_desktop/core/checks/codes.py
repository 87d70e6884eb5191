"""Codes of the goal tree, and the headings that name them."""

from collections.abc import Iterator

from vgr_desktop.core.checks.basis import Finding, Severity, explanations
from vgr_desktop.core.codes import leading_code
from vgr_desktop.core.layout.wording import enumerated
from vgr_desktop.core.report import Report
from vgr_desktop.core.tree import Index, by_code, title_of


def heading_differs(_report: Report, known: Index) -> Iterator[Finding]:
    """An explanation has the title of its deliverable above it, word for word as in the goal tree (the budget's)."""
    for explanation in explanations(known):
        titles = [title_of(known.items[id]) for id in explanation.about]
        if titles and explanation.heading is not None and _without_code(explanation.heading) not in titles:
            message = (
                f"Boven deze toelichting stond “{explanation.heading}”; in de doelenboom staat “{enumerated(titles)}”. "
                "Gedrukt wordt wat in de doelenboom staat: kijk welke van de twee klopt."
            )
            yield Finding("heading-differs", Severity.ADVICE, explanation.id, message)


def unknown_code(report: Report, known: Index) -> Iterator[Finding]:
    """A code above an explanation is one of the goal tree, which the budget fixes for the edition."""
    codes = by_code(report)
    for explanation in explanations(known):
        if explanation.about or explanation.heading is None:
            continue
        found = leading_code(explanation.heading)
        if found and found[0] not in codes:
            message = (
                f"De kop “{explanation.heading}” begint met code {found[0]}, die niet in de doelenboom staat. "
                "Verbeter de kop, of voeg wat ontbreekt aan de doelenboom toe."
            )
            yield Finding("unknown-code", Severity.WARNING, explanation.id, message)


def _without_code(heading: str) -> str:
    found = leading_code(heading)
    return found[1] if found else heading
