"""The people who work here, and who supervises whom."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> UserQuerySet:
        return self.filter(is_active=True)

    def therapists(self) -> UserQuerySet:
        return self.active().filter(is_therapist=True)

    def supervisors(self) -> UserQuerySet:
        return self.active().filter(is_supervisor=True)

    def by_name(self) -> UserQuerySet:
        return self.order_by("family_name", "given_name", "pk")


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def active(self) -> UserQuerySet:
        return self.get_queryset().active()

    def therapists(self) -> UserQuerySet:
        return self.get_queryset().therapists()

    def supervisors(self) -> UserQuerySet:
        return self.get_queryset().supervisors()

    def get_by_natural_key(self, email: str | None) -> User:
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """Someone who works here. Never deleted: their name stands under what they signed."""

    class Names(models.TextChoices):
        FULL = "FULL", "Names"
        INITIALS = "INITIALS", "Initials only"

    class Theme(models.TextChoices):
        AUTO = "AUTO", "As the device"
        LIGHT = "LIGHT", "Light"
        DARK = "DARK", "Dark"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    title = models.CharField(max_length=20, blank=True)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    profession = models.CharField(max_length=80, blank=True)
    registration_number = models.CharField(max_length=40, blank=True)
    is_therapist = models.BooleanField(default=False)
    is_trainee = models.BooleanField(default=False)
    is_supervisor = models.BooleanField(default=False)
    is_practice_admin = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    names_shown = models.CharField(max_length=10, choices=Names, default=Names.FULL)
    theme = models.CharField(max_length=5, choices=Theme, default=Theme.AUTO)
    has_shortcuts = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["given_name", "family_name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_trainee=False) | Q(is_therapist=True),
                name="accounts_user_trainee_is_a_therapist",
            ),
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_once"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def formal_name(self) -> str:
        return f"{self.title} {self.full_name}".strip()

    @property
    def short_name(self) -> str:
        """As tables show it: "R Adeyemi"."""
        return f"{self.given_name[:1]} {self.family_name}"

    @property
    def initials(self) -> str:
        return (self.given_name[:1] + self.family_name[:1]).upper()

    @property
    def is_clinician(self) -> bool:
        return self.is_therapist or self.is_supervisor

    @property
    def role_words(self) -> str:
        roles = [
            (
                "Trainee therapist" if self.is_trainee else "Therapist",
                self.is_therapist,
            ),
            ("Supervisor", self.is_supervisor),
            ("Practice admin", self.is_practice_admin),
        ]
        return ", ".join(word for word, has in roles if has)


class Arrangement(models.TextChoices):
    """What the supervisor has to do for this supervisee; each holds the one before."""

    MAY_READ = "MAY_READ", "May read"
    MUST_APPROVE = "MUST_APPROVE", "Must approve letters"
    MUST_COSIGN = "MUST_COSIGN", "Must co-sign notes and approve letters"

    @property
    def short(self) -> str:
        return self.label.partition(" letters")[0].partition(" notes")[0]


# Of whoever is supervised so, nothing leaves the practice without the supervisor.
WITH_APPROVAL = (Arrangement.MUST_APPROVE, Arrangement.MUST_COSIGN)


class SupervisionLinkQuerySet(models.QuerySet["SupervisionLink"]):
    def current(self, on: date) -> SupervisionLinkQuerySet:
        """Links of that day whose supervisor still is one and still works here."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on),
            starts_on__lte=on,
            supervisor__is_supervisor=True,
            supervisor__is_active=True,
        )

    def cosigning(self) -> SupervisionLinkQuerySet:
        return self.filter(arrangement=Arrangement.MUST_COSIGN)

    def approving(self) -> SupervisionLinkQuerySet:
        return self.filter(arrangement__in=WITH_APPROVAL)


class SupervisionLink(models.Model):
    """Who supervises whom, from when until when (both days included), and how.

    Another arrangement is another link, from its own day: what held before stays to be
    read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="supervisee_links"
    )
    supervisee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="supervisor_links"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    arrangement = models.CharField(
        max_length=12, choices=Arrangement, default=Arrangement.MAY_READ
    )

    objects = SupervisionLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(supervisor=F("supervisee")),
                name="accounts_link_nobody_supervises_themselves",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="accounts_link_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(arrangement__in=Arrangement.values),
                name="accounts_link_arrangement_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"supervision link {self.pk}"


def describe_roles(user: User) -> dict[str, Any]:
    """The switches of a person, as the log keeps them: old and new value."""
    return {
        "is_therapist": user.is_therapist,
        "is_trainee": user.is_trainee,
        "is_supervisor": user.is_supervisor,
        "is_practice_admin": user.is_practice_admin,
        "is_active": user.is_active,
    }
