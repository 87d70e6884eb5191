"""What a printed document says about itself."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """The status of the document; the value is the word that is printed."""

    DRAFT = "CONCEPT"
    ADOPTED = "VASTGESTELD"


@dataclass(frozen=True, slots=True)
class Imprint:
    """Facts about one printed document. They are not part of the report: whoever prints gives them.

    `date` is the date of the document and is printed on the title page. `status` is left out when it is None, and
    `reference`, the number under which the document goes to the council or the college (RV 23.0072, BW 21.0317), when
    it is empty; when it names several, separated by a semicolon, they are in a table. `decision` is what the council is
    asked to decide, a line for each point.
    `author` is not printed; it goes into the properties of the file. So do `dossier`, the lineage of that,
    and `export`, by which a document that went out for review is known when it comes back; empty: it did not.
    """

    date: dt.date
    status: Status | None = None
    reference: str = ""
    author: str = ""
    dossier: str = ""
    export: str = ""
    decision: str = ""
