"""What a supervisor, the admin or a letter waits for, and what was written."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from accounts.models import User
from cases.models import Case
from documents.models import SummaryRequest
from documents.queries.agreeing import answered_letters_of
from ipt_practice.queries.needs.shapes import Need, overview_url
from sessions.models import CarriedTask, Countersignature, NoteAddendum, SessionNote
from supervision.models import SupervisionReview

COMMENT_DAYS = 7


def notes_returned(user: User) -> list[Need]:
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
            case_url=overview_url(one.case),
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


def letters_answered(user: User) -> list[Need]:
    """What a supervisor said to letters that are to leave: to write anew, or to release."""
    return [
        Need(
            client=one.document.case.client,
            case_url=overview_url(one.document.case),
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


def asked_by_supervisors(user: User) -> list[Need]:
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
            case_url=overview_url(task.case),
            text=f"{task.asked_by.short_name} asks",
            quote=task.text,
            url=reverse("supervision:case", args=[task.case_id]),
            label="Answer",
            sign="flag",
        )
        for task in tasks
    ]


def summaries(user: User) -> list[Need]:
    """The admin waits for a treatment summary to be released."""
    asked: QuerySet[SummaryRequest] = (
        SummaryRequest.objects.filter(
            case__in=Case.objects.own(user), answered_at__isnull=True
        )
        .select_related("case__client", "case__couple__client", "asked_by")
        .order_by("asked_at", "pk")
    )
    return [
        Need(
            client=one.whose,
            case_url=overview_url(one.case),
            text=f"{one.asked_by.short_name} asks for the treatment summary",
            url=reverse("documents:list", args=[one.case_id]),
            label="Write and release it",
            sign="file",
        )
        for one in asked
    ]


def comments_on(user: User, now: datetime) -> list[Need]:
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
            case_url=overview_url(one.case),
            text=f"{one.author.short_name} wrote",
            quote=one.text,
            url=reverse("supervision:case", args=[one.case_id]),
            label="Reply",
            sign="msg",
        )
        for one in comments
    ]
