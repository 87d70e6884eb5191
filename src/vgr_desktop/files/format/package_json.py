"""What a work package says of itself, and what a dossier keeps of it, as JSON."""

import datetime as dt
import json
import zlib
from dataclasses import replace
from typing import Any

from vgr_desktop.core.editing.scope import Scope
from vgr_desktop.core.editions.packages import Package, Record, Stamp, State
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import one_line
from vgr_desktop.files.format.cells import moment
from vgr_desktop.files.format.codec import as_integer, as_list, as_text
from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.json_values import LINEAGE
from vgr_desktop.files.format.report_json import report_from_json, report_to_json

LARGEST = 100_000_000
"""Bytes of JSON of what a package held; the texts of a city with ten times the usual words have about ten million."""
_NO_VALUE = (ArithmeticError, AttributeError, LookupError, Problem, RecursionError, TypeError, ValueError, zlib.error)


def package_to_json(package: Package) -> str:
    """The package with its state, as the fact `package` of a dossier."""
    return _line(_said(package) | {"state": package.state})


def package_from_json(line: str) -> Package:
    """The package in the fact of a dossier. Raises `Misfit` when it says something else."""
    try:
        said = json.loads(line)
        return replace(_package(said), state=_state(said["state"]))
    except _NO_VALUE as error:
        raise Misfit("the package cannot be read") from error


def record_to_json(package: Package, *, withdrawn: bool) -> str:
    """What is kept of a package at one moment, without its state."""
    return _line(_said(package) | {"withdrawn": withdrawn})


def record_from_row(number: int, when: object, state: object, line: object) -> Record:
    """The record in a row of the dossier. Raises `Misfit` when that says something else."""
    try:
        said = json.loads(as_text(line))
        package = replace(_package(said), state=_state(json.loads(as_text(state))))
        return Record(number, package, moment(as_text(when)), withdrawn=said["withdrawn"] is True)
    except _NO_VALUE as error:
        raise Misfit("what is kept of a package cannot be read") from error


def state_to_json(state: State) -> str:
    """A state as a list of marks with their counts."""
    return _line(state)


def held_to_bytes(report: Report) -> bytes:
    """What a package held, compressed."""
    return zlib.compress(report_to_json(report).encode(), 9)


def held_from_bytes(content: object) -> Report:
    """What a package held; the items have ids of their own. Raises `Misfit` when it says something else."""
    if not isinstance(content, bytes):
        raise Misfit("what a package held is not bytes")
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(content, LARGEST).decode()
        if unpacking.unconsumed_tail:
            raise Misfit("what a package held is too large")
        return report_from_json(text, Identities())
    except _NO_VALUE as error:
        raise Misfit("what a package held cannot be read") from error


def _line(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _said(package: Package) -> dict[str, object]:
    return {
        "package": package.lineage,
        "source": package.source,
        "report": package.scope.report,
        "nodes": sorted(package.scope.nodes),
        "subjects": sorted(package.scope.subjects),
        "recipient": package.recipient,
        "issued": package.issued.isoformat(),
        "due": package.due.isoformat() if package.due is not None else None,
    }


def _package(said: Any) -> Package:
    scope = Scope(
        _lineage(said["report"]), frozenset(map(_lineage, said["nodes"])), frozenset(map(_lineage, said["subjects"]))
    )
    due = None if said["due"] is None else dt.date.fromisoformat(said["due"])
    return Package(
        _lineage(said["package"]),
        _lineage(said["source"]),
        scope,
        one_line(as_text(said["recipient"])),
        moment(as_text(said["issued"])),
        due,
    )


def _lineage(said: object) -> str:
    if not LINEAGE.fullmatch(lineage := as_text(said)):
        raise ValueError(lineage)
    return lineage


def _state(said: object) -> State:
    stamps = (as_list(stamp) for stamp in as_list(said))
    return tuple(Stamp(as_text(mark), as_integer(count)) for mark, count in stamps)
