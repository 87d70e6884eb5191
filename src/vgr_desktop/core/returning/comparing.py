"""All that a returned document proposes: what came back, against what went out and what the report says now."""

import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText
from vgr_desktop.core.returning.changed_facts import changed_facts
from vgr_desktop.core.returning.changed_texts import changed_texts
from vgr_desktop.core.returning.comments import comments
from vgr_desktop.core.returning.comparison import Comparison, Placed
from vgr_desktop.core.returning.document import Returned
from vgr_desktop.core.returning.loose import left_out, missing, unplaced
from vgr_desktop.core.returning.new_texts import new_texts
from vgr_desktop.core.returning.proposals import Proposal, Proposals
from vgr_desktop.core.returning.sent import Sent


def propose(
    returned: Returned, sent: Sent, mine: Report, previous: Report | None = None, *, knows_base: bool = True
) -> Proposals:
    """What `returned` proposes for `mine`.

    `sent` is what went out, `previous` the edition that it was printed with. Without `knows_base`, `sent` is only what
    the report says now: what was changed without tracking may be the reviewer's or ours.
    """
    found = Comparison(returned, sent, mine, previous, knows_base=knows_base)
    bases: dict[str, RichText] = {}
    told = sorted(_told(found, bases), key=lambda each: each.at)
    changes = tuple(_keyed([each.proposal for each in told]))
    return Proposals(returned.source, changes, (*returned.notices, *left_out(found)), knows_base, bases)


def _told(found: Comparison, bases: dict[str, RichText]) -> Iterator[Placed]:
    yield from changed_texts(found, bases)
    yield from changed_facts(found)
    yield from new_texts(found)
    yield from unplaced(found)
    yield from missing(found)
    yield from comments(found)


def _keyed(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """The proposals with keys made of what they say."""
    seen: Counter[str] = Counter()
    for one in proposals:
        said = "\0".join((one.text, one.where, one.kind, one.author, str(one.moment), one.before, one.after))
        key = uuid.uuid5(uuid.NAMESPACE_OID, said).hex[:12]
        seen[key] += 1
        yield replace(one, key=key if seen[key] == 1 else f"{key}-{seen[key]}")
