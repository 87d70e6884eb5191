"""Passwords are in the keyring of the system; where there is none, that is said."""

import keyring.errors
import pytest

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.team.address import Address
from vgr_desktop.team.passwords import forget_password, keep_password, password_for

ADDRESS = Address.read("postgresql://jansen@server.voorbeeld.nl/vgr")


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A keyring in memory."""
    kept: dict[tuple[str, str], str] = {}

    def forget(service: str, name: str) -> None:
        try:
            del kept[service, name]
        except KeyError:
            raise keyring.errors.PasswordDeleteError from None

    monkeypatch.setattr("keyring.get_password", lambda service, name: kept.get((service, name)))
    monkeypatch.setattr("keyring.set_password", lambda service, name, word: kept.update({(service, name): word}))
    monkeypatch.setattr("keyring.delete_password", forget)
    return kept


def test_a_password_is_kept_and_forgotten_by_the_address(ring: dict[tuple[str, str], str]) -> None:
    keep_password(ADDRESS, "geheim")
    assert ring == {("VGR Desktop", str(ADDRESS)): "geheim"}
    assert password_for(ADDRESS) == "geheim"
    assert password_for(ADDRESS.with_user("devries")) is None
    forget_password(ADDRESS)
    forget_password(ADDRESS)
    assert ring == {}


def test_a_computer_without_a_keyring_is_told_and_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise keyring.errors.NoKeyringError

    monkeypatch.setattr("keyring.get_password", refused)
    monkeypatch.setattr("keyring.set_password", refused)
    assert password_for(ADDRESS) is None
    with pytest.raises(Problem, match="nergens anders"):
        keep_password(ADDRESS, "geheim")
