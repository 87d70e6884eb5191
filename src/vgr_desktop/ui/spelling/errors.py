"""Which words of a report are wrong, and where: what no dictionary has, and nobody has called right."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vgr_desktop.core.checks.spelling import names_in
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import RichText, paragraphs
from vgr_desktop.core.model.tree import everything
from vgr_desktop.core.searching.lines import characters
from vgr_desktop.spelling.word_list import accepted
from vgr_desktop.ui.spelling.proofreader import Proofreader


class Error(NamedTuple):
    """A word in a paragraph of a text: from and to which of its characters."""

    text: int
    paragraph: int
    start: int
    end: int
    word: str


class Errors:
    """Finds errors in texts, as far as they were read, with the words that are called right."""

    def __init__(self, proofreader: Proofreader) -> None:
        """What `proofreader` knows."""
        self._proofreader = proofreader
        self._names: tuple[Report, frozenset[str]] | None = None
        self.right: frozenset[str] = frozenset()
        """The words of the lists."""
        self.ignored: set[tuple[int, str]] = set()
        """Words that are right in the text with this id, for now."""

    def of(self, report: Report, text: int, body: RichText) -> Iterator[Error]:
        """The errors in one text, in order; none in paragraphs that were not read yet."""
        lines = [characters(paragraph) for paragraph in paragraphs(body)]
        read = [(number, line, found) for number, line in enumerate(lines) if (found := self._proofreader.read(line))]
        names = self._names_in(report).union(*(found.names for _, _, found in read))
        for number, line, found in read:
            for start, end in found.unknown:
                word = line[start:end]
                if word not in names and (text, word) not in self.ignored and accepted((word,), self.right):
                    yield Error(text, number, start, end, word)

    def knows(self, body: RichText) -> bool:
        """Whether the whole text was read."""
        return all(self._proofreader.read(line) for line in lines_of((body,)))

    def everywhere(self, report: Report) -> Iterator[Error]:
        """The errors in all texts, in the order of the report."""
        for item in texts_of(report):
            yield from self.of(report, item.id, item.body)

    def words(self, body: RichText) -> tuple[str, ...]:
        """The words of a text that are in no dictionary and in no list, each once."""
        lines = (characters(paragraph) for paragraph in paragraphs(body))
        read = [(line, found) for line in lines if (found := self._proofreader.read(line))]
        names = frozenset().union(*(found.names for _, found in read))
        said = (line[start:end] for line, found in read for start, end in found.unknown)
        return accepted(dict.fromkeys(word for word in said if word not in names), self.right)

    def _names_in(self, report: Report) -> frozenset[str]:
        if self._names is None or self._names[0] is not report:
            self._names = (report, names_in(report))
        return self._names[1]


def texts_of(report: Report) -> Iterator[Written]:
    """The texts of a report, in order."""
    return (item for item in everything(report) if isinstance(item, Written))


def lines_of(bodies: Iterable[RichText]) -> Iterator[str]:
    """The paragraphs of texts with anything in them."""
    return (line for body in bodies for line in map(characters, paragraphs(body)) if line and not line.isspace())
