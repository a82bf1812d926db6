"""What waits for a therapist beside the sessions: questions, requests, marks to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import Case, Client
from documents.models import SummaryRequest
from documents.queries.agreeing import answered_letters_of
from formulation.queries import Anniversary, coming_anniversaries, focus_kind_of
from measures.queries import ago, answered_lately
from protocols.base import FocusKind, ReviewKind
from protocols.flags import FlagKey, Severity
from sessions.models import CarriedTask, Countersignature, NoteAddendum, SessionNote
from sessions.queries import Appointment, sessions_between
from supervision.flags import RaisedFlag
from supervision.models import SupervisionReview
from supervision.queries import flags_of_cases
from supervision.queries.recordings import to_destroy
from ui.words import document_day

COMMENT_DAYS = 7
AHEAD_DAYS = 7
MOST_AHEAD = 6
REVIEWS = {
    ReviewKind.FOCUS: "agree the focus",
    ReviewKind.MIDDLE: "mid-course review",
    ReviewKind.LATE: "review before the ending",
    ReviewKind.PERIODIC: "six-monthly review",
    ReviewKind.TRIAGE: "review, and what comes next",
}
# Where each mark is answered; the others on the page of scores.
ANSWERED_AT = {
    FlagKey.SI_ITEM9: ("cases:new_risk", "Record what you asked"),
    FlagKey.SI_PLAN: ("cases:safety_plan", "Open the safety plan"),
    FlagKey.RISK_STALE: ("cases:new_risk", "Record what you asked"),
    FlagKey.DNA2: ("sessions:list", "Open the sessions"),
    FlagKey.GAP: ("sessions:list", "Open the sessions"),
    FlagKey.NOTE_LATE: ("sessions:list", "Open the sessions"),
    FlagKey.DRIFT: ("sessions:list", "Open the sessions"),
    FlagKey.NO_CONTRACT: ("sessions:plan", "Open the plan"),
    FlagKey.CONTRACT_OVER: ("sessions:plan", "Open the plan"),
    FlagKey.CONSENT: ("cases:contacts", "Open consent"),
    FlagKey.NO_ENDING: ("documents:ending", "Open the ending"),
    FlagKey.ENDED_EARLY: ("documents:ending", "Open the ending"),
    FlagKey.CLIENT_DIED: ("documents:ending", "Open the ending"),
    FlagKey.LETTER_DUE: ("documents:list", "Open the letters"),
    FlagKey.DUE_FOR_REVIEW: ("supervision:case", "Open supervision"),
    FlagKey.SAFEGUARD: ("cases:new_risk", "Record whom you reached"),
    FlagKey.ANNIV: ("sessions:timeline", "Open the timeline"),
}
TOLD_BACK_AT = {
    FocusKind.FOCUS_AREA: ("formulation:formulation", "Tell it back"),
    FocusKind.IPAF: ("formulation:ipaf", "Tell it back"),
}
FOCUS_AT = {
    FocusKind.FOCUS_AREA: ("formulation:focus", "Open the focus"),
    FocusKind.IPAF: ("formulation:ipaf", "Open the formulation"),
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
    """Marks of today, what others ask for, marks that can wait, then what was written.

    Therapist and supervisor see the same marks. Eleven queries, and those of the marks.
    """
    cases = list(Case.objects.writable_by(user).with_people())
    flags = flags_of_cases(cases, now)
    return [
        *_marks(cases, flags, Severity.URGENT),
        *_answered(cases, now),
        *_recordings(user, timezone.localdate(now)),
        *_returned(user),
        *_letters_answered(user),
        *_asked_by_supervisors(user),
        *_summaries(user),
        *_marks(cases, flags, Severity.ATTENTION),
        *_comments(user, now),
    ]


def _recordings(user: User, on: date) -> list[Need]:
    """Recordings of one's own cases whose time is over, or soon; also of closed ones."""
    return [
        _need(
            line.recording.case,
            f"Recording of {document_day(line.recording.made_on)}. {line.reason}",
            "supervision:recordings",
            "Open the register",
            sign="warn" if line.is_pressing else "clock",
        )
        for line in to_destroy(user, on)
    ]


def _marks(
    cases: Iterable[Case],
    flags: Mapping[UUID, Sequence[RaisedFlag]],
    severity: Severity,
) -> list[Need]:
    """The flags of one severity, each with the place where it is answered."""
    return [
        _mark(case, flag)
        for case in cases
        for flag in flags[case.pk]
        if flag.severity == severity
    ]


def _mark(case: Case, flag: RaisedFlag) -> Need:
    page, label = _answered_at(case, FlagKey(flag.key))
    if flag.severity == Severity.URGENT:
        return _need(case, flag.evidence, page, label, sign="warn", tone="risk")
    text = f"{flag.title}. {flag.evidence}"
    return _need(case, text, page, label, sign="info", tone="quiet")


def _answered_at(case: Case, key: FlagKey) -> tuple[str, str]:
    if key == FlagKey.NO_FOCUS and (kind := focus_kind_of(case)):
        return FOCUS_AT[kind]
    if key == FlagKey.NO_FORMULATION_RESP and (kind := focus_kind_of(case)):
        return TOLD_BACK_AT[kind]
    return ANSWERED_AT.get(key, ("sessions:measures", "See the scores"))


def _answered(cases: Sequence[Case], now: datetime) -> list[Need]:
    """Questionnaires that clients sent on their own within a day."""
    by_id = {case.pk: case for case in cases}
    return [
        _need(
            by_id[link.case_id],
            f"{link.titles} answered {ago(link.answered_at, now)}",
            "sessions:measures",
            "See the scores",
            sign="check",
            tone="quiet",
        )
        for link in answered_lately(list(by_id), now)
        if link.answered_at is not None
    ]


def _returned(user: User) -> list[Need]:
    """A supervisor sent a note back, and neither words were added since nor agreed to.

    Only in cases that the author still works in: only there can they answer.
    """
    agreed = SessionNote.objects.filter(
        countersignatures__decision=Countersignature.Decision.AGREED
    )
    added_since = NoteAddendum.objects.filter(
        note=OuterRef("note"), author=user, added_at__gt=OuterRef("decided_at")
    )
    returned = (
        Countersignature.objects.filter(
            note__author=user,
            decision=Countersignature.Decision.RETURNED,
            case__in=Case.objects.own_or_granted(user),
        )
        .exclude(note__in=agreed)
        .exclude(Exists(added_since))
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


def _letters_answered(user: User) -> list[Need]:
    """What a supervisor said to letters that are to leave: to write anew, or to release."""
    return [
        Need(
            client=one.document.case.client,
            case_url=_overview(one.document.case),
            text=f"{one.answer.author_name} {one.words}",
            quote=one.answer.comment,
            url=reverse(
                "documents:document", args=[one.document.case_id, one.document.pk]
            ),
            label="Open the letter",
            sign="msg",
            tone="note",
        )
        for one in answered_letters_of(user)
    ]


def _asked_by_supervisors(user: User) -> list[Need]:
    """Open tasks of the user's own cases, whoever they were asked of: a case that was
    given on brings them along. Elsewhere those asked of the user, who still works there.
    """
    theirs = Q(case__in=Case.objects.own(user))
    asked_of_them = Q(owner=user, case__in=Case.objects.own_or_granted(user))
    tasks = (
        CarriedTask.objects.open()
        .for_therapists()
        .filter(theirs | asked_of_them)
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


def anniversaries_ahead(user: User, on: date) -> list[Anniversary]:
    """Deaths and separations whose yearly day comes within fourteen days, in open cases.

    Four queries, however many cases.
    """
    return coming_anniversaries(Case.objects.writable_by(user).with_people(), on)


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
