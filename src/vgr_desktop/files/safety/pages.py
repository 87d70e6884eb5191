"""The rows of an SQLite file, read page by page without SQLite, so that only the damaged pages are lost.

Follows the SQLite file format (https://www.sqlite.org/fileformat2.html): section 1.5 for lists of free pages, 1.6 for
B-tree pages and overflow, 2.1 for records. Nothing in the file is trusted: every offset, length and page number is
checked, and every chain is followed at most once.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

Value = int | float | str | bytes | None

_USUAL_PAGE_SIZE = 4096
_FILE_HEADER = 100
_LEAF, _INTERIOR, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x05, 0x0A, 0x02
_INTEGER_LENGTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _ZERO, _ONE, _FIRST_BYTES = 7, 8, 9, 12
_LONGEST_VARINT = 9


class _Broken(Exception):  # noqa: N818  # it is a fault of the file, not of the program
    """The content here is not as it should be."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table, or an entry of an index (`rowid` 0). If it is not `whole`, its end is lost."""

    rowid: int
    values: tuple[Value, ...]
    whole: bool = True


class DatabasePages:
    """The pages of one file. Remembers which were read, and in `broken` how many of these were unreadable."""

    def __init__(self, content: bytes) -> None:
        """`content` is the whole file."""
        self._content = content
        size = int.from_bytes(content[16:18], "big")
        size = 65536 if size == 1 else size
        self._size = size if size in {2**power for power in range(9, 17)} else _USUAL_PAGE_SIZE
        self.count = -(-len(content) // self._size)
        self.broken = 0
        self._read: set[int] = set()
        self._budget = 2 * len(content)

    def tree(self, root: int) -> Iterator[Record]:
        """The records of the table or index whose first page is `root`, in order, as far as they can be reached."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self._read:
                continue
            self._read.add(number)
            try:
                found, children = self._records_of(number)
            except _Broken:
                self.broken += 1
                continue
            yield from found
            waiting += reversed(children)

    def strays(self) -> Iterator[Record]:
        """The records of tables in pages that nothing refers to. Call this when every known tree has been read."""
        self._read |= self._free()
        for number in range(1, self.count + 1):
            start = _FILE_HEADER if number == 1 else 0
            if number not in self._read and self._page(number)[start : start + 1] == bytes([_LEAF]):
                yield from self.tree(number)

    def _page(self, number: int) -> bytes:
        start = (number - 1) * self._size
        if not 0 < number <= self.count:
            raise _Broken
        return self._content[start : start + self._size].ljust(self._size, b"\0")

    def _records_of(self, number: int) -> tuple[list[Record], list[int]]:
        """The records in a page, and the pages below it."""
        page = self._page(number)
        start = _FILE_HEADER if number == 1 else 0
        kind = page[start]
        if kind not in {_LEAF, _INTERIOR, _INDEX_LEAF, _INDEX_INTERIOR}:
            raise _Broken
        inner = kind in {_INTERIOR, _INDEX_INTERIOR}
        records: list[Record] = []
        children: list[int] = []
        for offset in self._cells(page, start, 12 if inner else 8):
            at = offset
            if inner:
                children.append(int.from_bytes(page[at : at + 4], "big"))
                at += 4
            if kind != _INTERIOR and (record := self._record(page, at, table=kind == _LEAF)):
                records.append(record)
        if inner:
            children.append(int.from_bytes(page[start + 8 : start + 12], "big"))
        return records, children

    def _cells(self, page: bytes, start: int, header: int) -> list[int]:
        first = start + header
        count = min(int.from_bytes(page[start + 3 : start + 5], "big"), (self._size - first) // 2)
        pointers = struct.unpack(f">{count}H", page[first : first + 2 * count])
        return [pointer for pointer in pointers if first + 2 * count <= pointer < self._size]

    def _record(self, page: bytes, at: int, *, table: bool) -> Record | None:
        """The record of the cell at this offset, or None when it makes no sense."""
        try:
            length, at = _varint(page, at)
            rowid = 0
            if table:
                rowid, at = _varint(page, at)
            payload = self._payload(page, at, length, self._size - 35 if table else (self._size - 12) * 64 // 255 - 23)
            return Record(_signed(rowid), tuple(_values(payload)), whole=len(payload) == length)
        except _Broken:
            return None

    def _payload(self, page: bytes, at: int, length: int, most: int) -> bytes:
        """The payload of a cell, as far as it can be found; at most `most` bytes of it are in the page itself."""
        self._budget -= length
        if self._budget < 0:  # overlapping cells could each ask for the whole file
            raise _Broken
        if length <= most:
            return page[at : at + length]
        least = (self._size - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._size - 4)
        here = here if here <= most else least
        parts, rest = [page[at : at + here]], length - here
        number = int.from_bytes(page[at + here : at + here + 4], "big")
        seen: set[int] = set()
        while rest > 0 and 0 < number <= self.count and number not in seen:
            seen.add(number)
            overflow = self._page(number)
            parts.append(overflow[4 : 4 + rest])
            rest -= len(parts[-1])
            number = int.from_bytes(overflow[:4], "big")
        return b"".join(parts)

    def _free(self) -> set[int]:
        """The pages that are not in use: their content was deleted."""
        free: set[int] = set()
        trunk = int.from_bytes(self._content[32:36], "big")
        while 0 < trunk <= self.count and trunk not in free:
            free.add(trunk)
            page = self._page(trunk)
            following, count = struct.unpack(">II", page[:8])
            count = min(count, self._size // 4 - 2)
            free.update(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]))
            trunk = following
        return free - self._read


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """The number at this offset, and the offset after it."""
    value = 0
    for i, byte in enumerate(page[at : at + _LONGEST_VARINT]):
        if i == _LONGEST_VARINT - 1:
            return value << 8 | byte, at + i + 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004  # the highest bit means that there is more
            return value, at + i + 1
    raise _Broken


def _signed(value: int) -> int:
    return value - 2**64 if value >= 2**63 else value


def _values(payload: bytes) -> Iterator[Value]:
    """The values of a record. If it is cut off, what is left of one value, and None for those after it."""
    end, at = _varint(payload, 0)
    if end > len(payload):
        raise _Broken
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    for kind in types:
        length = _INTEGER_LENGTHS.get(kind, 8 if kind == _FLOAT else max(kind - _FIRST_BYTES, 0) // 2)
        yield _value(kind, payload[at : at + length], length)
        at += length


def _value(kind: int, data: bytes, length: int) -> Value:
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO
    if kind >= _FIRST_BYTES:
        return data.decode("utf-8", "replace") if kind % 2 else data
    if len(data) < length or kind not in {*_INTEGER_LENGTHS, _FLOAT}:
        return None
    return float(struct.unpack(">d", data)[0]) if kind == _FLOAT else int.from_bytes(data, "big", signed=True)
