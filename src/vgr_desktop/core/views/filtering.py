"""Which items of the goal tree match a filter."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from vgr_desktop.core.figures.states import TextState, states
from vgr_desktop.core.model.report import Deliverable, Explanation, Leftover, Node, Report, Section, SubItem
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.model.text import RichText, plain
from vgr_desktop.core.model.tree import Index, children, index, label_of, title_of, walk
from vgr_desktop.core.searching.folding import fold
from vgr_desktop.core.views.commented import open_subjects

_NEVER: Mapping[int, dt.datetime] = {}
_NONE: Mapping[int, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Filter:
    """The conditions for an item to be shown: it must meet all of them, and have one of the lights and stages.

    All `words` must be in its code, title or texts. One of its texts must have this `owner`, and be changed on or after
    the day `since`. `with_comments`: a comment about it or its texts is still to be dealt with. `under` is the id of an
    item that it must be, or be under.
    """

    words: str = ""
    lights: frozenset[str | None] = frozenset()
    stages: frozenset[Stage | None] = frozenset()
    owner: str = ""
    with_findings: bool = False
    with_comments: bool = False
    since: dt.date | None = None
    under: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there are no conditions, so that everything matches."""
        return self == EVERYTHING


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Sifted:
    """The ids of the items that match a filter, and of what is above them; and the number of all items."""

    matches: frozenset[int]
    above: frozenset[int]
    total: int


class _Row(NamedTuple):
    node: Node | Section
    code: str


@dataclass
class Sieve:
    """Filters the items of a report, again and again while it is written: only changed texts are read again."""

    _read: dict[int, tuple[RichText, str]] = field(default_factory=dict)

    def sift(
        self,
        report: Report,
        wanted: Filter,
        places: Iterable[int] = (),
        written: Mapping[int, dt.datetime] = _NEVER,
        former: Mapping[int, tuple[str, ...]] = _NONE,
    ) -> Sifted:
        """The items that match `wanted`.

        `places` are the ids with findings, `written` has when texts were changed, and `former` the codes that items had
        elsewhere.
        """
        known = index(report)
        texts: dict[int, list[TextState]] = {}
        for state in states(report):
            for node in state.nodes:
                texts.setdefault(node, []).append(state)
        found = _all_nodes(known, places) if wanted.with_findings else set()
        commented = _all_nodes(known, open_subjects(report)) if wanted.with_comments else set()
        words = fold(wanted.words).split()
        rows = tuple(_rows(report))
        inside = _inside(known, wanted.under)
        matches = frozenset(
            row.node.id
            for row in rows
            if (inside is None or row.node.id in inside)
            and _has_light(row.node, wanted)
            and (not wanted.with_findings or row.node.id in found)
            and (not wanted.with_comments or row.node.id in commented)
            and _has_text(texts.get(row.node.id, ()), wanted, written)
            and self._says(row, texts.get(row.node.id, ()), words, former.get(row.node.id, ()))
        )
        above = {step.id for id in matches for step in known.path(id)[1:-1]}
        return Sifted(matches, frozenset(above) - matches, len(rows))

    def read(self, report: Report) -> None:
        """Read all texts now, so that `sift` need not. May run while that does."""
        for state in states(report):
            self._folded(state)

    def _says(self, row: _Row, texts: Iterable[TextState], words: list[str], former: tuple[str, ...]) -> bool:
        if not words:
            return True
        heading = fold(" ".join((row.code, *former, title_of(row.node))))
        missing = [word for word in words if word not in heading]
        return not missing or all(any(word in self._folded(state) for state in texts) for word in missing)

    def _folded(self, state: TextState) -> str:
        if state.text is None:
            return ""
        body, said = self._read.get(state.text.id, (None, ""))
        if body is not state.text.body:
            said = fold(plain(state.text.body))
            self._read[state.text.id] = (state.text.body, said)
        return said


def _rows(report: Report) -> Iterator[_Row]:
    """The items that the tree shows, with their codes: the report itself stands for foreword and reading guide."""
    yield _Row(report, "")
    for programme in report.programmes:
        yield from _below(programme, programme.number)
    for section in report.sections:
        yield _Row(section, "")


def _below(node: Node, code: str) -> Iterator[_Row]:
    yield _Row(node, code)
    for child in children(node):
        yield from _below(child, code + label_of(child))


def _all_nodes(known: Index, places: Iterable[int]) -> set[int]:
    return {node for place in places for node in _nodes(known, place)}


def _nodes(known: Index, place: int) -> tuple[int, ...]:
    """The ids of the items in the tree that stand for the item `place`."""
    item = known.items[place]
    if isinstance(item, Leftover) and not isinstance(near := known.items.get(item.near or 0), Leftover | None):
        return _nodes(known, near.id)
    if isinstance(item, Explanation) and item.about:
        return item.about
    return (place,) if isinstance(item, Section) else (known.node(place).id,)


def _inside(known: Index, under: int | None) -> set[int] | None:
    """The ids of an item and all under it; None: of everything. Empty when the item is gone."""
    if under is None:
        return None
    top = known.items.get(under)
    return {node.id for node in walk(top)} if isinstance(top, Node) else {under}


def _has_light(node: Node | Section, wanted: Filter) -> bool:
    return not wanted.lights or (isinstance(node, Deliverable | SubItem) and node.light in wanted.lights)


def _has_text(texts: Iterable[TextState], wanted: Filter, written: Mapping[int, dt.datetime]) -> bool:
    """Whether one text meets all conditions for texts."""
    if not (wanted.stages or wanted.owner or wanted.since):
        return True
    return any(
        (not wanted.stages or state.stage in wanted.stages)
        and (not wanted.owner or (state.review is not None and state.review.owner == wanted.owner))
        and (wanted.since is None or _is_written(state, wanted.since, written))
        for state in texts
    )


def _is_written(state: TextState, since: dt.date, written: Mapping[int, dt.datetime]) -> bool:
    moment = None if state.text is None else written.get(state.text.id)
    return moment is not None and moment.astimezone().date() >= since
