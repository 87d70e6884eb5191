"""The words that are right in a dossier, though no dictionary has them: a line for each."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from vgr_desktop.core.model.text import one_line
from vgr_desktop.files.format.rows import read_words
from vgr_desktop.files.format.schema import DOSSIER

_KEY = "words"


def change_words(connection: sa.Connection, more: Iterable[str], fewer: Iterable[str]) -> tuple[str, ...]:
    """Put `more` words into the list and take `fewer` from it. Return the words that it has then."""
    said = connection.execute(sa.select(DOSSIER.c.value).where(DOSSIER.c.key == _KEY)).scalar()
    kept = {*read_words(said), *map(one_line, more)} - {"", *map(one_line, fewer)}
    put = insert(DOSSIER).values(key=_KEY, value="\n".join(sorted(kept)))
    connection.execute(put.on_conflict_do_update(index_elements=["key"], set_={"value": put.excluded.value}))
    return tuple(sorted(kept))
