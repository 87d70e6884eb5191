"""The other forms that a Word document can have."""

from enum import Enum

_TAIL = 1_000
"""Bytes at the end of a file in which its last mark is."""


class Form(Enum):
    """A form with the suffix of its files, which is also its name in small letters.

    `beginning` are the first bytes of a file, and `end` is near its last ones.
    """

    PDF = ("pdf", b"%PDF-", b"%%EOF")
    ODT = ("odt", b"PK\x03\x04", b"PK\x05\x06")

    def __init__(self, suffix: str, beginning: bytes, end: bytes) -> None:
        self.suffix = suffix
        self.beginning = beginning
        self.end = end

    def is_whole(self, content: bytes) -> bool:
        """Whether this is a file of the form, and was not broken off."""
        return content.startswith(self.beginning) and self.end in content[-_TAIL:]
