from vgr_desktop.core.model.characters import clean, from_outside, visible


def test_every_kind_of_break_is_a_newline_and_what_no_document_may_contain_is_gone() -> None:
    assert clean("a\x0bb\x0cc\x85d\u2028e\u2029f\rg\r\nh\x00\x1ci") == "a\nb\nc\nd\ne\nf\ng\nhi"


def test_what_nobody_sees_does_not_come_in() -> None:
    assert from_outside("oever\xadplannen\u200b en\u200d \ufeffkaden\u2060") == "oeverplannen en kaden"
    assert visible("👩\u200d💻") == "👩\u200d💻"


def test_signs_of_symbol_and_wingdings_are_those_of_unicode() -> None:
    assert from_outside("\uf0b7 een \uf0a7 twee \uf0ff e\ufb03ciënt") == "• een ▪ twee \uf0ff efficiënt"


def test_accents_are_part_of_their_letter_and_no_break_spaces_stay() -> None:
    assert from_outside("coo\u0308peratie €\xa05") == "coöperatie €\xa05"
