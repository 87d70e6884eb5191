"""Errors of the outside world, as opposed to faults of the program."""

import errno


class Problem(Exception):  # noqa: N818  # it is the world's, not an error of the program
    """Something outside the program went wrong: a file, a disk, an input.

    The message is Dutch and meant for the officer: what happened, that nothing is lost, what to do next.
    Faults of the program are ordinary exceptions, never a `Problem`.
    """


class Refused(Problem):
    """A change of the report is not possible; nothing has changed."""


class Cancelled(Exception):  # noqa: N818  # it is what the officer asked for, not an error
    """The officer stopped long work. Everything is as it was before."""


_TROUBLES = {
    errno.ENOENT: "de map of het bestand bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "het is een map",
    errno.EACCES: "u hebt er geen rechten voor, of een ander programma heeft het open",
    errno.EPERM: "u hebt er geen rechten voor",
    errno.EROFS: "u mag daar niet schrijven",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EIO: "de schijf of de netwerkmap geeft een fout",
    errno.ENOLCK: "de netwerkmap laat niet toe dat bestanden worden vergrendeld",
    errno.ENOMEM: "het geheugen van de computer is vol",
    errno.ETIMEDOUT: "de netwerkmap antwoordt niet",
    errno.EHOSTDOWN: "de computer van de netwerkmap staat uit",
    errno.EHOSTUNREACH: "de netwerkmap is niet bereikbaar",
    errno.ENETUNREACH: "er is geen netwerk",
    errno.ESTALE: "het bestand is op de netwerkmap vervangen of verdwenen",
}


def trouble(error: OSError) -> str:
    """What the operating system reports, in a few words, in Dutch if they are known."""
    return _TROUBLES.get(error.errno or 0) or error.strerror or str(error)
