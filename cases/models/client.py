"""The person who comes, the people around the treatment, and what was agreed to."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.client_number import new_client_number


class ClientQuerySet(models.QuerySet["Client"]):
    def by_name(self) -> ClientQuerySet:
        return self.order_by("family_name", "given_name", "pk")


class Client(models.Model):
    """A person in treatment. May come back: each course is a case of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(
        max_length=8, unique=True, default=new_client_number, editable=False
    )
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    preferred_name = models.CharField(max_length=80, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    born_on = models.DateField()
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(max_length=400, blank=True)
    safe_contact = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()

    objects = ClientQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["family_name", "born_on"], name="cases_client_likeness"
            ),
        ]

    def __str__(self) -> str:
        return f"client {self.number}"

    @property
    def first_name(self) -> str:
        """What the client is called in the room and in letters."""
        return self.preferred_name or self.given_name

    @property
    def display_name(self) -> str:
        return f"{self.first_name} {self.family_name}"

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def initials(self) -> str:
        return f"{self.first_name[:1]}.{self.family_name[:1]}.".upper()

    def age_on(self, day: date) -> int:
        had_birthday = (day.month, day.day) >= (self.born_on.month, self.born_on.day)
        return day.year - self.born_on.year - (0 if had_birthday else 1)


class Pair:
    """Both partners of a case, named as one."""

    def __init__(self, first: Client, second: Client) -> None:
        self.first, self.second = first, second

    @property
    def number(self) -> str:
        return self.first.number

    @property
    def born_on(self) -> date:
        return self.first.born_on

    @property
    def pronouns(self) -> str:
        return ""

    @property
    def first_name(self) -> str:
        return f"{self.first.first_name} and {self.second.first_name}"

    @property
    def display_name(self) -> str:
        """ "Priya Rao and Tom Hale", "Ann and Ben Hale"."""
        if self.first.family_name == self.second.family_name:
            return f"{self.first_name} {self.second.family_name}"
        return f"{self.first.display_name} and {self.second.display_name}"

    @property
    def full_name(self) -> str:
        return f"{self.first.full_name} and {self.second.full_name}"

    @property
    def initials(self) -> str:
        return f"{self.first.initials} {self.second.initials}"


class ContactQuerySet(models.QuerySet["Contact"]):
    def standing(self) -> ContactQuerySet:
        """Without those that were taken off the list."""
        return self.filter(removed_at__isnull=True)

    def in_order(self) -> ContactQuerySet:
        return self.order_by("kind", "name", "pk")


class Contact(models.Model):
    """Someone around the treatment, and what may be shared with them."""

    class Kind(models.TextChoices):
        EMERGENCY = "EMERGENCY", "Emergency contact"
        GP = "GP", "GP"
        GUARDIAN = "GUARDIAN", "Parent or guardian"
        PARTNER = "PARTNER", "Partner"
        SCHOOL = "SCHOOL", "School"
        REFERRER = "REFERRER", "Referrer"
        OTHER = "OTHER", "Other"

    class LivesWith(models.TextChoices):
        YES = "YES", "Lives with the client"
        PARTLY = "PARTLY", "Some of the time"
        NO = "NO", "Lives elsewhere"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=120)
    relation = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(max_length=400, blank=True)
    may_be_told = models.CharField(max_length=300, blank=True)
    has_legal_responsibility = models.BooleanField(default=False)
    lives_with = models.CharField(max_length=8, choices=LivesWith, blank=True)
    # Of a parent or guardian: separation, contact, court orders.
    arrangements = models.CharField(max_length=300, blank=True)
    # When, by which way, with an interpreter.
    how_to_reach = models.CharField(max_length=200, blank=True)
    consent_given_on = models.DateField(null=True, blank=True)
    consent_withdrawn_on = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(consent_given_on__isnull=True)
                | Q(consent_withdrawn_on__isnull=True)
                | Q(consent_withdrawn_on__gte=F("consent_given_on")),
                name="cases_contact_consent_withdrawn_after_it_was_given",
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"

    @property
    def display_name(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        return "".join(f"{word[0]}." for word in self.name.split()).upper()

    @property
    def may_be_contacted(self) -> bool:
        """Consent was given and not taken back. An emergency contact needs none."""
        if self.consent_withdrawn_on is not None:
            return False
        return self.kind == self.Kind.EMERGENCY or self.consent_given_on is not None


class Consent(models.Model):
    """One thing the client was asked about: agreed to, taken back, or said no to.

    A withdrawal without a day of giving is a no from the start. What stood here before
    is in the access log.
    """

    class Kind(models.TextChoices):
        TREATMENT = "TREATMENT", "Treatment"
        RECORDS = "RECORDS", "Keeping this record"
        RECORDING = "RECORDING", "Recording sessions for supervision"
        SHARE_GP = "SHARE_GP", "Writing to the GP"
        SHARE_PARENT = "SHARE_PARENT", "Contact with a parent or guardian"
        SHARE_PARTNER = "SHARE_PARTNER", "Contact with a partner"
        SHARE_SCHOOL = "SHARE_SCHOOL", "Contact with school"
        SHARE_REFERRER = "SHARE_REFERRER", "Writing to the referrer"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=16, choices=Kind)
    given_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    limits = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "kind"], name="cases_consent_one_per_client_and_kind"
            ),
            models.CheckConstraint(
                condition=Q(given_on__isnull=False) | Q(withdrawn_on__isnull=False),
                name="cases_consent_has_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(given_on__isnull=True)
                | Q(withdrawn_on__isnull=True)
                | Q(withdrawn_on__gte=F("given_on")),
                name="cases_consent_withdrawn_after_it_was_given",
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"

    @property
    def label(self) -> str:
        return str(self.Kind(self.kind).label)

    @property
    def holds(self) -> bool:
        return self.given_on is not None and self.withdrawn_on is None
