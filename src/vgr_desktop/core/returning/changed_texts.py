"""The changes of texts as proposals, against what the texts say now."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vgr_desktop.core.model.report import Written
from vgr_desktop.core.model.text import EMPTY, RichText, is_blank
from vgr_desktop.core.returning.comparison import Comparison, Placed
from vgr_desktop.core.returning.homes import Home
from vgr_desktop.core.returning.locating import Located, words_of
from vgr_desktop.core.returning.printed import OF_TEXT
from vgr_desktop.core.returning.proposals import BodyEdit, Kind, Proposal
from vgr_desktop.core.returning.texts import Change, TextReader


def changed_texts(found: Comparison, bases: dict[str, RichText]) -> Iterator[Placed]:
    """The changes in paragraphs and tables; `bases` gets the texts as they went out."""
    for change in _joined(list(_changes(found))):
        if (proposal := _proposed(found, change, bases)) is not None:
            yield Placed(change.at, proposal)


def _changes(found: Comparison) -> Iterator[Change]:
    standing: dict[str, list[int]] = defaultdict(list)
    levels: dict[str, int] = {}
    for number, place in enumerate(found.homes):
        if isinstance(place, Home):
            levels[place.lineage] = place.level
            if _is_of_text(found, number):
                standing[place.lineage].append(number)
    reader = TextReader(found.returned, found.units, found.slots, found.found)
    printed = {slot.lineage: slot for slot in reversed(found.slots) if slot.role in OF_TEXT}
    for lineage in dict.fromkeys((*printed, *standing)):
        item = found.items[lineage]
        if isinstance(item, Written) and (lineage in standing or found.is_present(printed[lineage])):
            yield from reader.changes(lineage, levels.get(lineage, 1), item.body, standing.get(lineage, []))


def _is_of_text(found: Comparison, number: int) -> bool:
    """Whether the unit is a piece of a text: it was one, or it is new and says something."""
    slot = found.slot(number)
    if slot is not None:
        return slot.role in OF_TEXT
    return bool(found.units[number].text.strip()) and not found.is_new_heading(number)


def _joined(changes: Sequence[Change]) -> Iterator[Change]:
    """The changes, with what left one text and came into another as one."""
    went = {change.moves: change for change in changes if change.kind is Kind.REMOVED and change.moves}
    came = {change.moves for change in changes if change.kind is Kind.MOVED and change.moves in went}
    for change in changes:
        if change.kind is Kind.MOVED and change.moves in went:
            yield replace(change, edits=(*change.edits, *went[change.moves].edits))
        elif change.kind is not Kind.REMOVED or change.moves not in came:
            yield change


def _proposed(found: Comparison, change: Change, bases: dict[str, RichText]) -> Proposal | None:
    """The change as a proposal; None when the report says it already."""
    before, after = _said(change)
    edits, contested = [], _is_doubtful(found, change, before)
    for edit in change.edits:
        base, own = found.items[edit.lineage], found.own.get(edit.lineage)
        assert isinstance(base, Written)  # noqa: S101  # a change of a text
        if not isinstance(own, Written):  # it is no longer in the report
            return found.proposal(change.lineage, Kind.UNPLACED, change.revision, before, after, contested=True)
        bases[edit.lineage] = base.body
        located = Located(base.body, own.body)
        if not _is_done(edit, located):
            edits.append(edit)
            there = located.blocks(edit.first, edit.end)
            contested |= bool(edit.was) and there != base.body.blocks[edit.first : edit.end]
    if not edits:
        return None
    return found.proposal(
        change.lineage, change.kind, change.revision, before, after, contested=contested, edits=tuple(edits)
    )


def _is_doubtful(found: Comparison, change: Change, before: str) -> bool:
    """Whether it is not known if the reviewer or somebody here changed it."""
    return not found.knows_base and change.revision == found.returned.last and bool(before)


def _said(change: Change) -> tuple[str, str]:
    """The words before and after; of what was moved the same words."""
    before = "\n".join(words_of(edit.was) for edit in change.edits if edit.was)
    after = "\n".join(words_of(edit.becomes) for edit in change.edits if edit.becomes)
    return before, after


def _is_done(edit: BodyEdit, located: Located) -> bool:
    """Whether the report says it already."""
    if not edit.was:
        there = located.new()
        return all(block in there for block in edit.becomes)
    there = located.blocks(edit.first, edit.end)
    return there == edit.becomes or (not edit.becomes and is_blank(RichText(there or EMPTY.blocks)))
