"""What a module of this package asks of the database of a dossier, or changes in it, in one transaction."""

from collections.abc import Callable
from typing import Protocol, TypeVar

import sqlalchemy as sa

T = TypeVar("T")

Question = Callable[[sa.Connection], T]
"""Its result is the answer, or the result of the change."""


class Keeper(Protocol):
    """Whoever has a dossier open, in a window or not: asks what is kept beside its reports, and changes that."""

    def ask(self, question: Question[T]) -> T:
        """The answer to a question. Raises `Problem` when it cannot be read."""

    def tell(self, change: Question[T]) -> T:
        """Change it; return the result. Raises `Problem` when that is not possible."""
