"""Asks the process that has the dictionary, in the background."""

import json
import sys
from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.spelling import LineRead

REST = 60_000
"""Milliseconds without a question after which the dictionary is unloaded: it takes 30 MB."""
SOME = 50
"""Paragraphs that are asked at once: what one waits for then never waits long."""

# -P: files in the folder from which the program was started are not part of it.
COMMAND = (sys.executable, "-P", "-X", "utf8", "-m", "vgr_desktop.spelling")

_END_WITHIN = 2000
"""Milliseconds within which a process must stop when it is told to."""

_Question = str | list[str]
"""A word of which is asked what may have been meant, or paragraphs."""


class Proofreader(QObject):
    """Asks `vgr_desktop.spelling`, in a separate process, about each paragraph once.

    `answered` tells that more is known, `suggested` what may have been meant by a word. No more will be known, until
    `end` is called and something else is asked, after `missing`, which says that there is no dictionary for this
    computer, or `failed`, which says what went wrong.
    """

    answered = Signal()
    suggested = Signal(str, list)
    missing = Signal(Problem)
    failed = Signal(Problem)

    def __init__(self, parent: QObject | None = None) -> None:
        """The process is not started before there is something to ask."""
        super().__init__(parent)
        self._read: dict[str, LineRead] = {}
        self._words: deque[str] = deque()
        self._soon: deque[str] = deque()
        self._later: deque[str] = deque()
        self._asked: _Question | None = None
        self._process: QProcess | None = None
        self._greeted = self._has_failed = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.end)

    def read(self, line: str) -> LineRead | None:
        """What there is in a paragraph; None when that is not known yet."""
        return self._read.get(line)

    def ask(self, lines: Iterable[str], *, soon: bool) -> None:
        """Have these paragraphs read, as far as they are not known; `soon`: before the others."""
        waiting = self._soon if soon else self._later
        known = {*waiting, *(self._asked if isinstance(self._asked, list) else ())}
        waiting.extend(line for line in dict.fromkeys(lines) if line not in self._read and line not in known)
        self._go_on()

    def suggest(self, word: str) -> None:
        """Ask what may have been meant by a word."""
        self._words.append(word)
        self._go_on()

    @property
    def is_reading(self) -> bool:
        """Whether some of what was asked is not known yet."""
        return self._asked is not None

    def forget(self) -> None:
        """Forget all that was read, because another dossier was opened."""
        self._read.clear()
        self._soon.clear()
        self._later.clear()

    def end(self) -> None:
        """Unload the dictionary; another question loads it again."""
        self._rest.stop()
        for waiting in (self._words, self._soon, self._later):
            waiting.clear()
        self._asked = None
        self._has_failed = False
        if self._process is not None:
            self._process.blockSignals(True)  # it ends because it is told to
            self._process.kill()
            self._process.waitForFinished(_END_WITHIN)
            self._process.deleteLater()
            self._process = None

    def _go_on(self) -> None:
        """Ask the next question, one at a time."""
        if self._asked is not None or self._has_failed:
            return
        self._asked = self._next()
        if self._asked is None:
            self._rest.start()
            return
        self._rest.stop()
        process = self._process or self._start()
        process.write(json.dumps(self._asked).encode("ascii") + b"\n")

    def _next(self) -> _Question | None:
        if self._words:
            return self._words.popleft()
        for waiting in (self._soon, self._later):
            if waiting:
                return [waiting.popleft() for _ in range(min(SOME, len(waiting)))]
        return None

    def _start(self) -> QProcess:
        process = QProcess(self)
        process.setProgram(COMMAND[0])
        process.setArguments(list(COMMAND[1:]))
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
                self._stop()
                self.missing.emit(Problem(answer))
            elif not self._greeted:
                self._greeted = True
            else:
                self._take(answer)

    def _take(self, answer: list[list[list[list[int]]]]) -> None:
        asked, self._asked = self._asked, None
        if isinstance(asked, str):
            self.suggested.emit(asked, answer)
        elif asked is not None:
            for line, (unknown, names) in zip(asked, answer, strict=True):
                places = tuple((start, end) for start, end in unknown)
                self._read[line] = LineRead(places, frozenset(map(str, names)))
            self.answered.emit()
        self._go_on()

    def _fail(self) -> None:
        self._stop()
        self.failed.emit(
            Problem(
                "De spellingcontrole is onverwacht gestopt. Uw teksten zijn niet veranderd. "
                "Zet haar in het menu Bewerken onder Spelling uit en weer aan om het opnieuw te proberen."
            )
        )

    def _stop(self) -> None:
        """Stop asking: what went wrong once would go wrong again at the next text."""
        self.end()
        self._has_failed = True
