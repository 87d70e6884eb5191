"""What an officer can answer to each proposal of reviewed documents, and what is suggested.

What only the reviewer changed is suggested to be taken over. Where the same place was changed here too, nothing is
suggested over one's own words; both can be kept, one after the other. Words without a certain place can be kept with
the report, to be placed by hand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Leftover, Report
from vgr_desktop.core.model.tree import everything
from vgr_desktop.core.returning.proposals import BodyEdit, Proposal, Proposals


class Answer(StrEnum):
    """What to do with a proposal."""

    TAKE = "take"
    LEAVE = "leave"
    BOTH = "both"
    """The reviewer's words after one's own."""


@dataclass(frozen=True, slots=True)
class Option:
    """One proposal of the document with this number, from 0; together they know it in all documents."""

    document: int
    proposal: Proposal

    @property
    def key(self) -> tuple[int, str]:
        """What it is known by."""
        return self.document, self.proposal.key

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What can be answered; only `LEAVE` when there is nothing that could be kept."""
        one = self.proposal
        if not one.can_take:
            return (Answer.TAKE, Answer.LEAVE) if one.after.strip() else (Answer.LEAVE,)
        adds = all(isinstance(edit, BodyEdit) and edit.becomes and edit.was for edit in one.edits)
        return (Answer.TAKE, Answer.LEAVE, Answer.BOTH) if one.contested and adds else (Answer.TAKE, Answer.LEAVE)

    @property
    def suggested(self) -> Answer:
        """What is proposed to be answered."""
        return Answer.LEAVE if self.proposal.contested else self.answers[0]


Answers = Mapping[tuple[int, str], Answer]
"""What is answered, by the keys of the options; what is not in it is left."""


def options_in(documents: Sequence[Proposals]) -> tuple[Option, ...]:
    """The proposals of all documents, text by text in the order of the first document that has something about it."""
    found = [Option(number, one) for number, document in enumerate(documents) for one in document.changes]
    order = {text: number for number, text in enumerate(dict.fromkeys(option.proposal.text for option in found))}
    return tuple(sorted(found, key=lambda option: (not option.proposal.text, order[option.proposal.text])))


def chosen_of(documents: Sequence[Proposals], answers: Answers) -> Iterator[tuple[Proposals, tuple[Proposal, ...]]]:
    """Each document with the proposals of it that are to be taken over, in the form that was answered."""
    for number, document in enumerate(documents):
        chosen = []
        for one in document.changes:
            answer = answers.get((number, one.key), Answer.LEAVE)
            if answer is not Answer.LEAVE and one.can_take:
                chosen.append(_beside(one) if answer is Answer.BOTH else one)
        yield document, tuple(chosen)


def _beside(one: Proposal) -> Proposal:
    """The proposal that adds the reviewer's words after what stands there."""
    edits = (replace(edit, first=edit.end, was=()) if isinstance(edit, BodyEdit) else edit for edit in one.edits)
    return replace(one, edits=tuple(edits))


def with_loose(report: Report, documents: Sequence[Proposals], answers: Answers, identities: Identities) -> Report:
    """The report with the words that have no certain place and are to be kept, waiting to be placed."""
    ids = {item.lineage: item.id for item in everything(report)}
    waiting = [
        Leftover(
            *identities.new(),
            text=option.proposal.after,
            source=_source(documents, option),
            near=ids.get(option.proposal.text),
        )
        for option in options_in(documents)
        if not option.proposal.can_take and answers.get(option.key) is Answer.TAKE
    ]
    return replace(report, leftovers=(*report.leftovers, *waiting)) if waiting else report


def _source(documents: Sequence[Proposals], option: Option) -> str:
    document, author = documents[option.document].source, option.proposal.author
    return f"{document} ({author})" if author else document
