"""The practice itself: letterhead, crisis lines, and what it has decided."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from accounts.models.logo import Logo
from protocols.thresholds import Thresholds
from ui import dates


class Practice(models.Model):
    """The one row that says how this practice is called and what it has decided."""

    class Paper(models.TextChoices):
        A4 = "A4", "A4"
        LETTER = "LETTER", "US Letter"

    class RiskAcknowledged(models.TextChoices):
        NOBODY = "NOBODY", "None"
        TOLD = "TOLD", "Those after which the supervisor was told, or others outside"
        FULL = "FULL", "Every full entry"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=120, default="Our practice")
    address = models.TextField(max_length=400, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    crisis_lines = models.TextField(
        max_length=1000,
        blank=True,
        help_text="One line each, as it is printed: who, and the number.",
    )
    crisis_verified_on = models.DateField(null=True, blank=True)
    paper = models.CharField(max_length=10, choices=Paper, default=Paper.A4)
    # What else stands at the head of a letter, one line each.
    letterhead = models.TextField(max_length=300, blank=True)
    logo = models.ForeignKey(
        Logo, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The words of days on paper; everything else stays English.
    date_language = models.CharField(
        max_length=5, choices=dates.CHOICES, default=dates.ENGLISH
    )
    # Under a letter: room for a pen, and what stands beside the name.
    has_room_to_sign = models.BooleanField(default=False)
    shows_profession = models.BooleanField(default=True)
    shows_registration = models.BooleanField(default=True)
    signature_line = models.CharField(max_length=120, blank=True)
    missed_session_counts = models.BooleanField(default=False)
    # After which risk entries a supervisor writes that they have read it.
    risk_acknowledged = models.CharField(
        max_length=6, choices=RiskAcknowledged, default=RiskAcknowledged.TOLD
    )
    deficits_title = models.CharField(max_length=60, blank=True)
    thresholds = models.JSONField(default=dict, blank=True)
    # Those that are others in cases of therapists in training.
    trainee_thresholds = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="accounts_practice_is_one"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def crisis_check_due_on(self) -> date | None:
        """The day after which the crisis numbers are to be rung again; None where nobody
        has said when they were checked."""
        if self.crisis_verified_on is None:
            return None
        days = Thresholds.of(self.thresholds).crisis_days
        return self.crisis_verified_on + timedelta(days=days)

    @property
    def letterhead_lines(self) -> list[str]:
        return [line.strip() for line in self.letterhead.splitlines() if line.strip()]

    @property
    def crisis_line_list(self) -> list[str]:
        return [line.strip() for line in self.crisis_lines.splitlines() if line.strip()]
