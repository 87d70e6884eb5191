"""What went wrong with a team dossier, in words for the officer."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import sqlalchemy as sa

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.team.address import Address

_SAFE = "Alles wat u schrijft staat in uw eigen dossier; er wordt vanzelf opnieuw geprobeerd."


class Unreachable(Problem):
    """The server is away, slow, full or busy. What was to be done is to be tried again later."""


class NotAllowed(Problem):
    """The server does not know this colleague, or does not let him do this."""


class OtherTeam(Problem):
    """The team dossier at this address is not the one that the dossier belongs to, or none that we can use."""


class Overtaken(Exception):  # noqa: N818  # it is what happens where several work, not an error
    """Somebody else wrote to the team dossier first: what was to be written must be merged with that."""


_REASONS: dict[str, str] = {
    "25006": "de server staat op alleen-lezen",
    "53100": "de schijf van de server is vol",
    "53200": "het geheugen van de server is vol",
    "53300": "de server heeft te veel verbindingen",
    "57014": "de server antwoordt te traag",
    "57P01": "de server wordt afgesloten",
    "57P03": "de server start nog op",
    "55P03": "een ander houdt het teamdossier te lang bezet",
}
"""By the codes of PostgreSQL's appendix A."""
_PASSING = ("starting up", "shutting down", "too many", "connection slots", "recovery")
"""What a server says that refuses everybody, for a while."""
_NO_ENTRY = {"28000", "28P01", "42501", "3D000"}
_MISSING = {"42P01", "42883", "3F000"}


@contextmanager
def told_of(address: Address) -> Iterator[None]:
    """Tell what the server says as a `Problem`; a revision that is there already as `Overtaken`."""
    try:
        yield
    except (sa.exc.DBAPIError, psycopg.Error) as error:
        raise _trouble(address, _first(error)) from error


def _first(error: BaseException) -> BaseException:
    """The error that began it: what is sent at once after it only says that it was not done."""
    own = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    before = error.__context__
    if isinstance(own, psycopg.errors.PipelineAborted) and isinstance(before, sa.exc.DBAPIError | psycopg.Error):
        return _first(before)
    return own or error


def _trouble(address: Address, error: BaseException) -> Exception:
    code = getattr(error, "sqlstate", None) or ""
    if isinstance(error, psycopg.errors.UniqueViolation):
        return Overtaken()
    if code in _NO_ENTRY or (not code and _is_refused(error)):
        return NotAllowed(
            f"Het teamdossier {address.name} laat {address.user or 'u'} niet toe ({_said(error)}). Uw eigen dossier "
            "blijft zoals het is. Controleer naam en wachtwoord, of vraag het aan de beheerder."
        )
    if code in _MISSING:
        return OtherTeam(
            f"De database {address.name} heeft geen teamdossier, of een van een andere versie. Er is niets gewijzigd. "
            "Vraag de beheerder het met `vgr team create` te maken of bij te werken."
        )
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) or code in _REASONS:
        why = _REASONS.get(code) or _said(error)
        return Unreachable(f"Het teamdossier {address.name} is nu niet bereikbaar: {why}. {_SAFE}")
    return error if isinstance(error, Exception) else RuntimeError(str(error))


def _is_refused(error: BaseException) -> bool:
    """Whether the server itself refused a connection, and will do so again: such an error has no code."""
    words = str(error)
    return "FATAL:" in words and not any(passing in words for passing in _PASSING)


def _said(error: BaseException) -> str:
    """The first line of what the driver says, which never has the password."""
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else "geen reden gegeven"
