"""Two versions of a report: the differences, word by word, and the choice for each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
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

from vgr_desktop.core.editions.merging import Difference, Key, Merging, Side
from vgr_desktop.core.editions.merging_words import item_name, item_text
from vgr_desktop.core.model.report import Item, Picture, Report
from vgr_desktop.core.model.text import EMPTY, RichText, plain
from vgr_desktop.core.model.text_difference import How, Span, word_difference

NAME, OUTCOME = range(2)
LIKE_ENOUGH = 0.5
"""The share of equal characters from which two texts are compared word by word."""

# In addition to a line through or under it, for those who cannot see colours. Both have a contrast of 4.5:1 on white.
_STYLES = {
    How.EQUAL: "",
    How.DELETED: "color:#B3261E; text-decoration:line-through",
    How.INSERTED: "color:#1F5A8A; text-decoration:underline",
}


@dataclass(frozen=True, slots=True)
class SideWords:
    """What the dialog calls a side: its choice, the button for all of it, what comes of it, and in the legend."""

    choice: str
    all: str
    outcome: str
    legend: str


COPY_WORDS = {
    Side.OURS: SideWords("&Uw versie", "Alles van &u", "van u", "alleen in uw versie"),
    Side.THEIRS: SideWords("De &andere versie", "Alles van de an&der", "van de ander", "alleen in de andere versie"),
}
RESCUE_WORDS = {
    Side.OURS: SideWords("Het &dossier", "Alles &uit het dossier", "uit het dossier", "alleen in het dossier"),
    Side.THEIRS: SideWords("De &noodkopie", "Alles uit de n&oodkopie", "uit de noodkopie", "alleen in de noodkopie"),
}


class MergeDialog(QDialog):
    """Lists the differences, first those that both versions changed. Accepting the dialog merges the versions."""

    def __init__(
        self,
        merging: Merging,
        parent: QWidget | None = None,
        suggested: Side = Side.OURS,
        words: Mapping[Side, SideWords] = COPY_WORDS,
    ) -> None:
        """Begin with the suggested sides; `suggested` is the side for what both have and may have changed.

        `words` are what the sides are called.
        """
        super().__init__(parent)
        self._words = words
        self._ours, self._theirs = merging.ours, merging.theirs
        shown = [each for each in merging.differences if not isinstance(each.ours or each.theirs, Picture)]
        self._differences = sorted(shown, key=lambda each: not each.contested)
        self._sides = {each.key: _first_side(each, suggested) for each in self._differences}
        self.setWindowTitle(f"Verschillen in {merging.ours.edition.title}")
        self.resize(960, 640)
        self._make_list()
        self._make_choice()
        self._arrange()
        self._list.currentItemChanged.connect(self._show_current)
        self._show_outcomes()
        self._list.setCurrentIndex(self._list.model().index(0, NAME))

    def sides(self) -> dict[Key, Side]:
        """The side that was chosen for each difference."""
        return dict(self._sides)

    def _make_list(self) -> None:
        self._list = QTreeWidget()
        self._list.setAccessibleName("Verschillen")
        self._list.setHeaderLabels(["Wat verschilt", "Wat ervan komt"])
        self._list.setRootIsDecorated(False)
        self._list.setStyleSheet("QTreeWidget::item { padding: 3px 2px; }")
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(OUTCOME, QHeaderView.ResizeMode.ResizeToContents)
        for each in self._differences:
            name = self._name(each)
            item = QTreeWidgetItem([f"▲ {name}" if each.contested else name, ""])
            item.setToolTip(NAME, name)
            self._list.addTopLevelItem(item)

    def _make_choice(self) -> None:
        self._text = QTextBrowser(openLinks=False)
        self._text.document().setDocumentMargin(10)
        self._text.setAccessibleName("Het verschil, woord voor woord")
        self._buttons = {
            **{side: QRadioButton(words.choice) for side, words in self._words.items()},
            Side.BOTH: QRadioButton("&Beide bewaren"),
        }
        self._buttons[Side.BOTH].setToolTip("De twee teksten onder elkaar, elk met een regel erboven van wie hij is")
        self._group = QButtonGroup(self)
        for side, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, side=side: self._choose((self._current(),), side))

    def _arrange(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(QLabel(self._legend(), wordWrap=True, textFormat=Qt.TextFormat.RichText))
        column.addWidget(self._text, 1)
        choice = QHBoxLayout()
        choice.addWidget(QLabel("Overnemen:"))
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
        whole.addWidget(QLabel(self._introduction(), wordWrap=True))
        whole.addWidget(halves, 1)
        whole.addLayout(self._make_end())

    def _make_end(self) -> QHBoxLayout:
        end = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        end.addButton("Samenvoegen", QDialogButtonBox.ButtonRole.AcceptRole)
        end.accepted.connect(self.accept)
        end.rejected.connect(self.reject)
        row = QHBoxLayout()
        offered = {side: words.all for side, words in self._words.items()} | {Side.BOTH: "&Van alles beide"}
        for side, text in offered.items():
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, side=side: self._choose(self._differences, side))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(end)
        return row

    def _introduction(self) -> str:
        count = len(self._differences)
        contested = sum(each.contested for each in self._differences)
        known = "1 verschil." if count == 1 else f"{count} verschillen."
        marked = "Bij ▲ hebben beide versies iets anders: kies daar zelf. " if contested else ""
        end = "Samenvoegen is één stap, die u ongedaan kunt maken."
        return f"{known} {marked}{end}"

    def _legend(self) -> str:
        ours = self._words[Side.OURS].legend, How.DELETED
        theirs = self._words[Side.THEIRS].legend, How.INSERTED
        return " &nbsp; ".join(f'<span style="{_STYLES[how]}">{escape(said)}</span>' for said, how in (ours, theirs))

    def _name(self, each: Difference) -> str:
        if each.ours is not None:
            return item_name(self._ours, each.ours)
        return item_name(self._theirs, each.theirs) if each.theirs is not None else ""

    def _current(self) -> Difference:
        return self._differences[self._list.currentIndex().row()]

    def _choose(self, differences: Iterable[Difference], side: Side) -> None:
        for each in differences:
            self._sides[each.key] = _possible(each, side)
        self._show_outcomes()
        self._buttons[self._sides[self._current().key]].setChecked(True)

    def _show_outcomes(self) -> None:
        for row, each in enumerate(self._differences):
            item = self._list.topLevelItem(row)
            if item is not None:
                item.setText(OUTCOME, self._outcome(each))

    def _outcome(self, each: Difference) -> str:
        takes_ours = self._sides[each.key] is Side.OURS
        if self._sides[each.key] is Side.BOTH:
            return "beide"
        if each.theirs is None:
            return "blijft" if takes_ours else "vervalt"
        if each.ours is None:
            return "komt er niet bij" if takes_ours else "komt erbij"
        return self._words[self._sides[each.key]].outcome

    def _show_current(self) -> None:
        each = self._current()
        self._buttons[Side.BOTH].setVisible(each.can_keep_both)
        self._buttons[self._sides[each.key]].setChecked(True)
        one_sided = each.ours is None or each.theirs is None
        was = _said(self._ours, each.ours, whole=one_sided)
        now = _said(self._theirs, each.theirs, whole=one_sided)
        spans = _difference(was, now)
        if all(span.how is How.EQUAL for span in spans):
            note = "De woorden zijn gelijk; de opmaak, de volgorde of de plaats verschilt."
            self._text.setHtml(f"<p><i>{escape(note)}</i></p>{_html(spans)}")
        else:
            self._text.setHtml(_html(spans))


def _first_side(each: Difference, suggested: Side) -> Side:
    """The side to begin with; nothing is dropped unless the officer chooses so."""
    in_both = each.ours is not None and each.theirs is not None
    return suggested if each.contested and in_both else each.suggested


def _possible(each: Difference, side: Side) -> Side:
    """The side, or for both of what is no text: whichever version has it, ours if both do."""
    if side is not Side.BOTH or each.can_keep_both:
        return side
    return Side.THEIRS if each.ours is None else Side.OURS


def _said(report: Report, item: Item | None, *, whole: bool) -> RichText:
    return EMPTY if item is None else item_text(report, item, whole=whole)


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
    said = (f'<span style="{_STYLES[span.how]}">{escape(span.text)}</span>' for span in spans)
    return f'<div style="white-space:pre-wrap">{"".join(said)}</div>'
