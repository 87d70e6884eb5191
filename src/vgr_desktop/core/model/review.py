"""What is kept about a report beside what is printed: how far its texts are, what was accepted, when it was adopted.

| here         | in Dutch            |                                                                        |
|--------------|---------------------|------------------------------------------------------------------------|
| `Review`     | voortgang           | of one text: how far it is, whose it is, when it is due, internal notes |
| `Acceptance` | geaccepteerde bevinding | a finding that stays as it is, with the reason                     |
| `Adoption`   | vaststelling        | when the report was adopted, or opened for editing again               |
| `Comment`    | opmerking           | what somebody said about the words of a text, with the replies         |

None of it is ever in a document for the council. The spreadsheet for the controller says how far each text is and
whose; a document for review can have the comments, when that is asked.
"""

import datetime as dt
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far a text is. A stage *leeg*, nothing written yet, is not stored: the text shows it."""

    DRAFT = "draft"
    """concept"""
    READY = "ready"
    """gereed: the officer has finished it"""
    AGREED = "agreed"
    """akkoord: whoever reviews it agrees"""
    ADOPTED = "adopted"
    """vastgesteld: the college has adopted it"""


@dataclass(frozen=True, slots=True)
class Review:
    """The progress of one text.

    `subject` is the id of what the text explains, if it explains one thing, so that a review can be kept before
    anything is written; else the id of the text itself: see `states.subject_of`. `note` is internal.
    """

    id: int
    lineage: str
    _: KW_ONLY
    subject: int
    stage: Stage = Stage.DRAFT
    owner: str = ""
    deadline: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding of `rule` at the item `subject` that stays as it is. `finding` is its sentence when it was accepted."""

    id: int
    lineage: str
    _: KW_ONLY
    rule: str
    subject: int
    finding: str
    reason: str
    author: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Adoption:
    """The report was adopted (`frozen`) or opened for editing again, with the reason. `moment` has a time zone."""

    id: int
    lineage: str
    _: KW_ONLY
    frozen: bool
    author: str
    moment: dt.datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered to a comment. `moment` has a time zone."""

    id: int
    lineage: str
    _: KW_ONLY
    author: str
    moment: dt.datetime
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What `author` said about the item with the id `subject`: a text, or a thing with a title.

    `moment` has a time zone. It is about the words `quote`, which stood between `before` and `after` (see
    `core/model/quotes`); without a `quote` it is about the whole. `done`: it was dealt with. Replies are in
    order of time.
    """

    id: int
    lineage: str
    _: KW_ONLY
    subject: int
    author: str
    moment: dt.datetime
    text: str
    quote: str = ""
    before: str = ""
    after: str = ""
    done: bool = False
    replies: tuple[Reply, ...] = ()
