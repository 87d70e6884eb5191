from tests.pages import read_lines
from vgr_desktop.core.model.text import Kind, Paragraph
from vgr_desktop.published import body as bodies
from vgr_desktop.published.body import Body
from vgr_desktop.published.plain_page import plain_lines


def _read(text: str) -> list[tuple[str, int, str]]:
    lines = list(plain_lines(text))
    body = Body()
    for place, line in enumerate(lines, 1):
        body.add(line, lines[place:])
    return [(block.kind, block.level, block.plain) for block in body.rich().blocks if isinstance(block, Paragraph)]


def test_every_line_is_a_paragraph() -> None:
    assert _read("een\ntwee\n\ndrie") == [(Kind.PARAGRAPH, 0, text) for text in ("een", "twee", "drie")]


def test_a_sign_on_a_line_of_its_own_belongs_to_the_next_line() -> None:
    assert _read("•\nbomen\n•") == [(Kind.BULLET, 0, "bomen"), (Kind.PARAGRAPH, 0, "•")]


def test_a_sign_above_a_table_is_a_paragraph() -> None:
    assert _read("•\n| a | b |")[0] == (Kind.PARAGRAPH, 0, "•")


def test_deeper_by_sign_and_by_indent() -> None:
    text = "• een\no twee\n• drie\n  • vier\n    • vijf\n• zes"
    assert [level for _, level, _ in _read(text)] == [0, 1, 0, 1, 2, 0]


def test_an_item_that_stands_between_two_indents_ends_the_deeper_one() -> None:
    assert [level for _, level, _ in _read("- een\n    - twee\n  - drie")] == [0, 1, 1]


def test_lines_that_hang_under_an_item_belong_to_it() -> None:
    assert _read("• bomen\n  Vooral eiken.\n| a | b |")[0] == (Kind.BULLET, 0, "bomen\nVooral eiken.")
    assert _read("• bomen en\nstruiken") == [(Kind.BULLET, 0, "bomen en struiken")]


def test_a_line_under_an_item_that_begins_a_sentence_is_a_paragraph() -> None:
    assert _read("• bomen\nDaarna volgt gras.")[1] == (Kind.PARAGRAPH, 0, "Daarna volgt gras.")


def test_only_numbers_that_a_list_would_give_make_a_list() -> None:
    assert [kind for kind, _, _ in _read("1. een\n2. twee\n4. vier")] == [Kind.NUMBERED, Kind.NUMBERED, Kind.PARAGRAPH]
    assert _read("1. Alleen dit") == [(Kind.PARAGRAPH, 0, "1. Alleen dit")]
    assert _read("8. Ligplaatsen") == [(Kind.PARAGRAPH, 0, "8. Ligplaatsen")]


def test_a_table_of_one_column_or_of_absurd_size_is_read_as_paragraphs() -> None:
    assert _read("| een |\n| twee |") == [(Kind.PARAGRAPH, 0, "een"), (Kind.PARAGRAPH, 0, "twee")]
    wide = "| a " * (bodies._LARGEST_TABLE + 1) + "|"
    assert len(_read(wide)) == bodies._LARGEST_TABLE + 1


def test_a_heading_that_says_a_colour_is_no_light_of_what_stands_above_it() -> None:
    reading = read_lines(
        "Beleidsterrein 9A Natuur",
        "9A1 Groen",
        "9A1.1 Planten",
        "\xa0",
        "Toelichting doelenboom",
        "9A1.1 Planten\nHet gaat niet vanzelf.",
        "Oranje stoplicht\nEr is te weinig geld.",
    )
    (explanation,) = reading.programmes[0].areas[0].explanations
    texts = [(block.kind, block.plain) for block in explanation.body.blocks if isinstance(block, Paragraph)]
    assert texts[1] == (Kind.HEADING, "Oranje stoplicht")
    assert reading.counts.sub_items == 0
