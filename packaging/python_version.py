"""Whether this Python can run VGR Desktop. In words that old Pythons know, for it is they that have to read it."""

import sys

OLDEST = (3, 11)
NEWEST = (3, 14)  # of which we know that there are wheels; a newer one is tried


def spoken(version: "tuple[int, int]") -> str:
    """A version as people say it."""
    return "{}.{}".format(*version)


def objection(version: "tuple[int, int]" = sys.version_info[:2]) -> str:
    """Why not, in Dutch and with what to do about it; empty when there is nothing against it."""
    if version >= OLDEST:
        return ""
    return (
        f"VGR Desktop heeft Python {spoken(OLDEST)} of nieuwer nodig; dit is Python {spoken(version)}.\n"
        "Installeer een nieuwere Python en geef de opdracht daarmee opnieuw."
    )
