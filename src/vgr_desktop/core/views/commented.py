"""The comments about a report in the order in which they are met, with the words that they are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from vgr_desktop.core.editing.commenting import quote_of
from vgr_desktop.core.model.quotes import Stretch, find
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.review import Comment
from vgr_desktop.core.model.text import RichText, plain
from vgr_desktop.core.model.tree import everything, index


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, and where the words that it is about stand in their text now.

    `stretch` is None for one about the whole, and for one whose words are gone: then it `lost` them.
    """

    comment: Comment
    stretch: Stretch | None

    @property
    def lost(self) -> bool:
        """Whether the words that it is about are not in the text any more."""
        return self.stretch is None and bool(self.comment.quote)


@dataclass(frozen=True, slots=True)
class CommentCount:
    """How many comments there are still to deal with, and how many were dealt with."""

    open: int = 0
    done: int = 0


def remarks_in(report: Report, subject: int, body: RichText | None) -> tuple[Remark, ...]:
    """The comments about the item `subject`, whose text is `body`, in the order of the words that they are about.

    Those about the whole come first.
    """
    said = plain(body) if body is not None else ""
    found = (Remark(each, find(said, quote_of(each))) for each in report.comments if each.subject == subject)
    return tuple(sorted(found, key=lambda remark: remark.stretch.start + 1 if remark.stretch else 0))


def all_remarks(report: Report) -> Iterator[Remark]:
    """The comments about everything in the report, in the order of the report."""
    subjects = {comment.subject for comment in report.comments}
    if subjects:
        for item in everything(report):
            if item.id in subjects:
                yield from remarks_in(report, item.id, item.body if isinstance(item, Written) else None)


def comment_count(report: Report) -> CommentCount:
    """How many comments about what is in the report are open, and how many are done."""
    known = index(report)
    there = [comment for comment in report.comments if comment.subject in known]
    done = sum(comment.done for comment in there)
    return CommentCount(len(there) - done, done)


def open_subjects(report: Report) -> tuple[int, ...]:
    """The ids of what has a comment that is still to be dealt with."""
    known = index(report)
    found = (comment.subject for comment in report.comments if not comment.done and comment.subject in known)
    return tuple(dict.fromkeys(found))
