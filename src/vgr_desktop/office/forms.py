"""What a Word document can be turned into."""

from enum import Enum


class Form(Enum):
    """A form with the suffix of its files, which is also its name in capitals, and what such a file begins with."""

    PDF = ("pdf", b"%PDF-")
    ODT = ("odt", b"PK\x03\x04")

    def __init__(self, suffix: str, beginning: bytes) -> None:
        self.suffix = suffix
        self.beginning = beginning
