"""What belongs to a session and was not written in its log."""

from __future__ import annotations

import uuid

from django.db import models

from cases.models import Case, CaseRecordQuerySet
from formulation.models import PatternSighting
from sessions.models.plan import TherapySession
from sessions.models.standing import OfSessionQuerySet


class SightingBeside(models.Model):
    """A mark of the trace that was made of a session on another page than its log.

    Made before the signature, it is signed with the session; made later, it stands beside
    what was signed. An appointment that is let go leaves the mark without a session.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="sightings_beside")
    therapy_session = models.ForeignKey(
        TherapySession, models.CASCADE, related_name="sightings_beside"
    )
    sighting = models.OneToOneField(
        PatternSighting, models.PROTECT, related_name="beside_link"
    )

    objects = OfSessionQuerySet["SightingBeside"].as_manager()
    with_voided = CaseRecordQuerySet["SightingBeside"].as_manager()

    def __str__(self) -> str:
        return f"sighting beside a session {self.pk}"
