"""Codes of the goal tree, and the headings that name them."""

from collections.abc import Iterator
from string import ascii_uppercase

from vgr_desktop.core.checks.basis import Finding, Severity, explanations
from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.model.codes import leading_code
from vgr_desktop.core.model.report import Deliverable, Goal, Node, PolicyArea, Programme, Report
from vgr_desktop.core.model.tree import Index, by_code, children, code_of, label_of, title_of


def heading_differs(_report: Report, known: Index) -> Iterator[Finding]:
    """The heading of an explanation is the title of its deliverable, word for word as in the tree (of the budget)."""
    for explanation in explanations(known):
        titles = [title_of(known.items[id]) for id in explanation.about]
        if titles and explanation.heading is not None and _without_code(explanation.heading) not in titles:
            message = (
                f"Boven deze toelichting stond “{explanation.heading}”; in de doelenboom staat “{enumerated(titles)}”. "
                "Gedrukt wordt wat in de doelenboom staat: kijk welke van de twee klopt."
            )
            yield Finding("heading-differs", Severity.ADVICE, explanation.id, message)


def unknown_code(report: Report, known: Index) -> Iterator[Finding]:
    """A code above an explanation is in the goal tree, which the budget fixes for the edition."""
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


def duplicate_code(_report: Report, known: Index) -> Iterator[Finding]:
    """A code names one node of the goal tree (programme budget)."""
    for parent in _parents(known):
        met: set[str] = set()
        for node in children(parent):
            label = label_of(node)
            if label and label in met:
                code = code_of(known, node.id)
                message = f"Code {code} komt meer dan één keer voor. Geef een van de twee een ander nummer."
                yield Finding("duplicate-code", Severity.ERROR, node.id, message)
            met.add(label)


def skipped_code(_report: Report, known: Index) -> Iterator[Finding]:
    """Numbers follow each other, unless the budget dropped one during the year (programme budgets of 2017 to 2025).

    A report may have only some of the programmes, so gaps between their numbers mean nothing.
    """
    for parent in _parents(known):
        expected = 1
        for node in children(parent):
            number = _number(node)
            if number > expected:
                codes = [_sibling_code(known, node, skipped) for skipped in (expected, number - 1)]
                message = f"{_skipped(*codes)} overgeslagen. Kijk in de programmabegroting of dat klopt."
                yield Finding("skipped-code", Severity.ADVICE, node.id, message)
            expected = number + 1


def _parents(known: Index) -> Iterator[Node]:
    return (item for item in known.items.values() if isinstance(item, Report | Programme | PolicyArea | Goal))


def _number(node: Node) -> int:
    """The position that the number or letter of a node gives it, from 1; 0 for a programme."""
    match node:
        case PolicyArea():
            return ascii_uppercase.find(node.letter) + 1
        case Goal() | Deliverable():
            return node.number
        case _:
            return 0


def _sibling_code(known: Index, node: Node, number: int) -> str:
    """The code that `node` would have with another number."""
    label = ascii_uppercase[number - 1] if isinstance(node, PolicyArea) else str(number)
    return code_of(known, node.id).removesuffix(label_of(node).lstrip(".")) + label


def _skipped(first: str, last: str) -> str:
    return f"Code {first} is" if first == last else f"De codes {first} tot en met {last} zijn"


def _without_code(heading: str) -> str:
    found = leading_code(heading)
    return found[1] if found else heading
