"""What a reader of files can ask about the words in them, without knowing report pages itself."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clues:
    """`says_light`: whether a text only names a light; `begins_row`: whether a cell begins a row of facts or goals."""

    says_light: Callable[[str], bool]
    begins_row: Callable[[str], bool]
