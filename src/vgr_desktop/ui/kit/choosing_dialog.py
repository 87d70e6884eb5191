"""Differences in a list, each beside it word by word, with a choice for each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.model.text import RichText, plain
from vgr_desktop.core.model.text_difference import How, Span, word_difference
from vgr_desktop.ui.kit.changed_words import style_of
from vgr_desktop.ui.kit.dialog import Dialog

NAME, OUTCOME = range(2)
LIKE_ENOUGH = 0.5
"""The share of equal characters from which two texts are compared word by word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One difference: its name, what both sides say, what can be chosen, and the choice to begin with.

    `instead` is chosen when a choice for all is not possible here; None: nothing changes then.
    """

    name: str
    was: RichText
    now: RichText
    choices: tuple[StrEnum, ...]
    choice: StrEnum
    instead: StrEnum | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What the dialog says: `was` and `now` in the legend, a label for each choice, and for choosing one for all.

    `tips` say more about a choice when one points at it.
    """

    title: str
    introduction: str
    was: str
    now: str
    question: str
    choices: Mapping[StrEnum, str]
    for_all: Mapping[StrEnum, str]
    accept: str
    tips: Mapping[StrEnum, str] = field(default_factory=dict)


class ChoosingDialog(Dialog):
    """Begins with the choices of the entries. `outcome` says in a few words what comes of a choice for an entry."""

    def __init__(
        self,
        words: Words,
        entries: Sequence[Entry],
        outcome: Callable[[int, StrEnum], str],
        parent: QWidget | None = None,
    ) -> None:
        """There is at least one entry."""
        super().__init__(parent)
        self._words = words
        self._entries = tuple(entries)
        self._outcome = outcome
        self._chosen = [entry.choice for entry in entries]
        self.setWindowTitle(words.title)
        self.resize(960, 640)
        self._make_list()
        self._make_choice()
        self._arrange()
        self._list.currentItemChanged.connect(self._show_current)
        self._show_outcomes()
        self._list.setCurrentIndex(self._list.model().index(0, NAME))

    def chosen(self) -> tuple[StrEnum, ...]:
        """The choice for each entry."""
        return tuple(self._chosen)

    def _make_list(self) -> None:
        self._list = QTreeWidget()
        self._list.setAccessibleName("Verschillen")
        self._list.setHeaderLabels(["Wat verschilt", "Wat ervan komt"])
        self._list.setRootIsDecorated(False)
        self._list.setStyleSheet("QTreeWidget::item { padding: 3px 2px; }")
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(OUTCOME, QHeaderView.ResizeMode.ResizeToContents)
        for entry in self._entries:
            item = QTreeWidgetItem([entry.name, ""])
            item.setToolTip(NAME, entry.name)
            self._list.addTopLevelItem(item)

    def _make_choice(self) -> None:
        self._text = QTextBrowser(openLinks=False)
        self._text.document().setDocumentMargin(10)
        self._text.setAccessibleName("Het verschil, woord voor woord")
        self._buttons = {choice: QRadioButton(label) for choice, label in self._words.choices.items()}
        self._group = QButtonGroup(self)
        for choice, button in self._buttons.items():
            button.setToolTip(self._words.tips.get(choice, ""))
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, choice=choice: self._choose((self._row(),), choice))

    def _arrange(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(QLabel(self._legend(), wordWrap=True, textFormat=Qt.TextFormat.RichText))
        column.addWidget(self._text, 1)
        choice = QHBoxLayout()
        choice.addWidget(QLabel(self._words.question))
        for button in self._buttons.values():
            choice.addWidget(button)
        choice.addStretch(1)
        column.addLayout(choice)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._list)
        halves.addWidget(right)
        halves.setSizes([430, 530])
        halves.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setSpacing(12)
        whole.addWidget(QLabel(self._words.introduction, wordWrap=True))
        whole.addWidget(halves, 1)
        whole.addLayout(self._make_end())

    def _make_end(self) -> QHBoxLayout:
        end = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        end.addButton(self._words.accept, QDialogButtonBox.ButtonRole.AcceptRole)
        end.accepted.connect(self.accept)
        end.rejected.connect(self.reject)
        row = QHBoxLayout()
        for choice, text in self._words.for_all.items():
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, choice=choice: self._choose(range(len(self._entries)), choice))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(end)
        return row

    def _legend(self) -> str:
        said = (self._words.was, How.DELETED), (self._words.now, How.INSERTED)
        return " &nbsp; ".join(f'<span style="{style_of(how)}">{escape(name)}</span>' for name, how in said)

    def _row(self) -> int:
        return self._list.currentIndex().row()

    def _choose(self, rows: Iterable[int], choice: StrEnum) -> None:
        for row in rows:
            entry = self._entries[row]
            self._chosen[row] = choice if choice in entry.choices else entry.instead or self._chosen[row]
        self._show_outcomes()
        self._show_choice()

    def _show_outcomes(self) -> None:
        for row, choice in enumerate(self._chosen):
            item = self._list.topLevelItem(row)
            if item is not None:
                item.setText(OUTCOME, self._outcome(row, choice))

    def _show_choice(self) -> None:
        row = self._row()
        for choice, button in self._buttons.items():
            button.setVisible(choice in self._entries[row].choices)
        self._buttons[self._chosen[row]].setChecked(True)

    def _show_current(self) -> None:
        self._show_choice()
        entry = self._entries[self._row()]
        spans = _difference(entry.was, entry.now)
        if all(span.how is How.EQUAL for span in spans):
            note = "De woorden zijn gelijk; de opmaak, de volgorde of de plaats verschilt."
            self._text.setHtml(f"<p><i>{escape(note)}</i></p>{_html(spans)}")
        else:
            self._text.setHtml(_html(spans))


def _difference(was: RichText, now: RichText) -> tuple[Span, ...]:
    """Word by word, or one whole text after the other when they have little in common: that reads better."""
    spans = word_difference(was, now)
    same = sum(len(span.text) for span in spans if span.how is How.EQUAL)
    if same >= LIKE_ENOUGH * max(len(plain(was)), len(plain(now))):
        return spans
    gap = "\n\n" if plain(was) and plain(now) else ""
    whole = Span(How.DELETED, plain(was)), Span(How.EQUAL, gap), Span(How.INSERTED, plain(now))
    return tuple(span for span in whole if span.text)


def _html(spans: Iterable[Span]) -> str:
    said = (f'<span style="{style_of(span.how)}">{escape(span.text)}</span>' for span in spans)
    return f'<div style="white-space:pre-wrap">{"".join(said)}</div>'
