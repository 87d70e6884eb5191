"""Where the files are that come with the program: templates, icons, translations."""

from pathlib import Path

_GUIDE = "handleiding.md"
_INSTALLED = Path(__file__).parent / "_resources"
_CHECKOUT = Path(__file__).parents[2] / "resources"


def find(*parts: str) -> Path:
    """The file or folder `parts` below the resources, as in `find("templates", "voortgangsrapportage.docx")`.

    In an installed program they lie inside the package, in a checkout beside it.
    """
    return (_INSTALLED if _INSTALLED.is_dir() else _CHECKOUT).joinpath(*parts)


def guide() -> Path:
    """The guide for officers, in Markdown."""
    return _INSTALLED / _GUIDE if _INSTALLED.is_dir() else _CHECKOUT.parent / "docs" / _GUIDE
