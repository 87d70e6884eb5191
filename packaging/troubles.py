"""What can go wrong while the environment is made, in the words of the person who wanted to start the program."""

import re

from python_version import NEWEST, OLDEST, spoken


class Trouble(Exception):  # noqa: N818  # it is the machine's, not an error of these scripts
    """The environment cannot be made. The message is Dutch: what is wrong and what to do about it."""


NO_VENV = (
    "Aan deze Python ontbreekt het onderdeel waarmee VGR Desktop wordt klaargezet.\n"
    "Installeer het (in Debian en Ubuntu met: sudo apt install python3-venv) en geef de opdracht opnieuw."
)

# What Python, pip and the system say of it (Windows by number, for its words depend on the language), first one first:
# a full disk or a refused connection makes more noise further on.
_CAUSES = (
    (
        r"No space left on device|Errno 28\b|WinError 112\b|Disk quota exceeded",
        "De schijf is vol. Maak ongeveer 500 MB ruimte vrij en geef de opdracht opnieuw.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "Een opgehaald onderdeel is niet het onderdeel dat het hoort te zijn, en is daarom niet geïnstalleerd.\n"
        "Probeer het opnieuw; blijft het zo, vraag dan uw beheerder naar de pakketbron van dit netwerk.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        "De beveiligde verbinding met de pakketbron wordt niet vertrouwd.\n"
        "Vraag uw beheerder naar het certificaat en de pakketbron voor pip in dit netwerk.",
    ),
    (
        r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|MaxRetryError|"
        r"ConnectionResetError|Connection (?:refused|reset|aborted|broken)|Network is unreachable|"
        r"[Nn]ame resolution|getaddrinfo failed|[Rr]ead timed out|IncompleteRead",
        "De onderdelen kunnen niet worden opgehaald: er is geen verbinding met internet (of met de pakketbron van uw\n"
        "organisatie). Maak verbinding en geef de opdracht opnieuw; daarna werkt VGR Desktop zonder verbinding.",
    ),
    (
        r"Permission denied|Read-only file system|Errno (?:13|30)\b|WinError (?:5|32)\b",
        "In de map van VGR Desktop kan niet worden geschreven. Sluit VGR Desktop als het nog open is, of zet de map\n"
        "op een plaats waar u mag schrijven, en geef de opdracht opnieuw.",
    ),
    (
        r"No matching distribution found|requires a different Python|not a supported wheel",
        "Een onderdeel bestaat niet voor dit systeem of voor deze versie van Python.\n"
        f"Probeer het met een andere Python ({spoken(OLDEST)} tot en met {spoken(NEWEST)}, 64-bits).",
    ),
    (
        r"which is not installed|, but you have ",  # pip's check of what is installed
        "De geïnstalleerde onderdelen passen niet bij elkaar. Aan uw dossiers is niets veranderd. Geef de opdracht\n"
        "opnieuw: dan wordt alles opnieuw geïnstalleerd. Blijft het zo, meld het dan aan de makers van VGR Desktop.",
    ),
)
_OTHERWISE = "Het klaarzetten van VGR Desktop is niet gelukt. Er is niets aan uw dossiers veranderd."
_LINES_KEPT = 3


def trouble(said: str) -> Trouble:
    """The trouble behind what a command or the system `said`, with its last words for whoever has to solve it."""
    causes = (cause for pattern, cause in _CAUSES if re.search(pattern, said))
    lines = [line.rstrip() for line in said.splitlines() if line.strip()][-_LINES_KEPT:]
    quoted = "".join(f"\n  {line}" for line in lines)
    return Trouble(f"{next(causes, _OTHERWISE)}\n\nDe letterlijke melding:{quoted}")
