"""Under 18: what stays between client and therapist, and who agreed to that."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cases.models.case import Case, CaseRecordQuerySet
from cases.models.client import Contact


class ConfidentialityAgreement(models.Model):
    """What was agreed with a young client and a guardian. The newest one counts.

    Who consents, and why, is written down and never computed: the rules differ from
    country to country (Mufson, Dorta, Moreau & Weissman 2004).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="confidentiality_agreements"
    )
    who_consents = models.TextField(max_length=1000)
    stays_private = models.TextField(max_length=1000)
    may_be_shared = models.TextField(max_length=1000)
    is_safety_exception_said = models.BooleanField(default=False)
    agreed_by_client_on = models.DateField()
    guardian = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+"
    )
    agreed_by_guardian_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseRecordQuerySet["ConfidentialityAgreement"].as_manager()

    def __str__(self) -> str:
        return f"confidentiality agreement {self.pk}"
