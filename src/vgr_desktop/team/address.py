"""The address of a team dossier: where its server is, the database, and the name one has there. Never the password."""

from dataclasses import dataclass, replace
from typing import Self

import sqlalchemy as sa

from vgr_desktop.core.model.problems import Problem

_DRIVER = "postgresql+psycopg"
_ALLOWED = frozenset({"host", "sslmode", "sslrootcert", "sslcert", "sslkey"})
"""What an address may say beside the server: where to find it, and how to know that it is the right one."""
_MODES = frozenset({"verify-full", "verify-ca", "require", "prefer", "allow", "disable"})
_THIS_COMPUTER = frozenset({"", "localhost", "127.0.0.1", "::1"})
_FORM = "Een adres ziet eruit als postgresql://jansen@server.gemeente.nl/vgr. Er is niets gewijzigd."


@dataclass(frozen=True, slots=True)
class Address:
    """Where a team dossier is. `password` is what was said in the address, to be put into the keyring and left out."""

    url: sa.URL
    password: str | None = None

    @classmethod
    def read(cls, said: str) -> Self:
        """The address in these words. Raises `Problem` when they are none."""
        try:
            url = sa.make_url(said.strip())
        except (sa.exc.ArgumentError, ValueError):
            raise Problem(f"Dit is geen adres van een teamdossier. {_FORM}") from None
        if url.drivername not in {"postgresql", "postgres", _DRIVER} or not url.database:
            raise Problem(f"Dit is geen adres van een teamdossier. {_FORM}")
        if odd := sorted(url.query.keys() - _ALLOWED):
            raise Problem(f"Het adres zegt iets dat er niet in hoort: {', '.join(odd)}. {_FORM}")
        mode = url.query.get("sslmode", "verify-full")
        if mode not in _MODES:
            raise Problem(f"Het adres noemt een onbekende beveiliging: sslmode={mode}. {_FORM}")
        password = url.password
        bare = sa.URL.create(_DRIVER, url.username, None, url.host, url.port, url.database, url.query)
        return cls(bare, str(password) if password is not None else None)

    @property
    def is_here(self) -> bool:
        """Whether the server is this computer itself."""
        host = self.url.host or self.url.query.get("host", "")
        return isinstance(host, str) and (host in _THIS_COMPUTER or host.startswith(("/", "@")))

    @property
    def is_checked(self) -> bool:
        """Whether the connection is encrypted, to a server whose certificate is checked, or stays on this computer."""
        return self.is_here or self.url.query.get("sslmode", "verify-full") in {"verify-full", "verify-ca"}

    @property
    def user(self) -> str:
        """The name one has on the server; empty: that of the user of this computer."""
        return self.url.username or ""

    def with_user(self, user: str) -> "Address":
        """The same place for somebody else."""
        return replace(self, url=self.url.set(username=user))

    @property
    def options(self) -> dict[str, str]:
        """How the connection is made safe: by default with the certificates that the system trusts."""
        if self.is_here:
            return {}
        usual = {"sslmode": "verify-full"}
        if self.url.query.get("sslmode", "verify-full") == "verify-full":
            usual["sslrootcert"] = "system"
        return {key: value for key, value in usual.items() if key not in self.url.query}

    def __str__(self) -> str:
        """The address as it is written down; a password is never part of it."""
        return self.url.set(drivername="postgresql").render_as_string(hide_password=False)

    @property
    def name(self) -> str:
        """The address in a few words, for messages."""
        host = self.url.host or "deze computer"
        return f"{self.url.database} op {host}"
