"""One person's view of one piece of work: a supervisor's, or the therapist's own.

About a therapist, not about a client: whoever opens the case does not open these with it.
`readable_by` says who reads them.
"""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import SupervisionLink, User
from cases.models import Case
from sessions.models import TherapySession
from supervision.models.recording import SessionRecording


class CompetenceRatingQuerySet(models.QuerySet["CompetenceRating"]):
    def given(self) -> CompetenceRatingQuerySet:
        return self.filter(given_at__isnull=False)

    def drafts(self) -> CompetenceRatingQuerySet:
        return self.filter(given_at__isnull=True)

    def by_supervisors(self) -> CompetenceRatingQuerySet:
        return self.exclude(rater=F("therapist"))

    def own(self) -> CompetenceRatingQuerySet:
        """Therapists about a session of their own."""
        return self.filter(rater=F("therapist"))

    def readable_by(self, user: User, on: date) -> CompetenceRatingQuerySet:
        """What this person may read, wherever the case may be.

        One's own, drafts included. What was given about one's own work. Of those whom one
        supervises on that day: what was given by supervisors, and of what they said about
        themselves only what they share now.
        """
        supervised = SupervisionLink.objects.current(on).filter(supervisor=user)
        shared = RatingShare.objects.standing().values("rating")
        return self.filter(
            Q(rater=user)
            | Q(given_at__isnull=False, therapist=user)
            | Q(given_at__isnull=False, therapist__in=supervised.values("supervisee"))
            & (~Q(rater=F("therapist")) | Q(pk__in=shared))
        )

    def without_unread(self) -> CompetenceRatingQuerySet:
        """Without own views that no supervisor has opened: they can be taken back still."""
        read = RatingShare.objects.standing().filter(read_at__isnull=False)
        return self.filter(~Q(rater=F("therapist")) | Q(pk__in=read.values("rating")))

    def in_order(self) -> CompetenceRatingQuerySet:
        return self.order_by("rated_on", "given_at", "pk")


class CompetenceRating(models.Model):
    """A draft until it is given; from then on the row stays as it is (docs/adr/0042).

    `answers` maps keys of protocols.competence to {"score": 0-4 or "NA", "comment",
    "minute"}; what was not looked at is not in it. Its numbers are one view of one
    session, and are never added up.
    """

    class Evidence(models.TextChoices):
        RECORDING = "RECORDING", "From a recording"
        DISCUSSION = "DISCUSSION", "From discussion"
        MEMORY = "MEMORY", "From memory"

    NOT_APPLICABLE = "NA"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="competence_ratings")
    # Whose work it is, and who looked at it: the same person for an own session.
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="competence_ratings"
    )
    rater = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    evidence = models.CharField(max_length=10, choices=Evidence)
    # None where a supervisor rates from discussion of more than one session.
    therapy_session = models.ForeignKey(
        TherapySession,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="competence_ratings",
    )
    recording = models.ForeignKey(
        SessionRecording,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="competence_ratings",
    )
    # Where the course stood: keys of protocols, with the title that was shown then.
    protocol_key = models.CharField(max_length=30)
    phase = models.CharField(max_length=20)
    phase_title = models.CharField(max_length=40)
    # A key of protocols.focus_areas; empty in DIT and without a focus.
    focus_area = models.CharField(max_length=20, blank=True)
    rated_on = models.DateField()
    answers = models.JSONField(default=dict, blank=True)
    words = models.TextField(max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)

    objects = CompetenceRatingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(evidence="RECORDING")
                | Q(recording__isnull=False, therapy_session__isnull=False),
                name="supervision_rating_from_a_recording_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(rater=F("therapist"))
                | ~Q(evidence="DISCUSSION") & Q(therapy_session__isnull=False),
                name="supervision_rating_of_oneself_is_of_a_session",
            ),
            models.CheckConstraint(
                condition=Q(rater=F("therapist")) | ~Q(evidence="MEMORY"),
                name="supervision_rating_from_memory_is_of_oneself",
            ),
        ]
        indexes = [
            models.Index(
                fields=["therapist", "given_at"], name="supervision_rating_of_person"
            )
        ]

    def __str__(self) -> str:
        return f"competence rating {self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.given_at is None

    @property
    def is_own(self) -> bool:
        return self.rater_id == self.therapist_id

    @property
    def is_from_recording(self) -> bool:
        return self.evidence == self.Evidence.RECORDING


class RatingShareQuerySet(models.QuerySet["RatingShare"]):
    def standing(self) -> RatingShareQuerySet:
        return self.filter(taken_back_at__isnull=True)


class RatingShare(models.Model):
    """From when a therapist's view of their own session is open to their supervisors.

    It can be taken back until one of them has read it; either is written once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="rating_shares")
    rating = models.ForeignKey(CompetenceRating, models.PROTECT, related_name="shares")
    shared_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = RatingShareQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rating"],
                condition=Q(taken_back_at__isnull=True),
                name="supervision_share_one_standing",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | Q(read_at__isnull=True),
                name="supervision_share_what_was_read_is_not_taken_back",
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True, read_by__isnull=True)
                | Q(read_at__isnull=False, read_by__isnull=False),
                name="supervision_share_read_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"rating share {self.pk}"
