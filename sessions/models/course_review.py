"""The course looked at as a whole, on a day, together with the client."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from cases.models import Case, CaseRecordQuerySet
from formulation.models.written import Written
from sessions.models.plan import TherapySession


class CourseReview(Written):
    """One review of the course, with the facts as they stood beside it then.

    Rows are added and never changed. A correction is a new row that `replaces` the
    former one; the facts stay those of the day of the review.
    """

    # Not at a point of the protocol: because somebody wanted it.
    EXTRA = "EXTRA"

    class FocusRight(models.TextChoices):
        YES = "YES", "Yes, it fits"
        SHARPEN = "SHARPEN", "Yes, and it can be sharper"
        CHANGE = "CHANGE", "No, it should change"

    case = models.ForeignKey(Case, models.PROTECT, related_name="course_reviews")
    # The session in which it was held; None between two sessions.
    therapy_session = models.ForeignKey(
        TherapySession,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="course_reviews",
    )
    # A value of protocols.base.ReviewKind or EXTRA, and the title that was shown then.
    kind = models.CharField(max_length=15)
    title = models.CharField(max_length=80)
    # The therapy that was followed: its reviews say nothing of the next one's.
    protocol_key = models.CharField(max_length=30)
    reviewed_on = models.DateField()
    focus_right = models.CharField(max_length=7, choices=FocusRight)
    focus_words = models.CharField(max_length=500, blank=True)
    changed = models.TextField(max_length=1000, blank=True)
    in_the_way = models.TextField(max_length=1000, blank=True)
    alliance = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(10)]
    )
    alliance_words = models.CharField(max_length=500, blank=True)
    # Keys of protocols.course_reviews.CONSIDERED, where little has changed.
    considered = models.JSONField(default=list, blank=True)
    considered_words = models.CharField(max_length=500, blank=True)
    agreed = models.TextField(max_length=1000)
    client_words = models.TextField(max_length=1000, blank=True)
    # What the record held at that moment (sessions.queries.course_facts).
    facts = models.JSONField(default=dict)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
    )

    objects = CaseRecordQuerySet["CourseReview"].as_manager()

    class Meta:
        verbose_name = "review of the course"
        constraints = [
            models.CheckConstraint(
                condition=Q(alliance__isnull=True) | Q(alliance__lte=10),
                name="sessions_review_alliance_0_to_10",
            ),
            models.CheckConstraint(
                condition=~Q(agreed=""), name="sessions_review_says_what_was_agreed"
            ),
        ]
