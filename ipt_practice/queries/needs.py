"""What waits for a therapist beside the sessions: questions, requests, marks to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import Case, Client
from documents.models import SummaryRequest
from protocols.base import ReviewKind
from protocols.flags import FlagKey, Severity
from sessions.models import CarriedTask, Countersignature, SessionNote
from sessions.queries import Appointment, sessions_between
from supervision.models import SupervisionReview
from supervision.queries import flags_of_cases

COMMENT_DAYS = 7
AHEAD_DAYS = 7
MOST_AHEAD = 6
REVIEWS = {
    ReviewKind.FOCUS: "agree the focus",
    ReviewKind.MIDDLE: "mid-course review",
    ReviewKind.LATE: "review before the ending",
}
# Where each mark is answered; the others on the page of scores.
ANSWERED_AT = {
    FlagKey.SI_ITEM9: ("cases:new_risk", "Record what you asked"),
    FlagKey.SI_PLAN: ("cases:safety_plan", "Open the safety plan"),
}


@dataclass(frozen=True, kw_only=True)
class Need:
    """Something to do about one case. `sign` and `tone` are an icon and a class.

    `text` stands as the system's own words; `quote` is what a person wrote.
    """

    client: Client
    case_url: str
    text: str
    url: str
    label: str
    sign: str
    tone: str = ""
    quote: str = ""


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """A point of some course within the next days."""

    on: date
    client: Client
    url: str
    text: str


def needs_of(user: User, now: datetime) -> list[Need]:
    """Marks that ask for a look today, then what others asked for. Nine queries or so."""
    return [
        *_marks(user, now),
        *_returned(user),
        *_asked_by_supervisors(user),
        *_summaries(user),
        *_comments(user, now),
    ]


def _marks(user: User, now: datetime) -> list[Need]:
    cases = list(Case.objects.writable_by(user).with_people())
    flags = flags_of_cases(cases, now)
    found = []
    for case in cases:
        for flag in flags[case.pk]:
            if flag.severity != Severity.URGENT:
                continue
            page, label = ANSWERED_AT.get(
                FlagKey(flag.key), ("sessions:measures", "See the scores")
            )
            found.append(
                _need(case, flag.evidence, page, label, sign="warn", tone="risk")
            )
    return found


def _returned(user: User) -> list[Need]:
    """A supervisor sent a note back and has not agreed since.

    Only in cases that the author still works in: only there can they answer.
    """
    agreed = SessionNote.objects.filter(
        countersignatures__decision=Countersignature.Decision.AGREED
    )
    returned = (
        Countersignature.objects.filter(
            note__author=user,
            decision=Countersignature.Decision.RETURNED,
            case__in=Case.objects.own_or_granted(user),
        )
        .exclude(note__in=agreed)
        .select_related("case__client", "note__therapy_session")
        .order_by("decided_at")
    )
    return [
        Need(
            client=one.case.client,
            case_url=_overview(one.case),
            text=f"{one.author_name} returned session {one.note.therapy_session.number}",
            quote=one.comment,
            url=reverse(
                "sessions:session", args=[one.case_id, one.note.therapy_session_id]
            ),
            label="Open the note",
            sign="msg",
            tone="note",
        )
        for one in returned
    ]


def _asked_by_supervisors(user: User) -> list[Need]:
    tasks = (
        CarriedTask.objects.filter(owner=user, outcome=CarriedTask.Outcome.OPEN)
        .filter(case__in=Case.objects.own_or_granted(user))
        .select_related("case__client", "asked_by")
        .order_by("due_on", "asked_at", "pk")
    )
    return [
        Need(
            client=task.case.client,
            case_url=_overview(task.case),
            text=f"{task.asked_by.short_name} asks",
            quote=task.text,
            url=reverse("supervision:case", args=[task.case_id]),
            label="Answer",
            sign="flag",
        )
        for task in tasks
    ]


def _summaries(user: User) -> list[Need]:
    """The admin waits for a treatment summary to be released."""
    asked: QuerySet[SummaryRequest] = (
        SummaryRequest.objects.filter(
            case__in=Case.objects.own(user), answered_at__isnull=True
        )
        .select_related("case__client", "asked_by")
        .order_by("asked_at", "pk")
    )
    return [
        _need(
            one.case,
            f"{one.asked_by.short_name} asks for the treatment summary",
            "documents:list",
            "Write and release it",
            sign="file",
        )
        for one in asked
    ]


def _comments(user: User, now: datetime) -> list[Need]:
    """What a supervisor wrote beside a case in the last days, reviewing it or not."""
    comments = (
        SupervisionReview.objects.filter(
            case__in=Case.objects.own(user),
            written_at__gte=now - timedelta(days=COMMENT_DAYS),
        )
        .exclude(author=user)
        .exclude(text="")
        .select_related("case__client", "author")
        .order_by("-written_at", "pk")
    )
    return [
        Need(
            client=one.case.client,
            case_url=_overview(one.case),
            text=f"{one.author.short_name} wrote",
            quote=one.text,
            url=reverse("supervision:case", args=[one.case_id]),
            label="Reply",
            sign="msg",
        )
        for one in comments
    ]


def _need(
    case: Case, text: str, page: str, label: str, *, sign: str, tone: str = ""
) -> Need:
    return Need(
        client=case.client,
        case_url=_overview(case),
        text=text,
        url=reverse(page, args=[case.pk]),
        label=label,
        sign=sign,
        tone=tone,
    )


def _overview(case: Case) -> str:
    return reverse("overview", args=[case.pk])


def coming_up(user: User, on: date) -> list[Ahead]:
    """Reviews, focus and letters that fall due at a session of the next seven days."""
    first = on + timedelta(days=1)
    found = [
        Ahead(
            on=timezone.localdate(one.line.scheduled_at),
            client=one.case.client,
            url=_overview(one.case),
            text=text,
        )
        for one in sessions_between(user, first, on + timedelta(days=AHEAD_DAYS))
        for text in _points(one)
    ]
    return found[:MOST_AHEAD]


def _points(one: Appointment) -> list[str]:
    course, number = one.course, one.line.place_in_course
    if course.protocol is None or number is None or not one.line.is_open:
        return []
    said = [
        f"{REVIEWS[review.kind]}, session {number}"
        for review in course.protocol.reviews(course.planned)
        if review.number == number
    ]
    if number == course.protocol.letter_deadline(course.planned):
        said.append(f"closing letter to begin, session {number}")
    if number == course.planned:
        said.append(f"last session, {number} of {course.planned}")
    return said
