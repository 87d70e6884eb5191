"""What went out for review, kept in the dossier so that what comes back can be compared with it.

Like versions of texts it is not part of the value of a report: undoing does not remove it, and it is not exchanged.
"""

import sqlalchemy as sa

from vgr_desktop.core.returning.sent import Sent
from vgr_desktop.files.format.schema import SENT
from vgr_desktop.files.format.sent_json import sent_from_row, sent_to_bytes

MOST = 40
"""Exports that are kept of a report, the newest: a season has some dozens, of some tens of kilobytes each."""


def keep_sent(connection: sa.Connection, sent: Sent) -> None:
    """Keep this export, and no more than `MOST` of its report."""
    row = {
        "lineage": sent.lineage,
        "report": sent.report.id,
        "moment": sent.moment.isoformat(),
        "recipient": sent.recipient,
        "content": sent_to_bytes(sent),
    }
    connection.execute(sa.insert(SENT).values(row))
    same = sa.select(SENT.c.number).where(SENT.c.report == sent.report.id)
    old = connection.scalars(same.order_by(SENT.c.number.desc()).offset(MOST)).all()
    connection.execute(sa.delete(SENT).where(SENT.c.number.in_(old)))


def sent_as(connection: sa.Connection, lineage: str) -> Sent | None:
    """The export with this lineage; None when there is none. Raises `Misfit` when it cannot be read."""
    newest = sa.select(SENT).where(SENT.c.lineage == lineage).order_by(SENT.c.number.desc()).limit(1)
    row = connection.execute(newest).first()
    return None if row is None else sent_from_row(lineage, row.moment, row.recipient, row.content)
