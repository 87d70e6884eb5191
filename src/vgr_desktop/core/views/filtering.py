"""Which items of the goal tree answer to a filter."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from vgr_desktop.core.figures.states import TextState, states
from vgr_desktop.core.model.report import Deliverable, Explanation, Leftover, Node, Report, Section, SubItem
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.model.text import RichText, plain
from vgr_desktop.core.model.tree import Index, children, index, label_of, title_of, walk

_ACCENT = re.compile("[\u0300-\u036f]")
_NEVER: Mapping[int, dt.datetime] = {}


@dataclass(frozen=True, slots=True)
class Filter:
    """What an item must be to be shown: all that is asked for. Of lights and stages, one of those.

    `words` all occur in its code, title or texts. `owner` is whose one of its texts is. `since` is the day on or after
    which one of its texts was written in; `under` is the id of what it stands under, or is.
    """

    words: str = ""
    lights: frozenset[str | None] = frozenset()
    stages: frozenset[Stage | None] = frozenset()
    owner: str = ""
    with_findings: bool = False
    since: dt.date | None = None
    under: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything answers to it."""
        return self == EVERYTHING


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Sifted:
    """The ids of the items that answer to a filter, and of what is above them; out of how many."""

    matches: frozenset[int]
    above: frozenset[int]
    total: int


class _Row(NamedTuple):
    node: Node | Section
    code: str


@dataclass
class Sieve:
    """Sifts the items of a report, time after time while it is written: only texts that changed are read again."""

    _read: dict[int, tuple[RichText, str]] = field(default_factory=dict)

    def sift(
        self,
        report: Report,
        wanted: Filter,
        places: Iterable[int] = (),
        written: Mapping[int, dt.datetime] = _NEVER,
    ) -> Sifted:
        """What answers to `wanted`. `places` are the ids where findings are, `written` when texts were written in."""
        known = index(report)
        texts: dict[int, list[TextState]] = {}
        for state in states(report):
            for node in state.nodes:
                texts.setdefault(node, []).append(state)
        found = {node for place in places for node in _nodes(known, place)} if wanted.with_findings else set()
        words = fold(wanted.words).split()
        rows = tuple(_rows(report))
        inside = _inside(known, wanted.under)
        matches = frozenset(
            row.node.id
            for row in rows
            if (inside is None or row.node.id in inside)
            and _has_light(row.node, wanted)
            and (not wanted.with_findings or row.node.id in found)
            and _has_text(texts.get(row.node.id, ()), wanted, written)
            and self._says(row, texts.get(row.node.id, ()), words)
        )
        above = {step.id for id in matches for step in known.path(id)[1:-1]}
        return Sifted(matches, frozenset(above) - matches, len(rows))

    def _says(self, row: _Row, texts: Iterable[TextState], words: list[str]) -> bool:
        if not words:
            return True
        heading = fold(f"{row.code} {title_of(row.node)}")
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


def fold(text: str) -> str:
    """`text` without accents and capitals, so that cafe finds CAFÉ."""
    return _ACCENT.sub("", unicodedata.normalize("NFKD", text)).casefold()


def _rows(report: Report) -> Iterator[_Row]:
    """What the tree shows, with its code: the report itself stands for foreword and reading guide."""
    yield _Row(report, "")
    for programme in report.programmes:
        yield from _below(programme, programme.number)
    for section in report.sections:
        yield _Row(section, "")


def _below(node: Node, code: str) -> Iterator[_Row]:
    yield _Row(node, code)
    for child in children(node):
        yield from _below(child, code + label_of(child))


def _nodes(known: Index, place: int) -> tuple[int, ...]:
    """The items by which what stands at `place` is shown."""
    item = known.items[place]
    if isinstance(item, Leftover) and not isinstance(near := known.items.get(item.near or 0), Leftover | None):
        return _nodes(known, near.id)
    if isinstance(item, Explanation) and item.about:
        return item.about
    return (place,) if isinstance(item, Section) else (known.node(place).id,)


def _inside(known: Index, under: int | None) -> set[int] | None:
    """The ids of what stands under an item, itself included; None: everything does. What has gone has nothing."""
    if under is None:
        return None
    top = known.items.get(under)
    return {node.id for node in walk(top)} if isinstance(top, Node) else {under}


def _has_light(node: Node | Section, wanted: Filter) -> bool:
    return not wanted.lights or (isinstance(node, Deliverable | SubItem) and node.light in wanted.lights)


def _has_text(texts: Iterable[TextState], wanted: Filter, written: Mapping[int, dt.datetime]) -> bool:
    """Whether one text is all that is asked of texts."""
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
