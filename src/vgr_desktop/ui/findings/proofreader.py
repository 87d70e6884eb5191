"""Finds the words of a report that are in no dictionary, in the background."""

import json
import sys
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import RichText, is_blank, plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.spelling.word_list import WordList, accepted

REST = 60_000
"""Milliseconds without a question after which the dictionary is unloaded: it takes 30 MB."""

_END_WITHIN = 2000
"""Milliseconds within which a process must stop when it is told to."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text, kept so that no other one gets its id, and its words that are not in the dictionary."""

    body: RichText
    words: tuple[str, ...]


class Proofreader(QObject):
    """Asks `vgr_desktop.spelling`, in a separate process, about each text once, because texts never change.

    `answered` tells that more words are known, `failed` why no more will be, until `end` and another `read`.
    """

    answered = Signal()
    failed = Signal(Problem)

    def __init__(self, word_list: WordList, parent: QObject | None = None) -> None:
        """Use the officer's own words too; the process is not started before there is something to read."""
        super().__init__(parent)
        self._word_list = word_list
        self._own: frozenset[str] | None = None
        self._read: dict[int, _Read] = {}
        self._asked: deque[RichText] = deque()
        self._process: QProcess | None = None
        self._greeted = self._has_failed = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.end)

    def read(self, report: Report) -> None:
        """Ask about the texts of this report that are not known yet, and forget the others."""
        texts = [item.body for item in index(report).items.values() if isinstance(item, Written)]
        self._read = {id(body): self._read[id(body)] for body in texts if id(body) in self._read}
        asked = {id(body) for body in self._asked}
        new = {id(body): body for body in texts if id(body) not in self._read and id(body) not in asked}
        for body in new.values():
            if is_blank(body):
                self._read[id(body)] = _Read(body, ())
            elif not self._has_failed:
                self._ask(body)

    def unknown(self, body: RichText) -> tuple[str, ...]:
        """The words of this text that are in neither the dictionary nor the officer's list, as far as is known."""
        known = self._read.get(id(body))
        return accepted(known.words, self._own_words()) if known else ()

    def look_at_word_list(self) -> None:
        """Read the officer's list again, because it changed."""
        self._own = None
        self.answered.emit()

    def end(self) -> None:
        """Unload the dictionary; another `read` loads it again."""
        self._rest.stop()
        self._asked.clear()
        self._has_failed = False
        if self._process is not None:
            self._process.blockSignals(True)  # it ends because it is told to
            self._process.kill()
            self._process.waitForFinished(_END_WITHIN)
            self._process.deleteLater()
            self._process = None

    def _own_words(self) -> frozenset[str]:
        if self._own is None:
            try:
                self._own = self._word_list.read()
            except Problem as problem:
                self._own = frozenset()
                self.failed.emit(problem)
        return self._own

    def _ask(self, body: RichText) -> None:
        self._rest.stop()
        self._asked.append(body)
        process = self._process or self._start()
        process.write(json.dumps(plain(body)).encode("ascii") + b"\n")

    def _start(self) -> QProcess:
        process = QProcess(self)
        process.setProgram(sys.executable)
        # -P: files in the folder from which the program was started are not part of it.
        process.setArguments(["-P", "-X", "utf8", "-m", "vgr_desktop.spelling"])
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read_answers)
        process.errorOccurred.connect(
            lambda error: self._fail() if error is QProcess.ProcessError.FailedToStart else None
        )
        process.finished.connect(self._fail)
        self._process, self._greeted = process, False
        process.start()
        return process

    def _read_answers(self) -> None:
        while self._process is not None and self._process.canReadLine():
            answer = json.loads(self._process.readLine().toStdString())
            if isinstance(answer, str):
                self._fail(why=answer)
            elif not self._greeted:
                self._greeted = True
            else:
                body = self._asked.popleft()
                self._read[id(body)] = _Read(body, tuple(answer))
                self.answered.emit()
        if not self._asked:
            self._rest.start()

    def _fail(self, *_state: object, why: str = "") -> None:
        """Stop asking: what went wrong once would go wrong again at the next text."""
        self.end()
        self._has_failed = True
        why = why or (
            "De spellingcontrole is onverwacht gestopt. Uw teksten zijn niet veranderd. "
            "Zet haar in het menu Rapportage onder Bevindingen uit en weer aan om het opnieuw te proberen."
        )
        self.failed.emit(Problem(why))
