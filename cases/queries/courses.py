"""The other courses of a client who came back: for whom, and how much of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cases.models import Case
from ui import words


@dataclass(frozen=True, kw_only=True)
class OtherCourse:
    """Another case of the same client. Without `is_open_to` only the register is said."""

    case: Case
    is_earlier: bool
    is_open_to: bool

    @property
    def words(self) -> str:
        """Earlier case, closed 2 Jun; Later case, opened 3 Nov."""
        today = timezone.localdate()
        title = "Earlier case" if self.is_earlier else "Later case"
        if self.case.closed_on is not None:
            return (
                f"{title}, closed {words.short_day(self.case.closed_on, today=today)}"
            )
        opened = timezone.localdate(self.case.opened_at)
        return f"{title}, opened {words.short_day(opened, today=today)}"

    @property
    def register_words(self) -> str:
        """A course with Ruth Adeyemi, from 03-Feb-2026 to 02-Jun-2026."""
        opened = words.document_day(timezone.localdate(self.case.opened_at))
        said = f"a course with {self.case.therapist.full_name}, from {opened}"
        if self.case.closed_on is None:
            return said
        return f"{said} to {words.document_day(self.case.closed_on)}"


def other_courses(case: Case, user: User) -> tuple[OtherCourse, ...]:
    """Those that `user` may open, and, for the case's own therapist, that others were
    before this one. Newest first. Two queries."""
    people = case.people_in_it
    theirs = Q(client__in=people) | Q(couple__client__in=people)
    found = list(
        Case.objects.filter(theirs)
        .exclude(pk=case.pk)
        .with_people()
        .order_by("-opened_at", "pk")
    )
    if not found:
        return ()
    visible = set(
        Case.objects.visible_to(user).filter(theirs).values_list("pk", flat=True)
    )
    courses = (
        OtherCourse(
            case=one,
            is_earlier=one.opened_at < case.opened_at,
            is_open_to=one.pk in visible,
        )
        for one in found
    )
    is_theirs = case.therapist_id == user.pk
    return tuple(
        one for one in courses if one.is_open_to or (is_theirs and one.is_earlier)
    )
