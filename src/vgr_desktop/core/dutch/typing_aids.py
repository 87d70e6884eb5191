"""What is made of the signs that one types: lists, quotation marks, dashes, fixed spaces and links.

Each rule looks at the words of a paragraph up to the caret, of which the last sign was just typed. What it makes is a
step of its own, so that the signs come back when it is undone.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from vgr_desktop.core.dutch.typeset import NBSP
from vgr_desktop.core.model.text import Kind, is_link


class Aid(StrEnum):
    """What can be made of typed signs; each can be switched off."""

    LISTS = "lists"
    QUOTES = "quotes"
    DASHES = "dashes"
    SPACES = "spaces"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Instead:
    """`text` comes in place of the last `length` characters; with a `kind`, the paragraph becomes an item of a list."""

    aid: Aid
    length: int
    text: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """The last word, of `length` characters, says where it is: `link`. `after` is how many characters follow it."""

    length: int
    after: int
    link: str


LONGEST = 300
"""How many characters before the caret the rules look at."""

_ITEMS = {
    "- ": Kind.BULLET,
    "* ": Kind.BULLET,
    "• ": Kind.BULLET,
    "1. ": Kind.NUMBERED,
    "1) ": Kind.NUMBERED,
}
_CURVED = {'"': ("“", "”"), "'": ("‘", "’")}
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{/–—“‘„-])\Z")
_APOSTROPHE = re.compile(r"(?:^|[\s(“])‘(?:[stnkmr]|ns|\d\ds?)[ -]\Z")
_WORD = re.compile(r"\S+\Z")
_AROUND = "“”‘’\"'()[]<>.,;:!?"
_SITE = re.compile(r"www\.[^\s.]+(?:\.[^\s.]+)+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SCHEMES = ("http://", "https://", "mailto:")


def instead(before: str, aids: Container[Aid]) -> Instead | None:
    """What comes in place of the end of `before`, if anything, with these aids."""
    found = _instead(before)
    return found if found is not None and found.aid in aids else None


def _instead(before: str) -> Instead | None:
    match before[-1:]:
        case '"' | "'" as straight:
            opening, closing = _CURVED[straight]
            return Instead(Aid.QUOTES, 1, opening if _BEFORE_OPENING.search(before[:-1]) else closing)
        case "-" if before.endswith("--") and not before.endswith("---"):
            return Instead(Aid.DASHES, 2, "–")
        case " " if kind := _ITEMS.get(before):
            return Instead(Aid.LISTS, len(before), kind=kind)
        case " " if before.endswith("€ "):
            return Instead(Aid.SPACES, 1, NBSP)
    if found := _APOSTROPHE.search(before):
        short = found[0].partition("‘")[2]
        return Instead(Aid.QUOTES, len(short) + 1, f"’{short}")
    return None


def address(before: str) -> Address | None:
    """The address that `before` ends with, but for one space and signs behind it; None when it ends with another.

    Not after two spaces: then the address was there before, and may have been meant to be no link.
    """
    words = before.removesuffix(" ")
    word = _WORD.search(words)
    said = word[0].strip(_AROUND) if word else ""
    link = _link(said)
    if link is None:
        return None
    return Address(len(said), len(before) - words.rindex(said) - len(said), link)


def _link(word: str) -> str | None:
    if _SITE.fullmatch(word):
        word = f"https://{word}"
    elif _MAIL.fullmatch(word):
        word = f"mailto:{word}"
    is_whole = any(word.lower().startswith(scheme) and len(word) > len(scheme) for scheme in _SCHEMES)
    return word if is_whole and is_link(word) else None
