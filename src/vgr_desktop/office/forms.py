"""The other forms that a Word document can have."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

_TAIL = 1_000
"""Bytes at the end of a file in which its last mark is."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says that office programs lose.

    `descriptions` are those of the drawings in its text, in their order, for readers who cannot see them. `chapter` is
    the text in its headers that stands for the name of the chapter; empty: there is none.
    """

    descriptions: Sequence[str] = ()
    chapter: str = ""


NOTHING_LOST = Said()


class Form(Enum):
    """A form with the suffix of its files, which is also its name in small letters.

    `beginning` are the first bytes of a file, and `end` is near its last ones.
    """

    PDF = ("pdf", b"%PDF-", b"%%EOF")
    ODT = ("odt", b"PK\x03\x04", b"PK\x05\x06")
    DOCX = ("docx", b"PK\x03\x04", b"PK\x05\x06")

    def __init__(self, suffix: str, beginning: bytes, end: bytes) -> None:
        self.suffix = suffix
        self.beginning = beginning
        self.end = end

    def is_whole(self, content: bytes) -> bool:
        """Whether this is a file of the form, and was not broken off."""
        return content.startswith(self.beginning) and self.end in content[-_TAIL:]
