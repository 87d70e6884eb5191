"""How long it takes to read a report of some 300 pages from a Word file, and how much memory.

    PYTHONPATH=src python -m tests.bench.bench_word_import

The report is that of an invented city with three times its text, once as this program writes it and once in pieces of
five words, as Word leaves a text that was edited for months. Prints processor time and memory in addition to what the
program takes before it reads; exits with 1 when something is above its limit.
"""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.bench_export import DATE, City, words
from tests.hostile import packed, unpacked
from vgr_desktop.core.layout import Imprint
from vgr_desktop.word.writer import write

TIMES = 3
LONGEST = 5.0  # seconds
LARGEST = 300  # megabytes
_TEXT = re.compile(rb'<w:r><w:t xml:space="preserve">([^<]+)</w:t></w:r>')
_PIECE = b'<w:r w:rsidR="00A77B3E"><w:rPr><w:lang w:val="nl-NL"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>'
_AT_ONCE = 5
_DOCUMENT = "word/document.xml"


def in_pieces(content: bytes) -> bytes:
    """The same document with every text in runs of a few words."""
    parts = unpacked(content)

    def split(found: re.Match[bytes]) -> bytes:
        each = re.findall(rb"\S+\s*|\s+", found[1])
        pieces = (b"".join(each[place : place + _AT_ONCE]) for place in range(0, len(each), _AT_ONCE))
        return b"".join(_PIECE % piece for piece in pieces)

    return packed(parts | {_DOCUMENT: _TEXT.sub(split, parts[_DOCUMENT])})


def read_one(path: Path) -> None:
    """Read the file and print seconds and megabytes; run in a process of its own."""
    from tests.reports import identities
    from vgr_desktop.core.intake.reading import Reading
    from vgr_desktop.services.importing import read
    from vgr_desktop.word import reader

    before, began = _most_memory(), time.process_time()
    found = read(path, identities())
    taken = time.process_time() - began
    more = (_most_memory() - before) / 1024
    if not isinstance(found, Reading) or not found.programmes or not reader:
        raise AssertionError("nothing was read")
    print(f"{taken:.2f} {more:.0f}")


def _most_memory() -> int:
    """The most memory that this process ever took, in kilobytes. It needs Linux."""
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def main() -> int:
    """Measure both; 1 when a limit is exceeded."""
    if sys.argv[1:2] == ["--one"]:
        read_one(Path(sys.argv[2]))
        return 0
    report = City(TIMES).report()
    written = write(report, Imprint(DATE)).zipped()
    print(f"{words(report):,} words; limits {LONGEST:.0f} s of processor time and {LARGEST} MB")
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("as it was written", written), ("in pieces of five words", in_pieces(written))):
            path = Path(folder, "rapport.docx")
            path.write_bytes(content)
            command = (sys.executable, "-m", "tests.bench.bench_word_import", "--one", str(path))
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            seconds, megabytes = float(said[0]), int(said[1])
            tags = unpacked(content)[_DOCUMENT].count(b"<")
            print(f"{name} ({tags:,} tags): {seconds:.2f} s, {megabytes} MB")
            worst += seconds > LONGEST or megabytes > LARGEST
    return int(worst > 0)


if __name__ == "__main__":
    sys.exit(main())
