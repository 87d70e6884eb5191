"""What an officer can change in the goal tree: each edit is a function from a report to a report.

An id that the report does not have is a fault of the program (`KeyError`). A change that is not possible in the tree
is `Refused` with a message for the officer, and nothing has changed then.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from string import ascii_uppercase

from vgr_desktop.core.editing.labels import Label, label, label_key, labelled, new_labels, numbered, read_label
from vgr_desktop.core.editing.placing import settled
from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Deliverable, Goal, Item, Node, PolicyArea, Programme, Report, SubItem, Text
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.model.tree import PARENT_TYPE, amend, children, index, with_children

Edit = Callable[[Report], Report]


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
    number = str(next(new_labels(report.programmes, Programme)))
    made = Programme(
        *programme,
        number=number,
        name=one_line(name),
        mission=Text(*mission),
        state_of_affairs=Text(*state_of_affairs),
    )
    return with_children(report, report, (*report.programmes, made))


def add_child(report: Report, parent_id: int, identity: Identity, title: str, position: int | None = None) -> Report:
    """Add an area, goal, deliverable or sub-item under the node `parent_id`, numbered after the last one there.

    At a `position` among those there, it gets the number after the one before it; those after it move up as far as
    there is no gap.
    """
    parent, title = _node(report, parent_id), one_line(title)
    siblings = children(parent)
    match parent:
        case Programme():
            made: Node = PolicyArea(*identity, letter=str(next(new_labels(siblings, PolicyArea))), name=title)
        case PolicyArea():
            made = Goal(*identity, number=int(next(new_labels(siblings, Goal))), title=title)
        case Goal():
            made = Deliverable(*identity, number=int(next(new_labels(siblings, Deliverable))), title=title)
        case Deliverable():
            made = SubItem(*identity, title=title)
        case SubItem():
            raise Refused("Onder een onderdeel kan niets worden toegevoegd. Er is niets veranderd.")
        case _:
            raise TypeError("a programme has texts of its own: add_programme")
    place = len(siblings) if position is None else position
    return with_children(report, parent, _between(siblings, made, place))


def _between(siblings: Sequence[Node], made: Node, place: int) -> tuple[Node, ...]:
    """The siblings with `made`, numbered as the last of them, in this place among them."""
    before, after = siblings[:place], siblings[place:]
    if not after or isinstance(made, SubItem):
        return (*before, made, *after)
    placed = list(before)
    for node in (made, *after):
        free = next(new_labels(placed[-1:], type(made)))
        keeps = node is not made and label_key(label(node)) >= label_key(free)
        placed.append(node if keeps else labelled(node, free))
    return tuple(placed)


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
    """Put a node at `position` (counted without the node itself) under the same or another parent of its level."""
    return move_all(report, (id,), parent_id, position)


def move_all(report: Report, ids: Collection[int], parent_id: int, position: int) -> Report:
    """Put nodes, in this order, at `position` (counted without them) under the same or another parent of their level.

    Nodes stand in the order of their numbers, so numbers are given out again in the new order: those that are in use
    under the parent, and the next ones for nodes that come from another one. Explanations go to the new area with their
    deliverable.
    """
    nodes, parent, moving = [_node(report, id) for id in ids], _node(report, parent_id), frozenset(ids)
    if any(PARENT_TYPE.get(type(node)) is not type(parent) for node in nodes):
        raise Refused("Dat kan daar niet staan: elk niveau van de doelenboom heeft zijn eigen plaats.")
    sources = {source.id: source for source in (_parent(report, id) for id in ids)}
    stay = [child for child in children(parent) if child.id not in moving]
    labels = [label(child) for child in children(parent)]
    new = new_labels(children(parent), type(nodes[0]))
    labels += [next(new) for _ in range(len(stay) + len(nodes) - len(labels))]
    ordered = (*stay[:position], *nodes, *stay[position:])
    after = report
    for source in sources.values():
        left = tuple(child for child in children(source) if child.id not in moving)
        after = with_children(after, source, left)
    after = with_children(after, parent, numbered(ordered, sorted(labels, key=label_key)))
    return after if sources.keys() == {parent.id} else settled(report, after)


def renumber(report: Report, parent_id: int) -> Report:
    """Number the nodes under `parent_id` again from the first number or letter, without gaps."""
    parent = _node(report, parent_id)
    if isinstance(parent, Report):
        raise Refused("De nummers van de programma's staan in de begroting vast; wijzig ze een voor een.")
    nodes = children(parent)
    labels: Sequence[Label] = range(1, len(nodes) + 1)
    if isinstance(parent, Programme):
        labels = ascii_uppercase[: len(nodes)]
    if len(labels) < len(nodes):
        raise Refused("Een programma heeft hoogstens 26 beleidsterreinen, A tot en met Z. Er is niets veranderd.")
    return with_children(report, parent, numbered(nodes, labels))


def set_number(report: Report, id: int, number: str) -> Report:
    """Give one node another number (a letter for a policy area). Refused when it is taken or not a number."""
    node, parent = _node(report, id), _parent(report, id)
    wanted = read_label(node, number.strip())
    if any(label(child) == wanted for child in children(parent) if child.id != id):
        raise Refused(f"Nummer {wanted} is al in gebruik. Het oude nummer is gebleven.")
    renamed = tuple(labelled(child, wanted) if child.id == id else child for child in children(parent))
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


def _title_field(item: Item) -> str:
    return "name" if isinstance(item, Programme | PolicyArea) else "title"
