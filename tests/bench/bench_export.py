"""How much longer an export takes than the minimum: building the same XML as text and deflating it.

    PYTHONPATH=src python -m tests.bench.bench_export [TIMES ...]

For a whole city (12 programmes, 206 deliverables, 28,000 words) and for TIMES as much text (default: 1, 10 and 100),
and for the city once more by docxtpl and pandoc, where they are installed.
Prints ratios of processor time within one run, which hardly depend on the machine. Then, where LibreOffice is
installed, how long the city takes with its page numbers: first, second and third, and started for it alone.
Exits with 1 when something is above its limit, or when another way is faster.
"""

import datetime as dt
import io
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

from docx.document import Document

from tests.bench.contenders import contenders
from vgr_desktop.core.layout import Imprint, parts
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Deliverable, Explanation, Goal, PolicyArea, Programme, Report, Text
from vgr_desktop.core.model.text import Kind, Paragraph, RichText, Run, from_plain, paragraphs, rich
from vgr_desktop.core.model.tree import everything
from vgr_desktop.disk.whole import replacing
from vgr_desktop.office.convert import paginator
from vgr_desktop.office.warm import WarmOffice
from vgr_desktop.services.exporting import export as export_report
from vgr_desktop.services.printing import Printing
from vgr_desktop.word.content.body import write_body
from vgr_desktop.word.content.document import context_of
from vgr_desktop.word.house.template import open_template
from vgr_desktop.word.writer import write

PROGRAMMES, AREAS, DELIVERABLES = 12, "ABC", 206
DATE = dt.date(2024, 1, 1)
MOST_TIMES = 2.0  # times the minimum
STEEPEST = 1.3  # times the cost of linear growth
SECOND = 3.0  # seconds
LARGEST, UP_TO = 300, 10  # megabytes of memory, enough for up to this many times the text


class City:
    """Makes the report of a whole city, with `times` as much text as usual about each of its deliverables."""

    def __init__(self, times: int, deliverables: int = DELIVERABLES) -> None:
        self._times = times
        self._deliverables = deliverables
        self._ids = count(1)
        self._random = random.Random(7)  # noqa: S311  # words, not secrets
        self._words = ["".join(self._random.choices("abdegilnorst", k=self._random.randint(2, 12))) for _ in range(800)]

    def _new(self) -> tuple[int, str]:
        id = next(self._ids)
        return id, f"{id:08x}-0000-4000-8000-000000000000"

    def _sentence(self, words: int) -> str:
        return " ".join(self._random.choices(self._words, k=words)).capitalize() + "."

    def _body(self, length: int) -> RichText:
        """`length` times a paragraph, a paragraph with a link, and a bullet: 80 words."""
        made: list[Paragraph] = []
        for _ in range(length * self._times):
            link = Run("het besluit", link=f"https://example.org/{len(made)}/{next(self._ids)}")
            made.append(Paragraph((Run(self._sentence(45)),)))
            made.append(Paragraph((Run(self._sentence(20)), link, Run("."))))
            made.append(Paragraph((Run(self._sentence(13)),), Kind.BULLET))
        return rich(made)

    def report(self) -> Report:
        """The report."""
        programmes = tuple(self._programme(number) for number in range(PROGRAMMES))
        return Report(
            *self._new(),
            edition=edition(1, 2024),
            foreword=self._text(),
            reading_guide=self._text(),
            municipality="Stad",
            programmes=programmes,
        )

    def _text(self) -> Text:
        return Text(*self._new(), body=self._body(4))

    def _programme(self, number: int) -> Programme:
        places = range(number * len(AREAS), (number + 1) * len(AREAS))
        areas = tuple(self._area(letter, place) for letter, place in zip(AREAS, places, strict=True))
        mission = Text(*self._new(), body=from_plain(self._sentence(20)))
        name = self._sentence(3)
        return Programme(
            *self._new(),
            number=str(number + 1),
            name=name,
            mission=mission,
            state_of_affairs=self._text(),
            committees=("C",),
            portfolios=("P",),
            areas=areas,
        )

    def _area(self, letter: str, place: int) -> PolicyArea:
        share = len(range(place, self._deliverables, PROGRAMMES * len(AREAS)))
        each = tuple(
            Deliverable(*self._new(), number=n + 1, title=self._sentence(9), light="orange") for n in range(share)
        )
        goal = Goal(*self._new(), number=1, title=self._sentence(6), deliverables=each)
        explanations = tuple(
            Explanation(*self._new(), about=(node.id,), heading=None, body=self._body(1 + (place % 5 < 2)))
            for node in each
        )
        return PolicyArea(
            *self._new(), letter=letter, name=self._sentence(2), committees=(), goals=(goal,), explanations=explanations
        )


def words(report: Report) -> int:
    """The number of words in the texts of the report."""
    bodies = (item.body for item in everything(report) if isinstance(item, Text | Explanation))
    return sum(len(paragraph.plain.split()) for body in bodies for paragraph in paragraphs(body))


def cpu(work: Callable[[], object], rounds: int) -> float:
    """The least processor time of `work`, in seconds."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def export(report: Report, target: Path) -> None:
    """What an export to Word does, except setting the pages: the document, its accessibility, and the file."""
    document = write(report, Imprint(DATE))
    with replacing(target) as stream:
        stream.write(document.zipped())


def least(report: Report, template: Document) -> None:
    """Build the body as text, and deflate it."""
    body = write_body(tuple(parts(report, imprint=Imprint(DATE))), context_of(template), lambda _: None)
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", body)


def measured(times: int, template: Document) -> tuple[int, float, float]:
    """For the city with `times` the text: its words, and the processor time of its export and of the minimum."""
    report, rounds = City(times).report(), max(3, 10 // times)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "r.docx"
        cost = cpu(lambda: export(report, target), rounds)
    return words(report), cost, cpu(lambda: least(report, template), rounds)


def is_slow_with_numbers() -> bool:
    """Print how long exports of the city take with page numbers. Return whether those after the first are too slow."""
    if paginator() is None:
        return False
    report, printing = City(1).report(), Printing(Imprint(DATE))
    with tempfile.TemporaryDirectory() as folder, closing(WarmOffice()) as office:
        target, warm = Path(folder) / "r.docx", replace(printing, office=office)
        first, second, third, alone = (seconds(report, target, each) for each in (warm, warm, warm, printing))
    kept = f"first {first:.1f} s, second {second:.1f} and {third:.1f} s (limit {SECOND})"
    print(f"with page numbers: {kept}, with LibreOffice started for it {alone:.1f} s")
    return min(second, third) > SECOND


def seconds(report: Report, target: Path, printing: Printing) -> float:
    """How long an export with page numbers takes. It is not processor time, because LibreOffice does most of it."""
    start = time.perf_counter()
    found = export_report(report, target, printing)
    if found.estimates:
        raise RuntimeError(found.estimates)
    return time.perf_counter() - start


def main() -> int:
    """Measure and print; 1 when anything is above its limit."""
    template, failed = open_template(), False
    first: tuple[int, float] | None = None
    for times in [int(argument) for argument in sys.argv[1:]] or [1, 10, 100]:
        size, cost, floor = measured(times, template)
        first = first or (size, cost)
        ratio, growth = cost / floor, cost / first[1] / (size / first[0])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{size:>9,} words: export {ratio:.2f} x least (limit {MOST_TIMES}), "
            f"{growth:.2f} x linear (limit {STEEPEST}), {cost * 1000:.0f} ms, peak {memory} MB"
        )
        too_large = times <= UP_TO and memory > LARGEST
        failed = failed or ratio > MOST_TIMES or growth > STEEPEST or too_large
    return int(failed | is_behind() | is_slow_with_numbers())


def is_behind() -> bool:
    """Print the cost of the others compared with our export of the city. Return whether one of them costs less."""
    report, behind = City(1).report(), False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = cpu(lambda: export(report, folder / "r.docx"), 10)
        for other, cost in contenders(report, Imprint(DATE), folder):
            print(f"{other}: {cost * 1000:.0f} ms, {cost / ours:.1f} x ours (must be above 1)")
            behind = behind or cost < ours
    return behind


if __name__ == "__main__":
    sys.exit(main())
