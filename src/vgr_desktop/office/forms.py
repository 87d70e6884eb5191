"""The other forms that a Word document can have."""

from enum import Enum


class Form(Enum):
    """A form with the suffix of its files, which is also its name in small letters, and the first bytes of a file."""

    PDF = ("pdf", b"%PDF-")
    ODT = ("odt", b"PK\x03\x04")

    def __init__(self, suffix: str, beginning: bytes) -> None:
        self.suffix = suffix
        self.beginning = beginning
