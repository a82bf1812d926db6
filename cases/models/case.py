"""The case, and the one definition of who may open it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import SupervisionLink, User
from cases.models.client import Client, Pair

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

RecordT = TypeVar("RecordT", bound=models.Model)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User, on: date | None = None) -> CaseQuerySet:
        """The one definition of who may read a case.

        Its therapist, a current supervisor of that therapist, and the holder of a
        current grant. Being an admin opens no case.
        """
        if not user.is_active:
            return self.none()
        day = on or timezone.localdate()
        supervised = SupervisionLink.objects.current(day).filter(supervisor=user)
        granted = CaseAccess.objects.current(day).filter(user=user)
        return self.filter(
            Q(therapist=user, therapist__is_therapist=True)
            | Q(therapist__in=supervised.values("supervisee"))
            | Q(pk__in=granted.values("case"))
        )

    def writable_by(self, user: User, on: date | None = None) -> CaseQuerySet:
        """Open cases of the therapist, a co-therapist or the current leave cover."""
        return self.open().own_or_granted(user, on)

    def own_or_granted(self, user: User, on: date | None = None) -> CaseQuerySet:
        if not user.is_active:
            return self.none()
        day = on or timezone.localdate()
        granted = CaseAccess.objects.current(day).filter(user=user)
        return self.filter(
            Q(therapist=user, therapist__is_therapist=True)
            | Q(pk__in=granted.values("case"))
        )

    def own_or_covered(self, user: User, on: date | None = None) -> CaseQuerySet:
        """The therapist's and the current leave cover's: who shapes the treatment.

        A co-therapist works in the sessions, and reads the rest.
        """
        if not user.is_active:
            return self.none()
        covered = CaseAccess.objects.current(on or timezone.localdate()).filter(
            user=user, relation=CaseAccess.Relation.COVER
        )
        return self.filter(
            Q(therapist=user, therapist__is_therapist=True)
            | Q(pk__in=covered.values("case"))
        )

    def own(self, user: User) -> CaseQuerySet:
        """Cases that someone treats: theirs by name, and they still are a therapist."""
        if not user.is_active:
            return self.none()
        return self.filter(therapist=user, therapist__is_therapist=True)

    def open(self) -> CaseQuerySet:
        return self.exclude(status=Case.Status.CLOSED)

    def closed(self) -> CaseQuerySet:
        return self.filter(status=Case.Status.CLOSED)

    def of_therapists(
        self, therapists: Sequence[User] | models.QuerySet[User]
    ) -> CaseQuerySet:
        return self.filter(therapist__in=therapists)

    def with_people(self) -> CaseQuerySet:
        return self.select_related("client", "therapist", "couple__client")


class Case(models.Model):
    """One course of treatment: one client, one therapist, one protocol."""

    class Status(models.TextChoices):
        ASSESSMENT = "ASSESSMENT", "Assessment"
        TREATMENT = "TREATMENT", "In treatment"
        CLOSED = "CLOSED", "Closed"

    class ReferralSource(models.TextChoices):
        SELF = "SELF", "The client"
        GP = "GP", "GP or physician"
        SCHOOL = "SCHOOL", "School counsellor"
        PSYCHIATRIST = "PSYCHIATRIST", "Psychiatrist"
        EMPLOYER = "EMPLOYER", "Employer"
        SERVICE = "SERVICE", "Another service"
        OTHER = "OTHER", "Someone else"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, models.PROTECT, related_name="cases")
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="cases"
    )
    # Empty while the model is undecided; a key of protocols.PROTOCOLS after that.
    protocol_key = models.CharField(max_length=30, blank=True)
    # A key of protocols.problems; other_problem is the word for OTHER.
    problem = models.CharField(max_length=30)
    other_problem = models.CharField(max_length=80, blank=True)
    # A key of measures.instruments.
    main_measure = models.CharField(max_length=20, default="PHQ9")
    status = models.CharField(max_length=12, choices=Status, default=Status.ASSESSMENT)
    referral_source = models.CharField(max_length=14, choices=ReferralSource)
    referral_reason = models.TextField(max_length=2000, blank=True)
    referred_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # A key of protocols.endings.
    ending_reason = models.CharField(max_length=30, blank=True)
    ending_outcome = models.TextField(max_length=2000, blank=True)
    told = models.CharField(max_length=300, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status="CLOSED",
                    closed_on__isnull=False,
                    closed_by__isnull=False,
                )
                & ~Q(ending_reason="")
                | ~Q(status="CLOSED")
                & Q(closed_on__isnull=True, closed_by__isnull=True, ending_reason=""),
                name="cases_case_closed_with_day_person_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(closed_on__gte=F("referred_on")),
                name="cases_case_closes_after_its_referral",
            ),
        ]
        indexes = [
            models.Index(
                fields=["therapist", "status"], name="cases_case_of_therapist"
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"

    @property
    def is_closed(self) -> bool:
        return self.status == self.Status.CLOSED

    @property
    def is_model_decided(self) -> bool:
        return bool(self.protocol_key)

    @property
    def partner(self) -> Client | None:
        """The second of a couple; None where one person comes."""
        couple = getattr(self, "couple", None)
        return couple.client if couple is not None else None

    @property
    def who(self) -> Client | Pair:
        """Whom the case is with, for printing names: its client, or both of a couple."""
        partner = self.partner
        return self.client if partner is None else Pair(self.client, partner)

    @property
    def people_in_it(self) -> tuple[Client, ...]:
        """The client, and the partner of a couple after them."""
        partner = self.partner
        return (self.client,) if partner is None else (self.client, partner)


class CaseAccessQuerySet(models.QuerySet["CaseAccess"]):
    def current(self, on: date) -> CaseAccessQuerySet:
        """Grants of that day whose holder still is a therapist and still works here."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on),
            ended_at__isnull=True,
            starts_on__lte=on,
            user__is_therapist=True,
            user__is_active=True,
        )


class CaseAccess(models.Model):
    """A dated permission to work in someone else's case. Both days are included.

    It lapses by itself after `ends_on`; `ended_at` ends it at once. `hand_over` is what
    the admin was asked to pass on, where the therapist wrote no HandOver.
    """

    class Relation(models.TextChoices):
        CO_THERAPIST = "CO_THERAPIST", "Co-therapist"
        COVER = "COVER", "Leave cover"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="accesses")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="case_accesses"
    )
    relation = models.CharField(max_length=14, choices=Relation)
    reason = models.CharField(max_length=300)
    hand_over = models.TextField(max_length=2000, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = CaseAccessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="cases_access_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(relation="COVER") | Q(ends_on__isnull=False),
                name="cases_access_cover_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"case access {self.pk}"


class Reassignment(models.Model):
    """A case went from one therapist to another. Nothing written is re-authored."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="reassignments")
    former = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=300)
    reassigned_at = models.DateTimeField()
    reassigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"reassignment {self.pk}"


class CaseRecordQuerySet(models.QuerySet[RecordT]):
    """Base for every record that belongs to a case: access is inherited, not restated."""

    def visible_to(self, user: User) -> CaseRecordQuerySet[RecordT]:
        return self.filter(case__in=Case.objects.visible_to(user))


class StandingQuerySet(CaseRecordQuerySet[RecordT]):
    """Records of which some were taken back, as they were written for another client.

    `as_manager()` leaves these out, so that no query can forget to: they stay in their
    table, and count nowhere (docs/adr/0029).
    """

    def standing(self) -> Self:
        """Those that count."""
        return self.filter(withdrawn_at__isnull=True)

    # The type checker's plugin makes a manager of its own, which this would hide.
    if not TYPE_CHECKING:

        @classmethod
        def as_manager(cls):
            """As `QuerySet.as_manager`, for those alone that count."""
            manager = models.Manager.from_queryset(cls)
            # A related manager is built of this class, and leaves out the same.
            manager.get_queryset = _standing
            return manager()

        as_manager.queryset_only = True


def _standing(manager: models.Manager[Any]) -> Any:
    return models.Manager.get_queryset(manager).standing()  # type: ignore[attr-defined]
