"""The edition and the programme in titles, in bars above a page and in lines that say more than its name."""

import re
from collections.abc import Iterable
from itertools import islice

from vgr_desktop.core.model.editions import Edition, edition_within, read_edition
from vgr_desktop.published.headings import programme_heading, without_outline
from vgr_desktop.published.lines import Here

_LONGEST_NAME, _LONGEST_TITLE = 120, 200
_YEAR = re.compile(r"20\d\d(?:\s?-\s?\d)?")
_RUN_TOGETHER = re.compile(r"(?<=[a-zé])(?=[A-Z])")
_BESIDE_EDITION = re.compile(r"[\s|·•:;,/–—-]+")
_MUNICIPALITY = re.compile(r"(?:de )?gemeente(?: [^\W\d_][\w'’-]*){1,5}", re.IGNORECASE)
_MOST_NAMES = 4
"""Words beside an edition that can be the name of a municipality."""


def edition_over_two(here: Here) -> tuple[Edition, str] | None:
    """The edition that a line names together with a year on the line after it, or the one before it."""
    for first, second in ((here.line, here.after), (here.before, here.line)):
        if first is not None and second is not None and _YEAR.fullmatch(second.title):
            found = read_edition(f"{first.title} {second.title}") if len(first.title) <= _LONGEST_NAME else None
            if found is not None:
                return found, ""
    return None


def edition_beside(title: str) -> tuple[Edition, str] | None:
    """The edition that a short line names, and what else it says: nothing, a municipality, or a programme."""
    found = _edition_in(title)
    if found is None:
        return None
    edition, rest = found
    rest = rest.strip(" |·•:;,/–—-()[]«».'\"")
    if not rest:
        return edition, ""
    if _MUNICIPALITY.fullmatch(rest) or programme_heading(without_outline(rest)):
        return edition, rest
    parted = re.search(r"[|·•–—:/-]", title) is not None
    named = [part for part in _BESIDE_EDITION.split(rest) if part]
    short = len(named) <= _MOST_NAMES and all(part[0].isupper() or part == "gemeente" for part in named)
    return (edition, rest) if (parted or short) and named and not title.endswith((".", ";", ",")) else None


def edition_anywhere(title: str) -> Edition | None:
    """The edition in the title of a page, or in a bar above it: "2e Voortgangsrapportage 2021 - Gemeente"."""
    found = _edition_in(title)
    return found[0] if found else None


def _edition_in(title: str) -> tuple[Edition, str] | None:
    """The edition in a short line, also when its words run into those before: "WaterdorpNajaarsnota 2024"."""
    if len(title) > _LONGEST_TITLE:
        return None
    return edition_within(title) or edition_within(_RUN_TOGETHER.sub(" ", title))


def edition_of_all(titles: Iterable[str]) -> Edition | None:
    """The one edition that titles of a file name; None when they name none, or different ones."""
    found = [edition for title in titles if (edition := edition_anywhere(title))]
    return found[0] if found and all(found[0].same_as(other) for other in found) else None


def without_number(here: Here) -> str:
    """The name of a programme without the number that is said again under it: "9 Zorg"."""
    found = re.match(r"(\d{1,2})\s*[.:–-]?\s+(?=[^\W\d])", here.line.title)
    near = " ".join(line.title for line in islice(here.coming(), 3))
    numbered = found is not None and re.match(rf"programmanummer\W*0?{found[1]}\b", near, re.IGNORECASE)
    return here.line.title[found.end() :] if found and numbered else here.line.title
