"""Around a young client: who was spoken with, the check-ins, and who may be told what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cases.models import Case, Contact
from cases.queries.agreed import agreed_by
from cases.queries.people import CONSENT_FOR_CONTACT, contacts_of
from sessions.models import FamilyContact, SchoolPlan
from sessions.queries.course import Course, SessionLine

Kind = FamilyContact.Kind


@dataclass(frozen=True, kw_only=True)
class Talk:
    """One talk in words; `session` is the one that it was part of."""

    record: FamilyContact
    session: SessionLine | None

    @property
    def title(self) -> str:
        return str(Kind(self.record.kind).label)

    @property
    def purposes(self) -> str:
        """ "Safety, ending": what it was about, in the order of the list."""
        labels = [
            str(purpose.label)
            for purpose in FamilyContact.Purpose
            if purpose in self.record.purposes
        ]
        return "; ".join(labels)

    @property
    def length(self) -> str:
        return f"{self.record.minutes} minutes" if self.record.minutes else ""


@dataclass(frozen=True, kw_only=True)
class ParentSession:
    """A session that the manual keeps time in for parents, and the talks that it had."""

    number: int
    talks: tuple[Talk, ...]
    is_past: bool

    @property
    def words(self) -> str:
        if self.talks:
            return "Held"
        return "Not recorded" if self.is_past else "To come"


@dataclass(frozen=True, kw_only=True)
class MayBeTold:
    """One person around the client, what may be said to them, and what stands against it."""

    contact: Contact
    may_be_told: str
    refusal: str


@dataclass(frozen=True, kw_only=True)
class FamilyPage:
    """`check_ins` in order of time; `talks` newest first; `removed` can be put back."""

    parent_sessions: tuple[ParentSession, ...]
    talks: tuple[Talk, ...]
    check_ins: tuple[Talk, ...]
    check_ins_until: int
    removed: tuple[Talk, ...]
    told: tuple[MayBeTold, ...]
    school: SchoolPlan | None
    former_school: tuple[SchoolPlan, ...]

    @property
    def moods(self) -> str:
        """ "8, 7, 6": the thermometer over the check-ins, first to last."""
        given = [one.record.mood for one in self.check_ins if one.record.mood]
        return ", ".join(str(mood) for mood in given)


def family_page(case: Case, course: Course) -> FamilyPage:
    """Everything on the page. Five queries beside the course."""
    lines = {line.session_id: line for line in course.sessions}
    rows = (
        FamilyContact.objects.filter(case=case)
        .select_related("with_whom", "author")
        .order_by("-held_on", "-recorded_at")
    )
    everything = [
        Talk(
            record=row,
            session=lines.get(row.therapy_session_id)
            if row.therapy_session_id
            else None,
        )
        for row in rows
    ]
    standing = [talk for talk in everything if talk.record.removed_at is None]
    check_ins = [talk for talk in standing if talk.record.kind == Kind.CHECK_IN]
    plans = list(
        SchoolPlan.objects.filter(case=case)
        .select_related("contact", "author")
        .order_by("-recorded_at")
    )
    return FamilyPage(
        parent_sessions=_parent_sessions(course, standing),
        talks=tuple(talk for talk in standing if talk.record.kind != Kind.CHECK_IN),
        check_ins=tuple(reversed(check_ins)),
        check_ins_until=_check_ins_until(course),
        removed=tuple(talk for talk in everything if talk.record.removed_at),
        told=_told(case),
        school=plans[0] if plans else None,
        former_school=tuple(plans[1:]),
    )


def _parent_sessions(course: Course, talks: list[Talk]) -> tuple[ParentSession, ...]:
    if course.protocol is None:
        return ()
    with_parents = [
        talk
        for talk in talks
        if talk.record.kind in FamilyContact.PARENTS and talk.session is not None
    ]
    return tuple(
        ParentSession(
            number=number,
            talks=tuple(
                talk
                for talk in with_parents
                if talk.session and talk.session.place_in_course == number
            ),
            is_past=number <= course.attended,
        )
        for number in course.protocol.parent_sessions(course.planned)
    )


def _check_ins_until(course: Course) -> int:
    """How many sessions the weekly phone check-ins go along with; 0 for none."""
    return course.protocol.phone_checkins if course.protocol else 0


def _told(case: Case) -> tuple[MayBeTold, ...]:
    refused = agreed_by(case.client).refused
    return tuple(
        MayBeTold(
            contact=contact,
            may_be_told=contact.may_be_told,
            refusal=refused.get(CONSENT_FOR_CONTACT.get(contact.kind, ""), ""),
        )
        for contact in contacts_of(case.client)
    )


def school_plan_to_begin_with(case: Case) -> dict[str, Any]:
    """The words of the last plan, for a new one; empty before there is one."""
    last = SchoolPlan.objects.filter(case=case).order_by("-recorded_at").first()
    if last is None:
        return {}
    parts = ("may_know", "attendance", "workload", "adjustments", "feedback")
    return {part: getattr(last, part) for part in parts} | {"contact": last.contact_id}
