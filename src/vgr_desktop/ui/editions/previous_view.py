"""What the previous edition said at the place of the caret: all that the panel shows, as a value."""

from dataclasses import dataclass

from vgr_desktop.core.dutch.naming import full_name, text_name
from vgr_desktop.core.editions.looking_back import joined_texts, texts_of_area, texts_then
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.report import Goal, Item, Light, PolicyArea, Report, Written
from vgr_desktop.core.model.text import EMPTY, RichText, is_blank
from vgr_desktop.ui.editions.previous_edition import PreviousEdition
from vgr_desktop.ui.page.slots import Page, Slot


@dataclass(frozen=True, slots=True)
class View:
    """What was said, and about what.

    `trend` is the earlier light in words, with `light` for its colour; `title_then` is the earlier code and title if
    they were different; `name` is the name of the text; `hint` says why there is none, or what to do. `slot` is the id
    of the present text that it can be copied into, and `text_now` the body of that.
    """

    trend: str = ""
    light: Light | None = None
    title_then: str = ""
    name: str = ""
    text: RichText = EMPTY
    hint: str = ""
    slot: int | None = None
    text_now: RichText = EMPTY

    @property
    def has_text(self) -> bool:
        """Whether there is a text to read."""
        return not is_blank(self.text)


def view_of(previous: PreviousEdition, report: Report | None, page: Page | None, slot: Slot | None) -> View:
    """What the previous edition said for `slot` on `page`; without a slot, for the item of the page."""
    before = previous.report
    if before is None:
        return View(hint="Er is geen eerdere rapportage in dit dossier. Kies hierboven waarmee u wilt vergelijken.")
    if report is None or page is None or page.item.id not in tree.index(report):
        return View()
    if previous.matching is None:
        return View(hint="De twee rapportages worden vergeleken…")
    subject = _subject(report, page, slot)
    then = previous.item_then(subject.id)
    texts = _texts(previous, before, page, slot)
    name = _named(tuple(text_name(tree.index(before), text) for text in texts))
    text = joined_texts(before, texts)
    return View(
        previous.trend(subject.id),
        previous.light_then(subject.id),
        _title_then(before, then, report, subject),
        name,
        text,
        _hint(before, then, text),
        slot.id if slot else None,
        slot.body if slot else EMPTY,
    )


def _subject(report: Report, page: Page, slot: Slot | None) -> Item:
    """The item whose light and title are shown: on the page of a goal, the one of the text with the caret."""
    if isinstance(page.item, Goal) and slot and slot.about:
        return tree.index(report).items.get(slot.about[0], page.item)
    return page.item


def _texts(previous: PreviousEdition, before: Report, page: Page, slot: Slot | None) -> tuple[Written, ...]:
    assert previous.matching is not None  # noqa: S101  # the caller has checked this
    if slot is not None:
        return texts_then(before, previous.matching, slot.id, slot.about)
    then = previous.item_then(page.item.id)
    return texts_of_area(before, then.id) if isinstance(then, PolicyArea) else ()


def _named(names: tuple[str, ...]) -> str:
    match names:
        case ():
            return ""
        case (name,):
            return f"{name[0].upper()}{name[1:]}"
        case _:
            return f"{len(names)} toelichtingen"


def _title_then(before: Report, then: Item | None, report: Report, now: Item) -> str:
    """The earlier code and title, if they were different; empty for a report, whose title is shown already."""
    if then is None or isinstance(then, Report):
        return ""
    title, title_now = full_name(tree.index(before), then), full_name(tree.index(report), now)
    return "" if title.split() == title_now.split() else title


def _hint(before: Report, then: Item | None, text: RichText) -> str:
    if not is_blank(text):
        return ""
    if then is None:
        return f"Dit stond nog niet in de {before.edition.title}."
    return f"In de {before.edition.title} stond hier geen tekst."
