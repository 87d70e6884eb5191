"""What a reviewed document proposes, change by change.

A proposal says which text it is about, who made it and when, what stood there when the document went out and what
stands there now. Nothing of it is in the report until the officer takes it over (`taking.take`).
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum

from vgr_desktop.core.model.text import Block, RichText


class Kind(StrEnum):
    """What a reviewer did; the value is its name in JSON."""

    CHANGED = "changed"
    """Words within a text, or how they look."""
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """A paragraph that stands somewhere else, in the same text or in another one."""
    LIGHT = "light"
    TITLE = "title"
    """The title or name of an item, or the heading of a text."""
    AMOUNT = "amount"
    """The amount of a deviation, how long it lasts, or what it is paid from."""
    COMMENT = "comment"
    """A comment; taken over, it stands beside the text, in which it changes nothing."""
    UNPLACED = "unplaced"
    """Words for which no place is certain, such as a change in a sentence that the program wrote. Never applied."""


@dataclass(frozen=True, slots=True)
class BodyEdit:
    """Blocks that take the place of others in the text of an item.

    `first` and `end` are places in the text as it went out, `end` after the last block; equal for what is only added.
    `was` are the blocks there, with what a proposal before this one already did to them.
    """

    lineage: str
    first: int
    end: int
    was: tuple[Block, ...]
    becomes: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """Another value for a field of an item."""

    lineage: str
    field: str
    value: object


@dataclass(frozen=True, slots=True)
class NewExplanation:
    """A new explanation in the policy area `area`: of the deliverables `about`, by lineage, or of the area itself."""

    area: str
    about: tuple[str, ...]
    heading: str | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a comment. `moment` is None when the document does not say it; it has a zone if that said one."""

    author: str
    moment: dt.datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class NewComment:
    """A comment to be kept beside an item, by lineage, with its replies; `about` are the words it is about.

    Where the document does not say when something was said, `otherwise` is kept, which has a time zone.
    """

    lineage: str
    about: str
    said: Reply
    replies: tuple[Reply, ...]
    is_resolved: bool
    otherwise: dt.datetime


Edit = BodyEdit | FieldEdit | NewExplanation | NewComment


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change by one reviewer.

    `key` is unique in its document and the same each time that this is read. `text` is the lineage of the text or item,
    empty when that is not known; `where` its code and title, or where in the document it stands. `author` is empty and
    `moment` None when the document does not say them. `before` and `after` are plain words; of a comment the words that
    it is about, and what it says. `contested`: here the same place was changed too since the document went out, or it
    is not known whether it was. What it does to the report is in `edits`; without any it is only told.
    """

    key: str
    text: str
    where: str
    kind: Kind
    _: KW_ONLY
    author: str = ""
    moment: dt.datetime | None = None
    before: str = ""
    after: str = ""
    contested: bool = False
    edits: tuple[Edit, ...] = ()
    replies: tuple[Reply, ...] = ()
    is_resolved: bool = False
    """Of a comment: the reviewer ticked it off."""

    @property
    def can_take(self) -> bool:
        """Whether taking it over changes the report."""
        return bool(self.edits)


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that one document proposes, in the order of the report, and what the officer has to know about it.

    `source` is the name of the file. `knows_base`: the dossier holds what went out, so that it is certain what the
    reviewers changed. `notices` are sentences in Dutch.
    """

    source: str
    changes: tuple[Proposal, ...] = ()
    notices: tuple[str, ...] = ()
    knows_base: bool = False
    bases: Mapping[str, RichText] = field(default_factory=dict)
    """The texts that have changes as they went out, by lineage."""

    def authors(self) -> tuple[str, ...]:
        """The reviewers, in the order of their first change; empty for one who is not known."""
        return tuple(dict.fromkeys(change.author for change in self.changes))

    def by_text(self) -> Iterator[tuple[str, tuple[Proposal, ...]]]:
        """The lineage of each text that has changes, with those; the last is empty, with what has no place."""
        texts = dict.fromkeys(change.text for change in self.changes)
        for text in sorted(texts, key=lambda text: not text):
            yield text, tuple(change for change in self.changes if change.text == text)
