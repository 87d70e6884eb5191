"""The page on which an officer chooses what of reviewed documents is taken over."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import EMPTY, RichText
from vgr_desktop.core.model.tree import everything
from vgr_desktop.core.returning.choosing import Answer, Answers, Option, options_in
from vgr_desktop.core.returning.proposals import Proposals
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.returning import words

WHAT, WHO, OUTCOME = range(3)
_PLACE = Qt.ItemDataRole.UserRole
_SHARE = 0.9
"""Of the window that it stands over: it is a page to read on."""
_LABELS = {Answer.TAKE: "&Overnemen", Answer.LEAVE: "&Niet overnemen", Answer.BOTH: "&Beide houden"}

Preview = Callable[[Answers], Report]
"""The report with what was answered."""


class _Head(NamedTuple):
    """The row of a text, and those of what is proposed about it."""

    row: QTreeWidgetItem
    below: list[QTreeWidgetItem]


class ReturningDialog(Dialog):
    """Lists the proposals by text, each with its reviewer, and shows the chosen one beside what the text is now."""

    def __init__(
        self, report: Report, documents: Sequence[Proposals], preview: Preview, parent: QWidget | None = None
    ) -> None:
        """Begin with what is suggested. There is at least one proposal."""
        super().__init__(parent)
        self.setWindowTitle("Beoordeeld document terugnemen")
        self._options = options_in(documents)
        self._documents = documents
        self._preview = preview
        self._answers = {option.key: option.suggested for option in self._options}
        self._now = {item.lineage: item.body for item in everything(report) if isinstance(item, Written)}
        self._rows: list[QTreeWidgetItem] = []
        self._heads: dict[str, _Head] = {}
        self._list = QTreeWidget()
        self._text = QTextBrowser(openLinks=False)
        self._buttons: dict[Answer, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._count = QLabel()
        self._end = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._accept = self._end.addButton("Overnemen", QDialogButtonBox.ButtonRole.AcceptRole)
        self._arrange(report)
        self._fill()
        self._list.currentItemChanged.connect(self._show_current)
        self._list.itemChanged.connect(self._follow_box)
        self._end.accepted.connect(self.accept)
        self._end.rejected.connect(self.reject)
        self._list.setCurrentItem(self._rows[0])
        self._show_outcomes()
        self._take_room(parent)

    def answers(self) -> Answers:
        """What is answered to each proposal."""
        return dict(self._answers)

    def _take_room(self, parent: QWidget | None) -> None:
        if parent is not None:
            self.resize(parent.window().size() * _SHARE)

    def _arrange(self, report: Report) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._left())
        halves.addWidget(self._right())
        halves.setSizes([560, 560])
        halves.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        sources = ", ".join(document.source for document in self._documents)
        said = (
            f"Wat er in {sources} staat, naast de {report.edition.title} zoals zij nu is. Er verandert niets totdat u "
            "overneemt; dat is één stap, die u ongedaan kunt maken, en wat er stond blijft bewaard als eerdere versie."
        )
        column.addWidget(QLabel(said, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        if notices := [notice for document in self._documents for notice in document.notices]:
            column.addWidget(QLabel("\n".join(notices), wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        column.addWidget(halves, 1)
        column.addLayout(self._for_all())
        column.addLayout(self._foot())

    def _left(self) -> QWidget:
        self._list.setAccessibleName("Voorstellen")
        self._list.setHeaderLabels(["Voorstel", "Van", "Wat ervan komt"])
        self._list.setStyleSheet("QTreeWidget::item { padding: 3px 2px; }")
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for place in (WHO, OUTCOME):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        return self._list

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        self._text.document().setDocumentMargin(12)
        self._text.setAccessibleName("Het voorstel, woord voor woord")
        column.addWidget(self._text, 1)
        row = QHBoxLayout()
        for answer, label in _LABELS.items():
            button = self._buttons[answer] = QRadioButton(label)
            button.clicked.connect(partial(self._answer_here, answer))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return right

    def _for_all(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for label, answer in (("&Alles overnemen", Answer.TAKE), ("Ni&ets overnemen", Answer.LEAVE)):
            button = QPushButton(label)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._answer, self._options, answer))
            row.addWidget(button)
        authors = list(dict.fromkeys(option.proposal.author for option in self._options))
        if len(authors) > 1:
            row.addWidget(self._by_author(authors))
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(self._end)
        return row

    def _by_author(self, authors: Iterable[str]) -> QPushButton:
        button, menu = QPushButton("&Per beoordelaar"), QMenu(self)
        button.setAutoDefault(False)
        for author in authors:
            own = [option for option in self._options if option.proposal.author == author]
            name = words.who(own[0].proposal).replace("&", "&&")
            menu.addAction(f"Alles van {name} overnemen", partial(self._answer, own, Answer.TAKE))
            menu.addAction(f"Niets van {name} overnemen", partial(self._answer, own, Answer.LEAVE))
        button.setMenu(menu)
        return button

    def _fill(self) -> None:
        """A row for each text, and under it one for each proposal."""
        for number, option in enumerate(self._options):
            head = self._heads.get(option.proposal.text) or self._head(option)
            row = QTreeWidgetItem(head.row, [words.line(option.proposal), words.who(option.proposal), ""])
            row.setData(WHAT, _PLACE, number)
            row.setToolTip(WHAT, row.text(WHAT))
            head.below.append(row)
            self._rows.append(row)

    def _head(self, option: Option) -> _Head:
        row = QTreeWidgetItem(self._list, [self._name(option)])
        font = row.font(WHAT)
        font.setBold(True)
        row.setFont(WHAT, font)
        row.setToolTip(WHAT, row.text(WHAT))
        row.setFirstColumnSpanned(True)
        row.setExpanded(True)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        made = self._heads[option.proposal.text] = _Head(row, [])
        return made

    def _name(self, option: Option) -> str:
        where = option.proposal.where
        return where or words.NOWHERE if option.proposal.text else words.NOWHERE

    def _here(self) -> tuple[Option, ...]:
        """The options of the current row: one, or all of a text."""
        row = self._list.currentItem()
        if row is None:
            return ()
        return self._under(row)

    def _under(self, row: QTreeWidgetItem) -> tuple[Option, ...]:
        """The option of a row, or those of all rows under it."""
        below = next((head.below for head in self._heads.values() if head.row is row), [row])
        return tuple(self._options[each.data(WHAT, _PLACE)] for each in below)

    def _answer_here(self, answer: Answer) -> None:
        self._answer(self._here(), answer)

    def _answer(self, options: Iterable[Option], answer: Answer) -> None:
        for option in options:
            if answer in option.answers:
                self._answers[option.key] = answer
        self._show_outcomes()
        self._show_current()

    def _follow_box(self, row: QTreeWidgetItem, column: int) -> None:
        """Answer as the box of a row says."""
        if column == WHAT:
            answer = Answer.TAKE if row.checkState(WHAT) is Qt.CheckState.Checked else Answer.LEAVE
            self._answer(self._under(row), answer)

    def _show_outcomes(self) -> None:
        with QSignalBlocker(self._list):
            for option, row in zip(self._options, self._rows, strict=True):
                answer = self._answers[option.key]
                row.setText(OUTCOME, words.outcome(option.proposal, answer))
                can = Answer.TAKE in option.answers
                if can:
                    row.setCheckState(WHAT, _state(answer is not Answer.LEAVE))
            for head in self._heads.values():
                states = {row.checkState(WHAT) for row in head.below}
                head.row.setCheckState(WHAT, states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked)
        self._list.viewport().update()
        taken = sum(answer is not Answer.LEAVE for answer in self._answers.values())
        self._count.setText(f"{taken} van {len(self._options)} over te nemen")
        self._accept.setEnabled(taken > 0)

    def _show_current(self) -> None:
        here = self._here()
        if not here:
            return
        possible = [answer for answer in Answer if any(answer in option.answers for option in here)]
        given = {self._answers[option.key] for option in here}
        self._group.setExclusive(False)
        for answer, button in self._buttons.items():
            button.setVisible(answer in possible)
            button.setChecked(given == {answer})
        self._group.setExclusive(True)
        text = here[0].proposal.text
        now, then = self._now.get(text), self._then(text)
        if len(here) == 1:
            sent = self._documents[here[0].document].bases.get(text)
            self._text.setHtml(words.detail(here[0].proposal, sent, now, then))
        else:
            self._text.setHtml(words.whole(now or EMPTY, then or EMPTY) if now or then else "")

    def _then(self, text: str) -> RichText | None:
        """What a text will say with what is answered about it."""
        if not text:
            return None
        own = {option.key: self._answers[option.key] for option in self._options if option.proposal.text == text}
        made = self._preview(own)
        return next((i.body for i in everything(made) if isinstance(i, Written) and i.lineage == text), None)


def _state(on: bool) -> Qt.CheckState:  # noqa: FBT001  # one thing as another
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
