"""Who works in a case: reassigning, leave cover, and leavers. The practice admin's verbs."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.actions import StillSupervises, end_every_link
from accounts.models import User, describe_roles
from accounts.queries import supervisions_going_on
from audit import actions as audit
from cases.actions.clients import check_not_to_oneself, check_therapist
from cases.actions.course import check_open
from cases.models import Case, CaseAccess, Reassignment
from cases.queries import has_hand_over


class NotThePracticeAdmin(Exception):
    def __str__(self) -> str:
        return "Only the practice admin decides who works in a case."


class SameTherapist(Exception):
    def __str__(self) -> str:
        return "Choose someone other than the case's therapist."


class CoverNotComplete(Exception):
    def __str__(self) -> str:
        return "Leave cover needs a hand-over and a last day."


class CoverNotPossible(Exception):
    """The days of a grant do not fit; the text says why."""


class AccessAlreadyEnded(Exception):
    def __str__(self) -> str:
        return "This access has ended already."


class CannotDeactivate(Exception):
    """The account cannot be closed; the text of each kind says why."""


class PersonHasOpenCases(CannotDeactivate):
    """`count` open cases have to be given to someone else first."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def __str__(self) -> str:
        noun = "case is" if self.count == 1 else "cases are"
        return f"{self.count} open {noun} still with this person. Reassign first."


class PersonSupervises(StillSupervises, CannotDeactivate):
    """As for taking away the role of supervisor, and in the same words."""


class NotYourself(CannotDeactivate):
    def __str__(self) -> str:
        return "You cannot deactivate your own account."


class AlreadyDeactivated(CannotDeactivate):
    def __str__(self) -> str:
        return "This account is deactivated already."


def check_admin(by: User) -> None:
    if not (by.is_active and by.is_practice_admin):
        raise NotThePracticeAdmin


@transaction.atomic
def reassign_case(
    *,
    case: Case,
    by: User,
    therapist: User,
    reason: str,
    at: datetime | None = None,
) -> Case:
    """Give a case to another therapist, who sees all of it from now on.

    The former one loses it at once, grants included. Nothing is re-authored. Closed cases
    can be given on too. Raises NotThePracticeAdmin, NotATherapist, SameTherapist,
    NotToYourself.
    """
    at = at or timezone.now()
    check_admin(by)
    check_therapist(therapist)
    check_not_to_oneself(by, therapist)
    case = Case.objects.select_for_update().get(pk=case.pk)
    former = case.therapist
    if former == therapist:
        raise SameTherapist
    case.therapist = therapist
    case.save(update_fields=["therapist"])
    Reassignment.objects.create(
        case=case,
        former=former,
        therapist=therapist,
        reason=reason,
        reassigned_at=at,
        reassigned_by=by,
    )
    CaseAccess.objects.filter(case=case, user=former, ended_at__isnull=True).update(
        ended_at=at
    )
    audit.log(
        by=by,
        verb="case.reassigned",
        record=case,
        case=case,
        at=at,
        detail={"old": str(former.pk), "new": str(therapist.pk)},
    )
    return case


@transaction.atomic
def grant_access(
    *,
    case: Case,
    by: User,
    user: User,
    relation: str,
    reason: str,
    starts_on: date,
    ends_on: date | None = None,
    hand_over: str = "",
    at: datetime | None = None,
) -> CaseAccess:
    """Let a therapist work in someone else's case, from a day to a day.

    Leave cover needs a hand-over, the therapist's or one passed on here, or it starts
    blind; and it ends by itself. Raises
    NotThePracticeAdmin, NotATherapist, SameTherapist, NotToYourself, CoverNotComplete,
    CoverNotPossible, CaseAlreadyClosed.
    """
    at = at or timezone.now()
    check_admin(by)
    check_therapist(user)
    check_not_to_oneself(by, user)
    check_open(case)
    if user == case.therapist:
        raise SameTherapist
    is_told = bool(hand_over.strip()) or has_hand_over(case)
    _check_grant(relation, starts_on, ends_on, is_told=is_told, at=at)
    access = CaseAccess(
        case=case,
        user=user,
        relation=relation,
        reason=reason,
        hand_over=hand_over,
        starts_on=starts_on,
        ends_on=ends_on,
        granted_by=by,
    )
    access.full_clean()
    access.save()
    audit.log(
        by=by,
        verb="access.granted",
        record=access,
        case=case,
        at=at,
        detail={
            "user": str(user.pk),
            "relation": relation,
            "from": starts_on.isoformat(),
            "until": ends_on.isoformat() if ends_on else "",
        },
    )
    return access


def _check_grant(
    relation: str,
    starts_on: date,
    ends_on: date | None,
    *,
    is_told: bool,
    at: datetime,
) -> None:
    if relation == CaseAccess.Relation.COVER and not (ends_on and is_told):
        raise CoverNotComplete
    if ends_on is None:
        return
    if ends_on < starts_on:
        raise CoverNotPossible("The last day cannot be before the first.")
    if ends_on < timezone.localdate(at):
        raise CoverNotPossible("The last day has passed already.")


@transaction.atomic
def end_access(
    *, access: CaseAccess, by: User, at: datetime | None = None
) -> CaseAccess:
    """End a grant at once. Raises NotThePracticeAdmin, AccessAlreadyEnded."""
    at = at or timezone.now()
    check_admin(by)
    if access.ended_at is not None:
        raise AccessAlreadyEnded
    access.ended_at = at
    access.save(update_fields=["ended_at"])
    audit.log(
        by=by,
        verb="access.ended",
        record=access,
        case=access.case,
        at=at,
        detail={"user": str(access.user_id)},
    )
    return access


@transaction.atomic
def deactivate_person(*, person: User, by: User, at: datetime | None = None) -> User:
    """Close the account of someone who leaves; their name stays under what they signed.

    Supervision and access end too, so that coming back revives neither. Raises
    NotThePracticeAdmin, NotYourself, AlreadyDeactivated; PersonHasOpenCases until every
    open case is with someone else, and PersonSupervises while someone is supervised.
    """
    at = at or timezone.now()
    check_admin(by)
    if person == by:
        raise NotYourself
    person = User.objects.get_queryset().select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise AlreadyDeactivated
    if count := Case.objects.open().filter(therapist=person).count():
        raise PersonHasOpenCases(count)
    if links := supervisions_going_on(person, timezone.localdate(at)):
        raise PersonSupervises(len(links))
    end_every_link(person=person, by=by, at=at)
    for access in _not_over(person, timezone.localdate(at)):
        end_access(access=access, by=by, at=at)
    old = describe_roles(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    audit.log(
        by=by,
        verb="person.deactivated",
        record=person,
        at=at,
        detail={"old": old, "new": describe_roles(person)},
    )
    return person


def _not_over(person: User, today: date) -> list[CaseAccess]:
    """Grants that hold now or would hold later."""
    standing = CaseAccess.objects.filter(user=person, ended_at__isnull=True)
    return list(standing.exclude(ends_on__lt=today).select_related("case"))
