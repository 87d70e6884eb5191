"""Where a team dossier is, said in one line: safe unless one says otherwise, and never with a password."""

import pytest

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.team.address import Address


def test_a_password_is_never_part_of_what_is_written_down() -> None:
    address = Address.read("postgresql://jansen:geheim%20woord@server.voorbeeld.nl/vgr")
    assert address.password == "geheim woord"  # noqa: S105
    assert str(address) == "postgresql://jansen@server.voorbeeld.nl/vgr"
    assert "geheim" not in repr(address.url) + address.name
    assert (address.user, address.name) == ("jansen", "vgr op server.voorbeeld.nl")


@pytest.mark.parametrize(
    ("said", "options", "checked"),
    [
        ("postgresql://a@server/vgr", {"sslmode": "verify-full", "sslrootcert": "system"}, True),
        ("postgresql://a@server/vgr?sslmode=verify-full", {"sslrootcert": "system"}, True),
        ("postgresql://a@server/vgr?sslrootcert=/etc/eigen.pem", {"sslmode": "verify-full"}, True),
        ("postgresql://a@server/vgr?sslmode=verify-ca&sslrootcert=/etc/eigen.pem", {}, True),
        ("postgresql://a@server/vgr?sslmode=disable", {}, False),
        ("postgresql://a@server/vgr?sslmode=require", {}, False),
        ("postgresql://a@localhost/vgr", {}, True),
        ("postgresql://a@/vgr?host=/run/postgresql", {}, True),
    ],
)
def test_a_connection_is_encrypted_and_the_certificate_checked_unless_one_says_otherwise(
    said: str, options: dict[str, str], *, checked: bool
) -> None:
    address = Address.read(said)
    own = {key: value for key, value in address.options.items() if key not in address.url.query}
    assert (own, address.is_checked) == (options, checked)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "server/vgr",
        "mysql://a@server/vgr",
        "postgresql://a@server",
        "postgresql://a@server:poort/vgr",
        "postgresql://a@server/vgr?options=-c search_path=x",
        "postgresql://a@server/vgr?sslmode=misschien",
    ],
)
def test_what_is_no_address_is_refused_with_an_example(said: str) -> None:
    with pytest.raises(Problem, match="postgresql://jansen@"):
        Address.read(said)
