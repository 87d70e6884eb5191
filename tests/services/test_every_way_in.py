"""One kind of text, through every way in that it can come by: it says the same whatever brought it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reports import identities
from tests.seeds import CASES as INPUTS_ONCE
from tests.seeds import needs_cases
from tests.word.reader.files import bodies, explained, p, read, run, tbl, tc, tr
from vgr_desktop.core.model.text import Kind, Mark, Paragraph, RichText, Table
from vgr_desktop.published import read_html, read_text
from vgr_desktop.services import pasting

Draw = list[str]
_TREE = "<h2>Beleidsterrein 7A Water</h2><table><tr><td>7A1 Schoon water<td>7A1.1 Baggeren<td>Groen</table>"
_SAFE = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwaterdam.nl%2Fplan&amp;data=05%7Cpiet%40waterdam.nl"
_RAISED = '<w:vertAlign w:val="superscript"/>'


@dataclass(frozen=True)
class Case:
    """The same text in the mark-up of a page, in a Word file and typed; empty where it cannot come that way."""

    page: str
    word: str
    typed: str
    right: Draw


CASES = {
    "soft hyphens and spaces without width": Case(
        "<p>De oever\u00adplannen\u200b zijn klaar.</p>",
        p("De oever\u00adplannen\u200b zijn klaar."),
        "De oever\u00adplannen\u200b zijn klaar.",
        ["De oeverplannen zijn klaar."],
    ),
    "letters with their accent apart": Case(
        "<p>Voorko\u0301men is beter.</p>",
        p("Voorko\u0301men is beter."),
        "Voorko\u0301men is beter.",
        ["Voorkómen is beter."],
    ),
    "raised figures": Case(
        "<p>In 2025<sup>1</sup> was het 1.200 m<sup>2</sup>.</p>",
        p(run("In 2025") + run("1", _RAISED) + run(" was het 1.200 m") + run("2", _RAISED) + run(".")),
        "",
        ["In 2025^1 was het 1.200 m^2."],
    ),
    "struck and hidden": Case(
        "<p>De sporthal gaat in <s>mei</s><del>(nagaan!)</del>juli open.</p>",
        p(
            run("De sporthal gaat in ")
            + run("mei", "<w:strike/>")
            + run("(nagaan!)", "<w:vanish/>")
            + run("juli open.")
        ),
        "",
        ["De sporthal gaat in juli open."],
    ),
    "an address around another one": Case(
        f'<p>Zie <a href="{_SAFE}">het plan</a>.</p>',
        p(
            run("Zie ")
            + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + f'<w:r><w:instrText> HYPERLINK "{_SAFE}" </w:instrText></w:r>'
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("het plan")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + run(".")
        ),
        "",
        ["Zie het plan<https://waterdam.nl/plan>."],
    ),
    "bullets that were typed": Case(
        "<p>Wij doen:</p><p>\uf0b7 planten</p><p>• snoeien</p>",
        p("Wij doen:") + p("\uf0b7 planten") + p("• snoeien"),
        "Wij doen:\n\n\uf0b7 planten\n\n• snoeien",
        ["Wij doen:", "• planten", "• snoeien"],
    ),
    "numbers that were typed": Case(
        "<p>Wij doen:</p><p>1. planten</p><p>2. snoeien</p>",
        p("Wij doen:") + p("1. planten") + p("2. snoeien"),
        "Wij doen:\n\n1. planten\n\n2. snoeien",
        ["Wij doen:", "1. planten", "1. snoeien"],
    ),
    "cells over rows and columns": Case(
        "<p>Zie:</p><table><tr><td rowspan=2>Soort<td colspan=2>Jaar<tr><td>2025<td>2026"
        "<tr><td>baten<td>15<td>17</table>",
        p("Zie:")
        + tbl(
            tr(tc("Soort", '<w:vMerge w:val="restart"/>'), tc("Jaar", '<w:gridSpan w:val="2"/>')),
            tr(tc("", "<w:vMerge/>"), "2025", "2026"),
            tr("baten", "15", "17"),
        ),
        "",
        ["Zie:", "Soort|Jaar|", "|2025|2026", "baten|15|17"],
    ),
    "bold by tag and by style": Case(
        "<p>Het is <b style='font-weight:normal'>niet</b> <span style='font-weight:700'>erg</span>.</p>",
        p(run("Het is ") + run("niet", '<w:b w:val="0"/>') + run(" ") + run("erg", "<w:b/>") + run(".")),
        "",
        ["Het is niet *erg*."],
    ),
    "comments": Case(
        "<p>De brug is later klaar<span style='mso-comment-reference:PJ_1'></span> dan gepland."
        "<span style='mso-special-character:comment'>[PJ1]</span></p>",
        p(run("De brug is later klaar") + '<w:r><w:commentReference w:id="1"/></w:r>' + run(" dan gepland.")),
        "",
        ["De brug is later klaar dan gepland."],
    ),
}


def drawn(text: RichText) -> Draw:
    """The text, a line for each paragraph and each row."""
    lines = []
    for block in text.blocks:
        if isinstance(block, Table):
            lines += ["|".join(" ".join(map(_paragraph, cell)) for cell in row) for row in block.rows]
        else:
            lines.append(_paragraph(block))
    return [line for line in lines if line]


def _paragraph(paragraph: Paragraph) -> str:
    mark = {Kind.BULLET: "• ", Kind.NUMBERED: "1. ", Kind.HEADING: "# "}.get(paragraph.kind, "")
    pieces = []
    for one in paragraph.runs:
        said = f"*{one.text}*" if Mark.BOLD in one.marks else one.text
        said = f"^{said}" if Mark.SUPERSCRIPT in one.marks else said
        pieces.append(f"{said}<{one.link}>" if one.link else said)
    return mark + "".join(pieces)


def _from_page(case: Case, _folder: Path) -> RichText:
    page = f"{_TREE}<h3>Toelichting doelenboom Beleidsterrein 7A Water</h3><h4>7A1.1 Baggeren</h4>{case.page}"
    return bodies(read_html(f"<html><body>{page}</body></html>", identities()))[0]


def _from_word(case: Case, folder: Path) -> RichText:
    return bodies(read(folder, explained(case.word)))[0]


def _from_text(case: Case, _folder: Path) -> RichText:
    tree = "Beleidsterrein 7A Water\n\n7A1 Schoon water\n\n7A1.1 Baggeren\n\n\xa0"
    head = "Toelichting doelenboom Beleidsterrein 7A Water\n\n7A1.1 Baggeren"
    return bodies(read_text(f"{tree}\n\n{head}\n\n{case.typed}\n", identities()))[0]


def _from_clipboard(case: Case, _folder: Path) -> RichText:
    return pasting.html(case.page)


def _from_clipboard_text(case: Case, _folder: Path) -> RichText:
    return pasting.characters(case.typed).text


WAYS: dict[str, Callable[[Case, Path], RichText]] = {
    "page": _from_page,
    "Word file": _from_word,
    "text": _from_text,
    "clipboard": _from_clipboard,
    "clipboard text": _from_clipboard_text,
}


@pytest.mark.parametrize(
    ("kind", "way"), [(kind, way) for kind, case in CASES.items() for way in WAYS if case.typed or "text" not in way]
)
def test_it_says_the_same_whatever_brought_it(tmp_path: Path, kind: str, way: str) -> None:
    assert drawn(WAYS[way](CASES[kind], tmp_path)) == CASES[kind].right


OTHERWISE = {"doorgehaald-en-verborgen", "word-online-vet"}
"""In a saved page, what is not displayed may only be folded away, and a word before a colon may name a part."""
INPUTS = sorted(path for path in (INPUTS_ONCE / "paste").glob("*.html") if path.stem not in OTHERWISE)


@needs_cases
@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_inputs_that_went_wrong_say_the_same_in_a_page_as_on_the_clipboard(path: Path, tmp_path: Path) -> None:
    case = Case(path.read_text("utf-8"), "", "", [])
    assert drawn(_from_page(case, tmp_path)) == drawn(_from_clipboard(case, tmp_path))
