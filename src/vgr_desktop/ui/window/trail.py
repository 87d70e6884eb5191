"""Where one has been, to go back to."""


class Trail:
    """The visited items in order, and where in it one is now."""

    def __init__(self) -> None:
        """Begin nowhere."""
        self._visited: list[int] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is something before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is something after."""
        return self._at < len(self._visited) - 1

    def visit(self, id: int) -> None:
        """Go to an item; what one went back from is forgotten, unless this is it."""
        if self._visited and self._visited[self._at] == id:
            return
        del self._visited[self._at + 1 :]
        self._visited.append(id)
        self._at = len(self._visited) - 1

    def back(self) -> int | None:
        """The item before, and be there."""
        return self._step(-1) if self.can_go_back else None

    def forward(self) -> int | None:
        """The item after, and be there."""
        return self._step(1) if self.can_go_forward else None

    def clear(self) -> None:
        """Begin nowhere again."""
        self._visited, self._at = [], -1

    def _step(self, by: int) -> int:
        self._at += by
        return self._visited[self._at]
