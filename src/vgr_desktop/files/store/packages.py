"""Work packages in a dossier: those that it issued and took in, and, in a package itself, how far it was written.

Like versions of texts, what was issued is not part of the value of a report: undoing does not remove it.
"""

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from vgr_desktop.core.editing.scope import changed_outside
from vgr_desktop.core.editions.packages import Record, saved_on, why_not_outside
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.package_json import (
    held_from_bytes,
    held_to_bytes,
    package_from_json,
    package_to_json,
    record_from_row,
    record_to_json,
    state_to_json,
)
from vgr_desktop.files.format.schema import DOSSIER, PACKAGE

_FACT = DOSSIER.c.key == "package"


def records_in(connection: sa.Connection) -> tuple[Record, ...]:
    """What is kept of the packages that were issued, from the oldest on. Raises `Misfit` when it cannot be read."""
    columns = PACKAGE.c.number, PACKAGE.c.moment, PACKAGE.c.state, PACKAGE.c.said
    rows = connection.execute(sa.select(*columns).order_by(PACKAGE.c.number))
    return tuple(record_from_row(*row) for row in rows)


def held_in(connection: sa.Connection, number: int) -> Report:
    """What the package held of which this is the number of a record. Raises `Misfit` when it cannot be read."""
    return held_from_bytes(connection.scalar(sa.select(PACKAGE.c.content).where(PACKAGE.c.number == number)))


def keep_record(connection: sa.Connection, record: Record, held: Report) -> int:
    """Keep a record, whose own number does not count, and what the package held then. Return its number."""
    row = {
        "lineage": record.package.lineage,
        "moment": record.moment.isoformat(),
        "state": state_to_json(record.package.state),
        "said": record_to_json(record.package, withdrawn=record.withdrawn),
        "content": held_to_bytes(held),
    }
    kept = connection.execute(sa.insert(PACKAGE).values(row)).inserted_primary_key
    return int(kept[0]) if kept is not None else 0


def forget_record(connection: sa.Connection, number: int) -> None:
    """Remove the record with this number, if it is there."""
    connection.execute(sa.delete(PACKAGE).where(PACKAGE.c.number == number))


def withdraw(connection: sa.Connection, lineage: str, *, withdrawn: bool) -> None:
    """Wait no longer for the package with this lineage, or wait for it again."""
    first = next((each for each in records_in(connection) if each.package.lineage == lineage), None)
    if first is not None:
        said = record_to_json(first.package, withdrawn=withdrawn)
        connection.execute(sa.update(PACKAGE).where(PACKAGE.c.number == first.number).values(said=said))


def count_save(connection: sa.Connection, mark: str, saved: Iterable[tuple[Report | None, Report]]) -> None:
    """In a work package, count a save by the program that opened it under this mark.

    Raises `Problem` when the save would change more than is in its scope; nothing is written then.
    """
    line = connection.scalar(sa.select(DOSSIER.c.value).where(_FACT))
    if not line:
        return
    package = package_from_json(line)
    for before, after in saved:
        if before is None or changed_outside(before, after, package.scope) is not None:
            raise Problem(why_not_outside(package, [after]))
    counted = replace(package, state=saved_on(package.state, mark))
    connection.execute(sa.update(DOSSIER).where(_FACT).values(value=package_to_json(counted)))
