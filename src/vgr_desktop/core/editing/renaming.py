"""A name that is typed with a code before it: "5A2.7 Nieuwe naam"."""

import re

from vgr_desktop.core.editing.edits import move, rename, set_number
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Deliverable, Goal, Node, PolicyArea, Programme, Report
from vgr_desktop.core.model.tree import Index, children, code_of, index, walk

_CODES: dict[type, str] = {
    Programme: r"(?P<number>\d{1,2})(?P<above>)[:.]?\s+",
    PolicyArea: r"(?P<above>\d{1,2})\s?(?P<number>[A-Za-z])[:.]?\s+",
    Goal: r"(?P<above>\d{1,2}\s?[A-Za-z])\s?(?P<number>\d{1,2})[:.]?\s+",
    Deliverable: r"(?P<above>\d{1,2}\s?[A-Za-z]\s?\d{1,2})\s?\.\s?(?P<number>\d{1,2})[:.]?\s+",
}
"""How the code of each kind of node begins a line."""


def rename_as_typed(report: Report, id: int, typed: str) -> Report:
    """Give a node the name that was typed and, if a code of its kind stands before that, that code.

    A code under another node moves it there. Refused, with the reason, when there is no such node, or the number is in
    use. A number before the name of a programme counts only when no other programme has it and a name follows.
    """
    known = index(report)
    node = known.node(id)
    pattern = _CODES.get(type(node))
    found = re.match(pattern, typed.strip()) if pattern else None
    title = typed.strip()[found.end() :] if found else typed
    if found is None or not title or (isinstance(node, Programme) and _is_taken(report, node, found["number"])):
        return rename(report, id, typed)
    above = _tidy(found["above"])
    own = known.parent(id)
    if own is not None and above != code_of(known, own.id):
        report = _moved(report, known, node, above)
    return rename(_numbered(report, id, found["number"], above), id, title)


def _is_taken(report: Report, programme: Programme, number: str) -> bool:
    return any(other.number == number for other in report.programmes if other.id != programme.id)


def _tidy(code: str) -> str:
    """The code in its usual spelling: 5A2 for "05a 2"."""
    return re.sub(r"\s", "", code).upper().lstrip("0")


def _moved(report: Report, known: Index, node: Node, above: str) -> Report:
    """The node at the end of the one with the code `above`."""
    home = next((each for each in walk(report) if above and code_of(known, each.id) == above), None)
    if home is None:
        raise Refused(f"Er is geen {above} om dit onder te zetten. Er is niets veranderd.")
    return move(report, node.id, home.id, len(children(home)))


def _numbered(report: Report, id: int, number: str, above: str) -> Report:
    try:
        return set_number(report, id, number)
    except Refused:
        dot = "." if isinstance(index(report).node(id), Deliverable) else ""
        said = f"{above}{dot}{number.upper()}"
        raise Refused(f"Nummer {said} is al in gebruik. Er is niets veranderd.") from None
