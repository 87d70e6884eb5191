"""Two editions side by side: what changed in the goal tree, in the lights and in the texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from vgr_desktop.core.editions.matching import Matching, match
from vgr_desktop.core.model.codes import natural_key
from vgr_desktop.core.model.report import Deliverable, Item, Light, Node, Report, SubItem, Written, light_of
from vgr_desktop.core.model.text import EMPTY, RichText, plain
from vgr_desktop.core.model.text_difference import Span, word_difference
from vgr_desktop.core.model.tree import Index, code_of, everything, index, label_of, title_of


class ChangeKind(StrEnum):
    """A way in which a node of the goal tree changed."""

    NEW = "new"
    DROPPED = "dropped"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    """The node has another number under the same parent."""
    MOVED = "moved"
    """The node is under another parent, so its code is another one too."""


CHANGE_NAMES = {
    ChangeKind.NEW: "nieuw",
    ChangeKind.DROPPED: "vervallen",
    ChangeKind.RENAMED: "hernoemd",
    ChangeKind.RENUMBERED: "hernummerd",
    ChangeKind.MOVED: "verplaatst",
}
"""The kinds of change in Dutch, for screen and paper."""


@dataclass(frozen=True, slots=True)
class NodeChange:
    """A node that changed, and in which ways; without `before` it is new, without `after` it is dropped.

    The nodes under a renumbered or moved node have other codes too; that alone is not a change. A code is empty when
    the node does not exist in that report.
    """

    changes: tuple[ChangeKind, ...]
    before: Node | None
    after: Node | None
    code_before: str = ""
    code_after: str = ""


@dataclass(frozen=True, slots=True)
class LightChange:
    """A deliverable or sub-item whose light changed; None: not set."""

    before: Deliverable | SubItem
    after: Deliverable | SubItem
    then: Light | None
    now: Light | None


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text whose words changed; without `before` it is new, without `after` it is gone."""

    before: Written | None
    after: Written | None

    def spans(self) -> tuple[Span, ...]:
        """The old and new text, compared word by word."""
        return word_difference(_body(self.before), _body(self.after))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from the report `before` to the report `after`.

    The nodes are in the order of their codes, the lights and the texts in that of the later report, with texts that are
    gone at the end. A text counts as changed when its words are, not when only their marks are.
    """

    before: Report
    after: Report
    matching: Matching
    nodes: tuple[NodeChange, ...]
    lights: tuple[LightChange, ...]
    texts: tuple[TextChange, ...]


def compare(before: Report, after: Report, matching: Matching | None = None) -> Comparison:
    """Compare two editions. `matching` says which item is which; without it, that is found first."""
    found = matching or match(before, after)
    return Comparison(
        before,
        after,
        found,
        tuple(sorted(_nodes(index(before), index(after), found), key=_by_code)),
        tuple(_lights(before, after, found)),
        tuple(_texts(before, after, found)),
    )


def edition_before(report: Report, reports: Iterable[Report]) -> Report | None:
    """The report of `reports` that came out just before `report`; None when there is none."""
    when = report.edition.year, report.edition.ordinal
    earlier = [other for other in reports if (other.edition.year, other.edition.ordinal) < when]
    return max(earlier, key=lambda other: (other.edition.year, other.edition.ordinal), default=None)


def trend(then: Light | None) -> str:
    """What stands beside a light about the one before it: was oranje."""
    return f"was {then.name.lower()}" if then else "was nog niet ingevuld"


def _by_code(change: NodeChange) -> tuple[object, ...]:
    """The sort key of a change; when a code is used again, the dropped node comes before the new one."""
    return natural_key(change.code_after or change.code_before), change.after is not None


def _nodes(before: Index, after: Index, matching: Matching) -> Iterator[NodeChange]:
    for node in matching.gone:
        yield NodeChange((ChangeKind.DROPPED,), node, None, code_before=code_of(before, node.id))
    for node in matching.new:
        yield NodeChange((ChangeKind.NEW,), None, node, code_after=code_of(after, node.id))
    for pair in matching.pairs.values():
        if isinstance(pair.before, Node) and isinstance(pair.after, Node):
            changes = tuple(_changes(before, after, matching, pair.before, pair.after))
            if changes:
                codes = code_of(before, pair.before.id), code_of(after, pair.after.id)
                yield NodeChange(changes, pair.before, pair.after, *codes)


def _changes(before: Index, after: Index, matching: Matching, old: Node, new: Node) -> Iterator[ChangeKind]:
    titles = title_of(old).split(), title_of(new).split()
    if all(titles) and titles[0] != titles[1]:  # a page that leaves out a name has not renamed anything
        yield ChangeKind.RENAMED
    if _has_moved(before, after, matching, old, new):
        yield ChangeKind.MOVED
    elif label_of(old) != label_of(new):
        yield ChangeKind.RENUMBERED


def _has_moved(before: Index, after: Index, matching: Matching, old: Node, new: Node) -> bool:
    was, stands = before.parent(old.id), after.parent(new.id)
    if isinstance(was, Report) or stands is None:
        return False
    return matching.earlier(stands.id) is not was


def _lights(before: Report, after: Report, matching: Matching) -> Iterator[LightChange]:
    for new in everything(after):
        old = matching.earlier(new.id)
        if isinstance(old, Deliverable | SubItem) and isinstance(new, Deliverable | SubItem):
            then, now = light_of(before, old), light_of(after, new)
            if (then and then.key) != (now and now.key):
                yield LightChange(old, new, then, now)


def _texts(before: Report, after: Report, matching: Matching) -> Iterator[TextChange]:
    for new in _written(everything(after)):
        old = matching.earlier(new.id)
        then = old if isinstance(old, Written) else None
        if _words(then) != _words(new):
            yield TextChange(then, new)
    known = {pair.before.id for pair in matching.pairs.values()}
    for old in _written(everything(before)):
        if old.id not in known and _words(old):
            yield TextChange(old, None)


def _written(items: Iterable[Item]) -> Iterator[Written]:
    return (item for item in items if isinstance(item, Written))


def _body(text: Written | None) -> RichText:
    return text.body if text else EMPTY


def _words(text: Written | None) -> list[str]:
    return plain(_body(text)).split()
