"""Reviewers at random on exported documents: is each edit offered at the right text, and none at a wrong one?

    PYTHONPATH=src:. python -m tests.soak.soak_review [N]

N (default: 200) edits of each report: the example, the published pages beside the checkout, and a city; once as they
are, once after LibreOffice saved the document again, where that is installed, and once without all that names its
places. Prints figures; exits with 1 below 99 %, or 97 % where something was lost, when one is at a wrong text, when one
is not told at all, or when one document takes more than 3 seconds of processor time to read and compare.
"""

import datetime as dt
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from shutil import which

from lxml import etree

from tests.bench.bench_export import City
from tests.pages import as_report
from tests.reports import identities
from tests.returned import nameless
from tests.seeds import SEEDS
from tests.soak.reviewer import Done, Reviewer
from tests.word.opened import W
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.tree import everything
from vgr_desktop.core.returning.comparing import propose
from vgr_desktop.core.returning.proposals import Kind, Proposal, Proposals
from vgr_desktop.core.returning.sent import Sent
from vgr_desktop.core.returning.taking import take
from vgr_desktop.files.store.example import example_report
from vgr_desktop.published import read_page
from vgr_desktop.word.package import BODY, RELATIONS, TYPES, Package
from vgr_desktop.word.review import read_returned
from vgr_desktop.word.writer import write

AT_ONCE = 25
"""Edits of one document."""
ENOUGH, ENOUGH_AFTER = 0.99, 0.97
LONGEST = 3.0
"""Seconds of processor time for one document."""
MOMENT = dt.datetime(2026, 11, 10, 12, 0, tzinfo=dt.UTC)
_COMMENTS = "word/comments.xml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


@dataclass(slots=True)
class Score:
    """What became of the edits of one report."""

    right: int = 0
    wrong: int = 0
    lost: int = 0
    slowest: float = 0.0
    missed: Counter[str] = field(default_factory=Counter)

    @property
    def all(self) -> int:
        """The number of edits."""
        return self.right + sum(self.missed.values())


def reports() -> Iterator[tuple[str, Report]]:
    """The reports, by name."""
    yield "voorbeeld", example_report(Identities())
    for page in sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else ():
        yield page.name[:28], as_report(read_page(page, identities()))
    yield "stad", City(1).report()


class Way(Enum):
    """What a program did to the document after the reviewer; the value is how it is told."""

    UNTOUCHED = "as it was"
    RESAVED = "after LibreOffice"
    NAMELESS = "without its bookmarks and content controls"


def reviewed(name: str, report: Report, edits: int, folder: Path, way: Way) -> Score:
    """Edit, read back, and judge."""
    sent = Sent("uit", report, MOMENT, imprint=Imprint(MOMENT.date(), export="uit"))
    package = write(report, sent.imprint)
    score, number = Score(), 0
    while score.all < edits:
        number += 1
        chance = random.Random(f"{name} {number}")  # noqa: S311  # what is edited, not secrets
        path, done = _edited(package, report, chance, folder, min(AT_ONCE, edits - score.all))
        if way is Way.RESAVED:
            path = _resaved(path)
        began = time.process_time()
        returned = read_returned(path)
        if way is Way.NAMELESS:
            returned = replace(returned, units=tuple(map(nameless, returned.units)))
        found = propose(returned, sent, report)
        score.slowest = max(score.slowest, time.process_time() - began)
        _judge(found, done, score, f"{name} {number}")
        _judge_taken(report, found, done, score)
    return score


def _edited(
    package: Package, report: Report, chance: random.Random, folder: Path, most: int
) -> tuple[Path, list[Done]]:
    root = etree.fromstring(package.files[BODY])
    reviewer = Reviewer(root[0], report, chance)
    for _ in range(most * 4):
        if len(reviewer.done) == most:
            break
        reviewer.edit()
    files = {BODY: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}
    if reviewer.comments:
        files |= _with_comments(package, reviewer.comments)
    path = folder / "terug.docx"
    path.write_bytes(package.with_files(files).zipped())
    return path, reviewer.done


def _with_comments(package: Package, comments: list[str]) -> dict[str, bytes]:
    told = "".join(
        f'<w:comment w:id="{n}" w:author="An de Vries" w:date="2026-11-12T09:30:00Z"><w:p><w:r><w:t>{text}</w:t></w:r>'
        "</w:p></w:comment>"
        for n, text in enumerate(comments)
    )
    part = f'<w:comments xmlns:w="{W[1:-1]}">{told}</w:comments>'
    kind = f'<Override PartName="/{_COMMENTS}" ContentType="{_KIND}"/></Types>'
    link = f'<Relationship Id="rIdOpm" Type="{_RELATION}" Target="comments.xml"/></Relationships>'
    return {
        _COMMENTS: part.encode(),
        TYPES: package.files[TYPES].decode().replace("</Types>", kind).encode(),
        RELATIONS: package.files[RELATIONS].decode().replace("</Relationships>", link).encode(),
    }


def _resaved(path: Path) -> Path:
    """The document as LibreOffice saves it."""
    target = path.parent / "opnieuw"
    profile = (path.parent / "profiel").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", target, path], check=True, capture_output=True, timeout=180)
    return target / path.name


def _judge(found: Proposals, done: list[Done], score: Score, name: str) -> None:
    left = list(found.changes)
    for edit in done:
        hit = next((one for one in left if _tells(one, edit)), None)
        if hit is not None:
            score.right += 1
        else:
            told = [one for one in found.changes if edit.words in f"{one.before} {one.after}"]
            score.missed[f"{edit.name} {'elsewhere' if told else 'lost'}"] += 1
            score.lost += not told
            print(f"  {name}: {edit.name}: {edit.words!r}", [(one.kind.value, one.where) for one in told])
    expected = {text for edit in done for text in edit.texts}
    stray = [one for one in left if one.can_take and one.text not in expected and one.kind is not Kind.UNPLACED]
    score.wrong += len(stray)
    for one in stray:
        print(f"  {name}: at a wrong text: {one.kind.value} {one.where}: {one.before[:60]!r} -> {one.after[:60]!r}")


def _judge_taken(report: Report, found: Proposals, done: list[Done], score: Score) -> None:
    """Take all over: a text that nobody edited must say what it said."""
    expected = {text for edit in done for text in edit.texts}
    taken = take(report, found, found.changes, Identities(10_000_000))
    was = {item.lineage: item.body for item in everything(report) if isinstance(item, Written)}
    for item in everything(taken):
        if isinstance(item, Written) and item.lineage not in expected and item.body != was.get(item.lineage):
            score.wrong += 1
            print(f"  taken into a wrong text: {item}")


def _tells(one: Proposal, edit: Done) -> bool:
    return one.text in edit.texts and one.kind.value in edit.kinds and edit.words in f"{one.before} {one.after}"


def main() -> int:
    """Run it all. Return the exit code."""
    edits = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    bad = 0
    with tempfile.TemporaryDirectory() as place:
        for way in Way:
            for name, report in reports() if way is not Way.RESAVED or which("soffice") else ():
                score = reviewed(name, report, edits, Path(place), way)
                share = score.right / score.all
                told = f"{score.wrong} at a wrong text, {score.lost} lost, {score.slowest:.2f} s"
                print(f"{name}, {way.value}: {score.right} of {score.all} ({share:.1%}), {told} {dict(score.missed)}")
                least = ENOUGH if way is Way.UNTOUCHED else ENOUGH_AFTER
                bad += share < least or score.wrong > 0 or score.lost > 0 or score.slowest > LONGEST
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
