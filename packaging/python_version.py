"""Whether this Python can run VGR Desktop. In words that old Pythons know, for it is they that have to read it."""

import sys

OLDEST = (3, 11)


def objection(version: "tuple[int, int]" = sys.version_info[:2]) -> str:
    """Why not, in Dutch and with what to do about it; empty when there is nothing against it."""
    if version >= OLDEST:
        return ""
    return (
        f"VGR Desktop heeft Python {OLDEST[0]}.{OLDEST[1]} of nieuwer nodig; dit is Python {version[0]}.{version[1]}.\n"
        "Installeer een nieuwere Python en geef de opdracht daarmee opnieuw."
    )
