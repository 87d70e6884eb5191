"""The identities of new items."""

import threading
import uuid
from collections.abc import Callable
from typing import NamedTuple


class Identity(NamedTuple):
    """The number of an item within its dossier, and its lineage across editions, copies and exports."""

    id: int
    lineage: str


def random_lineage() -> str:
    """A new lineage, which nothing else has."""
    return str(uuid.uuid4())


class Identities:
    """Hands out identities, in any thread; no id is ever handed out twice, not even after an undo."""

    def __init__(self, first: int = 1, lineage: Callable[[], str] = random_lineage) -> None:
        """Begin with the id `first`."""
        self._next = first
        self._lineage = lineage
        self._lock = threading.Lock()

    @property
    def next_id(self) -> int:
        """The first id that was not handed out yet."""
        return self._next

    def new(self) -> Identity:
        """An identity that no item has yet."""
        return self.adopt(self._lineage())

    def adopt(self, lineage: str) -> Identity:
        """A new id with this lineage, for something that has its lineage already."""
        with self._lock:
            identity = Identity(self._next, lineage)
            self._next += 1
        return identity

    def skip_to(self, first: int) -> None:
        """Hand out no id below `first` from now on."""
        with self._lock:
            self._next = max(self._next, first)
