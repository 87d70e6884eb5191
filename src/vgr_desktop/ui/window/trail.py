"""The visited items, to go back to."""


class Trail:
    """The visited items in order, and the position of the present one."""

    def __init__(self) -> None:
        """Begin without items."""
        self._visited: list[int] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is an item before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is an item after."""
        return self._at < len(self._visited) - 1

    def visit(self, id: int) -> None:
        """Add a visited item; the items after the present one are forgotten, unless it is the next of these."""
        if self._visited and self._visited[self._at] == id:
            return
        del self._visited[self._at + 1 :]
        self._visited.append(id)
        self._at = len(self._visited) - 1

    def back(self) -> int | None:
        """Go back, and return the item there; None when there is none."""
        return self._step(-1) if self.can_go_back else None

    def forward(self) -> int | None:
        """Go forward, and return the item there; None when there is none."""
        return self._step(1) if self.can_go_forward else None

    def clear(self) -> None:
        """Forget all items."""
        self._visited, self._at = [], -1

    def _step(self, by: int) -> int:
        self._at += by
        return self._visited[self._at]
