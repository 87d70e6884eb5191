"""JSON from outside, read piece by piece, so that an error is reported with its place."""

import base64
import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import RichText, rich
from vgr_desktop.files.format.codec import block_from_data

T = TypeVar("T")


class JsonRefused(Problem):
    """The JSON is not as it should be; nothing of it was used."""


@dataclass(frozen=True, slots=True)
class JsonPiece:
    """A piece of JSON and its place, such as `programmes[0].areas[2].letter`; the place of the whole is empty."""

    data: Any
    place: str = ""

    def fields(self, *names: str) -> dict[str, "JsonPiece"]:
        """The fields of an object, which must be exactly these."""
        if not isinstance(self.data, dict):
            raise self.refused("hoort een object te staan, met accolades eromheen")
        if unknown := sorted(self.data.keys() - set(names)):
            raise self.inner(unknown[0]).refused("staat een veld dat hier niet bekend is")
        if missing := [name for name in names if name not in self.data]:
            raise self.refused(f"ontbreekt het veld {missing[0]}")
        return {name: self.inner(name) for name in names}

    def inner(self, name: str) -> "JsonPiece":
        """The field `name`, whether it exists or not."""
        return JsonPiece(self.data.get(name), f"{self.place}.{name}" if self.place else name)

    def each(self, read: Callable[["JsonPiece"], T]) -> tuple[T, ...]:
        """The results of `read` for every element of a list, in order."""
        if not isinstance(self.data, list):
            raise self.refused("hoort een lijst te staan, met blokhaken eromheen")
        return tuple(read(JsonPiece(element, f"{self.place}[{i}]")) for i, element in enumerate(self.data))

    def optional(self, read: Callable[["JsonPiece"], T]) -> T | None:
        """The result of `read`, or None for null."""
        return None if self.data is None else read(self)

    def text(self) -> str:
        """A string, without the characters that no document may contain."""
        if not isinstance(self.data, str):
            raise self.refused("hoort tekst te staan, tussen aanhalingstekens")
        return clean(self.data)

    def label(self) -> str:
        """A string that is not blank."""
        if text := self.text().strip():
            return text
        raise self.refused("hoort iets ingevuld te zijn")

    def matching(self, pattern: re.Pattern[str], what: str) -> str:
        """A string that matches `pattern`; `what` is the Dutch name of what it must be."""
        text = self.text()
        if not pattern.fullmatch(text):
            raise self.refused(f"hoort {what} te staan")
        return text

    def one_of(self, choices: type[T]) -> T:
        """One of the values of an enumeration."""
        make: Callable[[str], T] = choices
        try:
            return make(self.text())
        except ValueError:
            raise self.refused("staat een waarde die hier niet bekend is") from None

    def number(self, lowest: int, highest: int) -> int:
        """A whole number within bounds."""
        if not isinstance(self.data, int) or isinstance(self.data, bool) or not lowest <= self.data <= highest:
            raise self.refused(f"hoort een geheel getal van {lowest} tot en met {highest} te staan")
        return self.data

    def boolean(self) -> bool:
        """True or false."""
        if not isinstance(self.data, bool):
            raise self.refused("hoort true of false te staan")
        return self.data

    def date(self) -> dt.date:
        """A day, such as 2026-03-31."""
        try:
            return dt.date.fromisoformat(self.text())
        except ValueError:
            raise self.refused("hoort een datum zoals 2026-03-31 te staan") from None

    def moment(self) -> dt.datetime:
        """A time with a time zone, such as 2026-03-31T14:05:00+02:00."""
        try:
            moment = dt.datetime.fromisoformat(self.text())
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise self.refused("hoort een tijdstip zoals 2026-03-31T14:05:00+02:00 te staan")
        return moment

    def content(self) -> bytes:
        """The bytes of a file, written as base 64."""
        try:
            return base64.b64decode(self.text(), validate=True)
        except ValueError:
            raise self.refused("hoort de inhoud van een bestand in base 64 te staan") from None

    def rich_text(self) -> RichText:
        """A text with its blocks, in normal form."""
        return rich(self.each(JsonPiece._block))

    def refused(self, why: str) -> JsonRefused:
        """The problem to raise; `why` follows the place: "hoort tekst te staan"."""
        where = f"Bij {self.place}" if self.place else "Aan het begin"
        return JsonRefused(f"{where} {why}. Er is niets ingelezen en niets gewijzigd.")

    def _block(self) -> Any:
        try:
            return block_from_data(self.data)
        except ValueError as error:
            raise self.refused("staat iets dat geen alinea, kop, opsomming of tabel is") from error


def parse(text: str) -> JsonPiece:
    """The JSON that `text` says. Raises `JsonRefused` when it is none."""
    try:
        return JsonPiece(json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_without_doubles))
    except json.JSONDecodeError as error:
        where = f"het gaat mis in regel {error.lineno}, bij teken {error.colno}"
        raise JsonRefused(f"Dit is geen geldige JSON: {where}. Er is niets ingelezen en niets gewijzigd.") from error
    except RecursionError:
        raise JsonRefused("Deze JSON is te diep genest. Er is niets ingelezen en niets gewijzigd.") from None
    except ValueError as error:
        raise JsonRefused("In deze JSON staat een veel te groot getal. Er is niets ingelezen.") from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; refused when it has a field twice, of which Python would keep only the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise JsonRefused("In deze JSON staat een veld twee keer in hetzelfde object. Er is niets ingelezen.")
    return found
