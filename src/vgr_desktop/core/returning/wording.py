"""Changes within a paragraph, word by word: found between two versions, and made in a third."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from vgr_desktop.core.model.text import NO_MARKS, Mark, Run

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class _Atom(NamedTuple):
    """A character, or the mark of a footnote, with what its run says of it."""

    text: str
    marks: frozenset[Mark] = NO_MARKS
    link: str | None = None
    note: str | None = None
    field: str | None = None


class _Change(NamedTuple):
    """Atoms `at` to `end` of one version that became `start` to `stop` of another."""

    at: int
    end: int
    start: int
    stop: int


def same(one: Iterable[Run], other: Iterable[Run]) -> bool:
    """Whether two rows of runs read and look the same; links count only where both have one."""
    first, second = _atoms(one), _atoms(other)
    return len(first) == len(second) and all(map(_alike, first, second))


def merged(base: Sequence[Run], theirs: Sequence[Run], mine: Sequence[Run]) -> tuple[Run, ...]:
    """`mine` with what changed from `base` to `theirs`.

    Where both changed the same words theirs come in place of mine; where both only added something, mine come first.
    """
    was, new, own = _atoms(base), _atoms(theirs), _atoms(mine)
    return _runs(_woven(was, new, own))


def carried(printed: Sequence[Run], theirs: Sequence[Run], written: Sequence[Run]) -> tuple[Run, ...]:
    """`written` with what changed from its printed form to `theirs`: other characters of it stay as they were typed."""
    was, own = _atoms(printed), _atoms(written)
    if len(was) != len(own):
        return merged(printed, theirs, written)
    return _runs(_replaced(was, _atoms(theirs), own))


def _replaced(was: list[_Atom], new: list[_Atom], own: list[_Atom]) -> Iterator[_Atom]:
    place = 0
    for change in _changes(was, new):
        yield from own[place : change.at]
        yield from new[change.start : change.stop]
        place = change.end
    yield from own[place:]


def _woven(was: list[_Atom], new: list[_Atom], own: list[_Atom]) -> Iterator[_Atom]:
    place = 0
    for theirs, mine in _groups(_changes(was, new), _changes(was, own)):
        at = min(change.at for change in (*theirs, *mine))
        end = max(change.end for change in (*theirs, *mine))
        yield from was[place:at]
        if mine and (not theirs or at == end):
            yield from own[mine[0].start - (mine[0].at - at) : mine[-1].stop + (end - mine[-1].end)]
        if theirs:
            yield from new[theirs[0].start - (theirs[0].at - at) : theirs[-1].stop + (end - theirs[-1].end)]
        place = end
    yield from was[place:]


def _groups(theirs: list[_Change], mine: list[_Change]) -> Iterator[tuple[list[_Change], list[_Change]]]:
    """The changes of both that touch each other, together; either list may be empty."""
    marked = sorted([(change, True) for change in theirs] + [(change, False) for change in mine])
    groups: list[list[tuple[_Change, bool]]] = []
    end = -1
    for change, is_theirs in marked:
        if not groups or change.at > end or (change.at == end and change.end > end):
            groups.append([])
            end = -1
        groups[-1].append((change, is_theirs))
        end = max(end, change.end)
    return map(_parted, groups)


def _parted(group: list[tuple[_Change, bool]]) -> tuple[list[_Change], list[_Change]]:
    return [change for change, theirs in group if theirs], [change for change, theirs in group if not theirs]


def _changes(was: list[_Atom], new: list[_Atom]) -> list[_Change]:
    if was == new:
        return []
    before, after = list(_tokens(was)), list(_tokens(new))
    starts, stops = _starts(before), _starts(after)
    matcher = SequenceMatcher(None, [_key(token) for token in before], [_key(token) for token in after], autojunk=False)
    return [
        _Change(starts[i], starts[i_end], stops[j], stops[j_end])
        for how, i, i_end, j, j_end in matcher.get_opcodes()
        if how != "equal"
    ]


def _tokens(atoms: list[_Atom]) -> Iterator[list[_Atom]]:
    """Words, white space and signs; a word that looks different halfway is more than one."""
    place = 0
    for found in _TOKEN.finditer("".join(atom.text for atom in atoms)):
        stretch = atoms[place : place + len(found[0])]
        place += len(found[0])
        for _, alike in groupby(stretch, lambda atom: (atom.marks, atom.note)):
            yield list(alike)


def _key(token: list[_Atom]) -> tuple[str, frozenset[Mark], str | None]:
    return "".join(atom.text for atom in token), token[0].marks, token[0].note


def _starts(tokens: list[list[_Atom]]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _alike(one: _Atom, other: _Atom) -> bool:
    if one.link and other.link and one.link.rstrip("/") != other.link.rstrip("/"):
        return False
    return (one.text, one.marks, one.note) == (other.text, other.marks, other.note)


def _atoms(runs: Iterable[Run]) -> list[_Atom]:
    return [
        _Atom(character, run.marks, run.link, run.note, run.field)
        for run in runs
        for character in (run.text or ("" if run.note is None else _NOTE))
    ]


_NOTE = "\ufffc"
"""What stands for the mark of a footnote, as in Word."""


def _runs(atoms: Iterable[_Atom]) -> tuple[Run, ...]:
    return tuple(
        Run("".join(atom.text for atom in alike), marks, link, None, field) if note is None else Run("", note=note)
        for (marks, link, note, field), alike in groupby(atoms, lambda atom: atom[1:])
    )
