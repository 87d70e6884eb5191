"""What an officer can change in the goal tree: each edit is a function from a report to a report.

An id that the report does not have is a fault of the program (`KeyError`). A change that is not possible in the tree
is refused with a message for the officer (`Refused`), and nothing has changed then.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from string import ascii_uppercase

from vgr_desktop.core.editing.placing import settled
from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.model.codes import LARGEST_NUMBER, natural_key
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Deliverable, Goal, Item, Node, PolicyArea, Programme, Report, SubItem, Text
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.model.tree import PARENT_TYPE, amend, children, index, sort_key, with_children

Edit = Callable[[Report], Report]

_NUMBER = re.compile("0?[1-9][0-9]?")
_LETTER = re.compile("[A-Za-z]")
# The general funds and overhead have letters where other programmes have a number: AD/OH.
_GROUP = re.compile("[A-Za-z]+(/[A-Za-z]+)*")


class Refused(Problem):
    """The change is not possible; nothing has changed."""


def new_report(identities: Sequence[Identity], edition: Edition, municipality: str = "") -> Report:
    """An empty report. Takes three identities: of the report, its foreword and its reading guide."""
    report, foreword, reading_guide = identities
    return Report(
        *report,
        edition=edition,
        foreword=Text(*foreword),
        reading_guide=Text(*reading_guide),
        municipality=one_line(municipality),
    )


def add_programme(report: Report, identities: Sequence[Identity], name: str) -> Report:
    """Add an empty programme. Takes three identities: of the programme, its mission and its state of affairs."""
    programme, mission, state_of_affairs = identities
    number = str(_next_label(report.programmes) or "1")
    made = Programme(
        *programme,
        number=number,
        name=one_line(name),
        mission=Text(*mission),
        state_of_affairs=Text(*state_of_affairs),
    )
    return _add(report, report, made)


def add_child(report: Report, parent_id: int, identity: Identity, title: str) -> Report:
    """Add an area, goal, deliverable or sub-item under the node `parent_id`, numbered after the last one there."""
    parent = _node(report, parent_id)
    label, title = _next_label(children(parent)), one_line(title)
    match parent:
        case Programme():
            return _add(report, parent, PolicyArea(*identity, letter=str(label or "A"), name=title))
        case PolicyArea():
            return _add(report, parent, Goal(*identity, number=int(label or 1), title=title))
        case Goal():
            return _add(report, parent, Deliverable(*identity, number=int(label or 1), title=title))
        case Deliverable():
            return _add(report, parent, SubItem(*identity, title=title))
        case SubItem():
            raise Refused("Onder een onderdeel kan niets worden toegevoegd. Er is niets veranderd.")
        case _:
            raise TypeError("a programme has texts of its own: add_programme")


def rename(report: Report, id: int, title: str) -> Report:
    """Give a node another name or title; white space is tidied. An empty one is refused."""
    title = one_line(title)
    if not title:
        raise Refused("Een naam kan niet leeg zijn. De oude naam is gebleven.")
    return amend(report, id, **{_title_field(_node(report, id)): title})


def set_light(report: Report, id: int, light: str | None) -> Report:
    """Set the light of a deliverable or sub-item to a key of the scale; None: it is not set."""
    if light is not None and light not in {known.key for known in report.scale}:
        raise ValueError(light)
    return amend(report, id, light=light)


def remove(report: Report, id: int) -> Report:
    """Remove this node and all below it, with the explanations that are about nothing else.

    Leftovers that stood near something in it stand near what held it.
    """
    parent = _parent(report, id)
    kept = tuple(child for child in children(parent) if child.id != id)
    return tidied(settled(report, with_children(report, parent, kept)), parent.id)


def move(report: Report, id: int, parent_id: int, position: int) -> Report:
    """Put a node at `position` (counted without the node itself) under the same or another parent of its level.

    Nodes stand in the order of their numbers, so numbers are given out again in the new order: under the same parent
    the ones already used, under another parent those and the next one. Explanations go to the new area with their
    deliverable.
    """
    node, parent, source = _node(report, id), _node(report, parent_id), _parent(report, id)
    if PARENT_TYPE.get(type(node)) is not type(parent):
        raise Refused("Dat kan daar niet staan: elk niveau van de doelenboom heeft zijn eigen plaats.")
    others = tuple(child for child in children(parent) if child.id != id)
    labels = [_label(child) for child in others]
    labels.append(_label(node) if source.id == parent.id else _next_label(others) or _first_label(node))
    ordered = (*others[:position], node, *others[position:])
    numbered = _numbered(ordered, sorted(labels, key=_label_key))
    if source.id == parent.id:
        return with_children(report, parent, numbered)
    left = tuple(child for child in children(source) if child.id != id)
    return settled(report, with_children(with_children(report, source, left), parent, numbered))


def renumber(report: Report, parent_id: int) -> Report:
    """Number the nodes under `parent_id` again from the first number or letter, without gaps."""
    parent = _node(report, parent_id)
    if isinstance(parent, Report):
        raise Refused("De nummers van de programma's staan in de begroting vast; wijzig ze een voor een.")
    nodes = children(parent)
    labels: Sequence[int | str] = range(1, len(nodes) + 1)
    if isinstance(parent, Programme):
        labels = ascii_uppercase[: len(nodes)]
    if len(labels) < len(nodes):
        raise Refused("Een programma heeft hoogstens 26 beleidsterreinen, A tot en met Z. Er is niets veranderd.")
    return with_children(report, parent, _numbered(nodes, labels))


def set_number(report: Report, id: int, number: str) -> Report:
    """Give one node another number (a letter for a policy area). Refused when it is taken or not a number."""
    node, parent = _node(report, id), _parent(report, id)
    label = _read_label(node, number.strip())
    if any(_label(child) == label for child in children(parent) if child.id != id):
        raise Refused(f"Nummer {label} is al in gebruik. Het oude nummer is gebleven.")
    renamed = tuple(_with_label(child, label) if child.id == id else child for child in children(parent))
    return with_children(report, parent, renamed)


def set_committees(report: Report, id: int, committees: Iterable[str]) -> Report:
    """Set the committees that discuss this programme or policy area."""
    return amend(report, id, committees=_names(committees))


def set_portfolios(report: Report, id: int, portfolios: Iterable[str]) -> Report:
    """Set the portfolios that this programme belongs to."""
    return amend(report, id, portfolios=_names(portfolios))


def set_edition(report: Report, edition: Edition) -> Report:
    """Set which edition the report is."""
    return replace(report, edition=edition)


def set_municipality(report: Report, municipality: str) -> Report:
    """Set the municipality whose report this is, as printed on the title page."""
    return replace(report, municipality=one_line(municipality))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(tidy for name in names if (tidy := one_line(name)))


def _as_node(item: Item) -> Node:
    assert isinstance(item, Node)  # noqa: S101  # ids of texts never reach the tree's edits
    return item


def _node(report: Report, id: int) -> Node:
    return _as_node(index(report).items[id])


def _parent(report: Report, id: int) -> Node:
    parent = index(report).parent(_node(report, id).id)
    if parent is None:
        raise Refused("De rapportage zelf kan hier niet worden gewijzigd.")
    return _as_node(parent)


def _add(report: Report, parent: Node, node: Node) -> Report:
    return with_children(report, parent, (*children(parent), node))


def _title_field(item: Item) -> str:
    return "name" if isinstance(item, Programme | PolicyArea) else "title"


def _label(node: Node) -> int | str:
    match node:
        case Programme():
            return node.number
        case PolicyArea():
            return node.letter
        case Goal() | Deliverable():
            return node.number
        case _:
            return 0


def _with_label(node: Node, label: int | str) -> Node:
    match node:
        case Programme():
            return replace(node, number=str(label))
        case PolicyArea():
            return replace(node, letter=str(label))
        case Goal() | Deliverable():
            return replace(node, number=int(label))
        case _:
            return node


def _numbered(nodes: Sequence[Node], labels: Sequence[int | str]) -> tuple[Node, ...]:
    return tuple(_with_label(node, label) for node, label in zip(nodes, labels, strict=True))


def _label_key(label: int | str) -> tuple[object, ...]:
    return natural_key(str(label))


def _first_label(node: Node) -> int | str:
    return "A" if isinstance(node, PolicyArea) else "1" if isinstance(node, Programme) else 1


def _next_label(nodes: Sequence[Node]) -> int | str | None:
    """The label after the last one; programmes without a number (AD/OH) do not count. None when there are no nodes."""
    if not nodes or isinstance(nodes[0], SubItem):
        return None
    if isinstance(nodes[0], Programme):
        numbers = [int(label) for node in nodes if (label := str(_label(node))).isdecimal()]
        return str(max(numbers, default=0) + 1)
    last = _label(max(nodes, key=sort_key))
    if isinstance(last, int):
        if last >= LARGEST_NUMBER:
            raise Refused(f"Na nummer {last} is er geen nummer meer. Nummer ze eerst opnieuw.")
        return last + 1
    following = next((letter for letter in ascii_uppercase if letter > last), None)
    if following is None:
        raise Refused(f"Na beleidsterrein {last} is er geen letter meer. Nummer de beleidsterreinen eerst opnieuw.")
    return following


def read_programme_number(typed: str) -> str | None:
    """The number of a programme that an officer typed, in its usual spelling; None when it is not one."""
    typed = typed.strip()
    if _NUMBER.fullmatch(typed):
        return str(int(typed))
    return typed.upper() if _GROUP.fullmatch(typed) else None


def _read_label(node: Node, number: str) -> int | str:
    """The label that an officer typed, in its usual spelling: 7 for "07", AD/OH for "ad/oh"."""
    match node:
        case Goal() | Deliverable() if _NUMBER.fullmatch(number):
            return int(number)
        case Programme() if read := read_programme_number(number):
            return read
        case PolicyArea() if _LETTER.fullmatch(number):
            return number.upper()
        case PolicyArea():
            raise Refused("Een beleidsterrein heeft één letter, zoals A. De oude letter is gebleven.")
        case _:
            raise Refused("Dat is geen bruikbaar nummer. Het oude nummer is gebleven.")
