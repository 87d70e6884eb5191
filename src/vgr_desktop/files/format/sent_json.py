"""What went out for review as bytes: the report as JSON with how it was printed, compressed."""

import datetime as dt
import json
import zlib
from typing import Any

from vgr_desktop.core.layout import Chapter, Choice, Extra, Imprint, Status
from vgr_desktop.core.layout.choice import Sharer
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import everything
from vgr_desktop.core.returning.sent import Sent, printable
from vgr_desktop.files.format.cells import moment
from vgr_desktop.files.format.codec import as_text
from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.report_json import report_from_json, report_to_json

LARGEST = 100_000_000
"""Bytes of JSON; the texts of a city with ten times the usual words have about ten million."""
_NO_VALUE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, zlib.error)


def sent_to_bytes(sent: Sent) -> bytes:
    """What was printed, and how; the same gives the same bytes."""
    lineages = {item.id: item.lineage for item in everything(sent.report)}
    nodes = sent.choice.nodes
    imprint = sent.imprint
    said = {
        "chapters": sorted(sent.choice.chapters),
        "nodes": None if nodes is None else sorted(lineages[id] for id in nodes if id in lineages),
        "name": sent.choice.name,
        "classic": sent.choice.classic,
        "sharers": [[sharer.kind, sharer.name, lineages[sharer.programme]] for sharer in sent.choice.sharers],
        "date": imprint.date.isoformat(),
        "status": imprint.status,
        "reference": imprint.reference,
        "decision": imprint.decision,
        "extras": sorted(sent.choice.extras),
        "previous": sent.previous,
        "report": report_to_json(printable(sent.report)),
    }
    return zlib.compress(json.dumps(said, ensure_ascii=False).encode(), 9)


def sent_from_row(lineage: str, when: object, recipient: object, content: object) -> Sent:
    """What a row of the dossier says; the items have ids of their own. Raises `Misfit` when it says something else."""
    if not isinstance(content, bytes):
        raise Misfit("what was sent is not bytes")
    try:
        sent_at, to = moment(as_text(when)), as_text(recipient)
        unpacking = zlib.decompressobj()
        said = json.loads(unpacking.decompress(content, LARGEST))
        if unpacking.unconsumed_tail:
            raise Misfit("what was sent is too large")
        report = report_from_json(said["report"], Identities())
        status = None if said["status"] is None else Status(said["status"])
        imprint = Imprint(
            dt.date.fromisoformat(said["date"]), status, str(said["reference"]), decision=str(said.get("decision", ""))
        )
        previous = str(said["previous"])
        choice = _choice(said, report)
    except _NO_VALUE as error:
        raise Misfit("what was sent cannot be read") from error
    return Sent(lineage, report, sent_at, imprint=imprint, choice=choice, previous=previous, recipient=to)


def _choice(said: dict[str, Any], report: Report) -> Choice:
    ids = {item.lineage: item.id for item in everything(report)}
    nodes = None if said["nodes"] is None else frozenset(ids[lineage] for lineage in said["nodes"])
    chapters = frozenset(Chapter(name) for name in said["chapters"])
    sharers = tuple(Sharer(ids[programme], str(kind), str(name)) for kind, name, programme in said["sharers"])
    extras = frozenset(Extra(name) for name in said.get("extras", ()))
    return Choice(chapters, nodes, str(said["name"]), bool(said["classic"]), sharers, extras)
