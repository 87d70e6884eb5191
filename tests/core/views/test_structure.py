"""What a text is made of, for those who hear it, and what they are told when the caret moves."""

import pytest

from vgr_desktop.core.model.text import ExplanationPart, Image, Kind, Paragraph, RichText, Run, Table, rich
from vgr_desktop.core.views.aloud import moved, name
from vgr_desktop.core.views.structure import Piece, everything, path_to, structure

CAUSE = ExplanationPart.CAUSE
TEXT = rich(
    [
        Paragraph((Run("Stand"),), Kind.HEADING, 1),  # 0
        Paragraph((Run("Zie "), Run("het besluit", link="https://lindeveen.example/b"), Run(" van mei."))),  # 1
        Paragraph((Run("Bomen"),), Kind.BULLET),  # 2
        Paragraph((Run("eiken"),), Kind.NUMBERED, 1),  # 3
        Paragraph((Run("linden"),), Kind.NUMBERED, 1),  # 4
        Paragraph((Run("Perken"),), Kind.BULLET),  # 5
        Paragraph((Run("Eerst"),), Kind.NUMBERED),  # 6
        Paragraph(),  # 7
        Table(  # 8 to 11
            (
                ((Paragraph((Run("Wijk"),)),), (Paragraph((Run("Bedrag"),)),)),
                ((Paragraph((Run("Oost"),)),), (Paragraph((Run("12"),)),)),
            )
        ),
        Paragraph((Run("Het was droog"), Run("", note="Bron: weerstation.")), part=CAUSE),  # 12
        Paragraph((Run("Ook daarna."),), part=CAUSE),  # 13
        Paragraph((Run("Kade"),), Kind.PICTURE, image=Image("a" * 64, "De kade in mei")),  # 14
        Paragraph(kind=Kind.PICTURE, image=Image("b" * 64)),  # 15
    ]
)
COUNT = 16


def lines(piece: Piece, depth: int = 0) -> list[str]:
    """The structure as lines, each level further in."""
    own = f"{'  ' * depth}{name(piece)}" + (f": {piece.words}" if piece.words else "")
    return [own, *(line for inner in piece.inside for line in lines(inner, depth + 1))]


def told(*places: tuple[int, int], text: RichText = TEXT) -> str:
    """What is told at the last of these places, coming from the others: paragraphs, and characters before it."""
    paths = [path_to(structure(text), *place) for place in places]
    return moved(paths[-2] if len(paths) > 1 else (), paths[-1])


def test_a_text_is_heard_as_headings_lists_tables_links_parts_and_pictures() -> None:
    assert lines(structure(TEXT)) == [
        "tekst",
        "  tussenkop niveau 1: Stand",
        "  alinea: Zie het besluit van mei.",
        "    link: het besluit",
        "  opsomming van 2",
        "    item 1 van 2: Bomen",
        "      genummerde lijst van 2, niveau 2",
        "        item 1 van 2: eiken",
        "        item 2 van 2: linden",
        "    item 2 van 2: Perken",
        "  genummerde lijst van 1",
        "    item 1 van 1: Eerst",
        "  tabel van 2 rijen en 2 kolommen",
        "    rij 1",
        "      kolom 1: Wijk",
        "        alinea: Wijk",
        "      kolom 2: Bedrag",
        "        alinea: Bedrag",
        "    rij 2",
        "      kolom 1 Wijk: Oost",
        "        alinea: Oost",
        "      kolom 2 Bedrag: 12",
        "        alinea: 12",
        "  oorzaak: Oorzaak",
        "    alinea: Het was droog",
        "      voetnoot: Bron: weerstation.",
        "    alinea: Ook daarna.",
        "  afbeelding: De kade in mei: De kade in mei",
        "  afbeelding zonder beschrijving",
    ]


def test_every_paragraph_is_in_the_structure_at_its_own_number() -> None:
    whole = structure(TEXT)
    assert (whole.first, whole.last) == (0, COUNT - 1)
    for piece in everything(whole):
        assert all(piece.first <= inner.first <= inner.last <= piece.last for inner in piece.inside)
    assert {number for number in range(COUNT) if len(path_to(whole, number, 0)) == 1} == {7}  # the empty one


def test_the_numbers_are_those_that_officers_count() -> None:
    small = Table((((Paragraph((Run("x"),)),),),))
    assert "tabel van 1 rij en 1 kolom" in [name(piece) for piece in everything(structure(rich([small])))]
    shallow = rich([Paragraph((Run("x"),), Kind.BULLET, 0), Paragraph((Run("y"),), Kind.NUMBERED)])
    assert lines(structure(shallow))[1::2] == ["  opsomming van 1", "  genummerde lijst van 1"]


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([(0, 0)], "tussenkop niveau 1"),
        ([(0, 0), (0, 3)], ""),
        ([(0, 0), (1, 0)], ""),
        ([(1, 0), (1, 4)], "link"),
        ([(1, 4), (1, 15)], ""),
        ([(1, 4), (2, 0)], "opsomming van 2, item 1 van 2"),
        ([(2, 0), (3, 0)], "genummerde lijst van 2, niveau 2, item 1 van 2"),
        ([(4, 0), (5, 0)], "einde genummerde lijst, item 2 van 2"),
        ([(5, 0), (7, 0)], "einde opsomming"),
        ([(7, 0), (8, 0)], "tabel van 2 rijen en 2 kolommen, rij 1, kolom 1"),
        ([(8, 0), (9, 0)], "kolom 2"),
        ([(9, 0), (10, 0)], "rij 2, kolom 1 Wijk"),
        ([(11, 0), (12, 0)], "einde tabel, oorzaak"),
        ([(12, 0), (12, 13)], "voetnoot"),
        ([(13, 0), (14, 0)], "einde oorzaak, afbeelding: De kade in mei"),
    ],
)
def test_one_is_told_where_one_came_and_what_one_left(places: list[tuple[int, int]], said: str) -> None:
    assert told(*places) == said
