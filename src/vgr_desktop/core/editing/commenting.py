"""Comments about texts: each edit of them is a function from a report to a report.

They are of one edition: the next one begins without. In an adopted report they can be read, and nothing else.
"""

import datetime as dt
from dataclasses import replace

from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.quotes import Quote
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Comment, Reply
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.model.tree import amend

NOBODY = "Onbekend"
"""Who said what nobody put a name to."""


def comment(
    report: Report,
    identity: Identity,
    subject: int,
    quote: Quote,
    author: str,
    moment: dt.datetime,
    text: str,
) -> Report:
    """Say something about the words `quote` of the item with the id `subject`. `moment` has a time zone."""
    made = Comment(
        *identity,
        subject=subject,
        author=one_line(author) or NOBODY,
        moment=moment,
        text=_said(text),
        quote=quote.words,
        before=quote.before,
        after=quote.after,
    )
    return replace(report, comments=(*report.comments, made))


def answer(report: Report, identity: Identity, comment_id: int, author: str, moment: dt.datetime, text: str) -> Report:
    """Answer a comment. `moment` has a time zone."""
    reply = Reply(*identity, author=one_line(author) or NOBODY, moment=moment, text=_said(text))
    old = the_comment(report, comment_id)
    return amend(report, comment_id, replies=(*old.replies, reply))


def reword(report: Report, id: int, text: str) -> Report:
    """Let a comment or a reply say something else."""
    return amend(report, id, text=_said(text))


def set_done(report: Report, comment_id: int, *, done: bool) -> Report:
    """Tick a comment off as dealt with, or open it again."""
    return amend(report, comment_id, done=done)


def remove_comment(report: Report, id: int) -> Report:
    """Remove a comment with its replies, or one reply."""
    comments = tuple(
        replace(each, replies=kept) if len(kept := _without(each, id)) < len(each.replies) else each
        for each in report.comments
        if each.id != id
    )
    return replace(report, comments=comments)


def _without(comment: Comment, id: int) -> tuple[Reply, ...]:
    return tuple(reply for reply in comment.replies if reply.id != id)


def the_comment(report: Report, id: int) -> Comment:
    """The comment with this id. Raises `KeyError` when there is none."""
    found = next((each for each in report.comments if each.id == id), None)
    if found is None:
        raise KeyError(id)
    return found


def quote_of(comment: Comment) -> Quote:
    """The words that a comment is about."""
    return Quote(comment.quote, comment.before, comment.after)


def _said(text: str) -> str:
    return clean(text).strip()
