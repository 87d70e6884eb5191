"""Walking through a report's goal tree, and putting changed items back into it.

The tree is report ▸ programme ▸ policy area ▸ goal ▸ deliverable ▸ sub-item. An `Index` has every item of one report,
and is made once for each value.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vgr_desktop.core.model.codes import Code, natural_key
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    Item,
    Leftover,
    Node,
    Picture,
    PolicyArea,
    Programme,
    Report,
    Section,
    SubItem,
    Text,
)
from vgr_desktop.core.model.review import Acceptance, Adoption, Comment, Reply, Review

_CHILDREN: dict[type, str] = {
    Report: "programmes",
    Programme: "areas",
    PolicyArea: "goals",
    Goal: "deliverables",
    Deliverable: "sub_items",
}
# Beside nodes, an item can hold texts and the like: one in a field, or a tuple of them.
_TEXTS: dict[type, tuple[str, ...]] = {
    Report: ("foreword", "reading_guide"),
    Programme: ("mission", "state_of_affairs"),
}
_LISTS: dict[type, dict[str, type[Item]]] = {
    Report: {
        "sections": Section,
        "leftovers": Leftover,
        "pictures": Picture,
        "reviews": Review,
        "acceptances": Acceptance,
        "adoptions": Adoption,
        "comments": Comment,
    },
    Programme: {"deviations": Deviation},
    PolicyArea: {"explanations": Explanation},
    Comment: {"replies": Reply},
}
PARENT_TYPE: dict[type, type] = {
    Programme: Report,
    PolicyArea: Programme,
    Goal: PolicyArea,
    Deliverable: Goal,
    SubItem: Deliverable,
}
_WITHIN: dict[type, dict[str, type[Item]]] = {
    kind: {
        **dict.fromkeys(_TEXTS.get(kind, ()), Text),
        **{_CHILDREN[parent]: child for child, parent in PARENT_TYPE.items() if parent is kind},
        **_LISTS.get(kind, {}),
    }
    for kind in (*_CHILDREN, Comment)
}


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly under `node`."""
    field = _CHILDREN.get(type(node))
    return getattr(node, field) if field else ()


def with_children(report: Report, parent: Node, nodes: Iterable[Node]) -> Report:
    """`report` with other nodes under `parent`, in the order of their numbers."""
    return amend(report, parent.id, **{_CHILDREN[type(parent)]: tuple(sorted(nodes, key=sort_key))})


def holding(node: Node, nodes: Iterable[Node]) -> Node:
    """`node` itself with other nodes directly under it, in this order."""
    return replace(node, **{_CHILDREN[type(node)]: tuple(nodes)})  # type: ignore[arg-type]  # the field of its children


def sort_key(node: Node) -> tuple[object, ...]:
    """The sort key of `node` among its siblings; that of sub-items, which have no number, keeps them where they are."""
    match node:
        case Programme():
            return natural_key(node.number)
        case PolicyArea():
            return natural_key(node.letter)
        case Goal() | Deliverable():
            return (node.number,)
        case _:
            return ()


def contents(item: Item) -> Iterator[Item]:
    """All items directly in `item`, in the order of the printed report: its texts, its nodes and its lists."""
    for field in _TEXTS.get(type(item), ()):
        yield getattr(item, field)
    if nodes := _CHILDREN.get(type(item)):
        yield from getattr(item, nodes)
    for field in _LISTS.get(type(item), ()):
        yield from getattr(item, field)


def fields_within(kind: type) -> Mapping[str, type[Item]]:
    """The fields in which this kind of item holds others, and the kind of those, in the order of `contents`."""
    return _WITHIN.get(kind, {})


def walk(node: Node) -> Iterator[Node]:
    """`node` and every node below it, in the order of the tree."""
    yield node
    for child in children(node):
        yield from walk(child)


def everything(item: Item) -> Iterator[Item]:
    """`item` and every item below it, texts included."""
    yield item
    for inner in contents(item):
        yield from everything(inner)


@dataclass(frozen=True, slots=True)
class Index:
    """Every item of a report by id, for each id that of the item it is in, and the explanations of each item."""

    items: dict[int, Item]
    parents: dict[int, int]
    explaining: dict[int, tuple[int, ...]]
    """For the id of a deliverable or sub-item, those of the explanations about it, in the order of the report."""

    def __contains__(self, id: int) -> bool:
        """Whether the report has an item with this id."""
        return id in self.items

    def path(self, id: int) -> tuple[Item, ...]:
        """The items from the report down to the one with this id."""
        steps = [self.items[id]]
        while (parent := self.parents.get(steps[-1].id)) is not None:
            steps.append(self.items[parent])
        return tuple(reversed(steps))

    def node(self, id: int) -> Node:
        """The node with this id, or the one that holds the text with this id."""
        return next(item for item in reversed(self.path(id)) if isinstance(item, Node))

    def parent(self, id: int) -> Item | None:
        """The item directly above; None for the report."""
        parent = self.parents.get(id)
        return None if parent is None else self.items[parent]

    def area(self, id: int) -> PolicyArea | None:
        """The policy area that the item is, or is in; None when there is none."""
        return next((item for item in self.path(id) if isinstance(item, PolicyArea)), None)


# Indexes of the last few values. This is a cache, not state that anyone can read or set:
# - An entry is always true. A report never changes, and an index follows from it alone; so it does not matter who
#   made it (the window, the saver or a job), or that a later value pushes it out.
# - A report is known by identity, and is kept here with its index, so that no other value can get its address in
#   memory. Comparing or hashing a whole report would cost more than making its index.
# - `amend` may add the index of a value that it made: it knows that only the items on one path differ.
# - Any thread may use it: a deque adds and copies in one step, and at worst an index is made twice.
_recent: deque[tuple[Report, Index]] = deque(maxlen=4)


def index(report: Report) -> Index:
    """The index of `report`; those of the last few values are remembered."""
    for known, found in tuple(_recent):
        if known is report:
            return found
    items: dict[int, Item] = {}
    parents: dict[int, int] = {}
    _enter(report, items, parents)
    made = Index(items, parents, _explaining(items.values()))
    _recent.append((report, made))
    return made


def _explaining(items: Iterable[Item]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for item in items:
        if isinstance(item, Explanation):
            for id in item.about:
                found[id] = (*found.get(id, ()), item.id)
    return found


def _enter(item: Item, items: dict[int, Item], parents: dict[int, int]) -> None:
    items[item.id] = item
    for inner in contents(item):
        parents[inner.id] = item.id
        _enter(inner, items, parents)


def label_of(node: Item) -> str:
    """What the node adds to the code of the node above it: 9, A, 1, .1; empty for sub-items and texts."""
    match node:
        case Programme():
            return node.number
        case PolicyArea():
            return node.letter
        case Goal():
            return str(node.number)
        case Deliverable():
            return f".{node.number}"
        case _:
            return ""


def code_of(index: Index, id: int) -> str:
    """The code of the node in this edition: 9, 9A, 9A1, 9A1.1; empty when it has no code.

    A sub-item has no code of its own and gets that of its deliverable.
    """
    path = index.path(id)
    return "".join(map(label_of, path)) if label_of(path[-1]) or isinstance(path[-1], SubItem) else ""


def title_of(node: Item) -> str:
    """The name or title of an item as the officer wrote it."""
    match node:
        case Programme() | PolicyArea():
            return node.name
        case Report():
            return node.edition.title
        case Goal() | Deliverable() | SubItem() | Section() | Deviation():
            return node.title
        case Explanation():
            return node.heading or ""
        case _:
            return ""


def by_code(report: Report) -> dict[Code, Node]:
    """The programmes, areas, goals and deliverables by code; for a code used twice, the first one."""
    found: dict[Code, Node] = {}
    for programme in report.programmes:
        if not programme.number.isdecimal():
            continue
        top = Code(int(programme.number))
        found.setdefault(top, programme)
        for area in programme.areas:
            found.setdefault(replace(top, area=area.letter), area)
            for goal in area.goals:
                code = replace(top, area=area.letter, goal=goal.number)
                found.setdefault(code, goal)
                for deliverable in goal.deliverables:
                    found.setdefault(replace(code, deliverable=deliverable.number), deliverable)
    return found


def amend(report: Report, id: int, **fields: object) -> Report:
    """`report` with other values for `fields` of the item with this id; all other items are shared.

    Raises `KeyError` when the report has no such item.
    """
    known = index(report)
    *above, item = known.path(id)
    changed = [_replaced(item, fields)]
    for holder in reversed(above):
        changed.append(_with_inner(holder, item, changed[-1]))
        item = holder
    result = changed[-1]
    assert isinstance(result, Report)  # noqa: S101  # a path begins with the report
    if fields.keys().isdisjoint(("id", "about", *fields_within(type(changed[0])))):
        # No item moved: while somebody types, this saves making the whole index again at each pause.
        items = known.items | {new.id: new for new in changed}
        _recent.append((result, Index(items, known.parents, known.explaining)))
    return result


def _with_inner(holder: Item, old: Item, new: Item) -> Item:
    """`holder` with `new` in the place of `old`, which it holds directly."""
    field = next(field for field in fields_within(type(holder)) if _holds(getattr(holder, field), old))
    inner = getattr(holder, field)
    return _replaced(holder, {field: new if inner is old else tuple(new if one is old else one for one in inner)})


def _holds(inner: Item | tuple[Item, ...], item: Item) -> bool:
    return inner is item or (isinstance(inner, tuple) and any(one is item for one in inner))


def rebuilt(report: Report, change: Callable[[Item], Item]) -> Report:
    """`report` with `change` applied to each of its items; items inside an item come before the item itself.

    Unchanged items are shared. `change` must return a report for the report.
    """
    result = _rebuilt(report, change)
    assert isinstance(result, Report)  # noqa: S101  # what the change promises
    return result


def _rebuilt(item: Item, change: Callable[[Item], Item]) -> Item:
    fields: dict[str, object] = {}
    for field in _TEXTS.get(type(item), ()):
        text: Text = getattr(item, field)
        if (new := change(text)) is not text:
            fields[field] = new
    own = _CHILDREN.get(type(item))
    for field in (*_LISTS.get(type(item), ()), *((own,) if own else ())):
        inner: tuple[Item, ...] = getattr(item, field)
        made = tuple(_rebuilt(old, change) for old in inner)
        if any(new is not old for new, old in zip(made, inner, strict=True)):
            fields[field] = made
    return change(_replaced(item, fields) if fields else item)


def _replaced(item: Item, fields: Mapping[str, object]) -> Item:
    return replace(item, **fields)  # type: ignore[arg-type]  # which fields an item has is known to the edit
