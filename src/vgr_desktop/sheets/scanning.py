"""Walking through the XML of a spreadsheet without building anything of it, before a library reads it.

The library does not tell what is hidden, loses the errors of formulas, and takes memory for every place between the
first filled cell and the last, so that these are found out first.
"""

from collections.abc import Callable, Mapping
from xml.parsers import expat  # nosec  # a document type, which makes it dangerous, is refused

from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.sheets.limits import Limits
from vgr_desktop.sheets.recognising import damaged

Attributes = Mapping[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Said = Callable[[str], None]
_ASKED_EVERY = 10_000


class Scanner:
    """Walks through the parts of one file, within its limits."""

    def __init__(self, name: str, limits: Limits, cancelled: Callable[[], bool]) -> None:
        """`name` is that of the file."""
        self._name = name
        self._limits = limits
        self._cancelled = cancelled
        self._seen = 0

    def walk(
        self, content: bytes, start: Start, end: End = lambda _name: None, said: Said = lambda _text: None
    ) -> None:
        """Call `start` and `end` with each element, names without prefixes, and `said` with the text between them.

        Raises `Problem` and `Cancelled`.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True

        def begin(name: str, attributes: dict[str, str]) -> None:
            self._limits.add_element()
            self._seen += 1
            if self._seen % _ASKED_EVERY == 0 and self._cancelled():
                raise Cancelled
            start(_local(name), {_local(key): value for key, value in attributes.items()})

        def refuse(*_declared: object) -> None:
            raise damaged(self._name)  # no part of a spreadsheet declares a document type

        parser.StartElementHandler = begin
        parser.EndElementHandler = lambda name: end(_local(name))
        parser.CharacterDataHandler = said
        parser.StartDoctypeDeclHandler = refuse
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:  # the last of an encoding that nobody knows
            raise damaged(self._name) from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]
