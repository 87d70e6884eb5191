"""Reading the clipboard as a text of the report: its meaning without its looks, within limits."""

from dataclasses import dataclass

from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.limits import LONGEST_PASTED, LONGEST_PASTED_HTML, LONGEST_WORD, MOST_PARAGRAPHS
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import Paragraph, RichText, Run, Table, from_plain, is_blank, paragraphs, rich
from vgr_desktop.html.addresses import without_wrappers
from vgr_desktop.services.clipboard_page import read_clipboard
from vgr_desktop.services.laid_out import Said, listed

_NOTHING_DONE = "Er is niets geplakt en uw tekst is niet gewijzigd."


@dataclass(frozen=True, slots=True)
class Pasted:
    """What is on the clipboard, as a text; `told` says in one line what of it was left out, empty when nothing was.

    `is_cell`: it is the content of one cell of a sheet.
    """

    text: RichText
    told: str = ""
    is_cell: bool = False

    @property
    def cells(self) -> Table | None:
        """The table, if there is nothing but one."""
        tables = [block for block in self.text.blocks if isinstance(block, Table)]
        others = (block for block in self.text.blocks if isinstance(block, Paragraph))
        return tables[0] if len(tables) == 1 and all(paragraph.is_blank for paragraph in others) else None


def plain(text: str) -> RichText:
    """The characters as paragraphs. Raises `Problem` when there are too many."""
    _check_length(len(text))
    return within_limits(from_plain(without_wrappers(from_outside(text).rstrip("\n"))))


def characters(text: str) -> Pasted:
    """The characters as paragraphs, and typed lists as lists. Raises `Problem` when there are too many."""
    said = [Said(block) for block in plain(text).blocks if isinstance(block, Paragraph)]
    return Pasted(rich(listed(said)))


def html(source: str) -> RichText:
    """The text of HTML, as `page` reads it."""
    return page(source).text


def page(source: str, beside: str = "") -> Pasted:
    """The text of HTML: paragraphs, headings, lists, tables, links, footnotes and marks.

    `beside` are the same words without HTML: when nothing can be seen in the HTML, they are the text. Raises `Problem`
    when it is too much.
    """
    if len(source) > LONGEST_PASTED_HTML:
        raise _too_long()
    found = read_clipboard(source)
    text = within_limits(rich(found.blocks))
    if is_blank(text) and beside.strip():
        return characters(beside)
    only = text.blocks[0]
    is_cell = found.had_table and text.blocks == (only,) and isinstance(only, Paragraph)
    return Pasted(text, found.left_out.told, is_cell)


def tabbed(text: RichText) -> Table | None:
    """The table that characters are when they come from a sheet: at least one tab, and the same number in each line."""
    lines = [block.plain.split("\t") for block in text.blocks if isinstance(block, Paragraph)]
    if len(lines) < len(text.blocks) or len(lines[0]) == 1 or len({len(line) for line in lines}) > 1:
        return None
    return Table(tuple(tuple((Paragraph((Run(cell),)),) for cell in line) for line in lines))


def within_limits(text: RichText) -> RichText:
    """`text` itself. Raises `Problem` when it is more than the editor can show at once."""
    found = list(paragraphs(text))
    _check_length(sum(len(paragraph.plain) for paragraph in found))
    if len(found) > MOST_PARAGRAPHS:
        raise Problem(f"Dat zijn te veel alinea’s in één keer (meer dan {MOST_PARAGRAPHS}). {_NOTHING_DONE}")
    if any(len(word) > LONGEST_WORD for paragraph in found for word in paragraph.plain.split()):
        raise Problem(
            f"In de tekst staat een woord van meer dan {LONGEST_WORD} tekens; dat is geen leesbare tekst. "
            f"{_NOTHING_DONE}"
        )
    return text


def _check_length(length: int) -> None:
    if length > LONGEST_PASTED:
        raise _too_long()


def _too_long() -> Problem:
    most = f"{LONGEST_PASTED:,}".replace(",", ".")
    return Problem(
        f"Dat is te veel tekst in één keer (meer dan {most} tekens). {_NOTHING_DONE} Plak het in kleinere delen."
    )
