"""Unfolding what comes back into the tree, such as a branch whose removal is undone, as it was."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTreeView

from vgr_desktop.ui.kit.model_index import ModelIndex
from vgr_desktop.ui.tree.model import ROOT, TreeModel


class Unfolding(QObject):
    """Remembers which rows were unfolded when they were taken away. Make it before the view has its model."""

    def __init__(self, view: QTreeView, model: TreeModel) -> None:
        """For this view of `model`."""
        super().__init__(view)
        self._view = view
        self._model = model
        self._unfolded: set[int] = set()
        model.rowsAboutToBeRemoved.connect(self._note)
        model.came.connect(self._unfold)

    def _note(self, above: ModelIndex, first: int, last: int) -> None:
        below = self._model.ids_below(self._model.id_at(above))
        if first or self._model.id_at(above) != ROOT:  # else all of the report goes
            self._unfolded.update(self._unfolded_among(below[first : last + 1]))

    def _unfolded_among(self, ids: tuple[int, ...]) -> Iterator[int]:
        for id in ids:
            if self._view.isExpanded(self._model.index_of(id)):
                yield id
            yield from self._unfolded_among(self._model.ids_below(id))

    def _unfold(self, ids: list[int]) -> None:
        for id in self._unfolded.intersection(ids) if self._unfolded else ():
            self._view.expand(self._model.index_of(id))
        self._unfolded.difference_update(ids)
