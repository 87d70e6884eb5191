"""What did not come along with pasted text, told in one line with what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

_SHOWN = 40
"""Characters of the words of a link or of the description of a picture that are named."""


@dataclass(slots=True)
class LeftOut:
    """What was left out of what was on the clipboard: pictures by description, links by words and address, and more."""

    pictures: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    notes: int = 0
    comments: bool = False
    struck: bool = False
    unseen: bool = False

    @property
    def told(self) -> str:
        """It all in Dutch; empty when nothing was left out."""
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        if self.pictures:
            yield self._about_pictures()
        if self.links:
            yield self._about_links()
        if self.notes:
            number = _count(self.notes, "voetnoot kwam", "voetnoten kwamen")
            yield f"{number} zonder tekst: kopieer ook de voetnoten, of kies Invoegen ▸ Voetnoot."
        if self.struck or self.unseen or self.comments:
            yield from (f"{name} weggelaten." for name, is_so in self._dropped() if is_so)
            yield "Wat er toch bij moet, typt u zelf."

    def _dropped(self) -> tuple[tuple[str, bool], ...]:
        return (
            ("Doorgehaalde tekst is", self.struck),
            ("Verborgen tekst is", self.unseen),
            ("Opmerkingen zijn", self.comments),
        )

    def _about_pictures(self) -> str:
        named = next(filter(None, self.pictures), "")
        about = f" (“{_short(named)}”)" if named else ""
        one = len(self.pictures) == 1
        number = _count(len(self.pictures), "afbeelding", "afbeeldingen")
        comes, which = ("kwam", "die") if one else ("kwamen", "ze een voor een")
        return f"{number}{about} {comes} niet mee: kopieer {which} apart, of kies Invoegen ▸ Afbeelding."

    def _about_links(self) -> str:
        words, address = self.links[0]
        named = f"“{_short(words)}” naar {_short(address)}" if words else _short(address)
        return (
            f"{_count(len(self.links), 'link is', 'links zijn')} alleen als woorden gekomen ({named}): "
            "maak een link naar een adres op het web, of zeg waar het staat."
        )


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
