"""The financial deviations of a programme."""

from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.model.report import DeviationKind
from vgr_desktop.published.draft import DeviationDraft
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.phrases import is_nothing
from vgr_desktop.published.prose import Place

_LONGEST_TITLE = 150
_NOT_IN_TITLES = (".", ";", ":", ",", "!", "?")


class Money:
    """Deviations of one kind: each a title, and its text under it."""

    def __init__(self, page: PageDraft, kind: DeviationKind = DeviationKind.RESULT) -> None:
        self._page = page
        self._kind = kind
        self._current: DeviationDraft | None = None

    def take(self, here: Here) -> Place:
        """Take the line as the title of a deviation or as text of the one before."""
        if self._is_title(here.line):
            self._current = DeviationDraft(self._page.identities.new(), self._kind, here.line.title)
            self._page.programme.deviations.append(self._current)
            self._page.near = self._current.identity.id
        elif self._current is not None:
            self._current.body.add(here.line, here.after)
        elif is_nothing(here.line.title):
            self._page.note(NoticeKind.STOCK, here.line, "Er zijn hier geen financiële afwijkingen.")
        else:
            self._page.unknown(here)
        return self

    def _is_title(self, line: Line) -> bool:
        """Whether it is short, without a full stop, not right under other text, with letters, and no list item."""
        title = line.title
        under_text = line.tight and self._current is not None
        if len(title) > _LONGEST_TITLE or title.endswith(_NOT_IN_TITLES) or under_text or line.item is not None:
            return False
        in_row = line.spot is not None and line.spot.column > 0
        return title[0].isalnum() and any(map(str.isalpha, title)) and not in_row and not is_nothing(title)
