"""The headings of a printed report, which the screen shows above the same texts."""

from vgr_desktop.core.dutch.wording import UNTITLED, enumerated, titled
from vgr_desktop.core.model.report import Deviation, PolicyArea, Programme
from vgr_desktop.core.model.tree import Index, code_of, title_of

CONTENTS = "Inhoudsopgave"
FOREWORD = "Voorwoord"
READING_GUIDE = "Leeswijzer"
FRONT = f"{FOREWORD} en {READING_GUIDE.lower()}"
SUMMARY = "Samenvatting"
PARAGRAPHS = "Paragrafen"
APPENDICES = "Bijlagen"
DECISION = "Gevraagd besluit"

_LONGEST = 200
"""Characters. A longer heading of several deliverables has only their codes: their titles are in the table."""


def municipality(name: str) -> str:
    """The municipality on the title page: Gemeente Lindeveen; empty when it is not known."""
    shown = titled(name)
    return f"Gemeente {shown}" if shown and not shown.lower().startswith("gemeente") else shown


def programme(item: Programme) -> str:
    """The heading of a programme: Programma 9 Maatschappelijke ondersteuning."""
    return titled("Programma", item.number, item.name)


def area(code: str, item: PolicyArea) -> str:
    """The heading of a policy area: Beleidsterrein 9A Naam."""
    return titled("Beleidsterrein", code, item.name)


def mission(item: Programme) -> str:
    """The sentence before the mission of a programme."""
    return f"De missie van het programma {titled(item.name) or item.number} luidt:"


def state_of_affairs(edition_kind: str) -> str:
    """The heading of a programme's state of affairs: Stand van zaken bij Voortgangsrapportage."""
    return titled("Stand van zaken bij", edition_kind)


def deviation(item: Deviation) -> str:
    """The heading of a financial deviation: its title."""
    return titled(item.title) or UNTITLED


def explained(known: Index, about: tuple[int, ...]) -> str:
    """The heading of the explanation of these deliverables: their codes and titles as they are in the tree."""
    heads = [titled(code_of(known, id), title_of(known.items[id])) for id in about]
    heading = ", ".join(heads)
    return codes(known, about) if len(heads) > 1 and len(heading) > _LONGEST else heading


def codes(known: Index, about: tuple[int, ...]) -> str:
    """The codes of these deliverables: 9A1.1, 9A1.2 en 9A1.3."""
    return enumerated(tuple(dict.fromkeys(code_of(known, id) for id in about)))
