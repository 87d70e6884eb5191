"""What a printed document says of itself."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How far the decision about the document is; the value is the word that is printed."""

    DRAFT = "CONCEPT"
    ADOPTED = "VASTGESTELD"


@dataclass(frozen=True, slots=True)
class Imprint:
    """The facts of one printing. They are the document's and not the report's: whoever prints gives them.

    `date` stands on the title page and is the date of the document. `status` and `reference`, the number under which
    the document goes to the council or the college (RV 23.0072, BW 21.0317), are left out when they are None and
    empty. `author` is not printed; it goes into the properties of the file.
    """

    date: dt.date
    status: Status | None = None
    reference: str = ""
    author: str = ""
