"""Files of Office up to 2003, and of later ones with a password: small file systems, with their names in UTF-16."""

from collections.abc import Iterable

BEGINNING = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How all of them begin."""


def is_locked(content: bytes) -> bool:
    """Whether it is a file of today that is locked with a password."""
    return holds(content, ["EncryptedPackage"])


def holds(content: bytes, names: Iterable[str]) -> bool:
    """Whether a file with one of these names is in it."""
    return any(name.encode("utf-16-le") in content for name in names)
