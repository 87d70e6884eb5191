"""Taking what reviewers proposed over into the report: what changed here since it went out stays where it can."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from vgr_desktop.core.editing.commenting import answer, comment, set_done, the_comment
from vgr_desktop.core.editing.placing import placed
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.quotes import Quote, Stretch, quoted
from vgr_desktop.core.model.report import Explanation, Item, PolicyArea, Report, Written
from vgr_desktop.core.model.review import Comment
from vgr_desktop.core.model.text import EMPTY, Block, Paragraph, RichText, is_blank, plain, rich
from vgr_desktop.core.model.tree import amend, everything, title_of
from vgr_desktop.core.returning.locating import Located
from vgr_desktop.core.returning.proposals import (
    BodyEdit,
    FieldEdit,
    NewComment,
    NewExplanation,
    Proposal,
    Proposals,
    Reply,
)
from vgr_desktop.core.returning.wording import merged


def take(report: Report, found: Proposals, chosen: Iterable[Proposal], identities: Identities) -> Report:
    """`report` with the chosen changes of `found`.

    Where the same words were changed here too, the reviewer's come in their place; all else that changed here stays. A
    change of an item that is no longer in the report does nothing.
    """
    edits = [edit for proposal in chosen for edit in proposal.edits]
    for edit in edits:
        if isinstance(edit, FieldEdit):
            report = _with_field(report, edit)
        elif isinstance(edit, NewExplanation):
            report = _with_explanation(report, edit, identities)
        elif isinstance(edit, NewComment):
            report = _with_comment(report, edit, identities)
    by_text: dict[str, list[BodyEdit]] = {}
    for edit in edits:
        if isinstance(edit, BodyEdit):
            by_text.setdefault(edit.lineage, []).append(edit)
    for lineage, own in by_text.items():
        item = item_of(report, lineage)
        if isinstance(item, Written):
            body = edited(found.bases.get(lineage, EMPTY), item.body, own)
            report = amend(report, item.id, body=body) if body != item.body else report
    return report


def item_of(report: Report, lineage: str) -> Item | None:
    """The item with this lineage; None when the report has none."""
    return next((item for item in everything(report) if item.lineage == lineage), None)


def edited(base: RichText, mine: RichText, edits: Iterable[BodyEdit]) -> RichText:
    """`mine` with these changes of `base`."""
    located = Located(base, mine)
    blocks = [] if is_blank(mine) else list(mine.blocks)
    ordered = sorted(edits, key=lambda edit: (edit.first, edit.end))
    spans: list[tuple[tuple[int, int], list[BodyEdit]]] = [
        (located.span(*place), list(same)) for place, same in groupby(ordered, lambda edit: (edit.first, edit.end))
    ]
    for (start, stop), same in reversed(spans):
        blocks[start:stop] = _replaced(tuple(blocks[start:stop]), same)
    return rich(blocks)


def _replaced(there: tuple[Block, ...], edits: Iterable[BodyEdit]) -> tuple[Block, ...]:
    for edit in edits:
        if not edit.was:
            there += edit.becomes
        elif there == edit.was:
            there = edit.becomes
        else:
            there = _merged(there, edit)
    return there


def _merged(there: tuple[Block, ...], edit: BodyEdit) -> tuple[Block, ...]:
    match edit.was, edit.becomes, there:
        case (Paragraph() as was,), (Paragraph() as becomes,), (Paragraph() as mine,):
            looks = mine if (was.kind, was.level) == (becomes.kind, becomes.level) else becomes
            runs = merged(was.runs, becomes.runs, mine.runs)
            return (Paragraph(runs, looks.kind, looks.level, mine.part, mine.image),)
        case _:
            return edit.becomes


def _with_field(report: Report, edit: FieldEdit) -> Report:
    item = item_of(report, edit.lineage)
    if item is None or getattr(item, edit.field) == edit.value:
        return report
    return amend(report, item.id, **{edit.field: edit.value})


def _with_comment(report: Report, edit: NewComment, identities: Identities) -> Report:
    item = item_of(report, edit.lineage)
    if item is None or is_said(report, edit):
        return report
    if known := _known(report, edit):
        return _answered(report, known, edit, identities)
    told = plain(item.body) if isinstance(item, Written) else title_of(item)
    start = told.find(edit.about) if edit.about else -1
    quote = quoted(told, Stretch(start, start + len(edit.about))) if start >= 0 else Quote(edit.about)
    identity, said = identities.new(), edit.said
    report = comment(report, identity, item.id, quote, said.author, _when(said, edit), said.text)
    return _answered(report, the_comment(report, identity.id), edit, identities)


def _answered(report: Report, known: Comment, edit: NewComment, identities: Identities) -> Report:
    """The report with the answers that a comment does not have yet, and ticked off if the reviewer did so."""
    for reply in _new_replies(known, edit):
        report = answer(report, identities.new(), known.id, reply.author, _when(reply, edit), reply.text)
    return set_done(report, known.id, done=True) if edit.is_resolved else report


def is_said(report: Report, edit: NewComment) -> bool:
    """Whether the report has all of the comment already: a document may come back twice, or with what went out.

    A program that knows no answers makes comments of them.
    """
    known = _known(report, edit)
    if known is not None:
        return not _new_replies(known, edit) and (known.done or not edit.is_resolved)
    words = edit.said.text.strip()
    return any(reply.text == words for each in _beside(report, edit) for reply in each.replies)


def _known(report: Report, edit: NewComment) -> Comment | None:
    """The comment that the report has with these words about the same item."""
    words = edit.said.text.strip()
    return next((each for each in _beside(report, edit) if each.text == words), None)


def _beside(report: Report, edit: NewComment) -> list[Comment]:
    ids = {each.id for each in everything(report) if each.lineage == edit.lineage}
    return [each for each in report.comments if each.subject in ids]


def _new_replies(known: Comment, edit: NewComment) -> list[Reply]:
    there = {reply.text for reply in known.replies}
    return [reply for reply in edit.replies if reply.text.strip() not in there]


def _when(said: Reply, edit: NewComment) -> dt.datetime:
    moment = said.moment or edit.otherwise
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _with_explanation(report: Report, edit: NewExplanation, identities: Identities) -> Report:
    """The report with a new explanation, or with its words after those of one about the same that came meanwhile."""
    area = item_of(report, edit.area)
    if not isinstance(area, PolicyArea):
        return report
    ids = {item.lineage: item.id for item in everything(report)}
    about = tuple(ids[lineage] for lineage in edit.about if lineage in ids)
    if len(about) < len(edit.about):
        return report
    for known in area.explanations:
        if known.about == about and (known.heading == edit.heading or about):
            own = () if is_blank(known.body) else known.body.blocks
            return amend(report, known.id, body=rich((*own, *edit.blocks)))
    made = Explanation(*identities.new(), about=about, heading=edit.heading, body=rich(edit.blocks))
    return amend(report, area.id, explanations=placed(area, area.explanations, made))
