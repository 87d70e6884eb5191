"""Names for files, of words."""

import re

_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""Characters that cannot be in the name of a file on every computer."""


def as_file_name(words: str) -> str:
    """The words as a name that every system takes, without suffix."""
    return _NO_NAME.sub("-", words).rstrip(". ")
