"""What stands, and what was voided: written down for another client (docs/adr/0029).

A note that was signed in the wrong case stays as it was signed, and so does all that hung
off it. It only counts no more. `objects` of every table that a signature covers leaves out
what belongs to a voided note; `with_voided` is for the page that shows such a note struck.
"""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models

from cases.models import StandingQuerySet

RowT = TypeVar("RowT", bound=models.Model)

# The attendance of an appointment whose note was voided.
VOIDED = "VOIDED"


class OfSessionQuerySet(StandingQuerySet[RowT]):
    """Rows that stand and fall with a session.

    A model names its way to the session in `TO_SESSION`, if it is not `therapy_session`.
    """

    def standing(self) -> Self:
        to_session = getattr(self.model, "TO_SESSION", "therapy_session")
        way = f"{to_session}__attendance" if to_session else "attendance"
        return self.exclude(**{way: VOIDED})
