"""The signs that can be chosen: each once, and each with a name of its own."""

from vgr_desktop.core.dutch.signs import SIGNS


def test_each_sign_and_each_name_is_there_once() -> None:
    signs, names = zip(*SIGNS, strict=True)
    assert len(set(signs)) == len(set(names)) == len(SIGNS)
    assert all(len(sign) == 1 and not sign.isascii() for sign in signs)
