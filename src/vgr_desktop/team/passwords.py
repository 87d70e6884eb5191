"""Passwords for team dossiers, in the keyring of the system and nowhere else."""

import keyring
import keyring.errors

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.team.address import Address

_SERVICE = "VGR Desktop"


def password_for(address: Address) -> str | None:
    """The password for this address; None when none is kept, or there is no keyring."""
    try:
        return keyring.get_password(_SERVICE, str(address))
    except keyring.errors.KeyringError:
        return None


def keep_password(address: Address, password: str) -> None:
    """Keep the password for this address. Raises `Problem` when the system has no keyring, or it stays locked."""
    try:
        keyring.set_password(_SERVICE, str(address), password)
    except keyring.errors.KeyringError as error:
        raise Problem(
            "Het wachtwoord kan niet worden bewaard: deze computer heeft geen sleutelbos, of die blijft op slot. Het "
            "staat nergens anders; u wordt er de volgende keer opnieuw om gevraagd."
        ) from error


def forget_password(address: Address) -> None:
    """Forget the password for this address, if there is one."""
    try:
        keyring.delete_password(_SERVICE, str(address))
    except keyring.errors.KeyringError:
        return
