"""Reads RTF as other programs do: what each paragraph says and is. It knows no more words than it needs."""

import re
from dataclasses import dataclass, field, replace

_TOKEN = re.compile(rb"\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]|([^\\{}\r\n]+)")
_MARKS = {"b": "bold", "i": "italic", "ul": "underline", "super": "superscript", "sub": "subscript"}
_SIGNS = {"~": "\u00a0", "\\": "\\", "{": "{", "}": "}"}
_NUMBERED = {"s": "style", "ls": "list", "ilvl": "level"}
_TRUE = {"intbl": "in_cell", "qr": "right"}
_LETTERS = {"line": "\n", "tab": "\t"}
_HEARD = ("fldinst", "listtext", "footnote")
_DESTINATIONS = frozenset({*_HEARD, "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable"})


@dataclass(frozen=True)
class Said:
    """A stretch of words; `note` is the footnote that it is the mark of."""

    text: str
    marks: frozenset[str] = frozenset()
    link: str = ""
    note: str = ""


@dataclass
class Shown:
    """A paragraph: its words, the numbers of its style, list and level, where it stands, and its bullet or number."""

    said: list[Said]
    style: int = 0
    list: int = 0
    level: int = 0
    in_cell: bool = False
    right: bool = False
    sign: str = ""

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.said)


@dataclass
class Read:
    """A document: all paragraphs, those outside tables, the cells of each row, and which rows are heads."""

    all: list[Shown] = field(default_factory=list)
    paragraphs: list[Shown] = field(default_factory=list)
    rows: list[list[list[Shown]]] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)
    borders: int = 0
    counts: dict[int, list[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class _State:
    to: str = ""
    marks: frozenset[str] = frozenset()
    link: str = ""


def read(content: bytes) -> Read:
    """The document in `content`; fails when its groups or tokens are not sound."""
    return _Reader().read(content)


class _Reader:
    def __init__(self) -> None:
        self.found = Read()
        self.stack: list[_State] = []
        self.state = _State()
        self.units: list[int] = []
        self.skip = 0
        self.heard = dict.fromkeys(_HEARD, "")
        self.link = ""
        self.cell: list[Shown] = []
        self.row: list[list[Shown]] = []
        self.numbers: list[int] = []
        self.now = Shown([])
        self.is_open = False

    def read(self, content: bytes) -> Read:
        at = 0
        while at < len(content):
            token = _TOKEN.match(content, at)
            assert token, content[at : at + 20]
            at = token.end()
            self._token(*(None if group is None else group.decode("ascii") for group in token.groups()))
        assert not self.stack
        if self.is_open:
            self._end()
        return self.found

    def _end(self) -> None:
        (self.cell if self.now.in_cell else self.found.paragraphs).append(self.now)
        self.found.all.append(self.now)
        self.now, self.is_open = Shown([]), False

    def _token(self, *groups: str | None) -> None:
        word, number, code, sign, brace, text = groups
        if word == "u":
            assert -0x8000 <= int(number or 0) < 0x8000, "numbers have 16 bits and a sign"
            self.units.append(int(number or 0) % 0x10000)
            self.skip = 1
            return
        if text and self.skip:
            text, self.skip = text[1:], 0
        if any(groups[:5]) or text:
            self._flush()
        if word:
            self._word(word, int(number or 0))
        elif brace:
            self._brace(brace)
        elif sign != "*":
            self._hear(chr(int(code, 16)) if code else _SIGNS[sign] if sign else text or "")

    def _brace(self, brace: str) -> None:
        if brace == "{":
            self.stack.append(self.state)
        else:
            self._close()

    def _flush(self) -> None:
        units, self.units = self.units, []
        if units:
            self._hear(b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le"))

    def _close(self) -> None:
        was, self.state = self.state, self.stack.pop()
        if was.to == self.state.to:
            return
        heard = self.heard.get(was.to, "")
        self.heard[was.to] = ""
        if was.to == "fldinst":
            self.link = heard.removeprefix('HYPERLINK "').removesuffix('"')
        elif was.to == "listtext":
            self.now.sign = heard.strip()
        elif was.to == "footnote":
            self.now.said.append(Said("", self.state.marks, note=heard.removeprefix(" ")))

    def _word(self, word: str, number: int) -> None:
        if word in _DESTINATIONS:
            self.state = replace(self.state, to=word)
        elif word == "fldrslt":
            self.state = replace(self.state, link=self.link)
        elif self.state.to == "listtable":
            self._of_list(word, number)
        elif not self.state.to:
            self._of_cell(word)
            self._of_paragraph(word, number)

    def _of_list(self, word: str, number: int) -> None:
        if word == "levelnfc":
            self.numbers.append(number)
        elif word == "listid":
            self.found.counts[number], self.numbers = self.numbers, []

    def _of_cell(self, word: str) -> None:
        match word:
            case "cell":
                self._end()
                self.row.append(self.cell)
                self.cell = []
            case "row":
                self.found.rows.append(self.row)
                self.row = []
            case "trowd":
                self.found.heads.append(False)
            case "trhdr":
                self.found.heads[-1] = True
            case "brdrs":
                self.found.borders += 1

    def _of_paragraph(self, word: str, number: int) -> None:
        if word in _NUMBERED:
            setattr(self.now, _NUMBERED[word], number)
        elif word in _TRUE:
            setattr(self.now, _TRUE[word], True)
        elif word in _MARKS:
            self.state = replace(self.state, marks=self.state.marks | {_MARKS[word]})
        elif word in _LETTERS:
            self._hear(_LETTERS[word])
        elif word == "par":
            self._end()
        elif word == "pard":
            self.now, self.is_open = Shown([]), True
        elif word == "plain":
            self.state = replace(self.state, marks=frozenset())

    def _hear(self, text: str) -> None:
        if self.state.to in self.heard:
            self.heard[self.state.to] += text
        elif not self.state.to:
            self.now.said.append(Said(text, self.state.marks, self.state.link))
