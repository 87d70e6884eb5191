"""What a module of this package asks of the database of a dossier, or changes in it, in one transaction."""

from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sa

T = TypeVar("T")

Question = Callable[[sa.Connection], T]
"""Its result is the answer, or the result of the change."""
