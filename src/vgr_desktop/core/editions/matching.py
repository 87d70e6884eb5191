"""Which item of one edition is which of another.

A code is a label of one edition, so items are matched by lineage first. Editions that came into the dossier separately
share no lineages; their nodes are matched by code and wording, by wording alone, by similar wording, and by the nodes
under them, the surest first. The texts follow: the explanation of a deliverable is that of the same deliverable. What
is left then is new or gone, unless an officer decides otherwise. `coupling` records the result; the nodes of coupled
editions are matched by lineage alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from vgr_desktop.core.model.likeness import Titles, wording
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    Item,
    Node,
    PolicyArea,
    Programme,
    Report,
    Section,
    SubItem,
    Text,
    Written,
)
from vgr_desktop.core.model.tree import children, code_of, contents, index, label_of, title_of

LIKE_HERE = 0.6
"""How alike two titles under the same code or parent must be, from 0 to 1, to count as the same node, reworded."""

LIKE_ELSEWHERE = 0.85
"""The same when both the code and the parent differ."""

LIKE_ENOUGH_TO_ASK = 0.35
"""From this likeness on, an officer is asked whether the two are the same."""

MOST_SUGGESTIONS = 3
"""For one node of the later edition."""

_MOST_LIKELY = 8
"""How many earlier nodes are considered for one later node; the likeliest may be matched with another."""


class Reason(StrEnum):
    """Why two items count as the same."""

    LINEAGE = "lineage"
    CODE = "code"
    """The same code with the same wording, or with no wording at all on one side."""
    WORDING = "wording"
    """The same wording under another code."""
    SIMILAR = "similar"
    CONTENTS = "contents"
    """Most of what stands under them is the same."""
    PLACE = "place"
    """For texts: they are at the same place."""
    DECIDED = "decided"
    """An officer decided it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of the earlier edition and the same one of the later; `score`, from 0 to 1, is how alike they are."""

    before: Item
    after: Item
    reason: Reason
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Matching:
    """Which item is which.

    The keys of `pairs` are the ids of the later items. `gone` and `new` are the nodes of the earlier and the later
    edition that are in no pair, in the order of the tree. `suggestions` are possible pairs of those, the likeliest
    first, for an officer to decide on; a node may be in several.
    """

    pairs: Mapping[int, Pair]
    gone: tuple[Node, ...]
    new: tuple[Node, ...]
    suggestions: tuple[Pair, ...]

    def earlier(self, id: int) -> Item | None:
        """The item of the earlier edition that is the same as the later one with this id."""
        pair = self.pairs.get(id)
        return pair.before if pair else None


Decisions = Mapping[int, int | None]
"""For the id of a later node, the id of the earlier node that it is; None: it is new."""

NO_DECISIONS: Decisions = {}


def match(
    before: Report, after: Report, decisions: Decisions = NO_DECISIONS, *, by_lineage_alone: bool | None = None
) -> Matching:
    """Find for the items of `after` which of `before` they are. The reports themselves are not matched.

    A decision of an officer always stands. `by_lineage_alone` says whether nodes are matched by their lineage and
    nothing else; by default they are when the two are coupled.
    """
    alone = are_coupled(before, after) if by_lineage_alone is None else by_lineage_alone
    return _Matcher(_Side(before), _Side(after), decisions).match(by_lineage_alone=alone)


def are_coupled(before: Report, after: Report) -> bool:
    """Whether items that are the same thing have the same lineage in the two reports."""
    return before.lineage == after.basis or after.lineage == before.basis


def is_matched_alike(one: Item, other: Item) -> bool:
    """Whether two values of one item, with all below it, are the same in everything that `match` looks at.

    Parts that the two share are skipped, so after an edit this takes hardly any time.
    """
    if one is other:
        return True
    if _known_by(one) != _known_by(other):
        return False
    inner, others = (tuple(i for i in contents(item) if isinstance(i, _TREE + _WRITTEN)) for item in (one, other))
    return len(inner) == len(others) and all(map(is_matched_alike, inner, others))


def _known_by(item: Item) -> tuple[object, ...]:
    about = item.about if isinstance(item, Explanation) else ()
    kind = item.kind if isinstance(item, Deviation | Section) else ""
    basis = item.basis if isinstance(item, Report) else ""
    return type(item), item.id, item.lineage, label_of(item), title_of(item), about, kind, basis


_TREE = (Programme, PolicyArea, Goal, Deliverable, SubItem)
_WRITTEN = (Text, Explanation, Deviation, Section)


class _Side:
    """One of the two editions, with what its items are matched by."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.index = index(report)
        self.nodes: dict[int, Node] = {i.id: i for i in self.index.items.values() if isinstance(i, _TREE)}
        self.texts: tuple[Written, ...] = tuple(i for i in self.index.items.values() if isinstance(i, _WRITTEN))
        self.codes = {id: code_of(self.index, id) for id in self.nodes}
        self.wordings = {id: wording(title_of(node)) for id, node in self.nodes.items()}

    def place(self, text: Written, counterpart: Callable[[int], Hashable]) -> Hashable:
        """A key that is equal for the same text in two editions; `counterpart` gives such a key for a node."""
        holder = counterpart(self.index.parents[text.id])
        match text:
            case Explanation(about=about) if about:
                return frozenset(map(counterpart, about))
            case Explanation():
                return holder, wording(text.heading or "")
            case Text():
                texts = [one.id for one in contents(self.index.items[self.index.parents[text.id]])]
                return holder, texts.index(text.id)
            case _:
                return holder, text.kind, wording(text.title)


class _Matcher:
    """One matching in progress: rule after rule adds pairs of nodes that are still free."""

    def __init__(self, before: _Side, after: _Side, decisions: Decisions) -> None:
        self._before = before
        self._after = after
        self._decisions = decisions
        self._pairs: dict[int, Pair] = {}
        self._taken: set[int] = set()
        self._counterparts: dict[int, int] = {after.report.id: before.report.id}

    def match(self, *, by_lineage_alone: bool) -> Matching:
        self._by_decision()
        self._by_lineage()
        suggestions = () if by_lineage_alone else self._by_what_they_say()
        gone = tuple(node for id, node in self._before.nodes.items() if id not in self._taken)
        new = tuple(node for id, node in self._after.nodes.items() if id not in self._pairs)
        self._by_place()
        return Matching(self._pairs, gone, new, suggestions)

    def _by_what_they_say(self) -> tuple[Pair, ...]:
        """Pair the nodes that have no lineage in common, and return the pairs that remain possible."""
        self._by_code()
        self._by_wording()
        likely = sorted(self._likely(), key=lambda pair: -pair.score)
        self._by_similar_wording(likely)
        self._by_contents()
        return tuple(self._suggestions(likely))

    def _add(self, before: Item, after: Item, reason: Reason, score: float = 1.0) -> None:
        self._pairs[after.id] = Pair(before, after, reason, score)
        self._taken.add(before.id)
        self._counterparts[after.id] = before.id

    def _is_free(self, pair: Pair) -> bool:
        return pair.before.id not in self._taken and pair.after.id not in self._pairs

    def _free(self, side: _Side) -> Iterator[Node]:
        known = self._taken if side is self._before else {*self._pairs, *self._decisions}
        return (node for id, node in side.nodes.items() if id not in known)

    def _same_parent(self, before: Node, after: Node) -> bool:
        counterpart = self._counterparts.get(self._after.index.parents[after.id])
        return counterpart == self._before.index.parents[before.id]

    def _by_decision(self) -> None:
        for id, earlier in self._decisions.items():
            if earlier is not None:
                self._add(self._before.nodes[earlier], self._after.nodes[id], Reason.DECIDED)

    def _by_lineage(self) -> None:
        before = (*self._free(self._before), *self._before.texts)
        there = {(type(item), item.lineage): item for item in before}
        for item in (*self._free(self._after), *self._after.texts):
            if (earlier := there.get((type(item), item.lineage))) is not None:
                self._add(earlier, item, Reason.LINEAGE)

    def _by_code(self) -> None:
        """Under the same code, first nodes with the same wording, then those without wording on one side."""
        for before, after in self._with_equal(lambda side, node: (side.codes[node], side.wordings[node])):
            self._add(before[0], after[0], Reason.CODE)
        for before, after in self._with_equal(lambda side, node: side.codes[node]):
            if not (self._before.wordings[before[0].id] and self._after.wordings[after[0].id]):
                self._add(before[0], after[0], Reason.CODE)

    def _by_wording(self) -> None:
        """Of several nodes with the same wording, those under the same parent; else only an unambiguous one."""
        for before, after in self._with_equal(lambda side, node: side.wordings[node]):
            for node in after if self._after.wordings[after[0].id] else ():
                siblings = [other for other in before if self._same_parent(other, node)]
                alone = before if len(before) == len(after) == 1 else []
                for other in siblings if len(siblings) == 1 else alone:
                    if other.id not in self._taken:
                        self._add(other, node, Reason.WORDING)

    def _with_equal(self, key: Callable[[_Side, int], Hashable]) -> list[tuple[list[Node], list[Node]]]:
        """The free nodes of both sides that have the same kind and `key`."""
        groups: dict[Hashable, tuple[list[Node], list[Node]]] = defaultdict(lambda: ([], []))
        for place, side in enumerate((self._before, self._after)):
            for node in self._free(side):
                groups[type(node), key(side, node.id)][place].append(node)
        return [group for group in groups.values() if all(group)]

    def _likely(self) -> Iterator[Pair]:
        """Free nodes of both sides with similar titles, or with the same code whatever their titles."""
        for kind in _TREE:
            free = {node.id: node for node in self._free(self._before) if isinstance(node, kind)}
            at = {self._before.codes[id]: id for id in free}
            titles = Titles((id, title_of(node)) for id, node in free.items())
            for node in self._free(self._after):
                if isinstance(node, kind):
                    scores = dict(titles.like(title_of(node), LIKE_ENOUGH_TO_ASK, _MOST_LIKELY))
                    if (same := at.get(self._after.codes[node.id])) is not None:
                        scores[same] = titles.likeness(same, title_of(node))
                    yield from (Pair(free[id], node, Reason.SIMILAR, score) for id, score in scores.items())

    def _by_similar_wording(self, likely: Iterable[Pair]) -> None:
        for pair in likely:
            if self._is_free(pair) and pair.score >= (LIKE_HERE if self._is_here(pair) else LIKE_ELSEWHERE):
                self._add(pair.before, pair.after, Reason.SIMILAR, pair.score)

    def _is_here(self, pair: Pair) -> bool:
        before, after = self._before.nodes[pair.before.id], self._after.nodes[pair.after.id]
        same_code = self._before.codes[before.id] == self._after.codes[after.id]
        return same_code or self._same_parent(before, after)

    def _by_contents(self) -> None:
        """Nodes of which most children are matched with each other, from the goals up to the programmes."""
        for kind in (Goal, PolicyArea, Programme):
            free = {node.id: node for node in self._free(self._before) if isinstance(node, kind)}
            for node in [node for node in self._free(self._after) if isinstance(node, kind)]:
                found = self._home_of_most(node)
                if found and found[0] in free:
                    before = free.pop(found[0])
                    share = found[1] / max(len(children(node)), len(children(before)))
                    if share > 1 / 2:
                        self._add(before, node, Reason.CONTENTS, share)

    def _home_of_most(self, node: Node) -> tuple[int, int] | None:
        """The id of the earlier node that most of the children were under, and how many were."""
        known = (self._counterparts.get(child.id) for child in children(node))
        homes = Counter(self._before.index.parents[id] for id in known if id is not None)
        return next(iter(homes.most_common(1)), None)

    def _suggestions(self, likely: Iterable[Pair]) -> Iterator[Pair]:
        given: Counter[int] = Counter()
        for pair in likely:
            if self._is_free(pair) and given[pair.after.id] < MOST_SUGGESTIONS:
                given[pair.after.id] += 1
                yield pair

    def _by_place(self) -> None:
        """Pair the texts of nodes that are the same; of several at one place, the first with the first."""
        free: dict[Hashable, list[Written]] = defaultdict(list)
        for text in self._before.texts:
            if text.id not in self._taken:
                free[type(text), self._before.place(text, lambda node: node)].append(text)
        for text in self._after.texts:
            if text.id not in self._pairs:
                waiting = free[type(text), self._after.place(text, self._known)]
                if waiting:
                    self._add(waiting.pop(0), text, Reason.PLACE)

    def _known(self, id: int) -> Hashable:
        """The id of the matching earlier node, or a key that no earlier node has."""
        return self._counterparts.get(id, ("new", id))
